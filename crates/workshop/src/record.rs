//! The vault: what the machine must remember for a while and what can be erased, each with how long it is kept.

use serde::{Deserialize, Serialize};

use crate::{
    ballot::Ballot,
    config::Config,
    event::Event,
    hash::{Hash, Salt},
    id::{IdeaId, MergeId, Seat, SendingId, WordingId},
    phase::Phase,
    role::Actor,
    sealed::{Label, SealedBallots},
    text::Text,
};

/// One vault record. The server encrypts it at rest and erases it when [`Record::kept`] says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields say what they are by type and name")]
pub enum Record {
    /// The configuration, as a draft or as amended.
    Configured(Box<Config>),

    // The roll.
    Seated {
        seat: Seat,
        name: Text,
        late: bool,
        band: Option<u8>,
    },
    Named {
        seat: Seat,
        name: Text,
    },
    Consented {
        seat: Seat,
    },
    GuessAccepted {
        seat: Seat,
    },
    Here {
        seat: Seat,
        here: bool,
    },
    /// Ejected, or consent withdrawn: everything of this seat that is not public yet is gone.
    SeatEmptied {
        seat: Seat,
    },

    // Answers without any content.
    Acknowledged {
        seat: Seat,
    },
    Finished {
        seat: Seat,
        done: bool,
    },
    ScribeAllowed {
        seat: Seat,
        scribe: Option<u8>,
    },
    LeaverChose {
        seat: Seat,
        choice: LeaverChoice,
    },
    /// The command of this id was done; sending it again does nothing.
    Answered {
        by: Actor,
        id: SendingId,
    },

    // Writing and sharing.
    Draft {
        seat: Seat,
        idea: IdeaId,
        version: u32,
        salt: Salt,
        text: Text,
        queued: bool,
    },
    DraftGone {
        seat: Seat,
        idea: IdeaId,
    },
    DraftsOrdered {
        seat: Seat,
        order: Vec<IdeaId>,
    },
    /// The mixed order in which the ideas of a lap are read.
    Deck {
        ideas: Vec<IdeaId>,
    },
    /// Everybody's order of speaking, and who has a turn in the coming lap.
    Turns {
        order: Vec<Seat>,
        turns: Vec<Seat>,
    },
    /// The digest of the right to take a shared idea back.
    EditRight {
        idea: IdeaId,
        right: Hash,
    },
    LastCalled,

    // Texts, which nothing here links to a seat.
    Text {
        commit: Hash,
        salt: Salt,
        text: Text,
    },
    Understood {
        idea: IdeaId,
    },
    WordingProposed {
        wording: WordingId,
        idea: IdeaId,
        commit: Hash,
    },
    WordingDropped {
        wording: WordingId,
    },
    Objected {
        seat: Seat,
        to: ObjectedTo,
        objects: bool,
    },

    // Voting.
    /// An open ballot; none if the seat abstained. Replaces the one before.
    BallotCast {
        seat: Seat,
        ballot: Option<Ballot>,
    },
    SeatExtended {
        seat: Seat,
        until_s: u64,
    },
    VoteCalled,
    /// The ballots of a closed vote: without seats, in a mixed order.
    BallotsStripped(SealedBallots),
    /// Linked rounds: which label each voter keeps.
    LabelsKept(Vec<(Seat, Label)>),
    VoteRequested {
        by: Actor,
    },
    DiscussionNoted {
        commit: Hash,
    },
    /// One of the two seals.
    SealGiven {
        owner: bool,
    },
}

/// What becomes of somebody's queue if they leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaverChoice {
    /// It is shared for them.
    ShareForMe,
    /// It is withdrawn.
    Withdraw,
}

/// What somebody objects to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ObjectedTo {
    Merge(MergeId),
    Wording(WordingId),
}

/// How long a vault record is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// As long as the workshop's texts are.
    WithTexts,
    /// Until the next phase begins or the vote closes.
    Phase,
    /// Until sharing is over and links are destroyed, sealed away or, named, no longer needed.
    Sharing,
    /// Until the item set is frozen.
    Sorting,
    /// Until the vote is closed or voided.
    Vote,
    /// Until the last vote is over.
    Votes,
}

impl Kept {
    /// Whether a record that is kept so long is erased by an event after it.
    pub const fn ends_with(self, event: &Event) -> bool {
        use Event::{
            AuthorLinksDestroyed, AuthorLinksSealed, BallotsSealed, ItemSetFrozen, PhaseEntered, RoundVoided,
        };
        matches!(
            (self, event),
            (Self::Sharing, AuthorLinksDestroyed { .. } | AuthorLinksSealed { .. })
                | (Self::Sharing, PhaseEntered { phase: Phase::Clarify | Phase::Aborted })
                | (Self::Phase, PhaseEntered { .. } | BallotsSealed { .. })
                | (Self::Sorting, ItemSetFrozen { .. })
                | (
                    Self::Vote,
                    BallotsSealed { .. } | RoundVoided { .. } | PhaseEntered { phase: Phase::Aborted }
                )
                | (Self::Votes, PhaseEntered { phase: Phase::Closed | Phase::Aborted })
        )
    }
}

impl Record {
    /// How long this record is kept. Erasing it then, and folding what is left, gives the same state.
    pub const fn kept(&self) -> Kept {
        match self {
            Self::Answered { by: Actor::Seat(_) | Actor::Scribe(_), .. } => Kept::Phase,
            Self::Acknowledged { .. } | Self::Finished { .. } | Self::VoteRequested { .. } => Kept::Phase,
            Self::Draft { .. }
            | Self::DraftGone { .. }
            | Self::DraftsOrdered { .. }
            | Self::LeaverChose { .. } => Kept::Sharing,
            Self::Deck { .. } | Self::Turns { .. } | Self::LastCalled => Kept::Sharing,
            Self::Objected { .. } => Kept::Sorting,
            Self::BallotCast { .. } | Self::SeatExtended { .. } | Self::VoteCalled => Kept::Vote,
            Self::LabelsKept(_) => Kept::Votes,
            _ => Kept::WithTexts,
        }
    }
}
