//! SQL of clearing what waits.

use std::sync::Arc;

use uuid::Uuid;

use super::super::ImportKind;
use crate::{
    args,
    error::Result,
    store::{Conn as _, Db},
};

/// `stage!("staged_key")`: every row of the table waits. `stage!("staged_person", sides)`:
/// rows of the sides `new`, `before` and `after` wait, others are kept so that the batch
/// can be undone.
#[macro_export]
macro_rules! stage {
    ($table:literal) => {
        $crate::stage!(@ $table, "")
    };
    ($table:literal, sides) => {
        $crate::stage!(@ $table, " and side in ('new', 'before', 'after')")
    };
    (@ $table:expr, $more:literal) => {
        $crate::import::Stage {
            clear: $crate::store::Sql::Pair {
                sqlite: concat!(
                    "delete from ", $table, " where rowid in (select rowid from ", $table,
                    " where batch = $1", $more, " limit 10000)"
                ),
                postgres: concat!(
                    "delete from ", $table, " where ctid = any(array(select ctid from ", $table,
                    " where batch = $1", $more, " limit 10000))"
                ),
            },
        }
    };
}

/// Throws away what is staged for a batch and waits, in small transactions: a large batch
/// has a million such rows.
///
/// # Errors
/// When the database fails; what is left can be cleared again.
pub(in crate::import) async fn clear_stages(
    db: &Db,
    kinds: &[Arc<dyn ImportKind>],
    batch: Uuid,
) -> Result<()> {
    for stage in kinds.iter().flat_map(|kind| kind.stages()) {
        loop {
            let deleted = db
                .write("import.clear", |tx| async move {
                    tx.run(stage.clear.clone(), args![batch]).await
                })
                .await?;
            if deleted == 0 {
                break;
            }
        }
    }
    Ok(())
}
