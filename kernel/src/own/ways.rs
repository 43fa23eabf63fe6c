//! The part of one's own data that tells of ways in and of who stands in: passkeys, identities at
//! providers, deputies, suspensions, programs that one answers for.

use super::{Part, store};
use crate::{
    account::Account, actor::Actor, clock::Instant, error::Result, id::Id, module::App, text::instant,
};

/// What the kernel holds beside the account itself.
pub(super) async fn ways(app: &App, actor: &Actor, id: Id<Account>) -> Result<Vec<Part>> {
    let (lang, zone, db) = (actor.lang, app.zone(), &app.db);
    let at = |moment: Instant| instant(lang, moment, &zone);
    let or_none = |moment: Option<Instant>| moment.map(at).unwrap_or_default();
    let passkeys = store::passkeys(db, id).await?;
    let identities = store::identities(db, id).await?;
    let deputies = store::deputies(db, id).await?;
    let suspensions = store::suspensions(db, id).await?;
    let programs = store::programs(db, id).await?;
    let part = |key, columns: &[&'static str], rows: Vec<Vec<String>>| Part {
        key,
        columns: columns.to_vec(),
        rows,
    };
    Ok(vec![
        part(
            "own-passkeys",
            &["own-name", "own-added", "own-used"],
            passkeys
                .into_iter()
                .map(|one| vec![one.name, at(one.created_at), or_none(one.used_at)])
                .collect(),
        ),
        part(
            "own-identities",
            &["own-provider", "account-email", "own-added", "own-used"],
            identities
                .into_iter()
                .map(|one| vec![one.issuer, one.email, at(one.created_at), or_none(one.used_at)])
                .collect(),
        ),
        part(
            "own-deputies",
            &["own-away", "own-stood-in", "own-from", "own-until"],
            deputies
                .into_iter()
                .map(|one| {
                    let (from, until) = (one.from_on.0.to_string(), one.until_on.0.to_string());
                    vec![one.holder, one.stand_in, from, until]
                })
                .collect(),
        ),
        part(
            "own-suspensions",
            &["own-on", "own-reason", "own-until"],
            suspensions
                .into_iter()
                .map(|one| vec![at(one.made_at), one.reason, or_none(one.lifted_at)])
                .collect(),
        ),
        part(
            "own-programs",
            &["own-name", "own-purpose", "own-added", "own-until"],
            programs
                .into_iter()
                .map(|one| vec![one.name, one.purpose, at(one.created_at), or_none(one.ended_at)])
                .collect(),
        ),
    ])
}
