//! What clarifying, merging, theming and withholding change, and for whom.

use crate::{
    board::{BoardChange, ItemSet, MergeCard, MergeState, NoteCard, Proposal},
    event::Event,
    fact::Fact,
    hash::Hash,
    news::News,
    own::OwnChange,
    record::{ObjectedTo, Record},
    text::Text,
    workshop::Workshop,
};

impl News {
    pub(super) fn sorting(&mut self, s: &Workshop, f: &Fact, event: &Event) {
        let change = match event {
            Event::ClarificationNoted { note, idea, sort, commit } => {
                let card = NoteCard { note: *note, idea: *idea, sort: *sort, text: text(s, *commit) };
                BoardChange::Noted(card, s.named().then_some(f.by))
            }
            Event::WordingAgreed { idea, version, commit } => {
                BoardChange::WordingAgreed { idea: *idea, version: *version, text: text(s, *commit) }
            }
            Event::ItemParked { idea, reason } => {
                let Some(text) = text(s, *reason) else { return };
                BoardChange::Parked(*idea, text)
            }
            Event::MergeProposed { merge, members, label } => {
                let card = MergeCard {
                    members: members.clone(),
                    label: *label,
                    state: MergeState::Proposed,
                    closes_s: closes_s(s, f),
                    objections: 0,
                    kept: Vec::new(),
                };
                BoardChange::MergeProposed(*merge, card)
            }
            Event::MergeApplied { merge } => BoardChange::MergeApplied(*merge),
            Event::MergeUndone { merge } => BoardChange::MergeUndone(*merge),
            Event::ThemeCreated { theme, commit } => {
                let Some(text) = text(s, *commit) else { return };
                BoardChange::ThemeCreated(*theme, text)
            }
            Event::ItemMoved { item, theme } => BoardChange::ItemMoved(*item, *theme),
            Event::ItemSetFrozen { hash, vote_on, kept, .. } => {
                self.own.push((None, OwnChange::Frozen));
                let choices = kept.clone().unwrap_or_else(|| s.board.choices(*vote_on));
                BoardChange::Frozen(ItemSet { hash: *hash, vote_on: *vote_on, choices })
            }
            Event::Redacted { of } => BoardChange::Withheld(*of),
            _ => return,
        };
        self.board.push(change);
    }

    pub(super) fn hidden_sorting(&mut self, s: &Workshop, f: &Fact, record: &Record) {
        match record {
            Record::Understood { idea } => self.board.push(BoardChange::Understood(*idea)),
            Record::WordingProposed { wording, idea, commit } => {
                let Some(text) = text(s, *commit) else { return };
                let proposal = Proposal { idea: *idea, text, closes_s: closes_s(s, f), objections: 0 };
                self.board.push(BoardChange::WordingProposed(*wording, proposal));
            }
            Record::WordingDropped { wording } => self.board.push(BoardChange::WordingDropped(*wording)),
            Record::Objected { seat, to, objects } => {
                let so_far = objections(s, *to);
                let now = if *objects { so_far + 1 } else { so_far.saturating_sub(1) };
                self.board.push(BoardChange::Objections(*to, now));
                self.to(*seat, OwnChange::Objects(*to, *objects));
            }
            _ => {}
        }
    }
}

/// How many object at the moment.
pub(crate) fn objections(s: &Workshop, to: ObjectedTo) -> u16 {
    match to {
        ObjectedTo::Merge(id) => s.board.merges.get(&id).map_or(0, |merge| merge.objections),
        ObjectedTo::Wording(id) => s.board.proposals.get(&id).map_or(0, |proposal| proposal.objections),
    }
}

fn text(s: &Workshop, commit: Hash) -> Option<Text> {
    s.texts.get(&commit).map(|(_, text)| text.clone())
}

fn closes_s(s: &Workshop, f: &Fact) -> u64 {
    f.at_s() + u64::from(s.config.objection_window_s)
}
