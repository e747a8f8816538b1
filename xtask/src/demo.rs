//! `cargo xtask demo`: a living example programme on this machine, from nothing but the source.

use std::path::Path;

use anyhow::Result;

use crate::{assets, machine, run, say, workspace};

/// Checks the machine, builds styles and scripts, builds Trellis, and starts `trellis demo` with the given arguments.
pub fn start(root: &Path, arguments: &[String]) -> Result<()> {
    machine::can_build()?;
    assets::build(root)?;
    say::heading("Building Trellis (the first time takes some minutes)");
    // Not a release build: that takes twice as long, and the demo is quick enough without.
    run::succeed(&mut run::program("cargo", ["build", "--workspace", "--locked", "--bin", "trellis"], root))?;
    let mut demo = run::program(&workspace::ours(root)?.program("trellis"), ["demo"], root);
    run::succeed(demo.args(arguments))
}
