//! Handlers of cited figures.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{CitedFigure, CitedRow, pages, store};
use crate::{
    audience::Audience,
    audit::{self, Act, Change},
    error::{Error, FieldConflict, Result},
    id::Id,
    policy::Action,
    store::Json,
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
    pub year: String,
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
            year: figure.year.to_string(),
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
        let year = self
            .year
            .trim()
            .parse()
            .ok()
            .filter(|year| (1900..=2200).contains(year));
        if year.is_none() {
            wrong.push(("year", "cited-wrong-year"));
        }
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
        let (true, Some(year)) = (wrong.is_empty(), year) else {
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
            year,
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

fn fields(typed: &Typed) -> [(&'static str, &str); 9] {
    [
        ("code", &typed.code),
        ("label", &typed.label),
        ("year", &typed.year),
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
