//! A team: a few named people who share what is sealed. Its name is not sealed; what stands in
//! it is, under a key that the browsers of its members make and give to one another.

pub(crate) mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Actor, App, Audience, Error, Id, Result,
    account::Account,
    store::{Conn, FromRow, Tx},
};
use serde_json::{Value, json};

use crate::{member, sealing_key, wire};

/// The list of one's teams.
pub const HOME: &str = "/app/teams";
/// Most letters of a team's name.
pub(crate) const LONGEST_NAME: usize = 80;

/// A team as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Team {
    /// Its id.
    pub id: Id<Team>,
    /// Its name, in the clear.
    pub name: String,
    /// Its members.
    pub audience: String,
    /// Those of them who lead it.
    pub leaders: String,
}

/// A key of a team, as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct TeamKey {
    /// Its id.
    pub id: Id<TeamKey>,
    /// 1 for the first.
    pub number: i64,
    /// The key before, under this one.
    pub before: Option<Vec<u8>>,
}

impl Team {
    /// Where it stands.
    pub fn href(&self) -> String {
        format!("{HOME}/{}", self.id)
    }
}

/// Whether somebody may have teams: whoever has a role today that is more than looking through the log.
pub fn may_have_some(actor: &Actor) -> bool {
    actor.holds("members") && (!actor.roles.is_empty() || actor.holds("placed"))
}

/// The key of an audience that is one account.
fn key_of(account: Id<Account>) -> String {
    format!("account:{account}")
}

/// Writes anew who can see a team and who leads it, after its members have changed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_audience(tx: &Tx, team: Id<Team>) -> Result<()> {
    let members = member::store::inside(tx, team).await?;
    let of = |is_wanted: fn(&member::store::Inside) -> bool| {
        let wanted = members.iter().filter(|one| is_wanted(one));
        wanted.fold(Audience::of([]), |all, one| all.and(key_of(one.account)))
    };
    let audience = of(|_| true).keep(tx).await?;
    let leaders = of(|one| one.is_leader).keep(tx).await?;
    store::set_audience(tx, team, &audience, &leaders).await
}

/// Goes on only if an account has the team's last key: whoever waits for it gives none to others.
///
/// # Errors
/// [`Error::Refused`] when they have not; when the database fails.
pub(crate) async fn with_key(conn: &impl Conn, team: Id<Team>, account: Id<Account>) -> Result<()> {
    let keys = store::keys_for(conn, team, account).await?;
    let has_last = keys.last().is_some_and(|(_, _, copy)| copy.is_some());
    has_last.then_some(()).ok_or(Error::refused("team-you-wait"))
}

/// A team as the page's script needs it, with the reader's own key.
///
/// # Errors
/// When the database fails.
pub(crate) async fn facts(app: &App, own: Id<Account>, team: Id<Team>) -> Result<Value> {
    let own_key = sealing_key::facts(app, own).await?;
    let found = store::keys_for(&app.db, team, own).await?;
    // Whoever has the last key opens those before it.
    let copy = found
        .last()
        .and_then(|(_, _, copy)| copy.as_deref().map(wire::write));
    let keys: Vec<Value> = found
        .iter()
        .map(|(number, before, _)| json!({ "number": number, "before": before.as_deref().map(wire::write) }))
        .collect();
    let team = json!({ "id": team, "keys": keys, "copy": copy });
    Ok(json!({ "account": own, "own": own_key, "team": team }))
}
