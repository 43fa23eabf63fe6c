//! SQL of remarks and of the documents they came with.

use std::collections::BTreeSet;

use balai_kernel::{
    Actor, App, Id, Result, args,
    file::{self, FileRow},
    sql,
    store::{Conn, Query, Tx},
};

use super::{Found, Outcome, Remark, Return};
use crate::report::Report;

const REMARKS: &str = "select m.id, r.sender, m.kind, m.block, m.passage, m.author, m.written_at, m.paragraph, m.starts, m.taken_out, m.quoted, m.put_in, m.words, m.outcome, m.answer, m.settled_at, a.name as settled_by, m.version \
    from report_remark m join report_return r on r.id = m.came_with left join account a on a.id = m.settled_by";

/// Which remarks a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `open`, `settled`, or an outcome.
    pub state: Option<String>,
    /// Of one kind.
    pub kind: Option<String>,
    /// Of one document.
    pub came_with: Option<Id<Return>>,
}

/// As many remarks a page lists.
pub const LISTED: i64 = 300;

fn wanted(select: &'static str, report: Id<Report>, wanted: &Wanted) -> Query {
    let query = Query::new(select)
        .and("m.report = ?", args![report])
        .and_if("m.kind = ?", wanted.kind.as_deref())
        .and_if("m.came_with = ?", wanted.came_with);
    match wanted.state.as_deref() {
        Some("open") => query.and("m.settled_at is null", args![]),
        Some("settled") => query.and("m.settled_at is not null", args![]),
        state => query.and_if("m.outcome = ?", state),
    }
}

/// The remarks of a report in the order of the report's paragraphs, those without one last.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, report: Id<Report>, only: &Wanted) -> Result<Vec<Remark>> {
    wanted(REMARKS, report, only)
        .push_with(
            "order by case when m.block is null then 1 else 0 end, (select b.position from report_block b where b.report = m.report and b.slug = m.block), m.passage, m.position, m.id limit ?",
            args![LISTED],
        )
        .all(conn)
        .await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, report: Id<Report>, only: &Wanted) -> Result<i64> {
    wanted("select count(*) from report_remark m where 1 = 1", report, only)
        .count(conn)
        .await
}

/// A remark of a report by its id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, report: Id<Report>, id: Id<Remark>) -> Result<Option<Remark>> {
    Query::new(REMARKS)
        .and("m.report = ? and m.id = ?", args![report, id])
        .maybe(conn)
        .await
}

/// The documents that came back, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn returns(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Return>> {
    conn.all(
        sql!("select r.id, r.file, f.name, r.sender, r.came_at, a.name as taken_by, (select count(*) from report_remark m where m.came_with = r.id) as remarks, (select count(*) from report_remark m where m.came_with = r.id and m.settled_at is null) as open from report_return r join file f on f.id = r.file left join account a on a.id = r.taken_by where r.report = $1 order by r.came_at desc, r.id desc"),
        args![report],
    )
    .await
}

/// Keeps a document that came back, under its id.
///
/// # Errors
/// When the database fails.
pub async fn insert_return(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    report: Id<Report>,
    file: Id<FileRow>,
    sender: &str,
) -> Result<Id<Return>> {
    let id = app.clock.id();
    tx.run(
        sql!("insert into report_return (id, report, file, sender, came_at, taken_by) values ($1, $2, $3, $4, $5, $6)"),
        args![id, report, file, sender, app.clock.now(), actor.account],
    )
    .await?;
    Ok(id)
}

/// What makes two remarks the same one, sent twice.
type Same = (String, String, Option<String>, String, String, String, String);

fn same(found: &Found) -> Same {
    (
        found.kind.code().to_owned(),
        found.author.clone(),
        found.written_at.clone(),
        found.paragraph.clone(),
        found.taken_out.clone(),
        found.put_in.clone(),
        found.words.clone(),
    )
}

/// Keeps the remarks of a document, those left out that came with an earlier one; how many are new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert(
    tx: &Tx,
    app: &App,
    report: Id<Report>,
    came_with: Id<Return>,
    all: &[Found],
) -> Result<i64> {
    let known: Vec<Same> = tx
        .all(
            sql!("select kind, author, written_at, paragraph, taken_out, put_in, words from report_remark where report = $1"),
            args![report],
        )
        .await?;
    let mut known: BTreeSet<Same> = known.into_iter().collect();
    let mut new = 0;
    for found in all {
        if !known.insert(same(found)) {
            continue;
        }
        new += 1;
        let id: Id<Remark> = app.clock.id();
        let starts = i64::try_from(found.starts).unwrap_or(i64::MAX);
        tx.run(
            sql!("insert into report_remark (id, report, came_with, position, kind, block, passage, author, written_at, paragraph, starts, taken_out, quoted, put_in, words, answer, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', 1)"),
            args![
                id, report, came_with, new, found.kind.code(), &found.block, found.place.number(), &found.author,
                &found.written_at, &found.paragraph, starts, &found.taken_out, &found.quoted, &found.put_in, &found.words
            ],
        )
        .await?;
    }
    Ok(new)
}

/// Settles a remark if it still has the version; whether it had.
///
/// # Errors
/// When the database fails.
pub async fn settle(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    remark: &Remark,
    outcome: Outcome,
    answer: &str,
) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update report_remark set outcome = $3, answer = $4, settled_at = $5, settled_by = $6, version = version + 1 where id = $1 and version = $2 and settled_at is null"),
            args![remark.id, remark.version, outcome.code(), answer, app.clock.now(), actor.account],
        )
        .await?;
    Ok(touched == 1)
}

/// Opens a settled remark again if it still has the version; whether it had.
///
/// # Errors
/// When the database fails.
pub async fn reopen(tx: &Tx, remark: &Remark) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update report_remark set outcome = null, settled_at = null, settled_by = null, version = version + 1 where id = $1 and version = $2 and settled_at is not null"),
            args![remark.id, remark.version],
        )
        .await?;
    Ok(touched == 1)
}

/// Takes a document away with its remarks.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, came: &Return) -> Result<()> {
    tx.run(
        sql!("delete from report_remark where came_with = $1"),
        args![came.id],
    )
    .await?;
    tx.run(sql!("delete from report_return where id = $1"), args![came.id])
        .await?;
    file::remove(tx, came.file).await
}
