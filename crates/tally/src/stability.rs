//! Two rounds side by side: whether the order has settled.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    ballot::Ballots,
    known::{Figure, Known},
    ranks::{self, Ranks},
    tally::Tally,
};

/// What changed from one round to the next (`ngt.md` 12.9).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stability {
    /// Items that both rounds ranked.
    pub common: u32,
    /// Spearman's correlation of the two orders, over the items that both ranked.
    pub spearman: Known<Figure>,
    /// Items in both top lists per item in one of them.
    pub top_k_overlap: Known<Figure>,
    /// W now less W before.
    pub w_change: Known<Figure>,
    /// Percent of the earlier places that the same voters gave again, where ballots are linked.
    pub unchanged_places: Known<Figure>,
}

impl Stability {
    /// Compares two rounds; with `linked` ballots also voter by voter, by their labels.
    pub fn between(before: &Tally, after: &Tally, linked: Option<(&Ballots, &Ballots)>) -> Self {
        let (old, new) = (ranked(before), ranked(after));
        let common: Vec<(i64, i64)> =
            old.iter().filter_map(|(item, rank)| Some((*rank, *new.get(item)?))).collect();
        let top = |tally: &Tally, ranks: &BTreeMap<&str, i64>| -> Vec<String> {
            let top = i64::from(tally.flags.top_k.value().copied().unwrap_or_default());
            ranks.iter().filter(|(_, rank)| **rank <= top).map(|(item, _)| (*item).to_owned()).collect()
        };
        let (old_top, new_top) = (top(before, &old), top(after, &new));
        let both = old_top.iter().filter(|item| new_top.contains(item)).count();
        let either = old_top.len() + new_top.len() - both;
        let w_change = match (before.kendall.W.value(), after.kendall.W.value()) {
            (Some(before), Some(after)) => Known::Is(Figure(after.0 - before.0)),
            _ => Known::not("W is not defined in both rounds"),
        };
        Self {
            common: common.len() as u32,
            spearman: spearman(&common),
            top_k_overlap: if either == 0 {
                Known::not("both top lists are empty")
            } else {
                Known::Is(Figure::ratio(both as i128, either as i128))
            },
            w_change,
            unchanged_places: linked.map_or_else(
                || Known::not("ballots are not linked between rounds"),
                |(before, after)| unchanged(before, after),
            ),
        }
    }
}

fn ranked(tally: &Tally) -> BTreeMap<&str, i64> {
    let rank = |rank: &Known<u32>| rank.value().map(|&rank| i64::from(rank));
    tally.items.iter().filter_map(|item| Some((item.item.as_str(), rank(&item.rank)?))).collect()
}

/// Pearson's correlation of the mid-ranks of two columns.
fn spearman(pairs: &[(i64, i64)]) -> Known<Figure> {
    if pairs.len() < 2 {
        return Known::not("fewer than 2 items in common");
    }
    let centre = pairs.len() as i64 + 1;
    let column = |take: fn(&(i64, i64)) -> i64| -> Vec<i64> {
        let scores: Vec<i64> = pairs.iter().map(|pair| -take(pair)).collect();
        ranks::of_scores(&scores).iter().map(|&rank| i64::from(rank) - centre).collect()
    };
    let (a, b) = (column(|pair| pair.0), column(|pair| pair.1));
    let dot = |a: &[i64], b: &[i64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<i64>() as f64;
    let lengths = dot(&a, &a) * dot(&b, &b);
    if lengths <= 0.0 {
        return Known::not("one of the orders has all items equal");
    }
    Known::Is(Figure(dot(&a, &b) / lengths.sqrt()))
}

/// Percent of listed places that the same voter gave again.
fn unchanged(before: &Ballots, after: &Ballots) -> Known<Figure> {
    let (old, new) = (places(before), places(after));
    let again = |(voter, mine): (&(&str, &str), &BTreeMap<&str, u32>)| {
        let now = new.get(voter)?;
        let same = mine.iter().filter(|(item, place)| now.get(**item) == Some(place)).count();
        Some((same, mine.len()))
    };
    let (same, of) = old.iter().filter_map(again).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    if of == 0 {
        return Known::not("no voter's label stands in both rounds");
    }
    Known::Is(Figure::ratio(100 * same as i128, of as i128))
}

/// For every voter, by group and label: listed items and their doubled ranks.
fn places(ballots: &Ballots) -> BTreeMap<(&str, &str), BTreeMap<&str, u32>> {
    let items: Vec<usize> = (0..ballots.items().len()).collect();
    let ranks = Ranks::of(ballots, &items);
    let listed = ballots.all().iter().zip(&ranks.doubled).map(|(ballot, doubled)| {
        let mine = ballot
            .marks()
            .iter()
            .map(|&(item, _)| (ballots.items()[item].label.as_str(), doubled[item]))
            .collect();
        ((ballots.groups()[ballot.group].as_str(), ballot.voter.as_str()), mine)
    });
    listed.collect()
}
