//! SQL of sealed items.

use balai_kernel::{
    Clock, Id, Instant, Result,
    account::Account,
    args,
    file::FileRow,
    sql,
    store::{Conn, Tx},
};

use super::SealedItem;
use crate::team::{Team, TeamKey};

/// What a browser sealed.
#[derive(Debug)]
pub struct Sealed {
    /// The item's own key.
    pub item_key: Vec<u8>,
    /// Title, name and type.
    pub head: Vec<u8>,
    /// The text of a note.
    pub body: Option<Vec<u8>>,
}

/// The notes and files of a team, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_team(conn: &impl Conn, team: Id<Team>) -> Result<Vec<SealedItem>> {
    conn.all(
        sql!("select i.id, i.team, k.number, i.kind, i.item_key, i.head, i.file, f.size, i.author, a.name as author_name, i.changed_at, i.version, t.audience, t.leaders \
              from sealed_item i join team t on t.id = i.team join team_key k on k.id = i.team_key join account a on a.id = i.author left join file f on f.id = i.file \
              where i.team = $1 order by i.changed_at desc, i.id limit 500"),
        args![team],
    )
    .await
}

/// The note or file with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<SealedItem>) -> Result<Option<SealedItem>> {
    conn.maybe(
        sql!("select i.id, i.team, k.number, i.kind, i.item_key, i.head, i.file, f.size, i.author, a.name as author_name, i.changed_at, i.version, t.audience, t.leaders \
              from sealed_item i join team t on t.id = i.team join team_key k on k.id = i.team_key join account a on a.id = i.author left join file f on f.id = i.file \
              where i.id = $1"),
        args![id],
    )
    .await
}

/// The sealed text of a note.
///
/// # Errors
/// When the database fails.
pub async fn body(conn: &impl Conn, id: Id<SealedItem>) -> Result<Vec<u8>> {
    let (body,): (Option<Vec<u8>>,) = conn
        .one(sql!("select body from sealed_item where id = $1"), args![id])
        .await?;
    Ok(body.unwrap_or_default())
}

/// Keeps a new one; 0 when its id is taken.
///
/// # Errors
/// When the database fails.
#[expect(clippy::too_many_arguments, reason = "a row has as many columns")]
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    id: Id<SealedItem>,
    team: Id<Team>,
    key: Id<TeamKey>,
    sealed: &Sealed,
    file: Option<Id<FileRow>>,
    author: Id<Account>,
) -> Result<u64> {
    let kind = if file.is_some() { "file" } else { "note" };
    tx.run(
        sql!("insert into sealed_item (id, team, team_key, kind, item_key, head, body, file, author, created_at, changed_at, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 1) on conflict do nothing"),
        args![
            id,
            team,
            key,
            kind,
            sealed.item_key.as_slice(),
            sealed.head.as_slice(),
            sealed.body.as_deref(),
            file,
            author,
            clock.now()
        ],
    )
    .await
}

/// Writes a note anew; 0 when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(
    tx: &Tx,
    id: Id<SealedItem>,
    version: i64,
    key: Id<TeamKey>,
    sealed: &Sealed,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update sealed_item set team_key = $3, item_key = $4, head = $5, body = $6, changed_at = $7, version = version + 1 where id = $1 and version = $2"),
        args![
            id,
            version,
            key,
            sealed.item_key.as_slice(),
            sealed.head.as_slice(),
            sealed.body.as_deref(),
            now
        ],
    )
    .await
}

/// Takes it away for good, with the key that alone opened it.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<SealedItem>) -> Result<u64> {
    tx.run(sql!("delete from sealed_item where id = $1"), args![id])
        .await
}
