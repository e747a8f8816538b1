//! What must hold of any ballots whatever: nothing is lost, labels do not matter, and slower ways give the same.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use trellis_tally::{
    Ballot, Ballots, Duels, FEWEST, Item, Kendall, Known, Points, Ranks, Rated, Scheme, SplitMix64, Tally,
    Terms, Unlisted, count,
};

/// The value of what must be known.
fn is<T: Clone>(known: &Known<T>) -> T {
    known.value().unwrap_or_else(|| panic!("{}", known.reason().unwrap_or_default())).clone()
}

/// A ballot with ties, of some of the items.
fn ballot(dice: &mut SplitMix64, items: usize, group: usize, ties: bool, partial: bool) -> Ballot {
    let mut order: Vec<usize> = (0..items).collect();
    for last in (1..items).rev() {
        order.swap(last, dice.below(last as u64 + 1) as usize);
    }
    if partial {
        order.truncate(1 + dice.below(items as u64) as usize);
    }
    let mut places: Vec<Vec<usize>> = Vec::new();
    for item in order {
        match places.last_mut() {
            Some(tied) if ties && dice.below(3) == 0 => tied.push(item),
            _ => places.push(vec![item]),
        }
    }
    Ballot::ranked("v", group, &places)
}

fn vote(items: usize, ballots: Vec<Ballot>) -> Ballots {
    let groups =
        (0..=ballots.iter().map(|ballot| ballot.group).max().unwrap_or_default()).map(|g| format!("g{g}"));
    let items = (0..items).map(|item| Item::new(format!("item {item}"))).collect();
    Ballots::new(items, groups.collect(), ballots).unwrap()
}

fn random_vote(
    dice: &mut SplitMix64,
    most_items: u64,
    most_voters: u64,
    ties: bool,
    partial: bool,
) -> Ballots {
    let items = 2 + dice.below(most_items - 1) as usize;
    let voters = 1 + dice.below(most_voters) as usize;
    vote(items, (0..voters).map(|_| ballot(dice, items, 0, ties, partial)).collect())
}

fn ranks(ballots: &Ballots) -> Ranks {
    Ranks::of(ballots, &(0..ballots.items().len()).collect::<Vec<_>>())
}

fn quick(ballots: &Ballots, scheme: Scheme) -> Tally {
    count(ballots, &Terms { resamples: FEWEST, ..Terms::new(scheme) }).unwrap()
}

#[test]
fn points_given_and_points_left_over_fill_the_capacity() {
    let mut dice = SplitMix64::new(1);
    let mut left_over = 0;
    for _ in 0..10_000 {
        let ballots = random_vote(&mut dice, 9, 12, true, true);
        let k = 1 + dice.below(9) as u32;
        let points = Points::count(&ballots, Scheme::TopK { k }).unwrap();
        let k = i128::from(k).min(ballots.items().len() as i128);
        assert_eq!(points.capacity, ballots.voters() as i128 * k * (k + 1) / 2 * points.unit);
        assert_eq!(points.scores.iter().sum::<i128>() + points.unallocated(), points.capacity);
        assert!(points.unallocated() >= 0);
        // A ballot that fills all places leaves nothing over.
        let full = ballots.all().iter().all(|ballot| ballot.listed() as i128 >= k);
        assert_eq!(points.unallocated() == 0, full);
        left_over += usize::from(!full);
    }
    assert!((1_000..9_990).contains(&left_over), "{left_over}");
}

#[test]
fn agreement_does_not_hang_on_the_order_of_voters_or_items() {
    let mut dice = SplitMix64::new(2);
    for _ in 0..200 {
        let ballots = random_vote(&mut dice, 5, 4, true, true);
        let mut ranks = ranks(&ballots);
        let before = Kendall::of(&ranks, 1);
        ranks.doubled.reverse();
        ranks.doubled.iter_mut().for_each(|ballot| ballot.reverse());
        ranks.listed.reverse();
        let after = Kendall::of(&ranks, 1);
        let figures =
            |k: &Kendall| [k.S.clone(), k.T.clone(), k.W.clone(), k.p_perm.clone(), k.rho_from_w.clone()];
        assert_eq!(figures(&before), figures(&after));
        if let (Known::Is(a), Known::Is(b)) = (&before.mean_rho, &after.mean_rho) {
            assert!((a.0 - b.0).abs() < 1e-12);
        }
    }
}

#[test]
fn w_is_what_friedman_computes_and_mean_rho_what_all_pairs_give() {
    let mut dice = SplitMix64::new(3);
    let mut compared = 0;
    for _ in 0..1_000 {
        let ballots = random_vote(&mut dice, 8, 9, true, false);
        let ranks = ranks(&ballots);
        let kendall = Kendall::without_shuffles(&ranks);
        let (m, n) = (ranks.voters() as f64, ranks.items as f64);
        // Friedman's statistic in its textbook form: sums of squares between items over those within ballots.
        let rank = |v: usize, j: usize| f64::from(ranks.doubled[v][j]) / 2.0;
        let mean = f64::midpoint(n, 1.0);
        let column = |j: usize| (0..ranks.voters()).map(|v| rank(v, j)).sum::<f64>() / m;
        let between: f64 = (0..ranks.items).map(|j| m * (column(j) - mean).powi(2)).sum();
        let within: f64 = (0..ranks.voters())
            .flat_map(|v| (0..ranks.items).map(move |j| (v, j)))
            .map(|(v, j)| (rank(v, j) - mean).powi(2))
            .sum::<f64>()
            / (m * (n - 1.0));
        if let Known::Is(chi2) = &kendall.chi2 {
            assert!(
                (chi2.0 - between / within).abs() <= 1e-12 * chi2.0.max(1.0),
                "{} {}",
                chi2.0,
                between / within
            );
            compared += 1;
        }
        if let Known::Is(rho) = &kendall.mean_rho {
            assert!((rho.0 - by_pairs(&ranks)).abs() < 1e-12);
        }
    }
    assert!(compared > 800, "{compared}");
}

fn by_pairs(ranks: &Ranks) -> f64 {
    let mean = f64::midpoint(ranks.items as f64, 1.0);
    let apart = |v: usize| ranks.doubled[v].iter().map(move |&r| f64::from(r) / 2.0 - mean);
    let dot = |a: usize, b: usize| apart(a).zip(apart(b)).map(|(x, y)| x * y).sum::<f64>();
    let pairs: Vec<f64> = (0..ranks.voters())
        .flat_map(|a| (0..a).map(move |b| (a, b)))
        .map(|(a, b)| dot(a, b) / (dot(a, a) * dot(b, b)).sqrt())
        .collect();
    pairs.iter().sum::<f64>() / pairs.len() as f64
}

/// All shuffles of all voters but the first, one by one.
fn brute_force(ranks: &Ranks) -> (u128, u128) {
    fn orders(ballot: &[u32]) -> Vec<Vec<u32>> {
        if ballot.len() < 2 {
            return vec![ballot.to_vec()];
        }
        let mut all = Vec::new();
        for at in 0..ballot.len() {
            let mut rest = ballot.to_vec();
            let first = rest.remove(at);
            all.extend(orders(&rest).into_iter().map(|order| [vec![first], order].concat()));
        }
        all
    }
    let s = |sums: &[u32]| -> i64 {
        let centre = ranks.voters() as i64 * (ranks.items as i64 + 1);
        sums.iter().map(|&sum| (i64::from(sum) - centre).pow(2)).sum()
    };
    let add = |a: &[u32], b: &[u32]| -> Vec<u32> { a.iter().zip(b).map(|(a, b)| a + b).collect() };
    let mut sums = vec![ranks.doubled[0].clone()];
    for ballot in &ranks.doubled[1..] {
        let orders = orders(ballot);
        sums = sums.iter().flat_map(|sum| orders.iter().map(|order| add(sum, order))).collect();
    }
    let found = ranks.doubled[1..].iter().fold(ranks.doubled[0].clone(), |sum, ballot| add(&sum, ballot));
    (sums.iter().filter(|sums| s(sums) >= s(&found)).count() as u128, sums.len() as u128)
}

#[test]
fn the_exact_chance_is_the_one_of_all_shuffles_tried_one_by_one() {
    let mut dice = SplitMix64::new(4);
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..1_000 {
        let ties = round >= 500;
        let ballots = random_vote(&mut dice, 4, 4, ties, ties);
        let ranks = ranks(&ballots);
        let Some(hits) = Kendall::of(&ranks, 1).hits else { continue };
        let (at_least, of) = brute_force(&ranks);
        // Equal orders of tied items are counted once here and several times there: the share is the same.
        assert_eq!(hits.at_least * of, at_least * hits.of, "{ranks:?}");
        seen.insert((ranks.voters(), ranks.items, ties));
    }
    // Every size of 2 to 4 voters and items, with ties and without.
    assert_eq!(seen.len(), 18);
}

/// The textbook definition of type 7 on plain floats, written apart from ours.
fn type_7(ratings: &[u8], p: f64) -> f64 {
    let mut sorted: Vec<f64> = ratings.iter().map(|&rating| f64::from(rating)).collect();
    sorted.sort_by(f64::total_cmp);
    let h = (sorted.len() - 1) as f64 * p;
    let low = sorted[h.floor() as usize];
    low + (h - h.floor()) * (sorted[h.ceil() as usize] - low)
}

#[test]
fn percentiles_and_the_disagreement_index_agree_with_a_plain_reference() {
    let mut dice = SplitMix64::new(5);
    let mut disagree = 0;
    for _ in 0..1_000 {
        let ratings: Vec<u8> = (0..=dice.below(30)).map(|_| 1 + dice.below(9) as u8).collect();
        let rated = Rated::of("x", &ratings);
        let (p30, p70) = (type_7(&ratings, 0.3), type_7(&ratings, 0.7));
        let close = |known: &Known<trellis_tally::Figure>, expected: f64| {
            assert!((is(known).0 - expected).abs() < 1e-9, "{ratings:?}");
        };
        close(&rated.p30, p30);
        close(&rated.p70, p70);
        close(&rated.median, type_7(&ratings, 0.5));
        let di = (p70 - p30) / (2.35 + 1.5 * (5.0 - f64::midpoint(p30, p70)).abs());
        close(&rated.di, di);
        assert_eq!(is(&rated.disagreement), di > 1.0);
        disagree += usize::from(di > 1.0);

        let mirrored: Vec<u8> = ratings.iter().map(|rating| 10 - rating).collect();
        let mirror = Rated::of("x", &mirrored);
        assert_eq!(rated.di, mirror.di);
        if ratings.len() % 2 == 1 {
            let swapped = match is(&rated.class) {
                "appropriate" => "inappropriate",
                "inappropriate" => "appropriate",
                other => other,
            };
            assert_eq!(is(&mirror.class), swapped, "{ratings:?}");
        }
    }
    assert!(disagree > 20, "{disagree}");
}

/// The strongest path, by trying every path.
fn strongest(duels: &Duels, n: usize, from: usize, to: usize, seen: &mut Vec<usize>) -> u32 {
    let link = |a: usize, b: usize| {
        if duels.above(a, b) > duels.above(b, a) { duels.above(a, b) } else { 0 }
    };
    let mut best = link(from, to);
    for by in 0..n {
        if by != to && by != from && !seen.contains(&by) {
            seen.push(by);
            best = best.max(link(from, by).min(strongest(duels, n, by, to, seen)));
            seen.pop();
        }
    }
    best
}

#[test]
fn schulze_is_what_every_path_tried_one_by_one_gives() {
    let mut dice = SplitMix64::new(6);
    for _ in 0..1_000 {
        let ballots = random_vote(&mut dice, 5, 9, true, true);
        let ranks = ranks(&ballots);
        let duels = Duels::count(&ranks, Unlisted::Below);
        let (n, paths) = (ranks.items, duels.strongest_paths());
        for a in 0..n {
            for b in (0..n).filter(|&b| b != a) {
                assert_eq!(
                    paths[a * n + b],
                    strongest(&duels, n, a, b, &mut vec![a]),
                    "{a} to {b} of {ranks:?}"
                );
            }
        }
    }
}

#[test]
fn a_condorcet_winner_wins_copeland_and_schulze() {
    let mut dice = SplitMix64::new(7);
    let mut winners = 0;
    for _ in 0..10_000 {
        let ballots = random_vote(&mut dice, 6, 11, true, true);
        let duels = Duels::count(&ranks(&ballots), Unlisted::Below);
        let Some(winner) = duels.condorcet() else { continue };
        winners += 1;
        let (copeland, schulze) = (duels.copeland(), duels.schulze());
        let others = || (0..copeland.len()).filter(|&item| item != winner);
        assert!(others().all(|item| copeland[item] < copeland[winner] && schulze[item] > 1));
        assert_eq!(schulze[winner], 1);
    }
    assert!(winners > 4_000, "{winners}");
}

#[test]
fn equal_groups_of_equal_size_are_in_the_order_of_all_together() {
    let mut dice = SplitMix64::new(8);
    for _ in 0..300 {
        let (items, size) = (2 + dice.below(3) as usize, 1 + dice.below(4) as usize);
        let ballots = (0..3 * size).map(|at| ballot(&mut dice, items, at % 3, true, true)).collect();
        let tally = quick(&vote(items, ballots), Scheme::TopK { k: 3 });
        let groups = is(&tally.groups);
        let order = |rule: &Known<trellis_tally::ByRule>| -> Vec<(String, u32)> {
            let mut order: Vec<_> = is(rule).items.into_iter().map(|one| (one.item, one.rank)).collect();
            order.sort();
            order
        };
        assert_eq!(order(&groups.pooled), order(&groups.equal_groups));
    }
}

#[test]
fn a_group_that_votes_twice_as_it_did_weighs_no_more_among_equal_groups() {
    let mut dice = SplitMix64::new(9);
    let mut pooled_changes = 0;
    for _ in 0..200 {
        let items = 2 + dice.below(3) as usize;
        let ballots: Vec<Ballot> = (0..7).map(|at| ballot(&mut dice, items, at % 2, true, true)).collect();
        let doubled =
            ballots.iter().chain(ballots.iter().filter(|ballot| ballot.group == 1)).cloned().collect();
        let (once, twice) = (
            is(&quick(&vote(items, ballots), Scheme::TopK { k: 3 }).groups),
            is(&quick(&vote(items, doubled), Scheme::TopK { k: 3 }).groups),
        );
        assert_eq!(once.equal_groups, twice.equal_groups);
        pooled_changes += usize::from(once.pooled != twice.pooled);
    }
    assert_eq!(pooled_changes, 200);
}

#[test]
fn the_same_ballots_and_seed_give_the_same_bytes_and_another_seed_others() {
    let mut dice = SplitMix64::new(10);
    let ballots = vote(4, (0..9).map(|at| ballot(&mut dice, 4, at % 2, true, true)).collect());
    let json = |seed| {
        let terms = Terms { seed, resamples: FEWEST, ..Terms::new(Scheme::TopK { k: 5 }) };
        count(&ballots, &terms).unwrap().to_json()
    };
    assert_eq!(json(1), json(1));
    assert_ne!(json(1), json(2));
}

#[test]
fn the_order_of_voters_changes_no_score_and_no_rank() {
    let mut dice = SplitMix64::new(11);
    for _ in 0..100 {
        let ballots: Vec<Ballot> = (0..6).map(|_| ballot(&mut dice, 4, 0, true, true)).collect();
        let reversed = ballots.iter().rev().cloned().collect();
        let table = |ballots| {
            let tally = quick(&vote(4, ballots), Scheme::TopK { k: 3 });
            let row = |row: &trellis_tally::Standing| {
                (
                    row.item.clone(),
                    row.score.clone(),
                    row.rank.clone(),
                    row.importance.clone(),
                    row.schulze_rank.clone(),
                )
            };
            tally.items.iter().map(row).collect::<Vec<_>>()
        };
        assert_eq!(table(ballots), table(reversed));
    }
}
