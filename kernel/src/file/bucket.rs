//! Bytes in a bucket of an S3-compatible service: where servers on several machines share files.
//!
//! The service holds sealed bytes under random names. It answers four questions: put, get,
//! list and remove; each is signed (AWS Signature Version 4, in the address) and may be asked
//! again, so that one lost answer loses nothing.

use std::{
    fmt, io,
    time::{Duration, SystemTime},
};

use axum::body::Bytes;
use hyper::{Method, Request, Response, StatusCode};
use jiff::Timestamp;
use rusty_s3::{
    Credentials, S3Action, UrlStyle,
    actions::{ListObjectsV2, ListObjectsV2Response},
};
use url::Url;

use super::Lying;
use crate::{
    error::{Error, Result},
    fetch::{Limits, fetch_within},
};

/// How long a signed address is good for: a slow upload, and a clock that goes a little wrong.
const SIGNED_FOR: Duration = Duration::from_secs(600);
/// How long an answer is waited for: a large file over a slow line.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 2 } else { 120 });
/// The longest file that is read, in bytes; the office's limit for uploads is far below.
const FILE: usize = 1 << 30;
/// The longest other answer: a thousand names take a third of it.
const WORDS: usize = 1 << 20;
/// How long to wait before a question is asked a second and a third time.
const PAUSES: [Duration; 2] = [Duration::from_millis(200), Duration::from_millis(1000)];

/// What the settings say of a bucket.
#[derive(Clone)]
pub struct BucketSettings {
    /// The address of the service, without the bucket: `https://s3.example`.
    pub endpoint: String,
    /// The bucket's name.
    pub name: String,
    /// Its region, as the service calls it.
    pub region: String,
    /// What the names of this office's files begin with; empty, when the bucket is its own.
    pub folder: String,
    /// Whether the bucket's name stands in the host's name instead of the path.
    pub is_in_host: bool,
    /// The access key's id.
    pub key: String,
    /// The access key's secret.
    pub secret: String,
}

impl fmt::Debug for BucketSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BucketSettings")
            .field("endpoint", &self.endpoint)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// A bucket, ready to be asked.
#[derive(Debug)]
pub struct Bucket {
    at: rusty_s3::Bucket,
    credentials: Credentials,
    folder: String,
}

impl Bucket {
    /// A bucket by its settings. Nothing is asked of it yet.
    ///
    /// # Errors
    /// When the address is none, or goes over the network in the clear; the sentence says so.
    pub fn new(settings: BucketSettings) -> Result<Self> {
        let wrong = |what: &str| {
            Error::setup(format!(
                "The bucket in balai.toml {what}. Correct it and start again."
            ))
        };
        let endpoint: Url = settings
            .endpoint
            .parse()
            .map_err(|_| wrong("has an endpoint that is no address; it looks like https://s3.example"))?;
        let is_own = matches!(endpoint.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if endpoint.scheme() != "https" && !is_own {
            return Err(wrong("needs an endpoint that begins with https://"));
        }
        if settings.name.is_empty() || settings.key.is_empty() || settings.secret.is_empty() {
            return Err(wrong("needs a name, a key and the key's secret"));
        }
        let style = match settings.is_in_host {
            true => UrlStyle::VirtualHost,
            false => UrlStyle::Path,
        };
        let at = rusty_s3::Bucket::new(endpoint, style, settings.name, settings.region)
            .map_err(|_| wrong("has a name that cannot stand in an address"))?;
        let folder = settings.folder.trim_matches('/');
        Ok(Self {
            at,
            credentials: Credentials::new(settings.key, settings.secret),
            folder: match folder {
                "" => String::new(),
                folder => format!("{folder}/"),
            },
        })
    }

    fn object(&self, key: &str) -> String {
        format!("{}{}", self.folder, super::place_of(key))
    }

    pub(super) async fn put(&self, key: &str, sealed: Vec<u8>) -> Result<()> {
        let object = self.object(key);
        let action = self.at.put_object(Some(&self.credentials), &object);
        let answer = ask(Method::PUT, action, sealed, WORDS).await?;
        expect(answer, "take a file").map(drop)
    }

    pub(super) async fn get(&self, key: &str) -> Result<Vec<u8>> {
        let object = self.object(key);
        let action = self.at.get_object(Some(&self.credentials), &object);
        let answer = ask(Method::GET, action, Vec::new(), FILE).await?;
        if answer.status() == StatusCode::NOT_FOUND && code(answer.body()) != Some("NoSuchBucket") {
            let sentence = format!("The bucket has no file {key}.");
            return Err(io::Error::new(io::ErrorKind::NotFound, sentence).into());
        }
        expect(answer, "give a file")
    }

    pub(super) async fn remove(&self, name: &str) -> Result<()> {
        let object = format!("{}{name}", self.folder);
        let action = self.at.delete_object(Some(&self.credentials), &object);
        let answer = ask(Method::DELETE, action, Vec::new(), WORDS).await?;
        if answer.status() == StatusCode::NOT_FOUND && code(answer.body()) != Some("NoSuchBucket") {
            return Ok(());
        }
        expect(answer, "remove a file").map(drop)
    }

    pub(super) async fn lying(&self) -> Result<Vec<Lying>> {
        let mut all = Vec::new();
        let mut from: Option<String> = None;
        loop {
            let mut action = self.list();
            if let Some(token) = &from {
                action.with_continuation_token(token.as_str());
            }
            let page = listed(ask(Method::GET, action, Vec::new(), WORDS).await?)?;
            all.extend(page.contents.iter().filter_map(|object| {
                let name = object.key.strip_prefix(&self.folder)?;
                let key = name.rsplit('/').next()?;
                // What others put into the bucket is nothing of ours, and not for us to sweep.
                if super::key_id(key).is_none() || name != super::place_of(key) {
                    return None;
                }
                Some(Lying {
                    name: name.to_owned(),
                    key: key.to_owned(),
                    size: i64::try_from(object.size?).ok()?,
                    written: SystemTime::from(object.last_modified.as_deref()?.parse::<Timestamp>().ok()?),
                })
            }));
            match page.next_continuation_token {
                Some(token) => from = Some(token),
                None => return Ok(all),
            }
        }
    }

    /// Whether it answers at all: lists one file.
    pub(super) async fn answer(&self) -> Result<()> {
        let mut action = self.list();
        action.with_max_keys(1);
        listed(ask(Method::GET, action, Vec::new(), WORDS).await?).map(drop)
    }

    fn list(&self) -> ListObjectsV2<'_> {
        let mut action = self.at.list_objects_v2(Some(&self.credentials));
        action.with_prefix(self.folder.as_str());
        action
    }
}

/// Asks up to three times: every question may be asked again.
async fn ask<'a>(
    method: Method,
    action: impl S3Action<'a>,
    body: Vec<u8>,
    longest: usize,
) -> Result<Response<Vec<u8>>> {
    let body = Bytes::from(body);
    let limits = Limits {
        patience: PATIENCE,
        longest,
    };
    let mut pauses = PAUSES.into_iter();
    loop {
        let request = Request::builder()
            .method(&method)
            .uri(action.sign(SIGNED_FOR).as_str())
            .body(body.clone())
            .map_err(|error| Error::FilesRefused(error.to_string()))?;
        let answer = fetch_within(request, limits).await;
        let is_passing = match &answer {
            Ok(answer) => {
                answer.status().is_server_error() || answer.status() == StatusCode::TOO_MANY_REQUESTS
            }
            Err(error) => error.is_passing(),
        };
        match pauses.next() {
            Some(pause) if is_passing => tokio::time::sleep(pause).await,
            _ => return answer.map_err(|error| Error::FilesSilent(error.to_string())),
        }
    }
}

/// What a good answer brought; else what the service says went wrong.
fn expect(answer: Response<Vec<u8>>, what: &str) -> Result<Vec<u8>> {
    if answer.status().is_success() {
        return Ok(answer.into_body());
    }
    let reason = code(answer.body()).unwrap_or("no reason given");
    Err(Error::FilesRefused(format!(
        "it did not {what}: {} ({reason})",
        answer.status().as_u16()
    )))
}

fn listed(answer: Response<Vec<u8>>) -> Result<ListObjectsV2Response> {
    let body = expect(answer, "list its files")?;
    std::str::from_utf8(&body)
        .ok()
        .and_then(|text| ListObjectsV2::parse_response(text).ok())
        .ok_or_else(|| Error::FilesRefused("its list of files could not be read".to_owned()))
}

/// The word for what went wrong, from the service's answer.
fn code(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?;
    let (_, rest) = text.split_once("<Code>")?;
    let (code, _) = rest.split_once("</Code>")?;
    code.chars().all(|c| c.is_ascii_alphanumeric()).then_some(code)
}
