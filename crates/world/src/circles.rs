//! Made-up circles: one that writes its rules, with Amina in it, and one whose places are offered.

use jiff::Timestamp;
use trellis_domain::{
    capacity,
    circle::{CircleState, Part, SESSIONS, SeatState},
    hat::{Hat, Role},
    id::{CircleId, CohortId, Id, ParticipationId, PersonId},
    meeting::Mode,
    permission::{Action, Actor, Standing, may},
};
use trellis_store::{
    Broken,
    capacities::{self, Giver},
    circles::{
        self, Circle, seats,
        sessions::{self, Outcome, Session},
    },
};

use crate::Builder;

/// Who takes part, as the builder needs it.
type Member = (PersonId, ParticipationId);

/// How a circle is put together.
pub struct Made<'p> {
    /// Its name.
    pub name: &'p str,
    /// When it usually meets.
    pub slot: &'p str,
    /// Where it stands.
    pub state: CircleState,
    /// Who leads it; they have been told.
    pub leaders: &'p [Member],
    /// Who is in it, or was asked.
    pub members: &'p [Member],
    /// How many of the members have said yes, the first first.
    pub yes: usize,
}

impl Builder {
    /// A circle with its people. Those who lead it give a place to it.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn circle(&mut self, cohort: CohortId, made: &Made<'_>) -> Result<CircleId, Broken> {
        let circle = Circle {
            id: Id::random(&mut self.dice),
            cohort,
            name: made.name.to_owned(),
            slot: made.slot.to_owned(),
            mode: Mode::Remote,
            sessions: SESSIONS,
            rules: 0,
            state: made.state,
            moved_at: self.ago(24 * 4),
            version: 1,
        };
        circles::add(&mut self.unit, &circle).await?;
        for (person, participation) in made.leaders {
            self.seat(&circle, *participation, Part::Leader, SeatState::Accepted).await?;
            let giver = Giver { participation: *participation, person: *person, cohort };
            let half_hours = capacity::half_hours(Hat::Facilitator);
            capacities::take(&mut self.unit, giver, half_hours, capacity::CEILING).await?;
            seats::follow(&mut self.unit, *participation, cohort, self.now).await?;
        }
        for (place, (_, participation)) in made.members.iter().enumerate() {
            let state = if place < made.yes { SeatState::Accepted } else { SeatState::Offered };
            self.seat(&circle, *participation, Part::Member, state).await?;
        }
        Ok(circle.id)
    }

    async fn seat(
        &mut self,
        circle: &Circle,
        participation: ParticipationId,
        part: Part,
        state: SeatState,
    ) -> Result<(), Broken> {
        let at = self.ago(24 * 4);
        seats::draft(&mut self.unit, circle.id, participation, part, at).await?;
        if state != SeatState::Drafted {
            let way = (SeatState::Drafted, state);
            seats::step(&mut self.unit, circle.id, participation, way, at).await?;
        }
        Ok(())
    }

    /// The date of a circle's first session, as one of those who lead it would have set it.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn session(
        &mut self,
        circle: CircleId,
        leader: PersonId,
        starts_at: Timestamp,
    ) -> Result<(), Broken> {
        let actor = Actor::Person { person: leader, role: Role::Newcomer };
        let its = Standing { giver: true, state: CircleState::Contracting.code(), ..Standing::default() };
        let Ok(permit) = may(actor, Action::HoldSession, circle, &its) else { return Ok(()) };
        let first = Session { number: 1, starts_at, outcome: Outcome::Planned };
        sessions::keep(&mut self.unit, &permit, &first).await
    }
}
