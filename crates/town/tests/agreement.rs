//! The agreement of a pair: the standard text, what the two add in their own words, and one version that both accept.

use trellis_domain::{
    id::{PairId, PersonId},
    pair::PairState,
    permission::Action,
};
use trellis_programme::{Pair, witness};
use trellis_town::{Answer, Browser, PHRASE, Town, on_each, persona, valley};
use trellis_world::wren_valley::WrenValley;

const CANARY: &str = "We never talk about the appeal by text message";

async fn pairs(town: &Town, world: &WrenValley) -> Vec<Pair> {
    let permit = witness::of_somebody(Action::ReadCohort, world.running).expect("somebody may");
    town.look(async |unit| trellis_store::pairs::of_cohort(unit, &permit).await).await
}

/// The pair of Amina in this state, and the one who helps her in it.
async fn pair_of_amina(town: &Town, world: &WrenValley, state: PairState) -> (PairId, PersonId) {
    let amina = persona(world, "mentee");
    let pairs = pairs(town, world).await;
    let found = pairs.iter().find(|pair| pair.mentee_person == amina && pair.state == state);
    let pair = found.expect("Amina has such a pair");
    (pair.id, pair.giver_person)
}

async fn accepts(browser: &mut Browser<'_>, id: PairId) -> Answer {
    let path = format!("/pairs/{id}/agreement");
    let page = browser.get(&path).await;
    browser.submit(&page, &path, &[]).await
}

async fn adds(browser: &mut Browser<'_>, id: PairId, text: &str) -> Answer {
    let path = format!("/pairs/{id}/agreement/clauses");
    let page = browser.get(&path).await;
    browser.submit(&page, &path, &[("clauses", text)]).await
}

fn offers_to_accept(page: &Answer) -> bool {
    page.forms().iter().any(|form| form.action.ends_with("/agreement"))
}

async fn agreement(browser: &mut Browser<'_>, id: PairId) -> Answer {
    browser.get(&format!("/pairs/{id}/agreement")).await
}

async fn has_begun(town: &Town, world: &WrenValley, id: PairId) -> bool {
    pairs(town, world).await.iter().any(|pair| pair.id == id && pair.state == PairState::Active)
}

#[tokio::test]
async fn two_who_never_set_up_a_private_space_accept_the_standard_text_as_before() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, helper) = pair_of_amina(&town, &world, PairState::Contracting).await;
        let mut helper = town.as_person(helper).await;
        let page = agreement(&mut helper, id).await;
        assert!(page.body.contains("You have added nothing to the standard text"), "{}", page.body);
        assert_eq!(accepts(&mut helper, id).await.status, 303);
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let own = amina.get(&format!("/pairs/{id}")).await;
        assert!(own.body.contains("Accepted by both"), "{}", own.body);
    })
    .await;
}

#[tokio::test]
async fn a_change_after_one_signature_clears_it_and_both_accept_what_they_have_read() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, helper) = pair_of_amina(&town, &world, PairState::Contracting).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut helper = town.as_person(helper).await;
        amina.sets_up_private_space().await;
        helper.sets_up_private_space().await;
        // Amina accepted the standard text in the world; now her ally adds something.
        assert!(!offers_to_accept(&agreement(&mut amina, id).await));
        assert_eq!(adds(&mut helper, id, CANARY).await.status, 303);
        assert!(amina.get("/notices").await.body.contains("An agreement was changed"));
        let again = agreement(&mut amina, id).await;
        assert!(again.body.contains(CANARY) && again.body.contains("You: not yet"), "{}", again.body);
        assert_eq!(accepts(&mut amina, id).await.status, 303);
        // One more change: her signature goes again, and the difference is shown.
        let second = format!("{CANARY}\nWe write to each other on Mondays");
        assert_eq!(adds(&mut helper, id, &second).await.status, 303);
        let changed = agreement(&mut amina, id).await;
        assert!(changed.body.contains("You: not yet"), "{}", changed.body);
        assert!(changed.body.contains("<ins>We write to each other on Mondays</ins>"), "{}", changed.body);
        // A form that shows the version before is not accepted any more.
        let form = again.form(&format!("/pairs/{id}/agreement"));
        let old: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let old: Vec<(&str, &str)> = old.into_iter().filter(|(name, _)| *name != "idem").collect();
        assert_eq!(amina.post_exactly(&format!("/pairs/{id}/agreement"), &old).await.status, 422);
        assert_eq!(accepts(&mut amina, id).await.status, 303);
        assert_eq!(accepts(&mut helper, id).await.status, 303);
        assert!(has_begun(&town, &world, id).await, "the pair has begun");
        let mut others = Vec::new();
        for card in ["coordinator", "admin", "mentor"] {
            others.push(town.as_person(persona(&world, card)).await);
        }
        for other in &mut others {
            for page in ["agreement", "agreement/clauses"] {
                assert_eq!(other.get(&format!("/pairs/{id}/{page}")).await.status, 404, "{page}");
            }
        }
        let hexed = hex::encode(CANARY);
        for (table, rows) in town.rows().await {
            for row in rows {
                assert!(!row.contains(CANARY) && !row.contains(&hexed), "{table}: {row}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_accepts_words_that_they_cannot_read() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, helper) = pair_of_amina(&town, &world, PairState::Contracting).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut helper = town.as_person(helper).await;
        amina.sets_up_private_space().await;
        assert_eq!(adds(&mut amina, id, CANARY).await.status, 303);
        // Without keys: the page stands, says what to do, and offers to keep to the standard text.
        let without = agreement(&mut helper, id).await;
        assert!(without.body.contains("Set up your private space") && !without.body.contains(CANARY));
        assert!(!offers_to_accept(&without));
        let fields = [("version", "2"), ("clauses", "1")];
        assert_eq!(helper.post(&format!("/pairs/{id}/agreement"), &fields).await.status, 422);
        // With keys made later, Amina shares what was written before.
        helper.sets_up_private_space().await;
        let late = agreement(&mut helper, id).await;
        assert!(late.body.contains("can share it with you") && !offers_to_accept(&late), "{}", late.body);
        assert_eq!(helper.post(&format!("/pairs/{id}/agreement"), &fields).await.status, 422);
        assert_eq!(amina.post(&format!("/pairs/{id}/notes/sharing"), &[]).await.status, 303);
        let shared = agreement(&mut helper, id).await;
        assert!(shared.body.contains(CANARY) && offers_to_accept(&shared), "{}", shared.body);
        // Locked: to the place where it opens, and back.
        helper.post("/me/unlock/lock", &[]).await;
        let locked = agreement(&mut helper, id).await;
        assert!(!locked.body.contains(CANARY) && !offers_to_accept(&locked));
        let away = helper.post(&format!("/pairs/{id}/agreement"), &fields).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to=/pairs/{id}/agreement"));
    })
    .await;
}

#[tokio::test]
async fn somebody_without_a_private_space_can_propose_the_standard_text_alone() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, helper) = pair_of_amina(&town, &world, PairState::Contracting).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut helper = town.as_person(helper).await;
        amina.sets_up_private_space().await;
        adds(&mut amina, id, CANARY).await;
        accepts(&mut amina, id).await;
        let page = agreement(&mut helper, id).await;
        let alone = helper.submit(&page, &format!("/pairs/{id}/agreement/clauses"), &[]).await;
        assert_eq!(alone.status, 303, "{}", alone.body);
        assert_eq!(accepts(&mut helper, id).await.status, 303);
        let hers = agreement(&mut amina, id).await;
        assert!(hers.body.contains("You: not yet") && !hers.body.contains(CANARY), "{}", hers.body);
        assert_eq!(accepts(&mut amina, id).await.status, 303);
        assert!(has_begun(&town, &world, id).await);
    })
    .await;
}

#[tokio::test]
async fn in_a_pair_that_has_begun_the_old_agreement_holds_until_both_accept_the_change() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, grace) = pair_of_amina(&town, &world, PairState::Active).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(grace).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        assert!(!offers_to_accept(&agreement(&mut amina, id).await), "nothing waits");
        adds(&mut amina, id, "We meet on Tuesdays").await;
        let waits = agreement(&mut grace, id).await;
        assert!(waits.body.contains("holds until you both accept"), "{}", waits.body);
        assert!(waits.body.contains("The standard text, with nothing added"));
        assert!(grace.get(&format!("/pairs/{id}")).await.body.contains("Your agreement was changed"));
        assert!(has_begun(&town, &world, id).await, "the two go on meanwhile");
        accepts(&mut grace, id).await;
        accepts(&mut amina, id).await;
        let both = agreement(&mut grace, id).await;
        assert!(!both.body.contains("holds until") && !offers_to_accept(&both), "{}", both.body);
        adds(&mut grace, id, "We meet on Thursdays").await;
        let third = agreement(&mut amina, id).await;
        assert!(third.body.contains("<del>We meet on Tuesdays</del>"), "{}", third.body);
        assert!(third.body.contains("What holds until then"));
    })
    .await;
}

#[tokio::test]
async fn two_who_write_at_once_see_both_and_what_was_typed_survives_a_lock() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, grace) = pair_of_amina(&town, &world, PairState::Active).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(grace).await;
        amina.sets_up_private_space().await;
        grace.sets_up_private_space().await;
        let path = format!("/pairs/{id}/agreement/clauses");
        let (hers, theirs) = (amina.get(&path).await, grace.get(&path).await);
        assert_eq!(amina.submit(&hers, &path, &[("clauses", "Hers")]).await.status, 303);
        let both = grace.submit(&theirs, &path, &[("clauses", "Theirs")]).await;
        assert_eq!(both.status, 409);
        assert!(both.body.contains("Hers") && both.body.contains("Theirs"), "{}", both.body);
        let mine = both.forms().into_iter().find(|form| form.action == path).expect("a form that keeps mine");
        let kept: Vec<(&str, &str)> =
            mine.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(grace.post_exactly(&path, &kept).await.status, 303);
        assert!(agreement(&mut amina, id).await.body.contains("Theirs"));
        amina.post("/me/unlock/lock", &[]).await;
        let away = amina.post(&path, &[("clauses", "half a clause"), ("version", "2")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={path}"));
        amina.post("/me/unlock", &[("phrase", PHRASE)]).await;
        assert!(amina.get(&path).await.body.contains("half a clause"));
        let same = adds(&mut grace, id, "Theirs").await;
        assert_eq!(same.status, 422, "nothing has changed");
    })
    .await;
}
