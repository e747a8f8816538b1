//! Whether everything we build on may be given to others under its own permissive licence.

mod spdx;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{run, say, workspace};

/// The licences that a crate or an npm package may have, in SPDX's names. `deny.toml` repeats the list for cargo-deny.
const PERMITTED: [&str; 13] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
    // Root certificates.
    "CDLA-Permissive-2.0",
    // Fonts.
    "OFL-1.1",
    // Changes to a file stay open, file by file; nothing of ours is touched by it.
    "MPL-2.0",
];

/// What was looked at and what must not stay, each as a sentence.
#[derive(Debug, Default)]
pub struct Findings {
    pub looked_at: usize,
    pub refused: Vec<String>,
}

/// Reads the licence of every crate of the lock file and of every npm package that is installed.
pub fn check(root: &Path) -> Result<Findings> {
    let mut findings = Findings::default();
    for package in workspace::everything(root)?.packages.iter().filter(|package| package.source.is_some()) {
        let name = format!("the crate {} {}", package.name, package.version);
        findings.judge(&name, package.license.as_deref());
    }
    npm_packages(root, &mut findings)?;
    Ok(findings)
}

/// Also asks cargo-deny where somebody has it: it reads the licence texts too, and the bans of `deny.toml`.
///
/// Gives `None` where it is not installed.
pub fn cargo_deny(root: &Path) -> Result<Option<bool>> {
    if run::version("cargo-deny").is_none() {
        say::line("cargo-deny is not installed; the licences were read without it");
        return Ok(None);
    }
    run::passes(&mut run::program("cargo", ["deny", "check", "bans", "licenses", "sources"], root)).map(Some)
}

impl Findings {
    fn judge(&mut self, name: &str, licence: Option<&str>) {
        self.looked_at += 1;
        let Some(licence) = licence else {
            self.refused.push(format!("{name} names no licence. Read its licence file, or find another"));
            return;
        };
        // An old spelling of the same licence, in packages made before SPDX settled on its name.
        let spelled = |one: &str| if one == "BSD-0-Clause" { "0BSD".to_owned() } else { one.to_owned() };
        match spdx::permits(licence, |one| PERMITTED.contains(&spelled(one).as_str())) {
            Ok(true) => {}
            Ok(false) => self
                .refused
                .push(format!("{name} is under {licence}, which is not among the permitted. Find another")),
            Err(trouble) => {
                self.refused.push(format!("{name}: its licence `{licence}` cannot be read: {trouble}"));
            }
        }
    }
}

/// The packages of the lock file, with the licence that stands in it or in the installed package.
fn npm_packages(root: &Path, findings: &mut Findings) -> Result<()> {
    let frontend = root.join("frontend");
    let Ok(lock) = fs::read_to_string(frontend.join("package-lock.json")) else { return Ok(()) };
    let lock: Value = serde_json::from_str(&lock).context("frontend/package-lock.json is not JSON")?;
    let packages = lock["packages"].as_object().context("frontend/package-lock.json has no packages")?;
    for (path, entry) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let installed = fs::read_to_string(frontend.join(path).join("package.json")).ok();
        let installed: Option<Value> = installed.and_then(|text| serde_json::from_str(&text).ok());
        let stated = installed.as_ref().unwrap_or(entry)["license"].as_str().or(entry["license"].as_str());
        findings.judge(&format!("the npm package {}", path.trim_start_matches("node_modules/")), stated);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_a_licence_or_with_a_forbidden_one_is_named() {
        let mut findings = Findings::default();
        findings.judge("the crate good 1.0.0", Some("MIT OR GPL-3.0-only"));
        findings.judge("the crate bare 1.0.0", None);
        findings.judge("the crate copyleft 1.0.0", Some("AGPL-3.0-only"));
        findings.judge("the crate odd 1.0.0", Some("see LICENSE"));
        assert_eq!(findings.looked_at, 4);
        let said = findings.refused.join("\n");
        assert!(
            !said.contains("good") && said.contains("bare") && said.contains("AGPL") && said.contains("odd"),
            "{said}"
        );
    }

    #[test]
    fn the_list_for_cargo_deny_is_the_same() -> Result<()> {
        let deny = fs::read_to_string(crate::project::root().join("deny.toml"))?;
        let listed: Vec<&str> = deny
            .lines()
            .skip_while(|line| !line.starts_with("allow = ["))
            .skip(1)
            .take_while(|line| !line.starts_with(']'))
            .filter_map(|line| line.trim().strip_prefix('"')?.split('"').next())
            .collect();
        assert_eq!(listed, PERMITTED);
        Ok(())
    }
}
