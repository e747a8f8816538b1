//! How it lies in the store, how long, and what comes of it when she takes her data along or is erased.

use trellis_domain::{hat::Hat, participation::ParticipationState};
use trellis_store::people::Profile;
use trellis_town::{Town, on_each};

use crate::people::{People, answers, body, eight};

#[tokio::test]
async fn one_row_looks_like_another_whatever_was_answered_and_however_much() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        let sizes = async || town.rows().await["measure"].iter().map(String::len).collect::<Vec<_>>();
        answers(&mut amina, "/questions/promises", &[("no_detriment", "not_kept")]).await;
        let little = sizes().await;
        answers(&mut amina, "/questions/consent", &[]).await;
        answers(&mut amina, "/questions/check-in", &[("meeting", "no"), ("useful", "no"), ("call", "yes")])
            .await;
        answers(&mut amina, &people.beside(), &eight("W,W,W,W,W,W,W,W")).await;
        assert_eq!(sizes().await, little);
        assert_eq!(little.len(), 1);
        for (table, rows) in town.rows().await {
            for row in rows.iter().filter(|_| table != "purpose" && table != "consent") {
                for text in ["not_kept", "felt_allyship", "check_in", "\"W\""] {
                    let hexed = hex::encode(text);
                    assert!(!row.contains(text) && !row.to_lowercase().contains(&hexed), "{table}: {row}");
                }
            }
        }
        let answered = &town.rows().await["answered"];
        assert!(
            answered.iter().all(|row| !row.contains("/questions/")),
            "no answered form tells what it was about"
        );
    })
    .await;
}

#[tokio::test]
async fn she_takes_it_along_while_her_space_is_open_and_it_is_gone_when_she_is_erased() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        answers(&mut amina, "/questions/promises", &[("no_detriment", "not_kept")]).await;
        answers(&mut amina, &people.beside(), &eight("4,3,3,4,2,1,W,N")).await;
        answers(&mut amina, "/questions/call", &[]).await;
        let rows = town.rows().await;
        assert!(!rows["measure"].is_empty() && !rows["call_request"].is_empty());
        let ask = amina.get("/me/erasure").await;
        assert_eq!(amina.submit(&ask, "/me/erasure", &[]).await.status, 200);
        let rows = town.rows().await;
        assert!(rows["measure"].is_empty() && rows["call_request"].is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_stops_leaves_no_answer_no_consent_and_no_wish_to_be_called_behind() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        answers(&mut amina, "/questions/promises", &[("no_detriment", "kept")]).await;
        answers(&mut amina, "/questions/consent", &[]).await;
        answers(&mut amina, "/questions/call", &[]).await;
        let list = amina.get("/me/leave").await;
        let leave = list.links().into_iter().find(|link| link.starts_with("/me/leave/")).expect("her part");
        let ask = amina.get(&leave).await;
        assert_eq!(amina.submit(&ask, &leave, &[]).await.status, 303);
        let rows = town.rows().await;
        assert!(rows["measure"].is_empty() && rows["call_request"].is_empty());
        let consent =
            rows["consent"].iter().find(|row| row.contains("wellbeing_scores")).expect("that it was given");
        assert!(consent.matches("2026-11-23").count() == 2, "given and withdrawn: {consent}");
        assert_eq!(amina.get("/questions").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_mentee_who_has_not_come_so_far_is_told_so() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let cohort = people.world.running;
        let person = town
            .build(async |world| {
                let person = world.person("new@example.org", &Profile::default()).await?;
                let state = ParticipationState::Declared;
                world.takes_part(person, cohort, Hat::Mentee, state, &[Hat::Mentor], 2).await?;
                Ok(person)
            })
            .await;
        let mut new = town.as_person(person).await;
        for path in ["/questions/promises", "/questions/consent", "/questions/call"] {
            let page = body(&mut new, path).await;
            assert!(page.contains("You cannot answer this now"), "{path}: {page}");
            assert_eq!(new.post(path, &[]).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_is_kept_until_a_year_after_the_cohort_has_closed() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        answers(&mut amina, "/questions/promises", &[("no_detriment", "kept")]).await;
        let cohort = people.world.running.uuid().simple().to_string();
        let there = async || town.rows().await["measure"].len();
        let closed = async || {
            let rows = town.rows().await;
            let of = |row: &&String| row.replace('-', "").to_lowercase().contains(&cohort);
            rows["cohort"].iter().find(of).is_some_and(|row| row.contains("closed"))
        };
        for _ in 0..500 {
            town.live(1).await;
            if closed().await {
                break;
            }
        }
        assert!(closed().await);
        town.live(364).await;
        assert_eq!(there().await, 1, "the day before");
        town.live(2).await;
        assert_eq!(there().await, 0, "the day after");
        let mut nobody = town.anonymous();
        body(&mut nobody, "/charter").await;
    })
    .await;
}
