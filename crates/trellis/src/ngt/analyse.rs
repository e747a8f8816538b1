//! `trellis ngt analyse`: read, count, print.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use trellis_tally::{Analysis, MOST_BYTES, Refused, Source, analyse, preflib, report};

use super::{Done, Trouble, options::Options};
use crate::output::Output;

/// Reads a file, counts it, and says what was found.
pub(super) fn run(options: &Options, out: Output) -> Result<Done, Trouble> {
    let bytes = read(&options.file, MOST_BYTES)?;
    let name = name(&options.file);
    let named = |path: &PathBuf| -> Result<_, Trouble> { Ok((self::name(path), read(path, MOST_BYTES)?)) };
    let items = options.items().map(named).transpose()?;
    let list = items.as_ref().map(|(name, bytes)| Source { name, bytes });
    let source = Source { name: &name, bytes: &bytes };
    let analysis = analyse(&source, list.as_ref(), &options.asked()).map_err(Trouble::from)?;
    if let Some(path) = options.preflib() {
        export(&analysis, path)?;
    }
    if options.json() {
        out.line(analysis.tally.to_json().trim_end());
    } else {
        out.line(report(&analysis.tally).trim_end());
    }
    if analysis.contradictions.none() {
        return Ok(Done::All);
    }
    out.problem(said(&analysis.contradictions));
    Ok(Done::Contradiction)
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Usage(why) => Self::Usage(why),
            Refused::Input(faults) => Self::Input(said(&faults)),
            Refused::Contradiction(faults) => Self::Contradiction(said(&faults)),
        }
    }
}

/// Faults, one a line.
fn said(faults: &trellis_tally::Faults) -> String {
    faults.to_string().trim_end().to_owned()
}

/// A file's bytes, and no more of them than one too many: what is larger is refused by the core, unread.
pub(super) fn read(path: &Path, most: usize) -> Result<Vec<u8>, Trouble> {
    let trouble = |error| Trouble::Usage(format!("cannot read {}: {error}", path.display()));
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(trouble)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(trouble)?;
    Ok(bytes)
}

/// The last part of a path, for messages.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Writes the ballots as PrefLib, into a new file whose ending says what it holds.
fn export(analysis: &Analysis, path: &PathBuf) -> Result<(), Trouble> {
    let Some(ballots) = &analysis.ballots else {
        return Err(Trouble::Usage("a printed table has no ballots to write as PrefLib".into()));
    };
    let file = preflib(ballots);
    if path.extension().is_none_or(|ending| ending != file.ending) {
        return Err(Trouble::Usage(format!(
            "these ballots make a file that ends in .{}; name {}",
            file.ending,
            path.with_extension(file.ending).display()
        )));
    }
    let written = fs::File::create_new(path)
        .and_then(|mut new| std::io::Write::write_all(&mut new, file.text.as_bytes()));
    written.map_err(|error| Trouble::Usage(format!("cannot write {}: {error}", path.display())))
}
