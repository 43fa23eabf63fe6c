//! The columns of the list of external events, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    policy::Action,
    text::Lang,
    view::{Column, date, text},
    web::Cx,
};
use balai_workplan::{
    level::Levels,
    span::{day, of_entry},
};
use maud::html;

use crate::external_event::ExternalEvent;

/// An external event as a row of the list.
pub struct Line {
    event: ExternalEvent,
    initiative: Option<String>,
    core_purpose: Option<String>,
}

impl Line {
    /// External events with the names of what they are counted for.
    pub fn of_all(events: Vec<ExternalEvent>, levels: &Levels, lang: Lang) -> Vec<Self> {
        events
            .into_iter()
            .map(|event| Self {
                initiative: levels.by_id(event.initiative).map(|row| row.title(lang)),
                core_purpose: levels.by_id(event.core_purpose).map(|row| row.title(lang)),
                event,
            })
            .collect()
    }
}

fn dates(cx: &Cx, one: &Line) -> String {
    of_entry(cx.lang(), &one.event.head.span)
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 8] = [
    Column::<Line>::new(
        "title",
        "external-event-field-title",
        |cx, one| {
            let title = &one.event.title;
            let may_change = cx.can_any::<ExternalEvent>(Action::Create);
            html! { @if may_change { a href=(one.event.edit_href()) { (title) } } @else { (title) } }
        },
        |_, one| text(Some(&one.event.title)),
    )
    .fixed()
    .sorted("title")
    .wide(60),
    Column::<Line>::new(
        "dates",
        "external-event-field-when",
        |cx, one| html! { (dates(cx, one)) },
        |cx, one| text(Some(&dates(cx, one))),
    )
    .sorted_latest_first("latest")
    .wide(24),
    Column::<Line>::new(
        "first",
        "activity-first-day",
        |cx, one| html! { (day(cx.lang(), one.event.head.span.from_on)) },
        |_, one| date(one.event.head.span.from_on),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "last",
        "activity-last-day",
        |cx, one| html! { (day(cx.lang(), one.event.head.span.to_on)) },
        |_, one| date(one.event.head.span.to_on),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "place",
        "external-event-field-place",
        |_, one| html! { (one.event.place.as_deref().unwrap_or("")) },
        |_, one| text(one.event.place.as_deref()),
    )
    .wide(30),
    Column::<Line>::new(
        "contribution",
        "external-event-field-contribution",
        |_, one| html! { (one.event.contribution.as_deref().unwrap_or("")) },
        |_, one| text(one.event.contribution.as_deref()),
    )
    .wide(50),
    Column::<Line>::new(
        "initiative",
        "external-event-field-initiative",
        |_, one| html! { (one.initiative.as_deref().unwrap_or("")) },
        |_, one| text(one.initiative.as_deref()),
    )
    .extra()
    .wide(30),
    Column::<Line>::new(
        "purpose",
        "external-event-field-purpose",
        |_, one| html! { (one.core_purpose.as_deref().unwrap_or("")) },
        |_, one| text(one.core_purpose.as_deref()),
    )
    .extra()
    .wide(30),
];
