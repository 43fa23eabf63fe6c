//! What a stranger may send to the web, in any shape: it is read or refused, never a panic.
//! Cases that failed once stand in `proptest-regressions` and are tried first.

use axum::{
    body::Body,
    extract::{FromRequest as _, Request},
    http::{HeaderMap, HeaderValue, header},
};
use proptest::prelude::*;

use super::{
    Listing, Upload,
    cx::{cookie, device_of, query_value},
    shell::decode,
    upload::Largest,
};

/// The parts of a form with a file, in and out of order, whole and cut.
fn form() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        Just(b"--edge\r\n".to_vec()),
        Just(b"--edge--\r\n".to_vec()),
        Just(b"\r\n\r\n".to_vec()),
        Just(b"Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n".to_vec()),
        Just(b"Content-Disposition: form-data; name=\"form-token\"\r\n".to_vec()),
        Just(b"Content-Disposition: form-data; name=\"\xff\"; filename*=utf-8''%\r\n".to_vec()),
        Just(b"Content-Type: text/html\r\n".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..60),
    ];
    proptest::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

fn read(form: Vec<u8>, edge: &str, most: usize) -> Result<Upload, crate::Error> {
    let request = Request::post("/")
        .header(
            header::CONTENT_TYPE,
            format!("multipart/form-data; boundary={edge}"),
        )
        .extension(Largest(most))
        .body(Body::from(form))
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(Upload::from_request(request, &()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_form_with_a_file_is_taken_or_refused(form in form(), most in 0usize..200) {
        let length = form.len();
        if let Ok(mut upload) = read(form, "edge", most)
            && let Ok(Some((_, bytes))) = upload.file()
        {
            prop_assert!(bytes.len() <= most.min(length), "more was kept than is taken");
        }
    }

    #[test]
    fn any_cookie_line_gives_a_cookie_of_its_name_or_none(line in proptest::collection::vec(32u8..=255, 0..120)) {
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_bytes(&line) {
            headers.insert(header::COOKIE, value.clone());
            headers.insert(header::USER_AGENT, value);
        }
        if let Some(found) = cookie(&headers, "balai-session") {
            let pair = format!("balai-session={found}");
            prop_assert!(String::from_utf8_lossy(&line).contains(&pair));
            prop_assert!(!found.contains(';'));
        }
        prop_assert!(device_of(&headers).len() < 40);
    }

    #[test]
    fn a_cookie_of_a_longer_name_is_not_taken_for_ours(before in "[a-z_]{1,12}", value in "[a-z]{1,12}") {
        let mut headers = HeaderMap::new();
        let line = format!("{before}balai-session={value}; {before}=balai-session={value}");
        headers.insert(header::COOKIE, line.parse().unwrap());
        prop_assert_eq!(cookie(&headers, "balai-session"), None);
    }

    #[test]
    fn any_line_of_authorization_gives_a_short_token_or_none(line in proptest::collection::vec(32u8..=255, 0..300), is_api in any::<bool>()) {
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_bytes(&line) {
            headers.insert(header::AUTHORIZATION, value);
        }
        let path = if is_api { "/api/v1/events" } else { "/app" };
        let found = crate::account::token_in(&headers, path);
        prop_assert!(found.as_ref().is_none_or(|token| is_api && token.chars().count() <= 200));
    }

    #[test]
    fn any_question_of_a_list_is_read(query in "[ -~\\PC]{0,200}") {
        let listing = Listing::parse(&query);
        let again = Listing::parse(&listing.query());
        prop_assert_eq!(again.query(), listing.query(), "a list's own address leads back to it");
        let _ = query_value(Some(&query), "lang");
        let _ = decode(&query);
    }
}

#[test]
fn a_form_without_an_edge_or_of_another_kind_is_refused() {
    for kind in ["multipart/form-data", "text/plain"] {
        let request = Request::post("/")
            .header(header::CONTENT_TYPE, kind)
            .extension(Largest(10))
            .body(Body::from("--\r\n"))
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        assert!(
            runtime.block_on(Upload::from_request(request, &())).is_err(),
            "{kind}"
        );
    }
}
