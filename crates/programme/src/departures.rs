//! Stopping to take part: what it means for each pair, what is deleted at once, and when it is over.

use jiff::Timestamp;
use trellis_domain::{
    departure,
    event::{Event, What},
    hat::Hat,
    id::{ParticipationId, kind},
    pair::{PairState, Side},
    participation::ParticipationState as State,
    permission::{Action, Permit},
    refusal::Refusal,
};
pub use trellis_store::ties::TieRow;
use trellis_store::{
    capacities,
    choices::{self, Choice},
    cohorts, declarations, departures, drafts,
    pairs::{self, Pair},
    participations, successions, ties,
};

use crate::{
    act::{Act, Stop},
    answers, circles, hand_overs, measures,
    news::News,
    participations::{Cohort, Participation},
    places,
};

/// Something that can be left, or was.
#[derive(Debug, Clone)]
pub struct Part {
    /// The participation.
    pub participation: Participation,
    /// Its cohort.
    pub cohort: Cohort,
    /// The pairs that are on their way or under way, and that its person knows of.
    pub ties: Vec<TieRow>,
    /// The names of the circles in which it has a place or was offered one, and that are not over.
    pub circles: Vec<String>,
    /// Since when it is left.
    pub left_at: Option<Timestamp>,
}

/// Everything that I take part in, the newest first.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Vec<Part>, Stop> {
    let mut parts = Vec::new();
    for one in crate::participations::mine(act).await?.into_iter().filter(|one| one.state.open()) {
        parts.push(read(act, one.id).await?);
    }
    Ok(parts)
}

/// One thing that I take part in, or took part in.
///
/// # Errors
/// [`Stop::NotFound`] when it is not mine.
pub async fn read(act: &mut Act, id: ParticipationId) -> Result<Part, Stop> {
    let permit = act.may(Action::ReadOwnParticipation, id).await?;
    let now = act.now;
    let mut ties = ties::of(&mut act.unit, &permit, now).await?;
    ties.retain(|tie| tie.state.open());
    let circles = circles::of_participation(act, &permit).await?.into_iter();
    Ok(Part {
        circles: circles.filter(|mine| mine.circle.state.open()).map(|mine| mine.circle.name).collect(),
        participation: participations::load(&mut act.unit, &permit).await?,
        cohort: cohorts::of_participation(&mut act.unit, &permit).await?,
        ties,
        left_at: departures::of(&mut act.unit, &permit).await?,
    })
}

/// Stops taking part in one hat. No reason is asked, and nobody is told one.
///
/// What was chosen in private is deleted at once. A mentee's pairs end; the running pairs of a helper rest until each
/// mentee has chosen how to go on, and the helper is out when the last one has.
///
/// # Errors
/// [`Refusal::MovedOn`] when it is left or over already.
pub async fn leave(act: &mut Act, id: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::LeaveParticipation, id).await?;
    let mine = participations::load(&mut act.unit, &permit).await?;
    if departures::of(&mut act.unit, &permit).await?.is_some() {
        return Err(Refusal::MovedOn.into());
    }
    departures::leave(&mut act.unit, &permit, act.now).await?;
    if mine.hat.gives() {
        capacities::set_places(&mut act.unit, id, 0, None).await?;
    }
    forget(act, &permit, mine.hat).await?;
    part_from_all(act, &permit).await?;
    let mut now = participations::load(&mut act.unit, &permit).await?;
    if now.state.open() && !helps(act, &permit).await? {
        now.state = now.state.step(State::Withdrawn, now.hat.gives())?;
        now.moved_at = act.now;
        crate::participations::save(act, &now).await?;
    }
    act.record(Event::new(What::ParticipationLeft, id).about(mine.person)).await
}

/// Deletes what was chosen in private, and what was made of it.
async fn forget(act: &mut Act, permit: &Permit<kind::Participation>, hat: Hat) -> Result<(), Stop> {
    for choice in Choice::ALL {
        choices::revoke(&mut act.unit, permit, choice).await?;
    }
    pairs::forget_reasons(&mut act.unit, permit).await?;
    declarations::withdraw(&mut act.unit, permit, act.now).await?;
    if hat == Hat::Mentee {
        answers::forget(act, permit).await?;
        measures::forget(act, permit).await?;
        successions::let_all_go(&mut act.unit, permit).await?;
    }
    let me = act.may(Action::ReadOwnAccount, act.person()?).await?;
    Ok(drafts::drop_forms(&mut act.unit, &me, forms(hat)).await?)
}

/// The forms that belong to a hat; what was begun in them goes with it.
const fn forms(hat: Hat) -> &'static [&'static str] {
    match hat {
        Hat::Mentee => &["start", "needs", "lens"],
        Hat::Mentor => &["mentor-start", "offer"],
        Hat::Sponsor => &["sponsor-start", "offer"],
        Hat::Ally => &["ally-start", "offer"],
        Hat::Facilitator => &["facilitator-start", "offer"],
    }
}

/// Parts from everybody, each as the diagram of a pair says.
pub(crate) async fn part_from_all(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<(), Stop> {
    part_each(act, permit, departure::becomes).await
}

/// Ends every pair today, also those that would be handed over.
pub(crate) async fn end_all(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<(), Stop> {
    part_each(act, permit, departure::at_once).await
}

async fn part_each(
    act: &mut Act,
    permit: &Permit<kind::Participation>,
    leads: fn(PairState, Side) -> Option<PairState>,
) -> Result<(), Stop> {
    for mut pair in pairs::of_participation(&mut act.unit, permit).await? {
        let goes = if pair.mentee == permit.id() { Side::Mentee } else { Side::Giver };
        if let Some(next) = leads(pair.state, goes) {
            part(act, &mut pair, goes, next).await?;
        }
    }
    circles::leave_all(act, permit).await
}

async fn part(act: &mut Act, pair: &mut Pair, goes: Side, next: PairState) -> Result<(), Stop> {
    let held = pair.state.holds_place();
    if held {
        places::call_off(act, pair).await?;
    }
    if next == PairState::Paused {
        return hand_overs::begin(act, pair).await;
    }
    let news = match (pair.state, goes) {
        (PairState::Requested, Side::Giver) => Some(News::ListChanged),
        (PairState::Chemistry, _) => Some(News::NotThisTime(pair.id)),
        _ if held => Some(News::PairEnded(pair.id)),
        // What was only suggested is gone without a word, and so is a request that is taken back.
        _ => None,
    };
    pair.state = pair.state.step(next)?;
    pair.answer_by = None;
    if held {
        places::free_place(act, pair).await?;
    } else {
        places::drop_jobs(act, pair).await?;
        places::moved(act, pair).await?;
    }
    let other = if goes == Side::Mentee { pair.giver_person } else { pair.mentee_person };
    match news {
        Some(news) => act.tell(other, news).await,
        None => Ok(()),
    }
}

async fn helps(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<bool, Stop> {
    let pairs = pairs::of_participation(&mut act.unit, permit).await?;
    Ok(pairs.iter().any(|pair| pair.state.holds_place()))
}

/// A mentee takes a break: nobody new is suggested, what runs goes on, and the date in the queue stays.
///
/// # Errors
/// [`Stop::NotFound`] for helpers, who rest on their own page, and for whoever is not in the queue yet.
pub async fn rest(act: &mut Act, id: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::RestFromTakingPart, id).await?;
    move_mentee(act, &permit, State::Paused, What::ParticipationPaused).await
}

/// A mentee comes back from a break.
///
/// # Errors
/// [`Stop::NotFound`] when there is no break.
pub async fn come_back(act: &mut Act, id: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::ReturnFromRest, id).await?;
    let next = if helps(act, &permit).await? { State::Placed } else { State::Waiting };
    move_mentee(act, &permit, next, What::ParticipationResumed).await
}

async fn move_mentee(
    act: &mut Act,
    permit: &Permit<kind::Participation>,
    next: State,
    what: What,
) -> Result<(), Stop> {
    let mut mine = participations::load(&mut act.unit, permit).await?;
    if mine.hat != Hat::Mentee {
        return Err(Stop::NotFound);
    }
    mine.state = mine.state.step(next, false)?;
    mine.moved_at = act.now;
    crate::participations::save(act, &mine).await?;
    act.record(Event::new(what, mine.id).about(mine.person)).await
}
