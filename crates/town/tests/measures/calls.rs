//! "I would like to be called": she reads what would be read, sends it, and can take it back; a line manager never finds it.

use trellis_domain::{conflict::ConflictKind, hat::Role};
use trellis_store::conflicts::{self, Declaration, Other};
use trellis_town::{Town, on_each, persona};

use crate::people::{People, answers, body};

const PATH: &str = "/questions/call";
const MESSAGE: &str = "Amina Yusuf would like to be called.";

#[tokio::test]
async fn the_coordinators_read_exactly_what_she_was_shown_and_tick_it_off() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = town.as_person(people.amina).await;
        let shown = body(&mut amina, PATH).await;
        assert!(shown.contains(MESSAGE) && shown.contains("They will read exactly this"), "{shown}");
        assert!(town.rows().await["call_request"].is_empty(), "nothing is sent by looking");
        answers(&mut amina, PATH, &[]).await;
        assert_eq!(amina.post(PATH, &[]).await.status, 422, "once");
        let mut helen = town.as_person(persona(&people.world, "coordinator")).await;
        assert!(body(&mut helen, "/notices").await.contains("/co/calls"));
        let list = helen.get("/co/calls").await;
        assert!(list.body.contains(MESSAGE), "{}", list.body);
        let path =
            list.forms().iter().find(|form| form.action.ends_with("/made")).expect("a form").action.clone();
        assert_eq!(helen.post(&path, &[]).await.leads_to(), "/co/calls");
        assert!(body(&mut helen, "/co/calls").await.contains("Nobody has asked to be called"));
        assert!(town.rows().await["call_request"].is_empty(), "nothing of it is left");
        assert_eq!(helen.post(&path, &[]).await.status, 422);
        // Administrators read the record: that somebody asked or was called stands there, and not who.
        let events = town.rows().await["event"].clone();
        let told: Vec<&String> = events.iter().filter(|row| row.contains("Call")).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        let her = people.amina.uuid().simple().to_string();
        assert!(told.iter().all(|row| !row.replace('-', "").to_lowercase().contains(&her)), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn she_takes_it_back_and_nobody_else_can_send_or_read_it() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = town.as_person(people.amina).await;
        answers(&mut amina, PATH, &[]).await;
        let mut helen = town.as_person(persona(&people.world, "coordinator")).await;
        let list = helen.get("/co/calls").await;
        let made =
            list.forms().iter().find(|form| form.action.ends_with("/made")).expect("a form").action.clone();
        for other in ["mentor", "sponsor", "ally", "facilitator", "admin"] {
            let mut browser = town.as_person(persona(&people.world, other)).await;
            for path in [PATH, "/co/calls"] {
                assert_eq!(browser.get(path).await.status, 404, "{other} {path}");
            }
            assert_eq!(browser.post(&made, &[]).await.status, 404, "{other}");
        }
        answers(&mut amina, &format!("{PATH}/removal"), &[]).await;
        assert!(!body(&mut helen, "/co/calls").await.contains("Amina"));
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_in_her_line_of_management_is_not_told_and_does_not_find_it() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let (amina, helen) = (people.amina, persona(&people.world, "coordinator"));
        let (keys, now) = (town.ground.keys.clone(), town.now());
        town.build(async |world| {
            let other = Other::Person(helen);
            let declared = Declaration { other, kind: ConflictKind::LineManagement, until: None };
            conflicts::declare(&mut world.unit, &keys, amina, &declared, now, &mut world.dice).await
        })
        .await;
        let mut amina = town.as_person(amina).await;
        answers(&mut amina, PATH, &[]).await;
        let role = Role::Coordinating(people.world.programme);
        let mut helen = town.as_role(helen, role).await;
        assert!(!body(&mut helen, "/notices").await.contains("/co/calls"));
        assert!(body(&mut helen, "/co/calls").await.contains("Nobody has asked to be called"));
        let notices = &town.rows().await["notice"];
        assert_eq!(notices.iter().filter(|row| row.contains("call-asked")).count(), 1, "the deputy is told");
    })
    .await;
}
