//! How a workshop is to be held: fixed before people come in, and known to everybody by its digest.

mod choices;
mod problem;

pub use choices::{
    Anonymity, Consensus, ConsensusRule, Grouping, LateJoiner, MergePolicy, PartialBallots, PrimaryRule,
    Purpose, RoundRobin, SeatOrder, VoteOn,
};
pub use problem::Problem;

use serde::{Deserialize, Serialize};

use crate::{
    agenda::Agenda,
    hash::{Hash, canonical, hash_of},
    scheme::Scheme,
};

/// The frozen configuration (`ngt.md` 4). Every field is part of the digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What the group is asked: 1 to 500 characters.
    pub question: String,
    /// Counts from 1; earlier wordings are kept elsewhere.
    pub question_version: u16,
    /// The language of the question, such as `en` or `cy`.
    pub locale: String,
    /// One machine each; at least one.
    pub groups: Vec<GroupPlan>,
    /// What the groups are.
    pub grouping: Grouping,
    /// Why it is held.
    pub purpose: Purpose,
    /// Shown before anybody joins: 1 to 5,000 characters.
    pub consent_text: String,
    /// Who can be known as an author.
    pub anonymity: Anonymity,
    /// How ideas are shared.
    pub round_robin: RoundRobin,
    /// Somebody chose to let people speak although that shows whose an idea is.
    pub spoken_accepted: bool,
    /// In which order people speak.
    pub seat_order: SeatOrder,
    /// Whether ideas may be merged.
    pub merge_policy: MergePolicy,
    /// How long anybody may object, in seconds: 10 to 3,600.
    pub objection_window_s: u32,
    /// What ballots name.
    pub vote_on: VoteOn,
    /// The scheme of each round, as many as `rounds_max`.
    pub schemes: Vec<Scheme>,
    /// After a round of approvals: which percent of voters an item needs to come into the next; 1 to 100.
    pub screening: Option<u8>,
    /// Whether a ballot may leave places empty.
    pub partial_ballots: PartialBallots,
    /// The rule that orders the result.
    pub primary_rule: PrimaryRule,
    /// What was called consensus beforehand.
    pub consensus: Option<Consensus>,
    /// Most votes: 1 to 9.
    pub rounds_max: u8,
    /// Whether one voter's ballots of several rounds are known to be one voter's.
    pub link_rounds: bool,
    /// Smallest group that is shown apart in the room: at least 4.
    pub min_cell: u8,
    /// Smallest group that is shown apart outside the room: at least 8.
    pub min_cell_published: u8,
    /// What somebody who comes after sharing may do.
    pub late_joiner: LateJoiner,
    /// Whether the clock ends introduction and silent writing by itself.
    pub auto_advance: bool,
    /// Whether a facilitator may hold a seat too.
    pub facilitator_votes: bool,
    /// Days for which texts are kept after the close: 1 to 3,650.
    pub retention_days: u16,
    /// Minutes planned for each stage.
    pub agenda: Agenda,
}

/// One group as it is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupPlan {
    /// What it is called: 1 to 60 characters, each group otherwise.
    pub label: String,
    /// How many seats are expected: 2 to 1,000.
    pub expected: u16,
}

impl Config {
    /// Our default for a subject that is risky to speak about: unlinked and dealt, one group.
    pub fn protected(question: &str, consent_text: &str, seats: u16) -> Self {
        Self {
            question: question.to_owned(),
            question_version: 1,
            locale: "en".to_owned(),
            groups: vec![GroupPlan { label: "Group 1".to_owned(), expected: seats }],
            grouping: Grouping::RandomSplit,
            purpose: Purpose::Practice,
            consent_text: consent_text.to_owned(),
            anonymity: Anonymity::Unlinked,
            round_robin: RoundRobin::Dealt,
            spoken_accepted: false,
            seat_order: SeatOrder::Random,
            merge_policy: MergePolicy::GroupConsent,
            objection_window_s: 60,
            vote_on: VoteOn::ByCount,
            schemes: vec![Scheme::TopK { k: 5 }; 2],
            screening: None,
            partial_ballots: PartialBallots::Accept,
            primary_rule: PrimaryRule::Points,
            consensus: None,
            rounds_max: 2,
            link_rounds: false,
            min_cell: 5,
            min_cell_published: 8,
            late_joiner: LateJoiner::Observer,
            auto_advance: false,
            facilitator_votes: false,
            retention_days: 90,
            agenda: Agenda::planned(u32::from(seats), None),
        }
    }

    /// As the technique was first described: named and spoken, one group.
    pub fn classic(question: &str, consent_text: &str, seats: u16) -> Self {
        Self {
            anonymity: Anonymity::Named,
            round_robin: RoundRobin::Spoken,
            ..Self::protected(question, consent_text, seats)
        }
    }

    /// The canonical JSON (RFC 8785) that is stored.
    pub fn canonical(&self) -> String {
        canonical(self)
    }

    /// `config_hash`: SHA-256 of the canonical JSON.
    pub fn hash(&self) -> Hash {
        hash_of(self)
    }

    /// The scheme of a round, which counts from 1.
    pub fn scheme(&self, round: u8) -> Option<&Scheme> {
        self.schemes.get(usize::from(round).checked_sub(1)?)
    }

    /// What is wrong with it, every field at once; nothing if it may be frozen.
    pub fn problems(&self) -> Vec<Problem> {
        problem::problems(self)
    }
}
