//! Handlers of one plain type, whatever they take and however deep the work under them goes.
//!
//! The framework wraps a handler in half a dozen types, and for each of them the compiler would prove anew that everything under the
//! handler may move between threads: minutes for some hundred handlers. Behind one type that is proved once for each.

use std::{pin::Pin, sync::Arc};

use axum::{extract::Request, handler::Handler, response::Response};

use crate::site::Site;

type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A handler that has forgotten its arguments.
#[derive(Clone)]
pub(super) struct Plain(Arc<dyn Fn(Request, Site) -> Answering + Send + Sync>);

impl Plain {
    pub(super) fn of<H, T>(handler: H) -> Self
    where
        H: Handler<T, Site>,
    {
        Self(Arc::new(move |request, site| Box::pin(handler.clone().call(request, site))))
    }
}

impl Handler<(), Site> for Plain {
    type Future = Answering;

    fn call(self, request: Request, site: Site) -> Answering {
        (self.0)(request, site)
    }
}
