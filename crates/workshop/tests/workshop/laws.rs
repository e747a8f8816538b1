//! The laws L1 to L5 and the invariants of the machine, held to after every step of random people in random rooms.

use std::collections::BTreeMap;
use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use proptest::prelude::*;
use trellis_workshop::*;

use crate::kinds::configs;
use crate::moves::*;
use crate::room::*;
use crate::secretary::Secretary;

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
        // Enough to read what went wrong, and no more than a coffee.
        max_shrink_iters: 300,
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
    secretary: Secretary,
}

impl Followed {
    fn new(config: Config, seed: u64) -> Self {
        let room = Room::new(config, seed);
        let viewers = room.viewers(SEATS + 2);
        let screens = viewers.iter().map(|v| view(&room.s, v)).collect();
        Self { room, viewers, screens, secretary: Secretary::default() }
    }

    fn happens(&mut self, fact: &Fact) -> Result<(), TestCaseError> {
        let before = self.room.s.clone();
        self.room.happens(fact);
        self.secretary.learn(&before, fact)?;
        let news = news(&before, fact);
        for (v, screen) in self.viewers.iter().zip(&mut self.screens) {
            if let Some(told) = news.message(&before, v) {
                apply(screen, &told);
                self.secretary.hears(&before, v, &told)?;
            }
            // L2, and I17: whoever followed all the while sees what somebody sees who comes back now.
            prop_assert_eq!(&*screen, &view(&self.room.s, v), "{:?} after {:?}", v, fact);
        }
        self.secretary.looks(&self.room.s, &self.screens[self.viewers.len() - 3])
    }
}

fn live(config: Config, seed: u64, moves: &[Move]) -> Result<(), TestCaseError> {
    let mut followed = Followed::new(config.clone(), seed);
    // Some rooms have got as far as sorting already, or nobody would vote often enough.
    if seed.is_multiple_of(3) && config.round_robin == RoundRobin::Dealt && !config.auto_advance {
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
    let mut seen = SEEN.lock().expect("one room at a time");
    for event in room.events() {
        let kind = serde_json::to_value(event).expect("an event")["kind"].to_string();
        *seen.entry(kind.trim_matches('"').to_owned()).or_default() += 1;
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
