//! How much a giver has room for: fewer, or a rest. Running pairs stay as they are; to stop is a departure.

use jiff::{civil::Date, tz::TimeZone};
use trellis_domain::{
    capacity,
    event::{Event, What},
    hat::Hat,
    id::kind,
    participation::ParticipationState as State,
    permission::{Action, Permit},
    refusal::Refusal,
    succession,
    training::{Module, valid_until},
};
pub use trellis_store::capacities::Places;
use trellis_store::{capacities, departures, training};

use crate::{
    act::{Act, Stop},
    intakes, participations,
    participations::Participation,
    successions,
};

/// A giver's room.
#[derive(Debug, Clone)]
pub struct Room {
    /// The participation.
    pub giver: Participation,
    /// Places, taken places and a rest; none before applying.
    pub places: Option<Places>,
    /// Half-hours a month over all hats.
    pub half_hours: i64,
    /// The giver has stopped; nothing is offered any more.
    pub left: bool,
}

async fn giver(act: &mut Act) -> Result<Participation, Stop> {
    let mine = participations::worn(act).await?;
    if mine.hat.gives() { Ok(mine) } else { Err(Stop::NotFound) }
}

/// The giver whose room is changed, unless they have stopped.
async fn staying(act: &mut Act) -> Result<(Participation, Permit<kind::Participation>), Stop> {
    let giver = giver(act).await?;
    let permit = act.may(Action::ChangeOwnCapacity, giver.id).await?;
    if departures::of(&mut act.unit, &permit).await?.is_some() {
        return Err(Refusal::MovedOn.into());
    }
    Ok((giver, permit))
}

/// How much room I have.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a giver.
pub async fn room(act: &mut Act) -> Result<Room, Stop> {
    let giver = giver(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, giver.id).await?;
    let places = capacities::places(&mut act.unit, &permit).await?;
    let half_hours = capacities::cap(&mut act.unit, &permit).await?.unwrap_or(capacity::USUAL);
    let left = departures::of(&mut act.unit, &permit).await?.is_some();
    Ok(Room { giver, places, half_hours, left })
}

/// Changes how many places and hours I offer. Places that are taken stay taken; fewer than those stops new matches.
///
/// # Errors
/// [`Refusal::NotOffered`] beyond the ceilings.
pub async fn change(act: &mut Act, places: i64, half_hours: i64) -> Result<(), Stop> {
    let (giver, permit) = staying(act).await?;
    intakes::capacity_fits(giver.hat, places, half_hours)?;
    let until = capacities::places(&mut act.unit, &permit).await?.and_then(|before| before.paused_until);
    capacities::set_places(&mut act.unit, giver.id, places, until).await?;
    let supervision = if giver.hat == Hat::Mentor { capacity::SUPERVISION } else { 0 };
    capacities::set_hours(&mut act.unit, giver.person, giver.cohort, half_hours, supervision).await?;
    act.record(Event::new(What::CapacityChanged, giver.id).about(giver.person)).await
}

/// Rests until a day: no new matches from now on, running pairs go on.
///
/// # Errors
/// [`Refusal::DatesOutOfOrder`] for a day that is not to come.
pub async fn rest(act: &mut Act, until: Date) -> Result<(), Stop> {
    let (mut giver, permit) = staying(act).await?;
    if until <= act.now.to_zoned(TimeZone::UTC).date() {
        return Err(Refusal::DatesOutOfOrder.into());
    }
    let before = capacities::places(&mut act.unit, &permit).await?;
    let places = before.map_or(0, |before| before.places);
    capacities::set_places(&mut act.unit, giver.id, places, Some(until)).await?;
    step(act, &mut giver, State::Available, State::Paused).await?;
    if succession::opens(until, act.now.to_zoned(TimeZone::UTC).date()) {
        successions::rests(act, &permit).await?;
    } else {
        successions::back(act, giver.id).await?;
    }
    act.record(Event::new(What::ParticipationPaused, giver.id).about(giver.person)).await
}

/// Moves a giver without pairs between available and paused; with pairs, `placed` says more and stays.
async fn step(act: &mut Act, giver: &mut Participation, from: State, to: State) -> Result<(), Stop> {
    if giver.state != from {
        return Ok(());
    }
    giver.state = giver.state.step(to, true)?;
    giver.moved_at = act.now;
    participations::save(act, giver).await
}

/// Takes new matches again.
///
/// # Errors
/// [`Refusal::NothingChanged`] when there was no rest.
pub async fn resume(act: &mut Act) -> Result<(), Stop> {
    let (mut giver, permit) = staying(act).await?;
    let before = capacities::places(&mut act.unit, &permit).await?;
    let before = before.filter(|before| before.paused_until.is_some()).ok_or(Refusal::NothingChanged)?;
    capacities::set_places(&mut act.unit, giver.id, before.places, None).await?;
    step(act, &mut giver, State::Paused, State::Available).await?;
    successions::back(act, giver.id).await?;
    act.record(Event::new(What::ParticipationResumed, giver.id).about(giver.person)).await
}

/// One required module: done on a day and valid until another, or not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// The module.
    pub module: Module,
    /// Done on, valid until.
    pub done: Option<(Date, Date)>,
}

/// The training that my hat needs, and what of it the coordinator has recorded.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a giver.
pub async fn training_of_mine(act: &mut Act) -> Result<Vec<Needed>, Stop> {
    let giver = giver(act).await?;
    let permit = act.may(Action::ReadOwnParticipation, giver.id).await?;
    let done = training::of_participation(&mut act.unit, &permit).await?;
    let needed = Module::required(giver.hat).iter().map(|module| Needed {
        module: *module,
        done: done.iter().find(|one| one.module == *module).map(|one| (one.on, valid_until(one.on))),
    });
    Ok(needed.collect())
}
