//! SQL of templates.

use crate::{
    account::Account,
    args,
    clock::Instant,
    error::Result,
    file::FileRow,
    id::Id,
    module::App,
    sql,
    store::{Conn, FromRow, Tx},
};

/// A template as it was given.
#[derive(Debug, Clone, FromRow)]
pub struct TemplateRow {
    /// Its id.
    pub id: Id<TemplateRow>,
    /// The kind of paper.
    pub kind: String,
    /// From 1, among those of its kind.
    pub edition: i64,
    /// The document.
    pub file: Id<FileRow>,
    /// The key of the document's bytes.
    pub storage_key: String,
    /// The document's name as it came.
    pub name: String,
    /// When it was given.
    pub made_at: Instant,
    /// By whom.
    pub made_by: Option<String>,
    /// Since when it is not used any more.
    pub ended_at: Option<Instant>,
}

/// The template of a kind that is used now.
///
/// # Errors
/// When the database fails.
pub(super) async fn in_use(conn: &impl Conn, kind: &str) -> Result<Option<TemplateRow>> {
    conn.maybe(
        sql!("select t.id, t.kind, t.edition, t.file, f.storage_key, f.name, t.made_at, a.name as made_by, t.ended_at from paper_template t join file f on f.id = t.file left join account a on a.id = t.made_by where t.kind = $1 and t.ended_at is null"),
        args![kind],
    )
    .await
}

/// All that were given, the latest first.
///
/// # Errors
/// When the database fails.
pub(super) async fn all(conn: &impl Conn) -> Result<Vec<TemplateRow>> {
    conn.all(
        sql!("select t.id, t.kind, t.edition, t.file, f.storage_key, f.name, t.made_at, a.name as made_by, t.ended_at from paper_template t join file f on f.id = t.file left join account a on a.id = t.made_by order by t.kind, t.edition desc"),
        args![],
    )
    .await
}

/// Ends the one of a kind that is used; whether there was one.
///
/// # Errors
/// When the database fails.
pub(super) async fn end(tx: &Tx, app: &App, kind: &str) -> Result<bool> {
    let ended = tx
        .run(
            sql!("update paper_template set ended_at = $2 where kind = $1 and ended_at is null"),
            args![kind, app.clock.now()],
        )
        .await?;
    Ok(ended > 0)
}

/// Puts one to use.
///
/// # Errors
/// When the database fails.
pub(super) async fn insert(
    tx: &Tx,
    app: &App,
    kind: &str,
    file: Id<FileRow>,
    by: Option<Id<Account>>,
) -> Result<Id<TemplateRow>> {
    let id = app.clock.id();
    tx.run(
        sql!("insert into paper_template (id, kind, edition, file, made_at, made_by) select $1, $2, coalesce(max(edition), 0) + 1, $3, $4, $5 from paper_template where kind = $2"),
        args![id, kind, file, app.clock.now(), by],
    )
    .await?;
    Ok(id)
}
