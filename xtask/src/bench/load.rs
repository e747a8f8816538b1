//! Loads a server: at a fixed rate, whatever it answers (open loop), or as fast as it answers (closed loop).

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::http::Connection;
use super::mix::Mix;

/// Connections of the open loop: enough that a request is rarely late because all are waiting.
const OPEN: usize = 64;
/// Connections of the closed loop.
const CLOSED: usize = 32;

/// How long each answer took, in microseconds, by what was asked for.
#[derive(Default)]
pub struct Times {
    by_name: BTreeMap<&'static str, Vec<u64>>,
    /// Answers that were not what they should be, and connections that broke.
    pub errors: u64,
    /// From the first request to the last answer.
    pub lasted: Duration,
}

/// `rate` requests a second for so long. The time of each counts from when it was due, not from when it was sent, so
/// that a server that stops answering is not spared.
pub fn open(mix: &Mix, rate: u64, lasting: Duration) -> Times {
    let total = rate * lasting.as_secs();
    let gap = Duration::from_secs(1) / u32::try_from(rate).unwrap_or(u32::MAX);
    let begun = Instant::now();
    with_connections(mix, OPEN, |number| {
        (number < total).then(|| {
            let due = begun + gap * u32::try_from(number).unwrap_or(u32::MAX);
            thread::sleep(due.saturating_duration_since(Instant::now()));
            due
        })
    })
}

/// As many as can be had in so long.
pub fn closed(mix: &Mix, lasting: Duration) -> Times {
    let begun = Instant::now();
    with_connections(mix, CLOSED, |_| (begun.elapsed() < lasting).then(Instant::now))
}

/// Takes the next number, waits until it is due, asks; until nothing is due any more.
fn with_connections(mix: &Mix, connections: usize, due: impl Fn(u64) -> Option<Instant> + Sync) -> Times {
    let next = AtomicU64::new(0);
    let begun = Instant::now();
    let mut all = Times::default();
    thread::scope(|scope| {
        let work = || {
            let mut times = Times::default();
            let mut line = None;
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(due) = due(number) else { return times };
                let asked = match line.take().map_or_else(|| Connection::open(&mix.host), Ok) {
                    Ok(mut open) => mix.ask(&mut open, number).map(|asked| (asked, open)),
                    Err(broken) => Err(broken),
                };
                match asked {
                    Ok(((name, good), open)) => {
                        line = Some(open);
                        times.errors += u64::from(!good);
                        times.by_name.entry(name).or_default().push(micros(due.elapsed()));
                    }
                    Err(_) => times.errors += 1,
                }
            }
        };
        let workers: Vec<_> = (0..connections).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            if let Ok(times) = worker.join() {
                all.add(times);
            }
        }
    });
    all.lasted = begun.elapsed();
    all
}

impl Times {
    fn add(&mut self, other: Self) {
        self.errors += other.errors;
        for (name, times) in other.by_name {
            self.by_name.entry(name).or_default().extend(times);
        }
    }

    /// All of them, the shortest first.
    pub fn sorted(&self) -> Vec<u64> {
        let mut all: Vec<u64> = self.by_name.values().flatten().copied().collect();
        all.sort_unstable();
        all
    }

    /// Each thing that was asked for with its times, the shortest first.
    pub fn each(&self) -> Vec<(&'static str, Vec<u64>)> {
        let mut each: Vec<_> = self.by_name.iter().map(|(name, times)| (*name, times.clone())).collect();
        for (_, times) in &mut each {
            times.sort_unstable();
        }
        each
    }

    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.sorted().len() as f64 / self.lasted.as_secs_f64()
    }
}

/// The time that so many of a hundred do not pass; of sorted times, all in microseconds.
pub fn percentile(sorted: &[u64], hundredth: usize) -> u64 {
    let at = (sorted.len() * hundredth).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times: Vec<u64> = (1..=200).collect();
        assert_eq!([50, 99, 100].map(|part| percentile(&times, part)), [100, 198, 200]);
        assert_eq!(percentile(&[], 99), 0);
    }
}
