//! What time does to asks: one that waits too long is over, none outlives its pair, and guides go out on their day.

use trellis_domain::{
    ask::{self, AskState},
    day,
    event::{Event, What as Happened},
    id::AskId,
    permission::Action,
};
use trellis_store::{asks, guides_to_send, pairs::Pair};

use super::moved;
use crate::{
    act::{Act, Stop},
    news::News,
    rounds,
    rounds::Round,
};

/// The part of the daily round that is about asks.
pub(crate) async fn keep_to(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let before = ask::too_old(act.now);
    let waiting = asks::waiting_since(&mut act.unit, &permit, before).await?;
    drop(act);
    for id in waiting {
        round.does(async |act| expire(act, id).await).await?;
    }
    send_guides(round).await
}

/// Thirty days without an answer. What was never sent is thrown away.
async fn expire(act: &mut Act, id: AskId) -> Result<(), Stop> {
    let permit = act.may(Action::ExpireAsk, id).await?;
    let mut ask = asks::load(&mut act.unit, &permit).await?;
    let mentee = asks::mentee_of(&mut act.unit, &permit).await?;
    if ask.state == AskState::Drafted {
        asks::remove(&mut act.unit, &ask).await?;
    } else {
        moved(act, &mut ask, AskState::Expired).await?;
        act.tell(mentee, News::AskMoved(id)).await?;
    }
    act.record(Event::new(Happened::AskExpired, id)).await
}

/// Sends the guides whose day has come. Nothing changes but somebody's notices.
async fn send_guides(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.begin().await?;
    let permit = rounds::permit(&mut act).await?;
    let today = day::of(act.now);
    for due in guides_to_send::due(&mut act.unit, &act.keys, &permit, today).await? {
        match act.may(Action::MakeRound, due.to).await {
            Ok(_) => act.tell(due.to, News::GuideForYou).await?,
            // Whoever is not here any more is told nothing.
            Err(Stop::NotFound) => {}
            Err(stop) => return Err(stop),
        }
        guides_to_send::sent(&mut act.unit, &due).await?;
    }
    act.commit_unrecorded().await
}

/// A pair has ended: what was open between the two is over with it, and what was not sent is thrown away.
pub(crate) async fn lapse_with(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    for mut ask in asks::of_pair(&mut act.unit, pair).await? {
        if ask.state == AskState::Drafted {
            asks::remove(&mut act.unit, &ask).await?;
        } else if ask.state.open() {
            moved(act, &mut ask, AskState::Expired).await?;
        }
    }
    Ok(())
}
