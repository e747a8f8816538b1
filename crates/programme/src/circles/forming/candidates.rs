//! Who could be in a circle: mentees who wait or have a helper, and those who lead circles and have room.

use std::collections::BTreeMap;

use trellis_domain::{
    capacity, day,
    hat::Hat,
    id::{ParticipationId, PersonId, kind},
    participation::ParticipationState,
    permission::Permit,
    refusal::Refusal,
};
use trellis_store::{capacities, circles, participations, people, standing::in_line_with};

use crate::{
    act::{Act, Stop},
    people::waiting,
};

/// Somebody who could be in a circle.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The participation.
    pub participation: ParticipationId,
    /// Their name.
    pub name: String,
    /// They have said that they would like a circle.
    pub wished: bool,
    /// Days in the queue, for a mentee who waits.
    pub waiting: Option<i32>,
    /// They were offered a place in some circle before, whatever they answered.
    pub asked_before: bool,
    /// For somebody who leads: whether there is room for one more circle.
    pub room: bool,
}

/// Everybody who could be in a circle.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    /// Who could lead it.
    pub leaders: Vec<Candidate>,
    /// Who could be a member, those who would like a circle first.
    pub members: Vec<Candidate>,
}

/// Everybody who could be in a circle, and whose each participation of the cohort is.
pub(super) struct Ready {
    candidates: Candidates,
    whose: BTreeMap<ParticipationId, PersonId>,
}

/// Reads the cohort. Whoever stands in a line of management with the actor is not on any list of theirs; whoever was
/// told of this circle is not asked again.
pub(super) async fn ready(
    act: &mut Act,
    list: &Permit<kind::Cohort>,
    told: &[ParticipationId],
) -> Result<Ready, Stop> {
    let today = day::of(act.now);
    let parts = participations::of_cohort(&mut act.unit, list).await?;
    let people = people::of_cohort(&mut act.unit, list).await?;
    let persons: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let shut = in_line_with(&mut act.unit, &act.keys, act.now, act.actor, &persons).await?;
    let asked = circles::offered_before(&mut act.unit, list).await?;
    let places = capacities::places_of_cohort(&mut act.unit, list).await?;
    let hours = capacities::hours_of_cohort(&mut act.unit, list).await?;
    let mut candidates = Candidates::default();
    for person in people.iter().filter(|person| !shut.contains(&person.id)) {
        for part in parts.iter().filter(|part| part.person == person.id && !told.contains(&part.id)) {
            let room = places.iter().find(|room| room.participation == part.id);
            let rests = room.is_some_and(|room| room.paused_until.is_some_and(|until| until > today));
            let load = hours.iter().find(|hours| hours.person == part.person);
            let fits = room.zip(load).is_some_and(|(room, hours)| {
                capacity::one_more(part.hat, room.places, room.taken, hours.load, hours.cap).is_ok()
            });
            let candidate = Candidate {
                participation: part.id,
                name: person.profile.name(),
                wished: part.wants.contains(&Hat::Facilitator),
                waiting: waiting(part, today),
                asked_before: asked.contains(&part.id),
                room: fits,
            };
            use ParticipationState::{Available, Placed, Waiting};
            match (part.hat, part.state) {
                (Hat::Facilitator, Available | Placed) if !rests => candidates.leaders.push(candidate),
                (Hat::Mentee, Waiting | Placed) => candidates.members.push(candidate),
                _ => {}
            }
        }
    }
    candidates.members.sort_by_key(|one| (!one.wished, one.asked_before));
    let whose = parts.iter().map(|part| (part.id, part.person)).collect();
    Ok(Ready { candidates, whose })
}

impl Ready {
    /// For the coordinator's list.
    pub(super) fn named(self) -> Candidates {
        self.candidates
    }

    /// Whose a participation of the cohort is.
    pub(super) fn whose(&self, part: ParticipationId) -> Option<PersonId> {
        self.whose.get(&part).copied()
    }

    /// These people, as those who lead.
    pub(super) fn leaders(&self, chosen: &[ParticipationId]) -> Result<Vec<PersonId>, Refusal> {
        let found = self.found(&self.candidates.leaders, chosen, Refusal::GiverNotReady)?;
        let room = |one: &&Candidate| chosen.contains(&one.participation) && !one.room;
        if self.candidates.leaders.iter().any(|one| room(&one)) {
            return Err(Refusal::CapacityExceeded);
        }
        Ok(found)
    }

    /// These people, as members.
    pub(super) fn members(&self, chosen: &[ParticipationId]) -> Result<Vec<PersonId>, Refusal> {
        self.found(&self.candidates.members, chosen, Refusal::NotOffered)
    }

    fn found(
        &self,
        among: &[Candidate],
        chosen: &[ParticipationId],
        refusal: Refusal,
    ) -> Result<Vec<PersonId>, Refusal> {
        let there = |id: &ParticipationId| among.iter().any(|one| one.participation == *id);
        let one = |id: &ParticipationId| self.whose(*id).filter(|_| there(id)).ok_or(refusal);
        chosen.iter().map(one).collect()
    }
}
