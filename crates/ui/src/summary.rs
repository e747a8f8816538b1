//! Check your answers: what was said, each with a way to change it.

use maud::{Markup, Render, html};
use trellis_words::{Words, t};

/// One answer in the list.
#[derive(Debug, Clone)]
pub struct Answer {
    question: Markup,
    answer: Markup,
    change: Option<(String, String)>,
}

impl Answer {
    /// A question in short, and what was answered.
    pub fn new(question: impl Render, answer: impl Render) -> Self {
        Self { question: crate::slot(question), answer: crate::slot(answer), change: None }
    }

    /// Where to change it. `what` completes "Change …" for people who hear the page.
    pub fn change(mut self, href: impl Into<String>, what: impl Into<String>) -> Self {
        self.change = Some((href.into(), what.into()));
        self
    }
}

/// A list of questions and answers.
#[derive(Debug, Clone)]
pub struct CheckAnswers {
    words: Words,
    answers: Vec<Answer>,
    border: bool,
}

impl CheckAnswers {
    /// The answers in the order in which they were asked.
    pub fn new(words: Words, answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { words, answers: answers.into_iter().collect(), border: true }
    }

    /// Without lines between the rows.
    pub fn plain(mut self) -> Self {
        self.border = false;
        self
    }
}

impl Render for CheckAnswers {
    fn render(&self) -> Markup {
        let some_change = self.answers.iter().any(|answer| answer.change.is_some());
        html! {
            dl.nhsuk-summary-list.nhsuk-summary-list--no-border[!self.border] {
                @for Answer { question, answer, change } in &self.answers {
                    div.nhsuk-summary-list__row.nhsuk-summary-list__row--no-actions[some_change && change.is_none()] {
                        dt.nhsuk-summary-list__key { (question) }
                        dd.nhsuk-summary-list__value { (answer) }
                        @if let Some((href, what)) = change {
                            dd.nhsuk-summary-list__actions {
                                a.nhsuk-link href=(href) {
                                    (t!(self.words, "ui-change")) span.nhsuk-u-visually-hidden { " " (what) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
