//! The whole numbers that costs and prices are counted in.

use std::{
    fmt::Debug,
    ops::{Add, AddAssign, Neg, Sub, SubAssign},
};

/// A whole number. Costs and prices of empty places lie between 0 and `FAR`, so that a cost and two prices never run
/// over.
pub trait Amount:
    Copy
    + Ord
    + Debug
    + Default
    + Send
    + Sync
    + From<i32>
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Neg<Output = Self>
{
    /// Farther than anything.
    const TOP: Self;
    /// The greatest cost and the greatest price of an empty place: a quarter of the greatest number. A giver without
    /// places has this price, which nobody ever pays.
    const FAR: Self;

    /// A distance, which is never negative, as the queue wants it.
    fn distance(self) -> u64;

    /// The way back from the queue.
    fn from_distance(distance: u64) -> Self;

    /// As the widest.
    fn widest(self) -> i128;
}

macro_rules! amount {
    ($($number:ty)*) => { $(
        impl Amount for $number {
            const TOP: Self = Self::MAX;
            const FAR: Self = Self::MAX / 4;

            fn distance(self) -> u64 {
                self as u64
            }

            fn from_distance(distance: u64) -> Self {
                distance as Self
            }

            fn widest(self) -> i128 {
                i128::from(self)
            }
        }
    )* };
}
amount!(i32 i64);
