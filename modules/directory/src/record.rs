//! What the pages of every record share: the sections of the directory, freshness,
//! dates, history, and who is somebody's focal point.

use balai_kernel::{
    Actor, Id, Instant,
    actor::{PartyRef, PersonRef},
    audit::HistoryLine,
    policy::{Action, Guarded},
    store::Day,
    t,
    text::{Lang, catalogue, day, day_span, instant},
    web::{
        Cx, crumbs,
        ui::{self, Change, Entry, Kind, Link, Section, Tab},
    },
};
use jiff::{civil::Date, tz::TimeZone};
use maud::{Markup, Render, html};
use uuid::Uuid;

use crate::{
    agency::Agency, focal_point::FocalPoint, person, promise::Promise, same_person::Suggestion, staff::Staff,
};

/// Whether an actor works on rosters: the office on all, a focal point on their party's.
pub(crate) fn keeps_rosters(actor: &Actor) -> bool {
    actor.is_office() || actor.is_focal()
}

/// Whether an actor works on the roster of a party.
pub(crate) fn keeps_roster_of(actor: &Actor, party: Id<PartyRef>) -> bool {
    actor.is_office() || actor.is_focal_of(party)
}

/// A party that none of the printed policy's actors belongs to.
pub(crate) fn another_party() -> Id<PartyRef> {
    Id::of(Uuid::from_u128(0x0a_0001))
}

/// An agency of which none of the printed policy's actors sees the names.
pub(crate) fn an_agency() -> Id<Agency> {
    Id::of(Uuid::from_u128(0x0a_0003))
}

/// A person who is none of the printed policy's actors.
pub(crate) fn somebody() -> Id<PersonRef> {
    Id::of(Uuid::from_u128(0x0a_0002))
}

/// The sections of the directory that the reader may use; `here` is the present one.
pub(crate) fn sections(cx: &Cx, here: &str) -> Markup {
    let may = |allowed: bool, name: &'static str| allowed.then_some(name);
    let lists = |decision: balai_kernel::policy::Decision| decision.is_allowed();
    let actor = &cx.actor;
    let names = [
        Some("parties"),
        may(lists(person::Person::rule(actor, Action::List, None)), "people"),
        Some("bodies"),
        may(lists(FocalPoint::rule(actor, Action::List, None)), "focal-points"),
        may(lists(FocalPoint::rule(actor, Action::List, None)), "stale"),
        may(lists(Promise::rule(actor, Action::List, None)), "promises"),
        may(lists(Suggestion::rule(actor, Action::List, None)), "suggestions"),
        may(lists(Staff::rule(actor, Action::List, None)), "staff"),
    ];
    let tabs: Vec<Tab> = names
        .into_iter()
        .flatten()
        .map(|name| {
            let label = t!(cx.lang(), &format!("directory-{name}"));
            Tab::new(Link::new(label, format!("/app/directory/{name}")).current(name == here))
        })
        .collect();
    ui::tabs(&t!(cx.lang(), "directory-sections"), &tabs)
}

/// The way to a record: the section of the directory, what else stands above it, and itself.
pub(crate) fn path(lang: Lang, section: &str, between: &[Link], here: impl Render) -> Markup {
    let label = t!(lang, &format!("directory-{section}"));
    let mut above = vec![Link::new(label, format!("/app/directory/{section}"))];
    above.extend_from_slice(between);
    crumbs(lang, &above, here)
}

/// A day in a table: it is not broken over lines.
pub(crate) fn date(lang: Lang, on: Day) -> Markup {
    ui::when(&on.0.to_string(), day(lang, on.0))
}

/// When something was last confirmed, with a mark when that is long ago.
pub(crate) fn freshness(lang: Lang, confirmed_on: Option<Day>, today: Date) -> Markup {
    let Some(on) = confirmed_on else {
        return ui::badge(Kind::Warn, t!(lang, "directory-never-confirmed"));
    };
    let words = t!(lang, "directory-confirmed-on", day = day(lang, on.0));
    if person::is_stale(Some(on.0), today) {
        ui::badge(Kind::Warn, format!("{words}, {}", t!(lang, "directory-long-ago")))
    } else {
        ui::badge(Kind::Good, words)
    }
}

/// The same in a column that is headed *confirmed*: the day alone, and a mark where nobody
/// ever did. A whole column of marks would mark nothing.
pub(crate) fn confirmed(lang: Lang, confirmed_on: Option<Day>, today: Date) -> Markup {
    let Some(on) = confirmed_on else {
        return ui::badge(Kind::Warn, t!(lang, "directory-never-confirmed"));
    };
    let is_stale = person::is_stale(Some(on.0), today);
    html! {
        (date(lang, on))
        @if is_stale { small { (t!(lang, "directory-long-ago")) } }
    }
}

/// From one day to another, either of which may be open.
pub(crate) fn span(lang: Lang, from: Option<Day>, until: Option<Day>) -> String {
    match (from, until) {
        (None, None) => t!(lang, "directory-since-unknown"),
        (Some(from), None) => t!(lang, "directory-since", day = day(lang, from.0)),
        (None, Some(until)) => t!(lang, "directory-until", day = day(lang, until.0)),
        (Some(from), Some(until)) => day_span(lang, from.0, until.0, "range"),
    }
}

/// The history of a record: who did what, field by field.
pub(crate) fn history(lang: Lang, zone: &TimeZone, noun: &str, lines: &[HistoryLine]) -> Markup {
    history_with(lang, zone, noun, lines, Vec::new())
}

/// The same together with what was done elsewhere and belongs to it, latest first.
pub(crate) fn history_with(
    lang: Lang,
    zone: &TimeZone,
    noun: &str,
    lines: &[HistoryLine],
    elsewhere: Vec<(Instant, Entry)>,
) -> Markup {
    let mut all = elsewhere;
    for chunk in lines.chunk_by(|one, next| one.id == next.id) {
        let Some(first) = chunk.first() else { continue };
        let changes: Vec<Change> = chunk
            .iter()
            .filter_map(|line| {
                let field = line.field.as_ref()?;
                Some(Change::new(
                    label(lang, noun, field),
                    line.old.as_ref(),
                    line.new.as_ref(),
                ))
            })
            .collect();
        let what = html! { (act(lang, &first.act)) };
        all.push((first.at, entry(lang, zone, first, what, &changes)));
    }
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let drawn: Vec<Entry> = all.into_iter().map(|(_, entry)| entry).collect();
    let body = if drawn.is_empty() {
        html! { p { (t!(lang, "history-none")) } }
    } else {
        ui::history(&drawn)
    };
    Section::new(t!(lang, "directory-history"), body)
        .id("history")
        .render()
}

/// One act of a history: when, who, what, and the fields that changed.
pub(crate) fn entry(
    lang: Lang,
    zone: &TimeZone,
    line: &HistoryLine,
    what: Markup,
    changes: &[Change],
) -> Entry {
    let at = ui::when(&line.at.fixed(), instant(lang, line.at, zone));
    let entry = Entry::new(at, line.actor.as_str(), what);
    if changes.is_empty() {
        return entry;
    }
    let headings = ["directory-field", "directory-before", "directory-after"].map(|key| t!(lang, key));
    let [field, before, after] = &headings;
    let nothing = t!(lang, "directory-nothing");
    entry.changes(ui::diff([field, before, after], &nothing, changes))
}

/// The name of a field, where the catalogue has one.
pub(crate) fn label(lang: Lang, noun: &str, field: &str) -> String {
    let key = format!("{noun}-{field}");
    if catalogue().has(Lang::EN, &key) {
        t!(lang, &key)
    } else {
        field.to_owned()
    }
}

fn act(lang: Lang, act: &str) -> String {
    let own = format!("directory-act-{act}");
    if catalogue().has(Lang::EN, &own) {
        t!(lang, &own)
    } else {
        t!(lang, &format!("act-{act}"))
    }
}

/// A form of one button.
pub(crate) fn press(action: impl Into<String>, words: String) -> Markup {
    html! { form action=(action.into()) method="post" { button.button type="submit" { (words) } } }
}

/// A section that says why there is nothing in it.
pub(crate) fn nothing(words: String) -> Markup {
    html! { p { (words) } }
}
