//! What is drawn of handling conditions.

use balai_kernel::{
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{self, Checkbox, Column, FieldKind, Kind, Link, PageHead, Row, Section, Table},
    },
};
use balai_sheets::{Out, Table as Sheet};
use maud::{Markup, html};

use super::{Handling, Standing, web};
use crate::{PartyId, entry::Entry, record};

/// The conditions of a party, and for its focal points the form for one more.
pub(super) fn list(cx: &Cx, shown: &web::Shown, entry: &Entry) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, "handling-title");
    let stands = shown.conditions.iter().find(|one| one.from_on.0 <= today);
    let rows: Vec<Row> = shown
        .conditions
        .iter()
        .map(|one| {
            let state = match stands {
                Some(standing) if standing.id == one.id => ui::badge(Kind::Good, t!(lang, "handling-stands")),
                _ if one.from_on.0 > today => ui::badge(Kind::Plain, t!(lang, "handling-to-come")),
                _ => ui::badge(Kind::Plain, t!(lang, "handling-over")),
            };
            Row::new(vec![
                record::date(lang, one.from_on),
                html! { (t!(lang, if one.tells_readers { "handling-told" } else { "handling-not-told" })) },
                html! { (one.asks(lang).unwrap_or("")) },
                state,
            ])
        })
        .collect();
    let columns = [
        "handling-from",
        "handling-readers",
        "handling-words",
        "handling-state",
    ]
    .map(|key| Column::new(t!(lang, key)));
    let standing = html! {
        @if rows.is_empty() { (record::nothing(t!(lang, "handling-none"))) } @else {
            (Table::new("handling", &title, columns.to_vec()).quiet_caption().rows(rows).cards())
        }
    };
    let head = PageHead::new(&title)
        .eyebrow(Link::new(shown.party.name(lang), shown.party.href()))
        .lede(t!(lang, "handling-lede", party = shown.party.name(lang)))
        .audience(super::audience().words(lang));
    let page = Page::new(&title)
        .body(&head)
        .body(&Section::new(t!(lang, "handling-conditions"), standing));
    if !shown.may_make {
        return page;
    }
    let fields = html! {
        (entry.field(lang, FieldKind::Date, "from").required())
        (Checkbox::new("tells", t!(lang, "handling-tells"), entry.ticked("tells")).help(t!(lang, "handling-tells-help")))
        (entry.text(lang, "words-en").lang("en"))
        (entry.text(lang, "words-id").lang("id"))
    };
    page.body(&Section::new(
        t!(lang, "handling-add"),
        entry.form(
            lang,
            &web::href(&shown.party),
            &shown.party.href(),
            t!(lang, "handling-add-button"),
            fields,
        ),
    ))
}

/// What a reader is told of a condition before they read on; nothing where it asks nothing.
/// Whoever is of the party itself is not told that it is told.
pub(crate) fn line(cx: &Cx, condition: Option<&Handling>, party: &str) -> Markup {
    let lang = cx.lang();
    let Some(condition) = condition else {
        return html! {};
    };
    let reader = cx.actor.viewer().unwrap_or(&cx.actor);
    let is_told = condition.tells_readers && reader.party != Some(condition.party);
    let asks = condition.asks(lang);
    html! {
        @if is_told || asks.is_some() {
            (ui::note(Kind::Plain, html! {
                @if let Some(asks) = asks { (t!(lang, "handling-asks", party = party, words = asks)) " " }
                @if is_told { (t!(lang, "handling-tells-line", party = party)) }
            }))
        }
    }
}

/// What whoever is about to read of several parties is told: which of them are told.
pub(crate) fn line_of_list(cx: &Cx, standing: &Standing, name: impl Fn(PartyId) -> Option<String>) -> Markup {
    let lang = cx.lang();
    let reader = cx.actor.viewer().unwrap_or(&cx.actor);
    let told: Vec<String> = standing
        .0
        .iter()
        .filter(|one| one.tells_readers && reader.party != Some(one.party))
        .filter_map(|one| name(one.party))
        .collect();
    html! {
        @if !told.is_empty() {
            (ui::note(Kind::Plain, t!(lang, "handling-tells-list", parties = told.join(", "), n = told.len())))
        }
    }
}

/// Adds what parties ask to a file, as a last column beside each of their people; nothing where
/// none asks anything.
pub fn append(
    lang: Lang,
    sheet: &mut Sheet,
    standing: &Standing,
    parties: impl IntoIterator<Item = Option<PartyId>>,
) {
    let asked: Vec<Option<&str>> = parties
        .into_iter()
        .map(|party| standing.of(party?)?.asks(lang))
        .collect();
    if asked.iter().all(Option::is_none) {
        return;
    }
    sheet.columns.push((t!(lang, "handling-column"), 32));
    for (row, asks) in sheet.rows.iter_mut().zip(asked) {
        row.push(asks.map_or(Out::Empty, |asks| Out::Text(asks.to_owned())));
    }
}
