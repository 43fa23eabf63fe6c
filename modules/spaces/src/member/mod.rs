//! A member of a team: asked by a leader, inside once they have accepted, able to open what is
//! sealed once a member's browser has given them the team's key.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    App, Id, Instant, Result,
    account::Account,
    store::{FromRow, Tx},
};

use crate::{
    sealing_key::SealingKey,
    team::{self, Team},
};

/// Somebody who was asked into a team.
#[derive(Debug, Clone, FromRow)]
pub struct Member {
    /// Its id.
    pub id: Id<Member>,
    /// The team.
    pub team: Id<Team>,
    /// Who; nobody answers to the address otherwise.
    pub account: Option<Id<Account>>,
    /// The address at which they were asked.
    pub address: String,
    /// Whether they lead.
    pub is_leader: bool,
    /// When they said yes.
    pub accepted_at: Option<Instant>,
    /// Their name, once they said yes.
    pub name: Option<String>,
    /// Their present sealing key, once they said yes.
    pub key: Option<Id<SealingKey>>,
    /// Its public half.
    pub point: Option<Vec<u8>>,
    /// The team's mark for it, once they have the last key.
    pub vouched: Option<Vec<u8>>,
    /// The team's leaders, as an audience.
    pub leaders: String,
}

/// How far a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Was asked and has not answered.
    Asked,
    /// Said yes and has no sealing key.
    WithoutKey,
    /// Waits for somebody to give them the team's key.
    Waiting,
    /// Opens what is sealed.
    Inside,
}

impl Member {
    /// How far they are.
    pub const fn state(&self) -> State {
        match (self.accepted_at, self.key, &self.vouched) {
            (None, _, _) => State::Asked,
            (_, None, _) => State::WithoutKey,
            (_, _, None) => State::Waiting,
            (_, _, Some(_)) => State::Inside,
        }
    }

    /// What they are called on the team's pages.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.address)
    }
}

/// Ends somebody's place in a team, at once: what they could open its keys with is taken away,
/// and somebody leads as long as somebody is there. Returns whether they had a place.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_out(tx: &Tx, app: &App, member: &Member) -> Result<bool> {
    if store::end(tx, member.id, app.clock.now()).await? == 0 {
        return Ok(false);
    }
    if let Some(account) = member.account {
        team::store::remove_copies(tx, member.team, account).await?;
    }
    let inside = store::inside(tx, member.team).await?;
    if !inside.iter().any(|one| one.is_leader) {
        let left = store::of_team(tx, member.team).await?;
        if let Some(next) = left.iter().find(|one| one.state() != State::Asked) {
            store::set_leader(tx, next.id, true).await?;
        }
    }
    team::keep_audience(tx, member.team).await?;
    Ok(true)
}
