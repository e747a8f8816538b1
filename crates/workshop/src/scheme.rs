//! The ways of voting, and what a ballot under each may hold.

use serde::{Deserialize, Serialize};

/// A way of voting (`ngt.md` 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case", deny_unknown_fields)]
pub enum Scheme {
    /// First to k-th choice.
    TopK {
        /// Places: 1 to 20.
        k: u16,
    },
    /// All items in an order; offered for 15 items or fewer.
    FullRank,
    /// Each item from 1 to 9, or left open.
    #[serde(rename = "rate_1_9")]
    Rate,
    /// So many dots to give away.
    Dots {
        /// Dots for one voter: 1 to 100.
        budget: u16,
        /// Most dots on one item: 1 to the budget.
        cap: u16,
    },
    /// A tick on each item that one approves of.
    Approval {
        /// Most ticks, at least 1.
        quota: Option<u16>,
    },
    /// The better one of each pair.
    Pairwise {
        /// Pairs that one voter is shown: 1 to 200.
        pairs: u16,
    },
}

/// Most items of a full ranking.
pub const FULL_RANK_MOST: usize = 15;

impl Scheme {
    pub(crate) fn possible(&self) -> bool {
        match *self {
            Self::TopK { k } => (1..=20).contains(&k),
            Self::Dots { budget, cap } => (1..=100).contains(&budget) && (1..=budget).contains(&cap),
            Self::Approval { quota } => quota.is_none_or(|quota| quota >= 1),
            Self::Pairwise { pairs } => (1..=200).contains(&pairs),
            Self::FullRank | Self::Rate => true,
        }
    }

    /// The scheme as it holds for `n` items, at least 1: no more places, ticks or pairs than there can be. None where it is not
    /// offered.
    pub fn over(self, n: usize) -> Option<Self> {
        let most = |wanted: u16, most: usize| wanted.min(u16::try_from(most).unwrap_or(u16::MAX));
        match self {
            Self::TopK { k } => Some(Self::TopK { k: most(k, n) }),
            Self::FullRank => (n <= FULL_RANK_MOST).then_some(Self::FullRank),
            Self::Approval { quota } => Some(Self::Approval { quota: quota.map(|quota| most(quota, n)) }),
            Self::Pairwise { pairs } => {
                (n >= 2).then(|| Self::Pairwise { pairs: most(pairs, n * (n - 1) / 2) })
            }
            Self::Rate | Self::Dots { .. } => Some(self),
        }
    }
}
