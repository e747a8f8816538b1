//! What reached her: hers until she tells, asked twice, and no answer is an answer.

use trellis_programme::rounds;
use trellis_town::{Town, on_each};

use crate::valley::{CANARY, HOPES, consents, constant, planned, plans, says_done, two, unlocked, valley};

#[tokio::test]
async fn with_her_yes_it_is_done_and_the_echo_is_hers_until_she_tells() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["amplify", "boost"]).await;
        let people = owen.get("/sponsor/people").await.body;
        assert!(people.contains(HOPES) && people.contains("Amplify and Boost"), "{people}");

        let [his, hers] = planned(&mut owen, &valley, "amplify").await;
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        let seen = amina.get("/opportunities").await.body;
        assert!(seen.contains(CANARY) && seen.contains("Did it reach you?"), "{seen}");
        assert!(amina.get("/notices").await.body.contains("new for you to look at"));

        let before =
            [owen.get("/sponsor/log").await.body, owen.get(&his).await.body].map(|page| constant(&page));
        assert_eq!(amina.post(&hers, &[("then", "echo"), ("echo", "not_yet")]).await.status, 303);
        let after =
            [owen.get("/sponsor/log").await.body, owen.get(&his).await.body].map(|page| constant(&page));
        assert_eq!(before, after, "what she has not told changes nothing for him");
        assert!(!owen.get("/notices").await.body.contains("in your log"));

        let told = [("then", "echo"), ("echo", "reached"), ("tell", "yes")];
        assert_eq!(amina.post(&hers, &told).await.status, 303);
        assert!(owen.get("/sponsor/log").await.body.contains("Something reached me"));
        assert!(owen.get("/notices").await.body.contains("in your log"));
        let again = amina.post(&hers, &[("then", "echo"), ("echo", "not_wanted")]).await;
        assert_eq!(again.status, 422, "what reached her has reached her");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_an_answer_too_she_is_asked_twice_and_after_90_days_no_more() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [his, hers] = planned(&mut owen, &valley, "boost").await;
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        let before = constant(&owen.get(&his).await.body);
        assert!(amina.get(&hers).await.body.contains("we ask once more, 45 days after it was done"));
        rounds::make(&town.ground).await.expect("the round is made");
        let asked = async || {
            let rows = town.rows().await;
            rows["notice"].iter().filter(|row| row.contains("opportunities")).count()
        };
        assert_eq!(asked().await, 1);
        town.live(44).await;
        assert_eq!(asked().await, 1);
        town.live(1).await;
        assert_eq!(asked().await, 2, "asked once more after 45 days");
        let mut amina = unlocked(&town, valley.amina).await;
        assert!(amina.get(&hers).await.body.contains("We do not ask again"));
        town.live(44).await;
        let mut amina = unlocked(&town, valley.amina).await;
        assert!(amina.get(&hers).await.body.contains("name=\"echo\""), "she can still answer");
        town.live(1).await;
        assert_eq!(asked().await, 2);
        let mut amina = unlocked(&town, valley.amina).await;
        let over = amina.get(&hers).await.body;
        assert!(over.contains("No answer") && !over.contains("name=\"echo\""), "{over}");
        assert_eq!(amina.post(&hers, &[("then", "echo"), ("echo", "reached")]).await.status, 422);
        let mut owen = unlocked(&town, valley.owen).await;
        let after = constant(&owen.get(&his).await.body);
        assert_eq!(before, after, "he does not see that there is no answer");
    })
    .await;
}

#[tokio::test]
async fn the_record_says_the_same_of_an_act_with_and_without_an_echo() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [answered, hers] = planned(&mut owen, &valley, "boost").await;
        assert_eq!(says_done(&mut owen, &answered).await.status, 303);
        assert_eq!(plans(&mut owen, &valley, "boost", &[]).await.status, 303);
        let links = owen.get("/sponsor/this-month").await.links();
        let silent = links.into_iter().find(|link| link.contains("/acts/") && *link != answered);
        let silent = silent.expect("the other act");
        assert_eq!(says_done(&mut owen, &silent).await.status, 303);
        assert_eq!(amina.post(&hers, &[("then", "echo"), ("echo", "reached")]).await.status, 303);
        let ids = [&answered, &silent].map(|path| path.rsplit('/').next().expect("an id").to_owned());
        let said = async || {
            let events = town.rows().await["event"].clone();
            let rows: Vec<String> = events.iter().map(|row| row.replace('-', "").to_lowercase()).collect();
            let of = |id: &String| rows.iter().filter(|row| row.contains(id)).count();
            let looks = events.iter().filter(|row| row.contains("SponsorshipEchoAwaited")).count();
            (of(&ids[0]), of(&ids[1]), looks)
        };
        let (one, other, looks) = said().await;
        assert!(one > 0 && one == other && looks == 0);
        town.live(46).await;
        assert_eq!(said().await, (one, other, 2), "the round has looked at both");
        town.live(60).await;
        assert_eq!(said().await, (one, other, 4), "and once more, whatever was said");
    })
    .await;
}

#[tokio::test]
async fn the_log_shows_every_wording_and_its_counts_name_nobody() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["connect"]).await;
        let [his, hers] = planned(&mut owen, &valley, "connect").await;
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        let long = "x".repeat(281);
        let refused = owen.post(&his, &[("then", "word"), ("line", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long));
        assert_eq!(owen.post(&his, &[("then", "word"), ("line", " ")]).await.status, 422);
        let worded = owen.post(&his, &[("then", "word"), ("line", "Made an introduction")]).await;
        assert_eq!(worded.status, 303);
        for page in [owen.get("/sponsor/log").await.body, amina.get(&hers).await.body] {
            assert!(page.contains(CANARY) && page.contains("Made an introduction"), "{page}");
            assert!(page.contains("How it was worded before"));
        }
        assert_eq!(amina.post(&hers, &[("then", "echo"), ("echo", "reached")]).await.status, 303);
        let counts = owen.get("/sponsor/log/counts").await;
        assert_eq!(counts.body.trim_start_matches('\u{feff}'), "Month,What,Number\r\n2026-11,Connect,1\r\n");
    })
    .await;
}
