//! The people of these stories, and what they do on their pages.

use trellis_domain::{
    cohort::CohortState,
    hat::{Grant, Hat},
    id::{CohortId, PairId, ParticipationId, PersonId},
    pair::{Kind, PairState},
    participation::ParticipationState::Placed,
};
use trellis_store::{Broken, people::Profile};
use trellis_town::{Answer, Browser, PHRASE, Town};
use trellis_world::Builder;

/// What the sponsor writes; nobody but the two may ever read it.
pub const CANARY: &str = "Said whose idea the new rota was";
pub const HOPES: &str = "To be known for stroke care";

/// The people of these stories.
pub struct Valley {
    pub amina: PersonId,
    pub owen: PersonId,
    pub pair: PairId,
    pub cohort: CohortId,
    /// Another mentee and another sponsor, of each other.
    pub others: [PersonId; 2],
    /// What Amina and Sue take part as.
    pub parts: [ParticipationId; 2],
    /// Guards sponsorship.
    pub guardian: PersonId,
    pub coordinator: PersonId,
    pub admin: PersonId,
}

async fn person(world: &mut Builder, name: &str) -> Result<PersonId, Broken> {
    let profile =
        Profile { first_name: name.to_owned(), last_name: "Made-Up".to_owned(), ..Profile::default() };
    world.person(&format!("{}@example.org", name.to_lowercase()), &profile).await
}

async fn pair(
    world: &mut Builder,
    cohort: CohortId,
    names: [&str; 2],
) -> Result<([(PersonId, ParticipationId); 2], PairId), Broken> {
    let (mentee, sponsor) = (person(world, names[0]).await?, person(world, names[1]).await?);
    let mentee = (mentee, world.takes_part(mentee, cohort, Hat::Mentee, Placed, &[Hat::Sponsor], 3).await?);
    let sponsor = (sponsor, world.takes_part(sponsor, cohort, Hat::Sponsor, Placed, &[], 2).await?);
    let pair = world.pair(cohort, Kind::Sponsor, mentee, sponsor, PairState::Active).await?;
    Ok(([mentee, sponsor], pair))
}

pub async fn valley(town: &Town) -> Valley {
    town.build(async |world| {
        let programme = world.programme("Wren Valley", "Rise", ["Development", "Datblygu"]).await?;
        let cohort = world.cohort(programme, "Spring", CohortState::Running, -60).await?;
        let ([amina, owen], pair_id) = pair(world, cohort, ["Amina", "Owen"]).await?;
        let ([nia, sue], _) = pair(world, cohort, ["Nia", "Sue"]).await?;
        let (coordinator, admin) = (person(world, "Helen").await?, person(world, "Tom").await?);
        world.grant(coordinator, Grant::Coordinator, Some(programme)).await?;
        world.grant(admin, Grant::Admin, None).await?;
        let guardian = person(world, "Gwen").await?;
        world.grant(guardian, Grant::SponsorshipGuardian, Some(programme)).await?;
        let parts = [amina.1, sue.1];
        let (amina, owen, others) = (amina.0, owen.0, [nia.0, sue.0]);
        Ok(Valley { amina, owen, pair: pair_id, cohort, others, parts, guardian, coordinator, admin })
    })
    .await
}

/// Amina and Owen, both with an open private space.
pub async fn two<'t>(town: &'t Town, valley: &Valley) -> [Browser<'t>; 2] {
    let mut amina = town.as_person(valley.amina).await;
    let mut owen = town.as_person(valley.owen).await;
    amina.sets_up_private_space().await;
    owen.sets_up_private_space().await;
    [amina, owen]
}

pub async fn consents(amina: &mut Browser<'_>, valley: &Valley, kinds: &[&str]) {
    let mut fields: Vec<(&str, &str)> = kinds.iter().map(|kind| ("kinds", *kind)).collect();
    fields.push(("aims", HOPES));
    let done = amina.post(&format!("/opportunities/{}", valley.pair), &fields).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

pub async fn plans(owen: &mut Browser<'_>, valley: &Valley, kind: &str, more: &[(&str, &str)]) -> Answer {
    let pair = valley.pair.to_string();
    let given = |name: &str| more.iter().any(|(known, _)| *known == name);
    let usual = [
        ("pair", pair.as_str()),
        ("kind", kind),
        ("forum", "board"),
        ("aim", "development"),
        ("line", CANARY),
    ];
    let usual = usual.into_iter().filter(|(name, _)| !given(name));
    let fields: Vec<(&str, &str)> = usual.chain(more.iter().copied()).collect();
    owen.post("/sponsor/this-month", &fields).await
}

/// The address of the first act that a page leads to.
pub fn act_on(page: &Answer) -> String {
    let links = page.links().into_iter().find(|link| link.contains("/acts/"));
    links.unwrap_or_else(|| panic!("an act on {}", page.body))
}

/// Plans an act, and gives its address for the sponsor and for the mentee.
pub async fn planned(owen: &mut Browser<'_>, valley: &Valley, kind: &str) -> [String; 2] {
    let done = plans(owen, valley, kind, &[]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let his = act_on(&owen.get("/sponsor/this-month").await);
    let hers = his.replace("/sponsor/", "/opportunities/");
    [his, hers]
}

pub async fn says_done(owen: &mut Browser<'_>, act: &str) -> Answer {
    owen.post(act, &[("then", "done"), ("line", CANARY)]).await
}

/// What a page says, without the keys and tokens of its forms.
pub fn constant(page: &str) -> String {
    let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
    let mut said = main.expect("a page has a main part").0.to_owned();
    for name in ["name=\"idem\" value=\"", "name=\"csrf\" value=\""] {
        let parts: Vec<&str> = said.split(name).collect();
        let rest = |part: &&str| part.split_once('"').map_or("", |(_, rest)| rest).to_owned();
        said = parts[..1].iter().map(|part| (*part).to_owned()).chain(parts[1..].iter().map(rest)).collect();
    }
    said
}

/// Signs in again and unlocks.
pub async fn unlocked(town: &Town, person: PersonId) -> Browser<'_> {
    let mut browser = town.as_person(person).await;
    assert_eq!(browser.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
    browser
}
