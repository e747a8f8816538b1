//! Matching a cohort: a draft that nobody is told of, pins, comparison, and publishing.

mod gather;
mod publish;
mod solve;

use serde::{Deserialize, Serialize};
use trellis_domain::{
    event::{Event, What},
    id::{CohortId, Id, ParticipationId, RunId},
    pair::Kind,
    permission::Action,
    reason::Reason,
    refusal::Refusal,
};
pub use trellis_matching::{Objective, Profile, Term};
use trellis_store::{cohorts, participations, people, runs};
pub use trellis_store::{
    cohorts::Cohort,
    runs::{Pin, Run},
};
use uuid::Uuid;

pub use publish::publish;

use crate::act::{Act, Stop};

/// What the coordinator picks for a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Lists to choose from, or final pairs.
    pub shortlist: bool,
    /// `best`, `most` or `cover`.
    pub objective: String,
    /// Sliders 0–10 of each hat, in the order of [`Term::ALL`]; a hat without sliders keeps its profile's weights.
    pub sliders: Vec<(Kind, [u8; 7])>,
}

/// What came out of a run; sealed in the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    /// What it was made with.
    pub settings: Settings,
    /// The seed of ties, made from the input.
    pub seed: u64,
    /// One for each hat, in the order in which they were solved.
    pub layers: Vec<LayerOutcome>,
}

/// What came out for one hat.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LayerOutcome {
    /// The kind of helper.
    pub kind: Kind,
    /// Name, version and weights in one digest.
    pub profile: String,
    /// Who with whom.
    pub matches: Vec<Proposed>,
    /// Who is left without.
    pub unserved: Vec<Left>,
    /// Each giver's places and how many are used.
    pub loads: Vec<(ParticipationId, u8, u8)>,
    /// Pairs that no rule forbids.
    pub possible: usize,
}

/// One proposal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Proposed {
    /// The mentee's participation.
    pub mentee: ParticipationId,
    /// The giver's participation.
    pub giver: ParticipationId,
    /// Place on the mentee's list, from 1.
    pub ordinal: i64,
    /// `strong`, `good`, `fair` or `weak`.
    pub fit: String,
    /// Why, as the coordinator may read it.
    pub shown: Vec<Reason>,
    /// Values and ways of working suit, among the strongest reasons.
    pub personal_fit: bool,
    /// Why, as only the mentee will read it.
    pub private: Vec<Reason>,
    /// Set by the coordinator.
    pub pinned: bool,
}

/// Somebody left without.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Left {
    /// The mentee's participation.
    pub mentee: ParticipationId,
    /// `no_possible_giver` or `places_short`.
    pub reason: String,
    /// Rules of the programme whose opening would help, as codes, with how many people it would open.
    pub rules: Vec<(String, u32)>,
}

/// A person of the cohort as the matching pages name them.
#[derive(Debug, Clone)]
pub struct Named {
    /// Their participation.
    pub participation: ParticipationId,
    /// Their name.
    pub name: String,
    /// Weeks since a mentee joined the queue.
    pub weeks: i64,
    /// A giver who could not take anybody yet: not accepted, not trained, or resting.
    pub not_ready: bool,
}

/// The matching page of one cohort.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The cohort.
    pub cohort: Cohort,
    /// Every other cohort of the programme.
    pub cohorts: Vec<Cohort>,
    /// Its runs, the newest first.
    pub runs: Vec<Run>,
    /// Its pins.
    pub pins: Vec<Pin>,
    /// Names of everybody in it.
    pub names: Vec<Named>,
    /// Mentees who want somebody now.
    pub waiting: usize,
    /// Givers who have room now.
    pub givers: usize,
    /// Whether the ladder's own fixed profile is used, which has no sliders.
    pub fixed: bool,
}

/// The matching page: of the cohort asked for, or of the one that starts next.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but a coordinator of the cohort's programme, and where there is no cohort.
pub async fn overview(act: &mut Act, cohort: Option<CohortId>) -> Result<Overview, Stop> {
    let programme = act.coordinating()?;
    let permit = act.may(Action::ReadProgramme, programme).await?;
    let cohorts = cohorts::of_programme(&mut act.unit, &permit).await?;
    let open = |cohort: &&Cohort| !matches!(cohort.state.code(), "planned" | "closed");
    let first = cohorts.iter().find(open).or(cohorts.first()).map(|cohort| cohort.id);
    let id = cohort.or(first).ok_or(Stop::NotFound)?;
    let permit = act.may(Action::RunMatching, id).await?;
    let cohort = cohorts::load(&mut act.unit, &permit).await?;
    let input = gather::gather(act, &permit).await?;
    let page = Overview {
        runs: runs::of_cohort(&mut act.unit, &permit).await?,
        pins: runs::pins(&mut act.unit, &permit).await?,
        names: names(act, &permit).await?,
        waiting: input.waiting(),
        givers: input.givers(),
        fixed: input.fixed,
        cohort,
        cohorts,
    };
    act.looked_through(id, "matching").await?;
    Ok(page)
}

async fn names(
    act: &mut Act,
    permit: &trellis_domain::permission::Permit<trellis_domain::id::kind::Cohort>,
) -> Result<Vec<Named>, Stop> {
    let people = people::of_cohort(&mut act.unit, permit).await?;
    let parts = participations::of_cohort(&mut act.unit, permit).await?;
    let now = act.now;
    let named = parts.into_iter().filter_map(|part| {
        let person = people.iter().find(|person| person.id == part.person)?;
        Some(Named {
            participation: part.id,
            name: person.profile.name(),
            weeks: part.queued_at.map_or(0, |since| now.duration_since(since).as_hours() / (24 * 7)),
            not_ready: part.hat.gives() && !gather::ready(part.state),
        })
    });
    let mut named: Vec<Named> = named.collect();
    named.sort_by_cached_key(|named| (people::search_key(&named.name), named.participation));
    Ok(named)
}

/// Makes a draft run. Nobody is told.
///
/// # Errors
/// [`Refusal::NotOffered`] for a goal or sliders that do not exist; [`Refusal::PinBreaksRule`] when a pin cannot
/// stand any more.
pub async fn draft(act: &mut Act, cohort: CohortId, settings: &Settings) -> Result<RunId, Stop> {
    let permit = act.may(Action::RunMatching, cohort).await?;
    let input = gather::gather(act, &permit).await?;
    let (outcome, proof) = solve::solve(&input, settings)?;
    let (now, me) = (act.now, act.person()?);
    let new = (settings.shortlist, &outcome, proof.as_str());
    let id = runs::add(&mut act.unit, &act.keys, &permit, new, me, now, &mut act.dice).await?;
    act.record(Event::new(What::MatchingRun, id)).await?;
    Ok(id)
}

/// What a run with these settings would give, without keeping it: for sliders that are being moved.
///
/// # Errors
/// As for [`draft`].
pub async fn preview(act: &mut Act, cohort: CohortId, settings: &Settings) -> Result<Outcome, Stop> {
    let permit = act.may(Action::RunMatching, cohort).await?;
    let input = gather::gather(act, &permit).await?;
    Ok(solve::solve(&input, settings)?.0)
}

/// A run with its outcome and the names in it.
#[derive(Debug, Clone)]
pub struct RunPage {
    /// The run.
    pub run: Run,
    /// What came out.
    pub outcome: Outcome,
    /// Names of everybody in the cohort.
    pub names: Vec<Named>,
    /// The pins that stand.
    pub pins: Vec<Pin>,
    /// The other runs, to compare with.
    pub others: Vec<Run>,
}

/// One run. Looking at it is written down for the people on it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but a coordinator of its programme.
pub async fn run(act: &mut Act, id: RunId) -> Result<RunPage, Stop> {
    let permit = act.may(Action::ReadRun, id).await?;
    let run = runs::load(&mut act.unit, &permit).await?;
    let outcome = runs::result(&mut act.unit, &act.keys, &permit).await?;
    let cohort = act.may(Action::RunMatching, run.cohort).await?;
    let mut others = runs::of_cohort(&mut act.unit, &cohort).await?;
    others.retain(|other| other.id != id);
    let names = names(act, &cohort).await?;
    let pins = runs::pins(&mut act.unit, &cohort).await?;
    act.looked_through(run.cohort, "run").await?;
    Ok(RunPage { run, outcome, names, pins, others })
}

/// The outcome of another run of the same programme, to compare with.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but a coordinator of its programme.
pub async fn outcome(act: &mut Act, id: RunId) -> Result<Outcome, Stop> {
    let permit = act.may(Action::ReadRun, id).await?;
    Ok(runs::result(&mut act.unit, &act.keys, &permit).await?)
}

/// Drops a draft run.
///
/// # Errors
/// [`Stop::NotFound`] when it is no draft.
pub async fn discard(act: &mut Act, id: RunId) -> Result<CohortId, Stop> {
    let permit = act.may(Action::DiscardRun, id).await?;
    let run = runs::load(&mut act.unit, &permit).await?;
    let now = act.now;
    if !runs::settle(&mut act.unit, &permit, false, now).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::RunDiscarded, id)).await?;
    Ok(run.cohort)
}

/// Sets a pair, or rules it out, with a reason. It counts from the next run on.
///
/// # Errors
/// [`Refusal::Incomplete`] without a reason; [`Refusal::PinBreaksRule`] when a rule that cannot be overruled stands
/// between the two, whichever it is.
pub async fn pin(
    act: &mut Act,
    cohort: CohortId,
    pinned: bool,
    kind: Kind,
    (mentee, giver): (ParticipationId, ParticipationId),
    reason: &str,
) -> Result<(), Stop> {
    let permit = act.may(Action::PinPair, cohort).await?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Refusal::Incomplete.into());
    }
    let parts = participations::of_cohort(&mut act.unit, &permit).await?;
    let here = |id: ParticipationId, hat| parts.iter().any(|part| part.id == id && part.hat == hat);
    if !here(mentee, trellis_domain::hat::Hat::Mentee) || !here(giver, kind.hat()) {
        return Err(Stop::NotFound);
    }
    let new = Pin {
        id: Id::<()>::random(&mut act.dice).uuid(),
        pinned,
        kind,
        mentee,
        giver,
        reason: reason.to_owned(),
    };
    let (now, me) = (act.now, act.person()?);
    runs::pin(&mut act.unit, &permit, &new, me, now).await?;
    if pinned {
        let input = gather::gather(act, &permit).await?;
        let plain = Settings { shortlist: false, objective: "most".to_owned(), sliders: Vec::new() };
        solve::solve(&input, &plain)?;
    }
    let what = if pinned { What::PairPinned } else { What::PairForbidden };
    act.record(Event::new(what, cohort)).await
}

/// Lifts a pin.
///
/// # Errors
/// [`Stop::NotFound`] when it does not stand in this cohort.
pub async fn lift(act: &mut Act, cohort: CohortId, pin: Uuid) -> Result<(), Stop> {
    let permit = act.may(Action::LiftPin, cohort).await?;
    let now = act.now;
    if !runs::lift(&mut act.unit, &permit, pin, now).await? {
        return Err(Stop::NotFound);
    }
    act.record(Event::new(What::PinLifted, cohort)).await
}

/// How two outcomes differ for the people on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Mentee, kind, and the givers only in the one and only in the other.
    pub changes: Vec<(ParticipationId, Kind, Vec<ParticipationId>, Vec<ParticipationId>)>,
    /// Proposals that are in both.
    pub kept: usize,
    /// People left without in the one and in the other.
    pub left: (usize, usize),
}

/// Compares two outcomes.
pub fn difference(before: &Outcome, after: &Outcome) -> Difference {
    let mut found = Difference::default();
    for kind in Kind::ALL {
        let of = |outcome: &Outcome| {
            let layer = outcome.layers.iter().find(|layer| layer.kind == *kind);
            let matches = layer.map(|layer| layer.matches.clone()).unwrap_or_default();
            let pairs: std::collections::BTreeSet<_> =
                matches.iter().map(|one| (one.mentee, one.giver)).collect();
            (pairs, layer.map_or(0, |layer| layer.unserved.len()))
        };
        let ((one, left), (other, left_after)) = (of(before), of(after));
        found.left.0 += left;
        found.left.1 += left_after;
        found.kept += one.intersection(&other).count();
        let mentees: std::collections::BTreeSet<_> =
            one.symmetric_difference(&other).map(|pair| pair.0).collect();
        for mentee in mentees {
            let only = |here: &std::collections::BTreeSet<(ParticipationId, ParticipationId)>,
                        there: &std::collections::BTreeSet<_>| {
                here.difference(there).filter(|pair| pair.0 == mentee).map(|pair| pair.1).collect()
            };
            found.changes.push((mentee, *kind, only(&one, &other), only(&other, &one)));
        }
    }
    found
}
