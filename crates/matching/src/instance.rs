//! The market in coded numbers: exactly what the solver saw, for the checker. No key, no name, no reason.

use serde::{Serialize, Serializer};

use crate::{
    person::Mode,
    profile::Profile,
    seed::{hexadecimal, json},
};

/// A set of small numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Set(Vec<u64>);

impl Set {
    pub(crate) fn insert(&mut self, number: u32) {
        let word = number as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (number % 64);
    }

    /// Whether the number is in it.
    pub fn contains(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both have a number in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Its numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.0.len() as u32 * 64).filter(|&number| self.contains(number))
    }
}

impl Serialize for Set {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// Attributes of one person, each as a number; `None` is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attributes {
    /// Number of the person: the same in both roles.
    pub person: u32,
    /// Part of the tie of a pair.
    pub hash: u32,
    /// Employer.
    pub organisation: Option<u32>,
    /// System of organisations.
    pub system: Option<u32>,
    /// Site.
    pub site: Option<u32>,
    /// Travel area.
    pub region: Option<u32>,
    /// Team.
    pub team: Option<u32>,
    /// Profession.
    pub profession: Option<u32>,
    /// Family of professions.
    pub family: Option<u32>,
    /// Step on the ladder.
    pub step: Option<u8>,
    /// Languages.
    pub languages: Set,
    /// Slots, one bit each.
    pub slots: Option<u32>,
    /// Preferred mode.
    pub mode: Option<Mode>,
    /// Which style items are answered, one bit each.
    pub style_answered: u8,
    /// Which of them with B.
    pub style_b: u8,
}

/// One wish that is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodedWish {
    /// Number of the characteristic and value.
    pub value: u32,
    /// Wanted, or not wanted.
    pub wanted: bool,
    /// 1–3.
    pub weight: u8,
    /// Rather nobody than go without.
    pub waits: bool,
}

/// A mentee in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodedMentee {
    /// Who they are.
    #[serde(flatten)]
    pub attributes: Attributes,
    /// Givers wanted.
    pub wanted: u8,
    /// Up to four need tags, most important first.
    pub needs: Vec<u32>,
    /// Somebody outside the organisation.
    pub outside: bool,
    /// Somebody of another profession.
    pub other_profession: bool,
    /// Per term: 0 off, 1 less, 2 usual, 4 more.
    pub emphasis: [u8; 7],
    /// Wishes that are on.
    pub lens: Vec<CodedWish>,
    /// Weeks waited, at most 52.
    pub weeks: u8,
    /// Chosen givers and their ranks; empty when there was no answer.
    pub choices: Vec<(u32, u8)>,
}

/// A giver in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodedGiver {
    /// Who they are.
    #[serde(flatten)]
    pub attributes: Attributes,
    /// Free places, before hours.
    pub places: u8,
    /// Free half-hours a month.
    pub half_hours: Option<u16>,
    /// Accepted, trained and not paused.
    pub ready: bool,
    /// Need tags offered, among those that somebody needs.
    pub tags: Set,
    /// Offered values, among those that somebody's wish is on for.
    pub offers: Set,
}

/// Everything the plan depends on, in numbers. Class B: it is written for the owner's eyes only and never leaves the
/// server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Instance {
    /// `trellis-instance/1`.
    pub format: &'static str,
    /// Rules and weights.
    pub profile: Profile,
    /// What one place takes, in half-hours a month.
    pub half_hours_a_place: u16,
    /// Whether equal plans are told apart by the tie of their pairs.
    pub tie: bool,
    /// Mentees in canonical order.
    pub mentees: Vec<CodedMentee>,
    /// Givers in canonical order.
    pub givers: Vec<CodedGiver>,
    /// Person and manager; numbers beyond the people in the layer are outsiders.
    pub lines: Vec<(u32, u32)>,
    /// Pairs that may not be, whatever the reason, as mentee and giver.
    pub struck: Vec<(u32, u32)>,
    /// Pairs set by the coordinator.
    pub pinned: Vec<(u32, u32)>,
}

impl Instance {
    /// The bytes of `instance.json`. The certificate names their SHA-256, so they are to be written as they are.
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// SHA-256 of [`Self::to_json`], in hexadecimal.
    pub fn hash(&self) -> String {
        use sha2::Digest as _;
        hexadecimal(&sha2::Sha256::digest(self.to_json()))
    }
}

impl CodedGiver {
    /// Places that can be used now: none when not ready, and no more than the hours allow.
    pub fn room(&self, half_hours_a_place: u16) -> u8 {
        if !self.ready {
            return 0;
        }
        let by_hours = match self.half_hours {
            Some(hours) if half_hours_a_place > 0 => hours / half_hours_a_place,
            _ => u16::MAX,
        };
        u16::from(self.places).min(by_hours) as u8
    }
}
