//! Questions that can be scored, as data. Only those whose wording is ours to ship are here.

use crate::Both;

include!(concat!(env!("OUT_DIR"), "/instruments.rs"));

/// A set of questions with fixed answers. A published version never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instrument {
    /// Its name.
    pub id: &'static str,
    /// Its version, from 1.
    pub version: i64,
    /// What is printed wherever it is shown: where it comes from, and what it must not be used for.
    pub label: Both,
    /// What the questions are about.
    pub about: Both,
    /// The questions, in order.
    pub items: &'static [Question],
    /// What one may answer; leaving a question out is always possible too.
    pub answers: &'static [Answer],
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Its name among the questions.
    pub key: &'static str,
    /// The theme of the poster that it comes from.
    pub theme: Both,
    /// The wording.
    pub text: Both,
}

/// One possible answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// A number that counts, or a letter that does not.
    pub code: &'static str,
    /// What it means.
    pub text: Both,
}

/// Our own eight questions about an ally, not tested.
pub const fn felt_allyship_8() -> &'static Instrument {
    &FELT_ALLYSHIP_8
}

#[cfg(test)]
mod tests {
    use trellis_domain::language::Language;

    use super::*;

    #[test]
    fn the_eight_questions_say_that_they_are_not_tested() {
        let felt = felt_allyship_8();
        assert_eq!((felt.id, felt.version, felt.items.len()), ("felt_allyship_8", 1, 8));
        let label = "Written for Trellis from the themes of the Challenge to Change poster. Not tested. \
                     Do not compare organisations with it.";
        assert_eq!(felt.label.say(Language::English), label);
        let codes: Vec<_> = felt.answers.iter().map(|answer| answer.code).collect();
        assert_eq!(codes, ["0", "1", "2", "3", "4", "N", "W"]);
    }
}
