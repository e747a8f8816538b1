//! The link and the code of a letter: once, in time, in the browser that asked, the newest only.

use trellis_domain::address::Address;
use trellis_identity::links::{self, Ask, Entry, MOST_CODES, WORKS_FOR};

use crate::world::{BEFORE, in_both};

#[tokio::test]
async fn a_link_signs_in_once_in_the_browser_that_asked() {
    in_both(async |mut world| {
        let browser = world.asks("amina@example.org", None).await;
        let (token, _) = world.letter().await.unwrap();
        let Entry::Welcome(session, person) = world.link(&token, Some(&browser)).await else {
            panic!("not let in")
        };
        assert_eq!(person, world.amina);
        assert_eq!(world.visits(session.reveal()).await, Some(world.amina));
        assert_eq!(world.link(&token, Some(&browser)).await, Entry::Used);
        assert_eq!(world.link(&token, None).await, Entry::Used);
    })
    .await;
}

#[tokio::test]
async fn another_browser_is_sent_back_and_the_link_stays_good() {
    in_both(async |mut world| {
        let browser = world.asks("amina@example.org", None).await;
        let (token, _) = world.letter().await.unwrap();
        let other = world.asks("somebody@example.org", None).await;
        for stranger in [None, Some(&other)] {
            assert_eq!(world.link(&token, stranger).await, Entry::OtherBrowser);
        }
        assert!(matches!(world.link(&token, Some(&browser)).await, Entry::Welcome(..)));
    })
    .await;
}

#[tokio::test]
async fn a_code_signs_in_where_it_was_asked_for_and_however_it_is_typed() {
    in_both(async |mut world| {
        let browser = world.asks("amina@example.org", None).await;
        let (token, code) = world.letter().await.unwrap();
        let typed = code.to_lowercase().replace(' ', "-");
        assert_eq!(world.code(&typed, None).await, Entry::Over);
        let Entry::Welcome(session, _) = world.code(&typed, Some(&browser)).await else {
            panic!("not let in")
        };
        assert_eq!(world.visits(session.reveal()).await, Some(world.amina));
        assert_eq!(world.code(&typed, Some(&browser)).await, Entry::Used);
        assert_eq!(world.link(&token, Some(&browser)).await, Entry::Used);
    })
    .await;
}

#[tokio::test]
async fn only_so_many_codes_may_be_typed_and_then_not_even_the_right_one() {
    in_both(async |mut world| {
        let browser = world.asks("amina@example.org", None).await;
        let (_, code) = world.letter().await.unwrap();
        for left in (0..MOST_CODES).rev() {
            assert_eq!(world.code("BBB BBB", Some(&browser)).await, Entry::WrongCode { left });
        }
        assert_eq!(world.code(&code, Some(&browser)).await, Entry::Over);
    })
    .await;
}

#[tokio::test]
async fn a_link_works_for_ten_minutes_and_not_a_moment_longer() {
    in_both(async |mut world| {
        let browser = world.asks("amina@example.org", None).await;
        let (token, code) = world.letter().await.unwrap();
        world.later(WORKS_FOR.as_secs());
        assert_eq!(world.link(&token, Some(&browser)).await, Entry::Over);
        assert_eq!(world.code(&code, Some(&browser)).await, Entry::Over);
        world.later(-1);
        assert!(matches!(world.link(&token, Some(&browser)).await, Entry::Welcome(..)));
    })
    .await;
}

#[tokio::test]
async fn only_the_newest_letter_lets_anybody_in() {
    in_both(async |mut world| {
        let first = world.asks("amina@example.org", None).await;
        let (old, old_code) = world.letter().await.unwrap();
        let second = world.asks("amina@example.org", None).await;
        let (new, _) = world.letter().await.unwrap();
        assert_eq!(world.link(&old, Some(&first)).await, Entry::Over);
        assert_eq!(world.code(&old_code, Some(&first)).await, Entry::Over);
        assert!(matches!(world.link(&new, Some(&second)).await, Entry::Welcome(..)));
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_asks_again_keeps_its_token_and_forged_ones_are_replaced() {
    in_both(async |mut world| {
        let browser = world.asks("amina@example.org", None).await;
        assert_eq!(world.asks("amina@example.org", Some(&browser)).await, browser);
        let seed = world.seed();
        let address = Address::read("amina@example.org").unwrap();
        let ask = Ask {
            address: &address,
            browser: Some("planted"),
            before_token: BEFORE,
            alias: ["a", "b"],
            both_languages: true,
        };
        let given = links::ask(&world.store, &ask, world.now, seed).await.unwrap();
        assert_eq!(given.reveal().len(), 64);
    })
    .await;
}
