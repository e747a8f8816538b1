//! Going: signing out, and "Exit this page".

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use trellis_identity::sessions;
use trellis_programme::{Act, Stop};

use crate::{
    form::Open,
    page::Answer,
    routes,
    routes::Route,
    site::Site,
    visitor::{SignedIn, Visitor},
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    POST "/sign-out" "sign-out" Public Public Read => sign_out;
    POST "/exit" "exit" Public Public Read => exit;
];

/// Both forms stand on every page, also on one whose session has ended meanwhile: leaving always works.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leave {}

async fn sign_out(
    State(site): State<Site>,
    visitor: Visitor,
    Open(Leave {}): Open<Leave>,
) -> Answer<Response> {
    leave(&site, visitor.signed_in, "/").await
}

async fn exit(State(site): State<Site>, visitor: Visitor, Open(Leave {}): Open<Leave>) -> Answer<Response> {
    let away = site.settings.exit.clone();
    leave(&site, visitor.signed_in, &away).await
}

async fn leave(site: &Site, who: Option<SignedIn>, to: &str) -> Answer<Response> {
    if let Some(who) = who {
        site.unlocks.lock(who.session);
        let mut act = Act::begin(&site.ground, site.moment(), who.actor()).await?;
        let now = act.now;
        sessions::end(&mut act.unit, who.session, now).await.map_err(Stop::from)?;
        act.commit_unrecorded().await?;
    }
    let cleared = cleared(site);
    // Not a redirect: `form-action 'self'` lets no form lead away from us, so a page that refreshes does.
    if to.starts_with('/') {
        return Ok((cleared, Redirect::to(to)).into_response());
    }
    let refresh =
        HeaderValue::from_str(&format!("0; url={to}")).unwrap_or(HeaderValue::from_static("0; url=/"));
    let refresh = (HeaderName::from_static("refresh"), refresh);
    Ok((cleared, [refresh]).into_response())
}

/// Tells the browser to forget who was here.
pub(crate) fn cleared(site: &Site) -> AppendHeaders<[(HeaderName, HeaderValue); 3]> {
    let gone = |name| {
        let line = HeaderValue::from_str(&site.settings.cookie(name, "", Some(0)));
        (header::SET_COOKIE, line.unwrap_or(HeaderValue::from_static("")))
    };
    let clear = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    AppendHeaders([
        gone(site.settings.session_cookie()),
        gone(site.settings.unlock_cookie()),
        (HeaderName::from_static("clear-site-data"), clear),
    ])
}
