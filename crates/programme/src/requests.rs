//! A request: accepting takes the giver's place in the same transaction, declining tells nobody's name.

use trellis_domain::{
    event::{Event, What},
    id::PairId,
    pair::{DeclineReason, NUDGES, PairState, Side},
    permission::Action,
    reason::Reason,
    refusal::Refusal,
};
use trellis_store::{
    capacities, jobs,
    pairs::{self, Pair},
    people::{self, Profile},
};

use crate::{
    act::{Act, Stop},
    jobs::Job,
    news::News,
    places, suggestions,
};

/// A request as the giver reads it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The pair.
    pub pair: Pair,
    /// What the two share, as far as the giver may read it.
    pub why: Vec<Reason>,
    /// Who asks.
    pub mentee: Profile,
    /// The giver has said yes already, and the mentee answers next.
    pub said_yes: bool,
    /// Places that the giver offers in this hat.
    pub places: i64,
    /// How many of them are taken.
    pub taken: i64,
    /// How many helpers of this kind the mentee has already.
    pub helpers: i64,
}

/// One request, for the giver.
///
/// # Errors
/// [`Stop::NotFound`] when the actor is not its giver.
pub async fn read(act: &mut Act, id: PairId) -> Result<Asked, Stop> {
    let permit = act.may(Action::ReadRequest, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let (mentee, _) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let said_yes = pairs::said_yes(&mut act.unit, &permit).await?.contains(&Side::Giver);
    let helpers = pairs::helpers_besides(&mut act.unit, &permit, &pair).await?;
    let own = act.may(Action::ReadOwnParticipation, pair.giver).await?;
    let places = capacities::places(&mut act.unit, &own).await?;
    let (places, taken) = places.map_or((0, 0), |places| (places.places, places.taken));
    let mut why = pairs::open_reasons(&act.keys, &pair)?;
    why.retain(Reason::for_giver);
    Ok(Asked { pair, why, mentee: mentee.profile, said_yes, places, taken, helpers })
}

/// The requests that wait for the giver whose hat is worn now.
///
/// # Errors
/// [`Stop::NotFound`] for anybody who wears no giver's hat.
pub async fn mine(act: &mut Act) -> Result<Vec<Asked>, Stop> {
    let (giver, permit) = suggestions::worn(act).await?;
    if !giver.hat.gives() {
        return Err(Stop::NotFound);
    }
    let mut asked = Vec::new();
    for pair in pairs::of_participation(&mut act.unit, &permit).await? {
        if pair.state == PairState::Requested {
            asked.push(read(act, pair.id).await?);
        }
    }
    Ok(asked)
}

/// Tells those who are asked, and sets the reminders and the end of the request.
///
/// For a mentee's own request the giver is asked; for pairs that a run has published, both are.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn announce(act: &mut Act, pair: &Pair, asked: &[Side]) -> Result<(), Stop> {
    for side in asked {
        match side {
            Side::Mentee => act.tell(pair.mentee_person, News::PairProposed).await?,
            Side::Giver => act.tell(pair.giver_person, News::Asked(pair.id)).await?,
        }
    }
    let reminders = [Job::RemindFirst, Job::RemindAgain].into_iter().zip(NUDGES);
    let reminders = reminders.filter_map(|(job, after)| Some((job, act.now.saturating_add(after).ok()?)));
    let due: Vec<_> = reminders.chain(pair.answer_by.map(|by| (Job::ExpireRequest, by))).collect();
    for (job, due) in due {
        jobs::ask(&mut act.unit, job.code(), pair.id.uuid(), due, &mut act.dice).await?;
    }
    Ok(())
}

/// One side says yes. When both have, the place is taken and a first talk can be had.
///
/// # Errors
/// [`Refusal::CapacityExceeded`] when places or hours are all taken meanwhile, and what else
/// [`places::offer_place`] refuses.
pub async fn accept(act: &mut Act, id: PairId) -> Result<PairState, Stop> {
    let permit = act.may(Action::AcceptRequest, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    pairs::say_yes(&mut act.unit, &pair, side, act.now).await?;
    if pairs::said_yes(&mut act.unit, &permit).await?.contains(&side.other()) {
        places::offer_place(act, &permit, &mut pair).await?;
    }
    act.record(Event::new(What::RequestAccepted, id).about(pair.mentee_person)).await?;
    Ok(pair.state)
}

/// One side says no: the giver from the short list, the mentee without a word.
///
/// The mentee keeps the date in the queue and reads a neutral line; the giver is told nothing.
///
/// # Errors
/// [`Refusal::Incomplete`] when a giver names no reason.
pub async fn decline(act: &mut Act, id: PairId, reason: Option<DeclineReason>) -> Result<(), Stop> {
    let permit = act.may(Action::DeclineRequest, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    if side == Side::Giver {
        let reason = reason.ok_or(Refusal::Incomplete)?;
        pairs::keep_reason(&mut act.unit, &act.keys, &permit, reason.code(), &mut act.dice).await?;
        act.tell(pair.mentee_person, News::ListChanged).await?;
    }
    close(act, &mut pair, PairState::Declined).await?;
    act.record(Event::new(What::RequestDeclined, id).about(pair.mentee_person)).await
}

/// The mentee takes a request back.
///
/// # Errors
/// [`Stop::NotFound`] when there is nothing to take back.
pub async fn withdraw(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::WithdrawRequest, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    close(act, &mut pair, PairState::Withdrawn).await?;
    act.record(Event::new(What::RequestWithdrawn, id).about(pair.mentee_person)).await
}

/// Ten days are over; the queue date stays.
///
/// # Errors
/// [`Stop::NotFound`] when the request was answered meanwhile.
pub async fn expire(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::ExpirePair, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    close(act, &mut pair, PairState::Expired).await?;
    act.tell(pair.mentee_person, News::ListChanged).await?;
    act.record(Event::new(What::RequestExpired, id).about(pair.mentee_person)).await
}

/// Reminds whoever has not answered yet. Nothing else changes.
///
/// # Errors
/// [`Stop::NotFound`] when the request was answered meanwhile.
pub(crate) async fn remind(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::NudgePair, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let yes = pairs::said_yes(&mut act.unit, &permit).await?;
    if pair.state != PairState::Requested {
        return Err(Stop::NotFound);
    }
    if !yes.contains(&Side::Giver) {
        act.tell(pair.giver_person, News::AnswerWaited(id)).await?;
    }
    if !yes.contains(&Side::Mentee) {
        act.tell(pair.mentee_person, News::ProposalWaits).await?;
    }
    Ok(())
}

async fn close(act: &mut Act, pair: &mut Pair, state: PairState) -> Result<(), Stop> {
    pair.state = pair.state.step(state)?;
    pair.answer_by = None;
    jobs::drop_all(&mut act.unit, pair.id.uuid()).await?;
    places::moved(act, pair).await
}

/// Which side of the pair the actor is on.
pub(crate) fn side(act: &Act, pair: &Pair) -> Result<Side, Stop> {
    let person = act.person()?;
    if person == pair.mentee_person {
        Ok(Side::Mentee)
    } else if person == pair.giver_person {
        Ok(Side::Giver)
    } else {
        Err(Stop::NotFound)
    }
}
