//! The sessions of a circle: those who lead it set the date and say how many came, never who; and how it goes on.

use jiff::Timestamp;
use trellis_domain::{
    circle::{self, CircleState, JOINING, MOST_HEADS, Onward, SESSIONS, Told},
    event::{Event, What},
    id::CircleId,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::circles::{seats, sessions};

use super::{Outcome, Seen, Session, ending, free_leader, moved, pass_offers, seen, tell_coordinators};
use crate::{
    act::{Act, Stop},
    news::News,
};

/// The circle for those who lead it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read(act: &mut Act, id: CircleId) -> Result<Seen, Stop> {
    let permit = act.may(Action::RunCircle, id).await?;
    seen(act, &permit).await
}

/// Sets the date of the next session, or another date for it. Everybody in the circle is told.
///
/// # Errors
/// [`Refusal::TimeGone`] for a moment that is over.
pub async fn set(act: &mut Act, id: CircleId, starts_at: Timestamp) -> Result<(), Stop> {
    let permit = act.may(Action::HoldSession, id).await?;
    let seen = seen(act, &permit).await?;
    if starts_at <= act.now {
        return Err(Refusal::TimeGone.into());
    }
    let number = seen.planned().map_or_else(|| next(&seen.sessions), |planned| planned.number);
    let session = Session { number, starts_at, outcome: Outcome::Planned };
    sessions::keep(&mut act.unit, &permit, &session).await?;
    for seat in seen.leaders.iter().chain(&seen.members).filter(|seat| seat.person != seen.me.person) {
        act.tell(seat.person, News::SessionSet(id)).await?;
    }
    act.record(Event::new(What::SessionSet, id)).await
}

fn next(sessions: &[Session]) -> i64 {
    sessions.iter().map(|session| session.number).max().unwrap_or_default() + 1
}

/// Says of the session whose time has come that it took place, with so many in the room, or that it did not. After the
/// last planned one the circle decides; after two thin ones running the coordinator looks for people. Once nobody joins
/// any more, whoever was asked and has not answered is asked no longer.
///
/// # Errors
/// [`Refusal::TimeGone`] when there is none whose time has come, [`Refusal::NotOffered`] for a number that no circle has.
pub async fn tell(act: &mut Act, id: CircleId, heads: Option<i64>) -> Result<(), Stop> {
    let permit = act.may(Action::HoldSession, id).await?;
    let seen = seen(act, &permit).await?;
    let planned = seen.planned().filter(|planned| planned.starts_at <= act.now).ok_or(Refusal::TimeGone)?;
    let outcome = match heads {
        Some(heads) if !(1..=MOST_HEADS).contains(&heads) => return Err(Refusal::NotOffered.into()),
        Some(heads) => Outcome::Held(heads),
        None => Outcome::NotHeld,
    };
    sessions::keep(&mut act.unit, &permit, &Session { outcome, ..*planned }).await?;
    let mut circle = seen.circle.clone();
    let told = sessions::of(&mut act.unit, &permit).await?;
    let held = told.iter().filter(|session| session.held()).count();
    if circle.state == CircleState::Running {
        let told: Vec<Told> = told.iter().filter_map(|session| of(session, circle.moved_at)).collect();
        let next = circle::after(&told, circle.sessions);
        if next != circle.state {
            circle.state = circle.state.step(next)?;
            moved(act, &mut circle).await?;
            follow(act, &seen, next).await?;
            if next == CircleState::Merging {
                tell_coordinators(act, &permit, "circle-needs").await?;
            }
        }
    }
    if held >= JOINING && circle.state != CircleState::Merging {
        let all = seats::unopened(&mut act.unit, &permit).await?;
        pass_offers(act, &permit, &all).await?;
    }
    act.record(Event::new(What::SessionTold, id)).await
}

/// What was told of a session, for whoever looks whether enough came since the circle last began to run.
fn of(session: &Session, began: Timestamp) -> Option<Told> {
    let heads = match session.outcome {
        Outcome::Planned => return None,
        Outcome::Held(heads) => Some(heads),
        Outcome::NotHeld => None,
    };
    Some(Told { heads, since_began: session.starts_at >= began })
}

async fn follow(act: &mut Act, seen: &Seen, next: CircleState) -> Result<(), Stop> {
    let id = seen.circle.id;
    let news = if next == CircleState::Deciding { News::CircleDecides(id) } else { News::CircleThin(id) };
    for seat in seen.leaders.iter().chain(&seen.members).filter(|seat| seat.person != seen.me.person) {
        act.tell(seat.person, news).await?;
    }
    Ok(())
}

/// Writes down how the circle goes on: six sessions more, in touch without sessions, or over. With the last two those
/// who lead have their place free again; a circle that is over writes nothing new.
///
/// # Errors
/// [`Stop::NotFound`] unless it is time to decide.
pub async fn decide(act: &mut Act, id: CircleId, onward: Onward) -> Result<(), Stop> {
    let permit = act.may(Action::DecideCircle, id).await?;
    if onward == Onward::Close {
        ending::close(act, &permit, News::CircleDecided(id)).await?;
        return act.record(Event::new(What::CircleDecided, id)).await;
    }
    let seen = seen(act, &permit).await?;
    let mut circle = seen.circle.clone();
    circle.state = circle.state.step(onward.state())?;
    if onward == Onward::GoOn {
        circle.sessions += SESSIONS;
    }
    moved(act, &mut circle).await?;
    if !circle.state.open() {
        for leader in &seen.leaders {
            free_leader(act, &circle, leader).await?;
        }
    }
    for seat in seen.leaders.iter().chain(&seen.members).filter(|seat| seat.person != seen.me.person) {
        act.tell(seat.person, News::CircleDecided(id)).await?;
    }
    act.record(Event::new(What::CircleDecided, id)).await
}
