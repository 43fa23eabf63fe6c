//! Pages of initiatives and projects.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Result,
    measure::{Ask, Dim, Reading, View},
    policy::Action,
    web::{Answer, Cx, Query, axum::extract::Path},
};

use super::{
    Initiative, LevelRow, Levels, Project, Rank,
    pages::{self, Figures, Progress},
    store,
};
use crate::activity::{self, Of};

/// How many activities a page shows; the plan's list has all.
const LISTED: i64 = 500;
/// What is told of an initiative's year, whether or not it has targets.
const TOLD: [&str; 4] = ["events", "participations", "officers-trained", "parties"];

type Pairs = BTreeMap<String, String>;

/// An initiative: its projects, how far it is, its activities.
pub async fn initiative(cx: Cx, Path(code): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    show(&cx, Rank::Initiative, &code, &pairs).await
}

/// A project: how far it is, its activities.
pub async fn project(cx: Cx, Path(code): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    show(&cx, Rank::Project, &code, &pairs).await
}

async fn show(cx: &Cx, rank: Rank, code: &str, pairs: &Pairs) -> Answer {
    let db = &cx.app.db;
    let levels: Levels = store::levels(db, &cx.actor).await?;
    let row = levels.by_code(rank, code).ok_or(Error::NotFound)?;
    let audience = Audience::parse(&row.audience);
    let of = match rank {
        Rank::Project => {
            cx.may(Action::Read, &Project { audience })?;
            Of::Project(row.id())
        }
        _ => {
            cx.may(Action::Read, &Initiative { audience })?;
            Of::Initiative(row.id())
        }
    };
    // Beside a project's own targets stand those of its initiative.
    let initiative = match rank {
        Rank::Project => levels.0.iter().find(|level| Some(level.id) == row.parent),
        _ => Some(row),
    };
    let activities = activity::under(db, &cx.actor, of, LISTED).await?;
    let listed = i64::try_from(activities.len()).unwrap_or(LISTED);
    let states = if listed < LISTED {
        tally(&activities)
    } else {
        activity::counts_by_state(db, &cx.actor, of).await?
    };
    let shown = pages::Shown {
        levels: &levels,
        row,
        rank,
        states,
        is_cut: listed >= LISTED,
        activities,
        figures: figures(cx, rank, row, initiative, pairs).await?,
    };
    Ok(pages::show(cx, &shown).workspace(cx))
}

/// How many activities are in each state, of those that are counted here.
fn tally(activities: &[(activity::Activity, bool)]) -> Vec<(String, i64)> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for (activity, is_secondary) in activities {
        if !is_secondary {
            *sums.entry(activity.state.as_str()).or_default() += 1;
        }
    }
    sums.into_iter().map(|(state, n)| (state.to_owned(), n)).collect()
}

/// Targets with what the measures say today. The values are for the office: its
/// targets are for the whole, and others read a part of it or guarded wholes.
async fn figures(
    cx: &Cx,
    rank: Rank,
    row: &LevelRow,
    initiative: Option<&LevelRow>,
    pairs: &Pairs,
) -> Result<Figures> {
    let own = (rank == Rank::Project).then(|| format!("project:{}", row.code));
    let about = initiative.map(|initiative| format!("initiative:{}", initiative.code));
    let targets = store::targets(&cx.app.db, own.as_deref(), about.as_deref()).await?;
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let is_office = *reading.view() == View::Office;
    let mut out = Figures {
        is_office,
        ..Figures::default()
    };
    let is_own = |target: &store::Target| Some(&target.about) == own.as_ref();
    // What a target asks for; nothing where it is not computed, or not for the reader.
    let asked = |target: &store::Target| {
        let (dim, level) = if is_own(target) {
            (Dim::Project, Some(row))
        } else {
            (Dim::Initiative, initiative)
        };
        let measure = cx.app.measure(&target.measure)?;
        let year = i16::try_from(target.year).ok()?;
        let ask = Ask::year(year).only(dim, &*level?.code);
        (is_office && measure.splits_by(dim)).then_some((measure, ask))
    };
    let mut told = Vec::new();
    if is_office {
        let dim = match rank {
            Rank::Project => Dim::Project,
            _ => Dim::Initiative,
        };
        let asked = pairs.get("year").and_then(|year| year.trim().parse().ok());
        out.year = match asked.filter(|year| (1900..=2200).contains(year)) {
            Some(year) => year,
            None => reading.usual_year().await?,
        };
        let measures = TOLD.iter().filter_map(|code| cx.app.measure(code));
        told.extend(measures.map(|measure| (measure, Ask::year(out.year).only(dim, &*row.code))));
    }
    let wanted: Vec<_> = told
        .iter()
        .cloned()
        .chain(targets.iter().filter_map(asked))
        .collect();
    reading.prepare(&wanted).await?;
    for target in targets {
        let now = match asked(&target) {
            Some((measure, ask)) => Some(reading.whole(&measure, &ask).await?),
            None => None,
        };
        let list = if is_own(&target) {
            &mut out.own
        } else {
            &mut out.of_initiative
        };
        list.push(Progress {
            measure: cx.app.measure(&target.measure),
            target,
            now,
        });
    }
    for (measure, ask) in told {
        out.told.push((measure, reading.whole(&measure, &ask).await?));
    }
    Ok(out)
}
