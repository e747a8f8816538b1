//! Why there are no tables.

use crate::fault::Faults;

/// Why a file was not analysed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Something must be said first; the sentence shows the flag.
    Usage(String),
    /// The file breaks rules.
    Input(Faults),
    /// The file contradicts itself: what it prints is not what its cells add up to.
    Contradiction(Faults),
}

impl Refused {
    /// The faults of a file, in their order.
    pub fn input(faults: Faults) -> Self {
        Self::Input(faults.in_order())
    }
}
