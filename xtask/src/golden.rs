//! `cargo xtask golden`: makes every golden text anew from the code; the person looks at what git says has changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, bail};

use crate::postgres::Cluster;
use crate::test::report::Outcome;
use crate::test::suite::{self, Choice};
use crate::{project, say};

/// Golden texts by their path from the root.
pub type Texts = BTreeMap<PathBuf, Vec<u8>>;

/// Rewrites the golden texts and leaves them so.
pub fn rewrite(root: &Path) -> Result<()> {
    let before = read(root)?;
    let cluster = Cluster::start().context("the golden texts of both engines need PostgreSQL")?;
    make_anew(root, &before, &cluster)?;
    let changed = differing(&before, &read(root)?);
    if changed.is_empty() {
        say::line("Every golden text is as it was.");
    } else {
        say::line(format_args!(
            "Changed: {}\nRead the difference (git diff) before you keep it.",
            changed.join(", ")
        ));
    }
    Ok(())
}

/// Makes every golden text anew, so that one that no test makes any more is gone.
///
/// # Errors
/// When a golden test fails for another reason than its text; the texts are then put back.
pub fn make_anew(root: &Path, before: &Texts, cluster: &Cluster) -> Result<usize> {
    for path in before.keys().filter(|path| !path.starts_with("docs")) {
        fs::remove_file(root.join(path))?;
    }
    let mut runner = suite::runner(root, Choice::Golden);
    let outcome =
        suite::report(runner.env("TRELLIS_GOLDEN", "rewrite").env("TRELLIS_TEST_POSTGRES", &cluster.url))?;
    match outcome {
        Outcome::Ran { passed, failed: 0, .. } => Ok(passed),
        _ => {
            put_back(root, before)?;
            bail!("a golden test failed; the golden texts are as before")
        }
    }
}

/// Every golden text as it stands: what lies in a `golden` folder of a crate, and the texts in `docs`.
pub fn read(root: &Path) -> Result<Texts> {
    let files = project::files(root)?.into_iter().filter_map(|file| Some((file.path, file.text?)));
    Ok(files
        .filter(|(path, _)| is_golden(path))
        .map(|(path, text)| (path.into(), text.into_bytes()))
        .collect())
}

fn is_golden(path: &str) -> bool {
    let in_crate =
        path.starts_with("crates/") && path.contains("/golden/") && !path.starts_with("crates/golden/");
    in_crate || path.starts_with("docs/")
}

/// Puts every text back, and removes those that are new since.
pub fn put_back(root: &Path, before: &Texts) -> Result<()> {
    for path in read(root)?.keys().filter(|path| !before.contains_key(*path)) {
        fs::remove_file(root.join(path))?;
    }
    before
        .iter()
        .try_for_each(|(path, bytes)| fs::write(root.join(path), bytes))
        .map_err(|error: io::Error| error.into())
}

/// The paths that were made, dropped or changed.
pub fn differing(before: &Texts, after: &Texts) -> Vec<String> {
    let paths: std::collections::BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    let changed = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
    changed.map(|path| path.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_gone_or_changed_differs() {
        let texts = |pairs: &[(&str, &str)]| -> Texts {
            pairs.iter().map(|(path, text)| (path.into(), text.as_bytes().to_vec())).collect()
        };
        let before = texts(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let after = texts(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differing(&before, &after), ["b", "c", "d"]);
    }

    #[test]
    fn golden_texts_lie_in_their_folder_or_in_docs() {
        assert!(is_golden("crates/web/golden/permissions.txt") && is_golden("docs/settings.txt"));
        assert!(!is_golden("crates/golden/src/lib.rs"));
    }
}
