//! Voting schemes: what a ballot may hold and what an item can gain from it.

/// How people voted (`ngt.md` 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// First to k-th choice: k points for the first, 1 for the k-th.
    TopK {
        /// Places of a ballot.
        k: u32,
    },
    /// All items in order.
    FullRank,
    /// A rating from 1 to 9 for each item, or none.
    Ratings,
    /// A budget of dots, so many on one item at most.
    Dots {
        /// Dots of a ballot.
        budget: u32,
        /// Dots that one item may get of it.
        cap: u32,
    },
    /// Ticks, so many at most where there is a quota.
    Approval {
        /// Ticks of a ballot.
        quota: Option<u32>,
    },
}

impl Scheme {
    /// The name in configurations and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TopK { .. } => "top_k",
            Self::FullRank => "full_rank",
            Self::Ratings => "rate_1_9",
            Self::Dots { .. } => "dots",
            Self::Approval { .. } => "approval",
        }
    }

    /// Places of a ballot that can list `items` items; `None` where a ballot has no places.
    pub fn places(self, items: usize) -> Option<u32> {
        match self {
            Self::TopK { k } => Some(k.min(items as u32)),
            Self::FullRank => Some(items as u32),
            Self::Ratings | Self::Dots { .. } | Self::Approval { .. } => None,
        }
    }

    /// The most that one ballot can give one of `items` items; `None` for ratings, which are never added up.
    pub fn most(self, items: usize) -> Option<u32> {
        match self {
            Self::Ratings => None,
            Self::Dots { cap, .. } => Some(cap),
            Self::Approval { .. } => Some(1),
            Self::TopK { .. } | Self::FullRank => self.places(items),
        }
    }

    /// Points that one ballot on `items` items gives when nothing is left over: `k(k+1)/2`, the budget, or the quota.
    pub fn capacity(self, items: usize) -> Option<u64> {
        match self {
            Self::Ratings => None,
            Self::Dots { budget, .. } => Some(u64::from(budget)),
            Self::Approval { quota } => Some(u64::from(quota.unwrap_or(u32::MAX)).min(items as u64)),
            Self::TopK { .. } | Self::FullRank => {
                let k = u64::from(self.places(items).unwrap_or_default());
                Some(k * (k + 1) / 2)
            }
        }
    }
}
