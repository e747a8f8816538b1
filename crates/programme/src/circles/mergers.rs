//! Two circles become one: the coordinator proposes it, each member of both is asked in private, and the round settles it.
//! Nobody learns who has said no: whoever did, and whoever has not answered, is simply not in the one that begins.

use std::collections::BTreeMap;

use jiff::Timestamp;
use trellis_domain::{
    circle::{self, Part, SeatState},
    event::{Event, What},
    id::{CircleId, ParticipationId, PersonId, kind},
    merger::{MergerState, can_join},
    permission::{Action, Permit},
    refusal::Refusal,
};
pub use trellis_store::circles::mergers::Answer;
use trellis_store::{
    capacities,
    circles::{
        self, Circle,
        mergers::{self, Merger},
        seats::{self, Seat},
        sessions,
    },
    notices, participations,
};

use super::{forming, name, pass_offers};
use crate::{
    act::{Act, Stop},
    news::News,
};

mod settling;
pub(super) use settling::settle;

/// What the coordinator proposes.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The other circle.
    pub partner: CircleId,
    /// What the one that they become would be called.
    pub name: String,
    /// Who of those who lead the two would lead it.
    pub leaders: Vec<ParticipationId>,
}

/// What the coordinator can choose from.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The circle that looks for people.
    pub circle: Circle,
    /// Circles of its cohort that could be joined with it and were not asked before, each with those who lead it.
    pub partners: Vec<(Circle, Vec<Seat>)>,
    /// Those who lead the circle itself.
    pub leaders: Vec<Seat>,
}

/// Whether the members of a circle are asked about another one just now.
pub(super) async fn asking(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<bool, Stop> {
    Ok(open(act, permit).await?.is_some())
}

async fn open(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<Option<Merger>, Stop> {
    let every = mergers::of(&mut act.unit, permit).await?;
    Ok(every.into_iter().find(|one| one.state == MergerState::Asking))
}

async fn held(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<usize, Stop> {
    let all = sessions::of(&mut act.unit, permit).await?;
    Ok(all.iter().filter(|session| session.held()).count())
}

fn there(all: &[Seat], part: Part) -> impl Iterator<Item = &Seat> {
    all.iter().filter(move |seat| seat.part == part && seat.state == SeatState::Accepted)
}

/// The circles with which one that looks for people could be joined. Whoever is in a line of management with anybody in
/// one of them does not see that one here either.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator, and unless the circle looks for people.
pub async fn choices(act: &mut Act, id: CircleId) -> Result<Choices, Stop> {
    let permit = act.may(Action::ProposeMerger, id).await?;
    let circle = circles::load(&mut act.unit, &permit).await?;
    let before = mergers::of(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let cohort = act.may(Action::ReadCohort, circle.cohort).await?;
    let mut partners = Vec::new();
    for other in circles::of_cohort(&mut act.unit, &cohort).await? {
        let its = match act.may(Action::ReadCircleFacts, other.id).await {
            Ok(its) => its,
            Err(Stop::NotFound) => continue,
            Err(stop) => return Err(stop),
        };
        let new = other.id != id && !before.iter().any(|one| one.other(id) == other.id);
        if new && can_join(other.state, held(act, &its).await?) && !asking(act, &its).await? {
            let all = seats::of(&mut act.unit, &act.keys, &its).await?;
            partners.push((other, there(&all, Part::Leader).cloned().collect()));
        }
    }
    Ok(Choices { circle, partners, leaders: there(&all, Part::Leader).cloned().collect() })
}

/// Asks the members of both whether the two become one. Everything that would forbid a circle of all of them is looked up
/// now; and for as long as they are asked nobody else is offered a place in either.
///
/// # Errors
/// [`Refusal::NotOffered`] for a circle that cannot be chosen; [`Refusal::MovedOn`] while either is asked already; what
/// [`forming::name`] says of the name; [`Refusal::TwoLead`] and [`Refusal::CapacityExceeded`] of those who would lead it;
/// [`Refusal::CircleTooSmall`] and [`Refusal::CircleFull`]; [`Refusal::NotPossible`], which is to be written down.
pub async fn propose(act: &mut Act, id: CircleId, proposal: &Proposal) -> Result<(), Stop> {
    let permit = act.may(Action::ProposeMerger, id).await?;
    if asking(act, &permit).await? {
        return Err(Refusal::MovedOn.into());
    }
    let choices = choices(act, id).await?;
    let chosen = choices.partners.iter().find(|(other, _)| other.id == proposal.partner);
    let (partner, their_leaders) = chosen.ok_or(Refusal::NotOffered)?;
    let its = act.may(Action::ReadCircleFacts, partner.id).await?;
    let list = act.may(Action::ListPeople, choices.circle.cohort).await?;
    let called = forming::name(act, &list, &proposal.name).await?;
    let mine = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let theirs = seats::of(&mut act.unit, &act.keys, &its).await?;
    let could = |one: &ParticipationId| {
        choices.leaders.iter().chain(their_leaders).any(|seat| seat.participation == *one)
    };
    let [first, second] = proposal.leaders[..] else { return Err(Refusal::TwoLead.into()) };
    if first == second || ![first, second].iter().all(could) {
        return Err(Refusal::TwoLead.into());
    }
    let places = capacities::places_of_cohort(&mut act.unit, &list).await?;
    // Each of the two gives the place that they give to one of the circles now, unless they have fewer by now.
    let fits = |one: &ParticipationId| {
        places.iter().any(|room| room.participation == *one && room.places >= room.taken)
    };
    if ![first, second].iter().all(fits) {
        return Err(Refusal::CapacityExceeded.into());
    }
    let members: BTreeMap<ParticipationId, PersonId> = there(&mine, Part::Member)
        .chain(there(&theirs, Part::Member))
        .map(|seat| (seat.participation, seat.person))
        .collect();
    circle::size(members.len())?;
    let ever = seats::people(&mine, told).into_iter().chain(seats::people(&theirs, told));
    let mut ever: Vec<PersonId> = ever.collect();
    ever.sort_unstable();
    ever.dedup();
    together(act, &list, &ever).await?;
    let merger = Merger {
        circle: id,
        partner: partner.id,
        name: called,
        state: MergerState::Asking,
        asked_at: act.now,
    };
    mergers::add(&mut act.unit, &permit, &merger).await?;
    for (one, part) in members.keys().map(|one| (*one, Part::Member)).chain([first, second].map(leads)) {
        let answer = Answer { part, yes: None, name: String::new() };
        mergers::keep(&mut act.unit, &act.keys, &merger, one, &answer, &mut act.dice).await?;
    }
    for (its, all) in [(&permit, &mine), (&its, &theirs)] {
        pass_offers(act, its, all).await?;
        for seat in there(all, Part::Member) {
            act.tell(seat.person, News::MergerAsked(its.id())).await?;
        }
        for seat in there(all, Part::Leader) {
            act.tell(seat.person, News::MergerBegan(its.id())).await?;
        }
    }
    act.record(Event::new(What::MergerProposed, id)).await
}

const fn leads(one: ParticipationId) -> (ParticipationId, Part) {
    (one, Part::Leader)
}

/// Everybody who was ever told of a circle counts, whatever they have answered: so "not possible" tells nothing of it.
fn told(seat: &Seat) -> bool {
    seat.state != SeatState::Drafted
}

/// Whether these people can be in one circle.
async fn together(act: &mut Act, list: &Permit<kind::Cohort>, people: &[PersonId]) -> Result<(), Stop> {
    let parts = participations::of_cohort(&mut act.unit, list).await?;
    let whose: BTreeMap<ParticipationId, PersonId> =
        parts.into_iter().map(|part| (part.id, part.person)).collect();
    forming::fits_together(act, list, &|part| whose.get(&part).copied(), people).await
}

/// What somebody in one of the two is asked, or told.
#[derive(Debug, Clone)]
pub struct Question {
    /// The other circle.
    pub other: String,
    /// What the one that they become would be called.
    pub name: String,
    /// Those who would lead it.
    pub leaders: Vec<String>,
    /// How many members it would have at the most.
    pub most: usize,
    /// Until when everybody is asked.
    pub until: Timestamp,
    /// What I have said; none for somebody who is not asked.
    pub mine: Option<Answer>,
}

/// How it stands between my circle and another one.
#[derive(Debug, Clone)]
pub enum Between {
    /// Nothing was ever asked, or not of me.
    Nothing,
    /// Everybody is asked.
    Asked(Question),
    /// The last time it did not come about.
    Apart,
    /// They have become one.
    Joined,
}

/// How it stands, for everybody who is in one of the two.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn between(act: &mut Act, id: CircleId) -> Result<Between, Stop> {
    let permit = act.may(Action::ReadCircle, id).await?;
    stands(act, &permit).await
}

async fn stands(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<Between, Stop> {
    let me = act.person()?;
    let all = seats::of(&mut act.unit, &act.keys, permit).await?;
    let inside = all.iter().any(|seat| seat.person == me && seat.state == SeatState::Accepted);
    let newest = mergers::of(&mut act.unit, permit).await?.into_iter().next();
    let Some(merger) = newest.filter(|_| inside) else { return Ok(Between::Nothing) };
    Ok(match merger.state {
        MergerState::Off => Between::Apart,
        MergerState::Joined => Between::Joined,
        MergerState::Asking => {
            let asked = mergers::asked(&mut act.unit, &act.keys, permit, &merger).await?;
            let part = |part: Part| asked.iter().filter(move |one| one.answer.part == part);
            Between::Asked(Question {
                other: mergers::other(&mut act.unit, permit, &merger).await?,
                leaders: part(Part::Leader).map(|one| one.name.clone()).collect(),
                most: part(Part::Member).count(),
                until: circle::answer_by(merger.asked_at),
                mine: part(Part::Member).find(|one| one.person == me).map(|one| one.answer.clone()),
                name: merger.name,
            })
        }
    })
}

/// The question, for a member who is asked.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else, and when nothing is asked.
pub async fn question(act: &mut Act, id: CircleId) -> Result<(Question, Answer), Stop> {
    let permit = act.may(Action::AnswerMerger, id).await?;
    match stands(act, &permit).await? {
        Between::Asked(question) => {
            let mine = question.mine.clone().ok_or(Stop::NotFound)?;
            Ok((question, mine))
        }
        _ => Err(Stop::NotFound),
    }
}

/// Says whether I would like the two to become one, and what it is to call me then. It can be said otherwise until it is
/// settled. Nobody is told, and no record says who.
///
/// # Errors
/// [`Stop::NotFound`] for everybody who is not asked; [`Refusal::Incomplete`] and [`Refusal::TooLong`] of the name.
pub async fn answer(act: &mut Act, id: CircleId, yes: bool, called: &str) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerMerger, id).await?;
    let merger = open(act, &permit).await?.ok_or(Stop::NotFound)?;
    question(act, id).await?;
    let name = if yes { name(called)? } else { String::new() };
    let me = act.person()?;
    let asked = mergers::asked(&mut act.unit, &act.keys, &permit, &merger).await?;
    let mine = asked.iter().find(|one| one.person == me && one.answer.part == Part::Member);
    let mine = mine.ok_or(Stop::NotFound)?.participation;
    let answer = Answer { part: Part::Member, yes: Some(yes), name };
    mergers::keep(&mut act.unit, &act.keys, &merger, mine, &answer, &mut act.dice).await?;
    notices::take_back(&mut act.unit, Some(me), &format!("/circle/{id}/merger"), act.now).await?;
    act.record_unsigned(Event::new(What::MergerAnswered, id)).await
}

/// The question about a circle that is open just now, for its coordinator: with which, and until when. Never who has
/// answered.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn proposed(act: &mut Act, id: CircleId) -> Result<Option<(String, Timestamp)>, Stop> {
    let permit = act.may(Action::ReadCircleFacts, id).await?;
    let Some(merger) = open(act, &permit).await? else { return Ok(None) };
    let other = mergers::other(&mut act.unit, &permit, &merger).await?;
    Ok(Some((other, circle::answer_by(merger.asked_at))))
}
