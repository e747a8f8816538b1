//! A date in three boxes.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use super::Field;
use crate::Errors;

/// Day, month and year as they were typed.
#[derive(Debug, Clone, Default)]
pub struct DateBoxes {
    pub(super) values: [String; 3],
    pub(super) wrong: [bool; 3],
}

/// A date. The form sends `{name}-day`, `{name}-month` and `{name}-year`.
pub fn date(words: Words, name: &str, legend: impl Render) -> Field<DateBoxes> {
    Field::new(words, name, legend, DateBoxes::default())
}

impl Field<DateBoxes> {
    /// What was typed before, whether or not it is a date.
    pub fn typed(
        mut self,
        day: impl Into<String>,
        month: impl Into<String>,
        year: impl Into<String>,
    ) -> Self {
        self.kind.values = [day.into(), month.into(), year.into()];
        self
    }

    /// Takes this field's message from the problems of the form. [`Errors::add_at`] with the id of one box marks that box alone;
    /// otherwise all three are marked.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self.kind.wrong = wrong_boxes(&self.id, self.error.is_some(), errors);
        self
    }
}

/// Which boxes to mark: the ones that are named, or all of them when the whole date is wrong.
pub(super) fn wrong_boxes(id: &str, any: bool, errors: &Errors) -> [bool; 3] {
    let named = ["day", "month", "year"].map(|part| errors.points_at(&format!("{id}-{part}")));
    if named.contains(&true) { named } else { [any; 3] }
}

/// The three boxes below one legend.
pub(super) fn boxes(words: Words, id: &str, name: &str, boxes: &DateBoxes) -> Markup {
    let parts =
        [("day", t!(words, "ui-day")), ("month", t!(words, "ui-month")), ("year", t!(words, "ui-year"))];
    html! {
        @for (place, (part, label)) in parts.into_iter().enumerate() {
            @let wrong = boxes.wrong[place];
            div.nhsuk-date-input__item {
                div.nhsuk-form-group.nhsuk-form-group--error[wrong] {
                    label.nhsuk-label.nhsuk-date-input__label for={ (id) "-" (part) } { (label) }
                    input.nhsuk-input.nhsuk-input--error[wrong].nhsuk-input--width-2[place < 2].nhsuk-input--width-4[place == 2].nhsuk-date-input__input
                        id={ (id) "-" (part) } name={ (name) "-" (part) } type="text" inputmode="numeric"
                        value=[Some(&*boxes.values[place]).filter(|value| !value.is_empty())];
                }
            }
        }
    }
}

impl Render for Field<DateBoxes> {
    fn render(&self) -> Markup {
        let inner = html! {
            div.nhsuk-date-input id=(self.id) { (boxes(self.words, &self.id, &self.name, &self.kind)) }
        };
        self.group(self.fieldset(Some("group"), inner))
    }
}
