//! All pairs of an `.mmat` file: rows that lie in memory already, of which only the cheapest are worth solving first.

use super::{
    Amount, Mmat, Rows,
    pairs::{Bargain, Candidates, Pairs, Standing, in_parts},
};

/// Mentees looked at by one thread at a time.
const PART: usize = 1024;

impl Pairs for Mmat {
    fn mentees(&self) -> usize {
        self.starts.len() - 1
    }

    fn places(&self) -> &[u8] {
        &self.places
    }

    fn empty(&self) -> Vec<i32> {
        vec![self.empty as i32; self.mentees()]
    }

    fn cheapest(&self, k: usize, threads: usize) -> Candidates {
        let parts = in_parts(self.mentees().div_ceil(PART), threads, |part| self.part(part, k));
        let mut lengths = Vec::with_capacity(self.mentees());
        let mut next = Vec::with_capacity(self.mentees());
        let mut pairs = Vec::with_capacity(parts.iter().map(|part| part.0.len()).sum());
        for (found, ends) in parts {
            pairs.extend(found);
            for (length, left_out) in ends {
                lengths.push(length);
                next.push(left_out);
            }
        }
        Candidates { rows: Rows::sorted(&lengths, pairs), next }
    }

    fn bargains(&self, standing: Standing<'_>, most: usize, threads: usize) -> Vec<Bargain> {
        let floor = standing.p.iter().copied().min().unwrap_or_default();
        let look = |part: usize| {
            let mut found = Vec::new();
            let mut row = Vec::new();
            for mentee in part * PART..self.mentees().min((part + 1) * PART) {
                let pi = standing.pi[mentee];
                if standing.next[mentee].is_none_or(|next| pi <= next + floor) {
                    continue;
                }
                row.clear();
                for &(giver, cost) in self.row(mentee) {
                    let price = cost + standing.p[giver as usize];
                    if price < pi {
                        row.push((price, cost, giver));
                    }
                }
                row.sort_unstable();
                found.extend(row.iter().take(most).map(|&(_, cost, giver)| (mentee as u32, cost, giver)));
            }
            found
        };
        in_parts(self.mentees().div_ceil(PART), threads, look).concat()
    }

    fn surplus(&self, pi: &[i32], p: &[i32], threads: usize) -> i128 {
        let look = |part: usize| -> i128 {
            let rows = part * PART..self.mentees().min((part + 1) * PART);
            rows.flat_map(|mentee| self.row(mentee).iter().map(move |pair| (mentee, pair)))
                .map(|(mentee, &(giver, cost))| (pi[mentee] - p[giver as usize] - cost).max(0).widest())
                .sum()
        };
        in_parts(self.mentees().div_ceil(PART), threads, look).into_iter().sum()
    }
}

/// Pairs of some mentees, and for each how many they are and what none left out is below.
type Part = (Vec<(i32, u32)>, Vec<(u32, Option<i32>)>);

impl Mmat {
    fn part(&self, part: usize, k: usize) -> Part {
        let (mut found, mut ends) = (Vec::new(), Vec::new());
        let mut row: Vec<(i32, u32)> = Vec::new();
        for mentee in part * PART..self.mentees().min((part + 1) * PART) {
            row.clear();
            row.extend(self.row(mentee).iter().map(|&(giver, cost)| (cost, giver)));
            let mut next = None;
            if row.len() > k {
                next = Some(row.select_nth_unstable(k).1.0);
                row.truncate(k);
            }
            row.sort_unstable();
            found.extend_from_slice(&row);
            ends.push((row.len() as u32, next));
        }
        (found, ends)
    }
}
