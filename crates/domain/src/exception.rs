//! One helper in two hats for one mentee: the exception from "mentor and sponsor are two people" (`model.md` 2.3). The mentee
//! asks for it with a reason, and a guardian of sponsorship says yes or no.

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where the wish of a mentee stands.
    ExceptionState {
        /// A guardian has not answered yet.
        Asked = "asked",
        /// The two may be a pair in the other hat too.
        Accepted = "accepted",
        /// They stay what they are to each other.
        Declined = "declined",
    }
}

/// The most characters of a reason.
pub const MOST: usize = 500;

/// A reason as it is kept.
///
/// # Errors
/// [`Refusal::Incomplete`] when nothing is said, [`Refusal::TooLong`] beyond [`MOST`] characters.
pub fn reason(typed: &str) -> Result<&str, Refusal> {
    let said = typed.trim();
    if said.is_empty() {
        return Err(Refusal::Incomplete);
    }
    if said.chars().count() > MOST { Err(Refusal::TooLong) } else { Ok(said) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something_and_fits() {
        assert_eq!(reason("  She knows my field. "), Ok("She knows my field."));
        assert_eq!(reason(" \n"), Err(Refusal::Incomplete));
        assert_eq!(reason(&"ŵ".repeat(MOST)).map(str::len), Ok(2 * MOST));
        assert_eq!(reason(&"x".repeat(MOST + 1)), Err(Refusal::TooLong));
    }
}
