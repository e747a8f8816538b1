//! Sending what is due: claim a letter, look at it once more, send it, note it.

use jiff::{SignedDuration, Timestamp};
use trellis_domain::id::LetterId;
use trellis_store::{
    Broken, Store,
    letters::{self, Due, Kind},
};

use crate::{
    carrier::{Carrier, Undelivered},
    letter::write,
    message::message,
    neutral::{Neutral, NeutralityViolation},
};

/// While one worker has a letter, no other sends it for so long.
const TAKEN_FOR: SignedDuration = SignedDuration::from_mins(5);
/// How long a letter rests after each attempt that failed, in minutes; after the last it is given up.
const RESTS: [i64; 7] = [1, 5, 15, 60, 180, 360, 720];
/// A link that lets somebody in is of no use later than this.
const SIGN_IN_WITHIN: SignedDuration = SignedDuration::from_mins(10);
/// At most so many letters in one go, so that stopping the server does not wait long.
const AT_ONCE: u32 = 100;

/// Where letters are sent from.
#[derive(Clone)]
pub struct Desk {
    /// The outbox.
    pub store: Store,
    /// How letters leave.
    pub carrier: Carrier,
    /// Our address; the name beside it is each letter's neutral alias.
    pub from: String,
    /// What people type to reach us; links that name only a path begin with it.
    pub origin: String,
}

/// What was done in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters on their way.
    pub sent: u32,
    /// Letters to be tried again.
    pub put_off: u32,
    /// Letters given up.
    pub given_up: u32,
    /// Letters that a word stopped at the last look; their coordinators must be told.
    pub stopped: Vec<(LetterId, NeutralityViolation)>,
}

impl Tally {
    /// Whether as many letters were taken up as one go allows, so that more may wait.
    pub fn full(&self) -> bool {
        let stopped = u32::try_from(self.stopped.len()).unwrap_or(u32::MAX);
        self.sent + self.put_off + self.given_up + stopped >= AT_ONCE
    }
}

impl Desk {
    /// Sends what is due, at most a hundred letters. Several desks may work on one outbox.
    ///
    /// # Errors
    /// [`Broken`] when the store fails. A letter that had left by then may leave a second time, under the same id.
    pub async fn send_due(&self, neutral: &Neutral, now: Timestamp) -> Result<Tally, Broken> {
        let mut tally = Tally::default();
        for _ in 0..AT_ONCE {
            let Some(due) = self.take(now).await? else { break };
            self.send(&self.addressed(due), neutral, now, &mut tally).await?;
        }
        Ok(tally)
    }

    async fn take(&self, now: Timestamp) -> Result<Option<Due>, Broken> {
        let mut unit = self.store.take().await?;
        let due = letters::take(&mut unit, now, now.saturating_add(TAKEN_FOR).unwrap_or(now)).await?;
        unit.commit().await?;
        Ok(due)
    }

    /// The letter with its link as a whole address.
    fn addressed(&self, mut due: Due) -> Due {
        if due.letter.slots.link.starts_with('/') {
            due.letter.slots.link.insert_str(0, &self.origin);
        }
        due
    }

    async fn send(
        &self,
        due: &Due,
        neutral: &Neutral,
        now: Timestamp,
        tally: &mut Tally,
    ) -> Result<(), Broken> {
        let written = write(&due.letter, due.made_at);
        if let Err(violation) = neutral.check_letter(&due.letter, &written) {
            let mut unit = self.store.take().await?;
            letters::stop(&mut unit, due.id, &violation.word).await?;
            unit.commit().await?;
            tally.stopped.push((due.id, violation));
            return Ok(());
        }
        let carried = if due.letter.kind == Kind::SignIn && now.duration_since(due.made_at) > SIGN_IN_WITHIN {
            Err(Undelivered { for_good: true, trouble: "too late".to_owned() })
        } else {
            match message(due.id, &due.letter, &written, &self.from, due.made_at) {
                Ok(message) => self.carrier.carry(due.id, &message).await,
                Err(unaddressed) => Err(Undelivered { for_good: true, trouble: unaddressed.to_string() }),
            }
        };
        let mut unit = self.store.take().await?;
        match (carried, rest(due.attempts)) {
            (Ok(()), _) => {
                letters::sent(&mut unit, due.id, now).await?;
                tally.sent += 1;
            }
            (Err(Undelivered { for_good: false, trouble }), Some(rest)) => {
                let next = now.saturating_add(rest).unwrap_or(now);
                letters::put_off(&mut unit, due.id, next, &trouble).await?;
                tracing::warn!(trouble, tries = due.attempts, next = %next, "a letter is put off");
                tally.put_off += 1;
            }
            (Err(Undelivered { trouble, .. }), _) => {
                letters::give_up(&mut unit, due.id, &trouble).await?;
                tracing::error!(trouble, tries = due.attempts, "a letter is given up; see /admin/health");
                tally.given_up += 1;
            }
        }
        unit.commit().await
    }
}

/// How long a letter rests after so many attempts; none after the last.
fn rest(attempts: i64) -> Option<SignedDuration> {
    let number = usize::try_from(attempts - 1).ok()?;
    RESTS.get(number).copied().map(SignedDuration::from_mins)
}
