//! How long each thing is kept, and how long before it goes its owner is told (`model.md` 4.9, `trust.md` 4.7).

use jiff::{SignedDuration, Timestamp};

use crate::participation::states;

states! {
    /// What is deleted when its time has come.
    Kept {
        /// A way in that was begun and not continued: it expires, and can be begun again from nothing.
        Started = "started",
        /// Unfinished forms of people who take part nowhere.
        Drafts = "drafts",
        /// Unfinished forms of people who take part.
        DraftsBegun = "drafts_begun",
        /// Private writing that was begun and not sent.
        SealedDrafts = "sealed_drafts",
        /// What somebody wrote for the two of a pair, once the pair is over.
        Notes = "notes",
        /// What somebody wrote for themselves, once all their taking part is over.
        OwnWriting = "own_writing",
        /// Private choices, once taking part is over; and the reasons of suggestions, which are made of them.
        Choices = "choices",
        /// Applicants who were never matched, once their cohort has closed.
        Unmatched = "unmatched",
        /// Who took part, pairs, agreements and meetings, once their cohort has closed.
        Pairs = "pairs",
        /// What a programme was built on, and the programme with it, once it has closed.
        Programme = "programme",
        /// Requests for support, once they are closed.
        Support = "support",
        /// Ended sign-ins.
        Sessions = "sessions",
        /// The log of letters.
        Letters = "letters",
        /// Who looked at what, and the texts behind the audit chain.
        Looks = "looks",
    }
}

impl Kept {
    /// How many days after the event that starts its clock.
    pub const fn days(self) -> i64 {
        match self {
            Self::Drafts | Self::SealedDrafts => 7,
            Self::Sessions => 30,
            Self::Started | Self::DraftsBegun => 60,
            Self::Notes
            | Self::OwnWriting
            | Self::Choices
            | Self::Unmatched
            | Self::Support
            | Self::Letters => 90,
            Self::Pairs => 365,
            Self::Looks => 730,
            // Six years, as many days as they can have.
            Self::Programme => 2_192,
        }
    }

    /// How many days before it goes its owner is told, the first time first.
    pub const fn told(self) -> &'static [i64] {
        match self {
            Self::Started => &[7],
            Self::Programme => &[30],
            Self::Notes
            | Self::OwnWriting
            | Self::Choices
            | Self::Unmatched
            | Self::Pairs
            | Self::Support => &[30, 7],
            _ => &[],
        }
    }

    /// What began before this moment is over by now.
    pub fn since(self, now: Timestamp) -> Timestamp {
        days_before(now, self.days())
    }

    /// When something goes whose clock started at `from`.
    pub fn ends(self, from: Timestamp) -> Timestamp {
        from.saturating_add(SignedDuration::from_hours(24 * self.days())).unwrap_or(Timestamp::MAX)
    }
}

/// The moment so many days before.
pub fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_told_before_and_never_after() {
        for kept in Kept::ALL {
            assert!(kept.told().is_sorted_by(|one, next| one > next), "{}", kept.code());
            assert!(kept.told().iter().all(|before| (1..kept.days()).contains(before)), "{}", kept.code());
        }
    }

    #[test]
    fn what_has_ended_began_before_the_moment_that_counts() {
        let from = Timestamp::UNIX_EPOCH;
        let ends = Kept::Choices.ends(from);
        assert_eq!(Kept::Choices.since(ends), from);
        assert_eq!(ends.duration_since(from).as_hours(), 90 * 24);
    }
}
