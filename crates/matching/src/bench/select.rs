//! The cheapest of what is offered, exactly, with ties decided by a number of the pair.

/// Keeps the `k` least of what is offered, never more than it must.
pub(super) struct Select {
    k: usize,
    /// Cost and tie as one number, and the giver.
    held: Vec<(u64, u32)>,
    /// Nothing above this is kept.
    limit: u64,
    /// Whether something that might have been kept was not.
    left_out: bool,
}

impl Select {
    pub fn new(k: usize) -> Self {
        Self { k, held: Vec::new(), limit: u64::MAX, left_out: false }
    }

    /// Begins anew, for costs up to `most`.
    pub fn begin(&mut self, most: u16) {
        self.held.clear();
        self.limit = u64::from(most) << 32 | u64::from(u32::MAX);
        self.left_out = false;
    }

    /// The greatest cost that may still be kept.
    pub fn most(&self) -> u16 {
        (self.limit >> 32) as u16
    }

    pub fn offer(&mut self, cost: u16, tie: u32, giver: u32) {
        let key = u64::from(cost) << 32 | u64::from(tie);
        if key > self.limit {
            self.left_out = true;
            return;
        }
        self.held.push((key, giver));
        if self.held.len() >= self.k.max(16).saturating_mul(2) {
            self.trim();
        }
    }

    fn trim(&mut self) {
        if self.held.len() > self.k {
            self.held.select_nth_unstable(self.k);
            self.held.truncate(self.k);
            self.limit = self.held.iter().map(|&(key, _)| key).max().unwrap_or(self.limit);
            self.left_out = true;
        }
    }

    /// Something was passed over unseen.
    pub fn pass(&mut self) {
        self.left_out = true;
    }

    /// What is kept, as cost and giver, the cheapest first; and whether anything was not.
    pub fn end(&mut self) -> (impl Iterator<Item = (u16, u32)> + '_, bool) {
        self.trim();
        self.held.sort_unstable();
        (self.held.iter().map(|&(key, giver)| ((key >> 32) as u16, giver)), self.left_out)
    }
}
