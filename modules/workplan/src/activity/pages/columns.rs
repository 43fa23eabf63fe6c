//! The columns of lists of activities, of which everyone chooses theirs, and of their files:
//! those that the plan's list and that of events share, and the plan's own.

use balai_kernel::{
    Actor,
    text::Lang,
    view::{Column, date, text},
    web::{Cx, ui::badge},
};
use maud::html;

use super::kind_name;
use crate::{activity::Activity, level::Levels, money, span};

/// An activity as a row of a list. A list that shows more of it has rows that hold this one.
pub struct Line {
    /// The activity.
    pub activity: Activity,
    initiative: Option<String>,
    project: Option<String>,
    core_purpose: Option<String>,
}

impl Line {
    /// An activity with the names of the levels it belongs to.
    pub fn of(activity: Activity, levels: &Levels, lang: Lang) -> Self {
        Self {
            initiative: levels.by_id(activity.initiative).map(|row| row.title(lang)),
            project: levels
                .by_id(activity.project)
                .map(|row| row.name(lang).to_owned()),
            core_purpose: levels.by_id(activity.core_purpose).map(|row| row.title(lang)),
            activity,
        }
    }
}

impl AsRef<Self> for Line {
    fn as_ref(&self) -> &Self {
        self
    }
}

fn of<R: AsRef<Line>>(row: &R) -> &Activity {
    &row.as_ref().activity
}

fn dates<R: AsRef<Line>>(cx: &Cx, row: &R) -> String {
    let activity = of(row);
    span::words(cx.lang(), activity.from_on, activity.to_on, &activity.precision)
}

/// Its code.
pub const fn code<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "code",
        "activity-field-code",
        |_, row| html! { (of(row).code) },
        |_, row| text(Some(&of(row).code)),
    )
    .extra()
}

/// Its title, which leads to it.
pub const fn title<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "title",
        "activity-title",
        |_, row: &R| html! { a href=(of(row).href()) { (of(row).title) } },
        |_, row| text(Some(&of(row).title)),
    )
    .fixed()
    .sorted("title")
    .wide(60)
}

/// Its kind.
pub const fn kind<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "kind",
        "activity-field-kind",
        |cx, row: &R| html! { (kind_name(cx, &of(row).kind)) },
        |cx, row| text(Some(&kind_name(cx, &of(row).kind))),
    )
    .wide(18)
}

/// When it is, in words. A list says itself how it is sorted by it.
pub const fn when<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "dates",
        "activity-dates",
        |cx, row: &R| html! { (dates(cx, row)) },
        |cx, row| text(Some(&dates(cx, row))),
    )
    .tight()
    .wide(24)
}

/// Its first day.
pub const fn first_day<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "first",
        "activity-first-day",
        |cx, row: &R| html! { (span::day(cx.lang(), of(row).from_on)) },
        |_, row| date(of(row).from_on),
    )
    .extra()
    .wide(12)
}

/// Its last day.
pub const fn last_day<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "last",
        "activity-last-day",
        |cx, row: &R| html! { (span::day(cx.lang(), of(row).to_on)) },
        |_, row| date(of(row).to_on),
    )
    .extra()
    .wide(12)
}

/// Where it is.
pub const fn place<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "place",
        "activity-field-place",
        |_, row: &R| html! { (of(row).place.as_deref().unwrap_or("")) },
        |_, row| text(of(row).place.as_deref()),
    )
    .wide(24)
}

/// The initiative that it is counted for.
pub const fn initiative<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "initiative",
        "initiative",
        |_, row: &R| html! { (row.as_ref().initiative.as_deref().unwrap_or("")) },
        |_, row| text(row.as_ref().initiative.as_deref()),
    )
    .wide(30)
}

/// The project that it belongs to.
const fn project() -> Column<Line> {
    Column::new(
        "project",
        "activity-field-project",
        |_, row: &Line| html! { (row.project.as_deref().unwrap_or("")) },
        |_, row| text(row.project.as_deref()),
    )
    .extra()
    .wide(30)
}

/// The core purpose that it is counted for.
pub const fn core_purpose<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "purpose",
        "core-purpose",
        |_, row: &R| html! { (row.as_ref().core_purpose.as_deref().unwrap_or("")) },
        |_, row| text(row.as_ref().core_purpose.as_deref()),
    )
    .extra()
    .wide(30)
}

/// Who looks after it.
const fn owner() -> Column<Line> {
    Column::new(
        "owner",
        "activity-field-owner",
        |_, row: &Line| html! { (row.activity.owner_name.as_deref().unwrap_or("")) },
        |_, row| text(row.activity.owner_name.as_deref()),
    )
    .wide(20)
}

/// What it is to cost; the office's own matter.
const fn budget() -> Column<Line> {
    Column::new(
        "budget",
        "activity-field-budget",
        |cx, row: &Line| html! { (cost(cx.lang(), row)) },
        |cx, row| text(Some(&cost(cx.lang(), row))),
    )
    .extra()
    .number()
    .tight()
    .wide(16)
    .for_those(Actor::is_office)
}

fn cost(lang: Lang, row: &Line) -> String {
    let activity = &row.activity;
    activity.budget.map_or_else(String::new, |all| {
        money::words(lang, all, activity.currency.as_deref())
    })
}

/// How it stands.
pub const fn state<R: AsRef<Line>>() -> Column<R> {
    Column::new(
        "state",
        "activity-state",
        |cx, row: &R| {
            let state = of(row).state();
            badge(state.kind(), state.words(cx.lang()))
        },
        |cx, row| text(Some(&of(row).state().words(cx.lang()))),
    )
    .wide(14)
}

/// What the plan's list offers.
pub static COLUMNS: [Column<Line>; 13] = [
    code(),
    title(),
    kind(),
    when().sorted("date"),
    first_day(),
    last_day(),
    place().extra(),
    initiative(),
    project(),
    core_purpose(),
    owner(),
    budget(),
    state().sorted("state"),
];
