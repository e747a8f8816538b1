//! What waits for a coordinator: counts and days, so that the most urgent thing comes first.

use trellis_domain::{
    day, hat::Hat, id::ProgrammeId, pair::PairState, participation::ParticipationState, permission::Action,
};
use trellis_store::{cohorts::Cohort, pairs, participations};

use crate::{
    act::{Act, Stop},
    applications::{self, Application},
    cohorts, invitations,
    people::waiting,
    readiness::{self, Frame},
};

/// After so many days in the queue a mentee's wait is long (`model.md` 2.2).
pub const LONG_WAIT: i32 = 35;
/// After so many days without an agreement a pair waits for its signatures.
const UNSIGNED: i32 = 14;

/// What waits.
#[derive(Debug, Clone)]
pub struct Duties {
    /// The programme's frame.
    pub frame: Frame,
    /// The cohort that is worked on.
    pub cohort: Option<Cohort>,
    /// Applications without an answer.
    pub applications: Vec<Application>,
    /// Hats in the cohort.
    pub people: usize,
    /// Mentees who wait for a match.
    pub waiting: usize,
    /// The longest wait, in days.
    pub longest_wait: Option<i32>,
    /// Pairs without signatures for two weeks.
    pub unsigned: usize,
    /// Active pairs in which nothing was held or booked for eight weeks (`model.md` 2.3: 42 and 14 days).
    pub quiet: usize,
    /// Givers whose training is not recorded yet.
    pub untrained: usize,
    /// People from a file who were not written to yet.
    pub uninvited: usize,
}

/// Everything that waits for the coordinator of a programme.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn of(act: &mut Act, programme: ProgrammeId) -> Result<Duties, Stop> {
    let frame = readiness::frame(act, programme).await?;
    let cohort = cohorts::current(act, programme, None).await?;
    let mut duties = Duties {
        frame,
        cohort,
        applications: Vec::new(),
        people: 0,
        waiting: 0,
        longest_wait: None,
        unsigned: 0,
        quiet: 0,
        untrained: 0,
        uninvited: 0,
    };
    let Some(cohort) = duties.cohort.clone() else { return Ok(duties) };
    let permit = act.may(Action::ReadCohort, cohort.id).await?;
    let today = day::of(act.now);
    duties.applications = applications::waiting(act, &permit).await?;
    let hats = participations::of_cohort(&mut act.unit, &permit).await?;
    duties.people = hats.len();
    let waits: Vec<i32> = hats.iter().filter_map(|one| waiting(one, today)).collect();
    let state = |state| hats.iter().filter(|one| one.state == state).count();
    duties.waiting =
        hats.iter().filter(|one| one.hat == Hat::Mentee && one.state == ParticipationState::Waiting).count();
    duties.longest_wait = waits.into_iter().max();
    duties.untrained = state(ParticipationState::Accepted);
    let pairs = pairs::of_cohort(&mut act.unit, &permit).await?;
    let old = |pair: &&pairs::Pair| (today - day::of(pair.moved_at)).get_days() >= UNSIGNED;
    duties.unsigned = pairs.iter().filter(|pair| pair.state == PairState::Contracting).filter(old).count();
    duties.quiet = pairs::quiet(&mut act.unit, &permit, act.now).await?;
    if cohorts::takes_people(cohort.state) {
        duties.uninvited = invitations::imported(act, cohort.id).await?.len();
    }
    Ok(duties)
}
