//! The web log: route template, status, milliseconds. Never a path's values, a query, an address or a name.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use crate::site::Site;

/// What binds together the lines of one request. It is drawn afresh for each and leads to nobody.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Writes one line for each answer. Whatever else is logged on the way carries the same request id.
pub async fn log(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let method = method(request.method());
    let id = hex::encode(&site.moment().seed[..8]);
    // An error's span, so that errors carry the id however little else is logged.
    let span = tracing::error_span!(target: "trellis::web", "request", id);
    request.extensions_mut().insert(RequestId(id));
    let response = next.run(request).instrument(span.clone()).await;
    let ms = (begun.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(target: "trellis::web", method, route, status, ms, "request"));
    response
}

/// The method, if it is one that we know: a client may write any word in its place.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "-",
    }
}
