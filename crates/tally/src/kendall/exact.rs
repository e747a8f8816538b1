//! The exact chance of agreement: every way to shuffle each ballot, counted without listing them one by one.

use super::{Hits, states::States};
use crate::ranks::Ranks;

/// Most states times shuffles that are tried before shuffles are drawn instead.
pub const STEPS: u128 = 50_000_000;

/// Counts the shuffles of voters 2..m whose S is at least the one found, voter 1 being fixed.
///
/// Dynamic programming over sorted rank-sum vectors: S depends on the sums alone and not on whose they are, and a ballot
/// is as likely in any order. `None` when it would take more than [`STEPS`], or more than 128 bits to count.
pub fn count(ranks: &Ranks) -> Option<Hits> {
    let (first, rest) = ranks.doubled.split_first()?;
    let mut steps: u128 = 0;
    let mut states = States::one(first.clone());
    let mut of: u128 = 1;
    let found = super::four_s(&ranks.sums(), ranks.voters());
    let most = (2 * ranks.items * ranks.voters()) as u32;
    // Added to the sorted ranks of one more ballot, different states stay different: there are never fewer of them. So what is
    // to come takes at least this many orders for each state, and what would take too long is given up at once.
    let mut to_come = rest.iter().fold(0, |sum: u128, ballot| sum.saturating_add(orders(ballot)));
    for (at, ballot) in rest.iter().enumerate() {
        if steps.saturating_add(to_come.saturating_mul(states.len() as u128)) > STEPS {
            return None;
        }
        let orders = orders(ballot);
        steps += orders * states.len() as u128;
        to_come -= orders;
        of = of.checked_mul(orders)?;
        if at + 1 == rest.len() {
            let at_least = last(&states, ballot, ranks.voters(), found);
            return Some(Hits { at_least, of });
        }
        states = spread(&states, ballot, most);
    }
    None
}

/// How many different orders one ballot's ranks have: `n! / product of t!`; the largest number when it is larger.
fn orders(ballot: &[u32]) -> u128 {
    let mut sorted = ballot.to_vec();
    sorted.sort_unstable();
    let mut orders: u128 = 1;
    let mut placed: u128 = 0;
    for tied in sorted.chunk_by(|a, b| a == b) {
        for chosen in 1..=tied.len() as u128 {
            placed += 1;
            // A binomial coefficient built up stays whole after each step.
            let Some(next) = orders.checked_mul(placed) else { return u128::MAX };
            orders = next / chosen;
        }
    }
    orders
}

/// Every state with every order of one more ballot, equal ones together.
fn spread(states: &States, ballot: &[u32], most: u32) -> States {
    let mut next = vec![0; ballot.len()];
    States::gather(ballot.len(), most, |hand_on| {
        every_order(ballot, |order| {
            for (sums, ways) in states.each() {
                next.iter_mut().zip(sums).zip(order).for_each(|((next, sum), rank)| *next = sum + rank);
                next.sort_unstable();
                hand_on(&next, ways);
            }
        });
    })
}

/// How many ways end with an S at least as large as the one found.
fn last(states: &States, ballot: &[u32], voters: usize, found: i128) -> u128 {
    let centre = voters as i64 * (ballot.len() as i64 + 1);
    let mut at_least = 0;
    every_order(ballot, |order| {
        for (sums, ways) in states.each() {
            let apart = sums.iter().zip(order).map(|(&sum, &rank)| i64::from(sum + rank) - centre);
            if i128::from(apart.map(|apart| apart * apart).sum::<i64>()) >= found {
                at_least += ways;
            }
        }
    });
    at_least
}

/// Calls for each different order of some ranks, in ascending order of the lists.
fn every_order(ballot: &[u32], mut each: impl FnMut(&[u32])) {
    let mut order = ballot.to_vec();
    order.sort_unstable();
    loop {
        each(&order);
        let Some(pivot) = order.windows(2).rposition(|pair| pair[0] < pair[1]) else { return };
        let larger = order.iter().rposition(|&rank| rank > order[pivot]).unwrap_or(pivot);
        order.swap(pivot, larger);
        order[pivot + 1..].reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_comes_once() {
        let mut seen = Vec::new();
        every_order(&[3, 6, 3], |order| seen.push(order.to_vec()));
        assert_eq!(seen, [[3, 3, 6], [3, 6, 3], [6, 3, 3]]);
        assert_eq!(orders(&[3, 6, 3]), 3);
        assert_eq!(orders(&[7; 40]), 1);
        assert_eq!(orders(&(0..60).collect::<Vec<u32>>()), u128::MAX);
    }

    #[test]
    fn sums_that_differ_by_their_order_alone_are_one_state() {
        let states = spread(&States::one(vec![6, 2, 4]), &[2, 4, 6], 12);
        // 4 8 12, 4 10 10, 6 6 12, 6 8 10 in two ways, 8 8 8.
        assert_eq!((states.len(), states.each().map(|(_, ways)| ways).sum::<u128>()), (5, 6));
    }

    #[test]
    fn too_much_to_count_is_left_to_chance() {
        let ballot: Vec<u32> = (1..=12).map(|rank| 2 * rank).collect();
        let ranks = Ranks { items: 12, listed: vec![12; 2], doubled: vec![ballot; 2] };
        assert_eq!(count(&ranks), None);
    }
}
