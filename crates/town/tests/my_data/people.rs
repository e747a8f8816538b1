//! Amina and Grace, who write to each other, and how the stories find them.

use trellis_domain::id::{PairId, PersonId};
use trellis_programme::Profile;
use trellis_town::{Browser, Town};
use trellis_world::wren_valley::{self, WrenValley};

/// What Amina writes for the two of them.
pub const SHARED: &str = "She said it again in front of the whole ward";
/// What she writes for herself.
pub const ALONE: &str = "I froze and said nothing";
/// What she begins to write.
pub const BEGUN: &str = "half a sentence about";
/// With whom she would rather not be matched.
pub const UNWANTED: &str = "somebody@elsewhere.example";
/// What Grace writes for the two of them.
pub const OTHERS: &str = "What Grace wrote for the two of them";

/// The made-up programme.
pub async fn valley(town: &Town) -> WrenValley {
    town.build(async |world| wren_valley::build(world).await).await
}

/// Somebody of it.
pub fn persona(world: &WrenValley, card: &str) -> PersonId {
    world.personas.iter().find(|persona| persona.card == card).expect("the card is there").person
}

/// The active pair of Amina and Grace.
pub async fn pair(amina: &mut Browser<'_>) -> PairId {
    let home = amina.get("/home").await;
    let link = home.links().into_iter().find(|link| link.starts_with("/pairs/") && !link[7..].contains('/'));
    link.expect("Amina has a pair")[7..].parse().expect("an id")
}

/// The profile of somebody new.
pub fn named(first_name: &str) -> Profile {
    Profile { first_name: first_name.to_owned(), last_name: "Made-Up".to_owned(), ..Profile::default() }
}

pub async fn writes(browser: &mut Browser<'_>, id: PairId, kind: &str, text: &str) {
    let field = if kind == "note" { "note" } else { "reflection" };
    let answer = browser.post(&format!("/pairs/{id}/notes"), &[("kind", kind), (field, text)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// Both have written to each other, and Amina for herself.
pub async fn both_write(amina: &mut Browser<'_>, grace: &mut Browser<'_>) -> PairId {
    let id = pair(amina).await;
    amina.sets_up_private_space().await;
    grace.sets_up_private_space().await;
    writes(amina, id, "note", SHARED).await;
    writes(amina, id, "reflection", ALONE).await;
    writes(grace, id, "note", OTHERS).await;
    let draft = [("kind", "note"), ("note", BEGUN)];
    amina.post(&format!("/pairs/{id}/notes/draft"), &draft).await;
    id
}

/// Amina says how race is to be talked about, and with whom she would rather not be matched.
pub async fn chooses(amina: &mut Browser<'_>) {
    let said = amina.post("/me/preferences-for-matching/dialogue", &[("dialogue", "i_will")]).await;
    assert_eq!(said.status, 303, "{}", said.body);
    let declared = amina.post("/me/not-with", &[("address", UNWANTED), ("kind", "rather_not")]).await;
    assert_eq!(declared.status, 303, "{}", declared.body);
}
