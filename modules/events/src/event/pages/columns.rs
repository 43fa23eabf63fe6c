//! The columns of the list of events, of which everyone chooses theirs, and of its file:
//! those of every activity, and what only events have.

use balai_kernel::{
    t,
    text::Lang,
    view::{Column, text},
    web::Cx,
};
use balai_workplan::{
    activity::{
        Activity,
        pages::columns::{
            self as activity, code, core_purpose, first_day, initiative, kind, last_day, place, state, title,
            when,
        },
    },
    level::Levels,
};
use maud::html;

use crate::event::{Event, Parties};

/// An event as a row of the list.
pub struct Line {
    line: activity::Line,
    level_party: String,
    host_party: String,
}

impl Line {
    /// Events with the names of what they belong to.
    pub fn of_all(events: Vec<Event>, levels: &Levels, parties: &Parties, lang: Lang) -> Vec<Self> {
        events
            .into_iter()
            .map(|event| Self {
                level_party: parties.name(event.level_party, lang).to_owned(),
                host_party: parties.name(event.host_party, lang).to_owned(),
                line: activity::Line::of(event.0, levels, lang),
            })
            .collect()
    }

    /// The event, seen as the activity that it is.
    pub fn activity(&self) -> &Activity {
        &self.line.activity
    }
}

impl AsRef<activity::Line> for Line {
    fn as_ref(&self) -> &activity::Line {
        &self.line
    }
}

/// The columns that name parties, which are read for them alone.
pub const WITH_PARTIES: [&str; 2] = ["level-party", "host"];

fn office_role(cx: &Cx, one: &Line) -> String {
    let role = &one.activity().office_role;
    t!(cx.lang(), &format!("event-office-role-{role}"))
}

fn level(cx: &Cx, one: &Line) -> String {
    t!(cx.lang(), &format!("event-level-{}", one.activity().level))
}

fn mode(cx: &Cx, one: &Line) -> String {
    t!(cx.lang(), &format!("event-mode-{}", one.activity().mode))
}

/// What the list offers.
pub static COLUMNS: [Column<Line>; 16] = [
    code(),
    title(),
    kind(),
    when().sorted_latest_first("latest"),
    first_day(),
    last_day(),
    place().sorted("place"),
    initiative(),
    core_purpose(),
    Column::<Line>::new(
        "role",
        "event-field-office-role",
        |cx, one| html! { (office_role(cx, one)) },
        |cx, one| text(Some(&office_role(cx, one))),
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
        |_, one| html! { (one.activity().series.as_deref().unwrap_or("")) },
        |_, one| text(one.activity().series.as_deref()),
    )
    .extra()
    .wide(24),
    state(),
];
