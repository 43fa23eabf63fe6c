//! Reading as an act: opening the page of a person, taking a list of persons away as a file.
//!
//! One line tells one act. Reading the same page again within the hour is the same act. A list
//! may hold people of many parties: whose they were lies beside its line, which holds a digest.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};

use sha2::{Digest, Sha256};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::store;
use crate::{
    actor::{Actor, AgencyRef, PartyRef},
    clock::Instant,
    error::{Error, Result},
    id::Id,
    module::App,
    store::Db,
};

/// Acts by which somebody looked, in distinction from those by which something changed.
pub const LOOKS: [&str; 3] = ["read", "exported", "opened"];

/// For so long reading the same page again is the same act.
const SECONDS: i64 = 3600;
/// How many acts of reading are remembered at most.
const MOST: usize = 20_000;
/// What the field of a line begins with that holds the digest of its shares.
pub(super) const SHARES: &str = "shares:";
/// What the field begins with that names the condition under which something was read.
pub(super) const UNDER: &str = "under:";
/// What the field begins with that tells how many rows were taken.
pub(super) const ROWS: &str = "rows:";
/// The field that says that the party is told of readers of other parties.
pub(super) const TOLD: &str = "told";

/// The condition of a party under which something is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Under {
    /// Its id.
    pub condition: Uuid,
    /// Whether the party is told which other parties read.
    pub tells_readers: bool,
}

/// A page of a person that somebody opened.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The noun, such as `person`.
    pub noun: &'static str,
    /// The row.
    pub row: Uuid,
    /// Whose information it is.
    pub party: Option<Id<PartyRef>>,
    /// Of which of the party's agencies.
    pub agency: Option<Id<AgencyRef>>,
    /// How the party wants it handled.
    pub under: Option<Under>,
}

/// So many people of one agency of a party in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The party; none where none is known.
    pub party: Option<Id<PartyRef>>,
    /// The agency; none where none is known.
    pub agency: Option<Id<AgencyRef>>,
    /// How many rows.
    pub how_many: i64,
    /// How the party wants it handled.
    pub under: Option<Under>,
}

impl Share {
    /// Whose people the rows of a list are, each by party and agency; `under` tells the condition
    /// of a party.
    pub fn of(
        rows: impl IntoIterator<Item = (Option<Id<PartyRef>>, Option<Id<AgencyRef>>)>,
        under: impl Fn(Id<PartyRef>) -> Option<Under>,
    ) -> Vec<Self> {
        let mut counted: BTreeMap<(Option<Uuid>, Option<Uuid>), i64> = BTreeMap::new();
        for (party, agency) in rows {
            *counted
                .entry((party.map(Id::uuid), agency.map(Id::uuid)))
                .or_default() += 1;
        }
        let share = |((party, agency), how_many): ((Option<Uuid>, Option<Uuid>), i64)| {
            let party = party.map(Id::of);
            Self {
                party,
                agency: agency.map(Id::of),
                how_many,
                under: party.and_then(&under),
            }
        };
        counted.into_iter().map(share).collect()
    }
}

/// A digest of whose people a list held, in whichever order they are told.
pub(super) fn digest(shares: &[Share]) -> String {
    let mut texts: Vec<String> = shares
        .iter()
        .map(|share| {
            let id = |id: Option<Uuid>| id.map_or_else(|| "-".to_owned(), |id| id.simple().to_string());
            format!(
                "{} {} {} {} {}",
                id(share.party.map(Id::uuid)),
                id(share.agency.map(Id::uuid)),
                share.how_many,
                id(share.under.map(|under| under.condition)),
                share.under.is_some_and(|under| under.tells_readers),
            )
        })
        .collect();
    texts.sort();
    let hash = Sha256::digest(texts.join("\n").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The fields of a line about rows that were taken.
pub(super) fn fields_of(shares: &[Share]) -> Vec<String> {
    if shares.is_empty() {
        return Vec::new();
    }
    let rows: i64 = shares.iter().map(|share| share.how_many).sum();
    vec![format!("{ROWS}{rows}"), format!("{SHARES}{}", digest(shares))]
}

/// Who has read what within the hour, as far as this program knows: it spares the question. And
/// the lines that wait to be written: those of readers at the same time are one transaction, so
/// that they wait for the disk once.
#[derive(Default)]
pub struct Looked {
    known: Mutex<HashMap<Key, Instant>>,
    waiting: Mutex<Vec<Waiting>>,
    /// Whoever holds it writes what waits; the others find their answer there.
    turn: tokio::sync::Mutex<()>,
}

/// Reader, row, condition.
type Key = (Uuid, Uuid, Option<Uuid>);

struct Waiting {
    line: store::LookLine,
    answer: oneshot::Sender<Result<bool>>,
}

impl Looked {
    fn has(&self, key: &Key, now: Instant) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(key).is_some_and(|at| is_recent(*at, now))
    }

    fn note(&self, key: Key, now: Instant) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, at| is_recent(*at, now));
        }
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, now);
    }

    /// Writes a line together with all others that wait; true where there was none of the same
    /// look. It answers when the line is kept, not before.
    async fn write(&self, db: &Db, line: store::LookLine) -> Result<bool> {
        loop {
            let (answer, mut answered) = oneshot::channel();
            let waiting = Waiting {
                line: line.clone(),
                answer,
            };
            self.waiting().push(waiting);
            let _turn = self.turn.lock().await;
            let batch = std::mem::take(&mut *self.waiting());
            if !batch.is_empty() {
                self.write_all(db, batch).await;
            }
            // Whoever wrote for us may have gone away in the middle: then it is our turn again.
            if let Ok(outcome) = answered.try_recv() {
                return outcome;
            }
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn write_all(&self, db: &Db, batch: Vec<Waiting>) {
        let lines = &batch;
        let outcome = db
            .write("audit.look", |tx| async move {
                let mut written = Vec::new();
                for one in lines {
                    written.push(store::insert_look(&tx, &one.line).await?);
                }
                Ok(written)
            })
            .await;
        let mut written = outcome.as_ref().map(Clone::clone).unwrap_or_default().into_iter();
        for one in batch {
            let told = match &outcome {
                Ok(_) => Ok(written.next().unwrap_or(false)),
                Err(error) => {
                    tracing::error!(%error, "a line about a reading could not be written");
                    Err(Error::Busy)
                }
            };
            // Whoever does not wait any more needs no answer.
            let _ = one.answer.send(told);
        }
    }
}

/// A clock that was set back makes nothing recent.
fn is_recent(at: Instant, now: Instant) -> bool {
    at <= now && now < at.plus_seconds(SECONDS)
}

/// Writes that somebody opened the page of a person, before they are answered: one statement, or
/// none where they did within the hour. Whoever looks through other eyes reads as themselves.
///
/// # Errors
/// When the line could not be written: what cannot be told is not shown.
pub async fn looked(app: &App, actor: &Actor, look: Look) -> Result<()> {
    let reader = actor.viewer().unwrap_or(actor);
    let Some(account) = reader.account else {
        return Ok(());
    };
    let now = app.clock.now();
    let key = (account.uuid(), look.row, look.under.map(|under| under.condition));
    if app.looked().has(&key, now) {
        return Ok(());
    }
    let mut fields = Vec::new();
    if let Some(under) = look.under {
        fields.push(format!("{UNDER}{}", under.condition.simple()));
        if under.tells_readers {
            fields.push(TOLD.to_owned());
        }
    }
    let line = store::LookLine {
        id: app.clock.id::<Look>().uuid(),
        since: now.plus_seconds(-SECONDS),
        at: now,
        account,
        actor: reader.name.clone(),
        function: reader.function(),
        from_party: reader.party,
        look,
        fields: fields.join(" "),
    };
    if app.looked().write(&app.db, line).await? {
        app.looked().note(key, now);
    }
    Ok(())
}
