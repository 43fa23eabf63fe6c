//! All measures of a year as one document, for the command line and for other programs.

use serde_json::{Map, Value as Json, json};

use super::{Ask, Cell, CitedFigure, Dim, Measure, Reading, Unit, Value, View, cited, guard};
use crate::{
    actor::Actor,
    error::{Error, Result},
    module::App,
    text::Lang,
};

/// Every measure of a year as `actor` may read it.
///
/// The answer is `{"year", "by", "view", "smallest_cell", "has_records", "measures": [...],
/// "cited": [...]}`; `has_records` says whether anything happened in the year, as far as
/// `actor` is told. A measure has `code`, `chapter`, `name`, `definition`, `version`,
/// `scope`, `unit` (`count`, `share` from 0 to 1, `points` from 0 to 100), `value` (a
/// number or null, then `why` says why),
/// `n`, `interval` (lowest and highest, 95 %), `open` (what is not settled: `key`,
/// `counts` and `message`) and, where `by` was asked for and the measure has it,
/// `cells`: each with `key`, `label` and the same parts. A cited figure, someone else's
/// number, has `code`, `name`, `period`, `value`, `unit` and `source`.
///
/// # Errors
/// [`Error::Refused`] for a split that the actor's view does not have (the public
/// never reads figures by party); when the database fails.
pub async fn figures(app: &App, year: i16, by: Option<Dim>, actor: &Actor, lang: Lang) -> Result<Json> {
    let reading = Reading::begin(app, actor, lang).await?;
    if by == Some(Dim::Party) && *reading.view() == View::Public {
        return Err(Error::refused("measure-not-by-party"));
    }
    let measures = app.measures();
    let documents = all(&reading, &measures, year, by).await?;
    let mut wholes = Vec::new();
    for measure in &measures {
        wholes.push((measure, reading.whole(measure, &Ask::year(year)).await?));
    }
    Ok(json!({
        "year": year,
        "by": by.map(Dim::code),
        "view": reading.view().key(),
        "smallest_cell": (*reading.view() != View::Office).then_some(app.profile.smallest_cell),
        "has_records": has_records(wholes.iter().map(|(measure, whole)| (*measure, whole))),
        "measures": documents,
        "cited": of_others(app, actor, year, lang).await?,
    }))
}

/// The cited figures of a year that an actor may read, as documents.
async fn of_others(app: &App, actor: &Actor, year: i16, lang: Lang) -> Result<Vec<Json>> {
    let figures = cited(&app.db, actor, year.into()).await?;
    let document = |figure: &CitedFigure| {
        json!({
            "code": figure.code,
            "name": figure.label.get(lang),
            "period": figure.period().words(lang),
            "value": figure.value,
            "unit": figure.unit,
            "source": figure.source,
        })
    };
    Ok(figures.iter().map(document).collect())
}

/// Whether anything happened in a period, as far as these figures of it tell: one of them
/// is not nought, or is held back. What there is on its last day says nothing of it.
pub(super) fn has_records<'a>(mut figures: impl Iterator<Item = (&'a Measure, &'a Cell)>) -> bool {
    figures.any(|(measure, cell)| !measure.is_stock && !guard::is_nought(cell))
}

/// These measures of a year as documents; see [`figures`].
///
/// # Errors
/// When the database fails.
pub(crate) async fn all(
    reading: &Reading<'_>,
    measures: &[Measure],
    year: i16,
    by: Option<Dim>,
) -> Result<Vec<Json>> {
    let mut wanted = Vec::new();
    for measure in measures {
        wanted.push((*measure, Ask::year(year)));
        if let Some(dim) = by.filter(|dim| measure.splits_by(*dim)) {
            wanted.push((*measure, Ask::year(year).by(dim)));
        }
    }
    reading.prepare(&wanted).await?;
    let mut out = Vec::new();
    for measure in measures {
        out.push(one(reading, measure, year, by).await?);
    }
    Ok(out)
}

/// One measure of a year as a document; see [`figures`].
///
/// # Errors
/// When the database fails.
async fn one(reading: &Reading<'_>, measure: &Measure, year: i16, by: Option<Dim>) -> Result<Json> {
    let (view, lang) = (reading.view(), reading.lang());
    let whole = reading.whole(measure, &Ask::year(year)).await?;
    let mut out = Map::new();
    out.insert("code".into(), measure.code.into());
    out.insert("chapter".into(), measure.chapter.code().into());
    out.insert("name".into(), measure.name(lang).into());
    out.insert("definition".into(), measure.rule(lang).into());
    out.insert("version".into(), measure.version.into());
    out.insert("scope".into(), view.scope(measure, lang).into());
    out.insert("unit".into(), json!(measure.unit));
    out.append(&mut parts(&whole, measure.unit, lang));
    if let Some(dim) = by.filter(|dim| measure.splits_by(*dim)) {
        let cells = reading.cells(measure, &Ask::year(year).by(dim)).await?;
        let cells: Vec<Json> = cells
            .iter()
            .map(|cell| {
                let mut part = Map::new();
                part.insert("key".into(), cell.key.clone().into());
                part.insert("label".into(), cell.label.clone().into());
                part.append(&mut parts(cell, measure.unit, lang));
                Json::Object(part)
            })
            .collect();
        out.insert("cells".into(), cells.into());
    }
    Ok(Json::Object(out))
}

/// Value, n, interval and what is open, as parts of a document.
fn parts(cell: &Cell, unit: Unit, lang: Lang) -> Map<String, Json> {
    let mut out = Map::new();
    let value = match (&cell.value, unit) {
        // A whole number is written without a decimal point.
        #[expect(clippy::cast_possible_truncation, reason = "whole, far below 2^53")]
        (Value::Number(n), Unit::Count) if n.fract() == 0.0 => json!(*n as i64),
        (Value::Number(n), _) => json!(n),
        (Value::NotApplicable | Value::Missing(_), _) => Json::Null,
    };
    out.insert("value".into(), value);
    match &cell.value {
        Value::Missing(why) => {
            out.insert("why".into(), why.say(lang).into());
        }
        Value::NotApplicable => {
            out.insert("why".into(), crate::t!(lang, "measure-not-applicable").into());
        }
        Value::Number(_) => {}
    }
    if let Some(n) = cell.n {
        out.insert("n".into(), n.into());
    }
    if let Some((low, high)) = cell.interval {
        out.insert("interval".into(), json!([low, high]));
    }
    let open: Vec<Json> = cell
        .open
        .iter()
        .map(|message| {
            let counts: Map<String, Json> = message
                .args
                .iter()
                .map(|(name, value)| (name.to_string(), json!(value)))
                .collect();
            json!({ "key": message.key, "counts": counts, "message": message.say(lang) })
        })
        .collect();
    if !open.is_empty() {
        out.insert("open".into(), open.into());
    }
    out
}
