//! Hours that somebody made up has written down.

use trellis_domain::{
    day,
    hat::Role,
    hours::{Kind, Month, Own},
    id::{ParticipationId, PersonId},
    permission::{Action, Actor, Standing, may},
};
use trellis_store::{Broken, hours};

use crate::Builder;

impl Builder {
    /// A figure of a giver's own, as they would have saved it, for the month of so many hours ago.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub async fn says_hours(
        &mut self,
        (person, participation): (PersonId, ParticipationId),
        hours_ago: i64,
        (kind, minutes): (Kind, i64),
    ) -> Result<(), Broken> {
        let actor = Actor::Person { person, role: Role::Newcomer };
        let its = Standing { own: true, ..Standing::default() };
        let Ok(permit) = may(actor, Action::CorrectOwnHours, participation, &its) else { return Ok(()) };
        let month = Month::of(day::of(self.ago(hours_ago)));
        hours::keep(&mut self.unit, &permit, Own { month, kind, minutes }).await
    }
}
