//! A copy of everything: what is in it, and what is not.

use jiff::SignedDuration;
use serde_json::Value;
use trellis_domain::{
    cohort::CohortState,
    hat::Hat,
    pair::{Kind, PairState},
    participation::ParticipationState::{Available, Waiting},
};
use trellis_store::holdings::{self, Copied};
use trellis_town::{Answer, Browser, PHRASE, Town, on_each, persona, valley};
use trellis_words::{Language, Words};

use crate::people::{ALONE, BEGUN, OTHERS, SHARED, UNWANTED, both_write, chooses, named};

async fn takes(browser: &mut Browser<'_>) -> Answer {
    let page = browser.get("/me/data").await;
    browser.submit(&page, "/me/data", &[]).await
}

/// The two files of a copy: for programs, and for people.
fn files(answer: &Answer) -> (Value, String) {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"my-data.zip\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    let file = |name| trellis_sheets::bundle::file(&answer.file, name).expect("it is in there");
    let json = serde_json::from_slice(&file("everything.json")).expect("it is JSON");
    (json, String::from_utf8(file("everything.html")).expect("it is text"))
}

fn things<'v>(json: &'v Value, part: &str) -> &'v Vec<Value> {
    json["parts"][part].as_array().unwrap_or_else(|| panic!("there is no part {part}"))
}

#[tokio::test]
async fn one_button_gives_everything_that_is_known_about_her_and_nothing_of_others() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        both_write(&mut amina, &mut grace).await;
        chooses(&mut amina).await;
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        helen.get(&format!("/co/people/{}", persona(&world, "mentee"))).await;

        let (json, page) = files(&takes(&mut amina).await);
        assert_eq!(json["private_parts_included"], true);
        for text in [SHARED, ALONE, BEGUN] {
            assert!(page.contains(text) && json.to_string().contains(text), "{text}");
        }
        assert!(!page.contains(OTHERS) && !json.to_string().contains(OTHERS));
        assert!(page.contains("Amina") && page.contains("Grace Mbeki"));
        assert!(!page.contains("http") && !page.contains("<script"), "the page needs nothing else");
        for part in [
            "account",
            "person",
            "participation",
            "conflict",
            "pair",
            "signature",
            "meeting",
            "session",
            "choice",
            "item",
        ] {
            assert!(!things(&json, part).is_empty(), "{part}: {json}");
        }
        assert!(page.contains(UNWANTED), "whom she would rather not meet");
        assert!(!things(&json, "access_event").is_empty(), "that Helen looked");
        assert!(!json.to_string().contains("Helen"), "who it was is not said");
        let (_, again) = files(&takes(&mut amina).await);
        assert!(again.contains(SHARED), "it can be taken again");
    })
    .await;
}

#[tokio::test]
async fn every_part_that_is_promised_is_there_and_every_fact_has_a_name() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        for card in ["mentee", "mentor", "coordinator", "admin"] {
            let mut browser = town.as_person(persona(&world, card)).await;
            browser.sets_up_private_space().await;
            let (json, _) = files(&takes(&mut browser).await);
            let parts = json["parts"].as_object().expect("parts");
            let promised = holdings::ALL.iter().filter(|one| !matches!(one.copied, Copied::Left(_)));
            for one in promised {
                assert!(parts.contains_key(one.table), "{card} has no {}", one.table);
            }
            let words = Words::new(Language::Welsh);
            for thing in parts.values().flat_map(|things| things.as_array().expect("things")) {
                for name in thing.as_object().expect("facts").keys().filter(|name| *name != "id") {
                    let key = format!("exports-fact-{}", name.replace('_', "-"));
                    assert!(words.knows(&key), "{key}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn while_it_is_locked_the_page_says_what_would_be_missing_and_so_does_the_file() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let page = amina.get("/me/data").await;
        assert!(page.body.contains("You have not set it up yet"), "{}", page.body);
        both_write(&mut amina, &mut grace).await;
        amina.post("/me/unlock/lock", &[]).await;
        let page = amina.get("/me/data").await;
        assert!(page.body.contains("what you wrote in private"), "{}", page.body);
        assert!(page.links().contains(&"/me/unlock?to=/me/data".to_owned()));
        let (json, page) = files(&takes(&mut amina).await);
        assert_eq!(json["private_parts_included"], false);
        assert!(page.contains("was locked when this copy was made"));
        for text in [SHARED, ALONE, BEGUN] {
            assert!(!page.contains(text) && !json.to_string().contains(text), "{text}");
        }
        assert!(json["parts"].get("choice").is_none() && json["parts"].get("item").is_none());
        let unlocked = amina.post("/me/unlock", &[("phrase", PHRASE), ("to", "/me/data")]).await;
        assert_eq!(unlocked.leads_to(), "/me/data");
        assert!(files(&takes(&mut amina).await).1.contains(ALONE));
    })
    .await;
}

#[tokio::test]
async fn what_a_helper_was_only_suggested_for_is_not_in_their_copy() {
    on_each(async |town: Town| {
        let (mentee, giver) = town
            .build(async |world| {
                let programme =
                    world.programme("Wren Valley Health", "Rise", ["Development", "Datblygu"]).await?;
                let cohort = world.cohort(programme, "Autumn", CohortState::Matching, 20).await?;
                let mentee = world.person("mentee@example.org", &named("Mira")).await?;
                let part = world.takes_part(mentee, cohort, Hat::Mentee, Waiting, &[Hat::Mentor], 2).await?;
                let giver = world.person("giver@example.org", &named("Gwen")).await?;
                let place = world.takes_part(giver, cohort, Hat::Mentor, Available, &[], 2).await?;
                let pair =
                    world.drawn(cohort, Kind::Mentor, (mentee, part), (giver, place), PairState::Suggested);
                world.keep(&pair).await?;
                Ok((mentee, giver))
            })
            .await;
        let (hers, page) = files(&takes(&mut town.as_person(mentee).await).await);
        assert_eq!(things(&hers, "pair").len(), 1, "{hers}");
        assert!(page.contains("Gwen"));
        let (theirs, page) = files(&takes(&mut town.as_person(giver).await).await);
        assert!(things(&theirs, "pair").is_empty() && !page.contains("Mira"));
    })
    .await;
}

#[tokio::test]
async fn both_want_a_sign_in_that_is_fresh() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        town.pass(SignedDuration::from_mins(6));
        for path in ["/me/data", "/me/erasure"] {
            let page = amina.get(path).await;
            assert_eq!(page.status, 200, "what it would mean can be read at any time");
            let sent = amina.submit(&page, path, &[]).await;
            assert_eq!(sent.leads_to(), format!("/sign-in?to={path}"));
        }
        assert!(town.rows().await["account"].iter().any(|row| row.contains("amina")));
    })
    .await;
}
