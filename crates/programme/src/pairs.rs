//! What the two of a pair can do. Accepting takes the giver's place in the same transaction.

use trellis_domain::{
    capacity,
    event::{Event, What},
    id::PairId,
    pair::PairState,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::pairs;

use crate::act::{Act, Stop};

/// The giver says yes to a request: the second yes, which takes the place.
///
/// # Errors
/// [`Refusal::CapacityExceeded`] when places or hours are all taken meanwhile.
pub async fn accept(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::AcceptRequest, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    pair.state = pair.state.step(PairState::Chemistry)?;
    let load = pair.kind.half_hours();
    if !pairs::take_place(&mut act.unit, &pair, load, capacity::CEILING).await? {
        return Err(Refusal::CapacityExceeded.into());
    }
    pair.moved_at = act.now;
    pair.answer_by = None;
    if !pairs::save(&mut act.unit, &pair).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::RequestAccepted, id).about(pair.mentee_person)).await
}
