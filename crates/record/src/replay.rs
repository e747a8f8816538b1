//! From a bundle back to everything it says: every byte is held against what its few sources give.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use trellis_workshop::{Config, Entry, Event, Hash, SealedBallots, verify};

use crate::{
    book::Book,
    container::{self, Files, Unpacked},
    examine::{self, Read},
    export::{self, NotExported},
    files::{self, CHECKSUMS},
    report::Report,
    seal::Seal,
    sources::{self, BALLOTS, CONFIG, EVENTS, ORDER, SEAL, Shown, Sources, TALLY, TEXTS, config_name},
};

/// Checks a bundle: digests, chain, seal, protocol, tables and every written file.
///
/// # Errors
/// The bytes are no bundle at all. A bundle that was changed is a [`Report`] with findings.
pub fn replay(bytes: &[u8]) -> Result<Report, Unpacked> {
    match container::unpack(bytes) {
        Ok(files) => Ok(replay_files(&files)),
        Err(Unpacked::NotABundle) => Err(Unpacked::NotABundle),
        Err(why) => {
            let mut report = Report::default();
            report.add("bundle", why);
            Ok(report)
        }
    }
}

/// The same for files that are unpacked already.
pub fn replay_files(files: &Files) -> Report {
    let mut report = Report::default();
    digests(files, &mut report);
    if let Some(sources) = read(files, &mut report) {
        report.entries = sources.entries.len();
        (report.head, report.key) = (Some(sources.seal.head), Some(sources.seal.key));
        if let Some(Read { work, course }) = examine::examine(&sources, &mut report) {
            let counted = work.rounds.iter().filter(|(_, vote)| vote.table.is_some());
            report.uncounted = counted
                .map(|(round, _)| *round)
                .filter(|round| !sources.ballots.contains_key(round))
                .collect();
            if sources.seal.software == env!("CARGO_PKG_VERSION") {
                match Book::open(&sources, &work, &course) {
                    Ok(book) => compare(files, &files::files(&book), &mut report),
                    Err(round) => report.add(&sources::round_name(ORDER, round), "the table is no JSON"),
                }
            } else {
                report.other_version = Some(sources.seal.software.clone());
            }
            report.course = Some(course);
        }
    }
    report
}

/// The bundle without these texts, for good: what the law or a person asks for after it was handed out. Everything else still
/// holds.
///
/// # Errors
/// The bundle is not sound, before or after.
pub fn withhold(bytes: &[u8], texts: &[Hash]) -> Result<Vec<u8>, NotExported> {
    let files = container::unpack(bytes).unwrap_or_default();
    let mut report = Report::default();
    let sources = read(&files, &mut report);
    match (sources, report.findings.into_iter().next()) {
        (Some(mut sources), None) => {
            sources.texts.retain(|commit, _| !texts.contains(commit));
            export::bundle(&sources)
        }
        (_, found) => Err(found.map_or(NotExported::NoConfiguration, NotExported::Unsound)),
    }
}

/// Each file against its line of the list.
fn digests(files: &Files, report: &mut Report) {
    let Some(list) = files.get(CHECKSUMS) else {
        return report.add(CHECKSUMS, "the list of digests is missing");
    };
    let listed = files::checksums(files);
    if listed.as_bytes() == list {
        return;
    }
    let lines: BTreeSet<&[u8]> = list.split(|byte| *byte == b'\n').collect();
    for (line, name) in listed.lines().zip(files.keys().filter(|name| *name != CHECKSUMS)) {
        if !lines.contains(line.as_bytes()) {
            report.add(name, "the file has another digest than the list says");
        }
    }
    if report.sound() {
        report.add(CHECKSUMS, "the list names other files than there are");
    }
}

/// Reads the sources, and notes each that cannot be read.
fn read(files: &Files, report: &mut Report) -> Option<Sources> {
    let mut configs: Vec<Config> = Vec::new();
    while let Some(config) = files.get(&config_name(configs.len())) {
        match serde_json::from_slice(config) {
            Ok(config) => configs.push(config),
            Err(_) => {
                report.add(&config_name(configs.len()), "it is no configuration");
                break;
            }
        }
    }
    let entries = chain(files, configs.first(), report);
    let seal: Option<Seal> = json(files, SEAL, report);
    let texts = files.get(TEXTS).map(|bytes| sources::read_texts(bytes));
    let texts = match texts {
        Some(Ok(texts)) => Some(texts),
        Some(Err(line)) => {
            report.add(TEXTS, format!("line {line} is not a text that the record names"));
            None
        }
        None => {
            report.add(TEXTS, "it is missing");
            None
        }
    };
    let tables = tables(files, report);
    let ballots: Vec<(u8, Option<SealedBallots>)> =
        rounds(files, BALLOTS).map(|(round, name)| (round, json(files, name, report))).collect();
    let ballots: Option<BTreeMap<u8, SealedBallots>> =
        ballots.into_iter().map(|(round, ballots)| Some((round, ballots?))).collect();
    if configs.is_empty() && !files.contains_key(CONFIG) {
        report.add(CONFIG, "it is missing");
    }
    let whole = !configs.is_empty();
    let (entries, seal, texts, tables, ballots) = (entries?, seal?, texts?, tables?, ballots?);
    whole.then_some(Sources { configs, entries, seal, texts, tables, ballots })
}

/// The chain, against the configuration; where that cannot be read, against the one that the chain names itself.
fn chain(files: &Files, config: Option<&Config>, report: &mut Report) -> Option<Vec<Entry>> {
    let Some(lines) = files.get(EVENTS) else {
        report.add(EVENTS, "it is missing");
        return None;
    };
    match entries(lines, config.map(Config::hash)) {
        Ok(entries) => Some(entries),
        Err(fault) => {
            report.add(EVENTS, fault);
            None
        }
    }
}

/// Entries that follow from each other; without a configuration from the one that the first names.
pub fn entries(lines: &[u8], config: Option<Hash>) -> Result<Vec<Entry>, trellis_workshop::ChainFault> {
    let first = lines.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let named = || match serde_json::from_slice::<Entry>(first).map(|entry| entry.event) {
        Ok(Event::ConfigFrozen { config }) => config,
        _ => Hash::of(&[]),
    };
    verify(lines, config.unwrap_or_else(named))
}

fn tables(files: &Files, report: &mut Report) -> Option<BTreeMap<u8, Shown>> {
    let mut tables = BTreeMap::new();
    for (round, name) in rounds(files, ORDER) {
        let read = |name: &str| files.get(name).map(|bytes| String::from_utf8(bytes.clone()));
        let (order, full) = (read(name), read(&sources::round_name(TALLY, round)));
        match (order, full.transpose()) {
            (Some(Ok(order)), Ok(full)) => drop(tables.insert(round, Shown { order, full })),
            _ => {
                report.add(name, "it is no text");
                return None;
            }
        }
    }
    Some(tables)
}

/// The files of this kind with their rounds.
fn rounds<'f>(files: &'f Files, what: &'static str) -> impl Iterator<Item = (u8, &'f str)> {
    files.keys().filter_map(move |name| {
        let round = name.strip_prefix(what)?.strip_prefix('-')?.strip_suffix(".json")?.parse().ok()?;
        (sources::round_name(what, round) == *name).then_some((round, name.as_str()))
    })
}

fn json<T: DeserializeOwned>(files: &Files, name: &str, report: &mut Report) -> Option<T> {
    let read = files.get(name).map(|bytes| serde_json::from_slice(bytes));
    match read {
        Some(Ok(value)) => return Some(value),
        Some(Err(_)) => report.add(name, "it is not what it should be"),
        None => report.add(name, "it is missing"),
    }
    None
}

/// Every file against the one that the sources give.
fn compare(found: &Files, made: &Files, report: &mut Report) {
    let names: BTreeSet<&String> = found.keys().chain(made.keys()).collect();
    for name in names {
        let says = match (found.get(name), made.get(name)) {
            (Some(found), Some(made)) if found == made => continue,
            (Some(_), Some(_)) => "the file is not the one that follows from the record",
            (Some(_), None) => "the file does not belong to the record",
            (None, _) => "the file is missing",
        };
        report.add(name, says);
    }
}
