//! Evidence: what people said, what was photographed, who agreed to what of it, and what changed
//! because of the work.
//!
//! A commons: other modules read it, by [`drawing`] where they print or show something of it, and
//! never write its tables.

pub mod consent;
pub mod drawing;
pub mod outcome;
pub mod photograph;
pub mod quote;

mod erasure;
mod form;
mod own;
mod routes;
#[cfg(test)]
pub(crate) mod tests;

use balai_kernel::{
    Actor, App, Id, Module, Result,
    module::{Nav, Today, Waiting},
    policy::print_noun,
    search, t,
};
use jiff::ToSpan as _;

use consent::{Consent, What};
use outcome::Outcome;
use photograph::Photograph;
use quote::Quote;

/// How many rows are made findable in one transaction.
const RUN: i64 = 200;

/// What the evidence gives the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-evidence",
        href: "/app/evidence",
        shown: |actor| actor.is_office() || actor.is_focal(),
    }],
    policies: &[
        print_noun::<Quote>,
        print_noun::<Photograph>,
        print_noun::<Consent>,
        print_noun::<Outcome>,
    ],
    measures: Some(outcome::measures::measures),
    today: Some(|reading, actor| Box::pin(today(reading.app(), actor))),
    reindex: Some(|app| Box::pin(reindex(app))),
    own: Some(|app, actor| Box::pin(own::own(app, actor))),
    retention: erasure::RULES,
    erase_person: Some(|tx, app, person| Box::pin(erasure::person(tx, app, person))),
    ..Module::new("evidence", routes::routes)
};

/// Consents that end within so many days are spoken of.
const ENDING: i64 = 30;

/// Agencies that a focal point is asked about; consents that end soon; claims that wait for somebody to look into them.
async fn today(app: &App, actor: &Actor) -> Result<Today> {
    let (lang, mut today) = (actor.lang, Today::default());
    if actor.is_focal() {
        for asked in consent::store::of_agencies(&app.db, actor, true).await? {
            if asked.party.is_some_and(|party| actor.is_focal_of(party)) {
                today.waiting.push(Waiting {
                    what: t!(lang, "today-consent", agency = asked.agency.as_str()),
                    why: t!(lang, "today-consent-why"),
                    href: asked.href(),
                    due: None,
                });
            }
        }
    }
    if actor.is_office() {
        let day = app.today();
        let last = day.saturating_add(ENDING.days());
        for ending in consent::store::ending(&app.db, actor, day, last).await? {
            today.waiting.push(Waiting {
                what: t!(lang, "today-consent-ends", who = ending.full_name.as_str()),
                why: t!(lang, "today-consent-ends-why"),
                href: ending.what().map_or_else(|| ending.href(), What::href),
                due: ending.until_on.map(|on| on.0),
            });
        }
    }
    if actor.holds("monitoring") {
        let n = outcome::store::unverified(&app.db, actor).await?;
        if n > 0 {
            today.waiting.push(Waiting {
                what: t!(lang, "today-outcomes", n = n),
                why: t!(lang, "today-outcomes-why"),
                href: format!("{}?stand=claimed", outcome::PATH),
                due: None,
            });
        }
    }
    Ok(today)
}

/// Renews what is found of the module's records, in runs.
async fn reindex(app: &App) -> Result<()> {
    let nil = uuid::Uuid::nil();
    let (mut quote, mut photograph, mut outcome): (Id<Quote>, Id<Photograph>, Id<Outcome>) =
        (Id::of(nil), Id::of(nil), Id::of(nil));
    loop {
        let quotes = quote::store::after(&app.db, quote, RUN).await?;
        let photographs = photograph::store::after(&app.db, photograph, RUN).await?;
        let outcomes = outcome::store::after(&app.db, outcome, RUN).await?;
        quote = quotes.last().map_or(quote, |row| row.id);
        photograph = photographs.last().map_or(photograph, |row| row.id);
        outcome = outcomes.last().map_or(outcome, |row| row.id);
        let docs: Vec<_> = (quotes.iter().map(Quote::doc))
            .chain(photographs.iter().map(Photograph::doc))
            .chain(outcomes.iter().map(Outcome::doc))
            .collect();
        if docs.is_empty() {
            return Ok(());
        }
        let docs = &docs;
        app.db
            .write("evidence.reindex", |tx| async move {
                search::put_many(&tx, docs).await
            })
            .await?;
    }
}

/// What the demo office has gathered: quotes, a photograph, what changed. Nothing where its profile has
/// no office of its own.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App) -> Result<()> {
    quote::demo::demo(app).await?;
    photograph::demo::demo(app).await?;
    outcome::demo::demo(app).await
}
