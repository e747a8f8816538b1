//! The choices that a configuration makes, each with its few answers.

use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $answer:ident),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $answer),* }
    )* };
}

choices! {
    /// Who can be known as an author, from the loosest to the strictest (`ngt.md` 6).
    Anonymity {
        /// Everybody, from the moment of sharing.
        Named,
        /// Nobody in the room; two key holders together could find out.
        Pseudonymous,
        /// Nobody, also not we: the link is destroyed after sharing.
        Unlinked,
    }
    /// What the groups of one workshop are.
    Grouping {
        /// People of one kind each.
        Constituency,
        /// People put together by lot.
        RandomSplit,
    }
    /// Why it is held.
    Purpose {
        /// For a study.
        Research,
        /// For the programme itself.
        Practice,
    }
    /// How ideas are shared.
    RoundRobin {
        /// The facilitator reads them in a mixed order.
        Dealt,
        /// Everybody reads one of their own in turn.
        Spoken,
    }
    /// In which order people speak.
    SeatOrder {
        /// By lot.
        Random,
        /// Those of the lowest band first, by lot within a band.
        LowestBandFirst,
    }
    /// Whether ideas may be merged.
    MergePolicy {
        /// If nobody objects.
        GroupConsent,
        /// Never.
        None,
    }
    /// What ballots name.
    VoteOn {
        /// Themes if there are more than 15 items, else items.
        ByCount,
        /// Items.
        Items,
        /// Themes; an item in none stands for itself.
        Themes,
    }
    /// Whether a ballot may leave places empty.
    PartialBallots {
        /// It may.
        Accept,
        /// It may not.
        RequireFull,
    }
    /// The rule that orders the result.
    PrimaryRule {
        /// Points of all ballots: one group, or groups put together by lot.
        Points,
        /// Each constituency counts the same.
        EqualGroups,
    }
    /// What somebody who comes after sharing may do.
    LateJoiner {
        /// Watch.
        Observer,
        /// Vote, marked as late.
        Voter,
    }
}

/// A consensus rule with the time at which it was fixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consensus {
    /// The rule.
    pub rule: ConsensusRule,
    /// UTC seconds.
    pub fixed_at: u64,
}

/// A consensus rule (`ngt.md` 12.6); counting is done elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case", deny_unknown_fields)]
pub enum ConsensusRule {
    /// So many percent of voters placed it in their top k.
    TopShare {
        /// 1 to 100.
        percent: u8,
    },
    /// At least 70% in 7-9 and under 15% in 1-3, or the mirror.
    SeventyFifteen,
    /// Appropriate by RAND/UCLA, without disagreement.
    Rand,
    /// So many percent agree.
    PercentAgree {
        /// 1 to 100.
        percent: u8,
    },
    /// The quartiles lie no further apart.
    Iqr {
        /// Steps of the nine-point scale: 1 to 8.
        at_most: u8,
    },
    /// Kendall's W reaches it.
    WAtLeast {
        /// Thousandths: 1 to 1,000.
        thousandths: u16,
    },
}
