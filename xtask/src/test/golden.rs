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
use crate::golden::{self, Texts};
use crate::postgres::Cluster;

pub fn run(root: &Path) -> Result<Outcome> {
    let Some(seen) = suite::golden_texts_seen() else { return anew(root) };
    let unmade = unmade(root, &golden::read(root)?, &seen)?;
    Ok(match unmade.as_slice() {
        [] => Outcome::one(true, "compared by the suite"),
        paths => {
            Outcome::one(false, format!("no test makes {}. Remedy: cargo xtask golden", paths.join(", ")))
        }
    })
}

/// The texts of crates that are not on the list of what the suite has made. What lies in docs is partly written by hand.
fn unmade(root: &Path, texts: &Texts, seen: &str) -> Result<Vec<String>> {
    let made: BTreeSet<PathBuf> = seen.lines().map(fs::canonicalize).collect::<Result<_, _>>()?;
    let mut unmade = Vec::new();
    for path in texts.keys().filter(|path| !path.starts_with("docs")) {
        if !made.contains(&fs::canonicalize(root.join(path))?) {
            unmade.push(path.display().to_string());
        }
    }
    Ok(unmade)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_no_test_makes_is_named_whatever_way_the_tests_wrote_their_paths() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("crates/a/golden");
        fs::create_dir_all(&folder).expect("made");
        let names = ["one.txt", "two.txt"];
        names.iter().for_each(|name| fs::write(folder.join(name), "text").expect("written"));
        let texts: Texts = names
            .iter()
            .map(|name| Path::new("crates/a/golden").join(name))
            .chain([PathBuf::from("docs/by-hand.md")])
            .map(|path| (path, Vec::new()))
            .collect();
        let seen = format!("{}\n", folder.join("../golden/one.txt").display());
        assert_eq!(unmade(root.path(), &texts, &seen).expect("read"), ["crates/a/golden/two.txt"]);
        let both = format!("{seen}{}\n", folder.join("two.txt").display());
        assert!(unmade(root.path(), &texts, &both).expect("read").is_empty());
    }
}
