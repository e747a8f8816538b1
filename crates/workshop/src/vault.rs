//! What is left of the facts once everything erasable that has had its time is erased.

use crate::{
    event::Event,
    fact::{Fact, What},
    record::Record,
    workshop::Workshop,
};

/// The facts that the server still has to hold, in their order: events, and records whose time is not over (see
/// [`crate::Kept::ends_with`]). Texts that were withdrawn or withheld are gone too. Folding what is left gives `now` again: that is
/// what makes erasing safe.
pub fn remains(facts: &[Fact], now: &Workshop) -> Vec<Fact> {
    let mut later: Vec<&Event> = Vec::new();
    let mut left = Vec::new();
    for fact in facts.iter().rev() {
        let stays = match &fact.what {
            What::Event(_) => true,
            What::Record(Record::Text { commit, .. }) => now.texts().contains_key(commit),
            What::Record(record) => !later.iter().any(|event| record.kept().ends_with(event)),
        };
        later.extend(fact.event().filter(|event| erases(event)));
        if stays {
            left.push(fact.clone());
        }
    }
    left.reverse();
    left
}

/// Only these can end anything.
const fn erases(event: &Event) -> bool {
    matches!(
        event,
        Event::PhaseEntered { .. }
            | Event::AuthorLinksDestroyed { .. }
            | Event::AuthorLinksSealed { .. }
            | Event::ItemSetFrozen { .. }
            | Event::BallotsSealed { .. }
            | Event::RoundVoided { .. }
    )
}
