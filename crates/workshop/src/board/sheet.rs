//! A list of things that people wrote, with a place for the author or, by its type, without one.

use serde::Serialize;

use crate::role::By;

/// Cards in their order. A nameless sheet has no field for an author: there is nothing to hide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Sheet<T> {
    /// Pseudonymous and unlinked workshops.
    Nameless(Vec<T>),
    /// Named workshops.
    Named(Vec<Signed<T>>),
}

/// A card with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signed<T> {
    /// Whose it is.
    pub author: By,
    /// What it is.
    #[serde(flatten)]
    pub card: T,
}

impl<T> Sheet<T> {
    pub(crate) const fn new(named: bool) -> Self {
        if named { Self::Named(Vec::new()) } else { Self::Nameless(Vec::new()) }
    }

    /// The cards.
    pub fn cards(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        match self {
            Self::Nameless(cards) => Box::new(cards.iter()),
            Self::Named(cards) => Box::new(cards.iter().map(|signed| &signed.card)),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Nameless(cards) => cards.len(),
            Self::Named(cards) => cards.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn find_mut(&mut self, is: impl Fn(&T) -> bool) -> Option<&mut T> {
        match self {
            Self::Nameless(cards) => cards.iter_mut().find(|card| is(card)),
            Self::Named(cards) => cards.iter_mut().map(|signed| &mut signed.card).find(|card| is(card)),
        }
    }

    /// Puts a card at the end. On a nameless sheet the author is dropped: there is no place for one.
    pub(crate) fn push(&mut self, card: T, author: Option<By>) {
        match self {
            Self::Nameless(cards) => cards.push(card),
            Self::Named(cards) => cards.push(Signed { author: author.unwrap_or(By::Participant), card }),
        }
    }
}
