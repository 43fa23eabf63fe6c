//! What the page of an initiative or a project shows.

use balai_kernel::{
    Audience,
    policy::Action,
    store::Json,
    t,
    text::{Lang, number, real},
    web::{
        Cx, Page,
        ui::{Column, Empty, Item, Link, PageHead, Row, Section, Stat, Table, badge, items, stats},
    },
};
use maud::{Markup, Render, html};

use super::{LevelRow, Levels, Rank, store::Target};
use crate::{
    activity::{Activity, State},
    span,
};

/// Everything on the page.
pub struct Shown<'a> {
    /// All levels.
    pub levels: &'a Levels,
    /// The initiative or project.
    pub row: &'a LevelRow,
    /// Which of the two it is.
    pub rank: Rank,
    /// How many activities are in each state, of those the reader sees.
    pub states: Vec<(String, i64)>,
    /// Its activities, those that only support it (secondary) marked.
    pub activities: Vec<(Activity, bool)>,
    /// Its targets.
    pub targets: Vec<Target>,
}

/// The page.
pub fn show(cx: &Cx, shown: &Shown<'_>) -> Page {
    let lang = cx.lang();
    let row = shown.row;
    let initiative = shown.levels.0.iter().find(|level| Some(level.id) == row.parent);
    let eyebrow = match (shown.rank, initiative) {
        (Rank::Project, Some(initiative)) => html! {
            (t!(lang, "project")) " · "
            a href={ "/app/plan/initiatives/" (initiative.code) } { (initiative.title(lang)) }
        },
        (Rank::Project, None) => html! { (t!(lang, "project")) },
        _ => html! { (t!(lang, "initiative")) " " (row.code) },
    };
    let mut head = PageHead::new(row.name(lang))
        .eyebrow(eyebrow)
        .audience(Audience::parse(&row.audience).words(lang));
    if let Some(Json(about)) = row.about.as_ref().filter(|about| !about.0.is_empty()) {
        head = head.lede(about.get(lang));
    }
    Page::new(row.name(lang))
        .body(&head)
        .body(&progress(lang, &shown.states))
        .body(&projects(lang, shown))
        .body(&Section::new(
            t!(lang, "level-targets"),
            targets(cx, &shown.targets),
        ))
        .body(&Section::new(
            t!(lang, "level-activities"),
            activities(cx, &shown.activities),
        ))
}

fn progress(lang: Lang, states: &[(String, i64)]) -> Markup {
    let of = |wanted: &[State]| -> i64 {
        let is = |word: &str| wanted.iter().any(|state| state.code() == word);
        states.iter().filter(|(word, _)| is(word)).map(|(_, n)| n).sum()
    };
    let all: i64 = states.iter().map(|(_, n)| n).sum();
    let ahead = [
        State::Proposed,
        State::Submitted,
        State::Planned,
        State::Confirmed,
        State::UnderWay,
    ];
    let done = of(&[State::Completed]);
    stats(&[
        Stat::new(number(lang, done), t!(lang, "level-completed")).note(t!(lang, "level-of-all", n = all)),
        Stat::new(number(lang, of(&ahead)), t!(lang, "level-ahead")),
        Stat::new(
            number(lang, of(&[State::Postponed])),
            t!(lang, "activity-state-postponed"),
        ),
        Stat::new(
            number(lang, of(&[State::Cancelled])),
            t!(lang, "activity-state-cancelled"),
        ),
    ])
}

fn projects(lang: Lang, shown: &Shown<'_>) -> Markup {
    if shown.rank != Rank::Initiative {
        return Markup::default();
    }
    let list: Vec<Item> = shown
        .levels
        .projects_of(shown.row)
        .map(|project| Item::new(project.name(lang)).href(format!("/app/plan/projects/{}", project.code)))
        .collect();
    if list.is_empty() {
        return Markup::default();
    }
    Section::new(t!(lang, "level-projects"), items(&list)).render()
}

fn targets(cx: &Cx, targets: &[Target]) -> Markup {
    let lang = cx.lang();
    if targets.is_empty() {
        return Empty::new(t!(lang, "level-no-targets"), t!(lang, "level-no-targets-why")).render();
    }
    let value = |value: Option<f64>| match value {
        Some(value) => html! { (real(lang, value, usize::from(value.fract() != 0.0))) },
        None => html! { (t!(lang, "level-not-set")) },
    };
    let rows = targets
        .iter()
        .map(|target| {
            let name = cx
                .app
                .measure(&target.measure)
                .map_or_else(|| target.measure.clone(), |measure| measure.name(lang));
            Row::new(vec![
                html! { (name) },
                html! { (target.year) },
                value(target.baseline),
                value(target.aim),
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "level-measure")),
        Column::number(t!(lang, "plan-year")),
        Column::number(t!(lang, "level-baseline")),
        Column::number(t!(lang, "level-target")),
    ];
    Table::new("targets", t!(lang, "level-targets"), columns)
        .quiet_caption()
        .rows(rows)
        .render()
}

fn activities(cx: &Cx, activities: &[(Activity, bool)]) -> Markup {
    let lang = cx.lang();
    if activities.is_empty() {
        let empty = Empty::new(
            t!(lang, "level-no-activities"),
            t!(lang, "level-no-activities-why"),
        );
        if !cx.can_any::<Activity>(Action::Create) {
            return empty.render();
        }
        let next = Link::new(t!(lang, "activity-new"), "/app/plan/activities/new");
        return empty.next(next).render();
    }
    let rows = activities
        .iter()
        .map(|(activity, is_secondary)| {
            let state = activity.state();
            Row::new(vec![
                html! {
                    a href=(activity.href()) { (activity.title) }
                    @if *is_secondary { " " (badge(balai_kernel::web::ui::Kind::Plain, t!(lang, "level-also"))) }
                },
                html! { (span::words(lang, activity.from_on, activity.to_on, &activity.precision)) },
                badge(state.kind(), state.words(lang)),
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "activity-title")),
        Column::new(t!(lang, "activity-dates")),
        Column::new(t!(lang, "activity-state")),
    ];
    Table::new("activities", t!(lang, "level-activities"), columns)
        .quiet_caption()
        .rows(rows)
        .render()
}
