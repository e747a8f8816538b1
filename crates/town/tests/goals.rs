//! Goals of a pair: either of the two proposes one, the mentee owns it, and nobody else reads a word of it.

use jiff::SignedDuration;
use trellis_domain::{
    id::{PairId, PersonId},
    pair::PairState,
    permission::Action,
};
use trellis_programme::witness;
use trellis_town::{Answer, Browser, PHRASE, Town, first_pair, on_each, persona, valley};
use trellis_world::wren_valley::WrenValley;

const CANARY: &str = "Lead the stroke clinic on Fridays";

/// Somebody of another pair of the same cohort.
async fn outsider(town: &Town, world: &WrenValley) -> PersonId {
    let known = ["mentee", "mentor"].map(|card| persona(world, card));
    let permit = witness::of_somebody(Action::ReadCohort, world.running).expect("somebody may");
    let pairs = town.look(async |unit| trellis_store::pairs::of_cohort(unit, &permit).await).await;
    let other = pairs.iter().find(|pair| {
        let strangers = !known.contains(&pair.mentee_person) && !known.contains(&pair.giver_person);
        pair.state == PairState::Active && strangers
    });
    other.expect("there are other pairs").mentee_person
}

async fn proposes(browser: &mut Browser<'_>, pair: PairId, text: &str) -> String {
    let page = browser.get(&format!("/pairs/{pair}/goals")).await;
    let action = format!("/pairs/{pair}/goals");
    let done = browser.submit(&page, &action, &[("text", text), ("measure", "Two sessions run")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.leads_to().to_owned()
}

async fn plans(browser: &mut Browser<'_>, goal: &str, what: &str, who: &str) -> Answer {
    let page = browser.get(goal).await;
    browser.submit(&page, &format!("{goal}/steps"), &[("what", what), ("who", who)]).await
}

#[tokio::test]
async fn a_goal_of_the_two_is_read_by_the_two_and_by_nobody_else() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goal = proposes(&mut amina, id, CANARY).await;
        assert_eq!(plans(&mut grace, &goal, "Ask the ward sister for a date", "giver").await.status, 303);
        for reader in [&mut amina, &mut grace] {
            for page in [goal.clone(), format!("/pairs/{id}/goals"), format!("/pairs/{id}")] {
                let page = reader.get(&page).await;
                assert!(page.body.contains(CANARY), "{}", page.body);
                assert!(!page.title().contains(CANARY));
            }
            assert!(reader.get(&goal).await.body.contains("Ask the ward sister"));
        }
        let mut others = vec![town.as_person(outsider(&town, &world).await).await];
        for card in ["coordinator", "admin"] {
            others.push(town.as_person(persona(&world, card)).await);
        }
        for other in &mut others {
            for page in [goal.clone(), format!("{goal}/wording"), format!("/pairs/{id}/goals")] {
                assert_eq!(other.get(&page).await.status, 404, "{page}");
            }
            assert_eq!(other.post(&format!("{goal}/state"), &[("state", "met")]).await.status, 404);
        }
        for (table, rows) in town.rows().await {
            for row in rows {
                for secret in [CANARY, "Two sessions run", "Ask the ward sister"] {
                    assert!(!row.contains(secret) && !row.contains(&hex::encode(secret)), "{table}: {row}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_helper_proposes_waits_for_the_mentee_who_alone_owns_it() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goal = proposes(&mut grace, id, CANARY).await;
        assert!(amina.get("/notices").await.body.contains("Something is proposed to you"));
        let waits = grace.get(&goal).await;
        assert!(waits.body.contains("waits for a yes") && waits.body.contains("Proposed"), "{}", waits.body);
        for (noun, fields) in [
            ("state", &[("state", "open")][..]),
            ("rating", &[("before", "2")]),
            ("steps", &[("what", "Run"), ("who", "giver")]),
        ] {
            let refused = grace.post(&format!("{goal}/{noun}"), fields).await;
            assert_eq!(refused.status, 404, "{noun}: a helper does not own a goal");
        }
        let asked = amina.get(&goal).await;
        assert_eq!(amina.submit(&asked, &format!("{goal}/state"), &[]).await.status, 303);
        let under_way = amina.get(&goal).await;
        assert!(under_way.body.contains("Under way"), "{}", under_way.body);
        assert_eq!(
            amina.post(&format!("{goal}/rating"), &[("before", "2"), ("after", "4")]).await.status,
            303
        );
        assert!(grace.get(&goal).await.body.contains("4 of 5"));
        let odd = amina.post(&format!("{goal}/rating"), &[("before", "6")]).await;
        assert_eq!(odd.status, 422, "only 1 to 5 is offered");
        assert_eq!(amina.post(&format!("{goal}/state"), &[("state", "met")]).await.status, 303);
        assert!(grace.get(&goal).await.body.contains("Reached"));
        let jump = amina.post(&format!("{goal}/state"), &[("state", "dropped")]).await;
        assert_eq!(jump.status, 422, "what is reached is not let go");
    })
    .await;
}

#[tokio::test]
async fn two_who_word_a_goal_at_once_see_both_versions_and_lose_nothing() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goal = proposes(&mut amina, id, "Lead a clinic").await;
        let wording = format!("{goal}/wording");
        let (hers, theirs) = (amina.get(&wording).await, grace.get(&wording).await);
        assert_eq!(amina.submit(&hers, &wording, &[("text", "Lead the Friday clinic")]).await.status, 303);
        let both = grace.submit(&theirs, &wording, &[("text", "Lead a clinic by spring")]).await;
        assert_eq!(both.status, 409);
        for text in ["Lead the Friday clinic", "Lead a clinic by spring", "Keep mine", "Keep theirs"] {
            assert!(both.body.contains(text), "{text} in {}", both.body);
        }
        assert!(amina.get(&goal).await.body.contains("Lead the Friday clinic"), "nothing was overwritten");
        // The last form of the page combines: both texts stand in it, and it is made of the version that stands now.
        let forms = both.forms();
        let combine = forms.iter().rfind(|form| form.action == wording).expect("a form that combines");
        let text = combine.fields.iter().find(|(name, _)| name == "text").expect("its text").1.clone();
        assert!(text.contains("Friday clinic") && text.contains("by spring"), "{text}");
        let version = combine.fields.iter().find(|(name, _)| name == "version").expect("its version");
        let one = [("text", "Lead the Friday clinic by spring"), ("version", version.1.as_str())];
        assert_eq!(grace.post(&wording, &one).await.status, 303);
        assert!(amina.get(&goal).await.body.contains("Lead the Friday clinic by spring"));
        // Somebody who keeps what stands there leaves nothing behind.
        let stale = grace.post(&wording, &[("text", "Something else"), ("version", "1")]).await;
        assert_eq!(stale.status, 409);
        assert_eq!(grace.post(&wording, &[("keep", "theirs")]).await.leads_to(), goal);
        assert!(!grace.get(&wording).await.body.contains("Something else"));
    })
    .await;
}

#[tokio::test]
async fn small_steps_are_planned_ticked_and_taken_away_by_whoever_may() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goal = proposes(&mut amina, id, CANARY).await;
        let bare = plans(&mut amina, &goal, "", "mentee").await;
        assert_eq!(bare.status, 422);
        assert!(bare.body.contains("Write the step first"), "{}", bare.body);
        plans(&mut amina, &goal, "Shadow one clinic", "mentee").await;
        // A script that saves what was typed after the form itself was sent comes late.
        let form = amina.get(&goal).await.form(&format!("{goal}/steps"));
        let sent: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent: Vec<(&str, &str)> = sent.into_iter().filter(|(name, _)| *name != "what").collect();
        let sent = [&sent[..], &[("what", "Read the rota"), ("who", "mentee")]].concat();
        assert_eq!(amina.post_exactly(&format!("{goal}/steps"), &sent).await.status, 303);
        assert_eq!(amina.post_exactly(&format!("{goal}/steps/draft"), &sent).await.status, 204);
        assert!(
            !amina.get(&goal).await.body.contains("value=\"Read the rota\""),
            "sent, it is no draft any more"
        );
        let page = grace.get(&goal).await;
        let tick = format!("{goal}/steps/done");
        assert_eq!(grace.submit(&page, &tick, &[]).await.status, 303, "either may say that it is done");
        assert!(amina.get(&goal).await.body.contains("Not done yet"));
        let step = page.form(&tick).fields.iter().find(|(name, _)| name == "step").expect("a step").1.clone();
        let removal = format!("{goal}/steps/removal");
        assert_eq!(grace.post(&removal, &[("step", &step)]).await.status, 422, "it is not Grace's");
        assert_eq!(amina.post(&removal, &[("step", &step)]).await.status, 303);
        assert_eq!(amina.post(&tick, &[("step", &step), ("done", "yes")]).await.status, 422, "it is gone");
        // An item of another kind, or of another goal, is no step of this one.
        let other = proposes(&mut amina, id, "Another goal").await;
        let not_a_step = other.trim_start_matches("/goals/");
        assert_eq!(amina.post(&removal, &[("step", not_a_step)]).await.status, 422);
        assert!(amina.get(&other).await.body.contains("Another goal"));
    })
    .await;
}

#[tokio::test]
async fn a_locked_space_shows_that_there_are_goals_and_keeps_what_was_typed() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let before = amina.get(&format!("/pairs/{id}/goals")).await;
        assert!(before.body.contains("Set up your private space"), "{}", before.body);
        amina.sets_up_private_space().await;
        let goal = proposes(&mut amina, id, CANARY).await;
        let wording = amina.get(&format!("{goal}/wording")).await;
        town.pass(SignedDuration::from_mins(11));
        for page in [goal.clone(), format!("/pairs/{id}/goals"), format!("/pairs/{id}")] {
            let page = amina.get(&page).await;
            assert_eq!(page.status, 200);
            assert!(!page.body.contains(CANARY) && page.body.contains("ocked"), "{}", page.body);
        }
        let away =
            amina.submit(&wording, &format!("{goal}/wording"), &[("text", "half a thought about")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={goal}/wording"));
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        let back = amina.get(&format!("{goal}/wording")).await;
        assert!(back.body.contains("half a thought about"), "{}", back.body);
        let step = [("what", "half a step"), ("who", "mentee")];
        amina.post("/me/unlock/lock", &[]).await;
        assert_eq!(
            amina.post(&format!("{goal}/steps"), &step).await.leads_to(),
            format!("/me/unlock?to={goal}")
        );
        let new = [("text", "half a goal")];
        assert_eq!(amina.post(&format!("/pairs/{id}/goals"), &new).await.status, 303);
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        assert!(amina.get(&goal).await.body.contains("half a step"));
        assert!(amina.get(&format!("/pairs/{id}/goals")).await.body.contains("half a goal"));
    })
    .await;
}

#[tokio::test]
async fn when_the_two_part_the_goals_stay_with_the_mentee_alone() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = first_pair(&mut town.as_person(persona(&world, "mentee")).await).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let goal = proposes(&mut grace, id, CANARY).await;
        amina.post(&format!("{goal}/state"), &[("state", "open")]).await;
        assert_eq!(grace.post(&format!("/pairs/{id}/ending"), &[]).await.status, 303);
        let hers = amina.get(&format!("/pairs/{id}")).await;
        assert!(hers.links().contains(&format!("/pairs/{id}/goals")), "{}", hers.body);
        assert!(amina.get(&goal).await.body.contains(CANARY));
        let refused =
            amina.post(&format!("{goal}/wording"), &[("text", "worded once more"), ("version", "1")]).await;
        assert_eq!(refused.status, 409, "nothing new is written in a pair that is over");
        assert!(refused.body.contains("worded once more"), "what was typed is shown: {}", refused.body);
        assert_eq!(grace.get(&goal).await.status, 404);
        let theirs = grace.get(&format!("/pairs/{id}/goals")).await;
        assert!(!theirs.body.contains(CANARY) && theirs.body.contains("stay with Amina"), "{}", theirs.body);
    })
    .await;
}
