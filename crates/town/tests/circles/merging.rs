//! Two circles become one, or stay as they were; and nobody learns who has said no.

use trellis_domain::{circle::CircleState, conflict::ConflictKind, id::CircleId, permission::Action};
use trellis_programme::witness;
use trellis_store::{capacities, circles};
use trellis_town::{Answer, PHRASE, Town, on_each};

use crate::{
    forming::declares,
    setting::{Member, Valley, agrees, meets, page, post, stands, valley, writes},
};

/// Two circles: one to which too few came twice, and one that has just begun, led by Nia and Owen.
struct Two {
    thin: CircleId,
    partner: CircleId,
}

const OLD_WORDS: &str = "What the first circle said to itself";

async fn two(town: &Town, world: &Valley) -> Two {
    let (thin, mut first) = world.running(town, 4).await;
    assert_eq!(writes(&mut first[2], thin, 1, OLD_WORDS).await.status, 303);
    for browser in &mut first {
        assert_eq!(agrees(browser, thin, 2).await.status, 303);
    }
    town.change(async |unit| capacities::set_places(unit, world.full.part, 1, None).await).await;
    let kept = world.drafts(town, &[world.nia, world.full], &world.mentees[4..8]).await;
    let partner: CircleId = kept.leads_to().rsplit('/').next().expect("an address").parse().expect("an id");
    let mut helen = town.as_person(world.helen).await;
    assert_eq!(helen.post(&format!("/co/circles/{partner}/offer"), &[]).await.status, 303);
    let mut second = Vec::new();
    for one in std::iter::once(&world.full).chain(&world.mentees[4..8]) {
        let mut browser = town.as_person(one.person).await;
        browser.sets_up_private_space().await;
        if one.part != world.full.part {
            let said = browser.post(&format!("/circle/{partner}"), &[("name", "Somebody")]).await;
            assert_eq!(said.status, 303, "{}", said.body);
        }
        second.push(browser);
    }
    writes(&mut second[0], partner, 0, "The other rules.").await;
    for browser in second.iter_mut().chain(&mut first[1..2]) {
        assert_eq!(agrees(browser, partner, 1).await.status, 303);
    }
    assert_eq!(stands(town, partner).await, CircleState::Running);
    for heads in [Some(2), None] {
        assert_eq!(meets(town, world.ravi.person, thin, heads).await.status, 303);
    }
    assert_eq!(stands(town, thin).await, CircleState::Merging);
    trellis_programme::rounds::make(&town.ground).await.expect("the first round");
    Two { thin, partner }
}

async fn proposes(town: &Town, world: &Valley, two: &Two, leaders: &[Member]) -> Answer {
    let mut helen = town.as_person(world.helen).await;
    let mut fields = vec![("partner", two.partner.to_string()), ("name", "Wednesday circle".to_owned())];
    fields.extend(leaders.iter().map(|one| ("leaders", one.part.to_string())));
    post(&mut helen, &format!("/co/circles/{}/merger", two.thin), &fields).await
}

async fn says(town: &Town, one: Member, circle: CircleId, answer: &str, name: &str) -> Answer {
    let mut browser = town.as_person(one.person).await;
    browser.post(&format!("/circle/{circle}/merger"), &[("answer", answer), ("name", name)]).await
}

/// Every circle of the cohort that is called so.
async fn named(town: &Town, world: &Valley, name: &str) -> Option<CircleId> {
    let permit = witness::of_somebody(Action::ReadCohort, world.cohort).expect("somebody may");
    let every = town.look(async |unit| circles::of_cohort(unit, &permit).await).await;
    every.into_iter().find(|one| one.name == name).map(|one| one.id)
}

#[tokio::test]
async fn two_circles_become_one_with_those_who_said_yes_and_no_word_about_the_others() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let two = two(&town, &world).await;
        let form = page(&town, world.helen, &format!("/co/circles/{}/merger", two.thin)).await;
        assert!(form.body.contains("Led by Nia Made-Up and Owen Made-Up"), "{}", form.body);
        let one = proposes(&town, &world, &two, &[world.ravi]).await;
        assert!(one.body.contains("Choose two people to lead"), "{}", one.body);
        let asked = proposes(&town, &world, &two, &[world.ravi, world.nia]).await;
        assert_eq!(asked.status, 303, "{}", asked.body);
        assert_eq!(proposes(&town, &world, &two, &[world.ravi, world.nia]).await.status, 422, "once");

        let path = format!("/circle/{}/merger", two.thin);
        let amina = world.mentees[0];
        assert!(page(&town, amina.person, "/notices").await.body.contains("You are asked something about"));
        let question = page(&town, amina.person, &path).await.body;
        assert!(question.contains("Wednesday circle") && question.contains("Ravi Made-Up"), "{question}");
        assert!(!question.contains("Efua"), "who is in the other one is not told");
        for stranger in [world.ravi, world.full, world.mentees[4], world.mentees[9]] {
            assert_eq!(page(&town, stranger.person, &path).await.status, 404);
        }
        for staff in [world.helen, world.admin] {
            assert_eq!(page(&town, staff, &path).await.status, 404);
        }
        let leads = page(&town, world.ravi.person, &format!("/circle/{}", two.thin)).await.body;
        assert!(leads.contains("You do not see who says what."), "{leads}");
        let mut helen = town.as_person(world.helen).await;
        let more = [("members", world.mentees[9].part.to_string())];
        let later = post(&mut helen, &format!("/co/circles/{}/places", two.thin), &more).await;
        assert_eq!(later.status, 422, "nobody else is offered a place meanwhile");

        let sizes = |rows: &[String]| rows.iter().map(String::len).collect::<std::collections::BTreeSet<_>>();
        let before = town.rows().await["merger_answer"].clone();
        let nameless = says(&town, amina, two.thin, "yes", " ").await;
        assert_eq!(nameless.status, 422);
        assert_eq!(says(&town, amina, two.thin, "", "").await.status, 422);
        for (one, circle, answer) in [
            (0, two.thin, "no"),
            (0, two.thin, "yes"),
            (1, two.thin, "yes"),
            (2, two.thin, "no"),
            (4, two.partner, "yes"),
            (5, two.partner, "yes"),
            (6, two.partner, "yes"),
        ] {
            let said = says(&town, world.mentees[one], circle, answer, crate::setting::NAMES[one]).await;
            assert_eq!(said.status, 303, "{}", said.body);
        }
        let after = town.rows().await;
        assert_eq!(before.len(), after["merger_answer"].len(), "no row tells who has answered");
        assert_eq!((sizes(&before).len(), sizes(&before)), (1, sizes(&after["merger_answer"])));
        let signed = after["event"].iter().filter(|row| row.contains("MergerAnswered"));
        let who = world.mentees[2].person.uuid().simple().to_string();
        for row in signed {
            assert!(!row.to_lowercase().replace('-', "").contains(&who), "{row}");
        }
        let seen = page(&town, world.helen, &format!("/co/circles/{}", two.thin)).await.body;
        assert!(seen.contains("You need to do nothing"), "{seen}");

        town.live(13).await;
        assert_eq!(stands(&town, two.thin).await, CircleState::Merging, "there is a day left");
        town.live(1).await;
        let new = named(&town, &world, "Wednesday circle").await.expect("there is one now");
        assert_eq!(stands(&town, new).await, CircleState::Contracting);
        for old in [two.thin, two.partner] {
            assert_eq!(stands(&town, old).await, CircleState::Closed);
        }
        assert!(town.rows().await["merger_answer"].is_empty(), "what was said is forgotten");
        let inside = page(&town, world.mentees[4].person, &format!("/circle/{new}")).await.body;
        for name in ["Amina", "Bola", "Efua", "Farah", "Gita", "Ravi", "Nia"] {
            assert!(inside.contains(name), "{name}: {inside}");
        }
        for out in [world.mentees[2], world.mentees[3], world.mentees[7], world.full] {
            assert_eq!(page(&town, out.person, &format!("/circle/{new}")).await.status, 404);
        }
        // Who said no and who did not answer read the same.
        let quiet = [(2, two.thin), (3, two.thin)];
        let mut said = Vec::new();
        for (one, old) in quiet {
            let read = page(&town, world.mentees[one].person, &format!("/circle/{old}")).await.body;
            assert!(read.contains("Your circle has gone on with another one"), "{read}");
            said.push(read.contains("You have said no"));
        }
        assert_eq!(said, [false, false]);
        // Ravi's one place and one of Nia's are taken again; Owen's is free.
        let room = town.rows().await["capacity"].clone();
        assert!(!room.is_empty());
        let kept = world.drafts(&town, &[world.nia, world.full], &world.mentees[8..12]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
    })
    .await;
}

#[tokio::test]
async fn neither_circle_can_open_what_the_other_has_written_and_the_one_begins_anew() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let two = two(&town, &world).await;
        assert_eq!(proposes(&town, &world, &two, &[world.ravi, world.nia]).await.status, 303);
        for (one, circle) in (0..4).map(|one| (one, two.thin)).chain((4..8).map(|one| (one, two.partner))) {
            assert_eq!(says(&town, world.mentees[one], circle, "yes", "Somebody").await.status, 303);
        }
        town.live(1).await;
        let new = named(&town, &world, "Wednesday circle").await.expect("everybody has answered");
        let mut efua = town.as_person(world.mentees[4].person).await;
        efua.post("/me/unlock", &[("phrase", PHRASE)]).await;
        let rules = efua.get(&format!("/circle/{new}/rules")).await;
        assert!(rules.body.contains("One voice at a time"), "they begin with nothing: {}", rules.body);
        let written = writes(&mut efua, new, 0, "Our first rules together.").await;
        assert_eq!(written.status, 303, "{}", written.body);
        for (reader, old) in [(0, two.thin), (4, two.thin), (4, two.partner)] {
            let mut browser = town.as_person(world.mentees[reader].person).await;
            browser.post("/me/unlock", &[("phrase", PHRASE)]).await;
            assert_eq!(browser.get(&format!("/circle/{old}/rules")).await.status, 404);
            let read = browser.get(&format!("/circle/{new}/rules")).await.body;
            assert!(read.contains("Our first rules together.") && !read.contains(OLD_WORDS), "{read}");
        }
    })
    .await;
}

#[tokio::test]
async fn where_too_few_of_one_say_yes_both_stay_as_they_were_and_are_not_asked_again() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let two = two(&town, &world).await;
        assert_eq!(proposes(&town, &world, &two, &[world.nia, world.full]).await.status, 303);
        for (one, circle, answer) in [
            (0, two.thin, "yes"),
            (1, two.thin, "no"),
            (4, two.partner, "yes"),
            (5, two.partner, "yes"),
            (6, two.partner, "yes"),
            (7, two.partner, "yes"),
        ] {
            assert_eq!(says(&town, world.mentees[one], circle, answer, "S").await.status, 303);
        }
        town.live(14).await;
        assert_eq!(stands(&town, two.thin).await, CircleState::Merging);
        assert_eq!(stands(&town, two.partner).await, CircleState::Running);
        assert!(town.rows().await["merger_answer"].is_empty());
        assert!(named(&town, &world, "Wednesday circle").await.is_none());
        for (one, circle) in [(0, two.thin), (1, two.thin), (7, two.partner)] {
            let person = world.mentees[one].person;
            assert!(page(&town, person, "/notices").await.body.contains("Your group stays as it was"));
            let read = page(&town, person, &format!("/circle/{circle}")).await.body;
            assert!(read.contains("do not become one"), "{read}");
            assert_eq!(page(&town, person, &format!("/circle/{circle}/merger")).await.status, 404);
        }
        assert!(page(&town, world.helen, "/notices").await.body.contains("Two groups stay as they were"));
        let form = page(&town, world.helen, &format!("/co/circles/{}/merger", two.thin)).await.body;
        assert!(form.contains("Two circles are asked only once."), "{form}");
        // The other way is still there.
        let mut helen = town.as_person(world.helen).await;
        let more = [("members", world.mentees[9].part.to_string())];
        let added = post(&mut helen, &format!("/co/circles/{}/places", two.thin), &more).await;
        assert_eq!(added.status, 303, "{}", added.body);
    })
    .await;
}

#[tokio::test]
async fn what_stands_between_two_people_of_the_two_is_not_possible_and_says_no_more() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let two = two(&town, &world).await;
        declares(&town, world.mentees[1], world.mentees[5], ConflictKind::RatherNot).await;
        let refused = proposes(&town, &world, &two, &[world.ravi, world.nia]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("This is not possible with these two circles."), "{}", refused.body);
        for name in ["Bola", "Farah", "conflict"] {
            assert!(!refused.body.contains(name), "{name}");
        }
        let rows = town.rows().await;
        assert!(rows["merger"].is_empty() && rows["merger_answer"].is_empty());
        assert!(rows["event"].iter().any(|row| row.contains("CircleNotPossible")), "the try is written down");
        let amina = page(&town, world.mentees[0].person, "/notices").await.body;
        assert!(!amina.contains("You are asked something about your group"));
        // A coordinator whose declared line manager, or whom somebody of the other circle manages, does not see it here.
        declares(
            &town,
            world.mentees[6],
            Member { person: world.helen, ..world.ravi },
            ConflictKind::LineManagement,
        )
        .await;
        let form = page(&town, world.helen, &format!("/co/circles/{}/merger", two.thin)).await.body;
        assert!(form.contains("There is no other circle that could join."), "{form}");
    })
    .await;
}
