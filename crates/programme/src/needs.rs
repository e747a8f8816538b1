//! The four key questions, answered by ticking needs.

use jiff::Timestamp;
use trellis_domain::{
    event::{Event, What},
    hat::Hat,
    id::DraftId,
    needs_map::{Answered, NeedsMap},
    permission::Action,
};
use trellis_store::{choices, choices::Choice};

use crate::{
    act::{Act, Stop},
    drafts, participations,
    participations::Participation,
};

/// Where a mentee's needs stand: which questions the programme asks, when they were answered, and for which version.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The question set of the programme, such as `trellis-paraphrase/1`.
    pub questions: String,
    /// They can be answered: taking part goes on.
    pub open: bool,
    /// When they were answered.
    pub answered_at: Option<Timestamp>,
    /// Whether the answers were given to an earlier version of the questions.
    pub earlier: bool,
}

/// Where my needs stand.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn standing(act: &mut Act) -> Result<Standing, Stop> {
    let mine = whose(act).await?;
    let questions = participations::programme(act, mine.id).await?.question_set;
    let permit = act.may(Action::ReadOwnParticipation, mine.id).await?;
    let kept = choices::own::<NeedsMap>(&mut act.unit, &act.keys, &permit, Choice::Needs).await?;
    let earlier = kept.as_ref().is_some_and(|(map, _)| {
        let of = &map.answered;
        !of.set.is_empty() && format!("{}/{}", of.set, of.version) != questions
    });
    Ok(Standing { questions, open: mine.state.open(), answered_at: kept.map(|(_, at)| at), earlier })
}

/// What I take part in as a mentee, while it goes on.
pub(crate) async fn mentee(act: &mut Act) -> Result<Participation, Stop> {
    let mine = whose(act).await?;
    if mine.state.open() { Ok(mine) } else { Err(Stop::NotFound) }
}

/// The same, be it over: what was answered and written can be read until it goes.
pub(crate) async fn whose(act: &mut Act) -> Result<Participation, Stop> {
    let mine = participations::of_hat(act).await?.ok_or(Stop::NotFound)?;
    if mine.hat == Hat::Mentee { Ok(mine) } else { Err(Stop::NotFound) }
}

/// Saves my needs. No tick at all is an answer.
///
/// # Errors
/// [`Stop::NotFound`] for whoever is not here as a mentee.
pub async fn answer(act: &mut Act, draft: DraftId, answered: Answered) -> Result<(), Stop> {
    let mut mine = mentee(act).await?;
    let permit = act.may(Action::ChangeOwnNeeds, mine.id).await?;
    let kept = choices::own::<NeedsMap>(&mut act.unit, &act.keys, &permit, Choice::Needs).await?;
    let (mut map, _) = kept.unwrap_or_default();
    map.answer(answered);
    let now = act.now;
    choices::write(&mut act.unit, &act.keys, &permit, Choice::Needs, &map, now, &mut act.dice).await?;
    participations::onward(act, &mut mine).await?;
    drafts::done(act, draft).await?;
    act.record(Event::new(What::NeedsChanged, mine.id).about(mine.person)).await
}
