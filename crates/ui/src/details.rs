//! Text that opens on demand; among it "Who can see this?".

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

/// A summary that opens.
#[derive(Debug, Clone)]
pub struct Details {
    summary: Markup,
    body: Markup,
    open: bool,
    expander: bool,
}

impl Details {
    /// A summary, and what it opens.
    pub fn new(summary: impl Render, body: impl Render) -> Self {
        Self { summary: crate::slot(summary), body: crate::slot(body), open: false, expander: false }
    }

    /// Open from the start.
    pub fn open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// With a border, for a longer section.
    pub fn expander(mut self) -> Self {
        self.expander = true;
        self
    }
}

impl Render for Details {
    fn render(&self) -> Markup {
        html! {
            details.nhsuk-details.nhsuk-expander[self.expander] open[self.open] {
                summary.nhsuk-details__summary { span.nhsuk-details__summary-text { (self.summary) } }
                div.nhsuk-details__text { (self.body) }
            }
        }
    }
}

/// Who can read something: one line, opening to the people or roles. The caller computes both from the policy.
#[derive(Debug, Clone)]
pub struct WhoCanSee {
    words: Words,
    line: Markup,
    readers: Vec<Markup>,
    more: Option<Markup>,
}

impl WhoCanSee {
    /// The short answer: "Only you", "You and your mentor".
    pub fn new(words: Words, line: impl Render) -> Self {
        Self { words, line: crate::slot(line), readers: Vec::new(), more: None }
    }

    /// One reader and what they see, in a sentence.
    pub fn reader(mut self, reader: impl Render) -> Self {
        self.readers.push(crate::slot(reader));
        self
    }

    /// A link to "View as…", or a sentence about when this changes.
    pub fn more(mut self, more: impl Render) -> Self {
        self.more = Some(crate::slot(more));
        self
    }
}

impl Render for WhoCanSee {
    fn render(&self) -> Markup {
        html! {
            details.trellis-who {
                summary.trellis-who__summary {
                    svg.trellis-who__eye viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" {
                        path d="M2 12c2.5-4.5 6-7 10-7s7.5 2.5 10 7c-2.5 4.5-6 7-10 7s-7.5-2.5-10-7z" fill="none" stroke="currentColor" stroke-width="2" {}
                        circle cx="12" cy="12" r="3" fill="currentColor" {}
                    }
                    span.trellis-who__ask { (t!(self.words, "ui-who-can-see")) } " " span.trellis-who__line { (self.line) }
                }
                div.trellis-who__body {
                    @if !self.readers.is_empty() { ul { @for reader in &self.readers { li { (reader) } } } }
                    @if let Some(more) = &self.more { p { (more) } }
                }
            }
        }
    }
}
