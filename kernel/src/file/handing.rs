//! Handing a stranger's file over: from an address that knows nobody.
//!
//! Whoever may read a record is sent on to `/files/...`, an address that holds for a minute,
//! for this file alone, and takes no notice of cookies. Should a browser ever run what is in the
//! file, it runs without a session, in no origin, with nothing to load from.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::{FileRow, store};
use crate::{
    clock::Instant,
    error::Error,
    id::Id,
    module::App,
    t,
    web::{self, Answer, attachment},
};

/// How long an address holds, in seconds: as long as a slow line needs to begin.
const SECONDS: i64 = 60;
const PURPOSE: &str = "handing files over";
/// Bytes of an address before its mark: the file's id and when it ends.
const PLAIN: usize = 24;

/// Types that are said as they are; of all else only that it is bytes.
const SAID: [&str; 8] = [
    "application/pdf",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "image/png",
    "image/jpeg",
];

/// Sends whoever may read the file on to where it is handed over under `name`. Ask first
/// whether they may.
pub fn hand_over(app: &App, file: &FileRow, name: &str) -> Response {
    web::redirect(&address(app, file.id, name))
}

fn address(app: &App, file: Id<FileRow>, name: &str) -> String {
    let until = app.clock.now().plus_seconds(SECONDS);
    let plain = plain(file, until);
    let key = app.keys.derived(PURPOSE).into_iter().next().unwrap_or_default();
    let token = [plain.as_slice(), &mark(&key, &plain, name)].concat();
    format!(
        "/files/{}/{}",
        URL_SAFE_NO_PAD.encode(token),
        web::url_encode(name)
    )
}

fn plain(file: Id<FileRow>, until: Instant) -> [u8; PLAIN] {
    let mut plain = [0; PLAIN];
    plain[..16].copy_from_slice(file.uuid().as_bytes());
    plain[16..].copy_from_slice(&until.seconds().to_be_bytes());
    plain
}

fn mark(key: &[u8; 32], plain: &[u8], name: &str) -> Vec<u8> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        // HMAC takes keys of every length.
        return Vec::new();
    };
    mac.update(plain);
    mac.update(name.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The file that a token was made for, if the token is ours, of this name, and not over.
fn opened(app: &App, token: &str, name: &str) -> Option<Id<FileRow>> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (plain, marked) = bytes.split_at_checked(PLAIN)?;
    let keys = app.keys.derived(PURPOSE);
    let is_ours = keys
        .iter()
        .any(|key| bool::from(mark(key, plain, name).ct_eq(marked)));
    let (id, until) = plain.split_first_chunk::<16>()?;
    let until = i64::from_be_bytes(until.try_into().ok()?);
    (is_ours && until > app.clock.now().seconds()).then(|| Id::of(Uuid::from_bytes(*id)))
}

/// `GET /files/{token}/{name}`: outside everything that reads a cookie, and so without a page around
/// what goes wrong.
pub async fn handed(
    State(app): State<App>,
    headers: HeaderMap,
    Path((token, name)): Path<(String, String)>,
) -> Response {
    match found(&app, &token, &name).await {
        Ok(file) => sandboxed(file),
        Err(error) => {
            let lang = web::preferred(&headers, &app);
            let said = match error {
                Error::NotFound => t!(lang, "file-address-over"),
                _ => web::in_plain_text(lang, &error),
            };
            let mut answer = (error.into_response().status(), said).into_response();
            answer.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/plain; charset=utf-8"),
            );
            answer
        }
    }
}

/// The file at an address; [`Error::NotFound`] for one that is over, altered or another's.
async fn found(app: &App, token: &str, name: &str) -> Answer {
    let id = opened(app, token, name).ok_or(Error::NotFound)?;
    let row = store::find(&app.db, id).await?.ok_or(Error::NotFound)?;
    let bytes = super::read(app, &row.storage_key).await?;
    let kind = SAID.into_iter().find(|kind| *kind == row.media_type);
    Ok(attachment(
        name,
        kind.unwrap_or("application/octet-stream"),
        bytes,
    ))
}

/// Says that nothing in this answer may run, load or be framed.
pub fn sandboxed(mut answer: Response) -> Response {
    answer.headers_mut().insert(
        HeaderName::from_static("content-security-policy"),
        HeaderValue::from_static("sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    );
    answer
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Audience, test::World};

    async fn kept(world: &World) -> FileRow {
        let app = &world.app;
        let written = &app
            .files
            .write(&app.clock, b"<script>alert(1)</script>")
            .await
            .unwrap();
        let id = app
            .db
            .write("test.file", |tx| async move {
                store::keep(&tx, app, written, "a", "text/html", &Audience::office(), None).await
            })
            .await
            .unwrap();
        store::find(&app.db, id).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn an_address_of_a_file_holds_for_this_file_and_a_minute_alone() {
        crate::test::on_both(&[], async |world| {
            let row = kept(&world).await;
            let path = address(&world.app, row.id, "a \"name\".html");
            let seen = world.stranger().get(&path).await;
            assert_eq!(seen.status, 200);
            // Never as the page that it says it is.
            assert_eq!(seen.headers["content-type"], "application/octet-stream");
            let disposition = seen.headers["content-disposition"].to_str().unwrap();
            assert!(disposition.starts_with("attachment; "), "{disposition}");
            let policy = seen.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.starts_with("sandbox; default-src 'none'"), "{policy}");
            let renamed = path.rsplit_once('/').unwrap().0;
            assert_eq!(
                world.stranger().get(&format!("{renamed}/b.html")).await.status,
                404
            );
            world.app.clock.advance(SECONDS + 1);
            let over = world.stranger().get(&path).await;
            assert_eq!(over.status, 404);
            assert!(over.shows("holds for a minute"), "{}", over.text);
        })
        .await;
    }

    #[tokio::test]
    async fn an_altered_address_opens_nothing() {
        let world = World::sqlite(&[]).await;
        let row = kept(&world).await;
        let path = address(&world.app, row.id, "a");
        let token = path.split('/').nth(2).unwrap().to_owned();
        assert!(opened(&world.app, &token, "a").is_some());
        proptest!(ProptestConfig::with_cases(200), |(at in 0usize..74, to in "[A-Za-z0-9_-]", any in "\\PC{0,80}")| {
            let mut altered = token.clone();
            altered.replace_range(at..=at, &to);
            let is_same = URL_SAFE_NO_PAD.decode(&altered) == URL_SAFE_NO_PAD.decode(&token);
            prop_assert!(is_same || opened(&world.app, &altered, "a").is_none());
            prop_assert!(opened(&world.app, &any, "a").is_none());
        });
    }
}
