//! Where a file of the film goes: written beside its place under another name, and put there only when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Trouble;

/// A file that will be there whole or not at all. What was there before stays until then.
pub struct Place {
    path: PathBuf,
    part: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Place {
    /// Takes the place, before any work is done: the folder is there and can be written, and enough room is left for `bytes`.
    ///
    /// # Errors
    /// When the result could not be put there.
    pub fn take(path: &Path, bytes: u64, may_replace: bool) -> Result<Self, Trouble> {
        let wrong = |why: &str| Trouble::Unwritten(format!("{}: {why}", path.display()));
        let name =
            path.file_name().ok_or_else(|| wrong("this names no file"))?.to_string_lossy().into_owned();
        if let Ok(there) = fs::symlink_metadata(path) {
            if there.is_dir() {
                return Err(wrong("there is a folder of this name; name a file"));
            }
            if !there.is_file() && !there.is_symlink() {
                return Err(wrong("this is a device and no file"));
            }
            if !may_replace {
                return Err(wrong("it is there already, and --no-clobber was asked for"));
            }
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(wrong("its folder is not there; make it first"));
        }
        let free = rustix::fs::statvfs(folder).map_or(u64::MAX, |room| room.f_bavail * room.f_frsize);
        if free < bytes + bytes / 5 {
            return Err(wrong(&format!(
                "about {} MB are needed there, and {} MB are free",
                bytes / 1_000_000 + 1,
                free / 1_000_000
            )));
        }
        sweep(folder, &name);
        let part = folder.join(format!(".{name}.part-{}", std::process::id()));
        // Never through a link that somebody laid there before.
        let file = File::options()
            .write(true)
            .create_new(true)
            .open(&part)
            .map_err(|error| wrong(&format!("nothing can be written there: {error}")))?;
        Ok(Self { path: path.to_owned(), part, file: Some(BufWriter::new(file)) })
    }

    /// Puts the whole file in its place.
    ///
    /// # Errors
    /// When the disk does not take it; what was there before stays.
    pub fn keep(mut self) -> Result<u64, Trouble> {
        let wrong = |error: io::Error| Trouble::Unwritten(format!("{}: {error}", self.path.display()));
        let buffer = self.file.take().ok_or_else(|| Trouble::Ours("a file was kept twice".to_owned()))?;
        let file = buffer.into_inner().map_err(|error| wrong(error.into_error()))?;
        file.sync_all().map_err(wrong)?;
        let bytes = file.metadata().map_err(wrong)?.len();
        fs::rename(&self.part, &self.path).map_err(wrong)?;
        Ok(bytes)
    }
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // After `keep` there is nothing of this name; before it, nothing half must stay.
        let _gone = fs::remove_file(&self.part);
    }
}

/// Removes what an earlier run left when it was killed, of a file that this one may not write.
pub fn swept(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Some(name) = path.file_name() {
        sweep(folder, &name.to_string_lossy());
    }
}

/// Removes what an earlier run for the same file left when it was killed.
fn sweep(folder: &Path, name: &str) {
    let begins = format!(".{name}.part-");
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let Some(owner) = file.strip_prefix(&begins).and_then(|number| number.parse::<u32>().ok()) else {
            continue;
        };
        // A run that still goes on keeps its part.
        if owner == std::process::id() || !Path::new("/proc").join(owner.to_string()).exists() {
            let _gone = fs::remove_file(entry.path());
        }
    }
}
