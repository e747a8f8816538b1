//! From phase to phase, by a person with the role or by the clock where that was agreed.

use crate::{
    board::{Card, CardState},
    config::RoundRobin,
    event::Event,
    hash::Hash,
    merkle,
    pen::Pen,
    phase::Phase,
    reject::{Fault, Missing, Reject},
    workshop::Workshop,
};

impl Workshop {
    pub(super) fn advance(&self, pen: &mut Pen) -> Result<(), Reject> {
        match self.phase() {
            Phase::Lobby if !self.cover.locked => Err(Missing::Lock.into()),
            Phase::Lobby if self.owns.len() < 2 => Err(Missing::Seats.into()),
            Phase::Lobby => enter(pen, Phase::Intro),
            Phase::Intro => enter(pen, Phase::Silent),
            Phase::Silent => self.end_silence(pen),
            Phase::RoundRobin => self.end_sharing(pen),
            Phase::Clarify if !self.all_understood() => Err(Missing::Understanding.into()),
            Phase::Clarify => enter(pen, Phase::Theme),
            Phase::Theme => self.open_vote(pen),
            // The votes and the end have commands of their own.
            _ => Err(Reject::WrongPhase),
        }
    }

    fn end_silence(&self, pen: &mut Pen) -> Result<(), Reject> {
        if !self.named() {
            pen.round_key()?;
        }
        let drafts = self.owns.values().flat_map(|own| &own.page.drafts);
        let commits: Vec<Hash> = drafts
            .filter_map(|draft| Some(draft.text.commit(*self.sharing.salts.get(&draft.idea)?)))
            .collect();
        let n = commits.len() as u32;
        pen.event(Event::SilentClosed { drafts: n, root: merkle::root(commits) });
        enter(pen, Phase::RoundRobin)?;
        if self.config.round_robin == RoundRobin::Spoken {
            self.open_spoken_lap(pen, self.sharing.lap + 1);
        }
        Ok(())
    }

    fn all_understood(&self) -> bool {
        let open =
            |card: &Card| card.state == CardState::Standing && !card.understood && card.parked.is_none();
        !self.board.wall.cards().any(open)
    }

    pub(super) fn step_back(&self, pen: &mut Pen) -> Result<(), Reject> {
        match self.phase() {
            Phase::Clarify => {
                if !self.named() {
                    pen.round_key()?;
                }
                enter(pen, Phase::RoundRobin)
            }
            Phase::Theme => {
                enter(pen, Phase::Clarify)?;
                self.undo_fallen(pen);
                Ok(())
            }
            _ => Err(Reject::WrongPhase),
        }
    }

    /// A set that is sorted again loses what was withheld while it was frozen.
    pub(super) fn undo_fallen(&self, pen: &mut Pen) {
        for merge in self.board.fallen_merges() {
            pen.event(Event::MergeUndone { merge });
        }
    }

    pub(super) fn extend(&self, pen: &mut Pen, seconds: u32) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        if !(1..=3_600).contains(&seconds) {
            return Err(Fault::OutOfRange.into());
        }
        pen.event(Event::PhaseExtended { seconds });
        Ok(())
    }

    pub(super) fn tick(&self, pen: &mut Pen) -> Result<(), Reject> {
        if self.paused() {
            return Ok(());
        }
        let minutes = match self.phase() {
            Phase::RoundRobin if !self.sharing.over => {
                self.settle_leavers(pen);
                return Ok(());
            }
            Phase::Theme => {
                self.settle_merges(pen);
                return Ok(());
            }
            Phase::Intro => self.config.agenda.intro,
            Phase::Silent => self.config.agenda.silent,
            _ => return Ok(()),
        };
        let ends_s = self.cover.since_s + u64::from(minutes) * 60 + u64::from(self.cover.extended_s);
        if self.config.auto_advance && pen.now_s() >= ends_s { self.advance(pen) } else { Ok(()) }
    }
}

fn enter(pen: &mut Pen, phase: Phase) -> Result<(), Reject> {
    pen.event(Event::PhaseEntered { phase });
    Ok(())
}
