//! The side of whoever asks, with an account: writing, reading, answering, choosing another reader, closing, deleting.

use std::{collections::BTreeMap, sync::Arc};

use trellis_domain::{
    day,
    id::{Id, PersonId, SupportId, kind},
    permission::{Action, Permit},
    refusal::Refusal,
    support::{About, Side, SupportState, answer_by},
};
use trellis_sealing::Member;
use trellis_store::{circles, member_keys, supports, supports::Asker};

use super::{
    Asked, Line, Listed, Occasion, Reader, Request, Seen, fits, forget_news, link_to_reader, moved, readers,
    record, step, thread,
};
use crate::{
    act::{Act, Stop},
    news::{self, News},
    sealed_drafts,
    spaces::Door,
};

/// The page on which somebody writes a request.
#[derive(Debug)]
pub struct Desk {
    /// Whether they can seal anything.
    pub door: Door,
    /// Who can be asked, also those who have no private space yet.
    pub readers: Vec<Reader>,
    /// What they had begun to write: none, locked, or as it was typed.
    pub draft: Option<Option<String>>,
    /// The circle's name, where it is about one.
    pub circle: Option<String>,
}

fn draft_place(from: Occasion) -> String {
    match from {
        Occasion::Own => "support".to_owned(),
        Occasion::Circle(id) => format!("circle/{id}/concern"),
    }
}

fn word_place(id: SupportId) -> String {
    format!("support/{id}/word")
}

/// Who can be asked from here, and the name of the circle.
async fn who_can(act: &mut Act, from: Occasion) -> Result<(Vec<Reader>, Option<String>), Stop> {
    match from {
        Occasion::Own => {
            let permit = act.may(Action::AskForSupport, act.person()?).await?;
            let programme = readers::programme(act).await?;
            Ok((readers::for_person(act, &permit, programme).await?, None))
        }
        Occasion::Circle(id) => {
            let permit = act.may(Action::RaiseConcern, id).await?;
            let name = circles::load(&mut act.unit, &permit).await?.name;
            Ok((readers::for_circle(act, &permit).await?, Some(name)))
        }
    }
}

/// The page on which I write a request.
///
/// # Errors
/// [`Stop::NotFound`] where nobody is signed in, or for a circle that I do not lead.
pub async fn desk(act: &mut Act, from: Occasion) -> Result<Desk, Stop> {
    let (readers, circle) = who_can(act, from).await?;
    let own = act.may(Action::ReadOwnKeys, act.person()?).await?;
    let door = match (member_keys::of(&mut act.unit, &own).await?, &act.member) {
        (None, _) => Door::NoKeys,
        (Some(_), None) => Door::Locked,
        (Some(_), Some(_)) => Door::Open(BTreeMap::new()),
    };
    Ok(Desk { door, readers, draft: sealed_drafts::at(act, &draft_place(from)).await?, circle })
}

/// Keeps what I have typed so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up; as [`desk`].
pub async fn keep_draft(act: &mut Act, from: Occasion, typed: &str) -> Result<(), Stop> {
    match from {
        Occasion::Own => {
            act.may(Action::AskForSupport, act.person()?).await?;
        }
        Occasion::Circle(id) => {
            act.may(Action::RaiseConcern, id).await?;
        }
    }
    sealed_drafts::keep(act, &draft_place(from), typed).await
}

/// Sends a request, sealed to me and to the one whom I chose.
///
/// # Errors
/// [`Refusal::Incomplete`] without words; [`Refusal::TooLong`]; what [`readers::chosen`] says; [`Refusal::NoKeys`], [`Refusal::Locked`].
pub async fn send(act: &mut Act, from: Occasion, asked: &Asked) -> Result<SupportId, Stop> {
    let me = act.person()?;
    let permit = act.may(Action::AskForSupport, me).await?;
    let (all, circle) = who_can(act, from).await?;
    let (reader, line) = put(&all, circle, asked)?;
    let mut request = request(act, &reader, Asker::Person(me));
    let member = act.member.clone();
    first(act, &permit, &mut request, member.as_ref(), &line).await?;
    sealed_drafts::drop_at(act, &draft_place(from)).await?;
    record(act).await?;
    Ok(request.id)
}

/// What is sent, and to whom.
pub fn put(all: &[Reader], circle: Option<String>, asked: &Asked) -> Result<(Reader, Line), Refusal> {
    let offered = if circle.is_some() { &About::CONCERNS[..] } else { &About::ASKED[..] };
    if !offered.contains(&asked.about) {
        return Err(Refusal::NotOffered);
    }
    let text = fits(&asked.text)?;
    let whom = asked.whom.filter(|_| asked.about == About::Runs);
    let named = |whom| all.iter().find(|one| one.person == whom).map(|one| (whom, one.name.clone()));
    let whom = whom.map(|whom| named(whom).ok_or(Refusal::NotOffered)).transpose()?;
    let reader = readers::chosen(all, asked.reader, whom.as_ref().map(|(whom, _)| *whom))?;
    Ok((reader, Line { text, about: Some(asked.about), whom, circle }))
}

/// A request as it begins.
pub fn request(act: &mut Act, reader: &Reader, asker: Asker) -> Request {
    let today = day::of(act.now);
    Request {
        id: Id::random(&mut act.dice),
        programme: reader.programme,
        asker,
        handler: Some(reader.person),
        state: SupportState::Waiting,
        moved_on: today,
        due_on: answer_by(today),
        epoch: 1,
        version: 1,
    }
}

/// Keeps a request with its first word, and tells its reader that there is a message.
pub async fn first<K>(
    act: &mut Act,
    permit: &Permit<K>,
    request: &mut Request,
    member: Option<&Arc<Member>>,
    line: &Line,
) -> Result<(), Stop> {
    supports::add(&mut act.unit, permit, request).await?;
    thread::seal_to_both(act, request).await?;
    thread::write(act, request, Side::Asker, member, line).await?;
    tell_reader(act, request).await
}

/// Tells the reader that there is a message, and no more than that.
pub async fn tell_reader(act: &mut Act, request: &Request) -> Result<(), Stop> {
    let Some(handler) = request.handler else { return Ok(()) };
    news::tell(act, handler, "support-to-you", &link_to_reader(request.id)).await
}

/// What I ask, the newest first.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn list(act: &mut Act) -> Result<Vec<Listed>, Stop> {
    let permit = act.may(Action::AskForSupport, act.person()?).await?;
    Ok(supports::of_asker(&mut act.unit, &permit).await?)
}

/// One request of mine.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read(act: &mut Act, id: SupportId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadSupport, id).await?;
    let Listed { request, name } = supports::load(&mut act.unit, &permit).await?;
    let all = readers::for_person(act, &permit, Some(request.programme)).await?;
    let member = act.member.clone();
    let draft = sealed_drafts::at(act, &word_place(id)).await?;
    Ok(Seen { draft, ..seen(act, (request, name), member.as_ref(), all).await? })
}

/// A request as whoever asks sees it, without what they have begun to write.
pub async fn seen(
    act: &mut Act,
    (request, other): (Request, String),
    member: Option<&Arc<Member>>,
    all: Vec<Reader>,
) -> Result<Seen, Stop> {
    let door = thread::door(act, &request, Side::Asker, member).await?;
    let words = thread::read(act, &request, &door).await?;
    let reader_lacks = thread::reader_lacks(act, &request, &door).await?;
    let reader_there = all.iter().any(|one| Some(one.person) == request.handler);
    let mut seen =
        Seen { request, other, door, words, readers: Vec::new(), reader_there, reader_lacks, draft: None };
    let whom = seen.first().and_then(|line| line.whom.as_ref()).map(|(whom, _)| *whom);
    // Before it is opened nobody knows whom it is about, so nobody else is offered.
    if seen.first().is_some() {
        let fits = |one: &Reader| Some(one.person) != whom && Some(one.person) != seen.request.handler;
        seen.readers = all.into_iter().filter(fits).collect();
    }
    Ok(seen)
}

/// Keeps what I have typed in a request so far, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`]; [`Stop::NotFound`] for everybody else.
pub async fn keep_word(act: &mut Act, id: SupportId, typed: &str) -> Result<(), Stop> {
    act.may(Action::WriteSupport, id).await?;
    sealed_drafts::keep(act, &word_place(id), typed).await
}

/// I write on: it waits for its reader again.
///
/// # Errors
/// [`Refusal::Incomplete`], [`Refusal::TooLong`], [`Refusal::Locked`]; [`Refusal::MovedOn`] while nobody reads it.
pub async fn say(act: &mut Act, id: SupportId, text: &str) -> Result<(), Stop> {
    let permit = act.may(Action::WriteSupport, id).await?;
    let mut request = supports::load(&mut act.unit, &permit).await?.request;
    let all = readers::for_person(act, &permit, Some(request.programme)).await?;
    let member = act.member.clone();
    said(act, &mut request, &all, member.as_ref(), text).await?;
    sealed_drafts::drop_at(act, &word_place(id)).await?;
    record(act).await
}

/// Whoever asks writes on, to a reader who is still there.
pub async fn said(
    act: &mut Act,
    request: &mut Request,
    all: &[Reader],
    member: Option<&Arc<Member>>,
    text: &str,
) -> Result<(), Stop> {
    let line = Line::plain(fits(text)?);
    let there = all.iter().any(|one| Some(one.person) == request.handler);
    if !there || !request.state.open() {
        return Err(Refusal::MovedOn.into());
    }
    thread::write(act, request, Side::Asker, member, &line).await?;
    if request.state == SupportState::HandingOver {
        // What the reader has asked still waits for its yes or no.
        request.moved_on = day::of(act.now);
        super::save(act, request).await?;
    } else {
        moved(act, request, Side::Asker.has_written()).await?;
    }
    tell_reader(act, request).await
}

/// I give a request to another reader, who reads everything that I can read; the one before reads nothing any more. Where the
/// same one lost their keys, they get what was written before again.
///
/// # Errors
/// What [`readers::chosen`] says; [`Refusal::Locked`].
pub async fn give(act: &mut Act, id: SupportId, reader: PersonId) -> Result<(), Stop> {
    let permit = act.may(Action::MoveSupport, id).await?;
    let Listed { request, name } = supports::load(&mut act.unit, &permit).await?;
    let all = readers::for_person(act, &permit, Some(request.programme)).await?;
    let member = act.member.clone();
    given(act, (request, name), member.as_ref(), all, reader).await?;
    record(act).await
}

/// Whoever asks gives a request to a reader.
pub async fn given(
    act: &mut Act,
    listed: (Request, String),
    member: Option<&Arc<Member>>,
    all: Vec<Reader>,
    to: PersonId,
) -> Result<(), Stop> {
    let same = all.iter().find(|one| one.person == to && Some(to) == listed.0.handler).cloned();
    let seen = seen(act, listed, member, all).await?;
    if !matches!(seen.door, Door::Open(_)) {
        return Err(Refusal::Locked.into());
    }
    let again = same.filter(|_| seen.reader_lacks);
    let reader = match again {
        Some(again) => again,
        None => readers::chosen(&seen.readers, to, None)?,
    };
    let mut request = seen.request;
    if request.handler != Some(to) {
        forget_news(act, &request).await?;
    }
    thread::hand_to(act, &mut request, member, &reader).await?;
    step(&mut request, SupportState::Waiting, day::of(act.now))?;
    // Whoever reads it now has the whole time.
    request.due_on = answer_by(day::of(act.now));
    super::save(act, &mut request).await?;
    tell_reader(act, &request).await
}

/// I would rather that it stays with its reader, who asked whether somebody else may read it.
///
/// # Errors
/// [`Refusal::MovedOn`] when that was not asked.
pub async fn keep(act: &mut Act, id: SupportId) -> Result<(), Stop> {
    let permit = act.may(Action::MoveSupport, id).await?;
    let request = supports::load(&mut act.unit, &permit).await?.request;
    kept(act, request).await?;
    record(act).await
}

/// It stays with its reader.
pub async fn kept(act: &mut Act, mut request: Request) -> Result<(), Stop> {
    if request.state != SupportState::HandingOver {
        return Err(Refusal::MovedOn.into());
    }
    moved(act, &mut request, SupportState::Waiting).await?;
    tell_reader(act, &request).await
}

/// I close a request. Nobody is told.
///
/// # Errors
/// [`Stop::NotFound`] when it is closed already.
pub async fn close(act: &mut Act, id: SupportId) -> Result<(), Stop> {
    let permit = act.may(Action::MoveSupport, id).await?;
    let mut request = supports::load(&mut act.unit, &permit).await?.request;
    moved(act, &mut request, SupportState::Closed).await?;
    record(act).await
}

/// I delete a request, with everything that both of us wrote in it. It is gone at once, for both.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn take_away(act: &mut Act, id: SupportId) -> Result<(), Stop> {
    let permit = act.may(Action::DeleteSupport, id).await?;
    supports::keeping::take_away(&mut act.unit, &permit).await?;
    sealed_drafts::drop_at(act, &word_place(id)).await?;
    record(act).await
}

/// Tells whoever asks that there is a message; whoever has only a receipt looks by themselves.
pub async fn tell_asker(act: &mut Act, request: &Request) -> Result<(), Stop> {
    let Some(asker) = request.person() else { return Ok(()) };
    act.tell(asker, News::SupportAnswered(request.id)).await
}

/// What the store wants to see for somebody's own lists.
pub async fn own(act: &mut Act, action: Action) -> Result<Permit<kind::Person>, Stop> {
    let me = act.person()?;
    act.may(action, me).await
}
