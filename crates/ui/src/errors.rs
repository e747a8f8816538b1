//! What has to be put right on a form: said once on top with links, and again at each field.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

/// The problems of one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors {
    problems: Vec<Problem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Problem {
    field: String,
    target: String,
    /// Whether only the target is wrong, not the whole field.
    part: bool,
    message: String,
}

impl Errors {
    /// No problems yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A problem at a field, in a sentence that says what to do.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.push(field, field.to_owned(), false, message.into());
    }

    /// A problem with a whole date or time; the link in the summary leads to its first box.
    pub fn add_date(&mut self, field: &str, message: impl Into<String>) {
        self.push(field, format!("{field}-day"), false, message.into());
    }

    /// A problem with one part of a field, by the id of its control: `starts`, `starts-year`.
    pub fn add_at(&mut self, field: &str, target: &str, message: impl Into<String>) {
        self.push(field, target.to_owned(), true, message.into());
    }

    fn push(&mut self, field: &str, target: String, part: bool, message: String) {
        self.problems.push(Problem { field: field.to_owned(), target, part, message });
    }

    /// Whether everything is in order.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.problems.iter().find(|problem| problem.field == field).map(|problem| &*problem.message)
    }

    /// Whether a part of a field is named as the one to put right, such as `starts-year`.
    pub(crate) fn points_at(&self, target: &str) -> bool {
        self.problems.iter().any(|problem| problem.part && problem.target == target)
    }

    /// The summary for the top of the page, focused when the page opens. Nothing when there is no problem.
    pub fn summary(&self, words: Words) -> Markup {
        if self.is_empty() {
            return html! {};
        }
        let rows = self.problems.iter().map(|problem| (&*problem.message, format!("#{}", problem.target)));
        summary(t!(words, "ui-error-summary"), rows)
    }
}

/// nhsuk-frontend's error summary, with focus that needs no script.
fn summary(heading: impl Render, rows: impl Iterator<Item = (impl Render, String)>) -> Markup {
    html! {
        div.nhsuk-error-summary data-module="nhsuk-error-summary" tabindex="-1" autofocus {
            div role="alert" {
                h2.nhsuk-error-summary__heading { (heading) }
                div.nhsuk-error-summary__body {
                    ul.nhsuk-list.nhsuk-error-summary__list {
                        @for (message, target) in rows { li { a href=(target) { (message) } } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use trellis_words::Language;

    use super::*;

    #[test]
    fn the_summary_links_to_each_field_in_order() {
        let mut errors = Errors::new();
        assert_eq!(errors.summary(Words::new(Language::English)).into_string(), "");
        errors.add("email", "Enter an email address");
        errors.add_date("starts", "Enter a date");
        let html = errors.summary(Words::new(Language::Welsh)).into_string();
        let (first, second) = (html.find("href=\"#email\""), html.find("href=\"#starts-day\""));
        assert!(first.is_some() && first < second, "{html}");
        assert_eq!(errors.of("starts"), Some("Enter a date"));
        assert!(!errors.points_at("starts-day"), "the whole date is wrong");
        errors.add_at("ends", "ends-day", "Enter a day");
        assert!(errors.points_at("ends-day") && !errors.points_at("email"));
    }
}
