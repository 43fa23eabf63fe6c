//! Errors as pages: sentences that a programme officer can act on.

use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::shell::Page;
use crate::{
    actor::Actor,
    error::{Error, FieldConflict},
    module::App,
    t,
    text::{Lang, Message},
    web::{Cx, ui},
};

/// Answers that nothing is there wait for the next of these steps since the question came: to find
/// a row that is hidden takes a little longer than to find none, and nobody is to measure that.
/// A step is several times what finding takes.
const STEP: Duration = Duration::from_millis(25);

/// What the page needs to know of an error; travels with the bare response until
/// the frame is put around it.
#[derive(Clone)]
struct Told(Arc<Mutex<Option<Error>>>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::SignedOut | Self::TokenRefused => StatusCode::UNAUTHORIZED,
            Self::ProveAgain | Self::FactorWanted => StatusCode::FORBIDDEN,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Busy | Self::FilesSilent(_) | Self::FilesRefused(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Io(_) if self.is_full() => StatusCode::INSUFFICIENT_STORAGE,
            Self::Store(sqlx::Error::PoolTimedOut) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) if self.is_cut_off() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Io(_) | Self::Setup(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if status.is_server_error() {
            // The sentence for the log; it names statements and files, never people.
            tracing::error!(error = %self, "a request failed");
        }
        let mut response = status.into_response();
        response
            .extensions_mut()
            .insert(Told(Arc::new(Mutex::new(Some(self)))));
        response
    }
}

/// How much of the step that it has come to a time has used up.
fn past_step(elapsed: Duration) -> Duration {
    let used = elapsed.as_nanos() % STEP.as_nanos();
    Duration::from_nanos(u64::try_from(used).unwrap_or_default())
}

/// Puts the frame around an error, in the reader's language.
pub async fn error_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Actor>().cloned();
    let here = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let wants_json = request.uri().path().starts_with("/api/");
    let came_from = page_before(&request);
    let form = form_page(&request, came_from.as_deref());
    let is_form = request.method() == axum::http::Method::POST;
    let begun = Instant::now();
    let response = next.run(request).await;
    let told = response
        .extensions()
        .get::<Told>()
        .and_then(|told| told.0.lock().ok()?.take())
        .or_else(|| bare(&response));
    let Some(error) = told else {
        return response;
    };
    if matches!(error, Error::NotFound) {
        tokio::time::sleep(STEP.saturating_sub(past_step(begun.elapsed()))).await;
    }
    if matches!(error, Error::Forbidden(_) | Error::TooOften(_)) {
        let account = actor.as_ref().and_then(|actor| actor.account);
        // The path without its question, which may hold a name that was searched for.
        let path = here.split('?').next().unwrap_or_default();
        let path = super::address::for_log(path);
        tracing::warn!(account = account.map(tracing::field::display), path, status = %response.status(), "an act was refused");
    }
    // An address that holds no id is one that nothing stands under.
    let status = match (&error, response.status()) {
        (Error::NotFound, StatusCode::BAD_REQUEST) => StatusCode::NOT_FOUND,
        (_, status) => status,
    };
    let cx = Cx {
        app,
        actor: actor.unwrap_or_else(|| Actor::anonymous(Lang::EN)),
        here,
        address: None,
    };
    if wants_json {
        let (title, sentence) = words(cx.lang(), &error);
        let body = serde_json::json!({ "error": title, "message": sentence });
        let mut response = (status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        match error {
            Error::TokenRefused => {
                let scheme = axum::http::HeaderValue::from_static("Bearer error=\"invalid_token\"");
                headers.insert(header::WWW_AUTHENTICATE, scheme);
            }
            Error::TooOften(seconds) => {
                headers.insert(header::RETRY_AFTER, seconds.into());
            }
            _ => {}
        }
        return response;
    }
    if matches!(error, Error::SignedOut) {
        let next: String = cx.here.chars().take(500).collect();
        return super::redirect(&format!("/signin?next={}", super::shell::encode(&next)));
    }
    if matches!(error, Error::ProveAgain) {
        // A form is filled in again afterwards: what was sent is not kept.
        let before = came_from.as_deref().unwrap_or("/app");
        let next = if is_form { before } else { cx.here.as_str() };
        return super::redirect(&format!("/app/me/proof?next={}", super::shell::encode(next)));
    }
    if matches!(error, Error::FactorWanted) {
        return super::redirect("/app/me/ways-in");
    }
    let (title, sentence) = words(cx.lang(), &error);
    let conflicts = match &error {
        Error::Conflict(fields) => fields.as_slice(),
        _ => &[],
    };
    let page = Page::new(&title)
        .body(&ui::PageHead::new(&title).lede(&sentence))
        .body(&conflict_table(cx.lang(), conflicts))
        .body(&way_on(&cx, &error, &form));
    // An error never shows more of the workspace than the reader has: it is in the public frame.
    let mut response = (status, page.public(&cx)).into_response();
    if let Error::TooOften(seconds) = error {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// Where the reader came from, if that is another page of this office.
fn page_before(request: &Request) -> Option<String> {
    let text = |name: header::HeaderName| request.headers().get(name)?.to_str().ok();
    let (from, host) = text(header::REFERER).zip(text(header::HOST))?;
    let path = from.split_once("://")?.1.strip_prefix(host)?;
    let is_other = path.starts_with("/app/") && path.split('?').next() != Some(request.uri().path());
    is_other.then(|| path.to_owned())
}

/// The page whose form was sent: where the reader came from; else the form's own, which
/// stands at the address that it goes to or under `/edit` there.
fn form_page(request: &Request, before: Option<&str>) -> String {
    let own = request.uri().path();
    match before {
        Some(before) => before.to_owned(),
        None if own.ends_with("/edit") => own.to_owned(),
        None => format!("{own}/edit"),
    }
}

/// Where to go from an error: back to the record that somebody else saved, else home.
fn way_on(cx: &Cx, error: &Error, form: &str) -> maud::Markup {
    let lang = cx.lang();
    maud::html! {
        p {
            @if matches!(error, Error::Conflict(_)) {
                a.button href=(form) { (t!(lang, "conflict-open")) }
            } @else {
                a.button href="/" { (t!(lang, "error-home")) }
            }
        }
    }
}

/// What a bare refusal of the layers around the handlers means: they answer with a status
/// and at most a word in plain text.
fn bare(response: &Response) -> Option<Error> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !is_plain {
        return None;
    }
    match response.status() {
        StatusCode::FORBIDDEN => Some(Error::Forbidden(Message::new("error-other-site"))),
        // A bad request is one whose address cannot be read: forms and files tell of
        // themselves what is wrong with them.
        StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
            Some(Error::NotFound)
        }
        StatusCode::PAYLOAD_TOO_LARGE => Some(Error::refused("error-too-large")),
        status if status.is_client_error() => Some(Error::refused("error-form")),
        _ => None,
    }
}

/// The answer to an address that nothing stands under.
pub async fn not_found() -> Error {
    Error::NotFound
}

/// An error in a few lines of plain text, where no page can be drawn around it.
pub fn in_plain_text(lang: Lang, error: &Error) -> String {
    let (title, sentence) = words(lang, error);
    format!("{title}\n\n{sentence}\n")
}

fn words(lang: Lang, error: &Error) -> (String, String) {
    let (title, sentence) = match error {
        Error::NotFound => ("error-not-found", Message::new("error-not-found-why")),
        Error::Forbidden(reason) => ("error-forbidden", reason.clone()),
        Error::SignedOut => ("error-signed-out", Message::new("error-signed-out-why")),
        Error::TokenRefused => ("token-refused", Message::new("token-refused-why")),
        Error::ProveAgain => ("proof-title", Message::new("proof-lede")),
        Error::FactorWanted => ("ways-title", Message::new("ways-wanted")),
        Error::TooOften(seconds) => (
            "error-too-often",
            Message::new("error-too-often-why").with("n", i64::try_from(*seconds).unwrap_or(i64::MAX)),
        ),
        Error::Refused(reason) => ("error-refused", reason.clone()),
        Error::Conflict(_) => ("error-conflict", Message::new("error-conflict-why")),
        Error::Busy => ("error-busy", Message::new("error-busy-why")),
        Error::FilesSilent(_) | Error::FilesRefused(_) => {
            ("error-files-away", Message::new("error-files-away-why"))
        }
        _ if error.is_full() => ("error-full", Message::new("error-full-why")),
        Error::Store(sqlx::Error::PoolTimedOut) => ("error-away", Message::new("error-away-why")),
        _ if error.is_cut_off() => ("error-away", Message::new("error-away-why")),
        _ => ("error-broken", Message::new("error-broken-why")),
    };
    (t!(lang, title), sentence.say(lang))
}

fn conflict_table(lang: Lang, fields: &[FieldConflict]) -> maud::Markup {
    maud::html! {
        @if !fields.is_empty() {
            div.tablebox tabindex="0" {
                table {
                    thead { tr {
                        th { (t!(lang, "conflict-field")) }
                        th { (t!(lang, "conflict-yours")) }
                        th { (t!(lang, "conflict-theirs")) }
                    } }
                    tbody {
                        @for field in fields {
                            tr { td { (field.field) } td { (field.yours) } td { (field.theirs) } }
                        }
                    }
                }
            }
        }
    }
}
