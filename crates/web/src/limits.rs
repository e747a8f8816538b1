//! How often one session, one seat, or one anonymous address may call: whoever is faster waits, and is told for how long.

use std::{
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock, clock::DefaultClock};
use uuid::Uuid;

use crate::{routes::Rate, visitor::Visitor};

/// Who is counted: a session, a seat of a workshop, or everybody without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Counted {
    Session(Uuid),
    Person(Uuid),
    Address(Option<IpAddr>),
    /// By a digest of what the browser says is its token: it is counted before it is known to be one.
    Seat(u64),
}

/// How many are counted at one time before those who have not called for a while are let go.
const MANY: usize = 10_000;

/// The counter of all seats that share an address; the others are at the place of their [`Rate`].
const ROOM: usize = 9;

/// The counters of one process (`trust.md` 3.5). They start empty; nothing true lives here.
#[derive(Clone)]
pub struct Limits(Arc<[DefaultKeyedRateLimiter<Counted>; 10]>, RandomState);

impl Default for Limits {
    fn default() -> Self {
        Self::with([600, 120, 100, 10, 100, 600, 3_000], [10, 5], 60_000)
    }
}

impl Limits {
    /// Limits for load tests: nobody waits.
    pub fn none() -> Self {
        Self::with([u32::MAX; 7], [u32::MAX; 2], u32::MAX)
    }

    fn with(minutes: [u32; 7], [import, export]: [u32; 2], room: u32) -> Self {
        let a = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        let minute = |count| RateLimiter::keyed(Quota::per_minute(a(count)));
        let hour = |count| RateLimiter::keyed(Quota::per_hour(a(count)));
        let [read, write, sign_in, unlock, receipt, seat, join] = minutes.map(minute);
        let all =
            [read, write, sign_in, unlock, receipt, seat, join, hour(import), hour(export), minute(room)];
        Self(Arc::new(all), RandomState::new())
    }

    /// Counts one call. `seat` is what the browser says is the token of its seat.
    ///
    /// # Errors
    /// The minutes to wait, at least 1.
    pub fn check(&self, rate: Rate, visitor: &Visitor, seat: Option<&str>) -> Result<(), u64> {
        if rate == Rate::Seat {
            // A token that is none is counted too, so whoever makes them up comes to the end of their address.
            self.count(ROOM, Counted::Address(visitor.address))?;
            let seat =
                seat.map_or(Counted::Address(visitor.address), |seat| Counted::Seat(self.1.hash_one(seat)));
            return self.count(rate as usize, seat);
        }
        let counted = match &visitor.signed_in {
            // A secret is not guessed faster by signing in more often.
            Some(who) if rate == Rate::Unlock => Counted::Person(who.person.uuid()),
            // Whoever asks without an account is not counted as anybody.
            _ if matches!(rate, Rate::Receipt | Rate::Join) => Counted::Address(visitor.address),
            Some(who) => Counted::Session(who.session.uuid()),
            // A hospital may share one address, so reading in public is not counted by it.
            None if rate == Rate::Read => return Ok(()),
            None => Counted::Address(visitor.address),
        };
        self.count(rate as usize, counted)
    }

    fn count(&self, which: usize, counted: Counted) -> Result<(), u64> {
        let limiter = &self.0[which];
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        limiter.check_key(&counted).map_err(|early| {
            let wait: Duration = early.wait_time_from(DefaultClock::default().now());
            wait.as_secs() / 60 + 1
        })
    }
}
