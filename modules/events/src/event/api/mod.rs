//! Events for other programs: that there are such, when, where and of what kind. Who
//! came is not in it.

mod store;

use balai_kernel::{
    Error,
    api::{Endpoint, Field, Holds, Paging, Param, page},
    policy::Action,
    web::{
        Answer, Cx, Query,
        axum::{Json as Answered, extract::Path, response::IntoResponse},
    },
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Event, store as events};
use store::Listed;

const EVENT: &[Field] = &[
    Field::new("id", Holds::Text, "Stable; the last part of its address."),
    Field::new("code", Holds::Text, "The office's own code."),
    Field::new("title", Holds::Text, "Its title as written."),
    Field::new(
        "kind",
        Holds::Text,
        "Which kind of activity: training, workshop, dialogue.",
    ),
    Field::new(
        "state",
        Holds::Text,
        "planned, confirmed, under-way, completed, postponed or cancelled.",
    ),
    Field::maybe("from", Holds::Day, "First day, as far as `precision` tells."),
    Field::maybe("to", Holds::Day, "Last day."),
    Field::new(
        "precision",
        Holds::Text,
        "How exact the days are: day, month, quarter or year.",
    ),
    Field::maybe("place", Holds::Text, "Where."),
    Field::new("mode", Holds::Text, "in-person, online or hybrid."),
    Field::new(
        "level",
        Holds::Text,
        "regional, sub-regional, bilateral or national.",
    ),
    Field::new(
        "role",
        Holds::Text,
        "What the office did: led, co-led, funded, supported or contributed.",
    ),
    Field::maybe("initiative", Holds::Text, "Code of the initiative that counts."),
    Field::maybe("purpose", Holds::Text, "Code of the core purpose that counts."),
];

/// What events answer other programs.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/events",
        summary: "Events by their codes.",
        item: "Event",
        fields: EVENT,
        params: &[Param {
            name: "year",
            about: "Only those that began in this year.",
        }],
        is_list: true,
    },
    Endpoint {
        path: "/api/v1/events/{id}",
        summary: "One event.",
        item: "Event",
        fields: EVENT,
        params: &[],
        is_list: false,
    },
];

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Wanted {
    year: Option<String>,
}

fn document(event: &Listed) -> Json {
    json!({
        "id": event.id.to_string(),
        "code": event.code,
        "title": event.title,
        "kind": event.kind,
        "state": event.state,
        "from": event.from_on.map(|day| day.to_string()),
        "to": event.to_on.map(|day| day.to_string()),
        "precision": event.precision,
        "place": event.place,
        "mode": event.mode,
        "level": event.level,
        "role": event.office_role,
        "initiative": event.initiative,
        "purpose": event.purpose,
    })
}

/// A page of the events that the reader may know of.
pub(crate) async fn list(cx: Cx, Query(wanted): Query<Wanted>, Query(paging): Query<Paging>) -> Answer {
    let year = match wanted.year.as_deref().filter(|year| !year.is_empty()) {
        Some(year) => Some(year.parse::<i16>().map_err(|_| Error::refused("api-year"))?),
        None => None,
    };
    let found = store::after(&cx.app.db, &cx.actor, year, paging.after()?, paging.limit() + 1).await?;
    let rows = found
        .iter()
        .map(|event| (event.code.clone(), event.id.uuid(), document(event)))
        .collect();
    let path = match year {
        Some(year) => format!("/api/v1/events?year={year}"),
        None => "/api/v1/events".to_owned(),
    };
    Ok(Answered(page(&path, &paging, rows)).into_response())
}

/// One event.
pub(crate) async fn show(cx: Cx, Path(id): Path<String>) -> Answer {
    let id = id
        .parse::<balai_kernel::Id<Event>>()
        .map_err(|_| Error::NotFound)?;
    let event = events::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &event)?;
    let listed = store::one(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    Ok(Answered(document(&listed)).into_response())
}
