//! SQL of external events.

use balai_kernel::{
    Actor, Result, args, entry_table,
    import::{Entry, Head},
    search::Doc,
    sql,
    store::{Args, Conn, Query, Tx},
    web::{Listing, SortKey},
};

use super::ExternalEvent;
use crate::entry::store as entry;

impl Entry for ExternalEvent {
    const PATH: &'static str = "/app/events/external";

    entry_table!(
        external_event(title, place, contribution, initiative, core_purpose),
        removed_external_event
    );

    fn head(&self) -> &Head {
        &self.head
    }

    fn values(&self) -> Args {
        args![
            &self.title,
            &self.place,
            &self.contribution,
            self.initiative,
            self.core_purpose
        ]
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != other.title),
            ("place", self.place != other.place),
            ("contribution", self.contribution != other.contribution),
            ("initiative", self.initiative != other.initiative),
            ("purpose", self.core_purpose != other.core_purpose),
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
        key: "title",
        rising: "order by folded, id",
        falling: "order by folded desc, id",
    },
];

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    entry::filtered(select, "folded like ? escape '!'", actor, listing)
}

/// A page of the list, or all of it where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl Conn,
    actor: &Actor,
    listing: &Listing,
    whole: bool,
) -> Result<Vec<ExternalEvent>> {
    let query = filtered(ExternalEvent::sql().kept, actor, listing);
    entry::list(conn, query, listing, SORTS, whole).await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from external_event e", actor, listing)
        .count(conn)
        .await
}

/// Years in which the actor sees some, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    entry::years(conn, "select distinct year from external_event e", actor).await
}

/// Makes one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, new: &ExternalEvent, audience: &str) -> Result<()> {
    let (head, span) = (&new.head, &new.head.span);
    tx.run(
        sql!("insert into external_event (id, title, folded, from_on, to_on, precision, year, month, place, contribution, initiative, core_purpose, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)"),
        args![
            head.id, &new.title, &head.folded, span.from_on, span.to_on, &span.precision, span.year, span.month,
            &new.place, &new.contribution, new.initiative, new.core_purpose, audience
        ],
    )
    .await
    .map(drop)
}

/// Alters one if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, new: &ExternalEvent) -> Result<bool> {
    let (head, span) = (&new.head, &new.head.span);
    let touched = tx
        .run(
            sql!("update external_event set title = $3, folded = $4, from_on = $5, to_on = $6, precision = $7, year = $8, month = $9, place = $10, contribution = $11, initiative = $12, core_purpose = $13, version = version + 1 where id = $1 and version = $2"),
            args![
                head.id, head.version, &new.title, &head.folded, span.from_on, span.to_on, &span.precision, span.year,
                span.month, &new.place, &new.contribution, new.initiative, new.core_purpose
            ],
        )
        .await?;
    Ok(touched == 1)
}
