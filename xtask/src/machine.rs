//! What this machine has, and how to put right what it lacks.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Result, bail};

use crate::{run, say};

/// Node's oldest release that the build of styles and scripts, and the browser stories, work with.
const OLDEST_NODE: u32 = 20;

/// Memory that is used as a disk, where the machine has one.
const MEMORY: &str = "/dev/shm";

/// What all that the tests keep at one time does not fill.
const SCRATCH_BYTES: u64 = 4 << 30;

/// Where files of tests lie: in memory where there is room, else on the disk. A store waits for the disk at every change, and the
/// files of a test are gone with it anyway.
#[expect(clippy::disallowed_methods, reason = "the convention of every Unix; xtask has no Settings struct")]
pub fn scratch() -> PathBuf {
    let room = rustix::fs::statvfs(MEMORY).map_or(0, |disk| disk.f_bavail * disk.f_frsize);
    if env::var_os("TMPDIR").is_none() && room > SCRATCH_BYTES { MEMORY.into() } else { env::temp_dir() }
}

/// Checks that a C compiler, a C++ compiler, Node and npm are here.
///
/// # Errors
/// One message that names everything that is missing, each with its remedy.
pub fn can_build() -> Result<()> {
    let mut missing = Vec::new();
    for (program, what) in [("cc", "C"), ("c++", "C++")] {
        if run::version(program).is_none() {
            missing.push(format!(
                "a {what} compiler (`{program}`). {}",
                remedy("build-essential", "Xcode command line tools or gcc")
            ));
        }
    }
    match run::version("node").as_deref().map(node_release) {
        Some(Some(release)) if release >= OLDEST_NODE => {}
        Some(found) => missing.push(format!(
            "Node {OLDEST_NODE} or newer (found {}). Install it from nodejs.org or your package manager",
            found.map_or("one that does not tell its version".to_owned(), |release| release.to_string())
        )),
        None => missing.push(format!("Node {OLDEST_NODE} or newer. {}", remedy("nodejs", "nodejs.org"))),
    }
    if run::version("npm").is_none() {
        missing.push(format!("npm, which comes with Node. {}", remedy("npm", "nodejs.org")));
    }
    if missing.is_empty() {
        assembler();
        return Ok(());
    }
    bail!("This machine lacks:\n  * {}\nThen run the same command again.", missing.join("\n  * "))
}

/// Films are encoded at twice the speed where `nasm` was there at the build. It is fetched where that is possible, and not missed
/// elsewhere.
fn assembler() {
    if cfg!(target_arch = "x86_64") && on_debian() && is_root() && run::version("nasm").is_none() {
        let _without = install("nasm", "nasm, the assembler of the video encoder,");
    }
}

fn node_release(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn remedy(package: &str, elsewhere: &str) -> String {
    if on_debian() {
        format!("Install it: apt-get install {package}")
    } else {
        format!("Install it: {elsewhere}")
    }
}

fn on_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

/// Whether this process may install packages and must not run PostgreSQL itself.
pub fn is_root() -> bool {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return false };
    status
        .lines()
        .any(|line| line.strip_prefix("Uid:").is_some_and(|ids| ids.split_whitespace().nth(1) == Some("0")))
}

/// A program that was built already and is to be measured; none where it is to be built.
#[expect(
    clippy::disallowed_methods,
    reason = "what the tools of this repository are asked for is no setting of Trellis"
)]
pub fn built_program() -> Option<String> {
    env::var("TRELLIS_PROGRAM").ok()
}

/// Whether the run is one of continuous integration, where nothing may be skipped.
#[expect(
    clippy::disallowed_methods,
    reason = "the convention of every CI system; xtask has no Settings struct"
)]
pub fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Whether Clippy stands in for the compiler (`.ci/run`): then what is built has been looked at, and warnings are errors.
#[expect(clippy::disallowed_methods, reason = "the compiler's own settings; xtask has no Settings struct")]
pub fn clippy_compiles() -> bool {
    env::var("RUSTC_WORKSPACE_WRAPPER").is_ok_and(|wrapper| wrapper.ends_with("clippy-driver"))
        && env::var("CLIPPY_ARGS").is_ok_and(|arguments| arguments.contains("-D__CLIPPY_HACKERY__warnings"))
}

/// Installs a Debian package when that is possible here: as root, on Debian or Ubuntu. Says so before it does.
///
/// # Errors
/// A sentence that says what is missing and how to get it.
pub fn install(package: &str, what: &str) -> Result<()> {
    if !on_debian() {
        bail!("{what} is not here. Install it with your package manager");
    }
    if !is_root() {
        bail!("{what} is not here. Install it: sudo apt-get install {package}");
    }
    say::line(format_args!("{what} is not here: installing the package {package} with apt-get"));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        run::passes(&mut command)
    };
    let installs = ["install", "--yes", "--no-install-recommends", package];
    if apt(&installs)? || (apt(&["update"])? && apt(&installs)?) {
        return Ok(());
    }
    bail!("apt-get could not install {package}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_of_node_is_its_first_number() {
        assert_eq!(node_release("v20.20.2"), Some(20));
        assert_eq!(node_release("v8.1"), Some(8));
        assert_eq!(node_release("nightly"), None);
    }
}
