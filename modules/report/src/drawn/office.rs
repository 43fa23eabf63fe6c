//! The tables of the office as a whole: how far its targets are reached, what became of its plan, whose
//! money did what, what changed because of it; and what the co-chairs read of risks and decisions.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Result,
    audience::CO_CHAIRS,
    measure::{self, Ask, Reading},
    t,
    text::{Lang, day, number, real},
};

use super::{Draw, rows::when, store};
use crate::{
    brief::store::{Which, told},
    report::{Report, web::is_released},
};

/// How many columns of the targets are for everyone: all but what is said of each.
pub(super) const PUBLIC_COLUMNS: usize = 5;

/// The rows of a table, as wide as its columns.
pub(super) async fn rows(
    app: &App,
    eyes: &Actor,
    draw: Draw,
    report: &Report,
    lang: Lang,
) -> Result<Vec<Vec<String>>> {
    match draw {
        Draw::Targets => targets(app, report, lang).await,
        Draw::Progress => progress(app, eyes, report, lang).await,
        Draw::Donors => donors(app, eyes, report, lang).await,
        Draw::Outcomes => outcomes(app, eyes, report, lang).await,
        Draw::Decisions => decisions(app, report, lang).await,
        Draw::Risks => risks(app, lang).await,
        _ => Ok(Vec::new()),
    }
}

/// The targets of the year, the value from its first day to the end of the report's period.
async fn targets(app: &App, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    let (db, year) = (&app.db, report.year);
    let targets = measure::targets_of_year(db, year).await?;
    let words = measure::said_of_year(db, year).await?;
    let reading = Reading::of_office(app, lang).await?;
    let ask = Ask {
        from: report.period().to_date().from,
        to: report.period().to,
        by: None,
        only: Vec::new(),
        event: None,
    };
    let wanted: Vec<_> = targets
        .iter()
        .filter(|target| target.about.is_empty())
        .filter_map(|target| Some((app.measure(&target.measure)?, target, target.aim?)))
        .collect();
    let asked: Vec<_> = wanted
        .iter()
        .map(|(measure, ..)| (*measure, ask.clone()))
        .collect();
    reading.prepare(&asked).await?;
    let mut rows = Vec::new();
    for (found, target, aim) in wanted {
        let cell = reading.whole(&found, &ask).await?;
        let written = |n: f64| measure::written(lang, found.unit, n);
        let baseline = target
            .baseline
            .map_or_else(String::new, |n| match target.baseline_year {
                Some(year) => format!("{} ({year})", written(n)),
                None => written(n),
            });
        let reached = cell
            .as_number()
            .and_then(|value| measure::reached(value, target.baseline, aim));
        let reached = reached.map_or_else(String::new, |share| format!("{}%", real(lang, share * 100.0, 0)));
        let said = words.iter().rfind(|one| one.measure == target.measure);
        let mut row = vec![
            found.name(lang),
            baseline,
            written(aim),
            measure::value(lang, found.unit, &cell),
            reached,
            said.map_or_else(String::new, |one| one.words.clone()),
        ];
        if is_released(app, report) {
            row.truncate(PUBLIC_COLUMNS);
        }
        rows.push(row);
    }
    Ok(rows)
}

async fn progress(app: &App, eyes: &Actor, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    let all = store::progress(&app.db, eyes, report.period()).await?;
    let row = |one: store::Progress| {
        let name = match one.name {
            Some(name) => name.0.get(lang).to_owned(),
            None => t!(lang, "brief-no-initiative"),
        };
        let n = |n: i64| number(lang, n);
        vec![
            name,
            n(one.planned),
            n(one.took_place),
            n(one.is_late),
            n(one.put_off),
        ]
    };
    Ok(all.into_iter().map(row).collect())
}

/// What stands under one donor.
#[derive(Default)]
struct Paid {
    name: String,
    titles: Vec<String>,
    came: i64,
    activities: i64,
}

/// By donor, as the records write them: each name of a funder or giver in kind by itself.
async fn donors(app: &App, eyes: &Actor, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    /// So many titles make the point.
    const TITLES: usize = 4;
    let mut told = told(&app.db, &app.profile, eyes, Which::All, report.period()).await?;
    told.reverse();
    let mut all: BTreeMap<String, Paid> = BTreeMap::new();
    for one in &told {
        let fields = [&one.funder, &one.in_kind_giver];
        let names = fields.into_iter().flatten();
        let mut seen = Vec::new();
        for name in names.flat_map(|field| field.split([';', '\n'])).map(str::trim) {
            let folded = balai_names::fold(name);
            if folded.is_empty() || seen.contains(&folded) {
                continue;
            }
            let paid = all.entry(folded.clone()).or_default();
            if paid.name.is_empty() {
                name.clone_into(&mut paid.name);
            }
            paid.activities += 1;
            paid.came += one.line.number;
            paid.titles.push(one.line.title.clone());
            seen.push(folded);
        }
    }
    Ok(all
        .into_values()
        .map(|mut paid| {
            let more = paid.titles.len().saturating_sub(TITLES);
            paid.titles.truncate(TITLES);
            let mut titles = paid.titles.join("; ");
            if more > 0 {
                titles = t!(lang, "drawn-and-more", titles = titles, n = more);
            }
            vec![
                paid.name,
                number(lang, paid.activities),
                number(lang, paid.came),
                titles,
            ]
        })
        .collect())
}

async fn outcomes(app: &App, eyes: &Actor, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    let all = store::outcomes(&app.db, eyes, report.period()).await?;
    Ok(all
        .into_iter()
        .map(|one| {
            vec![
                when(lang, one.from_on, one.to_on, &one.precision),
                t!(lang, &format!("outcome-kind-{}", one.kind)),
                one.words,
            ]
        })
        .collect())
}

async fn decisions(app: &App, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    let all = store::decisions(&app.db, CO_CHAIRS, report.period()).await?;
    Ok(all
        .into_iter()
        .map(|one| {
            let by = match one.body {
                Some(name) if one.decided_by == "body" => name.0.get(lang).to_owned(),
                _ => t!(lang, &format!("decision-by-{}", one.decided_by)),
            };
            vec![day(lang, one.decided_on.0), by, one.title, one.reason]
        })
        .collect())
}

async fn risks(app: &App, lang: Lang) -> Result<Vec<Vec<String>>> {
    let all = store::risks(&app.db, CO_CHAIRS).await?;
    Ok(all
        .into_iter()
        .map(|one| {
            let rated = t!(
                lang,
                "drawn-rated-as",
                likelihood = one.likelihood,
                impact = one.impact
            );
            vec![
                one.words,
                rated,
                one.treatment,
                one.review_on.map_or_else(String::new, |on| day(lang, on.0)),
            ]
        })
        .collect())
}
