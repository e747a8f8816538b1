//! The crates of the workspace and what each of them needs, as Cargo tells it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::run;

/// The answer of `cargo metadata`, as far as the chores read it.
#[derive(Debug, Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub target_directory: String,
}

/// One package: ours (no `source`) or somebody else's.
#[derive(Debug, Deserialize)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub source: Option<String>,
    pub manifest_path: String,
    pub dependencies: Vec<Need>,
}

/// One line of a manifest's dependency tables.
#[derive(Debug, Clone, Deserialize)]
pub struct Need {
    pub name: String,
    /// `None` for what ships, `"dev"` for tests, `"build"` for build scripts.
    pub kind: Option<String>,
}

impl Need {
    pub fn ships(&self) -> bool {
        self.kind.as_deref() != Some("dev")
    }
}

/// Our own crates only; reads nothing but the manifests.
pub fn ours(root: &Path) -> Result<Metadata> {
    metadata(root, &["--no-deps"])
}

/// Our crates and everything in the lock file.
pub fn everything(root: &Path) -> Result<Metadata> {
    metadata(root, &["--locked"])
}

fn metadata(root: &Path, more: &[&str]) -> Result<Metadata> {
    let mut command = run::program("cargo", ["metadata", "--format-version", "1"], root);
    let text = run::read(command.args(more))?;
    serde_json::from_str(&text).context("cargo metadata answers in a form that is not known here")
}

impl Metadata {
    /// Where the built program of that name lies after a development build.
    pub fn program(&self, name: &str) -> String {
        self.built(name, "debug")
    }

    /// Where it lies after a build of that profile.
    pub fn built(&self, name: &str, profile: &str) -> String {
        format!("{}/{profile}/{name}{}", self.target_directory, std::env::consts::EXE_SUFFIX)
    }
}

impl Package {
    /// The folder under `crates/`, or `xtask`: the name by which the architecture calls the crate.
    pub fn folder(&self) -> &str {
        Path::new(&self.manifest_path)
            .parent()
            .and_then(Path::file_name)
            .and_then(|name| name.to_str())
            .unwrap_or("")
    }
}
