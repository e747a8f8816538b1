//! Three short questions: only with a consent of its own, offered once by a neutral notice, and gone when it is withdrawn.

use trellis_town::{PHRASE, Town, on_each, persona};

use crate::people::{People, answers, body, eight};

const PATH: &str = "/questions/check-in";
const CONSENT: &str = "/questions/consent";

#[tokio::test]
async fn nobody_is_asked_without_a_consent_that_is_voluntary_in_so_many_words() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        let page = body(&mut amina, CONSENT).await;
        assert!(
            page.contains("It is voluntary. Saying no, or stopping later, brings no detriment."),
            "{page}"
        );
        assert!(body(&mut amina, PATH).await.contains("only if you agree"));
        assert_eq!(amina.post(PATH, &[("meeting", "yes")]).await.status, 422);
        assert!(town.rows().await["measure"].is_empty());
        town.live(2).await;
        assert!(
            town.rows().await["notice"].iter().all(|row| !row.contains("check-in")),
            "and nobody is told of it"
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_agreed_is_told_once_neutrally_and_never_reminded() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        answers(&mut amina, CONSENT, &[]).await;
        assert_eq!(amina.post(CONSENT, &[]).await.status, 422, "once is enough");
        town.live(1).await;
        let notices = async || {
            let rows = town.rows().await;
            rows["notice"].iter().filter(|row| row.contains("check-in")).count()
        };
        assert_eq!(notices().await, 1);
        let mut later = town.as_person(people.amina).await;
        let page = body(&mut later, "/notices").await;
        assert!(page.contains("There is something short that you may answer"), "{page}");
        town.live(60).await;
        assert_eq!(notices().await, 1, "no reminder, and no second one before half-way");
        let letters = &town.rows().await["letter"];
        assert!(letters.iter().all(|row| !row.contains("wellbeing")), "{letters:?}");
    })
    .await;
}

#[tokio::test]
async fn she_alone_reads_what_she_answered_and_withdrawing_deletes_it_at_once() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        answers(&mut amina, CONSENT, &[]).await;
        assert_eq!(amina.post(PATH, &[("meeting", "skip")]).await.status, 422, "nothing is no answer");
        answers(&mut amina, PATH, &[("meeting", "no"), ("useful", "partly"), ("call", "yes")]).await;
        assert_eq!(body(&mut amina, PATH).await.matches(" checked").count(), 3);
        assert!(town.rows().await["call_request"].is_empty(), "an answer is no message");
        amina.post("/me/unlock/lock", &[]).await;
        assert!(!body(&mut amina, PATH).await.contains(" checked"), "shown only while her space is open");
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        for other in ["mentor", "sponsor", "ally", "facilitator", "coordinator", "admin"] {
            let mut browser = town.as_person(persona(&people.world, other)).await;
            for path in [PATH, CONSENT, "/questions", "/questions/promises"] {
                assert_eq!(browser.get(path).await.status, 404, "{other} {path}");
                assert_eq!(browser.post(path, &[]).await.status, 404, "{other} {path}");
            }
        }
        answers(&mut amina, &people.beside(), &eight("4,4,4,4,4,4,4,4")).await;
        answers(&mut amina, &format!("{CONSENT}/removal"), &[]).await;
        answers(&mut amina, CONSENT, &[]).await;
        assert!(!body(&mut amina, PATH).await.contains(" checked"), "nothing comes back with a new consent");
        assert!(body(&mut amina, &people.beside()).await.contains("4.000"), "what hung on no consent stays");
        let consents = &town.rows().await["consent"];
        assert_eq!(
            consents.iter().filter(|row| row.contains("wellbeing_scores")).count(),
            2,
            "both are on record"
        );
    })
    .await;
}

#[tokio::test]
async fn after_four_weeks_it_is_closed_until_the_next() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = town.as_person(people.amina).await;
        answers(&mut amina, CONSENT, &[]).await;
        town.live(10).await;
        let mut amina = town.as_person(people.amina).await;
        assert!(body(&mut amina, PATH).await.contains("There is nothing to answer now"));
        assert_eq!(amina.post(PATH, &[("meeting", "yes")]).await.status, 422);
    })
    .await;
}
