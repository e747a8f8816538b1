//! The cheapest plan over rows of possible pairs: auctions first, shortest ways after.

use super::{Amount, NOBODY, Rows, auction::auctions, board::Board, forward::Forward, reverse::Reverse};

/// The steps of auctions where places are scarce, and where they are not.
const SCARCE: [i32; 3] = [256, 32, 8];
const PLENTY: [i32; 1] = [8];

/// A plan that no other plan beats, and prices that prove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solved<C> {
    /// Each mentee's giver.
    pub givers: Vec<Option<u32>>,
    /// What the plan costs, with `U` for everybody who goes without.
    pub value: i128,
    /// π.
    pub pi: Vec<C>,
    /// p.
    pub p: Vec<C>,
}

impl<C: Amount> Solved<C> {
    pub(crate) fn of(board: &Board<C>) -> Self {
        Self {
            givers: board.giver.iter().map(|&giver| (giver != NOBODY).then_some(giver)).collect(),
            value: board.value(),
            pi: board.pi.clone(),
            p: board.p.clone(),
        }
    }

    /// How many go without a giver.
    pub fn unserved(&self) -> usize {
        self.givers.iter().filter(|giver| giver.is_none()).count()
    }
}

/// Why a market cannot be solved as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A cost or the price of an empty place is below 0 or above `Amount::FAR`.
    #[error("mentee {0}: a cost is below nothing or too great")]
    Cost(usize),
    /// A row names a giver who is not there.
    #[error("mentee {0}: a pair names a giver who is not there")]
    Giver(usize),
    /// There is not one price of an empty place for each row.
    #[error("there are {rows} rows and {empty} prices of empty places")]
    Length {
        /// Rows of pairs.
        rows: usize,
        /// Prices of empty places.
        empty: usize,
    },
}

/// The cheapest plan in which everybody has one giver of their row, or an empty place at cost `empty`, and nobody gives
/// more than their `places`.
pub fn solve<C: Amount>(rows: &Rows<C>, empty: &[C], places: &[u8]) -> Result<Solved<C>, Unfit> {
    check(rows, empty, places.len())?;
    let mut board = Board::new(empty, places);
    start(rows, &mut board);
    mend(rows, &mut board);
    Ok(Solved::of(&board))
}

/// Whether costs stay within what prices can be counted in, and givers are there.
pub(crate) fn check<C: Amount>(rows: &Rows<C>, empty: &[C], givers: usize) -> Result<(), Unfit> {
    if rows.mentees() != empty.len() {
        return Err(Unfit::Length { rows: rows.mentees(), empty: empty.len() });
    }
    let fits = |cost: C| (C::default()..=C::FAR).contains(&cost);
    for (mentee, &empty) in empty.iter().enumerate() {
        let row = rows.row(mentee);
        if !fits(empty) || row.first().is_some_and(|p| !fits(p.0)) || row.last().is_some_and(|p| !fits(p.0)) {
            return Err(Unfit::Cost(mentee));
        }
        if row.iter().any(|&(_, giver)| giver as usize >= givers) {
            return Err(Unfit::Giver(mentee));
        }
    }
    Ok(())
}

/// The bound of `matching.md` 2 over these rows, for any prices whatever: no plan costs less. Idle places cost nothing.
pub fn bound<C: Amount>(rows: &Rows<C>, empty: &[C], places: &[u8], pi: &[C], p: &[C]) -> i128 {
    let zero = C::default();
    let mut bound: i128 = empty.iter().zip(pi).map(|(&empty, &pi)| pi.min(empty).widest()).sum();
    for (&count, &price) in places.iter().zip(p) {
        bound += i128::from(count) * (-price).min(zero).widest();
    }
    for (mentee, &pi) in pi.iter().enumerate() {
        for &(cost, giver) in rows.row(mentee) {
            bound -= (pi - p[giver as usize] - cost).max(zero).widest();
        }
    }
    bound
}

/// A first plan from the board's prices, by bids.
pub(crate) fn start<C: Amount>(rows: &Rows<C>, board: &mut Board<C>) {
    let wanted = (0..rows.mentees()).filter(|&mentee| !rows.row(mentee).is_empty()).count();
    let plenty = board.holder.len() * 10 >= wanted * 11;
    auctions(rows, board, if plenty { &PLENTY } else { &SCARCE });
    board.settle(rows);
}

/// Makes a plan whose pairs all pay exactly π the cheapest there is.
pub(crate) fn mend<C: Amount>(rows: &Rows<C>, board: &mut Board<C>) {
    let mut forward = Forward::new(board.p.len(), board.floor());
    for mentee in 0..rows.mentees() {
        if board.waits(mentee) {
            forward.place(rows, board, mentee as u32);
        }
    }
    let idle = |board: &Board<C>, giver: usize| board.p[giver] > C::default() && board.has_room(giver);
    if (0..board.p.len()).any(|giver| idle(board, giver)) {
        let columns = rows.columns(board.p.len());
        let mut reverse = Reverse::new(board.p.len());
        for giver in 0..board.p.len() {
            if idle(board, giver) {
                reverse.fill(&columns, board, giver as u32);
            }
        }
    }
}
