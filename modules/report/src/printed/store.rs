//! SQL of evidence in frozen and published reports.

use balai_evidence::{consent::What, photograph::Photograph, quote::Quote};
use balai_kernel::{
    Actor, Id, Instant, Result,
    account::Account,
    args,
    file::FileRow,
    sql,
    store::{Conn, FromRow, Query, Tx},
};
use balai_workplan::activity::Activity;
use jiff::civil::Date;

use super::{Printed, Shown};
use crate::{block::Block, report::Report};

const ROWS: &str = "select e.report, e.block, e.quote, e.photograph, e.fingerprint, e.named, e.printed_at, e.gone_at from report_evidence e";

/// The evidence in a frozen report.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Printed>> {
    Query::new(ROWS)
        .and("e.report = ?", args![report])
        .push("order by e.block")
        .all(conn)
        .await
}

/// A published report that holds evidence.
#[derive(Debug, Clone, FromRow)]
pub struct InPrint {
    /// What it holds.
    #[sqlx(flatten)]
    pub printed: Printed,
    /// The report's title.
    pub title: String,
}

/// What stands or stood in published PDFs and nobody has settled, of what the actor may see.
///
/// # Errors
/// When the database fails.
pub async fn unsettled(conn: &impl Conn, actor: &Actor) -> Result<Vec<InPrint>> {
    Query::new("select e.report, e.block, e.quote, e.photograph, e.fingerprint, e.named, e.printed_at, e.gone_at, r.title from report_evidence e join report r on r.id = e.report left join quote q on q.id = e.quote left join photograph g on g.id = e.photograph")
        .and("e.printed_at is not null and e.settled_at is null", args![])
        .seen_by(actor, "coalesce(q.audience, g.audience)")
        .push("order by e.printed_at, e.report, e.block limit 300")
        .all(conn)
        .await
}

/// Keeps what a report draws on, as both co-managers approved it.
///
/// # Errors
/// When the database fails.
pub async fn freeze(tx: &Tx, report: Id<Report>, block: Id<Block>, shown: &Shown) -> Result<()> {
    let Some(drawn) = &shown.drawn else { return Ok(()) };
    tx.run(
        sql!("insert into report_evidence (report, block, quote, photograph, fingerprint, named) values ($1, $2, $3, $4, $5, $6)"),
        args![
            report,
            block,
            drawn.what.quote(),
            drawn.what.photograph(),
            &drawn.fingerprint,
            drawn.named()
        ],
    )
    .await
    .map(drop)
}

/// Forgets what was kept of a report that is opened again.
///
/// # Errors
/// When the database fails.
pub async fn reopen(tx: &Tx, report: Id<Report>) -> Result<()> {
    tx.run(
        sql!("delete from report_evidence where report = $1 and printed_at is null"),
        args![report],
    )
    .await
    .map(drop)
}

/// Notes that something stands in the PDF from now on, under this form of the name, or does not.
///
/// # Errors
/// When the database fails.
pub async fn print(
    tx: &Tx,
    report: Id<Report>,
    block: Id<Block>,
    named: Option<&str>,
    now: Instant,
) -> Result<()> {
    match named {
        Some(named) => {
            tx.run(
                sql!("update report_evidence set named = $3, printed_at = coalesce(printed_at, $4), gone_at = null where report = $1 and block = $2"),
                args![report, block, named, now],
            )
            .await
        }
        None => {
            tx.run(
                sql!("update report_evidence set gone_at = $3 where report = $1 and block = $2 and gone_at is null"),
                args![report, block, now],
            )
            .await
        }
    }
    .map(drop)
}

/// Puts the PDF that was made anew in the place of the one before; zero rows when somebody was faster.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &Tx, report: Id<Report>, before: Id<FileRow>, file: Id<FileRow>) -> Result<u64> {
    tx.run(
        sql!("update report set file = $3 where id = $1 and file = $2"),
        args![report, before, file],
    )
    .await
}

/// Somebody saw to it that the next print is without it.
///
/// # Errors
/// When the database fails.
pub async fn settle(
    tx: &Tx,
    report: Id<Report>,
    block: Id<Block>,
    by: Option<Id<Account>>,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update report_evidence set settled_at = $3, settled_by = $4 where report = $1 and block = $2 and settled_at is null and printed_at is not null"),
        args![report, block, now, by],
    )
    .await
}

/// The quotes and photographs from an event and its parts.
///
/// # Errors
/// When the database fails.
pub async fn of_event(conn: &impl Conn, event: Id<Activity>) -> Result<Vec<What>> {
    let quotes: Vec<(Id<Quote>,)> = conn
        .all(
            sql!("select q.id from quote q join activity a on a.id = q.activity where a.id = $1 or a.part_of = $1 order by q.said_on, q.id limit 20"),
            args![event],
        )
        .await?;
    let photographs: Vec<(Id<Photograph>,)> = conn
        .all(
            sql!("select p.id from photograph p join activity a on a.id = p.activity where a.id = $1 or a.part_of = $1 order by p.taken_on, p.id limit 20"),
            args![event],
        )
        .await?;
    let quotes = quotes.into_iter().map(|(id,)| What::Quote(id));
    Ok(quotes
        .chain(photographs.into_iter().map(|(id,)| What::Photograph(id)))
        .collect())
}

/// The quotes and photographs of a time: said or taken in it, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_period(conn: &impl Conn, from: Date, to: Date) -> Result<Vec<What>> {
    let quotes: Vec<(Id<Quote>,)> = conn
        .all(
            sql!("select id from quote where said_on between $1 and $2 order by said_on desc, id limit 50"),
            args![from, to],
        )
        .await?;
    let photographs: Vec<(Id<Photograph>,)> = conn
        .all(
            sql!("select id from photograph where taken_on between $1 and $2 order by taken_on desc, id limit 50"),
            args![from, to],
        )
        .await?;
    let quotes = quotes.into_iter().map(|(id,)| What::Quote(id));
    Ok(quotes
        .chain(photographs.into_iter().map(|(id,)| What::Photograph(id)))
        .collect())
}
