//! What nobody sees of a vote while it is open, and the stripped ballots afterwards.

use std::collections::BTreeMap;

use crate::{
    ballot::Ballot,
    id::Seat,
    sealed::{Label, SealedBallots},
};

/// The hidden half of voting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Votes {
    /// One answer a seat: a ballot, or none for an abstention. Empty whenever no vote is open.
    pub answers: BTreeMap<Seat, Option<Ballot>>,
    /// Linked rounds: which label a voter keeps. Empty after the last vote.
    pub labels: BTreeMap<Seat, Label>,
    /// By round.
    pub sealed: BTreeMap<u8, SealedBallots>,
    /// Rounds that were closed and not voided.
    pub done: u8,
    /// The vote is closed and the table not shown yet.
    pub counting: bool,
}
