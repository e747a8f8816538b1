//! A thousand random rooms share their ideas while people leave, come back, hold back and run out of time: every queued idea is
//! shared once, withdrawn or held, and nobody has two in one lap.

use std::collections::{BTreeMap, BTreeSet};

use rand::Rng;
use trellis_workshop::*;

use crate::room::*;

#[test]
fn a_thousand_random_rooms_lose_no_idea_and_hear_nobody_twice_in_a_lap() {
    let (mut shared, mut early, mut left) = (0, 0, 0);
    for seed in 0..1_000 {
        let mut room = a_room(seed);
        let hurried = live_through(&mut room);
        early += u32::from(hurried);
        let closed = room.events().find_map(|event| match event {
            Event::RoundRobinClosed { queued, shared, withdrawn, held } => {
                Some((*queued, *shared, *withdrawn, *held))
            }
            _ => None,
        });
        let (queued, heard, withdrawn, held) = closed.expect("sharing comes to an end");
        assert_eq!(queued, heard + withdrawn + held);
        assert_eq!((queued, heard, withdrawn, held), told(&room), "seed {seed}");
        shared += heard;
        left += withdrawn;
        check(&room.entries).unwrap_or_else(|breach| panic!("seed {seed}: {breach}"));
        let config = room.start.config().hash();
        assert_eq!(
            verify(room.lines().as_bytes(), config).map(|entries| entries.len()),
            Ok(room.entries.len())
        );
    }
    println!("{shared} ideas shared, {left} withdrawn, {early} rooms ended early");
    assert!(shared > 5_000 && left > 500 && early > 100, "{shared} {left} {early}");
}

fn a_room(seed: u64) -> Room {
    let spoken = seed % 2 == 1;
    let anonymity = [Anonymity::Named, Anonymity::Pseudonymous, Anonymity::Unlinked][(seed / 2 % 3) as usize];
    let round_robin = if spoken { RoundRobin::Spoken } else { RoundRobin::Dealt };
    let config = Config { anonymity, round_robin, spoken_accepted: true, ..protected() };
    let seats = 2 + (seed % 9) as u16;
    let mut room = Room::silent(config, seats, seed);
    for n in 1..=seats {
        (0..room.dice.random_range(0..4)).for_each(|k| room.write(n, &format!("Idea {k} of {n}")));
    }
    room.must(LEAD, Action::Advance);
    room
}

/// People do this and that until sharing is over; whether it was ended early.
fn live_through(room: &mut Room) -> bool {
    let seats = room.cover().seated;
    for step in 0.. {
        assert!(step < 5_000, "sharing comes to an end");
        let n = room.dice.random_range(1..=seats);
        let present = |here| Action::Presence { seat: Seat(n), here };
        let drafts = view(&room.s, &Viewer::Seat(Seat(n))).own.map(|own| own.page.drafts).unwrap_or_default();
        let draft = (!drafts.is_empty()).then(|| drafts[room.dice.random_range(0..drafts.len())].idea);
        let turn = room.board().lap.and_then(|lap| lap.turn);
        let (by, action) = match room.dice.random_range(0..100) {
            0..4 => (Actor::Server, present(false)),
            4..12 => (Actor::Server, present(true)),
            12..15 if step < 60 => {
                (seat(n), Action::SaveDraft { idea: None, text: format!("Idea {step}"), queue: true })
            }
            15..18 => match draft {
                Some(idea) => (seat(n), Action::Withdraw { idea, edit_right: None }),
                None => continue,
            },
            18..20 => (seat(n), Action::SetLeaverChoice(LeaverChoice::ShareForMe)),
            20..22 => (seat(n), Action::SetLeaverChoice(LeaverChoice::Withdraw)),
            22..24 => match room.standing().pop() {
                Some(idea) => (LEAD, Action::Hold { idea, reason: HoldReason::Harmful }),
                None => continue,
            },
            24 => (LEAD, Action::Release { seat: Seat(n) }),
            25 if step > 20 => (LEAD, Action::CloseEarly { reason: "The time is up.".to_owned() }),
            26 if step > 5 && room.cover().seated > 2 => (seat(n), Action::WithdrawConsent),
            27..30 => (Actor::Server, Action::Tick),
            30..33 => (LEAD, Action::LastCall),
            33..40 => (LEAD, Action::Advance),
            _ => match turn {
                Some(turn) if room.dice.random_range(0..8) == 0 => (Actor::Seat(turn), Action::Pass),
                Some(turn) => {
                    let shares = room.ask(Actor::Seat(turn), Action::ShareNext);
                    let passes = shares.is_err() && room.ask(Actor::Seat(turn), Action::Pass).is_err();
                    if passes {
                        room.must(LEAD, Action::SkipTurn { reason: "Nobody there.".to_owned() });
                    }
                    continue;
                }
                None => (LEAD, Action::Deal),
            },
        };
        let wait = room.dice.random_range(0..20);
        room.wait(wait);
        let answer = room.ask(by, action.clone());
        let lost = matches!(action, Action::Deal) && answer == Err(Reject::NotVisible);
        assert!(!lost, "what is to be read is there");
        let ended = answer.is_ok();
        if room.cover().sharing_over || room.s.phase() == Phase::Clarify {
            assert!(ended);
            return matches!(action, Action::CloseEarly { .. });
        }
    }
    unreachable!()
}

/// What became of the queued ideas, told from what was said to each seat and from the facts, and nothing of the machine's own count.
fn told(room: &Room) -> (u32, u32, u32, u32) {
    let mut queued = BTreeSet::new();
    let mut author = BTreeMap::new();
    let (mut shared, mut withdrawn, mut held) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut laps = BTreeSet::new();
    for fact in &room.facts {
        match &fact.what {
            What::Record(Record::Draft { idea, seat, queued: true, .. }) => {
                queued.insert(*idea);
                author.insert(*idea, *seat);
            }
            What::Record(Record::Draft { idea, seat, .. }) => drop(author.insert(*idea, *seat)),
            What::Record(Record::DraftGone { idea, .. }) if queued.contains(idea) => {
                withdrawn.insert(*idea);
            }
            What::Record(Record::DraftGone { idea, .. }) => drop(author.remove(idea)),
            What::Event(Event::SilentClosed { .. }) => queued.extend(author.keys()),
            What::Event(Event::IdeaShared { idea, lap, via, .. }) => {
                assert!(shared.insert(*idea), "an idea is shared once");
                assert!(laps.insert((*lap, author[idea])) || *via == Via::List, "one a lap");
            }
            What::Event(Event::IdeaHeld { idea, .. }) => {
                shared.remove(idea);
                held.insert(*idea);
            }
            What::Event(Event::IdeaWithdrawn { idea: Some(idea), .. }) => {
                shared.remove(idea);
                withdrawn.insert(*idea);
            }
            _ => {}
        }
    }
    let count = |ideas: &BTreeSet<IdeaId>| ideas.len() as u32;
    (count(&queued), count(&shared), count(&withdrawn), count(&held))
}

#[test]
fn an_early_end_shares_what_people_left_to_us_and_withdraws_the_rest() {
    let ideas: [&[&str]; 3] = [&["One", "Two"], &["Three", "Four"], &["Five"]];
    let mut room = Room::with(protected(), 3, 5);
    room.must(LEAD, Action::Lock);
    room.must(LEAD, Action::Advance);
    room.must(LEAD, Action::Advance);
    (1..).zip(ideas).for_each(|(n, own)| own.iter().for_each(|text| room.write(n, text)));
    room.must(seat(1), Action::SetLeaverChoice(LeaverChoice::ShareForMe));
    room.must(LEAD, Action::Advance);
    room.must(LEAD, Action::CloseEarly { reason: "Fire alarm.".to_owned() });
    let mut wall = room.wall();
    wall.sort();
    assert_eq!(wall, ["One", "Two"]);
    let closed = Event::RoundRobinClosed { queued: 5, shared: 2, withdrawn: 3, held: 0 };
    assert!(room.events().any(|event| *event == closed));
    // Two of one person stand in the list, and nothing in the record says so.
    let tags: BTreeSet<Tag> = room
        .events()
        .filter_map(|event| match event {
            Event::IdeaShared { tag, .. } => Some(*tag),
            _ => None,
        })
        .collect();
    assert_eq!(tags.len(), 2);
}

#[test]
fn an_idea_that_comes_in_during_a_lap_waits_for_the_next() {
    let mut room = Room::sharing(protected(), &[&["One"], &["Two"], &["Three"]], 5);
    room.must(LEAD, Action::Deal);
    (1..=3).for_each(|n| room.write(n, &format!("More of {n}")));
    room.must(LEAD, Action::Deal);
    room.must(LEAD, Action::Deal);
    assert_eq!((room.wall().len(), room.board().lap), (3, None));
    assert!(room.wall().iter().all(|text| !text.starts_with("More")));
    room.must(LEAD, Action::Deal);
    assert!(room.wall()[3].starts_with("More"));
}

#[test]
fn a_spoken_round_ends_with_a_lap_in_which_everybody_passed() {
    let mut room = Room::sharing(classic(), &[&["One"], &["Two", "Three"]], 5);
    while let Some(turn) = room.board().lap.and_then(|lap| lap.turn) {
        assert_eq!(room.refused(LEAD, Action::Advance), Reject::BelowMinimum(Missing::QueuesEmpty));
        if room.ask(Actor::Seat(turn), Action::ShareNext).is_err() {
            room.must(Actor::Seat(turn), Action::Pass);
        }
    }
    room.must(LEAD, Action::Advance);
    assert_eq!(room.s.phase(), Phase::Clarify);
    let course = check(&room.entries).unwrap();
    assert_eq!((course.laps, course.shared), (3, 3));
    let Sheet::Named(cards) = room.board().wall else { panic!("names are shown") };
    assert!(cards.iter().all(|card| matches!(card.author, By::Named(_))));
}

#[test]
fn whoever_passed_may_share_in_a_later_lap() {
    let mut room = Room::sharing(classic(), &[&["One"], &["Two"]], 5);
    let turn = room.board().lap.unwrap().turn.unwrap();
    let other = Seat(3 - turn.0);
    room.must(Actor::Seat(turn), Action::Pass);
    assert_eq!(room.refused(Actor::Seat(turn), Action::ShareNext), Reject::Stale);
    room.must(Actor::Seat(other), Action::ShareNext);
    room.must(Actor::Seat(turn), Action::ShareNext);
    assert_eq!(room.wall().len(), 2);
}

#[test]
fn somebody_who_left_keeps_their_ideas_until_they_are_back_or_three_minutes_are_over() {
    let mut room = Room::sharing(protected(), &[&["One"], &["Two"]], 5);
    room.must(Actor::Server, Action::Presence { seat: Seat(2), here: false });
    room.must(LEAD, Action::Deal);
    assert_eq!(room.wall(), ["One"]);
    assert_eq!(room.refused(LEAD, Action::Deal), Reject::BelowMinimum(Missing::Ideas));
    assert_eq!(room.refused(LEAD, Action::Release { seat: Seat(2) }), Reject::BelowMinimum(Missing::Waiting));
    room.wait(180);
    room.must(LEAD, Action::Release { seat: Seat(2) });
    room.must(LEAD, Action::Deal);
    assert_eq!(room.wall(), ["One", "Two"]);
}

#[test]
fn somebody_who_wished_it_so_takes_their_ideas_along() {
    let mut room = Room::sharing(protected(), &[&["One"], &["Two", "Three"]], 5);
    room.must(seat(2), Action::SetLeaverChoice(LeaverChoice::Withdraw));
    room.must(LEAD, Action::Deal);
    room.must(Actor::Server, Action::Presence { seat: Seat(2), here: false });
    room.wait(180);
    room.must(Actor::Server, Action::Tick);
    assert!(room.own(2).page.drafts.is_empty());
    while room.ask(LEAD, Action::Deal).is_ok() {}
    let withdrawn = room.events().filter(|event| matches!(event, Event::IdeaWithdrawn { .. })).count();
    assert_eq!(withdrawn + room.wall().len(), 3);
    check(&room.entries).unwrap();
}

#[test]
fn those_of_the_lowest_band_speak_first_where_that_was_agreed() {
    let config = Config { seat_order: SeatOrder::LowestBandFirst, ..classic() };
    let mut room = Room::new(config, 2);
    room.must(Actor::Owner, Action::OpenLobby);
    for (n, band) in (1..).zip([Some(7), Some(3), None, Some(5)]) {
        room.must(seat(n), Action::Join { name: format!("Person {n}"), band });
        room.must(seat(n), Action::Consent);
    }
    room.must(LEAD, Action::Lock);
    (0..3).for_each(|_| room.must(LEAD, Action::Advance));
    let mut spoke = Vec::new();
    while let Some(turn) = room.board().lap.and_then(|lap| lap.turn) {
        spoke.push(turn.0);
        room.must(Actor::Seat(turn), Action::Pass);
    }
    assert_eq!(spoke, [2, 4, 1, 3]);
}

#[test]
fn the_marks_of_one_person_in_different_laps_say_nothing_to_each_other() {
    let own: &[&str] = &["One", "Two", "Three"];
    let room = Room::shared(protected(), &[own, own, own], 5);
    let tags: BTreeSet<Tag> = room
        .events()
        .filter_map(|event| match event {
            Event::IdeaShared { tag: tag @ Tag::Blind(_), .. } => Some(*tag),
            _ => None,
        })
        .collect();
    assert_eq!((tags.len(), check(&room.entries).unwrap().laps), (9, 3));
}

#[test]
fn an_idea_that_is_taken_back_out_of_an_open_lap_is_not_read_and_the_lap_goes_on() {
    for taken in 1..=4 {
        let mut room = Room::sharing(protected(), &[&["One"], &["Two"], &["Three"], &["Four"]], 5);
        room.must(LEAD, Action::Deal);
        let Some(draft) = room.own(taken).page.drafts.pop() else { continue };
        room.must(seat(taken), Action::Withdraw { idea: draft.idea, edit_right: None });
        room.must(LEAD, Action::Deal);
        room.must(LEAD, Action::Deal);
        assert_eq!((room.wall().len(), room.board().lap), (3, None));
        check(&room.entries).unwrap();
    }
}

#[test]
fn a_lap_ends_when_the_last_idea_in_it_is_taken_back() {
    let mut room = Room::sharing(protected(), &[&["One"], &["Two"]], 5);
    room.must(LEAD, Action::Deal);
    let other = if room.wall() == ["One"] { 2 } else { 1 };
    let idea = room.own(other).page.drafts[0].idea;
    assert_eq!(room.refused(seat(other), Action::DeleteDraft { idea }), Reject::WrongPhase);
    room.must(seat(other), Action::Withdraw { idea, edit_right: None });
    assert_eq!(room.board().lap, None);
    check(&room.entries).unwrap();
}
