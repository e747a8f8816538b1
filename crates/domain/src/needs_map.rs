//! A mentee's needs map: what was ticked under each of the four questions, what comes first, and what matching may use.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How many needs count in matching (`matching.md` 3).
pub const COUNTED: usize = 4;

/// The ticks of one mentee for one published version of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Answered {
    /// The question set, such as `trellis-paraphrase`.
    pub set: String,
    /// Its version.
    pub version: i64,
    /// Ticked needs.
    pub ticks: Vec<Tick>,
}

/// One ticked need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The question: `need`, `help`, `support` or `require`.
    pub question: String,
    /// The need tag.
    pub tag: String,
    /// 1 for what comes first; `None` where the mentee put it in no order.
    pub priority: Option<u8>,
    /// The mentee allows matching to use it.
    pub use_for_matching: bool,
}

/// Everything a mentee has ticked. Class B: it is only ever kept sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NeedsMap {
    /// The newest answers.
    pub answered: Answered,
    /// Answers to earlier versions, the newest first. They are never relabelled.
    pub earlier: Vec<Answered>,
}

impl NeedsMap {
    /// Takes new answers. Answers to another version move to the earlier ones unchanged; the same version is replaced.
    pub fn answer(&mut self, new: Answered) {
        let before = std::mem::replace(&mut self.answered, new);
        let same = before.set == self.answered.set && before.version == self.answered.version;
        if !same && !before.set.is_empty() {
            self.earlier.insert(0, before);
        }
    }

    /// The need tags that matching may use: those allowed, in the mentee's order, each once, [`COUNTED`] at most.
    pub fn for_matching(&self) -> Vec<&str> {
        let mut allowed: Vec<&Tick> =
            self.answered.ticks.iter().filter(|tick| tick.use_for_matching).collect();
        allowed.sort_by_key(|tick| tick.priority.unwrap_or(u8::MAX));
        let mut seen = BTreeSet::new();
        let tags = allowed.into_iter().map(|tick| tick.tag.as_str());
        tags.filter(|tag| seen.insert(tag.to_owned())).take(COUNTED).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tick(tag: &str, priority: Option<u8>, use_for_matching: bool) -> Tick {
        Tick { question: "need".into(), tag: tag.into(), priority, use_for_matching }
    }

    fn answered(version: i64, ticks: Vec<Tick>) -> Answered {
        Answered { set: "trellis-paraphrase".into(), version, ticks }
    }

    #[test]
    fn matching_gets_only_what_was_allowed_in_the_mentees_order_and_four_at_most() {
        let mut map = NeedsMap::default();
        map.answer(answered(
            1,
            vec![
                tick("research", None, true),
                tick("confidence", Some(2), true),
                tick("wellbeing", Some(1), false),
                tick("next_band", Some(1), true),
                tick("networks", Some(4), true),
                tick("visibility", Some(3), true),
                tick("next_band", Some(3), true),
            ],
        ));
        assert_eq!(map.for_matching(), ["next_band", "confidence", "visibility", "networks"]);
    }

    #[test]
    fn a_new_version_of_the_questions_leaves_the_earlier_answers_as_they_were() {
        let first = answered(1, vec![tick("confidence", Some(1), true)]);
        let mut map = NeedsMap::default();
        map.answer(first.clone());
        map.answer(answered(2, vec![]));
        assert_eq!(map.earlier, [first]);
        assert!(map.for_matching().is_empty());
        map.answer(answered(2, vec![tick("research", None, true)]));
        assert_eq!(map.earlier.len(), 1);
    }
}
