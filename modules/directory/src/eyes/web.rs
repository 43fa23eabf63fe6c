//! Handlers of looking through other eyes.

use balai_kernel::{
    account::eyes::Eyes,
    web::{Answer, Cx, Query, redirect},
};
use serde::Deserialize;

use super::pages;
use crate::party;

/// The page in question, and whose eyes were chosen.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub of: String,
    #[serde(default)]
    pub who: String,
    #[serde(default)]
    pub party: String,
}

/// Asks whose eyes, or leads to the page as they see it.
pub(crate) async fn choose(cx: Cx, Query(asked): Query<Asked>) -> Answer {
    let parties = party::store::seen(&cx.app.db, &cx.actor, None, None).await?;
    let eyes = match asked.who.as_str() {
        who @ ("focal" | "lent") => {
            let party = parties.iter().find(|party| party.code == asked.party);
            let eyes = if who == "focal" { Eyes::Focal } else { Eyes::Lent };
            party.map(|party| eyes(party.id))
        }
        other => other.parse::<Eyes>().ok(),
    };
    let Some(eyes) = eyes else {
        return Ok(pages::choose(&cx, &asked, parties).workspace(&cx));
    };
    let mark = if asked.of.contains('?') { '&' } else { '?' };
    Ok(redirect(&format!("{}{mark}as={}", asked.of, eyes.code())))
}
