//! A whole workshop of twelve, as a programme lead would tell it.

use trellis_workshop::*;

use crate::room::*;

#[test]
fn twelve_people_hold_a_workshop_and_nobody_can_say_who_wrote_what() {
    // The programme lead sets it up and opens the room; twelve people come in with a name or an alias and agree to take part.
    let mut room = Room::with(protected(), 12, 2026);
    assert_eq!((room.cover().seated, room.cover().consented), (12, 12));
    room.must(LEAD, Action::Lock);
    room.must(LEAD, Action::Advance);

    // The facilitator explains the question; each says that they have read it.
    (1..=12).for_each(|n| room.must(seat(n), Action::Acknowledge));
    assert_eq!(room.cover().ready, 12);
    room.must(LEAD, Action::Advance);

    // They write alone: three ideas each. Everybody sees how many are ready, and nothing else of the others.
    for n in 1..=12 {
        (1..=3).for_each(|k| room.write(n, &format!("Idea {k} of {n}")));
    }
    (1..=7).for_each(|n| room.must(seat(n), Action::Done(true)));
    assert_eq!(room.cover().ready, 7);
    assert!(room.board().wall.is_empty());
    assert_eq!(room.own(1).page.drafts.len(), 3);
    (8..=12).for_each(|n| room.must(seat(n), Action::Done(true)));
    room.must(LEAD, Action::Advance);

    // Three laps of twelve: one idea of each in every lap, in a mixed order, read out by the facilitator.
    for lap in 1..=3 {
        (0..12).for_each(|_| room.must(LEAD, Action::Deal));
        assert_eq!((room.board().wall.len(), room.board().lap), (lap * 12, None));
        let heard = room.wall();
        assert!(heard[(lap - 1) * 12..].iter().all(|text| text.starts_with(&format!("Idea {lap} of"))));
    }

    // Somebody is reminded of a fourth, and the last call comes too early.
    room.write(5, "Idea 4 of 5");
    assert_eq!(room.refused(LEAD, Action::LastCall), Reject::BelowMinimum(Missing::QueuesEmpty));
    room.must(LEAD, Action::Deal);
    room.must(LEAD, Action::LastCall);
    assert_eq!(room.refused(LEAD, Action::Advance), Reject::BelowMinimum(Missing::LastCall));
    room.wait(60);
    room.must(LEAD, Action::Advance);

    // Sharing is over. The workshop goes on only after the server has destroyed every link from a seat to an idea.
    assert!(room.cover().sharing_over);
    assert_eq!(room.s.links().len(), 37);
    assert_eq!(room.refused(LEAD, Action::Deal), Reject::TooLate);
    room.must(Actor::Server, Action::LinksGone);
    assert!(room.s.links().is_empty());
    assert!((1..=12).all(|n| room.own(n).shared.is_empty()));
    let spread = vec![3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4];
    assert!(room.events().any(|event| *event == Event::AuthorLinksDestroyed { spread: spread.clone() }));

    // What does it mean? A question, an answer, better words that nobody objects to; one idea is left for later.
    let (first, second) = (room.standing()[0], room.standing()[1]);
    room.must(seat(3), Action::Ask { idea: first, text: "Which rota?".to_owned() });
    room.must(seat(4), Action::Explain { idea: first, text: "The one for nights.".to_owned() });
    room.must(seat(4), Action::ProposeWording { idea: first, text: "A fair rota for nights".to_owned() });
    let wording = *room.board().proposals.keys().next().unwrap();
    assert_eq!(room.refused(LEAD, accept(wording)), Reject::BelowMinimum(Missing::Waiting));
    room.wait(61);
    room.must(LEAD, accept(wording));
    room.must(LEAD, Action::Park { idea: second, reason: "Needs somebody from payroll.".to_owned() });
    assert_eq!(room.refused(LEAD, Action::Advance), Reject::BelowMinimum(Missing::Understanding));
    for idea in room.standing() {
        room.must(LEAD, Action::MarkUnderstood { idea });
    }
    room.must(LEAD, Action::Advance);

    // Are these the same, or two? Somebody thinks two, is convinced, and the merge holds.
    let ideas = room.standing();
    let items: Vec<ItemId> = ideas[..2].iter().map(|idea| id_of(*idea)).collect();
    room.must(seat(6), Action::ProposeMerge { items, label: LabelRef { idea: first, version: 1 } });
    let merge = *room.board().merges.keys().next().unwrap();
    room.must(seat(9), Action::Object(ObjectedTo::Merge(merge)));
    assert_eq!(room.board().merges[&merge].objections, 1);
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    assert_eq!(room.board().merges[&merge].state, MergeState::Proposed);
    assert_eq!(
        room.refused(LEAD, Action::Freeze { vote_on: None }),
        Reject::BelowMinimum(Missing::Agreement)
    );
    room.must(seat(9), Action::WithdrawObjection(ObjectedTo::Merge(merge)));
    assert_eq!(room.board().items.len(), 36);

    // They name five themes and sort into them.
    for name in ["Time", "People", "Money", "Learning", "Respect"] {
        room.must(seat(2), Action::ProposeTheme { name: name.to_owned() });
    }
    let themes: Vec<ThemeId> = room.board().themes.keys().copied().collect();
    let items: Vec<ItemId> = room.board().items.keys().copied().collect();
    for (n, item) in items.iter().enumerate() {
        let action = Action::MoveItem { item: *item, theme: Some(themes[n % 5]) };
        room.ask_on(seat(1), Some(0), action).unwrap();
    }
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert_eq!((room.set().vote_on, room.set().choices.len()), (VoteOn::Themes, 5));
    room.must(LEAD, Action::Advance);

    // They vote alone. Until the end one sees how many have answered, and not even that while it would point at somebody.
    vote(&mut room, 1..=2);
    assert_eq!(room.board().vote.unwrap().turnout, None);
    vote(&mut room, 3..=11);
    assert_eq!(room.board().vote.unwrap().turnout, Some(Turnout::Some(11)));
    assert_eq!(room.refused(LEAD, Action::CloseVote { reason: None }), Reject::BelowMinimum(Missing::Call));
    let item_set = room.set().hash;
    room.must(seat(12), Action::Abstain { item_set });
    assert_eq!(room.board().vote.unwrap().turnout, Some(Turnout::Everyone));
    room.must(LEAD, Action::CloseVote { reason: None });

    // The ballots have no names any more. They are counted elsewhere; then everybody sees the table at once.
    let sealed = room.s.sealed(1).unwrap();
    assert_eq!((sealed.ballots.len(), sealed.abstained, sealed.missing), (11, 1, 0));
    assert!(room.own(3).vote.is_none());
    let tally = Hash::of(&[b"the table of round 1"]);
    room.must(Actor::Server, Action::ShowTally { tally });
    assert_eq!(room.board().tables, [Table { round: 1, tally }]);
    assert!(room.cover().tables.is_empty(), "the owner waits until the room has seen it");

    // They talk, some ask for another vote, and there is one.
    room.must(LEAD, Action::Discuss);
    assert_eq!(room.cover().tables.len(), 1);
    room.must(SCRIBE, Action::Note { text: "The nights came up again and again.".to_owned() });
    (1..=4).for_each(|n| room.must(seat(n), Action::RequestVote));
    room.must(LEAD, Action::OpenVote { keep: None });
    vote(&mut room, 1..=12);
    room.must(LEAD, Action::CloseVote { reason: None });
    room.must(Actor::Server, Action::ShowTally { tally: Hash::of(&[b"the table of round 2"]) });

    // The end: both seal, and from then on the owner may read it all.
    room.must(LEAD, Action::Close);
    room.must(LEAD, Action::Seal);
    assert_eq!(view(&room.s, &Viewer::Owner).board, None);
    room.must(Actor::Owner, Action::Seal);
    assert_eq!(view(&room.s, &Viewer::Owner).board.map(|board| board.wall.len()), Some(37));

    // Anybody can check the record against the configuration's digest and against the rules.
    let entries = verify(room.lines().as_bytes(), room.s.config().hash()).unwrap();
    let course = check(&entries).unwrap();
    assert_eq!((course.seats, course.laps, course.shared, course.rounds), (12, 4, 37, 2));
    assert_eq!((course.merges, course.objections, course.themes, course.deviations), (1, 1, 5, 0));
    assert!(course.sealed);

    // And what the server still holds, once it has erased what it had to, gives the same workshop again.
    let left = remains(&room.facts, &room.s);
    assert_eq!(room.start.clone().after(&left), room.s);
    assert!(left.len() < room.facts.len());
}

fn accept(wording: WordingId) -> Action {
    Action::AcceptWording { wording, edit_right: None }
}

/// Each of these votes for the themes in an order of their own.
fn vote(room: &mut Room, seats: std::ops::RangeInclusive<u16>) {
    let ItemSet { hash, choices, .. } = room.set();
    for n in seats {
        let mut places = choices.clone();
        places.rotate_left(usize::from(n) % choices.len());
        room.must(seat(n), Action::Cast { item_set: hash, ballot: Ballot::TopK(places) });
    }
}

/// An idea as the item that it is by itself.
pub fn id_of(idea: IdeaId) -> ItemId {
    idea.to_string().parse().expect("the same digits")
}
