//! SQL of reports in other languages.

use balai_kernel::{
    Clock, Id, Instant, Result,
    account::Account,
    args,
    file::FileRow,
    sql,
    store::{Conn, FromRow, Tx},
};

use super::{Kept, Unit};
use crate::{block::Block, report::Report};

/// What is kept of a report in a language.
///
/// # Errors
/// When the database fails.
pub async fn kept(conn: &impl Conn, report: Id<Report>, language: &str) -> Result<Vec<Kept>> {
    conn.all(
        sql!("select block, field, position, source, words from report_translation where report = $1 and language = $2 order by block, field, position"),
        args![report, language],
    )
    .await
}

/// What is kept of a report in all languages, each with its language.
///
/// # Errors
/// When the database fails.
pub async fn kept_of_all(conn: &impl Conn, report: Id<Report>) -> Result<Vec<(String, Kept)>> {
    #[derive(FromRow)]
    struct Row {
        language: String,
        #[sqlx(flatten)]
        kept: Kept,
    }
    let rows: Vec<Row> = conn
        .all(
            sql!("select language, block, field, position, source, words from report_translation where report = $1 order by block, field, position"),
            args![report],
        )
        .await?;
    Ok(rows.into_iter().map(|row| (row.language, row.kept)).collect())
}

/// Who translated, and when.
pub struct By {
    /// Who.
    pub account: Option<Id<Account>>,
    /// When.
    pub at: Instant,
}

/// Puts a block's paragraphs in a language in the place of what was kept of it.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &Tx,
    clock: &Clock,
    (report, block): (Id<Report>, Id<Block>),
    language: &str,
    words: &[(Unit, String)],
    by: &By,
) -> Result<()> {
    tx.run(
        sql!("delete from report_translation where block = $1 and language = $2"),
        args![block, language],
    )
    .await?;
    for (unit, words) in words {
        let id: Id<Kept> = clock.id();
        let position = i64::try_from(unit.position).unwrap_or(i64::MAX);
        tx.run(
            sql!("insert into report_translation (id, report, block, language, field, position, source, words, account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
            args![id, report, block, language, unit.field, position, unit.source.as_str(), words.as_str(), by.account, by.at],
        )
        .await?;
    }
    Ok(())
}

/// Takes out what a block says in other languages.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, block: Id<Block>) -> Result<()> {
    tx.run(
        sql!("delete from report_translation where block = $1"),
        args![block],
    )
    .await
    .map(drop)
}

/// An edition that everyone may read.
#[derive(Debug, Clone, FromRow)]
pub struct Released {
    /// In which language.
    pub language: String,
    /// Its PDF.
    pub file: Id<FileRow>,
    /// What evidence stands in it; see [`crate::printed::standing`].
    pub evidence: String,
}

/// The editions of a report that everyone may read.
///
/// # Errors
/// When the database fails.
pub async fn released(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Released>> {
    conn.all(
        sql!("select language, file, evidence from report_language where report = $1 order by language"),
        args![report],
    )
    .await
}

/// Releases an edition; whether it was not released already.
///
/// # Errors
/// When the database fails.
pub async fn release(
    tx: &Tx,
    clock: &Clock,
    report: Id<Report>,
    language: &str,
    by: Id<Account>,
    (file, evidence): (Id<FileRow>, &str),
) -> Result<bool> {
    let id: Id<Released> = clock.id();
    let inserted = tx
        .run(
            sql!("insert into report_language (id, report, language, released_at, released_by, file, evidence) values ($1, $2, $3, $4, $5, $6, $7) on conflict (report, language) do nothing"),
            args![id, report, language, clock.now(), by, file, evidence],
        )
        .await?;
    Ok(inserted == 1)
}

/// Puts a PDF that was made anew in the place of the one before; whether nobody was faster.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    tx: &Tx,
    report: Id<Report>,
    before: &Released,
    file: Id<FileRow>,
    evidence: &str,
) -> Result<bool> {
    let updated = tx
        .run(
            sql!("update report_language set file = $4, evidence = $5 where report = $1 and language = $2 and file = $3"),
            args![report, before.language.as_str(), before.file, file, evidence],
        )
        .await?;
    Ok(updated == 1)
}

/// Takes an edition back.
///
/// # Errors
/// When the database fails.
pub async fn take_back(tx: &Tx, report: Id<Report>, language: &str) -> Result<()> {
    tx.run(
        sql!("delete from report_language where report = $1 and language = $2"),
        args![report, language],
    )
    .await
    .map(drop)
}
