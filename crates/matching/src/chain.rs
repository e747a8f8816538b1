//! Lines of management over the whole chain, also through people outside the programme.

use std::collections::BTreeSet;

/// Who manages whom, by person number.
#[derive(Debug, Clone)]
pub struct Chain {
    managers: Vec<Vec<u32>>,
}

impl Chain {
    /// From edges "person, manager" among `people` numbers.
    pub fn new(people: usize, lines: &[(u32, u32)]) -> Self {
        let mut managers = vec![Vec::new(); people];
        for &(person, manager) in lines {
            managers[person as usize].push(manager);
        }
        Self { managers }
    }

    /// Everybody above somebody. Somebody in a cycle is above themselves.
    pub fn above(&self, person: u32) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        let mut next = vec![person];
        while let Some(one) = next.pop() {
            for &manager in &self.managers[one as usize] {
                if found.insert(manager) {
                    next.push(manager);
                }
            }
        }
        found
    }

    /// The cycles: each a group of people who are all above each other, ascending.
    pub fn cycles(&self) -> Vec<Vec<u32>> {
        let mut seen = BTreeSet::new();
        let mut cycles = Vec::new();
        for person in 0..self.managers.len() as u32 {
            // Only somebody with a manager can be in a cycle.
            if self.managers[person as usize].is_empty() || seen.contains(&person) {
                continue;
            }
            let above = self.above(person);
            if above.contains(&person) {
                let members: Vec<u32> =
                    above.iter().copied().filter(|&other| self.above(other).contains(&person)).collect();
                seen.extend(members.iter().copied());
                cycles.push(members);
            }
        }
        cycles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_followed_to_its_top() {
        let chain = Chain::new(13, &(0..12).map(|i| (i, i + 1)).collect::<Vec<_>>());
        assert!(chain.above(0).contains(&12));
        assert!(!chain.above(12).contains(&0));
        assert!(chain.cycles().is_empty());
    }

    #[test]
    fn a_cycle_is_one_group_and_those_below_it_are_not_in_it() {
        let chain = Chain::new(5, &[(0, 1), (1, 2), (2, 0), (3, 0), (4, 4)]);
        assert_eq!(chain.cycles(), vec![vec![0, 1, 2], vec![4]]);
        assert_eq!(chain.above(3), BTreeSet::from([0, 1, 2]));
    }
}
