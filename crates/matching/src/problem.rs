//! What is wrong with the input, in values that somebody can act on. Every problem is reported, not the first.

use crate::{key::Key, rules::Shown};

/// One thing to put right before a market can be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// A key with nothing in it.
    #[error("a person has an empty key")]
    EmptyKey,
    /// The same key twice among the people.
    #[error("{0} is entered twice as a person")]
    PersonTwice(Key),
    /// Two asks of one mentee.
    #[error("{0} asks twice")]
    AskTwice(Key),
    /// Two offers of one giver.
    #[error("{0} offers twice")]
    OfferTwice(Key),
    /// An ask of nobody among the people.
    #[error("{0} asks but is not among the people")]
    AskOfNobody(Key),
    /// An offer of nobody among the people.
    #[error("{0} offers but is not among the people")]
    OfferOfNobody(Key),
    /// More than three givers wanted.
    #[error("{mentee} wants {wanted} givers; at most 3 are possible")]
    TooManyWanted {
        /// Who asks.
        mentee: Key,
        /// How many they want.
        wanted: u8,
    },
    /// A choice with rank 0.
    #[error("{0} has a choice without a rank; ranks start at 1")]
    RankZero(Key),
    /// Choices under a profile of fixed points, which has no prices for them.
    #[error("{0} has choices, and this profile does not score choices")]
    ChoicesNotScored(Key),
    /// A pinned pair that may not be.
    #[error("{mentee} and {giver} cannot be set as a pair: {shown:?}")]
    PinRefused {
        /// The mentee.
        mentee: Key,
        /// The giver.
        giver: Key,
        /// The rule's public words.
        shown: Shown,
    },
    /// A pinned pair of people who are not in this layer.
    #[error("{mentee} and {giver} cannot be set as a pair: one of them is not in this layer")]
    PinUnknown {
        /// The mentee.
        mentee: Key,
        /// The giver.
        giver: Key,
    },
    /// The same pair pinned twice.
    #[error("{mentee} and {giver} are set as a pair twice")]
    PinTwice {
        /// The mentee.
        mentee: Key,
        /// The giver.
        giver: Key,
    },
    /// More pins than the giver has places.
    #[error("{giver} has {places} places and {pinned} pairs set by the coordinator")]
    PinsBeyondPlaces {
        /// The giver.
        giver: Key,
        /// Places and hours allow so many.
        places: u8,
        /// Pairs set.
        pinned: u32,
    },
    /// More pins than the mentee wants givers.
    #[error("{mentee} wants {wanted} givers and {pinned} pairs are set by the coordinator")]
    PinsBeyondWanted {
        /// The mentee.
        mentee: Key,
        /// Givers wanted.
        wanted: u8,
        /// Pairs set.
        pinned: u32,
    },
    /// Weights that do not add up to 10,000.
    #[error("the weights add up to {0} basis points instead of 10,000")]
    Weights(u32),
}
