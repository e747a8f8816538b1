//! Points: what each ballot gives each item, added up exactly. Nothing is lost: scores and what was left over fill the capacity.

use crate::{
    ballot::{Ballots, Flaw},
    known::{common_multiple, gcd},
    scheme::Scheme,
};

/// Points of every ballot and item, in whole numbers of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// How many units make one point.
    pub unit: i128,
    /// For each ballot, items and what they get, where it is not nothing; by item.
    pub given: Vec<Vec<(usize, i128)>>,
    /// `s_j`: the score of each item.
    pub scores: Vec<i128>,
    /// `v_j`: how many ballots give the item something.
    pub voters: Vec<u32>,
    /// `C`: all that could have been given, in units.
    pub capacity: i128,
    /// The most that each item could get of those who were offered it, in units.
    pub maxima: Vec<i128>,
}

impl Points {
    /// Counts ballots that are cut to their places already. Ratings give no points.
    ///
    /// In places a..b of a ballot with k places an item gets `mean over q = a..b of max(0, k + 1 - q)`.
    ///
    /// # Errors
    /// [`Flaw::TieSizes`] when the points have no common unit.
    pub fn count(ballots: &Ballots, scheme: Scheme) -> Result<Self, Flaw> {
        let offered = ballots.offered_items();
        let mut fractions: Vec<Vec<(usize, i64, usize)>> = Vec::new();
        for ballot in ballots.all() {
            let k = scheme.places(offered[ballot.group]);
            fractions.push(match k {
                Some(k) => by_place(&ballot.ties(), k),
                None if scheme == Scheme::Ratings => Vec::new(),
                None => ballot.marks().iter().map(|&(item, mark)| (item, mark, 1)).collect(),
            });
        }
        let reduced = |&(_, sum, size): &(usize, i64, usize)| {
            size as u32 / gcd(sum.unsigned_abs().into(), size as u128) as u32
        };
        let unit = common_multiple(fractions.iter().flatten().map(reduced)).ok_or(Flaw::TieSizes)?;
        let items = ballots.items().len();
        let mut points = Self {
            unit,
            given: Vec::new(),
            scores: vec![0; items],
            voters: vec![0; items],
            capacity: 0,
            maxima: vec![0; items],
        };
        for (ballot, shares) in ballots.all().iter().zip(fractions) {
            let given: Vec<(usize, i128)> = shares
                .into_iter()
                .map(|(item, sum, size)| (item, i128::from(sum) * unit / size as i128))
                .filter(|&(_, worth)| worth > 0)
                .collect();
            for &(item, worth) in &given {
                points.scores[item] += worth;
                points.voters[item] += 1;
            }
            let of = offered[ballot.group];
            points.capacity += i128::from(scheme.capacity(of).unwrap_or_default()) * unit;
            let most = i128::from(scheme.most(of).unwrap_or_default()) * unit;
            let reach = ballots.items().iter().map(|item| item.offered_to(ballot.group));
            points
                .maxima
                .iter_mut()
                .zip(reach)
                .filter(|(_, reached)| *reached)
                .for_each(|(max, _)| *max += most);
            points.given.push(given);
        }
        Ok(points)
    }

    /// All points given, in units.
    pub fn given_in_all(&self) -> i128 {
        self.scores.iter().sum()
    }

    /// `u = C - sum of s_j`, in units: points that nobody got.
    pub fn unallocated(&self) -> i128 {
        self.capacity - self.given_in_all()
    }
}

/// For one ballot with k places: item, sum of the points of its tie, and the tie's size; by item.
fn by_place(ties: &[Vec<usize>], k: u32) -> Vec<(usize, i64, usize)> {
    let mut shares = Vec::new();
    let mut before = 0;
    for tied in ties {
        let places = before + 1..=before + tied.len() as i64;
        let sum = places.map(|place| (i64::from(k) + 1 - place).max(0)).sum();
        shares.extend(tied.iter().map(|&item| (item, sum, tied.len())));
        before += tied.len() as i64;
    }
    shares.sort_unstable();
    shares
}

/// `f_j`: first places, a tie of t items counting `1/t` for each, in whole numbers of one unit; the unit first.
///
/// # Errors
/// [`Flaw::TieSizes`] when the shares have no common unit.
pub fn first_places(ballots: &Ballots) -> Result<(i128, Vec<i128>), Flaw> {
    let firsts: Vec<Vec<usize>> =
        ballots.all().iter().filter_map(|ballot| ballot.ties().into_iter().next()).collect();
    let unit = common_multiple(firsts.iter().map(|tied| tied.len() as u32)).ok_or(Flaw::TieSizes)?;
    let mut shares = vec![0; ballots.items().len()];
    for tied in &firsts {
        tied.iter().for_each(|&item| shares[item] += unit / tied.len() as i128);
    }
    Ok((unit, shares))
}
