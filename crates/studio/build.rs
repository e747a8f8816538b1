//! Finds out how the encoder of this build does its arithmetic, and warns if it does it slowly.
//!
//! The crate `openh264-sys2` looks for `nasm` and falls back to C without a word. It does not tell other crates what it found, so
//! this asks the same questions at the same time. Who installs `nasm` later cleans both: `cargo clean -p openh264-sys2 -p trellis-studio`.

use std::env;
use std::process::{Command, Stdio};

#[expect(
    clippy::disallowed_methods,
    reason = "Cargo tells a build script what it builds for in its environment"
)]
fn main() {
    let target = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let flavour = match target.as_str() {
        "x86" | "x86_64" if assembler() => "nasm",
        "arm" | "aarch64" => "NEON",
        _ => "C code",
    };
    if flavour == "C code" {
        say(
            "cargo::warning=films are encoded at half the speed: no nasm was found (apt-get install nasm, then clean openh264-sys2)",
        );
    }
    say(&format!("cargo::rustc-env=TRELLIS_STUDIO_ENCODER={flavour}"));
    say("cargo::rerun-if-changed=build.rs");
    say("cargo::rerun-if-env-changed=OPENH264_NO_ASM");
}

/// As `openh264-sys2` decides it.
#[expect(clippy::disallowed_methods, reason = "openh264-sys2 asks the same variable")]
fn assembler() -> bool {
    let asked = Command::new("nasm").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    env::var_os("OPENH264_NO_ASM").is_none() && asked.is_ok_and(|status| status.success())
}

/// Cargo listens to the standard output.
fn say(line: &str) {
    println!("{line}");
}
