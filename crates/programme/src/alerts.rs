//! What has waited too long: the coordinators are told once, and a mentee is offered a circle meanwhile.

use trellis_domain::{
    application, day,
    hat::Hat,
    id::{CohortId, kind},
    participation::ParticipationState,
    permission::{Action, Permit},
};
use trellis_store::{cohorts, grants, participations, participations::Participation, retention, years};

use crate::{
    act::{Act, Stop},
    duties::LONG_WAIT,
    news::{self, News},
    people::waiting,
    rounds,
    rounds::Round,
};

/// Raises every alert that was not raised yet.
pub(crate) async fn raise(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let cohorts = years::open(&mut act.unit, &permit).await?;
    drop(act);
    for cohort in cohorts {
        let mut act = round.begin().await?;
        of_cohort(&mut act, cohort).await?;
        // Nothing changes but somebody's notices.
        act.commit_unrecorded().await?;
    }
    Ok(())
}

async fn of_cohort(act: &mut Act, cohort: CohortId) -> Result<(), Stop> {
    let permit = act.may(Action::RaiseAlerts, cohort).await?;
    let (mut long, mut late) = (false, false);
    for one in participations::of_cohort(&mut act.unit, &permit).await? {
        if waits_long(act, &one).await? {
            long = true;
            if !one.wants.contains(&Hat::Facilitator) {
                act.tell(one.person, News::CircleOffered).await?;
            }
        }
        late |= answered_late(act, &one).await?;
    }
    if long {
        coordinators(act, &permit, "long-wait", &format!("/co/people?cohort={cohort}&state=waiting")).await?;
    }
    if late {
        coordinators(act, &permit, "late-application", &format!("/co/applications?cohort={cohort}")).await?;
    }
    Ok(())
}

/// A mentee in the queue for more than five weeks, of whom nobody was told yet.
async fn waits_long(act: &mut Act, one: &Participation) -> Result<bool, Stop> {
    let long = waiting(one, day::of(act.now)).is_some_and(|days| days > LONG_WAIT);
    let Some(since) = one.queued_at.filter(|_| long) else { return Ok(false) };
    let (object, days) = (one.id.uuid(), i64::from(LONG_WAIT));
    Ok(retention::foretell(&mut act.unit, object, "long-wait", days, since, act.now).await?)
}

/// An application that has waited for more than ten working days, of which nobody was told yet.
async fn answered_late(act: &mut Act, one: &Participation) -> Result<bool, Stop> {
    let applied = one.state == ParticipationState::Applied;
    if !applied || !application::overdue(day::of(one.moved_at), day::of(act.now)) {
        return Ok(false);
    }
    let (object, days) = (one.id.uuid(), i64::from(application::WORKING_DAYS));
    Ok(retention::foretell(&mut act.unit, object, "late-application", days, one.moved_at, act.now).await?)
}

async fn coordinators(
    act: &mut Act,
    permit: &Permit<kind::Cohort>,
    kind: &'static str,
    link: &str,
) -> Result<(), Stop> {
    let cohort = cohorts::load(&mut act.unit, permit).await?;
    let programme = act.may(Action::RaiseAlerts, cohort.programme).await?;
    for coordinator in grants::coordinators(&mut act.unit, &programme).await? {
        news::tell(act, coordinator, kind, link).await?;
    }
    Ok(())
}
