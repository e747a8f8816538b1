//! The terms of a count, fixed before anybody votes: scheme, rule, and the chance that intervals are drawn with.

use crate::{consensus::Consensus, intervals::RESAMPLES, scheme::Scheme};

/// What an order goes by when several groups voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Primary {
    /// All ballots together.
    #[default]
    Points,
    /// Every group counts alike, whatever its size.
    EqualGroups,
}

/// How to count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// How people voted.
    pub scheme: Scheme,
    /// How long the top list is; without it k, and 5 where a ballot has no places or all of them.
    pub top: Option<u32>,
    /// What the order goes by.
    pub primary: Primary,
    /// How often voters are drawn again.
    pub resamples: u32,
    /// Whether to find how likely such agreement is by chance (`p_perm`), which takes most of the time.
    pub shuffled: bool,
    /// Where chance starts.
    pub seed: u64,
    /// The consensus rule, where one was fixed.
    pub consensus: Option<Consensus>,
}

impl Terms {
    /// The usual terms of a scheme: all ballots together, 10,000 resamples, seed 1.
    pub const fn new(scheme: Scheme) -> Self {
        Self {
            scheme,
            top: None,
            primary: Primary::Points,
            resamples: RESAMPLES,
            shuffled: true,
            seed: 1,
            consensus: None,
        }
    }

    /// The length of the top list among so many items.
    pub fn top_list(&self, items: usize) -> u32 {
        let usual = if let Scheme::TopK { k } = self.scheme { k } else { 5 };
        self.top.unwrap_or(usual).clamp(1, (items as u32).max(1))
    }
}
