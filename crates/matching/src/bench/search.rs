//! All pairs of invented people: who is cheapest for whom, and who would be a bargain at these prices.

use super::{
    columns::Columns,
    draw::tie,
    groups::{by_kind, kind, order},
    kernel::{LANES, NEVER, Wish},
    people::People,
    select::Select,
    wide::fill_wide,
};
use crate::scale::{Bargain, Candidates, Pairs, Rows, Standing, in_parts};

/// Mentees looked at by one thread at a time.
const PART: usize = 128;
/// Blocks of givers compared between two looks at what was found.
const BLOCKS: usize = 8;

impl Pairs for People {
    fn mentees(&self) -> usize {
        self.mentees.len()
    }

    fn places(&self) -> &[u8] {
        &self.places
    }

    fn empty(&self) -> Vec<i32> {
        vec![2000; self.mentees.len()]
    }

    fn cheapest(&self, k: usize, threads: usize) -> Candidates {
        let columns = Columns::new(self, &vec![0; self.givers.len()]);
        let found = self.parts(&columns, k, threads, |_| Some((NEVER - 1, 0)));
        let ends = (0..).zip(&found).flat_map(|(part, (_, ends))| ends.iter().map(move |end| (part, end)));
        let mut kept: Vec<(usize, &End)> = ends.collect();
        kept.sort_unstable_by_key(|(_, end)| end.mentee);
        let mut lengths = Vec::with_capacity(kept.len());
        let mut next = Vec::with_capacity(kept.len());
        let mut pairs = Vec::with_capacity(found.iter().map(|part| part.0.len()).sum());
        for (part, end) in kept {
            let row = &found[part].0[end.start..end.stop];
            lengths.push(row.len() as u32);
            next.push(end.left_out.then(|| row.last().map_or(0, |pair| pair.0)));
            pairs.extend_from_slice(row);
        }
        Candidates { rows: Rows::sorted(&lengths, pairs), next }
    }

    fn bargains(&self, standing: Standing<'_>, most: usize, threads: usize) -> Vec<Bargain> {
        let columns = Columns::new(self, standing.p);
        let floor = standing.p.iter().copied().min().unwrap_or_default();
        let asks = |mentee: u32| {
            let (pi, next) = (standing.pi[mentee as usize], standing.next[mentee as usize]?);
            let most = u16::try_from(pi - 1).ok()?;
            (pi > next + floor).then_some((most, next))
        };
        let found = self.parts(&columns, most, threads, asks);
        let mut bargains = Vec::new();
        for (rows, ends) in found {
            for end in ends {
                let row = &rows[end.start..end.stop];
                let cost =
                    |&(price, giver): &(i32, u32)| (end.mentee, price - standing.p[giver as usize], giver);
                bargains.extend(row.iter().map(cost));
            }
        }
        bargains.sort_unstable();
        bargains
    }

    fn surplus(&self, pi: &[i32], p: &[i32], threads: usize) -> i128 {
        let columns = Columns::new(self, &vec![0; self.givers.len()]);
        let look = |part: usize| -> i128 {
            let mut sum = 0;
            let mut costs = [[NEVER; LANES]; BLOCKS];
            let these = part * PART..self.mentees.len().min((part + 1) * PART);
            for (mentee, (excluded, pi)) in
                self.mentees[these.clone()].iter().zip(self.excluded[these.clone()].iter().zip(&pi[these]))
            {
                let wish = Wish::of(mentee);
                for start in (0..columns.giver.len()).step_by(BLOCKS * LANES) {
                    let givers = &columns.giver[start..columns.giver.len().min(start + BLOCKS * LANES)];
                    let blocks = givers.len().div_ceil(LANES);
                    fill_wide::<false>(
                        &wish,
                        (1000, false),
                        &columns,
                        start,
                        &mut costs[..blocks],
                        &mut [0; BLOCKS],
                    );
                    for (&cost, &giver) in costs.as_flattened().iter().zip(givers) {
                        let surplus = pi - p[giver as usize] - i32::from(cost);
                        if surplus > 0 && cost != NEVER && !excluded.contains(&giver) {
                            sum += i128::from(surplus);
                        }
                    }
                }
            }
            sum
        };
        in_parts(self.mentees.len().div_ceil(PART), threads, look).into_iter().sum()
    }
}

/// Where one mentee's pairs stand among those of a part.
struct End {
    mentee: u32,
    start: usize,
    stop: usize,
    /// Whether any pair that may be was left out.
    left_out: bool,
}

/// The pairs of some mentees, one after the other as cost and giver, and where each one's end.
type Part = (Vec<(i32, u32)>, Vec<End>);

/// What a mentee asks for: the greatest cost with price, and a cost that no pair is below. `None` asks for nothing.
type Asks = Option<(u16, i32)>;

impl People {
    /// The `k` cheapest pairs of everybody who asks, by parts of mentees of one kind.
    fn parts(
        &self,
        columns: &Columns,
        k: usize,
        threads: usize,
        asks: impl Fn(u32) -> Asks + Sync,
    ) -> Vec<Part> {
        let mentees = by_kind(self);
        let look = |part: usize| {
            let mut look = Look { people: self, columns, select: Select::new(k), floor: 0 };
            let (mut rows, mut ends) = (Vec::new(), Vec::new());
            let (mut groups, mut known) = (Vec::new(), None);
            for &mentee in &mentees[part * PART..mentees.len().min((part + 1) * PART)] {
                let Some((most, floor)) = asks(mentee) else { continue };
                let wish = Wish::of(&self.mentees[mentee as usize]);
                if known != Some(kind(self, mentee)) {
                    known = Some(kind(self, mentee));
                    groups = order(columns, &wish, self.mentees[mentee as usize].region);
                }
                look.select.begin(most);
                look.floor = floor;
                look.at(mentee, &wish, &groups);
                let start = rows.len();
                let (found, left_out) = look.select.end();
                rows.extend(found.map(|(cost, giver)| (i32::from(cost), giver)));
                ends.push(End { mentee, start, stop: rows.len(), left_out });
            }
            (rows, ends)
        };
        in_parts(mentees.len().div_ceil(PART), threads, look)
    }
}

/// One mentee at a time, among givers in columns.
struct Look<'a> {
    people: &'a People,
    columns: &'a Columns,
    select: Select,
    /// A cost that no pair looked for is below.
    floor: i32,
}

impl Look<'_> {
    /// Looks at one group after the other until none can hold anything that would be kept.
    fn at(&mut self, mentee: u32, wish: &Wish, groups: &[(i32, u32)]) {
        for &(least, number) in groups {
            let most = i32::from(self.select.most());
            let least = least - i32::from(wish.most);
            if least > most {
                return self.select.pass();
            }
            let group = self.columns.groups[number as usize];
            let cost = self.floor.max(least - i32::from(group.price));
            if cost + i32::from(group.price) > most {
                self.select.pass();
                continue;
            }
            // Givers of a group stand by price: from some place on none is cheap enough.
            let prices = &self.columns.price[group.start..group.end];
            let end = group.start + prices.partition_point(|&price| cost + i32::from(price) <= most);
            if end < group.end {
                self.select.pass();
            }
            match group.common {
                Some(common) => self.range::<true>(mentee, wish, wish.base(common), group.start, end),
                None => self.range::<false>(mentee, wish, (1000, false), group.start, end),
            }
        }
    }

    fn range<const GROUPED: bool>(
        &mut self,
        mentee: u32,
        wish: &Wish,
        base: (u16, bool),
        start: usize,
        end: usize,
    ) {
        let mut costs = [[NEVER; LANES]; BLOCKS];
        let mut least = [NEVER; BLOCKS];
        for start in (start..end).step_by(BLOCKS * LANES) {
            let count = (end - start).min(BLOCKS * LANES);
            let blocks = count.div_ceil(LANES);
            fill_wide::<GROUPED>(wish, base, self.columns, start, &mut costs[..blocks], &mut least);
            for block in 0..blocks {
                if least[block] <= self.select.most() {
                    let lanes = (count - block * LANES).min(LANES);
                    self.offer(mentee, &costs[block][..lanes], start + block * LANES);
                }
            }
        }
    }

    fn offer(&mut self, mentee: u32, costs: &[u16], at: usize) {
        for (&cost, &giver) in costs.iter().zip(&self.columns.giver[at..]) {
            if cost <= self.select.most() && !self.people.excluded[mentee as usize].contains(&giver) {
                self.select.offer(cost, tie(self.people.seed, mentee, giver), giver);
            }
        }
    }
}
