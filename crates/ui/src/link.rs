//! Ways through a page and between pages: back, skip, one of many.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

/// The link back, above the heading.
#[derive(Debug, Clone)]
pub struct BackLink {
    label: Markup,
    href: String,
}

impl BackLink {
    /// A link back.
    pub fn new(label: impl Render, href: impl Into<String>) -> Self {
        Self { label: crate::slot(label), href: href.into() }
    }
}

impl Render for BackLink {
    fn render(&self) -> Markup {
        html! { a.nhsuk-back-link href=(self.href) { (self.label) } }
    }
}

/// The first link of every page, shown when it has focus.
#[derive(Debug, Clone)]
pub struct SkipLink {
    label: Markup,
    href: String,
}

impl SkipLink {
    /// A link to the main part, such as `#main`.
    pub fn new(label: impl Render, href: impl Into<String>) -> Self {
        Self { label: crate::slot(label), href: href.into() }
    }
}

impl Render for SkipLink {
    fn render(&self) -> Markup {
        html! { a.nhsuk-skip-link data-module="nhsuk-skip-link" href=(self.href) { (self.label) } }
    }
}

/// A neighbouring page of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address.
    pub href: String,
    /// What is on it: "Guidelines", "People A to F".
    pub label: String,
}

/// Links to the pages before and after this one.
#[derive(Debug, Clone)]
pub struct Pagination {
    words: Words,
    previous: Option<Page>,
    next: Option<Page>,
}

impl Pagination {
    /// The neighbours of this page, where there are any.
    pub fn new(words: Words, previous: Option<Page>, next: Option<Page>) -> Self {
        Self { words, previous, next }
    }
}

const LEFT: &str = "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z";
const RIGHT: &str = "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z";

impl Render for Pagination {
    fn render(&self) -> Markup {
        let words = self.words;
        let back =
            ("previous", "prev", "left", LEFT, t!(words, "ui-previous"), t!(words, "ui-previous-page"));
        let on = ("next", "next", "right", RIGHT, t!(words, "ui-next"), t!(words, "ui-next-page"));
        html! {
            nav.nhsuk-pagination role="navigation" aria-label=(t!(words, "ui-pages")) {
                ul.nhsuk-list.nhsuk-pagination__list {
                    @for (page, (side, rel, arrow, path, title, what)) in [(&self.previous, back), (&self.next, on)] {
                        @if let Some(page) = page {
                            li class={ "nhsuk-pagination-item--" (side) } {
                                a class={ "nhsuk-pagination__link nhsuk-pagination__link--" (rel) } href=(page.href) rel=(rel) {
                                    span.nhsuk-pagination__title { (title) span.nhsuk-u-visually-hidden { " " (what) } }
                                    span.nhsuk-u-visually-hidden { ":" }
                                    span.nhsuk-pagination__page { (page.label) }
                                    svg class={ "nhsuk-icon nhsuk-icon--arrow-" (arrow) } xmlns="http://www.w3.org/2000/svg"
                                        viewBox="0 0 24 24" width="16" height="16" focusable="false" aria-hidden="true" { path d=(path) {} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
