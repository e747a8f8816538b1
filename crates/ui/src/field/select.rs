//! One answer from a long list.

use maud::{Markup, Render, html};
use trellis_words::Words;

use super::Field;
use crate::Errors;

/// A list that opens.
#[derive(Debug, Clone, Default)]
pub struct Select {
    options: Vec<(String, String)>,
    value: Option<String>,
}

/// A list that opens. Radios are easier for up to about ten answers.
pub fn select(words: Words, name: &str, label: impl Render) -> Field<Select> {
    Field::new(words, name, label, Select::default())
}

impl Field<Select> {
    /// One more answer: what the form sends, what the person reads.
    pub fn option(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.kind.options.push((value.into(), label.into()));
        self
    }

    /// More answers, in this order.
    pub fn options<V: Into<String>, L: Into<String>>(
        mut self,
        options: impl IntoIterator<Item = (V, L)>,
    ) -> Self {
        self.kind.options.extend(options.into_iter().map(|(value, label)| (value.into(), label.into())));
        self
    }

    /// The answer chosen before.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.kind.value = Some(value.into());
        self
    }

    /// Takes this field's message from the problems of the form.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self
    }
}

impl Render for Field<Select> {
    fn render(&self) -> Markup {
        let Select { options, value } = &self.kind;
        self.group(html! {
            (self.label())
            (self.hint_and_error())
            select.nhsuk-select.nhsuk-select--error[self.error.is_some()] id=(self.id) name=(self.name)
                aria-describedby=[self.described_by()] {
                @for (option, label) in options {
                    option value=(option) selected[value.as_ref() == Some(option)] { (label) }
                }
            }
        })
    }
}
