//! The rules of voting: one set of items by its digest, ballots sealed before anything is counted, tables after the count.

use super::{Kept, Walk, rule};
use crate::{event::Event, hash::Hash, phase::Phase};

/// What has been read of the votes.
#[derive(Default)]
pub(super) struct Rounds {
    frozen: Option<Hash>,
    open: Option<u8>,
    sealed: Option<u8>,
    done: u8,
    counted: u8,
}

impl Rounds {
    pub(super) const fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }

    pub(super) fn unfreeze(&mut self) {
        self.frozen = None;
    }

    pub(super) fn may_vote(&self, round: u8) -> Kept {
        rule(self.open == Some(round), "a vote is announced before it begins")
    }

    pub(super) fn may_reveal(&self, round: u8) -> Kept {
        rule(self.counted == round, "nothing is revealed before it was counted")
    }

    pub(super) fn may_sort(&self) -> Kept {
        rule(self.open.is_none() && self.sealed.is_none(), "a vote is left for sorting only by voiding it")
    }
}

impl Walk {
    pub(super) fn votes(&mut self, event: &Event) -> Kept {
        let rounds = &mut self.rounds;
        match event {
            Event::ItemSetFrozen { hash, n, kept, .. } => {
                let screened = matches!(self.phase, Phase::Discuss(_)) && kept.is_some();
                let first = self.phase == Phase::Theme && rounds.frozen.is_none() && kept.is_none();
                rounds.frozen = Some(*hash);
                rule((first || screened) && *n > 0, "items are frozen once sorted, or by a screening")
            }
            Event::BallotOpened { round, item_set, .. } => {
                let between = matches!(self.phase, Phase::Theme | Phase::Discuss(_));
                rule(between && *round == rounds.done + 1, "votes follow each other without a gap")?;
                rule(rounds.frozen == Some(*item_set), "ballots are about the frozen items")?;
                rounds.open = Some(*round);
                Ok(())
            }
            Event::BallotsSealed { round, .. } => {
                rule(
                    rounds.open == Some(*round) && self.phase == Phase::Vote(*round),
                    "the open vote is closed",
                )?;
                (rounds.open, rounds.sealed, rounds.done) = (None, Some(*round), *round);
                Ok(())
            }
            Event::RoundVoided { round, .. } => {
                rule(rounds.open == Some(*round), "only an open vote is voided")?;
                rounds.open = None;
                self.course.voided += 1;
                Ok(())
            }
            Event::TallyComputed { round, hash } => {
                rule(rounds.sealed == Some(*round), "nothing is counted before the ballots are sealed")?;
                (rounds.sealed, rounds.counted) = (None, *round);
                self.tallies.push(*hash);
                self.course.rounds += 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
