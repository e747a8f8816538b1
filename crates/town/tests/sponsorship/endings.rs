//! What stays planned when the sponsor goes, and what is left after the end.

use trellis_programme::rounds;
use trellis_town::{Town, on_each};

use crate::valley::{CANARY, consents, planned, plans, says_done, two, valley};

#[tokio::test]
async fn when_the_sponsor_goes_only_what_she_said_yes_to_stays_planned_and_at_the_end_nothing_does() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        planned(&mut owen, &valley, "boost").await;
        let done = plans(&mut owen, &valley, "defend", &[("line", "Never asked for")]).await;
        assert_eq!(done.status, 303);
        let leave = owen.get("/me/leave").await;
        let leave = leave.links().into_iter().find(|link| link.starts_with("/me/leave/")).expect("his part");
        assert_eq!(owen.post(&leave, &[]).await.status, 303);
        let hers = amina.get("/opportunities").await.body;
        assert!(hers.contains(CANARY) && !hers.contains("Never asked for"), "{hers}");
        let chosen = amina.post(&format!("/pairs/{}/hand-over", valley.pair), &[("onward", "wait")]).await;
        assert_eq!(chosen.status, 303);
        let hers = amina.get("/opportunities").await.body;
        assert!(hers.contains("This pairing has ended") && !hers.contains(CANARY), "{hers}");
        assert!(town.rows().await["sponsor_consent"].is_empty(), "no yes outlives it");
        assert_eq!(amina.get(&format!("/opportunities/{}", valley.pair)).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn what_reached_her_can_still_be_said_after_the_end_and_is_gone_90_days_later() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [his, hers] = planned(&mut owen, &valley, "boost").await;
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        assert_eq!(amina.post(&format!("/pairs/{}/ending", valley.pair), &[]).await.status, 303);
        let page = amina.get(&hers).await.body;
        assert!(page.contains("Boost") && !page.contains(CANARY), "each keeps what they wrote: {page}");
        assert!(owen.get("/sponsor/log").await.body.contains(CANARY));
        assert_eq!(owen.post(&his, &[("then", "word"), ("line", "Later")]).await.status, 404);
        assert_eq!(amina.post(&hers, &[("then", "echo"), ("echo", "reached")]).await.status, 303);

        // Ninety days after the end it is gone, with its lines.
        rounds::make(&town.ground).await.expect("the round is made");
        town.live(88).await;
        assert_eq!(town.rows().await["sponsorship_act"].len(), 1);
        town.live(4).await;
        for table in ["sponsorship_act", "panel_declaration", "sponsor_consent", "item"] {
            assert!(town.rows().await[table].is_empty(), "{table}");
        }
    })
    .await;
}
