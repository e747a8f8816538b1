//! Forming a circle: every rule is said in a sentence, what is private is only "not possible", and a no is silent.

use trellis_domain::{
    circle::CircleState,
    conflict::ConflictKind,
    hat::Hat,
    lens::{Characteristic, Lens, OfferedCharacteristic, Offers, Scope, SurfacePreference, Wish},
};
use trellis_store::{
    choices::Choice,
    conflicts::{self, Declaration, Other},
};
use trellis_town::{Town, on_each};

use crate::setting::{Member, Valley, page, post, stands, valley};

#[tokio::test]
async fn a_draft_is_told_to_nobody_and_offering_it_asks_each_in_private() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let kept = world.drafts(&town, &[world.ravi, world.nia], &world.mentees[..5]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let path = kept.leads_to().to_owned();
        let id = path.strip_prefix("/co/circles/").expect("a circle").to_owned();
        let amina = world.mentees[0].person;
        assert_eq!(
            page(&town, amina, &format!("/circle/{id}")).await.status,
            404,
            "a draft is told to nobody"
        );
        assert_eq!(page(&town, world.ravi.person, &format!("/circle/{id}")).await.status, 404);
        let draft = page(&town, world.helen, &path).await;
        assert!(draft.body.contains("Amina Made-Up") && draft.body.contains("Ravi Made-Up"));

        let mut helen = town.as_person(world.helen).await;
        assert_eq!(helen.post(&format!("{path}/offer"), &[]).await.status, 303);
        let home = page(&town, amina, "/home").await;
        assert!(home.body.contains("A place in a circle is offered to you"), "{}", home.body);
        let offer = page(&town, amina, &format!("/circle/{id}")).await;
        assert!(offer.body.contains("Ravi Made-Up") && offer.body.contains("Tuesday circle"));
        assert!(!offer.body.contains("Bola"), "who else is asked is nobody's business before a yes");
        assert!(page(&town, amina, "/notices").await.body.contains("You are offered a place"));
        assert!(page(&town, amina, "/matches").await.body.contains("A place in a circle is offered to you"));
        let after = page(&town, world.helen, &path).await;
        assert!(!after.body.contains("Amina"), "from now on the coordinator sees numbers");
        for stranger in [world.admin, world.mentees[9].person, world.full.person] {
            assert_eq!(page(&town, stranger, &format!("/circle/{id}")).await.status, 404);
        }
    })
    .await;
}

/// What the page says when such a plan is refused.
async fn refused(town: &Town, world: &Valley, fields: Vec<(&'static str, String)>) -> String {
    let mut helen = town.as_person(world.helen).await;
    let fields = [fields, vec![("cohort", world.cohort.to_string())]].concat();
    let answer = post(&mut helen, "/co/circles/new", &fields).await;
    assert_eq!(answer.status, 422, "{}", answer.leads_to());
    assert!(town.rows().await["circle"].is_empty(), "nothing is kept");
    answer.body
}

fn with(plan: &[(&'static str, String)], name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let mut plan: Vec<_> = plan.iter().filter(|(field, _)| *field != name).cloned().collect();
    plan.push((name, value.to_owned()));
    plan
}

#[tokio::test]
async fn every_rule_is_said_in_a_sentence() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let both = [world.ravi, world.nia];
        let good = world.plan(&both, &world.mentees[..6]);
        let said = refused(&town, &world, with(&good, "name", " ")).await;
        assert!(said.contains("Give the circle a name."));
        let said = refused(&town, &world, with(&good, "name", "BME circle")).await;
        assert!(
            said.contains("would tell others what the programme is about") && said.contains("BME circle")
        );
        let said = refused(&town, &world, with(&good, "mode", "")).await;
        assert!(said.contains("Choose how the circle meets."));
        let said = refused(&town, &world, world.plan(&both[..1], &world.mentees[..6])).await;
        assert!(said.contains("Choose two people to lead"));
        let three = [world.ravi, world.nia, world.full];
        let said = refused(&town, &world, world.plan(&three, &world.mentees[..6])).await;
        assert!(said.contains("Choose two people to lead"));
        let said = refused(&town, &world, world.plan(&[world.ravi, world.full], &world.mentees[..6])).await;
        assert!(said.contains("has no room for one more circle"));
        let said =
            refused(&town, &world, world.plan(&[world.ravi, world.mentees[7]], &world.mentees[..6])).await;
        assert!(said.contains("cannot lead at the moment"));
        let said = refused(&town, &world, world.plan(&both, &world.mentees[..3])).await;
        assert!(said.contains("Choose at least four"));
        let said = refused(&town, &world, world.plan(&both, &world.mentees[..11])).await;
        assert!(said.contains("ten members at most"));
        let said =
            refused(&town, &world, world.plan(&both, &[&world.mentees[..5], &both[..1]].concat())).await;
        assert!(said.contains("not one of the answers offered"));
    })
    .await;
}

/// What the page says when a draft of these people could be kept, and its places could not be offered.
async fn not_offered(town: &Town, world: &Valley, members: &[Member]) -> String {
    let kept = world.drafts(town, &[world.ravi, world.nia], members).await;
    assert_eq!(kept.status, 303, "a draft asks nothing that is private: {}", kept.body);
    let mut helen = town.as_person(world.helen).await;
    let offered = helen.post(&format!("{}/offer", kept.leads_to()), &[]).await;
    assert_eq!(offered.status, 422, "{}", offered.leads_to());
    offered.body
}

pub async fn declares(town: &Town, from: Member, about: Member, kind: ConflictKind) {
    let keys = town.ground.keys.clone();
    town.build(async |world| {
        let declaration = Declaration { other: Other::Person(about.person), kind, until: None };
        let (now, dice) = (world.now, &mut world.dice);
        conflicts::declare(&mut world.unit, &keys, from.person, &declaration, now, dice).await
    })
    .await;
}

#[tokio::test]
async fn a_line_of_management_or_any_declaration_is_only_not_possible() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (lead, members) = ([world.ravi, world.nia], &world.mentees[..6]);
        for (from, about, kind) in [
            (world.mentees[0], world.mentees[3], ConflictKind::LineManagement),
            (world.mentees[8], world.ravi, ConflictKind::RatherNot),
        ] {
            declares(&town, from, about, kind).await;
        }
        let said = not_offered(&town, &world, members).await;
        assert!(said.contains("This is not possible with these people. Choose others."), "{said}");
        assert!(!said.contains("manage each other") && !said.to_lowercase().contains("conflict"));
        let other = [&world.mentees[1..5], &world.mentees[8..9]].concat();
        let said = not_offered(&town, &world, &other).await;
        assert!(said.contains("This is not possible with these people."), "with one who leads as well");
        let tried = town.rows().await["event"].iter().filter(|row| row.contains("CircleNotPossible")).count();
        assert_eq!(tried, 2, "each try is written down");
        let kept = world.drafts(&town, &lead, &world.mentees[1..6]).await;
        let mut helen = town.as_person(world.helen).await;
        let offered = helen.post(&format!("{}/offer", kept.leads_to()), &[]).await;
        assert_eq!(offered.status, 303, "without one of the two it is possible");
    })
    .await;
}

#[tokio::test]
async fn a_conflict_that_is_declared_after_the_offer_stops_the_yes_and_says_nothing_of_whom() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 6, 1).await;
        declares(&town, world.mentees[1], world.mentees[0], ConflictKind::LineManagement).await;
        let mut bola = town.as_person(world.mentees[1].person).await;
        let said = bola.post(&format!("/circle/{id}"), &[("name", "Bola")]).await;
        assert_eq!(said.status, 422);
        assert!(said.body.contains("This is not possible.") && !said.body.contains("Amina"));
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_who_manages_somebody_in_it_finds_no_such_circle() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.offered(&town, 6).await;
        assert_eq!(page(&town, world.helen, &format!("/co/circles/{id}")).await.status, 200);
        let helen = Member { person: world.helen, part: world.ravi.part };
        declares(&town, world.mentees[2], helen, ConflictKind::LineManagement).await;
        assert_eq!(page(&town, world.helen, &format!("/co/circles/{id}")).await.status, 404);
        assert!(!page(&town, world.helen, "/co/circles").await.body.contains("Tuesday circle"));
        let form = page(&town, world.helen, &format!("/co/circles/new?cohort={}", world.cohort)).await;
        assert!(form.body.contains("Bola Made-Up") && !form.body.contains("Chidi Made-Up"));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_answered_does_not_change_what_is_possible_or_who_sees_the_circle() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.offered(&town, 6).await;
        let (bola, chidi) = (world.mentees[1], world.mentees[2]);
        let helen = Member { person: world.helen, part: world.ravi.part };
        declares(&town, bola, world.mentees[8], ConflictKind::RatherNot).await;
        let asks = async |said: &str| {
            let mut helen = town.as_person(world.helen).await;
            let one = [("members", world.mentees[8].part.to_string())];
            let answer = post(&mut helen, &format!("/co/circles/{id}/places"), &one).await;
            assert!(answer.body.contains("This is not possible with these people."), "{said}");
        };
        asks("while Bola is asked").await;
        let mut browser = town.as_person(bola.person).await;
        assert_eq!(browser.post(&format!("/circle/{id}/refusal"), &[]).await.status, 303);
        asks("after Bola has said no").await;
        // Chidi's manager coordinates the programme; whether Chidi says no makes no difference to what she sees.
        declares(&town, chidi, helen, ConflictKind::LineManagement).await;
        assert_eq!(page(&town, world.helen, &format!("/co/circles/{id}")).await.status, 404);
        let mut browser = town.as_person(chidi.person).await;
        assert_eq!(browser.post(&format!("/circle/{id}/refusal"), &[]).await.status, 303);
        assert_eq!(page(&town, world.helen, &format!("/co/circles/{id}")).await.status, 404);
        let mut ravi = town.as_person(world.ravi.person).await;
        assert_eq!(ravi.post(&format!("/circle/{id}/leaving"), &[]).await.status, 303);
        let told = page(&town, world.helen, "/notices").await.body;
        assert!(!told.contains("A group needs somebody to lead it"), "there is no page for her about it");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_asked_later_has_as_long_to_answer() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        trellis_programme::rounds::make(&town.ground).await.expect("the first round");
        let id = world.together(&town, 5, 2).await;
        town.live(10).await;
        let mut helen = town.as_person(world.helen).await;
        let one = [("members", world.mentees[6].part.to_string())];
        assert_eq!(post(&mut helen, &format!("/co/circles/{id}/places"), &one).await.status, 303);
        town.live(13).await;
        assert_eq!(stands(&town, id).await, CircleState::Offered);
        town.live(1).await;
        assert_eq!(stands(&town, id).await, CircleState::Forming);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_the_only_one_for_what_they_asked_the_circle_to_share() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (lead, members) = ([world.ravi, world.nia], &world.mentees[..5]);
        let wish = Lens {
            wishes: vec![SurfacePreference {
                applies_to: vec![Hat::Facilitator],
                characteristic: Characteristic::Faith,
                value: "quaker".to_owned(),
                wish: Wish::Wanted,
                weight: 2,
                wait_for_it: false,
            }],
        };
        let keys = town.ground.keys.clone();
        town.build(async |builder| {
            builder.keys = Some(keys);
            let amina = (world.mentees[0].person, world.mentees[0].part);
            builder.chooses(amina, Choice::Lens, &wish).await
        })
        .await;
        let said = not_offered(&town, &world, members).await;
        assert!(said.contains("This is not possible with these people."));
        assert!(!said.to_lowercase().contains("quaker") && !said.to_lowercase().contains("faith"));
        let keys = town.ground.keys.clone();
        town.build(async |builder| {
            builder.keys = Some(keys);
            let given = OfferedCharacteristic {
                characteristic: Characteristic::Faith,
                value: "quaker".to_owned(),
                scope: Scope::MatchingOnly,
                consented_at: builder.now,
            };
            let offers = Offers { characteristics: vec![given], ..Offers::default() };
            builder.chooses((world.nia.person, world.nia.part), Choice::Offers, &offers).await
        })
        .await;
        let kept = world.drafts(&town, &lead, members).await;
        let mut helen = town.as_person(world.helen).await;
        let offered = helen.post(&format!("{}/offer", kept.leads_to()), &[]).await;
        assert_eq!(offered.status, 303, "somebody shares it now");
    })
    .await;
}

#[tokio::test]
async fn the_last_place_of_one_who_leads_goes_to_one_circle() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let first = world.drafts(&town, &[world.ravi, world.nia], &world.mentees[..4]).await;
        let second = world.drafts(&town, &[world.ravi, world.nia], &world.mentees[4..8]).await;
        let mut helen = town.as_person(world.helen).await;
        assert_eq!(helen.post(&format!("{}/offer", first.leads_to()), &[]).await.status, 303);
        let refused = helen.post(&format!("{}/offer", second.leads_to()), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("has no room for one more circle"), "{}", refused.body);
        let home = page(&town, world.ravi.person, "/home").await;
        assert!(home.body.contains("Tuesday circle"), "{}", home.body);
    })
    .await;
}

#[tokio::test]
async fn a_no_is_silent_and_two_weeks_with_too_few_bring_it_back_to_the_coordinator() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        trellis_programme::rounds::make(&town.ground).await.expect("the first round");
        let id = world.together(&town, 6, 3).await;
        let before = page(&town, world.helen, &format!("/co/circles/{id}")).await.body;
        let devi = world.mentees[3].person;
        let mut browser = town.as_person(devi).await;
        let passed = browser.post(&format!("/circle/{id}/refusal"), &[]).await;
        assert_eq!(passed.leads_to(), "/circles");
        assert_eq!(page(&town, devi, &format!("/circle/{id}")).await.status, 404);
        assert!(!page(&town, devi, "/notices").await.body.contains(&format!("/circle/{id}")));
        let facts =
            |body: String| body.split("<dl").nth(1).expect("facts").split("</dl>").next().map(str::to_owned);
        let after = page(&town, world.helen, &format!("/co/circles/{id}")).await.body;
        assert_eq!(facts(before), facts(after), "the coordinator sees no difference");

        town.live(13).await;
        assert_eq!(stands(&town, id).await, CircleState::Offered);
        town.live(1).await;
        assert_eq!(stands(&town, id).await, CircleState::Forming);
        let efua = world.mentees[4].person;
        assert_eq!(page(&town, efua, &format!("/circle/{id}")).await.status, 404, "no answer is a no");
        let amina = page(&town, world.mentees[0].person, &format!("/circle/{id}")).await;
        assert!(amina.body.contains("Too few have said yes so far"), "{}", amina.body);
        assert!(page(&town, world.helen, "/notices").await.body.contains("Too few people have said yes"));

        // Whoever was asked is not asked again; with others it comes about.
        let form = page(&town, world.helen, &format!("/co/circles/{id}/draft")).await;
        assert!(!form.body.contains("Devi Made-Up") && !form.body.contains("Amina Made-Up"));
        let mut helen = town.as_person(world.helen).await;
        let again =
            post(&mut helen, &format!("/co/circles/{id}/draft"), &world.plan(&[], &world.mentees[6..8]))
                .await;
        assert_eq!(again.status, 303, "{}", again.body);
        assert_eq!(helen.post(&format!("/co/circles/{id}/offer"), &[]).await.status, 303);
        let mut gita = town.as_person(world.mentees[6].person).await;
        assert_eq!(gita.post(&format!("/circle/{id}"), &[("name", "G")]).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Contracting);
    })
    .await;
}

#[tokio::test]
async fn a_draft_can_be_dropped_and_frees_those_who_lead() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        trellis_programme::rounds::make(&town.ground).await.expect("the first round");
        let id = world.together(&town, 5, 2).await;
        town.live(14).await;
        let mut helen = town.as_person(world.helen).await;
        assert_eq!(helen.post(&format!("/co/circles/{id}/removal"), &[]).await.leads_to(), "/co/circles");
        assert_eq!(helen.get(&format!("/co/circles/{id}")).await.status, 404);
        let amina = world.mentees[0].person;
        let notices = page(&town, amina, "/notices").await.body;
        assert!(
            notices.contains("does not come about this time") && !notices.contains(&format!("/circle/{id}"))
        );
        // Ravi has one place, and it is free again.
        assert_eq!(world.offered(&town, 4).await.to_string().len(), 32);
    })
    .await;
}
