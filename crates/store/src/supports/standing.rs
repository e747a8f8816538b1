//! What the actor is to a request: who asks, or the one who was asked to read it, while they run the programme. A line of
//! management between the two shuts it.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::{Id, kind},
    permission::{Actor, Standing},
    support::SupportState,
};
use uuid::Uuid;

use crate::{
    sealing::Keys,
    standing::{Placed, coordinates, in_line_with},
};

#[derive(FromRow)]
struct Place {
    programme: Uuid,
    asker: Option<Uuid>,
    handler: Option<Uuid>,
    state: String,
}

impl Placed for kind::Support {
    async fn standing(
        unit: &mut Unit,
        keys: &Keys,
        now: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<Place> = unit
            .query(sql!("SELECT programme, asker, handler, state FROM support_request WHERE id = $1"))
            .bind(id.uuid())
            .maybe()
            .await?;
        let Some(place) = found else { return Ok(None) };
        let asker: Vec<_> = place.asker.into_iter().map(Into::into).collect();
        let conflict = !in_line_with(unit, keys, now, actor, &asker).await?.is_empty();
        let me = actor.person().map(Id::uuid);
        let reads = me.is_some() && me == place.handler && coordinates(actor, place.programme);
        Ok(Some(Standing {
            own: me.is_some() && me == place.asker,
            giver: reads && !conflict,
            conflict,
            state: SupportState::parse(&place.state).map_or("", SupportState::code),
            ..Standing::default()
        }))
    }
}
