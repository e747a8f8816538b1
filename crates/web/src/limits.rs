//! How often one session, or one anonymous address, may call: whoever is faster waits, and is told for how long.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock, clock::DefaultClock};
use uuid::Uuid;

use crate::{routes::Rate, visitor::Visitor};

/// Who is counted: a session, or everybody without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Counted {
    Session(Uuid),
    Person(Uuid),
    Address(Option<IpAddr>),
}

/// The counters of one process (`trust.md` 3.5). They start empty; nothing true lives here.
#[derive(Clone)]
pub struct Limits(Arc<[DefaultKeyedRateLimiter<Counted>; 8]>);

impl Default for Limits {
    fn default() -> Self {
        Self::with([600, 120, 100, 10, 100, 1_200], [10, 5])
    }
}

impl Limits {
    /// Limits for load tests: nobody waits.
    pub fn none() -> Self {
        Self::with([u32::MAX; 6], [u32::MAX; 2])
    }

    fn with([read, write, sign_in, unlock, receipt, seat]: [u32; 6], [import, export]: [u32; 2]) -> Self {
        let a = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        let minute = |count| RateLimiter::keyed(Quota::per_minute(a(count)));
        let hour = |count| RateLimiter::keyed(Quota::per_hour(a(count)));
        let minutes = [read, write, sign_in, unlock, receipt, seat].map(minute);
        let [read, write, sign_in, unlock, receipt, seat] = minutes;
        Self(Arc::new([read, write, sign_in, unlock, receipt, seat, hour(import), hour(export)]))
    }

    /// Counts one call.
    ///
    /// # Errors
    /// The minutes to wait, at least 1.
    pub fn check(&self, rate: Rate, visitor: &Visitor) -> Result<(), u64> {
        let counted = match &visitor.signed_in {
            // A secret is not guessed faster by signing in more often.
            Some(who) if rate == Rate::Unlock => Counted::Person(who.person.uuid()),
            // Whoever asks without an account is not counted as anybody.
            _ if matches!(rate, Rate::Receipt | Rate::Seat) => Counted::Address(visitor.address),
            Some(who) => Counted::Session(who.session.uuid()),
            // A hospital may share one address, so reading in public is not counted by it.
            None if rate == Rate::Read => return Ok(()),
            None => Counted::Address(visitor.address),
        };
        self.0[rate as usize].check_key(&counted).map_err(|early| {
            let wait: Duration = early.wait_time_from(DefaultClock::default().now());
            wait.as_secs() / 60 + 1
        })
    }
}
