//! What goes wrong for people in a room: answers that do not arrive, forms that are sent twice or late, and connections that are
//! gone for a while. Drawn from a seed for each seat, so that a run can be repeated.

use std::time::Duration;

use rand::{Rng, SeedableRng, rngs::StdRng};

/// How much goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Level {
    /// Nothing.
    None,
    /// One form in ten is not answered, one in ten is sent twice, one in twenty late; one look in thirty loses its connection for up
    /// to 5 seconds, and one seat in twenty is gone for 30. The server is killed three times.
    Standard,
}

/// What happens to a form on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Straight,
    Unanswered,
    Twice,
    Late(Duration),
}

/// The luck of one seat.
pub(super) struct Luck {
    level: Level,
    dice: StdRng,
    long: bool,
}

impl Luck {
    pub fn of(level: Level, seed: u64, seat: u16) -> Self {
        let mut dice = StdRng::seed_from_u64(seed ^ (u64::from(seat) << 32));
        let long = level == Level::Standard && dice.random_ratio(1, 20);
        Self { level, dice, long }
    }

    pub fn way(&mut self) -> Way {
        if self.level == Level::None {
            return Way::Straight;
        }
        match self.dice.random_range(0..20) {
            0 | 1 => Way::Unanswered,
            2 | 3 => Way::Twice,
            4 => Way::Late(Duration::from_millis(self.dice.random_range(500..2_000))),
            _ => Way::Straight,
        }
    }

    /// How long the connection is gone; mostly not at all.
    pub fn gone(&mut self) -> Option<Duration> {
        if self.level == Level::None {
            return None;
        }
        if std::mem::take(&mut self.long) {
            return Some(Duration::from_secs(30));
        }
        let lost = self.dice.random_ratio(1, 30);
        lost.then(|| Duration::from_millis(self.dice.random_range(500..5_000)))
    }

    /// A moment before trying again, so that not all come back at once.
    pub fn moment(&mut self) -> Duration {
        Duration::from_millis(self.dice.random_range(50..300))
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.dice.random_range(0..most.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_is_the_same_luck() {
        let ways = |seed| {
            let mut luck = Luck::of(Level::Standard, seed, 4);
            (0..200).map(|_| luck.way()).collect::<Vec<_>>()
        };
        assert_eq!(ways(7), ways(7));
        assert_ne!(ways(7), ways(8));
        assert!(ways(7).contains(&Way::Unanswered) && ways(7).contains(&Way::Twice));
    }

    #[test]
    fn without_chaos_nothing_goes_wrong() {
        let mut luck = Luck::of(Level::None, 7, 4);
        assert!((0..200).all(|_| luck.way() == Way::Straight && luck.gone().is_none()));
    }
}
