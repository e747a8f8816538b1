//! Made-up supervision: mentors who meet every three months.

use trellis_domain::{
    hat::{Hat, Role},
    id::{CohortId, Id, ParticipationId, PersonId, ProgrammeId, SittingId, SupervisionId},
    permission::{Action, Actor, Standing, may},
    supervision::SupervisionState,
};
use trellis_store::{
    Broken, participations,
    supervisions::{self, Sitting, Supervision},
};

use crate::Builder;

impl Builder {
    /// A group of these mentors, with a date in a week.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn supervision(
        &mut self,
        (cohort, programme): (CohortId, ProgrammeId),
        name: &str,
        state: SupervisionState,
        members: &[ParticipationId],
    ) -> Result<(SupervisionId, SittingId), Broken> {
        let id = Id::random(&mut self.dice);
        supervisions::add(
            &mut self.unit,
            &Supervision { id, cohort, name: name.to_owned(), state, version: 1 },
        )
        .await?;
        let sitting =
            Sitting { id: Id::random(&mut self.dice), supervision: id, starts_at: self.ago(-24 * 7) };
        let runs = Actor::Person { person: Id::random(&mut self.dice), role: Role::Coordinating(programme) };
        let its = Standing { coordinates: true, state: SupervisionState::Open.code(), ..Standing::default() };
        if let Ok(permit) = may(runs, Action::ChangeSupervision, id, &its) {
            supervisions::seat(&mut self.unit, &permit, members, self.now).await?;
            supervisions::set(&mut self.unit, &permit, &sitting).await?;
        }
        Ok((id, sitting.id))
    }

    /// The mentor and four more of a cohort, as a group.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn supervised(
        &mut self,
        place: (CohortId, ProgrammeId),
        name: &str,
        mentor: PersonId,
    ) -> Result<(), Broken> {
        let runs = Actor::Person { person: Id::random(&mut self.dice), role: Role::Coordinating(place.1) };
        let its = Standing { coordinates: true, ..Standing::default() };
        let Ok(permit) = may(runs, Action::ReadCohort, place.0, &its) else { return Ok(()) };
        let mut parts = participations::of_cohort(&mut self.unit, &permit).await?;
        parts.retain(|part| part.hat == Hat::Mentor);
        parts.sort_by_key(|part| part.person != mentor);
        let members: Vec<ParticipationId> = parts.iter().take(5).map(|part| part.id).collect();
        self.supervision(place, name, SupervisionState::Open, &members).await.map(drop)
    }
}
