//! What is seen and measured while a room is simulated, and what it comes to.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use serde::Serialize;

use super::page::Idea;

/// Everything that is noted, by all who take part.
#[derive(Default)]
pub(super) struct Score(Mutex<Notes>);

#[derive(Default)]
pub(super) struct Notes {
    /// Who has a seat.
    pub seated: BTreeSet<u16>,
    /// Who has said that they are done, by stage.
    pub done: BTreeMap<&'static str, BTreeSet<u16>>,
    /// Ideas that the server said it has.
    pub kept: BTreeSet<Idea>,
    /// Ballots that the server said it has.
    pub voted: BTreeSet<u16>,
    /// What each seat saw on the wall at last.
    pub walls: BTreeMap<u16, Vec<Idea>>,
    /// What was seen that should not have been.
    pub wrong: BTreeSet<String>,
    /// Commands that were answered, and those that were refused.
    pub acked: u64,
    pub refused: u64,
    /// Answers that did not come; each was asked for again.
    pub unanswered: u64,
    /// How long answers took, in milliseconds.
    answers: Vec<f64>,
    pages: Vec<f64>,
    /// When the server said that an idea was dealt.
    dealt: BTreeMap<Idea, Instant>,
    /// By idea: when each seat had heard that there is something new, and when it had it before it.
    reached: BTreeMap<Idea, Vec<(Instant, Instant)>>,
}

impl Score {
    pub fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something is said once, however often it is seen.
    pub fn wrong(&self, what: impl Into<String>) {
        self.notes().wrong.insert(what.into());
    }

    pub fn done(&self, stage: &'static str, seat: u16) {
        self.notes().done.entry(stage).or_default().insert(seat);
    }

    /// How many are done with a stage.
    pub fn ready(&self, stage: &'static str) -> usize {
        self.notes().done.get(stage).map_or(0, BTreeSet::len)
    }

    pub fn answered(&self, since: Instant) {
        let took = millis(since, Instant::now());
        self.notes().answers.push(took);
    }

    pub fn page(&self, since: Instant) {
        let took = millis(since, Instant::now());
        self.notes().pages.push(took);
    }

    /// The server has said that these are on the wall now.
    pub fn dealt(&self, wall: &[Idea], at: Instant) {
        let notes = &mut *self.notes();
        for idea in wall {
            notes.dealt.entry(*idea).or_insert(at);
        }
    }

    /// A seat has a page before it that it was told of at `heard`.
    pub fn saw(&self, seat: u16, wall: Vec<Idea>, heard: Instant) {
        let (now, notes) = (Instant::now(), &mut *self.notes());
        let before = notes.walls.insert(seat, wall.clone()).unwrap_or_default();
        if !wall.starts_with(&before) {
            notes.wrong.insert(format!("seat {seat} saw the wall change in another way than at its end"));
        }
        for idea in wall.iter().skip(before.len()) {
            notes.reached.entry(*idea).or_default().push((heard, now));
        }
    }
}

fn millis(from: Instant, to: Instant) -> f64 {
    to.saturating_duration_since(from).as_secs_f64() * 1_000.0
}

/// Of many times, in milliseconds.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Times {
    pub count: usize,
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub most: f64,
}

impl Times {
    fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        let at = |part: usize| {
            let place = (all.len() * part).div_ceil(100).saturating_sub(1);
            (all.get(place).copied().unwrap_or_default() * 10.0).round() / 10.0
        };
        Self { count: all.len(), p50: at(50), p95: at(95), p99: at(99), most: at(100) }
    }
}

/// What it came to.
#[derive(Debug, Serialize)]
pub(super) struct Sum {
    pub acked: u64,
    pub refused: u64,
    pub unanswered: u64,
    pub ideas: usize,
    pub lost: usize,
    pub duplicated: usize,
    pub ballots: usize,
    /// Whether everybody saw the same ideas in the same order.
    pub same_order: bool,
    /// From the answer to whoever dealt an idea until a seat had it before it.
    pub dealt_to_seen_ms: Times,
    /// From the first that anybody heard of an idea until a seat had it before it.
    pub heard_to_seen_ms: Times,
    /// Answers to what seats sent.
    pub answer_ms: Times,
    /// Pages that seats asked for.
    pub page_ms: Times,
    /// What was seen that should not have been.
    pub wrong: Vec<String>,
}

impl Score {
    /// Adds up. `lead` is the wall as whoever leads has it at the end.
    pub fn sum(&self, lead: &[Idea]) -> Sum {
        let notes = &mut *self.notes();
        let once: BTreeSet<Idea> = lead.iter().copied().collect();
        let same_order = notes.walls.values().all(|wall| wall == lead);
        let lost = notes.kept.difference(&once).count();
        let duplicated = lead.len() - once.len();
        if lost > 0 {
            notes.wrong.insert(format!("{lost} ideas that were said to be kept are not on the wall"));
        }
        if duplicated > 0 {
            notes.wrong.insert(format!("{duplicated} ideas are on the wall more than once"));
        }
        if !same_order {
            notes.wrong.insert("not everybody saw the same ideas in the same order at the end".to_owned());
        }
        let (mut dealt, mut heard) = (Vec::new(), Vec::new());
        for (idea, seen) in &notes.reached {
            let first = seen.iter().map(|(heard, _)| *heard).min();
            heard.extend(
                first.into_iter().flat_map(|first| seen.iter().map(move |(_, at)| millis(first, *at))),
            );
            let at = notes.dealt.get(idea);
            dealt.extend(at.into_iter().flat_map(|at| seen.iter().map(move |(_, seen)| millis(*at, *seen))));
        }
        Sum {
            acked: notes.acked,
            refused: notes.refused,
            unanswered: notes.unanswered,
            ideas: once.len(),
            lost,
            duplicated,
            ballots: notes.voted.len(),
            same_order,
            dealt_to_seen_ms: Times::of(dealt),
            heard_to_seen_ms: Times::of(heard),
            answer_ms: Times::of(std::mem::take(&mut notes.answers)),
            page_ms: Times::of(std::mem::take(&mut notes.pages)),
            wrong: notes.wrong.iter().cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idea_that_was_kept_and_is_not_on_the_wall_is_lost() {
        let score = Score::default();
        score.notes().kept.extend([(1, 1), (2, 1)]);
        score.saw(1, vec![(1, 1)], Instant::now());
        let sum = score.sum(&[(1, 1)]);
        assert_eq!((sum.ideas, sum.lost, sum.duplicated, sum.same_order), (1, 1, 0, true));
        assert_eq!(sum.wrong.len(), 1);
    }

    #[test]
    fn another_order_and_an_idea_twice_are_found() {
        let score = Score::default();
        score.saw(1, vec![(1, 1), (2, 1)], Instant::now());
        score.saw(2, vec![(2, 1), (1, 1)], Instant::now());
        let sum = score.sum(&[(1, 1), (2, 1), (1, 1)]);
        assert!(!sum.same_order);
        assert_eq!(sum.duplicated, 1);
    }

    #[test]
    fn a_wall_that_does_not_only_grow_is_wrong() {
        let score = Score::default();
        score.saw(1, vec![(1, 1)], Instant::now());
        score.saw(1, vec![(2, 1), (1, 1)], Instant::now());
        assert_eq!(score.notes().wrong.len(), 1);
    }

    #[test]
    fn of_a_hundred_times_the_ninety_ninth_is_the_ninety_ninth() {
        let times = Times::of((1..=100).rev().map(f64::from).collect());
        assert_eq!((times.p50, times.p95, times.p99, times.most), (50.0, 95.0, 99.0, 100.0));
    }
}
