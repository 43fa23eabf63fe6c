//! The keyed sheet: a scan, a photograph of a list or a PDF whose rows somebody types beside its
//! picture, and a second person again where that is asked for; then it is an import like any other.
//!
//! Whoever keys one entry never sees the other before both are done: that is what a second entry is
//! worth.

mod alignment;
mod batch;
mod demo;
mod difference;
pub(crate) mod entry;
mod pages;
mod policy;
mod preview;
mod scan;
mod store;
mod suggestion;
mod web;

use std::collections::BTreeMap;

pub use demo::demo;
pub(crate) use preview::{of_import, of_line};
pub use scan::{draw_pages_child, use_child};
pub use store::Line;
pub(crate) use store::{count_due, due, erase, forget_row, lines, of_batch, unread};
pub use suggestion::{Asked, SuggestFn, Suggestion};

use crate::{
    account::Account,
    actor::Actor,
    clock::Instant,
    error::{Error, Result},
    file::FileRow,
    id::Id,
    import::BatchRow,
    module::{Module, Today, Waiting},
    policy::print_noun,
    store::{FromRow, Json},
    t,
};

/// Where the list is.
pub const PATH: &str = "/app/keyings";
/// Most columns of a keyed sheet.
pub const MOST_FIELDS: usize = 12;
/// Most rows of one entry.
pub const MOST_ROWS: i64 = 5_000;

/// What keyed sheets give the whole.
pub const MODULE: Module = Module {
    policies: &[print_noun::<Keying>],
    today: Some(|reading, actor| Box::pin(today(reading.app(), actor))),
    ..Module::new("keying", web::routes)
};

/// What was typed in the cells of a row, by field; none in a cell that cannot be read. Empty cells
/// are absent.
pub type Cells = BTreeMap<String, Option<String>>;

/// Which of the two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// The first.
    First,
    /// The second, keyed without sight of the first.
    Second,
}

impl Turn {
    /// Its number in addresses and in the database.
    pub const fn number(self) -> i64 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    /// The entry with this number.
    pub const fn of(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::First),
            2 => Some(Self::Second),
            _ => None,
        }
    }
}

/// Where a keyed sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What its columns are is not said yet.
    Columns,
    /// The first entry is being keyed.
    First,
    /// The first is done, the second is asked for and not done.
    Second,
    /// Both are done and differ, or nobody has said yet that they do not.
    Differences,
    /// It can become an import.
    Ready,
    /// It has become one.
    Handed,
}

impl Stage {
    /// Its word in the catalogue (`keying-stage-first`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::First => "first",
            Self::Second => "second",
            Self::Differences => "differences",
            Self::Ready => "ready",
            Self::Handed => "handed",
        }
    }
}

/// Somebody who keys an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Hand {
    /// The number of the entry.
    pub entry: i64,
    /// Who.
    pub account: Id<Account>,
}

/// A keyed sheet.
#[derive(Debug, Clone, FromRow)]
pub struct Keying {
    /// Its id.
    pub id: Id<Keying>,
    /// What it is called.
    pub title: String,
    /// What its rows are: the word of a kind of import.
    pub kind: String,
    /// The fields of its columns, in the order of the paper.
    pub fields: Json<Vec<String>>,
    /// What holds for every row: field and text.
    pub same: Json<BTreeMap<String, String>>,
    /// As it came; none once it was erased.
    pub file: Option<Id<FileRow>>,
    /// The name of the file.
    pub file_name: String,
    /// How many pages it has.
    pub pages: i64,
    /// Who brought it.
    pub brought_by: Id<Account>,
    /// When.
    pub brought_at: Instant,
    /// When its first entry was done.
    pub first_done_at: Option<Instant>,
    /// When a second entry was asked for.
    pub second_asked_at: Option<Instant>,
    /// When the second entry was done.
    pub second_done_at: Option<Instant>,
    /// When all differences were settled.
    pub settled_at: Option<Instant>,
    /// The import that it became.
    pub batch: Option<Id<BatchRow>>,
    /// When it last became one.
    pub handed_at: Option<Instant>,
    /// When that import was undone.
    pub undone_at: Option<Instant>,
    /// When that import was applied.
    pub applied_at: Option<Instant>,
    /// Who can see it.
    pub audience: String,
    /// Counts what was decided about it.
    pub version: i64,
    /// Who keys it.
    #[sqlx(skip)]
    pub hands: Vec<Hand>,
}

impl Keying {
    /// Where its page is.
    pub fn href(&self) -> String {
        format!("{PATH}/{}", self.id)
    }

    /// Where an entry is keyed.
    pub fn entry_href(&self, turn: Turn) -> String {
        format!("{PATH}/{}/entries/{}", self.id, turn.number())
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        if self.batch.is_some() && self.undone_at.is_none() {
            Stage::Handed
        } else if self.fields.0.is_empty() {
            Stage::Columns
        } else if self.first_done_at.is_none() {
            Stage::First
        } else if self.second_asked_at.is_none() || self.settled_at.is_some() {
            Stage::Ready
        } else if self.second_done_at.is_none() {
            Stage::Second
        } else {
            Stage::Differences
        }
    }

    /// Whether somebody keys an entry.
    pub fn is_hand(&self, turn: Turn, account: Option<Id<Account>>) -> bool {
        let number = turn.number();
        self.hands
            .iter()
            .any(|hand| hand.entry == number && Some(hand.account) == account)
    }

    /// Whether anybody keys an entry.
    pub fn has_hand(&self, turn: Turn) -> bool {
        self.hands.iter().any(|hand| hand.entry == turn.number())
    }

    /// When an entry was done.
    pub const fn done_at(&self, turn: Turn) -> Option<Instant> {
        match turn {
            Turn::First => self.first_done_at,
            Turn::Second => self.second_done_at,
        }
    }

    /// Whether there is such an entry.
    pub const fn has_entry(&self, turn: Turn) -> bool {
        matches!(turn, Turn::First) || self.second_asked_at.is_some()
    }

    /// Whether somebody may see what an entry says: whoever keys it, and everyone else once both are
    /// done or it has become an import.
    pub fn shows(&self, turn: Turn, account: Option<Id<Account>>) -> bool {
        let is_over =
            self.second_asked_at.is_some() && self.first_done_at.is_some() && self.second_done_at.is_some();
        self.has_entry(turn) && (self.is_hand(turn, account) || is_over || self.handed_at.is_some())
    }

    /// Lets somebody key an entry.
    ///
    /// # Errors
    /// [`Error::Refused`] for whoever keys the other one, and when the entry is done.
    pub fn take_up(&self, turn: Turn, account: Option<Id<Account>>) -> Result<()> {
        let other = match turn {
            Turn::First => Turn::Second,
            Turn::Second => Turn::First,
        };
        if !self.has_entry(turn) {
            return Err(Error::NotFound);
        }
        if self.is_hand(other, account) {
            return Err(Error::refused("keying-other-entry"));
        }
        // Named for it: nobody else keys it in their place.
        if turn == Turn::Second && self.has_hand(turn) && !self.is_hand(turn, account) {
            return Err(Error::refused("keying-second-named"));
        }
        self.keyed(turn)
    }

    /// Whether an entry can still be keyed.
    ///
    /// # Errors
    /// [`Error::Refused`] with the reason.
    pub fn keyed(&self, turn: Turn) -> Result<()> {
        match self.stage() {
            Stage::Columns => Err(Error::refused("keying-no-columns")),
            Stage::Handed => Err(Error::refused("keying-handed-already")),
            _ if self.done_at(turn).is_some() => Err(Error::refused("keying-entry-done")),
            _ => Ok(()),
        }
    }

    /// Opens an entry again that was done.
    ///
    /// # Errors
    /// [`Error::Refused`] when the sheet has become an import, or the two entries were compared.
    pub fn reopen(&self, turn: Turn) -> Result<()> {
        let is_compared = self.first_done_at.is_some() && self.second_done_at.is_some();
        if self.stage() == Stage::Handed {
            Err(Error::refused("keying-handed-already"))
        } else if is_compared {
            // They have been seen side by side: what is keyed now would be no entry of its own.
            Err(Error::refused("keying-compared-already"))
        } else if self.done_at(turn).is_none() {
            Err(Error::refused("keying-entry-open"))
        } else {
            Ok(())
        }
    }

    /// Asks for a second entry.
    ///
    /// # Errors
    /// [`Error::Refused`] when one was asked for, or the first was shown to everyone already.
    pub fn ask_second(&self, account: Option<Id<Account>>) -> Result<()> {
        if self.second_asked_at.is_some() {
            Err(Error::refused("keying-second-asked"))
        } else if self.handed_at.is_some() {
            Err(Error::refused("keying-second-late"))
        } else if account.is_some() && self.is_hand(Turn::First, account) {
            Err(Error::refused("keying-other-entry"))
        } else {
            Ok(())
        }
    }

    /// Whether somebody looks after it: who brought it and who keys it.
    pub fn is_of(&self, account: Option<Id<Account>>) -> bool {
        Some(self.brought_by) == account || self.hands.iter().any(|hand| Some(hand.account) == account)
    }
}

/// The keyed sheets that wait for somebody: to be keyed, to be settled, to be handed on.
async fn today(app: &crate::module::App, actor: &Actor) -> Result<Today> {
    let mut today = Today::default();
    let Some(account) = actor.account.filter(|_| actor.is_office()) else {
        return Ok(today);
    };
    let lang = actor.lang;
    for keying in store::waiting(&app.db, account).await? {
        let stage = keying.stage();
        let turn = [Turn::First, Turn::Second]
            .into_iter()
            .find(|turn| keying.is_hand(*turn, Some(account)) && keying.keyed(*turn).is_ok());
        let href = match (stage, turn) {
            (_, Some(turn)) => keying.entry_href(turn),
            (Stage::Differences, None) => format!("{}/differences", keying.href()),
            (Stage::Second, None) => continue,
            _ => keying.href(),
        };
        let what = match turn {
            Some(_) => "today-keying-key",
            None => match stage {
                Stage::Differences => "today-keying-settle",
                Stage::Columns => "today-keying-columns",
                _ => "today-keying-hand",
            },
        };
        today.waiting.push(Waiting {
            what: t!(lang, what, title = keying.title.as_str()),
            why: t!(lang, &format!("keying-stage-{}", stage.code())),
            href,
            due: None,
        });
    }
    Ok(today)
}
