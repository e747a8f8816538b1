//! Merging and theming on the board: every link can be undone until the set is frozen.

use super::{Board, CardState, ItemCard, ItemSet, MergeState};
use crate::{
    config::VoteOn,
    event::LabelRef,
    id::{ChoiceId, IdeaId, ItemId, MergeId, same},
    record::ObjectedTo,
    text::Text,
};

/// Up to so many items are voted on one by one, if nothing else was chosen.
const MANY_ITEMS: usize = 15;

impl Board {
    /// Lays out every standing idea that lies nowhere yet as an item of its own, under its latest wording.
    pub(super) fn lay_out(&mut self) {
        (self.item_set, self.vote) = (None, None);
        self.proposals.clear();
        self.drop_fallen();
        let placed: std::collections::BTreeSet<IdeaId> =
            self.items.values().flat_map(|item| item.members.iter().copied()).collect();
        for card in self.wall.cards().filter(|card| card.state == CardState::Standing) {
            let label = LabelRef {
                idea: card.idea,
                version: card.wordings.last().map_or(0, |wording| wording.version),
            };
            if placed.contains(&card.idea) {
                if let Some(single) = self.items.get_mut(&same(card.idea)) {
                    single.label = label;
                }
            } else {
                let item = ItemCard { members: vec![card.idea], label, theme: None, seq: 0 };
                self.items.insert(same(card.idea), item);
            }
        }
    }

    pub(super) fn merge(&mut self, id: MergeId) {
        let Some(merge) = self.merges.get_mut(&id) else { return };
        let kept: Vec<(ItemId, ItemCard)> =
            merge.members.iter().filter_map(|item| Some((*item, self.items.remove(item)?))).collect();
        let members = kept.iter().flat_map(|(_, item)| item.members.iter().copied()).collect();
        let theme = kept.iter().find_map(|(_, item)| item.theme);
        self.items.insert(same(id), ItemCard { members, label: merge.label, theme, seq: 0 });
        (merge.state, merge.kept) = (MergeState::Applied, kept);
    }

    pub(super) fn unmerge(&mut self, id: MergeId) {
        let Some(merge) = self.merges.get_mut(&id) else { return };
        if merge.state == MergeState::Applied {
            self.items.remove(&same(id));
            self.items.extend(merge.kept.drain(..));
        }
        merge.state = MergeState::Undone;
        if self.item_set.is_none() {
            self.drop_fallen();
        }
    }

    /// Ideas by themselves that were withheld while the set was frozen leave it once it no longer is.
    fn drop_fallen(&mut self) {
        let Self { wall, items, .. } = self;
        let fallen: Vec<IdeaId> =
            wall.cards().filter(|card| card.state != CardState::Standing).map(|card| card.idea).collect();
        items.retain(|_, item| item.members.len() > 1 || !fallen.contains(&item.members[0]));
    }

    /// The merges with an idea that was withheld while the set was frozen: they are taken apart once it no longer is.
    pub(crate) fn fallen_merges(&self) -> Vec<MergeId> {
        let fallen = self.wall.cards().filter(|card| card.state != CardState::Standing);
        let mut found = Vec::new();
        for merge in fallen.flat_map(|card| self.merges_with(card.idea)) {
            if !found.contains(&merge) {
                found.push(merge);
            }
        }
        found
    }

    pub(super) fn objected(&mut self, to: ObjectedTo, n: u16) {
        match to {
            ObjectedTo::Merge(id) => {
                if let Some(merge) = self.merges.get_mut(&id) {
                    merge.objections = n;
                }
            }
            ObjectedTo::Wording(id) => {
                if let Some(proposal) = self.proposals.get_mut(&id) {
                    proposal.objections = n;
                }
            }
        }
    }

    /// Who objected is forgotten with the freeze, so how many do is too; the record keeps that somebody did.
    pub(super) fn freeze(&mut self, set: &ItemSet) {
        self.merges.values_mut().for_each(|merge| merge.objections = 0);
        self.item_set = Some(set.clone());
    }

    /// The merges that an idea is part of, proposed or applied, the ones that rest on others first.
    pub(crate) fn merges_with(&self, idea: IdeaId) -> Vec<MergeId> {
        let mut found = Vec::new();
        let mut item = self.items.iter().find(|(_, item)| item.members.contains(&idea)).map(|(id, _)| *id);
        while let Some(id) = item {
            let open = |(_, merge): &(&MergeId, &super::MergeCard)| {
                merge.state == MergeState::Proposed && merge.members.contains(&id)
            };
            found.extend(self.merges.iter().filter(open).map(|(merge, _)| *merge));
            let Some(merge) = self.merges.get(&same(id)).filter(|merge| merge.state == MergeState::Applied)
            else {
                break;
            };
            found.push(same(id));
            item = merge.kept.iter().find(|(_, kept)| kept.members.contains(&idea)).map(|(id, _)| *id);
        }
        found
    }

    /// Whether an item is in a proposal that is still open.
    pub(crate) fn in_proposal(&self, item: ItemId) -> bool {
        self.merges.values().any(|merge| merge.state == MergeState::Proposed && merge.members.contains(&item))
    }

    /// What `by_count` comes to.
    pub(crate) fn vote_on(&self, wanted: VoteOn) -> VoteOn {
        match wanted {
            VoteOn::ByCount if self.items.len() > MANY_ITEMS => VoteOn::Themes,
            VoteOn::ByCount => VoteOn::Items,
            chosen => chosen,
        }
    }

    /// What ballots name, sorted by id: items, or themes that hold something and the items in none.
    pub fn choices(&self, vote_on: VoteOn) -> Vec<ChoiceId> {
        let choice = |(id, item): (&ItemId, &ItemCard)| match (vote_on, item.theme) {
            (VoteOn::Themes, Some(theme)) => same(theme),
            _ => same(*id),
        };
        let mut choices: Vec<ChoiceId> = self.items.iter().map(choice).collect();
        choices.sort_unstable();
        choices.dedup();
        choices
    }

    /// What a choice is called on the board; none where its text was withheld.
    pub fn choice(&self, choice: ChoiceId) -> Option<&Text> {
        let item = self.items.get(&same(choice)).and_then(|item| self.words(item.label));
        item.or_else(|| self.themes.get(&same(choice))?.name.as_ref())
    }

    /// The ideas behind one choice.
    pub fn ideas_of(&self, choice: ChoiceId) -> Vec<IdeaId> {
        if let Some(item) = self.items.get(&same(choice)) {
            return item.members.clone();
        }
        let inside = self.items.values().filter(|item| item.theme == Some(same(choice)));
        inside.flat_map(|item| item.members.iter().copied()).collect()
    }
}
