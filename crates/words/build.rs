//! Collects every text in both languages, refuses what is not whole, and writes the table that the crate embeds.

#[path = "build/collect.rs"]
mod collect;
#[path = "build/named.rs"]
mod named;
#[path = "build/practice.rs"]
mod practice;
#[path = "build/shipped.rs"]
mod shipped;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let content = here.join("../../content");
    for watched in
        [here.join("en"), here.join("cy"), here.join("build"), here.join("build.rs"), content.clone()]
    {
        say(&format!("cargo::rerun-if-changed={}", watched.display()));
    }
    let written = collect::collect(&here.join("en"), &here.join("cy")).map(|texts| collect::as_rust(&texts));
    let shipped = shipped::collect(&content).map(|texts| shipped::as_rust(&texts));
    let named = named::collect(&content);
    let practice = practice::collect(&content);
    match (written, shipped, named, practice) {
        (Ok(texts), Ok(content), Ok(names), Ok(practice)) => write("texts.rs", &texts)
            .and_then(|()| write("content.rs", &content))
            .and_then(|()| write("names.rs", &names))
            .and_then(|()| practice.iter().try_for_each(|(file, rust)| write(file, rust))),
        (texts, content, names, practice) => {
            let mistakes = texts.err().into_iter().chain(content.err()).chain(names.err());
            for mistake in mistakes.chain(practice.err()).flatten() {
                say(&format!("cargo::error={mistake}"));
            }
            process::exit(1);
        }
    }
    .unwrap_or_else(|error| {
        say(&format!("cargo::error=the table of texts cannot be written: {error}"));
        process::exit(1)
    });
}

#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script where to write in its environment")]
fn write(name: &str, rust: &str) -> std::io::Result<()> {
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name), rust)
}

fn say(line: &str) {
    println!("{line}");
}
