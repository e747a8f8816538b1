//! Why two people are put together, in the coordinator's words. No lens, no score.

use trellis_domain::reason::Reason;
use trellis_programme::matching::Proposed;
use trellis_words::{Words, t};

/// The sentences, the strongest reason first. Every proposal has at least one.
pub fn sentences(words: Words, proposed: &Proposed) -> Vec<String> {
    let mut said: Vec<String> = proposed.shown.iter().filter_map(|reason| sentence(words, reason)).collect();
    if proposed.personal_fit {
        said.push(t!(words, "matching-why-personal"));
    }
    if said.is_empty() {
        said.push(t!(words, "matching-why-closest"));
    }
    said
}

fn sentence(words: Words, reason: &Reason) -> Option<String> {
    Some(match reason {
        // Which needs a mentee ticked is between her, the matcher and the helper who is asked.
        Reason::Needs { tags } => t!(words, "matching-why-needs", count = tags.len()),
        Reason::Step { by } if *by > 0 => t!(words, "matching-why-above", count = *by),
        Reason::Step { by: 0 } => t!(words, "matching-why-level"),
        Reason::Step { .. } | Reason::Lens | Reason::Style => return None,
        Reason::SameProfession => t!(words, "matching-why-profession"),
        Reason::SameFamily => t!(words, "matching-why-family"),
        Reason::OtherProfession => t!(words, "matching-why-other-profession"),
        Reason::Slots { slots } => match slots.as_slice() {
            [one] => t!(words, "matching-why-slot", slot = words.name("slots", one)),
            many => t!(words, "matching-why-slots", count = many.len()),
        },
        Reason::SameSite => t!(words, "matching-why-site"),
        Reason::SameRegion => t!(words, "matching-why-region"),
        Reason::OutsideOrganisation => t!(words, "matching-why-outside"),
        Reason::Mode { mode } => t!(words, "matching-why-mode", mode = words.name("modes", mode.code())),
    })
}
