//! What of the registers and the suggestions waits for somebody today.

use balai_kernel::{Actor, App, Result, actor::Role, id::Id, module::Waiting, t};

use super::store;
use crate::{decision, risk, suggestion};

/// A risk waits for its owner, one without an owner and a decision for those who lead the office, a
/// suggestion for whoever looks after it, or for everybody until somebody does.
///
/// # Errors
/// When the database fails.
pub(crate) async fn today(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let lang = actor.lang;
    let leads = actor.is(Role::CoManager);
    let due = store::due(&app.db, actor, app.today()).await?;
    let mine = due
        .into_iter()
        .filter(|one| one.kind == "suggestion" || leads || one.owner.is_some());
    Ok(mine
        .map(|one| {
            let (key, href) = match one.kind.as_str() {
                "risk" => ("today-risk", format!("{}/{}", risk::PATH, one.id)),
                "decision" => ("today-decision", decision::href_of(Id::of(one.id))),
                _ => ("today-suggestion", suggestion::href_of(Id::of(one.id))),
            };
            Waiting {
                what: one.title,
                why: t!(lang, key),
                href,
                due: Some(one.due.0),
            }
        })
        .collect())
}
