//! Slices that we write ourselves, for frames that are held or follow another, and headers of key frames that we write anew.

use super::bits::{Reader, Writer, escaped, plain};
use super::parameters::Shape;

/// `slice_type` of a P slice.
const FORWARD: u32 = 0;
/// `disable_deblocking_filter_idc`: nothing is smoothed again.
const UNSMOOTHED: u32 = 1;
/// The kind of a unit with a slice of an IDR picture, and of another picture.
const IDR: u8 = 5;
const OTHER: u8 = 1;

/// Whether a unit holds a slice.
pub(super) fn is_slice(unit: &[u8]) -> bool {
    unit.first().is_some_and(|first| matches!(first & 0x1f, IDR | OTHER))
}

/// A picture equal to the one before it, in a dozen bytes: all blocks skipped, so each is predicted from the same place with
/// a motion of zero (8.4.1.1 of H.264). It is a reference, because the picture after it looks one picture back.
pub(super) fn held(shape: Shape, frame_num: u32) -> Vec<u8> {
    // slice_qp_delta is 0, for no block has any quality of its own.
    let mut writer = following(shape, frame_num, 0);
    writer.unsigned(shape.blocks);
    escaped(&writer.end())
}

/// The beginning of a unit with a picture that follows another, up to its blocks, whose quantiser is `coarser` more than the picture
/// parameters say.
pub(super) fn following(shape: Shape, frame_num: u32, coarser: i32) -> Writer {
    let mut writer = Writer::default();
    // nal_ref_idc 2, as the encoder's own.
    writer.bits(u32::from(0x40 | OTHER), 8);
    writer.unsigned(0);
    writer.unsigned(FORWARD);
    writer.unsigned(shape.pps);
    writer.bits(wrapped(shape, frame_num), shape.frame_num_bits);
    // The default number of references, in the default order, forgotten in the default way.
    writer.bits(0, 3);
    writer.signed(coarser);
    writer.unsigned(UNSMOOTHED);
    writer
}

/// The slice of an IDR picture as that of group number `group` of the film, so that two IDR pictures next to each other differ
/// (7.4.3). `None` if it is of another picture or its header cannot be read.
pub(super) fn renumbered(unit: &[u8], shape: Shape, group: u32) -> Option<Vec<u8>> {
    let plain = plain(unit);
    let mut reader = Reader::new(&plain)?;
    let mut writer = Writer::default();
    let head = reader.bits(8).filter(|head| *head as u8 & 0x1f == IDR)?;
    writer.bits(head, 8);
    for _ in ["first block", "type", "parameters"] {
        writer.unsigned(reader.unsigned()?);
    }
    writer.bits(reader.bits(shape.frame_num_bits)?, shape.frame_num_bits);
    reader.unsigned()?;
    writer.unsigned(group % 2);
    reader.copy_rest(&mut writer);
    Some(escaped(&writer.end()))
}

/// Counted modulo `MaxFrameNum`.
const fn wrapped(shape: Shape, frame_num: u32) -> u32 {
    frame_num & ((1 << shape.frame_num_bits) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HD: Shape = Shape { frame_num_bits: 15, blocks: 8160, pps: 0, quantiser: 26 };

    /// Kind, frame number, IDR number (0 if none), and the bits behind, of a slice.
    fn read(unit: &[u8], shape: Shape) -> (u8, u32, u32, Vec<u8>) {
        let plain = plain(unit);
        let mut reader = Reader::new(&plain).expect("a unit");
        let kind = reader.bits(8).expect("a kind") as u8 & 0x1f;
        for _ in 0..3 {
            reader.unsigned().expect("a number");
        }
        let frame_num = reader.bits(shape.frame_num_bits).expect("a frame number");
        let idr = if kind == IDR { reader.unsigned().expect("an IDR number") } else { 0 };
        let mut rest = Writer::default();
        reader.copy_rest(&mut rest);
        (kind, frame_num, idr, rest.end())
    }

    /// A slice that an encoder might have written.
    fn slice(shape: Shape, kind: u8, frame_num: u32, idr: u32, payload: &[u8]) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.bits(u32::from(0x60 | kind), 8);
        for value in [0, FORWARD, shape.pps] {
            writer.unsigned(value);
        }
        writer.bits(frame_num, shape.frame_num_bits);
        if kind == IDR {
            writer.unsigned(idr);
        }
        for byte in payload {
            writer.bits(u32::from(*byte), 8);
        }
        escaped(&writer.end())
    }

    #[test]
    fn a_held_frame_at_1080p_is_a_dozen_bytes_with_its_start_code() {
        assert!(held(HD, 1).len() + 4 <= 13, "{} bytes", held(HD, 1).len() + 4);
        let (kind, frame_num, _, _) = read(&held(HD, 77), HD);
        assert_eq!((kind, frame_num), (OTHER, 77));
    }

    #[test]
    fn frame_numbers_start_again_after_the_largest() {
        assert_eq!(read(&held(HD, 32768), HD).1, 0);
        let small = Shape { frame_num_bits: 4, ..HD };
        assert_eq!(read(&escaped(&following(small, 33, -2).end()), small).1, 1);
    }

    #[test]
    fn a_slice_of_a_picture_that_follows_another_is_not_renumbered() {
        assert_eq!(renumbered(&slice(HD, OTHER, 15, 0, &[9]), HD, 0), None);
    }

    proptest! {
        #[test]
        fn a_header_written_anew_changes_its_numbers_and_nothing_else(
            frame_num_bits in 4..=16_u32,
            pps in 0..256_u32,
            frame_num in 0..16_u32,
            numbers in (0..70_000_u32, 0..9_u32),
            payload in prop::collection::vec(prop_oneof![Just(0_u8), Just(1), Just(3), any::<u8>()], 1..300),
        ) {
            let (idr_number, group) = numbers;
            let shape = Shape { frame_num_bits, blocks: 8160, pps, quantiser: 26 };
            let before = slice(shape, IDR, frame_num, idr_number, &payload);
            let after = renumbered(&before, shape, group).expect("a slice");
            let told = read(&after, shape);
            prop_assert_eq!((told.0, told.1, told.2), (IDR, frame_num, group % 2));
            prop_assert_eq!(told.3, read(&before, shape).3);
        }

        #[test]
        fn a_broken_slice_is_refused_and_never_a_panic(unit in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = renumbered(&unit, HD, 1);
        }
    }
}
