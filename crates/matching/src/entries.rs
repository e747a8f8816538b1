//! What can be wrong with the entries before anybody is numbered: doubles, strangers, numbers out of range.

use std::collections::BTreeSet;

use crate::{
    ask::{Ask, Offer},
    key::Key,
    person::Person,
    problem::Problem,
    profile::{Profile, Scoring},
    ties::Ties,
};

/// Everything that is wrong with the entries themselves, in a stable order.
pub fn entry_problems(
    people: &[Person],
    asks: &[Ask],
    offers: &[Offer],
    ties: &Ties,
    profile: &Profile,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    profile_problems(profile, &mut problems);
    let mut known: BTreeSet<&Key> = BTreeSet::new();
    for person in people {
        if person.key.as_str().is_empty() {
            problems.push(Problem::EmptyKey);
        } else if !known.insert(&person.key) {
            problems.push(Problem::PersonTwice(person.key.clone()));
        }
    }
    let mut asking = BTreeSet::new();
    for ask in asks {
        let mentee = ask.mentee.clone();
        if !known.contains(&mentee) {
            problems.push(Problem::AskOfNobody(mentee.clone()));
        }
        if !asking.insert(&ask.mentee) {
            problems.push(Problem::AskTwice(mentee.clone()));
        }
        if ask.wanted > 3 {
            problems.push(Problem::TooManyWanted { mentee: mentee.clone(), wanted: ask.wanted });
        }
        if ask.choices.iter().any(|choice| choice.rank == 0) {
            problems.push(Problem::RankZero(mentee.clone()));
        }
        if !ask.choices.is_empty() && profile.scoring == Scoring::CivilService {
            problems.push(Problem::ChoicesNotScored(mentee));
        }
    }
    let mut offering = BTreeSet::new();
    for offer in offers {
        if !known.contains(&offer.giver) {
            problems.push(Problem::OfferOfNobody(offer.giver.clone()));
        }
        if !offering.insert(&offer.giver) {
            problems.push(Problem::OfferTwice(offer.giver.clone()));
        }
    }
    let mut pinned = BTreeSet::new();
    for pin in &ties.pinned {
        let (mentee, giver) = (pin.mentee.clone(), pin.giver.clone());
        if !asking.contains(&mentee) || !offering.contains(&giver) {
            problems.push(Problem::PinUnknown { mentee, giver });
        } else if !pinned.insert((&pin.mentee, &pin.giver)) {
            problems.push(Problem::PinTwice { mentee, giver });
        }
    }
    problems.sort();
    problems
}

/// What is wrong with a profile.
pub fn profile_problems(profile: &Profile, problems: &mut Vec<Problem>) {
    if let Scoring::Shares { weights, .. } = profile.scoring {
        let sum: u32 = weights.iter().map(|&weight| u32::from(weight)).sum();
        if sum != 10_000 {
            problems.push(Problem::Weights(sum));
        }
    }
}
