//! The five lines of a constellation and how each stands: never a percentage, never a score (`model.md` 1.3).

use crate::{
    circle::CircleState,
    hat::Hat,
    pair::{Kind, PairState},
    participation::states,
};

states! {
    /// One of the five lines around the mentee.
    Line {
        /// One-to-one mentor.
        Mentor = "mentor",
        /// Sponsor.
        Sponsor = "sponsor",
        /// Ally.
        Ally = "ally",
        /// A mentoring circle.
        Circle = "circle",
        /// Surface characteristics: a lens, not a helper.
        Lens = "lens",
    }
}

impl Line {
    /// The hat that fills it; none for the lens.
    pub const fn hat(self) -> Option<Hat> {
        match self {
            Self::Mentor => Some(Hat::Mentor),
            Self::Sponsor => Some(Hat::Sponsor),
            Self::Ally => Some(Hat::Ally),
            Self::Circle => Some(Hat::Facilitator),
            Self::Lens => None,
        }
    }

    /// The kind of pair that fills it.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Mentor => Some(Kind::Mentor),
            Self::Sponsor => Some(Kind::Sponsor),
            Self::Ally => Some(Kind::Ally),
            Self::Circle | Self::Lens => None,
        }
    }
}

states! {
    /// How a helper line stands.
    Coverage {
        /// Nobody yet.
        Empty = "empty",
        /// Somebody is on the list, or was asked.
        Asked = "asked",
        /// Both said yes; getting to know each other.
        Offered = "offered",
        /// Under way.
        Active = "active",
        /// Under way, with nothing held or booked for six weeks.
        Quiet = "quiet",
        /// Resting.
        Paused = "paused",
        /// It was there and has ended.
        Ended = "ended",
        /// The mentee does not want this kind of helper now.
        NotWanted = "not_wanted",
    }
}

/// A pair on a line: where it stands, and whether it has gone quiet.
pub type Strand = (PairState, bool);

/// How a line stands, from its pairs and whether it is wanted. The furthest pair counts; one that is not quiet is
/// enough for a line to be active.
pub fn of(wanted: bool, pairs: &[Strand]) -> Coverage {
    use PairState::*;
    let any = |states: &[PairState]| pairs.iter().any(|(pair, _)| states.contains(pair));
    let running = |pair: &&Strand| matches!(pair.0, Active | Closing);
    if any(&[Active, Closing]) {
        let all_quiet = pairs.iter().filter(running).all(|(state, quiet)| *quiet && *state == Active);
        if all_quiet { Coverage::Quiet } else { Coverage::Active }
    } else if any(&[Paused]) {
        Coverage::Paused
    } else if any(&[Chemistry, Contracting]) {
        Coverage::Offered
    } else if any(&[Requested, Suggested]) {
        Coverage::Asked
    } else if !wanted {
        Coverage::NotWanted
    } else if any(&[Closed, EndedNoFault, Redefined]) {
        Coverage::Ended
    } else {
        Coverage::Empty
    }
}

/// How the line of circles stands, from the circles in which the mentee has a place (true) or was offered one.
pub fn of_circles(wanted: bool, circles: &[(CircleState, bool)]) -> Coverage {
    use CircleState::*;
    let any = |states: &[CircleState], accepted: bool| {
        circles.iter().any(|(state, has)| *has == accepted && states.contains(state))
    };
    if any(&[Running, Deciding], true) {
        Coverage::Active
    } else if any(&[Merging], true) {
        Coverage::Paused
    } else if any(&[Forming, Offered, Contracting], true) {
        Coverage::Offered
    } else if any(&[Offered, Contracting, Running, Merging], false) {
        Coverage::Asked
    } else if !wanted {
        Coverage::NotWanted
    } else if any(&[Alumni, Closed], true) {
        Coverage::Ended
    } else {
        Coverage::Empty
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_circle_that_is_furthest_decides_and_an_offer_is_only_asked() {
        use CircleState::*;
        assert_eq!(of_circles(true, &[]), Coverage::Empty);
        assert_eq!(of_circles(false, &[]), Coverage::NotWanted);
        assert_eq!(of_circles(false, &[(Offered, false)]), Coverage::Asked);
        assert_eq!(of_circles(true, &[(Offered, true), (Running, false)]), Coverage::Offered);
        assert_eq!(of_circles(true, &[(Closed, true), (Running, true)]), Coverage::Active);
        assert_eq!(of_circles(true, &[(Merging, true)]), Coverage::Paused);
        assert_eq!(of_circles(true, &[(Closed, true)]), Coverage::Ended);
        assert_eq!(of_circles(true, &[(Closed, false), (Deciding, false)]), Coverage::Empty, "too late");
    }

    #[test]
    fn the_furthest_pair_decides_and_a_draft_is_nobodys_business() {
        use PairState::*;
        let line = |wanted, states: &[PairState]| {
            let strands: Vec<Strand> = states.iter().map(|state| (*state, false)).collect();
            of(wanted, &strands)
        };
        assert_eq!(line(true, &[]), Coverage::Empty);
        assert_eq!(line(true, &[Provisional]), Coverage::Empty);
        assert_eq!(line(true, &[Declined, NotThisTime, Expired]), Coverage::Empty);
        assert_eq!(line(true, &[Suggested, Chemistry]), Coverage::Offered);
        assert_eq!(line(true, &[EndedNoFault, Requested]), Coverage::Asked);
        assert_eq!(line(true, &[EndedNoFault]), Coverage::Ended);
        assert_eq!(line(false, &[]), Coverage::NotWanted);
        assert_eq!(line(false, &[Active]), Coverage::Active);
    }

    #[test]
    fn a_line_is_quiet_only_when_every_pair_on_it_is() {
        use PairState::*;
        assert_eq!(of(true, &[(Active, true)]), Coverage::Quiet);
        assert_eq!(of(true, &[(Active, true), (Active, false)]), Coverage::Active);
        assert_eq!(of(true, &[(Active, true), (Closing, true)]), Coverage::Active, "an ending is no silence");
        assert_eq!(of(true, &[(Active, true), (Paused, true)]), Coverage::Quiet);
    }
}
