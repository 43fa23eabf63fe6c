//! Migrations: one text for both databases, with types in braces.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::{Conn, Db, Engine, Sql};
use crate::{
    args,
    clock::Clock,
    error::{Error, Result},
};

/// One step of the schema, in order of its number.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// From the file's name, `0003_workplan.sql` is 3.
    pub number: i64,
    /// The file's name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../migrations"]
#[include = "*.sql"]
struct Files;

static ALL: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let mut all: Vec<Migration> = Files::iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            Some(Migration {
                number: name.split('_').next()?.parse().ok()?,
                name: name.into_owned().leak(),
                text: String::from_utf8_lossy(&file.data).into_owned().leak(),
            })
        })
        .collect();
    all.sort_by_key(|step| step.number);
    all
});

/// Every step of the schema that this program knows, in order.
pub fn migrations() -> &'static [Migration] {
    &ALL
}

impl Migration {
    /// The text as this database understands it.
    pub fn text_for(&self, engine: Engine) -> String {
        let types: [(&str, &str, &str); 8] = [
            ("{id}", "blob", "uuid"),
            ("{instant}", "text", "timestamptz"),
            ("{date}", "text", "date"),
            ("{json}", "text", "jsonb"),
            ("{bool}", "boolean", "boolean"),
            ("{bytes}", "blob", "bytea"),
            ("{int}", "integer", "bigint"),
            ("{real}", "real", "double precision"),
        ];
        let mut out = String::with_capacity(self.text.len());
        let mut wanted = true;
        for line in self.text.lines() {
            match line.trim() {
                "-- @sqlite" => wanted = engine == Engine::Sqlite,
                "-- @postgres" => wanted = engine == Engine::Postgres,
                "-- @both" => wanted = true,
                _ if wanted => {
                    out.push_str(line);
                    out.push('\n');
                }
                _ => {}
            }
        }
        for (name, sqlite, postgres) in types {
            let ty = if engine == Engine::Sqlite {
                sqlite
            } else {
                postgres
            };
            out = out.replace(name, ty);
        }
        out
    }

    fn fingerprint(&self) -> String {
        Sha256::digest(self.text.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

const LEDGER: &str = "create table if not exists migration (\
    number bigint primary key, name text not null, fingerprint text not null, at text not null)";

/// SQLite changes a table's constraints by making it anew, and dropping the old one would
/// empty what points at it; so nothing is enforced within a step, and everything is
/// checked at its end (sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema
/// Changes").
const LOOSE: &str = "pragma foreign_keys = off;";
const STRICT: &str = "pragma foreign_keys = on;";
const STILL_WHOLE: &str = "create temp table dangling (n integer check (n = 0)); \
    insert into dangling select count(*) from pragma_foreign_key_check; drop table dangling;";

/// The migrations that this database has not had yet.
///
/// # Errors
/// When the database is newer than the program, or a step it had has been altered since.
pub async fn pending(db: &Db, all: &'static [Migration]) -> Result<Vec<&'static Migration>> {
    db.script(LEDGER).await?;
    let had: Vec<(i64, String, String)> = db
        .all(
            Sql::Same("select number, name, fingerprint from migration order by number"),
            args![],
        )
        .await?;
    for (number, name, fingerprint) in &had {
        match all.iter().find(|step| step.number == *number) {
            None => {
                return Err(Error::setup(format!(
                    "This database was made by a newer Balai (it has step {number}, {name}). \
                     Nothing was changed. Start the newer program, or restore an older backup."
                )));
            }
            Some(step) if step.fingerprint() != *fingerprint => {
                return Err(Error::setup(format!(
                    "Step {number} ({name}) of this database differs from the program's. \
                     Nothing was changed. Start the program that made it."
                )));
            }
            Some(_) => {}
        }
    }
    Ok(all
        .iter()
        .filter(|step| !had.iter().any(|(number, ..)| *number == step.number))
        .collect())
}

/// Refuses a database that is newer than the program, or one that still needs steps.
///
/// # Errors
/// With the sentence that says which and what to do.
pub async fn refuse_newer(db: &Db, all: &'static [Migration]) -> Result<()> {
    let missing = pending(db, all).await?;
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::setup(format!(
        "This database is older than the program: {} steps are missing. Run `balai migrate` first.",
        missing.len()
    )))
}

/// Carries out what is pending, each step whole or not at all, and tells how many there were.
///
/// # Errors
/// When a step fails; the steps before it stay.
pub async fn migrate(db: &Db, all: &'static [Migration], clock: &Clock) -> Result<usize> {
    let steps = pending(db, all).await?;
    for step in &steps {
        let text = step.text_for(db.engine());
        // Both databases change their schema inside a transaction.
        let body = format!(
            "begin; {text}; insert into migration (number, name, fingerprint, at) \
             values ({}, '{}', '{}', '{}');",
            step.number,
            step.name,
            step.fingerprint(),
            clock.now()
        );
        let (script, back) = match db.engine() {
            Engine::Sqlite => (
                format!("{LOOSE} {body} {STILL_WHOLE} commit; {STRICT}"),
                format!("rollback; {STRICT}"),
            ),
            Engine::Postgres => (format!("{body} commit;"), "rollback".to_owned()),
        };
        if let Err(error) = db.script(&script).await {
            // A failed script leaves its transaction open on SQLite's one writer.
            let _ = db.script(&back).await;
            return Err(Error::setup(format!(
                "Step {} ({}) of the database failed and was taken back: {error}",
                step.number, step.name
            )));
        }
    }
    Ok(steps.len())
}
