//! SQL of sessions.

use balai_kernel::{
    Id, Result, args, sql,
    store::{Conn, Day, FromRow, Tx},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::Attribution;
use crate::event::Event;

/// A session.
#[derive(Debug, Clone, FromRow)]
pub struct EventSession {
    /// Its id.
    pub id: Id<EventSession>,
    /// The event.
    pub event: Id<Event>,
    /// Its place in the agenda.
    pub position: i64,
    /// Its title.
    pub title: String,
    /// The day.
    pub on_date: Option<Day>,
    /// `09:30`, at the place of the event.
    pub starts: Option<String>,
    /// `10:45`.
    pub ends: Option<String>,
    /// open, without-attribution, closed.
    pub attribution: String,
    /// Counts up with each change.
    pub version: i64,
}

impl Default for EventSession {
    fn default() -> Self {
        Self {
            id: Id::of(Uuid::nil()),
            event: Id::of(Uuid::nil()),
            position: 0,
            title: String::new(),
            on_date: None,
            starts: None,
            ends: None,
            attribution: "open".to_owned(),
            version: 1,
        }
    }
}

/// The sessions of an event in order.
///
/// # Errors
/// When the database fails.
pub async fn sessions(conn: &impl Conn, event: Id<Event>) -> Result<Vec<EventSession>> {
    conn.all(
        sql!("select id, event, position, title, on_date, starts, ends, attribution, version from event_session where event = $1 order by on_date, starts, position, id"),
        args![event],
    )
    .await
}

/// The session with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<EventSession>) -> Result<Option<EventSession>> {
    conn.maybe(
        sql!("select id, event, position, title, on_date, starts, ends, attribution, version from event_session where id = $1"),
        args![id],
    )
    .await
}

/// The rule of attribution that holds for the event as a whole.
///
/// # Errors
/// When the database fails.
pub async fn strictest(conn: &impl Conn, event: Id<Event>) -> Result<Attribution> {
    let rules: Vec<(String,)> = conn
        .all(
            sql!("select distinct attribution from event_session where event = $1"),
            args![event],
        )
        .await?;
    Ok(Attribution::strictest(
        rules.iter().map(|(rule,)| Attribution::from_code(rule)),
    ))
}

/// What is kept of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its title.
    pub title: String,
    /// The day.
    pub on_date: Option<Date>,
    /// From.
    pub starts: Option<String>,
    /// To.
    pub ends: Option<String>,
    /// Its rule.
    pub attribution: Attribution,
}

/// Makes a session at the end of the agenda.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, id: Id<EventSession>, event: Id<Event>, new: &Kept) -> Result<()> {
    tx.run(
        sql!("insert into event_session (id, event, position, title, on_date, starts, ends, attribution, version) select $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, 1 from event_session where event = $2"),
        args![id, event, &new.title, new.on_date, &new.starts, &new.ends, new.attribution.code()],
    )
    .await
    .map(drop)
}

/// Alters a session if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<EventSession>, version: i64, new: &Kept) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update event_session set title = $3, on_date = $4, starts = $5, ends = $6, attribution = $7, version = version + 1 where id = $1 and version = $2"),
            args![id, version, &new.title, new.on_date, &new.starts, &new.ends, new.attribution.code()],
        )
        .await?;
    Ok(touched == 1)
}
