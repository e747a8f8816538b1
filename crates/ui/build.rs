//! Embeds the built styles, scripts and fonts, and stops with a remedy when they are missing or older than their sources.

#[path = "build/sources.rs"]
mod sources;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let frontend = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../frontend"));
    for watched in ["dist/manifest.json", "sass", "scripts", "package-lock.json", "tsconfig.json"] {
        println!("cargo::rerun-if-changed={}", frontend.join(watched).display());
    }
    println!("cargo::rerun-if-changed=build");
    if let Err(reason) = table(&frontend).and_then(|rust| write(&rust)) {
        println!("cargo::error=run `cargo xtask assets` first: {reason}");
        process::exit(1);
    }
}

#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script where to write in its environment")]
fn write(rust: &str) -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("assets.rs");
    fs::write(out, rust).map_err(|error| error.to_string())
}

/// The built files as a Rust table, sorted by plain name.
fn table(frontend: &Path) -> Result<String, String> {
    let dist = frontend.join("dist");
    let manifest = fs::read_to_string(dist.join("manifest.json"))
        .map_err(|_| "the styles and scripts of the pages are not built yet".to_owned())?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest).map_err(|error| error.to_string())?;
    let now = sources::fingerprint(frontend).map_err(|error| error.to_string())?;
    if manifest["sources"] != now.as_str() {
        return Err("frontend/ has changed since the styles and scripts were built".to_owned());
    }
    let files = manifest["files"].as_object().ok_or("the manifest lists no files")?;
    let mut rust = String::from("static ASSETS: &[(&str, Asset)] = &[\n");
    for (name, hashed) in files {
        let hashed = hashed.as_str().ok_or("the manifest names no file")?;
        let file = dist.join("files").join(hashed);
        let gzip = dist.join("files").join(format!("{hashed}.gz"));
        let gzip = if gzip.exists() {
            format!("Some(include_bytes!({:?}))", gzip.display().to_string())
        } else {
            "None".to_owned()
        };
        let _ = writeln!(
            rust,
            "({name:?}, Asset {{ path: \"/static/{hashed}\", bytes: include_bytes!({:?}), gzip: {gzip}, content_type: {:?} }}),",
            file.display().to_string(),
            content_type(hashed)
        );
    }
    rust.push_str("];\n");
    Ok(rust)
}

fn content_type(file: &str) -> &'static str {
    match Path::new(file).extension().and_then(|ending| ending.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
