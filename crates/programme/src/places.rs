//! The one way in which a giver's place is given: accepting, a pair made by hand and a rematch all pass through here.

use trellis_domain::{
    capacity,
    id::kind,
    pair::PairState,
    permission::{Action, Actor, Permit},
    refusal::Refusal,
};
use trellis_store::{bars, exceptions, items, jobs, pairs, pairs::Pair, participations};

use crate::{
    act::{Act, Stop},
    answers, asks,
    news::News,
    spaces, sponsorships,
};

/// Takes the giver's place and lets the two meet for a first talk.
///
/// Reads again what stands between the two (H1, H3 to H5, H12 to H14) and takes place and hours in the same
/// transaction; a plan's word is never trusted here. The caller records the event.
///
/// # Errors
/// [`Refusal::CapacityExceeded`], [`Refusal::NotPossible`], [`Refusal::TwoPeople`], [`Refusal::MovedOn`].
pub async fn offer_place(act: &mut Act, permit: &Permit<kind::Pair>, pair: &mut Pair) -> Result<(), Stop> {
    pair.state = pair.state.step(PairState::Chemistry)?;
    if let Some(bar) = bars::between(&mut act.unit, &act.keys, pair, act.now).await? {
        return Err(bar.into());
    }
    if !pairs::take_place(&mut act.unit, pair, pair.kind.half_hours(), capacity::CEILING).await? {
        return Err(Refusal::CapacityExceeded.into());
    }
    pair.answer_by = None;
    moved(act, pair).await?;
    jobs::drop_all(&mut act.unit, permit.id().uuid()).await?;
    act.tell(pair.mentee_person, News::FirstTalk(pair.id)).await?;
    act.tell(pair.giver_person, News::FirstTalk(pair.id)).await
}

/// Frees the giver's place in a pair that has just come to an end, takes away what its mentee let the giver read and what she
/// asked a guardian for, and shuts what the two wrote together.
pub(crate) async fn free_place(act: &mut Act, pair: &mut Pair) -> Result<(), Stop> {
    pairs::free_place(&mut act.unit, pair, pair.kind.half_hours()).await?;
    sponsorships::end(act, pair).await?;
    exceptions::end(&mut act.unit, pair.id).await?;
    items::clear(&mut act.unit, pair, answers::KIND).await?;
    spaces::shut(act, pair).await?;
    drop_jobs(act, pair).await?;
    asks::lapse_with(act, pair).await?;
    moved(act, pair).await
}

/// Nothing is to be done about this pair any more, as far as was planned.
pub(crate) async fn drop_jobs(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    Ok(jobs::drop_all(&mut act.unit, pair.id.uuid()).await?)
}

/// Calls off the meetings to come of a pair that one of its two is leaving.
pub(crate) async fn call_off(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    // Where an erasure is repeated after a restore, it is the host who ends the pair.
    let action = if act.actor == Actor::Clock { Action::EndInTime } else { Action::ReadPair };
    let permit = act.may(action, pair.id).await?;
    crate::meetings::take_back(act, &permit).await
}

/// Saves a pair in its new state, and both participations with it.
pub(crate) async fn moved(act: &mut Act, pair: &mut Pair) -> Result<(), Stop> {
    pair.moved_at = act.now;
    if !pairs::save(&mut act.unit, pair).await? {
        return Err(Stop::Changed);
    }
    pair.version += 1;
    Ok(participations::follow(&mut act.unit, pair, act.now).await?)
}
