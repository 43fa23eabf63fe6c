//! What is drawn of removals of lines, and ([`entry`]) of entries.

pub mod entry;

use balai_kernel::{
    Instant, t,
    text::{self, Lang},
    web::{
        Cx, Page,
        ui::{
            Column, Confirm, Field, FieldKind, Form as UiForm, Link, Row, Section, Table, badge, button,
            error_summary, hidden, when,
        },
    },
};
use balai_workplan::sent::{Problems, Sent};
use maud::{Markup, Render, html};

use super::Removal;
use crate::{
    event::{Event, Parties},
    headcount::HeadcountLine,
    participation::{Participation, kind_of},
};

/// The line that somebody wants to remove.
pub struct Asked {
    title: String,
    path: String,
    back: String,
    version: i64,
}

impl Asked {
    /// Of a person's line.
    pub fn of_participation(line: &Participation) -> Self {
        Self {
            title: line.name(),
            path: format!("people/{}/removal", line.id),
            back: format!("people/{}/edit", line.id),
            version: line.version,
        }
    }

    /// Of a headcount line; `party` is its party's name.
    pub fn of_line(lang: Lang, line: &HeadcountLine, party: &str) -> Self {
        Self {
            title: words_of_line(lang, party, line.number),
            path: format!("headcounts/{}/removal", line.id),
            back: format!("headcounts/{}/edit", line.id),
            version: line.version,
        }
    }
}

fn words_of_line(lang: Lang, party: &str, number: i64) -> String {
    if party.is_empty() {
        t!(lang, "removal-headcount", n = number)
    } else {
        t!(lang, "removal-headcount-of", party = party, n = number)
    }
}

/// Asks for the reason, and says what will happen.
pub fn ask(cx: &Cx, event: &Event, asked: &Asked, sent: &Sent, problems: &Problems) -> Page {
    let question = Question {
        what: &asked.title,
        about: html! { (Link::new(&event.title, event.href())) },
        act: format!("{}/{}", event.href(), asked.path),
        back: format!("{}/{}", event.href(), asked.back),
        version: asked.version,
        help: "removal-reason-help",
        consequences: &["removal-counts-no-more", "removal-stays"],
    };
    question.page(cx, sent, problems)
}

/// What is asked before anything of the events is removed.
pub struct Question<'a> {
    /// What would be removed.
    pub what: &'a str,
    /// What tells it from others.
    pub about: Markup,
    /// Where the answer goes.
    pub act: String,
    /// Where one goes who would rather not.
    pub back: String,
    /// The version that would be removed.
    pub version: i64,
    /// Who will read the reason, by its key.
    pub help: &'static str,
    /// What follows, by their keys.
    pub consequences: &'static [&'static str],
}

impl Question<'_> {
    /// The page, with what was wrong about an answer.
    pub fn page(&self, cx: &Cx, sent: &Sent, problems: &Problems) -> Page {
        let lang = cx.lang();
        let title = t!(lang, "removal-title", line = self.what);
        let fields = html! {
            (hidden("version", &self.version.to_string()))
            (Field::new(FieldKind::Textarea(3), "reason", t!(lang, "removal-reason"))
                .value(sent.get("reason"))
                .help(t!(lang, self.help))
                .error(problems.of(lang, "reason"))
                .required())
        };
        let form = UiForm::post(&self.act, fields)
            .submit(t!(lang, "removal-do"))
            .danger();
        let cancel = Link::new(t!(lang, "form-cancel"), &self.back);
        let follows = self.consequences.iter().map(|key| html! { (t!(lang, key)) });
        let about = html! { p { (self.about) } };
        let confirm = Confirm::new(&title, about, form, cancel).consequences(follows.collect());
        Page::new(&title)
            .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
            .body(&confirm)
    }
}

/// Who removed something, and when.
pub fn by_whom(cx: &Cx, by: &str, at: Instant) -> Markup {
    let words = text::instant(cx.lang(), at, &cx.app.zone());
    html! { (by) ", " (when(&at.to_string(), words)) }
}

/// The button that puts something back.
pub fn put_back(lang: Lang, restoration: String) -> Markup {
    UiForm::post(restoration, button("put", "back", t!(lang, "removal-restore"))).render()
}

/// What was taken off an event's list, with the way back.
pub fn section(cx: &Cx, event: &Event, parties: &Parties, removals: &[Removal]) -> Markup {
    let lang = cx.lang();
    let rows = removals
        .iter()
        .map(|one| {
            let party = parties.name(one.party, lang);
            let is_person = one.what == "participation";
            let restoration = format!("{}/removals/{}/restoration", event.href(), one.id);
            Row::new(vec![
                html! { @if is_person { (one.name) } @else { (words_of_line(lang, "", one.number)) } },
                html! { (party) },
                html! { @if is_person { (badge(kind_of(&one.status), t!(lang, &format!("participation-status-{}", one.status)))) } },
                html! { (one.reason) },
                by_whom(cx, &one.removed_by, one.removed_at),
                put_back(lang, restoration),
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "removal-line")),
        Column::new(t!(lang, "participation-field-party")),
        Column::new(t!(lang, "participation-field-status")),
        Column::new(t!(lang, "removal-why")),
        Column::new(t!(lang, "removal-who")),
        Column::new(t!(lang, "removal-back")),
    ];
    let table = Table::new("removed", t!(lang, "removal-section"), columns)
        .quiet_caption()
        .rows(rows);
    Section::new(t!(lang, "removal-section"), table)
        .id("removed")
        .render()
}
