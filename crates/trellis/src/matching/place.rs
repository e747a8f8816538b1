//! The folder of a result: made whole beside its place and then put there, readable by its owner only.

use std::{
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use super::Trouble;

/// How a summary begins that one of our runs wrote.
pub const FORMAT: &str = "trellis-result/1";

/// Files that a result may hold.
const OURS: [&str; 9] = [
    "pairs.csv",
    "unserved.csv",
    "givers.csv",
    "shortlists.csv",
    "rejected.csv",
    "result.xlsx",
    "summary.json",
    "csmentors-list.csv",
    "csmentees-list.csv",
];

/// Where a result goes.
pub struct Place(PathBuf);

impl Place {
    /// The folder asked for, or a new one beside the person who asks.
    ///
    /// # Errors
    /// When something else is there already.
    pub fn find(asked: Option<&Path>) -> Result<Self, Trouble> {
        let Some(path) = asked else {
            let names = std::iter::once("result".to_owned()).chain((2..).map(|at| format!("result-{at}")));
            let free = names.map(PathBuf::from).find(|path| !path.exists());
            return Ok(Self(free.unwrap_or_else(|| PathBuf::from("result"))));
        };
        if path.is_file() {
            return Err(Trouble::Usage(format!("{} is a file; name a folder", path.display())));
        }
        if let Some(foreign) = foreign(path)? {
            return Err(Trouble::Usage(format!(
                "{} holds {foreign}, which no earlier result would; name a new folder",
                path.display()
            )));
        }
        Ok(Self(path.to_owned()))
    }

    /// The folder, as people write it.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes all files and puts the folder in its place; an earlier result is gone only then.
    ///
    /// # Errors
    /// When the disk does not take it; what was there stays.
    pub fn fill(&self, files: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
        let name = self.0.file_name().unwrap_or(self.0.as_os_str()).to_string_lossy();
        let beside = |kind: &str| self.0.with_file_name(format!(".{name}.{kind}-{}", std::process::id()));
        let (new, old) = (beside("new"), beside("old"));
        if let Some(parent) = self.0.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::create_dir_all(parent)?;
        }
        fs::DirBuilder::new().mode(0o700).create(&new)?;
        let written = files.iter().try_for_each(|(name, bytes)| write(&new.join(name), bytes));
        if let Err(error) = written {
            fs::remove_dir_all(&new)?;
            return Err(error.into());
        }
        let replaces = self.0.exists();
        if replaces {
            fs::rename(&self.0, &old)?;
        }
        fs::rename(&new, &self.0)?;
        if replaces {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    }
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(bytes)
}

/// Something in the folder that none of our results would hold; `None` when the folder may be replaced.
fn foreign(path: &Path) -> Result<Option<String>, Trouble> {
    if !path.exists() {
        return Ok(None);
    }
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(path)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let summary = fs::read_to_string(path.join("summary.json")).unwrap_or_default();
    let is_result = summary.contains(FORMAT);
    let is_ours = |name: &String| {
        OURS.contains(&name.as_str())
            || name
                .strip_suffix(".json")
                .is_some_and(|stem| stem.starts_with("certificate") || stem.starts_with("instance"))
    };
    Ok(names.into_iter().find(|name| !(is_result && is_ours(name))))
}
