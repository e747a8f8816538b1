//! One helper in two hats: a mentee asks that her mentor may be her sponsor too, or the other way round, and whoever guards
//! sponsorship says yes or no. Matching never proposes it, so a yes puts the helper onto her list; the rest goes its usual way,
//! and the helper is told of nothing but her request.

use trellis_domain::{
    day,
    event::{Event, What},
    exception::{self, ExceptionState},
    hat::Role,
    id::{Id, PairId, ParticipationId, PersonId, kind},
    pair::{Kind, PairState, answer_by},
    permission::{Action, Actor, Permit},
    refusal::Refusal,
};
pub use trellis_store::exceptions::{Exception, Wished};
use trellis_store::{
    bars, exceptions,
    pairs::{self, Pair},
    participations, people, programmes,
    standing::in_line_with,
    successions,
};

use crate::{
    act::{Act, Stop},
    news::News,
    suggestions,
};

/// Where it stands with one helper of mine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stands {
    /// There is nothing to ask: the helper wears one hat, has no place free, or I have such a helper.
    Nothing,
    /// Nobody guards sponsorship who could decide.
    Nobody,
    /// I can ask.
    Open,
    /// I have asked; it is answered or not.
    Asked(Exception),
    /// The helper is both by now.
    Used(Exception),
}

/// What I am shown about one helper of mine.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The pair that there is.
    pub pair: Pair,
    /// The helper's name.
    pub helper: String,
    /// Where it stands.
    pub stands: Stands,
}

/// Where it stands with a helper of mine.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the mentee of a pair that goes on.
pub async fn read(act: &mut Act, id: PairId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadException, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let (_, giver) = people::of_pair(&mut act.unit, &permit, &pair).await?;
    let stands = match exceptions::of(&mut act.unit, &act.keys, &permit).await? {
        Some(asked) if together(act, &permit, &pair).await? => Stands::Used(asked),
        Some(asked) => Stands::Asked(asked),
        None if !can_ask(act, &permit, &pair).await? => Stands::Nothing,
        None if guardians(act, &pair).await?.is_empty() => Stands::Nobody,
        None => Stands::Open,
    };
    Ok(Seen { helper: giver.profile.name(), pair, stands })
}

/// Whether the two are a pair in both hats.
async fn together(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair) -> Result<bool, Stop> {
    let Some(kind) = pair.kind.may_also_be() else { return Ok(false) };
    let beside = exceptions::beside(&mut act.unit, permit, kind).await?;
    Ok(beside.is_some_and(|(_, state, _)| state.holds_place()))
}

/// The pair that the two would be in the other hat.
struct Wish {
    pair: Pair,
    /// It is on the mentee's list already.
    listed: bool,
}

/// The pair that would be, where nothing but the rule of two people stands in its way.
async fn wish(act: &mut Act, permit: &Permit<kind::Pair>, there: &Pair) -> Result<Option<Wish>, Stop> {
    let Some(kind) = there.kind.may_also_be() else { return Ok(None) };
    let wish = if let Some((id, state, giver)) = exceptions::beside(&mut act.unit, permit, kind).await? {
        let pair = Pair { id, state, ..drawn(act, there, kind, giver) };
        Wish { pair, listed: true }
    } else {
        let today = day::of(act.now);
        let Some(giver) = exceptions::other_hat(&mut act.unit, permit, kind, today).await? else {
            return Ok(None);
        };
        Wish { pair: drawn(act, there, kind, giver), listed: false }
    };
    let bar = bars::between(&mut act.unit, &act.keys, &wish.pair, act.now).await?;
    Ok((bar == Some(Refusal::TwoPeople)).then_some(wish))
}

/// A suggestion that no run has made.
fn drawn(act: &mut Act, there: &Pair, kind: Kind, giver: ParticipationId) -> Pair {
    Pair {
        id: Id::random(&mut act.dice),
        kind,
        giver,
        state: PairState::Suggested,
        run: None,
        ordinal: 1,
        reasons: String::new(),
        moved_at: act.now,
        answer_by: Some(answer_by(act.now)),
        more_time_at: None,
        started_on: None,
        planned_end: None,
        version: 1,
        ..there.clone()
    }
}

/// Whether a yes would lead to a request: one more person of that kind can be asked, and it is this one.
async fn can_ask(act: &mut Act, permit: &Permit<kind::Pair>, pair: &Pair) -> Result<bool, Stop> {
    let Some(wish) = wish(act, permit, pair).await? else { return Ok(false) };
    if wish.pair.state == PairState::Requested {
        return Ok(true);
    }
    let own = act.may(Action::ReadOwnParticipation, pair.mentee).await?;
    let mentee = participations::load(&mut act.unit, &own).await?;
    let every = pairs::of_participation(&mut act.unit, &own).await?;
    Ok(suggestions::room(&every, &mentee, wish.pair.kind).is_ok())
}

/// Those who could decide: who guards sponsorship here and stands in no line of management with either of the two.
async fn guardians(act: &mut Act, pair: &Pair) -> Result<Vec<PersonId>, Stop> {
    let programme = programmes::of_cohort(&mut act.unit, pair.cohort).await?.id;
    let two = [pair.mentee_person, pair.giver_person];
    let mut free = Vec::new();
    for person in successions::guardians(&mut act.unit, pair.cohort).await? {
        let actor = Actor::Person { person, role: Role::Guarding(programme) };
        if in_line_with(&mut act.unit, &act.keys, act.now, actor, &two).await?.is_empty() {
            free.push(person);
        }
    }
    Ok(free)
}

/// Asks, with a reason. Those who could decide are told that somebody asks, and nothing else.
///
/// # Errors
/// [`Refusal::Incomplete`] and [`Refusal::TooLong`] for the reason; [`Refusal::NothingChanged`] when it is asked already;
/// [`Refusal::NotPossible`] when there is nothing to ask, or nobody to decide.
pub async fn ask(act: &mut Act, id: PairId, typed: &str) -> Result<(), Stop> {
    let permit = act.may(Action::AskForException, id).await?;
    let reason = exception::reason(typed)?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    if exceptions::of(&mut act.unit, &act.keys, &permit).await?.is_some() {
        return Err(Refusal::NothingChanged.into());
    }
    let told = guardians(act, &pair).await?;
    if told.is_empty() || !can_ask(act, &permit, &pair).await? {
        return Err(Refusal::NotPossible.into());
    }
    if !exceptions::ask(&mut act.unit, &act.keys, &permit, reason, act.now, &mut act.dice).await? {
        return Err(Refusal::NothingChanged.into());
    }
    for guardian in told {
        act.tell(guardian, News::ExceptionAsked).await?;
    }
    act.record_unsigned(Event::new(What::ExceptionAsked, Id::<kind::Host>::HERE)).await
}

/// Takes it back, whatever was answered; nothing of it is left.
///
/// # Errors
/// [`Refusal::MovedOn`] when the helper is both by now; [`Refusal::NothingChanged`] when there is none.
pub async fn take_back(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::TakeExceptionBack, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    if together(act, &permit, &pair).await? {
        return Err(Refusal::MovedOn.into());
    }
    if !exceptions::end(&mut act.unit, id).await? {
        return Err(Refusal::NothingChanged.into());
    }
    act.record_unsigned(Event::new(What::ExceptionTakenBack, Id::<kind::Host>::HERE)).await
}

/// What waits for whoever guards sponsorship in the permitted programme. A declared line of management shuts this door too.
pub(crate) async fn waiting(act: &mut Act, permit: &Permit<kind::Programme>) -> Result<Vec<Wished>, Stop> {
    let mut shown = Vec::new();
    for one in exceptions::waiting(&mut act.unit, &act.keys, permit).await? {
        if act.may(Action::AnswerException, one.exception.pair).await.is_ok() {
            shown.push(one);
        }
    }
    Ok(shown)
}

/// A guardian says yes or no, and the mentee is told that there is an answer. The record says who decided, and neither
/// what nor about whom.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else; [`Refusal::NothingChanged`] when it was taken back or answered meanwhile.
pub async fn answer(act: &mut Act, id: PairId, accepted: bool) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerException, id).await?;
    let pair = pairs::load(&mut act.unit, &permit).await?;
    let state = if accepted { ExceptionState::Accepted } else { ExceptionState::Declined };
    let wish = wish(act, &permit, &pair).await?.filter(|wish| accepted && !wish.listed);
    if !exceptions::answer(&mut act.unit, &permit, state).await? {
        return Err(Refusal::NothingChanged.into());
    }
    if let Some(wish) = wish {
        pairs::add(&mut act.unit, &wish.pair).await?;
    }
    act.tell(pair.mentee_person, News::ExceptionAnswered(id)).await?;
    let programme = programmes::of_cohort(&mut act.unit, pair.cohort).await?.id;
    act.record(Event::new(What::ExceptionAnswered, programme)).await
}
