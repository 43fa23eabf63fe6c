//! Who comes with a token: `Authorization: Bearer balai_...` (RFC 6750).

use axum::http::{HeaderMap, header};

use super::{nouns, store};
use crate::{
    account::token_hash,
    actor::Actor,
    audit::{self, Act},
    clock::Instant,
    error::{Error, Result},
    module::App,
    text::{Lang, Message},
};

/// A token's use is noted every five minutes, not at every question.
const NOTED_SECONDS: i64 = 300;
/// What is longer is no token of ours.
const LONGEST: usize = 200;

/// The token of a request to the interface; none on pages, which no token opens.
pub(crate) fn token_in(headers: &HeaderMap, path: &str) -> Option<String> {
    if !path.starts_with("/api/") {
        return None;
    }
    let line = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let line = line.trim();
    let (scheme, token) = line.split_once(' ').unwrap_or((line, ""));
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().chars().take(LONGEST).collect())
}

/// The actor behind a token that asks for `path`: sees what is public, and of what the
/// token names as much as it was given.
///
/// # Errors
/// [`Error::TooOften`]; [`Error::TokenRefused`] for a token that is wrong, expired or revoked,
/// one answer for all; [`Error::Forbidden`] for a noun that it does not name.
pub(crate) async fn actor_of(app: &App, token: &str, path: &str, lang: Lang) -> Result<Actor> {
    let hash = token_hash(token);
    app.door().admit_token(&hash)?;
    let now = app.clock.now();
    let asked = path
        .strip_prefix("/api/v1/")
        .and_then(|rest| rest.split('/').next());
    let noun = nouns(app).into_iter().find(|noun| Some(*noun) == asked);
    let found = store::usable(&app.db, &hash, noun.unwrap_or(""), now)
        .await?
        .ok_or(Error::TokenRefused)?;
    let actor = Actor::service(found.service.uuid(), &found.name, lang, found.sees == "members");
    let Some(noun) = noun else {
        return Ok(actor);
    };
    if !found.nouns.split(' ').any(|named| named == noun) {
        let refusal = Message::new("token-not-for").with("nouns", found.nouns.replace(' ', ", "));
        return Err(Error::Forbidden(refusal));
    }
    if wants_note(found.used_at, now) {
        let (actor, token) = (&actor, found.id);
        app.db
            .write("token.use", |tx| async move {
                store::note_use(&tx, token, noun, now).await?;
                let act = Act::on("used", "service-token", token).for_purpose(noun);
                audit::record(&tx, &app.clock, actor, act).await
            })
            .await?;
    }
    Ok(actor)
}

fn wants_note(used_at: Option<Instant>, now: Instant) -> bool {
    used_at.is_none_or(|at| now > at.plus_seconds(NOTED_SECONDS))
}
