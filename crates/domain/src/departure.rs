//! Going before the year is over: what becomes of each pair, and what a mentee chooses when a helper goes.

use jiff::SignedDuration;

use crate::{
    pair::{PairState, Side},
    participation::states,
};

states! {
    /// How a mentee goes on when a helper hands over (`model.md` 2.7).
    Onward {
        /// Wait for the next batch of matches; nothing to do.
        Wait = "wait",
        /// Be matched again as soon as can be.
        Rematch = "rematch",
        /// Wait, and join a circle meanwhile.
        Circle = "circle",
    }
}

/// How long a mentee has to choose. After that it counts as waiting, so that nobody is held for ever.
pub const CHOOSE_WITHIN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// When the mentee is reminded, counted from the day on which the helper went.
pub const REMIND_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Where a pair goes when one side stops taking part; none where it is over already.
///
/// A helper's running pairs rest until the mentee has chosen; everything else ends the same day, in the words that
/// any ending has. A mentee leaves nobody waiting.
pub const fn becomes(state: PairState, goes: Side) -> Option<PairState> {
    use PairState::*;
    Some(match (state, goes) {
        (Suggested, _) => Dismissed,
        (Provisional, _) => Discarded,
        (Requested, Side::Mentee) => Withdrawn,
        (Requested, Side::Giver) => Declined,
        (Chemistry, _) => NotThisTime,
        (Active | Paused, Side::Giver) => Paused,
        (Contracting, _) | (Active | Paused, Side::Mentee) => EndedNoFault,
        (Closing, _) => Closed,
        _ => return None,
    })
}

/// Where a pair goes when one of its two is erased: nothing is left to hand over, so a running pair ends too.
pub const fn at_once(state: PairState, goes: Side) -> Option<PairState> {
    match state {
        PairState::Active | PairState::Paused => Some(PairState::EndedNoFault),
        other => becomes(other, goes),
    }
}

/// Where a pair goes on the day on which its cohort closes; none where it is over already.
pub const fn at_the_end(state: PairState) -> Option<PairState> {
    use PairState::*;
    match state {
        Requested => Some(Expired),
        open => becomes(open, Side::Mentee),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_pair_goes_along_an_arrow_of_the_diagram_and_no_other_pair_moves() {
        for state in PairState::ALL {
            for side in [Side::Mentee, Side::Giver] {
                let next = becomes(*state, side);
                assert_eq!(next.is_some(), state.open(), "{}", state.code());
                let drawn = next.is_none_or(|next| next == *state || state.leads_to(next));
                assert!(drawn, "{} does not lead to {next:?}", state.code());
            }
            let last = at_the_end(*state);
            assert_eq!(last.is_some(), state.open(), "{}", state.code());
            assert!(last.is_none_or(|last| state.leads_to(last) && !last.open()), "{}", state.code());
        }
    }

    #[test]
    fn whoever_is_erased_is_left_in_no_open_pair() {
        for state in PairState::ALL {
            for side in [Side::Mentee, Side::Giver] {
                let next = at_once(*state, side);
                assert_eq!(next.is_some(), state.open(), "{}", state.code());
                assert!(next.is_none_or(|next| !next.open() && state.leads_to(next)), "{}", state.code());
            }
        }
    }

    #[test]
    fn a_mentee_holds_no_place_any_more_and_a_helper_only_where_the_mentee_chooses_first() {
        for state in PairState::ALL {
            let left = |side| becomes(*state, side).is_some_and(PairState::open);
            assert!(!left(Side::Mentee), "{}", state.code());
            let running = matches!(state, PairState::Active | PairState::Paused);
            assert_eq!(left(Side::Giver), running, "{}", state.code());
        }
    }
}
