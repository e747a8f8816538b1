//! What is wrong with a file: where it stands, what stands there, and the rule that it breaks.

use std::fmt;

/// Most faults that are listed; the rest are counted.
pub const LISTED: usize = 50;

/// One thing to put right in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// Counted from 1; 0 means the file as a whole.
    pub line: u64,
    /// Counted from 1; 0 means the line as a whole.
    pub column: usize,
    /// The column's heading, where there is one.
    pub heading: String,
    /// What stands there.
    pub value: String,
    /// What should.
    pub rule: Rule,
}

/// A rule that a file breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// A second judgement of the same item by the same voter.
    #[error("this voter has marked this item already")]
    DuplicatePair,
    /// A second row of the same voter.
    #[error("this voter has a row already")]
    DuplicateVoter,
    /// An item that a ballot names twice.
    #[error("this ballot names the item already")]
    DuplicateItem,
    /// A place without a choice, and choices after it.
    #[error("a place before this one is empty: places have no gaps")]
    Gap,
    /// A rank that no item can have.
    #[error(
        "a rank is a whole number from 1 to the number of items ({0}), or half a step between two that tie"
    )]
    Rank(usize),
    /// A rating that is not on the scale.
    #[error("a rating is a whole number from 1 to 9")]
    Rating,
    /// Not a number that can be counted.
    #[error("points are plain numbers: no infinity, no exponent, at most 6 decimals")]
    Number,
    /// A number below 0.
    #[error("points cannot be negative")]
    Negative,
    /// Something else than a whole number from 0.
    #[error("this is a whole number from 0")]
    Whole,
    /// Something else than a tick.
    #[error("a tick is 1, yes or x; no tick is 0, no or blank")]
    Tick,
    /// More dots than a voter has.
    #[error("a ballot has at most {0} dots (--budget)")]
    Budget(u32),
    /// More dots than one item may get.
    #[error("one item gets at most {0} dots of a ballot (--cap)")]
    Cap(u32),
    /// More ticks than a voter has.
    #[error("a ballot has at most {0} ticks (--quota)")]
    Quota(u32),
    /// Not every item in its own place.
    #[error("with --scheme full_rank every ballot puts all items in order, without ties")]
    Permutation,
    /// An item that is not in the list.
    #[error("there is no such item in the list of items")]
    UnknownItem,
    /// An item that the voter's group was not offered.
    #[error("this item was not offered to the voter's group")]
    NotOffered,
    /// A label that stands there already.
    #[error("this label stands here already, or one that differs by spaces or the spelling of accents alone")]
    SameLabel,
    /// A label without text.
    #[error("a label is missing")]
    NoLabel,
    /// A row with more or fewer cells than headings.
    #[error("the row has {found} cells and the first line {expected}")]
    Ragged {
        /// Cells of the row.
        found: usize,
        /// Headings.
        expected: usize,
    },
    /// No byte.
    #[error("the file is empty")]
    Empty,
    /// No row under the headings.
    #[error("the file has a first line and nothing under it")]
    HeaderOnly,
    /// UTF-16.
    #[error("the file is in UTF-16; save it as CSV UTF-8")]
    Utf16,
    /// A byte that is not UTF-8.
    #[error("this is not UTF-8 text; save the file as CSV UTF-8")]
    NotUtf8,
    /// A NUL byte.
    #[error("the file holds a NUL byte, so it is not a text")]
    Nul,
    /// More than 10 MB.
    #[error("the file is larger than 10 MB")]
    TooLarge,
    /// More than 500 items.
    #[error("there are more than 500 items")]
    TooManyItems,
    /// More than 10,000 voters.
    #[error("there are more than 10,000 voters")]
    TooManyVoters,
    /// More columns than voters and items need.
    #[error("there are more than 10,100 columns")]
    TooManyColumns,
    /// A column that ought to be there.
    #[error("the column “{0}” is missing")]
    NoColumn(&'static str),
    /// A cell that cannot stand there; says why.
    #[error("{0}")]
    Meaning(String),
    /// A PrefLib line of another form.
    #[error("a line is `count: 1,{{2,3}},4`")]
    PrefLibLine,
    /// An order with a tie where none may be.
    #[error("this kind of file has no ties")]
    Tie,
    /// An order without all items where all must be.
    #[error("this kind of file puts every alternative into each order")]
    Incomplete,
    /// Head and body of a PrefLib file that differ.
    #[error("the head says {head} and the file holds {body}")]
    HeadBody {
        /// What the head says.
        head: u64,
        /// What there is.
        body: u64,
    },
    /// Numbers that cannot be a printed table's.
    #[error("{0}")]
    Contradiction(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ", column {}", self.column)?;
            if !self.heading.is_empty() {
                write!(f, " “{}”", shown(&self.heading))?;
            }
        }
        write!(f, ": ")?;
        if !self.value.is_empty() {
            write!(f, "“{}”: ", shown(&self.value))?;
        }
        write!(f, "{}", self.rule)
    }
}

/// A value as it may be shown: nothing that steers a terminal, and not too long.
fn shown(value: &str) -> String {
    let plain = value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let mut text: String = plain.take(60).collect();
    if value.chars().count() > 60 {
        text.push('…');
    }
    text
}

/// All faults of a file: the first fifty, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults {
    /// The first ones, in the order of the file.
    pub listed: Vec<Fault>,
    /// How many there are in all.
    pub all: usize,
}

impl Faults {
    /// One more fault.
    pub fn add(&mut self, fault: Fault) {
        self.all += 1;
        // Those of later lines may be found first, so all are kept until they are put in order.
        if self.listed.len() < 20 * LISTED {
            self.listed.push(fault);
        }
    }

    /// Whether nothing is wrong.
    pub const fn none(&self) -> bool {
        self.all == 0
    }

    /// The first fifty in the order of the file.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.listed.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        self.listed.truncate(LISTED);
        self
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.listed {
            writeln!(f, "{fault}")?;
        }
        if self.all > self.listed.len() {
            writeln!(f, "… and {} more", self.all - self.listed.len())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_where_what_and_why() {
        let fault = Fault {
            file: "votes.csv".into(),
            line: 3,
            column: 2,
            heading: "rank".into(),
            value: "7\u{1b}[2J".into(),
            rule: Rule::Rank(5),
        };
        assert_eq!(
            fault.to_string(),
            "votes.csv, line 3, column 2 “rank”: “7\u{fffd}[2J”: a rank is a whole number from 1 to the number of items (5), or \
             half a step between two that tie"
        );
    }

    #[test]
    fn fifty_are_listed_and_the_rest_counted() {
        let mut faults = Faults::default();
        for line in (1..=60).rev() {
            let file = "a.csv".to_owned();
            faults.add(Fault {
                file,
                line,
                column: 0,
                heading: String::new(),
                value: String::new(),
                rule: Rule::Gap,
            });
        }
        let faults = faults.in_order();
        assert_eq!((faults.listed.len(), faults.listed[0].line), (50, 1));
        assert!(faults.to_string().ends_with("… and 10 more\n"));
    }
}
