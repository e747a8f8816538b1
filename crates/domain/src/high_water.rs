//! The clock by which things are deleted: it never goes back, and it does not believe a sudden jump (`trust.md` 3.10).

use jiff::{SignedDuration, Timestamp};

/// A step of more than this, either way, is believed only when somebody has confirmed it.
pub const JUMP: SignedDuration = SignedDuration::from_hours(24);

/// What a look at the system's clock tells, given the latest moment that was believed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// All is well; this is the moment to go by. It never lies before the one believed so far.
    Well(Timestamp),
    /// The clock has jumped ahead; nothing is deleted until somebody confirms it.
    Ahead {
        /// The moment believed so far.
        from: Timestamp,
        /// What the clock says.
        to: Timestamp,
    },
    /// The clock stands far behind what was believed: then or now it was wrong. Nothing is deleted until then.
    Behind {
        /// The moment believed so far.
        from: Timestamp,
        /// What the clock says.
        to: Timestamp,
    },
}

impl Clock {
    /// Looks at the clock. `believed` is none in a new installation, which has nothing to compare with.
    pub fn look(believed: Option<Timestamp>, now: Timestamp) -> Self {
        let Some(from) = believed else { return Self::Well(now) };
        let step = now.duration_since(from);
        if step > JUMP {
            Self::Ahead { from, to: now }
        } else if step < -JUMP {
            Self::Behind { from, to: now }
        } else {
            Self::Well(from.max(now))
        }
    }

    /// The moment to go by, while the clock can be believed.
    pub const fn believed(self) -> Option<Timestamp> {
        match self {
            Self::Well(now) => Some(now),
            Self::Ahead { .. } | Self::Behind { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    #[test]
    fn it_goes_forward_never_back_and_stops_at_a_jump() {
        assert_eq!(Clock::look(None, at(5)), Clock::Well(at(5)));
        assert_eq!(Clock::look(Some(at(5)), at(6)), Clock::Well(at(6)));
        assert_eq!(Clock::look(Some(at(5)), at(4)), Clock::Well(at(5)), "a little back: it stands still");
        assert_eq!(Clock::look(Some(at(5)), at(29)), Clock::Well(at(29)), "a day is no jump");
        assert_eq!(Clock::look(Some(at(5)), at(30)), Clock::Ahead { from: at(5), to: at(30) });
        assert_eq!(Clock::look(Some(at(50)), at(5)), Clock::Behind { from: at(50), to: at(5) });
        assert_eq!(Clock::look(Some(at(5)), at(30)).believed(), None);
    }
}
