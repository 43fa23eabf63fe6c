//! Handlers of the measures and of the description.

use axum::{
    Json as Answered,
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::openapi::{self, Endpoint, Field, Holds, Param};
use crate::{
    error::{Error, Result},
    measure::{self, Dim, Reading, View},
    web::{Answer, Cx, Query},
};

const MEASURE: &[Field] = &[
    Field::new("code", Holds::Text, "Short and stable."),
    Field::new(
        "chapter",
        Holds::Text,
        "What it belongs to: `participation`, `activities`, `women`, `learning`, `publications` or `contributions`.",
    ),
    Field::new("name", Holds::Text, "Its name, in the language of the answer."),
    Field::new("definition", Holds::Text, "Its counting rule in plain words."),
    Field::new("version", Holds::Int, "Counts up when the rule changes."),
    Field::new("scope", Holds::Text, "For whom it is computed."),
    Field::new(
        "unit",
        Holds::Text,
        "`count`; `share`, from 0 to 1; or `points`, from 0 to 100.",
    ),
    Field::maybe("value", Holds::Number, "The figure; null where there is none."),
    Field::maybe("why", Holds::Text, "Why there is none."),
    Field::maybe("n", Holds::Int, "How many it rests on, for shares and means."),
    Field::maybe("interval", Holds::List, "Lowest and highest, 95 %."),
    Field::maybe(
        "open",
        Holds::List,
        "What is not settled: `key`, `counts`, `message`.",
    ),
    Field::maybe(
        "cells",
        Holds::List,
        "The parts of the split: `key`, `label` and value, why, n, interval as above. Parts that are too small are null.",
    ),
];

const YEAR: Param = Param {
    name: "year",
    about: "A calendar year; the latest with events if not given.",
};
const LANG: Param = Param {
    name: "lang",
    about: "Language of names and sentences: en or id.",
};
const BY: Param = Param {
    name: "by",
    about: "Split by: status, region, initiative, project, purpose, type, role, level, month or agency-kind.",
};

pub(super) const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/measures",
        summary: "All measures of a year: `year` and, in `measures`, one after another.",
        item: "Measures",
        fields: &[
            Field::new("year", Holds::Int, "The year."),
            Field::new("measures", Holds::List, "The measures, each as `Measure`."),
        ],
        params: &[YEAR, LANG],
        is_list: false,
    },
    Endpoint {
        path: "/api/v1/measures/{code}",
        summary: "One measure of a year, split if asked.",
        item: "Measure",
        fields: MEASURE,
        params: &[YEAR, BY, LANG],
        is_list: false,
    },
];

/// What the address of a figure says.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Wanted {
    year: Option<String>,
    by: Option<String>,
}

impl Wanted {
    async fn year(&self, reading: &Reading<'_>) -> Result<i16> {
        match self.year.as_deref() {
            None => reading.usual_year().await,
            Some(year) => year
                .parse()
                .ok()
                .filter(|year| (1900..=2200).contains(year))
                .ok_or(Error::refused("api-year")),
        }
    }

    fn by(&self) -> Result<Option<Dim>> {
        match self.by.as_deref().filter(|by| !by.is_empty()) {
            None => Ok(None),
            Some(by) => Dim::from_code(by).map(Some).ok_or(Error::refused("api-by")),
        }
    }
}

fn answer(document: Json) -> Response {
    Answered(document).into_response()
}

/// The description of the interface.
pub(super) async fn openapi(cx: Cx) -> Answer {
    Ok(answer(openapi::document(&cx.app)))
}

/// All measures of a year.
pub(super) async fn measures(cx: Cx, Query(wanted): Query<Wanted>) -> Answer {
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let year = wanted.year(&reading).await?;
    let all = measure::all_figures(&reading, &cx.app.measures(), year, None).await?;
    Ok(answer(json!({ "year": year, "measures": all })))
}

/// One measure of a year, split if asked.
pub(super) async fn measure(cx: Cx, Path(code): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let measure = cx.app.measure(&code).ok_or(Error::NotFound)?;
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let (year, by) = (wanted.year(&reading).await?, wanted.by()?);
    if by == Some(Dim::Party) && *reading.view() == View::Public {
        return Err(Error::refused("measure-not-by-party"));
    }
    if by.is_some_and(|dim| !measure.splits_by(dim)) {
        return Err(Error::refused("measure-not-split-so"));
    }
    let figure = measure::all_figures(&reading, &[measure], year, by).await?.pop();
    figure.map(answer).ok_or(Error::NotFound)
}
