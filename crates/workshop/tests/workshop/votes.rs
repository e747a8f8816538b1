//! Voting from opening to sealed ballots: validity, secrecy of who voted, linked rounds, late voters, screening.

use std::collections::BTreeSet;

use trellis_workshop::*;

use crate::room::*;

const IDEAS: [&[&str]; 8] =
    [&["One"], &["Two"], &["Three"], &["Four"], &["Five"], &["Six"], &["Seven"], &["Eight"]];

fn cast(room: &Room, ballot: Ballot) -> Action {
    Action::Cast { item_set: room.set().hash, ballot }
}

fn top(room: &Room, places: usize) -> Action {
    cast(room, Ballot::TopK(room.set().choices[..places].to_vec()))
}

fn everybody(room: &mut Room, seats: u16) {
    for n in 1..=seats {
        let ballot = top(room, 3);
        room.must(seat(n), ballot);
    }
}

fn shown(room: &mut Room) {
    room.must(LEAD, Action::CloseVote { reason: None });
    room.must(Actor::Server, Action::ShowTally { tally: Hash::of(&[b"table"]) });
}

#[test]
fn a_ballot_for_other_items_or_against_the_scheme_is_refused() {
    let mut room = Room::voting(protected(), &IDEAS, 1);
    let choices = room.set().choices;
    let other = Action::Cast { item_set: Hash::of(&[]), ballot: Ballot::TopK(choices.clone()) };
    assert_eq!(room.refused(seat(1), other), Reject::ItemSetChanged);
    assert_eq!(room.refused(seat(1), Action::Abstain { item_set: Hash::of(&[]) }), Reject::ItemSetChanged);
    let many = top(&room, 6);
    assert_eq!(room.refused(seat(1), many), Reject::BadValue(Fault::TooMany));
    let ticks = cast(&room, Ballot::Approval(choices.into_iter().collect()));
    assert_eq!(room.refused(seat(1), ticks), Reject::BadValue(Fault::OtherScheme));
    assert_eq!(room.own(1).vote, None);
}

#[test]
fn the_newest_answer_counts_and_nothing_of_the_others_stays() {
    let mut room = Room::voting(protected(), &IDEAS, 1);
    let item_set = room.set().hash;
    let (few, more) = (top(&room, 1), top(&room, 3));
    room.must(seat(1), few);
    room.must(seat(1), Action::Abstain { item_set });
    room.must(seat(1), more.clone());
    room.must(seat(2), more.clone());
    room.must(seat(2), Action::Abstain { item_set });
    (3..=8).for_each(|n| room.must(seat(n), more.clone()));
    room.must(LEAD, Action::CloseVote { reason: None });
    let sealed = room.s.sealed(1).unwrap();
    assert_eq!((sealed.ballots.len(), sealed.abstained, sealed.missing), (7, 1, 0));
    assert!(
        sealed.ballots.iter().all(|ballot| ballot.ballot == Ballot::TopK(room.set().choices[..3].to_vec()))
    );
    assert_eq!(room.refused(seat(1), more), Reject::TooLate);
    let left = remains(&room.facts, &room.s);
    assert!(!left.iter().any(|fact| matches!(
        fact.record(),
        Some(Record::BallotCast { .. } | Record::Answered { by: Actor::Seat(_), .. })
    )));
}

#[test]
fn sealed_ballots_match_the_digests_in_the_record() {
    let mut room = Room::voting(protected(), &IDEAS, 1);
    everybody(&mut room, 8);
    room.must(LEAD, Action::CloseVote { reason: None });
    let sealed = room.s.sealed(1).unwrap().clone();
    let in_record = room.events().find_map(|event| match event {
        Event::BallotsSealed { root, .. } => Some(*root),
        _ => None,
    });
    assert_eq!(in_record, Some(sealed.root()));
    let mut changed = sealed.clone();
    changed.ballots[0].ballot = Ballot::TopK(sealed.choices[3..4].to_vec());
    assert_ne!(in_record, Some(changed.root()));
    assert!(sealed.ballots.is_sorted_by_key(|ballot| ballot.label));
    let labels: BTreeSet<Label> = sealed.ballots.iter().map(|ballot| ballot.label).collect();
    assert_eq!(labels.len(), 8);
}

#[test]
fn turnout_is_silent_below_three_and_complete_when_everybody_here_has_answered() {
    let mut room = Room::voting(protected(), &IDEAS, 1);
    let turnout = |room: &Room| room.board().vote.unwrap().turnout;
    for (n, expected) in (1..).zip([None, None, Some(Turnout::Some(3)), Some(Turnout::Some(4))]) {
        let ballot = top(&room, 1);
        room.must(seat(n), ballot);
        assert_eq!(turnout(&room), expected);
    }
    for n in 5..=8 {
        room.must(Actor::Server, Action::Presence { seat: Seat(n), here: false });
    }
    assert_eq!(turnout(&room), Some(Turnout::Everyone));
    room.must(Actor::Server, Action::Presence { seat: Seat(5), here: true });
    assert_eq!(turnout(&room), Some(Turnout::Some(4)));
}

#[test]
fn a_vote_is_closed_early_only_after_a_call_and_with_a_reason_and_extra_time_is_kept() {
    let mut room = Room::voting(protected(), &IDEAS, 1);
    everybody(&mut room, 7);
    let close = |reason: Option<&str>| Action::CloseVote { reason: reason.map(str::to_owned) };
    let called = Reject::BelowMinimum(Missing::Call);
    assert_eq!(room.refused(LEAD, close(Some("The time is up."))), called);
    room.must(LEAD, Action::ExtendSeat { seat: Seat(8), seconds: 300 });
    assert!(room.own(8).extended_s.is_some() && room.own(7).extended_s.is_none());
    room.must(LEAD, Action::CallVote);
    room.wait(119);
    assert_eq!(room.refused(LEAD, close(Some("The time is up."))), called);
    room.wait(1);
    assert_eq!(room.refused(LEAD, close(None)), called);
    assert_eq!(room.refused(LEAD, close(Some("The time is up."))), Reject::BelowMinimum(Missing::Waiting));
    room.wait(180);
    room.must(LEAD, close(Some("The time is up.")));
    assert_eq!(room.s.sealed(1).unwrap().missing, 1);
    assert_eq!(check(&room.entries).unwrap().deviations, 1);
}

#[test]
fn a_voided_round_leaves_no_ballot_and_is_held_again_after_sorting() {
    let mut room = Room::voting(protected(), &IDEAS, 1);
    everybody(&mut room, 8);
    let first = room.set().hash;
    room.must(LEAD, Action::VoidRound { reason: "The wrong scheme.".to_owned() });
    assert_eq!((room.s.phase(), room.own(1).vote), (Phase::Theme, None));
    assert!(room.board().item_set.is_none() && room.board().vote.is_none());
    let (one, two) = (room.board().items.keys().copied().next(), room.board().items.keys().copied().nth(1));
    let items = vec![one.unwrap(), two.unwrap()];
    let label = room.board().items[&items[0]].label;
    room.must(seat(1), Action::ProposeMerge { items, label });
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert_ne!(room.set().hash, first);
    room.must(LEAD, Action::Advance);
    assert_eq!(room.s.phase(), Phase::Vote(1));
    everybody(&mut room, 8);
    shown(&mut room);
    let course = check(&room.entries).unwrap();
    assert_eq!((course.rounds, course.voided), (1, 1));
}

fn labels(room: &Room, round: u8) -> BTreeSet<Label> {
    let sealed = room.s.sealed(round).expect("the round is closed");
    sealed.ballots.iter().map(|ballot| ballot.label).collect()
}

fn two_rounds(link_rounds: bool) -> Room {
    let mut room = Room::voting(Config { link_rounds, ..protected() }, &IDEAS, 1);
    everybody(&mut room, 8);
    shown(&mut room);
    room.must(LEAD, Action::Discuss);
    room.must(LEAD, Action::OpenVote { keep: None });
    everybody(&mut room, 8);
    shown(&mut room);
    room
}

#[test]
fn linked_rounds_keep_a_voters_label_and_unlinked_ones_do_not() {
    let linked = two_rounds(true);
    assert_eq!(labels(&linked, 1), labels(&linked, 2));
    let unlinked = two_rounds(false);
    assert!(labels(&unlinked, 1).is_disjoint(&labels(&unlinked, 2)));
}

#[test]
fn which_label_is_whose_is_forgotten_after_the_last_vote() {
    let mut room = two_rounds(true);
    let kept = |room: &Room| {
        let left = remains(&room.facts, &room.s);
        left.iter().filter(|fact| matches!(fact.record(), Some(Record::LabelsKept(_)))).count()
    };
    assert_eq!(kept(&room), 1);
    room.must(LEAD, Action::Close);
    assert_eq!(kept(&room), 0);
    assert_eq!(room.start.clone().after(&remains(&room.facts, &room.s)), room.s);
}

#[test]
fn linked_rounds_are_not_held_by_fewer_than_eight() {
    let ideas: [&[&str]; 7] = [&["One"], &["Two"], &[], &[], &[], &[], &[]];
    let mut room = Room::theming(Config { link_rounds: true, ..protected() }, &ideas, 1);
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert_eq!(room.refused(LEAD, Action::Advance), Reject::BelowMinimum(Missing::Voters));
}

#[test]
fn a_second_vote_is_the_last_where_two_were_agreed() {
    let mut room = two_rounds(false);
    room.must(LEAD, Action::Discuss);
    assert_eq!(room.refused(LEAD, Action::OpenVote { keep: None }), Reject::TooLate);
    room.must(LEAD, Action::Close);
}

#[test]
fn late_ballots_are_marked_only_where_that_points_at_nobody() {
    let late = |newcomers: u16| {
        let config = Config { late_joiner: LateJoiner::Voter, ..protected() };
        let mut room = Room::voting(config, &IDEAS, 1);
        for n in 9..9 + newcomers {
            room.must(seat(n), Action::Join { name: format!("Late {n}"), band: None });
            room.must(seat(n), Action::Consent);
        }
        everybody(&mut room, 8 + newcomers);
        room.must(LEAD, Action::CloseVote { reason: None });
        room.s.sealed(1).unwrap().ballots.iter().filter_map(|ballot| ballot.late).filter(|late| *late).count()
    };
    assert_eq!((late(4), late(5)), (0, 5));
    let mut room = Room::voting(protected(), &IDEAS, 1);
    let join = Action::Join { name: "Late".to_owned(), band: None };
    assert_eq!(room.refused(seat(9), join), Reject::TooLate);
}

#[test]
fn items_leave_between_rounds_only_by_the_rule_that_was_agreed() {
    let schemes = vec![Scheme::Approval { quota: None }, Scheme::TopK { k: 5 }];
    let config = Config { schemes, screening: Some(50), ..protected() };
    let approve = |room: &mut Room| {
        for n in 1..=8 {
            let ticks = cast(room, Ballot::Approval(room.set().choices[..3].iter().copied().collect()));
            room.must(seat(n), ticks);
        }
        shown(room);
        room.must(LEAD, Action::Discuss);
    };
    let mut room = Room::voting(config.clone(), &IDEAS, 1);
    approve(&mut room);
    let all = room.set();
    let keep = |choices: Vec<ChoiceId>| Action::OpenVote { keep: Some(choices) };
    assert_eq!(room.refused(LEAD, keep(Vec::new())), Reject::BadValue(Fault::TooFew));
    assert_eq!(room.refused(LEAD, keep(vec![id(5)])), Reject::BadValue(Fault::Unknown));
    room.must(LEAD, keep(all.choices[..3].to_vec()));
    let kept = room.set();
    assert_eq!((kept.choices.len(), kept.hash == all.hash), (3, false));
    // Three items leave three places.
    assert_eq!(room.board().vote.unwrap().scheme, Scheme::TopK { k: 3 });
    check(&room.entries).unwrap();
    let mut room = Room::voting(Config { screening: None, ..config }, &IDEAS, 1);
    approve(&mut room);
    let all = room.set();
    assert_eq!(room.refused(LEAD, keep(all.choices[..3].to_vec())), Reject::BadValue(Fault::Configuration));
}

#[test]
fn nobody_votes_on_nothing() {
    let ideas: [&[&str]; 3] = [&[], &[], &[]];
    let mut room = Room::theming(protected(), &ideas, 1);
    assert_eq!(room.refused(LEAD, Action::Freeze { vote_on: None }), Reject::BelowMinimum(Missing::Ideas));
    assert_eq!(room.refused(LEAD, Action::Advance), Reject::BelowMinimum(Missing::ItemSet));
}

#[test]
fn many_items_are_voted_on_by_theme_and_few_one_by_one() {
    let texts: Vec<String> = (0..16).map(|n| format!("Idea {n}")).collect();
    let many: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ideas: [&[&str]; 3] = [&many, &[], &[]];
    let mut room = Room::theming(protected(), &ideas, 1);
    room.must(seat(1), Action::ProposeTheme { name: "Time".to_owned() });
    let theme = room.board().themes.keys().copied().next();
    for item in room.board().items.keys().take(10).copied().collect::<Vec<_>>() {
        room.ask_on(seat(2), Some(0), Action::MoveItem { item, theme }).unwrap();
    }
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert_eq!((room.set().vote_on, room.set().choices.len()), (VoteOn::Themes, 7));
    let mut room = Room::theming(protected(), &[&many[..15], &[]], 1);
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert_eq!((room.set().vote_on, room.set().choices.len()), (VoteOn::Items, 15));
}

#[test]
fn each_seat_sees_the_items_in_an_order_of_its_own() {
    let room = Room::voting(protected(), &IDEAS, 1);
    let orders: BTreeSet<Vec<ChoiceId>> = (1..=8).map(|n| room.s.paper(Seat(n)).unwrap().order()).collect();
    assert!(orders.len() > 6, "{}", orders.len());
}
