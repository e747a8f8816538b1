//! A giver with an idle place that still has a price: who would come if it were cheaper, and prices fall.

use super::{Amount, NOBODY, board::Board, queue::Queue, rows::Table};

/// Where a way ends.
#[derive(Clone, Copy)]
enum End<C> {
    /// The price of this giver falls to nothing, so that a place may stay idle.
    Free(u32),
    /// This mentee, who has nobody, comes to this giver; what the pair costs.
    Comes(u32, u32, C),
}

/// Shortest ways backwards from an idle place (Dijkstra over reduced costs, which are never negative).
pub(crate) struct Reverse<C> {
    /// How far each giver is.
    label: Vec<C>,
    /// Who would leave each giver, for whom, and what the new pair costs.
    came: Vec<(u32, u32, C)>,
    queue: Queue,
    /// Givers with a label.
    seen: Vec<u32>,
    /// Givers whose label is final.
    settled: Vec<u32>,
    /// How far the nearest end is, and which it is.
    limit: C,
    end: End<C>,
    /// Steps taken by all searches: givers settled.
    pub steps: u64,
}

impl<C: Amount> Reverse<C> {
    pub fn new(givers: usize) -> Self {
        Self {
            label: vec![C::TOP; givers],
            came: vec![(NOBODY, NOBODY, C::default()); givers],
            queue: Queue::new(),
            seen: Vec::new(),
            settled: Vec::new(),
            limit: C::default(),
            end: End::Free(NOBODY),
            steps: 0,
        }
    }

    /// Lowers a giver's price until an idle place of theirs is taken or costs nothing; again for each idle place.
    pub fn fill(&mut self, columns: &impl Table<C>, board: &mut Board<C>, giver: u32) {
        while board.p[giver as usize] > C::default() && board.has_room(giver as usize) {
            self.search(columns, board, giver);
            self.reprice(board);
            self.walk(board, giver);
            self.forget();
        }
    }

    fn search(&mut self, columns: &impl Table<C>, board: &Board<C>, giver: u32) {
        self.limit = board.p[giver as usize];
        self.end = End::Free(giver);
        self.reach(giver, C::default(), (NOBODY, NOBODY, C::default()));
        while let Some((distance, giver)) = self.queue.pop() {
            let distance = C::from_distance(distance);
            if distance >= self.limit {
                return;
            }
            if distance == self.label[giver as usize] {
                self.settled.push(giver);
                self.visit(columns, board, giver, distance);
            }
        }
    }

    /// Who would come to this giver, and whom they would leave.
    fn visit(&mut self, columns: &impl Table<C>, board: &Board<C>, giver: u32, distance: C) {
        let price = board.p[giver as usize];
        if distance + price < self.limit {
            self.limit = distance + price;
            self.end = End::Free(giver);
        }
        for &(cost, mentee) in columns.line(giver as usize) {
            let far = distance + cost + price - board.pi[mentee as usize];
            if far >= self.limit {
                continue;
            }
            let leaves = board.giver[mentee as usize];
            if leaves == NOBODY {
                self.limit = far;
                self.end = End::Comes(mentee, giver, cost);
            } else if far < self.label[leaves as usize] {
                self.reach(leaves, far, (mentee, giver, cost));
            }
        }
    }

    fn reach(&mut self, giver: u32, distance: C, came: (u32, u32, C)) {
        if self.label[giver as usize] == C::TOP {
            self.seen.push(giver);
        }
        self.label[giver as usize] = distance;
        self.came[giver as usize] = came;
        self.queue.push(distance.distance(), giver);
    }

    /// Whoever is nearer than the end becomes cheaper, by how much nearer they are.
    fn reprice(&mut self, board: &mut Board<C>) {
        self.steps += self.settled.len() as u64;
        for &giver in &self.settled {
            let j = giver as usize;
            let fall = self.limit - self.label[j];
            if fall > C::default() {
                board.p[j] -= fall;
                let first = board.first[j] as usize;
                for place in first..first + usize::from(board.taken[j]) {
                    board.pi[board.holder[place] as usize] -= fall;
                }
            }
        }
    }

    /// Moves people along the way, from the idle place to its end.
    fn walk(&self, board: &mut Board<C>, start: u32) {
        let mut giver = match self.end {
            End::Free(giver) | End::Comes(_, giver, _) => giver,
        };
        let mut moves = Vec::new();
        while giver != start {
            let (mentee, to, cost) = self.came[giver as usize];
            moves.push((mentee, to, cost));
            giver = to;
        }
        for (mentee, to, cost) in moves.into_iter().rev() {
            board.leave(mentee);
            board.take(mentee, to, cost);
        }
        if let End::Comes(mentee, giver, cost) = self.end {
            board.take(mentee, giver, cost);
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
