//! Another reader: only by the asker's yes. The new one reads everything, the one before nothing any more.

use trellis_town::{PHRASE, Town, on_each};

use crate::setting::{
    ANSWER, TEXT, Valley, asks, body, fills, finds_nothing, lies_nowhere, ready, unlocks, writes,
};

#[tokio::test]
async fn a_reader_asks_whether_somebody_else_may_and_the_asker_says() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut helen = ready(&town, valley.helen).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let page = writes(&mut amina, "work", TEXT).await;
        let sent = amina.submit(&page, "/support/check", &[("reader", &valley.david.to_string())]).await;
        let path = sent.leads_to().to_owned();
        let to_reader = format!("/co{path}");
        let asked = david.get(&to_reader).await;
        assert!(
            !asked.body.contains("Helen Marsh"),
            "who else there is, only the asker is shown: {}",
            asked.body
        );
        assert_eq!(david.submit(&asked, &format!("{to_reader}/hand-over"), &[]).await.status, 303);
        assert!(body(&mut david, &to_reader).await.contains("You have asked whether somebody else"));
        assert_eq!(david.post(&to_reader, &[("text", ANSWER)]).await.status, 404, "the asker says first");
        assert_eq!(david.post(&format!("{to_reader}/hand-over"), &[]).await.status, 404, "once is enough");
        finds_nothing(&mut helen, &to_reader).await;
        assert!(body(&mut amina, "/support").await.contains("Your answer is needed"));
        assert!(body(&mut amina, &path).await.contains("asks whether somebody else may read this"));

        // She would rather that it stays; he asks again, and she gives it to Helen.
        assert_eq!(fills(&mut amina, &path, "/staying", &[]).await.status, 303);
        assert_eq!(
            amina.post(&format!("{path}/staying"), &[]).await.status,
            422,
            "nothing is asked any more"
        );
        assert_eq!(fills(&mut david, &to_reader, "", &[("text", ANSWER)]).await.status, 303);
        assert_eq!(fills(&mut david, &to_reader, "/hand-over", &[]).await.status, 303);
        assert_eq!(amina.post(&format!("{path}/reader"), &[]).await.status, 422, "somebody has to be chosen");
        let helen_is = valley.helen.to_string();
        assert_eq!(fills(&mut amina, &path, "/reader", &[("reader", &helen_is)]).await.status, 303);
        let read = body(&mut helen, &to_reader).await;
        assert!(read.contains(TEXT) && read.contains(ANSWER), "{read}");
        assert!(body(&mut helen, "/notices").await.contains("You have a message"));
        finds_nothing(&mut david, &to_reader).await;
        assert!(!body(&mut david, "/notices").await.contains("You have a message"), "his news leads nowhere");
        assert!(body(&mut david, "/co/support").await.contains("Nobody has written to you"));
        assert_eq!(fills(&mut helen, &to_reader, "", &[("text", "I read it now")]).await.status, 303);
        assert!(body(&mut amina, &path).await.contains("I read it now"));
        // Not even his key opens it: the copies that were sealed to it are gone.
        let copies = town.rows().await["support_copy"].len();
        assert_eq!(copies, 4, "two epochs for each of the two");
        assert_eq!(fills(&mut amina, &path, "/closing", &[]).await.status, 303);
        for end in ["/staying", "/closing"] {
            assert_eq!(amina.post(&format!("{path}{end}"), &[]).await.status, 404, "{end}");
        }
        let over = amina.post(&format!("{path}/reader"), &[("reader", &helen_is)]).await;
        assert_eq!(over.status, 404);
        for text in [TEXT, ANSWER] {
            lies_nowhere(&town, text).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_message_that_waits_too_long_is_late_for_its_reader_alone_and_the_asker_chooses_another() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        ready(&town, valley.helen).await;
        ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let page = writes(&mut amina, "work", TEXT).await;
        let sent = amina.submit(&page, "/support/check", &[("reader", &valley.david.to_string())]).await;
        let path = sent.leads_to().to_owned();
        town.live(3).await;
        let mut david = town.as_person(valley.david).await;
        assert!(!body(&mut david, "/co/support").await.contains("waited longer"), "three working days");
        town.live(1).await;
        let mut david = town.as_person(valley.david).await;
        let banner = body(&mut david, "/co/support").await;
        assert!(banner.contains("One message has waited longer") && !banner.contains(TEXT), "{banner}");
        let mut helen = town.as_person(valley.helen).await;
        assert!(!body(&mut helen, "/co/support").await.contains("waited longer"));
        assert!(!body(&mut helen, "/co").await.contains("Messages to you that wait"));
        unlocks(&mut amina).await;
        assert!(body(&mut amina, &path).await.contains("You can choose somebody else"));
        let helen_is = valley.helen.to_string();
        assert_eq!(fills(&mut amina, &path, "/reader", &[("reader", &helen_is)]).await.status, 303);
        assert!(
            !body(&mut helen, "/co/support").await.contains("waited longer"),
            "she has her own three days"
        );
        assert!(body(&mut helen, "/co").await.contains("Messages to you that wait"));
    })
    .await;
}

#[tokio::test]
async fn a_reader_who_lost_their_key_reads_again_only_what_the_asker_lets_them() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let path = asks(&mut amina, &valley).await;
        let to_reader = format!("/co{path}");
        let again = [("which", "own"), ("own", PHRASE)];
        assert_eq!(david.post("/me/unlock/lost", &again).await.status, 200);
        assert!(!body(&mut david, &to_reader).await.contains(TEXT), "his old key is gone");
        assert!(body(&mut amina, "/notices").await.contains("Somebody you write with has a new key"));
        let page = amina.get(&path).await;
        assert!(page.body.contains("had to begin again with a new key"), "{}", page.body);
        let david_is = valley.david.to_string();
        assert_eq!(
            amina.submit(&page, &format!("{path}/reader"), &[("reader", &david_is)]).await.status,
            303
        );
        assert!(body(&mut david, &to_reader).await.contains(TEXT));
        assert!(!body(&mut amina, &path).await.contains("had to begin again"));
    })
    .await;
}
