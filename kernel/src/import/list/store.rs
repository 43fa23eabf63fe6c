//! SQL of the list of batches.

use super::super::{BatchRow, policy::is_lent};
use crate::{
    actor::Actor,
    args,
    error::Result,
    store::{Conn, FromRow, Query},
    view::{part, plain_pattern},
    web::{Listing, SortKey},
};

/// A batch as the list shows it.
#[derive(Debug, Clone, FromRow)]
pub(in crate::import) struct Listed {
    /// The batch.
    #[sqlx(flatten)]
    pub batch: BatchRow,
    /// Who sent it, by name; none for the command line.
    pub brought_by: Option<String>,
    /// How many rows it has in all its sheets.
    pub row_count: i64,
}

const LISTED: &str = "select b.id, b.file, b.file_name, b.sha256, b.account, b.state, b.problem, b.created_at, b.applied_at, b.undone_at, b.is_finishing, b.version, b.is_unattended, \
    a.name as brought_by, (select cast(coalesce(sum(s.row_count), 0) as bigint) from import_sheet s where s.batch = b.id) as row_count \
    from import_batch b left join account a on a.id = b.account";

/// What the list can be sorted by; the first is the usual order.
pub(in crate::import) const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by b.created_at desc, b.id desc",
        falling: "order by b.created_at, b.id",
    },
    SortKey {
        key: "file",
        rising: "order by lower(b.file_name), b.id",
        falling: "order by lower(b.file_name) desc, b.id",
    },
];

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let query = match actor.account {
        // What others brought holds what may not be entrusted to whoever is lent.
        Some(account) if is_lent(actor) => Query::new(select).and("b.account = ?", args![account]),
        _ => Query::new(select),
    };
    query.and_if("b.state = ?", listing.get("state")).and_if(
        "lower(b.file_name) like ? escape '!'",
        listing.get("q").map(plain_pattern),
    )
}

/// A page of the batches, or all of them where `whole`.
pub(in crate::import) async fn list(
    conn: &impl Conn,
    actor: &Actor,
    listing: &Listing,
    whole: bool,
) -> Result<Vec<Listed>> {
    filtered(LISTED, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// How many there are in all.
pub(in crate::import) async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from import_batch b", actor, listing)
        .count(conn)
        .await
}
