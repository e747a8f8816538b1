//! What the two of a pair can do: first talk, ending; and how it stands for each of them.

use jiff::Timestamp;
use trellis_domain::{
    agreement::AgreementState,
    event::{Event, What},
    id::PairId,
    meeting::MeetingState,
    pair::{EndReason, PairState, QUIET_AFTER, Side},
    permission::Action,
    refusal::Refusal,
};
use trellis_store::{
    agreements::{self, Version},
    choices,
    cohorts::{self, Cohort},
    hand_overs, jobs,
    meetings::{self, Meeting},
    pairs::{self, Pair},
    participations,
    people::{self, Profile},
    signatures::{self, Signature},
};

use crate::{
    act::{Act, Stop},
    jobs::Job,
    news::News,
    places,
    requests::side,
};

/// A pair as one of the two sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The pair.
    pub pair: Pair,
    /// Which side the reader is on.
    pub side: Side,
    /// The other one.
    pub other: Profile,
    /// Its cohort.
    pub cohort: Cohort,
    /// Who has signed.
    pub signatures: Vec<Signature>,
    /// What the two have added to the standard agreement: the newest version first, none where they never did.
    pub versions: Vec<Version>,
    /// Its meetings, the newest first.
    pub meetings: Vec<Meeting>,
    /// The reader has answered after the first talk.
    pub answered: bool,
    /// For the mentee: the first date in the queue.
    pub queued_at: Option<Timestamp>,
    /// For the mentee: how many pairs of this cohort have ended early.
    pub endings: usize,
    /// The helper goes, and the mentee has not chosen yet.
    pub handing_over: bool,
}

impl Seen {
    /// The next booked meeting, from now or at most two hours old.
    pub fn next_meeting(&self, now: Timestamp) -> Option<&Meeting> {
        let since = now.saturating_sub(jiff::SignedDuration::from_hours(2)).unwrap_or(now);
        let booked = self.meetings.iter().filter(|meeting| meeting.state == MeetingState::Booked);
        booked.filter(|meeting| meeting.starts_at > Some(since)).min_by_key(|meeting| meeting.starts_at)
    }

    /// Times that one side has offered and the other has not answered.
    pub fn offered(&self) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.state == MeetingState::Proposed)
    }

    /// The meeting that the two are asked about: the latest that has begun and took place or may have.
    pub fn to_confirm(&self, now: Timestamp) -> Option<&Meeting> {
        use MeetingState::{Booked, Held, NotHeld, Unconfirmed};
        let begun = self.meetings.iter().filter(|meeting| meeting.starts_at.is_some_and(|at| at <= now));
        begun
            .filter(|meeting| matches!(meeting.state, Booked | Held | NotHeld | Unconfirmed))
            .max_by_key(|meeting| meeting.starts_at)
    }

    /// How many meetings have taken place.
    pub fn held(&self) -> usize {
        self.meetings.iter().filter(|meeting| meeting.state == MeetingState::Held).count()
    }

    /// Whether a side has signed.
    pub fn signed(&self, side: Side) -> bool {
        self.signatures.iter().any(|signature| signature.side == side)
    }

    /// The newest version of what the two have added to the agreement; 0 where they never did.
    pub fn clauses(&self) -> i64 {
        self.versions.first().map_or(0, |version| version.number)
    }

    /// The two go on, and a changed agreement is not accepted by both yet.
    pub fn agreement_waits(&self) -> bool {
        let open = self.versions.first().is_some_and(|version| version.state != AgreementState::Signed);
        open && self.pair.state == PairState::Active
    }

    /// The last moment at which the two met or have booked to meet; else when the pair was last moved.
    pub fn last_together(&self) -> Timestamp {
        let counts = |meeting: &&Meeting| matches!(meeting.state, MeetingState::Held | MeetingState::Booked);
        let times = self.meetings.iter().filter(counts).filter_map(|meeting| meeting.starts_at);
        times.max().map_or(self.pair.moved_at, |last| last.max(self.pair.moved_at))
    }
}

/// A pair, for one of the two.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read(act: &mut Act, id: PairId, action: Action) -> Result<Seen, Stop> {
    let permit = act.may(action, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    let (mentee, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let answers = pairs::chemistry_answers(&mut act.unit, &permit).await?;
    let (queued_at, endings) = queue(act, &pair, side).await?;
    let hand_over = hand_overs::of(&mut act.unit, &permit).await?.filter(|found| found.chosen.is_none());
    Ok(Seen {
        handing_over: hand_over.is_some() && pair.state == PairState::Paused,
        queued_at,
        endings,
        side,
        other: if side == Side::Mentee { giver.profile } else { mentee.profile },
        cohort: cohorts::of_pair(&mut act.unit, &permit).await?,
        signatures: signatures::of(&mut act.unit, &permit).await?,
        versions: agreements::of(&mut act.unit, &permit).await?,
        meetings: meetings::of_pair(&mut act.unit, &permit).await?,
        answered: answers.iter().any(|(whose, _)| *whose == side),
        pair,
    })
}

/// The mentee's first date in the queue, and how many pairs have ended early; nothing for the giver.
async fn queue(act: &mut Act, pair: &Pair, side: Side) -> Result<(Option<Timestamp>, usize), Stop> {
    if side == Side::Giver {
        return Ok((None, 0));
    }
    let own = act.may(Action::ReadOwnParticipation, pair.mentee).await?;
    let mentee = participations::load(&mut act.unit, &own).await?;
    let every = pairs::of_participation(&mut act.unit, &own).await?;
    Ok((mentee.queued_at, every.iter().filter(|pair| pair.state == PairState::EndedNoFault).count()))
}

/// The prep card: the pair, and for the giver how the mentee wants race to be talked about, as its code.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the two.
pub async fn prepare(act: &mut Act, id: PairId) -> Result<(Seen, Option<String>), Stop> {
    let seen = read(act, id, Action::ReadPrepCard).await?;
    if seen.side == Side::Mentee {
        return Ok((seen, None));
    }
    let permit = act.may(Action::ReadPrepCard, id).await?;
    let said = choices::dialogue_of_pair::<String>(&mut act.unit, &act.keys, &permit, &seen.pair).await?;
    Ok((seen, Some(said.unwrap_or_else(|| "unsaid".to_owned()))))
}

/// One side answers after the first talk, in private. The first answer stands.
///
/// # Errors
/// [`Refusal::MovedOn`] on a second answer of the same side.
pub async fn answer_first_talk(act: &mut Act, id: PairId, yes: bool) -> Result<PairState, Stop> {
    let permit = act.may(Action::AnswerChemistry, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    let before = pairs::chemistry_answers(&mut act.unit, &permit).await?;
    if before.iter().any(|(whose, _)| *whose == side) {
        return Err(Refusal::MovedOn.into());
    }
    pairs::answer_chemistry(&mut act.unit, &permit, side, yes, act.now).await?;
    if !yes {
        pair.state = pair.state.step(PairState::NotThisTime)?;
        crate::meetings::take_back(act, &permit).await?;
        places::free_place(act, &mut pair).await?;
        tell_both(act, &pair, News::NotThisTime(id)).await?;
    } else if before.contains(&(side.other(), true)) {
        pair.state = pair.state.step(PairState::Contracting)?;
        places::moved(act, &mut pair).await?;
        tell_both(act, &pair, News::AgreementReady(id)).await?;
    }
    act.record_unsigned(Event::new(What::ChemistryAnswered, id).about(pair.mentee_person)).await?;
    Ok(pair.state)
}

/// Ends a pair at once, without a reason and without fault. The place is free in the same transaction, and the mentee
/// keeps the first date in the queue.
///
/// # Errors
/// [`Stop::NotFound`] when the pair is not under way.
pub async fn end(act: &mut Act, id: PairId, reason: Option<EndReason>) -> Result<(), Stop> {
    let permit = act.may(Action::EndPair, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    let side = side(act, &pair)?;
    // Whoever parts within the last weeks parts at the planned end.
    let over = if pair.state == PairState::Closing { PairState::Closed } else { PairState::EndedNoFault };
    pair.state = pair.state.step(over)?;
    if let Some(reason) = reason {
        pairs::keep_reason(&mut act.unit, &act.keys, &permit, reason.code(), &mut act.dice).await?;
    }
    crate::meetings::take_back(act, &permit).await?;
    places::free_place(act, &mut pair).await?;
    let other = if side == Side::Mentee { pair.giver_person } else { pair.mentee_person };
    act.tell(other, News::PairEnded(id)).await?;
    act.record_unsigned(Event::new(What::PairEnded, id).about(pair.mentee_person)).await
}

/// Asks for a look in five weeks, counted from a moment.
pub(crate) async fn listen_for_quiet(act: &mut Act, id: PairId, from: Timestamp) -> Result<(), Stop> {
    let due = from.max(act.now).saturating_add(QUIET_AFTER).unwrap_or(Timestamp::MAX);
    jobs::ask(&mut act.unit, Job::LookForQuiet.code(), id.uuid(), due, &mut act.dice).await?;
    Ok(())
}

/// Five weeks without a meeting, held or booked: a neutral word to both. Otherwise looks again later.
pub(crate) async fn look_for_quiet(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::NudgePair, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    if pair.state != PairState::Active {
        return Err(Stop::NotFound);
    }
    let met = meetings::of_pair(&mut act.unit, &permit).await?;
    let counts = |meeting: &&Meeting| matches!(meeting.state, MeetingState::Held | MeetingState::Booked);
    let last = met.iter().filter(counts).filter_map(|meeting| meeting.starts_at).max();
    let last = last.unwrap_or(pair.moved_at).max(pair.moved_at);
    if act.now.duration_since(last) < QUIET_AFTER {
        return listen_for_quiet(act, id, last).await;
    }
    tell_both(act, &pair, News::Quiet(id)).await
}

pub(crate) async fn tell_both(act: &mut Act, pair: &Pair, news: News) -> Result<(), Stop> {
    act.tell(pair.mentee_person, news).await?;
    act.tell(pair.giver_person, news).await
}
