//! The exact core: the cheapest plan of a network, by bids first and shortest paths after.
//!
//! Prices always keep to three sentences, and whatever keeps to them is optimal among the plans that serve or give up
//! on the same number of wanted places (complementary slackness of the bound):
//! * an unused pair is no bargain: `π_i ≤ c_ij + p_j`; a used one is none to leave: `π_i ≥ c_ij + p_j`;
//! * `π_i` lies between the dearest empty place counted and the next one;
//! * `−p_j` lies between the dearest idle place counted and the next one.
//!
//! Bids raise prices as far as the second-best choice allows. Whoever is left without a place searches for the shortest
//! way to an idle place, or to somebody for whom an empty place costs less (`matching.md` 7.3).

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::network::{Assignment, Cost, Network};

/// Bids per wanted place before paths take over. Bids are cheap while prices leap and useless while they creep.
const BIDS: usize = 12;
const NOBODY: u32 = u32::MAX;

/// The cheapest plan, with prices that prove it.
pub fn assign<C: Cost>(network: &Network<C>) -> Assignment<C> {
    let mut board = Board::new(network);
    let mut waiting = board.bid();
    // Whoever is dearest to leave out first: then nobody is placed only to be moved out again.
    waiting.sort_by_key(|&mentee| Reverse(network.empty[mentee as usize][0]));
    let mut search = Search::new(network);
    for mentee in waiting {
        search.place(&mut board, mentee as usize);
    }
    board.least_prices();
    board.finish()
}

/// A plan in the making.
struct Board<'a, C> {
    network: &'a Network<C>,
    /// π.
    pi: Vec<C>,
    /// p.
    p: Vec<C>,
    /// Whether each pair is used, by its number in the network.
    used: Vec<bool>,
    /// The least place price at the start; prices only rise.
    floor: C,
    /// Who holds places, as mentee and number of the pair.
    holders: Vec<Vec<(u32, u32)>>,
    /// Empty places counted so far.
    empty: Vec<u8>,
}

impl<'a, C: Cost> Board<'a, C> {
    fn new(network: &'a Network<C>) -> Self {
        let p: Vec<C> =
            network.idle.iter().map(|prices| prices.last().map_or(C::default(), |&w| -w)).collect();
        let pi = (0..network.empty.len())
            .map(|mentee| {
                let dearest = network.empty[mentee].first().copied().unwrap_or_default();
                let best =
                    network.row(mentee).iter().map(|&(cost, giver)| C::of(cost) + p[giver as usize]).min();
                best.map_or(dearest, |best| best.min(dearest))
            })
            .collect();
        Self {
            network,
            pi,
            floor: p.iter().copied().min().unwrap_or_default(),
            p,
            used: vec![false; network.pairs.len()],
            holders: vec![Vec::new(); network.idle.len()],
            empty: vec![0; network.empty.len()],
        }
    }

    /// What the dearest idle place still counts, if the giver has one.
    fn idle_price(&self, giver: usize) -> Option<C> {
        let idle = self.network.idle[giver].len() - self.holders[giver].len();
        (idle > 0).then(|| self.network.idle[giver][idle - 1])
    }

    /// What the next empty place of a mentee would count, if one is left.
    fn empty_price(&self, mentee: usize) -> Option<C> {
        self.network.empty[mentee].get(usize::from(self.empty[mentee])).copied()
    }

    fn take(&mut self, mentee: u32, pair: u32) {
        self.used[pair as usize] = true;
        self.holders[self.network.pairs[pair as usize].1 as usize].push((mentee, pair));
    }

    fn leave(&mut self, mentee: u32, pair: u32) {
        self.used[pair as usize] = false;
        self.holders[self.network.pairs[pair as usize].1 as usize].retain(|&holder| holder != (mentee, pair));
    }

    /// Every wanted place bids; those still waiting when bids stop moving prices are returned.
    fn bid(&mut self) -> Vec<u32> {
        let places = |mentee: usize| std::iter::repeat_n(mentee as u32, self.network.empty[mentee].len());
        let mut open: Vec<u32> = (0..self.network.empty.len()).rev().flat_map(places).collect();
        let mut left = BIDS * open.len();
        let mut waiting = Vec::new();
        while let Some(mentee) = open.pop() {
            if left == 0 {
                waiting.push(mentee);
                continue;
            }
            left -= 1;
            match self.bid_once(mentee as usize) {
                Outcome::Placed => {}
                Outcome::Outbid(other) => open.push(other),
                Outcome::Stuck(other) if other != mentee => open.push(other),
                Outcome::Stuck(other) => waiting.push(other),
            }
        }
        waiting
    }

    /// One bid of one mentee for the cheapest giver they do not have yet, up to their second-best choice.
    fn bid_once(&mut self, mentee: usize) -> Outcome {
        let start = self.network.starts[mentee];
        let mut best: Option<(C, usize)> = None;
        let mut second: Option<C> = self.empty_price(mentee);
        let ceiling = second;
        for (offset, &(cost, giver)) in self.network.row(mentee).iter().enumerate() {
            if second.is_some_and(|second| best.is_some() && C::of(cost) + self.floor >= second) {
                break;
            }
            if self.used[start + offset] {
                continue;
            }
            let price = C::of(cost) + self.p[giver as usize];
            match best {
                Some((least, _)) if price >= least => second = Some(second.map_or(price, |s| s.min(price))),
                _ => {
                    if let Some((least, _)) = best {
                        second = Some(second.map_or(least, |s| s.min(least)));
                    }
                    best = Some((price, start + offset));
                }
            }
        }
        let bargain = best.filter(|&(price, _)| ceiling.is_none_or(|empty| price <= empty));
        let (Some((_, pair)), Some(second)) = (bargain, second) else {
            // An empty place costs no more than anybody who could be had.
            let Some(price) = ceiling else { return Outcome::Placed };
            self.pi[mentee] = price;
            self.empty[mentee] += 1;
            return Outcome::Placed;
        };
        self.pi[mentee] = second;
        self.contest(mentee as u32, pair as u32)
    }

    /// A mentee comes to a giver; the lowest bid among all holders and the idle place leaves.
    fn contest(&mut self, mentee: u32, pair: u32) -> Outcome {
        let giver = self.network.pairs[pair as usize].1 as usize;
        let worth = |&(holder, pair): &(u32, u32)| {
            self.pi[holder as usize] - C::of(self.network.pairs[pair as usize].0)
        };
        let own = worth(&(mentee, pair));
        let lowest = self.holders[giver].iter().map(|holder| (worth(holder), *holder)).min();
        let before = self.p[giver];
        if let Some(idle) = self.idle_price(giver).map(|price| -price)
            && idle <= own
            && lowest.is_none_or(|(bid, _)| idle <= bid)
        {
            self.p[giver] = idle;
            self.take(mentee, pair);
            return Outcome::Placed;
        }
        let (bid, (other, held)) = match lowest {
            Some((bid, holder)) if bid < own || (bid == own && bid > before) => (bid, holder),
            _ => (own, (mentee, pair)),
        };
        self.p[giver] = bid;
        if held != pair {
            self.leave(other, held);
            self.take(mentee, pair);
        }
        if bid > before { Outcome::Outbid(other) } else { Outcome::Stuck(other) }
    }

    /// Lowers all prices as far as they go. The least prices that prove a plan do not depend on how it was found, and
    /// each is a sum of prices along one path, so its levels never run into each other.
    fn least_prices(&mut self) {
        let mut search = Labels::new(self.pi.len(), self.p.len());
        for mentee in 0..self.pi.len() {
            if let Some(floor) = self.empty[mentee].checked_sub(1) {
                search.lower(mentee as u32, self.pi[mentee] - self.network.empty[mentee][usize::from(floor)]);
            }
        }
        let mentees = self.pi.len() as u32;
        for giver in 0..self.p.len() {
            let idle = self.network.idle[giver].len() - self.holders[giver].len();
            if let Some(&next) = self.network.idle[giver].get(idle) {
                search.lower(mentees + giver as u32, self.p[giver] + next);
            }
        }
        while let Some((fall, node)) = search.next() {
            if node < mentees {
                let mentee = node as usize;
                let start = self.network.starts[mentee];
                for (offset, &(cost, giver)) in self.network.row(mentee).iter().enumerate() {
                    if !self.used[start + offset] {
                        let slack = C::of(cost) + self.p[giver as usize] - self.pi[mentee];
                        search.lower(mentees + giver, fall + slack);
                    }
                }
            } else {
                let giver = (node - mentees) as usize;
                for &(mentee, pair) in &self.holders[giver] {
                    let slack =
                        self.pi[mentee as usize] - self.p[giver] - C::of(self.network.pairs[pair as usize].0);
                    search.lower(mentee, fall + slack);
                }
            }
        }
        for (price, fall) in self.pi.iter_mut().chain(&mut self.p).zip(&search.least) {
            if let Some(fall) = fall {
                *price = *price - *fall;
            }
        }
    }

    fn finish(self) -> Assignment<C> {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut value = C::default();
        for (giver, (holders, idle)) in self.holders.iter().zip(&self.network.idle).enumerate() {
            for &(mentee, pair) in holders {
                pairs.push((mentee, giver as u32));
                value = value + C::of(self.network.pairs[pair as usize].0);
            }
            value = idle[..idle.len() - holders.len()].iter().fold(value, |sum, &price| sum + price);
        }
        for (&empty, prices) in self.empty.iter().zip(&self.network.empty) {
            value = prices[..usize::from(empty)].iter().fold(value, |sum, &price| sum + price);
        }
        pairs.sort_unstable();
        Assignment { pairs, empty: self.empty, value, mentee_prices: self.pi, giver_prices: self.p }
    }
}

/// How a bid ended.
enum Outcome {
    /// Nobody was displaced.
    Placed,
    /// This mentee lost a place, at a price that rose.
    Outbid(u32),
    /// This mentee is without a place, and no price moved.
    Stuck(u32),
}

/// Labels of a shortest-path search over mentees, then givers.
struct Labels<C> {
    least: Vec<Option<C>>,
    heap: BinaryHeap<Reverse<(C, u32)>>,
}

impl<C: Cost> Labels<C> {
    fn new(mentees: usize, givers: usize) -> Self {
        Self { least: vec![None; mentees + givers], heap: BinaryHeap::new() }
    }

    /// Lowers a label; false when it was that low already.
    fn lower(&mut self, node: u32, distance: C) -> bool {
        let label = &mut self.least[node as usize];
        if label.is_some_and(|known| known <= distance) {
            return false;
        }
        *label = Some(distance);
        self.heap.push(Reverse((distance, node)));
        true
    }

    /// The nearest node that is not settled yet.
    fn next(&mut self) -> Option<(C, u32)> {
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if self.least[node as usize] == Some(distance) {
                return Some((distance, node));
            }
        }
        None
    }
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// This mentee counts one more empty place.
    Empty(u32),
    /// This giver has an idle place.
    Idle(u32),
}

/// The search for one wanted place, with its labels kept between searches.
struct Search<C> {
    mentees: u32,
    labels: Labels<C>,
    /// How each node was reached: a giver from a mentee, a mentee from the giver they would leave; the pair's number.
    came: Vec<(u32, u32)>,
    settled: Vec<(C, u32)>,
    touched: Vec<u32>,
}

impl<C: Cost> Search<C> {
    fn new(network: &Network<C>) -> Self {
        let (mentees, givers) = (network.empty.len(), network.idle.len());
        Self {
            mentees: mentees as u32,
            labels: Labels::new(mentees, givers),
            came: vec![(NOBODY, NOBODY); mentees + givers],
            settled: Vec::new(),
            touched: Vec::new(),
        }
    }

    fn reach(&mut self, node: u32, distance: C, came: (u32, u32)) {
        if self.labels.least[node as usize].is_none() {
            self.touched.push(node);
        }
        if self.labels.lower(node, distance) {
            self.came[node as usize] = came;
        }
    }

    /// Finds the cheapest way to settle one wanted place of a mentee, moves prices, and moves people along the way.
    fn place(&mut self, board: &mut Board<'_, C>, mentee: usize) {
        let lowest = board.p.iter().copied().min().unwrap_or_default();
        let mut end: Option<(C, End)> = None;
        let shorter = |end: Option<(C, End)>, distance: C| end.is_none_or(|(known, _)| distance < known);
        self.reach(mentee as u32, C::default(), (NOBODY, NOBODY));
        while let Some((distance, node)) = self.labels.next() {
            if !shorter(end, distance) {
                break;
            }
            self.settled.push((distance, node));
            if node < self.mentees {
                let i = node as usize;
                let behind = distance - board.pi[i];
                if let Some(price) = board.empty_price(i)
                    && shorter(end, behind + price)
                {
                    end = Some((behind + price, End::Empty(node)));
                }
                let start = board.network.starts[i];
                for (offset, &(cost, giver)) in board.network.row(i).iter().enumerate() {
                    let bare = behind + C::of(cost);
                    if !shorter(end, bare + lowest) {
                        break;
                    }
                    let next = bare + board.p[giver as usize];
                    if board.used[start + offset] || !shorter(end, next) {
                        continue;
                    }
                    self.reach(self.mentees + giver, next, (node, (start + offset) as u32));
                    if let Some(idle) = board.idle_price(giver as usize) {
                        let idle = next - idle - board.p[giver as usize];
                        if shorter(end, idle) {
                            end = Some((idle, End::Idle(giver)));
                        }
                    }
                }
            } else {
                let giver = (node - self.mentees) as usize;
                for &(holder, pair) in &board.holders[giver] {
                    let cost = C::of(board.network.pairs[pair as usize].0);
                    let next = distance + board.pi[holder as usize] - board.p[giver] - cost;
                    if shorter(end, next) {
                        self.reach(holder, next, (node, pair));
                    }
                }
            }
        }
        if let Some((length, end)) = end {
            self.reprice(board, length);
            self.walk_back(board, end);
        }
        self.forget();
    }

    /// Everybody nearer than the end is worth more, by how much nearer they are.
    fn reprice(&self, board: &mut Board<'_, C>, length: C) {
        for &(distance, node) in &self.settled {
            let rise = length - distance;
            if node < self.mentees {
                let price = &mut board.pi[node as usize];
                *price = *price + rise;
            } else {
                let price = &mut board.p[(node - self.mentees) as usize];
                *price = *price + rise;
            }
        }
    }

    /// Moves people along the path, from its end to the mentee who searched.
    fn walk_back(&self, board: &mut Board<'_, C>, end: End) {
        let mut giver = match end {
            End::Idle(giver) => self.mentees + giver,
            End::Empty(mentee) => {
                board.empty[mentee as usize] += 1;
                let (giver, held) = self.came[mentee as usize];
                if giver == NOBODY {
                    return;
                }
                board.leave(mentee, held);
                giver
            }
        };
        loop {
            let (mentee, pair) = self.came[giver as usize];
            board.take(mentee, pair);
            let (next, held) = self.came[mentee as usize];
            if next == NOBODY {
                return;
            }
            board.leave(mentee, held);
            giver = next;
        }
    }

    fn forget(&mut self) {
        for node in self.touched.drain(..) {
            self.labels.least[node as usize] = None;
        }
        self.settled.clear();
        self.labels.heap.clear();
    }
}
