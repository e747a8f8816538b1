//! What must not be known is not told: rooms that differ only in it look the same, byte for byte, to everybody else.

use proptest::prelude::*;
use rand::{Rng, SeedableRng, rngs::StdRng};
use trellis_workshop::*;

use crate::room::*;

const SEATS: u16 = 6;

/// What happens in a room, told without saying who sits where: people are parts, and parts are given to seats.
#[derive(Debug, Clone, Copy)]
enum Scene {
    Write(u16),
    Change(u16, u8),
    TakeBack(u16, u8),
    Leaver(u16, bool),
    Deal,
    Hold(u8),
    Wait,
}

fn scenes(seed: u64, n: usize) -> Vec<Scene> {
    let mut dice = StdRng::seed_from_u64(seed);
    let part = |dice: &mut StdRng| dice.random_range(1..=SEATS);
    (0..n)
        .map(|_| match dice.random_range(0..12) {
            0..=4 => Scene::Write(part(&mut dice)),
            5 => Scene::Change(part(&mut dice), dice.random()),
            6 => Scene::TakeBack(part(&mut dice), dice.random()),
            7 => Scene::Leaver(part(&mut dice), dice.random()),
            8 => Scene::Hold(dice.random()),
            9 => Scene::Wait,
            _ => Scene::Deal,
        })
        .collect()
}

/// Everything that one viewer is ever shown.
type Screen = Vec<String>;

fn look(room: &Room, from: usize, viewers: &[Viewer], screens: &mut [Screen]) {
    let mut s = room.start.clone().after(&room.facts[..from]);
    for fact in &room.facts[from..] {
        for (v, screen) in viewers.iter().zip(screens.iter_mut()) {
            screen.extend(message(&s, fact, v).map(|told| json(&told)));
        }
        evolve(&mut s, fact);
    }
    for (v, screen) in viewers.iter().zip(screens.iter_mut()) {
        screen.push(json(&view(&s, v)));
    }
}

/// Plays the scenes with the parts given to these seats, and keeps what everybody else is shown and answered.
fn play(config: &Config, seed: u64, seats: &[u16], viewers: &[Viewer]) -> (Vec<Screen>, Vec<String>) {
    let mut room = Room::silent(config.clone(), SEATS, seed);
    let mut screens = vec![Screen::new(); viewers.len()];
    let mut answers = Vec::new();
    for (n, scene) in scenes(seed, 80).into_iter().enumerate() {
        if n == 25 {
            room.must(LEAD, Action::Advance);
        }
        let at = |part: u16| seats[usize::from(part) - 1];
        let from = room.facts.len();
        let draft = |room: &Room, part: u16, which: u8| {
            let drafts = room.own(at(part)).page.drafts;
            (!drafts.is_empty()).then(|| drafts[usize::from(which) % drafts.len()].clone())
        };
        let answer = match scene {
            Scene::Write(part) => room.ask(
                seat(at(part)),
                Action::SaveDraft { idea: None, text: format!("Words {n}"), queue: true },
            ),
            Scene::Change(part, which) => match draft(&room, part, which) {
                Some(draft) => {
                    let change =
                        Action::SaveDraft { idea: Some(draft.idea), text: format!("Words {n}"), queue: true };
                    room.ask_on(seat(at(part)), Some(draft.version), change)
                }
                None => Ok(Vec::new()),
            },
            Scene::TakeBack(part, which) => match draft(&room, part, which) {
                Some(draft) if room.s.phase() == Phase::Silent => {
                    room.ask(seat(at(part)), Action::DeleteDraft { idea: draft.idea })
                }
                Some(draft) => {
                    room.ask(seat(at(part)), Action::Withdraw { idea: draft.idea, edit_right: None })
                }
                None => Ok(Vec::new()),
            },
            Scene::Leaver(part, share) => {
                let choice = if share { LeaverChoice::ShareForMe } else { LeaverChoice::Withdraw };
                room.ask(seat(at(part)), Action::SetLeaverChoice(choice))
            }
            Scene::Deal => room.ask(LEAD, Action::Deal),
            Scene::Hold(which) => {
                let ideas = room.standing();
                let idea = if ideas.is_empty() { id(9) } else { ideas[usize::from(which) % ideas.len()] };
                room.ask(LEAD, Action::Hold { idea, reason: HoldReason::Identifying })
            }
            Scene::Wait => {
                room.wait(30);
                room.ask(Actor::Server, Action::Tick)
            }
        };
        answers.push(format!("{:?}", answer.map(|_| ())));
        look(&room, from, viewers, &mut screens);
    }
    let from = room.facts.len();
    if room.ask(LEAD, Action::CloseEarly { reason: "The time is up.".to_owned() }).is_ok()
        && !room.cover().sharing_over
    {
        assert_eq!(config.anonymity, Anonymity::Named);
    } else if room.s.phase() == Phase::RoundRobin {
        room.must(Actor::Server, Action::LinksGone);
    }
    look(&room, from, viewers, &mut screens);
    (screens, answers)
}

fn everybody_but(some: &[u16]) -> Vec<Viewer> {
    let seats = (1..=SEATS).filter(|n| !some.contains(n)).map(|n| Viewer::Seat(Seat(n)));
    let others =
        [Viewer::Owner, Viewer::Facilitator(1), Viewer::Scribe(1), Viewer::Observer, Viewer::Projector];
    seats.chain(others).chain([Viewer::Analyst, Viewer::Auditor]).collect()
}

fn mode(anonymity: Anonymity) -> Config {
    Config { anonymity, ..protected() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_people_who_wrote_each_others_ideas_look_the_same_to_everybody_else(
        seed: u64, one in 1..=SEATS, other in 1..=SEATS, unlinked: bool,
    ) {
        let config = mode(if unlinked { Anonymity::Unlinked } else { Anonymity::Pseudonymous });
        let viewers = everybody_but(&[one, other]);
        let seats: Vec<u16> = (1..=SEATS).collect();
        let mut swapped = seats.clone();
        swapped.swap(usize::from(one) - 1, usize::from(other) - 1);
        let first = play(&config, seed, &seats, &viewers);
        let second = play(&config, seed, &swapped, &viewers);
        prop_assert_eq!(first, second);
    }
}

#[test]
fn where_names_are_shown_the_same_swap_does_show() {
    let viewers = everybody_but(&[1, 2]);
    let config = mode(Anonymity::Named);
    assert_ne!(
        play(&config, 1, &[1, 2, 3, 4, 5, 6], &viewers).0,
        play(&config, 1, &[2, 1, 3, 4, 5, 6], &viewers).0
    );
}

#[test]
fn nobody_hears_that_somebody_else_writes() {
    let mut room = Room::silent(protected(), SEATS, 4);
    for by in 2..=SEATS {
        let s = room.s.clone();
        let from = room.facts.len();
        room.write(by, "Something");
        for v in everybody_but(&[by]) {
            let told = room.facts[from..].iter().filter_map(|fact| message(&s, fact, &v));
            assert_eq!(told.count(), 0, "{v:?}");
        }
    }
}

const IDEAS: [&[&str]; 6] = [&["One"], &["Two"], &["Three"], &["Four"], &["Five"], &["Six"]];

/// Everybody votes, some twice or with an abstention in between; what others see until the vote is closed, and after.
fn vote(orders: &[usize], viewers: &[Viewer]) -> (Vec<Screen>, usize) {
    let mut room = Room::voting(protected(), &IDEAS, 8);
    let ItemSet { hash: item_set, choices, .. } = room.set();
    let from = room.facts.len();
    let mut screens = vec![Screen::new(); viewers.len()];
    for (n, order) in (1..).zip(orders) {
        let mut places = choices.clone();
        places.rotate_left(order % choices.len());
        places.truncate(5);
        room.must(seat(n), Action::Abstain { item_set });
        room.must(seat(n), Action::Cast { item_set, ballot: Ballot::TopK(places) });
    }
    room.must(LEAD, Action::CloseVote { reason: None });
    look(&room, from, viewers, &mut screens);
    (screens, room.s.sealed(1).map_or(0, |sealed| sealed.ballots.len()))
}

#[test]
fn other_ballots_look_the_same_to_everybody_else_until_the_table_is_shown() {
    let viewers = everybody_but(&[1, 2, 3]);
    let one = vote(&[0, 1, 2, 3, 4, 5], &viewers);
    assert_eq!(one, vote(&[1, 0, 2, 3, 4, 5], &viewers));
    assert_eq!(one, vote(&[5, 5, 5, 3, 4, 5], &viewers));
    let own = [Viewer::Seat(Seat(1))];
    assert_ne!(vote(&[0, 1, 2, 3, 4, 5], &own), vote(&[1, 0, 2, 3, 4, 5], &own));
}

#[test]
fn who_has_answered_objected_asked_or_finished_is_a_count_and_no_name() {
    let shown = |who: u16| {
        let viewers = everybody_but(&[2, 4]);
        let mut screens = vec![Screen::new(); viewers.len()];
        let mut room = Room::silent(protected(), SEATS, 8);
        let mut from = room.facts.len();
        room.must(seat(who), Action::Done(true));
        look(&room, from, &viewers, &mut screens);
        (1..).zip(IDEAS).for_each(|(n, own)| room.write(n, own[0]));
        room.must(LEAD, Action::Advance);
        room.share_all();
        for idea in room.standing() {
            room.must(LEAD, Action::MarkUnderstood { idea });
        }
        room.must(LEAD, Action::Advance);
        let items: Vec<ItemId> = room.board().items.keys().copied().take(2).collect();
        let label = room.board().items[&items[0]].label;
        room.must(LEAD, Action::ProposeMerge { items, label });
        let merge = *room.board().merges.keys().next().unwrap();
        from = room.facts.len();
        room.must(seat(who), Action::Object(ObjectedTo::Merge(merge)));
        room.must(LEAD, Action::Undo { merge });
        room.must(LEAD, Action::Freeze { vote_on: None });
        room.must(LEAD, Action::Advance);
        let ItemSet { hash: item_set, choices, .. } = room.set();
        for n in [1, who, 3, 5] {
            room.must(seat(n), Action::Cast { item_set, ballot: Ballot::TopK(choices[..2].to_vec()) });
        }
        room.must(LEAD, Action::CallVote);
        room.wait(120);
        room.must(LEAD, Action::CloseVote { reason: Some("The time is up.".to_owned()) });
        room.must(Actor::Server, Action::ShowTally { tally: Hash::of(&[]) });
        room.must(LEAD, Action::Discuss);
        room.must(seat(who), Action::RequestVote);
        look(&room, from, &viewers, &mut screens);
        screens
    };
    assert_eq!(shown(2), shown(4));
}

#[test]
fn the_ballots_of_a_closed_vote_stand_in_an_order_that_says_nothing() {
    let mut places = [0_u32; 6];
    for seed in 0..600 {
        let mut room = Room::voting(protected(), &IDEAS, seed);
        let ItemSet { hash: item_set, choices, .. } = room.set();
        for n in 1..=6 {
            let ballot = Ballot::TopK(vec![choices[usize::from(n) - 1]]);
            room.must(seat(n), Action::Cast { item_set, ballot });
        }
        room.must(LEAD, Action::CloseVote { reason: None });
        let ballots = &room.s.sealed(1).unwrap().ballots;
        let first = ballots.iter().position(|ballot| ballot.ballot == Ballot::TopK(vec![choices[0]]));
        places[first.unwrap()] += 1;
    }
    // Each place comes up 100 times, give or take five standard deviations.
    assert!(places.iter().all(|n| (55..=145).contains(n)), "{places:?}");
}

#[test]
fn the_order_of_dealing_says_nothing_about_seats() {
    let mut firsts = [0_u32; 6];
    for seed in 0..600 {
        let mut room = Room::sharing(protected(), &IDEAS, seed);
        room.must(LEAD, Action::Deal);
        let heard = &room.wall()[0];
        firsts[IDEAS.iter().position(|own| own[0] == heard).unwrap()] += 1;
    }
    assert!(firsts.iter().all(|n| (55..=145).contains(n)), "{firsts:?}");
}

#[test]
fn what_is_not_there_and_what_is_somebody_elses_are_the_same() {
    let mut room = Room::sharing(protected(), &IDEAS, 3);
    let theirs = room.own(2).page.drafts[0].idea;
    for idea in [theirs, id(77)] {
        let no = Reject::NotVisible;
        assert_eq!(room.refused(seat(1), Action::Withdraw { idea, edit_right: None }), no);
        assert_eq!(room.refused(seat(1), Action::DeleteDraft { idea }), no);
        assert_eq!(
            room.refused(seat(1), Action::SaveDraft { idea: Some(idea), text: "x".to_owned(), queue: true }),
            no
        );
        assert_eq!(room.refused(LEAD, Action::Hold { idea, reason: HoldReason::Harmful }), no);
        assert_eq!(room.refused(LEAD, Action::Redact { of: TextRef::Idea(idea) }), no);
    }
}

#[test]
fn a_facilitator_who_lets_a_queue_be_dealt_does_not_learn_whether_there_is_one() {
    let answer = |ideas: &[&[&str]], chose: bool| {
        let mut room = Room::sharing(protected(), ideas, 3);
        if chose {
            room.must(seat(2), Action::SetLeaverChoice(LeaverChoice::Withdraw));
        }
        room.must(Actor::Server, Action::Presence { seat: Seat(2), here: false });
        room.wait(181);
        let from = room.facts.len();
        let answer = room.ask(LEAD, Action::Release { seat: Seat(2) }).map(|_| ());
        let mut screens = vec![Screen::new()];
        look(&room, from, &[Viewer::Facilitator(1)], &mut screens);
        (answer, screens[0].last().cloned())
    };
    let some = answer(&[&["One"], &["Two"], &["Three"], &["Four"], &["Five"]], false);
    assert_eq!(some, answer(&[&["One"], &[], &["Three"], &["Four"], &["Five"]], false));
    assert_eq!(some, answer(&[&["One"], &["Two"], &["Three"], &["Four"], &["Five"]], true));
}
