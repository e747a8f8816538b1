//! Her yes: to a kind of act, to one act, taken back; and how many are planned.

use jiff::SignedDuration;
use trellis_town::{Town, on_each};

use crate::valley::{CANARY, HOPES, act_on, consents, planned, plans, says_done, two, unlocked, valley};

#[tokio::test]
async fn without_her_yes_nothing_is_done_and_the_page_says_what_to_do() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        let people = owen.get("/sponsor/people").await.body;
        assert!(
            people.contains("Amina") && people.contains("has not said yes to any kind of act yet"),
            "{people}"
        );

        let [his, hers] = planned(&mut owen, &valley, "nominate").await;
        let refused = owen.post(&his, &[("then", "done"), ("line", "What I typed")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("there is no yes to this yet"), "{}", refused.body);
        assert!(refused.body.contains("What I typed"));

        // One yes, to this one; taken back; given again.
        assert!(amina.get("/opportunities").await.body.contains("Waits for your yes"));
        assert_eq!(amina.post(&hers, &[("then", "allow")]).await.status, 303);
        assert_eq!(amina.post(&hers, &[("then", "withdraw")]).await.status, 303);
        assert_eq!(says_done(&mut owen, &his).await.status, 422);
        assert_eq!(amina.post(&hers, &[("then", "allow")]).await.status, 303);
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        assert_eq!(amina.post(&hers, &[("then", "withdraw")]).await.status, 422, "it is done by now");

        // A yes to one act is none to the next.
        let done = plans(&mut owen, &valley, "nominate", &[("line", "Another time")]).await;
        assert_eq!(done.status, 303);
        let month = owen.get("/sponsor/this-month").await;
        let links = month.links();
        let other =
            links.iter().find(|link| link.contains("/acts/") && **link != his).expect("the other act");
        assert_eq!(owen.post(other, &[("then", "done"), ("line", "Another time")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_yes_to_one_act_holds_for_its_words_and_what_is_dropped_is_worded_no_more() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        let [his, hers] = planned(&mut owen, &valley, "nominate").await;
        assert_eq!(amina.post(&hers, &[("then", "allow")]).await.status, 303);
        assert!(owen.get(&his).await.body.contains("If you save other words, they are asked again"));
        let told = async || {
            let rows = town.rows().await;
            rows["notice"].iter().filter(|row| row.contains("opportunities")).count()
        };
        let before = told().await;
        let other = [("then", "word"), ("line", "Put her name forward for nights")];
        assert_eq!(owen.post(&his, &other).await.status, 303);
        assert_eq!(told().await, before + 1, "she is told");
        assert!(amina.get(&hers).await.body.contains("waits for your yes"));
        let done = [("then", "done"), ("line", "Put her name forward for nights")];
        assert_eq!(owen.post(&his, &done).await.status, 422, "she has not said yes to that");
        assert_eq!(owen.post(&his, &[("then", "word"), ("line", CANARY)]).await.status, 303);
        assert_eq!(told().await, before + 1, "she is asked already");
        assert_eq!(amina.post(&hers, &[("then", "allow")]).await.status, 303);
        assert_eq!(says_done(&mut owen, &his).await.status, 303);

        // With a yes to all of its kind it goes on; and it is dropped without a line, and stays so.
        consents(&mut amina, &valley, &["boost"]).await;
        assert_eq!(plans(&mut owen, &valley, "boost", &[]).await.status, 303);
        let links = owen.get("/sponsor/this-month").await.links();
        let his = links.into_iter().find(|link| link.contains("/acts/") && *link != his).expect("the other");
        let before = told().await;
        assert_eq!(owen.post(&his, &other).await.status, 303);
        assert_eq!(told().await, before);
        assert_eq!(owen.post(&his, &[("then", "drop")]).await.status, 303);
        assert_eq!(owen.post(&his, &[("then", "word"), ("line", "Later")]).await.status, 422);
        let rows = town.rows().await;
        assert_eq!(rows["item"].iter().filter(|row| row.contains("act_line")).count(), 5);
    })
    .await;
}

#[tokio::test]
async fn she_is_told_once_while_plans_wait_and_says_yes_to_nothing_that_she_cannot_read() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        for _ in 0..2 {
            assert_eq!(plans(&mut owen, &valley, "defend", &[]).await.status, 303);
        }
        let told = async || {
            let rows = town.rows().await;
            rows["notice"].iter().filter(|row| row.contains("opportunities")).count()
        };
        assert_eq!(told().await, 1, "told once");
        let hers = act_on(&amina.get("/opportunities").await);
        assert!(amina.get(&hers).await.body.contains("may do this once"));
        town.tamper("DELETE FROM item WHERE kind = 'act_line'").await;
        let page = amina.get(&hers).await.body;
        assert!(page.contains("nothing to say yes to") && !page.contains("may do this once"), "{page}");
        assert_eq!(amina.post(&hers, &[("then", "allow")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_planned_and_no_post_named_before_she_can_read_it() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let mut owen = town.as_person(valley.owen).await;
        owen.sets_up_private_space().await;
        for page in ["/sponsor/this-month", "/sponsor/panels"] {
            let shown = owen.get(page).await;
            assert!(shown.body.contains("Until they do, you can plan nothing"), "{}", shown.body);
            assert!(!shown.forms().iter().any(|form| form.action == page), "{page}");
        }
        let refused = plans(&mut owen, &valley, "boost", &[]).await;
        assert!(
            refused.status == 422 && refused.body.contains("Come back once they have"),
            "{}",
            refused.body
        );
        let pair = valley.pair.to_string();
        let post = [("pair", pair.as_str()), ("post", "Team lead, stroke"), ("panel", "not_on")];
        assert_eq!(owen.post("/sponsor/panels", &post).await.status, 422);
        let rows = town.rows().await;
        for table in ["sponsorship_act", "panel_declaration", "item"] {
            assert!(rows[table].is_empty(), "{table}");
        }
        let mut amina = town.as_person(valley.amina).await;
        amina.sets_up_private_space().await;
        assert_eq!(plans(&mut owen, &valley, "boost", &[]).await.status, 303);
        assert!(owen.get("/sponsor/panels").await.body.contains("shown to you alone"));
        town.tamper("UPDATE pair SET state = 'paused' WHERE state = 'active'").await;
        let rests = owen.get("/sponsor/this-month").await.body;
        assert!(
            rests.contains("nothing new at the moment") && !rests.contains("You sponsor nobody"),
            "{rests}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_she_takes_back_is_gone_from_his_page_at_once() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["defend"]).await;
        let [his, _] = planned(&mut owen, &valley, "defend").await;
        assert!(owen.get("/sponsor/people").await.body.contains(HOPES));
        consents(&mut amina, &valley, &[]).await;
        let people = owen.get("/sponsor/people").await.body;
        assert!(
            people.contains("Amina") && !people.contains(HOPES) && !people.contains("Defend"),
            "{people}"
        );
        assert_eq!(says_done(&mut owen, &his).await.status, 422);
        assert!(
            amina.get(&format!("/opportunities/{}", valley.pair)).await.body.contains(HOPES),
            "hers still"
        );
    })
    .await;
}

#[tokio::test]
async fn he_plans_three_a_month_and_dropping_one_makes_room() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        for _ in 0..3 {
            planned(&mut owen, &valley, "boost").await;
        }
        assert!(owen.get("/sponsor/this-month").await.body.contains("That is plenty"));
        let fourth = plans(&mut owen, &valley, "boost", &[]).await;
        assert_eq!(fourth.status, 422);
        assert!(fourth.body.contains("Three acts are planned"), "{}", fourth.body);
        let his = act_on(&owen.get("/sponsor/this-month").await);
        assert_eq!(owen.post(&his, &[("then", "drop"), ("line", CANARY)]).await.status, 303);
        let hers = his.replace("/sponsor/", "/opportunities/");
        assert_eq!(amina.get(&hers).await.status, 404, "what is dropped is not done in her name");
        assert_eq!(says_done(&mut owen, &his).await.status, 422, "and stays dropped");
        assert_eq!(plans(&mut owen, &valley, "boost", &[]).await.status, 303);
        // A new month, a new three.
        town.pass(SignedDuration::from_hours(24 * 10));
        let mut owen = unlocked(&town, valley.owen).await;
        assert_eq!(plans(&mut owen, &valley, "boost", &[]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn on_the_panel_for_a_post_he_does_nothing_about_it_until_he_steps_off() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["nominate"]).await;
        let unsaid = plans(&mut owen, &valley, "nominate", &[("aim", "recruitment")]).await;
        assert_eq!(unsaid.status, 422);
        assert!(unsaid.body.contains("Name it first") && unsaid.body.contains(CANARY), "{}", unsaid.body);

        let pair = valley.pair.to_string();
        let post = [("pair", pair.as_str()), ("post", "Team lead, stroke"), ("panel", "not_on")];
        assert_eq!(owen.post("/sponsor/panels", &post).await.status, 303);
        let panels = owen.get("/sponsor/panels").await;
        assert!(panels.body.contains("Team lead, stroke"));
        let forms = panels.forms();
        let change =
            forms.iter().find(|form| form.action.starts_with("/sponsor/panels/")).expect("its button");
        let change = change.action.clone();
        let id = change.rsplit('/').next().expect("an id").to_owned();
        let for_it = [("aim", "recruitment"), ("post", id.as_str())];
        assert_eq!(plans(&mut owen, &valley, "nominate", &for_it).await.status, 303);
        let his = act_on(&owen.get("/sponsor/this-month").await);

        assert_eq!(owen.post(&change, &[("panel", "on")]).await.status, 303);
        let blocked = says_done(&mut owen, &his).await;
        assert_eq!(blocked.status, 422);
        assert!(blocked.body.contains("You are on the panel for this post"), "{}", blocked.body);
        assert_eq!(plans(&mut owen, &valley, "nominate", &for_it).await.status, 422);
        assert_eq!(owen.post(&change, &[("panel", "not_on")]).await.status, 422, "he was on it");
        assert_eq!(owen.post(&change, &[("panel", "stepped_off")]).await.status, 303);
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        assert!(amina.get("/opportunities").await.body.contains(CANARY));

        // A post of somebody else's pair is no declaration.
        let mut sue = town.as_person(valley.others[1]).await;
        sue.sets_up_private_space().await;
        assert_eq!(sue.post(&change, &[("panel", "on")]).await.status, 404);
        assert_eq!(plans(&mut sue, &valley, "nominate", &for_it).await.status, 404);
    })
    .await;
}
