//! Signing in by mail and by the set-up link, on both engines, with a clock that the test moves.
#![expect(clippy::unwrap_used, reason = "a test may stop where what it builds on is missing")]

use jiff::{SignedDuration, Timestamp};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use trellis_database::testing::{Engine, fresh, on_each};
use trellis_domain::{address::Address, hat::Role, id::PersonId, language::Language};
use trellis_identity::{
    links::{self, Ask, Entrance, Entry, LETTERS_AN_HOUR, MOST_CODES, WORKS_FOR},
    sessions, set_up,
    token::Token,
    visits,
};
use trellis_store::{
    Store,
    accounts::{self, Account},
    letters::{self, Kind},
    migrations, sign_in_links,
};

/// A programme's world for one test: a clock, chance, and one account.
struct World {
    store: Store,
    now: Timestamp,
    dice: StdRng,
    amina: PersonId,
}

const BEFORE: &str = "https://example.org/sign-in/link/";

impl World {
    async fn new(store: Store) -> Self {
        let mut dice = StdRng::seed_from_u64(11);
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let amina = PersonId::random(&mut dice);
        let mut unit = store.write().await.unwrap();
        let account = Account {
            id: amina,
            address: "amina@example.org".to_owned(),
            written_address: "Amina@example.org".to_owned(),
            language: Language::Welsh,
            active: true,
            letters: "each".to_owned(),
        };
        accounts::add(&mut unit, &account, now).await.unwrap();
        unit.commit().await.unwrap();
        Self { store, now, dice, amina }
    }

    fn seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        self.dice.fill_bytes(&mut seed);
        seed
    }

    fn later(&mut self, seconds: i64) {
        self.now = self.now.saturating_add(SignedDuration::from_secs(seconds)).unwrap();
    }

    async fn asks(&mut self, address: &str, browser: Option<&Token>) -> Token {
        let seed = self.seed();
        let address = Address::read(address).unwrap();
        let ask = Ask {
            address: &address,
            browser: browser.map(Token::reveal),
            before_token: BEFORE,
            alias: ["Staff development", "Datblygu staff"],
            both_languages: false,
        };
        self.later(1);
        links::ask(&self.store, &ask, self.now, seed).await.unwrap()
    }

    /// The token and the code of the letter that waits; it is sent by this.
    async fn letter(&mut self) -> Option<(String, String)> {
        let mut unit = self.store.take().await.unwrap();
        let until = self.now.saturating_add(SignedDuration::from_mins(5)).unwrap();
        let due = letters::take(&mut unit, self.now, until).await.unwrap()?;
        letters::sent(&mut unit, due.id, self.now).await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(due.letter.kind, Kind::SignIn);
        let slots = due.letter.slots;
        Some((slots.link.strip_prefix(BEFORE).unwrap().to_owned(), slots.code.unwrap()))
    }

    async fn link(&mut self, token: &str, browser: Option<&Token>) -> Entry {
        let seed = self.seed();
        let browser = browser.map(Token::reveal);
        let entrance = Entrance { browser, session: None, own_device: false, label: "Firefox, Linux" };
        links::by_link(&self.store, token, &entrance, self.now, seed).await.unwrap()
    }

    async fn code(&mut self, code: &str, browser: Option<&Token>) -> Entry {
        let seed = self.seed();
        let browser = browser.map(Token::reveal);
        let entrance = Entrance { browser, session: None, own_device: true, label: "Safari, iPhone" };
        links::by_code(&self.store, code, &entrance, self.now, seed).await.unwrap()
    }

    async fn visits(&self, cookie: &str) -> Option<PersonId> {
        let mut unit = self.store.read().await.unwrap();
        visits::by_token(&mut unit, cookie, self.now).await.unwrap().map(|visit| visit.account.id)
    }

    async fn signs_in(&mut self) -> Token {
        let browser = self.asks("amina@example.org", None).await;
        let (token, _) = self.letter().await.unwrap();
        match self.link(&token, Some(&browser)).await {
            Entry::Welcome(session, _) => session,
            other => panic!("{other:?}"),
        }
    }
}

async fn in_both(test: impl AsyncFn(World)) {
    on_each(migrations::ALL, async |store| test(World::new(store).await).await).await;
}

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
async fn a_set_up_link_works_once_within_half_an_hour_while_there_is_no_account() {
    on_each(migrations::ALL, async |store| {
        let mut now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let first = set_up::offer(&store, now, [1; 32]).await.unwrap().unwrap();
        now = now.saturating_add(SignedDuration::from_secs(1)).unwrap();
        let second = set_up::offer(&store, now, [2; 32]).await.unwrap().unwrap();
        let mut unit = store.write().await.unwrap();
        assert!(!set_up::works(&mut unit, first.reveal(), now).await.unwrap(), "a newer one was made");
        // Looked at by programs that open every link.
        for _ in 0..4 {
            assert!(set_up::works(&mut unit, second.reveal(), now).await.unwrap());
        }
        let late = now.saturating_add(set_up::WORKS_FOR).unwrap();
        assert!(!set_up::works(&mut unit, second.reveal(), late).await.unwrap());
        assert!(!set_up::use_up(&mut unit, second.reveal(), late).await.unwrap());
        assert!(!set_up::use_up(&mut unit, "nonsense", now).await.unwrap());
        assert!(set_up::use_up(&mut unit, second.reveal(), now).await.unwrap());
        assert!(!set_up::use_up(&mut unit, second.reveal(), now).await.unwrap(), "used");
        unit.commit().await.unwrap();
        let world = World::new(store).await;
        assert_eq!(set_up::offer(&world.store, now, [3; 32]).await.unwrap(), None, "there is an account");
    })
    .await;
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
