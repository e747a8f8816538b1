//! What a mentee writes in her own words under one of the four key questions, and who reads it (`model.md` 2.2). It is
//! only ever kept sealed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{id::PairId, participation::states};

/// So many earlier wordings of one answer are kept.
pub const EARLIER: usize = 10;

states! {
    /// One of the four key questions. Their wording is content; these four are always there.
    Question {
        /// What do I need?
        Need = "need",
        /// Who can help me?
        Help = "help",
        /// What will support me?
        Support = "support",
        /// What is required, of me and of others?
        Require = "require",
    }
}

/// Who reads an answer beside the mentee.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Readers {
    /// Nobody.
    #[default]
    OnlyMe,
    /// The helper of one pair.
    ThisHelper(PairId),
    /// The helper of every open pair, now and later.
    MyHelpers,
}

impl Readers {
    /// Whether the helper of an open pair is among them.
    pub fn include(self, pair: PairId) -> bool {
        match self {
            Self::OnlyMe => false,
            Self::ThisHelper(one) => one == pair,
            Self::MyHelpers => true,
        }
    }
}

/// An answer, as its mentee keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// The set whose wording was answered, such as `trellis-paraphrase/1`. An answer is never relabelled.
    pub set: String,
    /// The words.
    pub text: String,
    /// Who else reads them.
    pub readers: Readers,
    /// The day of these words.
    pub written_on: Date,
    /// What stood here before, the newest first. Only the mentee reads it.
    #[serde(default)]
    pub earlier: Vec<Wording>,
}

/// Words that stood in an answer once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Their day.
    pub written_on: Date,
}

/// An answer as a helper reads it: without who else does, and without what stood there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// The question.
    pub question: Question,
    /// The set whose wording was answered.
    pub set: String,
    /// The words.
    pub text: String,
    /// The day of these words.
    pub written_on: Date,
}

impl Answer {
    /// Writes the answer anew. What stood there becomes the newest earlier wording, unless only the readers change.
    pub fn rewrite(&mut self, text: String, readers: Readers, today: Date) {
        self.readers = readers;
        if text == self.text {
            return;
        }
        let before = Wording { text: std::mem::replace(&mut self.text, text), written_on: self.written_on };
        self.written_on = today;
        self.earlier.insert(0, before);
        self.earlier.truncate(EARLIER);
    }

    /// What a helper reads of it.
    pub fn shared(&self) -> Shared {
        Shared {
            question: self.question,
            set: self.set.clone(),
            text: self.text.clone(),
            written_on: self.written_on,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::id::Id;

    fn answer() -> Answer {
        Answer {
            question: Question::Need,
            set: "trellis-paraphrase/1".to_owned(),
            text: "To be heard".to_owned(),
            readers: Readers::OnlyMe,
            written_on: date(2026, 11, 1),
            earlier: Vec::new(),
        }
    }

    #[test]
    fn nobody_reads_an_answer_unless_they_are_chosen() {
        let dice = &mut StdRng::seed_from_u64(1);
        let (one, other): (PairId, PairId) = (Id::random(dice), Id::random(dice));
        assert!(!Readers::default().include(one));
        let chosen = Readers::ThisHelper(one);
        assert!(chosen.include(one) && !chosen.include(other));
        assert!(Readers::MyHelpers.include(one) && Readers::MyHelpers.include(other));
    }

    #[test]
    fn new_words_push_the_old_ones_back_and_new_readers_do_not() {
        let mut kept = answer();
        kept.rewrite("To be heard".to_owned(), Readers::MyHelpers, date(2026, 11, 2));
        assert!(kept.earlier.is_empty());
        assert_eq!((kept.readers, kept.written_on), (Readers::MyHelpers, date(2026, 11, 1)));
        for number in 0..=EARLIER {
            kept.rewrite(format!("Wording {number}"), Readers::OnlyMe, date(2026, 11, 3));
        }
        assert_eq!(kept.earlier.len(), EARLIER);
        assert_eq!(kept.earlier[0].text, format!("Wording {}", EARLIER - 1));
        assert_eq!(kept.earlier[EARLIER - 1].text, "Wording 0");
    }

    #[test]
    fn a_helper_reads_the_words_of_today_and_nothing_else() {
        let mut kept = answer();
        kept.rewrite("To lead a team".to_owned(), Readers::MyHelpers, date(2026, 11, 2));
        let told = serde_json::to_string(&kept.shared()).expect("plain data");
        assert!(told.contains("To lead a team"), "{told}");
        assert!(!told.contains("To be heard") && !told.contains("readers"), "{told}");
    }
}
