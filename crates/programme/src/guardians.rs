//! Those who guard sponsorship: who they are, and the one page that they have. It is made of counts, and of what needs
//! somebody: never what was done, in which way, for whom, or what came of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use trellis_domain::{
    address::Address,
    disclosure::{ProtectedCount, nhs_2018},
    event::{Event, What},
    hat::{Grant, Role},
    id::{GrantId, PersonId, ProgrammeId},
    language::Language,
    permission::{Action, Actor},
    refusal::Refusal,
    succession::Why,
};
use trellis_store::{cohorts, grants, guardians, standing::in_line_with};

use crate::{
    act::{Act, Stop},
    coordinators::account_of,
    exceptions::{self, Wished},
    news,
};

/// One sponsor, as a guardian sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guarded {
    /// Their name.
    pub name: String,
    /// How many acts they have done, of whatever kind.
    pub done: ProtectedCount,
    /// They have declared something about a panel.
    pub declared: bool,
}

/// A sponsor who goes or rests for long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Going {
    /// Their name.
    pub name: String,
    /// Why somebody else is needed.
    pub why: Why,
    /// Since when.
    pub since: Date,
    /// How many acts they have planned.
    pub planned: ProtectedCount,
}

/// The page of a guardian.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// Every sponsor, by name.
    pub sponsors: Vec<Guarded>,
    /// Those who go or rest for long, the longest first.
    pub going: Vec<Going>,
    /// Mentees' wishes to have one helper in two hats, the first first: with whom and why, never whose.
    pub wished: Vec<Wished>,
}

/// The page of whoever guards sponsorship in a programme. A sponsor with whom they stand in a line of management is not on
/// it. The look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read(act: &mut Act) -> Result<Watch, Stop> {
    let Actor::Person { role: Role::Guarding(programme), .. } = act.actor else {
        return Err(Stop::NotFound);
    };
    let permit = act.may(Action::ReadGuarded, programme).await?;
    let sponsors = guardians::sponsors(&mut act.unit, &permit).await?;
    let acts = guardians::acts(&mut act.unit, &act.keys, &permit).await?;
    let declared = guardians::declared(&mut act.unit, &permit).await?;
    let open = guardians::successions(&mut act.unit, &permit).await?;
    let people: Vec<PersonId> = sponsors.iter().map(|one| one.person).collect();
    let shut = in_line_with(&mut act.unit, &act.keys, act.now, act.actor, &people).await?;
    let mut watch = Watch { wished: exceptions::waiting(act, &permit).await?, ..Watch::default() };
    // Somebody who sponsors in two cohorts is one sponsor, and has one number.
    let mut whole: BTreeMap<(String, PersonId), (u32, bool)> = BTreeMap::new();
    for one in sponsors.iter().filter(|one| !shut.contains(&one.person)) {
        let (done, planned) = acts.get(&one.participation).copied().unwrap_or_default();
        let sum = whole.entry((one.name.clone(), one.person)).or_default();
        sum.0 += done;
        sum.1 |= declared.contains(&one.participation);
        for (_, why, since) in open.iter().filter(|(sponsor, ..)| *sponsor == one.participation) {
            let name = one.name.clone();
            watch.going.push(Going { name, why: *why, since: *since, planned: nhs_2018(planned) });
        }
    }
    watch.going.sort_by(|one, other| (one.since, &one.name).cmp(&(other.since, &other.name)));
    let lines = whole.into_iter().map(|((name, _), (done, declared))| Guarded {
        name,
        done: nhs_2018(done),
        declared,
    });
    watch.sponsors.extend(lines);
    for cohort in cohorts::of_programme(&mut act.unit, &permit).await? {
        act.looked_through(cohort.id, "guardian").await?;
    }
    Ok(watch)
}

/// Those who guard sponsorship in a programme, for its coordinator.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn of(act: &mut Act, id: ProgrammeId) -> Result<Vec<grants::Held>, Stop> {
    let permit = act.may(Action::NameGuardian, id).await?;
    Ok(grants::guardians_of_programme(&mut act.unit, &permit).await?)
}

/// Names somebody by address, who is told.
///
/// # Errors
/// [`Refusal::NotAnAddress`]; [`Refusal::OwnCohort`] for somebody who takes part in the programme;
/// [`Refusal::NothingChanged`] for somebody who is one already.
pub async fn name(act: &mut Act, id: ProgrammeId, written: &str) -> Result<(), Stop> {
    let permit = act.may(Action::NameGuardian, id).await?;
    let address = Address::read(written).map_err(|_| Refusal::NotAnAddress)?;
    let person = account_of(act, &address, written, Language::English).await?;
    let held = grants::guardians_of_programme(&mut act.unit, &permit).await?;
    if held.iter().any(|one| one.account == person) {
        return Err(Refusal::NothingChanged.into());
    }
    if grants::takes_part(&mut act.unit, person, id).await? {
        return Err(Refusal::OwnCohort.into());
    }
    let by = act.actor.person();
    let role = Grant::SponsorshipGuardian;
    grants::give(&mut act.unit, person, role, Some(id), by, act.now, &mut act.dice).await?;
    news::tell(act, person, "role-given", "/home").await?;
    act.record(Event::new(What::GrantGiven, id).about(person)).await
}

/// Ends somebody's guarding.
///
/// # Errors
/// [`Stop::NotFound`] for every other role.
pub async fn end(act: &mut Act, id: GrantId) -> Result<(), Stop> {
    let permit = act.may(Action::EndGuardian, id).await?;
    let held = grants::load(&mut act.unit, &permit).await?;
    if held.role != Grant::SponsorshipGuardian {
        return Err(Stop::NotFound);
    }
    grants::end(&mut act.unit, &permit, act.now).await?;
    act.record(Event::new(What::GrantEnded, id).about(held.account)).await
}
