//! The columns of the list of publications, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    Audience,
    text::Lang,
    view::{Column, text},
    web::Cx,
};
use balai_sheets::Out;
use maud::html;

use super::kind_words;
use crate::publication::Publication;

/// A publication as a row of the list.
pub struct Line {
    publication: Publication,
    initiative: Option<String>,
}

impl Line {
    /// Publications with the names of their initiatives, given as code and name.
    pub fn of_all(publications: Vec<Publication>, initiatives: &[(String, String)]) -> Vec<Self> {
        let named = |code: &String| initiatives.iter().find(|(own, _)| own == code);
        publications
            .into_iter()
            .map(|publication| Self {
                initiative: publication
                    .initiative
                    .as_ref()
                    .and_then(named)
                    .map(|(_, name)| name.clone()),
                publication,
            })
            .collect()
    }
}

fn kind(cx: &Cx, one: &Line) -> String {
    kind_words(cx.lang(), &one.publication.kind)
}

fn in_indonesian(one: &Line) -> &str {
    let texts = &one.publication.title.texts;
    texts.get("id").map_or("", String::as_str)
}

fn audience(cx: &Cx, one: &Line) -> String {
    Audience::parse(&one.publication.audience).words(cx.lang())
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 11] = [
    Column::<Line>::new(
        "title",
        "publication-name",
        |cx, one| {
            let href = format!("{}/{}", super::list::PATH, one.publication.id);
            html! { a href=(href) { (one.publication.title.get(cx.lang())) } }
        },
        |cx, one| text(Some(one.publication.title.get(cx.lang()))),
    )
    .fixed()
    .sorted("title")
    .wide(50),
    Column::<Line>::new(
        "title-en",
        "publication-title",
        |_, one| html! { span lang="en" { (one.publication.title.get(Lang::EN)) } },
        |_, one| text(Some(one.publication.title.get(Lang::EN))),
    )
    .extra()
    .wide(50),
    Column::<Line>::new(
        "title-id",
        "publication-title-id",
        |_, one| html! { span lang="id" { (in_indonesian(one)) } },
        |_, one| text(Some(in_indonesian(one))),
    )
    .extra()
    .wide(50),
    Column::<Line>::new(
        "kind",
        "publication-kind",
        |cx, one| html! { (kind(cx, one)) },
        |cx, one| text(Some(&kind(cx, one))),
    ),
    Column::<Line>::new(
        "date",
        "publication-date",
        |cx, one| html! { (one.publication.when(cx.lang())) },
        |cx, one| text(Some(&one.publication.when(cx.lang()))),
    )
    .sorted_latest_first("latest")
    .wide(18),
    Column::<Line>::new(
        "year",
        "publication-year",
        |_, one| html! { (one.publication.year) },
        |_, one| {
            #[expect(clippy::cast_precision_loss, reason = "a year")]
            let year = one.publication.year as f64;
            Out::Number(year)
        },
    )
    .extra()
    .wide(8),
    Column::<Line>::new(
        "with",
        "publication-published-with",
        |_, one| html! { (one.publication.published_with.as_deref().unwrap_or("")) },
        |_, one| text(one.publication.published_with.as_deref()),
    )
    .wide(30),
    Column::<Line>::new(
        "initiative",
        "publication-initiative",
        |_, one| html! { (one.initiative.as_deref().unwrap_or("")) },
        |_, one| text(one.initiative.as_deref()),
    )
    .extra()
    .wide(30),
    Column::<Line>::new(
        "summary",
        "publication-summary",
        |cx, one| html! { (one.publication.summary.get(cx.lang())) },
        |cx, one| text(Some(one.publication.summary.get(cx.lang()))),
    )
    .extra()
    .wide(60),
    Column::<Line>::new(
        "href",
        "publication-href",
        |_, one| html! { @if let Some(href) = &one.publication.href { a href=(href) { (href) } } },
        |_, one| text(one.publication.href.as_deref()),
    )
    .extra()
    .wide(40),
    Column::<Line>::new(
        "audience",
        "publication-audience",
        |cx, one| html! { (audience(cx, one)) },
        |cx, one| text(Some(&audience(cx, one))),
    )
    .extra()
    .wide(20),
];
