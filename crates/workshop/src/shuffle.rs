//! Orders drawn from a seed that stands in the record, so that anybody can draw them again (SplitMix64; Lemire 2019).

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub struct SplitMix(u64);

impl SplitMix {
    /// The generator of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, each as likely as the others. `n` is at least 1.
    pub fn below(&mut self, n: u64) -> u64 {
        let refused = n.wrapping_neg() % n;
        loop {
            let wide = u128::from(self.draw()) * u128::from(n);
            if (wide as u64) >= refused {
                return (wide >> 64) as u64;
            }
        }
    }

    /// Puts the things in a new order (Fisher-Yates, from the end).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.below(last as u64 + 1) as usize;
            things.swap(last, other);
        }
    }
}

/// One seat's own order of the same things: from the recorded seed and the number of the seat.
pub fn seats_order<T: Clone>(things: &[T], seed: u64, seat: u16) -> Vec<T> {
    let mut order = things.to_vec();
    // One draw of a generator of its own keeps neighbouring seats apart.
    let own = SplitMix::new(seed ^ u64::from(seat).rotate_left(32)).draw();
    SplitMix::new(own).shuffle(&mut order);
    order
}

/// Pairs of the numbers below `n` such that each number comes up about equally often: the first `most` pairs of a tournament in
/// which everybody meets everybody once, its players in a seat's own order (circle method).
pub fn seats_pairs(n: usize, most: usize, seed: u64, seat: u16) -> Vec<(usize, usize)> {
    let mut players: Vec<Option<usize>> =
        seats_order(&(0..n).collect::<Vec<_>>(), seed, seat).into_iter().map(Some).collect();
    if n % 2 == 1 {
        players.push(None);
    }
    let mut pairs = Vec::new();
    for _ in 1..players.len() {
        let half = players.len() / 2;
        let (left, right) = (&players[..half], &players[half..]);
        pairs.extend(left.iter().zip(right.iter().rev()).filter_map(|(a, b)| Some(((*a)?, (*b)?))));
        players[1..].rotate_right(1);
    }
    pairs.truncate(most);
    pairs
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_generator_gives_the_published_numbers() {
        let mut dice = SplitMix::new(1234567);
        assert_eq!([dice.draw(), dice.draw()], [6457827717110365317, 3203168211198807973]);
    }

    #[test]
    fn seats_have_orders_of_their_own_that_anybody_can_draw_again() {
        let things: Vec<u8> = (0..20).collect();
        let orders: BTreeSet<Vec<u8>> = (1..=100).map(|seat| seats_order(&things, 7, seat)).collect();
        assert_eq!(orders.len(), 100);
        assert_eq!(seats_order(&things, 7, 3), seats_order(&things, 7, 3));
    }

    #[test]
    fn pairs_never_come_twice_and_each_thing_comes_up_equally_often() {
        for n in 2..12 {
            let pairs = seats_pairs(n, usize::MAX, 9, 1);
            let sets: BTreeSet<(usize, usize)> = pairs.iter().map(|(a, b)| (*a.min(b), *a.max(b))).collect();
            assert_eq!((pairs.len(), sets.len()), (n * (n - 1) / 2, n * (n - 1) / 2));
            let few = seats_pairs(n, n, 9, 1);
            let counts: Vec<usize> =
                (0..n).map(|i| few.iter().filter(|(a, b)| *a == i || *b == i).count()).collect();
            assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 2, "{counts:?}");
        }
    }
}
