//! Who coordinates a programme. Two at least, so that one can stand aside; and nobody who takes part in it.

use trellis_domain::{
    address::Address,
    event::{Event, What},
    hat::Grant,
    id::{CohortId, GrantId, Id, PersonId, ProgrammeId},
    language::Language,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{
    accounts::{self, Account},
    conflicts, grants,
};

use crate::{
    act::{Act, Stop},
    news,
};

/// The account of an address; a new one where there is none. Declarations that waited for the address then name it.
pub(crate) async fn account_of(
    act: &mut Act,
    address: &Address,
    written: &str,
    language: Language,
) -> Result<PersonId, Stop> {
    if let Some(account) = accounts::of_address(&mut act.unit, address.as_str()).await? {
        return Ok(account.id);
    }
    let id: PersonId = Id::random(&mut act.dice);
    let account = Account {
        id,
        address: address.to_string(),
        written_address: written.trim().to_owned(),
        language,
        active: true,
        letters: "each".to_owned(),
    };
    accounts::add(&mut act.unit, &account, act.now).await?;
    conflicts::settle(&mut act.unit, &act.keys, address, id).await?;
    Ok(id)
}

/// Refuses whoever coordinates the programme of a cohort: they cannot take part in it.
///
/// # Errors
/// [`Refusal::OwnCohort`].
pub async fn not_own(act: &mut Act, person: PersonId, cohort: CohortId) -> Result<(), Stop> {
    if grants::coordinates(&mut act.unit, person, cohort).await? {
        return Err(Refusal::OwnCohort.into());
    }
    Ok(())
}

/// Names another coordinator by address, who is told.
///
/// # Errors
/// [`Refusal::NotAnAddress`]; [`Refusal::OwnCohort`] for somebody who takes part; [`Refusal::NothingChanged`] for
/// somebody who is one already.
pub async fn name(act: &mut Act, id: ProgrammeId, written: &str) -> Result<(), Stop> {
    let permit = act.may(Action::NameCoordinator, id).await?;
    let address = Address::read(written).map_err(|_| Refusal::NotAnAddress)?;
    let person = account_of(act, &address, written, Language::English).await?;
    if grants::coordinators(&mut act.unit, &permit).await?.contains(&person) {
        return Err(Refusal::NothingChanged.into());
    }
    if grants::takes_part(&mut act.unit, person, id).await? {
        return Err(Refusal::OwnCohort.into());
    }
    let by = act.actor.person();
    grants::give(&mut act.unit, person, Grant::Coordinator, Some(id), by, act.now, &mut act.dice).await?;
    news::tell(act, person, "role-given", "/home").await?;
    act.record(Event::new(What::GrantGiven, id).about(person)).await
}

/// Ends somebody's coordinating, one's own too.
///
/// # Errors
/// [`Refusal::LastOne`] when nobody would be left.
pub async fn end(act: &mut Act, id: GrantId) -> Result<(), Stop> {
    let permit = act.may(Action::EndCoordinator, id).await?;
    let held = grants::load(&mut act.unit, &permit).await?;
    if held.role != Grant::Coordinator {
        return Err(Stop::NotFound);
    }
    if grants::count(&mut act.unit, Grant::Coordinator, held.programme).await? < 2 {
        return Err(Refusal::LastOne.into());
    }
    grants::end(&mut act.unit, &permit, act.now).await?;
    act.record(Event::new(What::GrantEnded, id).about(held.account)).await
}
