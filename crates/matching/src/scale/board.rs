//! Who is with whom at the moment, and the prices that say so.

use super::{Amount, NOBODY, Rows};

/// A plan in the making. Between steps no pair is a bargain (`π_i ≤ c_ij + p_j`, `π_i ≤ U_i`), and whoever has a giver
/// pays exactly π (`π_i = c_ij + p_j`).
#[derive(Debug, Clone)]
pub(crate) struct Board<C> {
    /// U: what it costs to leave each mentee without a giver.
    pub empty: Vec<C>,
    /// π.
    pub pi: Vec<C>,
    /// p.
    pub p: Vec<C>,
    /// Each mentee's giver.
    pub giver: Vec<u32>,
    /// What that pair costs.
    pub paid: Vec<C>,
    /// Where each giver's places begin in `holder`.
    pub first: Vec<u32>,
    /// How many of a giver's places are taken; those come first.
    pub taken: Vec<u8>,
    /// Who holds each place.
    pub holder: Vec<u32>,
}

impl<C: Amount> Board<C> {
    /// Nobody has anybody yet.
    pub fn new(empty: &[C], places: &[u8]) -> Self {
        let first = first(places);
        let seats = first.last().map_or(0, |&seats| seats as usize);
        Self {
            empty: empty.to_vec(),
            pi: empty.to_vec(),
            p: places.iter().map(|&count| if count > 0 { C::default() } else { C::FAR }).collect(),
            giver: vec![NOBODY; empty.len()],
            paid: vec![C::default(); empty.len()],
            first,
            taken: vec![0; places.len()],
            holder: vec![NOBODY; seats],
        }
    }

    /// Who is with a giver.
    pub fn holders(&self, giver: usize) -> &[u32] {
        let first = self.first[giver] as usize;
        &self.holder[first..first + usize::from(self.taken[giver])]
    }

    /// Places of a giver.
    pub fn places(&self, giver: usize) -> u32 {
        self.first[giver + 1] - self.first[giver]
    }

    /// Whether a giver has an idle place.
    pub fn has_room(&self, giver: usize) -> bool {
        u32::from(self.taken[giver]) < self.places(giver)
    }

    /// Whether a mentee has nobody although an empty place is not the cheapest they could have.
    pub fn waits(&self, mentee: usize) -> bool {
        self.giver[mentee] == NOBODY && self.pi[mentee] < self.empty[mentee]
    }

    pub fn take(&mut self, mentee: u32, giver: u32, cost: C) {
        let (i, j) = (mentee as usize, giver as usize);
        self.holder[self.first[j] as usize + usize::from(self.taken[j])] = mentee;
        self.taken[j] += 1;
        self.giver[i] = giver;
        self.paid[i] = cost;
    }

    /// Frees a mentee's place; gives back whose it was.
    pub fn leave(&mut self, mentee: u32) -> u32 {
        let giver = std::mem::replace(&mut self.giver[mentee as usize], NOBODY);
        if giver != NOBODY {
            let j = giver as usize;
            let first = self.first[j] as usize;
            let last = first + usize::from(self.taken[j]) - 1;
            if let Some(at) = self.holder[first..=last].iter().position(|&holder| holder == mentee) {
                self.holder.swap(first + at, last);
            }
            self.taken[j] -= 1;
        }
        giver
    }

    /// Sets every π as high as the rows allow, keeps the pairs that pay exactly π, and seats whoever finds an idle
    /// place for it.
    pub fn settle(&mut self, rows: &Rows<C>) {
        let floor = self.floor();
        for i in 0..self.pi.len() {
            self.pi[i] = least(rows.row(i), self.empty[i], &self.p, floor);
            if self.giver[i] != NOBODY && self.paid[i] + self.p[self.giver[i] as usize] > self.pi[i] {
                self.leave(i as u32);
            }
        }
        for i in 0..self.pi.len() {
            if self.waits(i) {
                self.seat(rows.row(i), i, floor);
            }
        }
    }

    /// Takes an idle place at exactly π, if there is one.
    pub fn seat(&mut self, row: &[(C, u32)], mentee: usize, floor: C) {
        let pi = self.pi[mentee];
        for &(cost, giver) in row.iter().take_while(|pair| pair.0 + floor <= pi) {
            if cost + self.p[giver as usize] == pi && self.has_room(giver as usize) {
                return self.take(mentee as u32, giver, cost);
            }
        }
    }

    /// Makes room for one more mentee, who has nobody.
    pub fn join(&mut self, empty: C, pi: C) {
        self.empty.push(empty);
        self.pi.push(pi);
        self.giver.push(NOBODY);
        self.paid.push(C::default());
    }

    /// Changes how many places a giver has; at least those taken.
    pub fn resize(&mut self, giver: usize, places: u8) {
        let (before, after) = (self.places(giver), u32::from(places.max(self.taken[giver])));
        let end = self.first[giver + 1] as usize;
        if after > before {
            drop(self.holder.splice(end..end, std::iter::repeat_n(NOBODY, (after - before) as usize)));
        } else {
            self.holder.drain(end - (before - after) as usize..end);
        }
        for first in &mut self.first[giver + 1..] {
            *first = *first + after - before;
        }
    }

    /// The least price of any giver.
    pub fn floor(&self) -> C {
        self.p.iter().copied().min().unwrap_or_default()
    }

    /// What the plan costs.
    pub fn value(&self) -> i128 {
        let cost = |i: usize| if self.giver[i] == NOBODY { self.empty[i] } else { self.paid[i] };
        (0..self.pi.len()).map(|i| cost(i).widest()).sum()
    }
}

/// Where each giver's places begin, and where the last one's end.
pub(crate) fn first(places: &[u8]) -> Vec<u32> {
    let mut first = Vec::with_capacity(places.len() + 1);
    let mut seats = 0;
    first.push(0);
    for &count in places {
        seats += u32::from(count);
        first.push(seats);
    }
    first
}

/// The cheapest a mentee could have: an empty place, or a giver at cost and price.
pub(crate) fn least<C: Amount>(row: &[(C, u32)], empty: C, p: &[C], floor: C) -> C {
    let mut least = empty;
    for &(cost, giver) in row {
        if cost + floor >= least {
            break;
        }
        least = least.min(cost + p[giver as usize]);
    }
    least
}
