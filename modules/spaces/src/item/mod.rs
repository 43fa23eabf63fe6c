//! A sealed item: a note or a file of a team. Its title, its text and its bytes are sealed in
//! the browser under a key of its own, which lies under the team's. The office knows who wrote
//! it, when, and how large it is.

pub(crate) mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{Id, Instant, account::Account, file::FileRow, store::FromRow};
use serde_json::{Value, json};

use crate::{team::Team, wire};

/// A note or file as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct SealedItem {
    /// Its id.
    pub id: Id<SealedItem>,
    /// The team.
    pub team: Id<Team>,
    /// Which of the team's keys seals it.
    pub number: i64,
    /// `note` or `file`.
    pub kind: String,
    /// Its own key, sealed.
    pub item_key: Vec<u8>,
    /// Its title, sealed.
    pub head: Vec<u8>,
    /// The bytes of its file.
    pub file: Option<Id<FileRow>>,
    /// How large that is.
    pub size: Option<i64>,
    /// Who wrote it.
    pub author: Id<Account>,
    /// Their name.
    pub author_name: String,
    /// When it was last written.
    pub changed_at: Instant,
    /// Counts its edits.
    pub version: i64,
    /// The team's members.
    pub audience: String,
    /// The team's leaders.
    pub leaders: String,
}

impl SealedItem {
    /// Where it stands.
    pub fn href(&self) -> String {
        format!("{}/{}/items/{}", crate::team::HOME, self.team, self.id)
    }

    /// What the script needs to open its title.
    pub fn facts(&self) -> Value {
        json!({
            "id": self.id,
            "number": self.number,
            "key": wire::write(&self.item_key),
            "head": wire::write(&self.head),
        })
    }

    /// What the script needs to open its text as well.
    pub fn facts_with(&self, body: &[u8]) -> Value {
        let mut facts = self.facts();
        facts["body"] = Value::from(wire::write(body));
        facts
    }
}
