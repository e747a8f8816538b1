//! The four key questions: versioned content, in our own words, and labelled so wherever they are shown.

use trellis_domain::language::Language;

use crate::{Words, names};

/// A published set of questions. A version never changes; answers keep the set, version and key they were given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionSet {
    /// The set's name.
    pub id: &'static str,
    /// Its version, from 1.
    pub version: i64,
    pub(crate) label: (&'static str, &'static str),
    pub(crate) note: (&'static str, &'static str),
    /// The questions: always the four keys, in order.
    pub questions: &'static [Question],
}

/// One of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// `need`, `help`, `support` or `require`.
    pub key: &'static str,
    pub(crate) text: (&'static str, &'static str),
    pub(crate) prompts: &'static [(&'static str, &'static str)],
}

/// The set of that name and version (`trellis-paraphrase/1`); none when this installation does not hold it.
pub fn set(name: &str) -> Option<&'static QuestionSet> {
    let shipped = names::shipped();
    (name == format!("{}/{}", shipped.id, shipped.version)).then_some(shipped)
}

/// The set that ships.
pub fn shipped() -> &'static QuestionSet {
    names::shipped()
}

const fn pick(words: Words, (english, welsh): (&'static str, &'static str)) -> &'static str {
    match words.language() {
        Language::English => english,
        Language::Welsh => welsh,
    }
}

impl QuestionSet {
    /// "Our working wording, not the authors'".
    pub const fn label(&self, words: Words) -> &'static str {
        pick(words, self.label)
    }

    /// Where the wording comes from.
    pub const fn note(&self, words: Words) -> &'static str {
        pick(words, self.note)
    }
}

impl Question {
    /// The question.
    pub const fn text(&self, words: Words) -> &'static str {
        pick(words, self.text)
    }

    /// What may help to answer it.
    pub fn prompts(&self, words: Words) -> impl Iterator<Item = &'static str> {
        self.prompts.iter().map(move |prompt| pick(words, *prompt))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_keys_are_always_there_and_in_both_languages() {
        let set = shipped();
        let keys: Vec<_> = set.questions.iter().map(|question| question.key).collect();
        assert_eq!(keys, ["need", "help", "support", "require"]);
        let (english, welsh) = (Words::new(Language::English), Words::new(Language::Welsh));
        assert_eq!(set.label(english), "Our working wording, not the authors'");
        for question in set.questions {
            assert_ne!(question.text(english), question.text(welsh));
            assert!(question.prompts(welsh).count() > 0);
        }
    }

    #[test]
    fn a_set_is_found_by_name_and_version_only() {
        assert_eq!(set("trellis-paraphrase/1"), Some(shipped()));
        assert_eq!(set("trellis-paraphrase/2"), None);
        assert_eq!(set("trellis-paraphrase"), None);
    }
}
