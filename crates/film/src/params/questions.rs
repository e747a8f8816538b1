//! The four key questions, and whose words they are.

use serde::Deserialize;

use crate::both::Both;

const SHIPPED: &str = include_str!("../../../../content/question-set.toml");

/// Whose words the questions are. All but the authors' own carry a label that cannot be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// Ours, after the caption of the study's Figure 1.
    Paraphrase,
    /// The authors'.
    Authors,
    /// An organisation's.
    Local,
}

/// Four questions: what is needed, who can help, what supports, what is required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionSet {
    /// Whose words.
    pub provenance: Provenance,
    /// `need`, `help`, `support`, `require`, in this order.
    pub texts: [Both; 4],
}

/// The keys of the four questions, in their order.
pub const KEYS: [&str; 4] = ["need", "help", "support", "require"];

#[derive(Deserialize)]
struct File {
    provenance: Provenance,
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    key: String,
    text: Text,
}

#[derive(Deserialize)]
struct Text {
    en: String,
    cy: String,
}

impl QuestionSet {
    /// The set that the programme publishes (`content/question-set.toml`).
    pub fn shipped() -> Self {
        let file: File = toml::from_str(SHIPPED).expect("the question set is built in and a test reads it");
        let text = |key: &str| {
            let found = file.question.iter().find(|question| question.key == key);
            found.map(|question| Both::of(&question.text.en, &question.text.cy)).unwrap_or_default()
        };
        Self { provenance: file.provenance, texts: KEYS.map(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_shipped_questions_are_four_paraphrases_in_both_languages() {
        let set = QuestionSet::shipped();
        assert_eq!(set.provenance, Provenance::Paraphrase);
        assert_eq!(set.texts[0].get(Language::En), Some("What do I need?"));
        assert_eq!(set.texts[3].get(Language::En), Some("What is required, of me and of others?"));
        assert!(set.texts.iter().all(|text| text.get(Language::Cy).is_some()));
    }
}
