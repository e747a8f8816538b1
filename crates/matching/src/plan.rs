//! A plan: who is with whom, who is left without, and the prices that prove it.

use crate::{key::Key, market::Market, objective::Objective, score::shared_slots};

/// The best plan of one layer for one goal.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) market: Market,
    pub(crate) objective: Objective,
    pub(crate) pairs: Vec<(u32, u32)>,
    pub(crate) empty: Vec<u8>,
    pub(crate) value: Vec<i64>,
    pub(crate) bound: Vec<i64>,
    pub(crate) mentee_prices: Vec<Vec<i64>>,
    pub(crate) giver_prices: Vec<Vec<i64>>,
}

/// How well a pair fits, in four words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Cost up to 250 of 1000.
    Strong,
    /// Up to 450.
    Good,
    /// Up to 650.
    Fair,
    /// Above.
    Weak,
}

impl Fit {
    /// The word for a cost on a scale where a perfect pair costs 0 and the worst costs `perfect`.
    pub const fn of(cost: u16, perfect: u16) -> Self {
        match cost as u32 * 1000 / perfect as u32 {
            0..=250 => Self::Strong,
            251..=450 => Self::Good,
            451..=650 => Self::Fair,
            _ => Self::Weak,
        }
    }

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Weak => "weak",
        }
    }
}

/// One pair of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The mentee.
    pub mentee: Key,
    /// The giver.
    pub giver: Key,
    /// What is missing to a perfect score, choices left aside.
    pub missing: u16,
    /// The same in a word.
    pub fit: Fit,
    /// Place of the giver in the mentee's own order, if the mentee chose.
    pub rank: Option<u8>,
    /// Set by the coordinator.
    pub pinned: bool,
    /// Slots both are free in, when both answered.
    pub shared_slots: Option<u32>,
}

/// What one giver carries in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The giver.
    pub giver: Key,
    /// Places that could be used.
    pub places: u8,
    /// Places used.
    pub used: u8,
    /// Half-hours a month that the used places take.
    pub half_hours: u16,
}

impl Plan {
    /// The market it was made for.
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// The goal.
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// Every pair, in canonical order.
    pub fn pairs(&self) -> Vec<Match> {
        self.pairs.iter().map(|&pair| self.market.0.matched(pair)).collect()
    }

    /// The givers of one mentee.
    pub fn givers_of(&self, mentee: &Key) -> Vec<&Key> {
        let Some(&i) = self.market.0.mentee_numbers.get(mentee) else { return Vec::new() };
        let own = self.pairs.iter().filter(|&&(mentee, _)| mentee == i);
        own.map(|&(_, j)| &self.market.0.givers[j as usize]).collect()
    }

    /// What every giver carries, in canonical order.
    pub fn loads(&self) -> Vec<Load> {
        let market = &self.market.0;
        let mut used = vec![0_u8; market.givers.len()];
        for &(_, j) in &self.pairs {
            used[j as usize] += 1;
        }
        let loads = market.givers.iter().zip(&market.rooms).zip(used).map(|((giver, &places), used)| Load {
            giver: giver.clone(),
            places,
            used,
            half_hours: u16::from(used) * market.instance.half_hours_a_place,
        });
        loads.collect()
    }

    /// Names of the levels, the tie level included.
    pub fn level_names(&self) -> Vec<&'static str> {
        let tie = self.market.0.instance.tie.then_some("tie");
        self.objective.levels().iter().copied().chain(tie).collect()
    }

    /// What the plan costs, level by level.
    pub fn value(&self) -> &[i64] {
        &self.value
    }

    /// What any plan costs at least, level by level.
    pub fn bound(&self) -> &[i64] {
        &self.bound
    }

    /// Value less bound, level by level; nothing but zeros means that no plan is better.
    pub fn gap(&self) -> Vec<i64> {
        self.value.iter().zip(&self.bound).map(|(value, bound)| value - bound).collect()
    }

    /// Whether the prices prove that no plan is better.
    pub fn is_optimal(&self) -> bool {
        self.value == self.bound
    }

    /// Points of all pairs together; a perfect pair has [`crate::Profile::perfect`].
    pub fn score(&self) -> u64 {
        self.pairs.iter().map(|&(i, j)| u64::from(self.market.0.points(i, j).1.sum())).sum()
    }

    /// Wanted places left empty, all mentees together.
    pub fn empty_places(&self) -> u64 {
        self.empty.iter().map(|&empty| u64::from(empty)).sum()
    }

    /// Mentees who want somebody and have nobody.
    pub fn mentees_with_nobody(&self) -> usize {
        let mentees = self.market.0.instance.mentees.iter().zip(&self.empty);
        mentees.filter(|(mentee, empty)| mentee.wanted > 0 && mentee.wanted == **empty).count()
    }

    /// Givers who have room and nobody.
    pub fn givers_with_nobody(&self) -> usize {
        self.loads().iter().filter(|load| load.places > 0 && load.used == 0).count()
    }
}

impl crate::market::Inner {
    pub(crate) fn matched(&self, (i, j): (u32, u32)) -> Match {
        let (mentee, giver) = (&self.instance.mentees[i as usize], &self.instance.givers[j as usize]);
        let perfect = self.instance.profile.perfect();
        let missing = perfect - self.points(i, j).1.sum();
        Match {
            mentee: self.mentees[i as usize].clone(),
            giver: self.givers[j as usize].clone(),
            missing,
            fit: Fit::of(missing, perfect),
            rank: mentee.choices.iter().find(|&&(chosen, _)| chosen == j).map(|&(_, rank)| rank),
            pinned: self.is_pinned((i, j)),
            shared_slots: shared_slots(&mentee.attributes, &giver.attributes),
        }
    }

    pub(crate) fn tie(&self, i: u32, j: u32) -> u32 {
        let (mentee, giver) = (&self.instance.mentees[i as usize], &self.instance.givers[j as usize]);
        if self.instance.tie { crate::seed::tie(mentee.attributes.hash, giver.attributes.hash) } else { 0 }
    }
}
