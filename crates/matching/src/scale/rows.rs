//! Possible pairs in rows by mentee, the cheapest first, and the same pairs by giver.

use super::Amount;

/// Lines of pairs, by mentee or by giver: what a search reads.
pub(crate) trait Table<C> {
    /// One person's pairs, as cost and the other's number.
    fn line(&self, person: usize) -> &[(C, u32)];
}

impl<C: Amount> Table<C> for Rows<C> {
    fn line(&self, mentee: usize) -> &[(C, u32)] {
        self.row(mentee)
    }
}

impl<C> Table<C> for Columns<C> {
    fn line(&self, giver: usize) -> &[(C, u32)] {
        &self.pairs[self.starts[giver] as usize..self.starts[giver + 1] as usize]
    }
}

impl<C> Table<C> for Vec<Vec<(C, u32)>> {
    fn line(&self, person: usize) -> &[(C, u32)] {
        &self[person]
    }
}

/// Pairs as cost and giver, in one row a mentee, the cheapest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<C> {
    starts: Vec<u32>,
    pairs: Vec<(C, u32)>,
}

impl<C: Amount> Rows<C> {
    /// From rows of cost and giver, in any order.
    pub fn new(rows: impl IntoIterator<Item = Vec<(C, u32)>>) -> Self {
        let mut all = Self { starts: vec![0], pairs: Vec::new() };
        for mut row in rows {
            row.sort_unstable();
            all.pairs.extend(row);
            all.starts.push(all.pairs.len() as u32);
        }
        all
    }

    /// From rows that are sorted, one after the other; `lengths` holds a number a row.
    pub(crate) fn sorted(lengths: &[u32], pairs: Vec<(C, u32)>) -> Self {
        let mut starts = Vec::with_capacity(lengths.len() + 1);
        let mut start = 0;
        starts.push(0);
        for &length in lengths {
            start += length;
            starts.push(start);
        }
        Self { starts, pairs }
    }

    /// One mentee's pairs, the cheapest first.
    pub fn row(&self, mentee: usize) -> &[(C, u32)] {
        &self.pairs[self.starts[mentee] as usize..self.starts[mentee + 1] as usize]
    }

    /// How many mentees there are.
    pub fn mentees(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// The same rows with more pairs, which come in order of their mentees.
    pub(crate) fn with(&self, more: &[(u32, C, u32)]) -> Self {
        let mut lengths: Vec<u32> = self.starts.windows(2).map(|ends| ends[1] - ends[0]).collect();
        let mut pairs = Vec::with_capacity(self.pairs.len() + more.len());
        let mut rest = more;
        for (mentee, length) in (0..).zip(&mut lengths) {
            pairs.extend_from_slice(self.row(mentee as usize));
            let here = rest.iter().take_while(|found| found.0 == mentee).count();
            if here > 0 {
                pairs.extend(rest[..here].iter().map(|&(_, cost, giver)| (cost, giver)));
                rest = &rest[here..];
                *length += here as u32;
                let start = pairs.len() - *length as usize;
                pairs[start..].sort_unstable();
            }
        }
        Self::sorted(&lengths, pairs)
    }

    /// The pairs as cost and mentee, in one column a giver, by mentee.
    pub(crate) fn columns(&self, givers: usize) -> Columns<C> {
        let mut starts = vec![0_u32; givers + 1];
        for &(_, giver) in &self.pairs {
            starts[giver as usize + 1] += 1;
        }
        for giver in 0..givers {
            starts[giver + 1] += starts[giver];
        }
        let mut next = starts.clone();
        let mut pairs = vec![(C::default(), 0); self.pairs.len()];
        for mentee in 0..self.mentees() {
            for &(cost, giver) in self.row(mentee) {
                let at = &mut next[giver as usize];
                pairs[*at as usize] = (cost, mentee as u32);
                *at += 1;
            }
        }
        Columns { starts, pairs }
    }
}

/// Pairs as cost and mentee, in one column a giver.
pub(crate) struct Columns<C> {
    starts: Vec<u32>,
    pairs: Vec<(C, u32)>,
}
