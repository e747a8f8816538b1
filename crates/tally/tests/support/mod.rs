//! What the tests share: the public examples where they are, and short ways to read and count.

use std::path::Path;

use trellis_tally::{Analysis, Asked, Known, Refused, Source, analyse};

/// One of the public worked examples, where it is.
pub fn example(name: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ngt");
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        println!("skipped: needs ../shared/data/ngt/{name}");
    }
    bytes
}

/// Reads and counts.
pub fn read(name: &str, bytes: &[u8], asked: &Asked) -> Result<Analysis, Refused> {
    analyse(&Source { name, bytes }, None, asked)
}

/// The value of what must be known.
pub fn is<T: Clone>(known: &Known<T>) -> T {
    known.value().expect(known.reason().unwrap_or_default()).clone()
}
