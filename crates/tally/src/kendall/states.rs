//! Rank-sum vectors of which only the values matter: sorted, equal ones together, each with the ways that lead to it.

use std::collections::BTreeMap;

/// Sorted vectors, one after the other, and how many ways lead to each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct States {
    items: usize,
    sums: Vec<u32>,
    ways: Vec<u128>,
}

impl States {
    /// One vector and one way.
    pub fn one(mut sums: Vec<u32>) -> Self {
        sums.sort_unstable();
        Self { items: sums.len(), sums, ways: vec![1] }
    }

    /// How many vectors there are.
    pub const fn len(&self) -> usize {
        self.ways.len()
    }

    /// Every vector with its ways.
    pub fn each(&self) -> impl Iterator<Item = (&[u32], u128)> {
        self.sums.chunks_exact(self.items.max(1)).zip(self.ways.iter().copied())
    }

    /// Gathers the vectors that `every` hands on, sorted; none holds a sum above `most`.
    pub fn gather(items: usize, most: u32, every: impl FnOnce(&mut dyn FnMut(&[u32], u128))) -> Self {
        let bits = 128 / items.max(1) as u32;
        let mut gathered = Self { items, sums: Vec::new(), ways: Vec::new() };
        if u64::from(most) < 1 << bits.min(32) {
            let mut table = Table::new();
            every(&mut |sums, ways| {
                table.add(sums.iter().fold(0, |packed, &sum| packed << bits | u128::from(sum)), ways);
            });
            for (packed, ways) in table.entries() {
                let sum = |at: usize| (packed >> (bits * (items - 1 - at) as u32)) as u32 & mask(bits);
                gathered.sums.extend((0..items).map(sum));
                gathered.ways.push(ways);
            }
        } else {
            let mut table: BTreeMap<Vec<u32>, u128> = BTreeMap::new();
            every(&mut |sums, ways| match table.get_mut(sums) {
                Some(known) => *known += ways,
                None => _ = table.insert(sums.to_vec(), ways),
            });
            for (sums, ways) in table {
                gathered.sums.extend(sums);
                gathered.ways.push(ways);
            }
        }
        gathered
    }
}

const fn mask(bits: u32) -> u32 {
    if bits >= 32 { u32::MAX } else { (1 << bits) - 1 }
}

/// Packed vectors by a hash that is the same everywhere. There are millions of additions, and a tree takes five times as long.
struct Table {
    /// Packed vector and ways; 0 is an empty place, since no rank sum is 0.
    places: Vec<(u128, u128)>,
    filled: usize,
}

impl Table {
    fn new() -> Self {
        Self { places: vec![(0, 0); 1 << 10], filled: 0 }
    }

    fn add(&mut self, packed: u128, ways: u128) {
        let last = self.places.len() - 1;
        let mixed =
            ((packed >> 64) as u64 ^ (packed as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = (mixed >> 32) as usize & last;
        loop {
            let place = &mut self.places[at];
            if place.0 == packed {
                place.1 += ways;
                return;
            }
            if place.0 == 0 {
                *place = (packed, ways);
                break;
            }
            at = (at + 1) & last;
        }
        self.filled += 1;
        if self.filled * 2 > self.places.len() {
            let twice = vec![(0, 0); self.places.len() * 2];
            let old = std::mem::replace(&mut self.places, twice);
            self.filled = 0;
            old.into_iter().filter(|place| place.0 != 0).for_each(|(packed, ways)| self.add(packed, ways));
        }
    }

    fn entries(self) -> impl Iterator<Item = (u128, u128)> {
        self.places.into_iter().filter(|place| place.0 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(states: &States) -> Vec<(Vec<u32>, u128)> {
        let mut all: Vec<(Vec<u32>, u128)> =
            states.each().map(|(sums, ways)| (sums.to_vec(), ways)).collect();
        all.sort();
        all
    }

    #[test]
    fn equal_vectors_are_put_together_packed_or_not() {
        let hand = |on: &mut dyn FnMut(&[u32], u128)| {
            for at in 0..5_000_u32 {
                on(&[at % 2_000, 2_000, 3_000 + at % 3], 2);
            }
        };
        let (packed, plain) = (
            States::gather(3, 4_000, hand),
            States::gather(3, u32::MAX, |on| {
                hand(on);
            }),
        );
        assert_eq!(packed.len(), 5_000);
        assert_eq!(sorted(&packed), sorted(&plain));
        let once = States::gather(2, 9, |on| (0..7).for_each(|_| on(&[3, 4], 5)));
        assert_eq!(sorted(&once), [(vec![3, 4], 35)]);
        // Too wide to pack: u32::MAX needs all 32 bits, and five of them do not fit.
        let wide = States::gather(5, u32::MAX, |on| on(&[1, 2, 3, 4, u32::MAX], 1));
        assert_eq!(sorted(&wide), [(vec![1, 2, 3, 4, u32::MAX], 1)]);
    }
}
