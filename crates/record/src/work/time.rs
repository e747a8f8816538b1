//! When phases began and how long they took, pauses left out.

use trellis_workshop::Phase;

/// The course of the day, in UTC seconds.
#[derive(Debug, Clone, Default)]
pub struct Time {
    /// Each phase with its beginning and the seconds of rest in it.
    stays: Vec<(Phase, u64, u64)>,
    paused: Option<u64>,
}

impl Time {
    pub(super) fn entered(&mut self, phase: Phase, at: u64) {
        self.resumed(at);
        self.stays.push((phase, at, 0));
    }

    pub(super) const fn paused(&mut self, at: u64) {
        if self.paused.is_none() {
            self.paused = Some(at);
        }
    }

    pub(super) fn resumed(&mut self, at: u64) {
        if let (Some(since), Some(stay)) = (self.paused.take(), self.stays.last_mut()) {
            stay.2 += at.saturating_sub(since);
        }
    }

    /// When a phase was first entered.
    pub fn began(&self, phase: Phase) -> Option<u64> {
        self.stays.iter().find(|(of, ..)| *of == phase).map(|(_, at, _)| *at)
    }

    /// Phases in order with their beginning and their whole minutes, rounded; none for the last, which has no end.
    pub fn stays(&self) -> impl Iterator<Item = (Phase, u64, Option<u64>)> + '_ {
        self.stays.iter().enumerate().map(|(at, (phase, since, rest))| {
            let next = self.stays.get(at + 1).map(|(_, next, _)| *next);
            let seconds = next.map(|next| next.saturating_sub(*since).saturating_sub(*rest));
            (*phase, *since, seconds.map(|seconds| (seconds + 30) / 60))
        })
    }

    /// Minutes of a phase in all, however often it was entered.
    pub fn minutes(&self, phase: Phase) -> Option<u64> {
        let stays = self.stays().filter(|(of, ..)| *of == phase);
        stays.map(|(.., minutes)| minutes).fold(None, |sum, more| Some(sum.unwrap_or(0) + more?))
    }

    /// The day of a moment as `2026-09-21`, in UTC.
    pub fn day(at: u64) -> String {
        let moment = i64::try_from(at).ok().and_then(|at| jiff::Timestamp::from_second(at).ok());
        moment.map_or_else(|| "an unknown day".to_owned(), |moment| moment.strftime("%Y-%m-%d").to_string())
    }

    /// A moment as `2026-09-21 14:05`, in UTC.
    pub fn minute(at: u64) -> String {
        let moment = i64::try_from(at).ok().and_then(|at| jiff::Timestamp::from_second(at).ok());
        moment.map_or_else(String::new, |moment| moment.strftime("%Y-%m-%d %H:%M").to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_takes_no_time_and_going_back_adds_up() {
        let mut time = Time::default();
        time.entered(Phase::Silent, 1_000);
        time.paused(1_100);
        time.resumed(1_400);
        time.entered(Phase::RoundRobin, 1_900);
        time.entered(Phase::Clarify, 2_500);
        time.entered(Phase::RoundRobin, 3_100);
        time.entered(Phase::Clarify, 3_400);
        assert_eq!(time.minutes(Phase::Silent), Some(10));
        assert_eq!(time.minutes(Phase::RoundRobin), Some(15));
        assert_eq!((time.minutes(Phase::Clarify), time.minutes(Phase::Theme)), (None, None));
        assert_eq!(Time::day(1_790_000_000), "2026-09-21");
        assert_eq!(Time::day(u64::MAX), "an unknown day");
    }
}
