//! What is looked at: everything that stands in the cohort, and the arrows along which it may have come there.

use std::collections::{BTreeMap, BTreeSet};

use trellis_domain::{
    hat::{Hat, Role},
    id::{AskId, CircleId, GoalId, Id, PairId, ParticipationId, PersonId, SponsorshipActId},
    pair::{Kind, PairState},
    permission::{Action, Actor},
    sponsorship::Consent,
};
use trellis_programme::{Stop, asks::Ask, goals::Goal};
use trellis_store::{
    asks, capacities,
    capacities::Hours,
    circles,
    circles::{
        Circle,
        seats::{self, Seat},
        sessions::{self, Session},
    },
    goals, pairs,
    pairs::Pair,
    participations,
    participations::Participation,
    sponsorships,
    sponsorships::SponsorshipAct,
};

use super::Year;

/// What everybody sees, or their coordinator does.
pub struct Picture {
    pub pairs: BTreeMap<PairId, Pair>,
    pub people: BTreeMap<ParticipationId, Participation>,
    /// Of each giver: how many places are taken, and how many there are.
    pub places: BTreeMap<ParticipationId, (i64, i64)>,
    pub hours: BTreeMap<PersonId, Hours>,
    pub circles: BTreeMap<CircleId, Ring>,
}

/// A circle with everybody who was ever told of it.
pub struct Ring {
    pub circle: Circle,
    pub seats: Vec<Seat>,
    pub sessions: Vec<Session>,
}

/// What two of a pair do, which nobody else sees.
#[derive(Default)]
pub struct Deep {
    pub acts: BTreeMap<SponsorshipActId, SponsorshipAct>,
    pub consents: BTreeMap<PairId, Consent>,
    pub asks: BTreeMap<AskId, Ask>,
    pub goals: BTreeMap<GoalId, Goal>,
}

impl Year {
    pub async fn picture(&self) -> Picture {
        let looks = async |act: &mut trellis_programme::Act| {
            let permit = act.may(Action::ListPeople, self.world.cohort).await?;
            let pairs = pairs::of_cohort(&mut act.unit, &permit).await?;
            let people = participations::of_cohort(&mut act.unit, &permit).await?;
            let places = capacities::places_of_cohort(&mut act.unit, &permit).await?;
            let hours = capacities::hours_of_cohort(&mut act.unit, &permit).await?;
            let mut rings = BTreeMap::new();
            let permit = act.may(Action::ReadCohort, self.world.cohort).await?;
            for circle in circles::of_cohort(&mut act.unit, &permit).await? {
                let permit = act.may(Action::ReadCircleFacts, circle.id).await?;
                let seats = seats::unopened(&mut act.unit, &permit).await?;
                let sessions = sessions::of(&mut act.unit, &permit).await?;
                rings.insert(circle.id, Ring { circle, seats, sessions });
            }
            Ok(Picture {
                pairs: pairs.into_iter().map(|pair| (pair.id, pair)).collect(),
                people: people.into_iter().map(|one| (one.id, one)).collect(),
                places: places.into_iter().map(|one| (one.participation, (one.taken, one.places))).collect(),
                hours: hours.into_iter().map(|one| (one.person, one)).collect(),
                circles: rings,
            })
        };
        self.world.look(self.world.coordinator(), looks).await
    }

    pub async fn deep(&self, now: &Picture) -> Deep {
        let looks = async |act: &mut trellis_programme::Act| {
            let mut deep = Deep::default();
            let permit = act.may(Action::MakeRound, Id::HERE).await?;
            let acts = sponsorships::every(&mut act.unit, &act.keys, &permit).await?;
            deep.acts = acts.into_iter().map(|one| (one.id, one)).collect();
            for pair in now.pairs.values().filter(|pair| has_begun(pair.state)) {
                if pair.kind == Kind::Sponsor {
                    let consent = sponsorships::consent(&mut act.unit, &act.keys, pair).await?;
                    deep.consents.insert(pair.id, consent);
                }
                if pair.kind == Kind::Ally {
                    let asks = asks::of_pair(&mut act.unit, pair).await?;
                    deep.asks.extend(asks.into_iter().map(|ask| (ask.id, ask)));
                }
                let role = Role::Wearing(Hat::Mentee, self.world.cohort);
                act.actor = Actor::Person { person: pair.mentee_person, role };
                match act.may(Action::ReadGoals, pair.id).await {
                    Ok(permit) => {
                        let goals = goals::of_pair(&mut act.unit, &permit).await?;
                        deep.goals.extend(goals.into_iter().map(|goal| (goal.id, goal)));
                    }
                    Err(Stop::NotFound) => {}
                    Err(stop) => return Err(stop),
                }
            }
            Ok(deep)
        };
        self.world.look(Actor::Clock, looks).await
    }
}

/// Whether the two have come so far that they can do something together, or had.
pub const fn has_begun(state: PairState) -> bool {
    use PairState::{Active, Closed, Closing, Contracting, EndedNoFault, Paused, Redefined};
    matches!(state, Contracting | Active | Paused | Closing | Closed | EndedNoFault | Redefined)
}

/// Whether so many arrows of a diagram lead from one state to another.
pub fn walks<S: Copy + Ord>(
    all: &[S],
    leads: impl Fn(S, S) -> bool,
    (from, to): (S, S),
    arrows: usize,
) -> bool {
    let mut reached = BTreeSet::from([from]);
    for _ in 0..arrows {
        let next = |state: &S| !reached.contains(state) && reached.iter().any(|from| leads(*from, *state));
        let more: Vec<S> = all.iter().copied().filter(|state| next(state)).collect();
        if more.is_empty() {
            break;
        }
        reached.extend(more);
    }
    reached.contains(&to)
}
