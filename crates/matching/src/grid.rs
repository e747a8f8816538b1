//! Every pair that may be, in rows by mentee, the cheapest first.

use crate::{
    admission::{Struck, first_broken},
    market::Inner,
    score::{Maxima, Points, cost},
    seed::{TIE_BITS, tie},
};

/// Rows of `(key, giver)`, where the key is the cost followed by the tie of the pair.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    starts: Vec<usize>,
    pairs: Vec<(u64, u32)>,
}

impl Grid {
    /// Scores every pair that may be. Rows of mentees who want nobody are empty.
    pub fn new(market: &Inner) -> Self {
        let instance = &market.instance;
        let (rules, scoring) = (&instance.profile.rules, instance.profile.scoring);
        let mut grid = Self { starts: vec![0], pairs: Vec::new() };
        for (mentee, i) in instance.mentees.iter().zip(0..) {
            if mentee.wanted > 0 {
                let maxima = Maxima::of(scoring, mentee);
                let mut struck = market.struck.range((i, 0)..=(i, u32::MAX)).peekable();
                for (giver, j) in instance.givers.iter().zip(0..) {
                    let against = match struck.next_if(|&(&(_, listed), _)| listed == j) {
                        Some((_, &against)) => against,
                        None => Struck::default(),
                    };
                    if first_broken(rules, against, mentee, giver, market.rooms[j as usize]).is_none() {
                        let points = Points::of(scoring, &maxima, mentee, giver).sum();
                        let cost = cost(instance.profile.perfect(), points, mentee, j);
                        let tie =
                            if instance.tie { tie(mentee.attributes.hash, giver.attributes.hash) } else { 0 };
                        grid.pairs.push((u64::from(cost) << TIE_BITS | u64::from(tie), j));
                    }
                }
            }
            let start = grid.starts[i as usize];
            grid.pairs[start..].sort_unstable();
            grid.starts.push(grid.pairs.len());
        }
        grid
    }

    /// Number of pairs.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// One mentee's pairs as cost, tie and giver, the cheapest first.
    pub fn row(&self, mentee: u32) -> impl ExactSizeIterator<Item = (u16, u32, u32)> + '_ {
        let i = mentee as usize;
        self.pairs[self.starts[i]..self.starts[i + 1]]
            .iter()
            .map(|&(key, giver)| ((key >> TIE_BITS) as u16, key as u32 & ((1 << TIE_BITS) - 1), giver))
    }
}
