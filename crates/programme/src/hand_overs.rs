//! When a helper goes: the pair rests the same day, and the mentee chooses how to go on before it ends.

use jiff::Timestamp;
use trellis_domain::{
    departure::{CHOOSE_WITHIN, Onward, REMIND_AFTER},
    event::{Event, What},
    hat::Hat,
    id::{PairId, kind},
    pair::{Kind, PairState},
    permission::{Action, Permit},
    succession::Why,
};
pub use trellis_store::hand_overs::HandOver;
use trellis_store::{departures, hand_overs, jobs, pairs, pairs::Pair, participations};

use crate::{
    act::{Act, Stop},
    jobs::Job,
    news::News,
    places, sponsorships, successions,
};

/// Begins to hand a pair over. The helper's place stays taken until the mentee has chosen, so that the helper is not
/// out before.
pub(crate) async fn begin(act: &mut Act, pair: &mut Pair) -> Result<(), Stop> {
    if pair.state != PairState::Paused {
        pair.state = pair.state.step(PairState::Paused)?;
    }
    let after = |time| act.now.saturating_add(time).unwrap_or(Timestamp::MAX);
    let (remind, end) = (after(REMIND_AFTER), after(CHOOSE_WITHIN));
    pair.answer_by = Some(end);
    hand_overs::begin(&mut act.unit, pair, act.now).await?;
    sponsorships::rest(act, pair).await?;
    if pair.kind == Kind::Sponsor {
        successions::open(act, (pair.giver, pair.giver_person, pair.cohort), Why::Left).await?;
    }
    places::drop_jobs(act, pair).await?;
    places::moved(act, pair).await?;
    for (job, due) in [(Job::RemindOfHandOver, remind), (Job::EndHandOver, end)] {
        jobs::ask(&mut act.unit, job.code(), pair.id.uuid(), due, &mut act.dice).await?;
    }
    act.tell(pair.mentee_person, News::HandOver(pair.id)).await
}

/// The pair that is handed over, for its mentee.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when nothing is to be chosen.
pub async fn read(act: &mut Act, id: PairId) -> Result<(), Stop> {
    open(act, id, Action::ChooseWayOn).await.map(drop)
}

async fn open(act: &mut Act, id: PairId, action: Action) -> Result<Permit<kind::Pair>, Stop> {
    let permit = act.may(action, id).await?;
    let open = hand_overs::of(&mut act.unit, &permit).await?.filter(|found| found.chosen.is_none());
    open.map(|_| permit).ok_or(Stop::NotFound)
}

/// The mentee chooses how to go on. The pair ends, and the first date in the queue stays.
///
/// # Errors
/// [`Stop::NotFound`] when nothing is to be chosen.
pub async fn choose(act: &mut Act, id: PairId, onward: Onward) -> Result<(), Stop> {
    let permit = open(act, id, Action::ChooseWayOn).await?;
    let pair = end(act, &permit, onward).await?;
    if onward == Onward::Circle {
        wish_circle(act, &pair).await?;
    }
    act.record(Event::new(What::WayOnChosen, id).about(pair.mentee_person)).await
}

/// Nobody has chosen for a month: the mentee waits in the queue, and the helper is free to go.
pub(crate) async fn lapse(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = open(act, id, Action::EndHandOver).await?;
    let pair = end(act, &permit, Onward::Wait).await?;
    act.tell(pair.mentee_person, News::PairEnded(id)).await?;
    act.record(Event::new(What::PairEnded, id).about(pair.mentee_person)).await
}

/// Reminds the mentee that there is something to choose. Nothing else changes.
pub(crate) async fn remind(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = open(act, id, Action::NudgePair).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    act.tell(pair.mentee_person, News::HandOver(id)).await
}

async fn end(act: &mut Act, permit: &Permit<kind::Pair>, onward: Onward) -> Result<Pair, Stop> {
    let mut pair = pairs::load(&mut act.unit, permit).await?;
    pair.state = pair.state.step(PairState::EndedNoFault)?;
    pair.answer_by = None;
    hand_overs::choose(&mut act.unit, permit, onward, act.now).await?;
    places::free_place(act, &mut pair).await?;
    let out = departures::giver_is_out(&mut act.unit, permit, &pair).await?;
    act.tell(pair.giver_person, News::PairEnded(pair.id)).await?;
    if out {
        successions::close(act, pair.giver).await?;
        act.tell(pair.giver_person, News::PartOver(pair.giver)).await?;
    }
    Ok(pair)
}

async fn wish_circle(act: &mut Act, pair: &Pair) -> Result<(), Stop> {
    let own = act.may(Action::ReadOwnParticipation, pair.mentee).await?;
    let mut mentee = participations::load(&mut act.unit, &own).await?;
    if mentee.wants.contains(&Hat::Facilitator) {
        return Ok(());
    }
    mentee.wants.push(Hat::Facilitator);
    crate::participations::save(act, &mentee).await
}
