//! Shortlists: a few people for every mentee to choose from, so that nobody popular is on every list and the best plan
//! still fits inside the lists (`matching.md` 5.4).

use crate::{
    assign::assign,
    key::Key,
    market::{Inner, Market},
    network::Network,
    objective::Objective,
    plan::{Match, Plan},
};

/// People on each list, as a programme starts.
pub const LIST_LENGTH: u8 = 3;

/// One mentee's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortlist {
    /// The mentee.
    pub mentee: Key,
    /// The people, the best fit first.
    pub people: Vec<Match>,
}

/// Every mentee's list, and the plan that fits inside them.
#[derive(Debug, Clone)]
pub struct Shortlists {
    /// One list for everybody who wants somebody, in canonical order; a list is short or empty where few are possible.
    pub lists: Vec<Shortlist>,
    /// The plan whose pairs are on the lists.
    pub reference: Plan,
    /// Nobody is on more lists than this, or than their own places if those are more.
    pub view_cap: u32,
}

impl Market {
    /// Lists of up to `length` people, around the best plan for this goal.
    pub fn shortlists(&self, length: u8, objective: Objective) -> Shortlists {
        let market = &*self.0;
        let reference = self.solve(objective);
        let wanting = market.instance.mentees.iter().filter(|mentee| mentee.wanted > 0).count() as u64;
        let giving = market.rooms.iter().filter(|&&room| room > 0).count().max(1) as u64;
        // ceil(1.2 · k · mentees / givers)
        let view_cap = (12 * u64::from(length) * wanting).div_ceil(10 * giving) as u32;
        let mut pairs = market.lists(&reference.pairs, length, view_cap);
        pairs.extend(&reference.pairs);
        pairs.sort_unstable();
        let mut lists = Vec::with_capacity(wanting as usize);
        for (mentee, i) in market.instance.mentees.iter().zip(0..) {
            if mentee.wanted == 0 {
                continue;
            }
            let from = pairs.partition_point(|&(other, _)| other < i);
            let own = pairs[from..].iter().take_while(|&&(other, _)| other == i);
            let mut people: Vec<Match> = own.map(|&pair| market.matched(pair)).collect();
            people.sort_by_key(|one| one.missing);
            lists.push(Shortlist { mentee: market.mentees[i as usize].clone(), people });
        }
        Shortlists { lists, reference, view_cap }
    }
}

impl Inner {
    /// The pairs on the lists beyond those of the reference plan: the core problem with `length` places a mentee and
    /// the view cap a giver. A first empty line of a list weighs less than a second, so that nobody's list is empty
    /// while others' are full.
    fn lists(&self, reference: &[(u32, u32)], length: u8, view_cap: u32) -> Vec<(u32, u32)> {
        let mut lines: Vec<usize> = self
            .instance
            .mentees
            .iter()
            .map(|mentee| if mentee.wanted > 0 { usize::from(length.max(mentee.wanted)) } else { 0 })
            .collect();
        let mut views: Vec<usize> = self
            .rooms
            .iter()
            .map(|&room| if room > 0 { (view_cap as usize).max(usize::from(room)) } else { 0 })
            .collect();
        for &(i, j) in reference {
            lines[i as usize] -= 1;
            views[j as usize] -= 1;
        }
        let price = i128::from(self.instance.profile.empty_place) << 32;
        let empty = lines.iter().map(|&lines| (1..=lines as i128).map(|k| k * price).collect()).collect();
        let idle = views.iter().map(|&views| vec![0; views]).collect();
        let rows = (0..self.instance.mentees.len() as u32)
            .map(|i| {
                let row = self.grid.row(i).filter(|&(_, _, j)| reference.binary_search(&(i, j)).is_err());
                row.map(|(cost, tie, j)| (i64::from(cost) << 32 | i64::from(tie), j)).collect()
            })
            .collect();
        assign(&Network::<i128>::new(empty, idle, rows)).pairs
    }
}
