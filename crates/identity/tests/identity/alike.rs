//! Known and unknown addresses cannot be told apart, and asking often gains nothing.

use jiff::Timestamp;
use trellis_database::testing::{Engine, fresh};
use trellis_identity::links::{Entry, LETTERS_AN_HOUR, MOST_CODES};
use trellis_store::{migrations, sign_in_links};

use crate::world::{World, in_both};

#[tokio::test]
async fn an_address_without_an_account_answers_to_codes_alike() {
    in_both(async |mut world| {
        let browser = world.asks("nobody@example.org", None).await;
        assert_eq!(world.letter().await, None);
        for left in (0..MOST_CODES).rev() {
            assert_eq!(world.code("BBB BBB", Some(&browser)).await, Entry::WrongCode { left });
        }
        assert_eq!(world.code("BBB BBB", Some(&browser)).await, Entry::Over);
    })
    .await;
}

#[tokio::test]
async fn an_hour_brings_three_letters_and_asking_more_often_spoils_nothing() {
    in_both(async |mut world| {
        let mut browser = world.asks("amina@example.org", None).await;
        let mut last = world.letter().await.unwrap();
        for _ in 1..LETTERS_AN_HOUR {
            browser = world.asks("amina@example.org", Some(&browser)).await;
            last = world.letter().await.unwrap();
        }
        for _ in 0..5 {
            world.asks("amina@example.org", None).await;
            assert_eq!(world.letter().await, None);
        }
        assert!(matches!(world.link(&last.0, Some(&browser)).await, Entry::Welcome(..)));
        world.later(3600);
        world.asks("amina@example.org", None).await;
        assert!(world.letter().await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_gets_no_letter_and_its_links_and_sessions_end() {
    in_both(async |mut world| {
        let session = world.signs_in().await;
        let browser = world.asks("amina@example.org", None).await;
        let (token, _) = world.letter().await.unwrap();
        let mut unit = world.store.write().await.unwrap();
        let disabled = trellis_database::testing::run(
            &mut unit,
            "UPDATE account SET state = 'disabled' WHERE address = 'amina@example.org'",
        );
        assert_eq!(disabled.await.unwrap(), 1);
        unit.commit().await.unwrap();
        assert_eq!(world.visits(session.reveal()).await, None);
        assert_eq!(world.link(&token, Some(&browser)).await, Entry::Over);
        world.asks("amina@example.org", None).await;
        assert_eq!(world.letter().await, None);
    })
    .await;
}

#[tokio::test]
async fn nothing_that_lets_anybody_in_stands_in_the_store_once_the_letter_is_sent() {
    let fresh = fresh(Engine::Sqlite, migrations::ALL).await.unwrap();
    let mut world = World::new(fresh.store.clone()).await;
    let browser = world.asks("amina@example.org", None).await;
    let (token, code) = world.letter().await.unwrap();
    let copy = fresh.folder().unwrap().join("copy.db");
    world.store.copy_to(&copy).await.unwrap();
    let bytes = std::fs::read(copy).unwrap();
    let holds = |secret: &str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
    assert!(holds("amina@example.org"));
    assert!(!holds(&token) && !holds(&code) && !holds(browser.reveal()));
}

#[tokio::test]
async fn old_links_are_forgotten() {
    in_both(async |mut world| {
        world.asks("amina@example.org", None).await;
        world.later(2 * 24 * 3600);
        world.asks("amina@example.org", None).await;
        let mut unit = world.store.write().await.unwrap();
        assert_eq!(sign_in_links::forget(&mut unit, Timestamp::MAX).await.unwrap(), 1);
    })
    .await;
}

/// H02: a known and an unknown address cannot be told apart by what comes back or how long it takes.
#[tokio::test]
async fn known_and_unknown_addresses_answer_alike() {
    let fresh = fresh(Engine::Sqlite, migrations::ALL).await.unwrap();
    let mut world = World::new(fresh.store.clone()).await;
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..1000 {
        for (which, address) in ["amina@example.org", "nobody@example.org"].iter().enumerate() {
            let began = std::time::Instant::now();
            let answer = world.asks(address, None).await;
            times[which].push(began.elapsed());
            assert_eq!(answer.reveal().len(), 64);
        }
    }
    let mut sent = 0;
    while world.letter().await.is_some() {
        sent += 1;
    }
    assert_eq!(sent, LETTERS_AN_HOUR);
    let [known, unknown] = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    assert!(known.abs_diff(unknown).as_millis() < 5, "{known:?} {unknown:?}");
}
