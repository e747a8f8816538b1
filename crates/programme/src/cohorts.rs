//! Cohorts: planned until the programme has closed, opened only in one that lacks nothing.

use trellis_domain::{
    cohort::{CohortState, ProgrammeState, Timetable},
    event::{Event, What},
    id::{CohortId, Id, ProgrammeId},
    permission::Action,
    readiness::{self, Missing},
    refusal::Refusal,
};
use trellis_store::{
    cohorts::{self, Cohort},
    programmes::{self, Programme},
};

use crate::{
    act::{Act, Stop},
    readiness::load,
};

/// A name and dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its name, for signed-in pages.
    pub name: String,
    /// Its dates.
    pub timetable: Timetable,
}

impl Plan {
    fn checked(self) -> Result<Self, Refusal> {
        let name = self.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > 80 {
            return Err(Refusal::Incomplete);
        }
        Ok(Self { name, timetable: self.timetable.checked()? })
    }
}

/// The cohort that a coordinator works on: the one asked for, else the newest that is open, else the newest.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator, and for a cohort of another programme.
pub async fn current(
    act: &mut Act,
    programme: ProgrammeId,
    asked: Option<CohortId>,
) -> Result<Option<Cohort>, Stop> {
    let permit = act.may(Action::ReadProgramme, programme).await?;
    let cohorts = cohorts::of_programme(&mut act.unit, &permit).await?;
    if let Some(asked) = asked {
        return Ok(Some(cohorts.into_iter().find(|cohort| cohort.id == asked).ok_or(Stop::NotFound)?));
    }
    let open = cohorts.iter().position(|cohort| takes_people(cohort.state));
    Ok(cohorts.into_iter().nth(open.unwrap_or(0)))
}

/// One cohort, for whoever coordinates it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read(act: &mut Act, id: CohortId) -> Result<Cohort, Stop> {
    let permit = act.may(Action::ReadCohort, id).await?;
    Ok(cohorts::load(&mut act.unit, &permit).await?)
}

/// Whether people can still come in.
pub const fn takes_people(state: CohortState) -> bool {
    matches!(state, CohortState::Recruiting | CohortState::Matching | CohortState::Running)
}

/// Plans a cohort. It takes nobody until it is opened.
///
/// # Errors
/// [`Refusal::DatesOutOfOrder`] or [`Refusal::Incomplete`].
pub async fn plan(act: &mut Act, programme: ProgrammeId, plan: Plan) -> Result<CohortId, Stop> {
    act.may(Action::PlanCohort, programme).await?;
    let Plan { name, timetable } = plan.checked()?;
    let id: CohortId = Id::random(&mut act.dice);
    let cohort = Cohort {
        id,
        programme,
        name,
        timetable,
        meetings_at_least: 6,
        state: CohortState::Planned,
        version: 0,
    };
    cohorts::save(&mut act.unit, &cohort).await?;
    act.record(Event::new(What::CohortChanged, id)).await?;
    Ok(id)
}

/// Changes the name and dates of a cohort that is not closed, where one could still be planned.
///
/// # Errors
/// [`Refusal::DatesOutOfOrder`], [`Refusal::Incomplete`] or [`Refusal::MovedOn`]; [`Stop::Changed`].
pub async fn change(act: &mut Act, id: CohortId, version: i64, plan: Plan) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeCohort, id).await?;
    let Plan { name, timetable } = plan.checked()?;
    let cohort = cohorts::load(&mut act.unit, &permit).await?;
    act.may(Action::PlanCohort, cohort.programme).await?;
    if !cohort.state.changes() {
        return Err(Refusal::MovedOn.into());
    }
    if !cohorts::save(&mut act.unit, &Cohort { name, timetable, version, ..cohort }).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::CohortChanged, id)).await
}

/// Opens a planned cohort: from now on people can come in, and the programme is running, also one that was closing.
///
/// # Errors
/// [`Refusal::NotReady`] while the programme lacks anything, or its review is more than 30 days late.
pub async fn open(act: &mut Act, id: CohortId) -> Result<(), Stop> {
    let permit = act.may(Action::OpenCohort, id).await?;
    let cohort = cohorts::load(&mut act.unit, &permit).await?;
    let owner = act.may(Action::ReadProgramme, cohort.programme).await?;
    let frame = load(act, &owner).await?;
    let running =
        readiness::open(frame.programme.state, &frame.facts).map_err(|_: Vec<Missing>| Refusal::NotReady)?;
    if frame.programme.state != ProgrammeState::Running {
        let state = frame.programme.state.step(running)?;
        if !programmes::save(&mut act.unit, &Programme { state, ..frame.programme }).await? {
            return Err(Stop::Changed);
        }
    }
    let state = cohort.state.step(CohortState::Recruiting)?;
    if !cohorts::save(&mut act.unit, &Cohort { state, ..cohort }).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::CohortOpened, id)).await
}
