//! The public record: what happened, without anything that would have to be erased.

use serde::{Deserialize, Serialize};

use crate::{
    config::VoteOn,
    hash::{Hash, Hex},
    id::{ChoiceId, IdeaId, ItemId, MergeId, NoteId, Seat, ThemeId},
    phase::Phase,
    scheme::Scheme,
};

/// One chain event (`ngt.md` 5.2). A text stands in it as a digest with a salt; see [`crate::text::Text::commit`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body")]
#[expect(missing_docs, reason = "the fields say what they are by type and name")]
pub enum Event {
    ConfigFrozen {
        config: Hash,
    },
    ConfigChanged {
        config: Hash,
        reason: Hash,
    },
    SeatsLocked {
        seats: u16,
    },
    ConsentCounted {
        consented: u16,
    },
    PhaseEntered {
        phase: Phase,
    },
    PhaseExtended {
        seconds: u32,
    },
    Paused {
        why: PauseReason,
    },
    Resumed {},
    /// `root`: Merkle root over the sorted digests of all drafts, so that it carries no order.
    SilentClosed {
        drafts: u32,
        root: Hash,
    },
    /// Laps count from 1. Dealt: ideas offered. Spoken: turns.
    LapOpened {
        lap: u32,
        offered: u32,
    },
    /// Slots count from 1 within a lap.
    IdeaShared {
        idea: IdeaId,
        commit: Hash,
        lap: u32,
        slot: u32,
        tag: Tag,
        via: Via,
    },
    TurnPassed {
        lap: u32,
        skipped: bool,
    },
    /// The idea is named only if it had been shared.
    IdeaWithdrawn {
        from: Place,
        #[serde(skip_serializing_if = "Option::is_none")]
        idea: Option<IdeaId>,
    },
    IdeaHeld {
        idea: IdeaId,
        reason: HoldReason,
    },
    LapEnded {
        lap: u32,
        early: bool,
    },
    /// `queued = shared + withdrawn + held`, of this pass of the round-robin.
    RoundRobinClosed {
        queued: u32,
        shared: u32,
        withdrawn: u32,
        held: u32,
    },
    /// Pseudonymous: sealed to two key holders. The spread is how many ideas each seat shared, sorted, without seats.
    AuthorLinksSealed {
        spread: Vec<u32>,
    },
    /// Unlinked: destroyed.
    AuthorLinksDestroyed {
        spread: Vec<u32>,
    },
    ClarificationNoted {
        note: NoteId,
        idea: IdeaId,
        sort: NoteSort,
        commit: Hash,
    },
    /// Versions count from 1; 0 is what the author wrote.
    WordingAgreed {
        idea: IdeaId,
        version: u16,
        commit: Hash,
    },
    ItemParked {
        idea: IdeaId,
        reason: Hash,
    },
    MergeProposed {
        merge: MergeId,
        members: Vec<ItemId>,
        label: LabelRef,
    },
    MergeObjected {
        merge: MergeId,
    },
    MergeApplied {
        merge: MergeId,
    },
    MergeUndone {
        merge: MergeId,
    },
    ThemeCreated {
        theme: ThemeId,
        commit: Hash,
    },
    ItemMoved {
        item: ItemId,
        #[serde(skip_serializing_if = "Option::is_none")]
        theme: Option<ThemeId>,
    },
    /// `kept` names what a screening left.
    ItemSetFrozen {
        hash: Hash,
        n: u32,
        vote_on: VoteOn,
        #[serde(skip_serializing_if = "Option::is_none")]
        kept: Option<Vec<ChoiceId>>,
    },
    /// The scheme as it holds for so many items; `seed` is a big-endian number.
    BallotOpened {
        round: u8,
        scheme: Scheme,
        item_set: Hash,
        seed: Hex<8>,
    },
    BallotsSealed {
        round: u8,
        cast: u16,
        abstained: u16,
        missing: u16,
        root: Hash,
    },
    RoundVoided {
        round: u8,
        reason: Hash,
    },
    TallyComputed {
        round: u8,
        hash: Hash,
    },
    DecisionRecorded {
        sort: DecisionSort,
        commit: Hash,
    },
    FacilitatorHandedOver {
        from: u8,
        to: u8,
    },
    DeviationRecorded {
        reason: Hash,
    },
    Redacted {
        of: TextRef,
    },
    Sealed {
        config: Hash,
        tallies: Vec<Hash>,
    },
    ResultPublished {
        result: Hash,
    },
    ResultAdopted {
        result: Hash,
    },
}

/// What tells two shares of one lap apart: the seat itself where the workshop is named, else 16 bytes that mean nothing once the
/// round key is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "said above")]
pub enum Tag {
    Named(Seat),
    Blind(Hex<16>),
}

/// How an idea came to be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// Read out by the facilitator.
    Deal,
    /// Read out by its author.
    Turn,
    /// Shared with all that were left when sharing was ended early.
    List,
}

/// Where an idea was when it was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Waiting for a later lap.
    Queue,
    /// Offered in the open lap.
    Deck,
    /// Shared.
    Wall,
}

/// Why a text is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    /// It may tell who somebody is.
    Identifying,
    /// It may hurt somebody.
    Harmful,
    /// It is no answer to the question.
    OffTopic,
}

/// Why the workshop rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// A facilitator wished it.
    Facilitator,
    /// The server came back.
    Restart,
    /// No facilitator was there for a minute.
    FacilitatorLost,
    /// The round key is missing.
    KeyMissing,
}

/// What a note of the clarification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum NoteSort {
    Question,
    Explanation,
}

/// What was written down at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum DecisionSort {
    Decision,
    Addendum,
}

/// One wording of one idea: version 0 is what its author wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "said above")]
pub struct LabelRef {
    pub idea: IdeaId,
    pub version: u16,
}

/// A text that can be withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum TextRef {
    /// With all its wordings.
    Idea(IdeaId),
    Note(NoteId),
    Theme(ThemeId),
}
