//! The accept loop: slow clients are let go, and stopping answers what is in flight first (`trust.md` 3.6).

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Result;
use axum::{Router, extract::ConnectInfo};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{Signal, SignalKind, signal},
    sync::Semaphore,
};
use tower::ServiceExt;

use crate::patience::{Answered, Line, Patience, Phase, Timed};

/// How long stopping waits for what is in flight, so that the process is gone within three seconds.
const LAST_ANSWERS: Duration = Duration::from_millis(2_500);
/// Connections at once, where the system lets us have so many; more wait to be accepted.
const CONNECTIONS: u64 = 20_000;
/// Files that we keep for ourselves of those that the system lets us open.
const OWN_FILES: u64 = 512;
/// A header block at most.
const HEADER: usize = 16 * 1024;
/// Fields in it at most.
const FIELDS: usize = 100;

/// Serves until the process is told to stop.
pub async fn serve(listener: TcpListener, app: Router, patience: Patience, mut told: Told) {
    let open = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(connections()));
    loop {
        let accepted = tokio::select! {
            accepted = next(&listener, &room) => accepted,
            () = told.stop() => break,
        };
        // A connection that fails to open is its client's trouble; the next one is waited for.
        let Some((stream, peer, place)) = accepted else { continue };
        let (app, phase) = (app.clone(), Phase::default());
        let line = Line::new(stream, phase.clone(), patience);
        let service = service_fn(move |request| answer(app.clone(), request, peer, phase.clone(), patience));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience.idle)
            .max_buf_size(HEADER)
            .max_headers(FIELDS)
            .serve_connection(TokioIo::new(line), service);
        let connection = open.watch(connection);
        tokio::spawn(async move {
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_ANSWERS, open.shutdown()).await;
}

/// The next connection, once there is room for it.
async fn next(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(room).acquire_owned().await.ok()?;
    let Ok((stream, peer)) = listener.accept().await else {
        // Out of files, most likely: without a pause the loop would spin until one is closed.
        tokio::time::sleep(Duration::from_millis(50)).await;
        return None;
    };
    // Small answers go out at once; there is nothing to gather.
    let _ = stream.set_nodelay(true);
    Some((stream, peer, place))
}

async fn answer(
    app: Router,
    request: hyper::Request<Incoming>,
    peer: SocketAddr,
    phase: Phase,
    patience: Patience,
) -> Result<hyper::Response<Answered<axum::body::Body>>, std::convert::Infallible> {
    phase.answering();
    let mut request = Timed::of(request, patience).map(axum::body::Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let answer = app.oneshot(request).await?;
    Ok(answer.map(|body| Answered::new(body, phase)))
}

fn connections() -> usize {
    let files = rlimit::getrlimit(rlimit::Resource::NOFILE).map_or(1_024, |(soft, _)| soft);
    usize::try_from(CONNECTIONS.min(files.saturating_sub(OWN_FILES)).max(64)).unwrap_or(64)
}

/// The two ways of being told to stop. Listening begins before anything is made or said, so that being told early ends
/// as well as being told later.
pub struct Told {
    terminate: Signal,
    interrupt: Signal,
}

impl Told {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the signals of the system cannot be heard.
    pub fn listen() -> Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn stop(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
