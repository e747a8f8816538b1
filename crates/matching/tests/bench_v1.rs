//! The markets that are measured: made as written down, compared exactly, and proven over all pairs.

mod support;

use support::{Dice, bench::Bench};
use trellis_matching::{
    bench::{INSTANCES, Named, People, uniform},
    scale::{Effort, Mmat, Pairs, Proven, Rows, Standing, bound, prove, solve},
};

fn people(name: &str) -> (People, Named) {
    let named = *INSTANCES.iter().find(|named| named.name == name).expect("it is in the list");
    (People::generate(1, named.mentees, named.givers), named)
}

fn places(people: &People) -> u64 {
    people.places().iter().map(|&places| u64::from(places)).sum()
}

/// Pairs, and the optimum over them with how many go without.
fn over_arcs(people: &People, k: usize) -> (usize, i128, usize) {
    let (rows, empty) = (people.cheapest(k, 2).rows, people.empty());
    let plan = solve(&rows, &empty, people.places()).expect("it fits");
    assert_eq!(plan.value, bound(&rows, &empty, people.places(), &plan.pi, &plan.p));
    (rows.pairs(), plan.value, plan.unserved())
}

/// The optimum over all pairs, after asking every pair whether it agrees.
fn over_all(pairs: &impl Pairs, effort: Effort) -> (i128, usize) {
    let Proven { solved, .. } = prove(pairs, effort).expect("it fits");
    let idle = pairs.places().iter().zip(&solved.p).map(|(&n, &p)| i128::from(n) * i128::from(p));
    let bound = solved.pi.iter().map(|&pi| i128::from(pi)).sum::<i128>()
        - idle.sum::<i128>()
        - pairs.surplus(&solved.pi, &solved.p, 2);
    assert_eq!(solved.value, bound);
    (solved.value, solved.unserved())
}

#[test]
fn nhs_500_has_its_check_value_its_places_its_arcs_and_its_optimum() {
    let (people, _) = people("nhs-500");
    assert_eq!((people.check_value(), places(&people)), (0xf00f_6ba2_9b88_3d3b, 612));
    assert_eq!(over_arcs(&people, usize::MAX), (74_222, 176_437, 17));
    assert_eq!(over_all(&people, Effort::default()), (176_437, 17));
}

#[test]
fn nhs_5k_has_its_check_value_its_places_its_arcs_and_both_optima() {
    let (people, _) = people("nhs-5k");
    assert_eq!((people.check_value(), places(&people)), (0xd830_1d83_31ec_8fe0, 5_963));
    assert_eq!(over_arcs(&people, 50), (236_947, 1_321_633, 160));
    assert_eq!(over_all(&people, Effort::default()), (1_321_633, 160));
}

#[test]
fn dense_2k_has_its_check_value_its_arcs_and_its_optimum_however_it_is_read() {
    let (people, _) = people("dense-2k");
    let people = people.with_one_place_each();
    assert_eq!(people.check_value(), 0xc75a_f0ce_e8dc_73e5);
    let candidates = people.cheapest(usize::MAX, 2);
    assert_eq!((candidates.rows.pairs(), places(&people)), (1_936_085, 2_000));
    let market = Mmat::of(&candidates.rows, 2000, people.places());
    assert_eq!(over_all(&people, Effort::default()), (588_361, 68));
    assert_eq!(over_all(&market, Effort { candidates: 32, ..Effort::default() }), (588_361, 68));
}

#[test]
fn uniform_2k_has_its_optimum() {
    let effort = Effort { candidates: 32, ..Effort::default() };
    assert_eq!(over_all(&uniform(1, 2_000), effort), (1_609_484, 0));
}

#[test]
fn the_kernel_and_the_choice_agree_with_the_recipe_written_twice() {
    for (n, m, k) in [(40, 30, 7), (60, 2_500, 20), (30, 31_000, 50)] {
        let people = People::generate(5, n, m);
        let other = Bench::new(5, u64::from(n), u64::from(m));
        assert_eq!(people.check_value(), other.check_value());
        let rows = people.cheapest(k, 1).rows;
        let sorted = |mut row: Vec<(i64, u32)>| {
            row.sort_unstable();
            row
        };
        for (i, row) in other.rows(k).into_iter().enumerate() {
            let found = rows.row(i).iter().map(|&(cost, giver)| (i64::from(cost), giver)).collect();
            assert_eq!(sorted(found), sorted(row), "mentee {i} of {n} among {m}");
        }
    }
}

#[test]
fn at_any_prices_the_bargains_found_are_the_best_there_are() {
    let mut dice = Dice(51);
    let mut seen = 0;
    for (n, m) in [(50, 40), (40, 2_100), (20, 30_100)] {
        let people = People::generate(6, n, m);
        let candidates = people.cheapest(5, 1);
        let p: Vec<i32> = (0..m).map(|_| dice.below(400) as i32).collect();
        // As in any best plan over the candidates, none of these is a bargain itself.
        let least =
            |i: u32| candidates.rows.row(i as usize).iter().map(|&(cost, j)| cost + p[j as usize]).min();
        let wished = |i: u32, dice: &mut Dice| {
            let wish = 300 + dice.below(400) as i32;
            least(i).unwrap_or(wish)
        };
        let pi: Vec<i32> = (0..n).map(|i| wished(i, &mut dice)).collect();
        let found = people.bargains(Standing { pi: &pi, p: &p, next: &candidates.next }, 4, 2);
        for i in 0..n {
            let price = |j: u32| Some(i32::from(people.cost(i, j)?) + p[j as usize]);
            let bargain = |j: &u32| price(*j).is_some_and(|price| price < pi[i as usize]);
            let mut all: Vec<i32> = (0..m).filter(bargain).filter_map(price).collect();
            all.sort_unstable();
            all.truncate(4);
            let here: Vec<_> = found.iter().filter(|bargain| bargain.0 == i).collect();
            let mut prices: Vec<i32> = here.iter().map(|&&(_, cost, j)| cost + p[j as usize]).collect();
            prices.sort_unstable();
            assert!(here.iter().all(|&&(_, cost, j)| people.cost(i, j).map(i32::from) == Some(cost)));
            assert_eq!(prices, all, "mentee {i} of {n} among {m}");
            seen += all.len();
        }
    }
    assert!(seen > 0, "there were bargains to be found: {seen}");
}

#[test]
fn one_two_or_eight_threads_find_the_same() {
    let people = People::generate(7, 1_500, 900);
    let with = |threads| prove(&people, Effort { candidates: 10, added: 3, threads });
    assert_eq!(with(1), with(2));
    assert_eq!(with(1), with(8));
    let market = uniform(7, 300);
    let with = |threads| prove(&market, Effort { candidates: 5, added: 3, threads });
    assert_eq!(with(1), with(8));
}

#[test]
fn few_candidates_and_many_lead_to_the_same_optimum_over_all_pairs() {
    for seed in 0..20 {
        let people = People::generate(seed, 300, 120);
        let rows: Rows<i32> = people.cheapest(usize::MAX, 1).rows;
        let whole = solve(&rows, &people.empty(), people.places()).expect("it fits");
        for candidates in [0, 1, 4, 40] {
            let effort = Effort { candidates, added: 2, threads: 1 };
            assert_eq!(over_all(&people, effort), (whole.value, whole.unserved()), "seed {seed}");
        }
    }
}
