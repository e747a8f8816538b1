//! The ballots of a closed vote: without seats, under random labels, in an order that says nothing. Whoever counts gets these.

use serde::{Deserialize, Serialize};

use crate::{
    ballot::Ballot,
    hash::{Hash, Hex, Salt, canonical},
    id::ChoiceId,
    merkle,
    scheme::Scheme,
};

/// What a ballot is called once nobody's name is on it.
pub type Label = Hex<16>;

/// Everything that counting needs. The count itself is a pure function of this and of the configuration, kept elsewhere; its
/// digest comes back with [`crate::Action::ShowTally`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedBallots {
    /// Which vote, counted from 1.
    pub round: u8,
    /// As it held for the number of choices.
    pub scheme: Scheme,
    /// Which items.
    pub item_set: Hash,
    /// What could be chosen.
    pub choices: Vec<ChoiceId>,
    /// The ballots, sorted by label.
    pub ballots: Vec<SealedBallot>,
    /// How many abstained; an abstention is no ballot.
    pub abstained: u16,
    /// How many voters gave no answer.
    pub missing: u16,
}

/// One ballot without a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedBallot {
    /// Random; the same voter's in every round if rounds are linked, else new.
    pub label: Label,
    /// Of the digest in the record.
    pub salt: Salt,
    /// The answer.
    pub ballot: Ballot,
    /// Whether it is somebody's who came late: said only where enough voters came late, and enough did not, that it points at
    /// nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<bool>,
}

impl SealedBallot {
    /// What stands for this ballot in the record.
    pub fn commit(&self) -> Hash {
        Hash::of(&[&self.salt.0, canonical(&self.ballot).as_bytes()])
    }
}

impl SealedBallots {
    /// The Merkle root of the digests, as in `BallotsSealed`.
    pub fn root(&self) -> Hash {
        merkle::root(self.ballots.iter().map(SealedBallot::commit).collect())
    }
}
