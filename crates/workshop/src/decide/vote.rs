//! Voting in private, all at once, under one scheme; and the closing, after which no ballot has a seat.

use crate::{
    ballot::Ballot,
    board::{ItemSet, VoteCard},
    event::Event,
    hash::Hash,
    id::{ChoiceId, Seat},
    item_set::item_set_hash,
    pen::Pen,
    phase::Phase,
    record::Record,
    reject::{Fault, Missing, Reject},
    scheme::Scheme,
    sealed::{Label, SealedBallot, SealedBallots},
    text::NOTE,
    workshop::Workshop,
};

/// After the call people have so many seconds.
const CALL_S: u64 = 120;
/// Linked rounds need so many voters.
const LINKED_VOTERS: usize = 8;

impl Workshop {
    /// From the frozen set into the first vote, or again into the one that was voided.
    pub(super) fn open_vote(&self, pen: &mut Pen) -> Result<(), Reject> {
        let set = self.board.item_set.as_ref().ok_or(Missing::ItemSet)?;
        self.open_ballot(pen, set.hash, set.choices.len())
    }

    /// Another vote, after a screening with the items that stayed.
    pub(super) fn open_next_vote(&self, pen: &mut Pen, keep: Option<&[ChoiceId]>) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Discuss(_)))?;
        if self.votes.done >= self.config.rounds_max {
            return Err(Reject::TooLate);
        }
        let set = self.board.item_set.as_ref().ok_or(Missing::ItemSet)?;
        let Some(keep) = keep else { return self.open_ballot(pen, set.hash, set.choices.len()) };
        let kept = self.screened(set, keep)?;
        let (hash, n) = (item_set_hash(&self.board.items, set.vote_on, Some(&kept)), kept.len());
        pen.event(Event::ItemSetFrozen { hash, n: n as u32, vote_on: set.vote_on, kept: Some(kept) });
        self.open_ballot(pen, hash, n)
    }

    /// Items go only by the screening rule of the configuration, after a round of approvals.
    fn screened(&self, set: &ItemSet, keep: &[ChoiceId]) -> Result<Vec<ChoiceId>, Reject> {
        let approvals = matches!(self.config.scheme(self.votes.done), Some(Scheme::Approval { .. }));
        if self.config.screening.is_none() || !approvals {
            return Err(Fault::Configuration.into());
        }
        let mut kept = keep.to_vec();
        kept.sort_unstable();
        kept.dedup();
        if kept.len() != keep.len() {
            return Err(Fault::Twice.into());
        }
        if kept.is_empty() {
            return Err(Fault::TooFew.into());
        }
        if kept.iter().all(|choice| set.choices.contains(choice)) {
            Ok(kept)
        } else {
            Err(Fault::Unknown.into())
        }
    }

    fn open_ballot(&self, pen: &mut Pen, item_set: Hash, n: usize) -> Result<(), Reject> {
        let round = self.votes.done + 1;
        if round > self.config.rounds_max {
            return Err(Reject::TooLate);
        }
        let scheme =
            self.config.scheme(round).and_then(|scheme| scheme.over(n)).ok_or(Fault::Configuration)?;
        let voters = self.seats().filter(|seat| self.takes_part(*seat)).count();
        if self.config.link_rounds && voters < LINKED_VOTERS {
            return Err(Missing::Voters.into());
        }
        let seed = pen.bits();
        pen.event(Event::BallotOpened { round, scheme, item_set, seed });
        pen.event(Event::PhaseEntered { phase: Phase::Vote(round) });
        Ok(())
    }

    fn voting(&self) -> Result<(&VoteCard, &ItemSet), Reject> {
        self.only(matches!(self.phase(), Phase::Vote(_)))?;
        let open = self.board.vote.as_ref().filter(|vote| vote.sealed.is_none());
        open.zip(self.board.item_set.as_ref()).ok_or(Reject::TooLate)
    }

    /// A ballot, or none to abstain; either replaces what was there.
    pub(super) fn cast(
        &self,
        pen: &mut Pen,
        seat: Seat,
        item_set: Hash,
        ballot: Option<&Ballot>,
    ) -> Result<(), Reject> {
        let (_, set) = self.voting()?;
        if !self.takes_part(seat) {
            return Err(Missing::Consent.into());
        }
        if item_set != set.hash {
            return Err(Reject::ItemSetChanged);
        }
        if let Some(ballot) = ballot {
            self.paper(seat).ok_or(Reject::TooLate)?.check(ballot)?;
        }
        pen.record(Record::BallotCast { seat, ballot: ballot.cloned() });
        Ok(())
    }

    pub(super) fn extend_seat(&self, pen: &mut Pen, seat: Seat, seconds: u32) -> Result<(), Reject> {
        self.voting()?;
        if !(1..=3_600).contains(&seconds) {
            return Err(Fault::OutOfRange.into());
        }
        if !self.owns.contains_key(&seat) {
            return Err(Reject::NotVisible);
        }
        pen.record(Record::SeatExtended { seat, until_s: pen.now_s() + u64::from(seconds) });
        Ok(())
    }

    pub(super) fn call_vote(&self, pen: &mut Pen) -> Result<(), Reject> {
        if self.voting()?.0.called_s.is_some() {
            return Err(Reject::Stale);
        }
        pen.record(Record::VoteCalled);
        Ok(())
    }

    pub(super) fn close_vote(&self, pen: &mut Pen, reason: Option<&str>) -> Result<(), Reject> {
        let (vote, set) = self.voting()?;
        let open = |seat: &Seat| self.takes_part(*seat) && !self.votes.answers.contains_key(seat);
        if self.seats().any(|seat| open(&seat) && self.here(seat)) {
            let called = vote.called_s.is_some_and(|at_s| pen.now_s() >= at_s + CALL_S);
            let reason = reason.filter(|_| called).ok_or(Missing::Call)?;
            let extended =
                |seat: Seat| self.desk.extended.get(&seat).is_some_and(|until_s| pen.now_s() < *until_s);
            if self.seats().any(|seat| open(&seat) && extended(seat)) {
                return Err(Missing::Waiting.into());
            }
            let reason = pen.text(reason, NOTE)?;
            pen.event(Event::DeviationRecorded { reason });
        }
        let missing = self.seats().filter(open).count() as u16;
        let sealed = self.strip(pen, vote, set, missing);
        let SealedBallots { round, abstained, .. } = sealed;
        let (cast, root) = (sealed.ballots.len() as u16, sealed.root());
        pen.record(Record::BallotsStripped(sealed));
        pen.event(Event::BallotsSealed { round, cast, abstained, missing, root });
        Ok(())
    }

    /// Takes the seats off the ballots: a mixed order, labels and salts by chance, sorted by label.
    fn strip(&self, pen: &mut Pen, vote: &VoteCard, set: &ItemSet, missing: u16) -> SealedBallots {
        let cast = self.votes.answers.iter().filter_map(|(seat, ballot)| Some((*seat, ballot.as_ref()?)));
        let mut cast: Vec<(Seat, &Ballot)> = cast.collect();
        pen.mix(&mut cast);
        let late = |seat: &Seat| self.roll.get(seat).is_some_and(|entry| entry.late);
        let late_voters = cast.iter().filter(|(seat, _)| late(seat)).count();
        let cell = usize::from(self.config.min_cell);
        let tell_late = late_voters >= cell && cast.len() - late_voters >= cell;
        let mut labels: Vec<(Seat, Label)> = Vec::new();
        let mut ballots: Vec<SealedBallot> = Vec::new();
        for (seat, ballot) in cast {
            let (fresh, salt): (Label, _) = (pen.bits(), pen.bits());
            let label = self.votes.labels.get(&seat).copied().unwrap_or(fresh);
            labels.push((seat, label));
            ballots.push(SealedBallot {
                label,
                salt,
                ballot: ballot.clone(),
                late: tell_late.then(|| late(&seat)),
            });
        }
        ballots.sort_by_key(|ballot| ballot.label);
        if self.config.link_rounds && vote.round < self.config.rounds_max {
            // Somebody who sits this round out keeps the label of the round before.
            labels.extend(self.votes.labels.iter().map(|(seat, label)| (*seat, *label)));
            labels.sort_unstable();
            labels.dedup();
            pen.record(Record::LabelsKept(labels));
        }
        let abstained = self.votes.answers.values().filter(|ballot| ballot.is_none()).count() as u16;
        let (round, scheme) = (vote.round, vote.scheme);
        SealedBallots {
            round,
            scheme,
            item_set: set.hash,
            choices: set.choices.clone(),
            ballots,
            abstained,
            missing,
        }
    }

    pub(super) fn void_round(&self, pen: &mut Pen, reason: &str) -> Result<(), Reject> {
        let round = self.voting()?.0.round;
        let reason = pen.text(reason, NOTE)?;
        pen.event(Event::RoundVoided { round, reason });
        pen.event(Event::PhaseEntered { phase: Phase::Theme });
        self.undo_fallen(pen);
        Ok(())
    }

    pub(super) fn show_tally(&self, pen: &mut Pen, tally: Hash) -> Result<(), Reject> {
        self.only(matches!(self.phase(), Phase::Vote(_)) && self.votes.counting)?;
        let round = self.votes.done;
        pen.event(Event::TallyComputed { round, hash: tally });
        pen.event(Event::PhaseEntered { phase: Phase::Reveal(round) });
        Ok(())
    }
}
