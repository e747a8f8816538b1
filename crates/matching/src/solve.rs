//! From a market and a goal to a plan: prices for empty and idle places, the exact core, and the proof.

use crate::{
    assign::assign,
    levels::Levels,
    market::{Inner, Market},
    network::{Assignment, Cost, Network},
    objective::Objective,
    plan::Plan,
};

impl Market {
    /// The best plan there is for this goal, with its proof.
    pub fn solve(&self, objective: Objective) -> Plan {
        let market = &*self.0;
        let people = market.mentees.len() + market.givers.len();
        let profile = &market.instance.profile;
        let dearest = profile.perfect().max(profile.empty_place);
        let levels = Levels::new(objective, people, dearest, market.instance.tie);
        let priced = Priced::new(market, objective);
        let solved = if levels.fits_64_bits() {
            priced.solve::<i64>(&levels, |packed| packed as i64)
        } else {
            priced.solve::<i128>(&levels, |packed| packed)
        };
        let fixed = priced.fixed(&levels);
        let mut pairs = solved.pairs;
        pairs.extend(&market.instance.pinned);
        pairs.sort_unstable();
        let vectors = |prices: Vec<i128>| prices.into_iter().map(|price| levels.unpack(price)).collect();
        Plan {
            objective,
            pairs,
            empty: solved.empty,
            value: levels.unpack(solved.value + fixed),
            bound: levels.unpack(solved.bound + fixed),
            mentee_prices: vectors(solved.mentee_prices),
            giver_prices: vectors(solved.giver_prices),
            market: self.clone(),
        }
    }
}

/// An assignment with its bound, in the widest numbers.
struct Solved {
    pairs: Vec<(u32, u32)>,
    empty: Vec<u8>,
    value: i128,
    bound: i128,
    mentee_prices: Vec<i128>,
    giver_prices: Vec<i128>,
}

/// A market with its pinned pairs taken out, and the vector prices of the goal.
struct Priced<'a> {
    market: &'a Inner,
    objective: Objective,
    /// Wanted places per mentee beyond the pinned ones, and places per giver.
    wanted: Vec<usize>,
    room: Vec<usize>,
}

impl<'a> Priced<'a> {
    fn new(market: &'a Inner, objective: Objective) -> Self {
        let mut wanted: Vec<usize> = market.instance.mentees.iter().map(|m| usize::from(m.wanted)).collect();
        let mut room: Vec<usize> = market.rooms.iter().map(|&room| usize::from(room)).collect();
        for &(i, j) in &market.instance.pinned {
            wanted[i as usize] -= 1;
            room[j as usize] -= 1;
        }
        Self { market, objective, wanted, room }
    }

    /// What the `k`-th empty place of a mentee costs, level by level; `k` counts from 0.
    fn empty_price(&self, mentee: usize, k: usize) -> Vec<i64> {
        let person = &self.market.instance.mentees[mentee];
        let price = i64::from(self.market.instance.profile.empty_place);
        match self.objective {
            Objective::Best => vec![price],
            Objective::Most => vec![1, i64::from(person.weeks), price],
            Objective::Cover => vec![i64::from(k + 1 == usize::from(person.wanted)), 0, price],
        }
    }

    /// What the `k`-th idle place of a giver costs, level by level; `k` counts from 0.
    fn idle_price(&self, giver: usize, k: usize) -> Vec<i64> {
        match self.objective {
            Objective::Best => vec![0],
            Objective::Most => vec![0, 0, 0],
            Objective::Cover => vec![0, i64::from(k + 1 == usize::from(self.market.rooms[giver])), 0],
        }
    }

    /// A pair's cost, level by level.
    fn pair_price(&self, cost: u16, tie: u32) -> Vec<i64> {
        let mut price = vec![0; self.objective.levels().len()];
        if let Some(total) = price.last_mut() {
            *total = i64::from(cost);
        }
        if self.market.instance.tie {
            price.push(i64::from(tie));
        }
        price
    }

    /// What the pinned pairs cost.
    fn fixed(&self, levels: &Levels) -> i128 {
        let pinned = &self.market.instance.pinned;
        pinned
            .iter()
            .map(|&(i, j)| levels.pack(&self.pair_price(self.market.cost(i, j), self.market.tie(i, j))))
            .sum()
    }

    fn solve<C: Cost>(&self, levels: &Levels, narrow: fn(i128) -> C) -> Solved {
        let prices = |count: usize, price: &dyn Fn(usize) -> Vec<i64>| -> Vec<C> {
            (0..count).map(|k| narrow(levels.pack(&price(k)))).collect()
        };
        let empty =
            self.wanted.iter().enumerate().map(|(i, &n)| prices(n, &|k| self.empty_price(i, k))).collect();
        let idle =
            self.room.iter().enumerate().map(|(j, &n)| prices(n, &|k| self.idle_price(j, k))).collect();
        // Within one market a pair's cost never reaches past its last two levels, and those fit into 64 bits.
        let point = levels.pack(&self.pair_price(1, 0)) as i64;
        let mut starts = vec![0];
        let mut pairs = Vec::with_capacity(self.market.grid.len());
        for i in 0..self.wanted.len() as u32 {
            if self.wanted[i as usize] > 0 {
                let free = self
                    .market
                    .grid
                    .row(i)
                    .filter(|&(_, _, j)| self.room[j as usize] > 0 && !self.market.is_pinned((i, j)));
                pairs.extend(free.map(|(cost, tie, j)| (i64::from(cost) * point + i64::from(tie), j)));
            }
            starts.push(pairs.len());
        }
        let network = Network { empty, idle, starts, pairs };
        let Assignment { pairs, empty, value, mentee_prices, giver_prices } = assign(&network);
        let bound = network.bound(&mentee_prices, &giver_prices).widest();
        let widest = |prices: Vec<C>| prices.into_iter().map(C::widest).collect();
        Solved {
            pairs,
            empty,
            value: value.widest(),
            bound,
            mentee_prices: widest(mentee_prices),
            giver_prices: widest(giver_prices),
        }
    }
}
