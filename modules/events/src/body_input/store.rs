//! SQL of inputs to bodies.

use balai_directory::body::Body;
use balai_kernel::{
    Actor, Id, Result, args, entry_table,
    import::{Entry, Head},
    search::Doc,
    sql,
    store::{Args, Conn, FromRow, Json, Query, Tx},
    text::Words,
    web::{Listing, SortKey},
};

use super::BodyInput;
use crate::entry::store as entry;

impl Entry for BodyInput {
    const PATH: &'static str = "/app/events/inputs";

    entry_table!(
        body_input(body, body_written, meeting, summary, words),
        removed_body_input
    );

    fn head(&self) -> &Head {
        &self.head
    }

    fn values(&self) -> Args {
        args![
            self.body,
            &self.body_written,
            &self.meeting,
            &self.summary,
            &self.words
        ]
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        // A body that is known is the same one however it is written.
        let is_other_name = self.body.is_none() && self.body_written != other.body_written;
        let is_other_body = self.body != other.body || is_other_name;
        [
            ("body", is_other_body),
            ("meeting", self.meeting != other.meeting),
            ("summary", self.summary != other.summary),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }

    fn doc(&self) -> Doc {
        self.found()
    }
}

/// What the list can be sorted by.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by year desc, from_on desc, id desc",
        falling: "order by year, from_on, id",
    },
    SortKey {
        key: "meeting",
        rising: "order by words, id",
        falling: "order by words desc, id",
    },
];

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    entry::filtered(select, "words like ? escape '!'", actor, listing).and_if(
        "body in (select id from body where code = ?)",
        listing.get("body"),
    )
}

/// A page of the list, or all of it where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing, whole: bool) -> Result<Vec<BodyInput>> {
    let query = filtered(BodyInput::sql().kept, actor, listing);
    entry::list(conn, query, listing, SORTS, whole).await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from body_input e", actor, listing)
        .count(conn)
        .await
}

/// Years in which the actor sees some, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    entry::years(conn, "select distinct year from body_input e", actor).await
}

/// Makes one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, new: &BodyInput, audience: &str) -> Result<()> {
    let (head, span) = (&new.head, &new.head.span);
    tx.run(
        sql!("insert into body_input (id, body, body_written, meeting, folded, from_on, to_on, precision, year, month, summary, audience, words, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)"),
        args![
            head.id, new.body, &new.body_written, &new.meeting, &head.folded, span.from_on, span.to_on,
            &span.precision, span.year, span.month, &new.summary, audience, &new.words
        ],
    )
    .await
    .map(drop)
}

/// Alters one if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, new: &BodyInput) -> Result<bool> {
    let (head, span) = (&new.head, &new.head.span);
    let touched = tx
        .run(
            sql!("update body_input set body = $3, body_written = $4, meeting = $5, folded = $6, from_on = $7, to_on = $8, precision = $9, year = $10, month = $11, summary = $12, words = $13, version = version + 1 where id = $1 and version = $2"),
            args![
                head.id, head.version, new.body, &new.body_written, &new.meeting, &head.folded, span.from_on, span.to_on,
                &span.precision, span.year, span.month, &new.summary, &new.words
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// A body as the form offers it.
#[derive(Debug, Clone, FromRow)]
pub struct BodyName {
    /// Its id.
    pub id: Id<Body>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Json<Words>,
}

/// The bodies that the actor sees.
///
/// # Errors
/// When the database fails.
pub async fn bodies(conn: &impl Conn, actor: &Actor) -> Result<Vec<BodyName>> {
    Query::new("select b.id, b.code, b.name from body b")
        .seen_by(actor, "b.audience")
        .push("order by b.code")
        .all(conn)
        .await
}
