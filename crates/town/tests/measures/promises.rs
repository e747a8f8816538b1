//! The promises: everybody can read them, mentees rate them, and no total is made of it, however many have answered.

use trellis_domain::{hat::Hat, participation::ParticipationState};
use trellis_store::people::Profile;
use trellis_town::{PHRASE, Town, on_each, persona};

use crate::people::{People, answers, body};

const PATH: &str = "/questions/promises";

#[tokio::test]
async fn everybody_reads_who_signed_what_and_that_there_are_no_ratings_yet() {
    on_each(async |town: Town| {
        let mut nobody = town.anonymous();
        let unsigned = body(&mut nobody, "/charter").await;
        assert!(unsigned.contains("Nobody has signed") && unsigned.contains("no ratings yet"));
        People::in_town(&town).await;
        let page = body(&mut nobody, "/charter").await;
        assert!(page.contains("Signed by Margaret Price") && page.contains("Protected time"), "{page}");
        assert!(page.contains("no ratings yet") && page.contains("at least 8 people"));
        assert!(body(&mut nobody, "/").await.contains("/charter"));
    })
    .await;
}

#[tokio::test]
async fn a_mentee_rates_once_in_a_half_year_changes_it_within_it_and_takes_it_back() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        assert!(body(&mut amina, "/home").await.contains("\"/questions\""), "it is found from home");
        assert_eq!(amina.post(PATH, &[]).await.status, 422, "nothing is no answer");
        answers(&mut amina, PATH, &[("no_detriment", "not_kept"), ("protected_time", "kept")]).await;
        answers(&mut amina, PATH, &[("no_detriment", "partly")]).await;
        let page = body(&mut amina, PATH).await;
        assert_eq!(page.matches(" checked").count(), 2, "one of each, the last said: {page}");
        assert!(page.contains("1 July 2026 to 31 December 2026"), "{page}");
        amina.post("/me/unlock/lock", &[]).await;
        let locked = body(&mut amina, PATH).await;
        assert!(!locked.contains(" checked") && locked.contains("only while your private space is open"));

        town.live(40).await;
        let mut amina = town.as_person(people.amina).await;
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        assert!(!body(&mut amina, PATH).await.contains(" checked"), "a new half-year begins with nothing");
        answers(&mut amina, PATH, &[("circles_stay_open", "cannot_tell")]).await;
        answers(&mut amina, &format!("{PATH}/removal"), &[]).await;
        assert!(!body(&mut amina, PATH).await.contains(" checked"));
        assert_eq!(town.rows().await["measure"].len(), 1, "the half-year before is not touched");
        answers(&mut amina, "/questions", &[]).await;
        assert!(town.rows().await["measure"].is_empty(), "all of it can be deleted");
    })
    .await;
}

#[tokio::test]
async fn nine_who_answer_make_no_total_on_any_page() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut nobody = town.anonymous();
        let before = body(&mut nobody, "/charter").await.len();
        for number in 0..9 {
            let cohort = people.world.running;
            let person = town
                .build(async |world| {
                    let profile = Profile { first_name: format!("Mentee {number}"), ..Profile::default() };
                    let person = world.person(&format!("mentee{number}@example.org"), &profile).await?;
                    let state = ParticipationState::Placed;
                    world.takes_part(person, cohort, Hat::Mentee, state, &[Hat::Mentor], 2).await?;
                    Ok(person)
                })
                .await;
            let mut mentee = town.as_person(person).await;
            answers(&mut mentee, PATH, &[("no_detriment", "not_kept")]).await;
        }
        let charter = body(&mut nobody, "/charter").await;
        assert!(charter.contains("no ratings yet") && charter.len() == before, "{charter}");
        for card in ["coordinator", "admin"] {
            let mut staff = town.as_person(persona(&people.world, card)).await;
            for path in ["/co", "/co/programme", "/co/programme/charter", "/co/people", "/admin/health"] {
                let page = staff.get(path).await.body;
                assert!(!page.contains("Not kept") && !page.contains("not_kept"), "{card} {path}");
            }
        }
    })
    .await;
}
