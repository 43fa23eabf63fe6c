//! What is drawn of promises.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Guarded},
    t,
    text::{Lang, day},
    web::{
        Cx, Page,
        ui::{self, Checkbox, Column, Empty, FieldKind, Kind, Link, PageHead, Row, Table},
        who_sees,
    },
};
use jiff::civil::Date;
use maud::{Markup, Render, html};

use super::{KINDS, OUTCOMES, Promise, store, web};
use crate::{entry::Entry, party::Party, record};

/// Who promised, in words.
fn kind(lang: Lang, kind: &str) -> String {
    t!(lang, &format!("promise-kind-{kind}"))
}

/// What stands in a field, for those who changed the same one.
pub(super) fn said(lang: Lang, field: &str, value: &str) -> String {
    match (field, value) {
        ("kind", _) => kind(lang, value),
        ("outcome", "") => t!(lang, "promise-open"),
        ("outcome", _) => t!(lang, &format!("promise-outcome-{value}")),
        _ => value.to_owned(),
    }
}

/// What became of it, or by when it is due.
fn state(cx: &Cx, promise: &Promise) -> Markup {
    let (lang, today) = (cx.lang(), cx.app.today());
    match (&promise.outcome, promise.settled_on, promise.due_on) {
        (Some(outcome), Some(on), _) => html! {
            (ui::badge(Kind::Good, t!(lang, &format!("promise-outcome-{outcome}")))) " " (day(lang, on.0))
        },
        (_, _, Some(due)) => html! {
            (record::date(lang, due))
            @if promise.is_late(today) { " " (ui::badge(Kind::Warn, t!(lang, "promise-late"))) }
        },
        _ => html! { (t!(lang, "promise-open")) },
    }
}

fn table(cx: &Cx, promises: &[Promise], names_party: bool) -> Table {
    let lang = cx.lang();
    let rows = promises
        .iter()
        .map(|promise| {
            let may_change = Promise::rule(&cx.actor, Action::Change, Some(promise)).is_allowed();
            let mut cells = vec![
                html! { (kind(lang, &promise.kind)) },
                html! {
                    (promise.words)
                    @if cx.actor.is_office() {
                        @if !promise.source.is_empty() { small { (promise.source) } }
                        @if promise.is_shared() { small { (t!(lang, "promise-is-shared")) } }
                    }
                },
                record::date(lang, promise.made_on),
                state(cx, promise),
                html! { @if may_change {
                    (ui::actions(&[Link::new(t!(lang, "directory-edit"), format!("/app/directory/promises/{}/edit", promise.id)).render()]))
                } },
            ];
            if names_party {
                let party = Link::new(
                    promise.party_name.get(lang),
                    format!("/app/directory/parties/{}/promises", promise.party_code),
                );
                cells.insert(0, party.render());
            }
            Row::new(cells)
        })
        .collect();
    let mut columns = [
        "promise-kind",
        "promise-words",
        "promise-made",
        "promise-state",
        "directory-act",
    ]
    .map(|key| Column::new(t!(lang, key)))
    .to_vec();
    if names_party {
        columns.insert(0, Column::new(t!(lang, "party-name")));
    }
    Table::new("promises", t!(lang, "directory-promises"), columns)
        .quiet_caption()
        .rows(rows)
        .cards()
}

/// The open ones of all parties.
pub(super) fn list(cx: &Cx, open: &[Promise]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "directory-promises");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "promise-lede")))
        .body(&record::sections(cx, "promises"))
        .body(&html! {
            @if open.is_empty() {
                (Empty::new(t!(lang, "promise-none"), t!(lang, "promise-none-why")))
            } @else { (table(cx, open, true)) }
        })
}

/// Those about one party, the open ones first.
pub(super) fn of_party(cx: &Cx, party: &Party, all: &[Promise]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "directory-promises");
    let mut head = PageHead::new(&title)
        .eyebrow(Link::new(party.name(lang), party.href()))
        .lede(t!(lang, "promise-lede-party", party = party.name(lang)));
    if cx.can_any::<Promise>(Action::Create) {
        let new = format!("{}/new", web::href(party));
        head = head.primary(&Link::new(t!(lang, "promise-add"), new));
    }
    Page::new(format!("{title}: {}", party.name(lang)))
        .body(&head)
        .body(&html! {
            @if all.is_empty() { (record::nothing(t!(lang, "promise-none"))) } @else { (table(cx, all, false)) }
        })
}

pub(super) fn form(
    cx: &Cx,
    party: &Party,
    promise: Option<&Promise>,
    entry: &Entry,
    events: &[store::At],
) -> Page {
    let lang = cx.lang();
    let (title, action) = match promise {
        Some(promise) => (
            t!(lang, "promise-edit"),
            format!("/app/directory/promises/{}/edit", promise.id),
        ),
        None => (t!(lang, "promise-add"), format!("{}/new", web::href(party))),
    };
    let kinds = KINDS.map(|word| (word.to_owned(), kind(lang, word))).to_vec();
    let outcomes = OUTCOMES
        .map(|word| (word.to_owned(), said(lang, "outcome", word)))
        .to_vec();
    let events = events
        .iter()
        .map(|event| {
            let on = event.from_on.map_or_else(String::new, |on| day(lang, on.0));
            (event.id.simple().to_string(), format!("{} ({on})", event.title))
        })
        .collect();
    let fields = html! {
        (entry.select(lang, "kind", kinds).required())
        (entry.field(lang, FieldKind::Textarea(4), "words").required().max_length(4_000))
        (entry.text(lang, "source"))
        (entry.select(lang, "event", events))
        (entry.field(lang, FieldKind::Date, "made").required())
        (entry.field(lang, FieldKind::Date, "due"))
        (Checkbox::new("shared", t!(lang, "promise-shared"), entry.ticked("shared")).help(t!(lang, "promise-shared-help")))
        (entry.select(lang, "outcome", outcomes))
        (entry.field(lang, FieldKind::Date, "settled"))
    };
    let audience = promise.map_or_else(Audience::office, |promise| Audience::parse(&promise.audience));
    let head = PageHead::new(&title)
        .eyebrow(Link::new(party.name(lang), web::href(party)))
        .audience(who_sees(cx, &audience));
    Page::new(title).body(&entry.draw(lang, &head, &action, &web::href(party), fields))
}

/// What was promised at an event, beside it.
pub(super) fn at_event(cx: &Actor, today: Date, all: &[Promise]) -> Markup {
    let lang = cx.lang;
    let items: Vec<ui::Item> = all
        .iter()
        .map(|promise| {
            let due = promise.due_on.filter(|_| promise.settled_on.is_none());
            let mut item = ui::Item::new(&promise.words).why(format!(
                "{}: {}",
                promise.party_name.get(lang),
                kind(lang, &promise.kind)
            ));
            if let Some(due) = due {
                item = item.due(html! {
                    (record::date(lang, due))
                    @if promise.is_late(today) { " " (ui::badge(Kind::Warn, t!(lang, "promise-late"))) }
                });
            }
            if cx.is_office() {
                item = item.href(format!("/app/directory/promises/{}/edit", promise.id));
            }
            item
        })
        .collect();
    ui::Section::new(t!(lang, "promise-at-event"), ui::items(&items)).render()
}
