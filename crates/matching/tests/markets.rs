//! Whole markets, from people to certificates.

mod support;

use support::{
    Dice, Prices, by_trying_everything,
    people::{Programme, programme},
};
use trellis_certificate::{Extent, Verdict, check};
use trellis_matching::{Market, Objective, Pin, Plan};

fn verdict(plan: &Plan) -> Verdict {
    check(&plan.certificate().to_json(), &plan.market().instance().to_json(), Extent::All)
}

/// The prices of a market by its public words alone, level by level, and what its pinned pairs cost.
fn prices(market: &Market, objective: Objective) -> (Prices<Vec<i64>>, Vec<i64>) {
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
    let free = |i: usize, j: usize| !instance.pinned.contains(&(i as u32, j as u32));
    let rows = (0..mentees.len()).map(|i| {
        (0..givers.len())
            .filter(|&j| free(i, j) && market.broken_rule(&mentees[i], &givers[j]).is_none())
            .map(|j| {
                let cost = i64::from(market.cost(&mentees[i], &givers[j]).expect("both are in the layer"));
                let mut levels = if objective == Objective::Best { vec![] } else { vec![0, 0] };
                levels.extend([cost, tie(i, j)]);
                (levels, j as u32)
            })
            .collect()
    });
    let mut prices = Prices { empty: empty.collect(), idle: idle.collect(), rows: rows.collect() };
    let mut fixed = vec![0; if objective == Objective::Best { 2 } else { 4 }];
    for &(i, j) in &instance.pinned {
        let (i, j) = (i as usize, j as usize);
        prices.empty[i].pop();
        prices.idle[j].pop();
        let cost = market.cost(&mentees[i], &givers[j]).expect("both are in the layer");
        let last = fixed.len();
        fixed[last - 2] += i64::from(cost);
        fixed[last - 1] += tie(i, j);
    }
    (prices, fixed)
}

fn add(a: &[i64], b: &[i64]) -> Vec<i64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

#[test]
fn every_goal_is_reached_level_by_level_and_the_checker_agrees() {
    let mut dice = Dice(11);
    let (mut pairs, mut pins) = (0, 0);
    for round in 0..2_000 {
        let (n, m) = (1 + dice.below(5), 1 + dice.below(5));
        let mut programme = programme(n, m, &mut dice);
        if dice.one_in(3) {
            pin_some(&mut programme, &mut dice);
        }
        let market = programme.market();
        for objective in Objective::ALL {
            let plan = market.solve(objective);
            let (prices, fixed) = prices(&market, objective);
            let best = add(&fixed, &by_trying_everything(&prices, &vec![0; fixed.len()], |a, b| add(a, b)));
            assert_eq!(plan.value(), best, "round {round} {objective:?}");
            assert!(plan.is_optimal(), "round {round} {objective:?}");
            assert_eq!(verdict(&plan), Verdict::Optimal, "round {round} {objective:?}");
            pairs += plan.pairs().len();
            pins += plan.pairs().iter().filter(|one| one.pinned).count();
        }
    }
    assert!(pairs > 4_000 && pins > 300, "{pairs} {pins}");
}

/// Pins up to two pairs that a pin may make: those that no rule, or only a setting, stands against.
fn pin_some(programme: &mut Programme, dice: &mut Dice) {
    for _ in 0..2 {
        let (ask, offer) = (
            &programme.asks[dice.below(programme.asks.len() as u64) as usize],
            &programme.offers[dice.below(programme.offers.len() as u64) as usize],
        );
        let pin = Pin { mentee: ask.mentee.clone(), giver: offer.giver.clone(), both_agreed: dice.one_in(2) };
        let mut tried = programme.clone();
        tried.ties.pinned.push(pin);
        let Programme { people, asks, offers, ties, profile } = &tried;
        if Market::new(people, asks, offers, ties, profile.clone(), None).is_ok() {
            *programme = tried;
        }
    }
}
