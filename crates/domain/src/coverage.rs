//! The five lines of a constellation and how each stands: never a percentage, never a score (`model.md` 1.3).

use crate::{
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
        /// Resting.
        Paused = "paused",
        /// It was there and has ended.
        Ended = "ended",
        /// The mentee does not want this kind of helper now.
        NotWanted = "not_wanted",
    }
}

/// How a line stands, from the states of its pairs and whether it is wanted. The furthest pair counts.
pub fn of(wanted: bool, pairs: &[PairState]) -> Coverage {
    use PairState::*;
    let any = |states: &[PairState]| pairs.iter().any(|pair| states.contains(pair));
    if any(&[Active, Closing]) {
        Coverage::Active
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_furthest_pair_decides_and_a_draft_is_nobodys_business() {
        use PairState::*;
        assert_eq!(of(true, &[]), Coverage::Empty);
        assert_eq!(of(true, &[Provisional]), Coverage::Empty);
        assert_eq!(of(true, &[Declined, NotThisTime, Expired]), Coverage::Empty);
        assert_eq!(of(true, &[Suggested, Chemistry]), Coverage::Offered);
        assert_eq!(of(true, &[EndedNoFault, Requested]), Coverage::Asked);
        assert_eq!(of(true, &[EndedNoFault]), Coverage::Ended);
        assert_eq!(of(false, &[]), Coverage::NotWanted);
        assert_eq!(of(false, &[Active]), Coverage::Active);
    }
}
