//! The kernel for the machine at hand: the same code, compiled once more for AVX2.
//!
//! The one file of this crate with `unsafe`: the call of code that only some machines understand, after asking whether
//! this one does. A test below holds the two to each other.

#![cfg_attr(
    target_arch = "x86_64",
    expect(unsafe_code, reason = "calling code compiled for AVX2 is safe only where the machine has it")
)]

use super::{
    columns::Columns,
    kernel::{LANES, Wish, fill},
};

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt")]
fn fill_avx2<const GROUPED: bool>(
    wish: &Wish,
    base: (u16, bool),
    columns: &Columns,
    at: usize,
    out: &mut [[u16; LANES]],
    least: &mut [u16],
) {
    fill::<GROUPED>(wish, base, columns, at, out, least);
}

/// [`fill`], as fast as this machine can.
pub(super) fn fill_wide<const GROUPED: bool>(
    wish: &Wish,
    base: (u16, bool),
    columns: &Columns,
    at: usize,
    out: &mut [[u16; LANES]],
    least: &mut [u16],
) {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt") {
        // SAFETY: the machine has just said that it has both features.
        return unsafe { fill_avx2::<GROUPED>(wish, base, columns, at, out, least) };
    }
    fill::<GROUPED>(wish, base, columns, at, out, least);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::People;

    fn agree<const GROUPED: bool>(
        wish: &Wish,
        base: (u16, bool),
        columns: &Columns,
        (start, blocks): (usize, usize),
    ) {
        let empty = || (vec![[7; LANES]; blocks], vec![7; blocks]);
        let ((mut plain, mut least), (mut wide, mut wide_least)) = (empty(), empty());
        fill::<GROUPED>(wish, base, columns, start, &mut plain, &mut least);
        fill_wide::<GROUPED>(wish, base, columns, start, &mut wide, &mut wide_least);
        assert_eq!((plain, least), (wide, wide_least));
    }

    #[test]
    fn the_kernel_of_this_machine_finds_what_the_portable_one_finds() {
        let people = People::generate(8, 60, 2_100);
        let prices: Vec<i32> = (0..2_100).map(|giver| giver * 7 % 400).collect();
        let columns = Columns::new(&people, &prices);
        for wish in people.mentees.iter().map(Wish::of) {
            for group in &columns.groups {
                let blocks = (group.end - group.start).div_ceil(LANES);
                agree::<false>(&wish, (1000, false), &columns, (group.start, blocks));
                let common = group.common.expect("the market is large enough for groups");
                agree::<true>(&wish, wish.base(common), &columns, (group.start, blocks));
            }
        }
    }
}
