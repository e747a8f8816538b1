//! An agreement: which version of it stands, never what it says (`model.md` 2.3).

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where one version of an agreement stands. The end of its pair ends it.
    AgreementState {
        /// Written, and accepted by nobody.
        Draft = "draft",
        /// Accepted by one of the two.
        SignedByOne = "signed_by_one",
        /// Accepted by both: it holds.
        Signed = "signed",
        /// Another version has taken its place.
        Superseded = "superseded",
    }
}

impl AgreementState {
    /// Where a version can go from here. A change after one signature makes another version; it never alters this one.
    pub const fn leads_to(self, next: Self) -> bool {
        use AgreementState::*;
        matches!(
            (self, next),
            (Draft, SignedByOne | Superseded) | (SignedByOne, Signed | Superseded) | (Signed, Superseded)
        )
    }

    /// Moves on.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where there is no arrow; nothing changes.
    pub fn step(self, next: Self) -> Result<Self, Refusal> {
        if self.leads_to(next) { Ok(next) } else { Err(Refusal::MovedOn) }
    }

    /// What so many signatures make of a version.
    pub const fn of(signatures: usize) -> Self {
        match signatures {
            0 => Self::Draft,
            1 => Self::SignedByOne,
            _ => Self::Signed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_goes_where_an_arrow_leads_and_nowhere_else() {
        // From each state, to each in the same order: draft, signed by one, signed, superseded.
        let drawn = ["-+-+", "--++", "---+", "----"];
        for (from, drawn) in AgreementState::ALL.iter().zip(drawn) {
            for (next, arrow) in AgreementState::ALL.iter().zip(drawn.chars()) {
                let expected = if arrow == '+' { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next), expected, "{} to {}", from.code(), next.code());
            }
        }
    }

    #[test]
    fn two_signatures_make_it_hold() {
        let states = [0, 1, 2].map(AgreementState::of);
        assert_eq!(states, [AgreementState::Draft, AgreementState::SignedByOne, AgreementState::Signed]);
    }
}
