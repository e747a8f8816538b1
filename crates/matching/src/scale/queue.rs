//! A queue of what is nearest, for searches whose distances only grow (a radix heap).

/// Nodes by distance. What is pushed is never nearer than what was popped last.
pub(crate) struct Queue {
    last: u64,
    /// Bucket 0 holds what is as near as the last; bucket b what first differs from it in bit b − 1.
    buckets: Vec<Vec<(u64, u32)>>,
    /// Which buckets hold something, as bits.
    filled: u128,
}

impl Queue {
    pub fn new() -> Self {
        Self { last: 0, buckets: vec![Vec::new(); 65], filled: 0 }
    }

    pub fn push(&mut self, distance: u64, node: u32) {
        let bucket = (64 - (distance ^ self.last).leading_zeros()) as usize;
        self.buckets[bucket].push((distance, node));
        self.filled |= 1 << bucket;
    }

    pub fn pop(&mut self) -> Option<(u64, u32)> {
        if self.filled & 1 == 0 {
            if self.filled == 0 {
                return None;
            }
            let bucket = self.filled.trailing_zeros() as usize;
            let mut held = std::mem::take(&mut self.buckets[bucket]);
            self.filled &= !(1 << bucket);
            self.last = held.iter().map(|&(distance, _)| distance).min().unwrap_or(self.last);
            for (distance, node) in held.drain(..) {
                self.push(distance, node);
            }
            self.buckets[bucket] = held;
        }
        let found = self.buckets[0].pop();
        if self.buckets[0].is_empty() {
            self.filled &= !1;
        }
        found
    }

    pub fn clear(&mut self) {
        while self.filled != 0 {
            let bucket = self.filled.trailing_zeros();
            self.buckets[bucket as usize].clear();
            self.filled &= !(1 << bucket);
        }
        self.last = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_nearest_comes_first_however_it_was_pushed(steps in prop::collection::vec((0_u64..1 << 40, any::<bool>()), 1..200)) {
            let mut queue = Queue::new();
            let mut held: Vec<u64> = Vec::new();
            let mut last = 0;
            for (step, pop) in steps {
                queue.push(last + step, 7);
                held.push(last + step);
                if pop {
                    held.sort_unstable();
                    last = held.remove(0);
                    prop_assert_eq!(queue.pop(), Some((last, 7)));
                }
            }
            held.sort_unstable();
            for distance in held {
                prop_assert_eq!(queue.pop(), Some((distance, 7)));
            }
            prop_assert_eq!(queue.pop(), None);
        }
    }
}
