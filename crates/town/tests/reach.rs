//! How far a cohort's people reach, on the coordinator's page: protected counts that follow what truly is, and tell nobody apart.

use trellis_domain::{
    cohort::CohortState,
    hat::{Grant, Hat},
    id::PersonId,
    pair::{Kind, PairState},
    participation::ParticipationState::{Available, Placed},
};
use trellis_store::people::Profile;
use trellis_town::{Town, on_each};

/// Helen coordinates twelve mentees, of whom `mentored` have a mentor now; one more's mentoring has ended, and another's is only
/// a suggestion. `allied` have an ally, too. Nobody has a sponsor, and there is no circle.
async fn cohort(town: &Town, mentored: usize, allied: usize) -> PersonId {
    town.build(async |world| {
        let programme = world
            .programme("Wren Valley Health", "Rise Together", ["Wren Valley Development", "Datblygu"])
            .await?;
        let cohort = world.cohort(programme, "Autumn", CohortState::Running, -60).await?;
        let profile =
            Profile { first_name: "Helen".to_owned(), last_name: "Made-Up".to_owned(), ..Profile::default() };
        let helen = world.person("helen@example.org", &profile).await?;
        world.grant(helen, Grant::Coordinator, Some(programme)).await?;
        for number in 0..12 {
            let mut part = async |name: &str, hat, state, wants: &[Hat]| {
                let profile = Profile {
                    first_name: format!("{name} {number}"),
                    last_name: "Made-Up".to_owned(),
                    ..Profile::default()
                };
                let address = format!("{}{number}@example.org", name.to_lowercase());
                let person = world.person(&address, &profile).await?;
                Ok((person, world.takes_part(person, cohort, hat, state, wants, 4).await?))
            };
            let mentee = part("Mentee", Hat::Mentee, Placed, &[Hat::Mentor, Hat::Ally]).await?;
            let mentor = part("Mentor", Hat::Mentor, Available, &[]).await?;
            let ally = part("Ally", Hat::Ally, Available, &[]).await?;
            let state = match number {
                _ if number < mentored => PairState::Active,
                10 => PairState::EndedNoFault,
                11 => PairState::Suggested,
                _ => continue,
            };
            world.pair(cohort, Kind::Mentor, mentee, mentor, state).await?;
            if number < allied {
                world.pair(cohort, Kind::Ally, mentee, ally, PairState::Active).await?;
            }
        }
        Ok(helen)
    })
    .await
}

/// What the coordinator reads of it.
async fn reads(town: &Town, coordinator: PersonId) -> String {
    let page = town.as_person(coordinator).await.get("/co/pairs").await;
    assert_eq!(page.status, 200);
    page.body
}

#[tokio::test]
async fn a_line_counts_mentees_who_have_somebody_now_to_the_nearest_five_and_never_a_few() {
    on_each(async |town: Town| {
        let helen = cohort(&town, 8, 3).await;
        let seen = reads(&town, helen).await;
        for says in [
            "Have a mentor: about 10, of about 10 mentees.",
            "Have an ally: 1 to 7, of about 10 mentees.",
            "Have a sponsor: nobody yet, of about 10 mentees.",
        ] {
            assert!(seen.contains(says), "{says}: {seen}");
        }
    })
    .await;
}
