//! The record as a chain: each entry's digest covers the one before, so that nothing can be changed, left out or put in unseen
//! by anybody who knows the head.

use serde::{Deserialize, Serialize};

use crate::{
    event::Event,
    fact::Fact,
    hash::{Hash, canonical},
    id::WorkshopId,
    role::By,
};

/// The version of the format.
pub const VERSION: u8 = 1;

/// One line of `events.jsonl`: `{at, body, by, hash, kind, prev, seq, v, w}` as canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// [`VERSION`].
    pub v: u8,
    /// Which workshop; each group has an id of its own.
    pub w: WorkshopId,
    /// Counts from 1.
    pub seq: u64,
    /// UTC seconds.
    pub at: u64,
    /// Class of actor; a seat only where the workshop is named.
    pub by: By,
    /// `kind` and `body`.
    #[serde(flatten)]
    pub event: Event,
    /// The digest of the entry before; of the genesis for the first.
    pub prev: Hash,
    /// SHA-256 of `prev` and of the canonical JSON of all other fields.
    pub hash: Hash,
}

/// An entry before it has its digest.
#[derive(Serialize)]
struct Unhashed<'a> {
    v: u8,
    w: WorkshopId,
    seq: u64,
    at: u64,
    by: By,
    #[serde(flatten)]
    event: &'a Event,
    prev: Hash,
}

impl Entry {
    /// The digest that the other fields ask for.
    pub fn digest(&self) -> Hash {
        let Self { v, w, seq, at, by, ref event, prev, .. } = *self;
        Unhashed { v, w, seq, at, by, event, prev }.digest()
    }

    /// The line, without its end.
    pub fn line(&self) -> String {
        canonical(self)
    }
}

impl Unhashed<'_> {
    fn digest(&self) -> Hash {
        Hash::of(&[&self.prev.0, canonical(self).as_bytes()])
    }
}

/// `prev` of the first entry: SHA-256("trellis.ngt.v1" ‖ config_hash), of the configuration as it was frozen.
pub fn genesis(config: Hash) -> Hash {
    Hash::of(&[b"trellis.ngt.v1", &config.0])
}

/// The end of a chain, to which the next entry is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    w: WorkshopId,
    seq: u64,
    head: Hash,
}

impl Chain {
    /// An empty one.
    pub fn new(w: WorkshopId, config: Hash) -> Self {
        Self { w, seq: 0, head: genesis(config) }
    }

    /// One that goes on after this entry.
    pub const fn after(entry: &Entry) -> Self {
        Self { w: entry.w, seq: entry.seq, head: entry.hash }
    }

    /// The digest of the last entry.
    pub const fn head(&self) -> Hash {
        self.head
    }

    /// Puts a fact to the chain if it is an event; vault records stay out.
    pub fn append(&mut self, fact: &Fact) -> Option<Entry> {
        let event = fact.event()?;
        let (w, seq, prev) = (self.w, self.seq + 1, self.head);
        let hash = Unhashed { v: VERSION, w, seq, at: fact.wall, by: fact.by, event, prev }.digest();
        (self.seq, self.head) = (seq, hash);
        Some(Entry { v: VERSION, w, seq, at: fact.wall, by: fact.by, event: event.clone(), prev, hash })
    }
}

/// The first entry that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {entry}: {why}")]
pub struct Fault {
    /// Counts from 1, as the lines do.
    pub entry: u64,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Not the JSON of an entry that we know.
    #[error("is not an entry")]
    NotAnEntry,
    /// The same meaning in other bytes.
    #[error("is not written in the one canonical way")]
    NotCanonical,
    /// Of another version or workshop.
    #[error("belongs to another record")]
    OtherRecord,
    /// Left out, put in or moved.
    #[error("has the wrong number")]
    Number,
    /// `prev` is not the digest of the entry before.
    #[error("does not follow from the entry before")]
    Link,
    /// Changed after it was written.
    #[error("has another digest than its content")]
    Digest,
    /// The last line has no end.
    #[error("is cut off")]
    CutOff,
}

/// Reads `events.jsonl` and checks every byte of it against the digest of the configuration as it was frozen.
///
/// # Errors
/// The first entry that is wrong, by its number.
pub fn verify(lines: &[u8], config: Hash) -> Result<Vec<Entry>, Fault> {
    follow(lines, None, 1, genesis(config))
}

/// The same for the lines that come after an entry that is known to be right.
///
/// # Errors
/// The first entry that is wrong, by its number in the whole record.
pub fn verify_after(known: &Entry, lines: &[u8]) -> Result<Vec<Entry>, Fault> {
    follow(lines, Some(known.w), known.seq + 1, known.hash)
}

fn follow(
    mut rest: &[u8],
    mut w: Option<WorkshopId>,
    mut number: u64,
    mut prev: Hash,
) -> Result<Vec<Entry>, Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    while !rest.is_empty() {
        let wrong = |why| Err(Fault { entry: number, why });
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else { return wrong(Why::CutOff) };
        let line = &rest[..end];
        let Ok(entry) = serde_json::from_slice::<Entry>(line) else { return wrong(Why::NotAnEntry) };
        match () {
            () if entry.line().as_bytes() != line => return wrong(Why::NotCanonical),
            () if entry.v != VERSION || w.is_some_and(|w| w != entry.w) => return wrong(Why::OtherRecord),
            () if entry.digest() != entry.hash => return wrong(Why::Digest),
            () if entry.seq != number => return wrong(Why::Number),
            () if entry.prev != prev => return wrong(Why::Link),
            () => {}
        }
        (w, number, prev, rest) = (Some(entry.w), number + 1, entry.hash, &rest[end + 1..]);
        entries.push(entry);
    }
    Ok(entries)
}
