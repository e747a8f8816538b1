//! What a mentee does with suggestions: yes please, not this time, tell me more first.

use std::collections::BTreeSet;

use trellis_domain::{
    event::{Event, What},
    hat::Hat,
    id::{PairId, kind},
    lens::OfferedCharacteristic,
    pair::{self, Kind, PairState, Side},
    participation::ParticipationState,
    permission::{Action, Permit},
    reason::Reason,
};
use trellis_store::{
    bars, choices,
    cohorts::{self, Cohort},
    exceptions,
    pairs::{self, Pair},
    participations::{self, Participation},
    people::{self, Profile},
};

pub use crate::circles::Mine;
use crate::{
    act::{Act, Stop},
    circles, places, requests,
};

/// Somebody on a mentee's list.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// The pair that it could become.
    pub pair: Pair,
    /// Why these two, for the mentee's eyes.
    pub why: Vec<Reason>,
    /// Who it is.
    pub giver: Profile,
    /// What they let be shown about themselves here.
    pub says: Vec<OfferedCharacteristic>,
    /// The mentee has said yes already, and the other side answers next.
    pub asked: bool,
    /// The pair in which they are the mentee's mentor or sponsor already, where that stands in the way of this one.
    pub two_people: Option<PairId>,
}

/// Everything on a mentee's matches page.
#[derive(Debug, Clone)]
pub struct Matches {
    /// The mentee's participation.
    pub mentee: Participation,
    /// The cohort, for the date of the next batch.
    pub cohort: Cohort,
    /// Suggestions that wait for the mentee, the first first.
    pub open: Vec<Suggested>,
    /// Requests under way.
    pub requests: Vec<Suggested>,
    /// Kinds in which somebody asked cannot help now; nobody is named.
    pub turned_down: BTreeSet<Kind>,
    /// Kinds of which no more people can be asked at once.
    pub enough: BTreeSet<Kind>,
    /// Kinds wanted with nobody suggested, asked or helping.
    pub missing: Vec<Kind>,
    /// A circle is wished for meanwhile.
    pub circle_wished: bool,
    /// The circles in which the mentee has a place or was offered one.
    pub circles: Vec<Mine>,
}

/// The participation of the hat that the actor wears now.
///
/// # Errors
/// [`Stop::NotFound`] when the actor wears none.
pub async fn worn(act: &mut Act) -> Result<(Participation, Permit<kind::Participation>), Stop> {
    let worn = crate::participations::of_hat(act).await?.ok_or(Stop::NotFound)?;
    let permit = act.may(Action::ReadOwnParticipation, worn.id).await?;
    Ok((worn, permit))
}

/// The mentee's suggestions and requests.
///
/// # Errors
/// [`Stop::NotFound`] for anybody who is not here as a mentee.
pub async fn mine(act: &mut Act) -> Result<Matches, Stop> {
    let (mentee, permit) = worn(act).await?;
    if mentee.hat != Hat::Mentee {
        return Err(Stop::NotFound);
    }
    let cohort = cohorts::of_participation(&mut act.unit, &permit).await?;
    let every = pairs::of_participation(&mut act.unit, &permit).await?;
    let yes = pairs::said_yes_of(&mut act.unit, &permit).await?;
    let excepted = exceptions::accepted(&mut act.unit, &permit).await?;
    let (mut open, mut requests) = (Vec::new(), Vec::new());
    let shown = |pair: &&Pair| match mentee.state {
        // What was published for somebody who was imported waits until they have declared.
        ParticipationState::Started => false,
        // During a break nobody new is suggested.
        ParticipationState::Paused => pair.state == PairState::Requested,
        _ => matches!(pair.state, PairState::Suggested | PairState::Requested),
    };
    for pair in every.iter().filter(shown) {
        let permit = act.may(Action::ReadSuggestion, pair.id).await?;
        let (_, giver) = people::of_pair(&mut act.unit, &permit, pair).await?;
        let asked = pair.state == PairState::Requested && yes.contains(&(pair.id, Side::Mentee));
        let place = if pair.state == PairState::Requested { &mut requests } else { &mut open };
        let why = pairs::open_reasons(&act.keys, pair)?;
        let says = choices::offers_of_pair(&mut act.unit, &act.keys, &permit, pair).await?.shown();
        let two_people = other_hat(&every, pair).filter(|there| !excepted.contains(there));
        place.push(Suggested { pair: pair.clone(), why, giver: giver.profile, says, asked, two_people });
    }
    let kinds = [Kind::Mentor, Kind::Sponsor, Kind::Ally];
    let enough = kinds.into_iter().filter(|kind| room(&every, &mentee, *kind).is_err()).collect();
    let lives = |kind: Kind| every.iter().any(|pair| pair.kind == kind && pair.state.open());
    let missing = mentee.wants.iter().filter_map(|hat| Kind::of(*hat)).filter(|kind| !lives(*kind)).collect();
    let turned = |pair: &&Pair| matches!(pair.state, PairState::Declined | PairState::Expired);
    Ok(Matches {
        turned_down: every.iter().filter(turned).map(|pair| pair.kind).collect(),
        circle_wished: mentee.wants.contains(&Hat::Facilitator),
        circles: circles::of_participation(act, &permit).await?,
        mentee,
        cohort,
        open,
        requests,
        enough,
        missing,
    })
}

/// The pair in which the same person is the mentee's mentor or sponsor already.
fn other_hat(every: &[Pair], wanted: &Pair) -> Option<PairId> {
    let kind = wanted.kind.may_also_be()?;
    let same = |pair: &&Pair| {
        pair.kind == kind && pair.giver_person == wanted.giver_person && pair.state.holds_place()
    };
    every.iter().find(same).map(|pair| pair.id)
}

/// Whether the mentee may ask one more person for this kind.
pub(crate) fn room(
    every: &[Pair],
    mentee: &Participation,
    kind: Kind,
) -> Result<(), trellis_domain::refusal::Refusal> {
    let busy =
        |pair: &&Pair| pair.kind == kind && (pair.state == PairState::Requested || pair.state.holds_place());
    let wanted = mentee.wants.iter().filter(|hat| **hat == kind.hat()).count();
    pair::one_more_asked(every.iter().filter(busy).count(), wanted)
}

/// "Yes please": the giver is asked.
///
/// # Errors
/// `AskedEnough` beyond the number wanted; `NotPossible` and `TwoPeople` where a rule has come between.
pub async fn ask(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::AskForPair, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    let own = act.may(Action::ReadOwnParticipation, pair.mentee).await?;
    let mentee = participations::load(&mut act.unit, &own).await?;
    let every = pairs::of_participation(&mut act.unit, &own).await?;
    room(&every, &mentee, pair.kind)?;
    if let Some(bar) = bars::between(&mut act.unit, &act.keys, &pair, act.now).await? {
        return Err(bar.into());
    }
    pair.state = pair.state.step(PairState::Requested)?;
    pair.answer_by = Some(pair::answer_by(act.now));
    pairs::say_yes(&mut act.unit, &pair, Side::Mentee, act.now).await?;
    places::moved(act, &mut pair).await?;
    requests::announce(act, &pair, &[Side::Giver]).await?;
    act.record(Event::new(What::RequestSent, id).about(pair.mentee_person)).await
}

/// "Not this time": nobody is told.
///
/// # Errors
/// [`Stop::NotFound`] when it is not the mentee's, or no suggestion any more.
pub async fn dismiss(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::DismissSuggestion, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    pair.state = pair.state.step(PairState::Dismissed)?;
    places::moved(act, &mut pair).await?;
    act.record(Event::new(What::SuggestionDismissed, id).about(pair.mentee_person)).await
}

/// "Tell me more first": seven days more, once.
///
/// # Errors
/// `MovedOn` when it was said before.
pub async fn keep(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let permit = act.may(Action::KeepSuggestion, id).await?;
    let mut pair = pairs::load(&mut act.unit, &permit).await?;
    pair.answer_by = Some(pair::more_time(pair.answer_by, pair.more_time_at, act.now)?);
    pair.more_time_at = Some(act.now);
    if !pairs::save(&mut act.unit, &pair).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::SuggestionKept, id).about(pair.mentee_person)).await
}

/// A mentee for whom nobody is free wishes for a circle meanwhile.
///
/// # Errors
/// `NothingChanged` when it is wished for already.
pub async fn wish_circle(act: &mut Act) -> Result<(), Stop> {
    let (mut mentee, _) = worn(act).await?;
    act.may(Action::ChangeOwnParticipation, mentee.id).await?;
    if mentee.hat != Hat::Mentee {
        return Err(Stop::NotFound);
    }
    if mentee.state == ParticipationState::Withdrawn || mentee.wants.contains(&Hat::Facilitator) {
        return Err(trellis_domain::refusal::Refusal::NothingChanged.into());
    }
    mentee.wants.push(Hat::Facilitator);
    if !participations::save(&mut act.unit, &mentee).await? {
        return Err(Stop::Changed);
    }
    act.record(Event::new(What::NeedsChanged, mentee.id).about(mentee.person)).await
}
