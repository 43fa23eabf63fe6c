//! SQL of entries and their rows.

use std::collections::HashMap;

use super::{EntryRow, Saved, SentRow, reading};
use crate::{
    account::Account,
    args,
    clock::Clock,
    error::Result,
    id::Id,
    keying::{Keying, Turn, store::cells_document},
    sql,
    store::{Arg, Args, Conn, Query, Sql, Tx, insert_many, places},
};

const ROW: &str =
    "select r.id, r.page, r.place, r.cells, r.changed_by, r.changed_at, r.version from keying_row r";

/// All rows of an entry in the order of the paper.
pub(in crate::keying) async fn rows(conn: &impl Conn, id: Id<Keying>, turn: Turn) -> Result<Vec<EntryRow>> {
    Query::new(ROW)
        .and("r.keying = ?", args![id])
        .and("r.entry = ?", args![turn.number()])
        .push("order by r.page, r.place, r.id")
        .all(conn)
        .await
}

/// The rows of one page of the scan, a part of them.
pub(super) async fn rows_of_page(
    conn: &impl Conn,
    id: Id<Keying>,
    turn: Turn,
    page: i64,
    limit: usize,
    offset: usize,
) -> Result<Vec<EntryRow>> {
    Query::new(ROW)
        .and("r.keying = ?", args![id])
        .and("r.entry = ?", args![turn.number()])
        .and("r.page = ?", args![page])
        .push_with("order by r.place, r.id limit ? offset ?", args![limit, offset])
        .all(conn)
        .await
}

/// How many rows an entry has in all, how many on a page, and the last place on that page.
pub(super) async fn extent(
    conn: &impl Conn,
    id: Id<Keying>,
    turn: Turn,
    page: i64,
) -> Result<(i64, i64, f64)> {
    conn.one(
        sql!("select count(*), coalesce(sum(case when page = $3 then 1 else 0 end), 0), cast(coalesce(max(case when page = $3 then place end), 0) as double precision) from keying_row where keying = $1 and entry = $2"),
        args![id, turn.number(), page],
    )
    .await
}

/// How many rows and cells each entry has, and how many cells cannot be read: entry, rows.
pub(in crate::keying) async fn counts(conn: &impl Conn, id: Id<Keying>) -> Result<HashMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = conn
        .all(
            sql!("select entry, count(*) from keying_row where keying = $1 group by entry"),
            args![id],
        )
        .await?;
    Ok(rows.into_iter().collect())
}

/// Saves rows of an entry: few statements, however many they are. Those that somebody changed since
/// they were sent out are left as they are and come back.
pub(in crate::keying) async fn save(
    tx: &Tx,
    clock: &Clock,
    id: Id<Keying>,
    turn: Turn,
    by: Option<Id<Account>>,
    sent: &[SentRow],
) -> Result<Saved> {
    let ids: Args = sent.iter().map(|row| Arg::from(row.id)).collect();
    let there: Vec<EntryRow> = Query::new(ROW)
        .and("r.keying = ?", args![id])
        .and("r.entry = ?", args![turn.number()])
        .and_in("r.id", ids)
        .all(tx)
        .await?;
    let mut there: HashMap<Id<EntryRow>, EntryRow> = there.into_iter().map(|row| (row.id, row)).collect();
    let mut saved = Saved::default();
    let (mut new, mut changed, mut gone) = (Vec::new(), Vec::new(), Args::new());
    for row in sent {
        match there.remove(&row.id) {
            // Left as it came: whatever it says by now.
            Some(own) if row.mark == reading::mark(&row.cells) => saved.kept.push((row.id, own.version)),
            Some(own) if own.cells.0 == row.cells && !row.cells.is_empty() => {
                saved.kept.push((row.id, own.version));
            }
            Some(own) if own.version != row.version => saved.conflicts.push((row.clone(), Some(own))),
            Some(_) if row.cells.is_empty() => {
                gone.push(row.id.into());
                saved.kept.push((row.id, 0));
            }
            Some(own) => {
                changed.push((row, own.version + 1));
                saved.kept.push((row.id, own.version + 1));
            }
            None if row.version > 0 && !row.cells.is_empty() => saved.conflicts.push((row.clone(), None)),
            None if row.cells.is_empty() => saved.kept.push((row.id, 0)),
            None => {
                new.push(args![
                    row.id,
                    id,
                    turn.number(),
                    row.page,
                    row.place,
                    cells_document(&row.cells),
                    by,
                    clock.now(),
                    1_i64
                ]);
                saved.kept.push((row.id, 1));
            }
        }
    }
    insert_many(
        tx,
        "insert into keying_row (id, keying, entry, page, place, cells, changed_by, changed_at, version)",
        "",
        new,
    )
    .await?;
    if !changed.is_empty() {
        let values: Args = changed
            .iter()
            .flat_map(|(row, version)| args![row.id, cells_document(&row.cells), *version, by, clock.now()])
            .collect();
        // Both databases call the columns of a list of values column1, column2, ...
        let text = format!(
            "update keying_row set cells = v.column2, version = v.column3, changed_by = v.column4, \
             changed_at = v.column5 from (values {}) as v where keying_row.id = v.column1",
            places(tx.engine(), changed.len(), 5)
        );
        tx.run(Sql::Built(text), values).await?;
    }
    if !gone.is_empty() {
        let text = format!(
            "delete from keying_row where id in (select v.column1 from (values {}) as v)",
            places(tx.engine(), gone.len(), 1)
        );
        tx.run(Sql::Built(text), gone).await?;
    }
    Ok(saved)
}
