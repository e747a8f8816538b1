//! What the round makes of it, when everybody has answered or the time is over.

use trellis_domain::{
    capacity,
    circle::{self, CircleState, LEADERS, Part, SESSIONS, SeatState},
    event::{Event, What},
    hat::Hat,
    id::{CircleId, Id, PersonId, kind},
    meeting::Mode,
    merger::{MergerState, Said, can_join, comes_about},
    permission::{Action, Permit},
    refusal::Refusal,
};
use trellis_store::{
    capacities,
    circles::{
        self, Circle,
        mergers::{self, Asked, Merger},
        seats::{self, Seat},
    },
    notices,
};

use super::{held, there, together};
use crate::{
    act::{Act, Stop},
    circles::{ending, take_leader, tell_coordinators},
    news::News,
};

/// One of the two, as the round finds it.
struct Side {
    permit: Permit<kind::Circle>,
    circle: Circle,
    held: usize,
    all: Vec<Seat>,
}

impl Side {
    async fn find(act: &mut Act, id: CircleId) -> Result<Self, Stop> {
        let permit = act.may(Action::SettleMerger, id).await?;
        Ok(Self {
            circle: circles::load(&mut act.unit, &permit).await?,
            held: held(act, &permit).await?,
            all: seats::of(&mut act.unit, &act.keys, &permit).await?,
            permit,
        })
    }

    fn member(&self, one: &Asked) -> bool {
        there(&self.all, Part::Member).any(|seat| seat.participation == one.participation)
    }

    fn said(&self, going: &[&Asked]) -> Said {
        Said {
            members: there(&self.all, Part::Member).count(),
            yes: going.iter().filter(|one| self.member(one)).count(),
        }
    }
}

/// Settles a question whose time has come, or to which everybody has answered. Answers are not counted before, so that no
/// hour tells what one of them was.
pub(in crate::circles) async fn settle(act: &mut Act, merger: &Merger) -> Result<(), Stop> {
    let one = Side::find(act, merger.circle).await?;
    let other = Side::find(act, merger.partner).await?;
    let open = one.circle.state == CircleState::Merging && can_join(other.circle.state, other.held);
    let asked = mergers::asked(&mut act.unit, &act.keys, &one.permit, merger).await?;
    let there = |part: Part| asked.iter().filter(move |one| one.answer.part == part);
    let members: Vec<&Asked> =
        there(Part::Member).filter(|asked| one.member(asked) || other.member(asked)).collect();
    let over = act.now >= circle::answer_by(merger.asked_at);
    if open && !over && members.iter().any(|asked| asked.answer.yes.is_none()) {
        return Err(Refusal::NothingChanged.into());
    }
    let going: Vec<&Asked> = members.into_iter().filter(|asked| asked.answer.yes == Some(true)).collect();
    let leaders: Vec<&Asked> = there(Part::Leader).filter(|asked| leads_one(asked, &one, &other)).collect();
    let agreed = open && comes_about([one.said(&going), other.said(&going)], going.len());
    let mut people: Vec<PersonId> = going.iter().chain(&leaders).map(|asked| asked.person).collect();
    people.sort_unstable();
    people.dedup();
    let list = act.may(Action::JoinCircles, one.circle.cohort).await?;
    let fits = agreed
        && match together(act, &list, &people).await {
            Ok(()) => true,
            Err(Stop::Refused(_)) => false,
            Err(stop) => return Err(stop),
        };
    if fits {
        join(act, merger, (&one, &other), (&going, &leaders), &list).await
    } else {
        apart(act, merger, [&one, &other]).await
    }
}

fn leads_one(asked: &Asked, one: &Side, other: &Side) -> bool {
    let seats = there(&one.all, Part::Leader).chain(there(&other.all, Part::Leader));
    seats.into_iter().any(|seat| seat.participation == asked.participation)
}

/// It did not come about. Both stay as they were.
async fn apart(act: &mut Act, merger: &Merger, both: [&Side; 2]) -> Result<(), Stop> {
    if !mergers::settle(&mut act.unit, &both[0].permit, merger, merger.state.step(MergerState::Off)?).await? {
        return Err(Stop::Changed);
    }
    for side in both {
        let id = side.circle.id;
        notices::take_back(&mut act.unit, None, &format!("/circle/{id}/merger"), act.now).await?;
        if side.circle.state != CircleState::Closed {
            for seat in side.all.iter().filter(|seat| seat.state == SeatState::Accepted) {
                act.tell(seat.person, News::CirclesApart(id)).await?;
            }
        }
    }
    tell_coordinators(act, &both[0].permit, "circles-not-joined").await?;
    act.record(Event::new(What::CirclesApart, merger.circle)).await
}

/// They become one: a new circle, with a space of its own, into which nothing of either is carried over. Whoever has not
/// said yes is not in it, and the two are over.
async fn join(
    act: &mut Act,
    merger: &Merger,
    (one, other): (&Side, &Side),
    (going, leaders): (&[&Asked], &[&Asked]),
    list: &Permit<kind::Cohort>,
) -> Result<(), Stop> {
    let state = merger.state.step(MergerState::Joined)?;
    if !mergers::settle(&mut act.unit, &one.permit, merger, state).await? {
        return Err(Stop::Changed);
    }
    let new = Circle {
        id: Id::random(&mut act.dice),
        cohort: one.circle.cohort,
        name: merger.name.clone(),
        slot: if one.circle.slot == other.circle.slot { one.circle.slot.clone() } else { String::new() },
        mode: if one.circle.mode == other.circle.mode { one.circle.mode } else { Mode::Remote },
        sessions: SESSIONS,
        rules: 0,
        state: one.circle.state.step(CircleState::Contracting)?,
        moved_at: act.now,
        version: 1,
    };
    circles::add(&mut act.unit, &new).await?;
    let permit = act.may(Action::SettleMerger, new.id).await?;
    let mut before = Vec::new();
    for side in [one, other] {
        let left = ending::shut(act, &side.permit).await?;
        before.push((side.circle.id, left));
    }
    for asked in going {
        seats::draft(&mut act.unit, new.id, asked.participation, Part::Member, act.now).await?;
        let way = (SeatState::Drafted, SeatState::Accepted);
        if !seats::step(&mut act.unit, new.id, asked.participation, way, act.now).await? {
            return Err(Stop::Changed);
        }
        let called = &asked.answer.name;
        seats::call(&mut act.unit, &act.keys, &permit, asked.participation, called, &mut act.dice).await?;
    }
    let mut inside: Vec<PersonId> = going.iter().map(|asked| asked.person).collect();
    for asked in leaders {
        if has_room(act, list, asked).await? {
            seats::draft(&mut act.unit, new.id, asked.participation, Part::Leader, act.now).await?;
            let drafted = seats::unopened(&mut act.unit, &permit).await?;
            let seat = drafted.iter().find(|seat| seat.participation == asked.participation);
            take_leader(act, &new, seat.ok_or(Stop::Changed)?).await?;
            inside.push(asked.person);
        }
    }
    if inside.len() < going.len() + LEADERS {
        tell_coordinators(act, &permit, "circle-lead").await?;
    }
    tell_coordinators(act, &permit, "circles-joined").await?;
    for person in &inside {
        act.tell(*person, News::CirclesJoined(new.id)).await?;
    }
    for (id, left) in before {
        for person in left.into_iter().filter(|person| !inside.contains(person)) {
            act.tell(person, News::CircleWentOn(id)).await?;
        }
    }
    act.record(Event::new(What::CirclesJoined, new.id)).await
}

/// Whether somebody who would lead it still has a place and the hours for it.
async fn has_room(act: &mut Act, list: &Permit<kind::Cohort>, asked: &Asked) -> Result<bool, Stop> {
    let places = capacities::places_of_cohort(&mut act.unit, list).await?;
    let hours = capacities::hours_of_cohort(&mut act.unit, list).await?;
    let room = places.iter().find(|room| room.participation == asked.participation);
    let load = hours.iter().find(|hours| hours.person == asked.person);
    Ok(room.zip(load).is_some_and(|(room, hours)| {
        capacity::one_more(Hat::Facilitator, room.places, room.taken, hours.load, hours.cap).is_ok()
    }))
}
