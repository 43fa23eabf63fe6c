//! The ledger of erasures: what went, by which rule, never what it held. It lies in the
//! database and in a file beside it: a database that was brought back from an older copy does
//! not know what was erased since, the file does, and it is erased again.
//!
//! One line is `balai-erasure-1 ID TIME RULE NOUN ROW BEFORE COUNT`, with `-` for what is none.

use std::{
    collections::HashSet,
    fs::OpenOptions,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
};

use jiff::Timestamp;
use uuid::Uuid;

use super::{Ask, Rule, person, rules, store};
use crate::{
    clock::{Clock, Instant},
    error::Result,
    module::App,
    store::{Conn, Tx},
};

/// What a line begins with.
const MARK: &str = "balai-erasure-1";
/// Under this rule stands a person who was erased by hand.
pub const LEDGER: &str = "person";
/// Entries read or rows erased in one go.
const RUN: i64 = 200;

/// One erasure: of a row, or of all rows of a rule whose event was before a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, in order of time.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// By which rule, or [`LEDGER`] by hand.
    pub rule: String,
    /// The noun.
    pub noun: String,
    /// The row.
    pub row: Option<Uuid>,
    /// Rows whose event was before this.
    pub before: Option<Instant>,
    /// How many rows.
    pub how_many: i64,
}

impl Entry {
    fn of(clock: &Clock, rule: &str, noun: &str) -> Self {
        Self {
            id: clock.id::<Self>().uuid(),
            at: clock.now(),
            rule: rule.to_owned(),
            noun: noun.to_owned(),
            row: None,
            before: None,
            how_many: 1,
        }
    }

    /// As a line of the file.
    pub fn line(&self) -> String {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        format!(
            "{MARK} {} {} {} {} {} {} {}",
            self.id.simple(),
            self.at,
            self.rule,
            self.noun.replace(' ', "-"),
            or_none(self.row.map(|row| row.simple().to_string())),
            or_none(self.before.map(Instant::fixed)),
            self.how_many
        )
    }

    /// The entry of a line; `None` when it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        if words.next()? != MARK {
            return None;
        }
        let at = |word: &str| Some(Instant::of(word.parse::<Timestamp>().ok()?));
        let found = Self {
            id: words.next()?.parse().ok()?,
            at: at(words.next()?)?,
            rule: words.next()?.to_owned(),
            noun: words.next()?.to_owned(),
            row: match words.next()? {
                "-" => None,
                word => Some(word.parse().ok()?),
            },
            before: match words.next()? {
                "-" => None,
                word => Some(at(word)?),
            },
            how_many: words.next()?.parse().ok()?,
        };
        words.next().is_none().then_some(found)
    }
}

/// Notes that a row was erased, in the transaction that erases it.
pub(super) async fn note_row(tx: &Tx, clock: &Clock, rule: &str, noun: &str, row: Uuid) -> Result<()> {
    let entry = Entry {
        row: Some(row),
        ..Entry::of(clock, rule, noun)
    };
    store::write_entry(tx, &entry).await
}

/// Notes that rows of a rule were erased.
pub(super) async fn note_run(
    tx: &Tx,
    clock: &Clock,
    rule: &Rule,
    before: Instant,
    how_many: i64,
) -> Result<()> {
    let entry = Entry {
        before: Some(before),
        how_many,
        ..Entry::of(clock, rule.code, rule.noun)
    };
    store::write_entry(tx, &entry).await
}

/// Erases again what the file says was erased and the database does not know of, then writes
/// into the file what it lacks; returns how many erasures were made again.
///
/// # Errors
/// When the file cannot be read or written, or the database fails.
pub async fn replay(app: &App) -> Result<usize> {
    let Some(file) = app.erasures.as_deref() else {
        return Ok(0);
    };
    let mut again = 0;
    for entry in read(file)? {
        if store::knows(&app.db, entry.id).await? {
            continue;
        }
        erase_again(app, &entry).await?;
        again += 1;
    }
    append(app, file).await?;
    Ok(again)
}

/// Writes into the file what it lacks.
pub(super) async fn keep(app: &App) -> Result<()> {
    match app.erasures.as_deref() {
        Some(file) => append(app, file).await,
        None => Ok(()),
    }
}

/// The entries of the file; what cannot be read as one is left out, and said in the log.
fn read(file: &Path) -> Result<Vec<Entry>> {
    let file = match std::fs::File::open(file) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut entries = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line?;
        match Entry::parse(line.trim_end()) {
            Some(entry) => entries.push(entry),
            None if line.trim().is_empty() => {}
            None => tracing::warn!("a line of the ledger of erasures cannot be read"),
        }
    }
    Ok(entries)
}

async fn append(app: &App, file: &Path) -> Result<()> {
    let known: HashSet<Uuid> = read(file)?.into_iter().map(|entry| entry.id).collect();
    let (mut after, mut lines) = (None, String::new());
    loop {
        let run = store::entries(&app.db, after, RUN).await?;
        let Some(last) = run.last() else {
            break;
        };
        after = Some(last.id);
        for entry in run.iter().filter(|entry| !known.contains(&entry.id)) {
            lines.push_str(&entry.line());
            lines.push('\n');
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(lines.as_bytes())?;
    Ok(file.sync_data()?)
}

/// Does again what an entry says was done.
async fn erase_again(app: &App, entry: &Entry) -> Result<()> {
    let rule = rules(app).into_iter().find(|rule| rule.code == entry.rule);
    let rule = rule.as_ref();
    if let (Some(rule), Some(before), None) = (rule, entry.before, entry.row) {
        while run_again(app, rule, before).await? > 0 {}
    }
    app.db
        .write("retention.again", |tx| async move {
            match (rule, entry.row) {
                (Some(rule), Some(row)) => (rule.erase)(&tx, app, row).await?,
                (None, Some(row)) if entry.rule == LEDGER => {
                    person::empty(&tx, app, crate::id::Id::of(row)).await?;
                }
                _ => {}
            }
            store::write_entry(&tx, entry).await
        })
        .await
}

/// Erases some of the rows of a rule whose event was before a moment. Holds are not looked at:
/// what went before a hold was placed went.
async fn run_again(app: &App, rule: &Rule, before: Instant) -> Result<usize> {
    app.db
        .write("retention.again", |tx| async move {
            let ask = Ask {
                before,
                today: app.today(),
                at_most: RUN,
            };
            let due = (rule.due)(&tx, ask).await?;
            for row in &due {
                (rule.erase)(&tx, app, row.id).await?;
            }
            Ok(due.len())
        })
        .await
}

/// The last entries, for the page.
pub(super) async fn last(conn: &impl Conn, at_most: i64) -> Result<Vec<Entry>> {
    store::last_entries(conn, at_most).await
}
