//! The exact core against plans found in other ways.
#![expect(clippy::print_stderr, reason = "these tests say what they measured and what they skipped")]

mod support;

use std::{path::Path, time::Instant};

use support::{Dice, Prices, bench::Bench, by_trying_everything};
use trellis_matching::{Assignment, Network, assign};

fn small(dice: &mut Dice) -> Prices<i64> {
    let (n, m) = (1 + dice.below(6), 1 + dice.below(6));
    let cost = [3, 30, 1000][dice.below(3) as usize];
    let prices = |places: u64, dice: &mut Dice| -> Vec<i64> {
        let mut list: Vec<i64> = (0..places).map(|_| dice.below(2 * cost) as i64).collect();
        list.sort_unstable();
        list
    };
    let demands = 1 + dice.below(3);
    let empty = (0..n)
        .map(|_| {
            let d = dice.below(demands + 1);
            prices(d, dice)
        })
        .collect();
    let idle_matters = dice.one_in(2);
    let rooms = 1 + dice.below(3);
    let idle = (0..m)
        .map(|_| {
            let room = dice.below(rooms + 1);
            if idle_matters { prices(room, dice) } else { vec![0; room as usize] }
        })
        .collect();
    let density = 1 + dice.below(4);
    let rows = (0..n)
        .map(|_| {
            (0..m as u32)
                .filter_map(|j| {
                    let price = dice.below(cost) as i64;
                    let possible = dice.below(4) < density;
                    possible.then_some((price, j))
                })
                .collect()
        })
        .collect();
    Prices { empty, idle, rows }
}

fn network(prices: &Prices<i64>) -> Network<i64> {
    Network::new(prices.empty.clone(), prices.idle.clone(), prices.rows.clone())
}

/// What a plan costs, counted from its pairs alone; panics when it breaks a rule.
fn counted(prices: &Prices<i64>, plan: &Assignment<i64>) -> i64 {
    let mut taken: Vec<usize> = prices.empty.iter().map(Vec::len).collect();
    let mut room: Vec<usize> = prices.idle.iter().map(Vec::len).collect();
    let mut sum = 0;
    for (place, &(i, j)) in plan.pairs.iter().enumerate() {
        assert!(!plan.pairs[..place].contains(&(i, j)), "nobody has the same giver twice");
        sum += prices.rows[i as usize].iter().find(|pair| pair.1 == j).expect("the pair is possible").0;
        taken[i as usize] = taken[i as usize].checked_sub(1).expect("nobody gets more than they want");
        room[j as usize] = room[j as usize].checked_sub(1).expect("nobody gives more than they have");
    }
    assert_eq!(taken, plan.empty.iter().map(|&empty| usize::from(empty)).collect::<Vec<_>>());
    let cheapest = |prices: &[Vec<i64>], left: &[usize]| -> i64 {
        prices.iter().zip(left).map(|(prices, &left)| prices[..left].iter().sum::<i64>()).sum()
    };
    sum + cheapest(&prices.empty, &taken) + cheapest(&prices.idle, &room)
}

#[test]
fn on_ten_thousand_small_markets_the_plan_is_the_cheapest_and_its_prices_prove_it() {
    let mut dice = Dice(1);
    for round in 0..10_000 {
        let prices = small(&mut dice);
        let network = network(&prices);
        let plan = assign(&network);
        assert_eq!(plan.value, counted(&prices, &plan), "round {round}: {prices:?}");
        assert_eq!(
            plan.value,
            by_trying_everything(&prices, &0, |a, b| a + b),
            "round {round}: {prices:?} {plan:?}"
        );
        assert_eq!(
            plan.value,
            network.bound(&plan.mentee_prices, &plan.giver_prices),
            "round {round}: {prices:?}"
        );
    }
}

#[test]
fn no_prices_whatever_give_a_bound_above_the_cheapest_plan() {
    let mut dice = Dice(2);
    for _ in 0..3_000 {
        let prices = small(&mut dice);
        let network = network(&prices);
        let best = by_trying_everything(&prices, &0, |a, b| a + b);
        for spread in [5, 100, 5_000] {
            let mut any = |count: usize| -> Vec<i64> {
                (0..count).map(|_| dice.below(2 * spread) as i64 - spread as i64).collect()
            };
            let (pi, p) = (any(prices.empty.len()), any(prices.idle.len()));
            assert!(network.bound(&pi, &p) <= best);
        }
    }
}

fn solved(bench: &Bench, k: usize) -> (usize, i64, usize) {
    let empty = vec![vec![2000]; bench.mentees.len()];
    let idle = bench.givers.iter().map(|giver| vec![0; usize::from(giver.places)]).collect();
    let network: Network<i64> = Network::new(empty, idle, bench.rows(k));
    let begun = Instant::now();
    let plan = assign(&network);
    eprintln!("solved in {:?}", begun.elapsed());
    assert_eq!(plan.value, network.bound(&plan.mentee_prices, &plan.giver_prices));
    (network.possible_pairs(), plan.value, plan.empty.iter().filter(|&&empty| empty > 0).count())
}

#[test]
fn nhs_500_has_its_check_value_its_places_and_its_optimum() {
    let bench = Bench::new(1, 500, 300);
    assert_eq!(bench.check_value(), 0xf00f_6ba2_9b88_3d3b);
    assert_eq!(bench.places(), 612);
    assert_eq!(solved(&bench, usize::MAX), (74_222, 176_437, 17));
}

#[test]
fn nhs_5k_has_its_check_value_its_places_and_its_optimum() {
    let bench = Bench::new(1, 5000, 3000);
    assert_eq!(bench.check_value(), 0xd830_1d83_31ec_8fe0);
    assert_eq!(bench.places(), 5963);
    assert_eq!(solved(&bench, 50), (236_947, 1_321_633, 160));
}

#[test]
fn the_or_library_problem_of_a_hundred_has_its_known_total() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/or-library/assign100.txt");
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: the OR-Library file is not beside this workspace");
        return;
    };
    let mut numbers = text.split_whitespace().map(|word| word.parse::<i64>().expect("whole numbers only"));
    let n = numbers.next().expect("the size comes first") as usize;
    let rows = (0..n).map(|_| numbers.by_ref().take(n).zip(0..).collect()).collect();
    let network = Network::<i64>::new(vec![vec![1_000_000]; n], vec![vec![0]; n], rows);
    let plan = assign(&network);
    assert_eq!(plan.value, 305);
    assert_eq!(network.bound(&plan.mentee_prices, &plan.giver_prices), 305);
}
