//! What every test here begins with: a clock, chance, one account, and a browser's ways to ask and enter.

use jiff::{SignedDuration, Timestamp};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use trellis_database::testing::on_each;
use trellis_domain::{address::Address, id::PersonId, language::Language};
use trellis_identity::{
    links::{self, Ask, Entrance, Entry},
    token::Token,
    visits,
};
use trellis_store::{
    Store,
    accounts::{self, Account},
    letters::{self, Kind},
    migrations,
};

/// A programme's world for one test: a clock, chance, and one account.
pub struct World {
    pub store: Store,
    pub now: Timestamp,
    pub dice: StdRng,
    pub amina: PersonId,
}

/// What a link begins with.
pub const BEFORE: &str = "https://example.org/sign-in/link/";

impl World {
    pub async fn new(store: Store) -> Self {
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

    pub fn seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        self.dice.fill_bytes(&mut seed);
        seed
    }

    pub fn later(&mut self, seconds: i64) {
        self.now = self.now.saturating_add(SignedDuration::from_secs(seconds)).unwrap();
    }

    pub async fn asks(&mut self, address: &str, browser: Option<&Token>) -> Token {
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
    pub async fn letter(&mut self) -> Option<(String, String)> {
        let mut unit = self.store.take().await.unwrap();
        let until = self.now.saturating_add(SignedDuration::from_mins(5)).unwrap();
        let due = letters::take(&mut unit, self.now, until).await.unwrap()?;
        letters::sent(&mut unit, due.id, self.now).await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(due.letter.kind, Kind::SignIn);
        let slots = due.letter.slots;
        Some((slots.link.strip_prefix(BEFORE).unwrap().to_owned(), slots.code.unwrap()))
    }

    pub async fn link(&mut self, token: &str, browser: Option<&Token>) -> Entry {
        let seed = self.seed();
        let browser = browser.map(Token::reveal);
        let entrance = Entrance { browser, session: None, own_device: false, label: "Firefox, Linux" };
        links::by_link(&self.store, token, &entrance, self.now, seed).await.unwrap()
    }

    pub async fn code(&mut self, code: &str, browser: Option<&Token>) -> Entry {
        let seed = self.seed();
        let browser = browser.map(Token::reveal);
        let entrance = Entrance { browser, session: None, own_device: true, label: "Safari, iPhone" };
        links::by_code(&self.store, code, &entrance, self.now, seed).await.unwrap()
    }

    pub async fn visits(&self, cookie: &str) -> Option<PersonId> {
        let mut unit = self.store.read().await.unwrap();
        visits::by_token(&mut unit, cookie, self.now).await.unwrap().map(|visit| visit.account.id)
    }

    pub async fn signs_in(&mut self) -> Token {
        let browser = self.asks("amina@example.org", None).await;
        let (token, _) = self.letter().await.unwrap();
        match self.link(&token, Some(&browser)).await {
            Entry::Welcome(session, _) => session,
            other => panic!("{other:?}"),
        }
    }
}

/// Runs a test in a world of its own on each engine.
pub async fn in_both(test: impl AsyncFn(World)) {
    on_each(migrations::ALL, async |store| test(World::new(store).await).await).await;
}
