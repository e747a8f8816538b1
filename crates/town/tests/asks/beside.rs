//! Amina and her ally in their town, and what they do at a browser.

use trellis_domain::{
    id::{PairId, PersonId},
    pair::Kind,
    permission::Action,
};
use trellis_programme::witness;
use trellis_store::{pairs, pairs::Pair};
use trellis_town::{Browser, PHRASE, Town};
use trellis_world::wren_valley;

pub const ASK: &str = "Ask on Monday why the audit went to somebody else";
pub const HELP: &str = "Which meeting do you mean?";
pub const DID: &str = "I asked, and they could not say";
pub const WORSE: &str = "made_worse";

/// Amina, her ally, their pair, and the people who are to see nothing.
pub struct Beside {
    pub amina: PersonId,
    pub ally: PersonId,
    pub pair: Pair,
    pub outside: Vec<PersonId>,
}

impl Beside {
    pub async fn in_town(town: &Town) -> Self {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let card =
            |card| world.personas.iter().find(|one| one.card == card).expect("the card is there").person;
        let permit = witness::of_somebody(Action::ReadCohort, world.running).expect("somebody may");
        let pairs = town.look(async |unit| pairs::of_cohort(unit, &permit).await).await;
        let amina = card("mentee");
        let of = |wanted: bool| {
            let of_ally = pairs.iter().filter(|pair| pair.kind == Kind::Ally);
            of_ally.filter(move |pair| (pair.mentee_person == amina) == wanted)
        };
        let pair = of(true).next().expect("Amina has an ally").clone();
        let other = of(false).next().expect("another pair of the kind");
        let outside =
            vec![card("mentor"), card("coordinator"), card("admin"), other.mentee_person, other.giver_person];
        Self { amina, ally: pair.giver_person, pair, outside }
    }

    pub fn pair(&self) -> PairId {
        self.pair.id
    }

    /// Both, each in a browser in which their private space stands open.
    pub async fn unlocked<'t>(&self, town: &'t Town) -> [Browser<'t>; 2] {
        let mut both = [town.as_person(self.amina).await, town.as_person(self.ally).await];
        for one in &mut both {
            one.sets_up_private_space().await;
        }
        both
    }
}

/// Signs in again after a while, and unlocks.
pub async fn again(town: &Town, person: PersonId) -> Browser<'_> {
    let mut browser = town.as_person(person).await;
    assert_eq!(browser.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
    browser
}

/// Amina writes an ask; gives its path.
pub async fn writes(amina: &mut Browser<'_>, pair: PairId, text: &str) -> String {
    let path = format!("/pairs/{pair}/asks");
    let page = amina.get(&path).await;
    let sent = amina.submit(&page, &path, &[("theme", "bold"), ("text", text)]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.leads_to().to_owned()
}

/// … and sends it.
pub async fn asks(amina: &mut Browser<'_>, pair: PairId, text: &str) -> String {
    let path = writes(amina, pair, text).await;
    presses(amina, &path, "sending").await;
    path
}

/// Sends the form of a page that posts to the noun beneath it.
pub async fn presses(browser: &mut Browser<'_>, path: &str, noun: &str) {
    fills(browser, path, noun, &[]).await;
}

pub async fn fills(browser: &mut Browser<'_>, path: &str, noun: &str, fields: &[(&str, &str)]) {
    let sent = browser.post(&format!("{path}/{noun}"), fields).await;
    assert_eq!(sent.status, 303, "{path}/{noun}: {}", sent.body);
}

/// The whole way up to "it is done".
pub async fn is_done(beside: &Beside, amina: &mut Browser<'_>, ally: &mut Browser<'_>) -> String {
    let path = asks(amina, beside.pair(), ASK).await;
    presses(ally, &format!("/ally{path}"), "acceptance").await;
    fills(ally, &format!("/ally{path}"), "done", &[("line", DID)]).await;
    path
}

pub async fn body(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

/// Nothing of a text lies anywhere in the store.
pub async fn lies_nowhere(town: &Town, text: &str) {
    let hexed = hex::encode(text);
    for (table, rows) in town.rows().await {
        for row in rows {
            assert!(!row.contains(text) && !row.to_lowercase().contains(&hexed), "{table}: {row}");
        }
    }
}
