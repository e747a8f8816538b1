//! `cargo xtask e2e`: the stories that a real browser lives through, and the accessibility walk.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{machine, run};

/// What Debian, Ubuntu and others call the browser. The first has no window at all, and needs a fifth less of the processor.
const NAMES: [&str; 5] =
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The name of a browser that starts here; installs it where that is possible.
///
/// # Errors
/// A sentence that says how to get one.
pub fn find() -> Result<&'static str> {
    if let Some(name) = here() {
        return Ok(name);
    }
    let _elsewhere = machine::install("chromium-headless-shell", "The browser Chromium");
    if here().is_none() {
        machine::install("chromium", "The browser Chromium")?;
    }
    here().context("Chromium was installed and does not start")
}

/// The name of a browser that is here already.
pub fn here() -> Option<&'static str> {
    NAMES.into_iter().find(|name| run::version(name).is_some())
}

/// Which stories are told.
#[derive(Clone, Copy)]
pub enum Stories<'a> {
    /// All but the long ones.
    Usual,
    /// Those whose file name contains this, long or not.
    Named(&'a str),
    /// The long ones, in a folder of their own.
    Long,
}

/// Node's own test runner on the stories, readable for people on standard output and for machines in `tap`.
///
/// # Errors
/// When there is no story of that name.
pub fn stories(root: &Path, program: &str, browser: &str, tap: &Path, which: Stories) -> Result<Command> {
    let (folders, wanted) = match which {
        Stories::Usual => (&["e2e/stories"][..], ""),
        Stories::Named(wanted) => (&["e2e/stories", "e2e/stories/long"][..], wanted),
        Stories::Long => (&["e2e/stories/long"][..], ""),
    };
    let mut files = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(root.join(folder))? {
            files.push(entry?.path());
        }
    }
    files.retain(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.ends_with(".test.mjs") && name.contains(wanted)
    });
    files.sort();
    if files.is_empty() {
        bail!("There is no story of that name in e2e/stories");
    }
    let mut command = run::program("node", ["--test", "--test-concurrency=2"], root);
    command.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    command.arg("--test-reporter=tap").arg(format!("--test-reporter-destination={}", tap.display()));
    command.args(files).env("TRELLIS_PROGRAM", program).env("TRELLIS_BROWSER", browser);
    Ok(command)
}
