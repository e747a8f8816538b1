//! The people of a cohort as its coordinator sees them: names, hats, states, days. Every look is written down.

use jiff::{SignedDuration, civil::Date};
use trellis_domain::{
    day,
    event::{Event, What},
    hat::{Hat, Role},
    id::{CohortId, ParticipationId, PersonId},
    participation::ParticipationState,
    permission::{Action, Actor},
    refusal::Refusal,
};
pub use trellis_store::participations::Participation;
use trellis_store::{
    access, accounts, cohorts, participations,
    people::{self, Profile},
    standing::in_line_with,
    training::{self, Done},
};

use crate::act::{Act, Stop};

/// One hat of somebody in a cohort.
#[derive(Debug, Clone)]
pub struct Line {
    /// The participation.
    pub id: ParticipationId,
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The hat.
    pub hat: Hat,
    /// Where it stands.
    pub state: ParticipationState,
    /// For a mentee who waits: days since they joined the queue.
    pub waiting: Option<i32>,
}

/// The people of a cohort, in one state or in any. That the list was opened is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn list(
    act: &mut Act,
    cohort: CohortId,
    state: Option<ParticipationState>,
) -> Result<Vec<Line>, Stop> {
    let permit = act.may(Action::ListPeople, cohort).await?;
    let people = people::of_cohort(&mut act.unit, &permit).await?;
    let participations = participations::of_cohort(&mut act.unit, &permit).await?;
    let persons: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let shut = in_line_with(&mut act.unit, &act.keys, act.now, act.actor, &persons).await?;
    access::looked_through(&mut act.unit, act.now, act.actor, cohort, "people", &mut act.dice).await?;
    let today = day::of(act.now);
    let mut lines = Vec::new();
    for person in people.iter().filter(|person| !shut.contains(&person.id)) {
        let own = participations.iter().filter(|one| one.person == person.id);
        for one in own.filter(|one| state.is_none_or(|state| state == one.state)) {
            lines.push(Line {
                id: one.id,
                person: person.id,
                name: person.profile.name(),
                hat: one.hat,
                state: one.state,
                waiting: waiting(one, today),
            });
        }
    }
    Ok(lines)
}

/// Days in the queue, for a mentee who waits.
pub fn waiting(one: &Participation, today: Date) -> Option<i32> {
    let since = one.queued_at.filter(|_| one.state == ParticipationState::Waiting)?;
    Some((today - day::of(since)).get_days())
}

/// One person's record as the coordinator sees it. Nothing of class A or B, nothing about equality.
#[derive(Debug, Clone)]
pub struct Record {
    /// The person.
    pub id: PersonId,
    /// Who they are at work.
    pub profile: Profile,
    /// Their address.
    pub address: String,
    /// Their hats in this programme.
    pub hats: Vec<Participation>,
    /// Their training.
    pub training: Vec<Done>,
}

/// What comes of asking for a record.
#[derive(Debug, Clone)]
pub enum Opened {
    /// The record; the look is written down.
    Record(Box<Record>),
    /// Outside the caseload: a reason is asked for first, and shown to the person.
    ReasonNeeded,
}

/// For how long a reason that was given lets its giver look.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(30);

/// Opens a person's record, and writes down that it was opened.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator, and for a declared line manager.
pub async fn read(act: &mut Act, id: PersonId) -> Result<Opened, Stop> {
    let permit = act.may(Action::ReadPerson, id).await?;
    let person = people::load(&mut act.unit, &permit).await?.ok_or(Stop::NotFound)?;
    let (hats, caseload) = hats(act, &permit).await?;
    let reason = if caseload {
        String::new()
    } else {
        let since = act.now.saturating_sub(GOOD_FOR).unwrap_or(act.now);
        let by = act.person()?;
        match access::reason(&mut act.unit, &permit, by, since).await? {
            Some(reason) => reason,
            None => return Ok(Opened::ReasonNeeded),
        }
    };
    act.looked(id, "person", &reason).await?;
    let address = accounts::load(&mut act.unit, &permit).await?.written_address;
    let training = training::of_person(&mut act.unit, &permit).await?;
    Ok(Opened::Record(Box::new(Record { id, profile: person.profile, address, hats, training })))
}

/// The person's hats in the programme that is being coordinated, and whether one of them is still open.
async fn hats(
    act: &mut Act,
    permit: &trellis_domain::permission::Permit<trellis_domain::id::kind::Person>,
) -> Result<(Vec<Participation>, bool), Stop> {
    let Actor::Person { role: Role::Coordinating(programme), .. } = act.actor else {
        return Err(Stop::NotFound);
    };
    let owner = act.may(Action::ReadProgramme, programme).await?;
    let cohorts = cohorts::of_programme(&mut act.unit, &owner).await?;
    let mut hats = participations::of_person(&mut act.unit, permit).await?;
    hats.retain(|one| cohorts.iter().any(|cohort| cohort.id == one.cohort));
    let over = |id| {
        let state = cohorts.iter().find(|cohort| cohort.id == id).map(|cohort| cohort.state);
        state == Some(trellis_domain::cohort::CohortState::Closed)
    };
    let caseload = hats.iter().any(|one| one.state.open() && !over(one.cohort));
    Ok((hats, caseload))
}

/// Gives the reason for opening a record outside the caseload. The person can read it.
///
/// # Errors
/// [`Refusal::Incomplete`] without a reason.
pub async fn give_reason(act: &mut Act, id: PersonId, reason: &str) -> Result<(), Stop> {
    act.may(Action::ReadPerson, id).await?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Refusal::Incomplete.into());
    }
    act.looked(id, "person", reason).await?;
    act.record(Event::new(What::RecordOpened, id).about(id)).await
}
