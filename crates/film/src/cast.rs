//! Who is in the film, and how bodies can stand: data that an author writes, read into types that cannot be wrong.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everybody, and every pose.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// By cast id, `c01` and so on.
    pub cast: BTreeMap<String, Look>,
    /// By name.
    pub pose: BTreeMap<String, Pose>,
}

/// How somebody looks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Look {
    /// What part this one plays.
    pub role: Part,
    /// 1 (light) to 8 (dark).
    pub skin: u8,
    /// Shape of the hair, or what covers it.
    pub hair: Hair,
    /// Colour token of the hair, or of what covers it.
    pub hair_colour: String,
    /// Colour token of the clothes.
    pub cloth: String,
    /// Cut of the clothes.
    pub dress: Dress,
    /// Glasses, a stick and so on.
    #[serde(default)]
    pub extra: Vec<Extra>,
}

/// What part somebody plays; helpers and peers are looked at for variety.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the parts say it")]
pub enum Part {
    Mentee,
    Mentor,
    Sponsor,
    Ally,
    Peer,
    AtTheTable,
    Next,
    PossibleMentor,
}

/// Ten ways to wear hair, or to cover it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the styles say it")]
pub enum Hair {
    Short,
    Afro,
    Locs,
    Braids,
    Bun,
    Long,
    Bald,
    GreyShort,
    Hijab,
    Turban,
}

/// Cuts of clothes; no logos, no marks of rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the cuts say it")]
pub enum Dress {
    Tunic,
    Shirt,
    Dress,
    Scrubs,
    Cardigan,
}

/// What else belongs to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Extra {
    Glasses,
    HearingAid,
    Wheelchair,
    Stick,
}

/// Angles of a body in degrees, 0 hanging down, growing outwards; shares where it says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Pose {
    /// The arm on the left of the picture: shoulder, then elbow.
    pub left: [f64; 2],
    /// The arm on the right.
    pub right: [f64; 2],
    /// The leg on the left: hip, then knee.
    pub left_leg: [f64; 2],
    /// The leg on the right.
    pub right_leg: [f64; 2],
    /// The whole body, clockwise.
    pub lean: f64,
    /// The head, clockwise.
    pub nod: f64,
    /// Where the face looks: −1 left, 1 right.
    pub gaze: f64,
    /// 0 standing, 1 sitting.
    pub sit: f64,
}

/// Reads who is in the film.
///
/// # Errors
/// What is wrong, with line, column and the line itself.
pub fn read(text: &str) -> Result<Company, toml::de::Error> {
    toml::from_str(text)
}
