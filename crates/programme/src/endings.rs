//! A programme comes to its end: it follows its cohorts, and what it was built on goes six years after it has closed.

use jiff::{SignedDuration, civil::Date};
use trellis_domain::{
    cohort::{CohortState, ProgrammeState},
    day,
    event::{Event, What},
    id::{ProgrammeId, kind},
    permission::{Action, Permit},
    retention::{Kept, days_before},
};
use trellis_store::{
    cohorts::{self, Cohort},
    endings, grants,
    programmes::{self, Programme},
    retention,
};

use crate::{
    act::{Act, Stop},
    news, rounds,
    rounds::Round,
};

/// Each cohort as its state and the day on which it ends.
pub(crate) fn courses(cohorts: &[Cohort]) -> Vec<(CohortState, Date)> {
    cohorts.iter().map(|cohort| (cohort.state, cohort.timetable.ends)).collect()
}

/// Programmes follow their cohorts.
pub(crate) async fn move_on(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let going = endings::going(&mut act.unit, &permit).await?;
    drop(act);
    for programme in going {
        round.does(async |act| follow_cohorts(act, programme).await).await?;
    }
    Ok(())
}

/// Where its cohorts have brought a programme. Those who coordinate it are told.
async fn follow_cohorts(act: &mut Act, id: ProgrammeId) -> Result<(), Stop> {
    let permit = act.may(Action::MoveProgrammeOn, id).await?;
    let programme = programmes::load(&mut act.unit, &permit).await?;
    let cohorts = cohorts::of_programme(&mut act.unit, &permit).await?;
    let state = programme.state.with(&courses(&cohorts), day::of(act.now));
    if state == programme.state {
        return Err(Stop::NotFound);
    }
    if !programmes::save(&mut act.unit, &Programme { state, ..programme }).await? {
        return Err(Stop::Changed);
    }
    let (notice, link) = if state == ProgrammeState::Closed {
        endings::close(&mut act.unit, &permit, act.now).await?;
        ("programme-closed", "/co/programme")
    } else {
        ("programme-closing", "/co")
    };
    for coordinator in grants::coordinators(&mut act.unit, &permit).await? {
        news::tell(act, coordinator, notice, link).await?;
    }
    act.record(Event::new(What::ProgrammeMovedOn, id)).await
}

/// Tells everybody who ran a programme that it goes, so many days before, once for each number of days.
pub(crate) async fn tell_before(act: &mut Act, permit: &Permit<kind::Host>) -> Result<(), Stop> {
    let kept = Kept::Programme;
    for days in kept.told() {
        let told_from = days_before(act.now, kept.days() - days);
        for (programme, since) in endings::closed(&mut act.unit, permit, told_from).await? {
            let (object, now) = (programme.uuid(), act.now);
            if retention::foretell(&mut act.unit, object, kept.code(), *days, since, now).await? {
                for person in endings::staff(&mut act.unit, permit, programme).await? {
                    news::tell(act, person, "programme-goes", "/me/data").await?;
                }
            }
        }
    }
    Ok(())
}

/// Deletes what has come to its time, and of which those who ran it were told long enough before. How many programmes.
pub(crate) async fn forget(act: &mut Act, permit: &Permit<kind::Host>) -> Result<u64, Stop> {
    let (kept, mut gone) = (Kept::Programme, 0);
    for (programme, since) in endings::closed(&mut act.unit, permit, kept.since(act.now)).await? {
        let mut long_enough = true;
        for days in kept.told() {
            let object = programme.uuid();
            let told = retention::told(&mut act.unit, object, kept.code(), *days, since).await?;
            let before = SignedDuration::from_hours(24 * days);
            long_enough &= told.is_some_and(|told| act.now.duration_since(told) >= before);
        }
        if long_enough {
            endings::forget(&mut act.unit, permit, programme).await?;
            gone += 1;
        }
    }
    Ok(gone)
}
