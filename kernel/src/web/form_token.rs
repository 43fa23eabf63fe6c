//! The mark of every form: a form of somebody who is signed in is taken only with the token
//! that this office wrote into it for their session.
//!
//! The layer in front (`Sec-Fetch-Site`, `Origin`) already refuses what another site sends; the
//! token holds where a browser says neither, and within one site against pages of a neighbouring
//! program. It is written into every form on the way out, so that no form can be without, and
//! asked for at the gate, so that no route can forget to.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, Method, header},
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

use super::router::LARGEST_FORM;
use crate::{
    error::{Error, Result},
    text::Message,
};

/// The field's name in a form, and with `x-` before it that of the header for scripts.
pub const FIELD: &str = "form-token";
pub(super) const HEADER: &str = "x-form-token";
/// The header of an answer whose forms are to be marked holds this.
const HTML: &[u8] = b"text/html";

/// The token that the forms of a session carry: who knows it cannot tell the session's own.
#[derive(Clone, PartialEq, Eq)]
pub struct FormToken(String);

impl FormToken {
    /// The token of the session with this secret.
    pub fn of_session(secret: &str) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"balai form token: ");
        hasher.update(secret.as_bytes());
        Self(URL_SAFE_NO_PAD.encode(hasher.finalize()))
    }

    /// The token as it stands in forms: 43 characters of a URL-safe alphabet.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Goes on only if what was sent is this token; compared in constant time.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with what to do.
    pub fn expect(&self, sent: Option<&str>) -> Result<()> {
        let fits = sent.is_some_and(|sent| bool::from(sent.as_bytes().ct_eq(self.0.as_bytes())));
        if fits {
            Ok(())
        } else {
            Err(Error::Forbidden(Message::new("error-form-token")))
        }
    }
}

/// What an act has to show before its handler runs. `takes_file` says that an
/// [`super::Upload`] reads the form and asks for the token itself, because a file is not read twice.
///
/// # Errors
/// [`Error::Forbidden`] without the token, a refusal when the form is larger than any.
pub(super) async fn ask(request: Request, takes_file: bool) -> Result<Request> {
    let Some(token) = request.extensions().get::<FormToken>().cloned() else {
        // Nobody is signed in by a cookie, which another site's page could make use of.
        return Ok(request);
    };
    if request.method() != Method::POST {
        return Ok(request);
    }
    let kind = media_type(request.headers());
    if let Some(sent) = request.headers().get(HEADER) {
        token.expect(sent.to_str().ok())?;
        return Ok(request);
    }
    // A page of another site may send JSON only after asking, and is never allowed to.
    let is_json = kind == "application/json";
    if is_json || (takes_file && kind == "multipart/form-data") {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, LARGEST_FORM)
        .await
        .map_err(|_| Error::refused("error-too-large"))?;
    token.expect(field(&bytes).as_deref())?;
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

fn media_type(headers: &HeaderMap) -> String {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The token in a form as browsers write it: its alphabet is never escaped.
fn field(form: &Bytes) -> Option<String> {
    form.split(|byte| *byte == b'&')
        .filter_map(|pair| pair.strip_prefix(FIELD.as_bytes())?.strip_prefix(b"="))
        .find_map(|value| String::from_utf8(value.to_vec()).ok())
}

/// Writes the token into every form of a page that is sent by POST.
pub(super) async fn mark(response: Response, token: &FormToken) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(HTML)) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // Pages are drawn whole before they are sent: this waits for nothing.
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let marked = marked(&page, token.text());
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(marked))
}

/// What people type is escaped, `<` and `>` also within attributes: a `<form` on a page is ours,
/// and ends at the next `>`.
fn marked(page: &[u8], token: &str) -> Vec<u8> {
    const FORM: &[u8] = b"<form ";
    const POST: &[u8] = b"method=\"post\"";
    let input = format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{token}\">");
    let mut out = Vec::with_capacity(page.len() + 4 * input.len());
    let mut rest = page;
    while let Some(at) = find(rest, FORM) {
        let end = rest[at..].iter().position(|byte| *byte == b'>');
        let Some(end) = end.map(|end| at + end + 1) else {
            break;
        };
        out.extend_from_slice(&rest[..end]);
        if find(&rest[at..end], POST).is_some() {
            out.extend_from_slice(input.as_bytes());
        }
        rest = &rest[end..];
    }
    out.extend_from_slice(rest);
    out
}

/// Where `wanted` begins. Tags begin with a rare byte, which is looked for first.
fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let (first, others) = wanted.split_first()?;
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|byte| byte == first) {
        from += at + 1;
        if text[from..].starts_with(others) {
            return Some(from - 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_form_that_posts_is_marked_and_no_other() {
        let page =
            b"<p>a &lt;form method=\"post\"></p><form action=\"/a\" method=\"post\" novalidate>x</form>\
            <form action=\"/b\" method=\"get\">y</form><form method=\"post\">z</form>";
        let text = String::from_utf8(marked(page, "T")).unwrap();
        let input = "<input type=\"hidden\" name=\"form-token\" value=\"T\">";
        assert_eq!(text.matches(input).count(), 2, "{text}");
        assert!(text.contains(&format!("novalidate>{input}x")), "{text}");
        assert!(
            text.contains(&format!("<form method=\"post\">{input}z")),
            "{text}"
        );
    }

    #[test]
    fn a_token_tells_its_session_from_another_and_not_its_secret() {
        let own = FormToken::of_session("secret");
        assert!(own.expect(Some(own.text())).is_ok());
        for wrong in [None, Some(""), Some("secret"), Some(&own.text()[1..])] {
            assert!(own.expect(wrong).is_err(), "{wrong:?}");
        }
        assert!(own.expect(Some(FormToken::of_session("other").text())).is_err());
    }

    proptest! {
        #[test]
        fn marking_leaves_everything_else_as_it_was(page in proptest::collection::vec(any::<u8>(), 0..400)) {
            let text = marked(&page, "T");
            let input = b"<input type=\"hidden\" name=\"form-token\" value=\"T\">";
            let forms = (text.len() - page.len()) / input.len();
            prop_assert_eq!(text.len(), page.len() + forms * input.len());
        }

        #[test]
        fn a_form_of_any_bytes_is_read_without_a_panic(form in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = field(&Bytes::from(form));
        }
    }
}
