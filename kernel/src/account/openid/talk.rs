//! What is said between the office and a provider: where to send people, and what their coming
//! back proves.

use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
    core::{CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata},
};

use super::Provider;
use crate::{clock::Instant, fetch::fetch};

/// Signatures that are believed: those with a public key.
const SIGNED: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
];

/// What went wrong with a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It does not answer, or not what the standard says.
    Away,
    /// What it says of somebody does not hold: another issuer, audience or nonce, a wrong
    /// signature, or grown old.
    Lies,
}

impl Trouble {
    /// What to tell, as a catalogue key.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Away => "openid-away",
            Self::Lies => "openid-lies",
        }
    }
}

/// What a provider says of somebody.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Who they are there, for ever.
    pub subject: String,
    /// Their address there, in small letters.
    pub email: Option<String>,
    /// Whether the provider has made sure of the address.
    pub is_verified: bool,
    /// Whether they showed two factors there, in words that the settings count.
    pub is_second: bool,
}

/// What goes with somebody who is sent away; each is random, and secret until they come back.
pub(super) struct Secrets<'a> {
    pub state: &'a str,
    pub nonce: &'a str,
    pub verifier: &'a str,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider as it describes itself. What it calls itself must be what the settings call it.
async fn client(provider: &Provider, back: &str) -> Result<Client, Trouble> {
    let away = |what: &dyn std::fmt::Display| {
        tracing::warn!(provider = provider.code, %what, "an identity provider does not answer as it should");
        Trouble::Away
    };
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| away(&error))?;
    let about = CoreProviderMetadata::discover_async(issuer, &fetch)
        .await
        .map_err(|error| away(&error))?;
    let secret = provider.secret.clone().map(ClientSecret::new);
    let back = RedirectUrl::new(back.to_owned()).map_err(|error| away(&error))?;
    let client = CoreClient::from_provider_metadata(about, ClientId::new(provider.client.clone()), secret);
    Ok(client.set_redirect_uri(back))
}

/// The address to which somebody is sent.
pub(super) async fn way_there(
    provider: &Provider,
    back: &str,
    secrets: &Secrets<'_>,
) -> Result<String, Trouble> {
    let client = client(provider, back).await?;
    let verifier = PkceCodeVerifier::new(secrets.verifier.to_owned());
    let (state, nonce) = (secrets.state.to_owned(), secrets.nonce.to_owned());
    let (address, _, _) = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            || Nonce::new(nonce),
        )
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .url();
    Ok(address.into())
}

/// What the code proves with which somebody came back: it is exchanged with the provider, and what
/// the provider says is checked.
pub(super) async fn said(
    provider: &Provider,
    back: &str,
    code: &str,
    nonce: &str,
    verifier: &str,
    now: Instant,
) -> Result<Said, Trouble> {
    let client = client(provider, back).await?;
    let exchange = client
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|_| Trouble::Away)?
        .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
    let tokens = exchange.request_async(&fetch).await.map_err(|error| {
        tracing::warn!(provider = provider.code, %error, "an identity provider did not exchange a code");
        Trouble::Away
    })?;
    let token = tokens.id_token().ok_or(Trouble::Lies)?;
    let at = chrono::DateTime::from_timestamp(now.seconds(), 0).ok_or(Trouble::Lies)?;
    let checker = client
        .id_token_verifier()
        .set_allowed_algs(SIGNED)
        .set_time_fn(move || at);
    let claims = token
        .claims(&checker, &Nonce::new(nonce.to_owned()))
        .map_err(|error| {
            tracing::warn!(provider = provider.code, %error, "what an identity provider says does not hold");
            Trouble::Lies
        })?;
    let amr = claims.auth_method_refs().into_iter().flatten();
    let acr = claims.auth_context_ref().map(|acr| acr.as_str());
    let mut words = amr.map(|word| word.as_str()).chain(acr);
    Ok(Said {
        subject: claims.subject().as_str().to_owned(),
        email: claims.email().map(|email| email.trim().to_lowercase()),
        is_verified: claims.email_verified() == Some(true),
        is_second: words.any(|word| provider.second.iter().any(|counts| counts == word)),
    })
}
