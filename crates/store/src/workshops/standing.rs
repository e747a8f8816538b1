//! What somebody is to a workshop: whoever leads it, or whoever runs its programme.

use jiff::Timestamp;
use trellis_database::{Broken, FromRow, Unit, sql};
use trellis_domain::{
    id::Id,
    permission::{Actor, Standing},
};
use trellis_workshop::TheWorkshop;
use uuid::Uuid;

use crate::{
    sealing::Keys,
    standing::{Placed, coordinates},
};

#[derive(FromRow)]
struct Place {
    programme: Uuid,
    lead: Option<Uuid>,
}

impl Placed for TheWorkshop {
    async fn standing(
        unit: &mut Unit,
        _: &Keys,
        _: Timestamp,
        actor: Actor,
        id: Id<Self>,
    ) -> Result<Option<Standing>, Broken> {
        let found: Option<Place> = unit
            .query(sql!("SELECT programme, lead FROM workshop WHERE id = $1"))
            .bind(id.uuid())
            .maybe()
            .await?;
        Ok(found.map(|place| {
            let runs = coordinates(actor, place.programme);
            // Whoever leads it does so as somebody who runs the programme.
            let own = runs && actor.person().is_some_and(|person| Some(person.uuid()) == place.lead);
            Standing { own, coordinates: runs, ..Standing::default() }
        }))
    }
}
