//! Files of markets in plain numbers: what was written is read again, and nothing else is.

mod support;

use proptest::prelude::*;
use support::Dice;
use trellis_matching::scale::{Mmat, MmatError};

fn small() -> Mmat {
    Mmat { empty: 2000, starts: vec![0, 2, 2, 3], pairs: vec![(0, 5), (2, 7), (1, 0)], places: vec![1, 0, 3] }
}

#[test]
fn the_bytes_are_those_of_the_layout() {
    let words = [0x4D4D_4154_u32, 3, 3, 3, 2000, 0, 2, 2, 3, 0, 2, 1, 5, 7, 0];
    let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    bytes.extend([1, 0, 3]);
    assert_eq!(small().write(), bytes);
    assert_eq!(Mmat::read(&bytes), Ok(small()));
}

#[test]
fn what_is_wrong_is_named() {
    let with = |word: usize, value: u32| {
        let mut bytes = small().write();
        bytes[4 * word..4 * word + 4].copy_from_slice(&value.to_le_bytes());
        Mmat::read(&bytes)
    };
    assert_eq!(with(0, 7), Err(MmatError::Magic));
    assert_eq!(Mmat::read(b"TA"), Err(MmatError::Magic));
    assert_eq!(Mmat::read(b"TAMM"), Err(MmatError::Length { promised: 20, found: 4 }));
    assert_eq!(with(1, u32::MAX), Err(MmatError::Length { promised: 20 + (1 << 34) + 24 + 3, found: 63 }));
    assert_eq!(with(4, u32::MAX), Err(MmatError::Empty));
    assert_eq!(with(5, 1), Err(MmatError::Row(0)));
    assert_eq!(with(6, 3), Err(MmatError::Row(2)));
    assert_eq!(with(8, 2), Err(MmatError::Row(3)));
    assert_eq!(with(10, 0), Err(MmatError::Giver(1)));
    assert_eq!(with(11, 3), Err(MmatError::Giver(2)));
    assert_eq!(with(13, u32::MAX), Err(MmatError::Cost(1)));
    let mut longer = small().write();
    longer.push(0);
    assert_eq!(Mmat::read(&longer), Err(MmatError::Length { promised: 63, found: 64 }));
}

#[test]
fn a_file_with_any_byte_changed_is_refused_or_read_as_what_it_says() {
    let mut dice = Dice(41);
    for _ in 0..20_000 {
        let mut bytes = small().write();
        let at = dice.below(bytes.len() as u64) as usize;
        bytes[at] = dice.roll() as u8;
        if let Ok(market) = Mmat::read(&bytes) {
            assert_eq!(market.write(), bytes);
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_whatever_are_read_as_something_they_do_not_say(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Ok(market) = Mmat::read(&bytes) {
            prop_assert_eq!(market.write(), bytes);
        }
    }
}
