//! Whole markets, from people to certificates.

mod support;

use support::{Dice, Prices, by_trying_everything, people::programme};
use trellis_certificate::{Extent, Verdict, check};
use trellis_matching::{Market, Objective, Plan};

fn verdict(plan: &Plan) -> Verdict {
    check(&plan.certificate().to_json(), &plan.market().instance().to_json(), Extent::All)
}

/// The prices of a market by its public words alone, level by level.
fn prices(market: &Market, objective: Objective) -> Prices<Vec<i64>> {
    let instance = market.instance();
    let places: Vec<u8> =
        instance.givers.iter().map(|giver| giver.room(instance.half_hours_a_place)).collect();
    let empty_price = i64::from(instance.profile.empty_place);
    let tie = |i: usize, j: usize| {
        let (a, b) = (instance.mentees[i].attributes.hash, instance.givers[j].attributes.hash);
        (support::bench::mix(u64::from(a) << 32 | u64::from(b)) >> 44) as i64
    };
    let last = |yes: bool| i64::from(yes);
    let empty = instance.mentees.iter().map(|mentee| {
        (1..=mentee.wanted)
            .map(|k| match objective {
                Objective::Best => vec![empty_price, 0],
                Objective::Most => vec![1, i64::from(mentee.weeks), empty_price, 0],
                Objective::Cover => vec![last(k == mentee.wanted), 0, empty_price, 0],
            })
            .collect()
    });
    let idle = places.iter().map(|&room| {
        (1..=room)
            .map(|k| match objective {
                Objective::Best => vec![0, 0],
                Objective::Most => vec![0, 0, 0, 0],
                Objective::Cover => vec![0, last(k == room), 0, 0],
            })
            .collect()
    });
    let (mentees, givers) = (market.mentee_keys(), market.giver_keys());
    let rows = (0..mentees.len()).map(|i| {
        (0..givers.len())
            .filter(|&j| market.broken_rule(&mentees[i], &givers[j]).is_none())
            .map(|j| {
                let cost = i64::from(market.cost(&mentees[i], &givers[j]).expect("both are in the layer"));
                let mut levels = if objective == Objective::Best { vec![] } else { vec![0, 0] };
                levels.extend([cost, tie(i, j)]);
                (levels, j as u32)
            })
            .collect()
    });
    Prices { empty: empty.collect(), idle: idle.collect(), rows: rows.collect() }
}

fn add(a: &Vec<i64>, b: &Vec<i64>) -> Vec<i64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

#[test]
fn every_goal_is_reached_level_by_level_and_the_checker_agrees() {
    let mut dice = Dice(11);
    for round in 0..1_500 {
        let (n, m) = (1 + dice.below(5), 1 + dice.below(5));
        let market = programme(n, m, &mut dice).market();
        for objective in Objective::ALL {
            let plan = market.solve(objective);
            let zero = vec![0; plan.value().len()];
            let best = by_trying_everything(&prices(&market, objective), &zero, add);
            assert_eq!(plan.value(), best, "round {round} {objective:?}");
            assert!(plan.is_optimal(), "round {round} {objective:?}");
            assert_eq!(verdict(&plan), Verdict::Optimal, "round {round} {objective:?}");
        }
    }
}
