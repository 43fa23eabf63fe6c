//! All measures of a year as one document, for the command line and for other programs.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::{Ask, Cell, Dim, Measure, Unit, Value, View, read};
use crate::{
    actor::Actor,
    error::{Error, Result},
    module::App,
    text::Lang,
};

/// Every measure of a year as `actor` may read it.
///
/// The answer is `{"year", "by", "view", "smallest_cell", "measures": [...]}`; a measure has
/// `code`, `name`, `definition`, `version`, `scope`, `unit` (`count`, `share` from 0
/// to 1, `points` from 0 to 100), `value` (a number or null, then `why` says why),
/// `n`, `interval` (lowest and highest, 95 %), `open` (what is not settled: `key`,
/// `counts` and `message`) and, where `by` was asked for and the measure has it,
/// `cells`: each with `key`, `label` and the same parts.
///
/// # Errors
/// [`Error::Refused`] for a split that the actor's view does not have (the public
/// never reads figures by party); when the database fails.
pub async fn figures(app: &App, year: i16, by: Option<Dim>, actor: &Actor, lang: Lang) -> Result<Json> {
    let view = View::of(app, actor).await?;
    if by == Some(Dim::Party) && view == View::Public {
        return Err(Error::refused("measure-not-by-party"));
    }
    let mut measures = Vec::new();
    for measure in app.measures() {
        measures.push(one(app, &view, lang, &measure, year, by).await?);
    }
    Ok(json!({
        "year": year,
        "by": by.map(Dim::code),
        "view": match &view {
            View::Office => "office".to_owned(),
            View::Party { code, .. } => format!("party {code}"),
            View::Public => "public".to_owned(),
        },
        "smallest_cell": (view != View::Office).then_some(app.profile.smallest_cell),
        "measures": measures,
    }))
}

/// One measure of a year as a document; see [`figures`].
///
/// # Errors
/// When the database fails.
pub(crate) async fn one(
    app: &App,
    view: &View,
    lang: Lang,
    measure: &Measure,
    year: i16,
    by: Option<Dim>,
) -> Result<Json> {
    let whole = read(app, view, lang, measure, &Ask::year(year)).await?;
    let mut out = Map::new();
    out.insert("code".into(), measure.code.into());
    out.insert("name".into(), measure.name(lang).into());
    out.insert("definition".into(), measure.rule(lang).into());
    out.insert("version".into(), measure.version.into());
    out.insert("scope".into(), view.scope(measure, lang).into());
    out.insert("unit".into(), json!(measure.unit));
    let whole = whole.into_iter().next().unwrap_or_else(|| Cell::count(0));
    out.append(&mut parts(&whole, measure.unit, lang));
    if let Some(dim) = by.filter(|dim| measure.splits_by(*dim)) {
        let cells = read(app, view, lang, measure, &Ask::year(year).by(dim)).await?;
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

/// The year that pages show when none is asked for: the latest with an event, not
/// after today's.
///
/// # Errors
/// When the database fails.
pub async fn usual_year(app: &App) -> Result<i16> {
    let today: Date = app.today();
    let latest = super::store::latest_year(&app.db, today.year()).await?;
    Ok(latest.unwrap_or(today.year()))
}
