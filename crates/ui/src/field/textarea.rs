//! Several lines of text.

use maud::{Markup, Render, html};
use trellis_words::Words;

use super::Field;
use crate::Errors;

/// A box for several lines.
#[derive(Debug, Clone)]
pub struct TextArea {
    rows: u8,
    value: String,
    autocomplete: Option<&'static str>,
}

/// A box of five lines.
pub fn textarea(words: Words, name: &str, label: impl Render) -> Field<TextArea> {
    Field::new(words, name, label, TextArea { rows: 5, value: String::new(), autocomplete: None })
}

impl Field<TextArea> {
    /// What was typed before.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.kind.value = value.into();
        self
    }

    /// Height in lines.
    pub fn rows(mut self, rows: u8) -> Self {
        self.kind.rows = rows;
        self
    }

    /// The browser's hint for filling in.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.kind.autocomplete = Some(token);
        self
    }

    /// Takes this field's message from the problems of the form.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self
    }
}

impl Render for Field<TextArea> {
    fn render(&self) -> Markup {
        self.group(html! {
            (self.label())
            (self.hint_and_error())
            textarea.nhsuk-textarea.nhsuk-textarea--error[self.error.is_some()] id=(self.id) name=(self.name)
                rows=(self.kind.rows) autocomplete=[self.kind.autocomplete] aria-describedby=[self.described_by()]
                { (self.kind.value) }
        })
    }
}
