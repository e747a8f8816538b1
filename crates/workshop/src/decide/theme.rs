//! Merging and theming by consent, with undo, until the items are frozen.

use std::collections::BTreeSet;

use crate::{
    board::{MergeCard, MergeState},
    config::{MergePolicy, VoteOn},
    event::{Event, LabelRef},
    id::{ItemId, MergeId, Seat, ThemeId, same},
    item_set::item_set_hash,
    pen::Pen,
    phase::Phase,
    record::{ObjectedTo, Record},
    reject::{Fault, Missing, Reject},
    text::THEME,
    workshop::Workshop,
};

/// Most themes at a time.
const MOST_THEMES: usize = 200;

impl Workshop {
    fn sorting(&self) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Theme)?;
        if self.board.item_set.is_some() { Err(Reject::TooLate) } else { Ok(()) }
    }

    pub(super) fn propose_merge(
        &self,
        pen: &mut Pen,
        items: &[ItemId],
        label: LabelRef,
    ) -> Result<(), Reject> {
        self.sorting()?;
        if self.config.merge_policy == MergePolicy::None {
            return Err(Fault::Configuration.into());
        }
        let distinct: BTreeSet<&ItemId> = items.iter().collect();
        if items.len() < 2 {
            return Err(Fault::TooFew.into());
        }
        if distinct.len() != items.len() {
            return Err(Fault::Twice.into());
        }
        let cards: Option<Vec<_>> = items.iter().map(|item| self.board.items.get(item)).collect();
        let cards = cards.ok_or(Reject::Stale)?;
        if items.iter().any(|item| self.board.in_proposal(*item)) {
            return Err(Reject::Stale);
        }
        let inside = cards.iter().any(|card| card.members.contains(&label.idea));
        if !inside || self.board.words(label).is_none() {
            return Err(Fault::Unknown.into());
        }
        let merge = pen.id();
        pen.event(Event::MergeProposed { merge, members: items.to_vec(), label });
        Ok(())
    }

    /// Whether this can be objected to now.
    fn open_to_objection(&self, to: ObjectedTo) -> Result<(), Reject> {
        match to {
            ObjectedTo::Merge(id) => {
                self.sorting()?;
                let merge = self.board.merges.get(&id).ok_or(Reject::NotVisible)?;
                if merge.state == MergeState::Proposed { Ok(()) } else { Err(Reject::TooLate) }
            }
            ObjectedTo::Wording(id) => {
                self.only(self.phase() == Phase::Clarify)?;
                self.board.proposals.get(&id).map(|_| ()).ok_or(Reject::NotVisible)
            }
        }
    }

    pub(super) fn object(&self, pen: &mut Pen, seat: Seat, to: ObjectedTo) -> Result<(), Reject> {
        self.open_to_objection(to)?;
        if !self.takes_part(seat) {
            return Err(Missing::Consent.into());
        }
        if self.owns.get(&seat).is_some_and(|own| own.objected.contains(&to)) {
            return Ok(());
        }
        pen.record(Record::Objected { seat, to, objects: true });
        if let ObjectedTo::Merge(merge) = to {
            pen.event(Event::MergeObjected { merge });
        }
        Ok(())
    }

    pub(super) fn withdraw_objection(&self, pen: &mut Pen, seat: Seat, to: ObjectedTo) -> Result<(), Reject> {
        self.open_to_objection(to)?;
        if !self.owns.get(&seat).is_some_and(|own| own.objected.contains(&to)) {
            return Err(Reject::NotVisible);
        }
        pen.record(Record::Objected { seat, to, objects: false });
        if let ObjectedTo::Merge(id) = to {
            let last = |merge: &MergeCard| merge.objections == 1 && pen.now_s() >= merge.closes_s;
            if self.board.merges.get(&id).is_some_and(last) {
                pen.event(Event::MergeApplied { merge: id });
            }
        }
        Ok(())
    }

    /// Proposals whose time is over and to which nobody objects become merges.
    pub(super) fn settle_merges(&self, pen: &mut Pen) {
        let now_s = pen.now_s();
        let agreed = |merge: &MergeCard| {
            merge.state == MergeState::Proposed && merge.objections == 0 && now_s >= merge.closes_s
        };
        if self.board.item_set.is_none() {
            for (id, _) in self.board.merges.iter().filter(|(_, merge)| agreed(merge)) {
                pen.event(Event::MergeApplied { merge: *id });
            }
        }
    }

    /// A merge on which another rests is taken apart after that one.
    pub(super) fn undo(&self, pen: &mut Pen, merge: MergeId) -> Result<(), Reject> {
        self.sorting()?;
        let card = self.board.merges.get(&merge).ok_or(Reject::NotVisible)?;
        let merged: ItemId = same(merge);
        let rests = !self.board.items.contains_key(&merged) || self.board.in_proposal(merged);
        match card.state {
            MergeState::Undone => Err(Reject::Stale),
            MergeState::Applied if rests => Err(Reject::Stale),
            MergeState::Applied | MergeState::Proposed => {
                pen.event(Event::MergeUndone { merge });
                Ok(())
            }
        }
    }

    pub(super) fn propose_theme(&self, pen: &mut Pen, name: &str) -> Result<(), Reject> {
        self.sorting()?;
        if self.board.themes.len() >= MOST_THEMES {
            return Err(Fault::TooMany.into());
        }
        let taken = |known: &crate::text::Text| known.as_str().trim() == name.trim();
        if self.board.themes.values().filter_map(|theme| theme.name.as_ref()).any(taken) {
            return Err(Fault::Twice.into());
        }
        let commit = pen.text(name, THEME)?;
        let theme = pen.id();
        pen.event(Event::ThemeCreated { theme, commit });
        Ok(())
    }

    pub(super) fn move_item(
        &self,
        pen: &mut Pen,
        item: ItemId,
        theme: Option<ThemeId>,
        base: Option<u32>,
    ) -> Result<(), Reject> {
        self.sorting()?;
        let card = self.board.items.get(&item).ok_or(Reject::NotVisible)?;
        if theme.is_some_and(|theme| !self.board.themes.contains_key(&theme)) {
            return Err(Reject::NotVisible);
        }
        if base != Some(card.seq) {
            return Err(Reject::Stale);
        }
        pen.event(Event::ItemMoved { item, theme });
        Ok(())
    }

    pub(super) fn freeze(&self, pen: &mut Pen, vote_on: Option<VoteOn>) -> Result<(), Reject> {
        self.sorting()?;
        if self.board.items.is_empty() {
            return Err(Missing::Ideas.into());
        }
        if self.board.merges.values().any(|merge| merge.state == MergeState::Proposed) {
            return Err(Missing::Agreement.into());
        }
        let vote_on = self.board.vote_on(vote_on.unwrap_or(self.config.vote_on));
        let hash = item_set_hash(&self.board.items, vote_on, None);
        let n = self.board.choices(vote_on).len() as u32;
        pen.event(Event::ItemSetFrozen { hash, n, vote_on, kept: None });
        Ok(())
    }
}
