//! The house rules: what the architecture promises and no compiler checks. Each rule is a sentence with a remedy; each
//! place that breaks it is named.

mod arrows;
mod doors;
mod foreign;
mod lints;
mod locks;
mod manifests;
mod marks;
mod outside;
mod pure;
mod shape;
mod silence;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::project::{self, SourceFile};
use crate::say;
use crate::workspace::{self, Package};

/// One rule.
pub struct Rule {
    /// What holds, as a sentence.
    says: &'static str,
    /// What to do where it does not.
    remedy: &'static str,
    find: fn(&Tree) -> Vec<Place>,
}

/// Where a rule is broken.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    file: String,
    /// Counted from 1; 0 means the file as a whole.
    line: usize,
    /// What stands there.
    what: String,
}

/// What the rules read.
pub struct Tree {
    root: PathBuf,
    files: Vec<SourceFile>,
    crates: Vec<Package>,
}

/// How many rules there are, and how many are broken.
pub struct Verdict {
    pub rules: usize,
    pub broken: usize,
}

/// Reads the project and prints every place that breaks a rule.
pub fn check(root: &Path) -> Result<Verdict> {
    let tree = Tree {
        root: root.to_path_buf(),
        files: project::files(root)?,
        crates: workspace::ours(root)?.packages,
    };
    let groups = [
        arrows::RULES,
        outside::RULES,
        pure::RULES,
        doors::RULES,
        manifests::RULES,
        lints::RULES,
        silence::RULES,
        shape::RULES,
        foreign::RULES,
        locks::RULES,
        marks::RULES,
    ];
    let mut verdict = Verdict { rules: 0, broken: 0 };
    for rule in groups.into_iter().flatten() {
        let places = (rule.find)(&tree);
        verdict.rules += 1;
        verdict.broken += usize::from(!places.is_empty());
        for Place { file, line, what } in places {
            let position = if line == 0 { file } else { format!("{file}:{line}") };
            say::line(format_args!("{position}: {what}\n    {} {}", rule.says, rule.remedy));
        }
    }
    Ok(verdict)
}

impl Place {
    fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into() }
    }
}

impl Tree {
    /// Path and text of every file whose name ends like that.
    fn texts(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        let found = self.files.iter().filter(move |file| file.path.ends_with(ending));
        found.filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
    }

    fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path)?.text.as_deref()
    }

    /// Rust code that ships or builds: neither in a `tests` or `benches` folder nor a test module in a file of its own.
    fn shipped(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts(".rs").filter(|(path, _)| !is_test(path)).map(|(path, text)| (path, before_tests(text)))
    }
}

fn is_test(path: &str) -> bool {
    let in_folder = |folder: &str| path.contains(&format!("/{folder}/"));
    in_folder("tests") || in_folder("benches") || path.ends_with("/tests.rs")
}

/// The code above `#[cfg(test)] mod tests`, which stands last in our files.
fn before_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// The lines of a Rust text with their numbers, without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    numbered(text).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

/// The folder of the crate that a path lies in: `store` for `crates/store/src/lib.rs`.
fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/").unwrap_or(path).split_once('/').map(|(folder, _)| folder)
}

/// Places in shipped code where one of the phrases stands, outside the files or folders that may use it.
fn phrases(tree: &Tree, phrases: &[&str], may: &[&str]) -> Vec<Place> {
    let files = tree.shipped().filter(|(path, _)| !may.iter().any(|start| path.starts_with(start)));
    let hit = |line: &str| phrases.iter().find(|phrase| line.contains(**phrase)).copied();
    files
        .flat_map(|(path, text)| {
            code(text).filter_map(move |(number, line)| Some(Place::new(path, number, hit(line)?)))
        })
        .collect()
}

#[cfg(test)]
mod testing {
    use super::*;
    use crate::workspace::Need;

    /// A project of these files, for the tests of the rules.
    pub fn tree(files: &[(&str, &str)]) -> Tree {
        let files = files.iter().map(|(path, text)| SourceFile {
            path: (*path).to_owned(),
            text: Some((*text).to_owned()),
            bytes: text.len(),
        });
        Tree { root: PathBuf::from("/somewhere/checked/out"), files: files.collect(), crates: Vec::new() }
    }

    /// A crate in `crates/<folder>` that needs these packages.
    pub fn package(folder: &str, needs: &[(&str, Option<&str>)]) -> Package {
        let need = |(name, kind): &(&str, Option<&str>)| Need {
            name: (*name).to_owned(),
            kind: kind.map(str::to_owned),
        };
        Package {
            name: format!("trellis-{folder}"),
            version: "0.1.0".to_owned(),
            license: None,
            source: None,
            manifest_path: format!("/somewhere/checked/out/crates/{folder}/Cargo.toml"),
            dependencies: needs.iter().map(need).collect(),
        }
    }

    /// The lines at which the rules of a group are broken, as `file:line`.
    pub fn broken(rules: &[Rule], tree: &Tree) -> Vec<String> {
        let places = rules.iter().flat_map(|rule| (rule.find)(tree));
        places.map(|place| format!("{}:{}", place.file, place.line)).collect()
    }
}
