//! A plan that lives on: people join and leave, places and pairs change, and after each change it is the cheapest again.
//!
//! Every change is one or a few searches from the prices that are there (`matching.md` 7.7; Mills-Tettey, Stentz and Dias
//! on the dynamic Hungarian algorithm).

use super::{
    Amount, NOBODY, Rows, Solved, Unfit,
    board::{Board, least},
    forward::Forward,
    reverse::Reverse,
    rows::Table,
    solve::{check, mend, start},
};

/// A market with its cheapest plan, kept so through changes.
pub struct Living<C> {
    rows: Vec<Vec<(C, u32)>>,
    /// The same pairs by giver.
    columns: Vec<Vec<(C, u32)>>,
    board: Board<C>,
    forward: Forward<C>,
    reverse: Reverse<C>,
}

impl<C: Amount> Living<C> {
    /// Solves a market from nothing.
    pub fn new(rows: &Rows<C>, empty: &[C], places: &[u8]) -> Result<Self, Unfit> {
        check(rows, empty, places.len())?;
        let mut board = Board::new(empty, places);
        start(rows, &mut board);
        mend(rows, &mut board);
        let columns = rows.columns(places.len());
        Ok(Self {
            rows: (0..rows.mentees()).map(|mentee| rows.row(mentee).to_vec()).collect(),
            columns: (0..places.len()).map(|giver| columns.line(giver).to_vec()).collect(),
            forward: Forward::new(places.len(), C::default()),
            reverse: Reverse::new(places.len()),
            board,
        })
    }

    /// The plan as it stands, with prices that prove it.
    pub fn plan(&self) -> Solved<C> {
        Solved::of(&self.board)
    }

    /// Each mentee's pairs as they stand, the cheapest first; empty for those who left.
    pub fn rows(&self) -> Rows<C> {
        Rows::new(self.rows.iter().cloned())
    }

    /// U of each mentee; nothing for those who left.
    pub fn empty(&self) -> &[C] {
        &self.board.empty
    }

    /// How many places each giver has.
    pub fn places(&self) -> Vec<u8> {
        (0..self.columns.len()).map(|giver| self.board.places(giver) as u8).collect()
    }

    /// Somebody comes with these possible pairs and this price of an empty place; gives back their number.
    pub fn join(&mut self, mut row: Vec<(C, u32)>, empty: C) -> Result<u32, Unfit> {
        let mentee = self.rows.len();
        row.sort_unstable();
        self.fits(mentee, &row, empty)?;
        for &(cost, giver) in &row {
            self.columns[giver as usize].push((cost, mentee as u32));
        }
        self.board.join(empty, least(&row, empty, &self.board.p, C::default()));
        self.rows.push(row);
        self.seek(mentee as u32);
        Ok(mentee as u32)
    }

    /// Somebody goes. Their number stays theirs.
    pub fn leave(&mut self, mentee: u32) {
        let i = mentee as usize;
        for (_, giver) in std::mem::take(&mut self.rows[i]) {
            self.columns[giver as usize].retain(|pair| pair.1 != mentee);
        }
        (self.board.empty[i], self.board.pi[i]) = (C::default(), C::default());
        let giver = self.board.leave(mentee);
        self.offer(giver);
    }

    /// A giver has more or fewer places; with none they are not there.
    pub fn set_places(&mut self, giver: u32, places: u8) {
        let j = giver as usize;
        let mut without = Vec::new();
        while self.board.taken[j] > places {
            let Some(&holder) = self.board.holders(j).last() else { break };
            self.board.leave(holder);
            without.push(holder);
        }
        if places > 0 && self.board.places(j) == 0 {
            let worth = self.columns[j].iter().map(|&(cost, i)| self.board.pi[i as usize] - cost).max();
            self.board.p[j] = worth.unwrap_or_default().max(C::default());
        }
        self.board.resize(j, places);
        if places == 0 {
            self.board.p[j] = C::FAR;
        }
        for mentee in without {
            self.seek(mentee);
        }
        self.offer(giver);
    }

    /// A pair may no longer be.
    pub fn forbid(&mut self, mentee: u32, giver: u32) {
        self.rows[mentee as usize].retain(|pair| pair.1 != giver);
        self.columns[giver as usize].retain(|pair| pair.1 != mentee);
        if self.board.giver[mentee as usize] == giver {
            self.board.leave(mentee);
            self.seek(mentee);
            self.offer(giver);
        }
    }

    /// A pair may be at this cost, or costs something else than before.
    pub fn allow(&mut self, mentee: u32, giver: u32, cost: C) -> Result<(), Unfit> {
        let i = mentee as usize;
        self.fits(i, &[(cost, giver)], C::default())?;
        self.forbid(mentee, giver);
        let at = self.rows[i].partition_point(|&pair| pair < (cost, giver));
        self.rows[i].insert(at, (cost, giver));
        self.columns[giver as usize].push((cost, mentee));
        let price = cost + self.board.p[giver as usize];
        if price < self.board.pi[i] {
            self.board.pi[i] = price;
            let left = self.board.leave(mentee);
            self.seek(mentee);
            self.offer(left);
        }
        Ok(())
    }

    /// A pair is settled for good: both leave the market with one place, and never move again.
    pub fn lock(&mut self, mentee: u32, giver: u32) {
        let places = self.board.places(giver as usize) as u8;
        self.leave(mentee);
        self.set_places(giver, places.saturating_sub(1));
    }

    fn fits(&self, mentee: usize, row: &[(C, u32)], empty: C) -> Result<(), Unfit> {
        let fits = |cost: C| (C::default()..=C::FAR).contains(&cost);
        if !fits(empty) || row.iter().any(|&(cost, _)| !fits(cost)) {
            return Err(Unfit::Cost(mentee));
        }
        if row.iter().any(|&(_, giver)| giver as usize >= self.columns.len()) {
            return Err(Unfit::Giver(mentee));
        }
        Ok(())
    }

    /// Finds a place for whoever waits.
    fn seek(&mut self, mentee: u32) {
        if self.board.waits(mentee as usize) {
            self.board.seat(&self.rows[mentee as usize], mentee as usize, C::default());
        }
        if self.board.waits(mentee as usize) {
            self.forward.place(&self.rows, &mut self.board, mentee);
        }
    }

    /// Finds somebody for an idle place that has a price.
    fn offer(&mut self, giver: u32) {
        if giver != NOBODY {
            self.reverse.fill(&self.columns, &mut self.board, giver);
        }
    }
}
