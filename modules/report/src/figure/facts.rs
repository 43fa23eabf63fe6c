//! What the measures say, in several scopes: the checker compares typed numbers with it.

use std::collections::BTreeSet;

use balai_kernel::{
    App, Result,
    measure::{Ask, Cell, Dim, Measure, Reading, Unit},
    text::Lang,
};
use jiff::civil::Date;

use crate::period::{Extent, Period as Time};

/// A value that the checker compares typed numbers with.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The measure's code, or `cited:CODE`.
    pub measure: String,
    /// Which part of it.
    pub part: Part,
    /// For which time.
    pub period: Period,
    /// The value, a percentage as 0 to 100.
    pub value: f64,
}

/// Which part of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// One initiative's, by code.
    Initiative(String),
    /// One core purpose's, by code.
    Purpose(String),
    /// Members alone, where the whole is members and observers.
    Members,
    /// Those members alone that are states.
    MemberStates,
    /// Observers alone.
    Observers,
    /// What one place or party had of it; no fact is of this part, since who sends how
    /// many is told nowhere outside the office.
    Place(String),
}

/// For which time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// The report's own: its year, or the part of one that it is about.
    Year,
    /// All years up to the report's.
    ToDate,
    /// Another year.
    Other(i16),
    /// A part of a year, first and last day.
    Span(Date, Date),
}

/// Measures whose parts by status add up: each counts what one party sent. An event or a
/// person may belong to several, so their parts do not.
const BY_STATUS: [&str; 4] = ["participations", "officers-trained", "parties", "parties-reached"];

/// The facts about these measures: of the report's own time, those to date, the year before, those of
/// `spans` (parts of a year, first and last day), and the parts by initiative, core
/// purpose and status.
///
/// # Errors
/// When the database fails.
pub async fn facts(
    app: &App,
    own: impl Into<Extent>,
    codes: &BTreeSet<&str>,
    spans: &BTreeSet<(Date, Date)>,
) -> Result<Vec<Fact>> {
    let Extent { period: own, event } = own.into();
    let found = codes.iter().filter_map(|code| app.measure(code));
    // An event has no years before: its own figures are all that is known of it.
    let measures: Vec<Measure> = found
        .filter(|measure| event.is_none() || measure.is_of_events())
        .collect();
    let whole = || Ask { event, ..of(own) };
    let periods = match event {
        Some(_) => vec![(Period::Year, whole())],
        None => periods(own, spans),
    };
    let reading = Reading::of_office(app, Lang::EN).await?;
    let mut wanted = Vec::new();
    for measure in &measures {
        wanted.extend(periods.iter().map(|(_, ask)| (*measure, ask.clone())));
        wanted.extend(splits(measure).map(|dim| (*measure, whole().by(dim))));
    }
    reading.prepare(&wanted).await?;
    let mut facts = Vec::new();
    for measure in measures {
        let scale = if measure.unit == Unit::Share { 100.0 } else { 1.0 };
        let mut add = |part: Part, period: Period, value: f64| {
            facts.push(Fact {
                measure: measure.code.to_owned(),
                part,
                period,
                value: value * scale,
            });
        };
        for (period, ask) in &periods {
            let cells = reading.cells(&measure, ask).await?;
            if let Some(value) = cells.first().and_then(Cell::as_number) {
                add(Part::Whole, *period, value);
            }
        }
        for dim in splits(&measure).filter(|dim| *dim != Dim::Status) {
            for cell in reading.cells(&measure, &whole().by(dim)).await?.iter() {
                let part = match dim {
                    Dim::Initiative => Part::Initiative(cell.key.clone()),
                    _ => Part::Purpose(cell.key.clone()),
                };
                if let Some(value) = cell.as_number() {
                    add(part, Period::Year, value);
                }
            }
        }
        if splits(&measure).any(|dim| dim == Dim::Status) {
            let cells = reading.cells(&measure, &whole().by(Dim::Status)).await?;
            for (part, wanted) in [
                (Part::Members, &["member"][..]),
                (Part::MemberStates, &["member", "state"]),
                (Part::Observers, &["observer"]),
            ] {
                // A kind and a status, such as "member-state".
                let own = cells.iter().filter(|cell| {
                    wanted
                        .iter()
                        .all(|word| cell.key.split([' ', '-']).any(|own| own == *word))
                });
                add(part, Period::Year, own.filter_map(Cell::as_number).sum());
            }
        }
    }
    Ok(facts)
}

/// Of which time facts are, and what is asked of a measure for it.
fn periods(own: Time, spans: &BTreeSet<(Date, Date)>) -> Vec<(Period, Ask)> {
    let mut to_date = of(own);
    to_date.from = Date::new(2000, 1, 1).unwrap_or(Date::ZERO);
    let year = own.from.year();
    let mut periods = vec![
        (Period::Year, of(own)),
        (Period::ToDate, to_date),
        (Period::Other(year - 1), Ask::year(year - 1)),
    ];
    periods.extend(spans.iter().map(|(from, to)| {
        let span = Time { from: *from, to: *to };
        (Period::Span(*from, *to), of(span))
    }));
    periods
}

/// All of a time.
fn of(time: Time) -> Ask {
    Ask {
        from: time.from,
        to: time.to,
        by: None,
        only: Vec::new(),
        event: None,
    }
}

/// By what the facts about a measure are split.
fn splits(measure: &Measure) -> impl Iterator<Item = Dim> + use<> {
    let measure = *measure;
    [Dim::Initiative, Dim::Purpose, Dim::Status]
        .into_iter()
        .filter(move |dim| measure.splits_by(*dim))
        .filter(move |dim| *dim != Dim::Status || BY_STATUS.contains(&measure.code))
}
