//! The side of the one who was asked: reading, answering, asking whether somebody else may read it, closing. Only what was sent
//! to them, and only while they run the programme.

use trellis_domain::{
    id::{ProgrammeId, SupportId},
    permission::Action,
    support::{Side, SupportState},
};
use trellis_store::supports;

use super::{
    Line, Listed, Seen,
    asking::{own, tell_asker},
    fits, moved, record, thread,
};
use crate::{
    act::{Act, Stop},
    sealed_drafts,
};

fn answer_place(id: SupportId) -> String {
    format!("support/{id}/answer")
}

/// What was sent to me in the programme that I run, by its day.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not here to run one.
pub async fn list_to_me(act: &mut Act) -> Result<Vec<Listed>, Stop> {
    let programme = act.coordinating()?;
    let permit = own(act, Action::ListSupportToMe).await?;
    let all = supports::to_handler(&mut act.unit, &permit, programme).await?;
    // The same question as on each page: a line of management that was declared since shuts it.
    let mut mine = Vec::new();
    for one in all {
        match act.may(Action::ReadSupportToMe, one.request.id).await {
            Ok(_) => mine.push(one),
            Err(Stop::NotFound) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(mine)
}

/// How many requests in a programme wait for my answer.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not here to run it.
pub async fn open_to_me(act: &mut Act, programme: ProgrammeId) -> Result<usize, Stop> {
    if act.coordinating()? != programme {
        return Err(Stop::NotFound);
    }
    let waits = |one: &Listed| one.request.state == SupportState::Waiting;
    Ok(list_to_me(act).await?.iter().filter(|one| waits(one)).count())
}

/// One request to me.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read_to_me(act: &mut Act, id: SupportId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadSupportToMe, id).await?;
    let Listed { request, name } = supports::load_to_me(&mut act.unit, &permit).await?;
    let member = act.member.clone();
    let door = thread::door(act, &request, Side::Handler, member.as_ref()).await?;
    Ok(Seen {
        words: thread::read(act, &request, &door).await?,
        request,
        other: name,
        door,
        readers: Vec::new(),
        reader_there: true,
        reader_lacks: false,
        draft: sealed_drafts::at(act, &answer_place(id)).await?,
    })
}

/// Keeps what I have typed of an answer so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`trellis_domain::refusal::Refusal::NoKeys`]; [`Stop::NotFound`] for everybody else.
pub async fn keep_answer(act: &mut Act, id: SupportId, typed: &str) -> Result<(), Stop> {
    act.may(Action::AnswerSupport, id).await?;
    sealed_drafts::keep(act, &answer_place(id), typed).await
}

/// I answer.
///
/// # Errors
/// [`trellis_domain::refusal::Refusal::Incomplete`], `TooLong`, `Locked`.
pub async fn answer(act: &mut Act, id: SupportId, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerSupport, id).await?;
    let mut request = supports::load_to_me(&mut act.unit, &permit).await?.request;
    let line = Line::plain(fits(text)?);
    let member = act.member.clone();
    thread::write(act, &request, Side::Handler, member.as_ref(), &line).await?;
    moved(act, &mut request, Side::Handler.has_written()).await?;
    sealed_drafts::drop_at(act, &answer_place(id)).await?;
    tell_asker(act, &request).await?;
    record(act).await
}

/// I ask whether somebody else may read it. Who that could be only the asker is shown; it stays mine until they say.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when it was asked already.
pub async fn hand_over(act: &mut Act, id: SupportId) -> Result<(), Stop> {
    let permit = act.may(Action::HandSupportOver, id).await?;
    let mut request = supports::load_to_me(&mut act.unit, &permit).await?.request;
    moved(act, &mut request, SupportState::HandingOver).await?;
    tell_asker(act, &request).await?;
    record(act).await
}

/// I close a request; whoever asks is told that there is news.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when it is closed already.
pub async fn close_to_me(act: &mut Act, id: SupportId) -> Result<(), Stop> {
    let permit = act.may(Action::CloseSupportToMe, id).await?;
    let mut request = supports::load_to_me(&mut act.unit, &permit).await?.request;
    moved(act, &mut request, SupportState::Closed).await?;
    tell_asker(act, &request).await?;
    record(act).await
}
