//! SQL of clearing what waits.

use std::sync::Arc;

use uuid::Uuid;

use super::{super::ImportKind, Stage};
use crate::{
    args,
    error::Result,
    store::{Conn as _, Db, Engine, Sql},
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
            learn: concat!("analyze ", $table),
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
        clear(db, stage, batch).await?;
    }
    Ok(())
}

/// Throws away the rows of a batch as they were read, in small transactions as well. The
/// batch must not be ready to be applied meanwhile.
///
/// # Errors
/// When the database fails; what is left can be cleared again.
pub(in crate::import) async fn clear_rows(db: &Db, batch: Uuid) -> Result<()> {
    clear(db, &crate::stage!("import_row"), batch).await
}

async fn clear(db: &Db, stage: &Stage, batch: Uuid) -> Result<()> {
    loop {
        let deleted = db
            .write("import.clear", |tx| async move {
                tx.run(stage.clear.clone(), args![batch]).await
            })
            .await?;
        if deleted == 0 {
            return Ok(());
        }
    }
}

/// Lets PostgreSQL count what is staged by now. Left to itself it does so within a minute,
/// and until then looks persons up as if there were a handful: with every row of a large
/// import it would go through all rows before. SQLite keeps to the order of the statement.
///
/// # Errors
/// When the database fails.
pub(in crate::import) async fn learn_stages(db: &Db, kinds: &[Arc<dyn ImportKind>]) -> Result<()> {
    if db.engine() == Engine::Sqlite {
        return Ok(());
    }
    db.write("import.learn", |tx| async move {
        for stage in kinds.iter().flat_map(|kind| kind.stages()) {
            tx.run(Sql::Same(stage.learn), args![]).await?;
        }
        Ok(())
    })
    .await
}
