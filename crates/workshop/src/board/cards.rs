//! The single things on the board.

use serde::Serialize;

use crate::{
    config::VoteOn,
    event::{DecisionSort, LabelRef, NoteSort, Via},
    hash::{Hash, Hex},
    id::{ChoiceId, IdeaId, ItemId, NoteId, Seat, ThemeId},
    scheme::Scheme,
    text::Text,
};

/// Somebody at a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Name or alias.
    pub name: Text,
    /// Has an open page.
    pub here: bool,
    /// Came after sharing.
    pub late: bool,
}

/// One lap of the round-robin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Lap {
    /// Counts from 1.
    pub lap: u32,
    /// Ideas offered or turns given.
    pub offered: u32,
    /// Shared, passed or withdrawn so far.
    pub heard: u32,
    /// Spoken sharing: who is at turn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<Seat>,
}

/// One shared idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Which.
    pub idea: IdeaId,
    /// As it was written; none once it is withheld.
    pub text: Option<Text>,
    /// Whether it stands.
    pub state: CardState,
    /// When it was heard: lap and slot within it.
    pub lap: u32,
    /// Counts from 1 within its lap.
    pub slot: u32,
    /// How.
    pub via: Via,
    /// Everybody knows what it means.
    pub understood: bool,
    /// Why it was left for later.
    pub parked: Option<Text>,
    /// Agreed wordings beside the original, oldest first.
    pub wordings: Vec<Version>,
}

/// Whether a shared idea stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum CardState {
    Standing,
    Withdrawn,
    Held,
    Redacted,
}

/// An agreed wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Counts from 1; 0 is the original.
    pub version: u16,
    /// None once it is withheld.
    pub text: Option<Text>,
}

/// A question or an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct NoteCard {
    pub note: NoteId,
    pub idea: IdeaId,
    pub sort: NoteSort,
    pub text: Option<Text>,
}

/// A wording that somebody proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// For which idea.
    pub idea: IdeaId,
    /// The words.
    pub text: Text,
    /// When anybody's time to object is over, in seconds of workshop time.
    pub closes_s: u64,
    /// How many object.
    pub objections: u16,
}

/// One idea, or several that were merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemCard {
    /// In the order of merging.
    pub members: Vec<IdeaId>,
    /// Whose words it goes by.
    pub label: LabelRef,
    /// Where it was put.
    pub theme: Option<ThemeId>,
    /// Counts changes; a command that moves it names the one it saw.
    pub seq: u32,
}

/// A proposal to merge, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergeCard {
    /// Two or more.
    pub members: Vec<ItemId>,
    /// The words for all of them.
    pub label: LabelRef,
    /// Where it stands.
    pub state: MergeState,
    /// When anybody's time to object is over, in seconds of workshop time.
    pub closes_s: u64,
    /// How many object at the moment; not who.
    pub objections: u16,
    /// What it was made of, for taking it apart again.
    pub kept: Vec<(ItemId, ItemCard)>,
}

/// Where a merge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum MergeState {
    Proposed,
    Applied,
    Undone,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeCard {
    /// None once it is withheld.
    pub name: Option<Text>,
}

/// What is voted on, fixed by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemSet {
    /// `item_set_hash`.
    pub hash: Hash,
    /// Items, or themes and items in none.
    pub vote_on: VoteOn,
    /// Sorted, which says nothing; each seat sees its own order.
    pub choices: Vec<ChoiceId>,
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteCard {
    /// Counts from 1.
    pub round: u8,
    /// As it holds for this number of choices.
    pub scheme: Scheme,
    /// Each seat's order follows from this and from its number.
    pub seed: Hex<8>,
    /// How many answered: the only thing that shows.
    pub turnout: Option<Turnout>,
    /// When the two minutes were called, in seconds of workshop time.
    pub called_s: Option<u64>,
    /// Closed, with so many ballots, abstentions and missing answers.
    pub sealed: Option<(u16, u16, u16)>,
}

/// How many have answered, as far as that may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turnout {
    /// So many, at least 3.
    Some(u16),
    /// Everybody who is here.
    Everyone,
}

/// A table that the room has seen; what it shows is counted elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct Table {
    pub round: u8,
    pub tally: Hash,
}

/// A decision or an addendum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub struct DecisionCard {
    pub sort: DecisionSort,
    pub text: Text,
}
