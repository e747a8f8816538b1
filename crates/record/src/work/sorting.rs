//! Items, merges, themes and votes, as the chain tells them; the digest of what is frozen is computed again.

use std::collections::BTreeMap;

use trellis_workshop::{
    CardState, ChoiceId, Event, IdeaId, ItemCard, ItemId, LabelRef, MergeId, MergeState, VoteOn,
    item_set_hash,
};

use super::{Aside, Merge, Round, Set, Theme, Work};

type Kept = Result<(), &'static str>;

impl Work {
    /// Every standing idea that lies nowhere yet becomes an item of its own, under its latest wording.
    pub(super) fn lay_out(&mut self) {
        self.frozen = None;
        self.drop_fallen();
        let placed: std::collections::BTreeSet<IdeaId> =
            self.items.values().flat_map(|item| item.members.iter().copied()).collect();
        for idea in self.ideas.iter().filter(|idea| idea.state == CardState::Standing) {
            let version = idea.wordings.last().map_or(0, |(version, _)| *version);
            let label = LabelRef { idea: idea.id, version };
            let id = ItemId::from(idea.id.uuid());
            if !placed.contains(&idea.id) {
                self.items.insert(id, ItemCard { members: vec![idea.id], label, theme: None, seq: 0 });
            } else if let Some(single) = self.items.get_mut(&id) {
                single.label = label;
            }
        }
    }

    /// An idea leaves the wall.
    pub(super) fn fell(&mut self, id: IdeaId, state: CardState) {
        self.on_idea(id, |idea| idea.state = state);
        if self.frozen.is_none() {
            self.items.retain(|_, item| item.members != [id]);
        }
    }

    fn drop_fallen(&mut self) {
        let mut items = std::mem::take(&mut self.items);
        let stands = |id: IdeaId| self.idea(id).is_some_and(|idea| idea.state == CardState::Standing);
        items.retain(|_, item| !matches!(item.members[..], [one] if !stands(one)));
        self.items = items;
    }

    pub(super) fn sort(&mut self, event: &Event) -> Kept {
        match event {
            Event::MergeProposed { merge, members, label } => self.merges.push(Merge {
                id: *merge,
                members: members.clone(),
                label: *label,
                state: MergeState::Proposed,
                objections: 0,
                kept: Vec::new(),
            }),
            Event::MergeObjected { merge } => {
                if let Some(merge) = self.merges.iter_mut().find(|known| known.id == *merge) {
                    merge.objections += 1;
                }
            }
            Event::MergeApplied { merge } => self.merge(*merge),
            Event::MergeUndone { merge } => self.unmerge(*merge),
            Event::ThemeCreated { theme, commit } => {
                self.themes.insert(*theme, Theme { commit: *commit, withheld: false });
            }
            Event::ItemMoved { item, theme } => {
                if let Some(card) = self.items.get_mut(item) {
                    card.theme = *theme;
                }
            }
            Event::ItemSetFrozen { hash, n, vote_on, kept } => {
                let whole = choices(&self.items, *vote_on);
                let choices = kept.clone().unwrap_or(whole);
                if item_set_hash(&self.items, *vote_on, kept.as_deref()) != *hash {
                    return Err("the frozen items have the digest of the items that there are");
                }
                if choices.len() as u32 != *n {
                    return Err("as many items are frozen as there are");
                }
                self.frozen =
                    Some(Set { hash: *hash, vote_on: *vote_on, choices, items: self.items.clone() });
            }
            _ => {}
        }
        Ok(())
    }

    fn merge(&mut self, id: MergeId) {
        let Some(merge) = self.merges.iter_mut().find(|known| known.id == id) else { return };
        let kept: Vec<(ItemId, ItemCard)> =
            merge.members.iter().filter_map(|item| Some((*item, self.items.remove(item)?))).collect();
        let members = kept.iter().flat_map(|(_, item)| item.members.iter().copied()).collect();
        let theme = kept.iter().find_map(|(_, item)| item.theme);
        let card = ItemCard { members, label: merge.label, theme, seq: 0 };
        (merge.state, merge.kept) = (MergeState::Applied, kept);
        self.items.insert(ItemId::from(id.uuid()), card);
    }

    fn unmerge(&mut self, id: MergeId) {
        let Some(merge) = self.merges.iter_mut().find(|known| known.id == id) else { return };
        if merge.state == MergeState::Applied {
            self.items.remove(&ItemId::from(id.uuid()));
            self.items.extend(merge.kept.drain(..));
        }
        merge.state = MergeState::Undone;
        if self.frozen.is_none() {
            self.drop_fallen();
        }
    }

    pub(super) fn vote(&mut self, event: &Event) -> Kept {
        match event {
            Event::BallotOpened { round, scheme, item_set, seed } => {
                let set = self.frozen.clone().filter(|set| set.hash == *item_set);
                let opened = Round { scheme: *scheme, seed: *seed, set, sealed: None, table: None };
                self.rounds.insert(*round, opened);
            }
            Event::BallotsSealed { round, cast, abstained, missing, root } => {
                if let Some(round) = self.rounds.get_mut(round) {
                    round.sealed = Some((*cast, *abstained, *missing, *root));
                }
            }
            Event::RoundVoided { round, reason } => {
                self.rounds.remove(round);
                self.aside.push(Aside::Voided(*round, *reason));
            }
            Event::TallyComputed { round, hash } => {
                if let Some(round) = self.rounds.get_mut(round) {
                    round.table = Some(*hash);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// What ballots name, sorted: items, or themes that hold something and the items in none.
fn choices(items: &BTreeMap<ItemId, ItemCard>, vote_on: VoteOn) -> Vec<ChoiceId> {
    let choice = |(id, item): (&ItemId, &ItemCard)| match (vote_on, item.theme) {
        (VoteOn::Themes, Some(theme)) => ChoiceId::from(theme.uuid()),
        _ => ChoiceId::from(id.uuid()),
    };
    let mut choices: Vec<ChoiceId> = items.iter().map(choice).collect();
    choices.sort_unstable();
    choices.dedup();
    choices
}

impl Set {
    /// What an item stands for on the ballot.
    pub fn choice(&self, id: ItemId) -> ChoiceId {
        let theme =
            self.items.get(&id).and_then(|item| item.theme).filter(|_| self.vote_on == VoteOn::Themes);
        theme.map_or_else(|| ChoiceId::from(id.uuid()), |theme| ChoiceId::from(theme.uuid()))
    }
}
