//! Why two people are put together, as typed facts. The words say them; no sentence is kept.

use serde::{Deserialize, Serialize};

use crate::meeting::Mode;

/// One fact, from the mentee's side. The strongest come first in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// Needs that one ticked and the other can help with, as codes of `need_tags`.
    Needs {
        /// The codes.
        tags: Vec<String>,
    },
    /// Agreeing ways of working.
    Style,
    /// Offers what the mentee asked for in the lens. Only the mentee ever reads this.
    Lens,
    /// So many steps of the ladder above the mentee; below, if negative.
    Step {
        /// How many.
        by: i32,
    },
    /// The same profession.
    SameProfession,
    /// Professions of one family.
    SameFamily,
    /// Another profession, as wished.
    OtherProfession,
    /// Both are free then: codes of `slots`.
    Slots {
        /// The codes.
        slots: Vec<String>,
    },
    /// The same site.
    SameSite,
    /// The same area.
    SameRegion,
    /// Outside the mentee's organisation, as wished.
    OutsideOrganisation,
    /// Both like to meet this way.
    Mode {
        /// Which way.
        mode: Mode,
    },
}

impl Reason {
    /// Whether the giver may read it too: never what only the mentee wished or offered.
    pub const fn for_giver(&self) -> bool {
        match self {
            Self::Needs { .. }
            | Self::SameProfession
            | Self::SameFamily
            | Self::Slots { .. }
            | Self::SameSite
            | Self::SameRegion
            | Self::Mode { .. } => true,
            Self::Style
            | Self::Lens
            | Self::Step { .. }
            | Self::OtherProfession
            | Self::OutsideOrganisation => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_giver_never_reads_that_a_wish_was_used() {
        for hidden in [Reason::Lens, Reason::Style, Reason::OtherProfession, Reason::OutsideOrganisation] {
            assert!(!hidden.for_giver());
        }
    }
}
