//! Running other programs: seen by the person as they run, and named in words when they fail.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::say;

/// What Cargo tells a program about its own package.
const OF_THIS_PACKAGE: [&str; 5] =
    ["CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"];

/// A program with its arguments, to be run in the project's folder.
///
/// What `cargo xtask` was told of itself is not passed on: some build scripts ask for it, and everything that stands on them would be
/// built anew after every call of Cargo by hand.
pub fn program<I, S>(name: &str, arguments: I, folder: &Path) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(name);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        if OF_THIS_PACKAGE.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs the command with its output going straight to the person; `false` when it fails.
pub fn passes(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| format!("{} does not start", name(command)))?;
    Ok(status.success())
}

/// As [`passes`], but a failure is an error.
pub fn succeed(command: &mut Command) -> Result<()> {
    if passes(command)? { Ok(()) } else { bail!("{} failed", name(command)) }
}

/// Runs the command and keeps what it wrote to standard output; standard error goes to the person.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} does not start", name(command)))?;
    if !output.status.success() {
        bail!("{} failed", name(command));
    }
    String::from_utf8(output.stdout).context("the output is not UTF-8")
}

/// Whether a program answers to `--version` here, and what it says.
pub fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs the command, shows the person only the lines that `wanted` picks, and gives back everything it wrote and
/// whether it succeeded.
pub fn watch(command: &mut Command, wanted: impl Fn(&str) -> bool + Send + Sync) -> Result<(String, bool)> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} does not start", name(command)))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let follow = |stream: Option<Box<dyn Read + Send>>| {
        let mut text = String::new();
        for line in stream.map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
            if wanted(&line) {
                say::line(&line);
            }
            text.push_str(&line);
            text.push('\n');
        }
        text
    };
    let said = thread::scope(|scope| {
        let errors = scope.spawn(|| follow(err.map(|stream| Box::new(stream) as Box<dyn Read + Send>)));
        let mut text = follow(out.map(|stream| Box::new(stream) as Box<dyn Read + Send>));
        text.push_str(&errors.join().unwrap_or_default());
        text
    });
    let status = child.wait().with_context(|| format!("{} cannot be waited for", name(command)))?;
    Ok((said, status.success()))
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
