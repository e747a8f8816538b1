//! The laws L1 to L5 and the invariants of the machine, held to after every step of random people in random rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use proptest::prelude::*;
use trellis_workshop::*;

use crate::moves::*;
use crate::room::*;

/// Steps that were tried and that were accepted, over all rooms.
static TRIED: AtomicUsize = AtomicUsize::new(0);
static ACCEPTED: AtomicUsize = AtomicUsize::new(0);
/// How often each kind of event happened, and each phase was the last.
static SEEN: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());

/// Every kind of event.
const EVENTS: [&str; 39] = [
    "ConfigFrozen",
    "ConfigChanged",
    "SeatsLocked",
    "ConsentCounted",
    "PhaseEntered",
    "PhaseExtended",
    "Paused",
    "Resumed",
    "SilentClosed",
    "LapOpened",
    "IdeaShared",
    "TurnPassed",
    "IdeaWithdrawn",
    "IdeaHeld",
    "LapEnded",
    "RoundRobinClosed",
    "AuthorLinksSealed",
    "AuthorLinksDestroyed",
    "ClarificationNoted",
    "WordingAgreed",
    "ItemParked",
    "MergeProposed",
    "MergeObjected",
    "MergeApplied",
    "MergeUndone",
    "ThemeCreated",
    "ItemMoved",
    "ItemSetFrozen",
    "BallotOpened",
    "BallotsSealed",
    "RoundVoided",
    "TallyComputed",
    "DecisionRecorded",
    "FacilitatorHandedOver",
    "DeviationRecorded",
    "Redacted",
    "Sealed",
    "ResultPublished",
    "ResultAdopted",
];

const ROOMS: u32 = 650;
const MOVES: usize = 240;

#[test]
fn random_people_never_break_a_law() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: ROOMS,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let rooms = (configs(), any::<u64>(), moves(MOVES));
    runner.run(&rooms, |(config, seed, moves)| live(config, seed, &moves)).unwrap();
    let (tried, accepted) = (TRIED.load(Ordering::Relaxed), ACCEPTED.load(Ordering::Relaxed));
    let seen = SEEN.lock().unwrap();
    println!("{tried} steps, of which {accepted} were accepted: {seen:?}");
    // Random people who never get anywhere would prove nothing.
    for kind in EVENTS {
        assert!(seen.get(kind).is_some_and(|n| *n > 0), "{kind}: {seen:?}");
    }
    assert!(tried >= 100_000 && accepted * 4 > tried, "{tried} steps, {accepted} accepted");
}

/// A room that is followed on every screen and by a secretary.
struct Followed {
    room: Room,
    viewers: Vec<Viewer>,
    screens: Vec<View>,
    model: Model,
}

impl Followed {
    fn new(config: Config, seed: u64) -> Self {
        let room = Room::new(config, seed);
        let viewers = room.viewers(SEATS + 2);
        let screens = viewers.iter().map(|v| view(&room.s, v)).collect();
        Self { room, viewers, screens, model: Model::default() }
    }

    fn happens(&mut self, fact: &Fact) -> Result<(), TestCaseError> {
        let before = self.room.s.clone();
        self.room.happens(fact);
        self.model.learn(&before, fact)?;
        let news = news(&before, fact);
        for (v, screen) in self.viewers.iter().zip(&mut self.screens) {
            if let Some(told) = news.message(&before, v) {
                apply(screen, &told);
                self.model.hears(&before, v, &told)?;
            }
            // L2, and I17: whoever followed all the while sees what somebody sees who comes back now.
            prop_assert_eq!(&*screen, &view(&self.room.s, v), "{:?} after {:?}", v, fact);
        }
        self.model.looks(&self.room.s, &self.screens[self.viewers.len() - 3])
    }
}

fn live(config: Config, seed: u64, moves: &[Move]) -> Result<(), TestCaseError> {
    let mut followed = Followed::new(config.clone(), seed);
    // Some rooms have got as far as sorting already, or nobody would vote often enough.
    if seed % 3 == 0 && config.round_robin == RoundRobin::Dealt && !config.auto_advance {
        let ideas: [&[&str]; 6] =
            [&["One", "Two"], &["Three"], &["Four"], &["Five"], &["Six", "Seven"], &["Eight"]];
        let sorted = Room::theming(config, &ideas, seed);
        followed.room.now_ms = sorted.now_ms;
        sorted.facts.iter().try_for_each(|fact| followed.happens(fact))?;
    }
    for m in moves {
        let room = &mut followed.room;
        room.now_ms += if m.wait > 230 { 200_000 } else { u64::from(m.wait) * 20 };
        let (by, base, action) = choose(room, *m);
        let command = room.command(by, base, action);
        let ctx = room.ctx();
        let facts = decide(&room.s, &command, &ctx);
        TRIED.fetch_add(1, Ordering::Relaxed);
        // L1: equal inputs give equal outputs.
        prop_assert_eq!(&facts, &decide(&room.s, &command, &ctx));
        let Ok(facts) = facts else { continue };
        ACCEPTED.fetch_add(1, Ordering::Relaxed);
        facts.iter().try_for_each(|fact| followed.happens(fact))?;
        // Sent again, it is done once.
        let room = &followed.room;
        if room.s.phase() == command.expected_phase && !facts.iter().any(ends_memory) && !gone(room, &command)
        {
            prop_assert_eq!(decide(&room.s, &command, &ctx).map(|facts| facts.len()), Ok(0));
        }
    }
    let room = followed.room;
    let mut seen = SEEN.lock().unwrap();
    for event in room.events() {
        let value = serde_json::to_value(event).unwrap();
        *seen.entry(value["kind"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    *seen.entry(format!("ended in {}", room.s.phase())).or_default() += 1;
    drop(seen);
    at_the_end(&room)
}

/// Whoever sent it is not there any more.
fn gone(room: &Room, command: &Command) -> bool {
    matches!(command.by, Actor::Seat(seat) if view(&room.s, &Viewer::Seat(seat)).own.is_none())
}

/// After these the commands of participants are forgotten.
fn ends_memory(fact: &Fact) -> bool {
    matches!(fact.event(), Some(Event::PhaseEntered { .. } | Event::BallotsSealed { .. }))
}

fn at_the_end(room: &Room) -> Result<(), TestCaseError> {
    // L4: the state is the fold of its facts, also when everything that had to be erased is erased.
    prop_assert_eq!(difference(&room.start.clone().after(&room.facts), &room.s), None);
    let left = remains(&room.facts, &room.s);
    prop_assert_eq!(difference(&room.start.clone().after(&left), &room.s), None);
    // I18, and the rules of the technique.
    let Some(Event::ConfigFrozen { config }) = room.events().next() else { return Ok(()) };
    let entries = verify(room.lines().as_bytes(), *config);
    prop_assert_eq!(entries.as_ref(), Ok(&room.entries));
    let kept = check(&room.entries);
    prop_assert!(kept.is_ok(), "{:?} in {:#?}", kept, room.entries);
    // I19: what is left joins no seat and no idea, and no seat and no ballot.
    let unlinked = room.s.config().anonymity == Anonymity::Unlinked;
    if unlinked
        && room.events().any(|event| matches!(event, Event::AuthorLinksDestroyed { .. }))
        && room.s.phase() != Phase::RoundRobin
    {
        prop_assert!(room.s.links().is_empty());
        let links = left.iter().filter_map(Fact::record).filter(|record| {
            matches!(record, Record::Draft { .. } | Record::DraftGone { .. } | Record::DraftsOrdered { .. })
        });
        prop_assert_eq!(links.count(), 0);
    }
    let open = matches!(room.s.phase(), Phase::Vote(_)) && room.s.paper(Seat(1)).is_some();
    let casts = left.iter().filter(|fact| matches!(fact.record(), Some(Record::BallotCast { .. }))).count();
    prop_assert!(open || casts == 0);
    Ok(())
}

/// The first lines in which two states differ.
fn difference(one: &Workshop, other: &Workshop) -> Option<String> {
    if one == other {
        return None;
    }
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let lines: Vec<&str> = one.lines().collect();
    let at = lines.iter().zip(other.lines()).position(|(a, b)| *a != b)?;
    let others: Vec<&str> = other.lines().skip(at.saturating_sub(8)).take(14).collect();
    Some(format!("{:?} is {others:?}", &lines[at.saturating_sub(8)..(at + 6).min(lines.len())]))
}

/// What a careful secretary would note, told nothing but the facts in their order.
#[derive(Default)]
struct Model {
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

impl Model {
    fn learn(&mut self, before: &Workshop, fact: &Fact) -> Result<(), TestCaseError> {
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
                let standing = board.wall.iter().filter(|card| card.state == CardState::Standing);
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
    fn hears(&self, before: &Workshop, v: &Viewer, told: &Message) -> Result<(), TestCaseError> {
        let text = json(told);
        // I1: before its share no word of an idea reaches anybody but its seat and that seat's scribe.
        for (seat, secret) in self.secret.values().filter(|(_, secret)| text.contains(secret.as_str())) {
            let own = *v == Viewer::Seat(*seat);
            let scribe = matches!(v, Viewer::Scribe(n) if self.scribes.get(seat) == Some(n));
            prop_assert!(own || scribe, "{:?} reads {:?} of {:?}", v, secret, seat);
        }
        // I12: no field for an author where nobody is told.
        if before.config().anonymity != Anonymity::Named {
            prop_assert!(!text.contains("author"), "{:?} is told {}", v, text);
        }
        let theirs = told.own.iter().any(|change| matches!(change, OwnChange::Vote(_)));
        prop_assert!(!theirs || matches!(v, Viewer::Seat(_)));
        Ok(())
    }

    /// What the projector shows.
    fn looks(&self, s: &Workshop, screen: &View) -> Result<(), TestCaseError> {
        let Some(board) = &screen.board else { return Ok(()) };
        for card in board.wall.iter() {
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
