//! Publishing: what was a draft becomes lists, or requests, in one transaction; and only now is anybody told.

use trellis_domain::{
    cohort::CohortState,
    event::{Event, What},
    id::{CohortId, Id, RunId},
    pair::{PairState, answer_by},
    permission::Action,
    reason::Reason,
};
use trellis_store::{
    cohorts, conflicts,
    pairs::{self, Pair},
    participations, runs,
};

use super::{Outcome, gather};
use crate::act::{Act, Stop};

/// Publishes a draft run. A proposal that has become impossible since it was made is left out, silently; its mentee
/// stays in the queue.
///
/// # Errors
/// [`Stop::NotFound`] when it is no draft; [`Stop::Changed`] when two publish at once.
pub async fn publish(act: &mut Act, id: RunId) -> Result<CohortId, Stop> {
    let permit = act.may(Action::PublishRun, id).await?;
    let run = runs::load(&mut act.unit, &permit).await?;
    let outcome: Outcome = runs::result(&mut act.unit, &act.keys, &permit).await?;
    let now = act.now;
    if !runs::settle(&mut act.unit, &permit, true, now).await? {
        return Err(Stop::Changed);
    }
    let cohort = act.may(Action::RunMatching, run.cohort).await?;
    let parts = participations::of_cohort(&mut act.unit, &cohort).await?;
    let open = pairs::of_cohort(&mut act.unit, &cohort).await?;
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    for layer in &outcome.layers {
        for proposed in &layer.matches {
            let find = |id| parts.iter().find(|part| part.id == id);
            let (Some(mentee), Some(giver)) = (find(proposed.mentee), find(proposed.giver)) else { continue };
            let twice = open.iter().any(|pair| {
                pair.mentee == mentee.id
                    && pair.giver == giver.id
                    && pair.kind == layer.kind
                    && pair.state.open()
            });
            let parted =
                conflicts::between(&mut act.unit, &act.keys, mentee.person, giver.person, today).await?;
            let gone = !mentee.state.open() || !giver.state.open();
            // A final pair asks the giver at once, so both must be ready to be asked.
            let early = !run.shortlist && (mentee.state.code() == "started" || !gather::ready(giver.state));
            if twice || parted || gone || early {
                continue;
            }
            let state = if run.shortlist { PairState::Suggested } else { PairState::Requested };
            let pair = Pair {
                id: Id::random(&mut act.dice),
                cohort: run.cohort,
                kind: layer.kind,
                mentee: mentee.id,
                giver: giver.id,
                mentee_person: mentee.person,
                giver_person: giver.person,
                state,
                run: Some(id),
                ordinal: proposed.ordinal,
                reasons: Reason::text(&proposed.private),
                moved_at: now,
                answer_by: Some(answer_by(now)),
                more_time_at: None,
                started_on: None,
                planned_end: None,
                version: 1,
            };
            pairs::add(&mut act.unit, &pair).await?;
        }
    }
    let mut cohort_row = cohorts::load(&mut act.unit, &cohort).await?;
    if cohort_row.state == CohortState::Recruiting {
        cohort_row.state = CohortState::Matching;
        cohorts::save(&mut act.unit, &cohort_row).await?;
    }
    act.record(Event::new(What::RunPublished, id)).await?;
    Ok(run.cohort)
}
