//! A defect of ours in a handler becomes a page with a reference, and the server goes on (`trust.md` 3.6).

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{log::RequestId, page::Halt};

/// Answers for a handler that panicked. Its transaction is undone as it is dropped. What the panic says is not
/// looked at, because it may quote a value; where it happened is logged by the binary's hook under the same id.
pub async fn defect(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let mut answer = pin!(next.run(request));
    let caught = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(response)) => Poll::Ready(Ok(response)),
        Err(_) => Poll::Ready(Err(())),
    })
    .await;
    caught.unwrap_or_else(|()| {
        tracing::error!(reference = id, "a request met a defect of ours");
        Halt::Trouble(id).into_response()
    })
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::StatusCode, middleware::from_fn};
    use tower::ServiceExt;

    use super::*;
    use crate::page::Shown;

    #[tokio::test]
    async fn a_panic_is_a_page_with_the_reference_of_its_request_and_quotes_nothing() {
        let app = Router::new()
            .fallback(|| async { if true { panic!("Nadia Okafor") } else { StatusCode::OK } })
            .layer(from_fn(defect));
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(RequestId("a1b2".to_owned()));
        let mut response = app.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let shown = response.extensions_mut().remove::<Shown>().unwrap();
        assert!(matches!(shown, Shown::Halt(Halt::Trouble(reference)) if reference == "a1b2"));
    }
}
