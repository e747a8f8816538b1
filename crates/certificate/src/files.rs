//! The two files as they are read: the proof and the coded market.

use std::collections::BTreeSet;

use serde::Deserialize;

/// `certificate.json`.
#[derive(Debug, Deserialize)]
pub struct Certificate {
    pub format: String,
    pub instance: String,
    pub objective: String,
    pub levels: Vec<String>,
    pub n: usize,
    pub m: usize,
    pub pairs: Vec<(usize, usize)>,
    pub pi: Vec<(usize, Vec<i64>)>,
    pub p: Vec<(usize, Vec<i64>)>,
    pub value: Vec<i64>,
    pub bound: Vec<i64>,
}

/// `instance.json`.
#[derive(Debug, Deserialize)]
pub struct Instance {
    pub format: String,
    pub profile: Profile,
    pub half_hours_a_place: u16,
    pub tie: bool,
    pub mentees: Vec<Mentee>,
    pub givers: Vec<Giver>,
    pub lines: Vec<(usize, usize)>,
    pub struck: BTreeSet<(usize, usize)>,
    pub pinned: BTreeSet<(usize, usize)>,
}

/// Rules and weights.
#[derive(Debug, Deserialize)]
pub struct Profile {
    pub scoring: Scoring,
    pub empty_place: i64,
    pub rules: Rules,
}

/// How pairs are scored.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    Shares { weights: [u32; 7], wished_step: i32 },
    CivilService,
}

/// The rules that a programme sets.
#[derive(Debug, Deserialize)]
pub struct Rules {
    pub organisation: OrganisationRule,
    pub place: PlaceRule,
    pub language: bool,
    pub min_overlap: u32,
    pub mode: bool,
    pub step: Option<(i32, i32)>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationRule {
    Any,
    OtherOnly,
    SameOnly,
    SameSystem,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceRule {
    Any,
    NotSameTeam,
    NotSameSite,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    InPerson,
    Remote,
    Either,
}

/// Attributes of one person; `None` is unknown.
#[derive(Debug, Deserialize)]
pub struct Attributes {
    pub person: usize,
    pub hash: u32,
    pub organisation: Option<u32>,
    pub system: Option<u32>,
    pub site: Option<u32>,
    pub region: Option<u32>,
    pub team: Option<u32>,
    pub profession: Option<u32>,
    pub family: Option<u32>,
    pub step: Option<i32>,
    pub languages: BTreeSet<u32>,
    pub slots: Option<u32>,
    pub mode: Option<Mode>,
    pub style_answered: u8,
    pub style_b: u8,
}

#[derive(Debug, Deserialize)]
pub struct Wish {
    pub value: u32,
    pub wanted: bool,
    pub weight: u32,
    pub waits: bool,
}

#[derive(Debug, Deserialize)]
pub struct Mentee {
    #[serde(flatten)]
    pub who: Attributes,
    pub wanted: u8,
    pub needs: Vec<u32>,
    pub outside: bool,
    pub other_profession: bool,
    pub emphasis: [u32; 7],
    pub lens: Vec<Wish>,
    pub weeks: u8,
    pub choices: Vec<(usize, i64)>,
}

#[derive(Debug, Deserialize)]
pub struct Giver {
    #[serde(flatten)]
    pub who: Attributes,
    pub places: u8,
    pub half_hours: Option<u16>,
    pub ready: bool,
    pub tags: BTreeSet<u32>,
    pub offers: BTreeSet<u32>,
}
