//! A summary for the coordinator: shown first as they will see it, sent with the mentee's word, taken back, and read by nobody else.

use jiff::SignedDuration;
use trellis_domain::id::PairId;
use trellis_programme::rounds;
use trellis_town::{Answer, Browser, PHRASE, Town, first_pair, on_each, persona, valley};
use trellis_world::wren_valley::WrenValley;

const WORDS: &str = "We meet each month and need a quiet room";
const OTHERS: &str = "Amina is ready to lead a clinic";

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

/// Writes a summary, and sees it as the coordinator will.
async fn previews(browser: &mut Browser<'_>, id: PairId, text: &str) -> Answer {
    let summary = format!("/pairs/{id}/notes/summary");
    let page = browser.get(&summary).await;
    let checked = browser.submit(&page, &summary, &[("text", text)]).await;
    assert_eq!(checked.leads_to(), format!("{summary}/preview"), "{}", checked.body);
    browser.get(&format!("{summary}/preview")).await
}

async fn sends(browser: &mut Browser<'_>, id: PairId, text: &str) {
    let preview = previews(browser, id, text).await;
    let sent = browser.submit(&preview, &format!("/pairs/{id}/notes/summary/preview"), &[]).await;
    assert_eq!(sent.leads_to(), format!("/pairs/{id}/notes"));
}

/// The summaries of a page, as they stand there.
fn articles(page: &Answer) -> Vec<String> {
    let parts = page.body.split("<article").skip(1);
    parts.map(|part| part.split("</article>").next().unwrap_or_default().to_owned()).collect()
}

/// What follows `/summaries/<id>/` in a form of the page.
fn form_to(page: &Answer, then: &str) -> Option<String> {
    let mut actions = page.forms().into_iter().map(|form| form.action);
    actions.find(|action| action.starts_with("/summaries/") && action.ends_with(then))
}

async fn nothing_lies_readable(town: &Town) {
    for (table, rows) in town.rows().await {
        for row in rows {
            assert!(!row.contains(WORDS) && !row.contains(OTHERS), "{table}");
        }
    }
}

#[tokio::test]
async fn a_mentee_sends_one_and_the_coordinator_sees_exactly_what_was_shown_first() {
    on_each(async |town: Town| {
        let (world, mut amina, mut grace, id) = two(&town).await;
        let mut joy = town.as_person(persona(&world, "coordinator")).await;
        let read = format!("/co/pairs/{id}/summaries");
        assert!(!joy.get("/co/pairs").await.links().contains(&read));
        let preview = previews(&mut amina, id, WORDS).await;
        assert!(preview.body.contains("The coordinator will see exactly this"), "{}", preview.body);
        assert!(!joy.get(&read).await.body.contains(WORDS), "nothing is sent by looking at it");
        let sent = amina.submit(&preview, &format!("/pairs/{id}/notes/summary/preview"), &[]).await;
        assert_eq!(sent.status, 303);

        // Both of the two read it and see by whom; the coordinator is told, and sees what was shown, to the letter.
        let hers = amina.get(&format!("/pairs/{id}/notes")).await;
        assert!(
            hers.body.contains("You wrote this. The coordinator can read it") && hers.body.contains(WORDS)
        );
        let theirs = grace.get(&format!("/pairs/{id}/notes")).await;
        assert!(
            theirs.body.contains("wrote this. The coordinator can read it") && theirs.body.contains(WORDS)
        );
        assert!(form_to(&theirs, "/return").is_none(), "what the mentee has sent is hers to take back");
        assert!(joy.get("/notices").await.body.contains("There is something for you to read"));
        assert!(joy.get("/co/pairs").await.links().contains(&read));
        let seen = joy.get(&read).await;
        assert_eq!(articles(&seen), articles(&preview));

        // That it was read stands in the log of both.
        for reader in [&mut amina, &mut grace] {
            let log = reader.get("/me/access-log").await;
            assert!(log.body.contains("A summary of a pair of yours"), "{}", log.body);
        }
        for card in ["admin", "sponsor", "ally"] {
            let mut other = town.as_person(persona(&world, card)).await;
            assert_eq!(other.get(&read).await.status, 404, "{card}");
            assert_eq!(other.get(&format!("/pairs/{id}/notes/summary")).await.status, 404, "{card}");
        }
        nothing_lies_readable(&town).await;

        // Taken back: nobody else reads it from then on, and the page does not pretend that nobody has.
        let back = form_to(&hers, "/return").expect("it can be taken back");
        assert_eq!(amina.submit(&hers, &back, &[]).await.status, 303);
        let seen = joy.get(&read).await;
        assert!(!seen.body.contains(WORDS) && seen.body.contains("nothing from this pair"), "{}", seen.body);
        assert!(!joy.get("/co/pairs").await.links().contains(&read));
        let hers = amina.get(&format!("/pairs/{id}/notes")).await;
        assert!(hers.body.contains("Whoever read it before has read it"), "{}", hers.body);
        assert_eq!(amina.post(&back, &[]).await.status, 404, "once");
    })
    .await;
}

#[tokio::test]
async fn what_a_helper_writes_goes_out_only_when_the_mentee_agrees_to_those_very_words() {
    on_each(async |town: Town| {
        let (world, mut amina, mut grace, id) = two(&town).await;
        let mut joy = town.as_person(persona(&world, "coordinator")).await;
        let (read, notes) = (format!("/co/pairs/{id}/summaries"), format!("/pairs/{id}/notes"));
        sends(&mut grace, id, "A first try").await;
        assert!(amina.get("/notices").await.body.contains("waits for your word"));
        assert!(!joy.get(&read).await.body.contains("A first try"));
        // While it waits there is no second one; and only the mentee can say yes.
        let again = grace.get(&format!("/pairs/{id}/notes/summary")).await;
        assert!(
            again.body.contains("waits for")
                && again.forms().iter().all(|form| !form.action.ends_with("/summary"))
        );
        let hers = amina.get(&notes).await;
        let agreement = form_to(&hers, "/agreement").expect("she is asked");
        assert!(form_to(&grace.get(&notes).await, "/agreement").is_none());
        assert_eq!(grace.post(&agreement, &[]).await.status, 404);
        // A note cannot be deleted from under it either.
        let item = agreement.split('/').nth(2).expect("an id").to_owned();
        let gone = grace.post(&format!("{notes}/removal"), &[("kind", "note"), ("item", &item)]).await;
        assert_eq!(gone.status, 404);

        // She does not want it to go out; the coordinator never learns that there was one.
        let no = form_to(&hers, "/refusal").expect("she can say no");
        assert_eq!(amina.submit(&hers, &no, &[]).await.status, 303);
        assert!(grace.get(&notes).await.body.contains("It was not sent"));
        assert!(!joy.get(&read).await.body.contains("A first try"));
        assert!(!joy.get("/notices").await.body.contains("something for you to read"));
        assert_eq!(amina.post(&agreement, &[]).await.status, 404, "what is settled is not taken up again");

        // Other words, and this time a yes. Locked she cannot give it: she has not read them.
        sends(&mut grace, id, OTHERS).await;
        amina.post("/me/unlock/lock", &[]).await;
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        let hers = amina.get(&notes).await;
        let agreement = form_to(&hers, "/agreement").expect("she is asked again");
        assert!(hers.body.contains(OTHERS));
        amina.post("/me/unlock/lock", &[]).await;
        assert_eq!(amina.post(&agreement, &[]).await.status, 422);
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        assert_eq!(amina.submit(&hers, &agreement, &[]).await.status, 303);
        let seen = joy.get(&read).await;
        assert!(
            seen.body.contains(OTHERS) && seen.body.contains("has agreed to these words"),
            "{}",
            seen.body
        );
        nothing_lies_readable(&town).await;

        // It is about her: she can take it back as well.
        let hers = amina.get(&notes).await;
        let back = form_to(&hers, "/return").expect("she can take it back");
        assert_eq!(amina.submit(&hers, &back, &[]).await.status, 303);
        assert!(!joy.get(&read).await.body.contains(OTHERS));
        // The chain says that something about a summary changed, five times, and by nobody.
        let events = town.rows().await;
        let moved: Vec<&String> =
            events["event"].iter().filter(|row| row.contains("SummaryChanged")).collect();
        assert_eq!(moved.len(), 5, "{moved:?}");
        assert!(moved.iter().all(|row| row.contains("anonymous")), "{moved:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_is_kept_while_it_is_locked_and_nothing_empty_or_endless_is_sent() {
    on_each(async |town: Town| {
        let (_, mut amina, _, id) = two(&town).await;
        let summary = format!("/pairs/{id}/notes/summary");
        let page = amina.get(&summary).await;
        let empty = amina.submit(&page, &summary, &[("text", " ")]).await;
        assert!(empty.status == 422 && empty.body.contains("Write something first"), "{}", empty.body);
        let long = amina.submit(&page, &summary, &[("text", &"a".repeat(2_001))]).await;
        assert!(long.status == 422 && long.body.contains("2,001"), "{}", long.body);
        assert!(amina.get(&format!("{summary}/preview")).await.body.contains("nothing to send yet"));
        amina.post("/me/unlock/lock", &[]).await;
        let away = amina.submit(&page, &summary, &[("text", WORDS)]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={summary}/preview"));
        assert!(!amina.get(&format!("{summary}/preview")).await.body.contains(WORDS));
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        assert!(amina.get(&format!("{summary}/preview")).await.body.contains(WORDS));
        assert!(amina.get(&summary).await.body.contains(WORDS));
        nothing_lies_readable(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_told_of_a_mentee_goes_with_her_and_what_a_helper_told_goes_with_him() {
    on_each(async |town: Town| {
        let (_, mut amina, mut grace, id) = two(&town).await;
        sends(&mut amina, id, WORDS).await;
        sends(&mut grace, id, OTHERS).await;
        let ask = grace.get("/me/erasure").await;
        assert_eq!(grace.submit(&ask, "/me/erasure", &[]).await.status, 200);
        let left = town.rows().await["summary"].clone();
        assert!(left.len() == 1 && left[0].contains("mentee"), "what the mentee has sent is hers: {left:?}");
        assert!(amina.get(&format!("/pairs/{id}/notes")).await.body.contains(WORDS));
        let ask = amina.get("/me/erasure").await;
        assert_eq!(amina.submit(&ask, "/me/erasure", &[]).await.status, 200);
        assert!(town.rows().await["summary"].is_empty());
    })
    .await;
}

#[tokio::test]
async fn it_can_be_read_and_taken_along_after_the_end_and_is_gone_90_days_later() {
    on_each(async |town: Town| {
        let (_, mut amina, mut grace, id) = two(&town).await;
        sends(&mut amina, id, WORDS).await;
        assert_eq!(amina.post(&format!("/pairs/{id}/ending"), &[]).await.status, 303);
        for reader in [&mut amina, &mut grace] {
            assert!(reader.get(&format!("/pairs/{id}/notes")).await.body.contains(WORDS));
        }
        let page = amina.get("/me/data").await;
        let copy = amina.submit(&page, "/me/data", &[]).await;
        let file = trellis_sheets::bundle::file(&copy.file, "everything.json").expect("it is in there");
        let told = String::from_utf8(file).expect("it is text");
        assert!(told.contains(WORDS) && told.contains("\"summary\": [\n      {"), "{told}");

        rounds::make(&town.ground).await.expect("the round is made");
        for day in 1..=92 {
            town.pass(SignedDuration::from_hours(24));
            rounds::make(&town.ground).await.expect("the round is made");
            let left = town.rows().await["summary"].len();
            assert!(left == 1 || day >= 90, "it went after {day} days");
        }
        assert!(town.rows().await["summary"].is_empty());
    })
    .await;
}
