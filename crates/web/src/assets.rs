//! Styles, scripts and fonts, under names that change with their content; and two addresses for machines.

use axum::extract::State;
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use trellis_domain::permission::Actor;
use trellis_ui::asset;

use crate::{
    page::{Answer, Halt},
    path::PathName,
    routes,
    routes::Route,
    site::Site,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/static/{file}" "static" Public Public Read => file;
    GET "/health" "health" Public Public Read => health;
    GET "/ready" "ready" Public Public Read => ready;
];

async fn file(PathName(name): PathName, headers: HeaderMap) -> Answer<Response> {
    let asset = asset::get(&name).ok_or(Halt::Missing)?;
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|line| line.to_str().ok())
        .is_some_and(|line| line.split(',').any(|way| way.trim().starts_with("gzip")));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    let vary = (header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(match asset.gzip.filter(|_| takes_gzip) {
        Some(gzip) => {
            let packed = (header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            ([kind, vary, packed], Bytes::from_static(gzip)).into_response()
        }
        None => ([kind, vary], Bytes::from_static(asset.bytes)).into_response(),
    })
}

/// The process lives.
async fn health() -> &'static str {
    "ok"
}

/// The store answers too.
async fn ready(State(site): State<Site>) -> Answer<&'static str> {
    site.look_as(Actor::Anonymous).await?;
    Ok("ready")
}
