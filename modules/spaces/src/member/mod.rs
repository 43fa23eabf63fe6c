//! A member of a team: asked by a leader, inside once they have accepted, able to open what is
//! sealed once a member's browser has given them the team's key.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{Id, Instant, account::Account, store::FromRow};

use crate::{sealing_key::SealingKey, team::Team};

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
