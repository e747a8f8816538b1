//! What the encoder says about its own stream, read to know whether frames behind its own can be written without it.

use super::bits::{Reader, plain};

/// What the headers of all slices depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Bits of `frame_num`.
    pub frame_num_bits: u32,
    /// 16 × 16 blocks in a picture.
    pub blocks: u32,
    /// The PPS that slices name.
    pub pps: u32,
    /// The quantiser of a slice that says no other.
    pub quantiser: i32,
}

/// Reads the two parameter sets; `None` unless a picture without any change is a picture of skipped blocks and nothing more:
/// CAVLC, order of output = order of decoding (POC type 2), whole frames, one group of slices, one reference, no weights. Each slice
/// must say whether its edges are smoothed, and colour have the quantiser of brightness (as it has below 30).
pub(super) fn shape(sps: &[u8], pps: &[u8]) -> Option<Shape> {
    let (frame_num_bits, blocks) = sequence(&plain(sps))?;
    let (pps, quantiser) = picture(&plain(pps))?;
    Some(Shape { frame_num_bits, blocks, pps, quantiser })
}

/// 7.3.2.1.1 of H.264, as far as the size of the picture.
fn sequence(sps: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::new(sps)?;
    let kind = reader.bits(8)?;
    let profile = reader.bits(8)?;
    let _constraints_and_level = reader.bits(16)?;
    let _id = reader.unsigned()?;
    if profile >= 100 {
        let chroma = reader.unsigned()?;
        let depths = (reader.unsigned()?, reader.unsigned()?);
        let lossless = reader.flag()?;
        let scaling = reader.flag()?;
        if (chroma, depths, lossless, scaling) != (1, (0, 0), false, false) {
            return None;
        }
    }
    let frame_num_bits = reader.unsigned()? + 4;
    let order = reader.unsigned()?;
    let references = reader.unsigned()?;
    let _gaps = reader.flag()?;
    let blocks = (reader.unsigned()? + 1).checked_mul(reader.unsigned()? + 1)?;
    let whole_frames = reader.flag()?;
    let wanted = kind & 0x1f == 7 && frame_num_bits <= 16 && order == 2 && references == 1 && whole_frames;
    wanted.then_some((frame_num_bits, blocks))
}

/// 7.3.2.2 of H.264, as far as the flags at its end.
fn picture(pps: &[u8]) -> Option<(u32, i32)> {
    let mut reader = Reader::new(pps)?;
    let kind = reader.bits(8)?;
    let id = reader.unsigned()?;
    let _sps = reader.unsigned()?;
    let arithmetic = reader.flag()?;
    let order_in_slices = reader.flag()?;
    let more_groups = reader.unsigned()?;
    let more_references = reader.unsigned()?;
    let _backwards = reader.unsigned()?;
    let weighted = reader.flag()?;
    let _weighted_both_ways = reader.bits(2)?;
    let quantiser = 26 + reader.signed()?;
    let _of_switches = reader.signed()?;
    let coarser_colour = reader.signed()?;
    let says_smoothing = reader.flag()?;
    let _constrained = reader.flag()?;
    let redundant = reader.flag()?;
    let wanted = kind & 0x1f == 8
        && !(arithmetic || order_in_slices || weighted || redundant)
        && (more_groups, more_references, coarser_colour) == (0, 0, 0)
        && says_smoothing;
    wanted.then(|| i32::try_from(quantiser).ok().map(|quantiser| (id, quantiser))).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::bits::{Writer, escaped};
    use super::*;

    /// An SPS of 1920 × 1088 with this order of output and this many references.
    fn sps(order: u32, references: u32) -> Vec<u8> {
        let mut writer = Writer::default();
        for byte in [0x67, 66, 0xc0, 40] {
            writer.bits(byte, 8);
        }
        for value in [0, 11, order, references] {
            writer.unsigned(value);
        }
        writer.bits(0, 1);
        writer.unsigned(119);
        writer.unsigned(67);
        writer.bits(0b110, 3);
        escaped(&writer.end())
    }

    /// A PPS with arithmetic coding or without.
    fn pps(arithmetic: bool) -> Vec<u8> {
        pps_with(arithmetic, 0b100)
    }

    /// The same, and flags: whether slices say how they are smoothed, and two more.
    fn pps_with(arithmetic: bool, flags: u32) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.bits(0x68, 8);
        writer.unsigned(0);
        writer.unsigned(0);
        writer.bits(u32::from(arithmetic) << 1, 2);
        for _ in 0..3 {
            writer.unsigned(0);
        }
        writer.bits(0, 3);
        for value in [-2, 0, 0] {
            writer.signed(value);
        }
        writer.bits(flags, 3);
        escaped(&writer.end())
    }

    #[test]
    fn only_a_stream_in_which_a_held_frame_is_skipped_blocks_has_a_shape() {
        let wanted = Shape { frame_num_bits: 15, blocks: 8160, pps: 0, quantiser: 24 };
        assert_eq!(shape(&sps(2, 1), &pps(false)), Some(wanted));
        assert_eq!(shape(&sps(2, 1), &pps(true)), None, "arithmetic coding");
        assert_eq!(shape(&sps(2, 1), &pps_with(false, 0)), None, "always smoothed");
        assert_eq!(shape(&sps(2, 2), &pps(false)), None, "two references");
        assert_eq!(shape(&sps(0, 1), &pps(false)), None, "pictures out of order");
        assert_eq!(shape(&pps(false), &sps(2, 1)), None, "the wrong way round");
    }

    #[test]
    fn a_set_that_is_cut_short_has_no_shape() {
        let (sps, pps) = (sps(2, 1), pps(false));
        for length in 0..sps.len() - 1 {
            assert_eq!(shape(&sps[..length], &pps), None, "{length} bytes");
        }
        for length in 0..pps.len() - 1 {
            assert_eq!(shape(&sps, &pps[..length]), None, "{length} bytes");
        }
    }
}
