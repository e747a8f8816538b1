//! Where the project lies on this machine, and which of its files are ours.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, str};

use anyhow::{Context, Result, ensure};

/// The folder that holds the root `Cargo.toml`.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// One file of the project: its path from the root with `/` between folders, and its text (`None` for pictures).
#[derive(Debug)]
pub struct SourceFile {
    pub path: String,
    pub text: Option<String>,
    pub bytes: usize,
}

/// Every file that is kept or would be: what git tracks or would track. Built things are git-ignored and not here.
pub fn files(root: &Path) -> Result<Vec<SourceFile>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .context("git lists the files of the project; install git")?;
    ensure!(listed.status.success(), "git ls-files failed: is this a git checkout?");
    let mut files = Vec::new();
    for name in listed.stdout.split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
        let path = str::from_utf8(name).context("a file name is not UTF-8")?;
        // A file that was deleted and not yet committed is still listed.
        let Ok(bytes) = fs::read(root.join(path)) else { continue };
        files.push(SourceFile {
            path: path.to_owned(),
            bytes: bytes.len(),
            text: String::from_utf8(bytes).ok(),
        });
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}
