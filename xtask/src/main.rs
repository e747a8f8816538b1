//! Chores of the project: `cargo xtask assets`.
#![forbid(unsafe_code)]

mod assets;

use std::path::Path;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    match std::env::args().nth(1).as_deref() {
        Some("assets") => assets::build(xtask.parent().unwrap_or(xtask)),
        _ => bail!("cargo xtask assets"),
    }
}
