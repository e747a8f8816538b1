//! What everybody in the room sees. It has no place for anything that the room may not know.

mod cards;
mod change;
mod sheet;
mod sorting;

pub use cards::{
    Card, CardState, DecisionCard, ItemCard, ItemSet, Lap, MergeCard, MergeState, NoteCard, Person, Proposal,
    Table, ThemeCard, Turnout, Version, VoteCard,
};
pub use change::BoardChange;
pub use sheet::{Sheet, Signed};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    id::{IdeaId, ItemId, MergeId, Seat, ThemeId, WordingId},
    text::Text,
};

/// The shared screen: the same for every seat, facilitator, scribe, observer and projector, and after the seal for the owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// Who sits where, by the name or alias that they gave.
    pub people: BTreeMap<Seat, Person>,
    /// The open lap.
    pub lap: Option<Lap>,
    /// When the last call was made, in whole seconds of workshop time.
    pub last_call_s: Option<u64>,
    /// Shared ideas, in the order of sharing.
    pub wall: Sheet<Card>,
    /// Questions and explanations, in their order.
    pub notes: Sheet<NoteCard>,
    /// Wordings that were proposed and not agreed yet.
    pub proposals: BTreeMap<WordingId, Proposal>,
    /// What is being sorted; from `Theme` on.
    pub items: BTreeMap<ItemId, ItemCard>,
    /// Merges, also those that were undone.
    pub merges: BTreeMap<MergeId, MergeCard>,
    /// Themes that the group named.
    pub themes: BTreeMap<ThemeId, ThemeCard>,
    /// The frozen set.
    pub item_set: Option<ItemSet>,
    /// The vote.
    pub vote: Option<VoteCard>,
    /// The tables shown so far, one a round.
    pub tables: Vec<Table>,
    /// How many asked for another vote.
    pub requests: u16,
    /// The scribe's notes of the discussion.
    pub discussion: Vec<Text>,
    /// Decisions and addenda.
    pub decisions: Vec<DecisionCard>,
}

impl Board {
    /// An empty one. `named`: with a place for authors.
    pub(crate) fn new(named: bool) -> Self {
        Self {
            people: BTreeMap::new(),
            lap: None,
            last_call_s: None,
            wall: Sheet::new(named),
            notes: Sheet::new(named),
            proposals: BTreeMap::new(),
            items: BTreeMap::new(),
            merges: BTreeMap::new(),
            themes: BTreeMap::new(),
            item_set: None,
            vote: None,
            tables: Vec::new(),
            requests: 0,
            discussion: Vec::new(),
            decisions: Vec::new(),
        }
    }

    /// The card of a shared idea.
    pub fn card(&self, idea: IdeaId) -> Option<&Card> {
        self.wall.cards().find(|card| card.idea == idea)
    }

    /// A shared idea that is neither withdrawn nor held nor redacted.
    pub fn standing(&self, idea: IdeaId) -> Option<&Card> {
        self.card(idea).filter(|card| card.state == CardState::Standing)
    }
}
