//! What is drawn of the spellings of a party.

use balai_kernel::{
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{self, Column, Form, Row, Section, Table},
    },
};
use maud::{Markup, html};

use super::{FROM_OFFICE, FROM_PROFILE, Spelling, web};
use crate::{entry::Entry, party::store::Record};

fn source(lang: Lang, spelling: &Spelling) -> String {
    match spelling.source.as_str() {
        FROM_PROFILE => t!(lang, "spelling-from-profile"),
        FROM_OFFICE => t!(lang, "spelling-from-office"),
        _ => t!(lang, "spelling-from-import"),
    }
}

fn removal(lang: Lang, at: &str, spelling: &Spelling) -> Markup {
    html! {
        form action={ (at) "/removal" } method="post" {
            (ui::hidden("spelling", &spelling.spelling))
            button.button type="submit" {
                (t!(lang, "directory-remove-it")) span.away { " " (spelling.spelling) }
            }
        }
    }
}

/// The spellings with those that can be taken away, and the form for one more.
pub(super) fn list(cx: &Cx, record: &Record, entry: &Entry) -> Page {
    let (lang, at) = (cx.lang(), web::href(&record.party));
    let title = t!(lang, "spelling-title");
    let rows = record
        .spellings
        .iter()
        .map(|spelling| {
            Row::new(vec![
                html! { bdi { (spelling.spelling) } },
                html! { (source(lang, spelling)) },
                html! { @if spelling.is_removable() { (removal(lang, &at, spelling)) } },
            ])
        })
        .collect();
    let columns =
        ["spelling-spelling", "spelling-source", "directory-act"].map(|key| Column::new(t!(lang, key)));
    let table = Table::new("spellings", &title, columns.to_vec())
        .quiet_caption()
        .rows(rows);
    let errors: Vec<(String, String)> = entry
        .error(lang, "spelling")
        .map(|words| ("f-spelling".to_owned(), words))
        .into_iter()
        .collect();
    let form = Form::post(&at, entry.text(lang, "spelling").required()).submit(t!(lang, "spelling-add"));
    let head = crate::party::web::head(cx, &record.party, title.clone()).lede(t!(lang, "spelling-lede"));
    Page::new(&title)
        .body(&head)
        .body(&ui::error_summary(&t!(lang, "form-errors"), &errors))
        .body(&Section::new(t!(lang, "spelling-add"), form))
        .body(&Section::new(t!(lang, "spelling-known-ones"), table))
}
