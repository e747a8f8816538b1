//! One mentee against many givers at a time, in lanes of 16 bits: what each pair costs, with the giver's price.
//!
//! Written so that a compiler makes vector code of it for whatever machine it is told of; `wide` tells it of AVX2.

use super::{
    columns::{Columns, Common, mode_bits},
    cost::{band_points, shares},
    people::Invented,
};

/// Givers compared in one step.
pub(super) const LANES: usize = 32;
/// Stands for a pair that may not be.
pub(super) const NEVER: u16 = u16::MAX;

/// What one mentee asks, in the form of the columns.
pub(super) struct Wish {
    /// Which column of topics, which bit, and its points; up to four.
    topics: [(usize, u16, u16); 4],
    free: u16,
    spot: u16,
    region: u16,
    profession: u16,
    band: u16,
    /// Bits of `traits` that would do.
    mode: u16,
    language: u16,
    characteristic: u16,
    /// The most points that any giver can have with this mentee, beyond profession, band and place.
    pub most: u16,
}

impl Wish {
    pub fn of(mentee: &Invented) -> Self {
        let mut topics = [(0, 0, 0); 4];
        for ((&topic, &points), slot) in
            mentee.topics.iter().zip(shares(mentee.topics.len())).zip(&mut topics)
        {
            *slot = (usize::from(topic >> 4), 1 << (topic & 15), points);
        }
        Self {
            topics,
            free: mentee.free,
            spot: 4 * u16::from(mentee.trust) + u16::from(mentee.site),
            region: u16::from(mentee.region),
            profession: u16::from(mentee.profession),
            band: u16::from(mentee.band),
            mode: mode_bits(mentee.mode),
            language: if mentee.language == 0 { 0b1111_1100 } else { 1 << (2 + mentee.language) },
            characteristic: if mentee.asks { 1 << (8 + mentee.characteristic) } else { 0xFF00 },
            most: 420 + 80 + 60 + 20 * (mentee.free.count_ones() as u16).min(4),
        }
    }

    /// Points of profession and band.
    fn standing(&self, profession: u16, band: u16) -> u16 {
        let same = if profession == self.profession { 130 } else { 0 };
        same + band_points(band as i16 - self.band as i16)
    }

    /// What a group's givers all cost before anything else is known, and whether one at the mentee's own site is too
    /// near.
    pub fn base(&self, common: Common) -> (u16, bool) {
        let band = u16::from(common.band);
        let near = band == self.band || band == self.band + 1;
        (1000 - self.standing(u16::from(common.profession), band), near)
    }
}

/// Costs with prices of `out.len()` blocks of givers from a place on, and the least of each block. With `base` from
/// [`Wish::base`] the columns of profession and band are not read.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is compiled anew for each kind of machine that calls it")]
pub(super) fn fill<const GROUPED: bool>(
    wish: &Wish,
    base: (u16, bool),
    columns: &Columns,
    at: usize,
    out: &mut [[u16; LANES]],
    least: &mut [u16],
) {
    for (block, (out, least)) in out.iter_mut().zip(least).enumerate() {
        *least = one::<GROUPED>(wish, base, columns, at + block * LANES, out);
    }
}

/// A block of a column.
#[inline(always)]
#[expect(clippy::inline_always, reason = "as `fill`")]
fn block(column: &[u16], at: usize) -> &[u16; LANES] {
    column[at..].first_chunk().unwrap_or(&[0; LANES])
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "as `fill`")]
fn one<const GROUPED: bool>(
    wish: &Wish,
    (base, near): (u16, bool),
    columns: &Columns,
    at: usize,
    out: &mut [u16; LANES],
) -> u16 {
    let mut score = [0; LANES];
    for (column, bit, share) in wish.topics {
        add(&mut score, block(&columns.topics[column], at), share, |topics| topics & bit != 0);
    }
    let (spot, traits) = (block(&columns.spot, at), block(&columns.traits, at));
    add(&mut score, block(&columns.region, at), 60, |region| region == wish.region);
    add(&mut score, spot, 20, |spot| spot ^ wish.spot < 4);
    add(&mut score, traits, 80, |traits| traits & wish.characteristic != 0);
    add(&mut score, traits, 60, |traits| traits & wish.mode != 0);
    let mut near = [near; LANES];
    if !GROUPED {
        let band = block(&columns.band, at);
        add(&mut score, block(&columns.profession, at), 130, |profession| profession == wish.profession);
        for lane in 0..LANES {
            // Below the mentee's band the difference wraps to more steps than earn anything.
            let rise = band[lane].wrapping_sub(wish.band);
            let off = rise.abs_diff(2);
            score[lane] += if off < 5 { 150 - 35 * off } else { 0 };
            near[lane] = rise < 2;
        }
    }
    let (free, price) = (block(&columns.free, at), block(&columns.price, at));
    for lane in 0..LANES {
        let shared = (free[lane] & wish.free).count_ones() as u16;
        // Every lane is asked everything: numbers, where `or` would leave the rest out.
        let alone = u16::from(shared == 0) | u16::from(traits[lane] & wish.language == 0);
        let close = u16::from(near[lane]) & u16::from(spot[lane] == wish.spot);
        let cost = (base - score[lane] - 20 * shared.min(4)).saturating_add(price[lane]);
        out[lane] = if alone | close != 0 { NEVER } else { cost };
    }
    out.iter().fold(NEVER, |least, &cost| least.min(cost))
}

/// Adds points wherever a column says yes.
#[inline(always)]
#[expect(clippy::inline_always, reason = "as `fill`")]
fn add(score: &mut [u16; LANES], column: &[u16; LANES], points: u16, yes: impl Fn(u16) -> bool) {
    for lane in 0..LANES {
        score[lane] += if yes(column[lane]) { points } else { 0 };
    }
}
