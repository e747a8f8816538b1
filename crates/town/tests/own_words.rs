//! What a mentee writes in her own words about her needs is hers alone, until she lets a helper read it.

use jiff::SignedDuration;
use trellis_domain::{
    hat::Hat,
    id::{CohortId, ParticipationId, PersonId},
    pair::{Kind, PairState},
    participation::ParticipationState,
};
use trellis_store::people::Profile;
use trellis_town::{Answer, Browser, PHRASE, Town, first_pair, on_each, persona, valley};

const CANARY: &str = "I am tired of being asked where I am really from";
const NEED: &str = "/needs/answers/need";

async fn writes(browser: &mut Browser<'_>, text: &str, readers: &str) -> Answer {
    let page = browser.get(NEED).await;
    browser.submit(&page, NEED, &[("text", text), ("readers", readers)]).await
}

/// The first answer on the page, changed to other readers.
async fn lets_read(browser: &mut Browser<'_>, readers: &str) {
    let page = browser.get(NEED).await;
    let change = page.links().into_iter().find(|link| link.contains("?change=")).expect("it can be changed");
    let page = browser.get(&change).await;
    assert_eq!(browser.submit(&page, NEED, &[("readers", readers)]).await.status, 303);
}

async fn reads(browser: &mut Browser<'_>, pair: &str) -> String {
    browser.get(&format!("{pair}/needs")).await.body
}

/// A sponsor of the mentee, who begins today.
async fn sponsor(town: &Town, mentee: PersonId, cohort: CohortId) -> (PersonId, String) {
    let part = part_of(town, mentee, cohort).await;
    town.build(async |world| {
        let profile =
            Profile { first_name: "Samuel".to_owned(), last_name: "Osei".to_owned(), ..Profile::default() };
        let person = world.person("samuel@wren.example", &profile).await?;
        let his =
            world.takes_part(person, cohort, Hat::Sponsor, ParticipationState::Available, &[], 0).await?;
        let pair = world.drawn(cohort, Kind::Sponsor, (mentee, part), (person, his), PairState::Active);
        world.keep(&pair).await?;
        Ok((person, format!("/pairs/{}", pair.id)))
    })
    .await
}

async fn part_of(town: &Town, person: PersonId, cohort: CohortId) -> ParticipationId {
    let permit =
        trellis_programme::witness::of_somebody(trellis_domain::permission::Action::ReadOwnAccount, person);
    let permit = permit.expect("somebody may");
    let parts = town.look(async |unit| trellis_store::participations::of_person(unit, &permit).await).await;
    parts.into_iter().find(|part| part.cohort == cohort).expect("they take part").id
}

/// How many sealed answers lie in the store: what mentees keep, and what helpers read.
async fn copies(town: &Town) -> usize {
    town.rows().await["item"].iter().filter(|row| row.contains("need")).count()
}

/// No row of the database holds these words, as they are or in hexadecimal.
async fn nowhere_in_the_store(town: &Town, words: &str) {
    let hexed = hex::encode_upper(words);
    for (table, rows) in town.rows().await {
        for row in rows {
            assert!(!row.contains(words) && !row.to_uppercase().contains(&hexed), "{table}: {row}");
        }
    }
}

#[tokio::test]
async fn an_answer_is_private_until_the_mentee_lets_her_mentor_read_it_and_she_can_take_it_back() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let pair = format!("/pairs/{}", first_pair(&mut amina).await);
        assert_eq!(writes(&mut amina, CANARY, "only_me").await.leads_to(), NEED);
        let mine = amina.get(NEED).await.body;
        assert!(mine.contains(CANARY) && mine.contains("Only you"), "{mine}");
        assert!(amina.get("/needs").await.body.contains(CANARY), "it stands under its question");
        let theirs = reads(&mut grace, &pair).await;
        assert!(!theirs.contains(CANARY) && theirs.contains("has let you read nothing"), "{theirs}");

        lets_read(&mut amina, pair.trim_start_matches("/pairs/")).await;
        assert!(reads(&mut grace, &pair).await.contains(CANARY));
        assert!(amina.get(NEED).await.body.contains("You and Grace Mbeki"));
        assert!(reads(&mut amina, &pair).await.contains(CANARY), "she sees what her mentor sees");
        nowhere_in_the_store(&town, CANARY).await;

        lets_read(&mut amina, "only_me").await;
        assert!(!reads(&mut grace, &pair).await.contains(CANARY), "gone at once");
        lets_read(&mut amina, "my_helpers").await;
        assert!(reads(&mut grace, &pair).await.contains(CANARY));
        let page = amina.get(NEED).await;
        let removal = format!("{NEED}/removal");
        assert_eq!(amina.submit(&page, &removal, &[]).await.status, 303);
        assert!(!reads(&mut grace, &pair).await.contains(CANARY), "deleted for both");
        assert!(!amina.get(NEED).await.body.contains(CANARY));
        assert_eq!(copies(&town).await, 0, "no copy stays behind");
    })
    .await;
}

#[tokio::test]
async fn nobody_but_the_two_of_a_pair_finds_the_page_and_nobody_finds_hers() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        let pair = format!("/pairs/{}", first_pair(&mut amina).await);
        assert_eq!(writes(&mut amina, CANARY, "my_helpers").await.status, 303);
        let (sponsor, _) = sponsor(&town, persona(&world, "mentee"), world.running).await;
        let mut others = vec![town.as_person(sponsor).await];
        for card in ["coordinator", "admin"] {
            others.push(town.as_person(persona(&world, card)).await);
        }
        for other in &mut others {
            other.sets_up_private_space().await;
            for path in [format!("{pair}/needs"), NEED.to_owned()] {
                assert_eq!(other.get(&path).await.status, 404, "{path}");
            }
            let sent = [("text", "x"), ("readers", "only_me")];
            assert_eq!(other.post(NEED, &sent).await.status, 404);
        }
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        assert_eq!(grace.get(NEED).await.status, 404, "her own page is not her mentor's");
        let before = reads(&mut grace, &pair).await;
        assert!(!before.contains(CANARY) && before.contains("Set up your private space"), "{before}");
    })
    .await;
}

#[tokio::test]
async fn a_helper_who_comes_later_reads_what_all_helpers_may_when_the_mentee_next_unlocks() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        assert_eq!(writes(&mut amina, CANARY, "my_helpers").await.status, 303);
        let told = amina.get(NEED).await.body;
        assert!(told.contains("Grace Mbeki has no private space yet") && told.contains("Only you"), "{told}");
        let (samuel, second) = sponsor(&town, persona(&world, "mentee"), world.running).await;
        let mut samuel = town.as_person(samuel).await;
        samuel.sets_up_private_space().await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        grace.sets_up_private_space().await;
        let first = format!("/pairs/{}", first_pair(&mut grace).await);
        let told = amina.get(NEED).await.body;
        assert!(told.contains("Samuel Osei cannot read this yet") && told.contains("Only you"), "{told}");
        assert!(!reads(&mut grace, &first).await.contains(CANARY));

        // She unlocks again: both read it from now on, and she is told so.
        amina.post("/me/unlock/lock", &[]).await;
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        assert!(reads(&mut grace, &first).await.contains(CANARY));
        assert!(reads(&mut samuel, &second).await.contains(CANARY));
        let told = amina.get(NEED).await.body;
        assert!(told.contains("Grace Mbeki") && !told.contains("cannot read this yet"), "{told}");
        let nothing = amina.post("/needs/sharing", &[]).await;
        assert_eq!(nothing.status, 422, "there is nobody left to share with");
    })
    .await;
}

#[tokio::test]
async fn while_she_is_unlocked_one_button_lets_a_new_helper_read() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        assert_eq!(writes(&mut amina, CANARY, "my_helpers").await.status, 303);
        grace.sets_up_private_space().await;
        let page = amina.get("/needs").await;
        assert_eq!(amina.submit(&page, "/needs/sharing", &[]).await.leads_to(), "/needs");
        let pair = format!("/pairs/{}", first_pair(&mut grace).await);
        assert!(reads(&mut grace, &pair).await.contains(CANARY));
    })
    .await;
}

#[tokio::test]
async fn when_the_pair_ends_or_the_mentee_leaves_the_helper_reads_no_more() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let pair = format!("/pairs/{}", first_pair(&mut amina).await);
        assert_eq!(writes(&mut amina, CANARY, "my_helpers").await.status, 303);
        assert!(reads(&mut grace, &pair).await.contains(CANARY));
        assert_eq!(copies(&town).await, 3, "hers, her mentor's, her ally's");
        assert_eq!(grace.post(&format!("{pair}/ending"), &[]).await.status, 303);
        assert_eq!(grace.get(&format!("{pair}/needs")).await.status, 404);
        assert_eq!(copies(&town).await, 2, "the copy is gone; what she keeps, and her ally's, is not");
        let mine = amina.get(NEED).await.body;
        assert!(mine.contains(CANARY) && mine.contains("Only you"), "{mine}");

        let leave = amina.get("/me/leave").await.links();
        let leave = leave.into_iter().find(|link| link.starts_with("/me/leave/")).expect("she can leave");
        let page = amina.get(&leave).await;
        assert_eq!(amina.submit(&page, &leave, &[]).await.status, 303);
        assert_eq!(copies(&town).await, 0, "what she answered goes with her");
    })
    .await;
}

#[tokio::test]
async fn locked_shows_nothing_and_loses_nothing_that_was_typed() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        let open = amina.get(NEED).await;
        assert_eq!(writes(&mut amina, CANARY, "only_me").await.status, 303);
        town.pass(SignedDuration::from_mins(11));
        for path in [NEED, "/needs"] {
            let page = amina.get(path).await.body;
            assert!(!page.contains(CANARY) && page.contains("Locked"), "{page}");
        }
        let typed = [("text", "half a sentence about"), ("readers", "my_helpers")];
        let away = amina.submit(&open, NEED, &typed).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={NEED}"));
        assert!(amina.get(NEED).await.body.contains("had begun"), "the locked page says so");
        nowhere_in_the_store(&town, "half a sentence about").await;
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        let page = amina.get(NEED).await;
        let form = page.form(NEED);
        assert!(form.fields.contains(&("text".to_owned(), "half a sentence about".to_owned())), "{form:?}");
        assert!(form.fields.contains(&("readers".to_owned(), "my_helpers".to_owned())), "{form:?}");
    })
    .await;
}

#[tokio::test]
async fn a_new_wording_keeps_the_old_one_for_her_alone() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let pair = format!("/pairs/{}", first_pair(&mut amina).await);
        assert_eq!(writes(&mut amina, CANARY, "my_helpers").await.status, 303);
        let links = amina.get(NEED).await.links();
        let change = links.into_iter().find(|link| link.contains("?change=")).expect("it can be changed");
        let page = amina.get(&change).await;
        assert_eq!(amina.submit(&page, NEED, &[("text", "I want to lead")]).await.status, 303);
        let mine = amina.get(NEED).await.body;
        assert!(mine.contains("I want to lead") && mine.contains(CANARY), "{mine}");
        let theirs = reads(&mut grace, &pair).await;
        assert!(theirs.contains("I want to lead") && !theirs.contains(CANARY), "{theirs}");
        // Another question's page does not know the answer.
        let other = change.replace("/need?", "/help?");
        assert_eq!(amina.get(&other).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_saved_is_said_at_its_field_and_stays_typed() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        let empty = writes(&mut amina, "  ", "only_me").await;
        assert!(empty.status == 422 && empty.body.contains("Write something first"));
        let long = "x".repeat(2_001);
        let refused = writes(&mut amina, &long, "only_me").await;
        assert!(refused.status == 422 && refused.body.contains(&long) && refused.body.contains("2,001"));
        let stranger = "0123456789abcdef0123456789abcdef";
        let refused = writes(&mut amina, "kept", stranger).await;
        assert!(refused.status == 422 && refused.body.contains("Choose somebody who helps you now"));
        assert!(refused.body.contains("kept</textarea>"));
        assert_eq!(writes(&mut amina, "kept", "everybody").await.status, 400);
        assert_eq!(amina.get("/needs/answers/elsewhere").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_reader_whom_somebody_slipped_into_the_pair_stops_the_sharing_and_is_not_believed() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        assert_eq!(writes(&mut amina, "before", "my_helpers").await.status, 303);
        let ghost = persona(&world, "coordinator").uuid().simple().to_string();
        town.tamper(&format!(
            "INSERT INTO epoch_copy (space, epoch, reader, sealed)
             SELECT epoch_copy.space, epoch_copy.epoch, {{id:{ghost}}}, epoch_copy.sealed FROM epoch_copy
             JOIN space ON space.id = epoch_copy.space WHERE space.kind = 'pair' AND epoch_copy.reader <> {{id:{ghost}}}
             LIMIT 1"
        ))
        .await;
        assert_eq!(writes(&mut amina, CANARY, "my_helpers").await.status, 422, "nothing is shared into it");
        let page = amina.get(NEED).await.body;
        assert!(!page.contains(CANARY), "and nothing is half saved");
        assert_eq!(writes(&mut amina, CANARY, "only_me").await.status, 303, "her own space is not touched");
        amina.post("/me/unlock/lock", &[]).await;
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303, "she still gets in");
    })
    .await;
}
