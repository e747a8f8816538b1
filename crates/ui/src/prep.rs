//! The card for preparing a meeting: a few prompts that print on one A5 sheet.

use maud::{Markup, Render, html};

/// Prompts for a meeting, numbered, with a line below them.
#[derive(Debug, Clone)]
pub struct PrepCard {
    heading: Markup,
    prompts: Vec<Markup>,
    note: Option<Markup>,
}

impl PrepCard {
    /// A card; its heading is an `h2`.
    pub fn new<P: Render>(heading: impl Render, prompts: impl IntoIterator<Item = P>) -> Self {
        let prompts = prompts.into_iter().map(crate::slot).collect();
        Self { heading: crate::slot(heading), prompts, note: None }
    }

    /// A sentence below the prompts, such as the mentor's "share, do not take over".
    pub fn note(mut self, note: impl Render) -> Self {
        self.note = Some(crate::slot(note));
        self
    }
}

impl Render for PrepCard {
    fn render(&self) -> Markup {
        html! {
            section.trellis-prep {
                h2.trellis-prep__heading { (self.heading) }
                ol { @for prompt in &self.prompts { li { (prompt) } } }
                @if let Some(note) = &self.note { p.trellis-prep__note { (note) } }
            }
        }
    }
}
