//! A circle comes to its end: it decided so, those who lead it or its coordinator end it, or its cohort closes.

use trellis_domain::{
    circle::{CircleState, Part, SeatState},
    event::{Event, What},
    id::{CircleId, PersonId, kind},
    permission::{Action, Permit},
};
use trellis_store::{
    circles::{self, seats, sessions},
    notices, spaces as kept,
};

use super::{Circle, free_leader, moved, pass_offers};
use crate::{
    act::{Act, Stop},
    news::News,
    spaces,
};

/// A circle that the person could end for everybody in it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but those who lead it and its coordinator, and once it is over.
pub async fn before(act: &mut Act, id: CircleId) -> Result<Circle, Stop> {
    let permit = act.may(Action::EndCircle, id).await?;
    Ok(circles::load(&mut act.unit, &permit).await?)
}

/// Ends a circle for everybody in it, wherever it stands. They are told that it is over, not who ended it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but those who lead it and its coordinator, and once it is over.
pub async fn end(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::EndCircle, id).await?;
    close(act, &permit, News::CircleEnded(id)).await?;
    act.record(Event::new(What::CircleEnded, id)).await
}

/// Ends every circle of a cohort that closes; what closes it records it.
pub(crate) async fn with_cohort(act: &mut Act, permit: &Permit<kind::Cohort>) -> Result<(), Stop> {
    for circle in circles::of_cohort(&mut act.unit, permit).await? {
        if circle.state != CircleState::Closed {
            let its = act.may(Action::EndCircleInTime, circle.id).await?;
            close(act, &its, News::CircleEnded(circle.id)).await?;
        }
    }
    Ok(())
}

/// Nobody is asked any more, those who lead have their place free again, nothing new is written, and everybody in it but
/// whoever does this reads the news. Nothing sealed is opened.
pub(super) async fn close(act: &mut Act, permit: &Permit<kind::Circle>, news: News) -> Result<(), Stop> {
    let me = act.actor.person();
    for person in shut(act, permit).await?.into_iter().filter(|person| Some(*person) != me) {
        act.tell(person, news).await?;
    }
    Ok(())
}

/// The same without a word to anybody. Who was in it, to be told.
pub(super) async fn shut(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<Vec<PersonId>, Stop> {
    let mut circle = circles::load(&mut act.unit, permit).await?;
    let held = circle.state.open();
    circle.state = circle.state.step(CircleState::Closed)?;
    moved(act, &mut circle).await?;
    let all = seats::unopened(&mut act.unit, permit).await?;
    seats::clear_draft(&mut act.unit, permit).await?;
    pass_offers(act, permit, &all).await?;
    sessions::call_off(&mut act.unit, permit).await?;
    for link in [format!("/co/circles/{}", circle.id), format!("/circle/{}/merger", circle.id)] {
        notices::take_back(&mut act.unit, None, &link, act.now).await?;
    }
    let there = || all.iter().filter(|seat| seat.state == SeatState::Accepted);
    for leader in there().filter(|seat| held && seat.part == Part::Leader) {
        free_leader(act, &circle, leader).await?;
    }
    if let Some(mut space) = kept::of(&mut act.unit, permit).await? {
        kept::dismiss_readers(&mut act.unit, &space).await?;
        spaces::turn(act, &mut space).await?;
    }
    Ok(there().map(|seat| seat.person).collect())
}
