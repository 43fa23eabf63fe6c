//! The handlers of one's own data.

use super::{OWN, Own, OwnData, file, gather, pages, store};
use crate::{
    audit::{self, Act},
    error::{Error, Result},
    module::Routes,
    policy::Action,
    web::{Answer, Cx, attachment},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get::<OwnData, _, _>(OWN, Action::List, show)
        .get::<OwnData, _, _>("/app/me/data.zip", Action::Export, take)
}

/// What was done about somebody: who looked, and who changed something.
pub(super) struct Told {
    pub looked: Vec<store::Done>,
    pub changed: Vec<store::Done>,
    /// There are more than are told.
    pub is_cut: bool,
}

async fn told(cx: &Cx, own: &Own) -> Result<Told> {
    let mut done = store::done_to(&cx.app.db, &own.rows).await?;
    let is_cut = done.len() > store::MOST;
    done.truncate(store::MOST);
    let (looked, changed) = done
        .into_iter()
        .partition(|done: &store::Done| audit::LOOKS.contains(&done.act.as_str()));
    Ok(Told {
        looked,
        changed,
        is_cut,
    })
}

async fn show(cx: Cx) -> Answer {
    cx.may(Action::Read, &OwnData)?;
    let own = gather(&cx.app, &cx.actor).await?;
    let told = told(&cx, &own).await?;
    Ok(pages::show(&cx, &own, &told).workspace(&cx))
}

/// Everything as one file. It opens a door of its own, so whoever takes it shows that it is them.
async fn take(cx: Cx) -> Answer {
    cx.proved()?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let own = gather(&cx.app, &cx.actor).await?;
    let told = told(&cx, &own).await?;
    let bytes = file::zip(&cx, &pages::tables(&cx, &own, &told))?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("own-data.take", |tx| async move {
            audit::record(&tx, &app.clock, actor, Act::on("taken", "own-data", account)).await
        })
        .await?;
    let name = format!("my-data-{}.zip", cx.app.today());
    Ok(attachment(&name, "application/zip", bytes))
}
