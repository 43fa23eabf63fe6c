//! SQL of events for other programs.

use balai_kernel::{
    Actor, Id, Result, args,
    store::{Conn, Day, FromRow, Query},
};
use uuid::Uuid;

use crate::event::Event;

/// An event as other programs read it.
#[derive(Debug, Clone, FromRow)]
pub struct Listed {
    /// Its id.
    pub id: Id<Event>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// Its state.
    pub state: String,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exact the days are.
    pub precision: String,
    /// Where.
    pub place: Option<String>,
    /// How people gather.
    pub mode: String,
    /// How far it reaches.
    pub level: String,
    /// What the office did.
    pub office_role: String,
    /// Code of the initiative.
    pub initiative: Option<String>,
    /// Code of the core purpose.
    pub purpose: Option<String>,
}

const LISTED: &str = "select a.id, a.code, a.title, a.kind, a.state, a.from_on, a.to_on, a.precision, a.place, a.mode, a.level, a.office_role, \
     i.code as initiative, c.code as purpose from activity a left join initiative i on i.id = a.initiative \
     left join core_purpose c on c.id = a.core_purpose";

/// Events that an actor may know of, after a code and id, by their codes.
///
/// # Errors
/// When the database fails.
pub async fn after(
    conn: &impl Conn,
    actor: &Actor,
    year: Option<i16>,
    after: Option<(String, Uuid)>,
    most: i64,
) -> Result<Vec<Listed>> {
    let mut query = Query::new(LISTED)
        .and("a.is_event = true", args![])
        .and_if("a.year = ?", year)
        .seen_by(actor, "a.audience");
    if let Some((code, id)) = after {
        query = query.and(
            "(a.code > ? or (a.code = ? and a.id > ?))",
            args![&code, &code, id],
        );
    }
    query
        .push_with("order by a.code, a.id limit ?", args![most])
        .all(conn)
        .await
}

/// One event; the caller has asked whether it may be read.
///
/// # Errors
/// When the database fails.
pub async fn one(conn: &impl Conn, id: Id<Event>) -> Result<Option<Listed>> {
    Query::new(LISTED).and("a.id = ?", args![id]).maybe(conn).await
}
