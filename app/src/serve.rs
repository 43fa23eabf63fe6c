//! `balai serve` and `balai work`.

use std::net::SocketAddr;

use axum::{Router, routing::get, serve::ListenerExt as _};
use balai_kernel::{App, Error, Result, job, setting, web};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::{net::TcpListener, sync::watch};

use crate::config::Config;

/// A port that is free to listen on, or the next one that is.
pub enum Port {
    /// The one asked for.
    Asked(TcpListener),
    /// The one asked for is taken; this is the next free one.
    Next(TcpListener),
}

/// Listens on `port`, or on the next free one up to twenty further.
///
/// # Errors
/// When none of them is free.
pub async fn listen(host: &str, port: u16) -> Result<Port> {
    for further in 0..20 {
        let Some(candidate) = port.checked_add(further) else {
            break;
        };
        match TcpListener::bind((host, candidate)).await {
            Ok(listener) if further == 0 => return Ok(Port::Asked(listener)),
            Ok(listener) => return Ok(Port::Next(listener)),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(Error::setup(format!(
                    "{host}:{candidate} cannot be listened on: {error}"
                )));
            }
        }
    }
    Err(Error::setup(format!(
        "Port {port} and the twenty after it are taken. Choose another with --port."
    )))
}

/// Collects the figures of `/metrics`. Once per process.
///
/// # Errors
/// When another recorder is in place already.
pub fn metrics() -> Result<PrometheusHandle> {
    let buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("seconds".to_owned()), &buckets)
        .and_then(|builder| {
            builder.set_buckets_for_metric(
                Matcher::Suffix("statements".to_owned()),
                &[1.0, 2.0, 4.0, 8.0, 12.0, 20.0, 40.0],
            )
        })
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| Error::setup(format!("The metrics could not be set up: {error}")))
}

/// Serves the office until it is told to stop, and works off its jobs beside if asked.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(app: App, config: &Config, listener: TcpListener, with_work: bool) -> Result<()> {
    let handle = metrics()?;
    remember_address(&app).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = with_work.then(|| tokio::spawn(job::work_until(app.clone(), worker_name(), stopped)));
    let router: Router = web::router(app.clone(), config.upload_limit)
        // For the machine's own collector: only from the machine itself unless a proxy lets it out.
        .route("/metrics", get(async move || handle.render()));
    // Answers leave at once instead of waiting to be joined with the next piece.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(asked_to_stop())
    .await?;
    // A worker that is gone already needs no telling.
    let _ = stop.send(true);
    if let Some(worker) = worker {
        let _ = tokio::time::timeout(std::time::Duration::from_secs(20), worker).await;
    }
    app.db.close().await;
    Ok(())
}

/// The address to give to people where the settings name none: the one listened on, if a
/// browser on this machine can open it.
///
/// # Errors
/// When the listener has no address.
pub fn own_address(config: &Config, listener: &TcpListener) -> Result<Option<String>> {
    let at = listener.local_addr()?;
    let own = at.ip().is_loopback().then(|| format!("http://{at}"));
    Ok(config.address.clone().or(own))
}

/// Keeps the address for links that the command line prints while this server runs.
async fn remember_address(app: &App) -> Result<()> {
    let address = serde_json::Value::from(app.address.as_str());
    if setting::get(&app.db, setting::SERVED).await?.as_ref() == Some(&address) {
        return Ok(());
    }
    let address = &address;
    app.db
        .write("office.served", |tx| async move {
            setting::set(&tx, setting::SERVED, address.clone()).await
        })
        .await
}

/// Works off jobs until told to stop.
pub async fn work(app: App) {
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(job::work_until(app.clone(), worker_name(), stopped));
    asked_to_stop().await;
    let _ = stop.send(true);
    let _ = tokio::time::timeout(std::time::Duration::from_secs(20), worker).await;
    app.db.close().await;
}

fn worker_name() -> String {
    format!("worker-{}", std::process::id())
}

/// Ends when the process is asked to: Ctrl-C or a polite kill.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! {
                    _ = interrupted => {}
                    _ = terminated.recv() => {}
                }
            }
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
    tracing::info!("stopping: open pages are finished, no new ones begun");
}
