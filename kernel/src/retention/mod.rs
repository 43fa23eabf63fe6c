//! What is kept and for how long. Modules declare rules: so long after which event a row, or
//! what names somebody in it, goes. The office chooses within the bounds of its profile, a hold
//! keeps what is in dispute, and a job carries out each day what is due.
//!
//! Erasing a person leaves an empty record in their place: the rows that count them stay, so
//! that no figure changes. What was erased is written into a ledger, in the database and in a
//! file beside it, by which a restored backup is brought to the same state.

mod jobs;
mod ledger;
mod pages;
pub mod person;
mod policy;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod web;

use futures::future::BoxFuture;
use uuid::Uuid;

pub use jobs::{enqueue_if_due, run};
pub use ledger::{Entry, LEDGER, replay};
pub use person::{ErasePersonFn, Erased, Known, KnownPersonFn};
pub use policy::Erasure;

use crate::{
    clock::Instant,
    error::Result,
    job::JobKind,
    module::{App, Module, Nav},
    policy::print_noun,
    store::{Args, Sql, Tx},
};

/// Where a person is erased by hand: a form with the person asks before it acts.
pub const ERASE: &str = "/app/admin/retention/erasures/new";
/// Where the rules stand.
pub const RETENTION: &str = "/app/admin/retention";

/// The part of the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-retention",
        href: RETENTION,
        shown: |actor| actor.holds("managers"),
    }],
    policies: &[
        print_noun::<Choice>,
        print_noun::<Hold>,
        print_noun::<policy::Erasure>,
    ],
    jobs: &[JobKind {
        kind: jobs::KIND,
        run: |app, _, progress| Box::pin(jobs::run_with(app, progress)),
        tries: 8,
    }],
    retention: rules::RULES,
    ..Module::new("retention", web::routes)
};

/// A row that is due to go.
#[derive(Debug, Clone, PartialEq, Eq, crate::store::FromRow)]
pub struct Due {
    /// Its id.
    pub id: Uuid,
    /// When the event was after which it is kept for so long.
    pub since: Instant,
}

/// What a rule asks: the rows whose event was before a moment, the earliest first, without
/// those that are held today, and how many at most.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// Rows whose event was before this.
    pub before: Instant,
    /// Today, for holds that end on a day.
    pub today: jiff::civil::Date,
    /// How many rows are wanted at most.
    pub at_most: i64,
}

/// Finds rows that are due.
pub type DueFn = for<'a> fn(&'a Tx, Ask) -> BoxFuture<'a, Result<Vec<Due>>>;
/// Asks how many there are, as a `select count(*)`; `at_most` is not looked at.
pub type CountFn = fn(Ask) -> (Sql, Args);
/// Erases what a rule says of one row. Erasing what is gone already changes nothing.
pub type EraseFn = for<'a> fn(&'a Tx, &'a App, Uuid) -> BoxFuture<'a, Result<()>>;

/// How long something is kept, as a module declares it.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its word in the settings, in the ledger and in the catalogue (`keep-sessions`,
    /// `keep-sessions-after`, `keep-sessions-goes`).
    pub code: &'static str,
    /// The noun whose rows it is about.
    pub noun: &'static str,
    /// How many days after the event, where neither profile nor office say otherwise.
    pub days: i64,
    /// The fewest days that the office may choose.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// Whether the rows are about people: then each is written into the ledger.
    pub is_personal: bool,
    /// Where the page of such a row stands, before its id.
    pub page: Option<&'static str>,
    /// Which rows are due.
    pub due: DueFn,
    /// How many.
    pub count: CountFn,
    /// Erases one.
    pub erase: EraseFn,
}

/// How long a rule keeps today, and who said so.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The rule's code.
    pub rule: &'static str,
    /// Days after the event.
    pub days: i64,
    /// Who chose it, and when; none where it is the profile's or the rule's own.
    pub chosen: Option<(String, Instant)>,
    /// Counts the choices.
    pub version: i64,
}

/// A row, or everything of a party, that is kept whatever the rules say.
#[derive(Debug, Clone, crate::store::FromRow)]
pub struct Hold {
    /// Its id.
    pub id: crate::id::Id<Hold>,
    /// The noun of the row, or `party`.
    pub noun: String,
    /// The row.
    pub row_id: Option<Uuid>,
    /// The party.
    pub party: Option<Uuid>,
    /// Why.
    pub reason: String,
    /// Who placed it.
    pub placed_by: String,
    /// When.
    pub placed_at: Instant,
    /// Its last day, if it has one.
    pub until_on: Option<crate::store::Day>,
}

/// Forgets what was said of a row elsewhere than in its own table: old and new values in the
/// audit, the rows of imports by which it came.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, row: Uuid) -> Result<()> {
    store::forget_row(tx, row).await
}

/// The bounds of a rule in this office: the profile's within the rule's own.
pub(crate) fn bounds(app: &App, rule: &Rule) -> (i64, i64, i64) {
    let told = app.profile.retention.get(rule.code).copied().unwrap_or_default();
    let least = told.least.unwrap_or(rule.least).max(rule.least);
    let most = told.most.unwrap_or(rule.most).clamp(least, rule.most.max(least));
    let days = told.days.unwrap_or(rule.days).clamp(least, most);
    (days, least, most)
}

/// Every rule of every module, in their order.
pub fn rules(app: &App) -> Vec<Rule> {
    app.modules
        .iter()
        .flat_map(|module| module.retention.iter().copied())
        .collect()
}

/// How long a rule keeps today.
///
/// # Errors
/// When the database fails.
pub(crate) async fn choice(conn: &impl crate::store::Conn, app: &App, rule: &Rule) -> Result<Choice> {
    Ok(choice_of(app, rule, store::chosen(conn, rule.code).await?))
}

/// How long a rule keeps, with what the office chose of it.
fn choice_of(app: &App, rule: &Rule, chosen: Option<store::Chosen>) -> Choice {
    let (days, least, most) = bounds(app, rule);
    match chosen {
        None => Choice {
            rule: rule.code,
            days,
            chosen: None,
            version: 0,
        },
        Some(row) => Choice {
            rule: rule.code,
            // A profile that was narrowed since wins over what was chosen before.
            days: row.days.clamp(least, most),
            chosen: Some((row.changed_by, row.changed_at)),
            version: row.version,
        },
    }
}

/// What a rule asks now.
pub(crate) fn ask(app: &App, days: i64, at_most: i64) -> Ask {
    Ask {
        before: app.clock.now().plus_seconds(-days * 24 * 3600),
        today: app.today(),
        at_most,
    }
}
