//! What the office asks of others over the network. Only addresses that its settings name, or
//! that stand in what those answer; never one that somebody typed.

use std::{sync::Arc, time::Duration};

use axum::body::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{Request, Response, Uri, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// How much of an answer is taken.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long it is waited for, from the first byte of the question to its last.
    pub patience: Duration,
    /// The longest that is read, in bytes.
    pub longest: usize,
}

/// What is enough for a question with a short answer.
const SHORT: Limits = Limits {
    patience: Duration::from_secs(if cfg!(test) { 1 } else { 10 }),
    longest: 1 << 20,
};

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is no https address, and not on this machine either.
    #[error("{0} is not an https address.")]
    Unsafe(Uri),
    /// It took too long: so many seconds.
    #[error("There was no answer within {0} seconds.")]
    Late(u64),
    /// The connection could not be made or broke.
    #[error("The connection failed: {0}")]
    Connection(String),
}

impl FetchError {
    /// Whether asking again may bring an answer.
    pub fn is_passing(&self) -> bool {
        !matches!(self, Self::Unsafe(_))
    }
}

/// Asks once and reads the answer, of at most a megabyte and within ten seconds. Redirects are
/// not followed.
///
/// # Errors
/// [`FetchError`], whose sentence names no secret.
pub async fn fetch(request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, FetchError> {
    fetch_within(request.map(Bytes::from), SHORT).await
}

/// As [`fetch`], within other limits.
///
/// # Errors
/// As [`fetch`].
pub async fn fetch_within(request: Request<Bytes>, limits: Limits) -> Result<Response<Vec<u8>>, FetchError> {
    timeout(limits.patience, exchange(request, limits.longest))
        .await
        .map_err(|_| FetchError::Late(limits.patience.as_secs()))?
}

async fn exchange(request: Request<Bytes>, longest: usize) -> Result<Response<Vec<u8>>, FetchError> {
    let uri = request.uri().clone();
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let is_safe = uri.scheme_str() == Some("https");
    // What stays on this machine cannot be listened to on the way.
    let is_own = host == "localhost" || host.parse().is_ok_and(|at: std::net::IpAddr| at.is_loopback());
    if host.is_empty() || !(is_safe || (is_own && uri.scheme_str() == Some("http"))) {
        return Err(FetchError::Unsafe(uri));
    }
    let port = uri.port_u16().unwrap_or(if is_safe { 443 } else { 80 });
    let stream = TcpStream::connect((host.as_str(), port)).await.map_err(broken)?;
    if !is_safe {
        return over(stream, request, longest).await;
    }
    let name = ServerName::try_from(host).map_err(broken)?;
    let stream = tls()?.connect(name, stream).await.map_err(broken)?;
    over(stream, request, longest).await
}

/// Connections trust those who sign for the public web.
fn tls() -> Result<TlsConnector, FetchError> {
    let roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.into(),
    };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(broken)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

async fn over<S>(stream: S, request: Request<Bytes>, longest: usize) -> Result<Response<Vec<u8>>, FetchError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
    // It ends with the answer; what goes wrong on it shows there.
    let connection = tokio::spawn(connection);
    let (mut parts, body) = request.into_parts();
    if let Some(authority) = parts.uri.authority() {
        let host = authority.as_str().parse().map_err(broken)?;
        parts.headers.insert(header::HOST, host);
    }
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    parts.uri = path.parse().map_err(broken)?;
    let request = Request::from_parts(parts, Full::new(body));
    let (parts, body) = sender.send_request(request).await.map_err(broken)?.into_parts();
    let body = Limited::new(body, longest).collect().await.map_err(broken)?;
    connection.abort();
    Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
}

fn broken(error: impl std::fmt::Display) -> FetchError {
    FetchError::Connection(error.to_string())
}
