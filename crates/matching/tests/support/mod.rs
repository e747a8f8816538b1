//! What the tests of the engine share: a small source of chance, plans found by trying everything, and the generator of
//! the benchmark markets.
#![expect(dead_code, reason = "each test file uses its own part")]

pub mod bench;
pub mod people;

use std::collections::BTreeMap;

/// `SplitMix64`: a small source of chance with a written-down sequence.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        bench::mix(self.0)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        bench::below(self.roll(), n)
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// One layer in plain prices, for oracles.
#[derive(Debug, Clone)]
pub struct Prices<C> {
    pub empty: Vec<Vec<C>>,
    pub idle: Vec<Vec<C>>,
    /// Rows of (cost, giver).
    pub rows: Vec<Vec<(C, u32)>>,
}

/// The least cost of any plan, by trying every set of givers for every mentee in turn.
pub fn by_trying_everything<C: Ord + Clone>(prices: &Prices<C>, zero: &C, add: fn(&C, &C) -> C) -> C {
    let mut reached: BTreeMap<Vec<u8>, C> = BTreeMap::new();
    reached.insert(prices.idle.iter().map(|places| places.len() as u8).collect(), zero.clone());
    for (row, empty) in prices.rows.iter().zip(&prices.empty) {
        let mut next: BTreeMap<Vec<u8>, C> = BTreeMap::new();
        for (room, cost) in &reached {
            for chosen in 0_u32..1 << row.len() {
                let count = chosen.count_ones() as usize;
                if count > empty.len() {
                    continue;
                }
                let mut room = room.clone();
                let mut sum = cost.clone();
                let mut possible = true;
                for (place, (cost, giver)) in row.iter().enumerate() {
                    if chosen >> place & 1 == 1 {
                        possible &= room[*giver as usize] > 0;
                        room[*giver as usize] = room[*giver as usize].wrapping_sub(1);
                        sum = add(&sum, cost);
                    }
                }
                if !possible {
                    continue;
                }
                for price in &empty[..empty.len() - count] {
                    sum = add(&sum, price);
                }
                match next.get_mut(&room) {
                    Some(known) if *known <= sum => {}
                    Some(known) => *known = sum,
                    None => {
                        next.insert(room, sum);
                    }
                }
            }
        }
        reached = next;
    }
    let totals = reached.into_iter().map(|(room, cost)| {
        prices.idle.iter().zip(room).fold(cost, |sum, (places, left)| {
            places[..usize::from(left)].iter().fold(sum, |sum, price| add(&sum, price))
        })
    });
    totals.min().unwrap_or_else(|| zero.clone())
}
