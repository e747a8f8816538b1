//! Two plans side by side: who changes, and whether for better or worse.

use std::collections::BTreeMap;

use crate::{
    key::Key,
    plan::{Fit, Plan},
};

/// One mentee whose givers differ between two plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The mentee.
    pub mentee: Key,
    /// Givers in the first plan only.
    pub before: Vec<Key>,
    /// Givers in the second plan only.
    pub after: Vec<Key>,
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Pairs in both.
    pub kept: usize,
    /// Mentees who change, by key.
    pub changes: Vec<Change>,
    /// Wanted places left empty, before and after.
    pub empty_places: (u64, u64),
    /// Mentees with nobody, before and after.
    pub with_nobody: (usize, usize),
    /// Pairs of each fit, from strong to weak, before and after.
    pub fits: ([usize; 4], [usize; 4]),
    /// Mentees who lose somebody without a replacement.
    pub lose: usize,
    /// Mentees who gain somebody.
    pub gain: usize,
}

/// What changes from one plan to another of the same layer. The two markets may differ in people, rules and weights.
pub fn compare(before: &Plan, after: &Plan) -> Comparison {
    let (old, new) = (by_mentee(before), by_mentee(after));
    let nobody = Vec::new();
    let mut comparison = Comparison {
        kept: 0,
        changes: Vec::new(),
        empty_places: (before.empty_places(), after.empty_places()),
        with_nobody: (before.mentees_with_nobody(), after.mentees_with_nobody()),
        fits: (fits(before), fits(after)),
        lose: 0,
        gain: 0,
    };
    let mut mentees: Vec<&Key> = old.keys().chain(new.keys()).collect();
    mentees.sort();
    mentees.dedup();
    for mentee in mentees {
        let (a, b) = (old.get(mentee).unwrap_or(&nobody), new.get(mentee).unwrap_or(&nobody));
        let left: Vec<Key> = a.iter().filter(|giver| !b.contains(giver)).cloned().collect();
        let come: Vec<Key> = b.iter().filter(|giver| !a.contains(giver)).cloned().collect();
        comparison.kept += a.len() - left.len();
        comparison.lose += usize::from(b.len() < a.len());
        comparison.gain += usize::from(b.len() > a.len());
        if !left.is_empty() || !come.is_empty() {
            comparison.changes.push(Change { mentee: mentee.clone(), before: left, after: come });
        }
    }
    comparison
}

fn by_mentee(plan: &Plan) -> BTreeMap<Key, Vec<Key>> {
    let mut givers: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for one in plan.pairs() {
        givers.entry(one.mentee).or_default().push(one.giver);
    }
    givers
}

fn fits(plan: &Plan) -> [usize; 4] {
    let mut counts = [0; 4];
    for one in plan.pairs() {
        counts[match one.fit {
            Fit::Strong => 0,
            Fit::Good => 1,
            Fit::Fair => 2,
            Fit::Weak => 3,
        }] += 1;
    }
    counts
}
