//! The small steps on the way to a goal: either of the two plans them and says what is done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::{
    event::{Event, What},
    id::{GoalId, ItemId},
    pair::Side,
    permission::Action,
    refusal::Refusal,
};

use super::{Part, enter, here};
use crate::{
    act::{Act, Stop},
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// A small step is at most this long, in characters.
pub const MOST_STEP: usize = 300;

pub(super) const STEP: &str = "step";

/// A small step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Who does it.
    pub who: Side,
    /// What.
    pub what: String,
    /// By when, if there is a day.
    pub by: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}

/// Plans a small step.
///
/// # Errors
/// [`Refusal::Incomplete`], [`Refusal::TooLong`]; what [`spaces::enter`] says.
pub async fn plan(act: &mut Act, id: GoalId, step: Step) -> Result<(), Stop> {
    let permit = act.may(Action::PlanStep, id).await?;
    let what = step.what.trim().to_owned();
    if what.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if what.chars().count() > MOST_STEP {
        return Err(Refusal::TooLong.into());
    }
    let (_, _, room) = enter(act, &permit).await?;
    spaces::write(act, &room, id.uuid(), STEP, &Step { what, ..step }).await?;
    sealed_drafts::drop_at(act, &Part::Step.draft(id)).await?;
    act.record(Event::new(What::StepPlanned, id)).await
}

/// Says that a step is done, or is not after all.
///
/// # Errors
/// [`Refusal::MovedOn`] when the step is not there any more; what [`spaces::enter`] says.
pub async fn tick(act: &mut Act, id: GoalId, step: ItemId, done: bool) -> Result<(), Stop> {
    let permit = act.may(Action::PlanStep, id).await?;
    let (_, _, room) = enter(act, &permit).await?;
    let found = step_of(act, &room, id, step).await?;
    let text = found.text.ok_or(Refusal::MovedOn)?;
    spaces::rewrite(act, &room, &found.item, &Step { done, ..text }).await?;
    act.record(Event::new(What::StepTicked, id)).await
}

/// Takes a step away: whoever wrote it can, and the mentee, whose goal it is.
///
/// # Errors
/// [`Refusal::MovedOn`] when there is no such step of theirs; what [`spaces::enter`] says.
pub async fn take_away(act: &mut Act, id: GoalId, step: ItemId) -> Result<(), Stop> {
    let permit = act.may(Action::PlanStep, id).await?;
    let (_, pair, room) = enter(act, &permit).await?;
    let found = step_of(act, &room, id, step).await?;
    let me = act.person()?;
    if found.item.author != me && pair.mentee_person != me {
        return Err(Refusal::MovedOn.into());
    }
    spaces::erase(act, &room, step).await?;
    act.record(Event::new(What::StepTakenAway, id)).await
}

async fn step_of(act: &mut Act, room: &Room, id: GoalId, step: ItemId) -> Result<Opened<Step>, Stop> {
    let found: Opened<Step> = here(act, room, step).await?;
    if found.item.thread == id.uuid() && found.item.kind == STEP {
        Ok(found)
    } else {
        Err(Refusal::MovedOn.into())
    }
}
