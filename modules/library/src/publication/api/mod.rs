//! Publications for other programs.

mod store;

use balai_kernel::{
    Error, Id,
    api::{Endpoint, Field, Holds, Paging, Param, page},
    policy::Action,
    web::{
        Answer, Cx, Query,
        axum::{Json as Answered, extract::Path, response::IntoResponse},
    },
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Publication, store as publications};
use store::Listed;

const PUBLICATION: &[Field] = &[
    Field::new("id", Holds::Text, "Stable; the last part of its address."),
    Field::new("title", Holds::Words, "Its title by language."),
    Field::new("kind", Holds::Text, "Which kind of publication."),
    Field::new("year", Holds::Int, "The year in which it appeared."),
    Field::maybe("month", Holds::Int, "The month, where it is known."),
    Field::maybe("published_with", Holds::Text, "With whom it was published."),
    Field::maybe("summary", Holds::Words, "What it is about, by language."),
    Field::maybe("href", Holds::Address, "Where it can be read."),
    Field::maybe("initiative", Holds::Text, "Code of the initiative that counts."),
    Field::maybe("purpose", Holds::Text, "Code of the core purpose that counts."),
];

/// What publications answer other programs.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/publications",
        summary: "Publications by their English titles.",
        item: "Publication",
        fields: PUBLICATION,
        params: &[Param {
            name: "year",
            about: "Only those of this year.",
        }],
        is_list: true,
    },
    Endpoint {
        path: "/api/v1/publications/{id}",
        summary: "One publication.",
        item: "Publication",
        fields: PUBLICATION,
        params: &[],
        is_list: false,
    },
];

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Wanted {
    year: Option<String>,
}

fn document(row: &Listed) -> Json {
    json!({
        "id": row.id.simple().to_string(),
        "title": row.title.texts,
        "kind": row.kind,
        "year": row.year,
        "month": row.month,
        "published_with": row.published_with,
        "summary": row.summary.texts,
        "href": row.href,
        "initiative": row.initiative,
        "purpose": row.purpose,
    })
}

/// A page of the publications that the reader may know of.
pub(crate) async fn list(cx: Cx, Query(wanted): Query<Wanted>, Query(paging): Query<Paging>) -> Answer {
    let year = match wanted.year.as_deref().filter(|year| !year.is_empty()) {
        Some(year) => Some(year.parse::<i16>().map_err(|_| Error::refused("api-year"))?),
        None => None,
    };
    let found = store::after(&cx.app.db, &cx.actor, year, paging.after()?, paging.limit() + 1).await?;
    let rows = found
        .iter()
        .map(|row| (row.sort_key.clone(), row.id, document(row)))
        .collect();
    let path = match year {
        Some(year) => format!("/api/v1/publications?year={year}"),
        None => "/api/v1/publications".to_owned(),
    };
    Ok(Answered(page(&path, &paging, rows)).into_response())
}

/// One publication.
pub(crate) async fn show(cx: Cx, Path(id): Path<String>) -> Answer {
    let id = id.parse::<Id<Publication>>().map_err(|_| Error::NotFound)?;
    let publication = publications::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &publication)?;
    let row = store::one(&cx.app.db, id.uuid()).await?.ok_or(Error::NotFound)?;
    Ok(Answered(document(&row)).into_response())
}
