//! What a bundle is made of: the few files from which all others follow.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use trellis_workshop::{Config, Entry, Hash, Salt, SealedBallots, Text, canonical};

use crate::{container::Files, seal::Seal};

pub const CONFIG: &str = "config.json";
pub const EVENTS: &str = "events.jsonl";
pub const SEAL: &str = "seal.json";
pub const TEXTS: &str = "texts.jsonl";
/// The files that hold one vote each.
pub const ORDER: &str = "order";
pub const TALLY: &str = "tally";
pub const BALLOTS: &str = "ballots";

/// The texts that may be shown, by their digest.
pub type Texts = BTreeMap<Hash, (Salt, Text)>;

/// The few files, read.
#[derive(Debug, Clone)]
pub struct Sources {
    /// As it was frozen, then as it was amended.
    pub configs: Vec<Config>,
    pub entries: Vec<Entry>,
    pub seal: Seal,
    pub texts: Texts,
    /// By round.
    pub tables: BTreeMap<u8, Shown>,
    /// By round; empty in the public bundle.
    pub ballots: BTreeMap<u8, SealedBallots>,
}

/// A counted table as it is published.
#[derive(Debug, Clone)]
pub struct Shown {
    pub order: String,
    /// None where so few voted that only the order is shown.
    pub full: Option<String>,
}

/// A line of `texts.jsonl`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    commit: Hash,
    salt: Salt,
    text: Text,
}

/// `config.json`, `config-2.json` and so on.
pub fn config_name(number: usize) -> String {
    if number == 0 { CONFIG.to_owned() } else { format!("config-{}.json", number + 1) }
}

/// `tally-1.json` and the like.
pub fn round_name(what: &str, round: u8) -> String {
    format!("{what}-{round}.json")
}

impl Sources {
    /// The configuration as it was frozen.
    pub fn config(&self) -> &Config {
        &self.configs[0]
    }

    /// These files as they are written.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        let mut put = |name: String, text: String| drop(files.insert(name, text.into_bytes()));
        for (number, config) in self.configs.iter().enumerate() {
            put(config_name(number), config.canonical() + "\n");
        }
        put(EVENTS.to_owned(), self.entries.iter().map(|entry| entry.line() + "\n").collect());
        put(SEAL.to_owned(), canonical(&self.seal) + "\n");
        put(TEXTS.to_owned(), texts(&self.texts));
        for (round, table) in &self.tables {
            put(round_name(ORDER, *round), table.order.clone());
            if let Some(full) = &table.full {
                put(round_name(TALLY, *round), full.clone());
            }
        }
        for (round, ballots) in &self.ballots {
            put(round_name(BALLOTS, *round), canonical(ballots) + "\n");
        }
        files
    }
}

/// One text a line, by digest: an order that says nothing.
fn texts(texts: &Texts) -> String {
    let line = |(commit, (salt, text)): (&Hash, &(Salt, Text))| {
        canonical(&Line { commit: *commit, salt: *salt, text: text.clone() }) + "\n"
    };
    texts.iter().map(line).collect()
}

/// Reads `texts.jsonl`.
///
/// # Errors
/// The number of the first line that is no text, or whose text is not the one that its digest stands for.
pub fn read_texts(bytes: &[u8]) -> Result<Texts, usize> {
    let mut texts = Texts::new();
    for (number, line) in (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
        let Line { commit, salt, text } = serde_json::from_slice(line).map_err(|_| number)?;
        if text.commit(salt) != commit {
            return Err(number);
        }
        texts.insert(commit, (salt, text));
    }
    Ok(texts)
}
