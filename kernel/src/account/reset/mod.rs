//! A lost second factor: one person asks that it be taken away, another one decides, and its
//! owner is told of both. Nobody does it alone, and nobody for themselves.

mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use store::Reset;
pub use web::routes;

use crate::{
    actor::{Actor, Role},
    error::Result,
    module::{App, Today, Waiting},
    t,
};

/// Where what is asked stands.
const PATH: &str = "/app/resets";

/// Whether somebody may decide at all: not who only stands in for another.
fn decides(actor: &Actor) -> bool {
    actor.is_own(Role::Administrator) || actor.is_own(Role::CoManager)
}

/// For those who decide: what waits.
///
/// # Errors
/// When the database fails.
pub async fn today(app: &App, actor: &Actor) -> Result<Today> {
    let mut today = Today::default();
    if !decides(actor) {
        return Ok(today);
    }
    let open = store::open(&app.db).await?;
    let mine = open.iter().filter(|row| policy::may_decide(actor, row)).count();
    if mine > 0 {
        today.waiting.push(Waiting {
            what: t!(actor.lang, "reset-waiting", n = mine),
            why: t!(actor.lang, "reset-waiting-why"),
            href: PATH.to_owned(),
            due: None,
        });
    }
    Ok(today)
}
