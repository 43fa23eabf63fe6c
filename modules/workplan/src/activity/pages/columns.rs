//! The columns of the plan's list, of which everyone chooses theirs, and of its file.

use balai_kernel::{
    store::Day,
    text::Lang,
    view::{Column, text},
    web::{Cx, ui::badge},
};
use balai_sheets::Out;
use maud::html;

use super::kind_name;
use crate::{activity::Activity, level::Levels, span};

/// An activity as a row of the list.
pub struct Line {
    /// The activity.
    pub activity: Activity,
    initiative: Option<String>,
    project: Option<String>,
    core_purpose: Option<String>,
}

impl Line {
    /// Activities with the names of the levels they belong to.
    pub fn of_all(activities: Vec<Activity>, levels: &Levels, lang: Lang) -> Vec<Self> {
        activities
            .into_iter()
            .map(|activity| Self {
                initiative: levels.by_id(activity.initiative).map(|row| row.title(lang)),
                project: levels
                    .by_id(activity.project)
                    .map(|row| row.name(lang).to_owned()),
                core_purpose: levels.by_id(activity.core_purpose).map(|row| row.title(lang)),
                activity,
            })
            .collect()
    }
}

fn date(day: Option<Day>) -> Out {
    day.map_or(Out::Empty, |day| Out::Date(*day))
}

fn dates(cx: &Cx, activity: &Activity) -> String {
    span::words(cx.lang(), activity.from_on, activity.to_on, &activity.precision)
}

fn day(cx: &Cx, day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| balai_kernel::text::day(cx.lang(), *day))
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 12] = [
    Column::<Line>::new(
        "code",
        "activity-field-code",
        |_, one| html! { (one.activity.code) },
        |_, one| text(Some(&one.activity.code)),
    )
    .extra(),
    Column::<Line>::new(
        "title",
        "activity-title",
        |_, one| html! { a href=(one.activity.href()) { (one.activity.title) } },
        |_, one| text(Some(&one.activity.title)),
    )
    .fixed()
    .sorted("title")
    .wide(60),
    Column::<Line>::new(
        "kind",
        "activity-field-kind",
        |cx, one| html! { (kind_name(cx, &one.activity.kind)) },
        |cx, one| text(Some(&kind_name(cx, &one.activity.kind))),
    )
    .wide(18),
    Column::<Line>::new(
        "dates",
        "activity-dates",
        |cx, one| html! { (dates(cx, &one.activity)) },
        |cx, one| text(Some(&dates(cx, &one.activity))),
    )
    .sorted("date")
    .wide(24),
    Column::<Line>::new(
        "first",
        "activity-first-day",
        |cx, one| html! { (day(cx, one.activity.from_on)) },
        |_, one| date(one.activity.from_on),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "last",
        "activity-last-day",
        |cx, one| html! { (day(cx, one.activity.to_on)) },
        |_, one| date(one.activity.to_on),
    )
    .extra()
    .wide(12),
    Column::<Line>::new(
        "place",
        "activity-field-place",
        |_, one| html! { (one.activity.place.as_deref().unwrap_or("")) },
        |_, one| text(one.activity.place.as_deref()),
    )
    .extra()
    .wide(24),
    Column::<Line>::new(
        "initiative",
        "initiative",
        |_, one| html! { (one.initiative.as_deref().unwrap_or("")) },
        |_, one| text(one.initiative.as_deref()),
    )
    .wide(30),
    Column::<Line>::new(
        "project",
        "activity-field-project",
        |_, one| html! { (one.project.as_deref().unwrap_or("")) },
        |_, one| text(one.project.as_deref()),
    )
    .extra()
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
        "owner",
        "activity-field-owner",
        |_, one| html! { (one.activity.owner_name.as_deref().unwrap_or("")) },
        |_, one| text(one.activity.owner_name.as_deref()),
    )
    .wide(20),
    Column::<Line>::new(
        "state",
        "activity-state",
        |cx, one| {
            let state = one.activity.state();
            badge(state.kind(), state.words(cx.lang()))
        },
        |cx, one| text(Some(&one.activity.state().words(cx.lang()))),
    )
    .sorted("state")
    .wide(14),
];
