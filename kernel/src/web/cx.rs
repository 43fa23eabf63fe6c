//! Who asks, and for what: the one thing every handler takes first.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::Response,
};
use serde::de::DeserializeOwned;

use super::{
    address,
    form_token::{self, FormToken},
};
use crate::{
    account::{self, eyes},
    actor::Actor,
    error::{Error, Result},
    module::App,
    policy::{self, Action, Guarded},
    text::{Lang, catalogue},
};

const SESSION: &str = "balai-session";
const STEP: &str = "balai-signin";
const DOOR: &str = "balai-door";
const LINK: &str = "balai-link-";
/// Over HTTPS a browser takes a cookie of this name only from this very host, for all of it and
/// over HTTPS: no neighbour can put one in its place (RFC 6265bis, 4.1.3.2).
const HOST: &str = "__Host-";
const LANGUAGE: &str = "balai-language";

/// The office, the actor and the address asked for.
#[derive(Clone)]
pub struct Cx {
    /// The office.
    pub app: App,
    /// Who asks.
    pub actor: Actor,
    /// The path and query asked for.
    pub here: String,
    /// From where, as far as that is known.
    pub address: Option<IpAddr>,
}

impl Cx {
    /// The language of the answer.
    pub const fn lang(&self) -> Lang {
        self.actor.lang
    }

    /// Asks the rule; see [`policy::may`].
    ///
    /// # Errors
    /// When it denies.
    pub fn may<T: Guarded>(&self, action: Action, row: &T) -> Result<()> {
        policy::may(&self.actor, action, Some(row))
    }

    /// Whether the rule allows it, for showing or hiding a button.
    pub fn can<T: Guarded>(&self, action: Action, row: &T) -> bool {
        policy::is_allowed(&self.actor, action, Some(row))
    }

    /// Goes on only if whoever is signed in has shown lately that it is them.
    ///
    /// # Errors
    /// [`Error::ProveAgain`], which leads to the page where they do.
    pub const fn proved(&self) -> Result<()> {
        if self.actor.is_proved {
            Ok(())
        } else {
            Err(Error::ProveAgain)
        }
    }

    /// Whether the rule about the noun as such allows it.
    pub fn can_any<T: Guarded>(&self, action: Action) -> bool {
        T::rule(&self.actor, action, None).is_allowed()
    }
}

impl FromRequestParts<App> for Cx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = parts
            .extensions
            .get::<Actor>()
            .cloned()
            .unwrap_or_else(|| Actor::anonymous(Lang::EN));
        Ok(Self {
            app: app.clone(),
            actor,
            here: parts
                .uri
                .path_and_query()
                .map_or_else(|| "/".to_owned(), ToString::to_string),
            address: address(parts, app.proxies),
        })
    }
}

/// From where a request comes: the other end of its connection, or what the nearest of our own
/// proxies says. What a stranger writes into the header stands further left and is not read.
fn address(parts: &Parts, proxies: usize) -> Option<IpAddr> {
    let Some(from_right) = proxies.checked_sub(1) else {
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        return connection.map(|ConnectInfo(at)| at.ip());
    };
    let lines = parts.headers.get_all("x-forwarded-for").iter();
    let told: Vec<&str> = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .collect();
    told.iter().rev().nth(from_right)?.trim().parse().ok()
}

/// Finds out who asks, once for each request, before anything else.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let bearer = account::token_in(request.headers(), path);
    // Whoever sends a token is that program, whatever cookie comes with it.
    let session = match bearer {
        Some(_) => None,
        None => cookie(request.headers(), &cookie_name(&app, SESSION)),
    };
    let found = match (&bearer, &session) {
        (Some(token), _) => {
            let lang = preferred(request.headers(), &app);
            account::actor_of_token(&app, token, path, lang).await.map(Some)
        }
        (None, Some(token)) => account::actor_of(&app, token).await,
        (None, None) => Ok(None),
    };
    let mut actor = match found {
        Ok(Some(actor)) => actor,
        Ok(None) => Actor::anonymous(preferred(request.headers(), &app)),
        Err(error) => return axum::response::IntoResponse::into_response(error),
    };
    let searcher = actor.account.filter(|_| session.is_some());
    if let Some(account) = searcher {
        address::open_question(&app, account, &mut request);
    }
    if actor.is_office()
        && request.method() == Method::GET
        && let Some(eyes) = query_value(request.uri().query(), "as").and_then(|code| code.parse().ok())
    {
        actor = match eyes::look(&app, actor, eyes).await {
            Ok(actor) => actor,
            Err(error) => return axum::response::IntoResponse::into_response(error),
        };
    }
    // `?lang=id` answers in that language, and this browser is answered in it from then on,
    // whatever the account says elsewhere.
    let asked = query_value(request.uri().query(), "lang")
        .and_then(|code| catalogue().language(&code))
        .filter(|lang| offers(&app, *lang));
    if let Some(lang) = asked.or_else(|| remembered(request.headers(), &app)) {
        actor.lang = lang;
    }
    // Who is signed in by a cookie says in every form that it is theirs.
    let form_token = session
        .filter(|_| actor.is_signed_in())
        .map(|token| FormToken::of_session(&token));
    if let Some(form_token) = &form_token {
        request.extensions_mut().insert(form_token.clone());
    }
    request.extensions_mut().insert(actor);
    let mut response = next.run(request).await;
    if let Some(account) = searcher {
        response = address::without_questions(&app, account, response).await;
    }
    if let Some(form_token) = &form_token {
        response = form_token::mark(response, form_token).await;
        // What somebody saw who was signed in is not left on the disk of a shared computer.
        let own = HeaderValue::from_static("no-store");
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(own);
    }
    if let Some(lang) = asked
        && let Ok(value) = HeaderValue::from_str(&language_cookie(&app, lang))
    {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// The cookie by which a browser keeps to a language.
fn language_cookie(app: &App, lang: Lang) -> String {
    format!(
        "{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{}",
        cookie_name(app, LANGUAGE),
        lang.code(),
        secure(app)
    )
}

/// The name of a cookie.
fn cookie_name(app: &App, name: &str) -> String {
    let start = if app.secure_cookies { HOST } else { "" };
    format!("{start}{name}")
}

fn secure(app: &App) -> &'static str {
    if app.secure_cookies { "; Secure" } else { "" }
}

/// The session cookie for a token; an empty token ends it.
pub fn session_cookie(app: &App, token: &str) -> String {
    let age = if token.is_empty() {
        0
    } else {
        account::ABSOLUTE_SECONDS
    };
    let (name, secure) = (cookie_name(app, SESSION), secure(app));
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

/// The cookie of a sign-in that waits for its second step; an empty token ends it.
pub(crate) fn step_cookie(app: &App, token: &str, seconds: i64) -> String {
    let (name, secure) = (cookie_name(app, STEP), secure(app));
    // For all of the host, or its name could not say that it is the host's own.
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

/// The token of a sign-in that waits for its second step.
pub(crate) fn step_token(headers: &HeaderMap) -> Option<String> {
    own_cookie(headers, STEP)
}

/// The cookie of a browser at the door while a device or a provider answers.
pub(crate) fn door_cookie(app: &App, token: &str) -> String {
    let (name, secure) = (cookie_name(app, DOOR), secure(app));
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400{secure}")
}

/// By what a browser at the door is known while a device or a provider answers.
pub(crate) fn door_token(headers: &HeaderMap) -> Option<String> {
    own_cookie(headers, DOOR)
}

/// The cookie that keeps the secret of a letter's link for an hour, under the secret's name.
pub(super) fn link_cookie(app: &App, name: &str, secret: &str) -> String {
    let (name, secure) = (cookie_name(app, &format!("{LINK}{name}")), self::secure(app));
    format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600{secure}")
}

/// The secret of a link that this browser has opened lately.
pub(super) fn link_secret(headers: &HeaderMap, name: &str) -> Option<String> {
    own_cookie(headers, &format!("{LINK}{name}"))
}

/// The session token of a request whose sender [`identify`] knows already.
pub(crate) fn session_token(headers: &HeaderMap) -> Option<String> {
    own_cookie(headers, SESSION)
}

fn own_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    cookie(headers, &format!("{HOST}{name}")).or_else(|| cookie(headers, name))
}

/// The browser in a few words, for the list of devices.
pub fn device_of(headers: &HeaderMap) -> String {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let browser = ["Firefox", "Edg", "OPR", "Chrome", "Safari", "curl"]
        .into_iter()
        .find(|name| agent.contains(name))
        .map_or("Browser", |name| match name {
            "Edg" => "Edge",
            "OPR" => "Opera",
            other => other,
        });
    let system = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]
        .into_iter()
        .find(|name| agent.contains(name));
    system.map_or_else(|| browser.to_owned(), |system| format!("{browser}, {system}"))
}

/// The language that a browser asks for, if the office speaks it.
pub fn preferred(headers: &HeaderMap, app: &App) -> Lang {
    let asked = || {
        let accepts = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        accepts.split(',').find_map(|part| {
            let code = part.split([';', '-']).next()?.trim();
            catalogue().language(code)
        })
    };
    asked().filter(|lang| offers(app, *lang)).unwrap_or(Lang::EN)
}

/// The language that was chosen in this browser.
fn remembered(headers: &HeaderMap, app: &App) -> Option<Lang> {
    cookie(headers, &cookie_name(app, LANGUAGE))
        .and_then(|code| catalogue().language(&code))
        .filter(|lang| offers(app, *lang))
}

fn offers(app: &App, lang: Lang) -> bool {
    app.profile
        .office
        .languages
        .iter()
        .any(|code| code == lang.code())
}

pub(super) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name && !value.is_empty()).then(|| value.to_owned())
        })
}

pub(super) fn query_value(query: Option<&str>, name: &str) -> Option<String> {
    query?.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// A form that was sent; what cannot be read is refused with a sentence.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        axum::Form::<T>::from_request(request, app)
            .await
            .map(|axum::Form(form)| Self(form))
            .map_err(|_| Error::refused("error-form"))
    }
}

/// The query of an address; what cannot be read counts as absent.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        Ok(axum::extract::Query::<T>::from_request_parts(parts, app)
            .await
            .map_or_else(|_| Self(T::default()), |axum::extract::Query(query)| Self(query)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_line_of_proxies_names_an_address_or_none(line in "[0-9a-f:., \\PC]{0,80}", proxies in 0usize..5) {
            let fits = HeaderValue::from_str(&line).is_ok();
            let _ = seen(fits.then_some(line.as_str()), proxies);
        }
    }

    fn seen(header: Option<&str>, proxies: usize) -> Option<String> {
        let mut request = Request::new(axum::body::Body::empty());
        let connection: SocketAddr = "192.0.2.1:4000".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(connection));
        if let Some(text) = header {
            let value = HeaderValue::from_str(text).unwrap();
            request.headers_mut().insert("x-forwarded-for", value);
        }
        address(&request.into_parts().0, proxies).map(|at| at.to_string())
    }

    #[test]
    fn without_a_proxy_of_ours_the_header_is_not_believed() {
        assert_eq!(seen(Some("203.0.113.9"), 0).as_deref(), Some("192.0.2.1"));
    }

    #[test]
    fn what_a_stranger_writes_stands_left_of_what_our_proxies_say() {
        let header = Some("10.0.0.1, 203.0.113.9, 198.51.100.7");
        assert_eq!(seen(header, 1).as_deref(), Some("198.51.100.7"));
        assert_eq!(seen(header, 2).as_deref(), Some("203.0.113.9"));
        assert_eq!(seen(Some("not an address"), 1), None);
        assert_eq!(seen(None, 1), None);
    }
}
