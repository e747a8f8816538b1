//! Levels as bits: how many, how large, and with how many zeros between them (9.2 of H.264, CAVLC).

use super::super::bits::Writer;
use super::codes::{RUNS, TOKENS, ZEROS, ZEROS_OF_MEANS};

/// What the code of a block depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// How many levels its neighbours have: nC.
    Neighbours(u8),
    /// They are the four means of colour.
    Means,
}

impl Context {
    const fn table(self) -> usize {
        match self {
            Self::Neighbours(0 | 1) => 0,
            Self::Neighbours(2 | 3) => 1,
            Self::Neighbours(4..=7) => 2,
            Self::Neighbours(_) => 3,
            Self::Means => 4,
        }
    }
}

/// Writes the levels of one block: 16 of them, 15 without its mean, or four means.
pub(super) fn write(writer: &mut Writer, levels: &[i16], context: Context) {
    // From the finest change, each with how many zeros stand before it.
    let (mut found, mut zeros, mut count) = ([(0_i16, 0_usize); 16], 0, 0);
    for level in levels.iter().rev() {
        if *level != 0 {
            found[count] = (*level, 0);
            count += 1;
        } else if count > 0 {
            found[count - 1].1 += 1;
            zeros += 1;
        }
    }
    let found = &found[..count];
    let ones = found.iter().take(3).take_while(|(level, _)| level.abs() == 1).count();
    code(writer, TOKENS[context.table()][count][ones]);
    if count == 0 {
        return;
    }
    for (level, _) in &found[..ones] {
        writer.bits(u32::from(*level < 0), 1);
    }
    sizes(writer, found, ones);
    if count < levels.len() {
        code(
            writer,
            if context == Context::Means {
                ZEROS_OF_MEANS[count - 1][zeros]
            } else {
                ZEROS[count - 1][zeros]
            },
        );
    }
    for (_, run) in &found[..count - 1] {
        if zeros == 0 {
            return;
        }
        code(writer, RUNS[zeros.min(7) - 1][*run]);
        zeros -= run;
    }
}

/// The levels after the ones: 9.2.2.1, written.
fn sizes(writer: &mut Writer, found: &[(i16, usize)], ones: usize) {
    let mut suffix = u32::from(found.len() > 10 && ones < 3);
    for (index, (level, _)) in found.iter().enumerate().skip(ones) {
        let size = i32::from(level.unsigned_abs());
        let mut number = (2 * size - 2 + i32::from(*level < 0)) as u32;
        // Fewer than three ones say that the next level is none.
        if index == ones && ones < 3 {
            number -= 2;
        }
        let (prefix, rest, bits) = match (suffix, number) {
            (0, 0..14) => (number, 0, 0),
            (0, 14..30) => (14, number - 14, 4),
            (0, _) => (15, number - 30, 12),
            _ if number >> suffix < 15 => (number >> suffix, number & ((1 << suffix) - 1), suffix),
            _ => (15, number - (15 << suffix), 12),
        };
        writer.bits(1, prefix + 1);
        writer.bits(rest, bits);
        suffix = suffix.max(1);
        if size > 3 << (suffix - 1) && suffix < 6 {
            suffix += 1;
        }
    }
}

fn code(writer: &mut Writer, (value, bits): (u8, u8)) {
    writer.bits(u32::from(value), u32::from(bits));
}
