//! What the page of an initiative or a project shows.

use balai_kernel::{
    Audience,
    measure::{Cell, Measure, Unit, value},
    policy::Action,
    store::Json,
    t,
    text::{Lang, number},
    web::{
        Cx, Page, crumbs,
        ui::{Column, Empty, Item, Kind, Link, PageHead, Row, Section, Stat, Table, badge, items, stats},
        who_sees,
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
    /// Whether there are more than are shown.
    pub is_cut: bool,
    /// What the measures say.
    pub figures: Figures,
}

/// What the measures say of an initiative, or of a project and its initiative.
#[derive(Default)]
pub struct Figures {
    /// The year of what is told.
    pub year: i16,
    /// The year's figures of an initiative, for the office.
    pub told: Vec<(Measure, Cell)>,
    /// Targets of a project itself: figures are not computed by project.
    pub own: Vec<Progress>,
    /// Targets of the initiative.
    pub of_initiative: Vec<Progress>,
    /// Whether the reader sees computed values.
    pub is_office: bool,
}

/// A target and how far it is.
pub struct Progress {
    /// Baseline and target.
    pub target: Target,
    /// The measure, where the program still has it.
    pub measure: Option<Measure>,
    /// What it comes to today; none where it is not computed, or not for the reader.
    pub now: Option<Cell>,
}

/// The page.
pub fn show(cx: &Cx, shown: &Shown<'_>) -> Page {
    let lang = cx.lang();
    let row = shown.row;
    let initiative = shown.levels.0.iter().find(|level| Some(level.id) == row.parent);
    let eyebrow = match shown.rank {
        Rank::Project => t!(lang, "project"),
        _ => format!("{} {}", t!(lang, "initiative"), row.code),
    };
    let mut above = vec![Link::new(t!(lang, "plan-title"), "/app/plan")];
    above.extend(initiative.map(|level| {
        let href = format!("/app/plan/initiatives/{}", level.code);
        Link::new(level.title(lang), href)
    }));
    let mut head = PageHead::new(row.name(lang))
        .eyebrow(eyebrow)
        .audience(who_sees(cx, &Audience::parse(&row.audience)));
    if let Some(Json(about)) = row.about.as_ref().filter(|about| !about.0.is_empty()) {
        head = head.lede(about.get(lang));
    }
    Page::new(row.name(lang))
        .body(&crumbs(lang, &above, row.name(lang)))
        .body(&head)
        .body(&progress(lang, &shown.states))
        .body(&told(lang, shown))
        .body(&projects(lang, shown))
        .body(&targets(cx, shown))
        .body(&Section::new(t!(lang, "level-activities"), activities(cx, shown)))
}

/// The year's figures of an initiative or a project, each leading to its definition.
fn told(lang: Lang, shown: &Shown<'_>) -> Markup {
    let figures = &shown.figures;
    if figures.told.is_empty() {
        return Markup::default();
    }
    let by = match shown.rank {
        Rank::Project => "project",
        _ => "initiative",
    };
    let list: Vec<Stat> = figures
        .told
        .iter()
        .map(|(measure, cell)| {
            Stat::new(value(lang, measure.unit, cell), measure.name(lang)).href(format!(
                "/app/measures/{}?year={}&by={by}",
                measure.code, figures.year
            ))
        })
        .collect();
    Section::new(
        t!(lang, "level-figures", year = figures.year.to_string()),
        stats(&list),
    )
    .render()
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

fn targets(cx: &Cx, shown: &Shown<'_>) -> Markup {
    let lang = cx.lang();
    let figures = &shown.figures;
    if shown.rank != Rank::Project {
        return Section::new(
            t!(lang, "level-targets"),
            own_targets(lang, figures, &figures.of_initiative),
        )
        .render();
    }
    html! {
        (Section::new(t!(lang, "level-targets"), own_targets(lang, figures, &figures.own)))
        @if !figures.of_initiative.is_empty() {
            (Section::new(t!(lang, "level-targets-initiative"), target_table(lang, "of-initiative", figures, &figures.of_initiative)))
        }
    }
}

fn own_targets(lang: Lang, figures: &Figures, all: &[Progress]) -> Markup {
    if !all.is_empty() {
        return target_table(lang, "targets", figures, all);
    }
    let empty = Empty::new(t!(lang, "level-no-targets"), t!(lang, "level-no-targets-why"));
    if figures.is_office {
        empty
            .next(Link::new(t!(lang, "level-set-targets"), "/app/measures"))
            .render()
    } else {
        empty.render()
    }
}

/// Baseline, what it comes to today, target, how far that is. What is not computed
/// says so: an empty cell would read as nought.
fn target_table(lang: Lang, id: &str, figures: &Figures, all: &[Progress]) -> Markup {
    let rows = all.iter().map(|one| target_row(lang, figures, one)).collect();
    let mut columns = vec![
        Column::new(t!(lang, "level-measure")),
        Column::number(t!(lang, "plan-year")),
        Column::number(t!(lang, "level-baseline")),
    ];
    if figures.is_office {
        columns.push(Column::number(t!(lang, "level-now")));
    }
    columns.push(Column::number(t!(lang, "level-target")));
    if figures.is_office {
        columns.push(Column::number(t!(lang, "level-progress")));
    }
    Table::new(id, t!(lang, "level-targets"), columns)
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .render()
}

fn target_row(lang: Lang, figures: &Figures, one: &Progress) -> Row {
    let unit = one.measure.map_or(Unit::Count, |measure| measure.unit);
    let set = |number: Option<f64>| match number {
        Some(number) => html! { (value(lang, unit, &Cell::number(number))) },
        None => html! { (t!(lang, "level-not-set")) },
    };
    let by = one.target.about.split(':').next().unwrap_or_default();
    let name = match &one.measure {
        Some(measure) => html! {
            a href={ "/app/measures/" (measure.code) "?year=" (one.target.year) "&by=" (by) } { (measure.name(lang)) }
        },
        None => html! { (one.target.measure) },
    };
    let mut cells = vec![name, html! { (one.target.year) }, set(one.target.baseline)];
    if figures.is_office {
        cells.push(match &one.now {
            Some(cell) => html! { (value(lang, unit, cell)) },
            None => html! { (t!(lang, "level-not-computed")) },
        });
    }
    cells.push(set(one.target.aim));
    if figures.is_office {
        cells.push(match one.share() {
            Some(share) if share >= 1.0 => badge(Kind::Good, t!(lang, "level-reached")),
            Some(share) => html! { (value(lang, Unit::Share, &Cell::number(share))) },
            None => html! { (t!(lang, "level-no-progress")) },
        });
    }
    Row::new(cells)
}

impl Progress {
    /// How much of the way from the baseline (or from nought) to the target is done: 0
    /// at the baseline, 1 at the target. None where a number is missing or there is no way.
    fn share(&self) -> Option<f64> {
        let now = self.now.as_ref()?.as_number()?;
        let (from, to) = (self.target.baseline.unwrap_or(0.0), self.target.aim?);
        ((to - from).abs() > f64::EPSILON).then(|| ((now - from) / (to - from)).max(0.0))
    }
}

fn activities(cx: &Cx, shown: &Shown<'_>) -> Markup {
    let lang = cx.lang();
    let activities = &shown.activities;
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
                    @if *is_secondary { " " (badge(Kind::Plain, t!(lang, "level-also"))) }
                },
                html! { (span::words(lang, activity.from_on, activity.to_on, &activity.precision)) },
                badge(state.kind(), state.words(lang)),
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "activity-title")),
        Column::new(t!(lang, "activity-dates")).tight(),
        Column::new(t!(lang, "activity-state")),
    ];
    let table = Table::new("activities", t!(lang, "level-activities"), columns)
        .quiet_caption()
        .rows(rows);
    let filter = match shown.rank {
        Rank::Project => "project",
        _ => "initiative",
    };
    let all = format!("/app/plan?{filter}={}", shown.row.code);
    html! {
        (table)
        @if shown.is_cut {
            p { (t!(lang, "level-cut", n = activities.len())) " " (Link::new(t!(lang, "level-all"), all)) }
        }
    }
}
