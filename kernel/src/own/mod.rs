//! One's own data: everything that is held about whoever is signed in, to read and to take
//! along, and who looked at it. Each module tells its part.

mod file;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod ways;
mod web;

use futures::future::BoxFuture;
use uuid::Uuid;

use crate::{
    actor::Actor,
    clock::Instant,
    error::Result,
    module::{App, Module},
    policy::print_noun,
    t,
    text::{Lang, instant},
};

/// Where one's own data stand.
pub const OWN: &str = "/app/me/data";

/// The part of the whole.
pub const MODULE: Module = Module {
    policies: &[print_noun::<OwnData>],
    own: Some(|app, actor| Box::pin(kernels(app, actor))),
    ..Module::new("own-data", web::routes)
};

/// One's own data, as a noun under policy.
pub struct OwnData;

/// One kind of thing that is held about somebody, as a table.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its word in the catalogue (`own-account`), and the name of its file.
    pub key: &'static str,
    /// The catalogue keys of its columns.
    pub columns: Vec<&'static str>,
    /// Its rows, in words of the reader's language.
    pub rows: Vec<Vec<String>>,
}

/// What a module holds about somebody.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// As tables; empty ones are left out.
    pub parts: Vec<Part>,
    /// The rows that tell of them: what was done to these was done about them.
    pub rows: Vec<Uuid>,
}

/// Tells what a module holds about whoever acts, as far as they may know it.
pub type OwnFn = for<'a> fn(&'a App, &'a Actor) -> BoxFuture<'a, Result<Own>>;

/// What all modules hold about whoever acts.
///
/// # Errors
/// When the database fails.
pub(crate) async fn gather(app: &App, actor: &Actor) -> Result<Own> {
    let mut all = Own::default();
    for own in app.modules.iter().filter_map(|module| module.own) {
        let part = own(app, actor).await?;
        all.parts
            .extend(part.parts.into_iter().filter(|part| !part.rows.is_empty()));
        all.rows.extend(part.rows);
    }
    all.rows.sort_unstable();
    all.rows.dedup();
    Ok(all)
}

/// The kernel's own part: the account with its roles and ways in, sessions, letters, files,
/// saved views.
async fn kernels(app: &App, actor: &Actor) -> Result<Own> {
    let Some(id) = actor.account else {
        return Ok(Own::default());
    };
    let (lang, zone, db) = (actor.lang, app.zone(), &app.db);
    let at = |moment: Instant| instant(lang, moment, &zone);
    let or_none = |moment: Option<Instant>| moment.map(at).unwrap_or_default();
    let Some(account) = store::account(db, id).await? else {
        return Ok(Own::default());
    };
    let facts = [
        ("account-name", account.name.clone()),
        ("account-email", account.email.clone()),
        ("shell-language", account.language.clone()),
        ("own-since", at(account.created_at)),
        ("own-has-password", yes_or_no(lang, account.has_password)),
        ("own-has-app", or_none(account.app_since)),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| vec![t!(lang, key), value]);
    let roles = store::roles(db, id).await?.into_iter().map(|role| {
        let until = role.until_on.map(|day| day.0.to_string()).unwrap_or_default();
        vec![
            t!(lang, &format!("role-{}", role.role)),
            role.from_on.0.to_string(),
            until,
        ]
    });
    let sessions = store::sessions(db, id)
        .await?
        .into_iter()
        .map(|session| vec![session.device, at(session.created_at), at(session.seen_at)]);
    let letters = store::letters(db, &account.email)
        .await?
        .into_iter()
        .map(|letter| vec![letter.subject, at(letter.created_at), or_none(letter.sent_at)]);
    let files = store::files(db, id)
        .await?
        .into_iter()
        .map(|file| vec![file.name, file.size.to_string(), at(file.created_at)]);
    let views = store::views(db, id)
        .await?
        .into_iter()
        .map(|view| vec![view.name, view.path, view.query]);
    let part = |key, columns: &[&'static str], rows: Vec<Vec<String>>| Part {
        key,
        columns: columns.to_vec(),
        rows,
    };
    let mut parts = ways::ways(app, actor, id).await?;
    parts.splice(
        0..0,
        [
            part("own-account", &["own-field", "own-value"], facts.collect()),
            part(
                "own-roles",
                &["own-role", "own-from", "own-until"],
                roles.collect(),
            ),
            part(
                "own-sessions",
                &["sessions-device", "sessions-since", "sessions-seen"],
                sessions.collect(),
            ),
            part(
                "own-letters",
                &["mail-subject", "own-written", "own-sent"],
                letters.collect(),
            ),
            part(
                "own-files",
                &["own-name", "own-bytes", "own-added"],
                files.collect(),
            ),
            part(
                "own-views",
                &["own-name", "own-list", "own-filters"],
                views.collect(),
            ),
        ],
    );
    Ok(Own {
        parts,
        rows: vec![id.uuid()],
    })
}

fn yes_or_no(lang: Lang, is_so: bool) -> String {
    t!(lang, if is_so { "own-yes" } else { "own-no" })
}
