//! What a handler answers: a page, or a halt that every page shares.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::Markup;
use trellis_domain::refusal::Refusal;
use trellis_programme::Stop;

/// A page without its shell; the shell is laid around it by [`crate::shell`], which knows the visitor.
#[derive(Debug, Clone)]
pub struct Page {
    /// 200, or 422 with an error summary, 409 with both versions.
    pub status: StatusCode,
    /// The heading, which is also the title.
    pub title: String,
    /// Everything in `main`, with the one `h1`.
    pub body: Markup,
    /// "Exit this page" is shown: class A or B is shown or asked here.
    pub exit: bool,
    /// The page before this one, for the link above the heading.
    pub back: Option<String>,
    /// Stylesheets beside the one of every page.
    pub styles: Vec<&'static str>,
    /// Scripts that improve this page; it works without them.
    pub scripts: Vec<&'static str>,
    /// Uses the whole width, for a broad table.
    pub wide: bool,
    /// Is printed and handed on: nothing that leads elsewhere stands around it.
    pub paper: bool,
    /// Whoever asked is nobody here any more: the page is shown as to somebody who has not signed in.
    pub parted: bool,
}

impl Page {
    /// A page that all is well with.
    pub fn new(title: impl Into<String>, body: Markup) -> Self {
        Self {
            status: StatusCode::OK,
            title: title.into(),
            body,
            exit: false,
            back: None,
            styles: Vec::new(),
            scripts: Vec::new(),
            wide: false,
            paper: false,
            parted: false,
        }
    }

    /// The same page with errors: 422, and "Error:" before the title.
    pub fn with_errors(self) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, ..self }
    }

    /// The same page while two versions of one thing stand against each other: 409.
    pub fn in_conflict(self) -> Self {
        Self { status: StatusCode::CONFLICT, ..self }
    }

    /// With a link back.
    pub fn back(self, href: impl Into<String>) -> Self {
        Self { back: Some(href.into()), ..self }
    }

    /// With a stylesheet of its own.
    pub fn style(mut self, name: &'static str) -> Self {
        self.styles.push(name);
        self
    }

    /// With a script of `frontend/scripts/`.
    pub fn script(mut self, name: &'static str) -> Self {
        self.scripts.push(name);
        self
    }

    /// Over the whole width.
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }

    /// To print and hand on.
    pub fn paper(self) -> Self {
        Self { paper: true, ..self }
    }

    /// For somebody who has just gone: nothing of an account stands around it.
    pub fn parted(self) -> Self {
        Self { parted: true, ..self }
    }

    /// With "Exit this page".
    pub fn with_exit(self) -> Self {
        Self { exit: true, ..self }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Shown::Page(Box::new(self)));
        response
    }
}

/// Why there is no page of its own to show; the shared pages of `pages.md` 1.3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Halt {
    /// Missing, or not allowed: the same bytes.
    Missing,
    /// Nobody is signed in any more: to the sign-in page, and back.
    SignIn,
    /// Nobody is signed in any more, and this was typed before that was known.
    SignedOut(Vec<String>),
    /// Signed in, but not surely enough for this page.
    Stronger,
    /// The form did not come from our page, or from an older session.
    Forged,
    /// The form has a field that it should not have, or is no form at all.
    Unreadable,
    /// More than a form may hold.
    TooLarge,
    /// The form or file did not arrive in time.
    TooSlow,
    /// Too often; wait so many minutes. What was typed comes back with the page, to be sent again.
    TooOften(u64, Vec<(String, String)>),
    /// A person can put it right.
    Refused(Refusal),
    /// Somebody else changed the same thing meanwhile.
    Changed,
    /// The store is busy: nothing was saved.
    Busy,
    /// Our fault; the reference under which it was logged. Nothing was saved.
    Trouble(String),
}

impl Halt {
    /// The status that goes with it.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::SignIn | Self::Stronger => StatusCode::SEE_OTHER,
            Self::SignedOut(_) => StatusCode::UNAUTHORIZED,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooOften(..) => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Changed => StatusCode::CONFLICT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Trouble(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::NotFound => Self::Missing,
            Stop::Refused(refusal) => Self::Refused(refusal),
            Stop::Changed => Self::Changed,
            Stop::Broken(broken) if broken.is_conflict() || broken.is_busy() => Self::Busy,
            Stop::Broken(broken) => {
                // The text holds no value: statements are named by their place, and engines by their code.
                let reference = crate::shell::reference(&broken.to_string());
                tracing::error!(%reference, error = %broken, "a request could not be carried out");
                Self::Trouble(reference)
            }
        }
    }
}

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Shown::Halt(self));
        response
    }
}

/// What the shell layer finds in a response and turns into bytes.
#[derive(Debug, Clone)]
pub enum Shown {
    /// A page.
    Page(Box<Page>),
    /// A shared page.
    Halt(Halt),
}

/// What handlers answer.
pub type Answer<T = Page> = Result<T, Halt>;
