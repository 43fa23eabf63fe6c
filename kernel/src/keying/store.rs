//! SQL of keyed sheets.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Cells, Hand, Keying, Turn, entry::EntryRow};
use crate::{
    account::Account,
    actor::Actor,
    args,
    audience::Audience,
    clock::{Clock, Instant},
    error::Result,
    file::{self, FileRow},
    id::Id,
    import::{BatchRow, is_lent},
    retention::{Ask, Due},
    sql,
    store::{Arg, Args, Conn, FromRow, Json, Query, Sql, Tx, insert_many},
    view::{part, plain_pattern},
    web::{Listing, SortKey},
};

const ROWS: &str = "select k.id, k.title, k.kind, k.fields, k.same, k.file, k.file_name, k.pages, k.brought_by, k.brought_at, k.first_done_at, k.second_asked_at, k.second_done_at, k.settled_at, k.batch, k.handed_at, b.undone_at, b.applied_at, k.audience, k.version from keying k left join import_batch b on b.id = k.batch";

/// A keyed sheet as the list shows it.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Listed {
    /// The sheet.
    #[sqlx(flatten)]
    pub keying: Keying,
    /// Who brought it, by name.
    pub brought_by_name: String,
    /// Rows of the first entry.
    pub row_count: i64,
}

const LISTED: &str = "select k.id, k.title, k.kind, k.fields, k.same, k.file, k.file_name, k.pages, k.brought_by, k.brought_at, k.first_done_at, k.second_asked_at, k.second_done_at, k.settled_at, k.batch, k.handed_at, b.undone_at, b.applied_at, k.audience, k.version, \
    a.name as brought_by_name, (select count(*) from keying_row r where r.keying = k.id and r.entry = 1) as row_count \
    from keying k join account a on a.id = k.brought_by left join import_batch b on b.id = k.batch";

/// What the list can be sorted by; the first is the usual order.
pub(super) const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by k.brought_at desc, k.id desc",
        falling: "order by k.brought_at, k.id",
    },
    SortKey {
        key: "title",
        rising: "order by lower(k.title), k.id",
        falling: "order by lower(k.title) desc, k.id",
    },
];

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let query = Query::new(select).seen_by(actor, "k.audience");
    let query = match actor.account {
        // What others brought names people who may not be entrusted to whoever is lent.
        Some(account) if is_lent(actor) => query.and(
            "(k.brought_by = ? or exists (select 1 from keying_hand h where h.keying = k.id and h.account = ?))",
            args![account, account],
        ),
        _ => query,
    };
    query.and_if(
        "lower(k.title) like ? escape '!'",
        listing.get("q").map(plain_pattern),
    )
}

/// A page of the sheets that an actor may see.
pub(super) async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<Vec<Listed>> {
    filtered(LISTED, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, false))
        .all(conn)
        .await
}

/// How many there are in all.
pub(super) async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from keying k", actor, listing)
        .count(conn)
        .await
}

/// The sheet with this id and who keys it, whoever asks: the caller asks its rule.
pub(super) async fn find(conn: &impl Conn, id: Id<Keying>) -> Result<Option<Keying>> {
    let found: Option<Keying> = Query::new(ROWS).and("k.id = ?", args![id]).maybe(conn).await?;
    let Some(mut keying) = found else {
        return Ok(None);
    };
    keying.hands = conn
        .all(
            sql!("select entry, account from keying_hand where keying = $1 order by entry, account"),
            args![id],
        )
        .await?;
    Ok(Some(keying))
}

#[derive(FromRow)]
struct HandOf {
    keying: Id<Keying>,
    #[sqlx(flatten)]
    hand: Hand,
}

/// The sheets that are not an import yet and that somebody brought or keys, oldest first.
pub(super) async fn waiting(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Keying>> {
    let mut found: Vec<Keying> = Query::new(ROWS)
        .and(
            "(k.brought_by = ? or exists (select 1 from keying_hand h where h.keying = k.id and h.account = ?))",
            args![account, account],
        )
        .and("k.handed_at is null", args![])
        .push("order by k.brought_at, k.id limit 20")
        .all(conn)
        .await?;
    let ids: Args = found.iter().map(|one| Arg::from(one.id)).collect();
    let hands: Vec<HandOf> = Query::new("select h.keying, h.entry, h.account from keying_hand h")
        .and_in("h.keying", ids)
        .all(conn)
        .await?;
    for keying in &mut found {
        let own = hands.iter().filter(|one| one.keying == keying.id);
        keying.hands = own.map(|one| one.hand).collect();
    }
    Ok(found)
}

/// The sheet that became an import.
pub(crate) async fn of_batch(conn: &impl Conn, batch: Id<BatchRow>) -> Result<Option<Id<Keying>>> {
    let row: Option<(Id<Keying>,)> = conn
        .maybe(
            sql!("select keying from keying_line where batch = $1 limit 1"),
            args![batch],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Those who can be asked to key: accounts of the office that hold a role of it today.
pub(super) async fn colleagues(
    conn: &impl Conn,
    today: jiff::civil::Date,
) -> Result<Vec<(Id<Account>, String)>> {
    conn.all(
        sql!("select a.id, a.name from account a where a.suspended_at is null and exists (select 1 from role_grant g where g.account = a.id and g.role in ('co-manager', 'programme-officer', 'monitoring-officer') and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1)) and (a.employer <> 'lender' or exists (select 1 from role_grant g where g.account = a.id and g.role = 'co-manager' and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1))) order by a.name, a.id limit 200"),
        args![today],
    )
    .await
}

/// The names of accounts.
pub(super) async fn names(conn: &impl Conn, ids: &[Id<Account>]) -> Result<BTreeMap<Id<Account>, String>> {
    let rows: Vec<(Id<Account>, String)> = Query::new("select a.id, a.name from account a")
        .and_in("a.id", ids.iter().map(|id| Arg::from(*id)).collect())
        .all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// A sheet to be kept.
pub(super) struct New<'a> {
    pub title: &'a str,
    pub kind: &'a str,
    pub file: Id<FileRow>,
    pub file_name: &'a str,
    pub by: Id<Account>,
}

/// Keeps a new sheet, without its pages.
pub(super) async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<Id<Keying>> {
    let id: Id<Keying> = clock.id();
    let audience = Audience::office().keep(tx).await?;
    let (fields, same) = (Vec::<String>::new(), BTreeMap::<String, String>::new());
    tx.run(
        sql!("insert into keying (id, title, kind, fields, same, file, file_name, pages, brought_by, brought_at, audience, version) values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, 1)"),
        args![
            id, new.title, new.kind, document(&fields), document(&same), new.file, new.file_name, new.by,
            clock.now(), audience
        ],
    )
    .await?;
    Ok(id)
}

/// Says what the columns of a sheet are; zero rows when somebody else was first.
pub(super) async fn set_columns(
    tx: &Tx,
    id: Id<Keying>,
    version: i64,
    title: &str,
    fields: &[String],
    same: &BTreeMap<String, String>,
) -> Result<u64> {
    tx.run(
        sql!("update keying set title = $3, fields = $4, same = $5, version = version + 1 where id = $1 and version = $2"),
        args![id, version, title, document(&fields), document(same)],
    )
    .await
}

/// A page with its files.
#[derive(Debug, Clone, FromRow)]
pub(super) struct PageRow {
    /// Counted from 1.
    pub number: i64,
    /// As it came, where it came after the sheet.
    pub original: Option<Id<FileRow>>,
    /// As it fits beside the rows.
    pub fit: Id<FileRow>,
    /// Large.
    pub large: Id<FileRow>,
}

/// A page of a sheet.
pub(super) async fn page(conn: &impl Conn, id: Id<Keying>, number: i64) -> Result<Option<PageRow>> {
    conn.maybe(
        sql!("select number, original, fit, large from keying_page where keying = $1 and number = $2"),
        args![id, number],
    )
    .await
}

/// Adds a page behind the others.
pub(super) async fn add_page(
    tx: &Tx,
    id: Id<Keying>,
    original: Option<Id<FileRow>>,
    fit: Id<FileRow>,
    large: Id<FileRow>,
) -> Result<()> {
    tx.run(
        sql!("insert into keying_page (keying, number, original, fit, large) select id, pages + 1, $2, $3, $4 from keying where id = $1"),
        args![id, original, fit, large],
    )
    .await?;
    tx.run(
        sql!("update keying set pages = pages + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// Puts a page that was turned in the place of what was shown.
pub(super) async fn put_page(
    tx: &Tx,
    id: Id<Keying>,
    before: &PageRow,
    fit: Id<FileRow>,
    large: Id<FileRow>,
) -> Result<()> {
    tx.run(
        sql!("update keying_page set fit = $3, large = $4 where keying = $1 and number = $2"),
        args![id, before.number, fit, large],
    )
    .await?;
    file::remove(tx, before.fit).await?;
    file::remove(tx, before.large).await
}

/// Has somebody key an entry.
pub(super) async fn add_hand(tx: &Tx, id: Id<Keying>, turn: Turn, account: Id<Account>) -> Result<()> {
    tx.run(
        sql!("insert into keying_hand (keying, entry, account) values ($1, $2, $3) on conflict do nothing"),
        args![id, turn.number(), account],
    )
    .await
    .map(drop)
}

/// Sets when an entry was done, or that it is not.
pub(super) async fn set_done(tx: &Tx, id: Id<Keying>, turn: Turn, at: Option<Instant>) -> Result<()> {
    let sql = match turn {
        Turn::First => {
            sql!(
                "update keying set first_done_at = $2, settled_at = null, version = version + 1 where id = $1"
            )
        }
        Turn::Second => {
            sql!(
                "update keying set second_done_at = $2, settled_at = null, version = version + 1 where id = $1"
            )
        }
    };
    tx.run(sql, args![id, at]).await.map(drop)
}

/// Asks for a second entry, or no longer.
pub(super) async fn set_second(tx: &Tx, id: Id<Keying>, at: Option<Instant>) -> Result<()> {
    tx.run(
        sql!("update keying set second_asked_at = $2, version = version + 1 where id = $1"),
        args![id, at],
    )
    .await?;
    if at.is_none() {
        tx.run(
            sql!("delete from keying_hand where keying = $1 and entry = 2"),
            args![id],
        )
        .await?;
    }
    Ok(())
}

/// Notes that nothing is left to settle.
pub(super) async fn set_settled(
    tx: &Tx,
    id: Id<Keying>,
    by: Option<Id<Account>>,
    at: Option<Instant>,
) -> Result<()> {
    let by = by.filter(|_| at.is_some());
    tx.run(
        sql!("update keying set settled_at = $2, settled_by = $3, version = version + 1 where id = $1"),
        args![id, at, by],
    )
    .await
    .map(drop)
}

/// Notes the import that a sheet became, if nobody else was first with it.
pub(super) async fn set_batch(
    tx: &Tx,
    keying: &Keying,
    batch: Id<BatchRow>,
    by: Option<Id<Account>>,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update keying set batch = $3, handed_at = $4, handed_by = $5, version = version + 1 where id = $1 and version = $2"),
        args![keying.id, keying.version, batch, now, by],
    )
    .await
}

/// The sheet is no import any more.
pub(super) async fn clear_batch(tx: &Tx, id: Id<Keying>) -> Result<()> {
    tx.run(
        sql!("delete from keying_line where batch = (select batch from keying where id = $1)"),
        args![id],
    )
    .await?;
    tx.run(
        sql!("update keying set batch = null, version = version + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// Where a row of an import stands on the scan.
#[derive(Debug, Clone, FromRow)]
pub struct Line {
    /// The row's number in the import.
    pub row_number: i64,
    /// The sheet.
    pub keying: Id<Keying>,
    /// The page.
    pub page: i64,
    /// The fields that could not be read.
    pub unread: Json<Vec<String>>,
    /// The row as it was keyed.
    pub keyed_row: Id<EntryRow>,
    /// The same line in the other entry.
    pub beside: Option<Id<EntryRow>>,
}

/// The lines of an import with these row numbers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lines(conn: &impl Conn, batch: Id<BatchRow>, numbers: &[i64]) -> Result<Vec<Line>> {
    Query::new("select l.row_number, l.keying, l.page, l.unread, l.keyed_row, l.beside from keying_line l")
        .and("l.batch = ?", args![batch])
        .and_in("l.row_number", numbers.iter().map(|n| Arg::from(*n)).collect())
        .push("order by l.row_number")
        .all(conn)
        .await
}

/// The lines of an import with cells that could not be read, the first of them.
pub(crate) async fn unread(conn: &impl Conn, batch: Id<BatchRow>) -> Result<Vec<Line>> {
    Query::new("select l.row_number, l.keying, l.page, l.unread, l.keyed_row, l.beside from keying_line l")
        .and("l.batch = ?", args![batch])
        .and("cast(l.unread as text) <> '[]'", args![])
        .push("order by l.row_number limit 200")
        .all(conn)
        .await
}

/// Keeps where the rows of an import stand.
pub(super) async fn insert_lines(tx: &Tx, id: Id<Keying>, batch: Id<BatchRow>, lines: &[Line]) -> Result<()> {
    let rows = lines
        .iter()
        .map(|line| {
            args![
                batch,
                line.row_number,
                id,
                line.page,
                line.keyed_row,
                line.beside,
                document(&line.unread.0)
            ]
        })
        .collect();
    insert_many(
        tx,
        "insert into keying_line (batch, row_number, keying, page, keyed_row, beside, unread)",
        "",
        rows,
    )
    .await
}

/// Sheets that are long enough an import, and those that were left lying.
pub(crate) async fn due(tx: &Tx, ask: Ask) -> Result<Vec<Due>> {
    tx.all(sql!("select k.id, coalesce(k.handed_at, k.brought_at) as since from keying k where coalesce(k.handed_at, k.brought_at) < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = k.id) order by 2, 1 limit $3"), args![ask.before, ask.today, ask.at_most]).await
}

/// How many there are.
pub(crate) fn count_due(ask: Ask) -> (Sql, Args) {
    (
        sql!(
            "select count(*) from keying k where coalesce(k.handed_at, k.brought_at) < $1 and not exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_on is null or h.until_on >= $2) and h.row_id = k.id)"
        ),
        args![ask.before, ask.today],
    )
}

/// Removes a sheet with its pages and all that was keyed; an import that it became stays.
pub(crate) async fn erase(tx: &Tx, id: Uuid) -> Result<()> {
    let pages: Vec<PageRow> = tx
        .all(
            sql!("select number, original, fit, large from keying_page where keying = $1"),
            args![id],
        )
        .await?;
    let own: Option<(Option<Id<FileRow>>,)> = tx
        .maybe(sql!("select file from keying where id = $1"), args![id])
        .await?;
    for sql in [
        sql!("delete from keying_line where keying = $1"),
        sql!("delete from keying_choice where keying = $1"),
        sql!("delete from keying_row where keying = $1"),
        sql!("delete from keying_hand where keying = $1"),
        sql!("delete from keying_page where keying = $1"),
        sql!("delete from keying where id = $1"),
    ] {
        tx.run(sql, args![id]).await?;
    }
    let pages = pages
        .into_iter()
        .flat_map(|page| [page.original, Some(page.fit), Some(page.large)]);
    let files = pages.chain(own.into_iter().map(|(file,)| file));
    for file in files.flatten() {
        file::remove(tx, file).await?;
    }
    Ok(())
}

/// Removes what was keyed of a row that became this record, in both entries, and what was settled
/// of it.
pub(crate) async fn forget_row(tx: &Tx, record: Uuid) -> Result<()> {
    for sql in [
        sql!(
            "delete from keying_choice where keyed_row in (select l.keyed_row from keying_line l join import_row r on r.batch = l.batch and r.row_number = l.row_number where r.target = $1)"
        ),
        sql!(
            "delete from keying_row where id in (select l.beside from keying_line l join import_row r on r.batch = l.batch and r.row_number = l.row_number where r.target = $1)"
        ),
        sql!(
            "delete from keying_row where id in (select l.keyed_row from keying_line l join import_row r on r.batch = l.batch and r.row_number = l.row_number where r.target = $1)"
        ),
    ] {
        tx.run(sql, args![record]).await?;
    }
    Ok(())
}

/// A value as a document; what cannot be written as one (nothing here) is null.
pub(super) fn document<T: serde::Serialize>(value: &T) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Cells as a document.
pub(super) fn cells_document(cells: &Cells) -> serde_json::Value {
    document(cells)
}
