//! The course of a cohort's year, by its dates: pairs come to a good end, the cohort closes, and its programme follows.

use jiff::ToSpan;
use trellis_domain::{
    cohort::CohortState,
    day, departure,
    event::{Event, What},
    id::{CohortId, PairId},
    pair::{CLOSED_DAYS, CLOSING_DAYS, PairState},
    participation::ParticipationState,
    permission::Action,
};
use trellis_store::{cohorts, pairs, participations, years};

use crate::{
    act::{Act, Stop},
    circles, endings,
    news::{self, News},
    pairs::tell_both,
    places, rounds,
    rounds::Round,
    supervisions,
};

/// Moves everything whose date has come.
pub(crate) async fn move_on(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let today = day::of(act.now);
    let soon = today.saturating_add(CLOSING_DAYS.days());
    let long_ago = today.saturating_sub(CLOSED_DAYS.days());
    let ending = years::active_until(&mut act.unit, &permit, soon).await?;
    let ended = years::closing_until(&mut act.unit, &permit, long_ago).await?;
    let cohorts = years::open(&mut act.unit, &permit).await?;
    drop(act);
    for pair in ending {
        round.does(async |act| begin_closing(act, pair).await).await?;
    }
    for pair in ended {
        round.does(async |act| close(act, pair).await).await?;
    }
    for cohort in cohorts {
        round.does(async |act| follow_dates(act, cohort).await).await?;
    }
    endings::move_on(round).await
}

/// Six weeks before the planned end: the two bring it to a good end.
async fn begin_closing(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::BeginClosing, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    pair.state = pair.state.step(PairState::Closing)?;
    places::drop_jobs(act, &pair).await?;
    places::moved(act, &mut pair).await?;
    tell_both(act, &pair, News::PairClosing(id)).await?;
    act.record(Event::new(What::PairClosing, id).about(pair.mentee_person)).await
}

/// A month after the planned end: it has ended well.
async fn close(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let mentee = end_in_time(act, id).await?;
    act.record(Event::new(What::PairClosed, id).about(mentee)).await
}

async fn end_in_time(act: &mut Act, id: PairId) -> Result<trellis_domain::id::PersonId, Stop> {
    let permit = act.may(Action::EndInTime, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    let held = pair.state.holds_place();
    pair.state = pair.state.step(departure::at_the_end(pair.state).ok_or(Stop::NotFound)?)?;
    pair.answer_by = None;
    if held {
        crate::meetings::take_back(act, &permit).await?;
        places::free_place(act, &mut pair).await?;
        tell_both(act, &pair, News::PairEnded(id)).await?;
    } else {
        places::drop_jobs(act, &pair).await?;
        places::moved(act, &mut pair).await?;
    }
    Ok(pair.mentee_person)
}

/// Where the dates have brought a cohort. On the day on which it closes every pair, circle and group of it is over, and
/// everybody's taking part: what is kept of it goes so long after that day.
async fn follow_dates(act: &mut Act, id: CohortId) -> Result<(), Stop> {
    let permit = act.may(Action::MoveCohortOn, id).await?;
    let mut cohort = cohorts::load(&mut act.unit, &permit).await?;
    let next = cohort.state.on(&cohort.timetable, day::of(act.now));
    if next == cohort.state {
        return Err(Stop::NotFound);
    }
    cohort.state = next;
    if !cohorts::save(&mut act.unit, &cohort).await? {
        return Err(Stop::Changed);
    }
    if next == CohortState::Closed {
        years::close(&mut act.unit, &permit, act.now).await?;
        for pair in pairs::of_cohort(&mut act.unit, &permit).await? {
            if pair.state.open() {
                end_in_time(act, pair.id).await?;
            }
        }
        circles::ending::with_cohort(act, &permit).await?;
        supervisions::with_cohort(act, &permit).await?;
        for mut one in participations::of_cohort(&mut act.unit, &permit).await? {
            // What was never more than begun has a time of its own.
            let Ok(completed) = one.state.step(ParticipationState::Completed, one.hat.gives()) else {
                continue;
            };
            (one.state, one.moved_at) = (completed, act.now);
            crate::participations::save(act, &one).await?;
            news::tell(act, one.person, "cohort-over", "/me/data").await?;
        }
    }
    act.record(Event::new(What::CohortMovedOn, id)).await
}
