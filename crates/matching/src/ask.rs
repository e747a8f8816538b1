//! What a mentee asks for in one layer, and what a giver offers.

use serde::Serialize;

use crate::{
    key::{Code, Key},
    lens::{Lens, Offered},
    profile::Term,
};

/// A mentee's wish about the giver's profession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfessionWish {
    /// The same profession, else the same family.
    #[default]
    Same,
    /// Somebody from another profession.
    Other,
}

/// How much a mentee wants one term to count for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Emphasis {
    /// As the programme sets it.
    #[default]
    Usual,
    /// Twice as much.
    More,
    /// Half as much.
    Less,
    /// Does not matter: the term is off for this mentee.
    Off,
}

/// One mentee's answer to a shortlist: a giver they said yes to, and in which place (ties allowed).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Choice {
    /// The giver.
    pub giver: Key,
    /// 1 for the first choice.
    pub rank: u8,
}

/// What one mentee asks for in one layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The mentee.
    pub mentee: Key,
    /// How many different givers they want, 0–3.
    pub wanted: u8,
    /// Need tags, most important first; the first four count.
    pub needs: Vec<Code>,
    /// Wishes for somebody outside their own organisation.
    pub outside_organisation: bool,
    /// Wish about the giver's profession.
    pub profession: ProfessionWish,
    /// Terms that count more, less or not at all for this mentee, in the order of [`Term::ALL`].
    pub emphasis: [Emphasis; Term::ALL.len()],
    /// Wishes that are switched on. Never part of the seed.
    #[serde(skip)]
    pub lens: Vec<Lens>,
    /// Weeks since they first joined the queue; more than 52 count as 52.
    pub weeks_waited: u16,
    /// Answers to the shortlist; empty when there was none or no answer.
    pub choices: Vec<Choice>,
}

impl Ask {
    /// A mentee who wants one giver and says nothing else.
    pub fn new(mentee: Key) -> Self {
        Self {
            mentee,
            wanted: 1,
            needs: Vec::new(),
            outside_organisation: false,
            profession: ProfessionWish::Same,
            emphasis: [Emphasis::Usual; Term::ALL.len()],
            lens: Vec::new(),
            weeks_waited: 0,
            choices: Vec::new(),
        }
    }
}

/// What one giver offers in one layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The giver.
    pub giver: Key,
    /// Free places: room for mentees beyond those they already have.
    pub places: u8,
    /// Half-hours a month that are still free across hats, supervision taken off; `None` for no limit.
    pub half_hours: Option<u16>,
    /// Need tags they offer.
    pub tags: Vec<Code>,
    /// Characteristics they offer with consent to use in matching. Never part of the seed.
    #[serde(skip)]
    pub offered: Vec<Offered>,
    /// Accepted, trained and not paused.
    pub ready: bool,
}

impl Offer {
    /// A giver who is ready, with one place.
    pub fn new(giver: Key) -> Self {
        Self { giver, places: 1, half_hours: None, tags: Vec::new(), offered: Vec::new(), ready: true }
    }
}
