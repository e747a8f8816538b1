//! `cargo xtask bench`: how fast it is here, as `benches/README.md` says. A measurement, not a test: nothing fails.

mod anchors;
mod film;
mod http;
mod load;
mod matching;
mod mix;
mod ngt;
mod table;
mod web;

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::{assets, machine, run, say, workspace};

/// Builds a release and measures: `match`, `web`, `ngt`, `film`, or all of them. `TRELLIS_PROGRAM` names one that was built already.
///
/// # Errors
/// When a word is unknown, the build fails or something does not answer as it should.
pub fn measure(root: &Path, wanted: &[String]) -> Result<()> {
    if let Some(unknown) =
        wanted.iter().find(|word| !["match", "web", "ngt", "film"].contains(&word.as_str()))
    {
        bail!("There is nothing to measure called `{unknown}`. There are: match web ngt film")
    }
    let program = machine::built_program().map_or_else(|| built(root), Ok)?;
    let before = load_average();
    let asked = |word: &str| wanted.is_empty() || wanted.iter().any(|one| one == word);
    let mut lines = Vec::new();
    if asked("match") {
        lines.extend(matching::measure(root, &program)?);
    }
    if asked("web") {
        lines.extend(web::measure(root, &program)?);
    }
    if asked("ngt") {
        lines.extend(ngt::measure(root, &program)?);
    }
    if asked("film") {
        lines.extend(film::measure(root, &program)?);
    }
    say::line("");
    say::line(format_args!("{}; load {before} before, {} after\n", processor(), load_average()));
    say::line(table::markdown(&lines));
    Ok(())
}

fn built(root: &Path) -> Result<String> {
    machine::can_build()?;
    assets::build(root)?;
    say::heading("Building a release (the first time takes many minutes)");
    let build = ["build", "--workspace", "--locked", "--release", "--bin", "trellis"];
    run::succeed(&mut run::program("cargo", build, root))?;
    Ok(workspace::ours(root)?.built("trellis", "release"))
}

/// The processor, and how many of them.
fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{cores} cores, {}", name.map_or("processor unknown", |(_, name)| name))
}

/// How many programs wanted to run during the last minute; figures to be kept need a machine that is idle otherwise.
fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().filter(|number| !number.is_empty()).unwrap_or("unknown").to_owned()
}
