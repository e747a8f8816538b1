//! The record: any change of it is found and named, and so is any record that breaks the rules of the technique.

use trellis_workshop::*;

use crate::room::*;
use crate::story::id_of;

/// A whole small workshop, sealed.
fn sealed() -> Room {
    let ideas: [&[&str]; 5] = [&["One", "Two"], &["Three"], &["Four"], &["Five"], &["Six"]];
    let mut room = Room::theming(protected(), &ideas, 3);
    let items: Vec<ItemId> = room.standing().into_iter().take(2).map(id_of).collect();
    let label = LabelRef { idea: room.standing()[0], version: 0 };
    room.must(seat(1), Action::ProposeMerge { items, label });
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    finish(&mut room, 5);
    room
}

/// From sorting to the seal.
fn finish(room: &mut Room, seats: u16) {
    room.must(LEAD, Action::Freeze { vote_on: None });
    room.must(LEAD, Action::Advance);
    let ItemSet { hash: item_set, choices, .. } = room.set();
    let cast = Action::Cast { item_set, ballot: Ballot::TopK(choices) };
    (1..=seats).for_each(|n| room.must(seat(n), cast.clone()));
    room.must(LEAD, Action::CloseVote { reason: None });
    room.must(Actor::Server, Action::ShowTally { tally: Hash::of(&[b"table"]) });
    room.must(LEAD, Action::Close);
    room.must(LEAD, Action::Seal);
    room.must(Actor::Owner, Action::Seal);
    room.must(Actor::Owner, Action::Publish { result: Hash::of(&[b"result"]) });
}

fn wrong(lines: &[u8], config: Hash) -> u64 {
    verify(lines, config).expect_err("a change is found").entry
}

#[test]
fn a_change_of_any_byte_is_found_and_its_entry_is_named() {
    let room = sealed();
    let (whole, config) = (room.lines().into_bytes(), room.start.config().hash());
    assert_eq!(verify(&whole, config).unwrap(), room.entries);
    let mut begins = 0;
    for (n, entry) in room.entries.iter().enumerate() {
        let line = (entry.line() + "\n").into_bytes();
        for at in 0..line.len() {
            // One bit, a different one for each place, and the byte replaced by the end of a line.
            for changed in [line[at] ^ (1 << (at % 8)), if line[at] == b'\n' { b' ' } else { b'\n' }] {
                // The line by itself after a good one; each hundredth within the whole record.
                let mut copy = line.clone();
                copy[at] = changed;
                let found = match n.checked_sub(1).map(|before| &room.entries[before]) {
                    Some(before) => verify_after(before, &copy),
                    None => verify(&copy, config),
                };
                assert_eq!(found.expect_err("a change is found").entry, entry.seq, "byte {at}");
                if at % 100 == 7 {
                    let mut copy = whole.clone();
                    copy[begins + at] = changed;
                    assert_eq!(wrong(&copy, config), entry.seq, "byte {at} of entry {}", entry.seq);
                }
            }
        }
        begins += line.len();
    }
}

#[test]
fn what_is_left_out_put_in_or_moved_is_found_and_named() {
    let room = sealed();
    let config = room.start.config().hash();
    let lines: Vec<String> = room.entries.iter().map(|entry| entry.line() + "\n").collect();
    let n = lines.len();
    for at in 0..n - 1 {
        let (mut gone, mut twice, mut moved) = (lines.clone(), lines.clone(), lines.clone());
        gone.remove(at);
        twice.insert(at, lines[at].clone());
        moved.swap(at, at + 1);
        assert_eq!(wrong(gone.concat().as_bytes(), config), at as u64 + 1);
        assert_eq!(wrong(twice.concat().as_bytes(), config), at as u64 + 2);
        assert_eq!(wrong(moved.concat().as_bytes(), config), at as u64 + 1);
    }
    // Cut off in the middle of a line; and cut off after one, which only the head shows.
    let whole = lines.concat();
    assert_eq!(wrong(&whole.as_bytes()[..whole.len() - 1], config), n as u64);
    let short = verify(lines[..n - 1].concat().as_bytes(), config).unwrap();
    assert_ne!(Chain::after(short.last().unwrap()).head(), Chain::after(room.entries.last().unwrap()).head());
}

#[test]
fn another_configuration_does_not_belong_to_the_record() {
    let room = sealed();
    let other = Config { min_cell: 6, ..protected() };
    assert_eq!(wrong(room.lines().as_bytes(), other.hash()), 1);
}

#[test]
fn withholding_a_text_changes_no_entry_before_it() {
    let mut room = Room::shared(protected(), &[&["Ward 9 bullies"], &["Two"]], 3);
    let before = room.lines();
    let idea = room.idea("Ward 9 bullies");
    let texts = room.s.texts().len();
    room.must(LEAD, Action::Redact { of: TextRef::Idea(idea) });
    assert_eq!(room.s.texts().len(), texts - 1);
    assert_eq!(room.wall(), ["Two"]);
    assert!(room.lines().starts_with(&before) && !room.lines().contains("bullies"));
    verify(room.lines().as_bytes(), room.start.config().hash()).unwrap();
    let holds = |facts: &Vec<Fact>| json(facts).contains("bullies");
    assert!(holds(&room.facts) && !holds(&remains(&room.facts, &room.s)));
}

#[test]
fn no_word_that_anybody_typed_is_in_the_record() {
    let lines = sealed().lines();
    for word in ["One", "Three", "Person", "leave"] {
        assert!(!lines.contains(word), "{word}");
    }
}

/// The record, changed and chained anew by somebody who knows how: only the rules can tell.
fn forged(room: &Room, change: impl FnOnce(&mut Vec<Event>)) -> Result<Course, Breach> {
    let mut events: Vec<Event> = room.events().cloned().collect();
    change(&mut events);
    let mut chain = Chain::new(id(1), room.start.config().hash());
    let fact = |event| Fact { now_ms: 0, wall: 0, by: By::Server, what: What::Event(event) };
    let entries: Vec<Entry> = events.into_iter().filter_map(|event| chain.append(&fact(event))).collect();
    let lines: String = entries.iter().map(|entry| entry.line() + "\n").collect();
    check(&verify(lines.as_bytes(), room.start.config().hash()).expect("well chained"))
}

fn place(events: &[Event], is: impl Fn(&Event) -> bool) -> usize {
    events.iter().position(is).expect("it happened")
}

fn shares(events: &[Event]) -> Vec<usize> {
    (0..events.len()).filter(|at| matches!(events[*at], Event::IdeaShared { .. })).collect()
}

#[track_caller]
fn breach(change: impl FnOnce(&mut Vec<Event>) -> usize, rule: &str) {
    let room = sealed();
    let mut at = 0;
    let found = forged(&room, |events| at = change(events)).expect_err("the rules are broken");
    assert_eq!((found.entry, found.rule), (at as u64 + 1, rule));
}

#[test]
fn the_rules_find_what_a_well_chained_record_hides() {
    assert!(forged(&sealed(), |_| {}).unwrap().sealed);
    breach(
        |events| {
            let (one, two) = (shares(events)[0], shares(events)[1]);
            let Event::IdeaShared { idea: first, .. } = events[one].clone() else { unreachable!() };
            if let Event::IdeaShared { idea, .. } = &mut events[two] {
                *idea = first;
            }
            two
        },
        "an idea is shared once",
    );
    breach(
        |events| {
            let (one, two) = (shares(events)[0], shares(events)[1]);
            let Event::IdeaShared { tag: first, .. } = events[one].clone() else { unreachable!() };
            if let Event::IdeaShared { tag, .. } = &mut events[two] {
                *tag = first;
            }
            two
        },
        "one idea a seat and lap: the tags differ",
    );
    breach(
        |events| {
            let third = shares(events)[2];
            events.remove(third);
            third
        },
        "slots follow each other without a gap",
    );
    breach(
        |events| {
            let last = shares(events)[4];
            events.remove(last);
            last
        },
        "a lap ends when all that was offered was heard or withdrawn",
    );
    breach(
        |events| {
            let second = place(events, |event| matches!(event, Event::LapOpened { lap: 2, .. }));
            events[second] = Event::LapOpened { lap: 3, offered: 1 };
            second
        },
        "laps follow each other without a gap",
    );
    breach(
        |events| {
            let closed = place(events, |event| matches!(event, Event::RoundRobinClosed { .. }));
            events[closed] = Event::RoundRobinClosed { queued: 7, shared: 6, withdrawn: 0, held: 0 };
            closed
        },
        "every queued idea was shared, withdrawn or held",
    );
    breach(
        |events| {
            let closed = place(events, |event| matches!(event, Event::RoundRobinClosed { .. }));
            events[closed] = Event::RoundRobinClosed { queued: 7, shared: 6, withdrawn: 1, held: 0 };
            closed
        },
        "the counts are those of the record",
    );
    breach(
        |events| {
            let silent = place(events, |event| matches!(event, Event::SilentClosed { .. }));
            if let Event::SilentClosed { drafts, .. } = &mut events[silent] {
                *drafts = 9;
            }
            place(events, |event| matches!(event, Event::RoundRobinClosed { .. }))
        },
        "every draft of the silent stage was queued",
    );
    breach(
        |events| {
            let merge = place(events, |event| matches!(event, Event::MergeApplied { .. }));
            events.remove(merge - 1);
            merge - 1
        },
        "a merge was proposed first",
    );
}

#[test]
fn the_rules_of_voting_are_checked_too() {
    breach(
        |events| {
            let opened = place(events, |event| matches!(event, Event::BallotOpened { .. }));
            if let Event::BallotOpened { item_set, .. } = &mut events[opened] {
                *item_set = Hash::of(&[]);
            }
            opened
        },
        "ballots are about the frozen items",
    );
    breach(
        |events| {
            let tally = place(events, |event| matches!(event, Event::TallyComputed { .. }));
            events.swap(tally, tally - 1);
            tally - 1
        },
        "nothing is counted before the ballots are sealed",
    );
    breach(
        |events| {
            let tally = place(events, |event| matches!(event, Event::TallyComputed { .. }));
            events.remove(tally);
            tally
        },
        "nothing is revealed before it was counted",
    );
    breach(
        |events| {
            let sealed = place(events, |event| matches!(event, Event::Sealed { .. }));
            if let Event::Sealed { tallies, .. } = &mut events[sealed] {
                tallies[0] = Hash::of(&[b"a nicer table"]);
            }
            sealed
        },
        "the seal names the tables that were shown",
    );
    breach(
        |events| {
            events.push(Event::DeviationRecorded { reason: Hash::of(&[]) });
            events.len() - 1
        },
        "nothing is put into a sealed record",
    );
    breach(
        |events| {
            let theme = place(events, |event| matches!(event, Event::PhaseEntered { phase: Phase::Theme }));
            events[theme] = Event::PhaseEntered { phase: Phase::Vote(1) };
            theme
        },
        "phases follow the diagram",
    );
    breach(
        |events| {
            events.remove(0);
            0
        },
        "the record begins with the configuration",
    );
}
