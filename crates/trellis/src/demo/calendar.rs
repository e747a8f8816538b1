//! The demonstration's own calendar: it runs like any other, and whoever started it can let days pass in the terminal, so
//! that a whole year can be lived through in an afternoon. It belongs to `trellis demo`: nothing outside of it can name it.

use std::{
    io::{self, BufRead},
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::mpsc;

use crate::{folder, output::Output, worker::Worker};

/// As many days pass at once, at most.
const MOST_DAYS: i64 = 400;

/// A clock that starts at a moment, runs, and can be put forward.
#[derive(Clone)]
pub(super) struct Calendar {
    runs: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ahead: Arc<Mutex<SignedDuration>>,
}

impl Calendar {
    pub(super) fn from(start: Timestamp) -> Self {
        Self { runs: folder::clock_from(start), ahead: Arc::default() }
    }

    /// What it shows.
    pub(super) fn now(&self) -> Timestamp {
        let ahead = *self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        (self.runs)().saturating_add(ahead).unwrap_or(Timestamp::MAX)
    }

    fn put_forward(&self, time: SignedDuration) {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        *ahead = ahead.saturating_add(time);
    }

    /// Lets time pass as often as somebody asks for it in the terminal. Days pass one by one, each with what is due on it,
    /// as on a server that is never off.
    pub(super) async fn follow(self, worker: Worker, out: Output) {
        let mut lines = lines();
        while let Some(line) = lines.recv().await {
            match read(&line) {
                Some(Time::Days(days)) => {
                    for _ in 0..days {
                        // In two halves: what is put forward comes on top of real seconds, and more than a day is not believed.
                        for _ in 0..2 {
                            self.put_forward(SignedDuration::from_hours(12));
                            worker.look().await;
                        }
                    }
                }
                Some(Time::Minutes(minutes)) => {
                    self.put_forward(SignedDuration::from_mins(minutes));
                    worker.look().await;
                }
                None => out.line("Type 7d for seven days, or 20m for twenty minutes."),
            }
            out.line(format_args!("It is now {:.0}.", self.now()));
        }
    }
}

/// What is typed in the terminal, line by line; nothing where there is none.
fn lines() -> mpsc::UnboundedReceiver<String> {
    let (send, typed) = mpsc::unbounded_channel();
    // A thread that waits for a person is none of the runtime's: it must not keep the program from stopping.
    std::thread::spawn(move || {
        let lines = io::stdin().lock().lines().map_while(Result::ok);
        for line in lines.filter(|line| !line.trim().is_empty()) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    typed
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Days(i64),
    Minutes(i64),
}

fn read(line: &str) -> Option<Time> {
    let line = line.trim();
    let number = |text: &str, most| text.trim().parse().ok().filter(|number| (1..=most).contains(number));
    if let Some(days) = line.strip_suffix('d') {
        return number(days, MOST_DAYS).map(Time::Days);
    }
    number(line.strip_suffix('m')?, 24 * 60).map(Time::Minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_minutes_are_read_and_nothing_else() {
        assert_eq!(read(" 7d "), Some(Time::Days(7)));
        assert_eq!(read("16m"), Some(Time::Minutes(16)));
        for line in ["", "d", "7", "0d", "-1d", "401d", "1441m", "7 days", "1.5d"] {
            assert_eq!(read(line), None, "{line:?}");
        }
    }

    #[test]
    fn it_only_ever_goes_forward() {
        let start: Timestamp = "2026-11-23T09:30:00Z".parse().expect("a moment");
        let calendar = Calendar::from(start);
        let before = calendar.now();
        calendar.put_forward(SignedDuration::from_hours(24));
        assert!(before >= start && calendar.now() >= before + SignedDuration::from_hours(24));
    }
}
