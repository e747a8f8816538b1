//! What a coordinator sees of the pairs of a programme: state and the date of the last meeting, nothing more.

use std::collections::BTreeMap;

use jiff::Timestamp;
use trellis_domain::{
    event::{Event, What},
    hat::Role,
    id::{PairId, PersonId},
    pair::PairState,
    permission::{Action, Actor},
    refusal::Refusal,
};
use trellis_store::{access, cohorts, hand_overs, meetings, pairs, pairs::Pair, people, summaries};

use crate::{
    act::{Act, Stop},
    news::News,
    pairs::{listen_for_quiet, tell_both},
    places,
    reach::{self, Reach},
};

/// One line of the list.
#[derive(Debug, Clone)]
pub struct Line {
    /// The pair.
    pub pair: Pair,
    /// The mentee's name.
    pub mentee: String,
    /// The giver's name.
    pub giver: String,
    /// When they last met.
    pub last_met: Option<Timestamp>,
    /// How many summaries the two have sent.
    pub summaries: usize,
    /// The helper goes, and the mentee chooses how to go on.
    pub handing_over: bool,
}

/// The pairs of one cohort.
#[derive(Debug, Clone)]
pub struct CohortPairs {
    /// The cohort's name.
    pub cohort: String,
    /// Its pairs.
    pub lines: Vec<Line>,
    /// How far the people around its mentees have come.
    pub reach: Reach,
}

/// Every pair of the programme that the actor coordinates, cohort by cohort. The look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for anybody who is not here as a coordinator.
pub async fn every(act: &mut Act) -> Result<Vec<CohortPairs>, Stop> {
    let Actor::Person { role: Role::Coordinating(programme), .. } = act.actor else {
        return Err(Stop::NotFound);
    };
    let permit = act.may(Action::ReadProgramme, programme).await?;
    let mut every = Vec::new();
    for cohort in cohorts::of_programme(&mut act.unit, &permit).await? {
        let permit = act.may(Action::ReadCohort, cohort.id).await?;
        let names: BTreeMap<PersonId, String> = people::of_cohort(&mut act.unit, &permit)
            .await?
            .into_iter()
            .map(|person| (person.id, person.profile.name()))
            .collect();
        let met = meetings::last_met(&mut act.unit, &permit).await?;
        let sent: BTreeMap<PairId, usize> =
            summaries::of_cohort(&mut act.unit, &permit).await?.into_iter().collect();
        let goes = hand_overs::of_cohort(&mut act.unit, &permit).await?;
        let mut lines = Vec::new();
        for pair in pairs::of_cohort(&mut act.unit, &permit).await? {
            // What a mentee dismissed, or who said no, is not the coordinator's business; and a declared line of management shuts
            // this door too: the pair is simply not there.
            if act.may(Action::ReadPairFacts, pair.id).await.is_ok() {
                let name = |person: &PersonId| names.get(person).cloned().unwrap_or_default();
                let (mentee, giver) = (name(&pair.mentee_person), name(&pair.giver_person));
                let (last_met, handing_over) = (met.get(&pair.id).copied(), goes.contains(&pair.id));
                let summaries = sent.get(&pair.id).copied().unwrap_or_default();
                lines.push(Line { pair, mentee, giver, last_met, summaries, handing_over });
            }
        }
        lines.sort_by(|one, other| (&one.mentee, &one.giver).cmp(&(&other.mentee, &other.giver)));
        access::looked_through(&mut act.unit, act.now, act.actor, cohort.id, "co-pairs", &mut act.dice)
            .await?;
        let reach = reach::of_cohort(act, &permit, &lines).await?;
        every.push(CohortPairs { cohort: cohort.name, lines, reach });
    }
    Ok(every)
}

/// Lets a pair rest, when one of the two has asked for it. The place stays theirs.
///
/// # Errors
/// [`Stop::NotFound`] when the pair is not active, or not of this programme.
pub async fn pause(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::PausePair, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    pair.state = pair.state.step(PairState::Paused)?;
    places::moved(act, &mut pair).await?;
    tell_both(act, &pair, News::PairPaused(id)).await?;
    act.record(Event::new(What::PairPaused, id).about(pair.mentee_person)).await
}

/// Lets a resting pair go on.
///
/// # Errors
/// [`Stop::NotFound`] when the pair does not rest, or is not of this programme; [`Refusal::MovedOn`] when its helper
/// goes, for then the mentee chooses.
pub async fn resume(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::ResumePair, id).await?;
    if hand_overs::of(&mut act.unit, &permit).await?.is_some() {
        return Err(Refusal::MovedOn.into());
    }
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    pair.state = pair.state.step(PairState::Active)?;
    places::moved(act, &mut pair).await?;
    listen_for_quiet(act, id, act.now).await?;
    tell_both(act, &pair, News::PairResumed(id)).await?;
    act.record(Event::new(What::PairResumed, id).about(pair.mentee_person)).await
}
