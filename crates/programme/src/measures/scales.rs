//! Instruments about wellbeing, where the host has published one and the mentee has consented: answered and scored for the
//! person alone.

use trellis_domain::{
    instrument::{Edition, Instrument, Score},
    measure::Answered,
    permission::Action,
    readiness::Purpose,
    refusal::Refusal,
};
use trellis_store::instruments::{self, Hosted};

use super::{Mine, consented, door, in_use, keep, mine, today};
use crate::{
    act::{Act, Stop},
    spaces::Door,
};

/// The instruments about wellbeing that are asked now.
pub(super) async fn asked(act: &mut Act, mine: &Mine) -> Result<Vec<Instrument>, Stop> {
    let published = instruments::published(&mut act.unit, &mine.permit).await?;
    Ok(published.into_iter().filter(is_asked).map(|one| one.instrument).collect())
}

fn is_asked(hosted: &Hosted) -> bool {
    hosted.edition == Edition::Published && hosted.instrument.wellbeing()
}

/// One instrument as a mentee sees it.
#[derive(Debug)]
pub struct Scale {
    /// Whether my private space stands open.
    pub door: Door,
    /// I have consented to be asked.
    pub consented: bool,
    /// Whether I can answer now.
    pub open: bool,
    /// The wording that is asked now.
    pub hosted: Hosted,
    /// What I have answered, and what it comes to under the wording that I answered.
    pub said: Option<(Answered, Score)>,
}

async fn published(act: &mut Act, mine: &Mine, wanted: Instrument) -> Result<(Hosted, Vec<Hosted>), Stop> {
    let all = instruments::published(&mut act.unit, &mine.permit).await?;
    let now = all.iter().find(|one| one.instrument == wanted && is_asked(one)).cloned();
    Ok((now.ok_or(Stop::NotFound)?, all))
}

/// The page on one instrument.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee, and for what the host has not published.
pub async fn scale(act: &mut Act, wanted: Instrument) -> Result<Scale, Stop> {
    let mine = mine(act, Action::ReadOwnQuestions).await?;
    let (hosted, all) = published(act, &mine, wanted).await?;
    let used = in_use(act, &mine, Purpose::WellbeingScores).await?;
    let said = mine.book.scale(wanted).and_then(|said| {
        let under = all.iter().find(|one| one.instrument == wanted && one.version == said.version)?;
        Some((said.clone(), wanted.score(&said.answers, &under.wording).ok()?))
    });
    let consented = used && consented(act).await?.is_some();
    Ok(Scale { door: door(act).await?, consented, open: mine.answers, hosted, said })
}

/// Answers an instrument, over what I answered before.
///
/// # Errors
/// [`Refusal::ConsentMissing`] without consent; [`Refusal::Incomplete`] without any answer; [`Refusal::MovedOn`] when the
/// wording was changed meanwhile.
pub async fn answer(
    act: &mut Act,
    wanted: Instrument,
    version: i64,
    answers: Vec<Option<u8>>,
) -> Result<(), Stop> {
    let mut mine = mine(act, Action::AnswerQuestions).await?;
    let (hosted, _) = published(act, &mine, wanted).await?;
    let used = in_use(act, &mine, Purpose::WellbeingScores).await?;
    if !used || consented(act).await?.is_none() {
        return Err(Refusal::ConsentMissing.into());
    }
    if hosted.version != version {
        return Err(Refusal::MovedOn.into());
    }
    if answers.iter().all(Option::is_none) {
        return Err(Refusal::Incomplete.into());
    }
    wanted.score(&answers, &hosted.wording)?;
    let on = today(act);
    mine.book.answer(Answered { instrument: wanted, version, answers, on });
    keep(act, &mine).await
}

/// Takes my answers back; they are gone at once, also when the host asks this no more.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn unanswer(act: &mut Act, wanted: Instrument) -> Result<(), Stop> {
    let mut mine = mine(act, Action::TakeAnswersBack).await?;
    mine.book.unanswer(wanted);
    keep(act, &mine).await
}
