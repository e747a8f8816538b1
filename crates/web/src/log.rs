//! The web log: route template, status, milliseconds. Never a path's values, a query, an address or a name.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Writes one line for each answer.
pub async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let response = next.run(request).await;
    let ms = begun.elapsed().as_secs_f64() * 1000.0;
    tracing::info!(target: "trellis::web", %method, route, status = response.status().as_u16(), ms);
    response
}
