//! One person, one hat, one cohort: how a mentee comes in and a giver is taken on.

use crate::refusal::Refusal;

macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $state:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $state),* }
        impl $name {
            /// Every state, in the order of the diagram.
            pub const ALL: &'static [Self] = &[$(Self::$state),*];
            /// The code in the store, the policy and the words.
            pub const fn code(self) -> &'static str { match self { $(Self::$state => $code),* } }
            /// The state of a code.
            pub fn parse(code: &str) -> Option<Self> { Self::ALL.iter().copied().find(|state| state.code() == code) }
        }
    };
}
pub(crate) use states;

states! {
    /// Where a participation stands (`model.md` 2.2).
    ParticipationState {
        /// Begun, or imported.
        Started = "started",
        /// A mentee has declared that the programme is for them.
        Declared = "declared",
        /// A mentee's needs and preferences are saved.
        Profiled = "profiled",
        /// A mentee waits for a helper.
        Waiting = "waiting",
        /// A giver has offered to take part.
        Applied = "applied",
        /// A giver was accepted by the coordinator.
        Accepted = "accepted",
        /// A giver's required training is recorded.
        Trained = "trained",
        /// A giver has free places.
        Available = "available",
        /// In at least one pair.
        Placed = "placed",
        /// Resting, by own wish.
        Paused = "paused",
        /// The year is done.
        Completed = "completed",
        /// A giver was not taken on.
        Declined = "declined",
        /// Has left.
        Withdrawn = "withdrawn",
        /// Begun and not continued for 60 days.
        Expired = "expired",
    }
}

impl ParticipationState {
    /// Not over yet.
    pub const fn open(self) -> bool {
        !matches!(self, Self::Completed | Self::Declined | Self::Withdrawn | Self::Expired)
    }

    /// Whether the diagram of `model.md` 2.2 draws an arrow from here to there.
    pub const fn leads_to(self, next: Self, gives: bool) -> bool {
        use ParticipationState::*;
        match (self, next) {
            (Started, Declared) | (Declared, Profiled) | (Profiled, Waiting) => !gives,
            (Waiting, Placed) | (Placed, Waiting) => !gives,
            (Started, Applied) | (Applied, Accepted | Declined) | (Accepted, Trained) => gives,
            (Trained, Available) | (Available, Placed) | (Placed, Available) => gives,
            (Waiting, Paused) | (Paused, Waiting) => !gives,
            (Available, Paused) | (Paused, Available) => gives,
            (Placed, Paused) | (Paused, Placed) | (Started, Expired) => true,
            (from, Withdrawn) => from.open(),
            // The cohort has closed; a way in that was only begun goes by its own time.
            (from, Completed) => from.open() && !matches!(from, Started),
            _ => false,
        }
    }

    /// Moves on, or says that the thing has moved on meanwhile.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] where the diagram has no arrow.
    pub fn step(self, next: Self, gives: bool) -> Result<Self, Refusal> {
        if self.leads_to(next, gives) { Ok(next) } else { Err(Refusal::MovedOn) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParticipationState::*;

    fn only(arrows: &[(ParticipationState, &[ParticipationState])], gives: bool) {
        for from in ParticipationState::ALL {
            let to = arrows.iter().find(|(state, _)| state == from).map_or(&[][..], |(_, to)| to);
            for next in ParticipationState::ALL {
                // Whoever is still in it can leave, and is done when the cohort closes.
                let always = match next {
                    Withdrawn => from.open(),
                    Completed => from.open() && *from != Started,
                    _ => false,
                };
                let drawn = always || to.contains(next);
                let expected = if drawn { Ok(*next) } else { Err(Refusal::MovedOn) };
                assert_eq!(from.step(*next, gives), expected, "{} to {}", from.code(), next.code());
            }
        }
    }

    #[test]
    fn a_mentee_goes_where_an_arrow_leads_and_nowhere_else() {
        let arrows: [(_, &[_]); 6] = [
            (Started, &[Declared, Expired]),
            (Declared, &[Profiled]),
            (Profiled, &[Waiting]),
            (Waiting, &[Placed, Paused]),
            (Placed, &[Waiting, Paused]),
            (Paused, &[Waiting, Placed]),
        ];
        only(&arrows, false);
    }

    #[test]
    fn a_giver_goes_where_an_arrow_leads_and_nowhere_else() {
        let arrows: [(_, &[_]); 7] = [
            (Started, &[Applied, Expired]),
            (Applied, &[Accepted, Declined]),
            (Accepted, &[Trained]),
            (Trained, &[Available]),
            (Available, &[Placed, Paused]),
            (Placed, &[Available, Paused]),
            (Paused, &[Available, Placed]),
        ];
        only(&arrows, true);
    }

    #[test]
    fn what_is_over_leads_nowhere() {
        let over: Vec<_> = ParticipationState::ALL.iter().filter(|state| !state.open()).collect();
        assert_eq!(over, [&Completed, &Declined, &Withdrawn, &Expired]);
    }
}
