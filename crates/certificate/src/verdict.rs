//! The check itself: rules, places, cost and bound, each counted again.

use std::{cmp::Ordering, collections::BTreeSet, fmt};

use sha2::{Digest, Sha256};

use crate::{
    files::{Certificate, Instance},
    rules::{Lines, never, room, set_aside},
    score::{Maxima, cost, tie},
};

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every pair that may be: proves that no plan is better.
    All,
    /// Only the pairs of the plan: proves that rules, places and cost are right, and no more.
    Quick,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The plan keeps every rule and no plan is better.
    Optimal,
    /// The plan keeps every rule; level by level, no plan is better by more than the gap.
    Valid {
        /// What the plan costs.
        value: Vec<i64>,
        /// What any plan costs at least.
        bound: Vec<i64>,
    },
    /// The plan keeps every rule and costs what it says; whether a better one exists was not looked at.
    QuickOnly,
    /// Something is wrong: the first thing found.
    Invalid(Fault),
}

/// What is wrong with a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The certificate cannot be read.
    Certificate(String),
    /// The instance cannot be read.
    Instance(String),
    /// The certificate was made for another instance.
    OtherInstance,
    /// An unknown goal, or levels that do not belong to it.
    Objective,
    /// Numbers of people or lengths of levels do not agree.
    Shape,
    /// A number is out of the range in which sums are exact.
    Range,
    /// A mentee or giver who is not in the instance, or a pair listed twice.
    Pair(usize, usize),
    /// The pair breaks a hard rule.
    Rule(usize, usize),
    /// A pair set by the coordinator is missing.
    Pinned(usize, usize),
    /// The mentee has more givers than wanted.
    Wanted(usize),
    /// The giver has more mentees than places and hours allow.
    Places(usize),
    /// The cost is not what the certificate says.
    Value,
    /// The bound is not what the certificate says.
    Bound,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificate(why) => write!(f, "the certificate cannot be read: {why}"),
            Self::Instance(why) => write!(f, "the instance cannot be read: {why}"),
            Self::OtherInstance => write!(f, "the certificate was made for another instance"),
            Self::Objective => write!(f, "the goal and its levels do not belong together"),
            Self::Shape => write!(f, "the files do not agree on numbers of people or levels"),
            Self::Range => write!(f, "a number is out of range"),
            Self::Pair(i, j) => write!(f, "pair ({i}, {j}) is listed twice or names nobody"),
            Self::Rule(i, j) => write!(f, "pair ({i}, {j}) breaks a hard rule"),
            Self::Pinned(i, j) => write!(f, "pair ({i}, {j}) was set by the coordinator and is missing"),
            Self::Wanted(i) => write!(f, "mentee {i} has more givers than wanted"),
            Self::Places(j) => write!(f, "giver {j} has more mentees than places"),
            Self::Value => write!(f, "the plan does not cost what is stated"),
            Self::Bound => write!(f, "the bound is not what is stated"),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Optimal => write!(f, "OPTIMAL"),
            Self::Valid { value, bound } => {
                let gap: Vec<i64> = value.iter().zip(bound).map(|(value, bound)| value - bound).collect();
                // The first level that differs says how far the plan may be from the best.
                let first = gap.iter().zip(value).find(|(gap, _)| **gap != 0);
                let (gap, value) = first.map_or((0, 0), |(gap, value)| (*gap, *value));
                write!(f, "VALID, gap {gap}")?;
                if value > 0 { write!(f, " ({:.2} %)", gap as f64 * 100.0 / value as f64) } else { Ok(()) }
            }
            Self::QuickOnly => {
                write!(f, "VALID in its own pairs; whether a better plan exists was not checked")
            }
            Self::Invalid(fault) => write!(f, "INVALID: {fault}"),
        }
    }
}

/// Checks a certificate against its instance, both as the bytes of their files. Never panics, whatever the bytes.
pub fn check(certificate: &[u8], instance: &[u8], extent: Extent) -> Verdict {
    match verdict(certificate, instance, extent) {
        Ok(verdict) => verdict,
        Err(fault) => Verdict::Invalid(fault),
    }
}

fn verdict(certificate: &[u8], instance_bytes: &[u8], extent: Extent) -> Result<Verdict, Fault> {
    let proof: Certificate =
        serde_json::from_slice(certificate).map_err(|error| Fault::Certificate(error.to_string()))?;
    let instance: Instance =
        serde_json::from_slice(instance_bytes).map_err(|error| Fault::Instance(error.to_string()))?;
    if proof.format != "trellis-certificate/1" || instance.format != "trellis-instance/1" {
        return Err(Fault::Shape);
    }
    if proof.instance != hex::encode(Sha256::digest(instance_bytes)) {
        return Err(Fault::OtherInstance);
    }
    let check = Check::new(&proof, &instance)?;
    check.pairs()?;
    let value = check.value()?;
    if value != proof.value {
        return Err(Fault::Value);
    }
    if extent == Extent::Quick {
        return Ok(Verdict::QuickOnly);
    }
    let bound = check.bound()?;
    if bound != proof.bound {
        return Err(Fault::Bound);
    }
    Ok(if value == bound { Verdict::Optimal } else { Verdict::Valid { value, bound } })
}

/// Levels of numbers, compared from the left.
type Levels = Vec<i64>;

struct Check<'a> {
    proof: &'a Certificate,
    instance: &'a Instance,
    lines: Lines,
    /// Places that can be used, per giver.
    rooms: Vec<u8>,
    /// Wanted places and usable places that the pinned pairs leave.
    free: (Vec<u8>, Vec<u8>),
}

impl<'a> Check<'a> {
    fn new(proof: &'a Certificate, instance: &'a Instance) -> Result<Self, Fault> {
        let (n, m) = (instance.mentees.len(), instance.givers.len());
        let mut names = match proof.objective.as_str() {
            "best" => vec!["total"],
            "most" => vec!["unserved", "weeks_waited", "total"],
            "cover" => vec!["mentees_with_nobody", "givers_with_nobody", "total"],
            _ => return Err(Fault::Objective),
        };
        names.extend(instance.tie.then_some("tie"));
        if proof.levels != names {
            return Err(Fault::Objective);
        }
        let right = |levels: &Levels| levels.len() == names.len();
        let prices = proof.pi.iter().chain(&proof.p).map(|(_, levels)| levels);
        if proof.n != n || proof.m != m || !prices.clone().chain([&proof.value, &proof.bound]).all(right) {
            return Err(Fault::Shape);
        }
        // So bounded, no reduced cost leaves 64 bits; sums are checked as they are made.
        if !prices.flatten().all(|&number| number.unsigned_abs() < 1 << 60) || !plausible(instance) {
            return Err(Fault::Range);
        }
        let rooms: Vec<u8> =
            instance.givers.iter().map(|giver| room(giver, instance.half_hours_a_place)).collect();
        let mut free =
            (instance.mentees.iter().map(|mentee| mentee.wanted).collect::<Vec<_>>(), rooms.clone());
        for &(i, j) in &instance.pinned {
            let (Some(wanted), Some(room)) = (free.0.get_mut(i), free.1.get_mut(j)) else {
                return Err(Fault::Pair(i, j));
            };
            *wanted = wanted.checked_sub(1).ok_or(Fault::Wanted(i))?;
            *room = room.checked_sub(1).ok_or(Fault::Places(j))?;
        }
        Ok(Self { proof, instance, lines: Lines::new(instance), rooms, free })
    }

    /// Rules, places, pins.
    fn pairs(&self) -> Result<(), Fault> {
        let mut seen = BTreeSet::new();
        let mut wanted: Vec<u8> = self.instance.mentees.iter().map(|mentee| mentee.wanted).collect();
        let mut rooms = self.rooms.clone();
        for &(i, j) in &self.proof.pairs {
            if i >= wanted.len() || j >= rooms.len() || !seen.insert((i, j)) {
                return Err(Fault::Pair(i, j));
            }
            let set = self.instance.pinned.contains(&(i, j));
            let by_setting = || set_aside(self.instance, &self.instance.mentees[i], &self.instance.givers[j]);
            if never(self.instance, &self.lines, i, j) || (!set && by_setting()) {
                return Err(Fault::Rule(i, j));
            }
            wanted[i] = wanted[i].checked_sub(1).ok_or(Fault::Wanted(i))?;
            rooms[j] = rooms[j].checked_sub(1).ok_or(Fault::Places(j))?;
        }
        match self.instance.pinned.iter().find(|pin| !seen.contains(pin)) {
            Some(&(i, j)) => Err(Fault::Pinned(i, j)),
            None => Ok(()),
        }
    }

    /// What a pair costs, level by level.
    fn cost(&self, maxima: &Maxima, i: usize, j: usize) -> Levels {
        let (mentee, giver) = (&self.instance.mentees[i], &self.instance.givers[j]);
        let total = cost(self.instance, maxima, mentee, giver, j);
        let leading = if self.proof.objective == "best" { 0 } else { 2 };
        let mut levels = vec![0; leading];
        levels.push(total);
        levels.extend(self.instance.tie.then(|| tie(mentee.who.hash, giver.who.hash)));
        levels
    }

    /// What the `k`-th empty place of a mentee costs; `k` counts from 1.
    fn empty(&self, i: usize, k: u8) -> Levels {
        let (mentee, price) = (&self.instance.mentees[i], self.instance.profile.empty_place);
        let mut levels = match self.proof.objective.as_str() {
            "best" => vec![price],
            "most" => vec![1, i64::from(mentee.weeks), price],
            _ => vec![i64::from(k == mentee.wanted), 0, price],
        };
        levels.resize(self.proof.levels.len(), 0);
        levels
    }

    /// What the `k`-th idle place of a giver costs; `k` counts from 1.
    fn idle(&self, j: usize, k: u8) -> Levels {
        let mut levels = vec![0; self.proof.levels.len()];
        if self.proof.objective == "cover" && k == self.rooms[j] {
            levels[1] = 1;
        }
        levels
    }

    /// What the plan costs.
    fn value(&self) -> Result<Levels, Fault> {
        let mut sum = vec![0; self.proof.levels.len()];
        let mut empty: Vec<u8> = self.instance.mentees.iter().map(|mentee| mentee.wanted).collect();
        let mut idle = self.rooms.clone();
        for &(i, j) in &self.proof.pairs {
            let maxima = Maxima::of(self.instance, &self.instance.mentees[i]);
            add(&mut sum, &self.cost(&maxima, i, j))?;
            empty[i] -= 1;
            idle[j] -= 1;
        }
        for (i, &empty) in empty.iter().enumerate() {
            (1..=empty).try_for_each(|k| add(&mut sum, &self.empty(i, k)))?;
        }
        for (j, &idle) in idle.iter().enumerate() {
            (1..=idle).try_for_each(|k| add(&mut sum, &self.idle(j, k)))?;
        }
        Ok(sum)
    }

    /// `Σ_i Σ_k min(π_i, U_ik) + Σ_j Σ_k min(−p_j, W_jk) − Σ_(possible i, j) max(0, π_i − p_j − c_ij)`, and what the
    /// pinned pairs cost. For any prices whatever, no plan costs less.
    fn bound(&self) -> Result<Levels, Fault> {
        let zero = vec![0; self.proof.levels.len()];
        let mut pi = vec![zero.clone(); self.proof.n];
        let mut p = vec![zero.clone(); self.proof.m];
        for (all, listed) in [(&mut pi, &self.proof.pi), (&mut p, &self.proof.p)] {
            for (number, levels) in listed {
                all.get_mut(*number).ok_or(Fault::Shape)?.clone_from(levels);
            }
        }
        let mut sum = zero.clone();
        let mut surplus = zero.clone();
        for (j, (price, &room)) in p.iter().zip(&self.free.1).enumerate() {
            let price: Levels = price.iter().map(|level| -level).collect();
            (1..=room).try_for_each(|k| add(&mut sum, &price.clone().min(self.idle(j, k))))?;
        }
        for (i, mentee) in self.instance.mentees.iter().enumerate() {
            let maxima = Maxima::of(self.instance, mentee);
            let wanted = self.free.0[i];
            (1..=wanted).try_for_each(|k| add(&mut sum, &pi[i].clone().min(self.empty(i, k))))?;
            for (j, giver) in self.instance.givers.iter().enumerate() {
                if self.instance.pinned.contains(&(i, j)) {
                    add(&mut sum, &self.cost(&maxima, i, j))?;
                } else if wanted > 0
                    && self.free.1[j] > 0
                    && !never(self.instance, &self.lines, i, j)
                    && !set_aside(self.instance, mentee, giver)
                {
                    let cost = self.cost(&maxima, i, j);
                    for (level, over) in surplus.iter_mut().enumerate() {
                        *over = pi[i][level] - p[j][level] - cost[level];
                    }
                    if surplus.cmp(&zero) == Ordering::Greater {
                        for over in &mut surplus {
                            *over = -*over;
                        }
                        add(&mut sum, &surplus)?;
                    }
                }
            }
        }
        Ok(sum)
    }
}

fn add(sum: &mut Levels, levels: &Levels) -> Result<(), Fault> {
    for (sum, level) in sum.iter_mut().zip(levels) {
        *sum = sum.checked_add(*level).ok_or(Fault::Range)?;
    }
    Ok(())
}

/// Numbers of the instance within the ranges that scores are made for.
fn plausible(instance: &Instance) -> bool {
    let profile = &instance.profile;
    let weights = match profile.scoring {
        crate::files::Scoring::Shares { weights, wished_step } => {
            weights.iter().all(|&weight| weight <= 10_000) && wished_step.abs() <= 1000
        }
        crate::files::Scoring::CivilService => true,
    };
    weights
        && (0..=1_000_000).contains(&profile.empty_place)
        && instance.mentees.iter().all(|mentee| {
            mentee.wanted <= 3
                && mentee.emphasis.iter().all(|&emphasis| emphasis <= 4)
                && mentee.lens.iter().all(|wish| wish.weight <= 3)
                && mentee.lens.len() <= 1000
                && mentee.choices.iter().all(|&(_, rank)| (1..=255).contains(&rank))
                && mentee.who.step.is_none_or(|step| step.abs() <= 1000)
        })
        && instance.givers.iter().all(|giver| giver.who.step.is_none_or(|step| step.abs() <= 1000))
}
