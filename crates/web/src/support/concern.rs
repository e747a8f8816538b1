//! A worry about how a circle works, or whether people in it are safe, from one who leads it. No member is asked about by name.

use axum::{extract::State, http::StatusCode, response::Response};
use trellis_domain::id::kind;
use trellis_programme::supports::Occasion;
use trellis_ui::Errors;

use super::{shared::Typed, writing};
use crate::{form::Protected, page::Answer, path::PathId, site::Site, visitor::SignedIn};

pub async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    writing::writing(&site, &who, Occasion::Circle(id), None, &Errors::new()).await
}

pub async fn go_on(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<Response> {
    writing::to_the_check(&site, &who, Occasion::Circle(id), &form).await
}

pub async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<StatusCode> {
    writing::keep_typed(&site, &who, Occasion::Circle(id), &form).await
}

pub async fn check(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
) -> Answer<Response> {
    writing::checking(&site, &who, Occasion::Circle(id), None, &Errors::new()).await
}

pub async fn send(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Typed>,
) -> Answer<Response> {
    writing::sending(&site, &who, Occasion::Circle(id), &form).await
}
