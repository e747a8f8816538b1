//! The eight questions about an ally: numbers count, what was not wanted does not, and what made things worse is counted
//! apart and never averaged away.

use serde::{Deserialize, Serialize};

use super::{Instrument, Mean};

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Felt {
    /// From 0, not at all, to 4, fully.
    Much(u8),
    /// The mentee did not want this.
    NotWanted,
    /// It made things worse.
    Worse,
}

impl Felt {
    /// The answer of a code; none for what is not offered.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "N" => Some(Self::NotWanted),
            "W" => Some(Self::Worse),
            _ => code.parse().ok().filter(|much| code.len() == 1 && *much <= 4).map(Self::Much),
        }
    }

    /// Its code.
    pub fn code(self) -> String {
        match self {
            Self::Much(much) => much.to_string(),
            Self::NotWanted => "N".to_owned(),
            Self::Worse => "W".to_owned(),
        }
    }
}

impl From<Felt> for String {
    fn from(felt: Felt) -> Self {
        felt.code()
    }
}

impl TryFrom<String> for Felt {
    type Error = &'static str;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("not an answer")
    }
}

/// What eight answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeltScore {
    /// The mean of the numbers, when there are at least six of them.
    pub mean: Option<Mean>,
    /// How often it made things worse.
    pub worse: usize,
}

/// The score of answers; a question that was left out is none.
pub fn felt_allyship(answers: &[Option<Felt>]) -> FeltScore {
    let number = |answer: &Option<Felt>| match answer {
        Some(Felt::Much(much)) => Some(*much),
        _ => None,
    };
    let items = Instrument::FeltAllyship8.facts().items;
    let numbers = answers.iter().map(number).chain(std::iter::repeat(None)).take(items);
    FeltScore {
        mean: Mean::of(numbers),
        worse: answers.iter().filter(|answer| **answer == Some(Felt::Worse)).count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answers(codes: &str) -> Vec<Option<Felt>> {
        codes.split(',').map(Felt::parse).collect()
    }

    #[test]
    fn the_printed_examples_come_out_to_the_printed_digits() {
        let scored = felt_allyship(&answers("4,3,3,4,2,1,W,N"));
        assert_eq!((scored.mean.map(Mean::thousandths), scored.worse), (Some(2833), 1));
        let scored = felt_allyship(&answers("4,3,3,4,2,N,W,"));
        assert_eq!((scored.mean, scored.worse), (None, 1));
    }

    #[test]
    fn only_what_is_offered_is_an_answer() {
        for code in ["0", "4", "N", "W"] {
            assert_eq!(Felt::parse(code).map(Felt::code).as_deref(), Some(code));
        }
        for code in ["", "5", "04", "n", "-1", "+1"] {
            assert_eq!(Felt::parse(code), None, "{code}");
        }
    }

    fn felt() -> impl Strategy<Value = Option<Felt>> {
        prop_oneof![
            Just(None),
            Just(Some(Felt::NotWanted)),
            Just(Some(Felt::Worse)),
            (0_u8..=4).prop_map(|much| Some(Felt::Much(much))),
        ]
    }

    proptest! {
        #[test]
        fn what_made_things_worse_is_never_averaged_away(mut given in prop::collection::vec(felt(), 8)) {
            let before = felt_allyship(&given);
            prop_assert_eq!(before.worse, given.iter().filter(|one| **one == Some(Felt::Worse)).count());
            for answer in &mut given {
                if *answer == Some(Felt::Worse) {
                    *answer = None;
                }
            }
            prop_assert_eq!(felt_allyship(&given), FeltScore { worse: 0, ..before });
        }

        #[test]
        fn six_numbers_are_enough_and_five_are_not(given in prop::collection::vec(felt(), 8)) {
            let numbers = given.iter().filter(|one| matches!(one, Some(Felt::Much(_)))).count();
            prop_assert_eq!(felt_allyship(&given).mean.is_some(), numbers >= 6);
        }
    }
}
