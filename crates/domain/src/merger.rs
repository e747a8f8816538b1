//! Two small circles become one: everybody in both is asked in private, and it comes about or it does not (`model.md` 2.6).

use crate::{
    circle::{CircleState, FEWEST, JOINING, MOST},
    participation::states,
    refusal::Refusal,
};

states! {
    /// Where the question stands whether two circles become one.
    MergerState {
        /// Everybody in both is asked.
        Asking = "asking",
        /// They are one circle now, which writes its own rules.
        Joined = "joined",
        /// It did not come about: both are as they were.
        Off = "off",
    }
}

impl MergerState {
    /// Whether the diagram draws an arrow from here to there.
    pub const fn leads_to(self, next: Self) -> bool {
        matches!((self, next), (Self::Asking, Self::Joined | Self::Off))
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }
}

/// Whether a circle that has met so often can be joined with one to which too few come: it looks for people itself, or it
/// has begun and has not closed its doors yet.
pub const fn can_join(state: CircleState, held: usize) -> bool {
    match state {
        CircleState::Merging => true,
        CircleState::Contracting | CircleState::Running => held < JOINING,
        _ => false,
    }
}

/// How many of the members of one circle were asked, and how many of them have said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Its members.
    pub members: usize,
    /// Those who would like it. No answer is none.
    pub yes: usize,
}

impl Said {
    /// At least half of them would like it.
    const fn agrees(self) -> bool {
        self.yes > 0 && self.yes * 2 >= self.members
    }
}

/// Whether the two become one: at least half of the members of each would like it, and those who do, each counted once,
/// are enough for a circle and not too many.
pub fn comes_about(each: [Said; 2], together: usize) -> bool {
    each.into_iter().all(Said::agrees) && (FEWEST..=MOST).contains(&together)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_is_settled_once_and_stays_settled() {
        use MergerState::*;
        for from in MergerState::ALL {
            for to in MergerState::ALL {
                let drawn = matches!((from, to), (Asking, Joined) | (Asking, Off));
                let expected = if drawn { Ok(*to) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*to), expected, "{} to {}", from.code(), to.code());
            }
        }
    }

    #[test]
    fn a_circle_joins_while_it_looks_for_people_or_its_doors_are_open() {
        for state in CircleState::ALL {
            let looks = *state == CircleState::Merging;
            let begun = matches!(state, CircleState::Contracting | CircleState::Running);
            assert_eq!(can_join(*state, 0), looks || begun, "{}", state.code());
            assert_eq!(can_join(*state, JOINING), looks, "{}", state.code());
        }
        // The one that it becomes begins where the diagram leads: by writing its rules.
        assert_eq!(CircleState::Merging.step(CircleState::Contracting), Ok(CircleState::Contracting));
        assert!(CircleState::Merging.leads_to(CircleState::Closed));
        assert!(CircleState::Running.leads_to(CircleState::Closed));
        assert!(CircleState::Contracting.leads_to(CircleState::Closed));
    }

    fn said(yes: usize, members: usize) -> Said {
        Said { members, yes }
    }

    #[test]
    fn half_of_each_and_four_in_all_make_one_circle() {
        assert!(comes_about([said(2, 4), said(2, 4)], 4));
        assert!(comes_about([said(4, 4), said(6, 6)], 10));
        assert!(!comes_about([said(1, 4), said(5, 5)], 6), "one of the two does not want it");
        assert!(!comes_about([said(5, 5), said(2, 5)], 7));
        assert!(!comes_about([said(1, 2), said(2, 2)], 3), "too few for a circle");
        assert!(!comes_about([said(5, 5), said(6, 6)], 11), "too many");
        assert!(!comes_about([said(0, 0), said(4, 4)], 4), "nobody is left to agree");
        assert!(!comes_about([said(2, 2), said(2, 2)], 3), "somebody who is in both counts once");
    }
}
