//! Who has unlocked their private space: half of each secret lies here, in memory, the other half in the browser's
//! cookie. Gone after ten minutes without use, two hours, a lock, a sign-out, or a restart.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;
use tokio::sync::Semaphore;
use trellis_domain::id::SessionId;
use trellis_sealing::{CookieHalf, Cost, Member, ServerHalf, part};

/// Without use, a space locks after this long.
pub const IDLE: SignedDuration = SignedDuration::from_mins(10);
/// However much it is used, it locks after this long.
pub const WHOLE: SignedDuration = SignedDuration::from_hours(2);

/// At most this many slow hashes at once: each takes 128 MiB.
const HASHES: usize = 2;
/// At most this many people wait for one.
const WAITING: usize = 50;

struct Held {
    half: ServerHalf,
    since: Timestamp,
    used: Timestamp,
}

impl Held {
    fn good(&self, now: Timestamp) -> bool {
        now < self.used.saturating_add(IDLE).unwrap_or(Timestamp::MAX)
            && now < self.since.saturating_add(WHOLE).unwrap_or(Timestamp::MAX)
    }
}

/// The halves of one process.
#[derive(Clone)]
pub struct Unlocks(Arc<Inner>);

struct Inner {
    held: Mutex<HashMap<SessionId, Held>>,
    hashes: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    cost: Cost,
}

/// Too many people unlock at this moment; a minute later there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many people unlock at this moment")]
pub struct Crowded;

impl Unlocks {
    /// Nobody has unlocked anything. `cost` is what a try at a passphrase costs from now on.
    pub fn new(cost: Cost) -> Self {
        let room = |places| Arc::new(Semaphore::new(places));
        let (hashes, waiting) = (room(HASHES), room(HASHES + WAITING));
        Self(Arc::new(Inner { held: Mutex::default(), hashes, waiting, cost }))
    }

    /// Holds one half; the other is for the cookie.
    pub fn hold(
        &self,
        member: &Member,
        session: SessionId,
        now: Timestamp,
        dice: &mut impl CryptoRng,
    ) -> CookieHalf {
        let (cookie, half) = part(member, session, dice);
        let mut held = self.lock_map();
        held.retain(|_, held| held.good(now));
        held.insert(session, Held { half, since: now, used: now });
        cookie
    }

    /// The unlocked member of a session, while it lasts; asking for it is use.
    pub fn member(&self, session: SessionId, cookie: &CookieHalf, now: Timestamp) -> Option<Member> {
        let mut all = self.lock_map();
        let held = all.get_mut(&session).filter(|held| held.good(now))?;
        let member = held.half.join(cookie, session).ok()?;
        held.used = now;
        Some(member)
    }

    /// When the space of a session locks by itself if nothing more is done; none when it is locked.
    pub fn until(&self, session: SessionId, now: Timestamp) -> Option<Timestamp> {
        let all = self.lock_map();
        let held = all.get(&session).filter(|held| held.good(now))?;
        let idle = held.used.saturating_add(IDLE).unwrap_or(Timestamp::MAX);
        Some(idle.min(held.since.saturating_add(WHOLE).unwrap_or(Timestamp::MAX)))
    }

    /// Locks the space of a session.
    pub fn lock(&self, session: SessionId) {
        self.lock_map().remove(&session);
    }

    /// Does slow hashing beside the server's other work, a few at a time.
    ///
    /// # Errors
    /// [`Crowded`] when too many wait already, and when the work was broken off.
    pub async fn slowly<T: Send + 'static>(
        &self,
        work: impl FnOnce(Cost) -> T + Send + 'static,
    ) -> Result<T, Crowded> {
        let place = Arc::clone(&self.0.waiting).try_acquire_owned().map_err(|_| Crowded)?;
        let turn = Arc::clone(&self.0.hashes).acquire_owned().await.map_err(|_| Crowded)?;
        let cost = self.0.cost;
        // The work keeps its place when whoever asked for it goes away meanwhile.
        let work = move || {
            let _kept = (place, turn);
            work(cost)
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Crowded)
    }

    fn lock_map(&self) -> std::sync::MutexGuard<'_, HashMap<SessionId, Held>> {
        self.0.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};
    use trellis_domain::id::Id;

    use super::*;

    const START: Timestamp = Timestamp::UNIX_EPOCH;

    fn after(minutes: i64) -> Timestamp {
        START.checked_add(SignedDuration::from_mins(minutes)).unwrap()
    }

    fn unlocked() -> (Unlocks, SessionId, CookieHalf) {
        let mut dice = StdRng::seed_from_u64(5);
        let (unlocks, session) = (Unlocks::new(Cost::NONE), Id::random(&mut dice));
        let cookie = unlocks.hold(&Member::new(&mut dice), session, START, &mut dice);
        (unlocks, session, cookie)
    }

    #[test]
    fn it_locks_after_ten_minutes_without_use() {
        let (unlocks, session, cookie) = unlocked();
        assert!(unlocks.member(session, &cookie, after(9)).is_some());
        assert_eq!(unlocks.until(session, after(9)), Some(after(19)));
        assert!(unlocks.member(session, &cookie, after(19)).is_none());
        assert_eq!(unlocks.until(session, after(19)), None);
    }

    #[test]
    fn it_locks_after_two_hours_however_much_it_is_used() {
        let (unlocks, session, cookie) = unlocked();
        for minutes in (0..120).step_by(5) {
            assert!(unlocks.member(session, &cookie, after(minutes)).is_some(), "{minutes}");
        }
        assert!(unlocks.member(session, &cookie, after(120)).is_none());
    }

    #[test]
    fn a_lock_another_session_or_another_cookie_opens_nothing() {
        let (unlocks, session, cookie) = unlocked();
        let mut dice = StdRng::seed_from_u64(6);
        assert!(unlocks.member(Id::random(&mut dice), &cookie, START).is_none());
        let other = CookieHalf::read(&[1; 32]).unwrap();
        assert!(unlocks.member(session, &other, START).is_none());
        unlocks.lock(session);
        assert!(unlocks.member(session, &cookie, START).is_none());
    }

    #[tokio::test]
    async fn never_more_than_two_hash_at_once_and_a_crowd_is_told_so() {
        use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
        let unlocks = Unlocks::new(Cost::NONE);
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        // Nobody gets on until everybody has come.
        let open = Arc::new(AtomicBool::new(false));
        let tries: Vec<_> = (0..60)
            .map(|_| {
                let (unlocks, now, most) = (unlocks.clone(), Arc::clone(&now), Arc::clone(&most));
                let open = Arc::clone(&open);
                tokio::spawn(async move {
                    let work = move |_: Cost| {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        while !open.load(Ordering::SeqCst) {
                            std::thread::yield_now();
                        }
                        now.fetch_sub(1, Ordering::SeqCst);
                    };
                    unlocks.slowly(work).await
                })
            })
            .collect();
        while tries.iter().filter(|one| one.is_finished()).count() < 60 - HASHES - WAITING {
            tokio::task::yield_now().await;
        }
        open.store(true, Ordering::SeqCst);
        let mut refused = 0;
        for answer in tries {
            refused += usize::from(answer.await.unwrap() == Err(Crowded));
        }
        assert_eq!(refused, 60 - HASHES - WAITING);
        assert!(most.load(Ordering::SeqCst) <= HASHES);
    }
}
