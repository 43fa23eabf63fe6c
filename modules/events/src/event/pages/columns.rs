//! The columns of the list of events, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    store::Day,
    t,
    text::{self as words, Lang},
    view::{Column, text},
    web::{Cx, ui::badge},
};
use balai_sheets::Out;
use balai_workplan::{activity::pages::kind_name, level::Levels, span};
use maud::html;

use crate::event::{Event, Parties};

/// An event as a row of the list.
pub struct Line {
    /// The event.
    pub event: Event,
    initiative: Option<String>,
    core_purpose: Option<String>,
    level_party: String,
    host_party: String,
}

impl Line {
    /// Events with the names of what they belong to.
    pub fn of_all(events: Vec<Event>, levels: &Levels, parties: &Parties, lang: Lang) -> Vec<Self> {
        events
            .into_iter()
            .map(|event| Self {
                initiative: levels.by_id(event.initiative).map(|row| row.title(lang)),
                core_purpose: levels.by_id(event.core_purpose).map(|row| row.title(lang)),
                level_party: parties.name(event.level_party, lang).to_owned(),
                host_party: parties.name(event.host_party, lang).to_owned(),
                event,
            })
            .collect()
    }
}

/// The columns that name parties, which are read for them alone.
pub const WITH_PARTIES: [&str; 2] = ["level-party", "host"];

fn dates(cx: &Cx, event: &Event) -> String {
    span::words(cx.lang(), event.from_on, event.to_on, &event.precision)
}

fn day(cx: &Cx, day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| words::day(cx.lang(), *day))
}

fn date(day: Option<Day>) -> Out {
    day.map_or(Out::Empty, |day| Out::Date(*day))
}

fn role(cx: &Cx, one: &Line) -> String {
    t!(cx.lang(), &format!("event-office-role-{}", one.event.office_role))
}

fn level(cx: &Cx, one: &Line) -> String {
    t!(cx.lang(), &format!("event-level-{}", one.event.level))
}

fn mode(cx: &Cx, one: &Line) -> String {
    t!(cx.lang(), &format!("event-mode-{}", one.event.mode))
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 16] = [
    Column::<Line>::new(
        "code",
        "activity-field-code",
        |_, one| html! { (one.event.code) },
        |_, one| text(Some(&one.event.code)),
    )
    .extra(),
    Column::<Line>::new(
        "title",
        "activity-title",
        |_, one| html! { a href=(one.event.href()) { (one.event.title) } },
        |_, one| text(Some(&one.event.title)),
    )
    .fixed()
    .sorted("title")
    .wide(60),
    Column::<Line>::new(
        "kind",
        "activity-field-kind",
        |cx, one| html! { (kind_name(cx, &one.event.kind)) },
        |cx, one| text(Some(&kind_name(cx, &one.event.kind))),
    )
    .wide(18),
    Column::<Line>::new(
        "dates",
        "activity-dates",
        |cx, one| html! { (dates(cx, &one.event)) },
        |cx, one| text(Some(&dates(cx, &one.event))),
    )
    .sorted("latest")
    .wide(24),
    Column::<Line>::new(
        "first",
        "activity-first-day",
        |cx, one| html! { (day(cx, one.event.from_on)) },
        |_, one| date(one.event.from_on),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "last",
        "activity-last-day",
        |cx, one| html! { (day(cx, one.event.to_on)) },
        |_, one| date(one.event.to_on),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "place",
        "activity-field-place",
        |_, one| html! { (one.event.place.as_deref().unwrap_or("")) },
        |_, one| text(one.event.place.as_deref()),
    )
    .sorted("place")
    .wide(24),
    Column::<Line>::new(
        "initiative",
        "initiative",
        |_, one| html! { (one.initiative.as_deref().unwrap_or("")) },
        |_, one| text(one.initiative.as_deref()),
    )
    .wide(30),
    Column::<Line>::new(
        "purpose",
        "core-purpose",
        |_, one| html! { (one.core_purpose.as_deref().unwrap_or("")) },
        |_, one| text(one.core_purpose.as_deref()),
    )
    .extra()
    .wide(30),
    Column::<Line>::new(
        "role",
        "event-field-office-role",
        |cx, one| html! { (role(cx, one)) },
        |cx, one| text(Some(&role(cx, one))),
    )
    .extra()
    .wide(14),
    Column::<Line>::new(
        "level",
        "event-field-level",
        |cx, one| html! { (level(cx, one)) },
        |cx, one| text(Some(&level(cx, one))),
    )
    .extra()
    .wide(14),
    Column::<Line>::new(
        WITH_PARTIES[0],
        "event-field-level-party",
        |_, one| html! { (one.level_party) },
        |_, one| text(Some(&one.level_party)),
    )
    .extra()
    .wide(20),
    Column::<Line>::new(
        "mode",
        "event-field-mode",
        |cx, one| html! { (mode(cx, one)) },
        |cx, one| text(Some(&mode(cx, one))),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        WITH_PARTIES[1],
        "event-field-host-party",
        |_, one| html! { (one.host_party) },
        |_, one| text(Some(&one.host_party)),
    )
    .extra()
    .wide(20),
    Column::<Line>::new(
        "series",
        "event-field-series",
        |_, one| html! { (one.event.series.as_deref().unwrap_or("")) },
        |_, one| text(one.event.series.as_deref()),
    )
    .extra()
    .wide(24),
    Column::<Line>::new(
        "state",
        "activity-state",
        |cx, one| {
            let state = one.event.state();
            badge(state.kind(), state.words(cx.lang()))
        },
        |cx, one| text(Some(&one.event.state().words(cx.lang()))),
    )
    .wide(14),
];
