//! Parties for other programs.

mod store;

use balai_kernel::{
    Error,
    api::{Endpoint, Field, Holds, Paging, page},
    policy::Action,
    web::{
        Answer, Cx, Query,
        axum::{Json as Answered, extract::Path, response::IntoResponse},
    },
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{Party, Statuses, store as parties};

const PARTY: &[Field] = &[
    Field::new("code", Holds::Text, "Short and stable: TH, IOM."),
    Field::new(
        "name",
        Holds::Words,
        "Its name as the process writes it, by language.",
    ),
    Field::new("kind", Holds::Text, "`state` or `organisation`."),
    Field::maybe("status", Holds::Text, "`member`, `observer` or `partner`, today."),
    Field::maybe(
        "notes",
        Holds::Texts,
        "What stands beside the status today: `engagement-suspended`, `representation-undecided`.",
    ),
    Field::maybe("since", Holds::Day, "The day from which the status holds."),
    Field::maybe("region", Holds::Text, "Its region; organisations have none."),
    Field::maybe("iso3", Holds::Text, "ISO 3166-1 alpha-3."),
    Field::maybe("m49", Holds::Text, "UN M49."),
];

/// What the directory answers other programs.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/parties",
        summary: "Members, observers and partners, by their English names.",
        item: "Party",
        fields: PARTY,
        params: &[],
        is_list: true,
    },
    Endpoint {
        path: "/api/v1/parties/{code}",
        summary: "One party.",
        item: "Party",
        fields: PARTY,
        params: &[],
        is_list: false,
    },
];

fn document(party: &Party, statuses: &Statuses, today: Date) -> Json {
    let status = statuses.on(party.id, today);
    let row = |code: &str| {
        let mut rows = statuses.rows(party.id).iter();
        rows.find(|row| row.status == code && row.holds_on(today))
    };
    let since = status
        .and_then(|status| row(status.code()))
        .map(|row| row.from_on.to_string());
    let notes: Vec<&str> = statuses
        .notes_on(party.id, today)
        .into_iter()
        .map(super::Status::code)
        .collect();
    json!({
        "code": party.code,
        "name": party.name.texts,
        "kind": party.kind,
        "status": status.map(super::Status::code),
        "notes": notes,
        "since": since,
        "region": party.region,
        "iso3": party.iso3,
        "m49": party.m49,
    })
}

/// A page of the parties that the reader may know of.
pub(crate) async fn list(cx: Cx, Query(paging): Query<Paging>) -> Answer {
    let (found, statuses) = (
        store::after(&cx.app.db, &cx.actor, paging.after()?, paging.limit() + 1).await?,
        parties::statuses(&cx.app.db).await?,
    );
    let today = cx.app.today();
    let rows = found
        .iter()
        .map(|party| {
            (
                party.sort_key.clone(),
                party.id.uuid(),
                document(party, &statuses, today),
            )
        })
        .collect();
    Ok(Answered(page("/api/v1/parties", &paging, rows)).into_response())
}

/// One party.
pub(crate) async fn show(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = parties::by_code(&cx.app.db, &code)
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Read, &party)?;
    let statuses = parties::statuses_of(&cx.app.db, party.id).await?;
    Ok(Answered(document(&party, &statuses, cx.app.today())).into_response())
}
