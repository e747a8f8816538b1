//! Meeting: one side offers up to three times, the other takes one; afterwards either says whether they met.

use jiff::Timestamp;
use trellis_domain::{
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
    pairs::listen_for_quiet,
    requests::side,
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
            open.state = MeetingState::Cancelled;
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
    meeting.state = MeetingState::Booked;
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
    meeting.state = MeetingState::Cancelled;
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
    meeting.state = MeetingState::Cancelled;
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
        open.state = MeetingState::Cancelled;
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

/// One side says whether the two met. Two different answers make it unconfirmed; that is nobody's fault.
///
/// # Errors
/// [`Refusal::TimeGone`] before it has begun, [`Refusal::NotOffered`] for a length that no meeting has.
pub async fn confirm(act: &mut Act, id: MeetingId, held: bool, minutes: i64) -> Result<PairId, Stop> {
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
        meeting.state = state;
    }
    if meeting.state == MeetingState::Held {
        let longest = told.iter().filter(|told| told.held).map(|told| told.minutes).max();
        meeting.minutes = longest.unwrap_or(meeting.minutes);
    }
    save(act, &meeting).await?;
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
