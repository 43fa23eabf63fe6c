//! The handler of a party's trail.

use balai_kernel::{
    Error, audit,
    policy::Action,
    web::{Answer, Cx, Query, axum::extract::Path},
};
use serde::Deserialize;

use super::{Trail, pages};
use crate::party;

/// Lines on a page.
const PAGE: usize = 100;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Before {
    before: Option<uuid::Uuid>,
}

pub(crate) async fn show(cx: Cx, Path(code): Path<String>, Query(query): Query<Before>) -> Answer {
    let party = party::store::by_code(&cx.app.db, &code)
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Read, &Trail { party: party.id })?;
    // One more than is shown tells whether there are older ones.
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut lines = audit::trail_of(&cx.app.db, party.id, query.before, most).await?;
    let has_older = lines.len() > PAGE;
    lines.truncate(PAGE);
    let older = lines.last().filter(|_| has_older).map(|line| line.id);
    Ok(pages::show(&cx, &party, &lines, older).workspace(&cx))
}
