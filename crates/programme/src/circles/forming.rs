//! Forming a circle by hand: the coordinator's draft, offering its places, and looking for more people. Whatever private
//! rule stands in the way is one sentence, "not possible": never why, and never because of whom.

use std::collections::BTreeMap;

use trellis_domain::{
    circle::{self, CircleState, JOINING, LEADERS, LONGEST_NAME, MOST, PLANNABLE, Part, SeatState, Sharing},
    day,
    event::{Event, What},
    id::{CircleId, CohortId, Id, ParticipationId, PersonId, kind},
    meeting::Mode,
    neutral,
    permission::{Action, Permit},
    refusal::Refusal,
    slot,
};
use trellis_store::{
    choices::{self, Choice},
    circles::{
        self, Circle,
        seats::{self, Seat, members},
        sessions,
    },
    cohorts, conflicts, notices, organisations, programmes,
};

use super::{free_leader, mergers, moved, save, step, take_leader};
use crate::{
    act::{Act, Stop},
    news::News,
    spaces,
};

mod candidates;
pub use candidates::{Candidate, Candidates};
use candidates::{Ready, ready};

/// A circle as the coordinator plans it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its neutral name.
    pub name: String,
    /// When it usually meets: a slot of the week, or nothing.
    pub slot: String,
    /// In one place, or remote.
    pub mode: Mode,
    /// How many sessions are planned.
    pub sessions: i64,
    /// Who leads it.
    pub leaders: Vec<ParticipationId>,
    /// To whom places are to be offered.
    pub members: Vec<ParticipationId>,
}

/// Who could be in a circle of a cohort. The look is written down.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn candidates(
    act: &mut Act,
    cohort: CohortId,
    circle: Option<CircleId>,
) -> Result<Candidates, Stop> {
    let permit = act.may(Action::ListPeople, cohort).await?;
    let told = if let Some(circle) = circle {
        told(&seats_of(act, circle).await?)
    } else {
        act.may(Action::FormCircle, cohort).await?;
        Vec::new()
    };
    let ready = ready(act, &permit, &told).await?;
    act.looked_through(cohort, "co-circles").await?;
    Ok(ready.named())
}

async fn seats_of(act: &mut Act, id: CircleId) -> Result<Vec<Seat>, Stop> {
    let permit = act.may(Action::ReadCircleFacts, id).await?;
    Ok(seats::of(&mut act.unit, &act.keys, &permit).await?)
}

/// Those who were told of this circle at any time: they are not asked again.
fn told(all: &[Seat]) -> Vec<ParticipationId> {
    all.iter().filter(|seat| seat.state != SeatState::Drafted).map(|seat| seat.participation).collect()
}

/// Forms a circle: a draft that nobody is told of.
///
/// # Errors
/// What [`Checked::read`] says.
pub async fn form(act: &mut Act, cohort: CohortId, plan: Plan) -> Result<CircleId, Stop> {
    act.may(Action::FormCircle, cohort).await?;
    let plan = Checked::read(act, cohort, plan, &[]).await?.plan;
    let circle = Circle {
        id: Id::random(&mut act.dice),
        cohort,
        name: plan.name.clone(),
        slot: plan.slot.clone(),
        mode: plan.mode,
        sessions: plan.sessions,
        rules: 0,
        state: CircleState::Forming,
        moved_at: act.now,
        version: 1,
    };
    circles::add(&mut act.unit, &circle).await?;
    seat(act, circle.id, &plan).await?;
    act.record(Event::new(What::CircleFormed, circle.id)).await?;
    Ok(circle.id)
}

async fn seat(act: &mut Act, circle: CircleId, plan: &Plan) -> Result<(), Stop> {
    let leaders = plan.leaders.iter().map(|one| (*one, Part::Leader));
    for (one, part) in leaders.chain(plan.members.iter().map(|one| (*one, Part::Member))) {
        seats::draft(&mut act.unit, circle, one, part, act.now).await?;
    }
    Ok(())
}

/// Changes a draft.
///
/// # Errors
/// What [`Checked::read`] says.
pub async fn change(act: &mut Act, id: CircleId, plan: Plan) -> Result<(), Stop> {
    let permit = act.may(Action::ChangeCircle, id).await?;
    let mut circle = circles::load(&mut act.unit, &permit).await?;
    let before = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let plan = Checked::read(act, circle.cohort, plan, &before).await?.plan;
    seats::clear_draft(&mut act.unit, &permit).await?;
    seat(act, id, &plan).await?;
    (circle.name, circle.slot, circle.mode) = (plan.name, plan.slot, plan.mode);
    circle.sessions = plan.sessions;
    save(act, &mut circle).await?;
    act.record(Event::new(What::CircleChanged, id)).await
}

/// Offers the places of a draft: those who lead are told, and the members are asked. Every rule is read again, and now
/// what is private too: a draft that could be kept for the asking would be a way to try people out unseen.
///
/// # Errors
/// What [`Checked::read`] says; [`Refusal::CapacityExceeded`] when the last place of somebody who leads is gone;
/// [`Refusal::NotPossible`], which is to be written down with [`tried`].
pub async fn offer(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::OfferCircle, id).await?;
    let mut circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let drafted = |part: Part| {
        let those = all.iter().filter(move |seat| seat.part == part && seat.state == SeatState::Drafted);
        those.map(|seat| seat.participation).collect::<Vec<_>>()
    };
    let plan = Plan {
        name: circle.name.clone(),
        slot: circle.slot.clone(),
        mode: circle.mode,
        sessions: circle.sessions,
        leaders: drafted(Part::Leader),
        members: drafted(Part::Member),
    };
    let Checked { list, ready, new, .. } = Checked::read(act, circle.cohort, plan, &all).await?;
    possible(act, &list, &ready, &all, &new).await?;
    circle.state = circle.state.step(CircleState::Offered)?;
    moved(act, &mut circle).await?;
    for seat in all.iter().filter(|seat| seat.state == SeatState::Drafted) {
        if seat.part == Part::Leader {
            take_leader(act, &circle, seat).await?;
            act.tell(seat.person, News::CircleLed(id)).await?;
        } else {
            step(act, &circle, seat, SeatState::Offered).await?;
            act.tell(seat.person, News::CirclePlace(id)).await?;
        }
    }
    act.record(Event::new(What::CircleOffered, id)).await
}

/// Writes down that the coordinator tried to bring people together and that it was not possible: never why or with whom.
///
/// # Errors
/// [`Stop::NotFound`] for everybody but the coordinator.
pub async fn tried(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    act.may(Action::ReadCircleFacts, id).await?;
    act.record(Event::new(What::CircleNotPossible, id)).await
}

/// Drops a draft. Whoever had said yes to an earlier round of it is told that it does not come about.
///
/// # Errors
/// [`Stop::NotFound`] when it is no draft.
pub async fn drop_draft(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::DropCircle, id).await?;
    let circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    for link in [format!("/circle/{id}"), format!("/co/circles/{id}")] {
        notices::take_back(&mut act.unit, None, &link, act.now).await?;
    }
    for seat in all.iter().filter(|seat| seat.state == SeatState::Accepted) {
        if seat.part == Part::Leader {
            step(act, &circle, seat, SeatState::Left).await?;
            free_leader(act, &circle, seat).await?;
        }
        act.tell(seat.person, News::CircleDropped).await?;
    }
    circles::remove(&mut act.unit, &permit).await?;
    act.record(Event::new(What::CircleDropped, id)).await
}

/// Offers places to more people.
///
/// # Errors
/// [`Refusal::Incomplete`] for nobody; [`Refusal::MovedOn`] while its members are asked about another circle;
/// [`Refusal::CircleFull`], [`Refusal::JoiningClosed`], [`Refusal::NotOffered`], [`Refusal::NotPossible`].
pub async fn add(act: &mut Act, id: CircleId, more: &[ParticipationId]) -> Result<(), Stop> {
    let permit = act.may(Action::AddToCircle, id).await?;
    let mut circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let held = sessions::of(&mut act.unit, &permit).await?.iter().filter(|session| session.held()).count();
    if more.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if mergers::asking(act, &permit).await? {
        return Err(Refusal::MovedOn.into());
    }
    circle::one_more(circle.state, members(&all), held.min(JOINING))?;
    if members(&all) + more.len() > MOST {
        return Err(Refusal::CircleFull.into());
    }
    let list = act.may(Action::ListPeople, circle.cohort).await?;
    let ready = ready(act, &list, &told(&all)).await?;
    let new = ready.members(more)?;
    possible(act, &list, &ready, &all, &new).await?;
    for (one, person) in more.iter().zip(new) {
        seats::draft(&mut act.unit, id, *one, Part::Member, act.now).await?;
        let way = (SeatState::Drafted, SeatState::Offered);
        if !seats::step(&mut act.unit, id, *one, way, act.now).await? {
            return Err(Stop::Changed);
        }
        act.tell(person, News::CirclePlace(id)).await?;
    }
    if circle.state == CircleState::Offered {
        // Those who are asked now have as long to answer as the others had.
        moved(act, &mut circle).await?;
    }
    act.record(Event::new(What::CirclePlacesOffered, id)).await
}

/// Names somebody to lead a circle that one of the two has left.
///
/// # Errors
/// [`Refusal::TwoLead`] when two lead it; [`Refusal::GiverNotReady`], [`Refusal::CapacityExceeded`],
/// [`Refusal::NotPossible`].
pub async fn name_leader(act: &mut Act, id: CircleId, one: ParticipationId) -> Result<(), Stop> {
    let permit = act.may(Action::NameLeader, id).await?;
    let circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let lead = |seat: &&Seat| seat.part == Part::Leader && seat.state == SeatState::Accepted;
    if all.iter().filter(lead).count() >= LEADERS {
        return Err(Refusal::TwoLead.into());
    }
    let list = act.may(Action::ListPeople, circle.cohort).await?;
    let ready = ready(act, &list, &told(&all)).await?;
    let new = ready.leaders(&[one])?;
    possible(act, &list, &ready, &all, &new).await?;
    seats::draft(&mut act.unit, id, one, Part::Leader, act.now).await?;
    let seated = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let seat = seated.into_iter().find(|seat| seat.participation == one).ok_or(Stop::Changed)?;
    take_leader(act, &circle, &seat).await?;
    spaces::admit(act, &permit, seat.person).await?;
    seats::ask_again(&mut act.unit, &permit).await?;
    act.tell(seat.person, News::CircleLed(id)).await?;
    if circle.rules > 0 {
        let in_it = |one: &Seat| one.state == SeatState::Accepted;
        for person in seats::people(&all, in_it).into_iter().chain([seat.person]) {
            act.tell(person, News::RulesWait(id)).await?;
        }
    }
    act.record(Event::new(What::LeaderNamed, id)).await
}

/// A plan that no open rule forbids, with what the private ones are read from.
struct Checked {
    plan: Plan,
    list: Permit<kind::Cohort>,
    ready: Ready,
    new: Vec<PersonId>,
}

impl Checked {
    /// Reads every rule that everybody may know: the name, the numbers, who is ready.
    ///
    /// # Errors
    /// [`Refusal::Incomplete`], [`Refusal::TooLong`] and [`Refusal::NotNeutral`] of the name; [`Refusal::TwoLead`],
    /// [`Refusal::GiverNotReady`] and [`Refusal::CapacityExceeded`] of those who lead; [`Refusal::CircleTooSmall`],
    /// [`Refusal::CircleFull`] and [`Refusal::NotOffered`] of the members.
    async fn read(act: &mut Act, cohort: CohortId, plan: Plan, before: &[Seat]) -> Result<Self, Stop> {
        let list = act.may(Action::ListPeople, cohort).await?;
        let name = name(act, &list, &plan.name).await?;
        let sane = (plan.slot.is_empty() || slot::ALL.contains(&plan.slot.as_str()))
            && plan.mode != Mode::Either
            && PLANNABLE.contains(&plan.sessions);
        if !sane {
            return Err(Refusal::NotOffered.into());
        }
        let in_it = |part: Part| {
            before.iter().filter(|seat| seat.part == part && seat.state == SeatState::Accepted).count()
        };
        if in_it(Part::Leader) + plan.leaders.len() != LEADERS {
            return Err(Refusal::TwoLead.into());
        }
        let ready = ready(act, &list, &told(before)).await?;
        let leaders = ready.leaders(&plan.leaders)?;
        circle::size(in_it(Part::Member) + plan.members.len())?;
        let members = ready.members(&plan.members)?;
        Ok(Self { plan: Plan { name, ..plan }, list, ready, new: [leaders, members].concat() })
    }
}

pub(super) async fn name(act: &mut Act, list: &Permit<kind::Cohort>, text: &str) -> Result<String, Stop> {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    if plain.chars().count() > LONGEST_NAME {
        return Err(Refusal::TooLong.into());
    }
    let programme = cohorts::load(&mut act.unit, list).await?.programme;
    let programme = act.may(Action::ReadProgramme, programme).await?;
    let internal = programmes::load(&mut act.unit, &programme).await?.internal_name;
    let hosts = organisations::every(&mut act.unit).await?;
    let hosts: Vec<&str> = hosts.iter().map(|host| host.name.as_str()).collect();
    if neutral::revealing(&plain, &[&internal], &hosts).is_some() {
        return Err(Refusal::NotNeutral.into());
    }
    Ok(plain)
}

/// Whether these people can be brought together with everybody who was ever told of the circle: nothing declared stands
/// between any two, and nobody is the only one for what they asked the circle to share. It makes no difference what
/// anybody answered, so that the answer "not possible" tells nothing of it.
async fn possible(
    act: &mut Act,
    list: &Permit<kind::Cohort>,
    ready: &Ready,
    all: &[Seat],
    new: &[PersonId],
) -> Result<(), Stop> {
    let mut together = seats::people(all, |seat| seat.state != SeatState::Drafted);
    together.extend(new);
    fits_together(act, list, &|part| ready.whose(part), &together).await
}

/// Whether nothing declared stands between any two of these people, and none of them is the only one for what they asked
/// a circle to share; `whose` says whose a participation of the cohort is.
pub(super) async fn fits_together(
    act: &mut Act,
    list: &Permit<kind::Cohort>,
    whose: &(dyn Fn(ParticipationId) -> Option<PersonId> + Sync),
    together: &[PersonId],
) -> Result<(), Stop> {
    if conflicts::among(&mut act.unit, &act.keys, together, day::of(act.now)).await? {
        return Err(Refusal::NotPossible.into());
    }
    let mut sharing: BTreeMap<PersonId, Sharing> = BTreeMap::new();
    for (of, lens) in choices::for_matching(&mut act.unit, &act.keys, list, Choice::Lens).await? {
        if let Some(person) = whose(of) {
            sharing.entry(person).or_default().ask(&lens);
        }
    }
    for (of, offers) in choices::for_matching(&mut act.unit, &act.keys, list, Choice::Offers).await? {
        if let Some(person) = whose(of) {
            sharing.entry(person).or_default().offer(&offers);
        }
    }
    let of = |person: &PersonId| sharing.get(person).cloned().unwrap_or_default();
    let people: Vec<Sharing> = together.iter().map(of).collect();
    if circle::somebody_alone(&people) { Err(Refusal::NotPossible.into()) } else { Ok(()) }
}
