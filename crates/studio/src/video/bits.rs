//! Bits as H.264 writes them: numbers of any length, Exp-Golomb codes, and the bytes that keep start codes out of a unit.

/// Bits being written, the most significant first.
#[derive(Debug, Default, Clone)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// Bits not yet in `bytes`; always fewer than 8 of them.
    rest: u64,
    waiting: u32,
}

impl Writer {
    /// Appends the lowest `count` bits of `value`; `count` is at most 32.
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        let kept = u64::from(value) & ((1 << count) - 1);
        self.rest = (self.rest << count) | kept;
        self.waiting += count;
        while self.waiting >= 8 {
            self.waiting -= 8;
            self.bytes.push((self.rest >> self.waiting) as u8);
            self.rest &= (1 << self.waiting) - 1;
        }
    }

    /// ue(v), 9.1 of H.264; `value` is below 2^32 - 1.
    pub(super) fn unsigned(&mut self, value: u32) {
        let code = value + 1;
        let length = 32 - code.leading_zeros();
        self.bits(0, length - 1);
        self.bits(code, length);
    }

    /// se(v), 9.1.1 of H.264; `value` is between -2^30 and 2^30.
    pub(super) fn signed(&mut self, value: i32) {
        let size = value.unsigned_abs();
        self.unsigned(if value > 0 { 2 * size - 1 } else { 2 * size });
    }

    /// Ends the unit: a one, and zeros up to the next byte.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.bits(1, 1);
        if self.waiting > 0 {
            self.bits(0, 8 - self.waiting);
        }
        self.bytes
    }
}

/// Bits being read. Every question is answered with `None` beyond the end, for what an encoder wrote is read and not trusted.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    /// Over a unit without its escapes, up to and without the one that ends it.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let last = bytes.iter().rposition(|byte| *byte != 0)?;
        let end = last * 8 + 7 - bytes[last].trailing_zeros() as usize;
        Some(Self { bytes, at: 0, end })
    }

    /// The next `count` bits, at most 32.
    pub(super) fn bits(&mut self, count: u32) -> Option<u32> {
        let after = self.at + count as usize;
        if after > self.end {
            return None;
        }
        let mut window = 0_u64;
        for byte in &self.bytes[self.at / 8..after.div_ceil(8)] {
            window = (window << 8) | u64::from(*byte);
        }
        let behind = after.div_ceil(8) * 8 - after;
        self.at = after;
        Some(((window >> behind) & ((1 << count) - 1)) as u32)
    }

    /// One bit.
    pub(super) fn flag(&mut self) -> Option<bool> {
        self.bits(1).map(|bit| bit == 1)
    }

    /// ue(v).
    pub(super) fn unsigned(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while !self.flag()? {
            zeros += 1;
        }
        // Longer codes stand for nothing that H.264 counts.
        if zeros > 31 {
            return None;
        }
        Some((1 << zeros) - 1 + self.bits(zeros)?)
    }

    /// se(v), 9.1.1 of H.264.
    pub(super) fn signed(&mut self) -> Option<i64> {
        let code = i64::from(self.unsigned()?);
        Some(if code % 2 == 0 { -code / 2 } else { (code + 1) / 2 })
    }

    /// All that is left, bit by bit into `writer`.
    pub(super) fn copy_rest(mut self, writer: &mut Writer) {
        while self.at < self.end {
            let count = (self.end - self.at).min(32) as u32;
            if let Some(bits) = self.bits(count) {
                writer.bits(bits, count);
            }
        }
    }
}

/// The unit with a 3 wherever two zeros would be followed by 0, 1, 2 or 3 (7.4.1 of H.264).
pub(super) fn escaped(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(plain.len() + plain.len() / 64 + 8);
    let mut zeros = 0;
    for byte in plain {
        if zeros >= 2 && *byte <= 3 {
            out.push(3);
            zeros = 0;
        }
        out.push(*byte);
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
    }
    out
}

/// The unit without those.
pub(super) fn plain(escaped: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(escaped.len());
    let mut zeros = 0;
    for byte in escaped {
        if zeros >= 2 && *byte == 3 {
            zeros = 0;
            continue;
        }
        out.push(*byte);
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 9.1 of H.264 prints the first codes.
    #[test]
    fn the_first_codes_are_those_of_the_standard() {
        for (value, code) in [(0, "1"), (1, "010"), (2, "011"), (3, "00100"), (7, "0001000"), (8, "0001001")]
        {
            let mut writer = Writer::default();
            writer.unsigned(value);
            let bytes = writer.end();
            let text = bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:08b}"));
            assert!(text.starts_with(&format!("{code}1")), "{value} is {text}");
        }
    }

    #[test]
    fn nothing_is_read_beyond_the_end() {
        assert!(Reader::new(&[0, 0]).is_none());
        let mut reader = Reader::new(&[0b1010_0000]).expect("a unit");
        assert_eq!(reader.bits(2), Some(0b10));
        assert_eq!(reader.bits(1), None);
        assert_eq!(Reader::new(&[0, 0, 0, 0, 1, 0x80]).expect("a unit").unsigned(), None);
    }

    proptest! {
        #[test]
        fn codes_are_read_as_they_were_written(values in prop::collection::vec((0..u32::MAX, 1..=32_u32), 1..40)) {
            let mut writer = Writer::default();
            for (value, count) in &values {
                writer.unsigned(*value);
                writer.bits(*value, *count);
            }
            let bytes = writer.end();
            let mut reader = Reader::new(&bytes).expect("a unit");
            for (value, count) in &values {
                prop_assert_eq!(reader.unsigned(), Some(*value));
                prop_assert_eq!(reader.bits(*count), Some(((u64::from(*value)) & ((1 << count) - 1)) as u32));
            }
            prop_assert_eq!(reader.flag(), None);
        }

        #[test]
        fn signed_numbers_are_read_as_they_were_written(values in prop::collection::vec(-100_000..100_000_i32, 1..40)) {
            let mut writer = Writer::default();
            values.iter().for_each(|value| writer.signed(*value));
            let bytes = writer.end();
            let mut reader = Reader::new(&bytes).expect("a unit");
            for value in values {
                prop_assert_eq!(reader.signed(), Some(i64::from(value)));
            }
        }

        #[test]
        fn no_start_code_is_left_and_nothing_is_lost(unit in prop::collection::vec(0..5_u8, 1..200)) {
            let mut unit = unit;
            unit.push(0x80);
            let kept = escaped(&unit);
            prop_assert!(!kept.windows(3).any(|three| three[..2] == [0, 0] && three[2] < 3));
            prop_assert_eq!(plain(&kept), unit);
        }
    }
}
