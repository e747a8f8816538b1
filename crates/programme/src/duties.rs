//! What waits for a coordinator: counts and days, so that the most urgent thing comes first.

use trellis_domain::{
    day,
    hat::Hat,
    id::{CohortId, ProgrammeId},
    pair::{PairState, stalls_at},
    participation::ParticipationState,
    permission::Action,
};
use trellis_store::{cohorts::Cohort, hand_overs, pairs, participations};

use crate::{
    act::{Act, Stop},
    applications::{self, Application},
    cohorts, invitations,
    people::waiting,
    readiness::{self, Frame},
    supports,
};

/// After so many days in the queue a mentee's wait is long (`model.md` 2.2).
pub const LONG_WAIT: i32 = 35;

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
    /// Pairs without signatures for two weeks, be it since the first talk or since the agreement could be read.
    pub unsigned: usize,
    /// Mentees who would like somebody new, since their helper has gone: in which cohort, how many.
    pub rematches: Vec<(CohortId, usize)>,
    /// Active pairs in which nothing was held or booked for eight weeks (`model.md` 2.3: 42 and 14 days).
    pub quiet: usize,
    /// Givers whose training is not recorded yet.
    pub untrained: usize,
    /// People from a file who were not written to yet.
    pub uninvited: usize,
    /// Messages that wait for this coordinator's own answer; nobody else's are counted.
    pub support: usize,
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
        rematches: Vec::new(),
        quiet: 0,
        untrained: 0,
        uninvited: 0,
        support: supports::open_to_me(act, programme).await?,
    };
    let Some(cohort) = duties.cohort.clone() else { return Ok(duties) };
    let permit = act.may(Action::ReadCohort, cohort.id).await?;
    let today = day::of(act.now);
    duties.applications = applications::waiting(act, &permit).await?;
    let hats = participations::of_cohort(&mut act.unit, &permit).await?;
    duties.people = hats.len();
    // In a cohort that comes to its end nobody is brought together any more.
    if cohorts::takes_people(cohort.state) {
        let count =
            |fits: fn(&participations::Participation) -> bool| hats.iter().filter(|one| fits(one)).count();
        duties.waiting = count(|one| one.hat == Hat::Mentee && one.state == ParticipationState::Waiting);
        duties.longest_wait = hats.iter().filter_map(|one| waiting(one, today)).max();
        duties.untrained = count(|one| one.state == ParticipationState::Accepted);
        duties.uninvited = invitations::imported(act, cohort.id).await?.len();
    }
    for cohort in duties.frame.cohorts.clone() {
        add_pairs(act, &mut duties, cohort.id).await?;
    }
    Ok(duties)
}

/// Adds what waits in the pairs of one cohort: their list shows every cohort, not only the one that is worked on.
async fn add_pairs(act: &mut Act, duties: &mut Duties, cohort: CohortId) -> Result<(), Stop> {
    let permit = act.may(Action::ReadCohort, cohort).await?;
    let pairs = pairs::of_cohort(&mut act.unit, &permit).await?;
    let old = |pair: &&pairs::Pair| stalls_at(pair.moved_at) <= act.now;
    let open = |pair: &&pairs::Pair| matches!(pair.state, PairState::Chemistry | PairState::Contracting);
    duties.unsigned += pairs.iter().filter(open).filter(old).count();
    duties.quiet += pairs::quiet(&mut act.unit, &permit, act.now).await?;
    let rematches = hand_overs::rematches(&mut act.unit, &permit).await?;
    if rematches > 0 {
        duties.rematches.push((cohort, rematches));
    }
    Ok(())
}
