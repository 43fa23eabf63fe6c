//! The whole web: every module's routes inside the common layers.

use std::time::Duration;

use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use tower::Layer as _;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    set_header::SetResponseHeaderLayer, timeout::TimeoutLayer,
};

use super::{address::without_secrets, asset, error_pages, identify, not_found, upload::Largest};
use crate::{
    module::{App, Routes},
    store::with_statement_count,
};

/// The largest form without a file, in bytes: a report's longest text, a page of cells.
pub(super) const LARGEST_FORM: usize = 16 << 20;

/// No script or style but ours, no frame, no other host, no plug-in; no text is ever made
/// into markup by a script.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
    manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// What no page of ours asks a browser for.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), screen-wake-lock=()";

/// The router of an office. A file may have as many bytes as `upload_limit` says; every
/// other form is small.
pub fn router(app: App, upload_limit: usize) -> Router {
    let routes = app
        .modules
        .iter()
        .fold(Routes::new(), |all, module| all.and((module.routes)()));
    let fixed = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    let pages = routes
        .router()
        .route("/assets/{*path}", get(asset))
        .fallback(not_found)
        .layer(from_fn_with_state(app.clone(), error_pages))
        .layer(from_fn_with_state(app.clone(), identify))
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(Extension(Largest(upload_limit)))
        // Once more for what goes wrong before anyone is known: the database is away, or
        // another site sent the form.
        .layer(from_fn_with_state(app.clone(), error_pages))
        .with_state(app.clone());
    // Around the pages and not within: which page an address means is asked after it.
    let pages = from_fn_with_state(app.clone(), without_secrets).layer(pages);
    Router::new()
        .fallback_service(pages)
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .route("/files/{token}/{name}", get(crate::file::handed))
        .layer(from_fn(measured))
        .layer(fixed("content-security-policy", CSP))
        .layer(fixed("x-content-type-options", "nosniff"))
        .layer(fixed("referrer-policy", "same-origin"))
        .layer(fixed("cross-origin-opener-policy", "same-origin"))
        .layer(fixed("cross-origin-resource-policy", "same-origin"))
        .layer(fixed("permissions-policy", PERMISSIONS))
        .layer(from_fn_with_state(app.clone(), only_encrypted))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            Duration::from_secs(60),
        ))
        .layer(CatchPanicLayer::new())
        .with_state(app)
}

/// Over HTTPS a browser is told to come back by no other way, for a year.
async fn only_encrypted(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.secure_cookies {
        response.headers_mut().insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    response
}

async fn ready(State(app): State<App>) -> Response {
    match crate::account::store_answers(&app.db).await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "The database does not answer.\n").into_response(),
    }
}

/// Counts requests, their time and their statements, and keeps pages of people who
/// are signed in out of shared caches.
async fn measured(request: Request, next: Next) -> Response {
    let method = request.method().as_str().to_owned();
    let is_asset = request.uri().path().starts_with("/assets/");
    let begun = std::time::Instant::now();
    let (mut response, statements) = with_statement_count(next.run(request)).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("balai_requests_total", "method" => method, "status" => status).increment(1);
    metrics::histogram!("balai_request_seconds").record(begun.elapsed().as_secs_f64());
    metrics::histogram!("balai_request_statements").record(f64::from(statements));
    if !is_asset {
        let headers = response.headers_mut();
        // An answer that brings a cookie is for one reader alone.
        let keeps = if headers.contains_key(header::SET_COOKIE) {
            "no-store"
        } else {
            "private, no-cache"
        };
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static(keeps));
        headers.insert(
            HeaderName::from_static("x-statements"),
            HeaderValue::from(statements),
        );
    }
    response
}
