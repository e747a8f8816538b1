//! A time to meet: a day in three boxes and a time of day, sorted by the shifts people work.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

use super::Field;
use super::date::{DateBoxes, boxes, wrong_boxes};
use crate::Errors;

/// A day and a time as they were typed.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    date: DateBoxes,
    time: String,
    wrong_time: bool,
}

/// A time that is offered. The form sends `{name}-day`, `{name}-month`, `{name}-year` and `{name}-time` (`14:30`, or nothing).
pub fn slot(words: Words, name: &str, legend: impl Render) -> Field<Slot> {
    Field::new(words, name, legend, Slot::default())
}

impl Field<Slot> {
    /// What was typed before.
    pub fn typed(
        mut self,
        day: impl Into<String>,
        month: impl Into<String>,
        year: impl Into<String>,
        time: impl Into<String>,
    ) -> Self {
        self.kind.date.values = [day.into(), month.into(), year.into()];
        self.kind.time = time.into();
        self
    }

    /// Takes this field's message from the problems of the form. [`Errors::add_at`] with `{name}-time` marks the time alone.
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.take_error(errors);
        self.kind.wrong_time = errors.points_at(&format!("{}-time", self.id));
        self.kind.date.wrong = wrong_boxes(&self.id, self.error.is_some() && !self.kind.wrong_time, errors);
        self
    }
}

/// The hours of each part of the day, in half hours: the words for it, first and last half hour after midnight.
fn parts(words: Words) -> [(String, std::ops::Range<i8>); 5] {
    [
        (t!(words, "ui-shift-before"), 12..15),
        (t!(words, "ui-shift-early"), 15..28),
        (t!(words, "ui-shift-late"), 28..42),
        (t!(words, "ui-shift-evening"), 42..46),
        (t!(words, "ui-shift-night"), 46..60),
    ]
}

impl Render for Field<Slot> {
    fn render(&self) -> Markup {
        let words = self.words;
        let inner = html! {
            div.nhsuk-date-input.trellis-slot id=(self.id) {
                (boxes(words, &self.id, &self.name, &self.kind.date))
                div.nhsuk-date-input__item {
                    div.nhsuk-form-group.nhsuk-form-group--error[self.kind.wrong_time] {
                        label.nhsuk-label.nhsuk-date-input__label for={ (self.id) "-time" } { (t!(words, "ui-time")) }
                        select.nhsuk-select.nhsuk-select--error[self.kind.wrong_time] id={ (self.id) "-time" }
                            name={ (self.name) "-time" } {
                            option value="" { (t!(words, "ui-time-choose")) }
                            @for (label, halves) in parts(words) {
                                optgroup label=(label) { @for half in halves { (self.time(half % 48)) } }
                            }
                        }
                    }
                }
            }
        };
        self.group(self.fieldset(Some("group"), inner))
    }
}

impl Field<Slot> {
    fn time(&self, half: i8) -> Markup {
        let clock = jiff::civil::Time::constant(half / 2, half % 2 * 30, 0, 0);
        let value = clock.strftime("%H:%M").to_string();
        html! { option value=(value) selected[value == self.kind.time] { (self.words.time(clock)) } }
    }
}

#[cfg(test)]
mod tests {
    use trellis_words::Language;

    use super::*;

    #[test]
    fn every_half_hour_of_the_day_is_offered_once_and_the_typed_one_is_kept() {
        let field =
            slot(Words::new(Language::English), "first", "First time").typed("31", "x", "2027", "14:30");
        let html = field.render().into_string();
        for half in 0..48 {
            let value = format!("value=\"{:02}:{:02}\"", half / 2, half % 2 * 30);
            assert_eq!(html.matches(&value).count(), 1, "{value}");
        }
        assert!(html.contains("value=\"14:30\" selected") && html.contains("value=\"x\""), "{html}");
    }
}
