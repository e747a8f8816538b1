//! Sending what was answered on the way in: a mentee's declaration and profile, a giver's application.

use trellis_domain::{
    address::Address,
    capacity,
    conflict::ConflictKind,
    event::{Event, What},
    hat::Hat,
    id::{CohortId, DraftId, ParticipationId},
    ladder::Ladder,
    language::Language,
    lens::Offers,
    participation::ParticipationState as State,
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{
    applications, capacities, choices,
    choices::Choice,
    conflicts::{self, Declaration, Other},
    consents, declarations, people, programmes,
};
pub use trellis_store::{applications::Application, people::Profile};

use crate::{
    act::{Act, Stop},
    drafts, participations,
    participations::{Cohort, Participation},
};

/// What is known of somebody who comes in, so that only what is missing is asked.
#[derive(Debug, Clone)]
pub struct Known {
    /// What an import, an invitation or an earlier cohort has left; empty texts are not known.
    pub profile: Profile,
    /// What has been begun in this hat and is not sent yet.
    pub begun: Option<Participation>,
    /// Everything I take part in.
    pub mine: Vec<Participation>,
    /// Cohorts that can be come into in this hat, each with its programme's ladder.
    pub cohorts: Vec<(Cohort, Ladder)>,
}

/// What is known of me, coming in with this hat.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn known(act: &mut Act, hat: Hat) -> Result<Known, Stop> {
    let permit = act.may(Action::ReadOwnAccount, act.person()?).await?;
    let profile =
        people::load(&mut act.unit, &permit).await?.map(|person| person.profile).unwrap_or_default();
    let mine = participations::mine(act).await?;
    let unsent = |state| {
        if hat.gives() { matches!(state, State::Started | State::Applied) } else { state == State::Started }
    };
    let begun = mine.iter().find(|one| one.hat == hat && unsent(one.state)).cloned();
    let programmes = programmes::every(&mut act.unit).await?;
    let mut cohorts = participations::open_cohorts(act).await?;
    cohorts.retain(|cohort| match &begun {
        Some(begun) => begun.cohort == cohort.id,
        None => {
            !mine.iter().any(|one| one.hat == hat && one.cohort == cohort.id && one.state != State::Expired)
        }
    });
    let ladder = |cohort: &Cohort| {
        let programme = programmes.iter().find(|programme| programme.id == cohort.programme);
        programme.and_then(|programme| Ladder::parse(&programme.ladder)).unwrap_or_default()
    };
    let cohorts = cohorts.into_iter().map(|cohort| (cohort.clone(), ladder(&cohort))).collect();
    Ok(Known { profile, begun, mine, cohorts })
}

/// A mentee's answers.
#[derive(Debug, Clone)]
pub struct Mentee {
    /// The cohort to come into.
    pub cohort: CohortId,
    /// The version of the statement that was declared.
    pub statement: i64,
    /// Who they are at work.
    pub profile: Profile,
    /// The kinds of helper wanted; [`Hat::Facilitator`] stands for a circle.
    pub wants: Vec<Hat>,
    /// Career stage, as its code.
    pub stage: String,
    /// What gets in the way, as ticked.
    pub barriers: Vec<String>,
}

/// A giver's answers.
#[derive(Debug, Clone)]
pub struct Giver {
    /// The cohort to come into.
    pub cohort: CohortId,
    /// The hat applied for.
    pub hat: Hat,
    /// Who they are at work.
    pub profile: Profile,
    /// What the coordinator reads.
    pub application: Application,
    /// Need tags they can help with.
    pub tags: Vec<String>,
    /// Places offered in this hat.
    pub places: i64,
    /// Half-hours a month over all hats.
    pub half_hours: i64,
    /// Addresses of people whom they manage.
    pub manages: Vec<Address>,
    /// Their own thoughts, as ticks; for them alone.
    pub reflection: Vec<String>,
}

/// A mentee declares and sends the profile: started → declared, and further where needs and preferences are there.
///
/// # Errors
/// [`Refusal::NotDeclared`] without the statement; [`Refusal::OwnCohort`]; [`Refusal::MovedOn`].
pub async fn declare(
    act: &mut Act,
    draft: DraftId,
    mentee: Mentee,
    language: Language,
) -> Result<ParticipationId, Stop> {
    let me = act.person()?;
    if mentee.statement < 1 {
        return Err(Refusal::NotDeclared.into());
    }
    if mentee.wants.is_empty() || mentee.profile.first_name.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    people::save(&mut act.unit, me, &mentee.profile).await?;
    let from = [State::Started, State::Declared, State::Profiled, State::Waiting, State::Placed];
    let mut mine = participations::begin(act, mentee.cohort, Hat::Mentee, &from).await?;
    let permit = act.may(Action::DeclareEligibility, mine.id).await?;
    declarations::declare(&mut act.unit, &permit, mentee.statement, act.now).await?;
    if mine.state == State::Started {
        mine.state = mine.state.step(State::Declared, false)?;
        mine.moved_at = act.now;
    }
    mine.wants = mentee.wants;
    mine.stage = mentee.stage;
    participations::save(act, &mine).await?;
    mine.version += 1;
    let now = act.now;
    consents::give(&mut act.unit, me, "participation", mentee.statement, language, now, &mut act.dice)
        .await?;
    let own = act.may(Action::ChangeOwnNeeds, mine.id).await?;
    choices::write(&mut act.unit, &act.keys, &own, Choice::Barriers, &mentee.barriers, now, &mut act.dice)
        .await?;
    participations::onward(act, &mut mine).await?;
    drafts::done(act, draft).await?;
    act.record(Event::new(What::EligibilityDeclared, mine.id).about(me)).await?;
    Ok(mine.id)
}

/// A giver applies: started → applied. Somebody whom an import brought in as applied only completes what is missing.
///
/// # Errors
/// [`Refusal::Incomplete`], [`Refusal::NotOffered`] beyond the ceilings, [`Refusal::OwnCohort`], [`Refusal::MovedOn`].
pub async fn apply(act: &mut Act, draft: DraftId, giver: Giver) -> Result<ParticipationId, Stop> {
    let me = act.person()?;
    if giver.profile.first_name.is_empty() || giver.application.pledge.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    capacity_fits(giver.hat, giver.places, giver.half_hours)?;
    people::save(&mut act.unit, me, &giver.profile).await?;
    let from =
        [State::Started, State::Applied, State::Accepted, State::Trained, State::Available, State::Placed];
    let mut mine = participations::begin(act, giver.cohort, giver.hat, &from).await?;
    if mine.state == State::Started {
        mine.state = mine.state.step(State::Applied, true)?;
        mine.moved_at = act.now;
        participations::save(act, &mine).await?;
    }
    let permit = act.may(Action::ChangeOwnParticipation, mine.id).await?;
    let now = act.now;
    applications::write(&mut act.unit, &permit, &giver.application, now).await?;
    let kept = choices::own::<Offers>(&mut act.unit, &act.keys, &permit, Choice::Offers).await?;
    let (mut offers, _) = kept.unwrap_or_default();
    offers.tags = giver.tags;
    choices::write(&mut act.unit, &act.keys, &permit, Choice::Offers, &offers, now, &mut act.dice).await?;
    choices::write(
        &mut act.unit,
        &act.keys,
        &permit,
        Choice::Reflection,
        &giver.reflection,
        now,
        &mut act.dice,
    )
    .await?;
    capacities::set_places(&mut act.unit, mine.id, giver.places, None).await?;
    let supervision = if giver.hat == Hat::Mentor { capacity::SUPERVISION } else { 0 };
    capacities::set_hours(&mut act.unit, me, mine.cohort, giver.half_hours, supervision).await?;
    for address in giver.manages {
        let declaration =
            Declaration { other: Other::Address(address), kind: ConflictKind::LineManagement, until: None };
        conflicts::declare(&mut act.unit, &act.keys, me, &declaration, now, &mut act.dice).await?;
    }
    drafts::done(act, draft).await?;
    act.record(Event::new(What::ApplicationSent, mine.id).about(me)).await?;
    Ok(mine.id)
}

/// Places of a hat and half-hours a month must lie within the programme's ceilings.
pub(crate) fn capacity_fits(hat: Hat, places: i64, half_hours: i64) -> Result<(), Refusal> {
    let fits =
        (0..=capacity::most_places(hat)).contains(&places) && (0..=capacity::CEILING).contains(&half_hours);
    if fits { Ok(()) } else { Err(Refusal::NotOffered) }
}
