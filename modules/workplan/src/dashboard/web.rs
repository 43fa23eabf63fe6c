//! The dashboard's page.

use std::sync::Arc;

use balai_kernel::{
    Result,
    measure::{self, Ask, Measure, Reading},
    web::{Answer, Cx},
};

use super::{Aim, Shown, gone, pages, sort, store};
use crate::{approval, decision, risk, suggestion};
use jiff::ToSpan as _;

/// The page, in the edition of its reader.
pub async fn show(cx: Cx) -> Answer {
    let shown = gather(&cx).await?;
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// Gathers it, and keeps it until something is written: it depends on the day and on who reads.
async fn gather(cx: &Cx) -> Result<Arc<Shown>> {
    let (app, actor) = (&cx.app, &cx.actor);
    let moment = app.kept().now(&app.db).await?;
    let key = format!("{} {actor:?}", app.today());
    moment.get("plan.dashboard", key, || read(cx)).await
}

async fn read(cx: &Cx) -> Result<Shown> {
    let (app, actor, today) = (&cx.app, &cx.actor, cx.app.today());
    let (db, is_office) = (&app.db, actor.is_office());
    let activities = store::activities(db, actor, today).await?;
    let is_cut = i64::try_from(activities.len()).is_ok_and(|n| n >= store::MOST);
    let risks = risk::store::high(db, actor, 100).await?;
    let (present, suggestions) = if is_office {
        (
            approval::store::present(db, actor).await?,
            suggestion::store::open(db, actor).await?,
        )
    } else {
        (Vec::new(), Vec::new())
    };
    let sorted = sort(&app.profile, activities, &present, &risks, today, is_office);
    let up_to = today.saturating_add(super::NEXT_DAYS.days());
    let decisions = decision::store::due(db, actor, up_to, 100).await?;
    let (year, aims) = aims(cx).await?;
    Ok(Shown {
        now: sorted.now,
        next: sorted.next,
        late: sorted.late,
        threatened: sorted.threatened,
        risks,
        waiting: present
            .into_iter()
            .filter(|one| one.stand() == approval::Stand::Waiting)
            .collect(),
        year,
        gone: gone(year, today),
        aims,
        decisions,
        suggestions,
        is_cut,
    })
}

/// The figures of the year that have a target, or of the latest year with an event where this one
/// has no targets. They are the whole office's, whoever reads: wholes are public.
async fn aims(cx: &Cx) -> Result<(i16, Vec<Aim>)> {
    let (app, db) = (&cx.app, &cx.app.db);
    let reading = Reading::of_office(app, cx.lang()).await?;
    let mut year = app.today().year();
    let mut targets = measure::targets_of_year(db, year.into()).await?;
    if targets.iter().all(|target| target.aim.is_none()) {
        year = reading.usual_year().await?;
        targets = measure::targets_of_year(db, year.into()).await?;
    }
    let words = match cx.actor.is_office() {
        true => measure::said_of_year(db, year.into()).await?,
        false => Vec::new(),
    };
    let wanted: Vec<(Measure, &measure::Target)> = app
        .measures()
        .into_iter()
        .filter_map(|measure| {
            let own = |target: &&measure::Target| target.measure == measure.code && target.about.is_empty();
            Some((measure, targets.iter().find(own)?))
        })
        .collect();
    let asks: Vec<(Measure, Ask)> = wanted
        .iter()
        .map(|(measure, _)| (*measure, Ask::year(year)))
        .collect();
    reading.prepare(&asks).await?;
    let mut aims = Vec::new();
    for (measure, target) in wanted {
        let Some(aim) = target.aim else { continue };
        let value = reading.whole(&measure, &Ask::year(year)).await?.as_number();
        let said = words.iter().rfind(|one| one.measure == measure.code);
        aims.push(Aim {
            reached: value.and_then(|value| measure::reached(value, target.baseline, aim)),
            value,
            baseline: target.baseline,
            aim,
            said: said.map(|one| one.words.clone()).unwrap_or_default(),
            measure,
        });
    }
    Ok((year, aims))
}
