//! The ally's side: yes, not now, what would help, done. And the mentee's word in the same talk.

use trellis_domain::{
    ask::AskState,
    event::{Event, What as Happened},
    id::AskId,
    permission::Action,
};

use super::{Line, WORD, What, enter, fits, load, moved, said_place};
use crate::{
    act::{Act, Stop},
    news::News,
    sealed_drafts, spaces,
};

/// The ally will do it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when it was answered or taken back.
pub async fn accept(act: &mut Act, id: AskId) -> Result<(), Stop> {
    answer(act, id, Action::AcceptAsk, AskState::Accepted, Happened::AskAccepted).await
}

/// Not now, or not after all.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when it was done or taken back.
pub async fn decline(act: &mut Act, id: AskId) -> Result<(), Stop> {
    answer(act, id, Action::DeclineAsk, AskState::Declined, Happened::AskDeclined).await
}

async fn answer(
    act: &mut Act,
    id: AskId,
    action: Action,
    next: AskState,
    happened: Happened,
) -> Result<(), Stop> {
    let permit = act.may(action, id).await?;
    let (mut ask, pair, _) = load(act, &permit, Action::ReadNotes).await?;
    moved(act, &mut ask, next).await?;
    act.tell(pair.mentee_person, News::AskMoved(id)).await?;
    act.record(Event::new(happened, id).about(pair.mentee_person)).await
}

/// One of the two says what would help, or answers that.
///
/// # Errors
/// [`trellis_domain::refusal::Refusal::Incomplete`], `TooLong`; what [`spaces::enter`] says.
pub async fn say(act: &mut Act, id: AskId, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::WriteOnAsk, id).await?;
    let text = fits(text)?.to_owned();
    let (_, pair, of_pair) = load(act, &permit, Action::WriteNotes).await?;
    let room = enter(act, &of_pair, &pair).await?;
    spaces::write(act, &room, id.uuid(), WORD, &Line { what: What::Word, text }).await?;
    sealed_drafts::drop_at(act, &said_place(id, What::Word)).await?;
    if act.person()? == pair.mentee_person {
        act.tell(pair.giver_person, News::AskWord).await?;
    } else {
        act.tell(pair.mentee_person, News::AskMoved(id)).await?;
    }
    act.record(Event::new(Happened::AskWrittenOn, id).about(pair.mentee_person)).await
}

/// The ally says that it is done, with a line about what it was or without one.
///
/// # Errors
/// [`trellis_domain::refusal::Refusal::TooLong`]; what [`spaces::enter`] says, where there is a line.
pub async fn finish(act: &mut Act, id: AskId, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::FinishAsk, id).await?;
    let (mut ask, pair, of_pair) = load(act, &permit, Action::WriteNotes).await?;
    if !text.trim().is_empty() {
        let text = fits(text)?.to_owned();
        let room = enter(act, &of_pair, &pair).await?;
        spaces::write(act, &room, id.uuid(), WORD, &Line { what: What::Done, text }).await?;
        sealed_drafts::drop_at(act, &said_place(id, What::Done)).await?;
    }
    moved(act, &mut ask, AskState::Done).await?;
    act.tell(pair.mentee_person, News::AskMoved(id)).await?;
    act.record(Event::new(Happened::AskDone, id).about(pair.mentee_person)).await
}
