//! Items by their ratings: what each got, and what the order goes by.

use crate::{
    ballot::{Ballot, Ballots},
    percentile,
    scheme::Scheme,
};

/// The ratings of every item, sorted; all empty for other schemes.
pub fn by_item(ballots: &Ballots, scheme: Scheme) -> Vec<Vec<i64>> {
    let mut ratings = vec![Vec::new(); ballots.items().len()];
    if scheme == Scheme::Ratings {
        for &(item, rating) in ballots.all().iter().flat_map(Ballot::marks) {
            ratings[item].push(rating);
        }
        ratings.iter_mut().for_each(|ratings| ratings.sort_unstable());
    }
    ratings
}

/// Median, then fewer outside 7-9, then mean; higher is better.
pub fn key(sorted: &[i64]) -> [i128; 3] {
    let median = percentile::scaled(sorted, 1, 2).unwrap_or_default();
    let outside = sorted.iter().filter(|rating| !(7..=9).contains(*rating)).count();
    // Means of up to 10,000 ratings differ by at least 1e-8, so this keeps their order.
    let mean = i128::from(sorted.iter().sum::<i64>()) * 1_000_000_000_000 / sorted.len().max(1) as i128;
    [median.into(), -(outside as i128), mean]
}
