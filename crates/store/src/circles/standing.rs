//! What the actor is to a circle: somebody with a place in it, one who leads it, or its coordinator.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    circle::{CircleState, Part, SeatState},
    id::{Id, PersonId, kind},
    permission::{Actor, Standing},
};
use uuid::Uuid;

use crate::{
    sealing::Keys,
    spaces::HasSpace,
    standing::{Placed, coordinates, in_line_with},
};

impl HasSpace for kind::Circle {
    const CODE: &'static str = "circle";
}

#[derive(FromRow)]
struct Place {
    state: String,
    programme: Uuid,
}

#[derive(FromRow)]
struct Seated {
    person: Uuid,
    part: String,
    state: String,
}

/// A line of management with anybody who is or was in it, or was asked, shuts the whole circle: it does not come and go
/// with what somebody answers. Whoever is only in a draft was told of nothing.
impl Placed for kind::Circle {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<Place> = unit
            .query(sql!(
                "SELECT circle.state AS state, cohort.programme AS programme
                 FROM circle JOIN cohort ON cohort.id = circle.cohort WHERE circle.id = $1"
            ))
            .bind(id.uuid())
            .maybe()
            .await?;
        let Some(place) = found else { return Ok(None) };
        let seats: Vec<Seated> = unit
            .query(sql!(
                "SELECT participation.person AS person, circle_seat.part AS part, circle_seat.state AS state
                 FROM circle_seat JOIN participation ON participation.id = circle_seat.participation
                 WHERE circle_seat.circle = $1"
            ))
            .bind(id.uuid())
            .all()
            .await?;
        let people: Vec<PersonId> = seats.iter().map(|seat| seat.person.into()).collect();
        let shut = in_line_with(unit, keys, now, actor, &people).await?;
        let me = actor.person().map(Id::uuid);
        let told = |part: Part| {
            let there = [SeatState::Offered.code(), SeatState::Accepted.code()];
            let mine = |seat: &&Seated| Some(seat.person) == me && there.contains(&seat.state.as_str());
            seats.iter().filter(mine).any(|seat| seat.part == part.code())
        };
        Ok(Some(Standing {
            mentee: told(Part::Member),
            giver: told(Part::Leader),
            coordinates: coordinates(actor, place.programme),
            conflict: !shut.is_empty(),
            state: CircleState::parse(&place.state).map_or("", CircleState::code),
            ..Standing::default()
        }))
    }
}
