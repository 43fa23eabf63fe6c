//! SQL of pictures.

use balai_kernel::{
    Clock, Id, Result, args,
    file::{FileRow, erase_key},
    sql,
    store::{Conn, Tx},
};

use super::Picture;
use crate::{block::Block, report::Report};

/// The pictures of a report.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Picture>> {
    conn.all(
        sql!("select p.id, p.block, f.storage_key, f.media_type, f.audience, p.caption, p.alternative, p.credit from report_picture p join file f on f.id = p.file where p.report = $1"),
        args![report],
    )
    .await
}

/// A picture of a report by its id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, report: Id<Report>, id: Id<Picture>) -> Result<Option<Picture>> {
    conn.maybe(
        sql!("select p.id, p.block, f.storage_key, f.media_type, f.audience, p.caption, p.alternative, p.credit from report_picture p join file f on f.id = p.file where p.report = $1 and p.id = $2"),
        args![report, id],
    )
    .await
}

/// Puts a picture into its block, in the place of the one before.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, clock: &Clock, block: &Block, file: Id<FileRow>, words: [&str; 3]) -> Result<()> {
    let before = file_of(tx, block.id).await?;
    let id: Id<Picture> = clock.id();
    let [caption, alternative, credit] = words;
    tx.run(
        sql!("insert into report_picture (id, report, block, file, caption, alternative, credit) values ($1, $2, $3, $4, $5, $6, $7) \
              on conflict (block) do update set file = excluded.file, caption = excluded.caption, alternative = excluded.alternative, credit = excluded.credit"),
        args![id, block.report, block.id, file, caption, alternative, credit],
    )
    .await?;
    forget(tx, before).await
}

async fn file_of(tx: &Tx, block: Id<Block>) -> Result<Option<Id<FileRow>>> {
    let row: Option<(Id<FileRow>,)> = tx
        .maybe(
            sql!("select file from report_picture where block = $1"),
            args![block],
        )
        .await?;
    Ok(row.map(|(file,)| file))
}

/// Lets go of a file that no picture names any longer (another edition may); its bytes
/// are swept later.
async fn forget(tx: &Tx, file: Option<Id<FileRow>>) -> Result<()> {
    let Some(file) = file else { return Ok(()) };
    let gone: Option<(String,)> = tx
        .maybe(
            sql!("delete from file where id = $1 and not exists (select 1 from report_picture p where p.file = $1) returning storage_key"),
            args![file],
        )
        .await?;
    match gone {
        Some((storage_key,)) => erase_key(tx, &storage_key).await,
        None => Ok(()),
    }
}

/// Puts the picture of a block, if it has one, into the block of a new edition too.
///
/// # Errors
/// When the database fails.
pub async fn copy(tx: &Tx, clock: &Clock, from: &Block, to: &Block) -> Result<()> {
    let id: Id<Picture> = clock.id();
    tx.run(
        sql!("insert into report_picture (id, report, block, file, caption, alternative, credit) select $1, $2, $3, p.file, p.caption, p.alternative, p.credit from report_picture p where p.block = $4"),
        args![id, to.report, to.id, from.id],
    )
    .await
    .map(drop)
}

/// Changes the words about a picture.
///
/// # Errors
/// When the database fails.
pub async fn describe(tx: &Tx, block: Id<Block>, words: [&str; 3]) -> Result<()> {
    let [caption, alternative, credit] = words;
    tx.run(
        sql!("update report_picture set caption = $2, alternative = $3, credit = $4 where block = $1"),
        args![block, caption, alternative, credit],
    )
    .await
    .map(drop)
}

/// Takes the picture out of a block.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, block: Id<Block>) -> Result<()> {
    let file = file_of(tx, block).await?;
    tx.run(sql!("delete from report_picture where block = $1"), args![block])
        .await?;
    forget(tx, file).await
}
