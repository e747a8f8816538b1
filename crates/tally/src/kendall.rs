//! Agreement: Kendall's W, how likely one as high is by chance, and how alike two voters are on average.

mod exact;
mod shuffles;
mod states;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    known::{Figure, Known},
    ranks::Ranks,
    tail,
};

pub use exact::STEPS;
pub use shuffles::{Hits, SHUFFLES};

/// Agreement between ballots. A figure that is not defined says why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(non_snake_case, reason = "the names of the figures as papers print them")]
pub struct Kendall {
    /// `sum over items of (R_j - m(n+1)/2)^2` (Kendall and Babington Smith 1939).
    pub S: Known<Figure>,
    /// `sum over ballots and ties of t^3 - t`.
    pub T: Known<Figure>,
    /// `12 S / (m^2 (n^3 - n) - m T)`, from 0 (no agreement) to 1 (Legendre 2005).
    pub W: Known<Figure>,
    /// The same without the term for ties.
    pub W_no_ties: Known<Figure>,
    /// Friedman's `m (n - 1) W`.
    pub chi2: Known<Figure>,
    /// `n - 1`.
    pub df: Known<Figure>,
    /// The chi-square tail; approximate.
    pub p_chi2: Known<Figure>,
    /// `(m - 1) W / (1 - W)`.
    pub F: Known<Figure>,
    /// `n - 1 - 2/m`.
    pub df1: Known<Figure>,
    /// `(m - 1) df1`.
    pub df2: Known<Figure>,
    /// The F tail; approximate (Legendre 2005).
    pub p_F: Known<Figure>,
    /// The share of shuffles within voters whose S is at least this one.
    pub p_perm: Known<Figure>,
    /// How that share was found, and of how many shuffles.
    pub perm_method: Known<String>,
    /// Spearman's correlation of two ballots, on average over all pairs.
    pub mean_rho: Known<Figure>,
    /// `(m W - 1) / (m - 1)`; the same only without ties.
    pub rho_from_w: Known<Figure>,
    /// The shuffles behind `p_perm`.
    #[serde(skip)]
    pub hits: Option<Hits>,
}

/// Most ballots times items that are still shuffled; beyond, the chi-square tail is as good.
const MOST_SHUFFLED: usize = 100_000;

impl Kendall {
    /// Nothing is defined, for one reason.
    pub fn undefined(reason: &str) -> Self {
        let no = || Known::not(reason);
        Self {
            S: no(),
            T: no(),
            W: no(),
            W_no_ties: no(),
            chi2: no(),
            df: no(),
            p_chi2: no(),
            F: no(),
            df1: no(),
            df2: no(),
            p_F: no(),
            p_perm: no(),
            perm_method: Known::not(reason),
            mean_rho: no(),
            rho_from_w: no(),
            hits: None,
        }
    }

    /// The agreement of these ranks; shuffles that are drawn start at `seed`.
    pub fn of(ranks: &Ranks, seed: u64) -> Self {
        let mut kendall = Self::without_shuffles(ranks);
        if kendall.W.value().is_some() {
            kendall.permute(ranks, seed);
        }
        kendall
    }

    /// The same without `p_perm`, which takes most of the time.
    pub fn without_shuffles(ranks: &Ranks) -> Self {
        let (m, n) = (ranks.voters() as i128, ranks.items as i128);
        if m < 2 {
            return Self::undefined("fewer than 2 ballots");
        }
        if n < 2 {
            return Self::undefined("fewer than 2 items");
        }
        let four_s = four_s(&ranks.sums(), ranks.voters());
        let ties: i128 = ranks.doubled.iter().map(|ballot| tie_term(ballot)).sum();
        let full = m * m * (n * n * n - n);
        let mut kendall = Self::undefined("every ballot ranks all items equal");
        kendall.S = Known::Is(Figure::ratio(four_s, 4));
        kendall.T = Known::Is(Figure::ratio(ties, 1));
        kendall.W_no_ties = Known::Is(Figure::ratio(3 * four_s, full));
        let room = full - m * ties;
        if room <= 0 {
            return kendall;
        }
        kendall.weigh(3 * four_s, room, m, n);
        let reason = "nobody asked for it";
        (kendall.p_perm, kendall.perm_method) = (Known::not(reason), Known::not(reason));
        kendall.mean_rho = mean_rho(ranks);
        kendall
    }

    /// All that follows from `W = numerator / room`.
    fn weigh(&mut self, numerator: i128, room: i128, m: i128, n: i128) {
        let w = Figure::ratio(numerator, room);
        let df = (n - 1) as f64;
        let chi2 = Figure::ratio(m * (n - 1) * numerator, room);
        self.W = Known::Is(w);
        self.chi2 = Known::Is(chi2);
        self.df = Known::Is(Figure(df));
        self.p_chi2 = Known::Is(Figure(tail::chi_square(chi2.0, df)));
        self.rho_from_w = Known::Is(Figure::ratio(m * numerator - room, (m - 1) * room));
        let free = m * (n - 1) - 2;
        let (df1, df2) = (Figure::ratio(free, m), Figure::ratio((m - 1) * free, m));
        if free <= 0 {
            let reason = "n - 1 - 2/m degrees of freedom leave nothing for F";
            (self.F, self.p_F) = (Known::not(reason), Known::not(reason));
            (self.df1, self.df2) = (Known::not(reason), Known::not(reason));
            return;
        }
        (self.df1, self.df2) = (Known::Is(df1), Known::Is(df2));
        if numerator == room {
            let reason = "W is 1, so F has no bound";
            (self.F, self.p_F) = (Known::not(reason), Known::not(reason));
        } else {
            let f = Figure::ratio((m - 1) * numerator, room - numerator);
            self.F = Known::Is(f);
            self.p_F = Known::Is(Figure(tail::f(f.0, df1.0, df2.0)));
        }
    }

    fn permute(&mut self, ranks: &Ranks, seed: u64) {
        if let Some(hits) = exact::count(ranks) {
            self.p_perm = Known::Is(Figure(hits.at_least as f64 / hits.of as f64));
            self.perm_method = Known::Is(format!("exact: {} of {} shuffles", hits.at_least, hits.of));
            self.hits = Some(hits);
        } else if ranks.voters() * ranks.items <= MOST_SHUFFLED {
            let hits = shuffles::draw(ranks, seed);
            self.p_perm = Known::Is(Figure((hits.at_least + 1) as f64 / (hits.of + 1) as f64));
            self.perm_method = Known::Is(format!(
                "monte carlo: {} of {} shuffles from seed {seed}, (hits + 1)/(shuffles + 1)",
                hits.at_least, hits.of
            ));
            self.hits = Some(hits);
        } else {
            let reason = "more than 100,000 ballots times items; the chi-square p is as good";
            (self.p_perm, self.perm_method) = (Known::not(reason), Known::not(reason));
        }
    }
}

/// `4 S` from doubled rank sums.
fn four_s(sums: &[i64], voters: usize) -> i128 {
    let centre = voters as i64 * (sums.len() as i64 + 1);
    sums.iter().map(|sum| i128::from(sum - centre).pow(2)).sum()
}

/// `sum of t^3 - t` over the ties of one ballot's doubled ranks.
fn tie_term(ballot: &[u32]) -> i128 {
    let mut sorted = ballot.to_vec();
    sorted.sort_unstable();
    let ties = sorted.chunk_by(|a, b| a == b).map(|tied| tied.len() as i128);
    ties.map(|t| t * t * t - t).sum()
}

/// Mean over voter pairs of the Pearson correlation of mid-ranks. With each ballot centred and brought to length 1,
/// the mean is `(|sum|^2 - m) / (m (m - 1))`. Ballots of one length are added in whole numbers first, so that neither the
/// order of voters nor a rounding of equal ballots shows.
fn mean_rho(ranks: &Ranks) -> Known<Figure> {
    let m = ranks.voters() as f64;
    let centre = ranks.items as i64 + 1;
    let mut by_length: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for ballot in &ranks.doubled {
        let apart = || ballot.iter().map(|&rank| i64::from(rank) - centre);
        let square: i64 = apart().map(|apart| apart * apart).sum();
        if square == 0 {
            return Known::not("a ballot ranks all items equal, so it correlates with none");
        }
        let sum = by_length.entry(square).or_insert_with(|| vec![0; ranks.items]);
        sum.iter_mut().zip(apart()).for_each(|(sum, apart)| *sum += apart);
    }
    let mut total = 0.0;
    for (a, left) in &by_length {
        for (b, right) in &by_length {
            let dot: i128 = left.iter().zip(right).map(|(&x, &y)| i128::from(x) * i128::from(y)).sum();
            total += dot as f64 / (*a as f64 * *b as f64).sqrt();
        }
    }
    Known::Is(Figure((total - m) / (m * (m - 1.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(doubled: &[&[u32]]) -> Ranks {
        let doubled: Vec<Vec<u32>> = doubled.iter().map(|ballot| ballot.to_vec()).collect();
        Ranks { items: doubled[0].len(), listed: vec![doubled[0].len(); doubled.len()], doubled }
    }

    #[test]
    fn equal_ballots_give_one_and_opposite_ones_nothing() {
        let equal = Kendall::of(&ranks(&[&[2, 4, 6], &[2, 4, 6]]), 1);
        assert_eq!((equal.W, equal.mean_rho), (Known::Is(Figure(1.0)), Known::Is(Figure(1.0))));
        assert_eq!(equal.F.reason(), Some("W is 1, so F has no bound"));
        let opposite = Kendall::of(&ranks(&[&[2, 4, 6], &[6, 4, 2]]), 1);
        assert_eq!(opposite.W, Known::Is(Figure(0.0)));
        assert_eq!(opposite.p_perm, Known::Is(Figure(1.0)));
        assert_eq!(opposite.rho_from_w, Known::Is(Figure(-1.0)));
    }

    #[test]
    fn what_is_not_defined_says_why() {
        assert_eq!(Kendall::of(&ranks(&[&[2, 4, 6]]), 1).S.reason(), Some("fewer than 2 ballots"));
        assert_eq!(Kendall::of(&ranks(&[&[2], &[2]]), 1).W.reason(), Some("fewer than 2 items"));
        let tied = Kendall::of(&ranks(&[&[4, 4, 4], &[4, 4, 4]]), 1);
        assert_eq!(tied.W.reason(), Some("every ballot ranks all items equal"));
        assert_eq!(tied.T, Known::Is(Figure(48.0)));
        let small = Kendall::of(&ranks(&[&[2, 4], &[2, 4]]), 1);
        assert!(small.F.reason().is_some_and(|reason| reason.contains("degrees of freedom")));
    }
}
