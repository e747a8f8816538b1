//! Amina, her ally, and everybody who is to see nothing.

use trellis_domain::{
    id::{PairId, PersonId},
    pair::Kind,
    permission::Action,
};
use trellis_programme::witness;
use trellis_store::pairs;
use trellis_town::{Browser, Town, persona, valley};
use trellis_world::wren_valley::WrenValley;

pub struct People {
    pub world: WrenValley,
    pub amina: PersonId,
    pub ally: PersonId,
    /// The pair of the two.
    pub pair: PairId,
    /// Everybody else who could be curious.
    pub others: Vec<PersonId>,
}

impl People {
    pub async fn in_town(town: &Town) -> Self {
        let world = valley(town).await;
        let permit = witness::of_somebody(Action::ReadCohort, world.running).expect("somebody may");
        let pairs = town.look(async |unit| pairs::of_cohort(unit, &permit).await).await;
        let amina = persona(&world, "mentee");
        let pair = pairs.iter().find(|pair| pair.kind == Kind::Ally && pair.mentee_person == amina);
        let pair = pair.expect("Amina has an ally").clone();
        let another = pairs.iter().find(|other| other.mentee_person != amina).expect("another mentee");
        let mut others: Vec<PersonId> = ["mentor", "sponsor", "ally", "facilitator", "coordinator", "admin"]
            .map(|card| persona(&world, card))
            .into();
        others.push(another.mentee_person);
        Self { amina, ally: pair.giver_person, pair: pair.id, others, world }
    }

    /// Amina with her private space open.
    pub async fn amina<'t>(&self, town: &'t Town) -> Browser<'t> {
        let mut amina = town.as_person(self.amina).await;
        amina.sets_up_private_space().await;
        amina
    }

    pub fn beside(&self) -> String {
        format!("/questions/beside/{}", self.pair)
    }
}

/// Eight answers in the order of the questions, as the form sends them.
pub fn eight(answers: &str) -> Vec<(&'static str, &str)> {
    const KEYS: [&str; 8] = [
        "bold",
        "speak_up",
        "lead",
        "authenticity_integrity",
        "perceive",
        "inspire",
        "nurture_support",
        "share_the_journey",
    ];
    KEYS.into_iter().zip(answers.split(',')).collect()
}

pub async fn body(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

/// Sends a form, which leads where every answer leads.
pub async fn answers(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) {
    let sent = browser.post(path, fields).await;
    assert_eq!(sent.status, 303, "{path}: {}", sent.body);
    assert_eq!(sent.leads_to(), "/questions", "{path}");
}
