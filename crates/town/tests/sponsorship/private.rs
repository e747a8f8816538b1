//! Who learns of it: the two, while they are unlocked, and nobody else.

use jiff::SignedDuration;
use trellis_domain::{
    hat::{Hat, Role},
    participation::ParticipationState::Placed,
};
use trellis_town::{Town, on_each};

use crate::valley::{CANARY, HOPES, consents, planned, plans, says_done, two, unlocked, valley};

#[tokio::test]
async fn nobody_but_the_two_learns_anything_and_no_row_holds_a_word_of_it() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["stretch_assignment"]).await;
        let [his, hers] = planned(&mut owen, &valley, "stretch_assignment").await;
        let his_consent = format!("/opportunities/{}", valley.pair);
        assert_eq!(says_done(&mut owen, &his).await.status, 303);
        assert_eq!(amina.post(&hers, &[("then", "echo"), ("echo", "not_wanted")]).await.status, 303);

        for person in [valley.coordinator, valley.admin, valley.others[0], valley.others[1]] {
            let mut other = town.as_person(person).await;
            for path in [&his, &hers, &his_consent] {
                assert_eq!(other.get(path).await.status, 404, "{path}");
            }
        }
        for person in [valley.coordinator, valley.admin, valley.amina] {
            let mut other = town.as_person(person).await;
            for path in [
                "/sponsor/people",
                "/sponsor/this-month",
                "/sponsor/log",
                "/sponsor/log/counts",
                "/sponsor/panels",
                &his,
            ] {
                assert_eq!(other.get(path).await.status, 404, "{path}");
            }
        }
        for path in ["/opportunities", hers.as_str(), his_consent.as_str()] {
            assert_eq!(owen.get(path).await.status, 404, "{path}");
        }
        // Acting in another hat, the sponsor's own pages are shut too.
        town.build(async |world| {
            world.takes_part(valley.owen, valley.cohort, Hat::Mentor, Placed, &[], 1).await.map(drop)
        })
        .await;
        let mut mentor = town.as_role(valley.owen, Role::Wearing(Hat::Mentor, valley.cohort)).await;
        for path in ["/sponsor/people", "/sponsor/this-month", "/sponsor/log", &his] {
            assert_eq!(mentor.get(path).await.status, 404, "{path}");
        }
        let coordinator = town.as_person(valley.coordinator).await.get("/co/pairs").await.body;
        assert!(!coordinator.contains("Stretch") && !coordinator.contains(CANARY));

        let secrets = [CANARY, HOPES, "stretch_assignment", "not_wanted", "echo_open"];
        for (table, rows) in town.rows().await {
            for row in rows {
                for secret in secrets {
                    let found = row.contains(secret) || row.contains(&hex::encode(secret));
                    assert!(!found, "{secret} in {table}: {row}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn it_locks_and_what_was_typed_is_there_after_unlocking() {
    on_each(async |town: Town| {
        let valley = valley(&town).await;
        let [mut amina, mut owen] = two(&town, &valley).await;
        consents(&mut amina, &valley, &["boost"]).await;
        let [his, hers] = planned(&mut owen, &valley, "boost").await;
        town.pass(SignedDuration::from_mins(11));
        let consent = format!("/opportunities/{}", valley.pair);
        for (browser, paths) in [
            (&mut amina, vec!["/opportunities", &hers, &consent]),
            (
                &mut owen,
                vec!["/sponsor/people", "/sponsor/this-month", "/sponsor/log", "/sponsor/panels", &his],
            ),
        ] {
            for path in paths {
                let page = browser.get(path).await;
                assert_eq!(page.status, 200, "{path}");
                assert!(
                    !page.body.contains(CANARY) && !page.body.contains("Boost") && !page.body.contains(HOPES)
                );
                let to = format!("/me/unlock?to={path}");
                assert!(page.links().iter().any(|link| **link == to), "{path}: {:?}", page.links());
            }
        }
        let away = plans(&mut owen, &valley, "connect", &[("line", "Half a plan")]).await;
        assert_eq!(away.leads_to(), "/me/unlock?to=/sponsor/this-month");
        let away = owen.post(&his, &[("then", "word"), ("line", "Half a line")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={his}"));
        let away = amina.post(&consent, &[("kinds", "defend"), ("aims", "Half a hope")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={consent}"));
        let away = amina.post(&hers, &[("then", "allow")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={hers}"));

        let mut owen = unlocked(&town, valley.owen).await;
        assert!(owen.get("/sponsor/this-month").await.body.contains("Half a plan"));
        assert!(owen.get(&his).await.body.contains("Half a line"));
        let mut amina = unlocked(&town, valley.amina).await;
        let page = amina.get(&consent).await;
        assert!(page.body.contains("Half a hope"));
        assert!(page.form(&consent).fields.contains(&("kinds".to_owned(), "defend".to_owned())));
        assert!(owen.get("/sponsor/people").await.body.contains("Boost"), "nothing was taken back meanwhile");
    })
    .await;
}
