//! The proof of a plan, in numbers only: whoever has the instance can check it without trusting the solver.

use serde::Serialize;

use crate::{plan::Plan, seed::json};

/// What `certificate.json` holds. Numbers are those of the instance; no key, no attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// `trellis-certificate/1`.
    pub format: &'static str,
    /// Version of the engine.
    pub engine: &'static str,
    /// The hat of the givers.
    pub layer: &'static str,
    /// SHA-256 of the bytes of `instance.json`.
    pub instance: String,
    /// Name of the profile.
    pub profile: String,
    /// Its version.
    pub profile_version: u32,
    /// SHA-256 of the profile, rules and weights included.
    pub profile_hash: String,
    /// The seed, in hexadecimal.
    pub seed: String,
    /// Name of the goal.
    pub objective: &'static str,
    /// Names of its levels, the most important first.
    pub levels: Vec<&'static str>,
    /// Number of mentees.
    pub n: usize,
    /// Number of givers.
    pub m: usize,
    /// Pairs as mentee and giver, ascending; pinned ones included.
    pub pairs: Vec<(u32, u32)>,
    /// Prices of mentees that are not nought: number and levels.
    pub pi: Vec<(u32, Vec<i64>)>,
    /// Prices of places that are not nought: giver's number and levels.
    pub p: Vec<(u32, Vec<i64>)>,
    /// What the plan costs, level by level.
    pub value: Vec<i64>,
    /// What any plan costs at least.
    pub bound: Vec<i64>,
    /// `all_pairs`: the proof is over every pair that may be.
    pub scope: &'static str,
    /// The same input gives the same bytes.
    pub reproducible: bool,
}

impl Certificate {
    /// The bytes of `certificate.json`.
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }
}

impl Plan {
    /// The proof of this plan.
    pub fn certificate(&self) -> Certificate {
        let market = &self.market.0;
        let profile = &market.instance.profile;
        let sparse = |prices: &[Vec<i64>]| {
            let numbered = (0..).zip(prices.iter().cloned());
            numbered.filter(|(_, levels)| levels.iter().any(|&level| level != 0)).collect()
        };
        Certificate {
            format: "trellis-certificate/1",
            engine: env!("CARGO_PKG_VERSION"),
            layer: profile.hat.code(),
            instance: market.instance.hash(),
            profile: profile.name().to_owned(),
            profile_version: profile.version(),
            profile_hash: profile.hash(),
            seed: format!("{:016x}", market.seed),
            objective: self.objective.name(),
            levels: self.level_names(),
            n: market.mentees.len(),
            m: market.givers.len(),
            pairs: self.pairs.clone(),
            pi: sparse(&self.mentee_prices),
            p: sparse(&self.giver_prices),
            value: self.value.clone(),
            bound: self.bound.clone(),
            scope: "all_pairs",
            reproducible: true,
        }
    }
}
