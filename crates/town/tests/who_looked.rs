//! Whoever opens a record from outside is written down for the person whom it is about: when, in which role, and why.

use trellis_town::{Town, on_each, persona, valley};

#[tokio::test]
async fn a_look_at_a_record_stands_in_that_persons_log_at_once_with_role_and_reason_and_no_name() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let amina = persona(&world, "mentee");
        let mut hers = town.as_person(amina).await;
        assert!(hers.get("/me/access-log").await.body.contains("Nobody but you has opened your record"));
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        let record = format!("/co/people/{amina}");
        let reason = [("reason", "She asked me to.")];
        assert_eq!(helen.post(&format!("{record}/reasons"), &reason).await.status, 303);
        assert_eq!(helen.get(&record).await.status, 200);
        assert_eq!(helen.get(&format!("/co/people?cohort={}", world.running)).await.status, 200);
        let log = hers.get("/me/access-log").await.body;
        assert!(log.contains("coordinator") && log.contains("She asked me to."), "{log}");
        assert!(log.contains("23 November 2026") && log.contains("1 day"), "{log}");
        assert!(!log.contains("Helen"), "{log}");
        let theirs = town.as_person(persona(&world, "mentor")).await.get("/me/access-log").await.body;
        assert!(!theirs.contains("She asked me to."), "{theirs}");
        // Reading one's own record, and that of a pair, is no look from outside.
        hers.get("/me").await;
        let looks = town.rows().await["access_event"].len();
        hers.get("/home").await;
        assert_eq!(town.rows().await["access_event"].len(), looks);
    })
    .await;
}
