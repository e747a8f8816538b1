//! The accept loop: slow clients are let go, and stopping answers what is in flight first (`trust.md` 3.6).

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Result;
use axum::{Router, extract::ConnectInfo};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
    sync::Semaphore,
};
use tower::ServiceExt;

/// How long a client may take to send its header.
const HEADER: Duration = Duration::from_secs(10);
/// How long stopping waits for what is in flight.
const LAST_ANSWERS: Duration = Duration::from_secs(3);
/// Connections at once; more wait to be accepted.
const CONNECTIONS: usize = 4_096;

/// Serves until the process is told to stop.
///
/// # Errors
/// When the signals of the system cannot be heard.
pub async fn serve(listener: TcpListener, app: Router) -> Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let open = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = Arc::clone(&room).acquire_owned().await?;
        tokio::select! {
            accepted = listener.accept() => {
                // A connection that fails to open is its client's trouble; the next one is waited for.
                if let Ok((stream, peer)) = accepted {
                    let connection = open.watch(answer(stream, peer, app.clone()));
                    tokio::spawn(async move {
                        let _ = connection.await;
                        drop(place);
                    });
                }
            }
            _ = terminate.recv() => break,
            _ = interrupt.recv() => break,
        }
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_ANSWERS, open.shutdown()).await;
    Ok(())
}

fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
) -> hyper::server::conn::http1::Connection<
    TokioIo<TcpStream>,
    TowerToHyperService<
        impl tower::Service<
            hyper::Request<hyper::body::Incoming>,
            Response = axum::response::Response,
            Error = std::convert::Infallible,
            Future: Send,
        > + Clone
        + Send,
    >,
> {
    // Small answers go out at once; there is nothing to gather.
    let _ = stream.set_nodelay(true);
    let service = app.map_request(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    });
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER)
        .max_buf_size(16 * 1024)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
}
