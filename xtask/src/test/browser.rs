//! Every story in a real browser, and axe on every page.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::count;
use super::report::Outcome;
use crate::browser::{self, Stories};
use crate::{machine, run, workspace};

pub fn run(root: &Path) -> Result<Outcome> {
    where_there_is_one(root, Stories::Usual)
}

/// The stories that are told only when they are asked for.
pub fn long(root: &Path) -> Result<Outcome> {
    where_there_is_one(root, Stories::Long)
}

fn where_there_is_one(root: &Path, which: Stories) -> Result<Outcome> {
    match browser::find() {
        Ok(name) => stories(root, name, which),
        Err(missing) => Ok(Outcome::skipped(format!("{missing:#}"))),
    }
}

/// Runs the stories and reads what Node's runner reports.
pub fn stories(root: &Path, name: &str, which: Stories) -> Result<Outcome> {
    // What the stories leave lies here too, and goes with it.
    let folder = tempfile::tempdir_in(machine::scratch())?;
    let tap = folder.path().join("stories.tap");
    let program = workspace::ours(root)?.program("trellis");
    let mut runner = browser::stories(root, &program, name, &tap, which)?;
    // Files that run side by side tell each other here what has been looked at.
    let shapes = folder.path().join("shapes");
    fs::create_dir(&shapes)?;
    let succeeded = run::passes(runner.env("TRELLIS_SHAPES", shapes).env("TMPDIR", folder.path()))?;
    let Some(count) = count::read(&fs::read_to_string(&tap)?) else {
        return Ok(Outcome::failed("the stories did not run to their end"));
    };
    let failed = if succeeded { count.failed } else { count.failed.max(1) };
    let remark = count.list_without_data();
    Ok(Outcome::Ran { passed: count.passed, failed, remark })
}
