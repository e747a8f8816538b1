//! What anybody keeps in a private record nobody else ever reads.

use jiff::SignedDuration;
use trellis_town::{PHRASE, Town, on_each, persona, valley};

const CANARY: &str = "They laughed when I said my name";

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
async fn a_record_is_read_by_nobody_but_its_writer_and_can_be_taken_along() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let first = amina.get("/record").await.body;
        assert!(
            first.contains("Before you write anything down") && first.contains("work computer"),
            "{first}"
        );
        assert!(amina.get("/record/entry").await.body.contains("Set up your private space"));
        assert_eq!(amina.get("/record/file").await.leads_to(), "/me/unlock?to=/record");
        amina.sets_up_private_space().await;
        let page = amina.get("/record/entry").await;
        let day = [("text", CANARY), ("on-day", "4"), ("on-month", "11"), ("on-year", "2026")];
        assert_eq!(amina.submit(&page, "/record/entry", &day).await.leads_to(), "/record");
        let page = amina.get("/record/entry").await;
        assert_eq!(amina.submit(&page, "/record/entry", &[("text", "And again today")]).await.status, 303);
        let mine = amina.get("/record").await.body;
        let (again, before) = (mine.find("And again today"), mine.find(CANARY));
        assert!(
            again < before && mine.contains("4 November 2026") && mine.contains("23 November 2026"),
            "{mine}"
        );

        let file = amina.get("/record/file").await;
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"notes.txt\"");
        assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
        assert!(file.header("cache-control").contains("no-store"), "no copy stays in the browser");
        assert!(file.body.find(CANARY) < file.body.find("And again today"), "{}", file.body);
        nowhere_in_the_store(&town, CANARY).await;

        // Everybody has a record of their own, and only that.
        for card in ["mentor", "coordinator", "admin"] {
            let mut other = town.as_person(persona(&world, card)).await;
            other.sets_up_private_space().await;
            let theirs = other.get("/record").await;
            assert!(theirs.status == 200 && !theirs.body.contains(CANARY), "{card}");
            assert!(!other.get("/record/file").await.body.contains(CANARY), "{card}");
            let item = amina.get("/record").await.form("/record/removal");
            let stolen = item.fields.iter().find(|(name, _)| name == "item").expect("it names its entry");
            assert_eq!(other.post("/record/removal", &[("item", &stolen.1)]).await.status, 404, "{card}");
        }
        let notices = town.rows().await["notice"].len();
        let page = amina.get("/record").await;
        assert_eq!(amina.submit(&page, "/record/removal", &[]).await.status, 303);
        assert!(!amina.get("/record").await.body.contains("And again today"));
        assert_eq!(town.rows().await["notice"].len(), notices, "nobody is told anything");
    })
    .await;
}

#[tokio::test]
async fn a_record_locks_and_keeps_what_was_typed_with_its_day() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        grace.sets_up_private_space().await;
        let page = grace.get("/record/entry").await;
        let wrong = [("text", CANARY), ("on-day", "31"), ("on-month", "2"), ("on-year", "2026")];
        let refused = grace.submit(&page, "/record/entry", &wrong).await;
        assert!(
            refused.status == 422 && refused.body.contains(CANARY) && refused.body.contains("value=\"31\"")
        );
        let to_come = [("text", CANARY), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        assert_eq!(grace.submit(&page, "/record/entry", &to_come).await.status, 422);
        assert_eq!(grace.submit(&page, "/record/entry", &[("text", "")]).await.status, 422);
        let day = [("text", CANARY), ("on-day", "4"), ("on-month", "11"), ("on-year", "2026")];
        let kept: Vec<(&str, &str)> = day.to_vec();
        town.pass(SignedDuration::from_mins(11));
        assert_eq!(grace.post("/record/entry/draft", &kept).await.status, 204, "saved while locked");
        assert_eq!(grace.post("/record/entry", &kept).await.leads_to(), "/me/unlock?to=/record/entry");
        let locked = grace.get("/record/entry").await.body;
        assert!(!locked.contains(CANARY) && locked.contains("had begun"), "{locked}");
        nowhere_in_the_store(&town, CANARY).await;
        assert_eq!(grace.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        let form = grace.get("/record/entry").await.form("/record/entry");
        assert!(form.fields.contains(&("on-day".to_owned(), "4".to_owned())), "{form:?}");
        assert!(form.fields.contains(&("text".to_owned(), CANARY.to_owned())), "{form:?}");
    })
    .await;
}

#[tokio::test]
async fn the_audit_chain_does_not_tell_a_record_from_an_answer() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        amina.sets_up_private_space().await;
        let before = town.rows().await["event"].len();
        assert_eq!(amina.post("/needs/answers/need", &[("text", CANARY)]).await.status, 303);
        assert_eq!(amina.post("/record/entry", &[("text", CANARY)]).await.status, 303);
        let events = town.rows().await["event"].clone();
        assert_eq!(events.len(), before + 2);
        let written = events.iter().filter(|row| row.contains("OwnWordsWritten")).count();
        assert_eq!(written, 2, "one name for both");
    })
    .await;
}
