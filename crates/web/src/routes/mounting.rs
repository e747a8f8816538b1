//! What may be asked for and posted to: of what is posted, only a handler that reads its form through our checks can be mounted.

use axum::{handler::Handler, routing::MethodRouter};

use super::plain::Plain;
use crate::{
    form::{Open, Protected},
    site::Site,
    upload::Upload,
};

/// Mounts what is only looked at.
pub fn get<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: 'static,
{
    axum::routing::get(Plain::of(handler))
}

/// Mounts what signed-in people post. A handler whose last argument has checked the token of the session will do:
///
/// ```
/// use trellis_web::{account::Nothing, form::Protected, routes};
/// async fn pause(_: Protected<Nothing>) {}
/// let _ = routes::post(pause);
/// ```
///
/// One that takes no form does not compile, nor one whose form needs no token, nor one that reads the body by itself:
///
/// ```compile_fail
/// use trellis_web::{account::Nothing, form::Protected, routes};
/// async fn pause() {}
/// let _ = routes::post(pause);
/// ```
///
/// ```compile_fail
/// use trellis_web::{account::Nothing, form::Open, routes};
/// async fn pause(_: Open<Nothing>) {}
/// let _ = routes::post(pause);
/// ```
///
/// ```compile_fail
/// use trellis_web::{account::Nothing, form::Protected, routes};
/// async fn pause(_: String) {}
/// let _ = routes::post(pause);
/// ```
pub fn post<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: TakesProtected + 'static,
{
    axum::routing::post(Plain::of(handler))
}

/// Mounts what can be posted without signing in; at least the origin is checked.
///
/// ```
/// use trellis_web::{account::Nothing, form::Open, routes};
/// async fn ask(_: Open<Nothing>) {}
/// let _ = routes::post_by_anyone(ask);
/// ```
///
/// ```compile_fail
/// use trellis_web::{account::Nothing, form::Open, routes};
/// async fn ask(_: String) {}
/// let _ = routes::post_by_anyone(ask);
/// ```
pub fn post_by_anyone<H, T>(handler: H) -> MethodRouter<Site>
where
    H: Handler<T, Site>,
    T: TakesOpen + 'static,
{
    axum::routing::post(Plain::of(handler))
}

/// The arguments of a handler, of which the last has checked the token of the session.
#[diagnostic::on_unimplemented(
    message = "a POST behind a door takes `Protected<Form>` as its last argument",
    note = "`Protected` checks where the form comes from and the token of the session"
)]
pub trait TakesProtected {}

/// The arguments of a handler, of which the last has checked where the form comes from.
#[diagnostic::on_unimplemented(
    message = "a POST that needs no sign-in takes `Open<Form>` as its last argument"
)]
pub trait TakesOpen {}

// The framework describes a handler by a marker and its arguments.
macro_rules! last_of {
    ($(($($before:ident)*))*) => { $(
        impl<Marker, $($before,)* Form> TakesProtected for (Marker, $($before,)* Protected<Form>) {}
        impl<Marker, $($before),*> TakesProtected for (Marker, $($before,)* Upload) {}
        impl<Marker, $($before,)* Form> TakesOpen for (Marker, $($before,)* Open<Form>) {}
    )* };
}
last_of!(() (A) (A B) (A B C) (A B C D) (A B C D E));
