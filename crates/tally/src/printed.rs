//! Printed tables without ballots: what follows from them, what does not, and whether they can be right.

use crate::{
    fault::{Faults, Rule},
    kendall::Kendall,
    known::{Figure, Known},
    layouts::{Quantile, RankSum, Source, Total},
    ranks,
    ratings::{Rated, Spread},
    scheme::Scheme,
    tally::{Flags, HOLDS, OVER_CAPACITY, RANKS_DO_NOT_ADD_UP, Standing, Tally, VERSION, Warning},
};

/// Units of 1 in a printed number.
const UNIT: i64 = 1_000_000;
const NEEDS_BALLOTS: &str = "needs the ballots";

/// Everything unknown but the items.
fn blank(rule: &'static str, items: Vec<Standing>, m: Option<u32>, seed: u64) -> Tally {
    let few = m.filter(|m| *m < 8);
    let says = |m: u32| format!("few voters: {m} ballots, so an order is rough");
    Tally {
        m: Known::or(m, "not said: --voters"),
        n: items.len() as u32,
        k: Known::not("not in this table"),
        capacity: Known::not("not in this table"),
        unallocated: Known::not("not in this table"),
        conservation: Known::not("not in this table"),
        items,
        kendall: Kendall::undefined(NEEDS_BALLOTS),
        ratings: Vec::new(),
        groups: Known::not(NEEDS_BALLOTS),
        condorcet: Known::not(NEEDS_BALLOTS),
        flags: Flags {
            scheme: Known::not("not in this table"),
            rule,
            top_k: Known::not(NEEDS_BALLOTS),
            resamples: Known::not(NEEDS_BALLOTS),
            critical: Known::not(NEEDS_BALLOTS),
            winner_changes: Known::not(NEEDS_BALLOTS),
            top_k_changes: Known::not(NEEDS_BALLOTS),
            no_order: false,
            few_voters: Known::or(m.map(|m| m < 8), "not said: --voters"),
            mid_rank_fill: Known::not(NEEDS_BALLOTS),
        },
        warnings: few.map(|m| Warning::new("few_voters", says(m))).into_iter().collect(),
        seed,
        version: VERSION,
        consensus: None,
        stability: None,
    }
}

/// Puts rows in the order of their keys, the highest first.
fn order<T: Ord>(rows: Vec<(Standing, T)>) -> (Vec<Standing>, bool) {
    let (mut rows, keys): (Vec<Standing>, Vec<T>) = rows.into_iter().unzip();
    for (row, place) in rows.iter_mut().zip(ranks::places(&keys)) {
        (row.rank, row.shared) = (Known::Is(place.rank), place.shared);
    }
    rows.sort_by_key(|row| row.rank.value().copied());
    (rows, keys.windows(2).all(|pair| pair[0] == pair[1]))
}

fn millionths(value: i64) -> Figure {
    Figure::ratio(value.into(), UNIT.into())
}

/// A table of scores. `listed` is the number of items of their list, where there is one; the rest of it scored nothing that is
/// printed. Scores beyond what `voters` can give are contradictions.
pub fn totals(
    source: &Source<'_>,
    rows: &[Total],
    listed: usize,
    scheme: Scheme,
    voters: u32,
    seed: u64,
) -> (Tally, Faults) {
    let n = rows.len().max(listed);
    let most = i64::from(scheme.most(n).unwrap_or_default());
    let m = i64::from(voters);
    let capacity = i128::from(scheme.capacity(n).unwrap_or_default()) * i128::from(m) * i128::from(UNIT);
    let all: i128 = rows.iter().map(|row| i128::from(row.score)).sum();
    let mut faults = Faults::default();
    let mut broken = |line: u64, item: &str, says: String| {
        faults.add(source.fault(line, 0, "", item, Rule::Contradiction(says)));
    };
    let mut standings = Vec::new();
    for row in rows {
        let mut standing = Standing { offered_to: voters, ..Standing::unknown(&row.item, NEEDS_BALLOTS) };
        standing.score = Known::Is(millionths(row.score));
        standing.share = if all > 0 {
            Known::Is(Figure::ratio(100 * i128::from(row.score), all))
        } else {
            Known::not("no points were given")
        };
        let reach = i128::from(most) * i128::from(m) * i128::from(UNIT);
        if reach > 0 {
            standing.pct_max = Known::Is(Figure::ratio(100 * i128::from(row.score), reach));
        }
        if i128::from(row.score) > reach {
            broken(row.line, &row.item, format!("{m} voters can give one item {} points at most", most * m));
        }
        if let Some(supporters) = row.supporters {
            standing.voters = Known::Is(u32::try_from(supporters).unwrap_or(u32::MAX));
            if supporters > 0 {
                standing.mean_supporter =
                    Known::Is(Figure::ratio(row.score.into(), i128::from(supporters) * i128::from(UNIT)));
            }
            if supporters > m {
                broken(row.line, &row.item, format!("{supporters} supporters among {m} voters"));
            } else if i128::from(row.score) > i128::from(most) * i128::from(supporters) * i128::from(UNIT) {
                let says =
                    format!("{supporters} supporters can give it {} points at most", most * supporters);
                broken(row.line, &row.item, says);
            }
        }
        standings.push((standing, (row.score, row.supporters.unwrap_or_default())));
    }
    let unallocated = capacity - all;
    if unallocated < 0 {
        let says = format!(
            "the scores add up to {}, and {m} voters have {} points: the table cannot be right as it is labelled",
            all as f64 / UNIT as f64,
            capacity / i128::from(UNIT)
        );
        broken(0, "", says);
    }
    let (items, no_order) = order(standings);
    let figure = |value: i128| Known::Is(Figure::ratio(value, UNIT.into()));
    let mut tally = blank("points", items, Some(voters), seed);
    tally.n = n as u32;
    tally.k = Known::Is(most as u32);
    tally.capacity = figure(capacity);
    tally.unallocated = figure(unallocated);
    tally.conservation = Known::Is(if faults.none() { HOLDS } else { OVER_CAPACITY });
    tally.flags.scheme = Known::Is(scheme.name());
    tally.flags.no_order = no_order;
    (tally, faults)
}

/// A table of medians with 30th and 70th percentiles.
pub fn quantiles(rows: &[Quantile], voters: Option<u32>, seed: u64) -> Tally {
    let mut ratings = Vec::new();
    let mut standings = Vec::new();
    for row in rows {
        let spread = Spread { unit: UNIT, median: row.median, p30: row.p30, p70: row.p70 };
        ratings.push(Rated::spread(&row.item, spread));
        let mut standing = Standing::unknown(&row.item, NEEDS_BALLOTS);
        standing.score = Known::Is(millionths(row.median));
        standing.polarised = Known::Is(spread.disagrees());
        standings.push((standing, row.median));
    }
    let (items, no_order) = order(standings);
    let mut tally = blank("median", items, voters, seed);
    tally.ratings = ratings;
    tally.flags.scheme = Known::Is(Scheme::Ratings.name());
    tally.flags.no_order = no_order;
    tally
}

/// A table of rank sums; they add up to `m n (n + 1) / 2`, or the table contradicts itself.
pub fn rank_sums(source: &Source<'_>, rows: &[RankSum], voters: u32, seed: u64) -> (Tally, Faults) {
    let (m, n) = (i128::from(voters), rows.len() as i128);
    let unit = i128::from(UNIT);
    let mut faults = Faults::default();
    let mut broken = |line: u64, item: &str, says: String| {
        faults.add(source.fault(line, 0, "", item, Rule::Contradiction(says)));
    };
    let mut standings = Vec::new();
    for row in rows {
        let sum = i128::from(row.sum);
        let mut standing = Standing { offered_to: voters, ..Standing::unknown(&row.item, NEEDS_BALLOTS) };
        standing.rank_sum = Known::Is(millionths(row.sum));
        standing.borda = Known::Is(Figure::ratio(m * n * unit - sum, unit));
        if sum < m * unit || sum > m * n * unit {
            broken(
                row.line,
                &row.item,
                format!("a rank sum of {m} voters and {n} items is from {m} to {}", m * n),
            );
        }
        standings.push((standing, -row.sum));
    }
    let all: i128 = rows.iter().map(|row| i128::from(row.sum)).sum();
    if 2 * all != m * n * (n + 1) * unit {
        let says = format!(
            "the rank sums add up to {}, and those of {m} voters and {n} items to {}: the table cannot be right as it is labelled",
            all as f64 / UNIT as f64,
            (m * n * (n + 1)) as f64 / 2.0
        );
        broken(0, "", says);
    }
    let (items, no_order) = order(standings);
    let mut tally = blank("rank_sum", items, Some(voters), seed);
    tally.conservation = Known::Is(if faults.none() { HOLDS } else { RANKS_DO_NOT_ADD_UP });
    tally.flags.no_order = no_order;
    tally.kendall = agreement(rows, m, n);
    (tally, faults)
}

/// What rank sums say of agreement: W as if there were no ties, which is never above W.
fn agreement(rows: &[RankSum], m: i128, n: i128) -> Kendall {
    if m < 2 || n < 2 {
        return Kendall::undefined(if m < 2 { "fewer than 2 ballots" } else { "fewer than 2 items" });
    }
    let unit = i128::from(UNIT);
    let apart = |row: &RankSum| 2 * i128::from(row.sum) - m * (n + 1) * unit;
    let four_s: i128 = rows.iter().map(|row| apart(row).pow(2)).sum();
    let mut kendall = Kendall::undefined("needs the ballots: rank sums do not show ties");
    kendall.S = Known::Is(Figure(four_s as f64 / (4.0 * (unit * unit) as f64)));
    let full = m * m * (n * n * n - n);
    kendall.W_no_ties = Known::Is(Figure(3.0 * four_s as f64 / (unit * unit) as f64 / full as f64));
    kendall.df = Known::Is(Figure::ratio(n - 1, 1));
    kendall
}
