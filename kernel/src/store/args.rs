//! Values on their way into a statement, the same for both databases.

use jiff::civil::Date;
use serde_json::Value as Json;
use sqlx::{Arguments, Postgres, Sqlite, error::BoxDynError, postgres::PgArguments, sqlite::SqliteArguments};
use uuid::Uuid;

use super::values::Day;
use crate::{clock::Instant, id::Id};

/// One parameter. A missing value keeps its type, which PostgreSQL wants to know.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// True or false.
    Bool(Option<bool>),
    /// A whole number.
    Int(Option<i64>),
    /// A number.
    Real(Option<f64>),
    /// Text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// An id.
    Id(Option<Uuid>),
    /// A moment.
    Instant(Option<Instant>),
    /// A calendar day.
    Date(Option<Day>),
    /// A document.
    Json(Option<Json>),
}

/// The parameters of one statement, `$1` first.
pub type Args = Vec<Arg>;

/// `args![id, name, on]`: the parameters of one statement.
#[macro_export]
macro_rules! args {
    () => { ::std::vec::Vec::<$crate::store::Arg>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::store::Arg::from($value)),+] };
}

macro_rules! into_arg {
    ($($variant:ident: $($from:ty => $how:expr),+;)+) => {$($(
        impl From<$from> for Arg {
            fn from(value: $from) -> Self {
                #[allow(clippy::redundant_closure_call, reason = "one shape for all types")]
                Self::$variant(Some(($how)(value)))
            }
        }
        impl From<Option<$from>> for Arg {
            fn from(value: Option<$from>) -> Self {
                Self::$variant(value.map($how))
            }
        }
    )+)+};
}

into_arg! {
    Bool: bool => |v| v;
    Int: i64 => |v| v, i32 => i64::from, i16 => i64::from, i8 => i64::from, u32 => i64::from, u8 => i64::from,
         usize => |v| i64::try_from(v).unwrap_or(i64::MAX);
    Real: f64 => |v| v;
    Text: String => without_nul, &str => |v: &str| without_nul(v.to_owned()), &String => |v: &String| without_nul(v.clone());
    Bytes: Vec<u8> => |v| v, &[u8] => |v: &[u8]| v.to_vec();
    Id: Uuid => |v| v;
    Instant: Instant => |v| v;
    Date: Date => Day, Day => |v| v;
    Json: Json => document_without_nul, &Json => |v: &Json| document_without_nul(v.clone());
}

impl<T> From<Id<T>> for Arg {
    fn from(id: Id<T>) -> Self {
        Self::Id(Some(id.uuid()))
    }
}
impl<T> From<Option<Id<T>>> for Arg {
    fn from(id: Option<Id<T>>) -> Self {
        Self::Id(id.map(Id::uuid))
    }
}
impl From<&Option<String>> for Arg {
    fn from(text: &Option<String>) -> Self {
        Self::Text(text.clone().map(without_nul))
    }
}

/// The text without its NUL characters: nobody types one, SQLite would end some comparisons at it,
/// and PostgreSQL takes no text that holds one.
fn without_nul(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    }
}

fn document_without_nul(document: Json) -> Json {
    match document {
        Json::String(text) => Json::String(without_nul(text)),
        Json::Array(list) => list.into_iter().map(document_without_nul).collect(),
        Json::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (without_nul(name), document_without_nul(value)))
            .collect(),
        other => other,
    }
}

pub(super) fn for_sqlite(args: Args) -> Result<SqliteArguments, BoxDynError> {
    let mut out = SqliteArguments::default();
    for arg in args {
        match arg {
            Arg::Bool(v) => Arguments::add(&mut out, v)?,
            Arg::Int(v) => Arguments::add(&mut out, v)?,
            Arg::Real(v) => Arguments::add(&mut out, v)?,
            Arg::Text(v) => Arguments::add(&mut out, v)?,
            Arg::Bytes(v) => Arguments::add(&mut out, v)?,
            Arg::Id(v) => Arguments::add(&mut out, v)?,
            Arg::Instant(v) => Arguments::add(&mut out, v)?,
            Arg::Date(v) => Arguments::add(&mut out, v)?,
            Arg::Json(v) => Arguments::add(&mut out, v)?,
        }
    }
    Ok(out)
}

pub(super) fn for_postgres(args: Args) -> Result<PgArguments, BoxDynError> {
    let mut out = PgArguments::default();
    for arg in args {
        match arg {
            Arg::Bool(v) => Arguments::add(&mut out, v)?,
            Arg::Int(v) => Arguments::add(&mut out, v)?,
            Arg::Real(v) => Arguments::add(&mut out, v)?,
            Arg::Text(v) => Arguments::add(&mut out, v)?,
            Arg::Bytes(v) => Arguments::add(&mut out, v)?,
            Arg::Id(v) => Arguments::add(&mut out, v)?,
            Arg::Instant(v) => Arguments::add(&mut out, v)?,
            Arg::Date(v) => Arguments::add(&mut out, v)?,
            Arg::Json(v) => Arguments::add(&mut out, v)?,
        }
    }
    Ok(out)
}

#[expect(dead_code, reason = "states once that both databases take the same list")]
fn both(args: Args) -> Result<(), BoxDynError> {
    fn is<DB: sqlx::Database>(_: &<DB as sqlx::Database>::Arguments) {}
    is::<Sqlite>(&for_sqlite(args.clone())?);
    is::<Postgres>(&for_postgres(args)?);
    Ok(())
}
