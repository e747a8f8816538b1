//! What one fact changes for whom. Both the state and every view are changed by these changes and by nothing else, so what is
//! sent cannot drift away from what is so.

mod round_robin;
mod seats;
mod sorting;
mod voting;

use crate::{
    board::BoardChange,
    config::Anonymity,
    cover::{CoverChange, Notice},
    desk::DeskChange,
    event::Event,
    fact::{Fact, What},
    id::Seat,
    own::OwnChange,
    phase::Phase,
    record::Record,
    workshop::Workshop,
};

/// The changes by one fact, sorted by who may see them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// For everybody.
    pub cover: Vec<CoverChange>,
    /// For the room.
    pub board: Vec<BoardChange>,
    /// For one seat; none means each seat for itself.
    pub own: Vec<(Option<Seat>, OwnChange)>,
    /// For facilitators.
    pub desk: Vec<DeskChange>,
    /// Somebody took this seat.
    pub(crate) seated: Option<Seat>,
    /// This seat was emptied.
    pub(crate) emptied: Option<Seat>,
    /// The workshop was sealed, and its owner may read it.
    pub(crate) sealed: bool,
}

/// What a fact changes for whom, given the state before it.
pub fn news(before: &Workshop, f: &Fact) -> News {
    let mut news = News::default();
    match &f.what {
        What::Event(event) => news.event(before, f, event),
        What::Record(record) => news.record(before, f, record),
    }
    news
}

impl News {
    fn event(&mut self, s: &Workshop, f: &Fact, event: &Event) {
        match event {
            Event::PhaseEntered { phase } => self.entered(s, *phase, f.at_s()),
            Event::PhaseExtended { seconds } => self.cover.push(CoverChange::Extended(*seconds)),
            Event::Paused { why } => self.cover.push(CoverChange::Paused(Some(*why))),
            Event::Resumed {} => self.cover.push(CoverChange::Paused(None)),
            Event::SeatsLocked { .. } => self.cover.push(CoverChange::Locked),
            Event::FacilitatorHandedOver { to, .. } => self.desk.push(DeskChange::Lead(*to)),
            Event::SilentClosed { .. }
            | Event::LapOpened { .. }
            | Event::IdeaShared { .. }
            | Event::TurnPassed { .. }
            | Event::IdeaWithdrawn { .. }
            | Event::IdeaHeld { .. }
            | Event::LapEnded { .. }
            | Event::RoundRobinClosed { .. }
            | Event::AuthorLinksSealed { .. }
            | Event::AuthorLinksDestroyed { .. } => self.round_robin(s, event),
            Event::ClarificationNoted { .. }
            | Event::WordingAgreed { .. }
            | Event::ItemParked { .. }
            | Event::MergeProposed { .. }
            | Event::MergeApplied { .. }
            | Event::MergeUndone { .. }
            | Event::ThemeCreated { .. }
            | Event::ItemMoved { .. }
            | Event::ItemSetFrozen { .. }
            | Event::Redacted { .. } => self.sorting(s, f, event),
            Event::BallotOpened { .. }
            | Event::BallotsSealed { .. }
            | Event::RoundVoided { .. }
            | Event::TallyComputed { .. }
            | Event::DecisionRecorded { .. } => self.voting(s, event),
            // These stand in the record and change no screen. An objection shows by its own vault record.
            Event::ConfigFrozen { .. }
            | Event::ConfigChanged { .. }
            | Event::ConsentCounted { .. }
            | Event::MergeObjected { .. }
            | Event::DeviationRecorded { .. }
            | Event::Sealed { .. }
            | Event::ResultPublished { .. }
            | Event::ResultAdopted { .. } => {}
        }
    }

    fn record(&mut self, s: &Workshop, f: &Fact, record: &Record) {
        match record {
            Record::Configured(config) => {
                self.cover.push(CoverChange::Notice(Box::new(Notice::of(config))));
                let named = config.anonymity == Anonymity::Named;
                if named != s.named() {
                    self.board.push(BoardChange::Signed(named));
                }
            }
            Record::SealGiven { owner } => self.cover.push(CoverChange::Seal { owner: *owner }),
            Record::Seated { .. }
            | Record::Named { .. }
            | Record::Consented { .. }
            | Record::GuessAccepted { .. }
            | Record::Here { .. }
            | Record::SeatEmptied { .. }
            | Record::Acknowledged { .. }
            | Record::Finished { .. }
            | Record::ScribeAllowed { .. }
            | Record::LeaverChose { .. } => self.seats(s, f, record),
            Record::Draft { .. } | Record::DraftGone { .. } | Record::DraftsOrdered { .. } => {
                self.seats(s, f, record);
            }
            Record::Deck { .. } | Record::LastCalled => self.hidden_round_robin(s, f, record),
            Record::Understood { .. }
            | Record::WordingProposed { .. }
            | Record::WordingDropped { .. }
            | Record::Objected { .. } => self.hidden_sorting(s, f, record),
            Record::BallotCast { .. }
            | Record::SeatExtended { .. }
            | Record::VoteCalled
            | Record::VoteRequested { .. }
            | Record::DiscussionNoted { .. } => self.hidden_voting(s, f, record),
            Record::Answered { .. }
            | Record::Turns { .. }
            | Record::EditRight { .. }
            | Record::Text { .. }
            | Record::BallotsStripped(_)
            | Record::LabelsKept(_) => {}
        }
    }

    fn entered(&mut self, s: &Workshop, phase: Phase, at_s: u64) {
        // The owner sees a table only after the room has.
        if let (Phase::Reveal(_), Some(table)) = (s.cover.phase, s.board.tables.last()) {
            self.cover.push(CoverChange::Table(*table));
        }
        self.cover.push(CoverChange::Entered(phase, at_s));
        self.board.push(BoardChange::Entered(phase));
        self.own.push((None, OwnChange::Entered(phase)));
        if phase == Phase::Aborted {
            self.own.push((None, OwnChange::LinksGone));
            self.board.push(BoardChange::RoundVoided);
            self.vote_over();
        }
        self.sealed = phase == Phase::Sealed;
    }

    /// A change for one seat.
    fn to(&mut self, seat: Seat, change: OwnChange) {
        self.own.push((Some(seat), change));
    }
}
