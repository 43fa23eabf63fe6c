//! The report as a draft in Word, handed over.

use std::collections::BTreeMap;

use balai_kernel::{
    App, Id, Result,
    audit::{self, Act},
    file,
    policy::Action,
    print::WORD,
    template,
    web::{Answer, Cx, attachment, axum::extract::Path},
};

use super::{kinds, word};
use crate::{
    edition::{self, compose},
    report::{Report, web::found},
};

/// The report as a document of Word. Taking it away is an act in the audit.
pub async fn as_word(cx: Cx, Path(id): Path<Id<Report>>) -> Answer {
    let report = found(&cx, id).await?;
    cx.may(Action::Export, &report)?;
    let bytes = document(&cx.app, &report).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.draft", |tx| async move {
            audit::record(&tx, &app.clock, actor, Act::on("exported", "report", id)).await
        })
        .await?;
    let name = format!("impact-report-{}-draft.docx", report.year);
    Ok(attachment(&name, WORD, bytes))
}

/// The report as a document of Word, in the office's own look where it gave one.
///
/// # Errors
/// When the database fails or the document cannot be packed.
pub(crate) async fn document(app: &App, report: &Report) -> Result<Vec<u8>> {
    let material = edition::gather(app, report).await?;
    let edition = compose(&material);
    let values = || kinds::of_report(&edition);
    if let Some(own) = template::filled(app, &kinds::REPORT_DRAFT, values).await? {
        return Ok(own);
    }
    let mut pictures = BTreeMap::new();
    for picture in &material.pictures {
        pictures.insert(picture.file_name(), file::read(app, &picture.storage_key).await?);
    }
    word::document(&material, &edition, &pictures)
}
