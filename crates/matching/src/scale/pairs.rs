//! All pairs of a market, wherever they come from: a file, or people who are compared when asked.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Rows;

/// The cheapest pairs of everybody, and what is known of the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates {
    /// The pairs kept.
    pub rows: Rows<i32>,
    /// For each mentee a cost that no pair left out is below; `None` when none was left out.
    pub next: Vec<Option<i32>>,
}

/// What a plan costs people at the moment: the question put to every pair left out.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// π.
    pub pi: &'a [i32],
    /// p.
    pub p: &'a [i32],
    /// As in [`Candidates`].
    pub next: &'a [Option<i32>],
}

/// A pair that would help: mentee, cost, giver.
pub type Bargain = (u32, i32, u32);

/// All pairs that may be, of mentees and givers who are numbered from 0.
///
/// What is found must not depend on the number of threads.
pub trait Pairs: Sync {
    /// How many mentees there are.
    fn mentees(&self) -> usize;

    /// How many places each giver has.
    fn places(&self) -> &[u8];

    /// What it costs to leave each mentee without a giver.
    fn empty(&self) -> Vec<i32>;

    /// The `k` cheapest pairs of everybody, by a rule for equal costs that is always the same.
    fn cheapest(&self, k: usize, threads: usize) -> Candidates;

    /// Pairs with `c_ij + p_j < π_i`, in order of their mentees: for everybody up to `most` of them, those with the
    /// least `c_ij + p_j`. A mentee who has such a pair is never left out. Of the candidates none may be one, as after any
    /// best plan over them.
    fn bargains(&self, standing: Standing<'_>, most: usize, threads: usize) -> Vec<Bargain>;

    /// `Σ max(0, π_i − p_j − c_ij)` over all pairs, with nothing left out and nothing assumed.
    fn surplus(&self, pi: &[i32], p: &[i32], threads: usize) -> i128;
}

/// Does parts 0, 1, … on some threads; the answers come in order of the parts, whoever did them.
pub fn in_parts<T: Send>(parts: usize, threads: usize, part: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if threads <= 1 || parts <= 1 {
        return (0..parts).map(part).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= parts {
                return done;
            }
            done.push((number, part(number)));
        }
    };
    let mut answers: Vec<(usize, T)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(parts)).map(|_| scope.spawn(work)).collect();
        let mut answers = work();
        for other in others {
            match other.join() {
                Ok(done) => answers.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        answers
    });
    answers.sort_by_key(|answer| answer.0);
    answers.into_iter().map(|answer| answer.1).collect()
}
