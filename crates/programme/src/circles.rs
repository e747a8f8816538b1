//! Circles as those in them see them: an offered place, who is there, leaving quietly.

use jiff::Timestamp;
use trellis_domain::{
    capacity,
    circle::{self, CircleState, FEWEST, JOINING, LONGEST_CHOSEN, Part, SeatState},
    event::{Event, What},
    hat::{Hat, Role},
    id::{CircleId, kind},
    permission::{Action, Actor, Permit},
    refusal::Refusal,
};
pub use trellis_store::circles::{
    Circle,
    seats::{Held, Seat},
    sessions::{Outcome, Session},
};
use trellis_store::{
    capacities::{self, Giver},
    circles::{
        self,
        seats::{self, agreed, members, people},
        sessions,
    },
    conflicts, grants, notices,
    standing::in_line_with,
};

use crate::{
    act::{Act, Stop},
    news::{self, News},
    spaces,
};

pub mod ending;
pub mod facts;
pub mod forming;
pub mod meeting;
pub mod mergers;
pub mod rules;
pub(crate) mod timing;

/// A circle as its holder's own pages list it.
#[derive(Debug, Clone)]
pub struct Mine {
    /// The circle.
    pub circle: Circle,
    /// My place in it.
    pub held: Held,
    /// The next session, or the last one that nothing was told of.
    pub session: Option<Timestamp>,
}

/// The circles in which the hat that I wear has a place or was offered one.
///
/// # Errors
/// [`Stop::NotFound`] when nobody is signed in.
pub async fn mine(act: &mut Act) -> Result<Vec<Mine>, Stop> {
    let Some(participation) = crate::participations::of_hat(act).await? else { return Ok(Vec::new()) };
    let permit = act.may(Action::ReadOwnParticipation, participation.id).await?;
    of_participation(act, &permit).await
}

pub(crate) async fn of_participation(
    act: &mut Act,
    permit: &Permit<kind::Participation>,
) -> Result<Vec<Mine>, Stop> {
    let held = seats::held(&mut act.unit, permit).await?;
    let met = sessions::of_participation(&mut act.unit, permit).await?;
    let planned = |id: CircleId| {
        let mut open = met.iter().filter(|(of, session)| *of == id && session.outcome == Outcome::Planned);
        open.next().map(|(_, session)| session.starts_at)
    };
    let every = circles::of_participation(&mut act.unit, permit).await?.into_iter();
    let every = every.filter_map(|circle| {
        let held = *held.get(&circle.id)?;
        let session = planned(circle.id);
        Some(Mine { circle, held, session })
    });
    Ok(every.collect())
}

/// A circle as one of those in it sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The circle.
    pub circle: Circle,
    /// The reader's own place.
    pub me: Seat,
    /// Those who lead it.
    pub leaders: Vec<Seat>,
    /// The members, for those who are in; nobody before that.
    pub members: Vec<Seat>,
    /// Its sessions, the first first.
    pub sessions: Vec<Session>,
}

impl Seen {
    /// Whether the reader has said yes.
    pub fn inside(&self) -> bool {
        self.me.state == SeatState::Accepted
    }

    /// Whether the reader leads it.
    pub fn leads(&self) -> bool {
        self.me.part == Part::Leader
    }

    /// The session to come, or the last one that nothing was told of.
    pub fn planned(&self) -> Option<&Session> {
        self.sessions.iter().find(|session| session.outcome == Outcome::Planned)
    }

    /// How many sessions have taken place.
    pub fn held(&self) -> usize {
        self.sessions.iter().filter(|session| session.held()).count()
    }

    /// Whether there are rules that the reader has not agreed to yet.
    pub fn rules_wait(&self) -> bool {
        self.circle.rules > 0 && self.me.agreed != Some(self.circle.rules)
    }

    /// Whether everybody has agreed to the newest rules.
    pub fn agreed(&self) -> bool {
        let there = self.leaders.iter().chain(&self.members);
        circle::agreed(self.circle.rules, there.map(|seat| seat.agreed))
    }
}

/// A circle, for somebody with a place in it, those who lead it, or somebody who was offered a place.
///
/// # Errors
/// [`Stop::NotFound`] for everybody else.
pub async fn read(act: &mut Act, id: CircleId) -> Result<Seen, Stop> {
    let permit = act.may(Action::ReadCircle, id).await?;
    seen(act, &permit).await
}

/// A circle that the person could leave.
///
/// # Errors
/// [`Stop::NotFound`] for whoever has no place in it, and once it is over.
pub async fn before_leaving(act: &mut Act, id: CircleId) -> Result<Seen, Stop> {
    let permit = act.may(Action::LeaveCircle, id).await?;
    seen(act, &permit).await
}

pub(crate) async fn seen(act: &mut Act, permit: &Permit<kind::Circle>) -> Result<Seen, Stop> {
    let circle = circles::load(&mut act.unit, permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, permit).await?;
    let me = my_seat(act, &all)?;
    let there = |part: Part| {
        let in_it = all.iter().filter(move |seat| seat.part == part && seat.state == SeatState::Accepted);
        in_it.cloned().collect::<Vec<Seat>>()
    };
    Ok(Seen {
        leaders: there(Part::Leader),
        members: if me.state == SeatState::Accepted { there(Part::Member) } else { Vec::new() },
        sessions: sessions::of(&mut act.unit, permit).await?,
        circle,
        me,
    })
}

/// The place of the person who acts, offered or taken.
fn my_seat(act: &Act, all: &[Seat]) -> Result<Seat, Stop> {
    let me = act.person()?;
    let mine = all.iter().filter(|seat| seat.person == me);
    let mut told = mine.filter(|seat| matches!(seat.state, SeatState::Offered | SeatState::Accepted));
    told.next().cloned().ok_or(Stop::NotFound)
}

/// Says yes to an offered place, under the name that the circle is to use. With enough people the circle begins to write
/// its rules; whoever comes later is a reason for all to agree to the rules again.
///
/// # Errors
/// [`Refusal::MovedOn`] when nothing is offered any more, [`Refusal::Incomplete`] without a name, [`Refusal::TooLong`];
/// [`Refusal::CircleFull`] and [`Refusal::JoiningClosed`]; [`Refusal::NotPossible`] where a rule has come between.
pub async fn accept(act: &mut Act, id: CircleId, chosen: &str) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerCircle, id).await?;
    let mut circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let me = my_seat(act, &all)?;
    if me.state != SeatState::Offered {
        return Err(Refusal::MovedOn.into());
    }
    let chosen = name(chosen)?;
    let held = sessions::of(&mut act.unit, &permit).await?.iter().filter(|session| session.held()).count();
    circle::one_more(circle.state, members(&all), held)?;
    let closes = held >= JOINING;
    let mut there = people(&all, |seat| seat.state == SeatState::Accepted);
    there.push(me.person);
    if conflicts::among(&mut act.unit, &act.keys, &there, trellis_domain::day::of(act.now)).await? {
        return Err(Refusal::NotPossible.into());
    }
    step(act, &circle, &me, SeatState::Accepted).await?;
    seats::call(&mut act.unit, &act.keys, &permit, me.participation, &chosen, &mut act.dice).await?;
    spaces::admit(act, &permit, me.person).await?;
    seats::ask_again(&mut act.unit, &permit).await?;
    let others = people(&all, |seat| seat.state == SeatState::Accepted);
    let waits = matches!(circle.state, CircleState::Offered | CircleState::Merging);
    if waits && members(&all) + 1 >= FEWEST {
        circle.state = circle.state.step(CircleState::Contracting)?;
        moved(act, &mut circle).await?;
        if closes {
            // It was open to new people only while it looked for them.
            let asked: Vec<Seat> = all.into_iter().filter(|seat| seat.person != me.person).collect();
            pass_offers(act, &permit, &asked).await?;
        }
        for person in others.into_iter().chain([me.person]) {
            act.tell(person, News::CircleTogether(id)).await?;
        }
    } else if circle.rules > 0 {
        for person in others {
            act.tell(person, News::RulesWait(id)).await?;
        }
    }
    act.record_unsigned(Event::new(What::CircleJoined, id)).await
}

/// What somebody wants to be called, as it can be kept.
fn name(text: &str) -> Result<String, Refusal> {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() {
        return Err(Refusal::Incomplete);
    }
    if plain.chars().count() > LONGEST_CHOSEN {
        return Err(Refusal::TooLong);
    }
    Ok(plain)
}

/// "Not this time". Nobody is told.
///
/// # Errors
/// [`Refusal::MovedOn`] when nothing is offered any more.
pub async fn pass(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::AnswerCircle, id).await?;
    let circle = circles::load(&mut act.unit, &permit).await?;
    let all = seats::of(&mut act.unit, &act.keys, &permit).await?;
    let me = my_seat(act, &all)?;
    if me.state != SeatState::Offered {
        return Err(Refusal::MovedOn.into());
    }
    step(act, &circle, &me, SeatState::Passed).await?;
    forget_news(act, &me, id).await?;
    act.record_unsigned(Event::new(What::CirclePassed, id)).await
}

/// Leaves quietly: the list of members is shorter, and no message is sent. Where one of those who lead it goes, the
/// coordinator looks for another.
///
/// # Errors
/// [`Stop::NotFound`] for whoever has no place in it.
pub async fn leave(act: &mut Act, id: CircleId) -> Result<(), Stop> {
    let permit = act.may(Action::LeaveCircle, id).await?;
    let all = seats::unopened(&mut act.unit, &permit).await?;
    let me = my_seat(act, &all)?;
    go(act, &permit, me).await?;
    act.record_unsigned(Event::new(What::CircleLeft, id)).await
}

/// Somebody goes out of a circle; the action that calls it records it. Nothing sealed is opened: where an erasure is
/// repeated after a restore, the host takes them out, with keys that open nothing.
async fn go(act: &mut Act, permit: &Permit<kind::Circle>, me: Seat) -> Result<(), Stop> {
    let mut circle = circles::load(&mut act.unit, permit).await?;
    forget_news(act, &me, circle.id).await?;
    if me.state == SeatState::Offered {
        return step(act, &circle, &me, SeatState::Passed).await;
    }
    step(act, &circle, &me, SeatState::Left).await?;
    spaces::dismiss(act, permit, me.person).await?;
    if me.part == Part::Leader && circle.state.open() {
        free_leader(act, &circle, &me).await?;
        // The host cannot tell who manages whom, so it tells nobody; the coordinator's page says that one is missing.
        if act.actor != Actor::Clock {
            tell_coordinators(act, permit, "circle-lead").await?;
        }
    }
    // Perhaps everybody else has agreed already.
    let left = seats::unopened(&mut act.unit, permit).await?;
    if circle.state == CircleState::Contracting && members(&left) > 0 && agreed(&circle, &left) {
        circle.state = circle.state.step(CircleState::Running)?;
        moved(act, &mut circle).await?;
    }
    Ok(())
}

/// Goes out of every circle of a participation that is over. Drafts were told to nobody.
pub(crate) async fn leave_all(act: &mut Act, permit: &Permit<kind::Participation>) -> Result<(), Stop> {
    // Where an erasure is repeated after a restore, it is the host who takes them out.
    let action = if act.actor == Actor::Clock { Action::EndCircleInTime } else { Action::LeaveCircle };
    seats::leave_drafts(&mut act.unit, permit).await?;
    for circle in circles::of_participation(&mut act.unit, permit).await? {
        if circle.state == CircleState::Closed {
            continue;
        }
        let its = act.may(action, circle.id).await?;
        let all = seats::unopened(&mut act.unit, &its).await?;
        let told = |seat: &Seat| matches!(seat.state, SeatState::Offered | SeatState::Accepted);
        if let Some(me) = all.into_iter().find(|seat| seat.participation == permit.id() && told(seat)) {
            go(act, &its, me).await?;
        }
    }
    Ok(())
}

/// News of a circle leads nowhere for whoever is not in it any more.
async fn forget_news(act: &mut Act, seat: &Seat, id: CircleId) -> Result<(), Stop> {
    Ok(notices::take_back(&mut act.unit, Some(seat.person), &format!("/circle/{id}"), act.now).await?)
}

/// Every offer that is still open counts as "not this time", and its news leads nowhere any more.
async fn pass_offers(act: &mut Act, permit: &Permit<kind::Circle>, all: &[Seat]) -> Result<(), Stop> {
    seats::pass_open(&mut act.unit, permit, act.now).await?;
    for seat in all.iter().filter(|seat| seat.state == SeatState::Offered) {
        forget_news(act, seat, permit.id()).await?;
    }
    Ok(())
}

async fn step(act: &mut Act, circle: &Circle, seat: &Seat, to: SeatState) -> Result<(), Stop> {
    let way = (seat.state, seat.state.step(to, seat.part)?);
    if seats::step(&mut act.unit, circle.id, seat.participation, way, act.now).await? {
        Ok(())
    } else {
        Err(Stop::Changed)
    }
}

/// Saves a circle in its new state.
async fn moved(act: &mut Act, circle: &mut Circle) -> Result<(), Stop> {
    circle.moved_at = act.now;
    save(act, circle).await
}

async fn save(act: &mut Act, circle: &mut Circle) -> Result<(), Stop> {
    if !circles::save(&mut act.unit, circle).await? {
        return Err(Stop::Changed);
    }
    circle.version += 1;
    Ok(())
}

const fn giver(circle: &Circle, seat: &Seat) -> Giver {
    Giver { participation: seat.participation, person: seat.person, cohort: circle.cohort }
}

/// Takes the place and the hours of somebody who leads the circle from now on.
async fn take_leader(act: &mut Act, circle: &Circle, seat: &Seat) -> Result<(), Stop> {
    let half_hours = capacity::half_hours(Hat::Facilitator);
    if !capacities::take(&mut act.unit, giver(circle, seat), half_hours, capacity::CEILING).await? {
        return Err(Refusal::CapacityExceeded.into());
    }
    step(act, circle, seat, SeatState::Accepted).await?;
    Ok(seats::follow(&mut act.unit, seat.participation, circle.cohort, act.now).await?)
}

async fn free_leader(act: &mut Act, circle: &Circle, seat: &Seat) -> Result<(), Stop> {
    let half_hours = capacity::half_hours(Hat::Facilitator);
    capacities::free(&mut act.unit, giver(circle, seat), half_hours).await?;
    Ok(seats::follow(&mut act.unit, seat.participation, circle.cohort, act.now).await?)
}

/// Tells those who coordinate the circle's programme something that `words` says, never about whom. Whoever is in a
/// line of management with somebody who is or was in the circle, or was asked, has no page about it, and is not told.
pub(crate) async fn tell_coordinators(
    act: &mut Act,
    permit: &Permit<kind::Circle>,
    what: &'static str,
) -> Result<(), Stop> {
    let there = people(&seats::unopened(&mut act.unit, permit).await?, |_| true);
    for (person, programme) in grants::coordinators_of_circle(&mut act.unit, permit).await? {
        let actor = Actor::Person { person, role: Role::Coordinating(programme) };
        if in_line_with(&mut act.unit, &act.keys, act.now, actor, &there).await?.is_empty() {
            news::tell(act, person, what, &format!("/co/circles/{}", permit.id())).await?;
        }
    }
    Ok(())
}
