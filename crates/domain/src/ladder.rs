//! The ladder of a programme: NHS bands or Civil Service grades, read however people write them.

use serde::{Deserialize, Serialize};

use crate::band::AfcBand;

/// Which ladder a programme has; one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Ladder {
    /// Agenda for Change (`model.md` 7.2).
    #[default]
    Afc,
    /// The grades of the Civil Service, AA to SCS4 (`matching.md` 12.3).
    CivilService,
}

/// A place on the ladder, or beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung {
    /// The code in the store and in files.
    pub code: &'static str,
    /// Steps above the lowest; `None` beside the ladder, where nothing is above or below.
    pub step: Option<u8>,
}

/// Why a text is no rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotARung {
    /// Band 8 is four bands: 8a, 8b, 8c or 8d?
    WhichEight,
    /// Nothing on this ladder is called so.
    Unknown,
}

/// Pay outside the bands: no order, no tier.
const BESIDE: [&str; 3] = ["medical_dental", "local_other", "student"];

const GRADES: [&str; 11] =
    ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"];

impl Ladder {
    /// Every ladder.
    pub const ALL: [Self; 2] = [Self::Afc, Self::CivilService];

    /// The code in the store and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Afc => "afc",
            Self::CivilService => "civil_service",
        }
    }

    /// The ladder of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ladder| ladder.code() == code)
    }

    /// Every rung, lowest first, then what stands beside the ladder.
    pub fn rungs(self) -> Vec<Rung> {
        let beside = BESIDE.into_iter().map(|code| Rung { code, step: None });
        match self {
            Self::Afc => AfcBand::ALL
                .into_iter()
                .map(|band| Rung { code: band.code(), step: Some(band.step()) })
                .chain(beside)
                .collect(),
            Self::CivilService => {
                (0..).zip(GRADES).map(|(step, code)| Rung { code, step: Some(step) }).collect()
            }
        }
    }

    /// Reads a rung: case, blanks, hyphens and the words around it ("Band 8a", "AfC 8 a", "G7") do not matter.
    ///
    /// # Errors
    /// [`NotARung`] for anything else; a bare 8 is not guessed.
    pub fn read(self, text: &str) -> Result<Rung, NotARung> {
        let letters: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let plain = match self {
            Self::Afc => bare(&letters, &["agendaforchange", "afc", "nhs", "payband", "band", "b"]),
            Self::CivilService => bare(&letters, &["civilservice", "grade", "g"]),
        };
        if self == Self::Afc && plain == "8" {
            return Err(NotARung::WhichEight);
        }
        let same = |code: &str| {
            let code: String =
                code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            code == letters || (!plain.is_empty() && bare(&code, &["grade"]) == plain)
        };
        let meant = match letters.as_str() {
            "verysenior" | "veryseniormanager" if self == Self::Afc => "vsm",
            _ => "",
        };
        self.rungs().into_iter().find(|rung| rung.code == meant || same(rung.code)).ok_or(NotARung::Unknown)
    }
}

/// The text without the words that people put before a band or grade.
fn bare<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let mut rest = text;
    while let Some(shorter) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_read_however_people_write_them() {
        for text in ["Band 8a", "8A", "b8a", "AfC 8 a", "8a", "Agenda for Change Band 8A", " 8-a "] {
            assert_eq!(Ladder::Afc.read(text).unwrap(), Rung { code: "8a", step: Some(7) }, "{text}");
        }
        assert_eq!(Ladder::Afc.read("VSM").unwrap().step, Some(12));
        assert_eq!(Ladder::Afc.read("Medical / dental").unwrap().step, None);
    }

    #[test]
    fn a_bare_eight_is_asked_about() {
        for text in ["8", "Band 8", "AfC 8"] {
            assert_eq!(Ladder::Afc.read(text), Err(NotARung::WhichEight), "{text}");
        }
    }

    #[test]
    fn what_is_on_no_ladder_is_refused() {
        for text in ["", "Band", "10", "0", "8e", "Grade", "SEOO", "band 55"] {
            assert_eq!(Ladder::Afc.read(text), Err(NotARung::Unknown), "{text}");
            assert_eq!(Ladder::CivilService.read(text), Err(NotARung::Unknown), "{text}");
        }
    }

    #[test]
    fn grades_keep_their_order_and_their_spellings() {
        let read = |text| Ladder::CivilService.read(text).unwrap().step.unwrap();
        assert_eq!(["AA", "Grade 7", "Grade 6", "SCS1", "SCS4"].map(read), [0, 5, 6, 7, 10]);
        assert_eq!(["grade 7", "G7", "g 7", "7", "SCS 1", "scs1 "].map(read), [5, 5, 5, 5, 7, 7]);
    }

    #[test]
    fn every_rung_reads_as_itself() {
        for ladder in Ladder::ALL {
            for rung in ladder.rungs() {
                assert_eq!(ladder.read(rung.code), Ok(rung));
            }
        }
    }

    #[test]
    fn orders_and_tiers_are_those_of_the_code_list() {
        use crate::band::{AfcBand, Tier};
        assert_eq!(AfcBand::One.order(), 10);
        assert_eq!(AfcBand::EightA.order(), 80);
        assert_eq!(AfcBand::Vsm.order(), 130);
        assert_eq!(
            [AfcBand::Five, AfcBand::Six, AfcBand::EightA].map(AfcBand::tier),
            [Tier::Lower, Tier::Middle, Tier::Upper]
        );
    }
}
