//! Supervision of mentors among themselves: a group that meets every three months (`model.md` 2.8).

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where a group stands.
    SupervisionState {
        /// It meets.
        Open = "open",
        /// It meets no more.
        Over = "over",
    }
}

impl SupervisionState {
    /// Ends it.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it is over.
    pub const fn end(self) -> Result<Self, Refusal> {
        match self {
            Self::Open => Ok(Self::Over),
            Self::Over => Err(Refusal::MovedOn),
        }
    }
}

/// How long a group sits, in minutes: what it counts for in a mentor's hours.
pub const MINUTES: i64 = 90;
/// The longest name of a group, in characters.
pub const LONGEST_NAME: usize = 60;
/// How many mentors a group has.
pub const MEMBERS: std::ops::RangeInclusive<usize> = 3..=10;

/// Whether so many mentors can be a group.
///
/// # Errors
/// [`Refusal::Incomplete`] for too few, [`Refusal::NotOffered`] for too many.
pub fn size(members: usize) -> Result<(), Refusal> {
    match members {
        few if few < *MEMBERS.start() => Err(Refusal::Incomplete),
        many if many > *MEMBERS.end() => Err(Refusal::NotOffered),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_ends_once_and_three_to_ten_are_one() {
        for state in SupervisionState::ALL {
            let open = *state == SupervisionState::Open;
            let expected = if open { Ok(SupervisionState::Over) } else { Err(Refusal::MovedOn) };
            assert_eq!(state.end(), expected, "{}", state.code());
        }
        assert_eq!(
            [2, 3, 10, 11].map(size),
            [Err(Refusal::Incomplete), Ok(()), Ok(()), Err(Refusal::NotOffered)]
        );
    }
}
