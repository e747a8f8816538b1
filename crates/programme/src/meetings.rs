//! Meeting: one side offers up to three times, the other takes one; afterwards either says whether they met.

use jiff::Timestamp;
use trellis_domain::{
    day,
    event::{Event, What},
    id::{Id, MeetingId, PairId, kind},
    language::Language,
    meeting::{self, MINUTES, MeetingState, Mode, TIMES},
    pair::Side,
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_post::calendar;
use trellis_store::{
    letters::{Kind, Languages},
    meetings::{self, Meeting, Told},
    pairs::{self, Pair},
};

use crate::{
    act::{Act, Stop},
    news::{self, News},
    notes::{self, Note, Origin, TakenAway, Text},
    pairs::{Seen, listen_for_quiet},
    requests::side,
    sealed_drafts,
    spaces::{self, Opened, Room},
};

/// What one side offers.
#[derive(Debug, Clone)]
pub struct Offer {
    /// One to three times.
    pub times: Vec<Timestamp>,
    /// How long, in minutes.
    pub minutes: i64,
    /// In person or remote.
    pub mode: Mode,
    /// Where, in few words; may be empty.
    pub place: String,
}

/// Offers times. Whatever was offered or booked before is taken back.
///
/// # Errors
/// [`Refusal::Incomplete`] without a time, [`Refusal::NotOffered`] for what no form of ours sends.
pub async fn offer(act: &mut Act, id: PairId, mut offer: Offer) -> Result<(), Stop> {
    let permit = act.may(Action::ArrangeMeeting, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    offer.times.sort_unstable();
    offer.times.dedup();
    if offer.times.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    let sane = offer.times.len() <= TIMES
        && MINUTES.contains(&offer.minutes)
        && offer.mode != Mode::Either
        && offer.place.chars().count() <= 200;
    if !sane {
        return Err(Refusal::NotOffered.into());
    }
    if offer.times.iter().any(|time| *time <= act.now) {
        return Err(Refusal::TimeGone.into());
    }
    for mut open in meetings::of_pair(&mut act.unit, &permit).await? {
        if open.state == MeetingState::Proposed {
            open.state = open.state.step(MeetingState::Cancelled)?;
            save(act, &open).await?;
        }
    }
    let new = Meeting {
        id: Id::random(&mut act.dice),
        pair: id,
        state: MeetingState::Proposed,
        offered_by: side,
        offered: offer.times,
        starts_at: None,
        minutes: offer.minutes,
        mode: offer.mode,
        place: offer.place,
        sequence: 0,
        made_at: act.now,
        version: 1,
    };
    meetings::add(&mut act.unit, &new).await?;
    let other = if side == Side::Mentee { pair.giver_person } else { pair.mentee_person };
    act.tell(other, News::TimesOffered(id)).await?;
    act.record(Event::new(What::TimesOffered, new.id).about(pair.mentee_person)).await
}

/// Whose meeting it is, for somebody who may do this with it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn pair_of(act: &mut Act, id: MeetingId, action: Action) -> Result<PairId, Stop> {
    let permit = act.may(action, id).await?;
    Ok(meetings::load(&mut act.unit, &permit).await?.pair)
}

/// Takes one of the times, counted from 1. Only the side that did not offer them can.
///
/// # Errors
/// [`Refusal::TimeGone`] when there is no such time, or it is over.
pub async fn book(act: &mut Act, id: MeetingId, which: usize) -> Result<PairId, Stop> {
    let permit = act.may(Action::BookMeeting, id).await?;
    let mut meeting = meetings::load(&mut act.unit, &permit).await?;
    let pair = act.may(Action::ArrangeMeeting, meeting.pair).await?;
    let pair = pairs::load(&mut act.unit, &pair).await?;
    if side(act, &pair)? == meeting.offered_by {
        return Err(Stop::NotFound);
    }
    let time = which.checked_sub(1).and_then(|place| meeting.offered.get(place)).copied();
    let time = time.filter(|time| *time > act.now).ok_or(Refusal::TimeGone)?;
    meeting.state = meeting.state.step(MeetingState::Booked)?;
    meeting.starts_at = Some(time);
    save(act, &meeting).await?;
    listen_for_quiet(act, pair.id, time).await?;
    tell_of(act, &pair, &meeting, Kind::MeetingSet, News::MeetingBooked(pair.id)).await?;
    act.record(Event::new(What::MeetingBooked, id).about(pair.mentee_person)).await?;
    Ok(pair.id)
}

/// None of the times suits, or they are taken back. Says nothing about why.
///
/// # Errors
/// [`Stop::NotFound`] when there is nothing to answer.
pub async fn decline(act: &mut Act, id: MeetingId) -> Result<PairId, Stop> {
    let permit = act.may(Action::DeclineTimes, id).await?;
    let mut meeting = meetings::load(&mut act.unit, &permit).await?;
    let pair = act.may(Action::ArrangeMeeting, meeting.pair).await?;
    let pair = pairs::load(&mut act.unit, &pair).await?;
    let side = side(act, &pair)?;
    meeting.state = meeting.state.step(MeetingState::Cancelled)?;
    save(act, &meeting).await?;
    if side != meeting.offered_by {
        let other = if side == Side::Mentee { pair.giver_person } else { pair.mentee_person };
        act.tell(other, News::OtherTimesWanted(pair.id)).await?;
    }
    act.record_unsigned(Event::new(What::MeetingCancelled, id).about(pair.mentee_person)).await?;
    Ok(pair.id)
}

/// Cancels a booked meeting. Nothing records who did.
///
/// # Errors
/// [`Stop::NotFound`] when it is not booked any more.
pub async fn cancel(act: &mut Act, id: MeetingId) -> Result<PairId, Stop> {
    let permit = act.may(Action::CancelMeeting, id).await?;
    let mut meeting = meetings::load(&mut act.unit, &permit).await?;
    let pair = act.may(Action::ArrangeMeeting, meeting.pair).await?;
    let pair = pairs::load(&mut act.unit, &pair).await?;
    meeting.state = meeting.state.step(MeetingState::Cancelled)?;
    meeting.sequence += 1;
    save(act, &meeting).await?;
    tell_of(act, &pair, &meeting, Kind::MeetingOff, News::MeetingCancelled(pair.id)).await?;
    act.record_unsigned(Event::new(What::MeetingCancelled, id).about(pair.mentee_person)).await?;
    Ok(pair.id)
}

/// Takes back whatever the permitted pair has still offered or booked, because the two do not go on. Their calendars
/// are told; why, they are told elsewhere.
pub(crate) async fn take_back(act: &mut Act, permit: &Permit<kind::Pair>) -> Result<(), Stop> {
    let pair = pairs::load(&mut act.unit, permit).await?;
    for mut open in meetings::of_pair(&mut act.unit, permit).await? {
        let booked = open.state == MeetingState::Booked;
        if !booked && open.state != MeetingState::Proposed {
            continue;
        }
        open.state = open.state.step(MeetingState::Cancelled)?;
        open.sequence += 1;
        save(act, &open).await?;
        if booked && open.starts_at.is_some_and(|at| at > act.now) {
            for person in [pair.mentee_person, pair.giver_person] {
                news::send_entry(act, person, Kind::MeetingOff, &open).await?;
            }
        }
    }
    Ok(())
}

/// A line on the page of each of the two, and the letter with the calendar file.
async fn tell_of(act: &mut Act, pair: &Pair, meeting: &Meeting, kind: Kind, news: News) -> Result<(), Stop> {
    for person in [pair.mentee_person, pair.giver_person] {
        act.tell_quietly(person, news).await?;
        news::send_entry(act, person, kind, meeting).await?;
    }
    Ok(())
}

/// What one of the two finds after a meeting.
#[derive(Debug)]
pub struct After {
    /// The pair.
    pub seen: Seen,
    /// What I have said already.
    pub said: Option<Told>,
    /// My own space.
    pub room: Room,
    /// What I had begun to write: none, locked, or the text.
    pub draft: Option<Option<String>>,
    /// What I have taken away from it, and whether the other one reads that too; the newest first.
    pub taken: Vec<(Opened<Text>, bool)>,
}

impl After {
    /// Whether something can be written for myself: not once the pair is over.
    pub fn can_write(&self) -> bool {
        Action::WriteReflection.rule().states.contains(&self.seen.pair.state.code())
    }

    /// Whether it can be written for both: not before the two have said that they go on.
    pub fn can_share(&self) -> bool {
        Action::WriteNotes.rule().states.contains(&self.seen.pair.state.code())
    }
}

/// The meeting that I am asked about, and what I wrote after it.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two.
pub async fn after(act: &mut Act, id: PairId) -> Result<After, Stop> {
    let seen = crate::pairs::read(act, id, Action::ReadPair).await?;
    let me = act.person()?;
    let own = act.may(Action::ReadOwnSpace, me).await?;
    let room = spaces::look(act, &own).await?;
    let mut after = After { said: None, draft: None, taken: Vec::new(), room, seen };
    let Some(meeting) = after.seen.to_confirm(act.now).cloned() else { return Ok(after) };
    let permit = act.may(Action::ConfirmMeeting, meeting.id).await?;
    let told = meetings::told(&mut act.unit, &permit).await?;
    after.said = told.into_iter().find(|told| told.side == after.seen.side);
    after.draft = sealed_drafts::at(act, &notes::draft_of_meeting(&meeting)).await?;
    let of_both = act.may(Action::ReadPair, id).await?;
    let of_both = spaces::look(act, &of_both).await?;
    for (room, kind) in [(&of_both, Note::Shared), (&after.room, Note::Reflection)] {
        let found: Vec<Opened<Text>> = spaces::items(act, room, id.uuid(), kind.code()).await?;
        let here = |one: &Opened<Text>| {
            let on = meeting.starts_at.map(day::of).map(Origin::TakenAway);
            one.item.author == me && one.text.as_ref().is_some_and(|text| on.is_some() && text.came_of == on)
        };
        let mine = found.into_iter().filter(here).map(|one| (one, kind == Note::Shared));
        after.taken.extend(mine);
    }
    Ok(after)
}

/// Keeps what I have typed so far about what I take away, sealed to me alone. Records no event.
///
/// # Errors
/// [`Refusal::NoKeys`] before I have set my keys up.
pub async fn keep_draft(act: &mut Act, id: MeetingId, taken: &TakenAway) -> Result<(), Stop> {
    let permit = act.may(Action::ConfirmMeeting, id).await?;
    let meeting = meetings::load(&mut act.unit, &permit).await?;
    notes::keep_taken(act, &meeting, taken).await
}

/// One side says whether the two met. Two different answers make it unconfirmed; that is nobody's fault.
///
/// # Errors
/// [`Refusal::TimeGone`] before it has begun, [`Refusal::NotOffered`] for a length that no meeting has.
pub async fn confirm(act: &mut Act, id: MeetingId, held: bool, minutes: i64) -> Result<PairId, Stop> {
    confirm_and_take(act, id, (held, minutes), &TakenAway::default()).await
}

/// … and keeps what they take away.
///
/// # Errors
/// As [`confirm`]; [`Refusal::TooLong`] for what is taken away.
pub async fn confirm_and_take(
    act: &mut Act,
    id: MeetingId,
    (held, minutes): (bool, i64),
    taken: &TakenAway,
) -> Result<PairId, Stop> {
    let permit = act.may(Action::ConfirmMeeting, id).await?;
    let mut meeting = meetings::load(&mut act.unit, &permit).await?;
    let pair = act.may(Action::ReadPair, meeting.pair).await?;
    let pair = pairs::load(&mut act.unit, &pair).await?;
    let side = side(act, &pair)?;
    if meeting.starts_at.is_none_or(|at| at > act.now) {
        return Err(Refusal::TimeGone.into());
    }
    if held && !MINUTES.contains(&minutes) {
        return Err(Refusal::NotOffered.into());
    }
    let minutes = if held { minutes } else { 0 };
    meetings::tell(&mut act.unit, &permit, Told { side, held, minutes }, act.now).await?;
    let told = meetings::told(&mut act.unit, &permit).await?;
    let said = |side| told.iter().find(|told| told.side == side).map(|told| told.held);
    if let Some(state) = meeting::outcome(said(Side::Mentee), said(Side::Giver)) {
        meeting.state = meeting.state.step(state)?;
    }
    if meeting.state == MeetingState::Held {
        let longest = told.iter().filter(|told| told.held).map(|told| told.minutes).max();
        meeting.minutes = longest.unwrap_or(meeting.minutes);
    }
    save(act, &meeting).await?;
    // The same event whether something is taken away or not.
    notes::take_along(act, &pair, &meeting, taken).await?;
    act.record(Event::new(What::MeetingConfirmed, id).about(pair.mentee_person)).await?;
    Ok(pair.id)
}

/// The file that puts a booked meeting into the calendar of one of the two: a neutral title, no place, nobody's name.
///
/// `origin` is the configured address of this installation.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when it is not booked.
pub async fn calendar(
    act: &mut Act,
    id: MeetingId,
    origin: &str,
    language: Language,
) -> Result<String, Stop> {
    let permit = act.may(Action::ReadMeeting, id).await?;
    let meeting = meetings::load(&mut act.unit, &permit).await?;
    let starts_at = meeting.starts_at.ok_or(Stop::NotFound)?;
    let link = format!("{origin}/pairs/{}/meet", meeting.pair);
    Ok(calendar::file(&calendar::Meeting {
        id,
        sequence: meeting.sequence,
        starts_at,
        minutes: meeting.minutes,
        cancelled: false,
        made_at: act.now,
        host: calendar::host(origin),
        link: &link,
        languages: Languages::One(language),
    }))
}

async fn save(act: &mut Act, meeting: &Meeting) -> Result<(), Stop> {
    if meetings::save(&mut act.unit, meeting).await? { Ok(()) } else { Err(Stop::Changed) }
}
