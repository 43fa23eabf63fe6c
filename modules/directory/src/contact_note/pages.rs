//! What is drawn of contact notes.

use balai_kernel::{
    Actor,
    policy::{Action, Guarded},
    t,
    text::{Lang, day},
    web::{
        Cx, Page,
        ui::{self, Column, Confirm, FieldKind, Link, Row, Table},
    },
};
use maud::{Markup, Render, html};

use super::{ContactNote, KINDS};
use crate::{entry::Entry, party::Party, person::Person, record};

fn href(note: &ContactNote) -> String {
    format!("/app/directory/contact-notes/{}", note.id)
}

/// A way of being in contact, in words.
pub(super) fn kind(lang: Lang, kind: &str) -> String {
    t!(lang, &format!("contact-kind-{kind}"))
}

/// Notes, latest first, with what the reader may do to each.
pub(crate) fn table(actor: &Actor, notes: &[ContactNote]) -> Markup {
    let lang = actor.lang;
    if notes.is_empty() {
        return record::nothing(t!(lang, "contact-note-none"));
    }
    let may_change = |note: &ContactNote| ContactNote::rule(actor, Action::Change, Some(note)).is_allowed();
    let has_own = notes.iter().any(may_change);
    let mut columns = [
        "contact-note-on",
        "contact-note-kind",
        "contact-note-words",
        "contact-note-author",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    if has_own {
        columns.push(Column::new(t!(lang, "directory-act")));
    }
    let rows = notes
        .iter()
        .map(|note| {
            let mut cells = vec![
                record::date(lang, note.on_date),
                html! { (kind(lang, &note.kind)) },
                html! { (note.words) },
                html! { (note.author.as_deref().unwrap_or("")) },
            ];
            if has_own {
                cells.push(html! { @if may_change(note) {
                    (ui::actions(&[Link::new(t!(lang, "directory-edit"), format!("{}/edit", href(note))).render()]))
                } });
            }
            Row::new(cells)
        })
        .collect();
    Table::new("contact-notes", t!(lang, "contact-notes"), columns)
        .quiet_caption()
        .rows(rows)
        .render()
}

pub(crate) fn form(
    cx: &Cx,
    party: &Party,
    people: &[Person],
    note: Option<&ContactNote>,
    entry: &Entry,
) -> Page {
    let lang = cx.lang();
    let (title, action) = match note {
        Some(note) => (t!(lang, "contact-note-edit"), format!("{}/edit", href(note))),
        None => (
            t!(lang, "contact-note-add"),
            format!("{}/contact-notes/new", party.href()),
        ),
    };
    let kinds = KINDS.map(|word| (word.to_owned(), kind(lang, word))).to_vec();
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
    let mut head = crate::party::web::head(cx, party, title.clone());
    if let Some(note) = note
        && ContactNote::rule(&cx.actor, Action::Erase, Some(note)).is_allowed()
    {
        let remove = Link::new(t!(lang, "contact-note-remove"), format!("{}/removal", href(note)));
        head = head.action(remove.classed("button"));
    }
    Page::new(title).body(&entry.draw(lang, &head, &action, &party.href(), fields))
}

pub(crate) fn removal(cx: &Cx, party: &Party, note: &ContactNote) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "contact-note-remove-this");
    let what = html! {
        p { (day(lang, note.on_date.0)) " · " (kind(lang, &note.kind)) " · " (party.name(lang)) }
        p { (note.words) }
    };
    let form = ui::Form::post(format!("{}/removal", href(note)), html! {})
        .submit(t!(lang, "contact-note-remove"))
        .danger();
    let cancel = Link::new(t!(lang, "form-cancel"), party.href());
    Page::new(&title).body(
        &Confirm::new(&title, what, form, cancel)
            .consequences(vec![html! { (t!(lang, "contact-note-remove-what")) }]),
    )
}
