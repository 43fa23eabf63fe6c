//! The frame around every page, put together from the modules' lists.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use maud::{Markup, PreEscaped, Render, html};

use super::{
    Cx, asset_version,
    ui::{
        Brand, Dir, Document, Language, Link, NavItem, Person, PublicShell, Search, Shell, ShellTexts, Theme,
        breadcrumbs, flash, kinds::Kind, note, shell,
    },
};
use crate::{
    account::eyes::{self, Eyes},
    actor::Actor,
    audience::Audience,
    module::Nav,
    t,
    text::Lang,
};

/// The way to a page: what stands above it, the nearest last, and the page itself.
pub fn crumbs(lang: Lang, above: &[Link], here: impl Render) -> Markup {
    breadcrumbs(&t!(lang, "shell-path"), above, here)
}

/// A page without its frame.
#[derive(Default)]
pub struct Page {
    title: String,
    main: String,
    head: Markup,
}

impl Page {
    /// A page with the title of its window.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds a part to the page.
    #[must_use]
    pub fn body(mut self, part: &impl Render) -> Self {
        part.render_to(&mut self.main);
        self
    }

    /// Adds something to the document's head: a description, a feed.
    #[must_use]
    pub fn head(mut self, markup: Markup) -> Self {
        self.head = markup;
        self
    }

    /// In the workspace's frame.
    pub fn workspace(self, cx: &Cx) -> Response {
        let lang = cx.lang();
        let texts = Texts::new(lang);
        let labels: Vec<(&Nav, String)> = nav_of(cx, |module| module.nav);
        let query = asked_query(&cx.here);
        let search_label = t!(lang, "shell-search");
        let (name, line) = (t!(lang, "balai"), office_line(cx));
        let languages = Languages::new(cx);
        let frame = Shell {
            document: document(cx, &self.title, self.head),
            brand: brand(&name, &line, "/app"),
            texts: texts.shell(),
            nav: items(&labels, &cx.here),
            search: cx.actor.is_member().then_some(Search {
                action: "/app/search",
                label: &search_label,
                query: &query,
            }),
            languages: languages.items(),
            person: Some(Person {
                name: &cx.actor.name,
                links: own_links(cx),
                sign_out: "/signout",
                inbox: None,
            }),
            flash: html! { (acting(cx)) (told(cx)) (other_eyes(cx)) },
            main: PreEscaped(self.main),
            footer: Markup::default(),
        };
        Html(shell::workspace(&frame).into_string()).into_response()
    }

    /// In the public site's frame.
    pub fn public(self, cx: &Cx) -> Response {
        let lang = cx.lang();
        let texts = Texts::new(lang);
        let labels: Vec<(&Nav, String)> = nav_of(cx, |module| module.public_nav);
        let (name, line) = (t!(lang, "balai"), office_line(cx));
        let languages = Languages::new(cx);
        let sign_in = if cx.actor.is_signed_in() {
            Link::new(t!(lang, "shell-workspace"), "/app")
        } else {
            Link::new(t!(lang, "shell-sign-in"), "/signin")
        };
        let frame = PublicShell {
            document: document(cx, &self.title, self.head),
            brand: brand(&name, &line, "/"),
            texts: texts.shell(),
            nav: items(&labels, &cx.here),
            languages: languages.items(),
            sign_in: Some(sign_in),
            flash: html! { (told(cx)) (other_eyes(cx)) },
            main: PreEscaped(self.main),
            footer: html! {
                p { (cx.app.profile.office.name.get(lang)) " · " (cx.app.profile.office.place) }
            },
        };
        Html(shell::public(&frame).into_string()).into_response()
    }
}

/// The links under one's own name.
fn own_links(cx: &Cx) -> Vec<Link> {
    let lang = cx.lang();
    let mut links = vec![
        Link::new(t!(lang, "shell-ways-in"), "/app/me/ways-in"),
        Link::new(t!(lang, "shell-devices"), "/app/me/sessions"),
        Link::new(t!(lang, "shell-own-data"), crate::own::OWN),
    ];
    if crate::account::may_name_deputy(&cx.actor) || !cx.actor.acting_for.is_empty() {
        links.push(Link::new(t!(lang, "deputies-title"), "/app/me/deputies"));
    }
    links.push(Link::new(t!(lang, "shell-public-site"), "/"));
    links
}

/// For whom the reader stands in: on every page, so that nobody forgets it.
fn acting(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        @for (name, until) in &cx.actor.acting_for {
            (note(Kind::Warn, html! {
                (t!(lang, "deputy-acting", name = name.as_str(), until = crate::text::day(lang, *until)))
            }))
        }
    }
}

/// What the last act led to: `?told=KEY` in the address it answered with.
fn told(cx: &Cx) -> Markup {
    let key = cx
        .here
        .split(['?', '&'])
        .find_map(|pair| pair.strip_prefix("told="))
        .filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    match key {
        Some(key) if crate::text::catalogue().has(Lang::EN, &format!("told-{key}")) => {
            flash(Kind::Good, t!(cx.lang(), &format!("told-{key}")))
        }
        _ => Markup::default(),
    }
}

/// Above a page that is shown as somebody else would see it: that it is, and the way back.
fn other_eyes(cx: &Cx) -> Markup {
    if cx.actor.viewer().is_none() {
        return Markup::default();
    }
    let (lang, eyes) = (cx.lang(), query_value(&cx.here, "as"));
    let whose = eyes.and_then(|code| code.parse::<Eyes>().ok());
    html! {
        (note(Kind::Plain, html! {
            (t!(lang, "eyes-looking", who = whose.map_or_else(String::new, |eyes| t!(lang, eyes.label())))) " "
            (Link::new(t!(lang, "eyes-back"), without(&cx.here, "as")))
        }))
    }
}

/// Who can see a thing, in words; whoever works in the office may look as somebody else would.
pub fn who_sees(cx: &Cx, audience: &Audience) -> Markup {
    let words = audience.words(cx.lang());
    // Those whom an exception is about are not told; the office's own staff and the party are.
    let may_know = |actor: &Actor| {
        actor.holds("office:core") || audience.entrusted().any(|party| actor.is_focal_of(party))
    };
    let is_said = audience.has_exception() && may_know(&cx.actor) && cx.actor.viewer().is_none_or(may_know);
    html! {
        (words)
        @if is_said { ", " (t!(cx.lang(), "audience-except-lent")) }
        (as_seen_by(cx))
    }
}

/// The way to this page as somebody else would see it.
pub fn as_seen_by(cx: &Cx) -> Markup {
    if !cx.actor.is_office() {
        return Markup::default();
    }
    let here = without(&without(&cx.here, "told"), "as");
    let href = format!("{}?of={}", eyes::PAGE, encode(&here));
    html! { " · " (Link::new(t!(cx.lang(), "eyes-ask"), href)) }
}

/// An address without one of its values.
fn without(here: &str, name: &str) -> String {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(name);
    let rest: Vec<&str> = query.split('&').filter(is_other).collect();
    if rest.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", rest.join("&"))
    }
}

fn query_value(here: &str, name: &str) -> Option<String> {
    let (_, query) = here.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(value))
}

fn brand<'a>(name: &'a str, line: &'a str, href: &'a str) -> Brand<'a> {
    Brand {
        name,
        line,
        href,
        mark: super::ui::icon::mark(),
    }
}

/// The links of the navigation, with where the reader is now.
fn items<'a>(labels: &'a [(&'static Nav, String)], here: &str) -> Vec<NavItem<'a>> {
    let current = longest(labels, here);
    let item = |(nav, label): &'a (&'static Nav, String)| NavItem {
        href: nav.href,
        label,
        count: None,
        current: Some(nav.href) == current,
    };
    labels.iter().map(item).collect()
}

fn nav_of<'a>(
    cx: &'a Cx,
    list: impl Fn(&'a crate::module::Module) -> &'static [Nav],
) -> Vec<(&'static Nav, String)> {
    cx.app
        .modules
        .iter()
        .flat_map(list)
        .filter(|nav| (nav.shown)(&cx.actor))
        .map(|nav| (nav, t!(cx.lang(), nav.label)))
        .collect()
}

/// The section one is in: the longest address that the present one begins with.
fn longest(labels: &[(&'static Nav, String)], here: &str) -> Option<&'static str> {
    let path = here.split('?').next().unwrap_or(here);
    labels
        .iter()
        .map(|(nav, _)| nav.href)
        .filter(|href| {
            // Every workspace page lies under `/app`, but only *Today* is that page itself.
            let is_below = path.starts_with(href) && path.as_bytes().get(href.len()) == Some(&b'/');
            path == *href || (is_below && *href != "/app")
        })
        .max_by_key(|href| href.len())
}

fn document<'a>(cx: &Cx, title: &'a str, head: Markup) -> Document<'a> {
    let lang = cx.lang();
    // `?look=dark` forces a look, for whoever compares the two.
    let theme = match cx
        .here
        .split(['?', '&'])
        .find_map(|pair| pair.strip_prefix("look="))
    {
        Some("dark") => Some(Theme::Dark),
        Some("light") => Some(Theme::Light),
        _ => None,
    };
    Document {
        lang: lang.code(),
        dir: if lang.direction() == "rtl" {
            Dir::Rtl
        } else {
            Dir::Ltr
        },
        title,
        theme,
        asset_version: asset_version(),
        styles: &[],
        head,
    }
}

fn office_line(cx: &Cx) -> String {
    format!(
        "{} · {}",
        cx.app.profile.office.short,
        cx.app.profile.process.short.get(cx.lang())
    )
}

fn asked_query(here: &str) -> String {
    if !here.starts_with("/app/search") {
        return String::new();
    }
    here.split(['?', '&'])
        .find_map(|pair| pair.strip_prefix("q="))
        .map(decode)
        .unwrap_or_default()
}

struct Texts {
    skip: String,
    menu: String,
    sections: String,
    language: String,
    sign_out: String,
}

impl Texts {
    fn new(lang: Lang) -> Self {
        Self {
            skip: t!(lang, "shell-skip"),
            menu: t!(lang, "shell-menu"),
            sections: t!(lang, "shell-sections"),
            language: t!(lang, "shell-language"),
            sign_out: t!(lang, "shell-sign-out"),
        }
    }

    fn shell(&self) -> ShellTexts<'_> {
        ShellTexts {
            skip: &self.skip,
            menu: &self.menu,
            sections: &self.sections,
            language: &self.language,
            sign_out: &self.sign_out,
        }
    }
}

struct Languages(Vec<(&'static str, String, String, bool)>);

impl Languages {
    fn new(cx: &Cx) -> Self {
        let (path, query) = cx.here.split_once('?').unwrap_or((&cx.here, ""));
        let rest: Vec<&str> = query
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.starts_with("lang=") && !pair.starts_with("told="))
            .collect();
        let list = crate::text::catalogue()
            .languages()
            .filter(|lang| {
                cx.app
                    .profile
                    .office
                    .languages
                    .iter()
                    .any(|code| code == lang.code())
            })
            .map(|lang| {
                let mut pairs = rest.clone();
                let own = format!("lang={}", lang.code());
                pairs.push(&own);
                let href = format!("{path}?{}", pairs.join("&"));
                (lang.code(), t!(lang, "language-name"), href, lang == cx.lang())
            })
            .collect();
        Self(list)
    }

    fn items(&self) -> Vec<Language<'_>> {
        self.0
            .iter()
            .map(|(code, name, href, current)| Language {
                code,
                name,
                href,
                current: *current,
            })
            .collect()
    }
}

/// Sends the reader on, after an act.
pub fn redirect(to: &str) -> Response {
    // Only addresses of this office: a path that cannot be read as another host's.
    // Browsers leave tabs out and read \ as /.
    let safe = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\t']);
    let to = if safe { in_ascii(to) } else { "/".to_owned() };
    let value = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, value)]).into_response()
}

/// An address whose letters beyond ASCII are written as their bytes, as a header wants it.
fn in_ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            out.push_str(&encode(letter.encode_utf8(&mut [0; 4])));
        }
    }
    out
}

/// Sends the reader on and says there what the act led to (`told-KEY`).
pub fn redirect_with(to: &str, told: &str) -> Response {
    let mark = if to.contains('?') { '&' } else { '?' };
    redirect(&format!("{to}{mark}told={told}"))
}

/// A file to keep, never to be shown inside the page.
pub fn attachment(name: &str, media_type: &str, bytes: impl Into<Body>) -> Response {
    let safe: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let disposition = format!("attachment; filename=\"{safe}\"");
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(media_type) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A text inside an address.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let pair: Vec<u8> = rest.by_ref().take(2).collect();
                let hex = std::str::from_utf8(&pair).unwrap_or("");
                bytes.push(u8::from_str_radix(hex, 16).unwrap_or(b'?'));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_asked_for_a_redirect_stays_at_this_office(
            to in "(https?:|javascript:|data:)?[/\\\\@\t\r\n .%a-z0-9\u{e9}]{0,24}",
        ) {
            let response = redirect(&to);
            let location = response.headers()[header::LOCATION].to_str().unwrap();
            // As a browser reads it.
            let read: String = location.chars().filter(|c| !c.is_control()).collect::<String>().replace('\\', "/");
            prop_assert!(read.starts_with('/') && !read.starts_with("//"), "{to:?} leads to {read:?}");
        }

        #[test]
        fn a_file_of_any_name_is_handed_over_as_a_file(name in ".{0,40}") {
            let response = attachment(&name, "text/plain", "x");
            let said = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
            let kept = said.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"'));
            prop_assert!(kept.is_some_and(|kept| !kept.contains(['"', '\\', '/', ';', '\n'])), "{said}");
        }

        #[test]
        fn a_text_in_an_address_comes_back_as_it_went_in(text in ".{0,40}", bytes in "[%a-f0-9+]{0,20}") {
            prop_assert_eq!(decode(&encode(&text)), text);
            let _ = decode(&bytes);
        }
    }
}
