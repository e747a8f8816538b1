//! A profile: which rules hold and how much each term counts. Versioned; a published run keeps its own.

use serde::Serialize;
use trellis_domain::hat::Hat;

use crate::{
    apportion::apportion,
    rules::{OrganisationRule, PlaceRule, Rules},
};

/// One part of the score (`matching.md` 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// Need tags the giver offers.
    Needs,
    /// Agreeing answers on values and ways of working.
    Style,
    /// Difference on the ladder, near the wished one.
    Step,
    /// Same profession or family, or another if wished.
    Profession,
    /// Shared free slots.
    Overlap,
    /// Same site or region; outside the organisation if wished.
    Place,
    /// Preferred modes agree.
    Mode,
}

impl Term {
    /// Every term, in the order in which remainders are given out.
    pub const ALL: [Self; 7] =
        [Self::Needs, Self::Style, Self::Step, Self::Profession, Self::Overlap, Self::Place, Self::Mode];
}

/// How a pair is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// 1000 points shared among terms in proportion to these weights, in basis points that add up to 10,000, in the
    /// order of [`Term::ALL`]. `wished_step` is the ladder difference (giver less mentee) that scores best.
    Shares {
        /// Basis points per term.
        weights: [u16; 7],
        /// Best ladder difference.
        wished_step: i8,
    },
    /// The Civil Service tool's points (`matching.md` 12.3): 12 for two grades above, 9 for one; 10 for the same
    /// profession; 6 for the identity asked for. A perfect pair has 28.
    CivilService,
}

/// Rules and weights under a name and a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    name: String,
    version: u32,
    /// The hat of the giver, which says what a place costs in hours.
    pub hat: Hat,
    /// How a pair is scored.
    pub scoring: Scoring,
    /// Price of one wanted place left empty, in points of cost.
    pub empty_place: u16,
    /// Which hard rules hold.
    pub rules: Rules,
}

impl Profile {
    /// Mentors, as the programme starts with.
    pub fn mentor() -> Self {
        Self::shares(
            "mentor-v1",
            Hat::Mentor,
            [3600, 1600, 1200, 1200, 1000, 800, 600],
            2,
            OrganisationRule::Any,
        )
    }

    /// Sponsors: in the same system, so that their influence reaches the mentee's rooms.
    pub fn sponsor() -> Self {
        let weights = [2400, 1600, 2000, 1000, 600, 2000, 400];
        Self::shares("sponsor-v1", Hat::Sponsor, weights, 3, OrganisationRule::SameSystem)
    }

    /// Allies.
    pub fn ally() -> Self {
        Self::shares("ally-v1", Hat::Ally, [3600, 2800, 0, 1200, 1000, 800, 600], 0, OrganisationRule::Any)
    }

    /// The Civil Service `mentor-match` rules and points: another organisation, one or two grades above.
    pub fn mentor_match() -> Self {
        Self {
            name: "mentor-match".into(),
            version: 1,
            hat: Hat::Mentor,
            scoring: Scoring::CivilService,
            empty_place: 28,
            rules: Rules {
                organisation: OrganisationRule::OtherOnly,
                place: PlaceRule::Any,
                language: false,
                min_overlap: 0,
                mode: false,
                step: Some((1, 2)),
                distinct: true,
            },
        }
    }

    /// The shipped profile of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::mentor(), Self::sponsor(), Self::ally(), Self::mentor_match()]
            .into_iter()
            .find(|p| p.name == name)
    }

    /// The shipped profile of a giving hat; facilitators are chosen by circles, not by pairs.
    pub fn of(hat: Hat) -> Option<Self> {
        match hat {
            Hat::Mentor => Some(Self::mentor()),
            Hat::Sponsor => Some(Self::sponsor()),
            Hat::Ally => Some(Self::ally()),
            Hat::Mentee | Hat::Facilitator => None,
        }
    }

    fn shares(
        name: &str,
        hat: Hat,
        weights: [u16; 7],
        wished_step: i8,
        organisation: OrganisationRule,
    ) -> Self {
        Self {
            name: name.into(),
            version: 1,
            hat,
            scoring: Scoring::Shares { weights, wished_step },
            empty_place: 2000,
            rules: Rules { organisation, ..Rules::default() },
        }
    }

    /// The same profile with its terms weighted by sliders of 0–10 in the order of [`Term::ALL`]. Sliders say how the
    /// whole is shared, so all at one height is an even share. `None` when all are 0, one is above 10, or the profile
    /// has fixed points.
    pub fn with_sliders(&self, sliders: [u8; 7]) -> Option<Self> {
        let Scoring::Shares { wished_step, .. } = self.scoring else { return None };
        if sliders.iter().any(|&height| height > 10) || sliders.iter().all(|&height| height == 0) {
            return None;
        }
        let shares = apportion(10_000, &sliders.map(u32::from));
        let weights = shares.map(|share| share as u16);
        Some(Self { scoring: Scoring::Shares { weights, wished_step }, ..self.clone() })
    }

    /// The sliders that come nearest to the weights, 0–10, the heaviest term at 10; `None` for fixed points.
    pub fn sliders(&self) -> Option<[u8; 7]> {
        let Scoring::Shares { weights, .. } = self.scoring else { return None };
        let heaviest = u32::from(*weights.iter().max()?).max(1);
        Some(weights.map(|weight| ((u32::from(weight) * 20 + heaviest) / (2 * heaviest)) as u8))
    }

    /// The name it shipped under.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version it shipped under.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// SHA-256 of everything the profile says, in hexadecimal.
    pub fn hash(&self) -> String {
        crate::seed::digest(self)
    }

    /// What a perfect pair scores.
    pub const fn perfect(&self) -> u16 {
        match self.scoring {
            Scoring::Shares { .. } => 1000,
            Scoring::CivilService => 28,
        }
    }
}
