//! What the daily round does: a circle for which too few have said yes in time is put together again, and two that were
//! asked whether they become one are, or stay as they were.

use trellis_domain::{
    circle::{ANSWER_WITHIN, CircleState, SeatState},
    event::{Event, What},
    id::CircleId,
    permission::Action,
};
use trellis_store::circles::{self, mergers as kept, seats};

use super::{mergers, moved, pass_offers, tell_coordinators};
use crate::{
    act::{Act, Stop},
    news::News,
    rounds::{self, Round},
};

/// Moves every circle whose time has come.
pub(crate) async fn move_on(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let before = act.now.saturating_sub(ANSWER_WITHIN).unwrap_or(act.now);
    let lapsed = circles::lapsed(&mut act.unit, &permit, before).await?;
    let asked = kept::open(&mut act.unit, &permit).await?;
    drop(act);
    for circle in lapsed {
        round.does(async |act| lapse(act, circle).await).await?;
    }
    for merger in asked {
        round.does(async |act| mergers::settle(act, &merger).await).await?;
    }
    Ok(())
}

/// Fewer than four have said yes within two weeks of the last offer. Those who have keep their place while the
/// coordinator looks for more; an answer that did not come counts as "not this time".
async fn lapse(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::LapseCircle, id).await?;
    let mut circle = circles::load(&mut act.unit, &permit).await?;
    circle.state = circle.state.step(CircleState::Forming)?;
    moved(act, &mut circle).await?;
    let all = seats::unopened(&mut act.unit, &permit).await?;
    pass_offers(act, &permit, &all).await?;
    for person in seats::people(&all, |seat| seat.state == SeatState::Accepted) {
        act.tell(person, News::CircleWaits(id)).await?;
    }
    tell_coordinators(act, &permit, "circle-short").await?;
    act.record(Event::new(What::CircleLapsed, id)).await
}
