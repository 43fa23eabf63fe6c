//! A bucket for stories: a service on this machine that speaks as S3 does and holds everything in
//! memory. It checks every signature, lists three names at a time and fails when it is told to.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use rusty_s3::{Method as Verb, signing::sign};
use url::Url;

use crate::file::{Bucket, BucketSettings, Files};

const NAME: &str = "office";
const REGION: &str = "eu-test-1";
const KEY: &str = "key-of-stories";
const SECRET: &str = "secret-of-stories";
/// How many names a page of its list has.
const PAGE: usize = 3;

/// A bucket of its own for one story.
#[derive(Debug, Clone)]
pub struct TestBucket {
    address: String,
    held: Arc<Mutex<Held>>,
}

#[derive(Debug, Default)]
struct Held {
    objects: BTreeMap<String, (Bytes, Timestamp)>,
    failing: usize,
    asked: usize,
}

#[expect(
    clippy::expect_used,
    reason = "a story that cannot begin should say so and stop"
)]
impl TestBucket {
    /// Starts it on a free port; it ends with the story.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let held = Arc::<Mutex<Held>>::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&held));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, held }
    }

    /// The settings by which an office knows it; its files lie under `balai/`.
    pub fn settings(&self) -> BucketSettings {
        BucketSettings {
            endpoint: self.address.clone(),
            name: NAME.to_owned(),
            region: REGION.to_owned(),
            folder: "balai".to_owned(),
            is_in_host: false,
            key: KEY.to_owned(),
            secret: SECRET.to_owned(),
        }
    }

    /// Files that lie in it.
    ///
    /// # Panics
    /// Never: its settings are right.
    pub fn files(&self) -> Files {
        Files::in_bucket(Bucket::new(self.settings()).expect("right settings"))
    }

    /// Answers the next questions with "slow down", so many times.
    pub fn fail(&self, times: usize) {
        self.with(|held| held.failing = times);
    }

    /// How many questions came.
    pub fn asked(&self) -> usize {
        self.with(|held| held.asked)
    }

    /// What lies in it, by name.
    pub fn objects(&self) -> Vec<(String, Bytes)> {
        self.with(|held| {
            held.objects
                .iter()
                .map(|(name, (bytes, _))| (name.clone(), bytes.clone()))
                .collect()
        })
    }

    /// Puts something there by another's hand.
    pub fn put(&self, name: &str, bytes: Bytes) {
        self.with(|held| held.objects.insert(name.to_owned(), (bytes, now())));
    }

    /// Empties it.
    pub fn clear(&self) {
        self.with(|held| held.objects.clear());
    }

    /// Lets everything in it be two days older.
    pub fn age(&self) {
        self.with(|held| {
            for (_, at) in held.objects.values_mut() {
                *at -= SignedDuration::from_hours(48);
            }
        });
    }

    fn with<T>(&self, act: impl FnOnce(&mut Held) -> T) -> T {
        act(&mut self
            .held
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

/// A service has a clock of its own.
#[expect(
    clippy::disallowed_methods,
    reason = "the office's clock is not the service's"
)]
fn now() -> Timestamp {
    Timestamp::now()
}

async fn answer(
    State(held): State<Arc<Mutex<Held>>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut held = held.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    held.asked += 1;
    if held.failing > 0 {
        held.failing -= 1;
        return fault(StatusCode::SERVICE_UNAVAILABLE, "SlowDown");
    }
    if !is_signed(&method, &uri, &headers) {
        return fault(StatusCode::FORBIDDEN, "SignatureDoesNotMatch");
    }
    let Some(name) = uri.path().strip_prefix(&format!("/{NAME}/")) else {
        return fault(StatusCode::NOT_FOUND, "NoSuchBucket");
    };
    match (method, name) {
        (Method::GET, "") => list(&held, &uri),
        (Method::GET, name) => match held.objects.get(name) {
            Some((bytes, _)) => bytes.clone().into_response(),
            None => fault(StatusCode::NOT_FOUND, "NoSuchKey"),
        },
        (Method::PUT, name) => {
            held.objects.insert(name.to_owned(), (body, now()));
            StatusCode::OK.into_response()
        }
        (Method::DELETE, name) => {
            held.objects.remove(name);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => fault(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"),
    }
}

/// Whether the signature in the address is the one that the secret gives.
fn is_signed(method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let Ok(url) = Url::parse(&format!("http://{host}{uri}")) else {
        return false;
    };
    let mut query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
    let mut said = |name: &str| query.remove(&format!("X-Amz-{name}")).unwrap_or_default();
    let given = said("Signature");
    let at = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", said("Date"))
        .and_then(|at| at.to_zoned(TimeZone::UTC))
        .map(|at| at.timestamp());
    let expires = said("Expires").parse::<u64>();
    for name in ["Algorithm", "Credential", "SignedHeaders"] {
        said(name);
    }
    let verb = match *method {
        Method::GET => Verb::Get,
        Method::PUT => Verb::Put,
        Method::DELETE => Verb::Delete,
        _ => return false,
    };
    let (Ok(at), Ok(expires)) = (at, expires) else {
        return false;
    };
    let mut plain = url.clone();
    plain.set_query(None);
    let rest = query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let signed = sign(
        &at,
        verb,
        plain,
        KEY,
        SECRET,
        None,
        REGION,
        expires,
        rest,
        std::iter::empty(),
    );
    !given.is_empty()
        && signed
            .query_pairs()
            .any(|(name, value)| name == "X-Amz-Signature" && value == given)
}

fn list(held: &Held, uri: &Uri) -> Response {
    let url = Url::parse(&format!("http://bucket{uri}")).ok();
    let query: BTreeMap<_, _> = url
        .iter()
        .flat_map(|url| url.query_pairs().into_owned())
        .collect();
    let said = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let most = said("max-keys").parse().unwrap_or(PAGE).min(PAGE);
    let found: Vec<_> = held
        .objects
        .iter()
        .filter(|(name, _)| name.starts_with(said("prefix")) && name.as_str() > said("continuation-token"))
        .collect();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <Name>{NAME}</Name><Prefix>{}</Prefix><MaxKeys>{most}</MaxKeys><EncodingType>url</EncodingType>\
         <IsTruncated>{}</IsTruncated>",
        said("prefix"),
        found.len() > most
    );
    for (name, (bytes, at)) in found.iter().take(most) {
        let _ = write!(
            xml,
            "<Contents><Key>{}</Key><LastModified>{at:.3}</LastModified><ETag>\"\"</ETag><Size>{}</Size></Contents>",
            name.replace('/', "%2F"),
            bytes.len()
        );
    }
    if let (true, Some((last, _))) = (found.len() > most, found.get(most.saturating_sub(1))) {
        let _ = write!(xml, "<NextContinuationToken>{last}</NextContinuationToken>");
    }
    xml.push_str("</ListBucketResult>");
    ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
}

fn fault(status: StatusCode, code: &str) -> Response {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>No.</Message></Error>"
    );
    (status, Body::from(body)).into_response()
}
