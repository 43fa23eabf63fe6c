//! The whole database as rows of known types, for backup, restore and move.
//!
//! The migrations name every column's logical type, so that a row read from one
//! database can be written to the other.

use std::collections::HashSet;

use jiff::{Timestamp, civil::Date};
use serde_json::Value as Json;
use sqlx::Row;
use uuid::Uuid;

use super::{Arg, Args, Conn, Db, Sql, Tx, db::Open, migrate::migrations, values::Day};
use crate::{
    clock::Instant,
    error::{Error, Result},
};

/// Kept out of a copy: made anew from the rest, or worth nothing elsewhere
/// (sessions and links end with the database they were made in).
const LEFT_OUT: [&str; 8] = [
    "search_doc",
    "search_text",
    "migration",
    "session",
    "link",
    "sign_in",
    "passkey_question",
    "openid_question",
];

/// What a column holds, the same in both databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logical {
    /// An id.
    Id,
    /// A moment.
    Instant,
    /// A day.
    Date,
    /// A document.
    Json,
    /// True or false.
    Bool,
    /// Bytes.
    Bytes,
    /// A whole number.
    Int,
    /// A number.
    Real,
    /// Text.
    Text,
}

/// A table and its columns in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub table: String,
    /// Its columns.
    pub columns: Vec<(String, Logical)>,
}

/// The tables that make up an office, in an order in which they can be filled.
pub fn shapes() -> Vec<Shape> {
    let mut all: Vec<Shape> = Vec::new();
    let mut gone: HashSet<String> = HashSet::new();
    for step in migrations() {
        let mut open: Option<Shape> = None;
        for line in step.text.lines().map(str::trim) {
            if let Some(rest) = line.strip_prefix("create table ") {
                let table = rest.trim_end_matches(" (").to_owned();
                gone.remove(&table);
                open = Some(Shape {
                    table,
                    columns: Vec::new(),
                });
            } else if line.starts_with(");") || line == ")" {
                all.extend(
                    open.take()
                        .filter(|shape| !LEFT_OUT.contains(&shape.table.as_str())),
                );
            } else if let Some(shape) = &mut open {
                shape.columns.extend(column(line));
            } else if let Some(rest) = line.strip_prefix("alter table ") {
                // `alter table NAME add column COLUMN TYPE`
                if let Some((table, added)) = rest.split_once(" add column ")
                    && let Some(shape) = all.iter_mut().find(|shape| shape.table == table)
                {
                    shape.columns.extend(column(added));
                } else if let Some((made, table)) = rest.split_once(" rename to ") {
                    let table = table.trim_end_matches(';');
                    gone.remove(table);
                    made_anew(&mut all, made, table);
                }
            } else if let Some(table) = line.strip_prefix("drop table ") {
                gone.insert(table.trim_end_matches(';').to_owned());
            }
        }
    }
    let mut seen = gone;
    all.retain(|shape| seen.insert(shape.table.clone()));
    for shape in &mut all {
        // A step may add a column on one database, and make the table anew with it on the other.
        let mut named = HashSet::new();
        shape.columns.retain(|(name, _)| named.insert(name.clone()));
    }
    all
}

/// A table was made anew under another name and takes the place of the one before, which others may
/// refer to: it is filled as early as that was.
fn made_anew(all: &mut Vec<Shape>, made: &str, table: &str) {
    let Some(at) = all.iter().position(|shape| shape.table == made) else {
        return;
    };
    let made = all.remove(at);
    match all.iter_mut().find(|shape| shape.table == table) {
        Some(before) => before.columns = made.columns,
        None => all.push(Shape {
            table: table.to_owned(),
            ..made
        }),
    }
}

fn column(line: &str) -> Option<(String, Logical)> {
    let mut words = line.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let name = words.next()?;
    let logical = match words.next()? {
        "{id}" => Logical::Id,
        "{instant}" => Logical::Instant,
        "{date}" => Logical::Date,
        "{json}" => Logical::Json,
        "{bool}" => Logical::Bool,
        "{bytes}" => Logical::Bytes,
        "{int}" => Logical::Int,
        "{real}" => Logical::Real,
        "text" => Logical::Text,
        _ => return None,
    };
    Some((name.to_owned(), logical))
}

macro_rules! cell {
    ($row:expr, $at:expr, $logical:expr) => {
        match $logical {
            Logical::Id => Arg::Id($row.try_get::<Option<Uuid>, _>($at)?),
            Logical::Instant => Arg::Instant($row.try_get::<Option<Instant>, _>($at)?),
            Logical::Date => Arg::Date($row.try_get::<Option<Day>, _>($at)?),
            Logical::Json => Arg::Json($row.try_get::<Option<Json>, _>($at)?),
            Logical::Bool => Arg::Bool($row.try_get::<Option<bool>, _>($at)?),
            Logical::Bytes => Arg::Bytes($row.try_get::<Option<Vec<u8>>, _>($at)?),
            Logical::Int => Arg::Int($row.try_get::<Option<i64>, _>($at)?),
            Logical::Real => Arg::Real($row.try_get::<Option<f64>, _>($at)?),
            Logical::Text => Arg::Text($row.try_get::<Option<String>, _>($at)?),
        }
    };
}

impl Shape {
    fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        names.join(", ")
    }

    /// A run of the table's rows, in a fixed order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read(&self, tx: &Tx, limit: i64, offset: i64) -> Result<Vec<Args>> {
        let text = format!(
            "select {} from {} order by 1, 2 limit {limit} offset {offset}",
            self.names(),
            self.table
        );
        let sql = sqlx::AssertSqlSafe(text);
        let logical = self.columns.iter().map(|(_, logical)| *logical);
        match tx.open().await.as_mut() {
            Some(Open::Sqlite(open)) => sqlx::query(sql)
                .fetch_all(&mut **open)
                .await?
                .iter()
                .map(|row| {
                    logical
                        .clone()
                        .enumerate()
                        .map(|(at, logical)| Ok(cell!(row, at, logical)))
                        .collect()
                })
                .collect(),
            Some(Open::Postgres(open)) => sqlx::query(sql)
                .fetch_all(&mut **open)
                .await?
                .iter()
                .map(|row| {
                    logical
                        .clone()
                        .enumerate()
                        .map(|(at, logical)| Ok(cell!(row, at, logical)))
                        .collect()
                })
                .collect(),
            None => Err(Error::setup("A transaction was used after its end.")),
        }
    }

    /// Writes one row.
    ///
    /// # Errors
    /// When the database fails or has such a row already.
    pub async fn write(&self, tx: &Tx, row: Args) -> Result<()> {
        let places: Vec<String> = (1..=self.columns.len()).map(|n| format!("${n}")).collect();
        let text = format!(
            "insert into {} ({}) values ({})",
            self.table,
            self.names(),
            places.join(", ")
        );
        tx.run(Sql::Built(text), row).await.map(drop)
    }

    /// How many rows the table has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, conn: &impl Conn) -> Result<i64> {
        let (n,): (i64,) = conn
            .one(
                Sql::Built(format!("select count(*) from {}", self.table)),
                Vec::new(),
            )
            .await?;
        Ok(n)
    }

    /// A row as one line of text.
    pub fn to_line(&self, row: &Args) -> String {
        let cells: Vec<Json> = row.iter().map(to_json).collect();
        Json::from(cells).to_string()
    }

    /// A row from its line of text.
    ///
    /// # Errors
    /// When the line does not fit the table.
    pub fn of_line(&self, line: &str) -> Result<Args> {
        let wrong = || {
            Error::setup(format!(
                "The backup is damaged: a row of {} cannot be read.",
                self.table
            ))
        };
        let cells: Vec<Json> = serde_json::from_str(line).map_err(|_| wrong())?;
        if cells.len() != self.columns.len() {
            return Err(wrong());
        }
        self.columns
            .iter()
            .zip(cells)
            .map(|((_, logical), cell)| of_json(*logical, cell).ok_or_else(wrong))
            .collect()
    }
}

fn to_json(arg: &Arg) -> Json {
    match arg {
        Arg::Bool(v) => Json::from(*v),
        Arg::Int(v) => Json::from(*v),
        Arg::Real(v) => Json::from(*v),
        Arg::Text(v) => Json::from(v.as_deref()),
        Arg::Bytes(v) => Json::from(v.as_ref().map(|bytes| hex(bytes))),
        Arg::Id(v) => Json::from(v.map(|id| id.to_string())),
        Arg::Instant(v) => Json::from(v.map(Instant::fixed)),
        Arg::Date(v) => Json::from(v.map(|day| day.to_string())),
        // Wrapped, so that a document `null` and no document differ.
        Arg::Json(v) => v
            .as_ref()
            .map_or(Json::Null, |value| Json::from(value.to_string())),
    }
}

fn of_json(logical: Logical, cell: Json) -> Option<Arg> {
    if cell.is_null() {
        return Some(match logical {
            Logical::Id => Arg::Id(None),
            Logical::Instant => Arg::Instant(None),
            Logical::Date => Arg::Date(None),
            Logical::Json => Arg::Json(None),
            Logical::Bool => Arg::Bool(None),
            Logical::Bytes => Arg::Bytes(None),
            Logical::Int => Arg::Int(None),
            Logical::Real => Arg::Real(None),
            Logical::Text => Arg::Text(None),
        });
    }
    Some(match logical {
        Logical::Bool => Arg::Bool(Some(cell.as_bool()?)),
        Logical::Int => Arg::Int(Some(cell.as_i64()?)),
        Logical::Real => Arg::Real(Some(cell.as_f64()?)),
        Logical::Text => Arg::Text(Some(cell.as_str()?.to_owned())),
        Logical::Bytes => Arg::Bytes(Some(unhex(cell.as_str()?)?)),
        Logical::Id => Arg::Id(Some(cell.as_str()?.parse().ok()?)),
        Logical::Instant => Arg::Instant(Some(Instant::of(cell.as_str()?.parse::<Timestamp>().ok()?))),
        Logical::Date => Arg::Date(Some(Day(cell.as_str()?.parse::<Date>().ok()?))),
        Logical::Json => Arg::Json(Some(serde_json::from_str(cell.as_str()?).ok()?)),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

/// Copies every row of an office into another, empty database, all or nothing, and
/// tells how many there were.
///
/// # Errors
/// When either database fails, or the second one holds rows already.
pub async fn copy_all(from: &Db, to: &Db) -> Result<i64> {
    let source = &from.snapshot().await?;
    let shapes = &shapes();
    let copied = to
        .write("store.copy", |tx| async move {
            let mut copied = 0;
            for shape in shapes {
                let mut offset = 0;
                loop {
                    let rows = shape.read(source, RUN, offset).await?;
                    let count = i64::try_from(rows.len()).unwrap_or(0);
                    for row in rows {
                        shape.write(&tx, row).await?;
                    }
                    copied += count;
                    offset += count;
                    if count < RUN {
                        break;
                    }
                }
            }
            Ok(copied)
        })
        .await?;
    Ok(copied)
}

/// How many rows are held in memory at a time.
pub const RUN: i64 = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_of_the_schema_is_copied_or_left_out_by_name() {
        let shapes = shapes();
        let tables: Vec<&str> = shapes.iter().map(|shape| shape.table.as_str()).collect();
        for table in [
            "account",
            "audit_line",
            "party",
            "activity",
            "participation",
            "report_block",
        ] {
            assert!(tables.contains(&table), "{table} is not copied");
        }
        assert!(shapes.iter().all(|shape| !shape.columns.is_empty()));
    }

    #[test]
    fn a_row_survives_being_written_as_a_line() {
        let shape = Shape {
            table: "thing".to_owned(),
            columns: vec![
                ("a".to_owned(), Logical::Bytes),
                ("b".to_owned(), Logical::Json),
                ("c".to_owned(), Logical::Date),
                ("d".to_owned(), Logical::Real),
            ],
        };
        let row: Args = vec![
            Arg::Bytes(Some(vec![0, 255, 7])),
            Arg::Json(Some(serde_json::json!({"x": null}))),
            Arg::Date(None),
            Arg::Real(Some(0.1)),
        ];
        assert_eq!(shape.of_line(&shape.to_line(&row)).unwrap(), row);
    }
}
