//! Any change of a bundle is found and named, by whoever made it, and a text that was taken out is none.

use rand::{Rng, SeedableRng, rngs::StdRng};
use trellis_record::{CHECKSUMS, Files, Report, pack, replay, replay_files, unpack, verify_chain, withhold};
use trellis_workshop::*;

use crate::held::*;
use crate::room::id;

/// The list of digests, made anew by somebody who knows how.
fn with_new_digests(mut files: Files) -> Files {
    files.remove(CHECKSUMS);
    let line = |(name, bytes): (&String, &Vec<u8>)| format!("{}  {name}\n", Hash::of(&[bytes]));
    let list: String = files.iter().map(line).collect();
    files.insert(CHECKSUMS.to_owned(), list.into_bytes());
    files
}

fn names(report: &Report, file: &str) -> bool {
    report.findings.iter().any(|finding| finding.file == file)
}

#[test]
fn a_change_of_any_byte_of_any_file_is_found_even_when_the_list_of_digests_is_made_anew() {
    let files = unpack(&PUBLIC).unwrap();
    let mut dice = StdRng::seed_from_u64(5);
    for (name, bytes) in &files {
        for _ in 0..8 {
            let at = dice.random_range(0..bytes.len());
            let mut changed = files.clone();
            changed.get_mut(name).unwrap()[at] ^= 1 << dice.random_range(0..8);
            let report = replay_files(&changed);
            assert!(names(&report, name), "byte {at} of {name}: {:?}", report.findings);
            if name != CHECKSUMS {
                let report = replay_files(&with_new_digests(changed));
                assert!(!report.sound(), "byte {at} of {name} with new digests");
            }
        }
    }
}

#[test]
fn a_change_of_any_byte_of_the_whole_bundle_is_found() {
    let mut dice = StdRng::seed_from_u64(6);
    for bundle in [&*PUBLIC, &*ANALYST] {
        // The end, where the directory is, byte by byte; and places everywhere.
        let places =
            (bundle.len() - 200..bundle.len()).chain((0..300).map(|_| dice.random_range(0..bundle.len())));
        for at in places.collect::<Vec<usize>>() {
            let mut changed = bundle.clone();
            changed[at] ^= 1 << dice.random_range(0..8);
            assert!(!replay(&changed).expect("it is still a bundle").sound(), "byte {at}");
        }
        assert!(!replay(&bundle[..bundle.len() - 1]).is_ok_and(|report| report.sound()));
    }
}

#[test]
fn a_file_more_or_less_is_found() {
    let files = unpack(&PUBLIC).unwrap();
    for name in files.keys() {
        let mut fewer = files.clone();
        fewer.remove(name);
        let report = replay_files(&if name == CHECKSUMS { fewer } else { with_new_digests(fewer) });
        assert!(!report.sound(), "{name}");
    }
    let mut more = files;
    more.insert("note.txt".to_owned(), b"hello".to_vec());
    assert!(names(&replay_files(&with_new_digests(more)), "note.txt"));
}

#[test]
fn taking_a_text_out_is_no_change_of_the_record() {
    let bundle = &*ANALYST;
    let texts = String::from_utf8(unpack(bundle).unwrap()["texts.jsonl"].clone()).unwrap();
    let line = texts.lines().find(|line| line.contains("HYPERLINK")).unwrap();
    let commit: Hash =
        serde_json::from_value(serde_json::from_str::<serde_json::Value>(line).unwrap()["commit"].take())
            .unwrap();
    let without = withhold(bundle, &[commit]).unwrap();
    let report = replay(&without).unwrap();
    assert_eq!((report.findings, report.withheld, report.recounted), (vec![], 1, vec![1, 2]));
    assert!(!without.windows(9).any(|found| found == b"HYPERLINK"));
    let ideas = String::from_utf8(unpack(&without).unwrap()["ideas.csv"].clone()).unwrap();
    assert!(ideas.contains("[withheld]"));
}

/// The chain changed and made anew by somebody who has the key, and everything else left as it was.
fn forged(change: impl FnOnce(&mut Vec<Event>) -> usize) -> (usize, Report) {
    let mut events: Vec<Event> = NINE.room.events().cloned().collect();
    let at = change(&mut events);
    let mut chain = Chain::new(id(1), NINE.configs[0].hash());
    let fact = |event| Fact { now_ms: 0, wall: 1_790_000_000, by: By::Server, what: What::Event(event) };
    let entries: Vec<Entry> = events.into_iter().filter_map(|event| chain.append(&fact(event))).collect();
    let mut files = unpack(&PUBLIC).expect("ours");
    let lines: String = entries.iter().map(|entry| entry.line() + "\n").collect();
    files.insert("events.jsonl".to_owned(), lines.into_bytes());
    files.insert("seal.json".to_owned(), (canonical(&seal(&entries)) + "\n").into_bytes());
    (at + 1, replay(&pack(&with_new_digests(files))).expect("it is packed as ours are"))
}

#[test]
fn an_idea_that_was_dealt_twice_is_named_by_its_entry() {
    let (entry, report) = forged(|events| {
        let shares: Vec<usize> =
            (0..events.len()).filter(|at| matches!(events[*at], Event::IdeaShared { .. })).collect();
        let Event::IdeaShared { idea: first, .. } = events[shares[0]] else { unreachable!() };
        if let Event::IdeaShared { idea, .. } = &mut events[shares[1]] {
            *idea = first;
        }
        shares[1]
    });
    let says = format!("entry {entry}: an idea is shared once");
    assert!(
        report.findings.iter().any(|found| found.file == "events.jsonl" && found.says == says),
        "{report:?}"
    );
}

#[test]
fn a_merge_that_was_slipped_in_shows_in_the_frozen_items() {
    let (entry, report) = forged(|events| {
        let merged = events.iter().position(|event| matches!(event, Event::MergeApplied { .. })).unwrap();
        let Event::MergeProposed { merge, .. } = events[merged - 1] else { unreachable!() };
        events.insert(merged + 1, Event::MergeUndone { merge });
        events.iter().position(|event| matches!(event, Event::ItemSetFrozen { .. })).unwrap()
    });
    let says = format!("entry {entry}: the frozen items have the digest of the items that there are");
    assert!(report.findings.iter().any(|found| found.says == says), "{report:?}");
}

#[test]
fn a_name_in_a_nameless_workshop_is_found() {
    let (entry, report) = forged(|events| {
        let at = events.iter().position(|event| matches!(event, Event::IdeaShared { .. })).unwrap();
        if let Event::IdeaShared { tag, .. } = &mut events[at] {
            *tag = Tag::Named(Seat(1));
        }
        at
    });
    let found =
        report.findings.iter().any(|found| found.says.starts_with(&format!("entry {entry}: it says whose")));
    assert!(found, "{report:?}");
}

#[test]
fn another_table_or_another_signature_is_found() {
    let files = unpack(&ANALYST).unwrap();
    for name in ["order-1.json", "tally-2.json", "ballots-2.json", "seal.json", "config.json"] {
        let mut changed = files.clone();
        let bytes = changed.get_mut(name).unwrap();
        let at = bytes.iter().rposition(u8::is_ascii_digit).unwrap();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        let report = replay_files(&with_new_digests(changed));
        assert!(!report.sound(), "{name}");
    }
}

#[test]
fn the_chain_alone_is_checked_from_the_bundle_or_from_its_file() {
    let files = unpack(&PUBLIC).unwrap();
    let events = &files["events.jsonl"];
    let head = NINE.room.entries.last().unwrap().hash;
    for bytes in [&PUBLIC[..], events] {
        let chained = verify_chain(bytes).unwrap();
        assert_eq!((chained.entries, chained.head), (NINE.room.entries.len(), head));
    }
    let mut changed = events.clone();
    let at = changed.iter().position(|byte| *byte == b'\n').unwrap() + 30;
    changed[at] ^= 1;
    let broken = verify_chain(&changed).unwrap_err();
    assert!(broken.to_string().starts_with("entry 2: ") && !broken.is_bad_input());
    assert!(verify_chain(b"voter,rank1\n").unwrap_err().is_bad_input());
    assert!(verify_chain(b"").unwrap_err().is_bad_input());
}
