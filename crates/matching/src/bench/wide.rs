//! The kernel for the machine at hand: the same code, compiled once more for AVX2.
//!
//! The one file of this crate with `unsafe`: the call of code that only some machines understand, after asking whether
//! this one does. `tests` hold the two to each other.

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
