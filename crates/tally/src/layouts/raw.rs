//! Ballots as they stand in a file, before items and voters are put in order.

use super::Cells;

/// The ballots of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the marks mean.
    pub cells: Cells,
    /// The items that the file declares, ballots or not; `None` where items exist by being named.
    pub declared: Option<Vec<String>>,
    /// Places of a ballot, where the layout says so.
    pub places: Option<u32>,
    /// The headings, for messages.
    pub headings: Vec<String>,
    /// One for each row or voter, also those with nothing on them.
    pub ballots: Vec<RawBallot>,
}

/// A ballot as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawBallot {
    /// The voter's label; made up where there is none.
    pub voter: String,
    /// The group's label; empty where there is none.
    pub group: String,
    /// The round's label; empty where there is none.
    pub round: String,
    /// The line where it begins.
    pub line: u64,
    /// Its marks.
    pub marks: Vec<RawMark>,
}

/// A mark as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawMark {
    /// The item's label.
    pub item: String,
    /// A doubled rank, points in millionths, or a whole number.
    pub value: i64,
    /// What the cell says, for messages.
    pub says: String,
    /// The line.
    pub line: u64,
    /// The column, from 1.
    pub column: usize,
}

impl Sheet {
    /// The rounds that the file names, in their order.
    pub fn rounds(&self) -> Vec<&str> {
        let mut rounds: Vec<&str> = self.ballots.iter().map(|ballot| ballot.round.as_str()).collect();
        rounds.sort_by(|a, b| super::natural::natural(a, b));
        rounds.dedup();
        rounds
    }

    /// The ballots of one round alone.
    #[must_use]
    pub fn round(&self, round: &str) -> Self {
        let ballots = self.ballots.iter().filter(|ballot| ballot.round == round).cloned().collect();
        Self { ballots, ..self.clone() }
    }
}

/// Places of items as doubled mid-ranks.
pub fn doubled(places: &[usize]) -> Vec<i64> {
    let mut before = 0;
    let rank = |&tied: &usize| {
        before += tied;
        (2 * (before - tied) + tied + 1) as i64
    };
    places.iter().map(rank).collect()
}
