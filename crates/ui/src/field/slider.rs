//! A weight between two ends: a number box that scripts give a slider.

use maud::{Markup, Render, html};
use trellis_words::Words;

use super::Field;
use crate::Errors;

/// A whole number between two ends.
#[derive(Debug, Clone)]
pub struct Slider {
    from: i32,
    to: i32,
    step: i32,
    value: String,
}

/// A number box with `from` and `to`; with scripts a slider stands beside it and moves with it.
pub fn slider(words: Words, name: &str, label: impl Render, from: i32, to: i32) -> Field<Slider> {
    Field::new(words, name, label, Slider { from, to, step: 1, value: from.to_string() })
}

impl Field<Slider> {
    /// What it stands at; what was typed before is kept even when it is no number.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.kind.value = value.into();
        self
    }

    /// The distance between two values.
    pub fn step(mut self, step: i32) -> Self {
        self.kind.step = step;
        self
    }

    /// Takes this field's message from the problems of the form.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self
    }
}

impl Render for Field<Slider> {
    fn render(&self) -> Markup {
        let Slider { from, to, step, value } = &self.kind;
        self.group(html! {
            (self.label())
            (self.hint_and_error())
            div.trellis-slider {
                input.nhsuk-input.nhsuk-input--width-4.nhsuk-input--error[self.error.is_some()] id=(self.id)
                    name=(self.name) type="number" min=(from) max=(to) step=(step) value=(value) data-slider
                    inputmode="numeric" aria-describedby=[self.described_by()];
            }
        })
    }
}
