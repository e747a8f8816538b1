//! Where a programme stands, what it still lacks and who holds it; and its steps forward.

use jiff::{Timestamp, civil::Date};
use trellis_domain::{
    cohort::{CohortState, ProgrammeState, last_call},
    day,
    event::{Event, What},
    id::{ProgrammeId, kind},
    permission::{Action, Permit},
    positive_action::PositiveActionRecord,
    readiness::{self, Answer, Check, Facts, Missing, Step},
    refusal::Refusal,
    retention::Kept,
};
pub use trellis_store::cohorts::Cohort;
use trellis_store::{
    checks::{self, Signature},
    cohorts, endings as kept,
    grants::{self, Held},
    grounds,
    organisations::{self, Organisation},
    programmes::{self, Programme},
    purposes::{self, Assessments, Decision},
    signposts::{self, Signpost},
};

use crate::{
    act::{Act, Stop},
    endings,
};

/// Everything that is known about a programme's frame.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The programme.
    pub programme: Programme,
    /// The hosts of the installation; their names are allowed in an alias.
    pub hosts: Vec<Organisation>,
    /// Its positive action record.
    pub record: Option<PositiveActionRecord>,
    /// What is decided about purposes.
    pub decisions: Vec<Decision>,
    /// Its assessments.
    pub assessments: Assessments,
    /// Its checks.
    pub checks: Vec<(Check, Answer)>,
    /// The signature under its charter.
    pub charter: Option<Signature>,
    /// Its coordinators.
    pub coordinators: Vec<Held>,
    /// Its contacts for help.
    pub signposts: Vec<Signpost>,
    /// Its cohorts, the newest first.
    pub cohorts: Vec<Cohort>,
    /// When it closed, if it has.
    pub closed_at: Option<Timestamp>,
    /// The facts that decide what is missing.
    pub facts: Facts,
}

impl Frame {
    /// What is missing before the next step; before the next cohort once the programme runs. Nothing once it has closed.
    pub fn missing(&self) -> Vec<Missing> {
        match self.programme.state {
            ProgrammeState::Draft => readiness::before_authorised(&self.facts),
            ProgrammeState::Authorised => readiness::before_ready(&self.facts),
            ProgrammeState::Closed => Vec::new(),
            _ => readiness::before_opening(&self.facts),
        }
    }

    /// The day on which the last cohort ends, once it is near and no further one is planned.
    pub fn last_call(&self) -> Option<Date> {
        last_call(&endings::courses(&self.cohorts), self.facts.today)
    }

    /// Whether a cohort is planned that can still be opened.
    pub fn plans(&self) -> bool {
        let lapsed = |one: &Cohort| one.state.lapsed(one.timetable.ends, self.facts.today);
        self.cohorts.iter().any(|one| one.state == CohortState::Planned && !lapsed(one))
    }

    /// Until when its record is kept, once it has closed.
    pub fn kept_until(&self) -> Option<Timestamp> {
        self.closed_at.map(|closed| Kept::Programme.ends(closed))
    }

    /// Whether everything that a page of the set-up asks for is there.
    pub fn done(&self, step: Step) -> bool {
        match step {
            Step::Words | Step::Languages => true,
            Step::Timetable => !self.cohorts.is_empty(),
            _ => !readiness::before_opening(&self.facts).iter().any(|missing| missing.step() == step),
        }
    }
}

/// The frame of a programme, for its coordinator.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn frame(act: &mut Act, id: ProgrammeId) -> Result<Frame, Stop> {
    let permit = act.may(Action::ReadProgramme, id).await?;
    load(act, &permit).await
}

pub(crate) async fn load(act: &mut Act, permit: &Permit<kind::Programme>) -> Result<Frame, Stop> {
    let unit = &mut act.unit;
    let record = grounds::load(unit, permit).await?;
    let decisions = purposes::of(unit, permit).await?;
    let assessments = purposes::assessments(unit, permit).await?;
    let checks = checks::of(unit, permit).await?;
    let charter = checks::charter(unit, permit).await?;
    let coordinators = grants::of_programme(unit, permit).await?;
    let signposts = signposts::of(unit, permit).await?;
    let facts = Facts {
        today: day::of(act.now),
        record: record.clone(),
        decided: decisions.iter().map(|decision| decision.purpose).collect(),
        data_protection: !assessments.data_protection.trim().is_empty(),
        equality: !assessments.equality.trim().is_empty(),
        checks: checks.clone(),
        charter: charter.is_some(),
        coordinators: coordinators.len(),
        signposts: signposts.len(),
    };
    Ok(Frame {
        programme: programmes::load(unit, permit).await?,
        hosts: organisations::every(unit).await?,
        cohorts: cohorts::of_programme(unit, permit).await?,
        closed_at: kept::closed_at(unit, permit).await?,
        record,
        decisions,
        assessments,
        checks,
        charter,
        coordinators,
        signposts,
        facts,
    })
}

/// Takes the programme one step forward: `draft → authorised → ready`. There is no way around what is missing.
///
/// # Errors
/// [`Refusal::NotReady`] while something is missing; the programme's page lists it.
pub async fn advance(act: &mut Act, id: ProgrammeId) -> Result<(), Stop> {
    let permit = act.may(Action::AdvanceProgramme, id).await?;
    let frame = load(act, &permit).await?;
    let next = readiness::advance(frame.programme.state, &frame.facts).map_err(|_| Refusal::NotReady)?;
    let state = frame.programme.state.step(next)?;
    if !programmes::save(&mut act.unit, &Programme { state, ..frame.programme }).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::ProgrammeAdvanced, id)).await
}
