//! The hard rules, in the order in which they are asked, and what a pair is told that breaks one.

use serde::Serialize;

/// Which organisations a giver may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationRule {
    /// Any.
    Any,
    /// Not the mentee's own.
    OtherOnly,
    /// The mentee's own.
    SameOnly,
    /// One in the mentee's system.
    SameSystem,
}

/// How near a giver may work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceRule {
    /// As near as it comes.
    Any,
    /// Not in the mentee's team.
    NotSameTeam,
    /// Not at the mentee's site.
    NotSameSite,
}

/// The settings of the rules that a programme can set. Unknown attributes pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// H6.
    pub organisation: OrganisationRule,
    /// H7.
    pub place: PlaceRule,
    /// H8: a shared language when the mentee lists any.
    pub language: bool,
    /// H9: shared slots needed when both answered; 0 switches the rule off.
    pub min_overlap: u8,
    /// H10: no remote-only with in-person; both in person need one region.
    pub mode: bool,
    /// H11: least and greatest ladder difference, giver less mentee; `None` switches the rule off.
    pub step: Option<(i8, i8)>,
    /// H14: nobody is a mentee's mentor, sponsor or ally at the same time.
    pub distinct: bool,
}

impl Rules {
    /// Every rule that can be set is off, but for distinct hats.
    pub(crate) const fn open(distinct: bool) -> Self {
        Self {
            organisation: OrganisationRule::Any,
            place: PlaceRule::Any,
            language: false,
            min_overlap: 0,
            mode: false,
            step: None,
            distinct,
        }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            organisation: OrganisationRule::Any,
            place: PlaceRule::NotSameTeam,
            language: true,
            min_overlap: 1,
            mode: true,
            step: None,
            distinct: true,
        }
    }
}

/// The hard rules H1–H16 (`matching.md` 4), in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// H1: one person in both roles.
    SamePerson,
    /// H2: no place or hour left.
    Full,
    /// H3: line management, over the whole chain, either way.
    LineOfManagement,
    /// H4: a declared conflict.
    Conflict,
    /// H5: either would rather not.
    RatherNot,
    /// H6: organisation.
    Organisation,
    /// H7: team or site.
    Place,
    /// H8: language.
    Language,
    /// H9: shared slots.
    Overlap,
    /// H10: mode and travel area.
    Mode,
    /// H11: ladder difference.
    Step,
    /// H12: forbidden by the coordinator.
    Forbidden,
    /// H13: paired before, or "not this time".
    Earlier,
    /// H14: already together in another hat.
    OtherHat,
    /// H15: the mentee waits for what the lens asks.
    WaitsForLens,
    /// H16: the giver is not ready.
    NotReady,
}

/// What everybody but its owner is told about a rule. Private rules all say the same, as does a paused person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// No place is free.
    Full,
    /// Not possible, and no more than that.
    NotPossible,
    /// The coordinator set it apart.
    ByCoordinator,
    /// A rule of the programme, by its name.
    Rule(Rule),
}

impl Rule {
    /// What may be shown.
    pub const fn shown(self) -> Shown {
        match self {
            Self::Full => Shown::Full,
            Self::Forbidden => Shown::ByCoordinator,
            Self::Organisation
            | Self::Place
            | Self::Language
            | Self::Overlap
            | Self::Mode
            | Self::Step
            | Self::OtherHat => Shown::Rule(self),
            Self::SamePerson
            | Self::LineOfManagement
            | Self::Conflict
            | Self::RatherNot
            | Self::Earlier
            | Self::WaitsForLens
            | Self::NotReady => Shown::NotPossible,
        }
    }

    /// The rule's code in files: `h1` … `h16`.
    pub const fn code(self) -> &'static str {
        const CODES: [&str; 16] = [
            "h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10", "h11", "h12", "h13", "h14", "h15",
            "h16",
        ];
        CODES[self as usize]
    }
}
