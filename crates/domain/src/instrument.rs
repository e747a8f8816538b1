//! Instruments: sets of questions that can be scored. The arithmetic ships with the program; the wording only where it is
//! ours, else the host enters it after asking, and not one of them is published before that.

use serde::{Deserialize, Serialize};

use crate::{participation::states, readiness::Purpose, refusal::Refusal};

mod felt;
mod score;

pub use felt::{Felt, FeltScore, felt_allyship};
pub use score::{Mean, Score};

states! {
    /// The nine of them (`model.md` 6).
    Instrument {
        /// Mentoring functions: Castro, Scandura and Williams.
        Mfq9 = "mfq9",
        /// What mentors of researchers can do: Hyun.
        Mca21 = "mca21",
        /// Mentoring functions: Rechlin.
        Mfm12 = "mfm12",
        /// Mentoring functions: Tepper.
        Tepper16 = "tepper16",
        /// Whether it is safe to speak in a group: Edmondson.
        Psafe7 = "psafe7",
        /// Wellbeing, the short form.
        Swemwbs = "swemwbs",
        /// Resilience: Smith.
        Brs = "brs",
        /// Satisfaction with a career: Greenhaus.
        Css5 = "css5",
        /// What an ally's help did: ours, not tested.
        FeltAllyship8 = "felt_allyship_8",
    }
}

/// What must be had before the wording may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Licence {
    /// It is ours and ships with the program.
    Ours,
    /// The authors or their publisher are asked.
    Ask,
    /// Nobody has found out yet; whoever wants it asks.
    Unchecked,
    /// The host registers with the owners, who also give the table that turns sums into scores.
    Register,
}

/// How answers become a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scoring {
    /// The mean of the items.
    Mean,
    /// The sum of the items, turned into a score by a table that the host enters.
    Sum,
    /// A mean for the items with odd numbers and one for those with even numbers.
    OddAndEven,
    /// A mean for each part; which items belong to which is entered by the host. So many parts, where that is known.
    Parts(Option<usize>),
    /// As [`felt_allyship`] says.
    Felt,
}

/// What is so about an instrument, without its wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How many items it has.
    pub items: usize,
    /// The lowest and the highest answer; where we do not know, they follow from the answers that the host enters.
    pub range: Option<(u8, u8)>,
    /// The numbers of the items that are turned round.
    pub reverse: &'static [usize],
    /// How it is scored.
    pub scoring: Scoring,
    /// What is needed for its wording.
    pub licence: Licence,
    /// Who made it, and when.
    pub source: &'static str,
}

impl Instrument {
    /// What is so about it.
    pub const fn facts(self) -> Facts {
        let plain = Facts {
            items: 0,
            range: Some((1, 5)),
            reverse: &[],
            scoring: Scoring::Mean,
            licence: Licence::Ask,
            source: "",
        };
        match self {
            Self::Mfq9 => Facts {
                items: 9,
                scoring: Scoring::Parts(Some(3)),
                source: "Castro, Scandura & Williams 2004",
                ..plain
            },
            Self::Mca21 => Facts {
                items: 21,
                range: Some((1, 7)),
                scoring: Scoring::Parts(None),
                licence: Licence::Unchecked,
                source: "Hyun 2022",
                ..plain
            },
            Self::Mfm12 => {
                Facts { items: 12, range: None, scoring: Scoring::Parts(Some(3)), source: "Rechlin", ..plain }
            }
            Self::Tepper16 => {
                Facts { items: 16, range: None, scoring: Scoring::OddAndEven, source: "Tepper", ..plain }
            }
            Self::Psafe7 => Facts {
                items: 7,
                range: Some((1, 7)),
                reverse: &[1, 3, 5],
                source: "Edmondson 1999",
                ..plain
            },
            Self::Swemwbs => Facts {
                items: 7,
                scoring: Scoring::Sum,
                licence: Licence::Register,
                source: "SWEMWBS",
                ..plain
            },
            Self::Brs => Facts { items: 6, reverse: &[2, 4, 6], source: "Smith 2008", ..plain },
            Self::Css5 => Facts { items: 5, source: "Greenhaus 1990", ..plain },
            Self::FeltAllyship8 => Facts {
                items: 8,
                range: Some((0, 4)),
                scoring: Scoring::Felt,
                licence: Licence::Ours,
                source: "Trellis",
                ..plain
            },
        }
    }

    /// Whether the host enters its wording.
    pub const fn hosted(self) -> bool {
        !matches!(self.facts().licence, Licence::Ours)
    }

    /// Whether its scores are health data, which only the person ever sees.
    pub const fn wellbeing(self) -> bool {
        matches!(self, Self::Swemwbs | Self::Brs)
    }

    /// For what its answers are used; the host has to have decided to.
    pub const fn purpose(self) -> Purpose {
        if self.wellbeing() { Purpose::WellbeingScores } else { Purpose::Evaluation }
    }

    /// The lowest and the highest answer, when there are so many different ones.
    pub fn range(self, answers: usize) -> (u8, u8) {
        self.facts().range.unwrap_or_else(|| (1, u8::try_from(answers).unwrap_or(u8::MAX)))
    }
}

states! {
    /// Where one wording of an instrument stands. A new wording is a new version.
    Edition {
        /// It is being entered.
        Draft = "draft",
        /// It can be answered, and is not changed any more.
        Published = "published",
        /// It is not asked any more.
        Retired = "retired",
    }
}

impl Edition {
    /// The arrows of the diagram.
    pub const fn leads_to(self, next: Self) -> bool {
        matches!((self, next), (Self::Draft, Self::Published) | (Self::Published, Self::Retired))
    }

    /// The step, where the diagram has it.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] for every other step.
    pub const fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InBoth {
    /// In English.
    pub en: Vec<String>,
    /// In Welsh.
    pub cy: Vec<String>,
}

impl InBoth {
    /// Whether so many lines stand in both languages.
    pub fn lines(&self, number: usize) -> bool {
        self.en.len() == number && self.cy.len() == number
    }
}

/// What a host has entered of an instrument.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The items, in their order.
    pub items: InBoth,
    /// What can be answered, from the lowest to the highest.
    pub answers: InBoth,
    /// The line that says whose the wording is, printed wherever it is shown.
    pub copyright: String,
    /// Where the permission or the registration is kept.
    pub permission: String,
    /// Which items belong to which part; empty where the instrument has none.
    pub parts: Vec<Vec<usize>>,
    /// The scores of all sums, from the lowest to the highest, in hundredths; empty where there is no table.
    pub table: Vec<u32>,
}

states! {
    /// What is lacking before a wording can be published.
    Lack {
        /// As many items as the instrument has, in both languages.
        Items = "items",
        /// All the answers, in both languages.
        Answers = "answers",
        /// The copyright line.
        Copyright = "copyright",
        /// Where the permission is kept.
        Permission = "permission",
        /// Which items belong to which part.
        Parts = "parts",
        /// The table that turns sums into scores.
        Table = "table",
        /// The decision that its answers are used at all.
        Purpose = "purpose",
    }
}

/// What is lacking before an instrument can be published in this wording; `used` says whether its purpose was decided.
pub fn lacking(instrument: Instrument, wording: &Wording, used: bool) -> Vec<Lack> {
    let facts = instrument.facts();
    let answers = match facts.range {
        Some((low, high)) => wording.answers.lines(usize::from(high - low) + 1),
        None => {
            (2..=11).contains(&wording.answers.en.len()) && wording.answers.lines(wording.answers.en.len())
        }
    };
    let (low, high) = instrument.range(wording.answers.en.len());
    let sums = usize::from(high.saturating_sub(low)) * facts.items + 1;
    let table = facts.scoring != Scoring::Sum
        || (wording.table.len() == sums && wording.table.windows(2).all(|two| two[0] < two[1]));
    let found = [
        (Lack::Items, wording.items.lines(facts.items)),
        (Lack::Answers, answers),
        (Lack::Copyright, !wording.copyright.trim().is_empty()),
        (Lack::Permission, !wording.permission.trim().is_empty()),
        (Lack::Parts, parted(facts, &wording.parts)),
        (Lack::Table, table),
        (Lack::Purpose, used),
    ];
    found.into_iter().filter(|(_, there)| !there).map(|(lack, _)| lack).collect()
}

/// Whether every item belongs to exactly one part, where there are parts.
fn parted(facts: Facts, parts: &[Vec<usize>]) -> bool {
    let Scoring::Parts(number) = facts.scoring else { return true };
    let mut items: Vec<usize> = parts.iter().flatten().copied().collect();
    items.sort_unstable();
    let right =
        number.is_none_or(|number| parts.len() == number) && parts.iter().all(|part| !part.is_empty());
    right && items == (1..=facts.items).collect::<Vec<_>>()
}

/// Publishes a wording.
///
/// # Errors
/// [`Refusal::MovedOn`] unless it is a draft; [`Refusal::Incomplete`] while something is lacking.
pub fn publish(
    instrument: Instrument,
    edition: Edition,
    wording: &Wording,
    used: bool,
) -> Result<Edition, Refusal> {
    let next = edition.step(Edition::Published)?;
    if lacking(instrument, wording, used).is_empty() { Ok(next) } else { Err(Refusal::Incomplete) }
}

#[cfg(test)]
mod tests;
