//! The door: nothing behind it runs unless the table lets this visitor, in this role, this sure, this often.

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use trellis_domain::permission::Level;

use crate::{
    form,
    page::Halt,
    routes::{self, Gate, Route},
    signed_out,
    site::Site,
    visit::cookie,
    visitor::Visitor,
};

/// Checks the request against its line of the table. An address without a line does not exist.
pub async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    match admit(&site, &request) {
        Ok(()) => next.run(request).await,
        // Whoever has to wait keeps what they have typed.
        Err(Halt::TooOften(minutes, _)) => {
            Halt::TooOften(minutes, form::typed(request, &site).await).into_response()
        }
        // Whoever was away for too long does too.
        Err(Halt::SignIn) => match signed_out::typed(request, &site).await {
            typed if typed.is_empty() => Halt::SignIn.into_response(),
            typed => Halt::SignedOut(typed).into_response(),
        },
        Err(halt) => halt.into_response(),
    }
}

fn admit(site: &Site, request: &Request) -> Result<(), Halt> {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let route = path.and_then(|path| routes::find(request.method(), path));
    let visitor = request.extensions().get::<Visitor>().ok_or(Halt::SignIn)?;
    let public = route.is_some_and(|route| route.gate == Gate::Public);
    let Some(who) = &visitor.signed_in else {
        // Whether the address exists is nobody's business before signing in.
        return if public { limit(site, route, visitor, request) } else { Err(Halt::SignIn) };
    };
    let route = route.ok_or(Halt::Missing)?;
    if !route.gate.lets(who.role) {
        return Err(Halt::Missing);
    }
    if who.level < route.level {
        return Err(if who.level >= Level::One { Halt::Stronger } else { Halt::SignIn });
    }
    limit(site, Some(route), visitor, request)
}

fn limit(site: &Site, route: Option<&Route>, visitor: &Visitor, request: &Request) -> Result<(), Halt> {
    let Some(route) = route else { return Ok(()) };
    let seat = cookie(request.headers(), site.settings.seat_cookie());
    site.limits.check(route.rate, visitor, seat).map_err(|minutes| Halt::TooOften(minutes, Vec::new()))
}
