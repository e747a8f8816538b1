//! Publishing: what was a draft becomes lists, or requests, in one transaction; and only now is anybody told.

use std::collections::BTreeSet;

use trellis_domain::{
    cohort::CohortState,
    event::{Event, What},
    id::{CohortId, Id, RunId},
    pair::{PairState, Side, answer_by},
    permission::Action,
};
use trellis_store::{
    cohorts, conflicts,
    pairs::{self, Pair},
    participations, runs,
};

use super::{Outcome, gather};
use crate::{
    act::{Act, Stop},
    news::News,
    requests,
};

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
    let mut readers = BTreeSet::new();
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
            let pair_id = Id::random(&mut act.dice);
            let pair = Pair {
                id: pair_id,
                cohort: run.cohort,
                kind: layer.kind,
                mentee: mentee.id,
                giver: giver.id,
                mentee_person: mentee.person,
                giver_person: giver.person,
                state,
                run: Some(id),
                ordinal: proposed.ordinal,
                reasons: pairs::seal_reasons(&act.keys, pair_id, &proposed.private, &mut act.dice),
                moved_at: now,
                answer_by: Some(answer_by(now)),
                more_time_at: None,
                started_on: None,
                planned_end: None,
                version: 1,
            };
            pairs::add(&mut act.unit, &pair).await?;
            if !run.shortlist {
                requests::announce(act, &pair, &[Side::Mentee, Side::Giver]).await?;
            } else if mentee.state.code() != "started" {
                readers.insert(mentee.person);
            }
        }
    }
    // Somebody who was imported learns of their list when they have said that the programme is for them.
    for reader in readers {
        act.tell(reader, News::SuggestionsReady).await?;
    }
    let mut cohort_row = cohorts::load(&mut act.unit, &cohort).await?;
    if cohort_row.state == CohortState::Recruiting {
        cohort_row.state = cohort_row.state.step(CohortState::Matching)?;
        cohorts::save(&mut act.unit, &cohort_row).await?;
    }
    act.record(Event::new(What::RunPublished, id)).await?;
    Ok(run.cohort)
}
