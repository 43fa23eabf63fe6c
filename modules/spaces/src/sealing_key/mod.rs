//! A sealing key: the pair of keys by which somebody opens what is sealed for them. It is made
//! in their browser; the private half comes here only under a recovery key on paper or under a
//! secret that a passkey keeps (WebAuthn level 3, extension `prf`).

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    App, Error, Id, Result,
    account::{self, Account},
    store::Conn,
};
use serde::Deserialize;
use serde_json::{Value, json};

pub use store::{SealingKey, Way};

use crate::wire::{self, Kind};

/// Where one's own key stands.
pub const PATH: &str = "/app/me/sealing-key";

/// A way to open the private half, as a browser sends it.
#[derive(Debug, Deserialize)]
struct SentWay {
    id: Option<String>,
    salt: String,
    wrapped: String,
}

/// A way to open the private half, as it will be kept.
#[derive(Debug)]
pub struct NewWay {
    /// The passkey; none is the recovery key.
    pub credential_id: Option<Vec<u8>>,
    /// What the device is asked with.
    pub salt: Vec<u8>,
    /// The private half under its secret.
    pub wrapped: Vec<u8>,
}

/// Reads the ways that a browser sends: at most `most`, each for a passkey among `known` or, where
/// `with_paper` says so, exactly one for the recovery key.
///
/// # Errors
/// [`Error::Refused`] when they are not that.
fn ways(text: &str, known: &[account::KnownPasskey], with_paper: bool) -> Result<Vec<NewWay>> {
    let damaged = || Error::refused("sealed-damaged");
    let sent: Vec<SentWay> = serde_json::from_str(text).map_err(|_| damaged())?;
    let on_paper = sent.iter().filter(|way| way.id.is_none()).count();
    if on_paper != usize::from(with_paper) || sent.is_empty() || sent.len() > 2 {
        return Err(damaged());
    }
    sent.into_iter()
        .map(|way| {
            let passkey = known
                .iter()
                .map(|passkey| &passkey.credential_id)
                .find(|id| way.id.as_deref() == Some(wire::write(id).as_str()));
            if way.id.is_some() && passkey.is_none() {
                return Err(damaged());
            }
            Ok(NewWay {
                credential_id: passkey.cloned(),
                salt: wire::read(Kind::Salt, &way.salt)?,
                wrapped: wire::read(Kind::Half, &way.wrapped)?,
            })
        })
        .collect()
}

/// Somebody's own key as their page's script needs it: JSON with `id`, `point` and `ways`;
/// `null` when there is none.
///
/// # Errors
/// When the database fails.
pub(crate) async fn facts(app: &App, account: Id<Account>) -> Result<Value> {
    let found = store::keyed_ways(&app.db, account).await?;
    let Some(first) = found.first() else {
        return Ok(Value::Null);
    };
    let ways: Vec<Value> = found
        .iter()
        .map(|way| {
            json!({
                "id": way.credential_id.as_deref().map(wire::write),
                "domain": way.domain,
                "salt": wire::write(&way.salt),
                "wrapped": wire::write(&way.wrapped),
            })
        })
        .collect();
    Ok(json!({ "id": first.key, "point": wire::write(&first.public_key), "ways": ways }))
}

/// Somebody's key, for whom something is sealed.
///
/// # Errors
/// [`Error::Refused`] when they have none yet; when the database fails.
pub(crate) async fn needed(conn: &impl Conn, account: Id<Account>) -> Result<SealingKey> {
    store::of(conn, account)
        .await?
        .ok_or(Error::refused("sealing-key-needed"))
}
