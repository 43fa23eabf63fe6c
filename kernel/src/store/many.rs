//! Many rows by few statements.

use super::{Args, Conn, Engine, Sql, Tx};
use crate::error::Result;

/// SQLite takes at most 32,766 parameters in a statement.
const MOST_PARAMETERS: usize = 30_000;
/// Rows in one statement: more gains nothing.
pub(crate) const MOST_ROWS: usize = 250;

/// Inserts many rows by few statements. `head` is `insert into t (a, b)`, `tail`
/// what stands after the values, such as `on conflict do nothing`.
///
/// # Errors
/// When the database fails.
pub async fn insert_many(tx: &Tx, head: &'static str, tail: &'static str, rows: Vec<Args>) -> Result<()> {
    let width = rows.first().map_or(1, Vec::len).max(1);
    let most = (MOST_PARAMETERS / width).clamp(1, MOST_ROWS);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let part: Vec<Args> = rows.by_ref().take(most).collect();
        let text = format!("{head} values {} {tail}", places(tx.engine(), part.len(), width));
        tx.run(Sql::Built(text), part.into_iter().flatten().collect())
            .await?;
    }
    Ok(())
}

/// `($1, $2), ($3, $4)`: places for this many rows of this many values. A statement
/// that has them has no other parameters.
///
/// SQLite takes bare question marks: it keeps named ones in a list that it walks for
/// each of them, which a statement of thousands would pay for with its square.
pub(crate) fn places(engine: Engine, rows: usize, width: usize) -> String {
    let mut out = String::with_capacity(rows * width * 6);
    for row in 0..rows {
        out.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            if column > 0 {
                out.push_str(", ");
            }
            match engine {
                Engine::Sqlite => out.push('?'),
                Engine::Postgres => {
                    out.push('$');
                    out.push_str(&(row * width + column + 1).to_string());
                }
            }
        }
        out.push(')');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_through_where_the_database_wants_numbers() {
        assert_eq!(places(Engine::Postgres, 2, 2), "($1, $2), ($3, $4)");
        assert_eq!(places(Engine::Sqlite, 2, 2), "(?, ?), (?, ?)");
    }
}
