//! Bytes from outside: whatever they are, they are refused with a word and never with a panic.

use proptest::prelude::*;
use trellis_record::{pack, replay, replay_files, unpack, verify_chain};
use trellis_workshop::*;

use crate::held::*;
use crate::room::id;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".to_vec(), bytes].concat() } else { bytes };
        prop_assert!(!replay(&bytes).is_ok_and(|report| report.sound()));
        prop_assert!(verify_chain(&bytes).is_err());
    }

    #[test]
    fn headers_with_any_sizes_are_refused(at in 0usize..60, with in any::<[u8; 8]>()) {
        let mut bytes = PUBLIC.clone();
        bytes[at..at + 8].copy_from_slice(&with);
        prop_assume!(bytes != *PUBLIC);
        prop_assert!(!replay(&bytes).is_ok_and(|report| report.sound()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_file_that_holds_something_else_is_found(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        with in "[\\x00-\\x7fé\"{}\\[\\]]{1,40}",
    ) {
        let mut files = unpack(&PUBLIC).unwrap();
        let name = files.keys().nth(which.index(files.len())).unwrap().clone();
        let bytes = files.get_mut(&name).unwrap();
        let at = at.index(bytes.len());
        bytes.splice(at..at, with.bytes());
        prop_assert!(!replay_files(&unpack(&pack(&files)).unwrap()).sound());
    }

    /// Well chained and well sealed, but in no order that a workshop has.
    #[test]
    fn a_record_in_any_order_is_read_to_its_end_without_a_panic(
        moves in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3), 1..6),
    ) {
        let mut events: Vec<Event> = NINE.room.events().cloned().collect();
        for (from, to, how) in moves {
            let (from, to) = (from.index(events.len()), to.index(events.len()));
            match how {
                0 => events.swap(from, to),
                1 => drop(events.remove(from)),
                _ => events.insert(to, events[from].clone()),
            }
        }
        let mut chain = Chain::new(id(1), NINE.configs[0].hash());
        let fact = |event| Fact { now_ms: 0, wall: u64::MAX >> 11, by: By::Server, what: What::Event(event) };
        let entries: Vec<Entry> = events.into_iter().filter_map(|event| chain.append(&fact(event))).collect();
        let mut files = unpack(&PUBLIC).unwrap();
        let lines: String = entries.iter().map(|entry| entry.line() + "\n").collect();
        prop_assume!(files["events.jsonl"] != lines.as_bytes());
        files.insert("events.jsonl".to_owned(), lines.into_bytes());
        if entries.iter().any(|entry| matches!(entry.event, Event::Sealed { .. })) {
            files.insert("seal.json".to_owned(), (canonical(&seal(&entries)) + "\n").into_bytes());
        }
        prop_assert!(!replay_files(&files).sound());
    }
}
