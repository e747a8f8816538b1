//! The life of a circle: dates, heads, too few twice running, deciding, and those who lead coming and going.

use jiff::SignedDuration;
use trellis_domain::{
    circle::CircleState,
    hat::{Grant, Hat, Role},
    id::HostId,
    permission::Action,
};
use trellis_programme::{rounds, witness};
use trellis_store::{
    capacities, deletions,
    retention::{self, Ending},
};
use trellis_town::{Town, on_each};

use crate::setting::{meets, page, post, stands, valley, writes};

#[tokio::test]
async fn those_who_lead_have_a_plan_to_print_and_count_heads_never_names() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, _) = world.running(&town, 4).await;
        let plan = page(&town, world.ravi.person, &format!("/circles/{id}/run")).await;
        assert_eq!(plan.status, 200);
        for part in ["Arrive", "What we said we would do", "One or two cases", "What we learnt", "Check out"]
        {
            assert!(plan.body.contains(part), "{part}");
        }
        let amina = world.mentees[0].person;
        for path in [format!("/circles/{id}/run"), format!("/circles/{id}/sessions")] {
            for somebody in [amina, world.helen, world.full.person, world.admin] {
                assert_eq!(page(&town, somebody, &path).await.status, 404, "{path}");
            }
        }
        assert_eq!(meets(&town, world.ravi.person, id, Some(5)).await.status, 303);
        let home = page(&town, world.nia.person, "/home").await.body;
        assert!(home.contains("Set the next date of your circle"), "{home}");
        let facts = page(&town, world.helen, &format!("/co/circles/{id}")).await.body;
        assert!(facts.contains("5 people"), "{facts}");
        let kept = town.rows().await["circle_session"].clone();
        for name in ["amina", "Amina", "Ravi"] {
            assert!(!kept.iter().any(|row| row.contains(name)));
        }
        let mut ravi = town.as_person(world.ravi.person).await;
        let soon =
            ravi.post(&format!("/circles/{id}/sessions/told"), &[("held", "yes"), ("heads", "4")]).await;
        assert_eq!(soon.status, 422, "there is no session whose time has come");
        let wrong = [("next-day", "31"), ("next-month", "2"), ("next-year", "2027"), ("next-time", "10:00")];
        let refused = ravi.post(&format!("/circles/{id}/sessions"), &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"31\""), "what was typed is kept");
    })
    .await;
}

#[tokio::test]
async fn too_few_twice_running_look_for_people_and_with_them_it_agrees_anew() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, _) = world.running(&town, 4).await;
        for heads in [Some(5), Some(2), None] {
            assert_eq!(stands(&town, id).await, CircleState::Running);
            assert_eq!(meets(&town, world.ravi.person, id, heads).await.status, 303);
        }
        assert_eq!(stands(&town, id).await, CircleState::Merging);
        assert!(page(&town, world.helen, "/notices").await.body.contains("A group needs more people"));
        let amina = page(&town, world.mentees[0].person, &format!("/circle/{id}")).await.body;
        assert!(amina.contains("nobody&#39;s fault") || amina.contains("nobody's fault"), "{amina}");
        let mut helen = town.as_person(world.helen).await;
        let more = [("members", world.mentees[6].part.to_string())];
        assert_eq!(post(&mut helen, &format!("/co/circles/{id}/places"), &more).await.status, 303);
        let mut gita = town.as_person(world.mentees[6].person).await;
        assert_eq!(gita.post(&format!("/circle/{id}"), &[("name", "G")]).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Contracting);
    })
    .await;
}

#[tokio::test]
async fn after_the_last_planned_session_the_circle_decides_how_to_go_on() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, _) = world.running(&town, 4).await;
        for _ in 0..6 {
            assert_eq!(meets(&town, world.ravi.person, id, Some(5)).await.status, 303);
        }
        assert_eq!(stands(&town, id).await, CircleState::Deciding);
        let mut nia = town.as_person(world.nia.person).await;
        let decision = format!("/circles/{id}/decision");
        assert_eq!(nia.post(&decision, &[]).await.status, 422);
        assert_eq!(nia.post(&decision, &[("onward", "go_on")]).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Running);
        assert_eq!(meets(&town, world.ravi.person, id, Some(5)).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Running, "six more are planned");
        for _ in 0..5 {
            meets(&town, world.ravi.person, id, Some(5)).await;
        }
        let mut nia = town.as_person(world.nia.person).await;
        assert_eq!(nia.post(&decision, &[("onward", "close")]).await.status, 303);
        assert_eq!(stands(&town, id).await, CircleState::Closed);
        let amina = page(&town, world.mentees[0].person, &format!("/circle/{id}")).await;
        assert!(amina.body.contains("The circle has come to its end"), "{}", amina.body);
        assert_eq!(page(&town, world.mentees[0].person, &format!("/circle/{id}/rules")).await.status, 404);
        // Ravi has one place, and it is free for another circle.
        assert_eq!(world.offered(&town, 4).await.to_string().len(), 32);
    })
    .await;
}

#[tokio::test]
async fn when_one_who_leads_steps_back_the_coordinator_names_another() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, mut circle) = world.running(&town, 4).await;
        assert_eq!(circle[0].post(&format!("/circle/{id}/leaving"), &[]).await.status, 303);
        assert!(
            page(&town, world.helen, "/notices").await.body.contains("A group needs somebody to lead it")
        );
        assert_eq!(page(&town, world.ravi.person, &format!("/circles/{id}/run")).await.status, 404);
        assert_eq!(writes(&mut circle[1], id, 1, "Without Ravi.").await.status, 303);
        let mut helen = town.as_person(world.helen).await;
        let form = helen.get(&format!("/co/circles/{id}/leaders")).await;
        assert!(!form.body.contains("Ravi Made-Up"), "whoever has left is not asked again");
        let full = [("leader", world.full.part.to_string())];
        let refused = post(&mut helen, &format!("/co/circles/{id}/leaders"), &full).await;
        assert_eq!(refused.status, 422, "Owen has no room");
        town.change(async |unit| capacities::set_places(unit, world.full.part, 1, None).await).await;
        let named = post(&mut helen, &format!("/co/circles/{id}/leaders"), &full).await;
        assert_eq!(named.status, 303, "{}", named.body);
        let told = page(&town, world.full.person, "/notices").await.body;
        assert!(told.contains(&format!("/circle/{id}/rules")), "there are rules to agree to: {told}");
        let none = helen.post(&format!("/co/circles/{id}/leaders"), &[]).await;
        assert_eq!(none.status, 422);
    })
    .await;
}

#[tokio::test]
async fn those_who_lead_and_the_coordinator_can_end_a_circle_wherever_it_stands() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, mut circle) = world.running(&town, 4).await;
        let amina = world.mentees[0].person;
        for who in [amina, world.full.person, world.admin] {
            let mut browser = town.as_person(who).await;
            for path in [format!("/circles/{id}/ending"), format!("/co/circles/{id}/ending")] {
                assert_eq!(browser.get(&path).await.status, 404);
                assert_eq!(browser.post(&path, &[]).await.status, 404);
            }
        }
        let seen = circle[0].get(&format!("/circle/{id}")).await;
        assert!(seen.links().contains(&format!("/circles/{id}/ending")));
        let ask = circle[0].get(&format!("/circles/{id}/ending")).await;
        assert!(ask.body.contains("Do you want to end Tuesday circle for everybody?"), "{}", ask.body);
        let ended = circle[0].submit(&ask, &format!("/circles/{id}/ending"), &[]).await;
        assert_eq!(ended.leads_to(), format!("/circle/{id}"));
        assert_eq!(stands(&town, id).await, CircleState::Closed);
        assert!(page(&town, amina, "/notices").await.body.contains("Your group is over"));
        assert_eq!(page(&town, amina, &format!("/circle/{id}/rules")).await.status, 404);
        assert_eq!(writes(&mut circle[2], id, 1, "After the end.").await.status, 404);

        // Ravi has one place, and it is free again; this one the coordinator ends while places are offered.
        let next = world.offered(&town, 4).await;
        let mut helen = town.as_person(world.helen).await;
        let seen = helen.get(&format!("/co/circles/{next}")).await;
        assert!(seen.links().contains(&format!("/co/circles/{next}/ending")));
        let ask = helen.get(&format!("/co/circles/{next}/ending")).await;
        let ended = helen.submit(&ask, &format!("/co/circles/{next}/ending"), &[]).await;
        assert_eq!(ended.leads_to(), format!("/co/circles/{next}"));
        assert_eq!(
            page(&town, amina, &format!("/circle/{next}")).await.status,
            404,
            "nobody is asked any more"
        );
        assert_eq!(
            helen.post(&format!("/co/circles/{next}/ending"), &[]).await.status,
            404,
            "once is enough"
        );
        assert_eq!(world.offered(&town, 4).await.to_string().len(), 32);
    })
    .await;
}

#[tokio::test]
async fn when_the_cohort_closes_its_circles_are_over_too() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, _) = world.running(&town, 4).await;
        town.pass(SignedDuration::from_hours(24 * 500));
        rounds::make(&town.ground).await.expect("the round is made");
        assert_eq!(stands(&town, id).await, CircleState::Closed);
        let rows = town.rows().await;
        assert!(rows["space_reader"].is_empty(), "{:?}", rows["space_reader"]);
        let amina = world.mentees[0].person;
        assert!(page(&town, amina, "/notices").await.body.contains("Your group is over"));
    })
    .await;
}

#[tokio::test]
async fn whoever_stops_taking_part_is_out_of_their_circles_too() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, _) = world.running(&town, 5).await;
        let amina = world.mentees[0];
        let mut browser = town.as_person(amina.person).await;
        let leave = format!("/me/leave/{}", amina.part);
        assert!(browser.get(&leave).await.body.contains("You leave Tuesday circle quietly"));
        assert_eq!(browser.post(&leave, &[]).await.status, 303);
        let facts = page(&town, world.helen, &format!("/co/circles/{id}")).await.body;
        assert!(!facts.contains("Amina"));
        let role = Role::Wearing(Hat::Facilitator, world.cohort);
        let mut ravi = town.as_role(world.ravi.person, role).await;
        let seen = ravi.get(&format!("/circle/{id}")).await.body;
        assert_eq!(seen.matches("<li>Somebody").count(), 4, "{seen}");
        let leads = format!("/me/leave/{}", world.nia.part);
        let mut nia = town.as_person(world.nia.person).await;
        assert_eq!(nia.post(&leads, &[]).await.status, 303);
        assert!(
            page(&town, world.helen, "/notices").await.body.contains("A group needs somebody to lead it")
        );
    })
    .await;
}

#[tokio::test]
async fn when_the_records_of_everybody_in_it_go_the_circle_goes_with_what_was_written() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, mut circle) = world.running(&town, 4).await;
        assert_eq!(circle[5].post(&format!("/circle/{id}/leaving"), &[]).await.status, 303);
        let host = witness::of_somebody(Action::MakeRound, HostId::HERE).expect("the clock may");
        let everybody = [world.ravi, world.nia].into_iter().chain(world.mentees[..4].iter().copied());
        let endings = everybody.map(|one| Ending {
            participation: one.part,
            person: one.person,
            hat: Hat::Mentee,
            since: town.now(),
            known: true,
        });
        let endings: Vec<Ending> = endings.collect();
        for (place, ending) in endings.iter().enumerate() {
            assert_eq!(town.rows().await["circle"].len(), 1, "{place} of them are gone");
            // Whoever coordinates something keeps the account; here that stands for keys that go by their own rule.
            town.build(async |builder| builder.grant(ending.person, Grant::Admin, None).await).await;
            town.change(async |unit| deletions::forget_participation(unit, &host, ending).await).await;
        }
        let rows = town.rows().await;
        for table in
            ["circle", "circle_seat", "circle_session", "rules_agreement", "item", "space", "epoch_copy"]
        {
            assert!(rows[table].is_empty(), "{table}: {:?}", rows[table]);
        }
    })
    .await;
}

#[tokio::test]
async fn what_goes_takes_its_way_into_the_circle_along_and_leaves_drafts_and_members_alone() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let (id, _) = world.running(&town, 4).await;
        let kept = world.drafts(&town, &[world.nia, world.ravi], &world.mentees[4..8]).await;
        assert_eq!(kept.status, 422, "Ravi has no room: {}", kept.body);
        town.change(async |unit| capacities::set_places(unit, world.ravi.part, 2, None).await).await;
        let kept = world.drafts(&town, &[world.nia, world.ravi], &world.mentees[4..8]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        town.tamper("DELETE FROM circle_seat WHERE state = 'drafted'").await;
        let host = witness::of_somebody(Action::MakeRound, HostId::HERE).expect("the clock may");
        let amina = world.mentees[0];
        // Somebody of the staff: the account stays, and with it the keys.
        town.build(async |builder| builder.grant(amina.person, Grant::Admin, None).await).await;
        let ending = Ending {
            participation: amina.part,
            person: amina.person,
            hat: Hat::Mentee,
            since: town.now(),
            known: true,
        };
        town.change(async |unit| deletions::forget_participation(unit, &host, &ending).await).await;
        let rows = town.rows().await;
        assert_eq!(rows["circle"].len(), 2, "a draft stays, though nobody is in it");
        assert_eq!((rows["space_reader"].len(), rows["circle_seat"].len()), (5, 5));
        let hers = amina.person.uuid().simple().to_string().to_uppercase();
        let copies =
            rows["epoch_copy"].iter().filter(|row| row.to_uppercase().replace('-', "").contains(&hers));
        assert_eq!(copies.count(), 0, "she reads nothing in it by any way");

        town.pass(SignedDuration::from_hours(24 * 500));
        rounds::make(&town.ground).await.expect("the round is made");
        let unmatched = town.look(async |unit| retention::unmatched(unit, &host, town.now()).await).await;
        let among = |part| unmatched.iter().any(|one: &Ending| one.participation == part);
        assert!(among(world.mentees[9].part), "nothing came of it");
        assert!(!among(world.mentees[1].part) && !among(world.ravi.part), "they were in a circle");
        assert_eq!(stands(&town, id).await, CircleState::Closed);
    })
    .await;
}
