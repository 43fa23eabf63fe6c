//! Escrow: two named people hold one half each of a team's key, so that it is not lost with its
//! members. Neither half tells anything; together, asked with a reason and before everybody's
//! eyes, they give it to whoever asked. Halves are random bytes and their exclusive-or with the
//! key (a two-out-of-two secret sharing: Karnin, Greene, Hellman, 1983).

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
    team::{Team, TeamKey},
};

/// Most letters of a reason.
pub(crate) const LONGEST_REASON: usize = 1000;

/// Somebody asks both holders for the key.
#[derive(Debug, Clone, FromRow)]
pub struct Request {
    /// Its id.
    pub id: Id<Request>,
    /// The team.
    pub team: Id<Team>,
    /// The team's name.
    pub team_name: String,
    /// The key that is asked for.
    pub team_key: Id<TeamKey>,
    /// Its number.
    pub number: i64,
    /// Who asks.
    pub asked_by: Id<Account>,
    /// Their name.
    pub asker: String,
    /// The sealing key for which it is asked.
    pub sealing_key: Id<SealingKey>,
    /// Its public half.
    pub point: Vec<u8>,
    /// Why.
    pub reason: String,
    /// When.
    pub asked_at: Instant,
    /// Since when it is over.
    pub ended_at: Option<Instant>,
    /// The team's members, as an audience.
    pub audience: String,
    /// Both holders and whoever asks, as an audience.
    #[sqlx(default)]
    pub concerned: String,
}

impl Request {
    /// Where it stands.
    pub fn href(&self) -> String {
        format!("{}/escrow/{}", crate::team::HOME, self.id)
    }
}

/// Half of a key, as a browser sends it.
#[derive(Debug)]
pub struct NewPart {
    /// Who holds it.
    pub holder: Id<Account>,
    /// The sealing key for which it was sealed.
    pub key: Id<SealingKey>,
    /// The half, given to that key.
    pub part: Vec<u8>,
    /// The team's mark for that key.
    pub vouched: Vec<u8>,
}

/// Keeps both halves of a key; none where the team has no escrow.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_parts(tx: &Tx, app: &App, key: Id<TeamKey>, parts: &[NewPart]) -> Result<()> {
    store::remove_parts(tx, key).await?;
    for part in parts {
        store::insert_part(tx, &app.clock, key, part).await?;
    }
    Ok(())
}
