//! A plan that lives on: after any changes it costs what a plan from nothing costs, and its prices prove it.

mod support;

use support::Dice;
use trellis_matching::{
    bench::People,
    scale::{Living, Pairs, Rows, Unfit, bound, solve},
};

fn some(dice: &mut Dice, of: usize) -> u32 {
    dice.below(of as u64) as u32
}

/// A row like that of one of the first people.
fn row(dice: &mut Dice, rows: &Rows<i32>) -> Vec<(i32, u32)> {
    rows.row(some(dice, rows.mentees()) as usize).to_vec()
}

fn change(dice: &mut Dice, living: &mut Living<i32>, rows: &Rows<i32>) {
    let (mentees, givers) = (living.empty().len(), living.places().len());
    let (mentee, giver) = (some(dice, mentees), some(dice, givers));
    match dice.below(6) {
        0 => {
            living.join(row(dice, rows), 2000).expect("it fits");
        }
        1 => living.leave(mentee),
        2 => living.set_places(giver, dice.below(4) as u8),
        3 => {
            if let Some(giver) = living.plan().givers[mentee as usize] {
                living.forbid(mentee, giver);
            }
        }
        4 => living.allow(mentee, giver, dice.below(1000) as i32).expect("it fits"),
        _ => living.lock(mentee, giver),
    }
}

/// Who has left has no price of an empty place, so a plan from nothing counts nothing for them.
fn prove(living: &Living<i32>) {
    let (rows, places, plan) = (living.rows(), living.places(), living.plan());
    let cold = solve(&rows, living.empty(), &places).expect("it fits");
    assert_eq!(plan.value, cold.value);
    assert_eq!(plan.value, bound(&rows, living.empty(), &places, &plan.pi, &plan.p));
    let mut room = places;
    for (mentee, giver) in plan.givers.iter().enumerate() {
        if let Some(giver) = *giver {
            assert!(rows.row(mentee).iter().any(|pair| pair.1 == giver));
            room[giver as usize] =
                room[giver as usize].checked_sub(1).expect("nobody gives more than they have");
        }
    }
}

#[test]
fn two_thousand_changes_among_five_thousand_people_leave_the_plan_the_cheapest() {
    for (givers, seed) in [(3_000, 61), (2_400, 62)] {
        let people = People::generate(1, 5_000, givers);
        let rows = people.cheapest(50, 2).rows;
        let mut living = Living::new(&rows, &people.empty(), people.places()).expect("it fits");
        let mut dice = Dice(seed);
        for round in 1..=2_000 {
            change(&mut dice, &mut living, &rows);
            if round % 100 == 0 {
                prove(&living);
            }
        }
    }
}

#[test]
fn in_small_markets_each_single_change_leaves_the_plan_the_cheapest() {
    let mut dice = Dice(63);
    for seed in 0..60 {
        let people = People::generate(seed, 12, 6);
        let rows = people.cheapest(6, 1).rows;
        let mut living = Living::new(&rows, &people.empty(), people.places()).expect("it fits");
        for _ in 0..60 {
            change(&mut dice, &mut living, &rows);
            prove(&living);
        }
    }
}

#[test]
fn who_cannot_be_counted_or_found_is_refused_and_nothing_changes() {
    let rows = Rows::new([vec![(3, 0)]]);
    let mut living = Living::<i32>::new(&rows, &[9], &[1]).expect("it fits");
    let before = living.plan();
    assert_eq!(living.join(vec![(4, 1)], 9), Err(Unfit::Giver(1)));
    assert_eq!(living.join(vec![(-1, 0)], 9), Err(Unfit::Cost(1)));
    assert_eq!(living.join(vec![(4, 0)], -1), Err(Unfit::Cost(1)));
    assert_eq!(living.allow(0, 1, 3), Err(Unfit::Giver(0)));
    assert_eq!(living.plan(), before);
}
