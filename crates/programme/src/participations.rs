//! Taking part: one person, one hat, one cohort. How somebody comes in, moves on, rests and leaves.

use trellis_domain::{
    address::Address,
    hat::{Hat, Role},
    id::{CohortId, Id, ParticipationId},
    participation::ParticipationState as State,
    permission::{Action, Actor},
    refusal::Refusal,
};
use trellis_store::{
    accounts, choices, choices::Choice, cohorts, conflicts, deletions, participations, programmes, roles,
};
pub use trellis_store::{cohorts::Cohort, participations::Participation, programmes::Programme};

use crate::act::{Act, Stop};

/// Everything I take part in, the newest first.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Vec<Participation>, Stop> {
    let permit = act.may(Action::ReadOwnAccount, act.person()?).await?;
    Ok(participations::of_person(&mut act.unit, &permit).await?)
}

/// The participation of the hat that I wear on this page, be it over; none for a newcomer and for staff.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn of_hat(act: &mut Act) -> Result<Option<Participation>, Stop> {
    let Actor::Person { role: Role::Wearing(hat, cohort), .. } = act.actor else { return Ok(None) };
    let mine = mine(act).await?;
    Ok(mine.into_iter().find(|one| one.hat == hat && one.cohort == cohort))
}

/// The participation of the hat that I wear on this page, while it goes on.
///
/// # Errors
/// [`Stop::NotFound`] when I wear none.
pub async fn worn(act: &mut Act) -> Result<Participation, Stop> {
    of_hat(act).await?.filter(|one| one.state.open()).ok_or(Stop::NotFound)
}

/// The cohorts that people can come into now.
///
/// # Errors
/// [`Stop::Broken`] when the store fails.
pub async fn open_cohorts(act: &mut Act) -> Result<Vec<Cohort>, Stop> {
    Ok(cohorts::open(&mut act.unit).await?)
}

/// The programme of one of my participations.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine.
pub async fn programme(act: &mut Act, id: ParticipationId) -> Result<Programme, Stop> {
    let permit = act.may(Action::ReadOwnParticipation, id).await?;
    Ok(programmes::of_participation(&mut act.unit, &permit).await?)
}

/// Comes into a cohort in a hat, or finds what an invitation or an import has begun; what has expired is begun again
/// from nothing. Records nothing: the action that calls it does.
///
/// # Errors
/// [`Refusal::OwnCohort`] for whoever coordinates it; [`Refusal::MovedOn`] when it takes nobody in, or when the
/// participation is over or further on than `from`.
pub(crate) async fn begin(
    act: &mut Act,
    cohort: CohortId,
    hat: Hat,
    from: &[State],
) -> Result<Participation, Stop> {
    let me = act.person()?;
    act.may(Action::StartTakingPart, cohort).await?;
    participations::arrive(&mut act.unit, me, cohort).await?;
    let open = cohorts::open(&mut act.unit).await?.into_iter().find(|one| one.id == cohort);
    let known = mine(act).await?.into_iter().find(|one| one.cohort == cohort && one.hat == hat);
    let expired = known.as_ref().filter(|known| known.state == State::Expired).map(|known| known.id);
    if let Some(known) = known.filter(|_| expired.is_none()) {
        return if from.contains(&known.state) { Ok(known) } else { Err(Refusal::MovedOn.into()) };
    }
    let open = open.ok_or(Refusal::MovedOn)?;
    let held = roles::of(&mut act.unit, me).await?;
    if held
        .iter()
        .any(|held| [Role::Coordinating(open.programme), Role::Guarding(open.programme)].contains(&held.role))
    {
        return Err(Refusal::OwnCohort.into());
    }
    if let Some(expired) = expired {
        let permit = act.may(Action::BeginAgain, expired).await?;
        deletions::forget_expired(&mut act.unit, &permit).await?;
    }
    let new = Participation {
        id: Id::random(&mut act.dice),
        person: me,
        cohort,
        hat,
        state: State::Started,
        wants: Vec::new(),
        stage: String::new(),
        queued_at: None,
        moved_at: act.now,
        joined_at: act.now,
        version: 1,
    };
    participations::add(&mut act.unit, &new).await?;
    let account = accounts::of_id(&mut act.unit, me).await?;
    if let Ok(address) = Address::read(&account.address) {
        conflicts::settle(&mut act.unit, &act.keys, &address, me).await?;
    }
    Ok(new)
}

/// Saves a participation, unless somebody else changed it meanwhile.
pub(crate) async fn save(act: &mut Act, changed: &Participation) -> Result<(), Stop> {
    if participations::save(&mut act.unit, changed).await? { Ok(()) } else { Err(Stop::Changed) }
}

/// Moves a mentee on as far as the answers carry: declared → profiled when needs were answered, profiled → waiting
/// when the lens or the race dialogue was. "Nothing ticked" and "left open" are answers. The first day in the queue
/// stays the first.
pub(crate) async fn onward(act: &mut Act, mentee: &mut Participation) -> Result<(), Stop> {
    let before = mentee.state;
    let permit = act.may(Action::ReadOwnParticipation, mentee.id).await?;
    let needs = choices::made_at(&mut act.unit, &permit, Choice::Needs).await?;
    let lens = choices::made_at(&mut act.unit, &permit, Choice::Lens).await?;
    let dialogue = choices::made_at(&mut act.unit, &permit, Choice::Dialogue).await?;
    if mentee.state == State::Declared && needs.is_some() {
        mentee.state = State::Profiled;
    }
    if mentee.state == State::Profiled && (lens.is_some() || dialogue.is_some()) {
        mentee.state = State::Waiting;
        mentee.queued_at = mentee.queued_at.or(Some(act.now));
    }
    if mentee.state != before {
        mentee.moved_at = act.now;
        save(act, mentee).await?;
    }
    Ok(())
}
