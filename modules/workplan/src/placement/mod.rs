//! A placement: an official whom a party lends works at the office for some months, on one
//! project. They see that project's plan and events, and nothing that parties entrusted, until
//! the placement's last day.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    actor::{Keys, Standing},
    own::{Own, Part},
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

/// The placements of whoever asks, for their own data.
pub(crate) async fn own(app: &App, actor: &Actor) -> Result<Own> {
    let Some(account) = actor.account else {
        return Ok(Own::default());
    };
    let rows = store::of_account(&app.db, account).await?;
    let part = Part {
        key: "own-placements",
        columns: vec!["own-project", "own-from", "own-until"],
        rows: rows
            .into_iter()
            .map(|(project, from, until)| {
                vec![
                    project.get(actor.lang).to_owned(),
                    from.0.to_string(),
                    until.0.to_string(),
                ]
            })
            .collect(),
    };
    Ok(Own {
        parts: vec![part],
        rows: Vec::new(),
    })
}
