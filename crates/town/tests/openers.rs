//! The first talk, both ways, and the one thing that each takes away from a meeting: written alone, brought or kept by choice.

use jiff::SignedDuration;
use trellis_domain::id::PairId;
use trellis_town::{Answer, Browser, PHRASE, Town, first_pair, on_each, persona, valley};
use trellis_world::wren_valley::WrenValley;

const KEPT: &str = "Nobody in my family had a desk";
const BROUGHT: &str = "A ward sister shut the door on me";
const TAKEN: &str = "I may ask for the rota in writing";

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

async fn answers(browser: &mut Browser<'_>, id: PairId, changes: &[(&str, &str)]) -> Answer {
    let opener = format!("/pairs/{id}/opener");
    let page = browser.get(&opener).await;
    browser.submit(&page, &opener, changes).await
}

async fn nothing_lies_readable(town: &Town) {
    for (table, rows) in town.rows().await {
        for row in rows {
            for canary in [KEPT, BROUGHT, TAKEN] {
                assert!(!row.contains(canary), "{table}");
            }
        }
    }
}

#[tokio::test]
async fn each_keeps_an_answer_or_brings_it_and_only_what_is_brought_is_read() {
    on_each(async |town: Town| {
        let (world, mut amina, mut grace, id) = two(&town).await;
        let opener = format!("/pairs/{id}/opener");
        let done = answers(&mut amina, id, &[("q1", KEPT), ("q2", BROUGHT), ("bring", "q2")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let mine = amina.get(&opener).await;
        assert!(mine.body.contains(KEPT) && mine.body.contains(BROUGHT), "{}", mine.body);
        let theirs = grace.get(&opener).await;
        assert!(theirs.body.contains(BROUGHT) && !theirs.body.contains(KEPT), "{}", theirs.body);
        // Only the one who helps is told not to take over; both are told that they can pass.
        assert!(theirs.body.contains("do not take over") && !mine.body.contains("do not take over"));
        assert!(mine.body.contains("You can pass") && theirs.body.contains("is always free"));

        // It stands in the notes as what it is, with its question.
        let notes = amina.get(&format!("/pairs/{id}/notes")).await;
        assert!(notes.body.contains(KEPT) && notes.body.contains("A question of your first talk"));
        assert!(!grace.get(&format!("/pairs/{id}/notes")).await.body.contains(KEPT));

        // Not brought any more, it is read by nobody else; and brought again, it is.
        let back = amina.get(&opener).await;
        let form = back.form(&opener);
        let kept: Vec<(&str, &str)> = form
            .fields
            .iter()
            .filter(|(name, _)| name != "bring")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(amina.post_exactly(&opener, &kept).await.status, 303);
        assert!(!grace.get(&opener).await.body.contains(BROUGHT));
        assert!(amina.get(&opener).await.body.contains(BROUGHT));
        assert_eq!(answers(&mut amina, id, &[("bring", "q2")]).await.status, 303);
        assert!(grace.get(&opener).await.body.contains(BROUGHT));

        for card in ["coordinator", "admin", "sponsor"] {
            let mut other = town.as_person(persona(&world, card)).await;
            assert_eq!(other.get(&opener).await.status, 404, "{card}");
            assert_eq!(other.post(&opener, &[("q1", "x")]).await.status, 404, "{card}");
        }
        nothing_lies_readable(&town).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_typed_is_lost_to_a_lock_a_limit_or_another_window() {
    on_each(async |town: Town| {
        let (_, mut amina, _, id) = two(&town).await;
        let opener = format!("/pairs/{id}/opener");
        let nothing = answers(&mut amina, id, &[("q1", " ")]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Answer one of them"), "{}", nothing.body);
        let long = answers(&mut amina, id, &[("q3", &"a".repeat(2_001))]).await;
        assert!(long.status == 422 && long.body.contains("2,001"), "{}", long.body);

        let before = amina.get(&opener).await;
        amina.post("/me/unlock/lock", &[]).await;
        let locked = amina.get(&opener).await;
        assert!(
            locked.body.contains("Seven questions") && !locked.forms().iter().any(|f| f.action == opener)
        );
        let typed = [("q1", KEPT), ("q2", BROUGHT), ("bring", "q2")];
        let away = amina.submit(&before, &opener, &typed).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={opener}"));
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        let page = amina.get(&opener).await;
        let form = page.form(&opener);
        assert!(form.fields.contains(&("q1".to_owned(), KEPT.to_owned())), "{:?}", form.fields);
        assert!(form.fields.contains(&("bring".to_owned(), "q2".to_owned())), "{:?}", form.fields);

        // The same page in two windows: the second finds both versions, and three ways on.
        let window = amina.get(&opener).await;
        assert_eq!(amina.submit(&page, &opener, &[]).await.status, 303);
        let both = amina.submit(&window, &opener, &[("q1", "typed elsewhere")]).await;
        assert_eq!(both.status, 409);
        assert!(both.body.contains("typed elsewhere") && both.body.contains(KEPT), "{}", both.body);
        let combine =
            both.forms().into_iter().rfind(|form| form.action == opener).expect("it can be made one");
        let fields: Vec<(&str, &str)> =
            combine.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(amina.post_exactly(&opener, &fields).await.status, 303);
        let made = amina.get(&opener).await;
        assert!(made.body.contains("typed elsewhere") && made.body.contains(KEPT), "{}", made.body);
        nothing_lies_readable(&town).await;
    })
    .await;
}

#[tokio::test]
async fn before_the_first_talk_each_writes_for_themselves_alone() {
    on_each(async |town: Town| {
        let (_, mut amina, mut grace, id) = two(&town).await;
        let opener = format!("/pairs/{id}/opener");
        town.tamper("UPDATE pair SET state = 'chemistry' WHERE state = 'active'").await;
        let talk = amina.get(&format!("/pairs/{id}/chemistry")).await;
        assert!(talk.links().contains(&opener), "{}", talk.body);
        let page = amina.get(&opener).await;
        assert!(page.body.contains("this stays with you alone") && !page.body.contains("name=\"bring\""));
        assert_eq!(answers(&mut amina, id, &[("q1", KEPT)]).await.status, 303);
        assert!(!grace.get(&opener).await.body.contains(KEPT));
        let brings = [("q1", KEPT), ("bring", "q1")];
        assert_eq!(answers(&mut amina, id, &brings).await.status, 404, "there is no such box");

        // They do not go on: what she wrote is still hers, to read and to delete.
        assert_eq!(grace.post(&format!("/pairs/{id}/chemistry"), &[("answer", "no")]).await.status, 303);
        assert_eq!(amina.get(&opener).await.status, 404);
        let page = amina.get(&format!("/pairs/{id}")).await;
        let notes = format!("/pairs/{id}/notes");
        assert!(page.links().contains(&notes), "{}", page.body);
        assert!(amina.get(&notes).await.body.contains(KEPT));
        assert!(!grace.get(&format!("/pairs/{id}")).await.links().contains(&notes), "he wrote nothing");
        let hers = amina.get(&notes).await;
        assert_eq!(amina.submit(&hers, &format!("{notes}/removal"), &[]).await.status, 303);
        assert!(!amina.get(&notes).await.body.contains(KEPT));
    })
    .await;
}

/// A meeting of the pair has begun, and nobody has said yet whether it took place: where it is said.
async fn to_tell_of(town: &Town, browser: &mut Browser<'_>, id: PairId) -> String {
    town.tamper(
        "UPDATE meeting SET state = 'booked', starts_at = '2026-11-20T09:00:00.000000Z' WHERE state = 'held'",
    )
    .await;
    town.tamper("DELETE FROM meeting_answer").await;
    let page = browser.get(&format!("/pairs/{id}/after")).await;
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/confirmation"));
    form.expect("there is a meeting to tell of").action
}

#[tokio::test]
async fn what_somebody_takes_away_is_theirs_alone_unless_they_choose_otherwise() {
    on_each(async |town: Town| {
        let (world, mut amina, mut grace, id) = two(&town).await;
        let told = to_tell_of(&town, &mut amina, id).await;
        let after = format!("/pairs/{id}/after");
        let page = amina.get(&after).await;
        let none = amina.submit(&page, &told, &[("taken", TAKEN)]).await;
        assert!(none.status == 422 && none.body.contains(TAKEN), "what was typed is kept: {}", none.body);
        let done = amina.submit(&page, &told, &[("held", "yes"), ("taken", TAKEN)]).await;
        assert_eq!(done.leads_to(), after);
        let page = amina.get(&after).await;
        assert!(page.body.contains(TAKEN) && page.body.contains("You keep this for yourself"));
        let said = page.form(&told).fields;
        assert!(said.contains(&("held".to_owned(), "yes".to_owned())), "what was said stands: {said:?}");
        assert!(amina.get(&format!("/pairs/{id}/notes")).await.body.contains("From your meeting on"));
        let notes = grace.get(&format!("/pairs/{id}/notes")).await;
        assert!(!notes.body.contains(TAKEN), "{}", notes.body);

        let page = grace.get(&after).await;
        let done = grace.submit(&page, &told, &[("held", "yes"), ("taken", BROUGHT), ("share", "yes")]).await;
        assert_eq!(done.status, 303);
        assert!(amina.get(&format!("/pairs/{id}/notes")).await.body.contains(BROUGHT));
        for card in ["coordinator", "admin"] {
            let mut other = town.as_person(persona(&world, card)).await;
            assert_eq!(other.get(&after).await.status, 404, "{card}");
        }
        nothing_lies_readable(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_away_survives_a_lock_and_the_answer_is_saved_all_the_same() {
    on_each(async |town: Town| {
        let (_, mut amina, _, id) = two(&town).await;
        let told = to_tell_of(&town, &mut amina, id).await;
        let after = format!("/pairs/{id}/after");
        let page = amina.get(&after).await;
        // Ten minutes without a step: the private space has locked itself.
        town.pass(SignedDuration::from_mins(11));
        let away = amina.submit(&page, &told, &[("held", "yes"), ("taken", TAKEN), ("share", "yes")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={after}"));
        let locked = amina.get(&after).await;
        assert!(locked.body.contains("It counts as held"), "the answer is saved: {}", locked.body);
        assert!(!locked.body.contains(TAKEN) && !locked.body.contains("name=\"taken\""));
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        let fields = amina.get(&after).await.form(&told).fields;
        assert!(fields.contains(&("taken".to_owned(), TAKEN.to_owned())), "{fields:?}");
        assert!(fields.contains(&("share".to_owned(), "yes".to_owned())), "{fields:?}");
        let page = amina.get(&after).await;
        assert_eq!(amina.submit(&page, &told, &[]).await.leads_to(), after);
        let fields = amina.get(&after).await.form(&told).fields;
        assert!(fields.contains(&("taken".to_owned(), String::new())), "it is saved once: {fields:?}");
        nothing_lies_readable(&town).await;
    })
    .await;
}
