//! Everything compiles: programs, libraries, tests. The later steps run what this one built.

use std::path::Path;

use anyhow::Result;

use super::report::Outcome;
use crate::run;

pub fn run(root: &Path) -> Result<Outcome> {
    let arguments = ["build", "--workspace", "--all-targets", "--locked", "--quiet"];
    Ok(Outcome::one(run::passes(&mut run::program("cargo", arguments, root))?, ""))
}
