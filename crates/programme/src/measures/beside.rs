//! The eight questions about an ally, answered by the mentee for herself; and a general guide, where she chooses it.

use trellis_domain::{
    ask,
    id::PairId,
    instrument::{Felt, Instrument},
    measure::Beside,
    pair::{Kind, PairState},
    permission::Action,
    readiness::Purpose,
    refusal::Refusal,
};
use trellis_store::{asks, guides_to_send, pairs, pairs::Pair, people};

use super::{Mine, door, in_use, keep, mine, today};
use crate::{
    act::{Act, Stop},
    spaces::Door,
};

/// The version of the questions that ships.
const VERSION: i64 = 1;

/// The page on one ally.
#[derive(Debug)]
pub struct About {
    /// Whether my private space stands open.
    pub door: Door,
    /// The ally's name.
    pub name: String,
    /// Whether the pair still goes on.
    pub goes_on: bool,
    /// Whether the programme asks this at all.
    pub asked: bool,
    /// What I have said.
    pub said: Option<Beside>,
    /// The ally has done nothing for anybody else, and could guess from whom a guide comes.
    pub could_guess: bool,
}

/// The permitted pair with my ally, and my book.
async fn ours(act: &mut Act, id: PairId, action: Action) -> Result<(Mine, Pair), Stop> {
    let permit = act.may(action, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let mine = mine(act, Action::ReadOwnQuestions).await?;
    // The book is the one of the cohort in which the two are a pair.
    if pair.kind == Kind::Ally && pair.mentee == mine.permit.id() {
        Ok((mine, pair))
    } else {
        Err(Stop::NotFound)
    }
}

/// What I have said of an ally.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the mentee of a pair with an ally.
pub async fn about(act: &mut Act, id: PairId) -> Result<About, Stop> {
    let (mine, pair) = ours(act, id, Action::AnswerAboutAlly).await?;
    let permit = act.may(Action::AnswerAboutAlly, id).await?;
    let (_, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let done_for = asks::mentees_done_for(&mut act.unit, &permit, &pair).await?;
    let goes_on = matches!(
        pair.state,
        PairState::Contracting | PairState::Active | PairState::Paused | PairState::Closing
    );
    Ok(About {
        door: door(act).await?,
        name: giver.profile.name(),
        goes_on,
        asked: in_use(act, &mine, Purpose::Evaluation).await?,
        said: mine.book.about(id).cloned(),
        could_guess: ask::could_guess(done_for),
    })
}

/// Says how it is with an ally, over what I said before. Nobody is told, and nothing changes for anybody else.
///
/// # Errors
/// [`Refusal::Incomplete`] without any answer; [`Refusal::NotOffered`] where the programme does not ask this.
pub async fn say_of(act: &mut Act, id: PairId, answers: Vec<Option<Felt>>) -> Result<(), Stop> {
    let (mut mine, _) = ours(act, id, Action::AnswerAboutAlly).await?;
    if !in_use(act, &mine, Purpose::Evaluation).await?
        || answers.len() != Instrument::FeltAllyship8.facts().items
    {
        return Err(Refusal::NotOffered.into());
    }
    if answers.iter().all(Option::is_none) {
        return Err(Refusal::Incomplete.into());
    }
    let on = today(act);
    mine.book.say_of(Beside { pair: id, version: VERSION, answers, on, guide: false });
    keep(act, &mine).await
}

/// Takes back what I said of an ally; it is gone at once.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the mentee of a pair with an ally.
pub async fn unsay_of(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let (mut mine, _) = ours(act, id, Action::AnswerAboutAlly).await?;
    mine.book.unsay_of(id);
    keep(act, &mine).await
}

/// Sends a general guide on its way to the ally: after one to three weeks by chance, without a word about who or what.
///
/// # Errors
/// [`Refusal::MovedOn`] when nothing made things worse, or a guide was chosen before.
pub async fn send_guide(act: &mut Act, id: PairId) -> Result<(), Stop> {
    act.may(Action::AnswerAboutAlly, id).await?;
    let permit = act.may(Action::SendGuideToAlly, id).await?;
    let (mut mine, pair) = ours(act, id, Action::AnswerAboutAlly).await?;
    let said = mine.book.about(id).cloned().ok_or(Refusal::MovedOn)?;
    mine.book.say_of(said.with_guide()?);
    let (to, day) = (pair.giver_person, ask::guide_goes_on(act.now, &mut act.dice));
    guides_to_send::add(&mut act.unit, &act.keys, &permit, to, day, &mut act.dice).await?;
    keep(act, &mine).await
}
