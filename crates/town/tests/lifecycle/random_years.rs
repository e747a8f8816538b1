//! Years that nobody has thought of: sixty people do what their pages let them do, in any order, while the days pass. What
//! must always hold is looked at after everything they do. What a year did is made by chance from its number, so it can be
//! told again: `TRELLIS_RANDOM_YEARS=40` lives that many of them.

mod asks;
mod circles;
mod circles_hold;
mod pairs;
mod picture;
mod sponsorships;
mod together;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use trellis_database::testing;
use trellis_domain::{
    conflict::ConflictKind,
    hat::{Hat, Role},
    id::{ParticipationId, PersonId, SponsorshipActId},
    pair::{Kind, PairState},
    participation::ParticipationState as State,
    permission::Actor,
    refusal::Refusal,
};
use trellis_programme::{Act, Stop, capacities, conflicts, departures, erasures, member_keys};
use trellis_sealing::{Member as Secret, Method, Wrap};
use trellis_store::record;

use self::picture::{Deep, Picture};
use crate::world::{Member, World, in_both};

const MENTEES: usize = 34;
/// Of whom so many have a helper of each kind when the year begins.
const SETTLED: usize = 4;
const GIVERS: [(Hat, usize); 4] =
    [(Hat::Mentor, 12), (Hat::Sponsor, 5), (Hat::Ally, 4), (Hat::Facilitator, 5)];
/// Givers who wear a second hat: both count against the same hours.
const SECOND_HATS: [(Hat, Hat); 4] = [
    (Hat::Mentor, Hat::Ally),
    (Hat::Mentor, Hat::Facilitator),
    (Hat::Sponsor, Hat::Facilitator),
    (Hat::Ally, Hat::Sponsor),
];

type Done = (&'static str, Result<(), Stop>);

struct Year {
    world: World,
    dice: StdRng,
    mentees: Vec<Member>,
    givers: Vec<(Member, Hat)>,
    /// Everybody who is there, and their address.
    addresses: BTreeMap<PersonId, String>,
    /// The secrets of those who have set their private space up.
    secrets: BTreeMap<PersonId, Arc<Secret>>,
    /// The first date in the queue of each mentee.
    queued: BTreeMap<ParticipationId, Timestamp>,
    /// The planned load of each giver before anybody was given to them.
    unladen: BTreeMap<PersonId, i64>,
    /// Who has declared that they and somebody else are not to be brought together.
    apart: BTreeSet<(PersonId, PersonId)>,
    /// Acts of which the mentee has told the sponsor what reached her.
    told: BTreeSet<SponsorshipActId>,
    /// How often each thing was done.
    done: BTreeMap<&'static str, usize>,
    /// What was refused, and why.
    refused: BTreeSet<(&'static str, String)>,
}

impl Year {
    async fn begin(world: World, number: u64) -> Self {
        let (mentees, givers) = (vec![world.amina], Vec::new());
        let addresses = BTreeMap::from([(world.amina.0, "amina@example.org".to_owned())]);
        let mut year = Self {
            dice: StdRng::seed_from_u64(number),
            mentees,
            givers,
            addresses,
            secrets: BTreeMap::new(),
            queued: BTreeMap::new(),
            unladen: BTreeMap::new(),
            apart: BTreeSet::new(),
            told: BTreeSet::new(),
            done: BTreeMap::new(),
            refused: BTreeSet::new(),
            world,
        };
        for number in year.mentees.len()..MENTEES {
            let state = if number <= 3 * SETTLED { State::Placed } else { State::Waiting };
            let one = year.joins(&format!("Mentee{number}"), Hat::Mentee, state).await;
            year.mentees.push(one);
        }
        for (hat, number) in GIVERS {
            for number in 0..number {
                let settled = hat != Hat::Facilitator && number < SETTLED;
                let state = if settled { State::Placed } else { State::Available };
                let one = year.joins(&format!("{hat:?}{number}"), hat, state).await;
                year.givers.push((one, hat));
            }
        }
        for (first, second) in SECOND_HATS {
            let wears = year.givers.iter().rev().find(|(_, hat)| *hat == first).unwrap().0.0;
            let (cohort, state) = (year.world.cohort, State::Available);
            let part = year.world.build(async |b| b.takes_part(wears, cohort, second, state, &[], 2).await);
            year.givers.push(((wears, part.await.unwrap()), second));
        }
        let bare = year.picture().await;
        year.unladen = bare.hours.iter().map(|(person, hours)| (*person, hours.load)).collect();
        for (nth, kind) in Kind::ALL.iter().enumerate() {
            let of_kind: Vec<Member> =
                year.givers.iter().filter(|(_, hat)| *hat == kind.hat()).map(|(one, _)| *one).collect();
            for (place, giver) in of_kind.into_iter().take(SETTLED).enumerate() {
                year.world
                    .pair(*kind, year.mentees[1 + nth * SETTLED + place], giver, PairState::Active)
                    .await;
            }
        }
        // A few have not set their private space up yet.
        for person in year.addresses.keys().copied().collect::<Vec<_>>() {
            if year.dice.random_bool(0.96) {
                year.sets_up(person).await.unwrap();
            }
        }
        year
    }

    async fn joins(&mut self, name: &str, hat: Hat, state: State) -> Member {
        let one = self.world.joins(name, hat, state).await;
        self.addresses.insert(one.0, format!("{}@example.org", name.to_lowercase()));
        one
    }

    /// Somebody does something; mostly their private space stands open, where they have one.
    async fn does<T>(
        &mut self,
        actor: Actor,
        action: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let open = self.dice.random_bool(0.95);
        let secret = self.secret(actor).filter(|_| open);
        self.world.does_with(actor, secret, action).await
    }

    fn secret(&self, actor: Actor) -> Option<Arc<Secret>> {
        self.secrets.get(&actor.person()?).cloned()
    }

    /// Somebody does something. What is refused changes nothing; only a broken store fails the year.
    async fn something(&mut self, now: &Picture) {
        let watched = self.dice.random_bool(0.08);
        let before =
            if watched { Some(testing::rows(&self.world.ground.store).await.unwrap()) } else { None };
        let (name, done) = match self.dice.random_range(0..1000) {
            0..100 => ("suggested", self.suggest(now).await),
            100..112 => ("rested", self.rests().await),
            112..116 => ("left", self.leaves().await),
            116..119 => ("erased", self.is_erased().await),
            119..132 => ("made room", self.makes_room().await),
            132..142 => ("set up a space", self.sets_up_somebody().await),
            142..150 => ("kept apart", self.keeps_apart().await),
            150..350 => self.in_a_pair(now).await,
            350..670 => self.in_a_circle(now).await,
            670..810 => self.of_a_sponsor(now).await,
            810..890 => self.of_an_ally(now).await,
            _ => self.together(now).await,
        };
        match done {
            Ok(()) => *self.done.entry(name).or_default() += 1,
            Err(Stop::Broken(broken)) => panic!("{name}: {broken:?}"),
            Err(stop) => {
                if let Some(before) = before {
                    let after = testing::rows(&self.world.ground.store).await.unwrap();
                    assert!(before == after, "{name} was refused, and something has changed: {stop}");
                }
                if let Stop::Refused(refusal) = stop {
                    self.refused.insert((name, refusal.to_string()));
                }
            }
        }
    }

    /// Somebody who was not erased.
    fn somebody(&mut self) -> (Member, Hat) {
        loop {
            let (who, hat) = if self.dice.random_bool(0.5) {
                (*self.mentees.choose(&mut self.dice).unwrap(), Hat::Mentee)
            } else {
                *self.givers.choose(&mut self.dice).unwrap()
            };
            if self.addresses.contains_key(&who.0) {
                return (who, hat);
            }
        }
    }

    async fn rests(&mut self) -> Result<(), Stop> {
        let (who, hat) = self.somebody();
        let (actor, back) = (self.world.wearing(who, hat), self.dice.random_bool(0.5));
        let rests = async |act: &mut Act| {
            if back { departures::come_back(act, who.1).await } else { departures::rest(act, who.1).await }
        };
        self.does(actor, rests).await
    }

    async fn leaves(&mut self) -> Result<(), Stop> {
        let (who, hat) = self.somebody();
        self.does(self.world.wearing(who, hat), async |act| departures::leave(act, who.1).await).await
    }

    async fn is_erased(&mut self) -> Result<(), Stop> {
        let (who, _) = self.somebody();
        let actor = Actor::Person { person: who.0, role: Role::Newcomer };
        self.does(actor, async |act| erasures::erase(act).await.map(drop)).await?;
        self.secrets.remove(&who.0);
        self.addresses.remove(&who.0);
        // With the account goes what was declared.
        self.apart.retain(|(one, _)| *one != who.0);
        Ok(())
    }

    async fn makes_room(&mut self) -> Result<(), Stop> {
        let (giver, hat) = *self.givers.choose(&mut self.dice).unwrap();
        let (number, half_hours) = (self.dice.random_range(0..5), self.dice.random_range(4..18));
        let actor = self.world.wearing(giver, hat);
        self.does(actor, async |act| capacities::change(act, number, half_hours).await).await
    }

    async fn sets_up_somebody(&mut self) -> Result<(), Stop> {
        let (who, _) = self.somebody();
        self.sets_up(who.0).await
    }

    async fn sets_up(&mut self, person: PersonId) -> Result<(), Stop> {
        let secret = Arc::new(Secret::new(&mut self.dice));
        // Nobody opens these again: wrapping takes a while on purpose.
        let wraps = [(Method::Passphrase, Wrap(vec![1])), (Method::Recovery, Wrap(vec![2]))];
        let (actor, public) = (Actor::Person { person, role: Role::Newcomer }, secret.public());
        self.world.does(actor, async |act| member_keys::set_up(act, public, wraps).await).await?;
        self.secrets.insert(person, secret);
        Ok(())
    }

    async fn keeps_apart(&mut self) -> Result<(), Stop> {
        let (one, hat) = self.somebody();
        let (other, _) = self.somebody();
        let address = self.addresses.get(&other.0).filter(|_| one.0 != other.0).ok_or(Stop::NotFound)?;
        let address = trellis_domain::address::Address::read(address).unwrap();
        let kind = *[ConflictKind::RatherNot, ConflictKind::LineManagement].choose(&mut self.dice).unwrap();
        let actor = self.world.wearing(one, hat);
        let declares =
            async |act: &mut Act| conflicts::declare(act, conflicts::Other::Address(address), kind).await;
        self.does(actor, declares).await?;
        self.apart.insert((one.0, other.0));
        Ok(())
    }

    fn are_apart(&self, one: PersonId, other: PersonId) -> bool {
        self.apart.contains(&(one, other)) || self.apart.contains(&(other, one))
    }

    /// What must hold whatever was done, between two pictures: `arrows` can have been gone along at most.
    fn check(&mut self, before: &Picture, now: &Picture, arrows: usize) {
        self.check_pairs(before, now, arrows);
        self.check_people(before, now);
        self.check_circles(before, now, arrows);
    }

    /// What must hold in what the pairs do.
    async fn check_deep(&mut self, now: &Picture, before: &Deep, deep: &Deep) {
        self.check_acts(now, before, deep);
        self.check_asks(now, before, deep);
        self.check_goals(before, deep);
        self.check_an_ally(deep).await;
        self.check_a_review(now).await;
        self.check_hours(now).await;
    }

    async fn check_chain(&self) {
        let chain = async |act: &mut Act| Ok(record::verify(&mut act.unit).await?);
        let chain = self.world.look(Actor::Clock, chain).await;
        assert!(matches!(chain, record::Chain::Whole { .. }), "{chain:?}");
    }
}

/// One year, and what was done and refused in it.
async fn live(world: World, number: u64) -> Year {
    let mut year = Year::begin(world, number).await;
    let mut before = year.picture().await;
    let mut deep = year.deep(&before).await;
    for part in 0..96 {
        for _ in 0..16 {
            year.something(&before).await;
            let now = year.picture().await;
            year.check(&before, &now, 2);
            before = now;
        }
        let days = year.dice.random_range(1..8);
        year.world.live(days).await;
        let now = year.picture().await;
        year.check(&before, &now, usize::MAX);
        let then = year.deep(&now).await;
        year.check_deep(&now, &deep, &then).await;
        (before, deep) = (now, then);
        if part % 24 == 23 {
            year.check_chain().await;
            year.check_withdrawn(&deep).await;
        }
    }
    year
}

/// Years in which little happens would prove little.
const OFTEN: [&str; 36] = [
    "suggested",
    "asked",
    "accepted",
    "talked",
    "signed",
    "ended",
    "offered times",
    "booked",
    "met",
    "formed a circle",
    "offered a circle",
    "joined",
    "passed",
    "added places",
    "wrote rules",
    "agreed",
    "set a session",
    "told of a session",
    "decided",
    "left a circle",
    "consented",
    "planned an act",
    "said yes to an act",
    "did an act",
    "dropped an act",
    "echoed",
    "named a post",
    "began an ask",
    "sent an ask",
    "said yes to an ask",
    "did an ask",
    "felt an ask",
    "withdrew an ask",
    "wrote a goal",
    "moved a goal",
    "shared a review",
];

/// … and so would those in which nothing stands in anybody's way.
const REFUSED: [(&str, Refusal); 3] = [
    ("did an act", Refusal::ConsentMissing),
    ("joined", Refusal::CircleFull),
    ("formed a circle", Refusal::CapacityExceeded),
];

#[expect(
    clippy::disallowed_methods,
    reason = "how many years a run of the tests lives is no setting of the product"
)]
fn years() -> u64 {
    std::env::var("TRELLIS_RANDOM_YEARS").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

#[tokio::test]
async fn no_year_of_sixty_people_breaks_what_must_always_hold() {
    for number in 1..=years() {
        in_both(async |world| {
            let year = live(world, number).await;
            let refused =
                |(what, why): &&(&'static str, Refusal)| !year.refused.contains(&(*what, why.to_string()));
            let rare: Vec<_> = OFTEN.iter().filter(|name| !year.done.contains_key(*name)).collect();
            let never: Vec<_> = REFUSED.iter().filter(refused).collect();
            // Another line of code is another year; most of it happens in each of them.
            let (done, why) = (&year.done, &year.refused);
            assert!(rare.len() + never.len() <= 6, "{rare:?} {never:?} in year {number}: {done:?} {why:?}");
        })
        .await;
    }
}
