//! Checking a roster by the mailbox of a post. The mailbox belongs to the post and is read by
//! several: whoever acts from it names themselves first, and their name and function stand with
//! what they say. When another one takes the post over, links that were given out die, and the
//! successor is asked to check the whole roster.

mod pages;
mod policy;
pub(crate) mod store;
pub(crate) mod web;

use std::collections::BTreeSet;

use balai_kernel::{
    Actor, App, Id, Instant, Result,
    account::Account,
    errand::{self, DAY, ErrandRow, NewErrand},
    mail::{self, Letter},
    store::{FromRow, Tx},
    t,
    text::Lang,
};

use crate::post::{Holding, Post};

/// What the links are for.
pub(crate) const PURPOSE: &str = "post-roster";
/// How long a link can be used, in seconds.
const TERM: i64 = 14 * DAY;

/// What came from the mailbox of a post.
#[derive(Debug, Clone, FromRow)]
pub struct RosterAnswer {
    /// Its id.
    pub id: Id<RosterAnswer>,
    /// The post whose mailbox it came from.
    pub post: Id<Post>,
    /// The link by which it came.
    pub errand: Id<ErrandRow>,
    /// Who wrote it, as they named themselves.
    pub name: String,
    /// In which function.
    pub function: String,
    /// Who is no longer there: ids of their times in a post, with spaces between.
    pub gone: String,
    /// What else there is to say.
    pub note: String,
    /// When.
    pub made_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Whether it was taken over.
    pub is_accepted: Option<bool>,
    /// Who can see it.
    pub audience: String,
}

impl RosterAnswer {
    /// Who is no longer there.
    pub fn gone(&self) -> BTreeSet<Id<Holding>> {
        self.gone.split(' ').filter_map(|id| id.parse().ok()).collect()
    }
}

/// Sends the link to the mailbox of a post, if it has one; older ones die.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ask(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    post: &Post,
    made_by: Id<Account>,
) -> Result<bool> {
    let Some(mailbox) = post.shared_mailbox.as_deref() else {
        return Ok(false);
    };
    let new = NewErrand {
        purpose: PURPOSE,
        row: post.id.uuid(),
        party: Some(post.party),
        sent_to: mailbox,
        is_once: true,
        seconds: TERM,
        made_by,
    };
    let token = errand::make(tx, &app.clock, &new).await?;
    let letter = letter(app, actor.lang, post, mailbox, &actor.name, &token);
    mail::queue(tx, &app.clock, &letter).await?;
    Ok(true)
}

/// Another one holds the post: what was given out to its mailbox dies, and the successor is
/// asked to check the roster.
///
/// # Errors
/// When the database fails.
pub(crate) async fn succeeded(tx: &Tx, app: &App, actor: &Actor, post: &Post) -> Result<()> {
    errand::revoke_of(tx, PURPOSE, post.id.uuid(), app.clock.now()).await?;
    if let Some(made_by) = actor.account {
        ask(tx, app, actor, post, made_by).await?;
    }
    Ok(())
}

fn letter<'a>(app: &App, lang: Lang, post: &Post, mailbox: &'a str, by: &str, token: &str) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "directory.roster",
        recipient: mailbox,
        subject: t!(lang, "mail-roster-subject", office = office),
        body: t!(
            lang,
            "mail-roster-body",
            post = post.title.as_str(),
            office = office,
            by = by,
            address = format!("{}/roster/{token}", app.address)
        ),
        secret: true,
    }
}
