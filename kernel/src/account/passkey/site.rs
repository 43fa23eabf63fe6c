//! Where passkeys work: they belong to a name on the network and to a safe connection.

use axum::http::{HeaderMap, header};
use serde::Serialize;
use serde_json::{Value, json};
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, SecurityKey, SecurityKeyAuthentication, SecurityKeyRegistration, Url,
        WebauthnResult,
    },
};

use super::{Passkey, QUESTION_SECONDS};
use crate::{
    account::AccountRow,
    error::{Error, Result},
    module::App,
    text::{Lang, Message},
};

/// The office as devices know it.
pub(super) struct Site {
    pub webauthn: Webauthn,
    /// The name that passkeys belong to.
    pub domain: String,
    /// The address at which they answer, without a slash at the end.
    origin: String,
}

impl Site {
    /// The office's site; else why passkeys are impossible there.
    pub(super) fn of(app: &App) -> Result<Self, Message> {
        let name = format!(
            "{} {}",
            app.profile.office.short,
            app.profile.process.short.get(Lang::EN)
        );
        Self::at(&app.address, name.trim())
    }

    /// The site at an address, called by a name.
    pub(super) fn at(address: &str, name: &str) -> Result<Self, Message> {
        let number = || Message::new("passkey-number");
        let mut url = Url::parse(address).map_err(|_| number())?;
        // What listens on this machine alone has a name as well: browsers take it for safe.
        let is_own = url
            .host_str()
            .is_some_and(|host| host == "127.0.0.1" || host == "[::1]");
        if is_own && url.set_host(Some("localhost")).is_err() {
            return Err(number());
        }
        let domain = url.domain().ok_or_else(number)?.to_owned();
        let is_local = domain == "localhost" || domain.ends_with(".localhost");
        if url.scheme() != "https" && !is_local {
            return Err(Message::new("passkey-unsafe"));
        }
        let seconds = u64::try_from(QUESTION_SECONDS).unwrap_or(0);
        let webauthn = WebauthnBuilder::new(&domain, &url)
            .and_then(|builder| {
                builder
                    .rp_name(name)
                    .timeout(std::time::Duration::from_secs(seconds))
                    .build()
            })
            .map_err(|_| number())?;
        Ok(Self {
            webauthn,
            domain,
            origin: url.origin().ascii_serialization(),
        })
    }

    /// The office's site, if the browser that asks has opened it under the name that passkeys
    /// belong to; else why not here.
    pub(super) fn here(app: &App, headers: &HeaderMap) -> Result<Self, Message> {
        let site = Self::of(app)?;
        let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let host = asked.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
        // A device would refuse in words of its own: ours come first.
        if host.is_some_and(|host| host != site.domain) {
            return Err(Message::new("passkey-elsewhere").with("address", site.origin));
        }
        Ok(site)
    }

    /// The same, for an act: a refusal where passkeys are impossible.
    ///
    /// # Errors
    /// [`Error::Refused`] with the reason.
    pub(super) fn needed(app: &App, headers: &HeaderMap) -> Result<Self> {
        Self::here(app, headers).map_err(Error::Refused)
    }

    /// What a device is asked for to become a passkey of an account, and what its answer is held
    /// against. `known` are those it has, so that no device is added twice.
    ///
    /// # Errors
    /// When what is kept of a passkey cannot be read.
    pub(super) fn asks_for_new(
        &self,
        account: &AccountRow,
        known: &[Passkey],
    ) -> Result<(Value, SecurityKeyRegistration)> {
        let known = known
            .iter()
            .map(|passkey| Ok(passkey.credential()?.cred_id))
            .collect::<Result<Vec<_>>>()?;
        let started = self.webauthn.start_securitykey_registration(
            account.id.uuid(),
            &account.email,
            &account.name,
            Some(known),
            None,
            None,
        );
        let (options, state) = started.map_err(|_| not_asked())?;
        let mut options = public_key(&options)?;
        // Any device will do, not a key on a keyring alone; best one that finds the account by
        // itself. How it guards the passkey is left to it: a stricter wish would make keys
        // without a PIN useless after they were added.
        if let Some(options) = options.as_object_mut() {
            options.remove("hints");
            options.insert("extensions".to_owned(), json!({ "credProps": true }));
            let wish = json!({ "residentKey": "preferred", "requireResidentKey": false, "userVerification": "preferred" });
            options.insert("authenticatorSelection".to_owned(), wish);
        }
        Ok((options, state))
    }

    /// What a device is asked for that signs its owner in, whoever that is.
    ///
    /// # Errors
    /// Never in practice.
    pub(super) fn asks_anyone(&self) -> Result<(Value, DiscoverableAuthentication)> {
        let started = self.webauthn.start_discoverable_authentication();
        let (options, state) = started.map_err(|_| not_asked())?;
        Ok((public_key(&options)?, state))
    }

    /// What one of an account's devices is asked for that comes second. `None` when the account
    /// has no passkey that answers here.
    ///
    /// # Errors
    /// When what is kept of a passkey cannot be read.
    pub(super) fn asks_owner(&self, known: &[Passkey]) -> Result<Option<(Value, SecurityKeyAuthentication)>> {
        let keys = known
            .iter()
            .filter(|passkey| passkey.domain == self.domain)
            .map(|passkey| passkey.credential().map(SecurityKey::from))
            .collect::<Result<Vec<_>>>()?;
        if keys.is_empty() {
            return Ok(None);
        }
        let started = self.webauthn.start_securitykey_authentication(&keys);
        let (options, state) = started.map_err(|_| not_asked())?;
        let mut options = public_key(&options)?;
        if let Some(options) = options.as_object_mut() {
            options.remove("hints");
        }
        Ok(Some((options, state)))
    }
}

/// What goes to the device, out of what the library would have a script read.
fn public_key(options: &impl Serialize) -> Result<Value> {
    let mut options = serde_json::to_value(options).map_err(|_| not_asked())?;
    Ok(options["publicKey"].take())
}

fn not_asked() -> Error {
    Error::setup("What a device is asked could not be made.")
}

/// What a device answered was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum No {
    /// The answer does not belong to what was asked, or nobody knows the key.
    Unknown,
    /// The device did not ask who holds it.
    Unverified,
    /// The device counts less than before: there may be two of it.
    Copied,
}

impl No {
    /// Why, as a catalogue key.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "passkey-unknown",
            Self::Unverified => "passkey-unverified",
            Self::Copied => "passkey-copied",
        }
    }
}

/// What a check of a device's answer comes to.
pub(super) fn verdict<T>(checked: WebauthnResult<T>) -> Result<T, No> {
    use webauthn_rs::prelude::WebauthnError as Why;
    checked.map_err(|why| match why {
        Why::CredentialPossibleCompromise => No::Copied,
        Why::UserNotVerified => No::Unverified,
        _ => No::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain(address: &str) -> Result<String, String> {
        Site::at(address, "RSO")
            .map(|site| site.domain)
            .map_err(|why| why.key.into_owned())
    }

    #[test]
    fn passkeys_want_a_name_and_a_safe_connection() {
        assert_eq!(domain("https://office.example"), Ok("office.example".to_owned()));
        assert_eq!(domain("http://localhost:8080"), Ok("localhost".to_owned()));
        assert_eq!(domain("http://127.0.0.1:8080"), Ok("localhost".to_owned()));
        for number in [
            "https://192.0.2.7",
            "http://192.0.2.7:8080",
            "https://[2001:db8::1]",
            "nonsense",
        ] {
            assert_eq!(domain(number), Err("passkey-number".to_owned()), "{number}");
        }
        assert_eq!(domain("http://office.example"), Err("passkey-unsafe".to_owned()));
    }
}
