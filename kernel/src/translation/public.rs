//! Editions on the public site.

use std::collections::HashMap;

use axum::http::{HeaderMap, header};
use maud::{Markup, html};
use uuid::Uuid;

use super::{Language, Pair, Record, State, store};
use crate::{
    App, Error, Result,
    store::Conn,
    t,
    text::{Lang, direction_of},
    web::ui::{Kind, Link, note, prose},
};

/// A record in a language, as everyone may read it.
pub struct Read {
    /// In which language.
    pub language: Language,
    /// The paragraphs of its parts, beside those of the first language.
    pub pairs: Vec<Pair>,
    /// The languages in which it is shown, this one among them.
    pub languages: Vec<Language>,
}

/// Whether a paragraph is read in the edition's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// In order.
    Translated,
    /// Its source has changed since.
    Older,
    /// In the first language, since it is not translated.
    Source,
}

impl Read {
    /// The paragraphs of a field, in order.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Pair> {
        self.pairs.iter().filter(move |pair| pair.unit.field == field)
    }

    /// The words of a field's first paragraph, with their language.
    pub fn first<'a>(&'a self, field: &'a str) -> (&'a str, Shown) {
        self.of(field).next().map_or(("", Shown::Source), words_of)
    }

    /// How many paragraphs stand in the first language, or are older than it.
    fn behind(&self) -> (usize, usize) {
        let count = |wanted: Shown| {
            self.pairs
                .iter()
                .filter(|pair| words_of(pair).1 == wanted)
                .count()
        };
        (count(Shown::Source), count(Shown::Older))
    }
}

fn words_of(pair: &Pair) -> (&str, Shown) {
    match pair.state {
        State::Current => (&pair.words, Shown::Translated),
        State::Stale => (&pair.words, Shown::Older),
        State::Missing => (&pair.unit.source, Shown::Source),
    }
}

/// A record in a language, if its edition in it is shown to everyone.
///
/// # Errors
/// When it is not, or the database fails.
pub async fn read(app: &App, record: &Record, code: &str) -> Result<Read> {
    let language = Language::found(app, code)?;
    let languages = languages_of(app, record.id).await?;
    if !languages.contains(&language) {
        return Err(Error::NotFound);
    }
    let kept = store::kept(&app.db, record.id, code).await?;
    let pairs = record.pairs(code, &kept).into_iter().flat_map(|(_, pairs)| pairs);
    Ok(Read {
        language,
        pairs: pairs.collect(),
        languages,
    })
}

/// The languages of the profile in which everyone may read a record.
///
/// # Errors
/// When the database fails.
pub async fn languages_of(app: &App, record: Uuid) -> Result<Vec<Language>> {
    let shown = store::shown_of(&app.db, record).await?;
    let known = app.profile.edition_languages.iter();
    Ok(known
        .filter(|language| shown.contains(&language.code))
        .map(Language::of)
        .collect())
}

/// The titles of records in the reader's language, where an edition in it is shown.
///
/// # Errors
/// When the database fails.
pub async fn titles(conn: &impl Conn, records: &[Uuid], lang: Lang) -> Result<HashMap<Uuid, String>> {
    if lang == Lang::EN {
        return Ok(HashMap::new());
    }
    store::titles(conn, records, lang.code()).await
}

/// The title of an edition, in its language.
pub fn heading(read: &Read) -> Markup {
    match read.first("title") {
        (words, Shown::Source) => html! { span lang="en" dir="ltr" { (words) } },
        (words, _) => html! { span lang=(read.language.code) dir=(read.language.direction()) { (words) } },
    }
}

/// A paragraph in its language, with its direction; what is not translated says so.
pub fn marked(lang: Lang, language: &Language, pair: &Pair) -> Markup {
    let (words, shown) = words_of(pair);
    match shown {
        Shown::Translated => html! { p lang=(language.code) dir=(language.direction()) { (words) } },
        Shown::Older => html! {
            p lang=(language.code) dir=(language.direction()) { (words) }
            p.muted.small { (t!(lang, "translation-older")) }
        },
        Shown::Source => html! {
            p lang="en" dir="ltr" { (words) }
            p.muted.small { (t!(lang, "translation-in-english")) }
        },
    }
}

/// A line of a list in its language, with its direction; what is not translated is said above the list.
pub fn words(language: &Language, pair: &Pair) -> Markup {
    match words_of(pair) {
        (words, Shown::Source) => html! { span lang="en" dir="ltr" { (words) } },
        (words, _) => html! { span lang=(language.code) dir=(language.direction()) { (words) } },
    }
}

/// The paragraphs of a field as text to read.
pub fn passages(lang: Lang, read: &Read, field: &str) -> Markup {
    let body = html! { @for pair in read.of(field) { (marked(lang, &read.language, pair)) } };
    html! { @if read.of(field).next().is_some() { (prose(&body)) } }
}

/// For search engines: which languages there are of a page, and where (RFC 8288 and the HTML
/// standard's `alternate`). `public` is the page in the first language.
pub fn alternates(address: &str, public: &str, languages: &[Language]) -> Markup {
    html! {
        @if !languages.is_empty() {
            link rel="alternate" hreflang="x-default" href={ (address) (public) };
            link rel="alternate" hreflang="en" href={ (address) (public) };
            @for language in languages {
                link rel="alternate" hreflang=(language.code) href={ (address) (public) "/" (language.code) };
            }
        }
    }
}

/// The languages of a page as links, each in itself, without the one that is read; `here` is its
/// code, none for the first language.
pub fn ways(public: &str, languages: &[Language], here: Option<&str>) -> Vec<Markup> {
    let first = here.map(|_| {
        let link = Link::new("English", public.to_owned()).classed("button");
        html! { span lang="en" dir="ltr" { (link) } }
    });
    let others = languages
        .iter()
        .filter(|language| Some(language.code.as_str()) != here)
        .map(|language| {
            let href = format!("{public}/{}", language.code);
            let link = Link::new(&language.name, href).classed("button");
            html! { span lang=(language.code) dir=(language.direction()) { (link) } }
        });
    first.into_iter().chain(others).collect()
}

/// Offers a reader the edition in their language, where there is one: as their browser asks, or as
/// they read these pages.
pub fn offer(lang: Lang, headers: &HeaderMap, public: &str, languages: &[Language]) -> Markup {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let asked = (lang != Lang::EN).then_some(lang.code());
    let found = wanted(asked, accepted).find_map(|code| {
        if code == "en" {
            return Some(None);
        }
        let own = languages.iter().find(|language| language.code == code);
        own.map(Some)
    });
    let Some(Some(language)) = found else {
        return Markup::default();
    };
    let link = Link::new(&language.name, format!("{public}/{}", language.code));
    note(
        Kind::Plain,
        html! {
            (t!(lang, "translation-offer")) " "
            span lang=(language.code) dir=(direction_of(&language.code)) { (link) }
        },
    )
}

/// The codes that a reader wants, the dearest first: the one in which they read these pages, then
/// what their browser asks for (RFC 9110, 12.5.4; in the order in which browsers write them).
fn wanted<'a>(asked: Option<&'a str>, accepted: &'a str) -> impl Iterator<Item = String> + 'a {
    let sent = accepted.split(',').take(20).flat_map(|part| {
        let tag = part
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        // Dari is asked for as the Persian of Afghanistan.
        let dari = (tag == "fa-af").then(|| "prs".to_owned());
        let primary = tag.split('-').next().unwrap_or_default().to_owned();
        dari.into_iter().chain([tag, primary])
    });
    asked.map(str::to_owned).into_iter().chain(sent)
}

/// Above an edition that is not whole: how much of it is in the first language or older than it.
pub fn behind(lang: Lang, read: &Read) -> Markup {
    let (source, older) = read.behind();
    html! {
        @if source + older > 0 {
            (note(Kind::Plain, t!(lang, "translation-behind", source = source, older = older)))
        }
    }
}
