//! The tables of a vote, with exactly the keys that `--json` prints.

use serde::Serialize;

use crate::{
    consensus::Outcome,
    groups::Groups,
    kendall::Kendall,
    known::{Figure, Known},
    ratings::Rated,
    stability::Stability,
};

/// Everything that was counted (`ngt.md` 20).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tally {
    /// How many ballots count; abstentions are not ballots.
    pub m: Known<u32>,
    /// How many items were voted on.
    pub n: u32,
    /// The most that one ballot can give one item: places, dots or a tick.
    pub k: Known<u32>,
    /// All points that could have been given.
    pub capacity: Known<Figure>,
    /// Points that nobody got.
    pub unallocated: Known<Figure>,
    /// `holds`, or how points were not conserved.
    pub conservation: Known<&'static str>,
    /// The items in their order; those that cannot be compared with the others stand last.
    pub items: Vec<Standing>,
    /// Agreement between voters.
    pub kendall: Kendall,
    /// Ratings by RAND/UCLA; empty for other schemes.
    pub ratings: Vec<Rated>,
    /// The same by rules for several groups.
    pub groups: Known<Groups>,
    /// The item that beats every other one.
    pub condorcet: Known<String>,
    /// What to know before quoting a number.
    pub flags: Flags,
    /// What to look at.
    pub warnings: Vec<Warning>,
    /// Where chance started.
    pub seed: u64,
    /// The version of this software.
    pub version: &'static str,
    /// What the consensus rule says; only where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consensus: Option<Vec<Outcome>>,
    /// What changed since an earlier round; only where one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stability: Option<Stability>,
}

/// One item in the order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// The item's label.
    pub item: String,
    /// What the order goes by first: points, dots, ticks, or the median.
    pub score: Known<Figure>,
    /// Percent of the most that it could get.
    pub pct_max: Known<Figure>,
    /// Percent of all points given (relative importance).
    pub share: Known<Figure>,
    /// How many gave it something.
    pub voters: Known<u32>,
    /// Points per voter who gave it some.
    pub mean_supporter: Known<Figure>,
    /// First places; a tie of t counts `1/t` for each.
    pub first: Known<Figure>,
    /// Mean of `1/rank` over ballots, 0 where unranked.
    pub importance: Known<Figure>,
    /// Sum of mid-ranks.
    pub rank_sum: Known<Figure>,
    /// `m n - rank sum`.
    pub borda: Known<Figure>,
    /// 1 + how many items are above.
    pub rank: Known<u32>,
    /// Items of one band are not told apart from its leader.
    pub band: Known<u32>,
    /// 95% interval of the mid-rank.
    pub interval: Known<[Figure; 2]>,
    /// Best and worst rank that the ballots allow, for all items at once.
    pub rank_set: Known<[u32; 2]>,
    /// How often it alone was first when voters were drawn again.
    pub p_first: Known<Figure>,
    /// How often it was in the top list when voters were drawn again.
    pub p_top_k: Known<Figure>,
    /// Items that it beats, ties counting half.
    pub copeland: Known<Figure>,
    /// 1 + how many items beat it by stronger paths.
    pub schulze_rank: Known<u32>,
    /// Whether many put it on top and many at the bottom.
    pub polarised: Known<bool>,
    /// Whether others share its rank.
    #[serde(skip)]
    pub shared: bool,
    /// How many voters were offered it.
    #[serde(skip)]
    pub offered_to: u32,
}

impl Standing {
    /// An item of which nothing is known, for one reason.
    pub fn unknown(item: &str, reason: &str) -> Self {
        let figure = || Known::not(reason);
        Self {
            item: item.to_owned(),
            score: figure(),
            pct_max: figure(),
            share: figure(),
            voters: Known::not(reason),
            mean_supporter: figure(),
            first: figure(),
            importance: figure(),
            rank_sum: figure(),
            borda: figure(),
            rank: Known::not(reason),
            band: Known::not(reason),
            interval: Known::not(reason),
            rank_set: Known::not(reason),
            p_first: figure(),
            p_top_k: figure(),
            copeland: figure(),
            schulze_rank: Known::not(reason),
            polarised: Known::not(reason),
            shared: false,
            offered_to: 0,
        }
    }
}

/// What a number may not leave the house without.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Flags {
    /// The voting scheme.
    pub scheme: Known<&'static str>,
    /// The rule of the order.
    pub rule: &'static str,
    /// How long the top list is.
    pub top_k: Known<u32>,
    /// How often voters were drawn again.
    pub resamples: Known<u32>,
    /// c: standard errors that tell two scores apart.
    pub critical: Known<Figure>,
    /// Whether another rule has another winner.
    pub winner_changes: Known<bool>,
    /// Whether another rule has another top list.
    pub top_k_changes: Known<bool>,
    /// Whether all items are equal, so that there is no order.
    pub no_order: bool,
    /// Fewer than 8 ballots.
    pub few_voters: Known<bool>,
    /// Whether unlisted items were given the mid-rank of the remaining places for W and Borda.
    pub mid_rank_fill: Known<bool>,
}

/// Something to look at before trusting a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A word for programs.
    pub code: &'static str,
    /// A sentence for people.
    pub says: String,
}

impl Warning {
    /// A warning.
    pub fn new(code: &'static str, says: impl Into<String>) -> Self {
        Self { code, says: says.into() }
    }
}

/// The version that every table names.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Tally {
    /// The JSON text, indented, with a line break at the end.
    pub fn to_json(&self) -> String {
        // Plain structures of numbers and texts always have a JSON text.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether points are conserved, or nothing is said about it.
    pub fn is_sound(&self) -> bool {
        self.conservation.value().is_none_or(|found| *found == HOLDS)
    }
}

/// Points are conserved.
pub const HOLDS: &str = "holds";
/// More points than there can be.
pub const OVER_CAPACITY: &str = "over_capacity";
/// Rank sums that do not add up to `m n (n + 1) / 2`.
pub const RANKS_DO_NOT_ADD_UP: &str = "ranks_do_not_add_up";
