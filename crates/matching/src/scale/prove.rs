//! From candidates to all pairs: asks every pair left out whether it would help, until none would.

use super::{
    Pairs, Solved, Standing, Unfit,
    board::Board,
    solve::{check, mend, start},
};

/// How a run looks for the best plan. It changes how long that takes and which of several best plans is found, never
/// what the plan costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Candidates kept for each mentee at first.
    pub candidates: usize,
    /// Pairs added for each mentee and round.
    pub added: usize,
    /// Threads that compare people.
    pub threads: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { candidates: 50, added: 8, threads: 2 }
    }
}

/// A plan that is the cheapest over all pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The plan and its prices.
    pub solved: Solved<i32>,
    /// What the plan over the first candidates alone cost.
    pub over_candidates: i128,
    /// How often all pairs were asked.
    pub rounds: usize,
    /// Pairs kept at the end.
    pub kept: usize,
}

/// The cheapest plan over all pairs, with prices against which no pair is a bargain.
pub fn prove(pairs: &impl Pairs, effort: Effort) -> Result<Proven, Unfit> {
    let candidates = pairs.cheapest(effort.candidates, effort.threads);
    let (mut rows, next, empty) = (candidates.rows, candidates.next, pairs.empty());
    check(&rows, &empty, pairs.places().len())?;
    let mut board = Board::new(&empty, pairs.places());
    start(&rows, &mut board);
    mend(&rows, &mut board);
    let over_candidates = board.value();
    let mut rounds = 1;
    loop {
        let standing = Standing { pi: &board.pi, p: &board.p, next: &next };
        let found = pairs.bargains(standing, effort.added, effort.threads);
        if found.is_empty() {
            let solved = Solved::of(&board);
            return Ok(Proven { solved, over_candidates, rounds, kept: rows.pairs() });
        }
        rows = rows.with(&found);
        board.settle(&rows);
        mend(&rows, &mut board);
        rounds += 1;
    }
}
