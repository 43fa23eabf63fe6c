//! The rows of each table, in the words of a language.

use balai_kernel::{
    Actor, App, Instant, Result,
    store::{Day, Json},
    t,
    text::{Lang, Words, day, day_span, number},
};
use jiff::{Timestamp, ToSpan as _, civil::Date};

use super::{Draw, store};
use crate::{
    brief::store::{Which, told},
    period::Period,
};

/// The rows of a table, as wide as its columns.
pub(super) async fn of(
    app: &App,
    eyes: &Actor,
    draw: Draw,
    period: Period,
    lang: Lang,
) -> Result<Vec<Vec<String>>> {
    let db = &app.db;
    Ok(match draw {
        Draw::Held => {
            let mut told = told(db, &app.profile, eyes, Which::All, period).await?;
            told.reverse();
            told.into_iter()
                .map(|told| {
                    let line = told.line;
                    let number = if line.number > 0 {
                        number(lang, line.number)
                    } else {
                        String::new()
                    };
                    vec![
                        when(lang, line.from_on, line.to_on, &line.precision),
                        line.title,
                        place(lang, told.place, told.host.as_ref()),
                        number,
                    ]
                })
                .collect()
        }
        Draw::Ahead => {
            let until = period.to.saturating_add(2.months()).last_of_month();
            let rows = store::ahead(db, eyes, period.to, until).await?;
            rows.into_iter()
                .map(|row| {
                    vec![
                        when(lang, row.from_on, row.to_on, &row.precision),
                        row.title,
                        place(lang, row.place, row.host.as_ref()),
                        state(lang, &row.state),
                    ]
                })
                .collect()
        }
        Draw::Late => {
            let rows = store::late(db, eyes, period.to).await?;
            rows.into_iter()
                .map(|row| {
                    let ends = row.to_on.or(row.from_on);
                    vec![
                        ends.map_or_else(String::new, |on| day(lang, on.0)),
                        row.title,
                        state(lang, &row.state),
                    ]
                })
                .collect()
        }
        Draw::Changed => {
            let (from, to) = instants(app, period);
            let rows = store::changed(db, eyes, from, to).await?;
            rows.into_iter()
                .map(|row| vec![row.title, state(lang, &row.state), row.reason.unwrap_or_default()])
                .collect()
        }
        Draw::Inputs => {
            let rows = store::inputs(db, eyes, period).await?;
            rows.into_iter()
                .map(|row| {
                    vec![
                        when(lang, row.from_on, row.to_on, &row.precision),
                        row.body,
                        joined(&row.meeting, row.summary.as_deref()),
                    ]
                })
                .collect()
        }
        Draw::External => {
            let rows = store::external(db, eyes, period).await?;
            rows.into_iter()
                .map(|row| {
                    vec![
                        when(lang, row.from_on, row.to_on, &row.precision),
                        row.title,
                        row.place.unwrap_or_default(),
                        row.contribution.unwrap_or_default(),
                    ]
                })
                .collect()
        }
        Draw::Publications => {
            let rows = store::publications(db, eyes, period).await?;
            rows.into_iter()
                .map(|row| {
                    let title = row.title.0.get(lang).to_owned();
                    vec![when(lang, row.from_on, row.to_on, &row.precision), title]
                })
                .collect()
        }
        Draw::Placements => {
            let rows = store::placements(db, eyes, period).await?;
            rows.into_iter()
                .map(|row| {
                    vec![
                        day_span(lang, row.from_on.0, row.until_on.0, "range"),
                        row.project.0.get(lang).to_owned(),
                        presence(lang, row.from_on.0, row.until_on.0, period),
                    ]
                })
                .collect()
        }
        Draw::Promises => {
            let rows = store::promises(db, eyes, period).await?;
            rows.iter().map(|row| promised(lang, row)).collect()
        }
        Draw::FocalPoints => {
            let rows = store::focal_points(db, eyes, period).await?;
            rows.into_iter()
                .map(|row| {
                    let theme = match row.theme.is_empty() {
                        true => t!(lang, "drawn-theme-all"),
                        false => row.theme,
                    };
                    let ended = row.until_on.is_some_and(|on| on.0 <= period.to);
                    let state = t!(lang, if ended { "drawn-ended" } else { "drawn-named" });
                    vec![row.party.0.get(lang).to_owned(), theme, state]
                })
                .collect()
        }
        // Those of an event and of the office as a whole are drawn elsewhere.
        _ => Vec::new(),
    })
}

/// The first moment of the period at the office, and the first after it.
fn instants(app: &App, period: Period) -> (Instant, Instant) {
    let start = |date: Date| {
        let midnight = date.to_zoned(app.zone()).map(|zoned| zoned.timestamp());
        // Every day of a known zone has a beginning.
        Instant::of(midnight.unwrap_or(Timestamp::UNIX_EPOCH))
    };
    (start(period.from), start(period.to.saturating_add(1.day())))
}

/// The days, as exact as they are known.
pub(super) fn when(lang: Lang, from: Option<Day>, to: Option<Day>, precision: &str) -> String {
    match (from, to.or(from)) {
        (Some(from), Some(to)) => day_span(lang, from.0, to.0, precision),
        _ => String::new(),
    }
}

/// Where, else at whose.
fn place(lang: Lang, place: Option<String>, host: Option<&Json<Words>>) -> String {
    place
        .filter(|place| !place.trim().is_empty())
        .or_else(|| host.map(|host| host.0.get(lang).to_owned()))
        .unwrap_or_default()
}

fn state(lang: Lang, code: &str) -> String {
    t!(lang, &format!("activity-state-{code}"))
}

/// "Meeting: what was said there."
fn joined(first: &str, rest: Option<&str>) -> String {
    match rest.map(str::trim).filter(|rest| !rest.is_empty()) {
        Some(rest) => format!("{first}: {rest}"),
        None => first.to_owned(),
    }
}

/// Whether somebody came, left or was there throughout.
fn presence(lang: Lang, from: Date, until: Date, period: Period) -> String {
    let came = from >= period.from;
    let left = until <= period.to;
    t!(
        lang,
        match (came, left) {
            (true, true) => "drawn-came-and-left",
            (true, false) => "drawn-came",
            (false, true) => "drawn-left",
            (false, false) => "drawn-there",
        }
    )
}

/// A promise by whom, what, until when and what became of it.
pub(super) fn promised(lang: Lang, row: &store::Promise) -> Vec<String> {
    let state = row.outcome.as_deref().map_or_else(
        || t!(lang, "drawn-open"),
        |outcome| t!(lang, &format!("promise-outcome-{outcome}")),
    );
    let kind = t!(lang, &format!("promise-kind-{}", row.kind));
    vec![
        row.party.0.get(lang).to_owned(),
        format!("{kind}: {}", row.words),
        row.due_on.map_or_else(String::new, |on| day(lang, on.0)),
        state,
    ]
}
