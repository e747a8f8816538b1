//! Puts the routes and the layers together: log, shell, visit, defect, guard, handler.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};

use crate::{defect, guard, log, page::Halt, routes, shell, site::Site, visit};

/// The whole application.
pub fn app(site: Site) -> Router {
    let mut router: Router<Site> = Router::new();
    for route in routes::all().filter(|route| !route.demo() || site.settings.demo.is_some()) {
        router = (route.mount)(router);
    }
    router
        .fallback(|| async { Halt::Missing })
        .method_not_allowed_fallback(|| async { Halt::Missing })
        .layer(from_fn_with_state(site.clone(), guard::guard))
        .layer(from_fn(defect::defect))
        .layer(from_fn_with_state(site.clone(), visit::visit))
        .layer(from_fn_with_state(site.clone(), shell::shell))
        .layer(from_fn_with_state(site.clone(), log::log))
        .with_state(site)
}
