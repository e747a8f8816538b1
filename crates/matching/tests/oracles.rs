//! The exact core against three solvers that others wrote.

mod support;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use support::{Dice, Prices};
use trellis_matching::{Network, assign};

fn solved(prices: &Prices<i64>) -> i64 {
    let network = Network::new(prices.empty.clone(), prices.idle.clone(), prices.rows.clone());
    let plan = assign(&network);
    assert_eq!(plan.value, network.bound(&plan.mentee_prices, &plan.giver_prices));
    plan.value
}

/// The same as a linear programme: whole numbers come out by themselves.
fn by_linear_programme(prices: &Prices<i64>) -> f64 {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut givers: Vec<LinearExpr> = prices.idle.iter().map(|_| LinearExpr::empty()).collect();
    for (row, empty) in prices.rows.iter().zip(&prices.empty) {
        let mut mentee = LinearExpr::empty();
        for &(cost, giver) in row {
            let pair = problem.add_var(cost as f64, (0.0, 1.0));
            mentee.add(pair, 1.0);
            givers[giver as usize].add(pair, 1.0);
        }
        for &price in empty {
            mentee.add(problem.add_var(price as f64, (0.0, 1.0)), 1.0);
        }
        problem.add_constraint(mentee, ComparisonOp::Eq, empty.len() as f64);
    }
    for (mut giver, idle) in givers.into_iter().zip(&prices.idle) {
        for &price in idle {
            giver.add(problem.add_var(price as f64, (0.0, 1.0)), 1.0);
        }
        problem.add_constraint(giver, ComparisonOp::Eq, idle.len() as f64);
    }
    problem.solve().expect("there is always a plan").into_solution().expect("no limit was set").objective()
}

fn medium(dice: &mut Dice, places: u64) -> Prices<i64> {
    let (n, m) = (4 + dice.below(9), 4 + dice.below(9));
    let some = |least: u64, dice: &mut Dice| -> Vec<i64> {
        let count = least.max(dice.below(places + 1));
        let mut prices: Vec<i64> = (0..count).map(|_| dice.below(1500) as i64).collect();
        prices.sort_unstable();
        prices
    };
    let least = u64::from(places == 1);
    Prices {
        empty: (0..n).map(|_| some(least, dice)).collect(),
        idle: (0..m).map(|_| some(least, dice)).collect(),
        rows: (0..n)
            .map(|_| {
                (0..m as u32)
                    .filter_map(|j| {
                        let price = dice.below(1000) as i64;
                        let possible = !dice.one_in(3);
                        possible.then_some((price, j))
                    })
                    .collect()
            })
            .collect(),
    }
}

#[test]
fn medium_markets_cost_what_a_linear_programme_says() {
    let mut dice = Dice(21);
    for round in 0..1_000 {
        let prices = medium(&mut dice, 3);
        let other = by_linear_programme(&prices);
        assert!((solved(&prices) as f64 - other).abs() < 1e-3, "round {round}: {prices:?} {other}");
    }
}

/// One place a side as a square of costs: everybody may also stay with themselves, and what may not be is dear.
fn square(prices: &Prices<i64>) -> Vec<Vec<i64>> {
    const NEVER: i64 = 1_000_000;
    let (n, m) = (prices.rows.len(), prices.idle.len());
    let mut square = vec![vec![NEVER; n + m]; n + m];
    for i in 0..n {
        for &(cost, j) in &prices.rows[i] {
            square[i][j as usize] = cost;
        }
        square[i][m + i] = prices.empty[i][0];
    }
    for j in 0..m {
        square[n + j][j] = prices.idle[j][0];
        square[n + j][m..].fill(0);
    }
    square
}

#[test]
fn one_to_one_markets_cost_what_two_assignment_solvers_say() {
    let mut dice = Dice(22);
    for round in 0..1_000 {
        let prices = medium(&mut dice, 1);
        let value = solved(&prices);
        let square = square(&prices);
        let side = square.len();
        let flat: Vec<i64> = square.concat();
        let weights =
            pathfinding::matrix::Matrix::from_vec(side, side, flat.clone()).expect("it is a square");
        assert_eq!(pathfinding::kuhn_munkres::kuhn_munkres_min(&weights).0, value, "round {round}");
        let costs = flat.into_iter().map(|cost| cost as f64).collect();
        let costs = lapjv::Matrix::from_shape_vec((side, side), costs).expect("it is a square");
        let (rows, _) = lapjv::lapjv(&costs).expect("a square can be assigned");
        assert!((lapjv::cost(&costs, &rows) - value as f64).abs() < 1e-3, "round {round}");
    }
}
