//! Laps: who is heard when, one idea a seat.

use crate::{
    config::{Anonymity, RoundRobin, SeatOrder},
    event::{Event, Tag, Via},
    id::{IdeaId, Seat},
    mark,
    pen::Pen,
    phase::Phase,
    record::Record,
    reject::{Missing, Reject},
    text::NOTE,
    workshop::Workshop,
};

impl Workshop {
    pub(super) fn sharing(&self) -> Result<(), Reject> {
        self.only(self.phase() == Phase::RoundRobin)?;
        if self.sharing.over { Err(Reject::TooLate) } else { Ok(()) }
    }

    /// Dealt: the next idea of the open lap, or the first of a new one. Spoken: opens a lap where none is open.
    pub(super) fn deal(&self, pen: &mut Pen) -> Result<(), Reject> {
        self.sharing()?;
        if self.config.round_robin == RoundRobin::Spoken {
            if self.sharing.open {
                return Err(Reject::Stale);
            }
            let opened = self.open_spoken_lap(pen, self.sharing.lap + 1);
            return if opened { Ok(()) } else { Err(Missing::Ideas.into()) };
        }
        if self.sharing.open {
            let idea = *self.sharing.deck.front().ok_or(Missing::Ideas)?;
            let (lap, slot) = (self.sharing.lap, self.sharing.slot + 1);
            self.share(pen, idea, lap, slot, Via::Deal)?;
            if self.sharing.deck.len() == 1 {
                pen.event(Event::LapEnded { lap, early: false });
            }
            return Ok(());
        }
        let next = |seat: Seat| Some(self.owns.get(&seat)?.page.next()?.idea);
        let mut ideas: Vec<IdeaId> =
            self.seats().filter(|seat| self.shares(*seat)).filter_map(next).collect();
        pen.mix(&mut ideas);
        let first = *ideas.first().ok_or(Missing::Ideas)?;
        let (lap, offered) = (self.sharing.lap + 1, ideas.len() as u32);
        pen.record(Record::Deck { ideas });
        pen.event(Event::LapOpened { lap, offered });
        self.share(pen, first, lap, 1, Via::Deal)?;
        if offered == 1 {
            pen.event(Event::LapEnded { lap, early: false });
        }
        Ok(())
    }

    /// Writes one share: the text apart from its seat, then the event.
    pub(super) fn share(
        &self,
        pen: &mut Pen,
        idea: IdeaId,
        lap: u32,
        slot: u32,
        via: Via,
    ) -> Result<(), Reject> {
        let seat = *self.sharing.authors.get(&idea).ok_or(Reject::NotVisible)?;
        let draft = self.owns.get(&seat).and_then(|own| own.page.draft(idea)).ok_or(Reject::NotVisible)?;
        let salt = *self.sharing.salts.get(&idea).ok_or(Reject::NotVisible)?;
        let tag = if self.named() {
            Tag::Named(seat)
        } else {
            let key = pen.round_key()?;
            Tag::Blind(if via == Via::List {
                mark::list_tag(&key, lap, seat, idea)
            } else {
                mark::lap_tag(&key, lap, seat)
            })
        };
        let commit = draft.text.commit(salt);
        pen.record(Record::Text { commit, salt, text: draft.text.clone() });
        if self.config.anonymity == Anonymity::Pseudonymous {
            let right = mark::digest(mark::edit_right(&pen.round_key()?, idea, seat));
            pen.record(Record::EditRight { idea, right });
        }
        pen.event(Event::IdeaShared { idea, commit, lap, slot, tag, via });
        Ok(())
    }

    /// Opens a spoken lap for everybody who is here or left sharing to us; not for nobody.
    pub(super) fn open_spoken_lap(&self, pen: &mut Pen, lap: u32) -> bool {
        let order = self.speaking_order(pen);
        let has_turn =
            |seat: &Seat| self.here(*seat) || (self.shares(*seat) && self.queue(*seat).next().is_some());
        let turns: Vec<Seat> = order.iter().copied().filter(has_turn).collect();
        let offered = turns.len() as u32;
        if offered > 0 {
            pen.record(Record::Turns { order, turns });
            pen.event(Event::LapOpened { lap, offered });
        }
        offered > 0
    }

    /// As in the last lap, with whoever came since at the end, mixed; those of the lowest band first where it was so agreed.
    fn speaking_order(&self, pen: &mut Pen) -> Vec<Seat> {
        let mut order: Vec<Seat> =
            self.sharing.order.iter().copied().filter(|seat| self.owns.contains_key(seat)).collect();
        let mut new: Vec<Seat> =
            self.seats().filter(|seat| self.takes_part(*seat) && !order.contains(seat)).collect();
        pen.mix(&mut new);
        if self.config.seat_order == SeatOrder::LowestBandFirst {
            // Whoever told no band comes last; the lot decides within a band.
            new.sort_by_key(|seat| self.roll.get(seat).and_then(|entry| entry.band).unwrap_or(u8::MAX));
        }
        order.extend(new);
        order
    }

    fn at_turn(&self, seat: Seat) -> Result<(), Reject> {
        self.sharing()?;
        self.only(self.config.round_robin == RoundRobin::Spoken)?;
        if self.sharing.turns.front() == Some(&seat) { Ok(()) } else { Err(Reject::Stale) }
    }

    pub(super) fn share_next(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.at_turn(seat)?;
        let idea = self.owns.get(&seat).and_then(|own| own.page.next()).ok_or(Missing::Ideas)?.idea;
        self.share(pen, idea, self.sharing.lap, self.sharing.slot + 1, Via::Turn)?;
        self.turn_over(pen, true);
        Ok(())
    }

    pub(super) fn pass(&self, pen: &mut Pen, seat: Seat) -> Result<(), Reject> {
        self.at_turn(seat)?;
        pen.event(Event::TurnPassed { lap: self.sharing.lap, skipped: false });
        self.turn_over(pen, false);
        Ok(())
    }

    /// The facilitator goes on without the seat at turn; if it left sharing to us, its idea is read out instead.
    pub(super) fn skip_turn(&self, pen: &mut Pen, reason: &str) -> Result<(), Reject> {
        self.sharing()?;
        self.only(self.config.round_robin == RoundRobin::Spoken)?;
        let seat = *self.sharing.turns.front().ok_or(Reject::Stale)?;
        pen.text(reason, NOTE)?;
        let for_them = self.owns.get(&seat).and_then(|own| own.page.next());
        let for_them = for_them.filter(|_| self.shares(seat) && !self.here(seat));
        if let Some(draft) = for_them {
            self.share(pen, draft.idea, self.sharing.lap, self.sharing.slot + 1, Via::Deal)?;
        } else {
            pen.event(Event::TurnPassed { lap: self.sharing.lap, skipped: true });
        }
        self.turn_over(pen, for_them.is_some());
        Ok(())
    }

    /// After the last turn the lap ends; another follows unless everybody passed and nobody has anything left.
    fn turn_over(&self, pen: &mut Pen, shared: bool) {
        if self.sharing.turns.len() > 1 {
            return;
        }
        let lap = self.sharing.lap;
        pen.event(Event::LapEnded { lap, early: false });
        let all_passed = !shared && self.sharing.slot == 0;
        if !all_passed || self.ideas_wait() {
            self.open_spoken_lap(pen, lap + 1);
        }
    }

    /// Whether anybody whose ideas are shared now has one left.
    pub(super) fn ideas_wait(&self) -> bool {
        self.seats().any(|seat| self.shares(seat) && self.queue(seat).next().is_some())
    }
}
