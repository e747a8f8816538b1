//! Each guard and each refusal, one by one.

use trellis_workshop::*;

use crate::room::*;

const THREE: [&[&str]; 3] = [&["One"], &["Two"], &["Three"]];

fn open(config: Config) -> Room {
    let mut room = Room::new(config, 1);
    room.must(Actor::Owner, Action::OpenLobby);
    room
}

fn join(n: u16) -> Action {
    Action::Join { name: format!("Person {n}"), band: None }
}

#[test]
fn nobody_starts_alone_without_consent_or_without_the_lock() {
    let mut room = open(classic());
    room.must(seat(1), join(1));
    assert_eq!(room.refused(LEAD, Action::Lock), Reject::BelowMinimum(Missing::Seats));
    room.must(seat(2), join(2));
    assert_eq!(room.refused(LEAD, Action::Lock), Reject::BelowMinimum(Missing::Consent));
    (1..=2).for_each(|n| room.must(seat(n), Action::Consent));
    assert_eq!(room.refused(LEAD, Action::Advance), Reject::BelowMinimum(Missing::Lock));
    room.must(LEAD, Action::Lock);
    assert_eq!(room.refused(LEAD, Action::Lock), Reject::Stale);
    assert_eq!(room.refused(seat(3), join(3)), Reject::TooLate);
    room.must(LEAD, Action::Advance);
    // Whoever comes a little late is one of them.
    room.must(seat(3), join(3));
    assert!(!room.board().people[&Seat(3)].late);
}

#[test]
fn in_a_small_room_everybody_agrees_that_others_may_guess() {
    let mut room = open(protected());
    for n in 1..=4 {
        room.must(seat(n), join(n));
        room.must(seat(n), Action::Consent);
    }
    assert_eq!(room.refused(LEAD, Action::Lock), Reject::BelowMinimum(Missing::GuessAccepted));
    (1..=4).for_each(|n| room.must(seat(n), Action::AcceptGuessing));
    room.must(LEAD, Action::Lock);
    let mut room = open(protected());
    for n in 1..=5 {
        room.must(seat(n), join(n));
        room.must(seat(n), Action::Consent);
    }
    room.must(LEAD, Action::Lock);
}

#[test]
fn seats_are_given_in_order_and_a_moment_too_late_is_told() {
    let mut room = open(protected());
    assert_eq!(room.refused(seat(2), join(2)), Reject::Stale);
    room.must(seat(1), join(1));
    assert_eq!(room.refused(seat(1), join(1)), Reject::Stale);
}

#[test]
fn an_ejected_seat_sees_nothing_more_and_its_words_are_gone() {
    let mut room = Room::silent(protected(), 5, 1);
    room.write(2, "Mine");
    room.must(LEAD, Action::Eject { seat: Seat(2), reason: "It was the wrong room.".to_owned() });
    let after = view(&room.s, &Viewer::Seat(Seat(2)));
    assert!(after.own.is_none() && after.board.is_none());
    assert_eq!(room.refused(seat(2), Action::Done(true)), Reject::NotVisible);
    assert!(room.s.links().is_empty());
    room.must(LEAD, Action::Advance);
    assert!(room.events().any(|event| matches!(event, Event::SilentClosed { drafts: 0, .. })));
}

#[test]
fn consent_taken_back_takes_an_open_ballot_along() {
    let mut room = Room::voting(protected(), &[&["One"], &["Two"], &[], &[], &[]], 1);
    let ItemSet { hash: item_set, choices, .. } = room.set();
    (1..=5)
        .for_each(|n| room.must(seat(n), Action::Cast { item_set, ballot: Ballot::TopK(choices.clone()) }));
    room.must(seat(3), Action::WithdrawConsent);
    room.must(LEAD, Action::CloseVote { reason: None });
    assert_eq!(room.s.sealed(1).unwrap().ballots.len(), 4);
}

#[test]
fn the_same_command_is_done_once_and_a_refused_one_is_weighed_anew() {
    let mut room = Room::silent(protected(), 5, 1);
    let save = Action::SaveDraft { idea: None, text: "Once".to_owned(), queue: false };
    let command = room.command(seat(1), None, save);
    room.send(&command).unwrap();
    assert_eq!(room.send(&command), Ok(Vec::new()));
    assert_eq!(room.own(1).page.drafts.len(), 1);
    // Another person's command may have the same id.
    room.send(&Command { by: seat(2), ..command }).unwrap();
    assert_eq!(room.own(2).page.drafts.len(), 1);
    let mut refused = room.command(seat(1), None, Action::Done(true));
    refused.expected_phase = Phase::Intro;
    assert_eq!(room.send(&refused), Err(Reject::WrongPhase));
    refused.expected_phase = Phase::Silent;
    assert_eq!(room.send(&refused).map(|facts| facts.len()), Ok(2));
}

#[test]
fn of_two_facilitators_who_press_different_buttons_one_wins() {
    let mut room = Room::silent(protected(), 5, 1);
    let one = room.command(LEAD, None, Action::Advance);
    let two = room.command(Actor::Facilitator(2), None, Action::Advance);
    room.send(&one).unwrap();
    assert_eq!(room.send(&two), Err(Reject::WrongPhase));
    assert_eq!(room.send(&one), Ok(Vec::new()), "the first, sent again, is told that it is done");
    assert_eq!(room.s.phase(), Phase::RoundRobin);
}

#[test]
fn two_devices_of_one_seat_keep_both_versions() {
    let mut room = Room::silent(protected(), 5, 1);
    room.write(1, "First");
    let draft = room.own(1).page.drafts[0].clone();
    let change =
        |text: &str| Action::SaveDraft { idea: Some(draft.idea), text: text.to_owned(), queue: false };
    room.ask_on(seat(1), Some(1), change("On the phone")).unwrap();
    room.ask_on(seat(1), Some(1), change("On the computer")).unwrap();
    let drafts = room.own(1).page.drafts;
    let texts: Vec<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
    assert_eq!(texts, ["On the phone", "On the computer"]);
}

#[test]
fn a_draft_that_was_there_may_be_saved_five_seconds_late() {
    let mut room = Room::silent(protected(), 5, 1);
    room.write(1, "Half a sent");
    let idea = Some(room.own(1).page.drafts[0].idea);
    let save = Action::SaveDraft { idea, text: "Half a sentence and the rest".to_owned(), queue: false };
    let command = room.command(seat(1), Some(1), save);
    room.must(LEAD, Action::Advance);
    room.wait(5);
    room.send(&command).unwrap();
    assert!(room.own(1).page.drafts[0].queued);
    let again = Command { id: id(999), base_seq: Some(2), ..command };
    room.wait(1);
    assert_eq!(room.send(&again), Err(Reject::WrongPhase));
}

#[test]
fn a_scribe_writes_only_for_those_who_allowed_it_and_sees_only_their_page() {
    let mut room = Room::silent(protected(), 5, 1);
    let dictate = |n: u16| Action::Dictate { seat: Seat(n), idea: None, text: "Said aloud".to_owned() };
    assert_eq!(room.refused(SCRIBE, dictate(1)), Reject::NotVisible);
    room.write(1, "Mine");
    room.write(2, "Other");
    room.must(seat(1), Action::AllowScribe(Some(1)));
    room.must(SCRIBE, dictate(1));
    let pages = view(&room.s, &Viewer::Scribe(1)).pages.unwrap();
    assert_eq!((pages.len(), pages[&Seat(1)].drafts.len()), (1, 2));
    room.must(seat(1), Action::AllowScribe(None));
    assert!(view(&room.s, &Viewer::Scribe(1)).pages.unwrap().is_empty());
    assert_eq!(room.refused(SCRIBE, dictate(1)), Reject::NotVisible);
}

#[test]
fn while_the_workshop_rests_only_a_few_things_go_on() {
    let mut room = Room::silent(protected(), 5, 1);
    room.must(Actor::Server, Action::Pause(PauseReason::Restart));
    assert_eq!(room.cover().paused, Some(PauseReason::Restart));
    let save = Action::SaveDraft { idea: None, text: "Now?".to_owned(), queue: false };
    assert_eq!(room.refused(seat(1), save), Reject::Paused);
    assert_eq!(room.refused(LEAD, Action::Advance), Reject::Paused);
    room.must(Actor::Facilitator(2), Action::HandOver { to: 2 });
    room.must(Actor::Facilitator(2), Action::Resume);
    assert_eq!(room.refused(LEAD, Action::Resume), Reject::Stale);
    room.write(1, "Now.");
}

#[test]
fn without_the_round_key_nothing_is_shared_and_nothing_is_lost() {
    let mut room = Room::sharing(protected(), &THREE, 1);
    let command = room.command(LEAD, None, Action::Deal);
    let ctx = Ctx { round_key: None, ..room.ctx() };
    assert_eq!(decide(&room.s, &command, &ctx), Err(Reject::ReadOnly));
    room.must(LEAD, Action::Deal);
}

#[test]
fn a_pseudonymous_author_keeps_the_right_to_take_an_idea_back_and_nobody_else_has_it() {
    let config = Config { anonymity: Anonymity::Pseudonymous, ..protected() };
    let mut room = Room::shared(config, &THREE, 1);
    assert!(room.s.links().is_empty());
    let idea = room.idea("Two");
    let right = edit_right(&room.key, idea, Seat(2));
    let take_back = |edit_right| Action::Withdraw { idea, edit_right };
    assert_eq!(room.refused(seat(1), take_back(None)), Reject::NotVisible);
    assert_eq!(
        room.refused(seat(1), take_back(Some(edit_right(&room.key, idea, Seat(1))))),
        Reject::NotVisible
    );
    room.must(seat(2), take_back(Some(right)));
    assert_eq!(room.standing().len(), 2);
    // Unlinked, nobody has.
    let mut room = Room::shared(protected(), &THREE, 1);
    let idea = room.idea("Two");
    let right = edit_right(&room.key, idea, Seat(2));
    assert_eq!(room.refused(seat(2), Action::Withdraw { idea, edit_right: Some(right) }), Reject::NotVisible);
}

#[test]
fn nothing_is_said_about_an_idea_while_ideas_are_heard() {
    let mut room = Room::sharing(protected(), &THREE, 1);
    room.must(LEAD, Action::Deal);
    let idea = room.standing()[0];
    let text = || "Hm.".to_owned();
    for action in [
        Action::Ask { idea, text: text() },
        Action::Explain { idea, text: text() },
        Action::ProposeWording { idea, text: text() },
        Action::ProposeTheme { name: text() },
        Action::Abstain { item_set: Hash::of(&[]) },
    ] {
        assert_eq!(room.refused(seat(1), action), Reject::WrongPhase);
    }
}

#[test]
fn a_held_idea_is_told_to_its_author_alone_and_counted() {
    let mut room = Room::sharing(protected(), &THREE, 1);
    (0..3).for_each(|_| room.must(LEAD, Action::Deal));
    let idea = room.idea("Two");
    room.must(LEAD, Action::Hold { idea, reason: HoldReason::Identifying });
    assert_eq!(room.own(2).held, [(idea, HoldReason::Identifying)]);
    assert!(room.own(1).held.is_empty());
    assert_eq!(room.wall().len(), 2);
    room.must(LEAD, Action::LastCall);
    room.wait(61);
    room.must(LEAD, Action::Advance);
    let closed = Event::RoundRobinClosed { queued: 3, shared: 2, withdrawn: 0, held: 1 };
    assert!(room.events().any(|event| *event == closed));
}

#[test]
fn going_back_for_more_ideas_keeps_the_old_ones_and_counts_the_new_ones_by_themselves() {
    let mut room = Room::shared(protected(), &THREE, 1);
    room.must(LEAD, Action::StepBack);
    room.key = [8; 32];
    room.write(2, "Four");
    room.share_all();
    assert_eq!(room.wall().len(), 4);
    let closed: Vec<u32> = room
        .events()
        .filter_map(|event| match event {
            Event::RoundRobinClosed { queued, .. } => Some(*queued),
            _ => None,
        })
        .collect();
    assert_eq!((closed, check(&room.entries).unwrap().laps), (vec![3, 1], 2));
}

#[test]
fn the_clock_moves_a_phase_only_where_that_was_agreed() {
    let mut room = Room::silent(protected(), 5, 1);
    room.wait(3_600);
    room.must(Actor::Server, Action::Tick);
    assert_eq!(room.s.phase(), Phase::Silent);
    let mut room = Room::silent(Config { auto_advance: true, ..protected() }, 5, 1);
    room.must(LEAD, Action::Extend { seconds: 60 });
    room.wait(600);
    room.must(Actor::Server, Action::Tick);
    assert_eq!(room.s.phase(), Phase::Silent);
    room.wait(60);
    room.must(Actor::Server, Action::Tick);
    assert_eq!(room.s.phase(), Phase::RoundRobin);
}

#[test]
fn an_ended_workshop_keeps_no_drafts_and_takes_no_more_commands() {
    let mut room = Room::sharing(protected(), &THREE, 1);
    room.must(Actor::Owner, Action::Abort { reason: "Nobody felt safe.".to_owned() });
    assert!(room.s.links().is_empty() && room.own(1).page.drafts.is_empty());
    assert_eq!(room.refused(LEAD, Action::Deal), Reject::WrongPhase);
    assert_eq!(room.start.clone().after(&remains(&room.facts, &room.s)), room.s);
}

#[test]
fn groups_arrive_at_the_vote_and_at_the_table_by_themselves() {
    let mut room = Room::theming(protected(), &THREE, 1);
    assert!(!room.s.arrived(Meeting::JointVote));
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert!(room.s.arrived(Meeting::JointVote) && !room.s.arrived(Meeting::Reveal(1)));
    room.must(LEAD, Action::Advance);
    let item_set = room.set().hash;
    (1..=3).for_each(|n| room.must(seat(n), Action::Abstain { item_set }));
    room.must(LEAD, Action::CloseVote { reason: None });
    assert!(room.s.arrived(Meeting::Reveal(1)));
}

#[test]
fn every_refusal_has_its_code_and_its_status() {
    let table = [
        (Reject::WrongPhase, "wrong_phase", 409),
        (Reject::Stale, "stale", 409),
        (Reject::ItemSetChanged, "item_set_changed", 409),
        (Reject::NotVisible, "not_visible", 404),
        (Reject::BadValue(Fault::Empty), "bad_value", 422),
        (Reject::BelowMinimum(Missing::Seats), "below_minimum", 422),
        (Reject::TooLate, "too_late", 410),
        (Reject::Paused, "paused", 423),
        (Reject::Rate, "rate", 429),
        (Reject::ReadOnly, "read_only", 503),
    ];
    for (reject, code, status) in table {
        assert_eq!((reject.code(), reject.status(), reject.to_string()), (code, status, code.to_owned()));
    }
}
