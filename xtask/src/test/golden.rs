//! Made anew, the golden texts come out as they are kept. Leaves every file as it was.
//!
//! Where the whole suite has just been run, it has compared every text that a test makes and listed it; then it is enough that no
//! text lies there which is not on the list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::report::Outcome;
use super::suite;
use crate::golden;
use crate::postgres::Cluster;

pub fn run(root: &Path) -> Result<Outcome> {
    match suite::golden_texts_seen() {
        Some(seen) => unmade(root, &seen),
        None => anew(root),
    }
}

/// The texts that no test of the suite has made.
fn unmade(root: &Path, seen: &str) -> Result<Outcome> {
    let made: BTreeSet<PathBuf> = seen.lines().map(fs::canonicalize).collect::<Result<_, _>>()?;
    let texts = golden::read(root)?;
    // What lies in docs is partly written by hand.
    let of_crates = texts.keys().filter(|path| !path.starts_with("docs"));
    let mut unmade = Vec::new();
    for path in of_crates {
        if !made.contains(&fs::canonicalize(root.join(path))?) {
            unmade.push(path.display().to_string());
        }
    }
    Ok(match unmade.as_slice() {
        [] => Outcome::one(true, "compared by the suite"),
        paths => {
            Outcome::one(false, format!("no test makes {}. Remedy: cargo xtask golden", paths.join(", ")))
        }
    })
}

fn anew(root: &Path) -> Result<Outcome> {
    let cluster = match Cluster::start() {
        Ok(cluster) => cluster,
        Err(missing) => {
            return Ok(Outcome::skipped(format!("the texts of both engines are compared: {missing:#}")));
        }
    };
    let before = golden::read(root)?;
    golden::make_anew(root, &before, &cluster)?;
    let differing = golden::differing(&before, &golden::read(root)?);
    golden::put_back(root, &before)?;
    Ok(match differing.as_slice() {
        [] => Outcome::one(true, ""),
        paths => Outcome::one(
            false,
            format!("not as the code says: {}. Remedy: cargo xtask golden", paths.join(", ")),
        ),
    })
}
