//! Instruments on the host's side: wording entered after permission was had, published, and retired.

use std::collections::BTreeMap;

use trellis_domain::{
    day,
    event::{Event, What},
    id::kind,
    instrument::{self, Edition, Instrument, Lack, Wording},
    permission::{Action, Permit},
    readiness::Purpose,
    refusal::Refusal,
};
pub use trellis_store::instruments::Hosted;
use trellis_store::{instruments, purposes};

use crate::act::{Act, Stop};

/// One instrument as a coordinator sees it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which one.
    pub instrument: Instrument,
    /// Its newest wording; none before one was entered, and for our own.
    pub hosted: Option<Hosted>,
    /// What is lacking before the newest wording can be published.
    pub lacking: Vec<Lack>,
}

async fn newest(
    act: &mut Act,
    permit: &Permit<kind::Programme>,
) -> Result<(BTreeMap<Instrument, Hosted>, Vec<Purpose>), Stop> {
    let all = instruments::newest(&mut act.unit, permit).await?;
    let decided = purposes::of(&mut act.unit, permit).await?;
    let used = decided.into_iter().filter(purposes::Decision::used).map(|one| one.purpose).collect();
    Ok((all.into_iter().map(|one| (one.instrument, one)).collect(), used))
}

/// Every instrument, with where it stands in the programme that I coordinate.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a coordinator.
pub async fn every(act: &mut Act) -> Result<Vec<Listed>, Stop> {
    let programme = act.coordinating()?;
    let permit = act.may(Action::ChangeInstruments, programme).await?;
    let (mut all, used) = newest(act, &permit).await?;
    let listed = |instrument: &Instrument| {
        let hosted = all.remove(instrument);
        let wording = hosted.as_ref().map(|one| one.wording.clone()).unwrap_or_default();
        let lacking = instrument::lacking(*instrument, &wording, used.contains(&instrument.purpose()));
        Listed { instrument: *instrument, hosted, lacking }
    };
    Ok(Instrument::ALL.iter().map(listed).collect())
}

/// One instrument.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a coordinator, and for our own, whose wording nobody enters.
pub async fn one(act: &mut Act, wanted: Instrument) -> Result<Listed, Stop> {
    every(act)
        .await?
        .into_iter()
        .find(|one| one.instrument == wanted && wanted.hosted())
        .ok_or(Stop::NotFound)
}

/// Keeps a wording as a draft. After one was retired this begins the next version.
///
/// # Errors
/// [`Refusal::MovedOn`] while one is published: it is never changed.
pub async fn enter(act: &mut Act, wanted: Instrument, wording: Wording) -> Result<(), Stop> {
    let before = one(act, wanted).await?.hosted;
    let version = match before.as_ref().map(|one| (one.edition, one.version)) {
        None => 1,
        Some((Edition::Draft, version)) => version,
        Some((Edition::Retired, version)) => version + 1,
        Some((Edition::Published, _)) => return Err(Refusal::MovedOn.into()),
    };
    let moved_on = day::of(act.now);
    keep(act, Hosted { instrument: wanted, version, edition: Edition::Draft, wording, moved_on }).await
}

/// Publishes the draft.
///
/// # Errors
/// [`Refusal::Incomplete`] while something is lacking; [`Refusal::MovedOn`] when there is no draft.
pub async fn publish(act: &mut Act, wanted: Instrument) -> Result<(), Stop> {
    let found = one(act, wanted).await?;
    let hosted = found.hosted.ok_or(Refusal::MovedOn)?;
    let used = !found.lacking.contains(&Lack::Purpose);
    let edition = instrument::publish(wanted, hosted.edition, &hosted.wording, used)?;
    let moved_on = day::of(act.now);
    keep(act, Hosted { edition, moved_on, ..hosted }).await
}

/// Retires what is published: it is asked of nobody any more. What people have answered stays theirs.
///
/// # Errors
/// [`Refusal::MovedOn`] when none is published.
pub async fn retire(act: &mut Act, wanted: Instrument) -> Result<(), Stop> {
    let hosted = one(act, wanted).await?.hosted.ok_or(Refusal::MovedOn)?;
    let edition = hosted.edition.step(Edition::Retired)?;
    let moved_on = day::of(act.now);
    keep(act, Hosted { edition, moved_on, ..hosted }).await
}

async fn keep(act: &mut Act, hosted: Hosted) -> Result<(), Stop> {
    let programme = act.coordinating()?;
    let permit = act.may(Action::ChangeInstruments, programme).await?;
    instruments::keep(&mut act.unit, &permit, &hosted).await?;
    act.record(Event::new(What::ProgrammeChanged, programme)).await
}
