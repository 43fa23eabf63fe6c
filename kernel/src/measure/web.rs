//! The pages of measures: all of them, one of them, the rows behind one.

use std::sync::Arc;

use axum::extract::Path;
use balai_sheets as sheets;
use serde::Deserialize;

use super::{
    Ask, Behind, Cell, CitedFigure, Dim, Measure, Reading, Target, TargetWords, View,
    cited::{self, CitedRow},
    figures, guard, pages, store,
};
use crate::{
    error::{Error, Result},
    policy::{self, Action},
    t,
    web::{Answer, Cx, PAGE, Query, attachment},
};

/// What the address of a page of figures says.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Wanted {
    year: Option<String>,
    by: Option<String>,
    key: Option<String>,
    page: Option<String>,
    format: Option<String>,
}

impl Wanted {
    /// The year asked for, else the usual one.
    pub(super) async fn year(&self, reading: &Reading<'_>) -> Result<i16> {
        let asked = self.year.as_deref().and_then(|year| year.trim().parse().ok());
        match asked.filter(|year| (1900..=2200).contains(year)) {
            Some(year) => Ok(year),
            None => reading.usual_year().await,
        }
    }

    fn page(&self) -> i64 {
        let page = self.page.as_deref().and_then(|page| page.parse().ok());
        page.unwrap_or(1).clamp(1, 100_000)
    }
}

/// One measure with its values in two years and its target.
pub(super) struct Line {
    pub measure: Measure,
    pub scope: String,
    pub now: Cell,
    pub before: Cell,
    pub target: Option<Target>,
    /// What was said of it, in the order of saying; the last one holds.
    pub words: Vec<TargetWords>,
}

impl Line {
    /// How far the value has come towards the target, 1 being there.
    pub fn reached(&self) -> Option<f64> {
        let target = self.target.as_ref()?;
        super::reached(self.now.as_number()?, target.baseline, target.aim?)
    }

    /// What is said of it now.
    pub fn said(&self) -> Option<&TargetWords> {
        self.words.last().filter(|last| !last.words.is_empty())
    }
}

/// Everything on the list of a year's measures.
pub(super) struct Lines {
    pub all: Vec<Line>,
    /// Whether anything happened in that year, as far as the reader is told.
    pub has_records: bool,
    /// Whether anything did in the year before.
    pub had_records: bool,
    /// What others say of that year.
    pub cited: Vec<CitedFigure>,
}

/// One measure, split.
pub(super) struct Split {
    pub by: Dim,
    pub now: Arc<Vec<Cell>>,
    pub before: Arc<Vec<Cell>>,
}

async fn line(
    reading: &Reading<'_>,
    year: i16,
    measure: Measure,
    targets: &[Target],
    words: &[TargetWords],
) -> Result<Line> {
    // Targets are set for the whole office, not for one party's line.
    let target = (*reading.view() == View::Office)
        .then(|| {
            targets
                .iter()
                .find(|target| target.measure == measure.code && target.about.is_empty())
        })
        .flatten();
    Ok(Line {
        scope: reading.view().scope(&measure, reading.lang()),
        now: reading.whole(&measure, &Ask::year(year)).await?,
        before: reading.whole(&measure, &Ask::year(year - 1)).await?,
        target: target.cloned(),
        words: match reading.view() {
            View::Office => words
                .iter()
                .filter(|one| one.measure == measure.code)
                .cloned()
                .collect(),
            _ => Vec::new(),
        },
        measure,
    })
}

async fn lines(cx: &Cx, reading: &Reading<'_>, year: i16) -> Result<Vec<Line>> {
    let moment = reading.moment();
    let of_year = || store::targets(&cx.app.db, year.into());
    let targets = moment.get("measure.targets", year.to_string(), of_year).await?;
    let said = || store::words(&cx.app.db, year.into());
    // What is said of figures is the office's own.
    let words = match reading.view() {
        View::Office => moment
            .get("measure.words", year.to_string(), said)
            .await?
            .to_vec(),
        _ => Vec::new(),
    };
    let measures = cx.app.measures();
    let mut wanted = Vec::new();
    for measure in &measures {
        wanted.extend([year, year - 1].map(|year| (*measure, Ask::year(year))));
    }
    reading.prepare(&wanted).await?;
    let mut lines = Vec::new();
    for measure in measures {
        lines.push(line(reading, year, measure, &targets, &words).await?);
    }
    Ok(lines)
}

async fn begin(cx: &Cx) -> Result<Reading<'_>> {
    Reading::begin(&cx.app, &cx.actor, cx.lang()).await
}

fn find(cx: &Cx, code: &str) -> Result<Measure> {
    let measure = cx.app.measure(code).ok_or(Error::NotFound)?;
    cx.may(Action::Read, &measure)?;
    Ok(measure)
}

/// All measures of a year.
pub(super) async fn list(cx: Cx, Query(wanted): Query<Wanted>) -> Answer {
    let reading = begin(&cx).await?;
    let year = wanted.year(&reading).await?;
    let all = lines(&cx, &reading, year).await?;
    let shown = Lines {
        has_records: figures::has_records(all.iter().map(|line| (&line.measure, &line.now))),
        had_records: figures::has_records(all.iter().map(|line| (&line.measure, &line.before))),
        all,
        cited: match cx.can_any::<CitedRow>(Action::List) {
            true => cited::cited(&cx.app.db, &cx.actor, year.into()).await?,
            false => Vec::new(),
        },
    };
    Ok(pages::list(&cx, reading.view(), year, &shown))
}

/// All measures of a year as a file.
pub(super) async fn export_all(cx: Cx, Query(wanted): Query<Wanted>) -> Answer {
    let reading = begin(&cx).await?;
    let year = wanted.year(&reading).await?;
    let table = pages::list_table(&cx, year, &lines(&cx, &reading, year).await?);
    file(&format!("measures-{year}"), wanted.format.as_deref(), &table)
}

async fn split(reading: &Reading<'_>, year: i16, measure: &Measure, by: Dim) -> Result<Split> {
    let cells = async |year: i16| reading.cells(measure, &Ask::year(year).by(by)).await;
    Ok(Split {
        by,
        now: cells(year).await?,
        before: cells(year - 1).await?,
    })
}

/// A measure in a year and the one before, and its split where one is asked for.
async fn line_and_split(
    reading: &Reading<'_>,
    year: i16,
    measure: Measure,
    targets: (&[Target], &[TargetWords]),
    by: Option<Dim>,
) -> Result<(Line, Option<Split>)> {
    let years = [year, year - 1].map(Ask::year);
    let splits = by.map(|by| years.clone().map(|ask| ask.by(by)));
    let wanted: Vec<_> = years
        .into_iter()
        .chain(splits.into_iter().flatten())
        .map(|ask| (measure, ask))
        .collect();
    reading.prepare(&wanted).await?;
    let split = match by {
        Some(by) => Some(split(reading, year, &measure, by).await?),
        None => None,
    };
    Ok((line(reading, year, measure, targets.0, targets.1).await?, split))
}

/// The dimension asked for, if the view has it: an old link falls back to the whole.
fn dim(wanted: &Wanted, view: &View, measure: &Measure) -> Option<Dim> {
    let dim = Dim::from_code(wanted.by.as_deref()?)?;
    view.dims(measure).contains(&dim).then_some(dim)
}

/// One measure with its definition, split if asked.
pub(super) async fn show(cx: Cx, Path(code): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let measure = find(&cx, &code)?;
    let reading = begin(&cx).await?;
    let (year, view) = (wanted.year(&reading).await?, reading.view());
    let targets = store::targets_of(&cx.app.db, measure.code, year.into()).await?;
    let words = match view {
        View::Office => store::words(&cx.app.db, year.into()).await?,
        _ => Vec::new(),
    };
    let by = dim(&wanted, view, &measure);
    let (line, split) = line_and_split(&reading, year, measure, (&targets, &words), by).await?;
    Ok(pages::show(&cx, view, year, &line, split.as_ref()))
}

/// The table of a measure's page as a file: exactly what the reader sees.
pub(super) async fn export(cx: Cx, Path(code): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let measure = find(&cx, &code)?;
    policy::may(&cx.actor, Action::Export, Some(&measure))?;
    let reading = begin(&cx).await?;
    let (year, view) = (wanted.year(&reading).await?, reading.view());
    let by = dim(&wanted, view, &measure);
    let (line, split) = line_and_split(&reading, year, measure, (&[], &[]), by).await?;
    let table = pages::show_table(&cx, year, &line, split.as_ref());
    file(&format!("{code}-{year}"), wanted.format.as_deref(), &table)
}

fn file(name: &str, format: Option<&str>, table: &sheets::Table) -> Answer {
    if format == Some("xlsx") {
        let bytes = sheets::to_xlsx(table).map_err(|error| Error::setup(error.to_string()))?;
        let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return Ok(attachment(&format!("{name}.xlsx"), media, bytes));
    }
    let bytes = sheets::to_csv(table);
    Ok(attachment(
        &format!("{name}.csv"),
        "text/csv; charset=utf-8",
        bytes,
    ))
}

/// The rows behind a figure, as far as the reader may read them.
pub(super) struct Rows {
    pub part: Option<(Dim, String)>,
    pub page: i64,
    pub rows: Vec<Behind>,
    /// How many there are in all; told to the office alone.
    pub total: Option<i64>,
    /// Why none is listed, where none is.
    pub unlisted: Unlisted,
}

/// Why no row is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unlisted {
    /// There is none.
    Nothing,
    /// There are some, none of which the reader may read.
    Unread,
    /// One of the two: the figure is held back from the reader, and with it which.
    Untold,
}

/// Why no row is listed, as far as the figures say it that the reader is shown: the whole,
/// or its part in the breakdown, which has every part that is not nought.
async fn unlisted(
    reading: &Reading<'_>,
    measure: &Measure,
    year: i16,
    part: Option<&(Dim, String)>,
) -> Result<Unlisted> {
    let whole = reading.whole(measure, &Ask::year(year)).await?;
    let size = match part {
        Some((dim, key)) if guard::size(&whole) > 0.0 => {
            let cells = reading.cells(measure, &Ask::year(year).by(*dim)).await?;
            match cells.iter().find(|cell| cell.key == *key) {
                Some(cell) => guard::size(cell),
                None if cells.is_empty() => f64::INFINITY,
                None => 0.0,
            }
        }
        _ => guard::size(&whole),
    };
    Ok(match size {
        0.0 => Unlisted::Nothing,
        size if size.is_finite() => Unlisted::Unread,
        _ => Unlisted::Untold,
    })
}

/// The rows behind a figure or one part of it.
pub(super) async fn rows(cx: Cx, Path(code): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let measure = find(&cx, &code)?;
    let list = measure.rows.ok_or(Error::NotFound)?;
    let reading = begin(&cx).await?;
    let (year, view) = (wanted.year(&reading).await?, reading.view());
    let part = dim(&wanted, view, &measure).zip(wanted.key.clone());
    let mut ask = Ask::year(year);
    if let Some((dim, key)) = &part {
        ask = ask.only(*dim, key.clone());
    }
    match view {
        View::Party { code, .. } if measure.splits_by(Dim::Party) => {
            ask = ask.only(Dim::Party, code.clone());
        }
        _ => {}
    }
    let page = wanted.page();
    let app = &cx.app;
    let (rows, total) = list(&app.db, &app.profile, &cx.actor, &ask, PAGE, (page - 1) * PAGE).await?;
    let why = if rows.is_empty() {
        unlisted(&reading, &measure, year, part.as_ref()).await?
    } else {
        Unlisted::Untold
    };
    let rows = Rows {
        unlisted: why,
        part,
        page,
        rows,
        total: cx.actor.is_office().then_some(total),
    };
    Ok(pages::rows(&cx, year, &measure, &rows))
}

/// The name of a part in the address, as people read it.
pub(super) fn part_name(cx: &Cx, part: Option<&(Dim, String)>) -> Option<String> {
    let (dim, key) = part?;
    let key = if key.is_empty() {
        t!(cx.lang(), "measure-not-stated")
    } else {
        key.clone()
    };
    Some(format!("{}: {key}", dim.name(cx.lang())))
}
