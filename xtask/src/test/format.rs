//! Every Rust file is laid out by rustfmt.

use std::path::Path;

use anyhow::Result;

use super::report::Outcome;
use crate::run;

pub fn run(root: &Path) -> Result<Outcome> {
    let passed = run::passes(&mut run::program("cargo", ["fmt", "--all", "--check"], root))?;
    Ok(Outcome::one(passed, if passed { "" } else { "remedy: cargo fmt --all" }))
}
