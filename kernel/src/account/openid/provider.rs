//! An identity provider for stories, on this machine: it says what a story wants it to say, true
//! or not.

use std::sync::{Arc, Mutex};

use axum::{
    Form, Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Provider;

/// What the provider says of whoever comes next.
#[derive(Clone)]
pub struct Manner {
    /// Who they are.
    pub claims: Value,
    /// The challenge with which they were sent.
    pub challenge: String,
    /// Signs with a key that is not the published one.
    pub forges: bool,
    /// Calls itself so where it describes itself.
    pub called: Option<String>,
    /// Waits so long with an answer.
    pub waits: std::time::Duration,
}

/// The provider.
#[derive(Clone)]
pub struct Fake {
    /// Its address.
    pub issuer: String,
    /// What it does.
    pub manner: Arc<Mutex<Manner>>,
    keys: Arc<(EcdsaKeyPair, EcdsaKeyPair)>,
}

fn key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).unwrap()
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Fake {
    /// Begins to listen.
    pub async fn listening() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let fake = Self {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            manner: Arc::new(Mutex::new(Manner {
                claims: json!({}),
                challenge: String::new(),
                forges: false,
                called: None,
                waits: std::time::Duration::ZERO,
            })),
            keys: Arc::new((key(), key())),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(about))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        fake
    }

    /// As the settings of an office declare it.
    pub fn declared(&self) -> Provider {
        Provider {
            code: "ministry".to_owned(),
            title: "Ministry of Example".to_owned(),
            issuer: self.issuer.clone(),
            client: "balai".to_owned(),
            secret: Some("a secret".to_owned()),
            party: None,
            second: Vec::new(),
        }
    }

    fn now(&self) -> Manner {
        self.manner.lock().unwrap().clone()
    }
}

async fn about(State(fake): State<Fake>) -> Json<Value> {
    let manner = fake.now();
    tokio::time::sleep(manner.waits).await;
    let issuer = &fake.issuer;
    Json(json!({
        "issuer": manner.called.as_ref().unwrap_or(issuer),
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    }))
}

async fn keys(State(fake): State<Fake>) -> Json<Value> {
    let point = fake.keys.0.public_key().as_ref();
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "kid": "1", "alg": "ES256",
        "x": text(&point[1..33]), "y": text(&point[33..65]),
    }] }))
}

#[derive(serde::Deserialize)]
struct Exchange {
    code: String,
    code_verifier: String,
}

/// Exchanges a code, if it comes from the office that was given the secret, and with the verifier
/// that belongs to the challenge.
async fn token(State(fake): State<Fake>, headers: HeaderMap, Form(asked): Form<Exchange>) -> Response {
    let manner = fake.now();
    let knows_secret = headers.contains_key(header::AUTHORIZATION);
    let fits = text(&Sha256::digest(asked.code_verifier.as_bytes())) == manner.challenge;
    if !knows_secret || !fits || asked.code != "a code" {
        let no = Json(json!({ "error": "invalid_grant" }));
        return (StatusCode::BAD_REQUEST, no).into_response();
    }
    let key = if manner.forges { &fake.keys.1 } else { &fake.keys.0 };
    let head = text(
        json!({ "alg": "ES256", "kid": "1", "typ": "JWT" })
            .to_string()
            .as_bytes(),
    );
    let signed = format!("{head}.{}", text(manner.claims.to_string().as_bytes()));
    let signature = key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
    Json(json!({
        "access_token": "unused",
        "token_type": "Bearer",
        "id_token": format!("{signed}.{}", text(signature.as_ref())),
    }))
    .into_response()
}
