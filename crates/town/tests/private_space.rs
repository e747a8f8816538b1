//! The private space: what two people write to each other is for the two of them, whoever holds the database.

use axum::http::Method;
use jiff::SignedDuration;
use trellis_domain::{id::PairId, pair::PairState};
use trellis_town::{Answer, Browser, PHRASE, Town, first_pair, on_each, persona, valley};

const CANARY: &str = "She said it again in front of the whole ward";

async fn writes(browser: &mut Browser<'_>, id: PairId, kind: &str, text: &str) -> Answer {
    let path = format!("/pairs/{id}/notes");
    browser.post(&path, &[("kind", kind), (if kind == "note" { "note" } else { "reflection" }, text)]).await
}

async fn notes(browser: &mut Browser<'_>, id: PairId) -> String {
    browser.get(&format!("/pairs/{id}/notes")).await.body
}

#[tokio::test]
async fn what_two_people_write_is_read_by_the_two_and_by_nobody_else() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        assert_eq!(writes(&mut amina, id, "note", CANARY).await.status, 303);
        assert_eq!(writes(&mut amina, id, "reflection", "I froze").await.status, 303);
        let hers = notes(&mut amina, id).await;
        assert!(hers.contains(CANARY) && hers.contains("I froze"));
        let theirs = notes(&mut grace, id).await;
        assert!(theirs.contains(CANARY), "{theirs}");
        assert!(!theirs.contains("I froze"));
        for card in ["coordinator", "admin"] {
            let mut other = town.as_person(persona(&world, card)).await;
            assert_eq!(other.get(&format!("/pairs/{id}/notes")).await.status, 404, "{card}");
        }
        // SQLite shows bytes in capitals, PostgreSQL does not.
        let hexed = hex::encode(CANARY);
        for (table, rows) in town.rows().await {
            for row in rows {
                assert!(!row.contains(CANARY) && !row.to_lowercase().contains(&hexed), "{table}: {row}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn it_locks_by_itself_and_what_was_typed_is_there_after_unlocking() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        assert_eq!(writes(&mut amina, id, "note", CANARY).await.status, 303);
        town.pass(SignedDuration::from_mins(11));
        let locked = notes(&mut amina, id).await;
        assert!(!locked.contains(CANARY));
        let away = writes(&mut amina, id, "note", "half a sentence about").await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to=/pairs/{id}/notes"));
        let page = amina.get(&format!("/me/unlock?to=/pairs/{id}/notes")).await;
        let wrong = amina.submit(&page, "/me/unlock", &[("phrase", "a gate of slate and grass")]).await;
        assert_eq!(wrong.status, 422);
        let right = amina.submit(&page, "/me/unlock", &[("phrase", PHRASE)]).await;
        assert_eq!(right.leads_to(), format!("/pairs/{id}/notes"));
        let open = notes(&mut amina, id).await;
        assert!(open.contains(CANARY) && open.contains("half a sentence about"), "{open}");
        // Sent, it is a note and no draft any more.
        assert_eq!(writes(&mut amina, id, "note", "half a sentence about it").await.status, 303);
        assert!(!notes(&mut amina, id).await.contains("half a sentence about</textarea>"));
        town.restart();
        assert!(!notes(&mut amina, id).await.contains(CANARY), "a restart locks");
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_when_the_sign_in_has_ended_comes_back_to_be_copied_and_is_kept_nowhere() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        let path = format!("/pairs/{id}/notes");
        let page = amina.get(&path).await;
        let before = town.rows().await;
        town.pass(SignedDuration::from_mins(16));
        let sent = amina.submit(&page, &path, &[("note", CANARY)]).await;
        assert_eq!(sent.status, 401);
        assert!(sent.body.contains("Your sign-in has ended") && sent.body.contains(CANARY), "{}", sent.body);
        assert!(sent.links().contains(&format!("/sign-in?to={path}")), "the way back is there");
        assert!(before == town.rows().await, "nothing of it is kept");

        // A secret, and what a script saves beside the page, do not come back; nor does anything to whoever has left.
        let secret = amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        assert!(secret.status == 303 && secret.body.is_empty(), "{}", secret.body);
        let saved = amina.post(&format!("{path}/draft"), &[("note", CANARY)]).await;
        assert_eq!(saved.status, 303);
        let mark = town.settings().left_cookie().to_owned();
        amina.cookies().insert(mark, "yes".to_owned());
        assert_eq!(amina.submit(&page, &path, &[("note", CANARY)]).await.status, 303);
        let mut stranger = town.anonymous();
        assert_eq!(stranger.post_exactly(&path, &[("note", CANARY)]).await.status, 303);
        let elsewhere = [("sec-fetch-site", "cross-site")];
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        town.pass(SignedDuration::from_mins(16));
        let forged = grace.send(Method::POST, &path, Some(&[("note", CANARY)]), &elsewhere).await;
        assert_eq!(forged.status, 303, "another site cannot put words on our page");
    })
    .await;
}

#[tokio::test]
async fn the_recovery_code_opens_it_and_all_ways_lost_lose_only_what_nobody_else_could_read() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let code = amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        writes(&mut amina, id, "note", CANARY).await;
        writes(&mut amina, id, "reflection", "I froze").await;
        amina.post("/me/unlock/lock", &[]).await;
        assert!(!notes(&mut amina, id).await.contains(CANARY));
        let opened = amina.post("/me/unlock/recovery", &[("code", &code.to_lowercase())]).await;
        assert_eq!(opened.status, 303);
        assert!(notes(&mut amina, id).await.contains(CANARY));

        amina.post("/me/unlock/lock", &[]).await;
        let begun =
            amina.post("/me/unlock/lost", &[("which", "own"), ("own", "another gate altogether")]).await;
        assert_eq!(begun.status, 200, "{}", begun.body);
        let after = notes(&mut amina, id).await;
        assert!(!after.contains(CANARY) && !after.contains("I froze"));
        assert_eq!(grace.post(&format!("/pairs/{id}/notes/sharing"), &[]).await.status, 303);
        let shared = notes(&mut amina, id).await;
        assert!(shared.contains(CANARY), "{shared}");
        assert!(!shared.contains("I froze"));
    })
    .await;
}

#[tokio::test]
async fn a_reader_whom_somebody_slipped_in_stops_all_writing() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        writes(&mut amina, id, "note", "before").await;
        let ghost = persona(&world, "coordinator").uuid().simple().to_string();
        town.tamper(&format!(
            "INSERT INTO epoch_copy (space, epoch, reader, sealed)
             SELECT space, epoch, {{id:{ghost}}}, sealed FROM epoch_copy"
        ))
        .await;
        let page = notes(&mut amina, id).await;
        assert!(page.contains("does not add up"), "{page}");
        let refused = writes(&mut amina, id, "note", CANARY).await;
        assert_eq!(refused.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_key_that_somebody_planted_is_found_at_the_next_unlocking_and_both_administrators_are_told() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut tom = town.as_person(persona(&world, "admin")).await;
        let id = first_pair(&mut amina).await;
        amina.sets_up_private_space().await;
        writes(&mut amina, id, "reflection", "before").await;
        amina.post("/me/unlock/lock", &[]).await;
        let planted = "07".repeat(32);
        town.tamper(&format!("UPDATE member_key SET public_key = {{bytes:{planted}}}")).await;
        let found = amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        assert_eq!(found.leads_to(), "/me/unlock");
        let page = amina.get("/me/unlock").await;
        assert!(page.body.contains("Somebody had changed the key"), "{}", page.body);
        // It hangs on the notice and on no link: nobody can be frightened by one, and it goes with the notice.
        let asked = tom.get("/me/unlock?found=key").await;
        assert!(asked.status == 200 && !asked.body.contains("Somebody had changed"), "{}", asked.body);
        amina.post("/notices/put-away", &[]).await;
        assert!(!amina.get("/me/unlock").await.body.contains("Somebody had changed"));
        assert!(tom.get("/notices").await.body.contains("key was changed in the store"));
        // It is put right at once: nobody is shut out, and the alarm is not raised again.
        assert!(notes(&mut amina, id).await.contains("before"));
        assert_eq!(writes(&mut amina, id, "reflection", "after").await.status, 303);
        amina.post("/me/unlock/lock", &[]).await;
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.leads_to(), "/home");
    })
    .await;
}

#[tokio::test]
async fn after_an_ending_each_reads_only_what_they_wrote() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        writes(&mut amina, id, "note", CANARY).await;
        writes(&mut grace, id, "note", "What Grace wrote").await;
        assert_eq!(amina.post(&format!("/pairs/{id}/ending"), &[]).await.status, 303);
        let state = town.rows().await["pair"].iter().any(|row| row.contains(PairState::EndedNoFault.code()));
        assert!(state);
        let hers = notes(&mut amina, id).await;
        assert!(hers.contains(CANARY) && !hers.contains("What Grace wrote"), "{hers}");
        let theirs = notes(&mut grace, id).await;
        assert!(!theirs.contains(CANARY) && theirs.contains("What Grace wrote"));
        assert_eq!(writes(&mut grace, id, "note", "one more").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn whoever_begins_again_is_told_and_so_is_everybody_who_writes_with_them() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let id = first_pair(&mut amina).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        writes(&mut grace, id, "note", CANARY).await;
        amina.post("/me/unlock/lock", &[]).await;
        // Somebody with her mailbox gets in, and cannot open anything.
        let fields = [("which", "own"), ("own", "another gate altogether")];
        assert_eq!(amina.post("/me/unlock/lost", &fields).await.status, 200);
        assert!(!notes(&mut amina, id).await.contains(CANARY));
        assert!(amina.get("/notices").await.body.contains("A new key was made for your private space"));
        assert!(grace.get("/notices").await.body.contains("Somebody you write with has a new key"));
        assert!(notes(&mut grace, id).await.contains("ask them first, face to face or by phone"));
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_never_shows_a_code_that_was_not_kept() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let page = amina.get("/me/unlock").await;
        let form = page.form("/me/unlock/keys");
        let mut fields: Vec<(&str, &str)> = form
            .fields
            .iter()
            .filter(|(name, _)| name != "which" && name != "own")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.extend([("which", "own"), ("own", PHRASE)]);
        let first = amina.post_exactly("/me/unlock/keys", &fields).await;
        assert!(first.body.contains("trellis-code"), "{}", first.body);
        let second = amina.post_exactly("/me/unlock/keys", &fields).await;
        assert!(second.status == 303 && !second.body.contains("trellis-code"), "{}", second.body);
        let id = first_pair(&mut amina).await;
        assert_eq!(writes(&mut amina, id, "reflection", "It is still open").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn the_button_that_deletes_notes_deletes_nothing_else_that_one_wrote() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let id = first_pair(&mut amina).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goals = format!("/pairs/{id}/goals");
        let page = grace.get(&goals).await;
        let proposed = grace.submit(&page, &goals, &[("text", CANARY), ("measure", "")]).await;
        let goal = proposed.leads_to().rsplit('/').next().expect("an id").to_owned();
        let removal = [("kind", "note"), ("item", goal.as_str())];
        assert_eq!(grace.post(&format!("/pairs/{id}/notes/removal"), &removal).await.status, 404);
        assert!(amina.get(&format!("/goals/{goal}")).await.body.contains(CANARY));
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_not_tried_faster_by_signing_in_more_often() {
    on_each(async |town: Town| {
        let town = town.with_limits();
        let world = valley(&town).await;
        let amina = persona(&world, "mentee");
        let mut first = town.as_person(amina).await;
        first.sets_up_private_space().await;
        first.post("/me/unlock/lock", &[]).await;
        let mut second = town.as_person(amina).await;
        let mut answers = Vec::new();
        for _ in 0..10 {
            for browser in [&mut first, &mut second] {
                answers.push(browser.post("/me/unlock", &[("phrase", "not this one")]).await.status.as_u16());
            }
        }
        assert!(answers[..10].iter().all(|status| *status == 422), "{answers:?}");
        assert!(answers.contains(&429), "{answers:?}");
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        grace.sets_up_private_space().await;
        grace.post("/me/unlock/lock", &[]).await;
        assert_eq!(grace.post("/me/unlock", &[("phrase", "not this one")]).await.status, 422);
    })
    .await;
}
