//! The folder of keys that go with a stage of a workshop: one file each, readable by nobody else, never in a backup.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::PathBuf,
};

use trellis_programme::live::LiveKeys;

/// The folder `live/` of a data folder. Several servers of one installation share it.
pub struct LiveFolder(pub PathBuf);

impl LiveFolder {
    fn file(&self, name: &str) -> PathBuf {
        self.0.join(format!("{name}.key"))
    }
}

impl LiveKeys for LiveFolder {
    fn keep(&self, name: &str, key: &[u8; 32]) -> io::Result<()> {
        let path = self.file(name);
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
        file.write_all(key)?;
        file.sync_all()?;
        // The name itself must survive a power cut too.
        fs::File::open(&self.0)?.sync_all()
    }

    fn read(&self, name: &str) -> Option<[u8; 32]> {
        fs::read(self.file(name)).ok()?.try_into().ok()
    }

    fn destroy(&self, name: &str) -> io::Result<()> {
        let path = self.file(name);
        match OpenOptions::new().write(true).open(&path) {
            Ok(mut file) => {
                file.write_all(&[0; 32])?;
                file.sync_all()?;
            }
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(other) => return Err(other),
        }
        fs::remove_file(&path)?;
        fs::File::open(&self.0)?.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_is_there_until_it_is_destroyed_and_readable_by_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let live = LiveFolder(folder.path().to_owned());
        assert_eq!(live.read("room-1"), None);
        live.keep("room-1", &[7; 32]).unwrap();
        assert_eq!(live.read("room-1"), Some([7; 32]));
        let mode = fs::metadata(live.file("room-1")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        live.destroy("room-1").unwrap();
        live.destroy("room-1").unwrap();
        assert_eq!((live.read("room-1"), fs::read_dir(folder.path()).unwrap().count()), (None, 0));
    }
}
