//! How long a browser stays signed in, and which cookies are nobody.

use jiff::SignedDuration;
use trellis_domain::hat::Role;
use trellis_identity::{
    links::{self, Entrance, Entry},
    sessions, visits,
};

use crate::world::in_both;

#[tokio::test]
async fn signing_in_ends_the_session_that_the_browser_had_and_never_reuses_its_token() {
    in_both(async |mut world| {
        let first = world.signs_in().await;
        let browser = world.asks("amina@example.org", None).await;
        let (token, _) = world.letter().await.unwrap();
        let mut unit = world.store.write().await.unwrap();
        let held = sessions::find(&mut unit, first.reveal()).await.unwrap().unwrap();
        trellis_store::sessions::switch(&mut unit, held.id, "coordinator/1").await.unwrap();
        unit.commit().await.unwrap();
        let seed = world.seed();
        let entrance = Entrance {
            browser: Some(browser.reveal()),
            session: Some(first.reveal()),
            own_device: false,
            label: "",
        };
        let entry = links::by_link(&world.store, &token, &entrance, world.now, seed).await.unwrap();
        let Entry::Welcome(second, _) = entry else { panic!("{entry:?}") };
        assert_ne!(first, second);
        assert_eq!(world.visits(first.reveal()).await, None);
        let mut unit = world.store.read().await.unwrap();
        let begun = sessions::find(&mut unit, second.reveal()).await.unwrap().unwrap();
        assert_eq!(begun.role, "coordinator/1");
        assert_ne!(begun.csrf, held.csrf);
    })
    .await;
}

#[tokio::test]
async fn cookies_of_every_wrong_kind_are_nobody() {
    in_both(async |mut world| {
        let session = world.signs_in().await;
        let good = session.reveal().to_owned();
        let mut flipped = good.clone().into_bytes();
        flipped[10] = if flipped[10] == b'0' { b'1' } else { b'0' };
        let flipped = String::from_utf8(flipped).unwrap();
        for cookie in [&flipped, &good.to_uppercase(), &good[..63], &"a".repeat(8192), "", "'; --", "\u{0}"] {
            assert_eq!(world.visits(cookie).await, None, "{cookie:?}");
        }
        assert_eq!(world.visits(&good).await, Some(world.amina));
        let mut unit = world.store.write().await.unwrap();
        let held = sessions::find(&mut unit, &good).await.unwrap().unwrap();
        trellis_store::sessions::end(&mut unit, held.id, world.now).await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(world.visits(&good).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_rests_or_lasts_too_long() {
    in_both(async |mut world| {
        let session = world.signs_in().await;
        let began = world.now;
        let mut unit = world.store.read().await.unwrap();
        let id = sessions::find(&mut unit, session.reveal()).await.unwrap().unwrap().id;
        drop(unit);
        world.later(15 * 60);
        assert!(world.visits(session.reveal()).await.is_some());
        world.later(1);
        assert!(world.visits(session.reveal()).await.is_none(), "rested more than 15 minutes");
        // Used every ten minutes it lasts for eight hours.
        world.now = began;
        for _ in 0..48 {
            world.later(10 * 60);
            visits::noted(&world.store, id, world.now).await.unwrap();
            assert!(world.visits(session.reveal()).await.is_some());
        }
        world.later(1);
        assert!(world.visits(session.reveal()).await.is_none(), "lasted more than 8 hours");
    })
    .await;
}

#[test]
fn each_device_and_role_has_its_limits() {
    let hours = SignedDuration::from_hours;
    let limits = |own, privileged| {
        let limits = sessions::limits(own, privileged);
        (limits.idle, limits.absolute)
    };
    assert_eq!(limits(false, false), (SignedDuration::from_mins(15), hours(8)));
    assert_eq!(limits(true, false), (hours(30 * 24), hours(90 * 24)));
    for own in [true, false] {
        assert_eq!(limits(own, true), (SignedDuration::from_mins(30), hours(8)));
    }
    assert!(Role::Administering.privileged() && !Role::Newcomer.privileged());
}
