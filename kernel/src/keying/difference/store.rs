//! SQL of what was settled between two entries.

use super::Choice;
use crate::{
    account::Account,
    args,
    clock::Clock,
    error::Result,
    id::Id,
    keying::Keying,
    sql,
    store::{Conn, Tx, insert_many},
};

/// What was settled of a sheet.
pub(in crate::keying) async fn choices(conn: &impl Conn, id: Id<Keying>) -> Result<Vec<Choice>> {
    conn.all(
        sql!("select keyed_row, field, first, second, cell from keying_choice where keying = $1"),
        args![id],
    )
    .await
}

/// Settles cells, each in the place of what was settled of it before.
pub(in crate::keying) async fn save(
    tx: &Tx,
    clock: &Clock,
    id: Id<Keying>,
    by: Option<Id<Account>>,
    choices: &[Choice],
) -> Result<()> {
    let rows = choices
        .iter()
        .map(|one| {
            args![
                id,
                one.keyed_row,
                &one.field,
                one.first.as_deref(),
                one.second.as_deref(),
                one.cell.as_deref(),
                by,
                clock.now()
            ]
        })
        .collect();
    insert_many(
        tx,
        "insert into keying_choice (keying, keyed_row, field, first, second, cell, chosen_by, chosen_at)",
        "on conflict (keying, keyed_row, field) do update set first = excluded.first, second = excluded.second, cell = excluded.cell, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at",
        rows,
    )
    .await
}
