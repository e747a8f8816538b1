//! `trellis match compare`: two results side by side, from their files.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use trellis_sheets::table::{self, Limits, Reader};

use super::{Done, Trouble, said};
use crate::output::Output;

/// Options of `trellis match compare`.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of the first result.
    before: PathBuf,
    /// The folder of the second.
    after: PathBuf,
    /// Name every mentee who changes, not the first twenty.
    #[arg(long)]
    all: bool,
}

/// How many who change are named unless all are asked for.
const SHOWN: usize = 20;
const FITS: [&str; 4] = ["strong", "good", "fair", "weak"];

/// The givers of every mentee in each hat, and how many pairs fit how well.
#[derive(Default)]
struct Outcome {
    givers: BTreeMap<(String, String), BTreeSet<String>>,
    fits: BTreeMap<String, usize>,
    unserved: usize,
}

/// Says who changes.
pub(super) fn run(options: &Options, out: Output) -> Result<Done, Trouble> {
    let (before, after) = (read(&options.before)?, read(&options.after)?);
    let nobody = BTreeSet::new();
    let keys: BTreeSet<_> = before.givers.keys().chain(after.givers.keys()).collect();
    let (mut kept, mut lines, mut lose, mut gain) = (0, Vec::new(), 0, 0);
    for key in keys {
        let (old, new) =
            (before.givers.get(key).unwrap_or(&nobody), after.givers.get(key).unwrap_or(&nobody));
        kept += old.intersection(new).count();
        lose += usize::from(new.len() < old.len());
        gain += usize::from(new.len() > old.len());
        if old != new {
            let list = |set: &BTreeSet<String>, other: &BTreeSet<String>| {
                let only: Vec<&str> = set.difference(other).map(String::as_str).collect();
                if only.is_empty() { "nobody".to_owned() } else { only.join(", ") }
            };
            lines.push(format!("  {} ({}): {} → {}", key.0, key.1, list(old, new), list(new, old)));
        }
    }
    let pairs = |outcome: &Outcome| outcome.givers.values().map(BTreeSet::len).sum::<usize>();
    out.line(format_args!(
        "{} before, {} after; {} in both.",
        said::count(pairs(&before), "pair", "pairs"),
        said::number(pairs(&after) as u64),
        said::number(kept as u64)
    ));
    out.line(format_args!(
        "{} with a wanted place left empty before, {} after. {lose} lose somebody, {gain} gain somebody.",
        said::count(before.unserved, "mentee", "mentees"),
        said::number(after.unserved as u64)
    ));
    let fits = |outcome: &Outcome| {
        FITS.map(|fit| format!("{} {fit}", outcome.fits.get(fit).copied().unwrap_or(0))).join(", ")
    };
    out.line(format_args!("Fit before: {}.", fits(&before)));
    out.line(format_args!("Fit after:  {}.", fits(&after)));
    if lines.is_empty() {
        out.line("Nobody changes.");
        return Ok(Done::All);
    }
    out.line(format_args!("{}:", said::count(lines.len(), "mentee changes", "mentees change")));
    let shown = if options.all { lines.len() } else { SHOWN };
    for line in lines.iter().take(shown) {
        out.line(line);
    }
    if lines.len() > shown {
        out.line(format_args!("  … and {} more (--all names them)", lines.len() - shown));
    }
    Ok(Done::All)
}

fn read(folder: &Path) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::default();
    for row in rows(folder, "pairs.csv")? {
        let [mentee, _, giver, _, hat, fit, ..] = row.as_slice() else { continue };
        outcome.givers.entry((mentee.clone(), hat.clone())).or_default().insert(giver.clone());
        *outcome.fits.entry(fit.clone()).or_default() += 1;
    }
    outcome.unserved = rows(folder, "unserved.csv")?.len();
    Ok(outcome)
}

fn rows(folder: &Path, name: &str) -> Result<Vec<Vec<String>>, Trouble> {
    let path = folder.join(name);
    let bytes = std::fs::read(&path).map_err(|error| {
        Trouble::Usage(format!(
            "cannot read {}: {error}; name two folders of `trellis match run`",
            path.display()
        ))
    })?;
    let tables = table::read(name, &bytes, Reader::CommandLine, &Limits::COMMAND_LINE);
    let tables = tables.map_err(|refused| Trouble::Nothing(refused.to_string()))?;
    Ok(tables.into_iter().flat_map(|table| table.rows).map(|row| row.cells).collect())
}
