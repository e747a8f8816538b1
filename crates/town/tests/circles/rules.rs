//! The rules of a circle: written by it, read by it alone, agreed to by everybody, and again when somebody joins.

use jiff::SignedDuration;
use trellis_domain::circle::CircleState;
use trellis_town::{PHRASE, Town, on_each};

use crate::setting::{agrees, page, post, stands, valley, writes};

const CANARY: &str = "We name the ward where it was said";

#[tokio::test]
async fn what_the_circle_writes_is_read_by_the_circle_and_by_nobody_else() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 5, 4).await;
        let mut circle = world.unlocked(&town, 4).await;
        let rules = format!("/circle/{id}/rules");
        let empty = circle[0].get(&rules).await;
        assert!(empty.body.contains("One voice at a time"), "there is a text to start from: {}", empty.body);
        assert_eq!(writes(&mut circle[0], id, 0, CANARY).await.status, 303);
        for browser in &mut circle {
            let read = browser.get(&rules).await.body;
            assert!(read.contains(CANARY), "{read}");
        }
        for stranger in [world.helen, world.admin, world.full.person, world.mentees[9].person] {
            let answer = page(&town, stranger, &rules).await;
            assert_eq!(answer.status, 404);
        }
        assert_eq!(page(&town, world.mentees[4].person, &rules).await.status, 404, "only asked, not in yet");
        let seen = page(&town, world.helen, &format!("/co/circles/{id}")).await.body;
        assert!(!seen.contains(CANARY) && !seen.contains("Somebody"));
        let hexed = hex::encode(CANARY);
        for (table, rows) in town.rows().await {
            for row in rows {
                assert!(!row.contains(CANARY) && !row.to_lowercase().contains(&hexed), "{table}: {row}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_name_that_somebody_chooses_is_for_the_circle_alone() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.offered(&town, 5).await;
        let path = format!("/circle/{id}");
        let mut amina = town.as_person(world.mentees[0].person).await;
        let page = amina.get(&path).await;
        let nameless = amina.submit(&page, &path, &[("name", " ")]).await;
        assert_eq!(nameless.status, 422);
        assert!(nameless.body.contains("Say what the circle should call you."));
        let yes = amina.submit(&page, &path, &[("name", "Wren of the Valley")]).await;
        assert_eq!(yes.leads_to(), path);
        let mut ravi = town.as_person(world.ravi.person).await;
        let seen = ravi.get(&path).await.body;
        assert!(seen.contains("Wren of the Valley") && !seen.contains("Amina"), "{seen}");
        let mut bola = town.as_person(world.mentees[1].person).await;
        assert!(!bola.get(&path).await.body.contains("Wren of the Valley"), "only asked, not in yet");
        let mut helen = town.as_person(world.helen).await;
        for path in [format!("/co/circles/{id}"), "/co/circles".to_owned()] {
            assert!(!helen.get(&path).await.body.contains("Wren of the Valley"));
        }
        let hexed = hex::encode("Wren of the Valley");
        for (table, rows) in town.rows().await {
            for row in rows {
                assert!(
                    !row.contains("Wren of the Valley") && !row.to_lowercase().contains(&hexed),
                    "{table}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_circle_begins_when_everybody_has_agreed_and_a_new_version_asks_everybody_again() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 4, 4).await;
        let mut circle = world.unlocked(&town, 4).await;
        writes(&mut circle[2], id, 0, "One voice.").await;
        let stale = writes(&mut circle[3], id, 0, "Mine instead.").await;
        assert_eq!(stale.status, 422);
        assert!(stale.body.contains("Mine instead.") && stale.body.contains("One voice."), "{}", stale.body);
        for browser in &mut circle[..5] {
            assert_eq!(agrees(browser, id, 1).await.status, 303);
        }
        assert_eq!(stands(&town, id).await, CircleState::Contracting);
        assert_eq!(agrees(&mut circle[5], id, 1).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Running);
        assert_eq!(writes(&mut circle[5], id, 1, "One voice, and cameras as we like.").await.status, 303);
        let old = agrees(&mut circle[0], id, 1).await;
        assert_eq!(old.status, 422, "the first version is not the newest any more");
        let rules = circle[0].get(&format!("/circle/{id}/rules")).await.body;
        assert!(rules.contains("I agree to these rules") && rules.contains("One voice."), "{rules}");
        assert_eq!(agrees(&mut circle[0], id, 2).await.status, 303);
        assert_eq!(agrees(&mut circle[0], id, 2).await.status, 422, "once is enough");
    })
    .await;
}

#[tokio::test]
async fn whoever_joins_later_reads_the_rules_when_they_are_shared_and_everybody_agrees_again() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, mut circle) = world.running(&town, 4).await;
        let rules = format!("/circle/{id}/rules");
        let mut helen = town.as_person(world.helen).await;
        let one = [("members", world.mentees[4].part.to_string())];
        assert_eq!(post(&mut helen, &format!("/co/circles/{id}/places"), &one).await.status, 303);
        let mut efua = town.as_person(world.mentees[4].person).await;
        efua.sets_up_private_space().await;
        assert_eq!(efua.post(&format!("/circle/{id}"), &[("name", "Efua")]).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Running);
        assert!(!efua.get(&rules).await.body.contains("What is said stays."));
        assert_eq!(agrees(&mut efua, id, 1).await.status, 422, "nobody agrees to what they cannot read");
        let page = circle[1].get(&rules).await.body;
        assert!(page.contains("I agree to these rules"), "everybody agrees again: {page}");
        assert_eq!(circle[1].post(&format!("{rules}/sharing"), &[]).await.status, 303);
        assert!(efua.get(&rules).await.body.contains("What is said stays."));
        assert_eq!(agrees(&mut efua, id, 1).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_leaver_reads_nothing_new_and_no_message_is_sent() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, mut circle) = world.running(&town, 5).await;
        let news = async || {
            let page = page(&town, world.ravi.person, "/notices").await;
            page.body.split("<ul").nth(1).and_then(|rest| rest.split("</ul>").next()).map(str::to_owned)
        };
        let before = news().await;
        let ask = circle[6].get(&format!("/circle/{id}/leaving")).await;
        assert!(ask.body.contains("No message is sent."));
        let left = circle[6].submit(&ask, &format!("/circle/{id}/leaving"), &[]).await;
        assert_eq!(left.leads_to(), "/circles");
        for path in [format!("/circle/{id}"), format!("/circle/{id}/rules")] {
            assert_eq!(circle[6].get(&path).await.status, 404);
        }
        assert_eq!(news().await, before);
        assert_eq!(writes(&mut circle[0], id, 1, CANARY).await.status, 303);
        let copies = town.rows().await["epoch_copy"].len();
        assert_eq!(copies, 7 + 6, "the new epoch is sealed to the six who stay");
        assert_eq!(writes(&mut circle[6], id, 2, "one more").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn rules_that_nobody_can_open_any_more_do_not_shut_the_circle() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 6, 6).await;
        let rules = format!("/circle/{id}/rules");
        let (lost, later) =
            ("Nobody in the circle can open the newest rules", "written before you could read");
        let mut amina = town.as_person(world.mentees[0].person).await;
        amina.sets_up_private_space().await;
        assert_eq!(writes(&mut amina, id, 0, "Only Amina holds a key.").await.status, 303);
        let mut bola = town.as_person(world.mentees[1].person).await;
        bola.sets_up_private_space().await;
        let shut = bola.get(&rules).await.body;
        assert!(shut.contains(later) && !shut.contains(lost), "Amina can still share them: {shut}");
        assert_eq!(writes(&mut bola, id, 1, "Over hers.").await.status, 422);
        // The only one who holds a key leaves.
        assert_eq!(amina.post(&format!("/circle/{id}/leaving"), &[]).await.status, 303);
        let page = bola.get(&rules).await;
        assert!(page.body.contains(lost) && page.body.contains("Write the next version"), "{}", page.body);
        let again = bola.submit(&page, &rules, &[("rules", "By those who are here.")]).await;
        assert_eq!(again.status, 303, "{}", again.body);
        // Whoever wrote the newest is erased, and it with them.
        let mut chidi = town.as_person(world.mentees[2].person).await;
        chidi.sets_up_private_space().await;
        assert!(chidi.get(&rules).await.body.contains(later));
        let ask = bola.get("/me/erasure").await;
        assert_eq!(bola.submit(&ask, "/me/erasure", &[]).await.status, 200);
        assert!(chidi.get(&rules).await.body.contains(lost));
        assert_eq!(writes(&mut chidi, id, 2, "The third.").await.status, 303);
        assert_eq!(agrees(&mut chidi, id, 3).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn the_order_of_the_names_is_that_of_the_names_shown() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.offered(&town, 4).await;
        for (one, name) in world.mentees.iter().zip(["Zinnia", "Yarrow", "Briar"]) {
            let mut browser = town.as_person(one.person).await;
            assert_eq!(browser.post(&format!("/circle/{id}"), &[("name", name)]).await.status, 303);
        }
        let seen = page(&town, world.ravi.person, &format!("/circle/{id}")).await.body;
        let place = |name: &str| seen.find(name).expect("a name");
        assert!(place("Briar") < place("Yarrow") && place("Yarrow") < place("Zinnia"), "{seen}");
    })
    .await;
}

#[tokio::test]
async fn locked_the_page_stands_and_what_was_typed_is_there_after_unlocking() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 4, 4).await;
        let rules = format!("/circle/{id}/rules");
        let mut amina = town.as_person(world.mentees[0].person).await;
        assert!(amina.get(&rules).await.body.contains("Set up your private space"));
        amina.sets_up_private_space().await;
        town.pass(SignedDuration::from_mins(11));
        let locked = amina.get(&rules).await;
        assert_eq!(locked.status, 200);
        assert!(
            locked.body.contains("Locked. What") && locked.body.contains(&format!("/me/unlock?to={rules}"))
        );
        let away = writes(&mut amina, id, 0, "Half a line about").await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={rules}"));
        assert_eq!(agrees(&mut amina, id, 1).await.status, 422);
        let page = amina.get(&format!("/me/unlock?to={rules}")).await;
        amina.submit(&page, "/me/unlock", &[("phrase", PHRASE)]).await;
        assert!(amina.get(&rules).await.body.contains("Half a line about"));
    })
    .await;
}

#[tokio::test]
async fn a_reader_whom_somebody_slipped_in_stops_all_writing() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, mut circle) = world.running(&town, 4).await;
        let [ghost, ravi] = [world.helen, world.ravi.person].map(|one| one.uuid().simple().to_string());
        town.tamper(&format!(
            "INSERT INTO epoch_copy (space, epoch, reader, sealed)
             SELECT space, epoch, {{id:{ghost}}}, sealed FROM epoch_copy WHERE reader = {{id:{ravi}}}"
        ))
        .await;
        let page = circle[0].get(&format!("/circle/{id}/rules")).await;
        assert!(page.body.contains("does not add up"), "{}", page.body);
        assert_eq!(writes(&mut circle[0], id, 1, CANARY).await.status, 422);
    })
    .await;
}
