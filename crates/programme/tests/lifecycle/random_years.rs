//! Years that nobody has thought of: sixty people do what their pages let them do, in any order, while the days pass. What
//! must always hold is looked at every few days. What a year did is made by chance from its number, so it can be told again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use trellis_domain::{
    departure::Onward,
    hat::{Hat, Role},
    id::{PairId, ParticipationId, PersonId},
    meeting::{MeetingState, Mode},
    pair::{Kind, PairState, Side},
    participation::ParticipationState,
    permission::{Action, Actor},
};
use trellis_programme::{
    Act, Meeting, Stop,
    agreements::{self, Terms},
    capacities, departures, erasures, hand_overs,
    meetings::{self, Offer},
    overview, pairs, requests, reviews, suggestions,
};
use trellis_store::{
    capacities as places, meetings as kept_meetings, pairs as kept, pairs::Pair, participations,
    participations::Participation, record,
};

use crate::world::{Member, World, in_both};

const MENTEES: usize = 34;
const GIVERS: [(Hat, Kind, usize); 3] =
    [(Hat::Mentor, Kind::Mentor, 16), (Hat::Sponsor, Kind::Sponsor, 6), (Hat::Ally, Kind::Ally, 4)];

/// Everything that is looked at.
struct Picture {
    pairs: BTreeMap<PairId, Pair>,
    people: BTreeMap<ParticipationId, Participation>,
    places: BTreeMap<ParticipationId, (i64, i64)>,
}

struct Year {
    world: World,
    dice: StdRng,
    mentees: Vec<Member>,
    givers: Vec<(Member, Kind)>,
    /// The first date in the queue of each mentee.
    queued: BTreeMap<ParticipationId, Timestamp>,
    /// How often each thing was done.
    done: BTreeMap<&'static str, usize>,
}

impl Year {
    async fn begin(world: World, number: u64) -> Self {
        let mut mentees = vec![world.amina];
        let mut givers = vec![(world.grace, Kind::Mentor), (world.david, Kind::Mentor)];
        for number in mentees.len()..MENTEES {
            let name = format!("Mentee{number}");
            mentees.push(world.joins(&name, Hat::Mentee, ParticipationState::Waiting).await);
        }
        for (hat, kind, number) in GIVERS {
            let there = givers.iter().filter(|(_, of)| *of == kind).count();
            for number in there..number {
                let name = format!("{hat:?}{number}");
                givers.push((world.joins(&name, hat, ParticipationState::Available).await, kind));
            }
        }
        let dice = StdRng::seed_from_u64(number);
        Self { world, dice, mentees, givers, queued: BTreeMap::new(), done: BTreeMap::new() }
    }

    async fn picture(&self) -> Picture {
        self.world
            .look(self.world.coordinator(), async |act| {
                let permit = act.may(Action::ListPeople, self.world.cohort).await?;
                let pairs = kept::of_cohort(&mut act.unit, &permit).await?;
                let people = participations::of_cohort(&mut act.unit, &permit).await?;
                let places = places::places_of_cohort(&mut act.unit, &permit).await?;
                Ok(Picture {
                    pairs: pairs.into_iter().map(|pair| (pair.id, pair)).collect(),
                    people: people.into_iter().map(|one| (one.id, one)).collect(),
                    places: places
                        .into_iter()
                        .map(|one| (one.participation, (one.taken, one.places)))
                        .collect(),
                })
            })
            .await
    }

    /// Somebody does something. What is refused changes nothing; only a broken store fails the year.
    async fn something(&mut self, now: &Picture) {
        let (name, done) = match self.dice.random_range(0..1000) {
            0..250 => ("suggested", self.suggest(now).await),
            250..280 => ("rested", self.rests().await),
            280..288 => ("left", self.leaves().await),
            288..293 => ("erased", self.is_erased().await),
            293..310 => ("made room", self.makes_room().await),
            _ => self.in_a_pair(now).await,
        };
        match done {
            Ok(()) => *self.done.entry(name).or_default() += 1,
            Err(Stop::Broken(broken)) => panic!("{name}: {broken:?}"),
            Err(_) => {}
        }
    }

    async fn suggest(&mut self, now: &Picture) -> Result<(), Stop> {
        let mentee = *self.mentees.choose(&mut self.dice).unwrap();
        let (giver, kind) = *self.givers.choose(&mut self.dice).unwrap();
        let waits = |who: &Member, states: &[ParticipationState]| {
            now.people.get(&who.1).is_some_and(|one| states.contains(&one.state))
        };
        let ready = waits(&mentee, &[ParticipationState::Waiting, ParticipationState::Placed])
            && waits(&giver, &[ParticipationState::Available, ParticipationState::Placed]);
        let open = |pair: &Pair| pair.mentee == mentee.1 && pair.giver == giver.1 && pair.state.open();
        if !ready || now.pairs.values().any(open) {
            return Err(Stop::NotFound);
        }
        self.world.pair(kind, mentee, giver, PairState::Suggested).await;
        Ok(())
    }

    fn somebody(&mut self) -> (Member, Hat) {
        if self.dice.random_bool(0.5) {
            (*self.mentees.choose(&mut self.dice).unwrap(), Hat::Mentee)
        } else {
            let (giver, kind) = *self.givers.choose(&mut self.dice).unwrap();
            (giver, kind.hat())
        }
    }

    async fn rests(&mut self) -> Result<(), Stop> {
        let (who, hat) = self.somebody();
        let (actor, back) = (self.world.wearing(who, hat), self.dice.random_bool(0.5));
        self.world
            .does(actor, async |act| {
                if back {
                    departures::come_back(act, who.1).await
                } else {
                    departures::rest(act, who.1).await
                }
            })
            .await
    }

    async fn leaves(&mut self) -> Result<(), Stop> {
        let (who, hat) = self.somebody();
        self.world.does(self.world.wearing(who, hat), async |act| departures::leave(act, who.1).await).await
    }

    async fn is_erased(&mut self) -> Result<(), Stop> {
        let (who, _) = self.somebody();
        let actor = Actor::Person { person: who.0, role: Role::Newcomer };
        self.world.does(actor, async |act| erasures::erase(act).await.map(drop)).await
    }

    async fn makes_room(&mut self) -> Result<(), Stop> {
        let (giver, kind) = *self.givers.choose(&mut self.dice).unwrap();
        let number = self.dice.random_range(0..4);
        let actor = self.world.wearing(giver, kind.hat());
        self.world.does(actor, async |act| capacities::change(act, number, 12).await).await
    }

    /// One of the two of some pair does what some page of a pair can do, whatever the pair's state.
    async fn in_a_pair(&mut self, now: &Picture) -> (&'static str, Result<(), Stop>) {
        let further = self.dice.random_bool(0.5);
        let open =
            now.pairs.values().filter(|pair| pair.state.holds_place() || (!further && pair.state.open()));
        let open: Vec<&Pair> = open.collect();
        let Some(pair) = open.choose(&mut self.dice) else { return ("nothing", Err(Stop::NotFound)) };
        let (id, world) = (pair.id, &self.world);
        let mentee = world.wearing((pair.mentee_person, pair.mentee), Hat::Mentee);
        let giver = world.wearing((pair.giver_person, pair.giver), pair.kind.hat());
        let one = if self.dice.random_bool(0.5) { mentee } else { giver };
        let yes = self.dice.random_bool(0.85);
        let helen = world.coordinator();
        // Mostly what there is to do where the pair stands, and now and then anything.
        let usual = match pair.state {
            PairState::Suggested => 0..6,
            PairState::Requested => 6..13,
            PairState::Chemistry => 13..20,
            PairState::Contracting => 20..28,
            PairState::Paused => 28..33,
            _ => 27..40,
        };
        let what = if self.dice.random_bool(0.8) { usual } else { 0..40 };
        match self.dice.random_range(what) {
            0..5 => ("asked", world.does(mentee, async |act| suggestions::ask(act, id).await).await),
            5 => ("dismissed", world.does(mentee, async |act| suggestions::dismiss(act, id).await).await),
            6..11 => {
                ("accepted", world.does(one, async |act| requests::accept(act, id).await.map(drop)).await)
            }
            11 => ("declined", world.does(one, async |act| requests::decline(act, id, None).await).await),
            12 => ("withdrew", world.does(mentee, async |act| requests::withdraw(act, id).await).await),
            13..20 => {
                let talked = async |act: &mut Act| pairs::answer_first_talk(act, id, yes).await.map(drop);
                ("talked", world.does(one, talked).await)
            }
            20..27 => {
                let template = match pair.kind {
                    Kind::Mentor => "agreement-mentor",
                    Kind::Sponsor => "agreement-sponsor",
                    Kind::Ally => "agreement-ally",
                };
                let terms = Terms { template, version: 1, clauses: 0 };
                ("signed", world.does(one, async |act| agreements::sign(act, id, terms).await).await)
            }
            27 => ("ended", world.does(one, async |act| pairs::end(act, id, None).await).await),
            28 => ("paused", world.does(helen, async |act| overview::pause(act, id).await).await),
            29..31 => ("resumed", world.does(helen, async |act| overview::resume(act, id).await).await),
            31..33 => {
                let onward = *Onward::ALL.choose(&mut self.dice).unwrap();
                (
                    "chose a way on",
                    world.does(mentee, async |act| hand_overs::choose(act, id, onward).await).await,
                )
            }
            33 => (
                "stays in touch",
                world.does(one, async |act| reviews::stay_in_touch(act, id, yes).await).await,
            ),
            34..36 => {
                let at = world.now().saturating_add(SignedDuration::from_hours(24 * 8)).unwrap();
                let offer = Offer { times: vec![at], minutes: 60, mode: Mode::Remote, place: String::new() };
                ("offered times", world.does(one, async |act| meetings::offer(act, id, offer).await).await)
            }
            36..38 => ("booked", world.does(one, async |act| books(act, id).await).await),
            _ => ("met", world.does(one, async |act| tells(act, id, yes).await).await),
        }
    }

    /// What must hold whatever was done.
    fn check(&mut self, before: &Picture, now: &Picture) {
        let mut open = BTreeSet::new();
        let mut helps: BTreeMap<(PersonId, PersonId), BTreeSet<Kind>> = BTreeMap::new();
        for pair in now.pairs.values() {
            if let Some(was) = before.pairs.get(&pair.id) {
                assert!(leads(was.state, pair.state), "{:?} does not lead to {:?}", was.state, pair.state);
            }
            if pair.state.open() {
                let one = (pair.mentee, pair.giver, pair.kind);
                assert!(open.insert(one), "two open pairs of the same two: {one:?}");
            }
            if pair.state.holds_place() {
                helps.entry((pair.mentee_person, pair.giver_person)).or_default().insert(pair.kind);
                for side in [Side::Mentee, Side::Giver] {
                    let part = if side == Side::Mentee { pair.mentee } else { pair.giver };
                    let state = now.people[&part].state;
                    assert!(state.open(), "{side:?} of a pair that goes on is {}", state.code());
                    assert_ne!(state, ParticipationState::Waiting, "{side:?} waits in a pair that goes on");
                }
            }
        }
        for (two, kinds) in helps {
            let both = kinds.contains(&Kind::Mentor) && kinds.contains(&Kind::Sponsor);
            assert!(!both, "mentor and sponsor of the same mentee are two people: {two:?}");
        }
        for (giver, (taken, _)) in &now.places {
            let held =
                now.pairs.values().filter(|pair| pair.giver == *giver && pair.state.holds_place()).count();
            assert_eq!(i64::try_from(held).unwrap(), *taken, "places taken of {giver}");
        }
        for (giver, (taken, places)) in &now.places {
            // Whoever makes less room keeps those that they have; nobody new is let in over it.
            let had = before.places.get(giver).map_or(0, |(taken, _)| *taken);
            assert!(taken <= places || *taken <= had, "{giver} has {taken} of {places} places taken");
        }
        for one in now.people.values().filter(|one| one.hat == Hat::Mentee && one.state.open()) {
            if let Some(at) = one.queued_at {
                let first = *self.queued.entry(one.id).or_insert(at);
                assert_eq!(first, at, "a mentee keeps the first date in the queue");
            }
        }
    }
}

/// The meetings of a pair in one state, as one of the two finds them.
async fn meetings_in(act: &mut Act, id: PairId, state: MeetingState) -> Result<Vec<Meeting>, Stop> {
    let permit = act.may(Action::ReadPair, id).await?;
    let all = kept_meetings::of_pair(&mut act.unit, &permit).await?;
    Ok(all.into_iter().filter(|meeting| meeting.state == state).collect())
}

/// Takes the first time that is offered.
async fn books(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let offered = meetings_in(act, id, MeetingState::Proposed).await?;
    let first = offered.first().ok_or(Stop::NotFound)?;
    meetings::book(act, first.id, 1).await.map(drop)
}

/// Says whether a meeting that is over took place.
async fn tells(act: &mut Act, id: PairId, held: bool) -> Result<(), Stop> {
    let booked = meetings_in(act, id, MeetingState::Booked).await?;
    let now = act.now;
    let over = booked.iter().find(|meeting| meeting.starts_at.is_some_and(|at| at < now));
    meetings::confirm(act, over.ok_or(Stop::NotFound)?.id, held, 60).await.map(drop)
}

/// Whether arrows of the diagram lead from one state to another, over any others.
fn leads(from: PairState, to: PairState) -> bool {
    let mut reached = BTreeSet::from([from]);
    loop {
        let more: Vec<PairState> = PairState::ALL
            .iter()
            .copied()
            .filter(|next| !reached.contains(next) && reached.iter().any(|state| state.leads_to(*next)))
            .collect();
        if more.is_empty() {
            return reached.contains(&to);
        }
        reached.extend(more);
    }
}

/// One year, and how often each thing was done in it.
async fn live(world: World, number: u64) -> BTreeMap<&'static str, usize> {
    let mut year = Year::begin(world, number).await;
    let mut before = year.picture().await;
    for _ in 0..130 {
        for _ in 0..12 {
            let now = year.picture().await;
            year.something(&now).await;
        }
        let days = year.dice.random_range(1..6);
        year.world.live(days).await;
        let now = year.picture().await;
        year.check(&before, &now);
        before = now;
    }
    let chain = year.world.look(Actor::Clock, async |act| Ok(record::verify(&mut act.unit).await?)).await;
    assert!(matches!(chain, record::Chain::Whole { .. }), "{chain:?}");
    year.done
}

#[tokio::test]
async fn no_year_of_sixty_people_breaks_what_must_always_hold() {
    in_both(async |world| {
        // Years in which little happens would prove little.
        let done = live(world, 1).await;
        let often = ["suggested", "asked", "accepted", "talked", "signed", "ended", "offered times"];
        assert!(often.iter().all(|name| done.get(name).is_some_and(|times| *times >= 5)), "{done:?}");
    })
    .await;
}
