//! Being erased: nobody is left, and nobody is told who it was.

use trellis_domain::{hat::Grant, id::PersonId};
use trellis_store::holdings::{self, Erased};
use trellis_town::{Town, first_pair, on_each, persona, valley};
use trellis_web::Persona;

use crate::people::{ALONE, BEGUN, OTHERS, SHARED, UNWANTED, both_write, chooses, named};

/// Whether a row holds a text, plain or as bytes.
fn holds(row: &str, text: &str) -> bool {
    let bytes = hex::encode(text);
    row.contains(text) || row.contains(&bytes) || row.contains(&bytes.to_uppercase())
}

/// Whether a row knows somebody by their id, as either engine writes it.
fn knows(row: &str, person: PersonId) -> bool {
    row.contains(&person.to_string().to_uppercase()) || row.contains(&person.uuid().to_string())
}

#[tokio::test]
async fn whoever_is_erased_is_nowhere_and_the_other_reads_no_more_than_that_it_has_ended() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let hers = persona(&world, "mentee");
        let mut amina = town.as_person(hers).await;
        let mut elsewhere = town.on_own_device(hers).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let id = both_write(&mut amina, &mut grace).await;
        chooses(&mut amina).await;
        let before = town.rows().await;
        assert!(
            before["person"].iter().any(|row| holds(row, "Amina"))
                && before["account"].iter().any(|row| holds(row, "amina"))
        );

        let list = amina.get("/me/leave").await;
        assert!(list.links().contains(&"/me/erasure".to_owned()));
        let ask = amina.get("/me/erasure").await;
        assert!(ask.body.contains("Grace Mbeki"), "whose pair ends is named");
        assert!(ask.body.contains("28 December 2026"), "35 days on: {}", ask.body);
        let receipt = amina.submit(&ask, "/me/erasure", &[]).await;
        assert_eq!(receipt.status, 200);
        assert!(receipt.body.contains("Everything about you is deleted"), "{}", receipt.body);
        assert!(receipt.body.contains("28 December 2026"));
        assert!(!receipt.body.contains("/sign-out") && !receipt.body.contains("Amina"));
        assert!(receipt.header("clear-site-data").contains("cookies"));
        assert!(!amina.cookies().contains_key(town.settings().session_cookie()));
        for browser in [&mut amina, &mut elsewhere] {
            assert!(browser.get("/me").await.leads_to().starts_with("/sign-in"));
        }

        let rows = town.rows().await;
        for (table, rows) in &rows {
            for row in rows {
                for trace in ["Amina", "amina", SHARED, ALONE, BEGUN, UNWANTED] {
                    assert!(!holds(row, trace), "{table}: {row}");
                }
            }
            // Her id is left only where the list says so.
            let there = rows.iter().any(|row| knows(row, hers));
            let stays =
                holdings::ALL.iter().any(|one| one.table == table && matches!(one.erased, Erased::Stays(_)));
            assert!(!there || stays, "{table} still knows her: {rows:?}");
        }

        let notices = grace.get("/notices").await;
        assert!(notices.body.contains("A pairing has ended"), "{}", notices.body);
        let over = grace.get(&format!("/pairs/{id}")).await;
        assert!(over.body.contains("needs no explanation") && !over.body.contains("Amina"));
        let notes = grace.get(&format!("/pairs/{id}/notes")).await;
        assert!(notes.body.contains(OTHERS) && !notes.body.contains(SHARED), "{}", notes.body);
        for page in ["/home", "/people", "/me/data", &format!("/pairs/{id}/agreement")] {
            assert!(!grace.get(page).await.status.is_server_error(), "{page}");
        }
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        for page in [
            "/home",
            "/co",
            "/co/people",
            "/co/pairs",
            "/co/matching",
            "/co/applications",
            &format!("/co/people/{hers}"),
        ] {
            let answer = helen.get(page).await;
            assert!(
                !answer.status.is_server_error() && !answer.body.contains("Amina"),
                "{page}: {}",
                answer.status
            );
        }
        let mut tom = town.as_person(persona(&world, "admin")).await;
        assert!(tom.get("/admin/audit").await.body.contains("AccountErased"));
    })
    .await;
}

#[tokio::test]
async fn a_mentor_who_is_erased_leaves_the_mentee_with_the_neutral_ending_and_a_new_match() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let id = first_pair(&mut amina).await;
        let ask = grace.get("/me/erasure").await;
        assert_eq!(grace.submit(&ask, "/me/erasure", &[]).await.status, 200);
        let over = amina.get(&format!("/pairs/{id}")).await;
        assert!(over.body.contains("needs no explanation"), "{}", over.body);
        assert!(over.links().contains(&"/matches".to_owned()) && !over.body.contains("Grace"));
        for page in ["/home", "/people", "/matches", "/notices"] {
            let answer = amina.get(page).await;
            assert!(
                answer.status.is_success() && !answer.body.contains("Grace"),
                "{page}: {}",
                answer.status
            );
        }
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        for page in ["/co", "/co/people", "/co/pairs", "/co/matching", "/co/applications"] {
            let answer = helen.get(page).await;
            assert!(
                answer.status.is_success() && !answer.body.contains("Grace"),
                "{page}: {}",
                answer.status
            );
        }
        assert!(
            town.rows().await.values().flatten().all(|row| !row.contains("Grace") && !row.contains("grace@"))
        );
    })
    .await;
}

#[tokio::test]
async fn somebody_of_the_demonstration_who_was_erased_is_not_found_any_more() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let cards =
            world.personas.iter().map(|one| Persona { card: one.card, name: one.name, person: one.person });
        let town = town.with_cards(cards.collect());
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let ask = amina.get("/me/erasure").await;
        assert_eq!(amina.submit(&ask, "/me/erasure", &[]).await.status, 200);
        let mut visitor = town.anonymous();
        assert_eq!(visitor.post("/demo/personas/mentee", &[]).await.status, 404);
        assert_eq!(visitor.post("/demo/personas/mentor", &[]).await.leads_to(), "/home");
    })
    .await;
}

#[tokio::test]
async fn somebody_who_takes_part_in_nothing_leaves_no_row_but_links_of_the_chain() {
    on_each(async |town: Town| {
        valley(&town).await;
        let newcomer = town.build(async |world| world.person("nia@example.org", &named("Nia")).await).await;
        let mut nia = town.as_person(newcomer).await;
        let ask = nia.get("/me/erasure").await;
        assert_eq!(nia.submit(&ask, "/me/erasure", &[]).await.status, 200);
        for (table, rows) in town.rows().await {
            let there =
                rows.iter().any(|row| holds(row, "Nia") || holds(row, "nia@") || knows(row, newcomer));
            assert!(!there || table == "event", "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_is_needed_is_told_to_hand_over_first() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let tom = persona(&world, "admin");
        let others = town.rows().await["staff_grant"].iter().filter(|row| row.contains("admin")).count();
        let mut browser = town.as_person(tom).await;
        let ask = browser.get("/me/erasure").await;
        assert!(ask.body.contains("Name somebody else first"), "{others} administrators: {}", ask.body);
        assert!(ask.forms().iter().all(|form| form.action != "/me/erasure"));
        let refused = browser.post("/me/erasure", &[]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(browser.get("/me").await.status, 200, "nothing was erased");
        town.build(async |world| {
            for name in ["second", "third"] {
                let person = world.person(&format!("{name}@example.org"), &named(name)).await?;
                world.grant(person, Grant::Admin, None).await?;
            }
            Ok(())
        })
        .await;
        let ask = browser.get("/me/erasure").await;
        assert_eq!(browser.submit(&ask, "/me/erasure", &[]).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn nobody_erases_or_takes_what_is_somebody_elses() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut stranger = town.anonymous();
        for path in ["/me/data", "/me/erasure"] {
            assert!(stranger.get(path).await.leads_to().starts_with("/sign-in"));
            assert!(stranger.post(path, &[]).await.leads_to().starts_with("/sign-in"));
            let mut grace = town.as_person(persona(&world, "mentor")).await;
            grace.csrf.clear();
            assert_eq!(grace.post(path, &[]).await.status, 403, "without the token of the session");
        }
        assert_eq!(town.as_person(persona(&world, "mentor")).await.get("/me").await.status, 200);
    })
    .await;
}
