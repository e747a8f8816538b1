//! A careful secretary beside a random room, who keeps a count of their own and holds the machine to its invariants.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use trellis_workshop::*;

use crate::moves::SEATS;
use crate::room::*;

/// What a careful secretary would note, told nothing but the facts in their order.
#[derive(Default)]
pub struct Secretary {
    phase: Option<Phase>,
    /// Unshared texts by idea, with their seat.
    secret: BTreeMap<IdeaId, (Seat, String)>,
    scribes: BTreeMap<Seat, u8>,
    queued: BTreeSet<IdeaId>,
    fate: BTreeMap<IdeaId, Fate>,
    /// Of earlier passes.
    settled: BTreeSet<IdeaId>,
    heard: BTreeSet<(u32, Seat)>,
    /// What was on the wall when it was shared.
    wall: BTreeMap<IdeaId, String>,
    texts: BTreeMap<Hash, String>,
    ballots: BTreeMap<Seat, Option<Ballot>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Shared,
    Withdrawn,
    Held,
}

impl Secretary {
    pub fn learn(&mut self, before: &Workshop, fact: &Fact) -> Result<(), TestCaseError> {
        match &fact.what {
            What::Record(record) => self.learn_record(record),
            What::Event(event) => self.learn_event(before, fact, event)?,
        }
        Ok(())
    }

    fn learn_record(&mut self, record: &Record) {
        match record {
            Record::Draft { seat, idea, text, queued, .. } => {
                self.secret.insert(*idea, (*seat, text.as_str().to_owned()));
                if *queued {
                    self.queued.insert(*idea);
                }
            }
            Record::DraftGone { idea, .. } => {
                self.secret.remove(idea);
                if self.queued.contains(idea) {
                    self.fate.insert(*idea, Fate::Withdrawn);
                }
            }
            Record::SeatEmptied { seat } => {
                self.secret.retain(|_, (of, _)| of != seat);
                self.ballots.remove(seat);
                self.scribes.remove(seat);
            }
            Record::ScribeAllowed { seat, scribe } => {
                self.scribes.remove(seat);
                self.scribes.extend(scribe.map(|scribe| (*seat, scribe)));
            }
            Record::Text { commit, text, .. } => drop(self.texts.insert(*commit, text.as_str().to_owned())),
            Record::BallotCast { seat, ballot } => drop(self.ballots.insert(*seat, ballot.clone())),
            Record::BallotsStripped(sealed) => {
                let mut cast: Vec<Ballot> = self.ballots.values().flatten().cloned().collect();
                let mut kept: Vec<Ballot> =
                    sealed.ballots.iter().map(|ballot| ballot.ballot.clone()).collect();
                cast.sort();
                kept.sort();
                // I8: one counted ballot a seat, the newest.
                assert_eq!(cast, kept);
            }
            _ => {}
        }
    }

    fn learn_event(&mut self, before: &Workshop, fact: &Fact, event: &Event) -> Result<(), TestCaseError> {
        if self.phase == Some(Phase::RoundRobin) {
            // I4: no reaction, comment, merge or vote while ideas are heard.
            let reaction = matches!(
                event,
                Event::ClarificationNoted { .. }
                    | Event::WordingAgreed { .. }
                    | Event::ItemParked { .. }
                    | Event::MergeProposed { .. }
                    | Event::MergeApplied { .. }
                    | Event::ThemeCreated { .. }
                    | Event::ItemMoved { .. }
                    | Event::BallotOpened { .. }
            );
            prop_assert!(!reaction, "{:?}", event);
        }
        match event {
            Event::SilentClosed { .. } => self.queued.extend(self.secret.keys()),
            Event::IdeaShared { idea, lap, via, commit, .. } => {
                let (seat, text) = self.secret.remove(idea).expect("what is shared was written");
                // I2: once; I3: one a lap.
                prop_assert!(self.queued.contains(idea) && self.fate.insert(*idea, Fate::Shared).is_none());
                prop_assert!(self.heard.insert((*lap, seat)) || *via == Via::List);
                prop_assert_eq!(&self.texts[commit], &text);
                self.wall.insert(*idea, text);
            }
            Event::IdeaHeld { idea, .. } => drop(self.fate.insert(*idea, Fate::Held)),
            Event::IdeaWithdrawn { idea: Some(idea), .. } => drop(self.fate.insert(*idea, Fate::Withdrawn)),
            Event::RoundRobinClosed { queued, shared, withdrawn, held } => {
                let count = |fate: Fate| {
                    let now =
                        self.fate.iter().filter(|(idea, is)| **is == fate && !self.settled.contains(idea));
                    now.count() as u32
                };
                let now = self.queued.difference(&self.settled).count() as u32;
                let counted = (count(Fate::Shared), count(Fate::Withdrawn), count(Fate::Held));
                prop_assert_eq!((now, counted), (*queued, (*shared, *withdrawn, *held)));
                prop_assert_eq!(now, counted.0 + counted.1 + counted.2);
                self.settled.extend(&self.queued);
            }
            Event::ItemSetFrozen { vote_on, kept: None, .. } => {
                // I6: what is voted on is exactly what stands.
                let Some(board) = view(before, &Viewer::Projector).board else { return Ok(()) };
                let mut ideas: Vec<IdeaId> =
                    board.choices(*vote_on).into_iter().flat_map(|choice| board.ideas_of(choice)).collect();
                let standing = board.wall.cards().filter(|card| card.state == CardState::Standing);
                let mut standing: Vec<IdeaId> = standing.map(|card| card.idea).collect();
                ideas.sort();
                standing.sort();
                prop_assert_eq!(ideas, standing);
            }
            Event::BallotsSealed { .. } | Event::RoundVoided { .. } => self.ballots.clear(),
            Event::PhaseEntered { phase } => {
                self.phase = Some(*phase);
                // I16: a person with the role, or the clock where that was agreed, or what only the server can know.
                let by_server = match phase {
                    Phase::Silent | Phase::RoundRobin => before.config().auto_advance,
                    Phase::Clarify | Phase::Reveal(_) => true,
                    _ => false,
                };
                let person = matches!(fact.by, By::Facilitator | By::Owner);
                prop_assert!(person || (fact.by == By::Server && by_server), "{:?} by {:?}", phase, fact.by);
                if matches!(phase, Phase::Clarify | Phase::Aborted) {
                    self.secret.clear();
                }
                if *phase == Phase::Aborted {
                    self.ballots.clear();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What one viewer is told at one moment.
    pub fn hears(&self, before: &Workshop, v: &Viewer, told: &Message) -> Result<(), TestCaseError> {
        let text = json(told);
        // I1: before its share no word of an idea reaches anybody but its seat and that seat's scribe.
        for (seat, secret) in self.secret.values().filter(|(_, secret)| text.contains(secret.as_str())) {
            let own = *v == Viewer::Seat(*seat);
            let scribe = matches!(v, Viewer::Scribe(n) if self.scribes.get(seat) == Some(n));
            prop_assert!(own || scribe, "{:?} reads {:?} of {:?}", v, secret, seat);
        }
        // I12: no field for an author where nobody is told.
        if before.config().anonymity != Anonymity::Named {
            prop_assert!(!text.contains("author") && !text.contains("\"seat "), "{:?} is told {}", v, text);
        }
        let theirs = told.own.iter().any(|change| matches!(change, OwnChange::Vote(_)));
        prop_assert!(!theirs || matches!(v, Viewer::Seat(_)));
        Ok(())
    }

    /// What the projector shows.
    pub fn looks(&self, s: &Workshop, screen: &View) -> Result<(), TestCaseError> {
        let Some(board) = &screen.board else { return Ok(()) };
        for card in board.wall.cards() {
            // I5: a shared text stays as it was, or is withheld whole.
            let kept = card.text.as_ref().map_or(card.state != CardState::Standing, |text| {
                self.wall.get(&card.idea).is_some_and(|first| first == text.as_str())
            });
            prop_assert!(kept, "{:?}", card);
        }
        if let Some(vote) = &board.vote {
            // I9: a count from 3, or that everybody has.
            prop_assert!(!matches!(vote.turnout, Some(Turnout::Some(0..=2))));
            prop_assert!(vote.sealed.is_none() || vote.turnout.is_none());
        }
        // I14: nothing is answered beforehand.
        for n in 1..=SEATS {
            let own = view(s, &Viewer::Seat(Seat(n))).own;
            let vote = own.and_then(|own| own.vote);
            prop_assert_eq!(
                vote.is_some(),
                self.ballots.contains_key(&Seat(n)) && matches!(s.phase(), Phase::Vote(_))
            );
        }
        Ok(())
    }
}
