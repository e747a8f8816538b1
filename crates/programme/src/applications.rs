//! Givers who want to help: accepted or declined by the coordinator, trained, and then available by themselves.

use jiff::civil::Date;
use trellis_domain::{
    application, capacity, day,
    event::{Event, What},
    hat::Hat,
    id::{CohortId, ParticipationId, PersonId, kind},
    participation::ParticipationState,
    permission::{Action, Permit},
    refusal::Refusal,
    training::{self, Module},
};
pub use trellis_store::applications::Application as Said;
use trellis_store::{
    access, applications, capacities,
    participations::{self, Participation},
    people,
    standing::in_line_with,
    training::{self as trainings, Done},
};

use crate::{
    act::{Act, Stop},
    news,
};

/// One application that waits for an answer.
#[derive(Debug, Clone)]
pub struct Application {
    /// The participation.
    pub id: ParticipationId,
    /// Who applies.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// As what.
    pub hat: Hat,
    /// Since which day.
    pub since: Date,
    /// The day by which it is answered.
    pub answer_by: Date,
    /// Whether it is late.
    pub overdue: bool,
    /// Why they would help, what they bring and what they pledge.
    pub said: Said,
}

/// The applications of a cohort, the oldest first. That the list was opened is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn list(act: &mut Act, cohort: CohortId) -> Result<Vec<Application>, Stop> {
    let permit = act.may(Action::ListPeople, cohort).await?;
    access::looked_through(&mut act.unit, act.now, act.actor, cohort, "applications", &mut act.dice).await?;
    waiting(act, &permit).await
}

pub(crate) async fn waiting(act: &mut Act, permit: &Permit<kind::Cohort>) -> Result<Vec<Application>, Stop> {
    let people = people::of_cohort(&mut act.unit, permit).await?;
    let mut applied = participations::of_cohort(&mut act.unit, permit).await?;
    applied.retain(|one| one.state == ParticipationState::Applied);
    let persons: Vec<PersonId> = applied.iter().map(|one| one.person).collect();
    let shut = in_line_with(&mut act.unit, &act.keys, act.now, act.actor, &persons).await?;
    applied.retain(|one| !shut.contains(&one.person));
    let today = day::of(act.now);
    let mut said = applications::of_cohort(&mut act.unit, permit).await?;
    let mut of = |one: Participation| {
        let person = people.iter().find(|person| person.id == one.person)?;
        let since = day::of(one.moved_at);
        Some(Application {
            id: one.id,
            person: one.person,
            name: person.profile.name(),
            organisation: person.profile.organisation.clone(),
            hat: one.hat,
            since,
            answer_by: application::answer_by(since),
            overdue: application::overdue(since, today),
            said: said.remove(&one.id).unwrap_or_default(),
        })
    };
    let mut waiting: Vec<Application> = applied.into_iter().filter_map(&mut of).collect();
    // Those of one day, such as everybody of a file, stand by name.
    waiting.sort_by_cached_key(|one| (one.since, people::search_key(&one.name), one.id));
    Ok(waiting)
}

/// Accepts an application. Whoever has done the training already is available at once.
///
/// # Errors
/// [`Refusal::OwnCohort`] for somebody who coordinates the cohort.
pub async fn accept(act: &mut Act, id: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::AcceptApplication, id).await?;
    let mut giver = participations::load(&mut act.unit, &permit).await?;
    crate::coordinators::not_own(act, giver.person, giver.cohort).await?;
    step(act, &mut giver, ParticipationState::Accepted)?;
    if capacities::places(&mut act.unit, &permit).await?.is_none() {
        capacities::set_places(&mut act.unit, id, 1, None).await?;
        let supervision = if giver.hat == Hat::Mentor { capacity::SUPERVISION } else { 0 };
        capacities::set_hours(&mut act.unit, giver.person, giver.cohort, capacity::USUAL, supervision)
            .await?;
    }
    let done = trainings::of_participation(&mut act.unit, &permit).await?;
    move_on(act, &mut giver, &done)?;
    save(act, &giver).await?;
    news::tell(act, giver.person, "application-accepted", "/home").await?;
    act.record(Event::new(What::ApplicationAccepted, id).about(giver.person)).await
}

/// Declines an application, with kind words and no reason.
///
/// # Errors
/// [`Stop::NotFound`] unless it waits for an answer.
pub async fn decline(act: &mut Act, id: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::DeclineApplication, id).await?;
    let mut giver = participations::load(&mut act.unit, &permit).await?;
    step(act, &mut giver, ParticipationState::Declined)?;
    save(act, &giver).await?;
    news::tell(act, giver.person, "application-declined", "/home").await?;
    act.record(Event::new(What::ApplicationDeclined, id).about(giver.person)).await
}

/// Records a module that a giver has done; whose it is. With the last one that their hat needs they become available.
///
/// # Errors
/// [`Refusal::Incomplete`] for a day to come or without a place where it was done.
pub async fn record_training(
    act: &mut Act,
    id: ParticipationId,
    module: Module,
    on: Date,
    source: &str,
) -> Result<PersonId, Stop> {
    let permit = act.may(Action::RecordTraining, id).await?;
    let mut giver = participations::load(&mut act.unit, &permit).await?;
    let source = source.trim();
    if on > day::of(act.now) || source.is_empty() || source.chars().count() > 160 {
        return Err(Refusal::Incomplete.into());
    }
    let by = act.person()?;
    trainings::record(&mut act.unit, &permit, &Done { module, on, source: source.to_owned() }, by).await?;
    let done = trainings::of_participation(&mut act.unit, &permit).await?;
    let before = giver.state;
    move_on(act, &mut giver, &done)?;
    if giver.state != before {
        save(act, &giver).await?;
        news::tell(act, giver.person, "training-complete", "/home").await?;
    }
    act.record(Event::new(What::TrainingRecorded, id).about(giver.person)).await?;
    Ok(giver.person)
}

/// Whose hat it is, for the page on which training is recorded.
///
/// # Errors
/// [`Stop::NotFound`] unless training can be recorded.
pub async fn person_of(act: &mut Act, id: ParticipationId) -> Result<PersonId, Stop> {
    let permit = act.may(Action::RecordTraining, id).await?;
    Ok(participations::load(&mut act.unit, &permit).await?.person)
}

/// `accepted → trained → available`, by itself, when the modules are there.
fn move_on(act: &Act, giver: &mut Participation, done: &[Done]) -> Result<(), Stop> {
    let done: Vec<(Module, Date)> = done.iter().map(|done| (done.module, done.on)).collect();
    let whole = training::lacking(giver.hat, &done, day::of(act.now)).is_empty();
    if whole && giver.state == ParticipationState::Accepted {
        step(act, giver, ParticipationState::Trained)?;
    }
    if whole && giver.state == ParticipationState::Trained {
        step(act, giver, ParticipationState::Available)?;
    }
    Ok(())
}

fn step(act: &Act, giver: &mut Participation, next: ParticipationState) -> Result<(), Stop> {
    giver.state = giver.state.step(next, giver.hat.gives())?;
    giver.moved_at = act.now;
    Ok(())
}

async fn save(act: &mut Act, giver: &Participation) -> Result<(), Stop> {
    if participations::save(&mut act.unit, giver).await? { Ok(()) } else { Err(Stop::Changed) }
}
