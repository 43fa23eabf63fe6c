//! The tables of one event: what it was, who came, what was agreed and what followed.

use balai_kernel::{
    App, Id, Result,
    measure::{Ask, Dim, Measure, Reading},
    t,
    text::{Lang, day},
};
use balai_workplan::activity::{self, Activity};

use super::{
    Draw, officer,
    rows::{promised, when},
    store,
};
use crate::{
    figure::{self, Value},
    outcome_report::{Attribution, Reach, store::sessions},
    report::Report,
};

/// Whether a report of an event tells who sent how many: to those who were there.
pub(super) fn tells_numbers(app: &App, report: &Report) -> bool {
    Reach::of(app, report) == Some(Reach::Participants)
}

/// The rows of a table, as wide as its columns.
pub(super) async fn rows(
    app: &App,
    draw: Draw,
    report: &Report,
    event: Id<Activity>,
    lang: Lang,
) -> Result<Vec<Vec<String>>> {
    match draw {
        Draw::Facts => facts(app, event, lang).await,
        Draw::Agenda => agenda(app, event, lang).await,
        Draw::Came => came(app, report, lang).await,
        Draw::Parties => parties(app, report, lang).await,
        Draw::Agreed => agreed(app, event, lang).await,
        Draw::Since => since(app, event, lang).await,
        _ => Ok(Vec::new()),
    }
}

async fn facts(app: &App, event: Id<Activity>, lang: Lang) -> Result<Vec<Vec<String>>> {
    let eyes = officer(lang);
    let Some(found) = activity::find(&app.db, event).await? else {
        return Ok(Vec::new());
    };
    let beside = activity::beside(&app.db, &eyes, event).await?;
    let kind = app.profile.activity_kind(&found.kind);
    let host = store::party_name(&app.db, found.host_party).await?;
    let with: Vec<&str> = beside.co_organisers.iter().map(|one| one.name.as_str()).collect();
    let level = |row: Option<String>| row.unwrap_or_default();
    let initiative = beside.levels.by_id(found.initiative).map(|row| row.title(lang));
    let host = host.map(|name| name.get(lang).to_owned());
    Ok([
        (
            "activity-field-kind",
            kind.map_or_else(|| found.kind.clone(), |kind| kind.name.get(lang).to_owned()),
        ),
        (
            "paper-when",
            when(lang, found.from_on, found.to_on, &found.precision),
        ),
        ("activity-field-place", found.place.clone().unwrap_or_default()),
        (
            "event-field-mode",
            t!(lang, &format!("event-mode-{}", found.mode)),
        ),
        (
            "event-field-level",
            t!(lang, &format!("event-level-{}", found.level)),
        ),
        ("event-field-host-party", level(host)),
        ("activity-field-co-name", with.join(", ")),
        ("initiative", level(initiative)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| vec![t!(lang, key), value])
    .collect())
}

async fn agenda(app: &App, event: Id<Activity>, lang: Lang) -> Result<Vec<Vec<String>>> {
    let sessions = sessions(&app.db, event).await?;
    let mut last = None;
    Ok(sessions
        .into_iter()
        .map(|session| {
            let title = match Attribution::of(&session.attribution) {
                Attribution::Closed => t!(lang, "session-closed"),
                _ => session.title,
            };
            let times: Vec<String> = session.starts.into_iter().chain(session.ends).collect();
            // A day is said once.
            let on = match session.on_date {
                Some(on) if last != Some(on.0) => day(lang, on.0),
                _ => String::new(),
            };
            last = session.on_date.map(|on| on.0);
            vec![on, times.join("\u{2013}"), title]
        })
        .collect())
}

fn ask(report: &Report) -> Ask {
    let period = report.period();
    Ask {
        from: period.from,
        to: period.to,
        by: None,
        only: Vec::new(),
        event: report.activity.map(Id::uuid),
    }
}

/// How many took part: as the measures count, without what is too small to be told.
async fn came(app: &App, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    let found = |code: &str| app.measure(code).filter(Measure::is_of_events);
    let (Some(all), Some(women)) = (found("participations"), found("women")) else {
        return Ok(Vec::new());
    };
    let reading = Reading::of_office(app, lang).await?;
    let whole = ask(report);
    let dims = [Dim::Status, Dim::AgencyKind];
    let mut wanted = vec![(all, whole.clone()), (women, whole.clone())];
    wanted.extend(dims.map(|dim| (all, whole.clone().by(dim))));
    reading.prepare(&wanted).await?;
    let smallest = app.profile.smallest_cell;
    let single = |value: f64| match figure::is_small(value, smallest) {
        true => t!(lang, "report-withheld", below = smallest),
        false => figure::plain(lang, value),
    };
    let number = reading.whole(&all, &whole).await?.as_number().unwrap_or(0.0);
    if number <= 0.0 {
        return Ok(Vec::new());
    }
    let mut rows = vec![vec![all.name(lang), single(number)]];
    // Few women, or few others, would tell of each of them.
    let of_them = reading.whole(&women, &whole).await?.as_number().unwrap_or(0.0);
    if !figure::is_small(of_them, smallest) && !figure::is_small(number - of_them, smallest) {
        rows.push(vec![t!(lang, "drawn-women"), single(of_them)]);
    }
    for dim in dims {
        let cells = reading.cells(&all, &whole.clone().by(dim)).await?;
        let Value::Split { parts, .. } = figure::split(&cells, smallest) else {
            continue;
        };
        let told: Vec<_> = parts.iter().filter(|(_, value)| value.is_some()).collect();
        // Where nothing may be told of the parts, their names would still tell who was there.
        if told.is_empty() {
            continue;
        }
        let name = capitalised(&dim.name(lang));
        rows.extend(told.iter().map(|(label, value)| {
            let value = value.map_or_else(String::new, |value| figure::plain(lang, value));
            vec![format!("{name}: {label}"), value]
        }));
        if told.len() < parts.len() {
            let others = t!(lang, "drawn-others");
            rows.push(vec![format!("{name}: {others}"), t!(lang, "drawn-withheld")]);
        }
    }
    Ok(rows)
}

/// The parties that were there, by name: in no order that tells who sent more.
async fn parties(app: &App, report: &Report, lang: Lang) -> Result<Vec<Vec<String>>> {
    let Some(measure) = app.measure("participations").filter(Measure::is_of_events) else {
        return Ok(Vec::new());
    };
    let reading = Reading::of_office(app, lang).await?;
    let cells = reading.cells(&measure, &ask(report).by(Dim::Party)).await?;
    let tells = tells_numbers(app, report);
    let mut rows: Vec<Vec<String>> = cells
        .iter()
        .filter(|cell| !cell.key.is_empty() && cell.as_number().is_some_and(|n| n > 0.0))
        .map(|cell| {
            let number = cell.as_number().map(|n| figure::plain(lang, n));
            let name = std::iter::once(cell.label.clone());
            name.chain(number.filter(|_| tells)).collect()
        })
        .collect();
    rows.sort();
    Ok(rows)
}

fn capitalised(words: &str) -> String {
    let mut all = words.chars();
    all.next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(all).collect())
}

async fn agreed(app: &App, event: Id<Activity>, lang: Lang) -> Result<Vec<Vec<String>>> {
    let all = store::agreed(&app.db, &officer(lang), event).await?;
    Ok(all
        .into_iter()
        .filter(|row| row.audience.split(' ').any(|key| key.starts_with("focal:")))
        .map(|row| promised(lang, &row))
        .collect())
}

async fn since(app: &App, event: Id<Activity>, lang: Lang) -> Result<Vec<Vec<String>>> {
    let all = store::changed_since(&app.db, &officer(lang), event).await?;
    Ok(all
        .into_iter()
        .map(|row| vec![when(lang, row.from_on, row.to_on, &row.precision), row.words])
        .collect())
}
