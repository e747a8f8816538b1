//! Wordings, merges and themes by consent, and what undoing gives back.

use trellis_workshop::*;

use crate::room::*;
use crate::story::id_of;

const THREE: [&[&str]; 3] = [&["One"], &["Two"], &["Three"]];

#[test]
fn the_author_agrees_to_a_wording_where_there_is_one_and_the_group_where_there_is_none() {
    let propose = |idea| Action::ProposeWording { idea, text: "In other words".to_owned() };
    let accept = |wording| Action::AcceptWording { wording, edit_right: None };
    let mut room = Room::shared(Config { anonymity: Anonymity::Named, ..protected() }, &THREE, 1);
    let idea = room.idea("Two");
    room.must(seat(1), propose(idea));
    let wording = *room.board().proposals.keys().next().unwrap();
    room.wait(100);
    assert_eq!(room.refused(seat(1), accept(wording)), Reject::NotVisible);
    assert_eq!(room.refused(LEAD, accept(wording)), Reject::NotVisible);
    room.must(seat(2), accept(wording));
    let card = room.board().card(idea).cloned().unwrap();
    assert_eq!(card.text.unwrap().as_str(), "Two", "the original stays");
    assert_eq!((card.wordings.len(), card.wordings[0].version), (1, 1));

    let mut room = Room::shared(protected(), &THREE, 1);
    let idea = room.idea("Two");
    room.must(seat(1), propose(idea));
    let wording = *room.board().proposals.keys().next().unwrap();
    room.must(seat(3), Action::Object(ObjectedTo::Wording(wording)));
    room.wait(100);
    assert_eq!(room.refused(seat(2), accept(wording)), Reject::NotVisible);
    assert_eq!(room.refused(LEAD, accept(wording)), Reject::BelowMinimum(Missing::Agreement));
    room.must(seat(3), Action::WithdrawObjection(ObjectedTo::Wording(wording)));
    room.must(LEAD, accept(wording));
}

fn merge(room: &mut Room, texts: [&str; 2]) -> MergeId {
    let items = texts.iter().map(|text| id_of(room.idea(text))).collect();
    let label = LabelRef { idea: room.idea(texts[0]), version: 0 };
    let known: Vec<MergeId> = room.board().merges.keys().copied().collect();
    room.must(seat(1), Action::ProposeMerge { items, label });
    *room.board().merges.keys().find(|merge| !known.contains(merge)).expect("a new one")
}

#[test]
fn a_merge_can_be_undone_until_the_freeze_and_gives_back_what_it_took() {
    let mut room = Room::theming(protected(), &THREE, 1);
    let before = room.board().items;
    let id = merge(&mut room, ["One", "Two"]);
    let label = LabelRef { idea: room.idea("Two"), version: 0 };
    let both = vec![id_of(room.idea("Two")), id_of(room.idea("Three"))];
    assert_eq!(room.refused(seat(2), Action::ProposeMerge { items: both, label }), Reject::Stale);
    room.wait(59);
    assert_eq!(room.ask(Actor::Server, Action::Tick), Ok(Vec::new()), "there is a second left to object");
    room.wait(1);
    room.must(Actor::Server, Action::Tick);
    assert_eq!(room.board().items.len(), 2);
    room.must(seat(3), Action::Undo { merge: id });
    assert_eq!(room.board().items, before);
    let id = merge(&mut room, ["One", "Two"]);
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    room.must(LEAD, Action::Freeze { vote_on: None });
    assert_eq!(room.refused(seat(3), Action::Undo { merge: id }), Reject::TooLate);
}

#[test]
fn a_merge_on_which_another_rests_is_undone_after_it_and_a_hold_takes_both_apart() {
    let mut room = Room::theming(protected(), &THREE, 1);
    let first = merge(&mut room, ["One", "Two"]);
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    let items = vec![first.to_string().parse().unwrap(), id_of(room.idea("Three"))];
    let label = LabelRef { idea: room.idea("Three"), version: 0 };
    room.must(seat(1), Action::ProposeMerge { items, label });
    assert_eq!(room.refused(seat(1), Action::Undo { merge: first }), Reject::Stale);
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    assert_eq!(room.board().items.len(), 1);
    assert_eq!(room.refused(seat(1), Action::Undo { merge: first }), Reject::Stale);
    let idea = room.idea("One");
    room.must(LEAD, Action::Hold { idea, reason: HoldReason::Harmful });
    let items: Vec<ItemId> = room.board().items.keys().copied().collect();
    assert_eq!(items.len(), 2);
    assert!(room.board().merges.values().all(|merge| merge.state == MergeState::Undone));
    check(&room.entries).unwrap();
}

#[test]
fn whoever_moves_an_item_that_somebody_moved_before_is_told() {
    let mut room = Room::theming(protected(), &THREE, 1);
    room.must(seat(1), Action::ProposeTheme { name: "Time".to_owned() });
    assert_eq!(
        room.refused(seat(1), Action::ProposeTheme { name: " Time".to_owned() }),
        Reject::BadValue(Fault::Twice)
    );
    let theme = room.board().themes.keys().next().copied();
    let item = id_of(room.idea("One"));
    room.ask_on(seat(1), Some(0), Action::MoveItem { item, theme }).unwrap();
    assert_eq!(room.ask_on(seat(2), Some(0), Action::MoveItem { item, theme: None }), Err(Reject::Stale));
    room.ask_on(seat(2), Some(1), Action::MoveItem { item, theme: None }).unwrap();
}

#[test]
fn merging_is_refused_where_it_was_agreed_not_to() {
    let mut room = Room::theming(Config { merge_policy: MergePolicy::None, ..protected() }, &THREE, 1);
    let items = vec![id_of(room.idea("One")), id_of(room.idea("Two"))];
    let label = LabelRef { idea: room.idea("One"), version: 0 };
    let refused = room.refused(seat(1), Action::ProposeMerge { items, label });
    assert_eq!(refused, Reject::BadValue(Fault::Configuration));
}

#[test]
fn an_idea_withheld_during_the_vote_leaves_the_items_when_they_are_sorted_again() {
    let mut room = Room::theming(protected(), &THREE, 1);
    merge(&mut room, ["One", "Two"]);
    room.wait(61);
    room.must(Actor::Server, Action::Tick);
    room.must(LEAD, Action::Freeze { vote_on: None });
    room.must(LEAD, Action::Advance);
    let idea = room.idea("Two");
    room.must(LEAD, Action::Redact { of: TextRef::Idea(idea) });
    assert_eq!(room.set().choices.len(), 2, "the vote goes on");
    room.must(LEAD, Action::VoidRound { reason: "An idea was withheld.".to_owned() });
    let ideas: Vec<IdeaId> = room.board().items.values().flat_map(|item| item.members.clone()).collect();
    assert_eq!(ideas.len(), 2);
    assert!(!ideas.contains(&idea));
}
