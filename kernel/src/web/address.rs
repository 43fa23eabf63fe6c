//! What an address may hold: no secret of a link, and nothing that somebody searched for.
//!
//! Addresses stay in a browser's history, in a proxy's log and in bookmarks (OWASP ASVS 5.0,
//! 14.2.1). The secret of a letter's link is moved into a cookie by the first answer, and the
//! pages behind it stand under a name of the secret that opens nothing. The words of a search
//! travel in forms; in addresses they stand sealed for the one account that searches.
//! Both are done here on the way in and on the way out, so that no page can forget to.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, Uri, header},
    middleware::Next,
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::{Digest, Sha256};

use super::{
    Answer, Cx, FORM_TOKEN, Form,
    cx::{link_cookie, link_secret},
    redirect,
    shell::{decode, encode},
};
use crate::{account::Account, error::Error, id::Id, module::App};

/// The parts of the office whose addresses are links of letters.
const AREAS: [&str; 7] = [
    "link",
    "details",
    "roster",
    "clearance",
    "consent",
    "errand",
    "suggestion",
];
/// How the name of a secret begins; no secret has this length.
const NAMED: &str = "at-";
/// Hexadecimal digits of a secret's name.
const DIGITS: usize = 16;
/// What is shorter is no secret, not even one that was cut off on its way.
const SHORTEST: usize = 8;
/// Where a browser is led whose cookie of a link is gone.
pub(crate) const REOPEN: &str = "/reopen";
/// Where the forms of searches are sent.
pub(crate) const QUESTION: &str = "/app/me/question";
/// The fields in which people type what they search for, in forms and addresses: words, and whose
/// acts an auditor looks for.
const FIELDS: [&str; 2] = ["q", "who"];
const PURPOSE: &str = "questions in addresses";
const NONCE: usize = 24;
const HTML: &[u8] = b"text/html";

/// The address of a link's page, in parts: `/area/word/rest`.
struct Place<'a> {
    area: &'a str,
    word: &'a str,
    rest: &'a str,
}

impl<'a> Place<'a> {
    fn of(path: &'a str) -> Option<Self> {
        let (area, after) = path.strip_prefix('/')?.split_once('/')?;
        let end = after.find('/').unwrap_or(after.len());
        let (word, rest) = after.split_at(end);
        AREAS.contains(&area).then_some(Self { area, word, rest })
    }

    fn with(&self, word: &str) -> String {
        format!("/{}/{word}{}", self.area, self.rest)
    }
}

/// By what the pages of a link are known: tells it from another, and opens nothing.
fn name_of(secret: &str) -> String {
    let hash = Sha256::digest(format!("balai name of a link: {secret}"));
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{NAMED}{}", &digits[..DIGITS])
}

fn is_name(word: &str) -> bool {
    word.strip_prefix(NAMED)
        .is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn may_be_secret(word: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    word.len() >= SHORTEST && word.bytes().all(fits)
}

/// The path as it may stand in a log: without the secret of a link.
pub(super) fn for_log(path: &str) -> String {
    match Place::of(path) {
        Some(place) => place.with("..."),
        None => path.to_owned(),
    }
}

/// Takes the secret of a link out of the address: opened with it, an address leads on to the
/// same page under the secret's name, and the browser keeps the secret for an hour.
pub(super) async fn without_secrets(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let Some(place) = Place::of(uri.path()) else {
        return next.run(request).await;
    };
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    if is_name(place.word) {
        let Some(secret) = link_secret(request.headers(), place.word) else {
            *request.method_mut() = Method::GET;
            set_uri(&mut request, REOPEN);
            return next.run(request).await;
        };
        let inside = format!("{}{query}", place.with(&secret));
        set_uri(&mut request, &inside);
        return named(next.run(request).await, &secret, place.word).await;
    }
    if !may_be_secret(place.word) {
        return next.run(request).await;
    }
    let name = name_of(place.word);
    let mut response = if matches!(*request.method(), Method::GET | Method::HEAD) {
        redirect(&format!("{}{query}", place.with(&name)))
    } else {
        named(next.run(request).await, place.word, &name).await
    };
    if let Ok(value) = HeaderValue::from_str(&link_cookie(&app, &name, place.word)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

fn set_uri(request: &mut Request, to: &str) {
    if let Ok(uri) = to.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
}

/// The answer with the name of a secret in every address that held the secret.
async fn named(response: Response, secret: &str, name: &str) -> Response {
    let put = |text: &str| {
        AREAS.iter().fold(text.to_owned(), |text, area| {
            text.replace(&format!("/{area}/{secret}"), &format!("/{area}/{name}"))
        })
    };
    rewritten(response, &put, |page| {
        put(&String::from_utf8_lossy(page)).into_bytes()
    })
    .await
}

/// An answer with another address to go on to, and another page.
async fn rewritten(
    mut response: Response,
    address: impl Fn(&str) -> String,
    page: impl Fn(&[u8]) -> Vec<u8>,
) -> Response {
    let headers = response.headers_mut();
    let to = headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
    if let Some(Ok(to)) = to.map(|to| HeaderValue::from_str(&address(to))) {
        headers.insert(header::LOCATION, to);
    }
    if !is_page(headers) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // Pages are drawn whole before they are sent: this waits for nothing.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_else(|_| Bytes::new());
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page(&bytes)))
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(HTML))
}

/// The page for whoever comes back to a link's page when the browser does not know the link
/// any more.
pub(crate) async fn reopen() -> Answer {
    Err(Error::refused("link-reopen"))
}

/// Sends somebody who searches on to the list, with their words sealed on the way out.
pub(crate) async fn ask(_cx: Cx, Form(pairs): Form<Vec<(String, String)>>) -> Answer {
    let to = pairs.iter().find(|(key, _)| key == "to");
    let to = to.map_or("/app", |(_, to)| to.split(['?', '#']).next().unwrap_or_default());
    if to != "/app" && !to.starts_with("/app/") {
        return Err(Error::NotFound);
    }
    let query: Vec<String> = pairs
        .iter()
        .filter(|(key, value)| key != "to" && key != FORM_TOKEN && !value.trim().is_empty())
        .map(|(key, value)| format!("{}={}", encode(key), encode(value)))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    Ok(redirect(&format!("{to}{mark}{}", query.join("&"))))
}

/// The words as they stand in an address of this account: the same words in the same address, so
/// that a page can be come back to. The nonce is therefore made of the words (a synthetic one, as
/// in RFC 5297) and is never used for others.
fn sealed(app: &App, account: Id<Account>, words: &str) -> String {
    let key = app.keys.derived(PURPOSE).into_iter().next().unwrap_or_default();
    let account = account.to_string();
    // What cannot be sealed is left out rather than shown.
    let bytes = encrypt(&key, &account, words).unwrap_or_default();
    format!("~{}", URL_SAFE_NO_PAD.encode(bytes))
}

fn encrypt(key: &[u8; 32], account: &str, words: &str) -> Option<Vec<u8>> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).ok()?;
    mac.update(b"nonce ");
    mac.update(account.as_bytes());
    mac.update(words.as_bytes());
    let made = mac.finalize().into_bytes();
    let nonce: [u8; NONCE] = std::array::from_fn(|at| made[at]);
    let payload = Payload {
        msg: words.as_bytes(),
        aad: account.as_bytes(),
    };
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

fn opened(app: &App, account: Id<Account>, text: &str) -> Option<String> {
    opened_with(&app.keys.derived(PURPOSE), &account.to_string(), text)
}

fn opened_with(keys: &[[u8; 32]], account: &str, text: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix('~')?).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
    let open = |key: &[u8; 32]| {
        let payload = Payload {
            msg: sealed,
            aad: account.as_bytes(),
        };
        let cipher = XChaCha20Poly1305::new(key.into());
        cipher.decrypt(&XNonce::from(*nonce), payload).ok()
    };
    let plain = keys.iter().find_map(open)?;
    String::from_utf8(plain).ok()
}

/// On the way in: the words of a search as they were typed. What was sealed for another account,
/// or altered, counts as absent.
pub(super) fn open_question(app: &App, account: Id<Account>, request: &mut Request) {
    let uri = request.uri();
    let Some(query) = uri
        .query()
        .filter(|query| query.contains("=~") || query.contains("=%7E"))
    else {
        return;
    };
    let pairs: Vec<String> = query
        .split('&')
        .filter_map(|pair| match pair.split_once('=') {
            Some((field, value)) if FIELDS.contains(&field) && decode(value).starts_with('~') => {
                opened(app, account, &decode(value)).map(|words| format!("{field}={}", encode(&words)))
            }
            _ => Some(pair.to_owned()),
        })
        .collect();
    let to = format!("{}?{}", uri.path(), pairs.join("&"));
    set_uri(request, &to);
}

/// On the way out: no address of the workspace holds the words of a search, and no form puts
/// them into one.
pub(super) async fn without_questions(app: &App, account: Id<Account>, response: Response) -> Response {
    let seal = |words: &str| sealed(app, account, words);
    let location = |to: &str| {
        if to.starts_with("/app") {
            sealed_address(to, "&", &seal)
        } else {
            to.to_owned()
        }
    };
    rewritten(response, location, |page| sealed_links(&by_post(page), &seal)).await
}

/// An address whose search is sealed; `and` is what stands between its pairs.
fn sealed_address(address: &str, and: &str, seal: &impl Fn(&str) -> String) -> String {
    let Some((path, query)) = address.split_once('?') else {
        return address.to_owned();
    };
    let (query, place) = query
        .split_once('#')
        .map_or((query, None), |(query, place)| (query, Some(place)));
    let pairs: Vec<String> = query
        .split(and)
        .map(|pair| match pair.split_once('=') {
            Some((field, words)) if FIELDS.contains(&field) && !words.is_empty() => {
                format!("{field}={}", seal(&decode(words)))
            }
            _ => pair.to_owned(),
        })
        .collect();
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{path}?{}{place}", pairs.join(and))
}

/// Attributes are written by the templates, with every quote inside them escaped: they end at
/// the next one.
fn sealed_links(page: &[u8], seal: &impl Fn(&str) -> String) -> Vec<u8> {
    const HREF: &[u8] = b"href=\"/app";
    let mut out = Vec::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(at) = find(rest, HREF) {
        let start = at + b"href=\"".len();
        let end = rest[start..].iter().position(|byte| *byte == b'"');
        let Some(end) = end.map(|end| start + end) else {
            break;
        };
        out.extend_from_slice(&rest[..start]);
        match std::str::from_utf8(&rest[start..end]) {
            Ok(address) if address.contains('?') => {
                out.extend_from_slice(sealed_address(address, "&amp;", seal).as_bytes());
            }
            _ => out.extend_from_slice(&rest[start..end]),
        }
        rest = &rest[end..];
    }
    out.extend_from_slice(rest);
    out
}

/// The forms that search are sent by POST: a browser would write the words of a GET into the
/// address.
fn by_post(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(at) = find(rest, b"<form ") {
        let Some(end) = find(&rest[at..], b"</form>").map(|end| at + end) else {
            break;
        };
        out.extend_from_slice(&rest[..at]);
        let form = std::str::from_utf8(&rest[at..end]).ok().and_then(posting);
        match form {
            Some(form) => out.extend_from_slice(form.as_bytes()),
            None => out.extend_from_slice(&rest[at..end]),
        }
        rest = &rest[end..];
    }
    out.extend_from_slice(rest);
    out
}

fn posting(form: &str) -> Option<String> {
    const ACTION: &str = "action=\"";
    let (tag, inside) = form.split_once('>')?;
    if !tag.contains("method=\"get\"")
        || !FIELDS
            .iter()
            .any(|field| inside.contains(&format!("name=\"{field}\"")))
    {
        return None;
    }
    let (before, after) = tag.split_once(ACTION)?;
    let (to, after) = after.split_once('"')?;
    if !to.starts_with("/app") {
        return None;
    }
    let tag = format!("{before}{ACTION}{QUESTION}\"{after}").replace("method=\"get\"", "method=\"post\"");
    Some(format!(
        "{tag}><input type=\"hidden\" name=\"to\" value=\"{to}\">{inside}"
    ))
}

/// Where `wanted` begins.
fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|byte| *byte == first) {
        from += at + 1;
        if text[from - 1..].starts_with(wanted) {
            return Some(from - 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn star(words: &str) -> String {
        format!("~{}", words.len())
    }

    #[test]
    fn links_of_the_workspace_lose_their_words_and_others_stay() {
        let page = b"<a href=\"/app/x?a=1&amp;q=Somchai%20Dee&amp;page=2#z\">q=Somchai</a><a href=\"/search?q=open\">\
            <a href=\"/app/x?seq=1&amp;q=\">";
        let text = String::from_utf8(sealed_links(page, &star)).unwrap();
        assert_eq!(
            text,
            "<a href=\"/app/x?a=1&amp;q=~11&amp;page=2#z\">q=Somchai</a><a href=\"/search?q=open\">\
             <a href=\"/app/x?seq=1&amp;q=\">"
        );
    }

    #[test]
    fn forms_that_search_are_posted_and_others_stay() {
        let page = b"<form class=\"a\" method=\"get\" action=\"/app/x\"><input name=\"q\"></form>\
            <form method=\"get\" action=\"/app/y\"><input name=\"year\"></form><form method=\"get\" action=\"/z\"><input name=\"q\"></form>";
        let text = String::from_utf8(by_post(page)).unwrap();
        assert!(text.starts_with(
            "<form class=\"a\" method=\"post\" action=\"/app/me/question\"><input type=\"hidden\" name=\"to\" value=\"/app/x\">"
        ), "{text}");
        assert_eq!(text.matches("method=\"get\"").count(), 2, "{text}");
    }

    #[test]
    fn a_secret_is_told_from_its_name_and_from_words() {
        let name = name_of("5Jj1sHFL7GsNC0wMzNBWlH4FmEYo3eTxmLBy1pmzv2Q");
        assert!(is_name(&name) && !is_name("at-nothing-here-16x") && !is_name("none"));
        assert!(may_be_secret("5Jj1sHFL7GsNC0w") && !may_be_secret("none") && !may_be_secret("a b c d e f"));
    }

    proptest! {
        #[test]
        fn any_page_is_rewritten_without_a_panic(page in "(<form |</form>|href=\"/app|\\?q=|&amp;|method=\"get\"|action=\"|name=\"q\"|[a-z\">#=~%é])*") {
            let _ = sealed_links(&by_post(page.as_bytes()), &star);
        }

        #[test]
        fn words_open_for_their_account_alone_and_unaltered(words in "\\PC{0,80}", at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_-]", any in "\\PC{0,80}") {
            let keys = [[7; 32]];
            let sealed = format!("~{}", URL_SAFE_NO_PAD.encode(encrypt(&keys[0], "one", &words).unwrap()));
            prop_assert_eq!(opened_with(&keys, "one", &sealed), Some(words));
            prop_assert_eq!(opened_with(&keys, "another", &sealed), None);
            prop_assert_eq!(opened_with(&[[8; 32]], "one", &sealed), None);
            let at = 1 + at.index(sealed.len() - 1);
            let mut altered = sealed.clone();
            altered.replace_range(at..=at, &to);
            let is_same = altered == sealed || URL_SAFE_NO_PAD.decode(&altered[1..]) == URL_SAFE_NO_PAD.decode(&sealed[1..]);
            prop_assert!(is_same || opened_with(&keys, "one", &altered).is_none());
            prop_assert_eq!(opened_with(&keys, "one", &any), None);
        }

        #[test]
        fn any_path_is_read_without_a_panic(path in "(/|link|details|at-|[0-9a-f]{16}|\\PC)*") {
            if let Some(place) = Place::of(&path) {
                prop_assert_eq!(place.with(place.word), path.clone());
                let _ = (is_name(place.word), may_be_secret(place.word));
            }
        }
    }
}
