//! Every arrow of the two diagrams, how many there can be, and what two thin sessions lead to.

use super::*;
use crate::{
    hat::Hat,
    lens::{OfferedCharacteristic, Scope, SurfacePreference},
};

#[test]
fn every_arrow_of_the_diagram_is_there_and_every_other_is_refused() {
    use CircleState::*;
    let arrows = [
        (Forming, Offered),
        (Offered, Contracting),
        (Offered, Forming),
        (Contracting, Running),
        (Running, Merging),
        (Merging, Contracting),
        (Running, Deciding),
        (Deciding, Running),
        (Deciding, Alumni),
        (Forming, Closed),
        (Offered, Closed),
        (Contracting, Closed),
        (Running, Closed),
        (Merging, Closed),
        (Deciding, Closed),
        (Alumni, Closed),
    ];
    for from in CircleState::ALL {
        for to in CircleState::ALL {
            let drawn = arrows.contains(&(*from, *to));
            let step = from.step(*to);
            assert_eq!(step, if drawn { Ok(*to) } else { Err(Refusal::MovedOn) }, "{from:?} {to:?}");
        }
    }
}

#[test]
fn a_place_goes_where_an_arrow_leads_and_nowhere_else() {
    // From each state, to each in the same order: drafted, offered, accepted, passed, left.
    let drawn = [
        (Part::Member, ["-+---", "--++-", "----+", "-----", "-----"]),
        (Part::Leader, ["--+--", "-----", "----+", "-----", "-----"]),
    ];
    for (part, drawn) in drawn {
        for (from, drawn) in SeatState::ALL.iter().zip(drawn) {
            for (next, arrow) in SeatState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next, part), expected, "{part:?}: {from:?} to {next:?}");
            }
        }
    }
}

#[test]
fn every_circle_that_is_not_over_can_end() {
    for state in CircleState::ALL {
        let over = *state == CircleState::Closed;
        assert_eq!(state.leads_to(CircleState::Closed), !over, "{}", state.code());
        assert!(!CircleState::Closed.leads_to(*state), "over is over");
    }
    for onward in Onward::ALL {
        assert!(CircleState::Deciding.leads_to(onward.state()));
    }
}

#[test]
fn four_can_start_and_there_is_no_eleventh() {
    assert_eq!(size(3), Err(Refusal::CircleTooSmall));
    assert_eq!((size(4), size(10)), (Ok(()), Ok(())));
    assert_eq!(size(11), Err(Refusal::CircleFull));
    let running = CircleState::Running;
    assert_eq!(one_more(running, 9, 1), Ok(()));
    assert_eq!(one_more(running, 10, 1), Err(Refusal::CircleFull));
    assert_eq!(one_more(running, 5, 2), Err(Refusal::JoiningClosed), "joining closes after session 2");
    assert_eq!(one_more(CircleState::Merging, 5, 4), Ok(()));
}

fn told(heads: Option<i64>) -> Told {
    Told { heads, since_began: true }
}

#[test]
fn two_thin_sessions_running_look_for_people_and_one_does_not() {
    let running =
        |sessions: &[Option<i64>]| after(&sessions.iter().map(|heads| told(*heads)).collect::<Vec<_>>(), 6);
    assert_eq!(running(&[]), CircleState::Running);
    assert_eq!(running(&[Some(2)]), CircleState::Running);
    assert_eq!(running(&[Some(2), Some(3), Some(2)]), CircleState::Running);
    assert_eq!(running(&[Some(5), Some(2), Some(2)]), CircleState::Merging);
    assert_eq!(running(&[Some(5), None, Some(2)]), CircleState::Merging, "not held is thin too");
    assert_eq!(running(&[Some(2), Some(2), Some(3)]), CircleState::Running);
    let before = Told { since_began: false, ..told(Some(1)) };
    assert_eq!(after(&[before, before, told(Some(2))], 6), CircleState::Running, "a new beginning");
}

#[test]
fn after_the_last_planned_session_that_was_held_the_circle_decides() {
    let full = told(Some(6));
    assert_eq!(after(&[full; 5], 6), CircleState::Running);
    assert_eq!(after(&[full; 6], 6), CircleState::Deciding);
    let missed = [&[full; 5][..], &[told(None)]].concat();
    assert_eq!(after(&missed, 6), CircleState::Running, "it is made up for");
    assert_eq!(after(&[full; 6], 12), CircleState::Running, "six more");
}

#[test]
fn rules_stand_when_everybody_has_agreed_to_this_version() {
    assert!(!agreed(0, []));
    assert!(agreed(2, [Some(2), Some(2)]));
    assert!(!agreed(2, [Some(2), Some(1)]) && !agreed(2, [Some(2), None]));
}

fn asks(value: &str, wish: Wish) -> Sharing {
    let mut sharing = Sharing::default();
    sharing.ask(&Lens {
        wishes: vec![SurfacePreference {
            applies_to: vec![Hat::Facilitator],
            characteristic: Characteristic::Faith,
            value: value.into(),
            wish,
            weight: 1,
            wait_for_it: false,
        }],
    });
    sharing
}

#[test]
fn nobody_is_the_only_one_for_what_they_asked_the_circle_to_share() {
    let nothing = Sharing::default();
    let sikh = asks("sikh", Wish::Wanted);
    assert!(!somebody_alone(&[nothing.clone(), nothing.clone()]));
    assert!(somebody_alone(&[sikh.clone(), nothing.clone()]));
    assert!(somebody_alone(&[sikh.clone(), asks("quaker", Wish::Wanted)]));
    assert!(!somebody_alone(&[sikh.clone(), sikh.clone()]));
    assert!(!somebody_alone(&[asks("sikh", Wish::NotWanted), nothing.clone()]));
    let mut leader = Sharing::default();
    leader.offer(&Offers {
        characteristics: vec![OfferedCharacteristic {
            characteristic: Characteristic::Faith,
            value: "sikh".into(),
            scope: Scope::MatchingOnly,
            consented_at: Timestamp::UNIX_EPOCH,
        }],
        ..Offers::default()
    });
    assert!(!somebody_alone(&[sikh, nothing, leader]));
}
