//! Making a published PDF anew once something in it may not stand there any more.

use balai_kernel::{
    Actor, App, Audience, Error, Result,
    audit::{self, Act},
    file,
    store::Tx,
};

use super::{Medium, Printed, Shown, store};
use crate::{
    material::{self, Material},
    report::{Report, store as reports, web::typeset},
};

/// Under which form of the name something may stand in print; none where it may not.
fn may_stand(shown: &Shown) -> Option<&str> {
    let drawn = shown.drawn.as_ref()?;
    shown.lacks(Medium::Print).is_empty().then(|| drawn.named())
}

/// Whether the PDF holds this otherwise than it may.
fn is_stale(kept: &Printed, shown: &Shown) -> bool {
    let is_in = kept.printed_at.is_some() && kept.gone_at.is_none();
    match may_stand(shown) {
        Some(named) => !is_in || kept.named != named,
        None => is_in,
    }
}

/// What evidence may stand in print now, and under which form of the name: two PDFs of one text
/// for which this is the same hold the same.
pub fn standing(material: &Material) -> String {
    let lines = material
        .evidence
        .iter()
        .filter_map(|(block, shown)| Some(format!("{block} {}", may_stand(shown)?)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The PDF of a published report: as it was published, or without what may not stand in it any more.
/// It is made anew by the first who asks after something changed, before they are answered.
///
/// # Errors
/// When the database fails or the document cannot be set; then nobody is given the old one.
pub async fn pdf(app: &App, report: &Report) -> Result<Vec<u8>> {
    let before = report.file.ok_or(Error::NotFound)?;
    let material = material::gather(app, report).await?;
    let stale = material
        .evidence
        .values()
        .any(|shown| shown.kept.as_ref().is_some_and(|kept| is_stale(kept, shown)));
    if !stale {
        let row = file::find(&app.db, before).await?.ok_or(Error::NotFound)?;
        return file::read(app, &row.storage_key).await;
    }
    let made = typeset(app, &material).await?.pdf;
    let written = app.files.write(&app.clock, &made).await?;
    let (material, written) = (&material, &written);
    app.db
        .write("report.remake", |tx| async move {
            let now = reports::find(&tx, report.id).await?.ok_or(Error::NotFound)?;
            // Who was faster made the same.
            if now.file != Some(before) {
                return Ok(());
            }
            let released = Audience::parse(&now.audience);
            let name = report.file_name();
            let file = file::keep(&tx, app, written, &name, "application/pdf", &released, None).await?;
            store::replace(&tx, report.id, before, file).await?;
            file::remove(&tx, before).await?;
            note(&tx, app, material).await?;
            let act = Act::on("remade", "report", report.id);
            audit::record(&tx, &app.clock, &Actor::office_job(), act).await
        })
        .await?;
    Ok(made)
}

/// Notes what the PDF holds that was just made.
///
/// # Errors
/// When the database fails.
pub async fn note(tx: &Tx, app: &App, material: &Material) -> Result<()> {
    for (block, shown) in &material.evidence {
        let named = may_stand(shown);
        store::print(tx, material.report.id, *block, named, app.clock.now()).await?;
    }
    Ok(())
}
