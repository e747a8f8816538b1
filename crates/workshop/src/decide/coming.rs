//! Setting up, coming in, and who takes part.

use crate::{
    config::{Anonymity, Config, LateJoiner},
    event::Event,
    id::Seat,
    pen::Pen,
    phase::Phase,
    record::Record,
    reject::{Fault, Missing, Reject},
    role::Actor,
    text::{NAME, NOTE, Text},
    workshop::Workshop,
};

/// Most seats of one group.
const MOST_SEATS: u16 = 1_000;

impl Workshop {
    pub(super) fn configure(&self, pen: &mut Pen, config: &Config) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Draft)?;
        pen.record(Record::Configured(Box::new(config.clone())));
        Ok(())
    }

    pub(super) fn open_lobby(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Draft)?;
        if !self.config.problems().is_empty() {
            return Err(Fault::Configuration.into());
        }
        pen.event(Event::ConfigFrozen { config: self.config.hash() });
        pen.event(Event::PhaseEntered { phase: Phase::Lobby });
        Ok(())
    }

    /// A change after the freeze: nothing that was promised becomes looser, and nothing that has begun changes its rules.
    pub(super) fn amend(&self, pen: &mut Pen, config: &Config, reason: &str) -> Result<(), Reject> {
        let (phase, now) = (self.phase(), &self.config);
        self.only(phase.live())?;
        if !config.problems().is_empty() || config.groups.len() != now.groups.len() {
            return Err(Fault::Configuration.into());
        }
        if config.anonymity < now.anonymity {
            return Err(Fault::Looser.into());
        }
        let sharing = phase >= Phase::RoundRobin;
        let voting = self.votes.done + u8::from(matches!(phase, Phase::Vote(_)) && !self.votes.counting);
        let begun = usize::from(voting);
        let kept = (!sharing || (config.anonymity, config.round_robin) == (now.anonymity, now.round_robin))
            && config.schemes.get(..begun) == now.schemes.get(..begun)
            && (begun == 0 || config.link_rounds <= now.link_rounds);
        if !kept {
            return Err(Reject::TooLate);
        }
        let guessable = config.anonymity > Anonymity::Named && self.owns.len() < 5;
        if self.cover.locked && guessable && !self.owns.values().all(|own| own.guess_accepted) {
            return Err(Missing::GuessAccepted.into());
        }
        let reason = pen.text(reason, NOTE)?;
        pen.record(Record::Configured(Box::new(config.clone())));
        pen.event(Event::ConfigChanged { config: config.hash(), reason });
        Ok(())
    }

    /// The next free seat; whoever asks for another one was too slow by a moment and asks again.
    pub(super) fn join(&self, pen: &mut Pen, by: Actor, name: &str, band: Option<u8>) -> Result<(), Reject> {
        let phase = self.phase();
        self.only(phase != Phase::Draft)?;
        let open = match phase {
            Phase::Lobby => !self.cover.locked,
            Phase::Intro | Phase::Silent => true,
            Phase::RoundRobin => !self.sharing.over,
            _ => phase.live() && self.config.late_joiner == LateJoiner::Voter,
        };
        if !open {
            return Err(Reject::TooLate);
        }
        let seat = self.next_seat();
        if by != Actor::Seat(seat) {
            return Err(Reject::Stale);
        }
        if seat.0 > MOST_SEATS {
            return Err(Fault::TooMany.into());
        }
        let name = Text::read(name, NAME)?;
        pen.record(Record::Seated { seat, name, late: phase > Phase::RoundRobin, band });
        Ok(())
    }

    pub(super) fn set_name(&self, pen: &mut Pen, seat: Seat, name: &str) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Lobby)?;
        if self.cover.locked {
            return Err(Reject::TooLate);
        }
        let name = Text::read(name, NAME)?;
        pen.record(Record::Named { seat, name });
        Ok(())
    }

    pub(super) fn consent(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        let Some(own) = self.owns.get(&seat).filter(|own| !own.consented) else { return Ok(()) };
        // Before the lock everybody is asked together; somebody who comes later is asked here.
        if self.cover.locked && self.guessable() && !own.guess_accepted {
            return Err(Missing::GuessAccepted.into());
        }
        pen.record(Record::Consented { seat });
        Ok(())
    }

    pub(super) fn accept_guessing(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.only(self.phase().live())?;
        if self.owns.get(&seat).is_some_and(|own| !own.guess_accepted) {
            pen.record(Record::GuessAccepted { seat });
        }
        Ok(())
    }

    pub(super) fn lock(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Lobby)?;
        if self.cover.locked {
            return Err(Reject::Stale);
        }
        if self.owns.len() < 2 {
            return Err(Missing::Seats.into());
        }
        if !self.owns.values().all(|own| own.consented) {
            return Err(Missing::Consent.into());
        }
        if self.guessable() && !self.owns.values().all(|own| own.guess_accepted) {
            return Err(Missing::GuessAccepted.into());
        }
        pen.event(Event::SeatsLocked { seats: self.cover.seated });
        pen.event(Event::ConsentCounted { consented: self.cover.consented });
        Ok(())
    }

    pub(super) fn presence(&self, pen: &mut Pen, seat: Seat, here: bool) -> Result<(), Reject> {
        if !self.owns.contains_key(&seat) {
            return Err(Reject::NotVisible);
        }
        if self.here(seat) != here {
            pen.record(Record::Here { seat, here });
        }
        Ok(())
    }

    pub(super) fn acknowledge(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.only(self.phase() == Phase::Intro)?;
        if !self.owns.get(&seat).is_some_and(|own| own.ready) {
            pen.record(Record::Acknowledged { seat });
        }
        Ok(())
    }
}
