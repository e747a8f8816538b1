//! Somebody without a giver looks for the shortest way to a place: others may move along it, and prices rise.

use super::{Amount, NOBODY, board::Board, queue::Queue, rows::Table};

/// Where a way ends.
#[derive(Clone, Copy)]
enum End {
    /// This giver has an idle place.
    Idle(u32),
    /// This mentee goes without a giver.
    Empty(u32),
}

/// Shortest ways from a mentee (Dijkstra over reduced costs, which are never negative). Its labels are kept between
/// searches, so that a search costs no more than what it sees.
pub(crate) struct Forward<C> {
    /// How far each giver is.
    label: Vec<C>,
    /// Who would come to each giver, and what that pair costs.
    came: Vec<(u32, C)>,
    queue: Queue,
    /// Givers with a label.
    seen: Vec<u32>,
    /// Givers whose label is final.
    settled: Vec<u32>,
    /// A price that no giver is below.
    pub floor: C,
    /// How far the nearest end is, and which it is.
    limit: C,
    end: End,
    /// Steps taken by all searches: givers settled.
    pub steps: u64,
}

impl<C: Amount> Forward<C> {
    pub fn new(givers: usize, floor: C) -> Self {
        Self {
            label: vec![C::TOP; givers],
            came: vec![(NOBODY, C::default()); givers],
            queue: Queue::new(),
            seen: Vec::new(),
            settled: Vec::new(),
            floor,
            limit: C::default(),
            end: End::Empty(NOBODY),
            steps: 0,
        }
    }

    /// Finds a mentee who waits the cheapest way out: a place, perhaps by moving others, or an empty place for them or
    /// for somebody else. Prices keep to the board's sentences.
    pub fn place(&mut self, rows: &impl Table<C>, board: &mut Board<C>, mentee: u32) {
        let i = mentee as usize;
        self.limit = board.empty[i] - board.pi[i];
        self.end = End::Empty(mentee);
        self.scan(rows, board, mentee, C::default());
        while let Some((distance, giver)) = self.queue.pop() {
            let distance = C::from_distance(distance);
            if distance >= self.limit {
                break;
            }
            if distance == self.label[giver as usize] {
                self.settled.push(giver);
                self.visit(rows, board, giver, distance);
            }
        }
        self.reprice(board, i);
        self.walk(board, mentee);
        self.forget();
    }

    /// Everybody with this giver might move on.
    fn visit(&mut self, rows: &impl Table<C>, board: &Board<C>, giver: u32, distance: C) {
        for &holder in board.holders(giver as usize) {
            let i = holder as usize;
            let empty = distance + board.empty[i] - board.pi[i];
            if empty < self.limit {
                self.limit = empty;
                self.end = End::Empty(holder);
            }
            self.scan(rows, board, holder, distance);
            if self.limit <= distance {
                return;
            }
        }
    }

    /// Where a mentee could go.
    fn scan(&mut self, rows: &impl Table<C>, board: &Board<C>, mentee: u32, distance: C) {
        let behind = distance - board.pi[mentee as usize];
        for &(cost, giver) in rows.line(mentee as usize) {
            let bare = behind + cost;
            if bare + self.floor >= self.limit {
                return;
            }
            let j = giver as usize;
            let far = bare + board.p[j];
            if far < self.limit && far < self.label[j] {
                if self.label[j] == C::TOP {
                    self.seen.push(giver);
                }
                self.label[j] = far;
                self.came[j] = (mentee, cost);
                if board.has_room(j) {
                    self.limit = far;
                    self.end = End::Idle(giver);
                } else {
                    self.queue.push(far.distance(), giver);
                }
            }
        }
    }

    /// Whoever is nearer than the end is worth more, by how much nearer they are.
    fn reprice(&mut self, board: &mut Board<C>, mentee: usize) {
        self.steps += self.settled.len() as u64;
        board.pi[mentee] += self.limit;
        for &giver in &self.settled {
            let j = giver as usize;
            let rise = self.limit - self.label[j];
            board.p[j] += rise;
            let first = board.first[j] as usize;
            for place in first..first + usize::from(board.taken[j]) {
                board.pi[board.holder[place] as usize] += rise;
            }
        }
    }

    /// Moves people along the way, from its end to the mentee who searched.
    fn walk(&self, board: &mut Board<C>, mentee: u32) {
        let mut giver = match self.end {
            End::Idle(giver) => giver,
            End::Empty(other) => board.leave(other),
        };
        while giver != NOBODY {
            let (comes, cost) = self.came[giver as usize];
            let left = board.leave(comes);
            board.take(comes, giver, cost);
            giver = if comes == mentee { NOBODY } else { left };
        }
    }

    fn forget(&mut self) {
        for giver in self.seen.drain(..) {
            self.label[giver as usize] = C::TOP;
        }
        self.settled.clear();
        self.queue.clear();
    }
}
