//! A copy of everything: what is in it, and what is not.

use jiff::SignedDuration;
use serde_json::Value;
use trellis_domain::{
    cohort::CohortState,
    hat::Hat,
    id::{PairId, PersonId},
    pair::{Kind, PairState},
    participation::ParticipationState::{Available, Waiting},
    permission::Action,
};
use trellis_programme::witness;
use trellis_store::{
    holdings::{self, Copied},
    pairs,
};
use trellis_town::{Answer, Browser, PHRASE, Town, on_each, persona, valley};
use trellis_words::{Language, Words};
use trellis_world::wren_valley::WrenValley;

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
async fn what_she_answered_about_the_programme_is_hers_to_take_along() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        let said = [("no_detriment", "not_kept"), ("protected_time", "partly")];
        assert_eq!(amina.post("/questions/promises", &said).await.status, 303);
        amina.post("/questions/consent", &[]).await;
        assert_eq!(
            amina.post("/questions/check-in", &[("useful", "partly"), ("call", "yes")]).await.status,
            303
        );
        let (json, page) = files(&takes(&mut amina).await);
        assert_eq!(things(&json, "measure").len(), 2, "{json}");
        for told in
            ["What you answered about the programme", "No detriment", "Not kept", "Is it useful?", "In part"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        amina.post("/me/unlock/lock", &[]).await;
        let (json, page) = files(&takes(&mut amina).await);
        assert!(
            json["parts"].get("measure").is_none() && !page.contains("Not kept"),
            "not while it is locked"
        );
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

/// The mentee of the cards with her helper of a kind, and their pair.
async fn helped(town: &Town, world: &WrenValley, kind: Kind) -> (PersonId, PersonId, PairId) {
    let permit = witness::of_somebody(Action::ReadCohort, world.running).expect("somebody may");
    let pairs = town.look(async |unit| pairs::of_cohort(unit, &permit).await).await;
    let amina = persona(world, "mentee");
    let pair = pairs.into_iter().find(|pair| pair.kind == kind && pair.mentee_person == amina);
    let pair = pair.expect("she has one");
    (amina, pair.giver_person, pair.id)
}

/// Writes an ask, and says what becomes of it: her moves and her ally's, each with its fields.
async fn asks(amina: &mut Browser<'_>, ally: &mut Browser<'_>, pair: PairId, moves: &[&str]) {
    let write = format!("/pairs/{pair}/asks");
    let page = amina.get(&write).await;
    let path =
        amina.submit(&page, &write, &[("theme", "bold"), ("text", "One thing")]).await.leads_to().to_owned();
    for one in moves {
        let (noun, theirs) = one.strip_prefix("ally ").map_or((*one, false), |noun| (noun, true));
        let fields: &[(&str, &str)] = if noun == "felt" { &[("felt", "made_worse")] } else { &[] };
        let done = if theirs {
            ally.post(&format!("/ally{path}/{noun}"), fields).await
        } else {
            amina.post(&format!("{path}/{noun}"), fields).await
        };
        assert_eq!(done.status, 303, "{path}/{noun}: {}", done.body);
    }
}

fn states(json: &Value, part: &str) -> Vec<String> {
    let state = |thing: &Value| thing["state"].as_str().expect("a state").to_owned();
    let mut states: Vec<String> = things(json, part).iter().map(state).collect();
    states.sort();
    states
}

#[tokio::test]
async fn an_allys_copy_holds_what_was_sent_to_them_and_not_what_she_felt_or_took_back() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (amina, ally, pair) = helped(&town, &world, Kind::Ally).await;
        let (mut amina, mut ally) = (town.as_person(amina).await, town.as_person(ally).await);
        amina.sets_up_private_space().await;
        ally.sets_up_private_space().await;
        let done = ["sending", "ally acceptance", "ally done"];
        for moves in [
            &[][..],
            &["sending"],
            &["sending", "withdrawal"],
            &["sending", "ally refusal"],
            &["sending", "ally acceptance"],
            &done,
            &[&done[..], &["felt"]].concat(),
        ] {
            asks(&mut amina, &mut ally, pair, moves).await;
        }
        let (hers, _) = files(&takes(&mut amina).await);
        let all = ["accepted", "declined", "done", "drafted", "felt", "sent", "withdrawn"];
        assert_eq!(states(&hers, "ask"), all);
        let (theirs, page) = files(&takes(&mut ally).await);
        assert_eq!(states(&theirs, "ask"), ["accepted", "done", "done", "sent"]);
        assert!(!page.contains("felt") && !page.contains("Taken back"), "{page}");
        let facts = |json: &Value| -> Vec<String> {
            let done = things(json, "ask").iter().filter(|ask| ask["state"] == "done");
            done.map(|ask| ask.as_object().expect("facts").keys().cloned().collect()).collect()
        };
        let told = facts(&theirs);
        assert_eq!(told[0], told[1], "felt or not makes no difference");
    })
    .await;
}

#[tokio::test]
async fn a_goal_of_a_pair_that_has_ended_is_in_the_mentees_copy_alone() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (amina, grace, pair) = helped(&town, &world, Kind::Mentor).await;
        let (mut amina, mut grace) = (town.as_person(amina).await, town.as_person(grace).await);
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goals = format!("/pairs/{pair}/goals");
        let page = amina.get(&goals).await;
        assert_eq!(amina.submit(&page, &goals, &[("text", "Lead the clinic")]).await.status, 303);
        let of = pair.uuid().simple().to_string();
        let goals = |json: &Value| things(json, "goal").iter().filter(|goal| goal["of"] == of).count();
        assert_eq!(goals(&files(&takes(&mut amina).await).0), 1);
        assert_eq!(goals(&files(&takes(&mut grace).await).0), 1, "while it goes on it is on their page");
        assert_eq!(amina.post(&format!("/pairs/{pair}/ending"), &[]).await.status, 303);
        assert_eq!(goals(&files(&takes(&mut amina).await).0), 1);
        assert_eq!(goals(&files(&takes(&mut grace).await).0), 0);
    })
    .await;
}
