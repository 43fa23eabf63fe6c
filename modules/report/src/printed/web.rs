//! Handlers of what the next print is without.

use balai_evidence::{
    consent::What,
    drawing::{self, Holds},
    quote,
};
use balai_kernel::{
    Actor, App, Error, Id, Result,
    audit::{self, Act},
    web::{Answer, Cx, axum::extract::Path, redirect_with},
};

use super::{Medium, PATH, Shown, pages, store};
use crate::{block::Block, report::Report};

/// What stands in a published report and may not any more, with why.
pub(crate) async fn due(app: &App, actor: &Actor) -> Result<Vec<pages::Line>> {
    let rows = store::unsettled(&app.db, actor).await?;
    let whats: Vec<What> = rows.iter().filter_map(|row| row.printed.what()).collect();
    let mut drawn = drawing::drawn(&app.db, &whats, app.today()).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let what = row.printed.what()?;
            let shown = Shown {
                drawn: drawn.remove(&what),
                kept: Some(row.printed),
                is_frozen: true,
            };
            let mut why = shown.lacks(Medium::Print);
            let (kept, found) = (shown.kept?, shown.drawn);
            let is_named = found.as_ref().is_none_or(|found| found.named() == kept.named);
            if why.is_empty() && is_named {
                return None;
            }
            if why.is_empty() {
                why.push(balai_kernel::text::Message::new("finding-evidence-named"));
            }
            let words = match found.map(|found| found.holds) {
                Some(Holds::Words { words, .. }) => words,
                Some(Holds::Picture { caption, .. }) => caption,
                None => String::new(),
            };
            Some(pages::Line {
                title: row.title,
                words: quote::title_of(&words),
                kept,
                what,
                why,
            })
        })
        .collect())
}

/// What the next print is without.
pub async fn list(cx: Cx) -> Answer {
    let due = due(&cx.app, &cx.actor).await?;
    Ok(pages::list(&cx, &due).workspace(&cx))
}

/// Somebody saw to it.
pub async fn settle(cx: Cx, Path((id, block)): Path<(Id<Report>, Id<Block>)>) -> Answer {
    let due = due(&cx.app, &cx.actor).await?;
    if !due
        .iter()
        .any(|line| line.kept.report == id && line.kept.block == block)
    {
        return Err(Error::NotFound);
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.settle", |tx| async move {
            if store::settle(&tx, id, block, actor.account, app.clock.now()).await? == 0 {
                return Err(Error::NotFound);
            }
            let act = Act::on("settled", "report-evidence", block);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(PATH, "print-settled"))
}
