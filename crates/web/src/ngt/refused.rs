//! Why something was not done, in a sentence that says what to do.

use trellis_words::{Words, t};
use trellis_workshop::{Fault, Missing, Reject};

/// The sentence of a refusal.
pub(super) fn sentence(words: Words, reject: Reject) -> String {
    match reject {
        Reject::WrongPhase | Reject::Stale | Reject::ItemSetChanged => t!(words, "ngt-no-moved"),
        Reject::NotVisible => t!(words, "ngt-no-there"),
        Reject::TooLate => t!(words, "ngt-no-late"),
        Reject::Paused => t!(words, "ngt-no-paused"),
        Reject::Rate | Reject::ReadOnly => t!(words, "ngt-no-key"),
        Reject::BadValue(fault) => fault_sentence(words, fault),
        Reject::BelowMinimum(missing) => missing_sentence(words, missing),
    }
}

fn fault_sentence(words: Words, fault: Fault) -> String {
    match fault {
        Fault::Empty => t!(words, "ngt-no-empty"),
        Fault::TooLong => t!(words, "ngt-no-long"),
        Fault::Unprintable => t!(words, "ngt-no-signs"),
        Fault::OutOfRange => t!(words, "ngt-no-range"),
        Fault::Twice => t!(words, "ngt-no-twice"),
        Fault::TooMany => t!(words, "ngt-no-many"),
        Fault::TooFew => t!(words, "ngt-no-few"),
        Fault::Unknown | Fault::OtherScheme | Fault::Configuration | Fault::Looser => {
            t!(words, "ngt-no-unknown")
        }
    }
}

fn missing_sentence(words: Words, missing: Missing) -> String {
    match missing {
        Missing::Seats => t!(words, "ngt-need-seats"),
        Missing::Consent => t!(words, "ngt-need-consent"),
        Missing::GuessAccepted => t!(words, "ngt-need-guess"),
        Missing::Lock => t!(words, "ngt-need-lock"),
        Missing::Ideas => t!(words, "ngt-need-ideas"),
        Missing::QueuesEmpty => t!(words, "ngt-need-queues"),
        Missing::LastCall => t!(words, "ngt-need-last-call"),
        Missing::Understanding => t!(words, "ngt-need-understanding"),
        Missing::Agreement => t!(words, "ngt-need-agreement"),
        Missing::ItemSet => t!(words, "ngt-need-item-set"),
        Missing::Answers | Missing::Call => t!(words, "ngt-need-call"),
        Missing::Voters => t!(words, "ngt-need-voters"),
        Missing::Waiting => t!(words, "ngt-need-waiting"),
    }
}
