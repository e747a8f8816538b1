//! One person of a file, in plain values.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use trellis_domain::hat::Hat;

/// How somebody would rather meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In one room.
    InPerson,
    /// Online or by phone.
    Remote,
    /// Both are fine.
    Either,
}

impl Mode {
    /// The codes in files.
    pub(crate) const CODES: [(&'static str, Self); 7] = [
        ("in_person", Self::InPerson),
        ("remote", Self::Remote),
        ("either", Self::Either),
        ("face_to_face", Self::InPerson),
        ("online", Self::Remote),
        ("both", Self::Either),
        ("no_preference", Self::Either),
    ];

    /// The code in the store and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Remote => "remote",
            Self::Either => "either",
        }
    }
}

/// Places a giver names; `None` where the file says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Places {
    /// As a mentor.
    pub mentor: Option<u8>,
    /// As a sponsor.
    pub sponsor: Option<u8>,
    /// As an ally.
    pub ally: Option<u8>,
    /// Circles led.
    pub circles: Option<u8>,
}

/// One row about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The file or sheet.
    pub file: String,
    /// Its line.
    pub line: u64,
    /// Address in lower case: who the person is.
    pub email: String,
    /// First name; the whole name where the file has it in one cell.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// Job title.
    pub job_title: String,
    /// Some words about oneself, as written.
    pub biography: String,
    /// Hats worn.
    pub hats: Vec<Hat>,
    /// Givers a mentee asks for; [`Hat::Facilitator`] stands for a circle.
    pub wants: Vec<Hat>,
    /// Profession: a code of the list, or as written on a ladder without a list.
    pub profession: String,
    /// Family of professions, where there is a list.
    pub family: Option<String>,
    /// Band or grade, as the ladder writes it.
    pub rung: Option<String>,
    /// Steps above the lowest rung; `None` when unknown or beside the ladder.
    pub step: Option<u8>,
    /// Employer, as written.
    pub organisation: String,
    /// Family of organisations.
    pub system: String,
    /// Where.
    pub site: String,
    /// Travel area.
    pub region: String,
    /// Team.
    pub team: String,
    /// Line manager's address.
    pub manager_email: Option<String>,
    /// Need tags, most important first.
    pub needs: Vec<String>,
    /// Tags offered.
    pub offers: Vec<String>,
    /// Eight letters `A`, `B` or `-`; empty when not answered.
    pub style: String,
    /// Languages to meet in, in lower case.
    pub languages: Vec<String>,
    /// Way to meet.
    pub mode: Option<Mode>,
    /// Free times of the week ([`crate::slots`]); `None` when not answered.
    pub slots: Option<u32>,
    /// Wishes for somebody outside the own organisation.
    pub outside_organisation: bool,
    /// Wishes for somebody of another profession.
    pub other_profession: bool,
    /// First day in the queue.
    pub waiting_since: Option<Date>,
    /// Places.
    pub places: Places,
    /// Own limit, in half-hours a month.
    pub half_hours: Option<u16>,
    /// Accepted and trained; `None` when the file says nothing.
    pub ready: Option<bool>,
    /// Paused until.
    pub paused_until: Option<Date>,
    /// In the layout of the Civil Service: on both sides, as the file says.
    pub both: Option<bool>,
    /// In the layout of the Civil Service, on the command line: what a mentor offers to be matched on, in lower case.
    pub characteristics: Vec<String>,
    /// In the layout of the Civil Service, on the command line: the identity asked for, after a yes only.
    pub identity: Option<String>,
}

impl Person {
    /// Both names, or the one there is.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// Whether two rows say the same of one person, wherever they stand.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let here = Self { file: other.file.clone(), line: other.line, ..self.clone() };
        here == *other
    }
}
