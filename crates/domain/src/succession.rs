//! A sponsor goes, or rests for long: what was planned passes on only where the mentee wants it (`model.md` 2.4).

use jiff::civil::Date;

use crate::{
    participation::states,
    refusal::Refusal,
    sponsorship::{ActState, Aim},
};

states! {
    /// Why somebody else is needed.
    Why {
        /// The sponsor stops.
        Left = "left",
        /// The sponsor rests for more than [`LONG`] days.
        Paused = "paused",
    }
}

/// A rest of so many days, or fewer, opens nothing.
pub const LONG: i32 = 30;

/// Whether a rest from today until a day is so long that somebody else is needed.
pub fn opens(until: Date, today: Date) -> bool {
    until.since((jiff::Unit::Day, today)).is_ok_and(|span| span.get_days() > LONG)
}

/// Whether an act can be kept for the next sponsor. How a sponsor stands to a panel is theirs to say, so what is for a post
/// is planned anew.
///
/// # Errors
/// [`Refusal::MovedOn`] unless it is planned, [`Refusal::PanelUndeclared`] when it is for a post.
pub fn passes_on(state: ActState, aim: Aim) -> Result<(), Refusal> {
    match (state, aim) {
        (ActState::Planned, Aim::Development) => Ok(()),
        (ActState::Planned, Aim::Recruitment) => Err(Refusal::PanelUndeclared),
        _ => Err(Refusal::MovedOn),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_rest_of_thirty_days_opens_nothing_and_one_more_does() {
        let today = date(2026, 11, 26);
        assert!(!opens(date(2026, 12, 26), today));
        assert!(opens(date(2026, 12, 27), today));
        assert!(!opens(today, today) && !opens(date(2026, 1, 1), today));
    }

    #[test]
    fn only_what_is_planned_and_for_no_post_can_be_kept() {
        for state in ActState::ALL {
            let planned = *state == ActState::Planned;
            let expected = if planned { Ok(()) } else { Err(Refusal::MovedOn) };
            assert_eq!(passes_on(*state, Aim::Development), expected, "{}", state.code());
            assert!(passes_on(*state, Aim::Recruitment).is_err(), "{}", state.code());
        }
    }
}
