//! Several groups: what comes out when ballots are pooled, when groups count alike, and when only their orders count.

use serde::Serialize;

use crate::{
    ballot::{Ballots, Flaw},
    known::{Figure, Known, common_multiple},
    points::Points,
    ranks,
    scheme::Scheme,
    terms::Primary,
};

/// One rule after the other (`ngt.md` 12.8). A number never stands without the name of its rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Groups {
    /// `sum of s_gj`; percent of what the offering groups could give.
    pub pooled: Known<ByRule>,
    /// `sum of v_gj`: voters.
    pub frequency: Known<ByRule>,
    /// Mean over the offering groups of `100 s_gj / (k_g m_g)`.
    pub equal_groups: Known<ByRule>,
    /// `sum of ranks within the groups`; low is best.
    pub rank_sum: Known<ByRule>,
    /// `sum of n + 1 - rank within the group`.
    pub positions: Known<ByRule>,
    /// How many groups have it among their first three.
    pub reach: Known<ByRule>,
}

/// All items under one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ByRule {
    /// Items that every group was offered, best first.
    pub items: Vec<Combined>,
    /// Items that some groups were not offered; absence gives them no rank.
    pub apart: Vec<Apart>,
}

/// An item under a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Combined {
    /// The item's label.
    pub item: String,
    /// What the rule gives it.
    pub value: Figure,
    /// Percent of the most that it could get, where the rule adds points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pct_max: Option<Figure>,
    /// 1 + how many are above.
    pub rank: u32,
}

/// An item that not every group was offered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Apart {
    /// The item's label.
    pub item: String,
    /// What the rule gives it.
    pub value: Figure,
    /// In how many groups it was offered.
    pub offered_in: usize,
    /// Of how many groups that voted.
    pub of: usize,
}

/// What one group that voted gave, by item.
struct Group {
    index: usize,
    /// `k_g m_g`: the most that an item could get, in units.
    most: i128,
    scores: Vec<i128>,
    voters: Vec<i128>,
    /// Doubled mid-ranks within the group; `None` where it was not offered.
    ranks: Vec<Option<u32>>,
}

impl Groups {
    /// The rules applied to points and order keys (`keys` gives score, voters and first places of some ballots).
    ///
    /// # Errors
    /// [`Flaw::TieSizes`] when first places within a group have no common unit.
    pub fn combine(
        ballots: &Ballots,
        scheme: Scheme,
        points: &Points,
        keys: impl Fn(&Ballots) -> Result<Vec<[i128; 3]>, Flaw>,
    ) -> Result<Known<Self>, Flaw> {
        let voted: Vec<usize> = ballots
            .sizes()
            .iter()
            .enumerate()
            .filter(|(_, size)| **size > 0)
            .map(|(group, _)| group)
            .collect();
        if voted.len() < 2 {
            return Ok(Known::not("fewer than 2 groups voted"));
        }
        let Some(units) = scheme.most(1).map(|_| points.unit) else {
            return Ok(Known::not("ratings are never added up; see the medians of each group"));
        };
        let groups: Result<Vec<Group>, Flaw> =
            voted.iter().map(|&index| Group::of(ballots, scheme, points, index, &keys)).collect();
        let groups = groups?;
        let n = ballots.items().len() as i128;
        let table = |value: &dyn Fn(usize, &Group) -> i128, unit: i128, low_is_best: bool, maxima: bool| {
            by_rule(ballots, &groups, value, unit, low_is_best, maxima.then_some(&points.maxima[..]))
        };
        let rank = |item: usize, group: &Group| i128::from(group.ranks[item].unwrap_or_default());
        let first_three = |item: usize, group: &Group| {
            i128::from(group.scores[item] > 0 && group.ranks[item].is_some_and(|doubled| doubled <= 6))
        };
        Ok(Known::Is(Self {
            pooled: Known::Is(table(&|item, group| group.scores[item], units, false, true)),
            frequency: Known::Is(table(&|item, group| group.voters[item], 1, false, false)),
            equal_groups: equal_groups(ballots, &groups),
            rank_sum: Known::Is(table(&rank, 2, true, false)),
            positions: Known::Is(table(&|item, group| 2 * (n + 1) - rank(item, group), 2, false, false)),
            reach: Known::Is(table(&first_three, 1, false, false)),
        }))
    }
}

impl Group {
    fn of(
        ballots: &Ballots,
        scheme: Scheme,
        points: &Points,
        index: usize,
        keys: &impl Fn(&Ballots) -> Result<Vec<[i128; 3]>, Flaw>,
    ) -> Result<Self, Flaw> {
        let items = ballots.items();
        let own = ballots.only(|ballot| ballot.group == index);
        let (mut scores, mut voters) = (vec![0; items.len()], vec![0; items.len()]);
        let given = ballots.all().iter().zip(&points.given).filter(|(ballot, _)| ballot.group == index);
        for &(item, worth) in given.flat_map(|(_, given)| given) {
            scores[item] += worth;
            voters[item] += 1;
        }
        let offered: Vec<usize> = (0..items.len()).filter(|&item| items[item].offered_to(index)).collect();
        let keys = keys(&own)?;
        let inside: Vec<[i128; 3]> = offered.iter().map(|&item| keys[item]).collect();
        let mut ranks = vec![None; items.len()];
        for (&item, doubled) in offered.iter().zip(ranks::of_scores(&inside)) {
            ranks[item] = Some(doubled);
        }
        let most = i128::from(scheme.most(offered.len()).unwrap_or_default());
        let most = most * own.voters() as i128 * points.unit;
        Ok(Self { index, most, scores, voters, ranks })
    }
}

/// Adds a value over the groups that were offered an item, and puts the items in order.
fn by_rule(
    ballots: &Ballots,
    groups: &[Group],
    value: &dyn Fn(usize, &Group) -> i128,
    unit: i128,
    low_is_best: bool,
    maxima: Option<&[i128]>,
) -> ByRule {
    let sums: Vec<(i128, i128)> = (0..ballots.items().len())
        .map(|item| {
            let offering = groups.iter().filter(|group| ballots.items()[item].offered_to(group.index));
            (offering.map(|group| value(item, group)).sum(), unit)
        })
        .collect();
    order(ballots, groups.len(), &sums, low_is_best, maxima)
}

/// Items by exact fractions: those offered everywhere in order, the others apart.
fn order(
    ballots: &Ballots,
    voted: usize,
    values: &[(i128, i128)],
    low_is_best: bool,
    maxima: Option<&[i128]>,
) -> ByRule {
    let (offered, _) = ballots.offers();
    let label = |item: usize| ballots.items()[item].label.clone();
    let figure = |item: usize| Figure::ratio(values[item].0, values[item].1);
    let everywhere: Vec<usize> = (0..values.len()).filter(|&item| offered[item] == voted).collect();
    // Items offered everywhere have one denominator, so their numerators compare.
    let sign = if low_is_best { -1 } else { 1 };
    let keys: Vec<i128> = everywhere.iter().map(|&item| sign * values[item].0).collect();
    let places = ranks::places(&keys);
    let mut items: Vec<Combined> = everywhere
        .iter()
        .zip(&places)
        .map(|(&item, place)| Combined {
            item: label(item),
            value: figure(item),
            pct_max: maxima
                .filter(|maxima| maxima[item] > 0)
                .map(|maxima| Figure::ratio(100 * values[item].0, maxima[item])),
            rank: place.rank,
        })
        .collect();
    items.sort_by_key(|combined| combined.rank);
    let elsewhere = (0..values.len()).filter(|&item| offered[item] < voted);
    let apart = elsewhere
        .map(|item| Apart { item: label(item), value: figure(item), offered_in: offered[item], of: voted })
        .collect();
    ByRule { items, apart }
}

/// Every group counts alike.
fn equal_groups(ballots: &Ballots, groups: &[Group]) -> Known<ByRule> {
    let most = groups.iter().map(|group| u32::try_from(group.most).unwrap_or(u32::MAX));
    let whole = groups.iter().all(|group| u32::try_from(group.most).is_ok());
    let Some(common) = common_multiple(most).filter(|_| whole) else {
        return Known::not("the groups' sizes have no common measure to add exactly");
    };
    let values: Vec<(i128, i128)> = (0..ballots.items().len())
        .map(|item| {
            let offering: Vec<&Group> =
                groups.iter().filter(|group| ballots.items()[item].offered_to(group.index)).collect();
            let shares = offering.iter().filter(|group| group.most > 0);
            let sum: i128 = shares.map(|group| group.scores[item] * (common / group.most)).sum();
            (100 * sum, common * offering.len().max(1) as i128)
        })
        .collect();
    Known::Is(order(ballots, groups.len(), &values, false, None))
}

/// What a ballot's points are multiplied by, group by group, so that sums go by the rule.
///
/// # Errors
/// [`Flaw::TieSizes`] when the groups have no common measure.
pub fn weights(ballots: &Ballots, scheme: Scheme, primary: Primary) -> Result<Vec<i128>, Flaw> {
    let sizes = ballots.sizes();
    if primary == Primary::Points {
        return Ok(vec![1; sizes.len()]);
    }
    let offered = ballots.offered_items();
    let most: Vec<u32> = (0..sizes.len())
        .map(|group| scheme.most(offered[group]).unwrap_or_default().saturating_mul(sizes[group]))
        .collect();
    let common = common_multiple(most.iter().copied().filter(|&most| most > 0))
        .filter(|common| *common < 1 << 40)
        .ok_or(Flaw::TieSizes)?;
    Ok(most.iter().map(|&most| if most == 0 { 0 } else { common / i128::from(most) }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{Ballot, Item};

    /// X = {KL, KL, LK, KM}, Y = {NK, LN}, k = 2, of `ngt.md` 12.11.
    fn two_groups(masked: bool) -> Groups {
        let offered = |groups: &[usize]| masked.then(|| groups.iter().copied().collect());
        let items = vec![
            Item::new("K"),
            Item::new("L"),
            Item { label: "M".into(), offered: offered(&[0]) },
            Item { label: "N".into(), offered: offered(&[1]) },
        ];
        let orders = [(0, [0, 1]), (0, [0, 1]), (0, [1, 0]), (0, [0, 2]), (1, [3, 0]), (1, [1, 3])];
        let ballots = orders.map(|(group, order)| Ballot::ranked("v", group, &order.map(|item| vec![item])));
        let ballots = Ballots::new(items, vec!["X".into(), "Y".into()], ballots.into()).unwrap();
        let scheme = Scheme::TopK { k: 2 };
        let points = Points::count(&ballots, scheme).unwrap();
        let keys = |own: &Ballots| {
            let points = Points::count(own, scheme)?;
            Ok(points.scores.iter().map(|&score| [score, 0, 0]).collect())
        };
        Groups::combine(&ballots, scheme, &points, keys).unwrap().value().unwrap().clone()
    }

    fn values(rule: &Known<ByRule>) -> Vec<(String, f64)> {
        rule.value().unwrap().items.iter().map(|one| (one.item.clone(), one.value.0)).collect()
    }

    fn named(expected: [(&str, f64); 4]) -> Vec<(String, f64)> {
        expected.map(|(item, value)| (item.to_owned(), value)).into()
    }

    #[test]
    fn the_worked_example_of_two_groups_comes_out() {
        let groups = two_groups(false);
        assert_eq!(values(&groups.pooled), named([("K", 8.0), ("L", 6.0), ("N", 3.0), ("M", 1.0)]));
        assert_eq!(values(&groups.frequency), named([("K", 5.0), ("L", 4.0), ("N", 2.0), ("M", 1.0)]));
        assert_eq!(
            values(&groups.equal_groups),
            named([("K", 56.25), ("L", 50.0), ("N", 37.5), ("M", 6.25)])
        );
        // X: K 1, L 2, M 3, N 4. Y: N 1, L 2, K 3, M 4 by points alone.
        assert_eq!(values(&groups.rank_sum), named([("K", 4.0), ("L", 4.0), ("N", 5.0), ("M", 7.0)]));
        assert_eq!(values(&groups.positions), named([("K", 6.0), ("L", 6.0), ("N", 5.0), ("M", 3.0)]));
        assert_eq!(values(&groups.reach), named([("K", 2.0), ("L", 2.0), ("M", 1.0), ("N", 1.0)]));
    }

    #[test]
    fn what_was_not_offered_everywhere_stands_apart() {
        let groups = two_groups(true);
        let equal = groups.equal_groups.value().unwrap();
        assert_eq!(equal.items.len(), 2);
        let apart: Vec<(&str, f64, usize)> =
            equal.apart.iter().map(|one| (one.item.as_str(), one.value.0, one.offered_in)).collect();
        assert_eq!(apart, [("M", 12.5, 1), ("N", 75.0, 1)]);
    }
}
