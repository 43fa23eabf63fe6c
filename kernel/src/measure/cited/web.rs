//! Handlers of cited figures.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use balai_dates::{Hint, Parsed, parse};
use serde::Deserialize;

use super::{CitedFigure, CitedPeriod, CitedRow, pages, store};
use crate::{
    audience::Audience,
    audit::{self, Act, Change},
    error::{Error, FieldConflict, Result},
    id::Id,
    policy::Action,
    store::{Day, Json},
    t,
    text::Words,
    web::{Answer, Cx, Form, Query, redirect_with},
};

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Wanted {
    year: Option<String>,
}

/// What the form holds, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub label_id: String,
    #[serde(default)]
    pub period: String,
    #[serde(default)]
    pub year: String,
    #[serde(default)]
    pub from_on: String,
    #[serde(default)]
    pub to_on: String,
    #[serde(default)]
    pub value: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub population: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub source_href: String,
    #[serde(default)]
    pub audience: String,
    #[serde(default)]
    pub version: i64,
}

/// Who may be chosen to see a cited figure.
pub(super) const AUDIENCES: [&str; 3] = ["members", "public", "office"];

fn audience_of(word: &str) -> Audience {
    match word {
        "public" => Audience::public(),
        "office" => Audience::office(),
        _ => Audience::members(),
    }
}

impl Typed {
    fn of(row: &CitedRow) -> Self {
        let figure = &row.figure;
        let text = |lang: &str| figure.label.texts.get(lang).cloned().unwrap_or_default();
        let audience = AUDIENCES
            .into_iter()
            .find(|word| audience_of(word).to_string() == row.audience);
        Self {
            code: figure.code.clone(),
            label: text("en"),
            label_id: text("id"),
            period: figure.period().code().to_owned(),
            year: figure.year.to_string(),
            from_on: shown(figure.from_on),
            to_on: shown(figure.to_on),
            value: figure.value.clone(),
            unit: figure.unit.clone(),
            population: figure.population.clone(),
            source: figure.source.clone(),
            source_href: figure.source_href.clone().unwrap_or_default(),
            audience: audience.unwrap_or("office").to_owned(),
            version: row.version,
        }
    }

    /// The figure that was typed, or what is wrong: field and catalogue key.
    fn read(&self, id: Id<CitedFigure>, cx: &Cx) -> Result<CitedFigure, Vec<(&'static str, &'static str)>> {
        let mut wrong = Vec::new();
        let code = self.code.trim().to_lowercase();
        let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if code.is_empty() || code.len() > 60 || !code.chars().all(is_code) {
            wrong.push(("code", "cited-wrong-code"));
        }
        let period = self.read_period(&mut wrong);
        for (field, text) in [
            ("label", &self.label),
            ("value", &self.value),
            ("population", &self.population),
            ("source", &self.source),
        ] {
            if text.trim().is_empty() {
                wrong.push((field, "cited-missing"));
            } else if text.chars().count() > 500 {
                wrong.push((field, "cited-too-long"));
            }
        }
        let href = self.source_href.trim();
        let is_web = href.starts_with("https://") || href.starts_with("http://");
        if !href.is_empty() && (!is_web || href.len() > 2000) {
            wrong.push(("source_href", "cited-wrong-address"));
        }
        let (true, Some(period)) = (wrong.is_empty(), period) else {
            return Err(wrong);
        };
        let mut label = Words::en(self.label.trim());
        if !self.label_id.trim().is_empty() {
            label.set("id", self.label_id.trim());
        }
        Ok(CitedFigure {
            id,
            code,
            label: Json(label),
            year: period.year(),
            from_on: match period {
                CitedPeriod::Span(from, _) => Some(from.into()),
                _ => None,
            },
            to_on: match period {
                CitedPeriod::Span(_, to) | CitedPeriod::ToDate(to) => Some(to.into()),
                CitedPeriod::Year(_) => None,
            },
            value: self.value.trim().to_owned(),
            unit: self.unit.trim().to_owned(),
            population: self.population.trim().to_owned(),
            source: self.source.trim().to_owned(),
            source_href: (!href.is_empty()).then(|| href.to_owned()),
            entered_at: cx.app.clock.now(),
            checked_at: None,
        })
    }
}

impl Typed {
    /// The period that was typed; what is wrong with it is added to `wrong`.
    fn read_period(&self, wrong: &mut Vec<(&'static str, &'static str)>) -> Option<CitedPeriod> {
        let is_year = |year: &i64| (1900..=2200).contains(year);
        let mut day = |field: &'static str, text: &str| {
            let found = match parse(text, &Hint::default()) {
                Parsed::Sure(date) if date.from == date.to => Some(date.from),
                _ => None,
            };
            let found = found.filter(|day| is_year(&day.year().into()));
            if found.is_none() {
                wrong.push((field, "cited-wrong-day"));
            }
            found
        };
        match self.period.as_str() {
            "span" => {
                let (from, to) = (day("from_on", &self.from_on), day("to_on", &self.to_on));
                let (from, to) = (from?, to?);
                if from > to {
                    wrong.push(("to_on", "cited-wrong-span"));
                    return None;
                }
                Some(CitedPeriod::Span(from, to))
            }
            "to-date" => day("to_on", &self.to_on).map(CitedPeriod::ToDate),
            _ => {
                let year = self.year.trim().parse().ok().filter(is_year);
                if year.is_none() {
                    wrong.push(("year", "cited-wrong-year"));
                }
                year.map(CitedPeriod::Year)
            }
        }
    }
}

/// A day as the form shows it.
fn shown(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

fn refused(page: Response) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// All that the reader may see, of one year if asked.
pub(super) async fn list(cx: Cx, Query(wanted): Query<Wanted>) -> Answer {
    let year = wanted.year.as_deref().and_then(|year| year.trim().parse().ok());
    let rows = store::of_year(&cx.app.db, &cx.actor, year).await?;
    Ok(pages::list(&cx, year, &rows))
}

/// The empty form.
pub(super) async fn new(cx: Cx) -> Answer {
    Ok(pages::form(&cx, None, &Typed::default(), &[]))
}

/// Enters a figure.
pub(super) async fn create(cx: Cx, Form(typed): Form<Typed>) -> Answer {
    let figure = match typed.read(cx.app.clock.id(), &cx) {
        Ok(figure) => figure,
        Err(wrong) => return refused(pages::form(&cx, None, &typed, &wrong)),
    };
    if store::is_taken(&cx.app.db, &figure.code, figure.year).await? {
        let wrong = [("code", "cited-code-taken")];
        return refused(pages::form(&cx, None, &typed, &wrong));
    }
    let audience = audience_of(&typed.audience);
    let (app, actor, figure, audience) = (&cx.app, &cx.actor, &figure, &audience);
    app.db
        .write("cited.create", |tx| async move {
            store::keep_cited(&tx, &app.clock, figure, audience, actor.account).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("created", "cited-figure", figure.id),
            )
            .await
        })
        .await?;
    Ok(redirect_with(&href(figure.id), "cited-entered"))
}

async fn find(cx: &Cx, id: &str) -> Result<CitedRow> {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &row)?;
    Ok(row)
}

fn href(id: Id<CitedFigure>) -> String {
    format!("/app/measures/cited/{id}")
}

/// One figure with its source and who stands for it.
pub(super) async fn show(cx: Cx, Path(id): Path<String>) -> Answer {
    let row = find(&cx, &id).await?;
    let history = audit::history_of(&cx.app.db, row.figure.id.uuid()).await?;
    Ok(pages::show(&cx, &row, &history))
}

/// The form with what is known.
pub(super) async fn edit(cx: Cx, Path(id): Path<String>) -> Answer {
    let row = find(&cx, &id).await?;
    cx.may(Action::Change, &row)?;
    Ok(pages::form(&cx, Some(row.figure.id), &Typed::of(&row), &[]))
}

/// Keeps a change; the figure wants checking again.
pub(super) async fn change(cx: Cx, Path(id): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let row = find(&cx, &id).await?;
    cx.may(Action::Change, &row)?;
    let id = row.figure.id;
    let figure = match typed.read(id, &cx) {
        Ok(figure) => figure,
        Err(wrong) => return refused(pages::form(&cx, Some(id), &typed, &wrong)),
    };
    let moved = (figure.code.as_str(), figure.year) != (row.figure.code.as_str(), row.figure.year);
    if moved && store::is_taken(&cx.app.db, &figure.code, figure.year).await? {
        let wrong = [("code", "cited-code-taken")];
        return refused(pages::form(&cx, Some(id), &typed, &wrong));
    }
    let (before, audience) = (Typed::of(&row), audience_of(&typed.audience));
    let changes = changes(&before, &typed);
    let (app, actor, figure, audience, changes) = (&cx.app, &cx.actor, &figure, &audience, &changes);
    let (before, typed) = (&before, &typed);
    app.db
        .write("cited.change", |tx| async move {
            let by = actor.account;
            let rows = store::update(&tx, &app.clock, figure, audience, by, typed.version).await?;
            if rows == 0 {
                return Err(Error::Conflict(conflicts(typed, before)));
            }
            let act = Act::on("changed", "cited-figure", figure.id).changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&href(id), "cited-changed"))
}

fn fields(typed: &Typed) -> [(&'static str, &str); 12] {
    [
        ("code", &typed.code),
        ("label", &typed.label),
        ("period", &typed.period),
        ("year", &typed.year),
        ("from_on", &typed.from_on),
        ("to_on", &typed.to_on),
        ("value", &typed.value),
        ("unit", &typed.unit),
        ("population", &typed.population),
        ("source", &typed.source),
        ("source_href", &typed.source_href),
        ("audience", &typed.audience),
    ]
}

fn changes(before: &Typed, after: &Typed) -> Vec<Change> {
    fields(before)
        .into_iter()
        .zip(fields(after))
        .filter_map(|((field, old), (_, new))| Change::between(field, Some(old), Some(new.trim())))
        .collect()
}

fn conflicts(yours: &Typed, theirs: &Typed) -> Vec<FieldConflict> {
    fields(yours)
        .into_iter()
        .zip(fields(theirs))
        .filter(|((_, yours), (_, theirs))| yours.trim() != *theirs)
        .map(|((field, yours), (_, theirs))| FieldConflict {
            field: field.to_owned(),
            yours: yours.to_owned(),
            theirs: theirs.to_owned(),
        })
        .collect()
}

#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Checked {
    #[serde(default)]
    version: i64,
}

/// Keeps that a second person found the figure in its source.
pub(super) async fn check(cx: Cx, Path(id): Path<String>, Form(checked): Form<Checked>) -> Answer {
    let row = find(&cx, &id).await?;
    cx.may(Action::Decide, &row)?;
    let (app, actor, id) = (&cx.app, &cx.actor, row.figure.id);
    app.db
        .write("cited.check", |tx| async move {
            let rows = store::check(&tx, &app.clock, id, actor.account, checked.version).await?;
            if rows == 0 {
                return Err(Error::Conflict(Vec::new()));
            }
            audit::record(&tx, &app.clock, actor, Act::on("checked", "cited-figure", id)).await
        })
        .await?;
    Ok(redirect_with(&href(id), "cited-checked"))
}

/// What a catalogue key says is wrong.
pub(super) fn wrong_words(cx: &Cx, key: &str) -> String {
    t!(cx.lang(), key)
}
