//! What the actor is to a supervision group: a mentor in it, or its coordinator.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{Id, PersonId, kind},
    permission::{Actor, Standing},
    supervision::SupervisionState,
};
use uuid::Uuid;

use crate::{
    sealing::Keys,
    standing::{Placed, coordinates, in_line_with},
};

#[derive(FromRow)]
struct Place {
    supervision: Uuid,
    state: String,
    programme: Uuid,
}

#[derive(FromRow)]
struct Seated {
    person: Uuid,
}

async fn stands(
    unit: &mut Unit,
    keys: &Keys,
    now: Timestamp,
    actor: Actor,
    found: Option<Place>,
) -> Result<Option<Standing>, Broken> {
    let Some(place) = found else { return Ok(None) };
    let seats: Vec<Seated> = unit
        .query(sql!(
            "SELECT participation.person AS person FROM supervision_seat
             JOIN participation ON participation.id = supervision_seat.participation
             WHERE supervision_seat.supervision = $1
               AND participation.state NOT IN ('completed', 'declined', 'withdrawn', 'expired')"
        ))
        .bind(place.supervision)
        .all()
        .await?;
    let people: Vec<PersonId> = seats.iter().map(|seat| seat.person.into()).collect();
    let shut = in_line_with(unit, keys, now, actor, &people).await?;
    let me = actor.person().map(Id::uuid);
    Ok(Some(Standing {
        own: seats.iter().any(|seat| Some(seat.person) == me),
        coordinates: coordinates(actor, place.programme),
        conflict: !shut.is_empty(),
        state: SupervisionState::parse(&place.state).map_or("", SupervisionState::code),
        ..Standing::default()
    }))
}

/// A line of management with anybody in it shuts the whole group.
impl Placed for kind::Supervision {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<Place> = unit
            .query(sql!(
                "SELECT supervision.id AS supervision, supervision.state AS state, cohort.programme AS programme
                 FROM supervision JOIN cohort ON cohort.id = supervision.cohort WHERE supervision.id = $1"
            ))
            .bind(id.uuid())
            .maybe()
            .await?;
        stands(unit, keys, now, actor, found).await
    }
}

/// A date stands where its group stands.
impl Placed for kind::Sitting {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<Place> = unit
            .query(sql!(
                "SELECT supervision.id AS supervision, supervision.state AS state, cohort.programme AS programme
                 FROM sitting JOIN supervision ON supervision.id = sitting.supervision
                 JOIN cohort ON cohort.id = supervision.cohort WHERE sitting.id = $1"
            ))
            .bind(id.uuid())
            .maybe()
            .await?;
        stands(unit, keys, now, actor, found).await
    }
}
