//! What time and endings do to asks: none waits for ever, and none outlives its pair.

use trellis_town::{Town, on_each};

use crate::beside::{ASK, Beside, DID, WORSE, again, asks, body, fills, is_done, presses, writes};

#[tokio::test]
async fn an_ask_waits_for_thirty_days_and_what_was_never_sent_goes_with_it() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let sent = asks(&mut amina, beside.pair(), ASK).await;
        let promised = asks(&mut amina, beside.pair(), "Something else").await;
        presses(&mut ally, &format!("/ally{promised}"), "acceptance").await;
        writes(&mut amina, beside.pair(), "Never sent").await;
        town.live(29).await;
        assert_eq!(town.rows().await["ask"].len(), 3);
        let mut later = again(&town, beside.ally).await;
        assert!(body(&mut later, "/ally/asks").await.contains(ASK));
        town.live(2).await;
        let mut later = again(&town, beside.ally).await;
        let list = body(&mut later, "/ally/asks").await;
        assert!(!list.contains(ASK) && list.contains("Something else"), "a promise is not forgotten");
        assert_eq!(later.get(&format!("/ally{sent}")).await.status, 404);
        let mut amina = again(&town, beside.amina).await;
        assert!(body(&mut amina, &sent).await.contains("No answer came within 30 days"));
        assert_eq!(town.rows().await["ask"].len(), 2);
    })
    .await;
}

#[tokio::test]
async fn no_ask_outlives_its_pair_and_each_keeps_what_they_wrote() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let done = is_done(&beside, &mut amina, &mut ally).await;
        presses(&mut amina, &done, "thanks").await;
        let open = asks(&mut amina, beside.pair(), "Something else").await;
        writes(&mut amina, beside.pair(), "Never sent").await;
        assert_eq!(amina.post(&format!("/pairs/{}/ending", beside.pair()), &[]).await.status, 303);
        assert!(body(&mut amina, &open).await.contains("The pairing has ended"));
        assert_eq!(ally.get(&format!("/ally{open}")).await.status, 404);
        assert_eq!(town.rows().await["ask"].len(), 2, "what was never sent is thrown away");
        let acts = body(&mut ally, "/ally/acts").await;
        assert!(acts.contains(DID) && acts.contains("This helped.") && !acts.contains(ASK), "{acts}");
        let mine = body(&mut amina, &done).await;
        assert!(mine.contains(ASK) && !mine.contains(DID));
        fills(&mut amina, &done, "felt", &[("felt", WORSE)]).await;
        assert!(!body(&mut amina, &done).await.contains("/ending"), "there is no pair to end");
        assert_eq!(amina.get(&format!("/pairs/{}/asks", beside.pair())).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn asks_are_deleted_for_real_ninety_days_after_taking_part_is_over() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        fills(&mut amina, &path, "felt", &[("felt", WORSE)]).await;
        let mut amina = town.as_person(beside.amina).await;
        let leave = amina.get("/me/leave").await;
        let leave = leave.links().into_iter().find(|link| link.starts_with("/me/leave/")).expect("a way out");
        let ask = amina.get(&leave).await;
        assert_eq!(amina.submit(&ask, &leave, &[]).await.status, 303);
        town.live(88).await;
        let rows = town.rows().await;
        assert!(!rows["ask"].is_empty() && !rows["item"].is_empty() && !rows["felt_response"].is_empty());
        town.live(4).await;
        let rows = town.rows().await;
        assert!(rows["ask"].is_empty() && rows["item"].is_empty() && rows["felt_response"].is_empty());
    })
    .await;
}

#[tokio::test]
async fn asks_go_ninety_days_after_their_pair_though_the_mentee_goes_on() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        fills(&mut amina, &path, "felt", &[("felt", "helped")]).await;
        assert_eq!(amina.post(&format!("/pairs/{}/ending", beside.pair()), &[]).await.status, 303);
        town.live(88).await;
        let rows = town.rows().await;
        assert!(!rows["ask"].is_empty() && !rows["item"].is_empty() && !rows["felt_response"].is_empty());
        town.live(4).await;
        let rows = town.rows().await;
        assert!(rows["ask"].is_empty() && rows["item"].is_empty() && rows["felt_response"].is_empty());
    })
    .await;
}
