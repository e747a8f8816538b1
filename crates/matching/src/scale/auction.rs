//! Everybody bids for the place that suits them best: a good plan quickly, not yet the best one.
//!
//! A bid goes as high as the second-best choice allows, and a little (ε) beyond, so that prices never creep
//! (Bertsekas). What ε costs in exactness the searches mend afterwards.

use super::{Amount, NOBODY, Rows, board::Board};

/// Places with their prices while people bid.
struct Auction<'a, C> {
    rows: &'a Rows<C>,
    board: &'a mut Board<C>,
    /// What each place costs.
    price: Vec<C>,
    /// A price that no giver is below.
    floor: C,
}

/// Runs one auction after the other with smaller and smaller steps, from the board's prices, everybody without a giver
/// at the start of each. The board holds the outcome, with p the cheapest place of each giver; π is left to be settled.
pub(crate) fn auctions<C: Amount>(rows: &Rows<C>, board: &mut Board<C>, steps: &[i32]) {
    let mut price = Vec::with_capacity(board.holder.len());
    for giver in 0..board.p.len() {
        price.extend(std::iter::repeat_n(board.p[giver], board.places(giver) as usize));
    }
    let mut auction = Auction { rows, board, price, floor: C::default() };
    let mut last = None;
    for &step in steps {
        if let Some(last) = last {
            auction.lower(C::from(4 * last));
        }
        auction.run(C::from(step));
        last = Some(step);
    }
    auction.close();
}

impl<C: Amount> Auction<'_, C> {
    /// Lowers every place, so that the next auction can find the right order again.
    fn lower(&mut self, by: C) {
        for price in &mut self.price {
            *price = (*price - by).max(C::default());
        }
        self.reprice();
    }

    fn reprice(&mut self) {
        let board = &mut *self.board;
        for giver in 0..board.p.len() {
            let places = board.first[giver] as usize..board.first[giver + 1] as usize;
            board.p[giver] = self.price[places].iter().copied().min().unwrap_or(C::FAR);
        }
    }

    fn run(&mut self, step: C) {
        self.board.giver.fill(NOBODY);
        self.board.holder.fill(NOBODY);
        self.floor = self.board.floor();
        for mentee in (0..self.rows.mentees() as u32).rev() {
            let mut bidder = mentee;
            while bidder != NOBODY {
                bidder = self.bid(bidder, step);
            }
        }
    }

    /// One bid; gives back who lost a place by it.
    fn bid(&mut self, mentee: u32, step: C) -> u32 {
        let i = mentee as usize;
        let (p, empty) = (&self.board.p, self.board.empty[i]);
        let (mut best, mut second, mut choice) = (empty, empty, (C::default(), NOBODY));
        for &(cost, giver) in self.rows.row(i) {
            if cost + self.floor >= second {
                break;
            }
            let price = cost + p[giver as usize];
            if price < best {
                (second, best, choice) = (best, price, (cost, giver));
            } else if price < second {
                second = price;
            }
        }
        let (cost, giver) = choice;
        if giver == NOBODY {
            return NOBODY;
        }
        self.board.giver[i] = giver;
        self.board.paid[i] = cost;
        self.outbid(mentee, giver, second - cost, step)
    }

    /// Takes the cheapest place of a giver, at the price of the next one or of the mentee's second choice.
    fn outbid(&mut self, mentee: u32, giver: u32, second: C, step: C) -> u32 {
        let places = self.board.first[giver as usize] as usize..self.board.first[giver as usize + 1] as usize;
        let (mut cheapest, mut next) = (places.start, C::TOP);
        for place in places.start + 1..places.end {
            let price = self.price[place];
            if price < self.price[cheapest] {
                next = self.price[cheapest];
                cheapest = place;
            } else {
                next = next.min(price);
            }
        }
        let bid = second.min(next) + step;
        self.price[cheapest] = bid;
        self.board.p[giver as usize] = bid.min(next);
        let before = std::mem::replace(&mut self.board.holder[cheapest], mentee);
        if before != NOBODY {
            self.board.giver[before as usize] = NOBODY;
        }
        before
    }

    /// Puts the taken places of each giver first, as the board wants them.
    fn close(self) {
        let board = self.board;
        for giver in 0..board.p.len() {
            let places = board.first[giver] as usize..board.first[giver + 1] as usize;
            let seats = &mut board.holder[places];
            seats.sort_unstable();
            board.taken[giver] = seats.iter().filter(|&&holder| holder != NOBODY).count() as u8;
        }
    }
}
