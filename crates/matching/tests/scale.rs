//! The solver for markets at size, against plans found in other ways.

mod support;

use std::path::Path;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use support::{Dice, Prices, by_trying_everything};
use trellis_matching::scale::{Amount, Mmat, Rows, Solved, Unfit, bound, solve};

/// One giver each: prices of empty places, places, and rows of cost and giver.
#[derive(Debug)]
struct Market {
    empty: Vec<i32>,
    places: Vec<u8>,
    rows: Vec<Vec<(i32, u32)>>,
}

impl Market {
    fn random(dice: &mut Dice, most: u64, places: u64) -> Self {
        let (n, m) = (1 + dice.below(most), 1 + dice.below(most));
        let cost = [3, 30, 1000, 100_000][dice.below(4) as usize];
        let density = 1 + dice.below(4);
        let row = |dice: &mut Dice| -> Vec<(i32, u32)> {
            let all = (0..m as u32).map(|j| (dice.below(cost) as i32, dice.below(4), j));
            let possible: Vec<_> = all.filter(|pair| pair.1 < density).collect();
            possible.into_iter().map(|(cost, _, j)| (cost, j)).collect()
        };
        let rows = (0..n).map(|_| row(dice)).collect();
        let one_price = dice.one_in(2).then(|| dice.below(2 * cost) as i32);
        let empty = (0..n).map(|_| one_price.unwrap_or_else(|| dice.below(2 * cost) as i32)).collect();
        Self { empty, places: (0..m).map(|_| dice.below(places + 1) as u8).collect(), rows }
    }

    fn rows<C: Amount>(&self) -> Rows<C> {
        let row = |row: &Vec<(i32, u32)>| row.iter().map(|&(cost, giver)| (C::from(cost), giver)).collect();
        Rows::new(self.rows.iter().map(row).collect::<Vec<_>>())
    }

    fn prices(&self) -> Prices<i64> {
        Prices {
            empty: self.empty.iter().map(|&price| vec![i64::from(price)]).collect(),
            idle: self.places.iter().map(|&count| vec![0; usize::from(count)]).collect(),
            rows: self
                .rows
                .iter()
                .map(|row| row.iter().map(|&(cost, giver)| (i64::from(cost), giver)).collect())
                .collect(),
        }
    }

    /// Solves, counts the plan from its pairs alone, and holds it to its own bound.
    fn solved<C: Amount>(&self) -> i128 {
        let rows = self.rows();
        let empty: Vec<C> = self.empty.iter().map(|&price| C::from(price)).collect();
        let plan = solve(&rows, &empty, &self.places).expect("it fits");
        assert_eq!(plan.value, self.counted(&plan), "{self:?}");
        assert_eq!(plan.value, bound(&rows, &empty, &self.places, &plan.pi, &plan.p), "{self:?} {plan:?}");
        plan.value
    }

    fn counted<C>(&self, plan: &Solved<C>) -> i128 {
        let mut room = self.places.clone();
        let mut sum = 0;
        for ((row, giver), &empty) in self.rows.iter().zip(&plan.givers).zip(&self.empty) {
            sum += i128::from(match *giver {
                None => empty,
                Some(giver) => {
                    let place = &mut room[giver as usize];
                    *place = place.checked_sub(1).expect("nobody gives more than they have");
                    row.iter().find(|pair| pair.1 == giver).expect("the pair is possible").0
                }
            });
        }
        sum
    }
}

#[test]
fn ten_thousand_small_markets_cost_what_trying_everything_says() {
    let mut dice = Dice(31);
    for round in 0..10_000 {
        let market = Market::random(&mut dice, 6, 2);
        let best = i128::from(by_trying_everything(&market.prices(), &0, |a, b| a + b));
        assert_eq!(market.solved::<i32>(), best, "round {round}: {market:?}");
        assert_eq!(market.solved::<i64>(), best, "round {round}: {market:?}");
    }
}

/// The same as a linear programme: whole numbers come out by themselves.
fn by_linear_programme(market: &Market) -> f64 {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut givers: Vec<LinearExpr> = market.places.iter().map(|_| LinearExpr::empty()).collect();
    for (row, &empty) in market.rows.iter().zip(&market.empty) {
        let mut mentee = LinearExpr::empty();
        mentee.add(problem.add_var(f64::from(empty), (0.0, 1.0)), 1.0);
        for &(cost, giver) in row {
            let pair = problem.add_var(f64::from(cost), (0.0, 1.0));
            mentee.add(pair, 1.0);
            givers[giver as usize].add(pair, 1.0);
        }
        problem.add_constraint(mentee, ComparisonOp::Eq, 1.0);
    }
    for (giver, &places) in givers.into_iter().zip(&market.places) {
        problem.add_constraint(giver, ComparisonOp::Le, f64::from(places));
    }
    problem.solve().expect("there is always a plan").into_solution().expect("no limit was set").objective()
}

#[test]
fn medium_markets_cost_what_a_linear_programme_says() {
    let mut dice = Dice(32);
    for round in 0..1_000 {
        let market = Market::random(&mut dice, 14, 3);
        let other = by_linear_programme(&market);
        assert!((market.solved::<i32>() as f64 - other).abs() < 1e-3, "round {round}: {market:?} {other}");
    }
}

/// One place a giver as a square of costs: everybody may also stay with themselves.
fn square(market: &Market) -> Vec<i64> {
    const NEVER: i64 = 1_000_000;
    let (n, m) = (market.rows.len(), market.places.len());
    let side = n + m;
    let mut square = vec![NEVER; side * side];
    for i in 0..n {
        for &(cost, j) in &market.rows[i] {
            if market.places[j as usize] > 0 {
                square[i * side + j as usize] = i64::from(cost);
            }
        }
        square[i * side + m + i] = i64::from(market.empty[i]);
    }
    for j in 0..m {
        square[(n + j) * side + j] = 0;
        square[(n + j) * side + m..(n + j + 1) * side].fill(0);
    }
    square
}

#[test]
fn one_to_one_markets_cost_what_two_assignment_solvers_say() {
    let mut dice = Dice(33);
    for round in 0..1_000 {
        let market = Market::random(&mut dice, 14, 1);
        let value = market.solved::<i32>();
        let (square, side) = (square(&market), market.rows.len() + market.places.len());
        let weights = pathfinding::matrix::Matrix::from_vec(side, side, square.clone()).expect("a square");
        let other = i128::from(pathfinding::kuhn_munkres::kuhn_munkres_min(&weights).0);
        assert_eq!(other, value, "round {round}: {market:?}");
        let costs = square.into_iter().map(|cost| cost as f64).collect();
        let costs = lapjv::Matrix::from_shape_vec((side, side), costs).expect("a square");
        let (rows, _) = lapjv::lapjv(&costs).expect("a square can be assigned");
        assert!((lapjv::cost(&costs, &rows) - value as f64).abs() < 1e-3, "round {round}: {market:?}");
    }
}

#[test]
fn no_prices_whatever_give_a_bound_above_the_cheapest_plan() {
    let mut dice = Dice(34);
    for _ in 0..3_000 {
        let market = Market::random(&mut dice, 6, 2);
        let best = i128::from(by_trying_everything(&market.prices(), &0, |a, b| a + b));
        for spread in [5, 100, 5_000] {
            let mut any = |count: usize| -> Vec<i32> {
                (0..count).map(|_| dice.below(2 * spread) as i32 - spread as i32).collect()
            };
            let (pi, p) = (any(market.empty.len()), any(market.places.len()));
            assert!(bound(&market.rows(), &market.empty, &market.places, &pi, &p) <= best, "{market:?}");
        }
    }
}

#[test]
fn a_market_that_does_not_fit_is_refused_with_the_mentee_it_fails_at() {
    let rows = |pair: (i32, u32)| Rows::new([vec![(3, 0)], vec![pair]]);
    let solved = |pair: (i32, u32)| solve::<i32>(&rows(pair), &[9, 9], &[1]).map(|plan| plan.value);
    assert_eq!(solved((4, 0)), Ok(12));
    assert_eq!(solved((-1, 0)), Err(Unfit::Cost(1)));
    assert_eq!(solved((i32::MAX / 4 + 1, 0)), Err(Unfit::Cost(1)));
    assert_eq!(solved((4, 1)), Err(Unfit::Giver(1)));
    assert_eq!(
        solve::<i32>(&rows((4, 0)), &[9], &[1]).map(|plan| plan.value),
        Err(Unfit::Length { rows: 2, empty: 1 })
    );
}

#[test]
fn the_or_library_problem_of_a_hundred_has_its_known_total() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/or-library/assign100.txt");
    let Ok(text) = std::fs::read_to_string(file) else {
        eprintln!("skipped: needs ../shared/data/or-library/assign100.txt");
        return;
    };
    let mut numbers = text.split_whitespace().map(|word| word.parse::<i32>().expect("a number"));
    let n = numbers.next().expect("a size") as u32;
    let rows = Rows::new(
        (0..n)
            .map(|_| (0..n).filter_map(|j| Some((numbers.next()?, j))).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
    );
    let plan = solve(&rows, &vec![100_000; n as usize], &vec![1; n as usize]).expect("it fits");
    assert_eq!((plan.value, plan.unserved()), (305, 0));
    let market = Mmat::of(&rows, 100_000, &vec![1; n as usize]);
    assert_eq!(Mmat::read(&market.write()), Ok(market));
}
