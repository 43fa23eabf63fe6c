//! Pages of publications.

mod columns;
mod list;

pub(super) use columns::{COLUMNS, Line};
pub(super) use list::{Offer, PATH, home, list, published};

use balai_kernel::{
    Audience, Id,
    audit::HistoryLine,
    file::FileRow,
    policy::Action,
    t,
    text::{Lang, catalogue, instant, real},
    translation::{self, Language, Read},
    web::{
        Cx, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        crumbs,
        ui::{
            self, Choice, Fact, Field, FieldKind, Form, Link, Markup, PageHead, Radios, disclosure,
            error_summary, hidden,
        },
        who_sees,
    },
};
use maud::{Render as _, html};

use super::{KINDS, Publication, Sent, file::Kind, translation::record};

/// The kind in words; one that only a workbook knew stays as it was written.
fn kind_words(lang: Lang, code: &str) -> String {
    let key = format!("publication-kind-{code}");
    if catalogue().has(Lang::EN, &key) {
        t!(lang, &key)
    } else {
        code.replace('-', " ")
    }
}

/// How large a file is, as people say it.
fn size(lang: Lang, bytes: i64) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes of files, shown with one decimal"
    )]
    let bytes = bytes as f64;
    if bytes >= 1e6 {
        format!("{} MB", real(lang, bytes / 1e6, 1))
    } else {
        format!("{} kB", real(lang, (bytes / 1e3).ceil(), 0))
    }
}

/// "Download (PDF, 1.2 MB)".
fn download(lang: Lang, publication: &Publication, file: &FileRow) -> Link {
    let words = t!(
        lang,
        "publication-download",
        kind = Kind::of_row(file).name,
        size = size(lang, file.size)
    );
    Link::new(words, format!("/library/{}/file", publication.id))
}

/// The file of a publication, for whoever may change it.
fn filing(cx: &Cx, publication: &Publication, file: Option<&FileRow>) -> Markup {
    let lang = cx.lang();
    let path = format!("/app/library/{}/file", publication.id);
    let submit = if file.is_some() {
        "publication-file-replace"
    } else {
        "publication-file-add"
    };
    let fields = html! {
        (Field::new(FieldKind::File(".pdf,.docx,.pptx,.xlsx,.epub".to_owned()), "file", t!(lang, "publication-file-choose"))
            .help(t!(lang, "publication-file-help")).required())
    };
    let body = html! {
        (Form::post(&path, fields).files().submit(t!(lang, submit)))
        @if file.is_some() {
            (Form::post(format!("{path}/removal"), html! {})
                .submit(t!(lang, "publication-file-remove"))
                .danger()
                .ask(t!(lang, "publication-file-remove-ask"), t!(lang, "publication-file-remove"), t!(lang, "publication-cancel")))
        }
    };
    ui::Section::new(t!(lang, "publication-file"), body).render()
}

fn facts(cx: &Cx, publication: &Publication, initiatives: &[(String, String)]) -> Markup {
    let lang = cx.lang();
    let mut facts = vec![
        Fact::new(t!(lang, "publication-kind"), kind_words(lang, &publication.kind)),
        Fact::new(t!(lang, "publication-date"), publication.when(lang)),
    ];
    if let Some(with) = &publication.published_with {
        facts.push(Fact::new(t!(lang, "publication-published-with"), with));
    }
    let initiative = publication
        .initiative
        .as_ref()
        .and_then(|code| initiatives.iter().find(|(own, _)| own == code));
    if let Some((_, name)) = initiative {
        facts.push(Fact::new(t!(lang, "publication-initiative"), name));
    }
    if let Some(href) = publication.href.as_ref().filter(|href| href.starts_with("http")) {
        facts.push(Fact::new(t!(lang, "publication-href"), Link::new(href, href)));
    }
    ui::facts(&facts)
}

/// What it is about, in the reader's language where it came in it.
fn about(lang: Lang, publication: &Publication) -> Markup {
    let words = &publication.summary.0;
    let summary = words.get(lang);
    let code = if words.texts.contains_key(lang.code()) {
        lang.code()
    } else {
        words.source.as_str()
    };
    html! { @if !summary.is_empty() { (ui::prose(&html! { @for text in summary.split("\n\n") { p lang=(code) { (text) } } })) } }
}

/// A publication, in the workspace.
pub(super) fn show(
    cx: &Cx,
    publication: &Publication,
    initiatives: &[(String, String)],
    file: Option<&FileRow>,
    history: &[HistoryLine],
) -> Response {
    let lang = cx.lang();
    let title = publication.title.0.get(lang);
    let can_change = cx.can(Action::Change, publication);
    let mut head = PageHead::new(title).audience(who_sees(cx, &Audience::parse(&publication.audience)));
    if can_change {
        let edit = format!("/app/library/{}/edit", publication.id);
        head = head.action(Link::new(t!(lang, "publication-edit"), edit).classed("button"));
    }
    if let Some(file) = file {
        head = head.primary(&download(lang, publication, file));
    }
    let above = [Link::new(t!(lang, "nav-library"), "/app/library")];
    let mut page = Page::new(title)
        .body(&crumbs(lang, &above, title))
        .body(&head)
        .body(&about(lang, publication))
        .body(&facts(cx, publication, initiatives));
    if can_change {
        page = page
            .body(&filing(cx, publication, file))
            .body(&editions(lang, publication));
    }
    if !history.is_empty() {
        let mut seen = Vec::new();
        let entries: Vec<ui::Entry> = history
            .iter()
            .filter(|line| {
                let is_new = !seen.contains(&line.id);
                seen.push(line.id);
                is_new
            })
            .map(|line| {
                let when = ui::when(&line.at.to_string(), instant(lang, line.at, &cx.app.zone()));
                ui::Entry::new(
                    when,
                    &line.actor,
                    t!(lang, &format!("publication-act-{}", line.act)),
                )
            })
            .collect();
        page = page.body(&disclosure(
            t!(lang, "publication-history"),
            ui::history(&entries),
        ));
    }
    page.workspace(cx)
}

/// The form of a publication; `wrong` are fields with the key of what is wrong.
pub(super) fn form(
    cx: &Cx,
    id: Option<Id<Publication>>,
    sent: &Sent,
    initiatives: &[(String, String)],
    wrong: &[(&'static str, &'static str)],
) -> Response {
    let lang = cx.lang();
    let (title, action, back) = match id {
        None => (
            t!(lang, "publication-new"),
            "/app/library".to_owned(),
            "/app/library".to_owned(),
        ),
        Some(id) => (
            t!(lang, "publication-edit"),
            format!("/app/library/{id}"),
            format!("/app/library/{id}"),
        ),
    };
    let error = |field: &str| {
        wrong
            .iter()
            .find(|(own, _)| *own == field)
            .map(|(_, key)| t!(lang, key))
    };
    let optional = t!(lang, "form-optional");
    let mut kinds: Vec<Choice> = KINDS
        .iter()
        .map(|kind| Choice::new(*kind, kind_words(lang, kind)))
        .collect();
    if !sent.kind.is_empty() && !KINDS.contains(&sent.kind.as_str()) {
        kinds.push(Choice::new(&sent.kind, kind_words(lang, &sent.kind)));
    }
    let mut choices = vec![Choice::new("", t!(lang, "publication-no-initiative"))];
    choices.extend(initiatives.iter().map(|(code, name)| Choice::new(code, name)));
    let audiences = ["public", "members", "office"]
        .into_iter()
        .map(|key| Choice::new(key, t!(lang, &format!("audience-{key}"))).chosen(sent.audience == key))
        .collect();
    let fields = html! {
        (hidden("version", &sent.version.to_string()))
        (Field::text("title", t!(lang, "publication-title")).value(&sent.title).lang("en").required().error(error("title")))
        (Field::new(FieldKind::Select(kinds), "kind", t!(lang, "publication-kind")).value(&sent.kind))
        (Field::new(FieldKind::Date, "date", t!(lang, "publication-date")).value(&sent.date).required()
            .help(t!(lang, "publication-date-help")).error(error("date")))
        (Field::text("published_with", t!(lang, "publication-published-with")).value(&sent.published_with).optional(&optional))
        (Field::new(FieldKind::Textarea(6), "summary", t!(lang, "publication-summary")).value(&sent.summary).lang("en").optional(&optional))
        (Field::new(FieldKind::Select(choices), "initiative", t!(lang, "publication-initiative")).value(&sent.initiative))
        (Field::new(FieldKind::Web, "href", t!(lang, "publication-href")).value(&sent.href).optional(&optional).error(error("href")))
        (Radios::new("audience", t!(lang, "publication-audience"), audiences).error(error("audience")))
    };
    let errors: Vec<(String, String)> = wrong
        .iter()
        .map(|(field, key)| (format!("f-{field}"), t!(lang, key)))
        .collect();
    let form = Form::post(action, fields)
        .submit(t!(lang, "publication-save"))
        .also(Link::new(t!(lang, "publication-cancel"), back).classed("button"));
    let above = [Link::new(t!(lang, "nav-library"), "/app/library")];
    let page = Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&PageHead::new(&title))
        .body(&error_summary(&t!(lang, "publication-not-saved"), &errors))
        .body(&form)
        .workspace(cx);
    if wrong.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    }
}

/// The way to its editions in other languages, for whoever may change it.
fn editions(lang: Lang, publication: &Publication) -> Markup {
    let href = record(publication).editions();
    ui::Section::new(
        t!(lang, "translation-title"),
        Link::new(t!(lang, "translation-see"), href),
    )
    .render()
}

/// The languages in which a publication can be read, beside the first.
pub(super) struct Languages {
    /// Which.
    pub languages: Vec<Language>,
    /// What is offered to a reader of one of them.
    pub offer: Markup,
}

/// A publication, on the public site.
pub(super) fn read(
    cx: &Cx,
    publication: &Publication,
    initiatives: &[(String, String)],
    file: Option<&FileRow>,
    more: &Languages,
) -> Response {
    let lang = cx.lang();
    let title = publication.title.0.get(lang);
    let public = format!("/library/{}", publication.id);
    let above = [Link::new(t!(lang, "nav-public-library"), "/library")];
    let mut head = PageHead::new(title);
    if let Some(file) = file {
        head = head.primary(&download(lang, publication, file));
    }
    for way in translation::ways(&public, &more.languages, None) {
        head = head.action(way);
    }
    Page::new(title)
        .head(translation::alternates(&cx.app.address, &public, &more.languages))
        .body(&crumbs(lang, &above, title))
        .body(&head)
        .body(&more.offer)
        .body(&about(lang, publication))
        .body(&facts(cx, publication, initiatives))
        .public(cx)
}

/// A publication in another language, on the public site.
pub(super) fn read_in(
    cx: &Cx,
    publication: &Publication,
    initiatives: &[(String, String)],
    file: Option<&FileRow>,
    edition: &Read,
) -> Response {
    let lang = cx.lang();
    let public = format!("/library/{}", publication.id);
    let code = edition.language.code.as_str();
    let title = translation::heading(edition);
    let above = [Link::new(t!(lang, "nav-public-library"), "/library")];
    let mut head = PageHead::new(&title);
    if let Some(file) = file {
        head = head.primary(&download(lang, publication, file));
    }
    for way in translation::ways(&public, &edition.languages, Some(code)) {
        head = head.action(way);
    }
    Page::new(edition.first("title").0)
        .head(translation::alternates(
            &cx.app.address,
            &public,
            &edition.languages,
        ))
        .body(&crumbs(lang, &above, &title))
        .body(&head)
        .body(&translation::behind(lang, edition))
        .body(&translation::passages(lang, edition, "body"))
        .body(&facts(cx, publication, initiatives))
        .public(cx)
}
