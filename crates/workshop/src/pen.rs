//! Writes down what a command leads to: facts with their time, texts as digests, ids and orders drawn from the chance that was
//! passed in.

use rand::{Rng, SeedableRng, rngs::StdRng};
use trellis_domain::id::Id;

use crate::{
    command::{Command, Ctx},
    event::Event,
    fact::{Fact, What},
    hash::{Hash, Hex},
    record::Record,
    reject::{Fault, Reject},
    role::By,
    text::Text,
    workshop::Workshop,
};

/// The facts of one command as they come to be.
pub(crate) struct Pen<'a> {
    pub ctx: &'a Ctx,
    by: By,
    dice: StdRng,
    pub facts: Vec<Fact>,
}

impl<'a> Pen<'a> {
    pub fn new(s: &Workshop, c: &Command, ctx: &'a Ctx) -> Self {
        Self { ctx, by: By::of(c.by, s.named()), dice: StdRng::from_seed(ctx.entropy), facts: Vec::new() }
    }

    pub fn event(&mut self, event: Event) {
        self.write(What::Event(event));
    }

    pub fn record(&mut self, record: Record) {
        self.write(What::Record(record));
    }

    fn write(&mut self, what: What) {
        self.facts.push(Fact { now_ms: self.ctx.now_ms, wall: self.ctx.wall, by: self.by, what });
    }

    /// Keeps a text under a salt of its own and gives the digest that stands for it.
    pub fn text(&mut self, typed: &str, most: usize) -> Result<Hash, Fault> {
        let text = Text::read(typed, most)?;
        let salt = self.bits();
        let commit = text.commit(salt);
        self.record(Record::Text { commit, salt, text });
        Ok(commit)
    }

    pub fn id<K>(&mut self) -> Id<K> {
        Id::random(&mut self.dice)
    }

    pub fn bits<const N: usize>(&mut self) -> Hex<N> {
        let mut bytes = [0; N];
        self.dice.fill(&mut bytes[..]);
        Hex(bytes)
    }

    /// A new order, whatever order the things came in: the same things and the same chance give the same order.
    pub fn mix<T: Ord>(&mut self, things: &mut [T]) {
        things.sort_unstable();
        for last in (1..things.len()).rev() {
            let other = self.dice.random_range(0..=last);
            things.swap(last, other);
        }
    }

    /// Whole seconds of workshop time that have passed for sure.
    pub const fn now_s(&self) -> u64 {
        self.ctx.now_ms / 1_000
    }

    /// The round key.
    ///
    /// # Errors
    /// [`Reject::ReadOnly`] when the server has none.
    pub fn round_key(&self) -> Result<[u8; 32], Reject> {
        self.ctx.round_key.ok_or(Reject::ReadOnly)
    }
}
