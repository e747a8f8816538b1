//! Wren Valley with its two coordinators, Helen and David, and how the stories write to them.

use std::collections::{BTreeMap, BTreeSet};

use trellis_domain::id::PersonId;
use trellis_store::accounts;
use trellis_town::{Answer, Browser, PHRASE, Town, persona, valley};
use trellis_world::wren_valley::WrenValley;

pub const TEXT: &str = "Helen told my ward what I had said to her alone";
pub const ANSWER: &str = "I can talk on Thursday and nobody needs to know";

/// The people of these stories.
pub struct Valley {
    pub world: WrenValley,
    pub helen: PersonId,
    pub david: PersonId,
    pub amina: PersonId,
}

impl Valley {
    pub async fn of(town: &Town) -> Self {
        let world = valley(town).await;
        let david = town
            .look(async |unit| accounts::of_address(unit, "david.ellis@wrenvalley.example").await)
            .await
            .expect("David is there")
            .id;
        let (helen, amina) = (persona(&world, "coordinator"), persona(&world, "mentee"));
        Self { world, helen, david, amina }
    }

    pub fn card(&self, card: &str) -> PersonId {
        persona(&self.world, card)
    }
}

/// Somebody who has set their private space up; it stands open.
pub async fn ready(town: &Town, person: PersonId) -> Browser<'_> {
    let mut browser = town.on_own_device(person).await;
    browser.sets_up_private_space().await;
    browser
}

/// Opens a private space that has locked.
pub async fn unlocks(browser: &mut Browser<'_>) {
    assert_eq!(browser.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
}

/// Writes a message and goes on to look at it.
pub async fn writes(browser: &mut Browser<'_>, about: &str, text: &str) -> Answer {
    let page = browser.get("/support/write").await;
    let sent = browser.submit(&page, "/support/write", &[("about", about), ("text", text)]).await;
    assert_eq!(sent.leads_to(), "/support/check", "{}", sent.body);
    browser.get("/support/check").await
}

/// Writes a message about Helen to David; where it stands.
pub async fn asks(amina: &mut Browser<'_>, of: &Valley) -> String {
    let page = writes(amina, "runs", TEXT).await;
    let (helen, david) = (of.helen.to_string(), of.david.to_string());
    let sent = amina.submit(&page, "/support/check", &[("whom", &helen), ("reader", &david)]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.leads_to().to_owned()
}

/// Fills in a form of a page, at an address below it.
pub async fn fills(browser: &mut Browser<'_>, path: &str, end: &str, fields: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    browser.submit(&page, &format!("{path}{end}"), fields).await
}

pub async fn body(browser: &mut Browser<'_>, path: &str) -> String {
    browser.get(path).await.body
}

/// The same bytes as for a page that does not exist.
pub async fn finds_nothing(browser: &mut Browser<'_>, path: &str) {
    let (found, nowhere) = (browser.get(path).await, browser.get("/nowhere").await);
    assert_eq!((found.status.as_u16(), found.bytes()), (404, nowhere.bytes()), "{path}");
}

/// No row of the database holds these words, as they are or in hexadecimal.
pub async fn lies_nowhere(town: &Town, words: &str) {
    let hexed = hex::encode_upper(words);
    for (table, rows) in town.rows().await {
        for row in rows {
            assert!(!row.contains(words) && !row.to_uppercase().contains(&hexed), "{table}: {row}");
        }
    }
}

/// Whether a row knows somebody by their id, as either engine writes it.
pub fn knows(row: &str, person: PersonId) -> bool {
    row.contains(&person.to_string().to_uppercase()) || row.contains(&person.uuid().to_string())
}

type Rows = BTreeMap<String, Vec<String>>;

/// The rows that were not there before, with their tables; sessions move with every page.
pub fn new_rows(before: &Rows, after: &Rows) -> Vec<(String, String)> {
    let known: BTreeSet<&String> = before.values().flatten().collect();
    let here = after.iter().filter(|(table, _)| table.as_str() != "session");
    here.flat_map(|(table, rows)| rows.iter().map(move |row| (table.clone(), row.clone())))
        .filter(|(_, row)| !known.contains(row))
        .collect()
}
