//! From a finished workshop to its bundle.

use std::collections::BTreeMap;

use trellis_workshop::{Config, Entry, Hash, Hex, Salt, SealedBallots, Text, verify};

use crate::{
    book::Book,
    container,
    counting::{self, FEWEST_PUBLISHED, Uncounted},
    examine::{self, Read},
    files,
    report::{Finding, Report},
    seal::Seal,
    sources::{EVENTS, Shown, Sources},
    work,
};

/// A workshop that was sealed, as the server holds it.
#[derive(Debug, Clone)]
pub struct Finished<'a> {
    /// The chain.
    pub entries: &'a [Entry],
    /// The configuration as it was frozen, then as it was amended, in order; at least one.
    pub configs: &'a [Config],
    /// The vault's texts (`Workshop::texts`). What may not be shown is left out here.
    pub texts: &'a BTreeMap<Hash, (Salt, Text)>,
    /// The sealed ballots of every vote that was counted (`Workshop::sealed`), in order.
    pub ballots: &'a [SealedBallots],
    /// The signed head.
    pub seal: Seal,
}

/// For whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// For everybody: no ballots, and of a vote of fewer than five the order alone.
    Public,
    /// For analysts: whole tables, and ballots where as many voted as may be shown apart.
    Analyst,
}

/// Why there is no bundle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotExported {
    /// There is no configuration.
    #[error("a workshop has a configuration")]
    NoConfiguration,
    /// The record would not pass its own check.
    #[error("the record is not sound: {0}")]
    Unsound(Finding),
    /// A vote cannot be counted.
    #[error("vote {0} cannot be counted: {1}")]
    Uncounted(u8, Uncounted),
    /// More than a bundle holds.
    #[error("the record is larger than a bundle can be")]
    TooLarge,
}

/// The bundle, as one ZIP. Equal records give equal bytes.
///
/// # Errors
/// [`NotExported`]: whatever `replay` would find, or a record that is too large.
pub fn export(finished: &Finished<'_>, edition: Edition) -> Result<Vec<u8>, NotExported> {
    let frozen = finished.configs.first().ok_or(NotExported::NoConfiguration)?;
    let lines: String = finished.entries.iter().map(|entry| entry.line() + "\n").collect();
    verify(lines.as_bytes(), frozen.hash()).map_err(|fault| unsound(EVENTS, &fault))?;
    let work = work::follow(finished.entries).map_err(|breach| unsound(EVENTS, &breach))?;
    let public = work.public();
    let texts = finished.texts.iter().filter(|(commit, _)| public.contains(commit));
    let mut sources = Sources {
        configs: finished.configs.to_vec(),
        entries: finished.entries.to_vec(),
        seal: finished.seal.clone(),
        texts: texts.map(|(commit, text)| (*commit, text.clone())).collect(),
        tables: BTreeMap::new(),
        ballots: BTreeMap::new(),
    };
    let config = sources.in_force().clone();
    for (at, round) in finished.ballots.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &finished.ballots[before]);
        let seed = work.rounds.get(&round.round).map_or(Hex([0; 8]), |vote| vote.seed);
        let counted = counting::count(round, before, seed, &config)
            .map_err(|why| NotExported::Uncounted(round.round, why))?;
        let whole = edition == Edition::Analyst || round.ballots.len() >= FEWEST_PUBLISHED;
        let shown = Shown { order: counted.order, full: whole.then_some(counted.full) };
        sources.tables.insert(round.round, shown);
    }
    // A later vote is counted beside the one before, so either all of them go out or none.
    if edition == Edition::Analyst && finished.ballots.iter().all(|round| examine::may_show(round, &config)) {
        let shown = finished.ballots.iter().map(|round| (round.round, examine::shown(round, &config)));
        sources.ballots = shown.collect();
    }
    bundle(&sources)
}

/// The bundle of sources that pass every check.
pub fn bundle(sources: &Sources) -> Result<Vec<u8>, NotExported> {
    let mut report = Report::default();
    let read = examine::examine(sources, &mut report);
    if let Some(first) = report.findings.into_iter().next() {
        return Err(NotExported::Unsound(first));
    }
    let Some(Read { work, course }) = read else { return Err(NotExported::TooLarge) };
    let book = Book::open(sources, &work, &course)
        .map_err(|round| unsound(&format!("vote {round}"), &"the table is no JSON"))?;
    let files = files::files(&book);
    if container::fits(&files) { Ok(container::pack(&files)) } else { Err(NotExported::TooLarge) }
}

fn unsound(file: &str, says: &impl ToString) -> NotExported {
    NotExported::Unsound(Finding { file: file.to_owned(), says: says.to_string() })
}
