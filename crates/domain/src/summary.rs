//! A summary of a pair for the coordinators of its programme: written on purpose, shown first as they will see it, and sent only
//! with the mentee's word (`model.md` 2.3, `trust.md` 4.2).

use crate::{pair::Side, participation::states, refusal::Refusal};

states! {
    /// Where a summary stands.
    SummaryState {
        /// The helper would like to send these words; the mentee has not said yes to them.
        Proposed = "proposed",
        /// The coordinators can read it.
        Released = "released",
        /// It was not sent. Who of the two did not want it to be, stands nowhere.
        NotSent = "not_sent",
        /// It was sent and taken back: nobody else can read it from then on.
        TakenBack = "taken_back",
    }
}

impl SummaryState {
    /// Where a summary can go from here. Words that were once settled are not taken up again: one writes anew.
    pub const fn leads_to(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Proposed, Self::Released | Self::NotSent) | (Self::Released, Self::TakenBack)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where there is no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// Where a summary begins that this side of the pair writes: what is told about a mentee is hers to tell, so her own goes out
    /// at once and her helper's waits for her.
    pub const fn first(by: Side) -> Self {
        match by {
            Side::Mentee => Self::Released,
            Side::Giver => Self::Proposed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_goes_where_an_arrow_leads_and_nowhere_else() {
        // From each state, to each in the same order: proposed, released, not sent, taken back.
        let drawn = ["-++-", "---+", "----", "----"];
        for (from, drawn) in SummaryState::ALL.iter().zip(drawn) {
            for (next, arrow) in SummaryState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next), expected, "{} to {}", from.code(), next.code());
            }
        }
    }

    #[test]
    fn what_a_helper_writes_about_a_mentee_waits_for_her_word() {
        assert_eq!(SummaryState::first(Side::Giver), SummaryState::Proposed);
        assert_eq!(SummaryState::first(Side::Mentee), SummaryState::Released);
    }
}
