//! The demonstration's world, for stories: its people by their cards, and the pair that somebody's home page leads to.

use trellis_domain::id::{PairId, PersonId};
use trellis_world::wren_valley::{self, WrenValley};

use crate::{Browser, Town};

/// Wren Valley, as a visitor of the demonstration finds it.
pub async fn valley(town: &Town) -> WrenValley {
    town.build(async |world| wren_valley::build(world).await).await
}

/// Whoever stands on a card.
pub fn persona(world: &WrenValley, card: &str) -> PersonId {
    world.personas.iter().find(|persona| persona.card == card).expect("the card is there").person
}

/// The first pair that this person's home page leads to.
pub async fn first_pair(browser: &mut Browser<'_>) -> PairId {
    let links = browser.get("/home").await.links();
    let pair = links.iter().find_map(|link| link.strip_prefix("/pairs/").filter(|rest| !rest.contains('/')));
    pair.expect("there is a pair").parse().expect("an id")
}
