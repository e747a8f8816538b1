//! What was found when a bundle was checked.

use std::fmt;

use trellis_workshop::{Course, Hash, Hex};

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file it is in.
    pub file: String,
    /// What is wrong with it; the number of the first bad entry, where it is the chain.
    pub says: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.says)
    }
}

/// What was found, and what was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Faults; none if everything is as it was written.
    pub findings: Vec<Finding>,
    /// What the record comes to, where it could be read.
    pub course: Option<Course>,
    /// How many entries there are.
    pub entries: usize,
    /// The sealed head, to be compared with the one that people hold.
    pub head: Option<Hash>,
    /// The key of the seal, to be compared with the server's.
    pub key: Option<Hex<32>>,
    /// Votes that were counted again from their ballots.
    pub recounted: Vec<u8>,
    /// Votes whose ballots are not in the bundle.
    pub uncounted: Vec<u8>,
    /// Texts that may be shown and are not there any more.
    pub withheld: usize,
    /// The version that wrote the bundle, where it is another: its tables and pages were checked by their digests alone.
    pub other_version: Option<String>,
}

impl Report {
    /// Whether everything is as it was written.
    pub const fn sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// The report for a person, line by line, without the findings.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(course) = &self.course {
            lines.push(format!(
                "{} entries: {} seats, {} laps, {} ideas shared, {} merges, {} votes counted",
                self.entries, course.seats, course.laps, course.shared, course.merges, course.rounds
            ));
        }
        if let Some(head) = self.head {
            lines.push(format!("head {head}: compare it with the one that the room was given"));
        }
        if let Some(key) = self.key {
            lines.push(format!("sealed with the key {key}: compare it with the server's"));
        }
        for round in &self.recounted {
            lines.push(format!("vote {round}: counted again from the ballots, with the same bytes"));
        }
        for round in &self.uncounted {
            lines.push(format!(
                "vote {round}: the table is the one that the record names; counting it again needs the ballots"
            ));
        }
        if self.withheld > 0 {
            lines.push(format!("texts that are [withheld]: {}", self.withheld));
        }
        if let Some(version) = &self.other_version {
            lines.push(format!(
                "written by version {version}, read by {}: tables and pages were checked by their digests alone",
                env!("CARGO_PKG_VERSION")
            ));
        }
        lines
    }
}
