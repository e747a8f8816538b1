//! The sources that the built assets are made from, and a fingerprint that tells whether they changed since.
//!
//! Shared by the build script of `trellis-ui`, which refuses stale assets, and by the chore that builds them.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Raised when the chore writes its output in another form.
const FORM: u8 = 4;

/// Every source below `frontend/`, sorted: styles, scripts, and what npm is told.
pub fn sources(frontend: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = vec![frontend.join("package-lock.json"), frontend.join("tsconfig.json")];
    for folder in ["sass", "sass/film", "scripts", "scripts/film"] {
        for entry in fs::read_dir(frontend.join(folder))? {
            let path = entry?.path();
            if path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A fingerprint of the sources' names and contents (FNV-1a, 64 bits): same sources, same text of 16 letters.
pub fn fingerprint(frontend: &Path) -> io::Result<String> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut eat = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(&[FORM]);
    for path in sources(frontend)? {
        eat(path.strip_prefix(frontend).unwrap_or(&path).to_string_lossy().as_bytes());
        eat(&fs::read(&path)?);
    }
    Ok(format!("{hash:016x}"))
}
