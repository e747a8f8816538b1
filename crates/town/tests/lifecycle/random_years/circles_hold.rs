//! What must hold of every circle, whatever is done in it (`model.md` 2.6).

use trellis_domain::{
    circle::{CircleState, Part, SeatState},
    id::ParticipationId,
};
use trellis_programme::circles::{Outcome, Seat, Session};

use super::{
    Year,
    circles::seated,
    picture::{Picture, Ring, walks},
};

/// Whether somebody leads a circle that takes a place of theirs.
pub fn leads_now(ring: &Ring, giver: ParticipationId) -> bool {
    let leads = |seat: &&Seat| seat.participation == giver;
    ring.circle.state.open() && seated(ring, Part::Leader, SeatState::Accepted).iter().any(leads)
}

impl Year {
    pub(super) fn check_circles(&self, before: &Picture, now: &Picture, arrows: usize) {
        for ring in now.circles.values() {
            assert!(seated(ring, Part::Member, SeatState::Accepted).len() <= 10, "an eleventh member");
            assert!(seated(ring, Part::Leader, SeatState::Accepted).len() <= 2, "a third who leads");
            if ring.circle.state == CircleState::Closed {
                let waits = |seat: &Seat| matches!(seat.state, SeatState::Offered | SeatState::Drafted);
                assert!(!ring.seats.iter().any(waits), "somebody is asked into a circle that is over");
                assert!(ring.sessions.iter().all(|session| session.outcome != Outcome::Planned));
            }
            let Some(was) = before.circles.get(&ring.circle.id) else {
                assert!(ring.circle.state == CircleState::Forming, "a circle begins as a draft");
                continue;
            };
            let way = (was.circle.state, ring.circle.state);
            assert!(walks(CircleState::ALL, CircleState::leads_to, way, arrows), "a circle went {way:?}");
            self.check_joins(was, ring, arrows);
            if arrows <= 2 {
                check_turn(was, ring);
            }
        }
        for was in before.circles.values().filter(|was| !now.circles.contains_key(&was.circle.id)) {
            assert!(was.circle.state == CircleState::Forming, "{:?} is not there any more", was.circle.state);
        }
    }

    /// Who has come in: not too late, not beside somebody they are kept apart from, and everybody agrees again.
    fn check_joins(&self, was: &Ring, ring: &Ring, arrows: usize) {
        let there: Vec<&Seat> = ring.seats.iter().filter(|seat| seat.state == SeatState::Accepted).collect();
        let before = |seat: &Seat| {
            let same = |old: &&Seat| old.participation == seat.participation && old.part == seat.part;
            was.seats.iter().find(same).map(|old| old.state)
        };
        for new in there.iter().filter(|seat| before(seat) != Some(SeatState::Accepted)) {
            for other in there.iter().filter(|other| other.participation != new.participation) {
                assert!(
                    !self.are_apart(new.person, other.person),
                    "two who are kept apart sit in one circle"
                );
            }
            if new.part == Part::Member {
                assert_eq!(before(new), Some(SeatState::Offered), "nobody joins who was not asked");
                let held = was.sessions.iter().filter(|session| session.held()).count();
                let looks = was.circle.state == CircleState::Merging;
                assert!(held < 2 || looks, "somebody joined after session {held}");
            }
            if arrows <= 2 && ring.circle.rules > 0 {
                assert!(
                    there.iter().all(|seat| seat.agreed.is_none()),
                    "rules are agreed to anew after a join"
                );
            }
        }
        let newly =
            |seat: &&Seat| seat.state == SeatState::Offered && before(seat) != Some(SeatState::Offered);
        for new in ring.seats.iter().filter(newly) {
            let others = ring.seats.iter().filter(|other| other.state != SeatState::Drafted);
            let apart = others.filter(|other| self.are_apart(new.person, other.person)).count();
            assert_eq!(apart, 0, "somebody was asked into a circle with one whom they are kept apart from");
        }
    }
}

/// One thing was done: the circle went on for the reason for which circles go on.
fn check_turn(was: &Ring, ring: &Ring) {
    use CircleState::{Contracting, Deciding, Merging, Offered, Running};
    let there = || ring.seats.iter().filter(|seat| seat.state == SeatState::Accepted);
    match (was.circle.state, ring.circle.state) {
        (Contracting, Running) => {
            let version = Some(ring.circle.rules);
            assert!(ring.circle.rules > 0 && there().all(|seat| seat.agreed == version), "rules stand");
        }
        (Offered | Merging, Contracting) => {
            assert!(seated(ring, Part::Member, SeatState::Accepted).len() >= 4, "four have said yes");
        }
        (Running, next) => {
            let told = |ring: &Ring| told(ring).len();
            if told(was) < told(ring) && next != CircleState::Closed {
                assert_eq!(next, after(was, ring), "after a session was told");
            } else {
                assert!(!matches!(next, Merging | Deciding), "nothing was told of a session");
            }
        }
        _ => {}
    }
}

fn told(ring: &Ring) -> Vec<&Session> {
    ring.sessions.iter().filter(|session| session.outcome != Outcome::Planned).collect()
}

/// Where a running circle stands now that it has met so often, told in a simpler way than the product tells it.
fn after(was: &Ring, ring: &Ring) -> CircleState {
    let told = told(ring);
    let held = told.iter().filter(|session| session.held()).count();
    if held >= usize::try_from(ring.circle.sessions).unwrap() {
        return CircleState::Deciding;
    }
    let few = |session: &&&Session| match session.outcome {
        Outcome::Held(heads) => heads < 3,
        _ => true,
    };
    let since = |session: &&&Session| session.starts_at >= was.circle.moved_at;
    let thin = told.iter().rev().take(2).filter(few).filter(since).count();
    if thin == 2 { CircleState::Merging } else { CircleState::Running }
}
