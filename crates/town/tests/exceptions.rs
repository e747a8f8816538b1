//! Mentor and sponsor of one mentee are two people, unless she and whoever guards sponsorship both accept an exception.

use trellis_domain::{
    cohort::CohortState,
    conflict::ConflictKind,
    hat::{Grant, Hat, Role},
    id::{CohortId, PairId, ParticipationId, PersonId, ProgrammeId},
    pair::{Kind, PairState},
    participation::ParticipationState::{Available, Placed},
};
use trellis_store::{
    Broken,
    conflicts::{self, Declaration, Other},
    people::Profile,
};
use trellis_town::{Browser, Town, on_each};
use trellis_world::Builder;

const REASON: &str = "She knows the stroke wards like nobody else";

/// Amina, her mentor Grace who wears every hat, and those who might look.
struct Valley {
    programme: ProgrammeId,
    cohort: CohortId,
    amina: PersonId,
    part: ParticipationId,
    grace: PersonId,
    pair: PairId,
    sponsor: ParticipationId,
    ally: ParticipationId,
    guardian: PersonId,
    others: Vec<PersonId>,
}

async fn person(world: &mut Builder, name: &str) -> Result<PersonId, Broken> {
    let profile =
        Profile { first_name: name.to_owned(), last_name: "Made-Up".to_owned(), ..Profile::default() };
    world.person(&format!("{}@example.org", name.to_lowercase()), &profile).await
}

async fn valley(town: &Town) -> Valley {
    town.build(async |world| {
        let programme = world.programme("Wren Valley", "Rise", ["Development", "Datblygu"]).await?;
        let cohort = world.cohort(programme, "Spring", CohortState::Running, -60).await?;
        let (amina, grace) = (person(world, "Amina").await?, person(world, "Grace").await?);
        let wants = [Hat::Mentor, Hat::Sponsor, Hat::Ally];
        let part = world.takes_part(amina, cohort, Hat::Mentee, Placed, &wants, 3).await?;
        let mentor = world.takes_part(grace, cohort, Hat::Mentor, Placed, &[], 2).await?;
        let sponsor = world.takes_part(grace, cohort, Hat::Sponsor, Available, &[], 2).await?;
        let ally = world.takes_part(grace, cohort, Hat::Ally, Available, &[], 2).await?;
        let pair =
            world.pair(cohort, Kind::Mentor, (amina, part), (grace, mentor), PairState::Active).await?;
        let (helen, tom, nia) =
            (person(world, "Helen").await?, person(world, "Tom").await?, person(world, "Nia").await?);
        world.grant(helen, Grant::Coordinator, Some(programme)).await?;
        world.grant(tom, Grant::Admin, None).await?;
        world.takes_part(nia, cohort, Hat::Mentee, Placed, &[Hat::Mentor], 3).await?;
        let guardian = person(world, "Gwen").await?;
        world.grant(guardian, Grant::SponsorshipGuardian, Some(programme)).await?;
        let others = vec![helen, tom, nia, grace];
        Ok(Valley { programme, cohort, amina, part, grace, pair, sponsor, ally, guardian, others })
    })
    .await
}

impl Valley {
    /// Grace is suggested to Amina in one more hat, as a list from before she became her mentor would have it.
    async fn suggested(&self, town: &Town, kind: Kind) -> PairId {
        let giver = if kind == Kind::Ally { self.ally } else { self.sponsor };
        let (mentee, giver) = ((self.amina, self.part), (self.grace, giver));
        town.build(async |world| world.pair(self.cohort, kind, mentee, giver, PairState::Suggested).await)
            .await
    }

    /// Grace in the hat in which she is asked.
    async fn as_sponsor<'t>(&self, town: &'t Town) -> Browser<'t> {
        town.as_role(self.grace, Role::Wearing(Hat::Sponsor, self.cohort)).await
    }

    fn page(&self) -> String {
        format!("/pairs/{}/two-people", self.pair)
    }

    async fn asks(&self, amina: &mut Browser<'_>) {
        let asked = amina.post(&self.page(), &[("reason", REASON)]).await;
        assert_eq!(asked.leads_to(), self.page(), "{}", asked.body);
    }

    /// What a guardian does with it.
    async fn says(&self, guardian: &mut Browser<'_>, what: &str) -> u16 {
        guardian.post(&format!("/guardian/exceptions/{}/{what}", self.pair), &[]).await.status.as_u16()
    }

    /// Somebody is declared to be in a line of management with Grace.
    async fn in_line(&self, town: &Town, person: PersonId) {
        let keys = town.ground.keys.clone();
        town.build(async |world| {
            let other = Other::Person(person);
            let declared = Declaration { other, kind: ConflictKind::LineManagement, until: None };
            let (now, dice) = (world.now, &mut world.dice);
            conflicts::declare(&mut world.unit, &keys, self.grace, &declared, now, dice).await
        })
        .await;
    }
}

async fn body(browser: &mut Browser<'_>, path: &str) -> String {
    browser.get(path).await.body
}

/// What the page says between its head and its foot.
fn main(page: &str) -> &str {
    page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main part").0
}

/// The request that a mentee can send from her list.
fn request(page: &str) -> Option<String> {
    let mut actions = page.split("action=\"").filter_map(|part| part.split('"').next());
    actions.find(|action| action.starts_with("/matches/") && action.ends_with("/request")).map(str::to_owned)
}

#[tokio::test]
async fn when_she_and_a_guardian_both_accept_it_one_person_is_asked_and_says_yes() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut amina = town.as_person(valley.amina).await;
        let hers = format!("/pairs/{}", valley.pair);
        assert!(
            amina.get(&hers).await.links().contains(&valley.page()),
            "the way there is on her pair's page"
        );
        let page = body(&mut amina, &valley.page()).await;
        assert!(page.contains("Grace Made-Up is your mentor") && page.contains("They do not read your name"));
        for (typed, says) in [(" ", "Say in a few words"), (&*"x".repeat(501), "There are 501 now")] {
            let wrong = amina.post(&valley.page(), &[("reason", typed)]).await;
            assert!(wrong.status == 422 && wrong.body.contains(says), "{}", wrong.body);
        }
        valley.asks(&mut amina).await;
        assert!(body(&mut amina, &valley.page()).await.contains(REASON), "she sees what she wrote");
        assert!(request(&body(&mut amina, "/matches").await).is_none(), "nothing is on her list yet");

        let mut gwen = town.as_person(valley.guardian).await;
        let notices = body(&mut gwen, "/notices").await;
        assert!(notices.contains("Somebody asks you to decide something"), "{notices}");
        let watch = body(&mut gwen, "/guardian").await;
        for shown in ["Grace Made-Up is the mentor of somebody", REASON, "23 November 2026"] {
            assert!(watch.contains(shown), "{shown}: {watch}");
        }
        assert_eq!(valley.says(&mut gwen, "acceptance").await, 303);
        assert_eq!(valley.says(&mut gwen, "decline").await, 422, "it is answered");
        assert!(!body(&mut gwen, "/guardian").await.contains(REASON), "it is read until it is answered");

        assert!(body(&mut amina, "/notices").await.contains("Something you asked for is answered"));
        assert!(body(&mut amina, &valley.page()).await.contains("The answer is yes"));
        let asks = request(&body(&mut amina, "/matches").await).expect("Grace is on her list");
        assert_eq!(amina.post(&asks, &[]).await.status, 303);
        let mut grace = valley.as_sponsor(&town).await;
        let asked = grace.get("/requests").await.links();
        let asked = asked.into_iter().find(|link| link.starts_with("/requests/")).expect("she is asked");
        let yes = grace.post(&format!("{asked}/acceptance"), &[]).await;
        assert!(yes.leads_to().ends_with("/chemistry"), "{}", yes.body);
        assert!(body(&mut amina, &valley.page()).await.contains("is your mentor and your sponsor"));
        let back = amina.post(&format!("{}/removal", valley.page()), &[]).await;
        assert_eq!(back.status, 422, "it is used");
    })
    .await;
}

#[tokio::test]
async fn when_a_guardian_declines_it_mentor_and_sponsor_stay_two_people() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let wanted = valley.suggested(&town, Kind::Sponsor).await;
        let asks = format!("/matches/{wanted}/request");
        let (mut amina, mut gwen) =
            (town.as_person(valley.amina).await, town.as_person(valley.guardian).await);
        let card = amina.get("/matches").await;
        assert!(
            card.body.contains("two people, unless a guardian of sponsorship allows it"),
            "{}",
            card.body
        );
        assert!(card.links().contains(&valley.page()) && !card.body.contains("Yes please<"), "{}", card.body);
        assert_eq!(amina.post(&asks, &[]).await.status, 422);
        valley.asks(&mut amina).await;
        assert_eq!(amina.post(&asks, &[]).await.status, 422, "a wish is no answer");
        assert_eq!(valley.says(&mut gwen, "decline").await, 303);
        let page = body(&mut amina, &valley.page()).await;
        assert!(page.contains("It says nothing about you"), "{page}");
        let refused = amina.post(&asks, &[]).await;
        assert!(refused.status == 422 && refused.body.contains("are two people"), "{}", refused.body);
        // Where something has changed she can ask again, and the yes counts for what stands on her list.
        assert_eq!(amina.post(&valley.page(), &[("reason", REASON)]).await.status, 422, "it is answered");
        assert_eq!(amina.post(&format!("{}/removal", valley.page()), &[]).await.status, 303);
        valley.asks(&mut amina).await;
        assert_eq!(valley.says(&mut gwen, "acceptance").await, 303);
        assert_eq!(town.rows().await["pair"].len(), 2, "she is not put onto the list twice");
        assert_eq!(amina.post(&asks, &[]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn what_she_takes_back_is_gone_and_a_yes_that_is_not_used_ends_with_it() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let (mut amina, mut gwen) =
            (town.as_person(valley.amina).await, town.as_person(valley.guardian).await);
        let removal = format!("{}/removal", valley.page());
        assert_eq!(amina.post(&removal, &[]).await.status, 422, "there is nothing to take back");
        valley.asks(&mut amina).await;
        assert_eq!(amina.post(&removal, &[]).await.status, 303);
        assert!(town.rows().await["exception"].is_empty());
        assert!(body(&mut gwen, "/guardian").await.contains("Nobody asks for an exception just now"));
        assert_eq!(valley.says(&mut gwen, "acceptance").await, 422);

        valley.asks(&mut amina).await;
        assert_eq!(valley.says(&mut gwen, "acceptance").await, 303);
        let asks = request(&body(&mut amina, "/matches").await).expect("Grace is on her list");
        assert_eq!(amina.post(&removal, &[]).await.status, 303);
        assert_eq!(amina.post(&asks, &[]).await.status, 422, "mentor and sponsor are two people again");
        assert!(request(&body(&mut amina, "/matches").await).is_some(), "she can still say: not this time");
    })
    .await;
}

#[tokio::test]
async fn a_guardian_never_reads_who_she_is_and_nobody_else_reads_why() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut amina = town.as_person(valley.amina).await;
        let mona = town
            .build(async |world| {
                let mona = person(world, "Mona").await?;
                world.grant(mona, Grant::SponsorshipGuardian, Some(valley.programme)).await?;
                Ok(mona)
            })
            .await;
        valley.in_line(&town, mona).await;
        valley.asks(&mut amina).await;
        let mut gwen = town.as_person(valley.guardian).await;
        let watch = body(&mut gwen, "/guardian").await;
        for never in ["Amina", &*valley.amina.to_string(), &*valley.part.to_string()] {
            assert!(!main(&watch).contains(never), "{never}: {watch}");
        }
        for shut in [valley.page(), format!("/pairs/{}", valley.pair), format!("/co/pairs/{}", valley.pair)] {
            assert_eq!(gwen.get(&shut).await.status, 404, "{shut}");
        }
        let mut mona = town.as_person(mona).await;
        assert!(!body(&mut mona, "/guardian").await.contains(REASON), "she manages Grace");
        assert!(!body(&mut mona, "/notices").await.contains("decide something"));
        assert_eq!(valley.says(&mut mona, "acceptance").await, 404);
        for other in &valley.others {
            let mut other = town.as_person(*other).await;
            let amina = format!("/co/people/{}", valley.amina);
            let pages = [
                "/home",
                "/co",
                "/co/pairs",
                "/requests",
                "/matches",
                "/notices",
                "/admin/audit",
                "/guardian",
            ];
            for page in
                pages.into_iter().chain([&*valley.page(), &*format!("/pairs/{}", valley.pair), &*amina])
            {
                assert!(!body(&mut other, page).await.contains(REASON), "{page}");
            }
            assert_eq!(other.get(&valley.page()).await.status, 404);
            assert_eq!(valley.says(&mut other, "acceptance").await, 404);
        }
        let told = body(&mut valley.as_sponsor(&town).await, "/notices").await;
        assert!(!told.contains("decide") && !told.contains("exception"), "Grace learns nothing: {told}");
    })
    .await;
}

#[tokio::test]
async fn her_words_lie_sealed_and_the_record_names_neither_them_nor_her() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut amina = town.as_person(valley.amina).await;
        let before = town.rows().await["event"].len();
        valley.asks(&mut amina).await;
        valley.says(&mut town.as_person(valley.guardian).await, "acceptance").await;
        let rows = town.rows().await;
        let new: Vec<&String> = rows["event"].iter().filter(|row| row.contains("Exception")).collect();
        assert!(rows["event"].len() > before && new.len() == 2, "{new:?}");
        let unnamed = [valley.amina.to_string(), valley.pair.to_string(), valley.grace.to_string()];
        for row in &new {
            let row = row.to_lowercase().replace('-', "");
            assert!(unnamed.iter().all(|id| !row.contains(id)), "{row}");
        }
        for (table, rows) in &rows {
            for row in rows {
                let hexed = hex::encode(REASON);
                assert!(!row.contains(REASON) && !row.to_lowercase().contains(&hexed), "{table}: {row}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn where_nobody_guards_sponsorship_she_is_told_so_and_finds_no_form() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        valley.in_line(&town, valley.guardian).await;
        let mut amina = town.as_person(valley.amina).await;
        let page = amina.get(&valley.page()).await;
        assert!(page.body.contains("Nobody in your programme can decide about this"), "{}", page.body);
        assert!(!page.body.contains("name=\"reason\""), "no form leads nowhere");
        assert_eq!(amina.post(&valley.page(), &[("reason", REASON)]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn an_ally_is_never_let_through() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let (mut amina, mut gwen) =
            (town.as_person(valley.amina).await, town.as_person(valley.guardian).await);
        valley.asks(&mut amina).await;
        assert_eq!(valley.says(&mut gwen, "acceptance").await, 303);
        let ally = valley.suggested(&town, Kind::Ally).await;
        assert_eq!(amina.post(&format!("/matches/{ally}/request"), &[]).await.status, 422);
        // Nor does an ally become a mentor or sponsor, whatever a row says.
        town.tamper("UPDATE pair SET state = 'active' WHERE kind = 'ally'").await;
        town.tamper("UPDATE pair SET state = 'closed' WHERE kind = 'mentor'").await;
        let page = body(&mut amina, &format!("/pairs/{ally}/two-people")).await;
        assert!(page.contains("There is nothing to ask here just now"), "{page}");
        let asked = amina.post(&format!("/pairs/{ally}/two-people"), &[("reason", REASON)]).await;
        assert_eq!(asked.status, 422);
        town.tamper("UPDATE exception SET pair = (SELECT id FROM pair WHERE kind = 'ally')").await;
        let asks = request(&body(&mut amina, "/matches").await).expect("Grace is still on her list");
        assert_eq!(amina.post(&asks, &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn it_ends_with_the_pair() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut amina = town.as_person(valley.amina).await;
        valley.asks(&mut amina).await;
        assert_eq!(town.rows().await["exception"].len(), 1);
        assert_eq!(amina.post(&format!("/pairs/{}/ending", valley.pair), &[]).await.status, 303);
        assert!(town.rows().await["exception"].is_empty());
        assert_eq!(amina.get(&valley.page()).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn it_is_gone_when_whoever_asked_is_erased() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut amina = town.as_person(valley.amina).await;
        valley.asks(&mut amina).await;
        let ask = amina.get("/me/erasure").await;
        assert_eq!(amina.submit(&ask, "/me/erasure", &[]).await.status, 200);
        assert!(town.rows().await["exception"].is_empty());
    })
    .await;
}
