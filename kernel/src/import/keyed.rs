//! Rows that were keyed from a scan become a batch like any other: a workbook is kept, read and
//! planned, and what its columns mean is known already.

use std::collections::HashMap;

use super::{
    BatchRow, How, MappedColumn, Mapping,
    batch::{self, keep, plan, read, stage_sheets, tidy_name},
    jobs::Report,
    store,
};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    module::App,
};

/// More rows than these are planned by a job.
const MANY: usize = 1_000;

/// Takes a workbook of one sheet whose headings, in its first row, are these fields.
///
/// # Errors
/// As [`super::stage`].
pub(crate) async fn stage_keyed(
    app: &App,
    actor: &Actor,
    file_name: &str,
    bytes: Vec<u8>,
    kind: &str,
    fields: &[String],
) -> Result<Id<BatchRow>> {
    let headings = headings(app, kind, fields)?;
    let columns = fields.iter().zip(headings).enumerate();
    let mapping = Mapping {
        columns: columns
            .map(|(column, (field, heading))| MappedColumn {
                column,
                heading,
                field: Some(field.clone()),
                how: How::Chosen,
                samples: Vec::new(),
            })
            .collect(),
        ..Mapping::default()
    };
    let chosen = HashMap::from([(0, (Some(kind.to_owned()), Some(mapping)))]);
    let name = tidy_name(file_name);
    let (sheets, bytes) = read(app, &name, bytes, Some(kind), chosen).await?;
    let id = keep(app, actor, &name, &bytes, false).await?;
    let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
    stage_sheets(app, id, sheets, &Report::Silent).await?;
    if rows > MANY || store::finishing(&app.db, id).await?.is_some() {
        batch::enqueue_stage(app, id, Some(kind)).await?;
    } else {
        plan(app, id, &Report::Silent).await?;
    }
    Ok(id)
}

/// What stands over the columns of such a workbook: a heading that means the field, and no other.
///
/// # Errors
/// [`Error::NotFound`] for a kind or a field that no module knows.
pub(crate) fn headings(app: &App, kind: &str, fields: &[String]) -> Result<Vec<String>> {
    let imports = app.imports();
    let kind = imports.iter().find(|known| known.code() == kind);
    let kind = kind.ok_or(Error::NotFound)?;
    fields
        .iter()
        .map(|field| {
            let spec = kind.columns().iter().find(|spec| spec.field == field);
            let spec = spec.ok_or(Error::NotFound)?;
            Ok((*spec.synonyms.first().unwrap_or(&spec.field)).to_owned())
        })
        .collect()
}

/// Takes back a batch that was not applied: nothing of it stays.
///
/// # Errors
/// [`Error::Refused`] when it is being applied or was.
pub(crate) async fn forget(app: &App, actor: &Actor, id: Id<BatchRow>) -> Result<()> {
    batch::begin_anew(app, id).await?;
    app.db
        .write("import.forget", |tx| async move {
            let Some(found) = store::find(&tx, id).await? else {
                return Ok(());
            };
            store::forget_batch(&tx, &found).await?;
            audit::record(&tx, &app.clock, actor, Act::on("withdrawn", "import", id)).await
        })
        .await
}
