//! A person as the engine sees one: coded attributes and a key. Whatever is unknown is left out.

use serde::Serialize;

use crate::key::{Code, Key};

/// How somebody would rather meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In one room.
    InPerson,
    /// By telephone or video.
    Remote,
    /// Both are fine.
    Either,
}

/// One answer of the eight short either-or items on values and ways of working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The first of the two.
    A,
    /// The second of the two.
    B,
}

/// One person, in whatever hat. The same person as mentee and as giver is entered once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The stable key.
    pub key: Key,
    /// Employer.
    pub organisation: Option<Code>,
    /// Integrated care system or other family of organisations.
    pub system: Option<Code>,
    /// Where they work, within the organisation.
    pub site: Option<Code>,
    /// Travel area.
    pub region: Option<Code>,
    /// Team within the site.
    pub team: Option<Code>,
    /// Profession.
    pub profession: Option<Code>,
    /// Family of professions.
    pub family: Option<Code>,
    /// Step on the programme's ladder (pay band or grade), counted from 0; `None` outside the ladder.
    pub step: Option<u8>,
    /// Languages they would speak in; empty when not answered.
    pub languages: Vec<Code>,
    /// Free half-days or other slots, one bit each (at most 32); every bit set for rotating shifts; `None` when not
    /// answered.
    pub slots: Option<u32>,
    /// Preferred mode.
    pub mode: Option<Mode>,
    /// Answers to the eight style items; `None` is a skipped one.
    pub style: [Option<Side>; 8],
}

impl Person {
    /// Somebody of whom only the key is known.
    pub fn new(key: Key) -> Self {
        Self {
            key,
            organisation: None,
            system: None,
            site: None,
            region: None,
            team: None,
            profession: None,
            family: None,
            step: None,
            languages: Vec::new(),
            slots: None,
            mode: None,
            style: [None; 8],
        }
    }
}
