//! Stops with a remedy when the fonts that go onto paper are not unpacked yet.

use std::{path::Path, process};

fn main() {
    let fonts = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../frontend/dist/paper"));
    println!("cargo::rerun-if-changed={}", fonts.display());
    println!("cargo::rerun-if-changed=build.rs");
    let cuts = ["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"];
    if let Some(cut) = cuts.iter().find(|cut| !fonts.join(format!("{cut}.ttf")).exists()) {
        println!("cargo::error=run `cargo xtask assets` first: the font {cut} for paper is not unpacked yet");
        process::exit(1);
    }
}
