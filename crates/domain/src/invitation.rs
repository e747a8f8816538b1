//! An invitation by mail: one address, one hat, one cohort; one click for yes, for not now, and for never again.

use jiff::{Timestamp, ToSpan as _};

use crate::{participation::states, refusal::Refusal};

states! {
    /// Where an invitation stands.
    InvitationState {
        /// Sent, not answered.
        Sent = "sent",
        /// Yes.
        Accepted = "accepted",
        /// Not now; may be asked again another time.
        NotNow = "not_now",
        /// Never again: the address is kept as a digest, to be skipped.
        Never = "never",
        /// Its time is over.
        Expired = "expired",
    }
}

/// Until when an invitation of `sent` can be answered: four weeks.
pub fn ends_at(sent: Timestamp) -> Timestamp {
    sent.checked_add((28 * 24).hours()).unwrap_or(Timestamp::MAX)
}

impl InvitationState {
    /// Answers it. "Not now" can still become "never"; a yes is a yes.
    ///
    /// # Errors
    /// [`Refusal::LinkOver`] when it was answered, or when its time is over.
    pub fn answer(self, answer: Self, now: Timestamp, ends_at: Timestamp) -> Result<Self, Refusal> {
        let open = match self {
            Self::Sent => now <= ends_at || answer == Self::Never,
            Self::NotNow | Self::Expired => answer == Self::Never,
            Self::Accepted | Self::Never => false,
        };
        let offered = matches!(answer, Self::Accepted | Self::NotNow | Self::Never);
        if open && offered { Ok(answer) } else { Err(Refusal::LinkOver) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_answered_within_its_time_and_refused_for_good_at_any_time() {
        use InvitationState::*;
        let sent: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let ends = ends_at(sent);
        let late = ends.checked_add(1.second()).unwrap();
        assert_eq!(Sent.answer(Accepted, ends, ends), Ok(Accepted));
        assert_eq!(Sent.answer(Accepted, late, ends), Err(Refusal::LinkOver));
        assert_eq!(Sent.answer(NotNow, late, ends), Err(Refusal::LinkOver));
        for state in [Sent, NotNow, Expired] {
            assert_eq!(state.answer(Never, late, ends), Ok(Never), "{state:?}");
        }
        for state in [Accepted, Never] {
            for answer in InvitationState::ALL {
                assert!(state.answer(*answer, sent, ends).is_err(), "{state:?} {answer:?}");
            }
        }
        assert!(Sent.answer(Expired, sent, ends).is_err() && Sent.answer(Sent, sent, ends).is_err());
    }
}
