//! The columns of the list of external events, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    import::Head,
    policy::Action,
    text::Lang,
    view::{Column, text},
};
use balai_workplan::level::Levels;
use maud::html;

use crate::{
    entry::pages::{Listed, dates, first_day, last_day},
    external_event::ExternalEvent,
};

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

impl Listed for Line {
    fn head(&self) -> &Head {
        &self.event.head
    }
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
    dates("external-event-field-when"),
    first_day(),
    last_day(),
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
