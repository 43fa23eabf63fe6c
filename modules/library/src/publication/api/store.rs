//! SQL of publications for other programs.

use balai_kernel::{
    Actor, Result, args,
    store::{Conn, FromRow, Json, Query},
    text::Words,
};
use uuid::Uuid;

/// A publication as other programs read it.
#[derive(Debug, Clone, FromRow)]
pub struct Listed {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: Json<Words>,
    /// Its English title, folded.
    pub sort_key: String,
    /// Its kind.
    pub kind: String,
    /// Its year.
    pub year: i64,
    /// Its month.
    pub month: Option<i64>,
    /// With whom.
    pub published_with: Option<String>,
    /// What it is about.
    pub summary: Json<Words>,
    /// Where it can be read.
    pub href: Option<String>,
    /// Code of the initiative.
    pub initiative: Option<String>,
    /// Code of the core purpose.
    pub purpose: Option<String>,
}

const LISTED: &str = "select p.id, p.title, p.sort_key, p.kind, p.year, p.month, p.published_with, p.summary, p.href, \
     i.code as initiative, c.code as purpose from publication p left join initiative i on i.id = p.initiative \
     left join core_purpose c on c.id = p.core_purpose";

/// Publications that an actor may know of, after a sort key and id, by title.
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
        .and_if("p.year = ?", year)
        .seen_by(actor, "p.audience");
    if let Some((key, id)) = after {
        query = query.and(
            "(p.sort_key > ? or (p.sort_key = ? and p.id > ?))",
            args![&key, &key, id],
        );
    }
    query
        .push_with("order by p.sort_key, p.id limit ?", args![most])
        .all(conn)
        .await
}

/// One publication; the caller asks whether it may be read.
///
/// # Errors
/// When the database fails.
pub async fn one(conn: &impl Conn, id: Uuid) -> Result<Option<Listed>> {
    Query::new(LISTED).and("p.id = ?", args![id]).maybe(conn).await
}
