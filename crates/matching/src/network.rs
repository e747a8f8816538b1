//! One layer as plain prices: who wants how many, who has room, and what each possible pair costs.

use std::{
    fmt::Debug,
    ops::{Add, Neg, Sub},
};

/// A whole number wide enough for the levels of a plan.
pub trait Cost:
    Copy + Ord + Debug + Default + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self> + From<i32>
{
    /// From a pair's cost; costs of pairs always fit into 64 bits.
    fn of(pair: i64) -> Self;
    /// As the widest.
    fn widest(self) -> i128;
}

impl Cost for i64 {
    fn of(pair: i64) -> Self {
        pair
    }

    fn widest(self) -> i128 {
        i128::from(self)
    }
}

impl Cost for i128 {
    fn of(pair: i64) -> Self {
        Self::from(pair)
    }

    fn widest(self) -> i128 {
        self
    }
}

/// The transportation problem of `matching.md` 2, for one layer:
///
/// ```text
/// min  Σ c_ij x_ij + Σ U_ik u_ik + Σ W_jk v_jk
///      Σ_j x_ij + Σ_k u_ik = d_i     Σ_i x_ij + Σ_k v_jk = cap_j     x, u, v ∈ {0, 1}
/// ```
#[derive(Debug, Clone)]
pub struct Network<C> {
    /// `U`: for every mentee, what it costs to leave one, two, … wanted places empty; each next no less than the last.
    pub(crate) empty: Vec<Vec<C>>,
    /// `W`: for every giver, what it costs to leave one, two, … places idle; each next no less than the last.
    pub(crate) idle: Vec<Vec<C>>,
    /// Where each mentee's row begins in `pairs`, and where the last one ends.
    pub(crate) starts: Vec<usize>,
    /// Cost and giver, the cheapest first in every row.
    pub(crate) pairs: Vec<(i64, u32)>,
}

impl<C: Cost> Network<C> {
    /// A market of mentees with prices of empty places, givers with prices of idle places, and rows of possible pairs
    /// as cost and giver. Prices are sorted, rows too. A pair with somebody who has no place, or wants none, is left
    /// out, and so is the dearer of two pairs of the same people.
    ///
    /// Sums of up to `6 · (mentees + givers)` prices must fit into `C`.
    pub fn new(mut empty: Vec<Vec<C>>, mut idle: Vec<Vec<C>>, rows: Vec<Vec<(i64, u32)>>) -> Self {
        empty.iter_mut().chain(&mut idle).for_each(|prices| prices.sort_unstable());
        let mut starts = vec![0];
        let mut pairs = Vec::new();
        for (mut row, prices) in rows.into_iter().zip(&empty) {
            if !prices.is_empty() {
                row.retain(|&(_, giver)| idle.get(giver as usize).is_some_and(|places| !places.is_empty()));
                row.sort_unstable_by_key(|&(cost, giver)| (giver, cost));
                row.dedup_by_key(|pair| pair.1);
                row.sort_unstable();
                pairs.extend(row);
            }
            starts.push(pairs.len());
        }
        starts.resize(empty.len() + 1, pairs.len());
        Self { empty, idle, starts, pairs }
    }

    /// Number of possible pairs.
    pub fn possible_pairs(&self) -> usize {
        self.pairs.len()
    }

    pub(crate) fn row(&self, mentee: usize) -> &[(i64, u32)] {
        &self.pairs[self.starts[mentee]..self.starts[mentee + 1]]
    }

    /// The bound of `matching.md` 2 for any prices whatever: no plan costs less.
    ///
    /// `Σ_i Σ_k min(π_i, U_ik) + Σ_j Σ_k min(−p_j, W_jk) − Σ_(possible i, j) max(0, π_i − p_j − c_ij)`
    ///
    /// Each variable of a plan is 0 or 1, so its own term here is at most what it adds to the plan's cost.
    pub fn bound(&self, mentee_prices: &[C], giver_prices: &[C]) -> C {
        let mut bound = C::default();
        for (prices, &pi) in self.empty.iter().zip(mentee_prices) {
            bound = prices.iter().fold(bound, |sum, &price| sum + pi.min(price));
        }
        for (prices, &p) in self.idle.iter().zip(giver_prices) {
            bound = prices.iter().fold(bound, |sum, &price| sum + (-p).min(price));
        }
        for (mentee, &pi) in mentee_prices.iter().enumerate().take(self.empty.len()) {
            for &(cost, giver) in self.row(mentee) {
                let surplus = pi - giver_prices[giver as usize] - C::of(cost);
                if surplus > C::default() {
                    bound = bound - surplus;
                }
            }
        }
        bound
    }
}

/// A plan for a network, and prices that prove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment<C> {
    /// Pairs as mentee and giver, ascending.
    pub pairs: Vec<(u32, u32)>,
    /// Wanted places left empty, per mentee.
    pub empty: Vec<u8>,
    /// What the plan costs.
    pub value: C,
    /// π: what one more empty place would cost each mentee; the least prices that prove the plan.
    pub mentee_prices: Vec<C>,
    /// p: what a place with each giver is worth to the others; the least prices that prove the plan.
    pub giver_prices: Vec<C>,
}
