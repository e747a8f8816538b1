//! Short ways to read and count.

use trellis_tally::{Analysis, Asked, Known, Refused, Source, analyse};

/// Reads and counts.
pub fn read(name: &str, bytes: &[u8], asked: &Asked) -> Result<Analysis, Refused> {
    analyse(&Source { name, bytes }, None, asked)
}

/// The value of what must be known.
pub fn is<T: Clone>(known: &Known<T>) -> T {
    known.value().unwrap_or_else(|| panic!("{}", known.reason().unwrap_or_default())).clone()
}
