//! A placement: an official whom a party lends works at the office for some months, on one
//! project. They see that project's plan and events, and nothing that parties entrusted, until
//! the placement's last day.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Id, Result,
    account::Account,
    actor::{Keys, Standing},
    store::{Day, Db, FromRow},
};
use futures::future::BoxFuture;
use jiff::civil::Date;

use crate::level::Project;

/// A placement as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Placement {
    /// Its id.
    pub id: Id<Placement>,
    /// Whose.
    pub account: Id<Account>,
    /// Their name.
    pub name: String,
    /// The project.
    pub project: Id<Project>,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub until_on: Day,
}

/// The key of whoever works on a project by a placement: the one that
/// [`balai_kernel::Audience::and_project`] gives.
pub(crate) fn keys<'a>(db: &'a Db, standing: &'a Standing, day: Date) -> BoxFuture<'a, Result<Keys>> {
    Box::pin(async move {
        let mut keys = Keys::default();
        if let (Some(account), true) = (standing.account, standing.is_placed()) {
            let projects = store::projects_on(db, account, day).await?;
            keys.held = projects
                .into_iter()
                .map(|project| format!("project:{project}"))
                .collect();
        }
        Ok(keys)
    })
}
