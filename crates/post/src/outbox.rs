//! Putting a letter into the outbox: written out and scanned first, and no more of them than the person wants.

use jiff::{Timestamp, ToSpan as _, Zoned, civil::time, tz::TimeZone};
use rand::RngCore;
use trellis_domain::id::LetterId;
use trellis_store::{
    Broken, Unit,
    letters::{self, Kind, Letter},
};

use crate::{
    letter::write,
    neutral::{Neutral, NeutralityViolation},
};

/// How often a person wants letters that only say that something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Each when it is due.
    Each,
    /// One a day at most, at eight in the morning.
    Daily,
    /// None. What a person asked for, such as a way in or a meeting's file, comes all the same.
    Never,
}

impl Frequency {
    /// The frequency of an account's code: `each`, `daily` or `none`.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "each" => Some(Self::Each),
            "daily" => Some(Self::Daily),
            "none" => Some(Self::Never),
            _ => None,
        }
    }
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Queued {
    /// It waits to be sent.
    Waiting(LetterId),
    /// Not written: the person wants none of these, or one that says the same waits already.
    Quiet,
    /// A word stopped it. It is kept without what it carried, and the coordinator must be told.
    Stopped(LetterId, NeutralityViolation),
}

/// Puts a letter into the outbox, in the transaction of what it tells about.
///
/// # Errors
/// [`Broken`] when the store fails.
pub async fn queue(
    unit: &mut Unit,
    neutral: &Neutral,
    letter: &Letter,
    frequency: Frequency,
    now: Timestamp,
    dice: &mut impl RngCore,
) -> Result<Queued, Broken> {
    let only_says_that_something_waits = matches!(letter.kind, Kind::News | Kind::Reminder);
    if only_says_that_something_waits && quiet(unit, letter, frequency).await? {
        return Ok(Queued::Quiet);
    }
    if let Err(violation) = neutral.check_letter(letter, &write(letter, now)) {
        let id = letters::add_stopped(unit, letter, &violation.word, now, dice).await?;
        return Ok(Queued::Stopped(id, violation));
    }
    let wait = only_says_that_something_waits && frequency == Frequency::Daily;
    let due = if wait { next_morning(now) } else { now };
    Ok(Queued::Waiting(letters::add(unit, letter, due, now, dice).await?))
}

async fn quiet(unit: &mut Unit, letter: &Letter, frequency: Frequency) -> Result<bool, Broken> {
    match (frequency, letter.account) {
        (Frequency::Never, _) => Ok(true),
        (_, Some(account)) => letters::waits(unit, account, letter.kind).await,
        (_, None) => Ok(false),
    }
}

/// The next eight o'clock in London.
fn next_morning(now: Timestamp) -> Timestamp {
    let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(london.clone());
    let morning = |day: &Zoned| day.date().to_datetime(time(8, 0, 0, 0)).to_zoned(london.clone()).ok();
    let next = morning(&today).filter(|morning| morning.timestamp() > now);
    let next = next.or_else(|| today.checked_add(1.day()).ok().as_ref().and_then(morning));
    next.map_or(now, |morning| morning.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_morning_is_londons_and_lies_ahead() {
        let next = |now: &str| next_morning(now.parse().unwrap()).to_string();
        assert_eq!(next("2026-11-23T07:59:59Z"), "2026-11-23T08:00:00Z");
        assert_eq!(next("2026-11-23T08:00:00Z"), "2026-11-24T08:00:00Z");
        assert_eq!(next("2026-07-01T07:30:00Z"), "2026-07-02T07:00:00Z");
        assert_eq!(next("2026-10-24T12:00:00Z"), "2026-10-25T08:00:00Z");
    }
}
