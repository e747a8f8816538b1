//! How long it is kept, who takes it along, and what an erasure leaves.

use trellis_town::{Town, on_each};

use crate::setting::{ANSWER, TEXT, Valley, asks, body, fills, finds_nothing, knows, ready, unlocks, writes};

const TABLES: [&str; 3] = ["support_request", "support_copy", "support_word"];

#[tokio::test]
async fn what_is_closed_goes_after_ninety_days_and_the_asker_is_told_twice_before() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let path = asks(&mut amina, &valley).await;
        assert_eq!(fills(&mut amina, &path, "/closing", &[]).await.status, 303);
        assert!(body(&mut amina, &path).await.contains("21 February 2027"), "90 days on");
        let told = async || {
            let rows = town.rows().await;
            rows["notice"].iter().filter(|row| row.contains("support-goes")).count()
        };
        town.live(59).await;
        assert_eq!(told().await, 0);
        town.live(1).await;
        assert_eq!(told().await, 1, "30 days before");
        town.live(23).await;
        assert_eq!(told().await, 2, "7 days before");
        town.live(6).await;
        assert_eq!(town.rows().await["support_request"].len(), 1, "the day before");
        town.live(1).await;
        let rows = town.rows().await;
        for table in TABLES {
            assert!(rows[table].is_empty(), "{table}");
        }
        assert_eq!(told().await, 0, "news of it leads nowhere");
        assert!(rows["deletion"].iter().any(|row| row.contains("support")), "with a receipt");
        assert!(!rows["foretold"].iter().any(|row| row.contains("support")));
    })
    .await;
}

#[tokio::test]
async fn one_whose_code_is_lost_closes_by_itself_and_goes_too() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        ready(&town, valley.david).await;
        let fields = [
            ("about", "work"),
            ("text", TEXT),
            ("reader", &valley.david.to_string()),
            ("receipt", "7K2M-4Q9T-XB3D-90FH-W5CA"),
        ];
        assert_eq!(town.anonymous().post("/support/new/sending", &fields).await.status, 200);
        town.live(89).await;
        assert!(town.rows().await["support_request"][0].contains("waiting"));
        town.live(1).await;
        assert!(town.rows().await["support_request"][0].contains("closed"));
        town.live(89).await;
        assert_eq!(town.rows().await["support_request"].len(), 1);
        town.live(1).await;
        for table in TABLES {
            assert!(town.rows().await[table].is_empty(), "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn everybody_takes_along_what_they_wrote_and_nothing_of_the_other() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let path = asks(&mut amina, &valley).await;
        assert_eq!(fills(&mut david, &format!("/co{path}"), "", &[("text", ANSWER)]).await.status, 303);
        let copy = async |browser: &mut trellis_town::Browser<'_>| {
            let page = browser.get("/me/data").await;
            let taken = browser.submit(&page, "/me/data", &[]).await;
            let file = trellis_sheets::bundle::file(&taken.file, "everything.json").expect("it is in there");
            String::from_utf8(file).expect("it is text")
        };
        let hers = copy(&mut amina).await;
        assert!(hers.contains(TEXT) && !hers.contains(ANSWER), "{hers}");
        let his = copy(&mut david).await;
        assert!(his.contains(ANSWER) && !his.contains(TEXT), "{his}");
    })
    .await;
}

#[tokio::test]
async fn an_erasure_takes_the_askers_messages_away_and_leaves_those_that_others_sent() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut helen = ready(&town, valley.helen).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let mut grace = ready(&town, valley.card("mentor")).await;
        let hers = asks(&mut amina, &valley).await;
        let page = writes(&mut grace, "work", "What Grace asks").await;
        let sent = grace.submit(&page, "/support/check", &[("reader", &valley.helen.to_string())]).await;
        let path = sent.leads_to().to_owned();
        assert_eq!(fills(&mut helen, &format!("/co{path}"), "", &[("text", ANSWER)]).await.status, 303);

        let page = amina.get("/me/erasure").await;
        assert_eq!(amina.submit(&page, "/me/erasure", &[]).await.status, 200);
        finds_nothing(&mut david, &format!("/co{hers}")).await;
        for table in TABLES {
            assert!(!town.rows().await[table].iter().any(|row| knows(row, valley.amina)), "{table}");
        }
        let page = helen.get("/me/erasure").await;
        assert_eq!(helen.submit(&page, "/me/erasure", &[]).await.status, 200);
        for table in TABLES {
            assert!(!town.rows().await[table].iter().any(|row| knows(row, valley.helen)), "{table}");
        }
        let left = body(&mut grace, &path).await;
        assert!(left.contains("What Grace asks") && !left.contains(ANSWER), "{left}");
        assert!(left.contains("Nobody reads this now"), "{left}");
        let david_is = valley.david.to_string();
        assert_eq!(fills(&mut grace, &path, "/reader", &[("reader", &david_is)]).await.status, 303);
        unlocks(&mut david).await;
        assert!(body(&mut david, &format!("/co{path}")).await.contains("What Grace asks"));
    })
    .await;
}
