//! What a mentee sets out to do with a helper beside them (`model.md` 2.3). The words of it are private; only its state is
//! known here.

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where a goal stands. Either of the two may propose one; only the mentee moves it.
    GoalState {
        /// The helper has proposed it; the mentee has not said yes.
        Proposed = "proposed",
        /// The mentee works on it.
        Open = "open",
        /// It was reached.
        Met = "met",
        /// It has become another goal.
        Changed = "changed",
        /// The mentee lets it go.
        Dropped = "dropped",
    }
}

impl GoalState {
    /// Where a goal can go from here. What is behind somebody can be taken up again.
    pub const fn leads_to(self, next: Self) -> bool {
        use GoalState::*;
        matches!(
            (self, next),
            (Proposed, Open | Dropped) | (Open, Met | Changed | Dropped) | (Met | Changed | Dropped, Open)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where there is no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Where a goal begins that this side of the pair writes down.
    pub const fn first(by: crate::pair::Side) -> Self {
        match by {
            crate::pair::Side::Mentee => Self::Open,
            crate::pair::Side::Giver => Self::Proposed,
        }
    }
}

/// How far along the mentee feels, before and after: from not at all to wholly.
pub const RATINGS: std::ops::RangeInclusive<u8> = 1..=5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pair::Side;

    #[test]
    fn a_goal_goes_where_an_arrow_leads_and_nowhere_else() {
        // From each state, to each in the same order: proposed, open, met, changed, dropped.
        let drawn = ["-+--+", "--+++", "-+---", "-+---", "-+---"];
        for (from, drawn) in GoalState::ALL.iter().zip(drawn) {
            for (next, arrow) in GoalState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next), expected, "{} to {}", from.code(), next.code());
            }
        }
    }

    #[test]
    fn what_a_helper_writes_down_waits_for_the_mentee() {
        assert_eq!(GoalState::first(Side::Giver), GoalState::Proposed);
        assert_eq!(GoalState::first(Side::Mentee), GoalState::Open);
    }
}
