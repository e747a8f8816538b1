//! The pages of a programme that comes to its end: they say so, and offer nothing that would be refused.

use axum::http::StatusCode;
use jiff::ToSpan;
use trellis_domain::{
    cohort::CohortState,
    day,
    hat::{Grant, Hat, Role},
    id::{PersonId, ProgrammeId},
    participation::ParticipationState,
};
use trellis_store::{Broken, people::Profile};
use trellis_town::{Browser, Town, on_each};
use trellis_words::{Language, Words, t};

/// What the coordinator of an ending programme finds at these addresses while it can still be changed.
const STEPS: [&str; 9] = [
    "",
    "/words",
    "/ground",
    "/purposes",
    "/readiness",
    "/charter",
    "/timetable",
    "/languages",
    "/signposts",
];

struct Ending {
    programme: ProgrammeId,
    helen: PersonId,
}

/// A programme whose only cohort stands there and began so many days ago.
async fn ending(town: &Town, state: CohortState, starts_in: i32) -> Ending {
    town.build(async |world| {
        let programme = world.programme("Wren Valley", "Rise", ["Development", "Datblygu"]).await?;
        let cohort = world.cohort(programme, "Spring", state, starts_in).await?;
        let amina = world.person("amina@example.org", &Profile::default()).await?;
        world.takes_part(amina, cohort, Hat::Mentee, ParticipationState::Waiting, &[Hat::Mentor], 5).await?;
        let profile = Profile { first_name: "Helen".to_owned(), ..Profile::default() };
        let helen = world.person("helen@example.org", &profile).await?;
        world.grant(helen, Grant::Coordinator, Some(programme)).await?;
        world.frame(programme, helen).await?;
        Ok::<_, Broken>(Ending { programme, helen })
    })
    .await
}

async fn coordinator<'t>(town: &'t Town, world: &Ending) -> Browser<'t> {
    town.as_role(world.helen, Role::Coordinating(world.programme)).await
}

const fn words() -> Words {
    Words::new(Language::English)
}

#[tokio::test]
async fn six_weeks_before_the_last_cohort_ends_its_coordinator_reads_so_until_a_further_one_is_planned() {
    on_each(async |town: Town| {
        // It ends 365 days after it began: in 42 days.
        let world = ending(&town, CohortState::Running, 42 - 365).await;
        let ends = day::of(town.now()).saturating_add(42.days());
        let says = t!(words(), "frame-last-call", date = words().date(ends));
        let mut helen = coordinator(&town, &world).await;
        for path in ["/co", "/co/programme"] {
            let page = helen.get(path).await;
            assert!(page.body.contains(&says), "{path}");
            assert!(page.links().contains(&"/co/programme/timetable".to_owned()), "{path}");
        }
        town.build(async |builder| {
            builder.cohort(world.programme, "Autumn", CohortState::Planned, 60).await.map(drop)
        })
        .await;
        for path in ["/co", "/co/programme"] {
            assert!(!helen.get(path).await.body.contains(&says), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_programme_that_is_closing_says_how_it_would_go_on_and_can_still_be_changed() {
    on_each(async |town: Town| {
        let world = ending(&town, CohortState::Closing, -370).await;
        town.tamper("UPDATE programme SET state = 'closing'").await;
        let mut helen = coordinator(&town, &world).await;
        let list = helen.get("/co").await;
        assert!(list.body.contains(&t!(words(), "co-next-closing")));
        assert!(list.links().contains(&"/co/programme/timetable".to_owned()));
        assert!(!list.links().contains(&"/co/import".to_owned()), "nobody comes in any more");
        assert!(
            !list.links().iter().any(|link| link.ends_with("waiting")),
            "and nobody is found for anybody"
        );
        every_link_opens(&mut helen, &list.links()).await;
        for path in ["/co/people", "/co/applications"] {
            let links = helen.get(path).await.links();
            let brings = |link: &String| link.ends_with("/invitations") || link.ends_with("/import");
            assert!(!links.iter().any(brings), "{path}: {links:?}");
        }
        assert!(helen.get("/co/programme").await.body.contains(&t!(words(), "frame-closing")));
        let page = helen.get("/co/programme/languages").await;
        let saved = helen.submit(&page, "/co/programme/languages", &[("languages", "both")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_programme_that_has_closed_is_read_on_one_page_and_offers_nothing_that_would_be_refused() {
    on_each(async |town: Town| {
        let world = ending(&town, CohortState::Closed, -400).await;
        let mut helen = coordinator(&town, &world).await;
        let before = helen.get("/co/programme/languages").await;
        town.tamper("UPDATE programme SET state = 'closed', closed_at = '2026-11-23T09:00:00.000000Z'").await;

        let list = helen.get("/co").await;
        assert!(list.body.contains(&t!(words(), "co-next-closed")));
        for gone in ["/co/import", "/co/matching", "/co/instruments", "/co/programme/timetable"] {
            assert!(!list.links().contains(&gone.to_owned()), "{gone}");
        }
        every_link_opens(&mut helen, &list.links()).await;

        for step in STEPS {
            let page = helen.get(&format!("/co/programme{step}")).await;
            assert_eq!(page.status, StatusCode::OK, "{step}");
            let built_on = "The workforce figures of last year".to_owned();
            for says in [t!(words(), "frame-closed"), "23 November 2032".to_owned(), built_on] {
                assert!(page.body.contains(&says), "{step}: {says}");
            }
            let changes = page.forms().into_iter().filter(|form| form.action.starts_with("/co"));
            assert_eq!(changes.map(|form| form.action).collect::<Vec<_>>(), Vec::<String>::new(), "{step}");
            every_link_opens(&mut helen, &page.links()).await;
        }
        // A form that was open before is refused as if there were no such page.
        let late = helen.submit(&before, "/co/programme/languages", &[("languages", "both")]).await;
        assert_eq!(late.status, StatusCode::NOT_FOUND);

        // One thing goes on: who reads it next is named.
        let roles = helen.get("/co/programme/roles").await;
        assert!(!roles.links().contains(&"/co/programme/guardians".to_owned()));
        let named = helen.submit(&roles, "/co/programme/roles", &[("address", "next@example.org")]).await;
        assert_eq!(named.status, StatusCode::SEE_OTHER);
    })
    .await;
}

async fn every_link_opens(browser: &mut Browser<'_>, links: &[String]) {
    // Whoever follows the one to the other language reads everything in it from then on.
    for link in links.iter().filter(|link| link.starts_with("/co") && !link.contains("lang=")) {
        let answer = browser.get(link).await;
        assert_eq!(answer.status, StatusCode::OK, "{link}");
    }
}
