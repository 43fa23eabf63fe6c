//! SQL of reports in other languages.

use balai_kernel::{
    Clock, Id, Result,
    account::Account,
    args,
    file::FileRow,
    sql,
    store::{Conn, FromRow, Tx},
};

use crate::report::Report;

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
