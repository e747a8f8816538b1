//! Where several groups wait for each other: before a joint vote, and before a result that counts them all.

use crate::{phase::Phase, workshop::Workshop};

/// What the groups meet for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// All have frozen their items.
    JointVote,
    /// All have closed this round.
    Reveal(u8),
}

/// Whether a group is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Still on its way.
    UnderWay,
    /// There.
    Arrived,
    /// Goes on by itself, for this reason; the result names it.
    LeftOut(String),
}

/// Whether the meeting can begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barrier {
    /// These groups are waited for.
    Waits(Vec<String>),
    /// It can.
    Opens {
        /// Who is in it.
        joined: Vec<String>,
        /// Who is not, and why.
        absent: Vec<(String, String)>,
    },
}

/// The barrier over groups by label: it opens when every group has arrived or was expressly left out, and at least one arrived.
pub fn barrier(groups: &[(String, Standing)]) -> Barrier {
    let (mut waits, mut joined, mut absent) = (Vec::new(), Vec::new(), Vec::new());
    for (label, standing) in groups {
        match standing {
            Standing::UnderWay => waits.push(label.clone()),
            Standing::Arrived => joined.push(label.clone()),
            Standing::LeftOut(reason) => absent.push((label.clone(), reason.clone())),
        }
    }
    if waits.is_empty() && !joined.is_empty() {
        Barrier::Opens { joined, absent }
    } else {
        Barrier::Waits(waits)
    }
}

impl Workshop {
    /// Whether this group has come to the meeting.
    pub fn arrived(&self, meeting: Meeting) -> bool {
        match meeting {
            Meeting::JointVote => {
                self.board.item_set.is_some()
                    && self.phase() >= Phase::Theme
                    && self.phase() != Phase::Aborted
            }
            Meeting::Reveal(round) => {
                self.votes.sealed.contains_key(&round) && self.phase() != Phase::Aborted
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(standings: &[Standing]) -> Vec<(String, Standing)> {
        let named = |(n, standing): (usize, &Standing)| (format!("Group {}", n + 1), standing.clone());
        standings.iter().enumerate().map(named).collect()
    }

    #[test]
    fn everybody_is_waited_for_unless_left_out_with_a_reason() {
        let late = Standing::LeftOut("the room was needed".to_owned());
        let waiting = barrier(&groups(&[Standing::Arrived, Standing::UnderWay, late.clone()]));
        assert_eq!(waiting, Barrier::Waits(vec!["Group 2".to_owned()]));
        let open = barrier(&groups(&[Standing::Arrived, Standing::Arrived, late.clone()]));
        let absent = vec![("Group 3".to_owned(), "the room was needed".to_owned())];
        assert_eq!(open, Barrier::Opens { joined: vec!["Group 1".to_owned(), "Group 2".to_owned()], absent });
    }

    #[test]
    fn a_meeting_of_nobody_does_not_begin() {
        assert_eq!(barrier(&groups(&[Standing::LeftOut("ended".to_owned())])), Barrier::Waits(Vec::new()));
    }
}
