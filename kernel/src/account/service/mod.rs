//! Service accounts: other programs that read `/api/v1` by a token. Somebody answers for
//! each; a token reads what it names and no more, ends by itself, opens no page and is no
//! session.

mod bearer;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod web;

use std::collections::BTreeSet;

pub(crate) use bearer::{actor_of, token_in};
pub use policy::Service;
pub use store::TokenRow;
pub use web::routes;

use super::new_token;
use crate::{
    actor::{Actor, Role},
    clock::Clock,
    error::Result,
    module::{App, Today, Waiting},
    t,
};

/// Where service accounts stand.
const PATH: &str = "/app/admin/service-accounts";

/// How every token begins, so that one that lies where it should not is recognised.
const BEGINS: &str = "balai_";
/// How many characters of a token are kept to tell it from others.
const SHOWN: usize = BEGINS.len() + 4;

/// For how many days a token can be made.
const TERMS: [i64; 4] = [30, 90, 180, 365];
/// So many days before its end a token is spoken of on Today.
const SOON_DAYS: i64 = 14;

/// Seconds of a day.
const DAY: i64 = 24 * 3600;

/// With whose eyes a token reads.
const SEES: [&str; 2] = ["public", "members"];

/// A new token, as it is shown once.
fn new_text(clock: &Clock) -> String {
    format!("{BEGINS}{}", new_token(clock))
}

/// The nouns of the interface, from the addresses of its description: `events`.
fn nouns(app: &App) -> BTreeSet<&'static str> {
    let endpoints = app.modules.iter().flat_map(|module| module.api);
    endpoints
        .filter_map(|endpoint| endpoint.path.strip_prefix("/api/v1/")?.split('/').next())
        .collect()
}

/// For those who answer for a program: its tokens that end soon. For administrators: programs
/// that nobody answers for any more.
///
/// # Errors
/// When the database fails.
pub async fn today(app: &App, actor: &Actor) -> Result<Today> {
    let mut today = Today::default();
    // Those who can answer for a program are of the office or administrators.
    let can_answer = actor.is_office() || actor.is(Role::Administrator);
    let Some(account) = actor.account.filter(|_| can_answer) else {
        return Ok(today);
    };
    let (now, lang) = (app.clock.now(), actor.lang);
    let soon = now.plus_seconds(SOON_DAYS * DAY);
    for token in store::ending_for(&app.db, account, now, soon).await? {
        today.waiting.push(Waiting {
            what: t!(lang, "token-ends", name = token.name.as_str()),
            why: t!(lang, "token-ends-why", begins = token.begins.as_str()),
            href: format!("{PATH}/{}", token.service),
            due: Some(token.expires_at.day_in(&app.zone())),
        });
    }
    if actor.is(Role::Administrator) {
        for orphan in store::unanswered(&app.db, app.today()).await? {
            today.waiting.push(Waiting {
                what: t!(lang, "service-orphan", name = orphan.name.as_str()),
                why: t!(lang, "service-orphan-why"),
                href: format!("{PATH}/{}", orphan.id),
                due: None,
            });
        }
    }
    Ok(today)
}
