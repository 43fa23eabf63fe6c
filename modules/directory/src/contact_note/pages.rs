//! What is drawn of contact notes.

use balai_kernel::{
    t,
    text::{Lang, day},
    web::{
        Cx, Page,
        ui::{Column, FieldKind, Row, Table},
    },
};
use maud::{Markup, Render, html};

use super::{ContactNote, KINDS};
use crate::{entry::Entry, party::Party, person::Person, record};

/// Notes, latest first.
pub(crate) fn table(lang: Lang, notes: &[ContactNote]) -> Markup {
    if notes.is_empty() {
        return record::nothing(t!(lang, "contact-note-none"));
    }
    Table::new(
        "contact-notes",
        t!(lang, "contact-notes"),
        vec![
            Column::new(t!(lang, "contact-note-on")),
            Column::new(t!(lang, "contact-note-kind")),
            Column::new(t!(lang, "contact-note-words")),
            Column::new(t!(lang, "contact-note-author")),
        ],
    )
    .quiet_caption()
    .rows(
        notes
            .iter()
            .map(|note| {
                Row::new(vec![
                    html! { (day(lang, note.on_date.0)) },
                    html! { (t!(lang, &format!("contact-kind-{}", note.kind))) },
                    html! { (note.words) },
                    html! { (note.author.as_deref().unwrap_or("")) },
                ])
            })
            .collect(),
    )
    .render()
}

pub(crate) fn form(cx: &Cx, party: &Party, people: &[Person], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "contact-note-add");
    let kinds = KINDS
        .map(|kind| (kind.to_owned(), t!(lang, &format!("contact-kind-{kind}"))))
        .to_vec();
    let people = people
        .iter()
        .map(|person| (person.id.to_string(), person.name()))
        .collect();
    let fields = html! {
        (entry.field(lang, FieldKind::Date, "on").required())
        (entry.select(lang, "kind", kinds).required())
        (entry.select(lang, "person", people))
        (entry.field(lang, FieldKind::Textarea(5), "words").required().max_length(4_000))
    };
    let head = crate::party::web::head(cx, party, title.clone());
    let action = format!("{}/contact-notes/new", party.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &party.href(), fields))
}
