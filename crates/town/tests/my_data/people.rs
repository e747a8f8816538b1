//! Amina and Grace, who write to each other, and how the stories find them.

use trellis_domain::id::PairId;
use trellis_programme::Profile;
use trellis_town::{Browser, first_pair};

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
    let id = first_pair(amina).await;
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
