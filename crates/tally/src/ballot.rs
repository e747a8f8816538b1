//! Ballots: what each voter said of which item, in which group. Nothing here knows a name of a person.

use std::collections::BTreeSet;

use crate::scheme::Scheme;

/// Most items of one vote.
pub const MOST_ITEMS: usize = 500;
/// Most ballots of one vote.
pub const MOST_BALLOTS: usize = 10_000;

/// Something that is voted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the tables print.
    pub label: String,
    /// The groups it was offered to, by their place in [`Ballots::groups`]; `None` means all.
    pub offered: Option<BTreeSet<usize>>,
}

impl Item {
    /// An item that everybody was offered.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), offered: None }
    }

    /// Whether a group was offered it.
    pub fn offered_to(&self, group: usize) -> bool {
        self.offered.as_ref().is_none_or(|groups| groups.contains(&group))
    }
}

/// One counted ballot: a mark for each item that it lists. An item without a mark is unlisted, which is not the lowest mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The voter's label, which is in no table.
    pub voter: String,
    /// The group, by its place in [`Ballots::groups`].
    pub group: usize,
    /// Item and mark, by item; a higher mark is better.
    marks: Vec<(usize, i64)>,
}

impl Ballot {
    /// A ballot of ratings, dots, ticks or points.
    pub fn marked(voter: impl Into<String>, group: usize, mut marks: Vec<(usize, i64)>) -> Self {
        marks.sort_unstable();
        Self { voter: voter.into(), group, marks }
    }

    /// A ballot of places, the first choice first; items in one place are tied.
    pub fn ranked(voter: impl Into<String>, group: usize, places: &[Vec<usize>]) -> Self {
        let marks = (1..).zip(places).flat_map(|(place, tied)| tied.iter().map(move |&item| (item, -place)));
        Self::marked(voter, group, marks.collect())
    }

    /// Item and mark of all that is listed, by item.
    pub fn marks(&self) -> &[(usize, i64)] {
        &self.marks
    }

    /// How many items it lists.
    pub const fn listed(&self) -> usize {
        self.marks.len()
    }

    /// The listed items, best first; those of equal marks together.
    pub fn ties(&self) -> Vec<Vec<usize>> {
        let mut marks = self.marks.clone();
        marks.sort_by_key(|&(item, mark)| (std::cmp::Reverse(mark), item));
        let same = marks.chunk_by(|a, b| a.1 == b.1);
        same.map(|tied| tied.iter().map(|&(item, _)| item).collect()).collect()
    }

    /// Only what begins in the first k places; a tie that reaches across place k stays whole.
    #[must_use]
    pub fn cut(&self, k: u32) -> Self {
        let mut before = 0;
        let kept = self.ties().into_iter().take_while(|tied| {
            let begins = before;
            before += tied.len();
            begins < k as usize
        });
        let kept: BTreeSet<usize> = kept.flatten().collect();
        let marks = self.marks.iter().filter(|(item, _)| kept.contains(item)).copied().collect();
        Self { voter: self.voter.clone(), group: self.group, marks }
    }
}

/// What an unlisted item says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unlisted {
    /// It stands below everything listed.
    #[default]
    Below,
    /// Nothing at all.
    Missing,
}

/// All counted ballots of one vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballots {
    items: Vec<Item>,
    groups: Vec<String>,
    ballots: Vec<Ballot>,
    /// What an unlisted item says.
    pub unlisted: Unlisted,
}

/// Why ballots cannot be counted together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// An item or group that is not in the list.
    #[error("the ballot of {0} names an item or a group that there is not")]
    Unknown(String),
    /// An item with two marks.
    #[error("the ballot of {0} names an item twice")]
    Twice(String),
    /// An item that the voter's group was not offered.
    #[error("the ballot of {0} names an item that its group was not offered")]
    NotOffered(String),
    /// A ballot with nothing on it: an abstention is not a ballot.
    #[error("the ballot of {0} is empty; an abstention is not a ballot")]
    Empty(String),
    /// More than 500 items or 10,000 ballots.
    #[error("there are more than 500 items or 10,000 ballots")]
    TooMany,
    /// Ties of so many different sizes that points have no common unit below 2^60.
    #[error("ties of too many different sizes to add their points exactly")]
    TieSizes,
}

impl Ballots {
    /// Ballots that fit their items and groups; at least one group.
    ///
    /// # Errors
    /// The first [`Flaw`].
    pub fn new(items: Vec<Item>, groups: Vec<String>, ballots: Vec<Ballot>) -> Result<Self, Flaw> {
        if items.len() > MOST_ITEMS || ballots.len() > MOST_BALLOTS {
            return Err(Flaw::TooMany);
        }
        for ballot in &ballots {
            let voter = || ballot.voter.clone();
            if ballot.marks.is_empty() {
                return Err(Flaw::Empty(voter()));
            }
            if ballot.group >= groups.len() || ballot.marks.iter().any(|(item, _)| *item >= items.len()) {
                return Err(Flaw::Unknown(voter()));
            }
            if ballot.marks.windows(2).any(|pair| pair[0].0 == pair[1].0) {
                return Err(Flaw::Twice(voter()));
            }
            if ballot.marks.iter().any(|(item, _)| !items[*item].offered_to(ballot.group)) {
                return Err(Flaw::NotOffered(voter()));
            }
        }
        Ok(Self { items, groups, ballots, unlisted: Unlisted::Below })
    }

    /// What was voted on.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The groups' labels.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The ballots, groups in order.
    pub fn all(&self) -> &[Ballot] {
        &self.ballots
    }

    /// m: how many ballots count.
    pub const fn voters(&self) -> usize {
        self.ballots.len()
    }

    /// The same vote with the ballots that pass; for a run without late joiners, for instance.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&Ballot) -> bool) -> Self {
        let ballots = self.ballots.iter().filter(|ballot| keep(ballot)).cloned().collect();
        Self { ballots, ..self.clone() }
    }

    /// The same vote as its scheme counts it: groups in order, and ballots cut to their first k places.
    pub(crate) fn counted(&self, scheme: Scheme) -> Self {
        let k = scheme.places(self.items.len());
        let mut ballots: Vec<Ballot> =
            self.ballots.iter().map(|ballot| k.map_or_else(|| ballot.clone(), |k| ballot.cut(k))).collect();
        ballots.sort_by_key(|ballot| ballot.group);
        Self { ballots, ..self.clone() }
    }

    /// How many ballots each group cast.
    pub fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.groups.len()];
        self.ballots.iter().for_each(|ballot| sizes[ballot.group] += 1);
        sizes
    }

    /// How many of the groups that voted were offered each item, and how many groups voted.
    pub fn offers(&self) -> (Vec<usize>, usize) {
        let sizes = self.sizes();
        let voted: Vec<usize> = (0..sizes.len()).filter(|&group| sizes[group] > 0).collect();
        let offered = |item: &Item| voted.iter().filter(|&&group| item.offered_to(group)).count();
        (self.items.iter().map(offered).collect(), voted.len())
    }

    /// How many items each group was offered.
    pub fn offered_items(&self) -> Vec<usize> {
        let of = |group| self.items.iter().filter(|item| item.offered_to(group)).count();
        (0..self.groups.len()).map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballots(places: &[Vec<usize>]) -> Result<Ballots, Flaw> {
        let items = ["a", "b", "c"].map(Item::new).into();
        Ballots::new(items, vec![String::new()], vec![Ballot::ranked("v", 0, places)])
    }

    #[test]
    fn ballots_that_cannot_be_counted_are_refused() {
        assert_eq!(ballots(&[vec![0], vec![0]]), Err(Flaw::Twice("v".into())));
        assert_eq!(ballots(&[vec![3]]), Err(Flaw::Unknown("v".into())));
        assert_eq!(ballots(&[]), Err(Flaw::Empty("v".into())));
        assert!(ballots(&[vec![2], vec![0, 1]]).is_ok());
    }

    #[test]
    fn a_cut_keeps_whole_a_tie_that_reaches_across_it() {
        let ballot = Ballot::ranked("v", 0, &[vec![2], vec![0, 1], vec![3]]);
        assert_eq!(ballot.cut(2).ties(), [vec![2], vec![0, 1]]);
        assert_eq!(ballot.cut(1).ties(), [vec![2]]);
    }
}
