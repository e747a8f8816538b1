//! "I would like to be called": a message that a mentee looks at and then sends. The coordinators read exactly that; what was
//! answered anywhere else does not come with it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use trellis_domain::{
    event::{Event, What},
    hat::Hat,
    id::{CohortId, Id, ParticipationId, kind},
    permission::{Action, Permit},
    refusal::Refusal,
};
pub use trellis_store::calls::Call;
use trellis_store::{calls, grants, participations, people, standing};

use crate::{
    act::{Act, Stop},
    measures::can_answer,
    news::News,
};

/// What a coordinator would read, and since when they can.
#[derive(Debug, Clone)]
pub struct Message {
    /// My name, as it would be read.
    pub name: String,
    /// Whether it can be sent now.
    pub open: bool,
    /// Since when it is sent.
    pub asked: Option<Timestamp>,
}

async fn mine(act: &mut Act, action: Action) -> Result<(Permit<kind::Participation>, bool), Stop> {
    let id = crate::participations::of_hat(act).await?.ok_or(Stop::NotFound)?.id;
    let permit = act.may(action, id).await?;
    let mine = participations::load(&mut act.unit, &permit).await?;
    if mine.hat == Hat::Mentee { Ok((permit, can_answer(mine.state))) } else { Err(Stop::NotFound) }
}

/// The message as it would be read.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn preview(act: &mut Act) -> Result<Message, Stop> {
    let (permit, open) = mine(act, Action::ReadOwnQuestions).await?;
    let me = act.person()?;
    let own = act.may(Action::ReadOwnAccount, me).await?;
    let name = people::load(&mut act.unit, &own).await?.map(|person| person.profile.name());
    let asked = calls::asked(&mut act.unit, &permit).await?;
    Ok(Message { name: name.unwrap_or_default(), open, asked })
}

/// Sends it. A coordinator in a line of management with me is not told, and does not find it.
///
/// # Errors
/// [`Refusal::NothingChanged`] when it is sent; [`Refusal::NotPossible`] when nobody could read it.
pub async fn ask(act: &mut Act) -> Result<(), Stop> {
    let (permit, _) = mine(act, Action::AskForCall).await?;
    if calls::asked(&mut act.unit, &permit).await?.is_some() {
        return Err(Refusal::NothingChanged.into());
    }
    let all = grants::coordinators_of_participation(&mut act.unit, &permit).await?;
    let (now, actor) = (act.now, act.actor);
    let shut = standing::in_line_with(&mut act.unit, &act.keys, now, actor, &all).await?;
    let told: Vec<_> = all.into_iter().filter(|one| !shut.contains(one)).collect();
    if told.is_empty() {
        return Err(Refusal::NotPossible.into());
    }
    calls::ask(&mut act.unit, &permit, now).await?;
    for coordinator in told {
        act.tell(coordinator, News::CallAsked).await?;
    }
    record(act, What::CallAsked).await
}

/// Takes it back; nothing of it is left for anybody to read.
///
/// # Errors
/// [`Refusal::NothingChanged`] when there is none.
pub async fn take_back(act: &mut Act) -> Result<(), Stop> {
    let (permit, _) = mine(act, Action::TakeCallBack).await?;
    if !calls::over(&mut act.unit, &permit).await? {
        return Err(Refusal::NothingChanged.into());
    }
    record(act, What::CallTakenBack).await
}

/// That somebody would like to be called is for the coordinators alone: the record says neither who nor whom it is about.
async fn record(act: &mut Act, what: What) -> Result<(), Stop> {
    act.record_unsigned(Event::new(what, Id::<kind::Host>::HERE)).await
}

/// Who would like to be called in the programme that I coordinate. The look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a coordinator.
pub async fn every(act: &mut Act) -> Result<Vec<Call>, Stop> {
    let programme = act.coordinating()?;
    let permit = act.may(Action::ReadProgramme, programme).await?;
    let mut shown = Vec::new();
    for call in calls::of_programme(&mut act.unit, &permit).await? {
        // A declared line of management shuts this door too.
        if act.may(Action::AnswerCall, call.participation).await.is_ok() {
            shown.push(call);
        }
    }
    let cohorts: BTreeSet<CohortId> = shown.iter().map(|call| call.cohort).collect();
    for cohort in cohorts {
        act.looked_through(cohort, "co-calls").await?;
    }
    Ok(shown)
}

/// A coordinator has called. Nothing of the message is left.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else; [`Refusal::NothingChanged`] when it was taken back or answered meanwhile.
pub async fn answer(act: &mut Act, id: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerCall, id).await?;
    if !calls::over(&mut act.unit, &permit).await? {
        return Err(Refusal::NothingChanged.into());
    }
    record(act, What::CallAnswered).await
}
