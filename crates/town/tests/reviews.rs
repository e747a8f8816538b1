//! Looking back together: each writes alone, both read when both have shared, and nobody else ever does.

use jiff::SignedDuration;
use trellis_domain::id::PairId;
use trellis_town::{Answer, Browser, PHRASE, Town, first_pair, on_each, persona, valley};
use trellis_world::wren_valley::WrenValley;

const CANARY: &str = "You said my name in the room";
const OTHER: &str = "I have learnt to ask first";

/// Amina and Grace, each with a private space that stands open.
async fn two(town: &Town) -> (WrenValley, Browser<'_>, Browser<'_>, PairId) {
    let world = valley(town).await;
    let mut amina = town.as_person(persona(&world, "mentee")).await;
    let mut grace = town.as_person(persona(&world, "mentor")).await;
    let id = first_pair(&mut amina).await;
    amina.sets_up_private_space().await;
    grace.sets_up_private_space().await;
    (world, amina, grace, id)
}

async fn shares(browser: &mut Browser<'_>, id: PairId, text: &str) -> Answer {
    let page = browser.get(&format!("/pairs/{id}/review")).await;
    browser.submit(&page, &format!("/pairs/{id}/review"), &[("first", text)]).await
}

async fn all_come_to_their_end(town: &Town) {
    town.tamper("UPDATE pair SET state = 'closing' WHERE state = 'active'").await;
}

#[tokio::test]
async fn each_reads_the_other_only_once_both_have_shared_and_nobody_else_reads_either() {
    on_each(async |town: Town| {
        let (world, mut amina, mut grace, id) = two(&town).await;
        let review = format!("/pairs/{id}/review");
        assert_eq!(shares(&mut amina, id, CANARY).await.status, 303);
        let theirs = grace.get(&review).await;
        assert!(theirs.body.contains("has shared theirs"), "{}", theirs.body);
        assert!(!theirs.body.contains(CANARY));
        let page = grace.get(&format!("/pairs/{id}")).await;
        assert!(page.body.contains("has looked back") && !page.body.contains(CANARY), "{}", page.body);
        assert!(amina.get(&review).await.body.contains("has not shared theirs yet"));

        assert_eq!(shares(&mut grace, id, OTHER).await.status, 303);
        for reader in [&mut amina, &mut grace] {
            let page = reader.get(&review).await;
            assert!(page.body.contains(CANARY) && page.body.contains(OTHER), "{}", page.body);
            assert!(!page.title().contains(CANARY));
        }
        for card in ["coordinator", "admin", "sponsor"] {
            let mut other = town.as_person(persona(&world, card)).await;
            assert_eq!(other.get(&review).await.status, 404, "{card}");
            assert_eq!(other.post(&review, &[("first", "x")]).await.status, 404, "{card}");
        }
        for (table, rows) in town.rows().await {
            for row in rows {
                assert!(!row.contains(CANARY) && !row.contains(OTHER), "{table}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_shared_can_be_taken_back_and_nothing_typed_is_lost() {
    on_each(async |town: Town| {
        let (_, mut amina, mut grace, id) = two(&town).await;
        let review = format!("/pairs/{id}/review");
        assert_eq!(shares(&mut grace, id, OTHER).await.status, 303);
        let nothing = shares(&mut amina, id, " ").await;
        assert!(nothing.status == 422 && nothing.body.contains("Write something first"), "{}", nothing.body);
        let long = shares(&mut amina, id, &"a".repeat(2_001)).await;
        assert!(long.status == 422 && long.body.contains("2,001"), "{}", long.body);

        // Locked in mid-sentence: it waits behind the door.
        amina.post("/me/unlock/lock", &[]).await;
        let away = amina.post(&review, &[("first", "half a thought"), ("second", "and thanks")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={review}"));
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        let page = amina.get(&review).await;
        assert!(page.body.contains("half a thought") && page.body.contains("and thanks"), "{}", page.body);

        // Shared, and typed once more in another window.
        let window = amina.get(&review).await;
        assert_eq!(shares(&mut amina, id, CANARY).await.status, 303);
        let again = amina.submit(&window, &review, &[("first", "typed elsewhere"), ("second", "")]).await;
        assert!(again.status == 409 && again.body.contains("typed elsewhere"), "{}", again.body);
        assert!(again.body.contains(CANARY) && again.body.contains(OTHER), "{}", again.body);

        // Taken back, it is a draft again, and the other's words are hidden until it is shared anew.
        assert_eq!(amina.post(&format!("{review}/draft"), &[("first", "an afterthought")]).await.status, 204);
        let page = amina.get(&review).await;
        assert_eq!(amina.submit(&page, &format!("{review}/removal"), &[]).await.status, 303);
        let page = amina.get(&review).await;
        assert!(page.body.contains("an afterthought"), "what was typed since is not lost: {}", page.body);
        assert!(page.body.contains(CANARY) && !page.body.contains(OTHER), "{}", page.body);
        assert!(!grace.get(&review).await.body.contains(CANARY));
    })
    .await;
}

#[tokio::test]
async fn at_the_end_the_two_stay_in_touch_only_if_both_would_like_to() {
    on_each(async |town: Town| {
        let (world, mut amina, mut grace, id) = two(&town).await;
        let review = format!("/pairs/{id}/review");
        assert_eq!(amina.post(&format!("{review}/touch"), &[("wish", "yes")]).await.status, 404, "not yet");
        all_come_to_their_end(&town).await;
        assert_eq!(shares(&mut amina, id, CANARY).await.status, 303);
        assert_eq!(shares(&mut grace, id, OTHER).await.status, 303);

        let wish = |wish| [("wish", wish)];
        assert_eq!(amina.post(&format!("{review}/touch"), &wish("yes")).await.status, 303);
        let theirs = grace.get(&review).await;
        assert!(
            !theirs.body.contains("mailto:") && theirs.body.contains("does not learn"),
            "{}",
            theirs.body
        );
        assert_eq!(grace.post(&format!("{review}/touch"), &wish("yes")).await.status, 303);
        for reader in [&mut amina, &mut grace] {
            let page = reader.get(&review).await;
            assert!(page.body.contains("mailto:"), "{}", page.body);
        }

        // One of them ends it. Both keep what they said to each other; one takes the address back.
        let ending = grace.get(&format!("/pairs/{id}/ending")).await;
        assert!(ending.body.contains("Thank you for what you both gave"), "{}", ending.body);
        assert_eq!(grace.submit(&ending, &format!("/pairs/{id}/ending"), &[]).await.status, 303);
        // The two, and nobody else, see that they go on as something else.
        let over = amina.get(&format!("/pairs/{id}")).await;
        assert!(over.body.contains("You stay in touch"), "{}", over.body);
        let mut joy = town.as_person(persona(&world, "coordinator")).await;
        assert!(!joy.get("/co/pairs").await.body.contains("Staying in touch"));
        assert!(town.rows().await["pair"].iter().all(|row| !row.contains("redefined")));
        assert!(over.links().contains(&review), "{}", over.body);
        let page = amina.get(&review).await;
        assert!(page.body.contains(CANARY) && page.body.contains(OTHER), "{}", page.body);
        assert!(!page.forms().iter().any(|form| form.action == review), "nothing new is written");
        assert_eq!(amina.post(&format!("{review}/touch"), &wish("no")).await.status, 303);
        assert!(!grace.get(&review).await.body.contains("mailto:"));
        let over = grace.get(&format!("/pairs/{id}")).await;
        assert!(over.body.contains("Thank you for what you both gave"), "{}", over.body);
    })
    .await;
}

#[tokio::test]
async fn when_a_pair_ends_early_each_reads_only_what_they_said_themselves() {
    on_each(async |town: Town| {
        let (_, mut amina, mut grace, id) = two(&town).await;
        let review = format!("/pairs/{id}/review");
        shares(&mut amina, id, CANARY).await;
        shares(&mut grace, id, OTHER).await;
        assert_eq!(amina.post(&format!("/pairs/{id}/ending"), &[]).await.status, 303);
        town.pass(SignedDuration::from_mins(1));
        let hers = amina.get(&review).await;
        assert!(hers.body.contains(CANARY) && !hers.body.contains(OTHER), "{}", hers.body);
        assert!(amina.get(&format!("/pairs/{id}")).await.links().contains(&review));
        let theirs = grace.get(&review).await;
        assert!(theirs.body.contains(OTHER) && !theirs.body.contains(CANARY), "{}", theirs.body);
    })
    .await;
}

#[tokio::test]
async fn whoever_writes_first_knows_that_the_other_cannot_read_it_yet() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let id = first_pair(&mut amina).await;
        amina.sets_up_private_space().await;
        for page in ["review", "notes"] {
            let before = amina.get(&format!("/pairs/{id}/{page}")).await;
            assert!(before.body.contains("has not set up their private space yet"), "{}", before.body);
        }
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        grace.sets_up_private_space().await;
        for page in ["review", "notes"] {
            let after = amina.get(&format!("/pairs/{id}/{page}")).await;
            assert!(!after.body.contains("has not set up"), "{}", after.body);
        }
    })
    .await;
}
