//! SQL of blocks.

use balai_kernel::{
    Actor, Id, Result, args,
    error::Error,
    sql,
    store::{Conn, FromRow, Query, Tx},
};

use super::{Block, Settings};
use crate::report::Report;

/// The blocks of a report in their order.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &impl Conn, report: Id<Report>) -> Result<Vec<Block>> {
    conn.all(
        sql!("select id, report, position, kind, slug, heading, body, settings, version from report_block where report = $1 order by position, id"),
        args![report],
    )
    .await
}

/// A block of a report by its id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, report: Id<Report>, id: Id<Block>) -> Result<Option<Block>> {
    conn.maybe(
        sql!("select id, report, position, kind, slug, heading, body, settings, version from report_block where report = $1 and id = $2"),
        args![report, id],
    )
    .await
}

/// A block of another report, as it is offered to be taken over.
#[derive(Debug, Clone, FromRow)]
pub struct Offered {
    /// Its id.
    pub id: Id<Block>,
    /// Its report's title.
    pub report: String,
    /// What it is.
    pub kind: String,
    /// Its heading.
    pub heading: String,
}

/// The blocks of other reports that an actor may read and that hold words of somebody's, those of
/// the latest reports first.
///
/// # Errors
/// When the database fails.
pub async fn of_others(conn: &impl Conn, actor: &Actor, report: Id<Report>) -> Result<Vec<Offered>> {
    Query::new("select b.id, r.title as report, b.kind, b.heading from report_block b join report r on r.id = b.report")
        .and("r.id <> ?", args![report])
        .and("b.kind not in ('cover', 'glossary', 'endnotes', 'records', 'acknowledgements')", args![])
        .seen_by(actor, "r.audience")
        .push("order by r.from_on desc, r.made_at desc, b.position, b.id limit 200")
        .all(conn)
        .await
}

/// A block of another report that an actor may read.
///
/// # Errors
/// When the database fails.
pub async fn of_another(
    conn: &impl Conn,
    actor: &Actor,
    report: Id<Report>,
    id: Id<Block>,
) -> Result<Option<Block>> {
    Query::new("select b.id, b.report, b.position, b.kind, b.slug, b.heading, b.body, b.settings, b.version from report_block b join report r on r.id = b.report")
        .and("r.id <> ? and b.id = ?", args![report, id])
        .seen_by(actor, "r.audience")
        .maybe(conn)
        .await
}

/// Adds a block.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, block: &Block) -> Result<()> {
    tx.run(
        sql!("insert into report_block (id, report, position, kind, slug, heading, body, settings, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![
            block.id,
            block.report,
            block.position,
            &block.kind,
            &block.slug,
            &block.heading,
            &block.body,
            document(&block.settings.0)?,
            block.version
        ],
    )
    .await
    .map(drop)
}

/// Saves what people edit of a block, if nobody else has meanwhile; whether it was saved.
///
/// # Errors
/// When the database fails.
pub async fn save(tx: &Tx, block: &Block) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update report_block set heading = $3, body = $4, settings = $5, version = version + 1 where id = $1 and version = $2"),
            args![block.id, block.version, &block.heading, &block.body, document(&block.settings.0)?],
        )
        .await?;
    Ok(touched == 1)
}

/// Gives a block its place.
///
/// # Errors
/// When the database fails.
pub async fn place(tx: &Tx, id: Id<Block>, position: i64) -> Result<()> {
    tx.run(
        sql!("update report_block set position = $2 where id = $1"),
        args![id, position],
    )
    .await
    .map(drop)
}

/// Takes a block out.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<Block>) -> Result<()> {
    tx.run(sql!("delete from report_block where id = $1"), args![id])
        .await
        .map(drop)
}

fn document(settings: &Settings) -> Result<serde_json::Value> {
    serde_json::to_value(settings)
        .map_err(|error| Error::setup(format!("The settings of a block could not be kept: {error}")))
}
