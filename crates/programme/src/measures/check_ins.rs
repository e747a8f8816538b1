//! Consent to be asked how one is, on its own and revocable; the three short questions; and the round that offers them once.

use jiff::Timestamp;
use trellis_domain::{
    check_in::{self, CheckIn, Occasion},
    day,
    id::{ParticipationId, PersonId},
    language::Language,
    measure::Book,
    permission::Action,
    readiness::Purpose,
    refusal::Refusal,
};
use trellis_store::{consents, measures, purposes, retention};

use super::{Mine, WELLBEING, consented, door, in_use, keep, mine, record, today};
use crate::{
    act::{Act, Stop},
    news::News,
    participations, rounds,
    rounds::Round,
    spaces::Door,
};

/// The version of the notice that is shown before consenting.
const NOTICE: i64 = 1;

/// The page on consent.
#[derive(Debug, Clone, Copy)]
pub struct Consent {
    /// Whether the programme asks how people are.
    pub asked: bool,
    /// Whether I can answer now.
    pub open: bool,
    /// Since when I consent.
    pub since: Option<Timestamp>,
}

/// Whether I consent to be asked how I am.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn consent(act: &mut Act) -> Result<Consent, Stop> {
    let mine = mine(act, Action::ReadOwnQuestions).await?;
    let asked = in_use(act, &mine, Purpose::WellbeingScores).await?;
    Ok(Consent { asked, open: mine.answers, since: consented(act).await? })
}

/// I consent, having read the notice.
///
/// # Errors
/// [`Refusal::NotOffered`] where the programme does not ask; [`Refusal::NothingChanged`] when I have consented.
pub async fn give_consent(act: &mut Act, language: Language) -> Result<(), Stop> {
    let mine = mine(act, Action::AnswerQuestions).await?;
    if !in_use(act, &mine, Purpose::WellbeingScores).await? {
        return Err(Refusal::NotOffered.into());
    }
    if consented(act).await?.is_some() {
        return Err(Refusal::NothingChanged.into());
    }
    let now = act.now;
    consents::give(&mut act.unit, mine.person, WELLBEING, NOTICE, language, now, &mut act.dice).await?;
    record(act).await
}

/// I withdraw my consent: what I answered under it is gone at once, in every cohort.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn withdraw_consent(act: &mut Act) -> Result<(), Stop> {
    let mine = mine(act, Action::TakeAnswersBack).await?;
    let now = act.now;
    consents::withdraw(&mut act.unit, mine.person, WELLBEING, now).await?;
    for one in participations::mine(act).await? {
        let permit = act.may(Action::TakeAnswersBack, one.id).await?;
        let mut book: Book = measures::own(&mut act.unit, &act.keys, &permit).await?;
        book.without_wellbeing();
        measures::write(&mut act.unit, &act.keys, &permit, &book, &mut act.dice).await?;
    }
    record(act).await
}

/// Which check-in is open to me now.
pub(super) async fn open(act: &mut Act, mine: &Mine) -> Result<Option<Occasion>, Stop> {
    let span = measures::span(&mut act.unit, &mine.permit).await?;
    Ok(span.and_then(|span| check_in::open(today(act), span)))
}

/// The page with the three questions.
#[derive(Debug)]
pub struct Asked {
    /// Whether my private space stands open.
    pub door: Door,
    /// I have consented to be asked.
    pub consented: bool,
    /// Which check-in is open; none between them.
    pub occasion: Option<Occasion>,
    /// What I have answered to it.
    pub said: Option<CheckIn>,
}

/// The three questions that are open to me now.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn check_in(act: &mut Act) -> Result<Asked, Stop> {
    let mine = mine(act, Action::ReadOwnQuestions).await?;
    let used = in_use(act, &mine, Purpose::WellbeingScores).await?;
    let occasion = open(act, &mine).await?;
    Ok(Asked {
        door: door(act).await?,
        consented: used && consented(act).await?.is_some(),
        said: occasion.and_then(|occasion| mine.book.check_in(occasion)).copied(),
        occasion,
    })
}

/// Answers the three questions, or some of them. Nobody is told, also not that somebody would like to be called: that is a
/// message of its own.
///
/// # Errors
/// [`Refusal::ConsentMissing`] without consent; [`Refusal::NotOpen`] when none is open; [`Refusal::Incomplete`] without any
/// answer.
pub async fn check(act: &mut Act, said: CheckIn) -> Result<(), Stop> {
    let mut mine = mine(act, Action::AnswerQuestions).await?;
    let used = in_use(act, &mine, Purpose::WellbeingScores).await?;
    if !used || consented(act).await?.is_none() {
        return Err(Refusal::ConsentMissing.into());
    }
    let occasion = open(act, &mine).await?.ok_or(Refusal::NotOpen)?;
    if said.meeting.is_none() && said.useful.is_none() && said.call.is_none() {
        return Err(Refusal::Incomplete.into());
    }
    mine.book.check(CheckIn { occasion, ..said });
    keep(act, &mine).await
}

/// The part of the daily round that is about check-ins: whoever consented is told once of each, and never reminded.
pub(crate) async fn offer(round: &Round<'_>) -> Result<(), Stop> {
    let mut act = round.look().await?;
    let permit = rounds::permit(&mut act).await?;
    let consenting = measures::consenting(&mut act.unit, &permit).await?;
    drop(act);
    for (participation, person) in consenting {
        let mut act = round.begin().await?;
        match offer_to(&mut act, participation, person).await {
            // Nothing changes but somebody's notices.
            Ok(()) => act.commit_unrecorded().await?,
            Err(Stop::NotFound) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(())
}

async fn offer_to(act: &mut Act, id: ParticipationId, person: PersonId) -> Result<(), Stop> {
    let permit = act.may(Action::InviteToCheckIn, id).await?;
    let used = purposes::in_use(&mut act.unit, &permit, Purpose::WellbeingScores).await?;
    let span = measures::span(&mut act.unit, &permit).await?.filter(|_| used).ok_or(Stop::NotFound)?;
    let occasion = check_in::open(day::of(act.now), span).ok_or(Stop::NotFound)?;
    let since = began(span);
    let (object, now) = (id.uuid(), act.now);
    if !retention::foretell(&mut act.unit, object, code(occasion), occasion.days(), since, now).await? {
        return Err(Stop::NotFound);
    }
    act.tell(person, News::CheckIn).await
}

/// The beginning of the place, from which all three are counted.
fn began(span: check_in::Span) -> Timestamp {
    span.from.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

const fn code(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Early => "check-in-early",
        Occasion::Half => "check-in-half",
        Occasion::Late => "check-in-late",
    }
}
