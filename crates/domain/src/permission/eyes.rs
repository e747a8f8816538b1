//! Looking at one's own things through somebody else's eyes: the same table, asked as that person would be.

use uuid::Uuid;

use super::{Action, Actor, Standing};
use crate::{
    hat::{Hat, Role},
    id::{CohortId, PersonId, ProgrammeId},
    pair::Side,
};

/// Whose eyes: what somebody is to me.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Eyes {
    /// My own.
    Mine,
    /// A coordinator of my programme.
    Coordinator,
    /// The other one of a pair of mine.
    Other,
    /// A member of my circle.
    Circle,
    /// Somebody who is nothing to me.
    Stranger,
}

impl Eyes {
    /// All of them; the first is one's own.
    pub const ALL: [Self; 5] = [Self::Mine, Self::Coordinator, Self::Other, Self::Circle, Self::Stranger];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mine => "",
            Self::Coordinator => "coordinator",
            Self::Other => "mentor",
            Self::Circle => "circle",
            Self::Stranger => "stranger",
        }
    }

    /// The eyes of a code; one's own for any other.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|eyes| eyes.code() == code).unwrap_or(Self::Mine)
    }

    /// Whether somebody with these eyes may do something with a thing of mine that stands in a state. `me` is my side of the
    /// pair, where it is one.
    pub fn may(self, action: Action, state: &'static str, me: Side) -> bool {
        let nobody = Uuid::nil();
        let wearing = Role::Wearing(Hat::Mentee, CohortId::from(nobody));
        let (role, standing) = match self {
            Self::Mine => (
                wearing,
                Standing {
                    own: true,
                    mentee: me == Side::Mentee,
                    giver: me == Side::Giver,
                    ..Standing::default()
                },
            ),
            Self::Coordinator => (
                Role::Coordinating(ProgrammeId::from(nobody)),
                Standing { coordinates: true, ..Standing::default() },
            ),
            Self::Other => (
                wearing,
                Standing { mentee: me == Side::Giver, giver: me == Side::Mentee, ..Standing::default() },
            ),
            Self::Circle => (wearing, Standing { mentee: true, ..Standing::default() }),
            Self::Stranger => (wearing, Standing::default()),
        };
        let actor = Actor::Person { person: PersonId::from(nobody), role };
        action.rule().lets(actor, &Standing { state, ..standing })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_of_eyes_sees_what_the_table_lets_such_a_person_see() {
        use Action::*;
        let in_active = |eyes: Eyes, action| eyes.may(action, "active", Side::Mentee);
        assert!(in_active(Eyes::Other, ReadNotes) && in_active(Eyes::Other, ReadSharedNeeds));
        assert!(in_active(Eyes::Coordinator, ReadPairFacts) && in_active(Eyes::Coordinator, ReadSummaries));
        for private in
            [ReadNotes, ReadGoals, ReadReview, ReadSponsorship, ReadSharedNeeds, ReadOwnSpace, ReadOwnHours]
        {
            assert!(!in_active(Eyes::Coordinator, private), "{}", private.code());
            assert!(!in_active(Eyes::Stranger, private), "{}", private.code());
        }
        for own in [ReadOwnSpace, ReadOwnHours] {
            assert!(Eyes::Mine.may(own, "", Side::Mentee) && !in_active(Eyes::Other, own), "{}", own.code());
        }
    }

    #[test]
    fn in_a_pair_the_other_one_is_on_the_other_side() {
        assert!(Eyes::Other.may(Action::ReadAskToMe, "sent", Side::Mentee));
        assert!(!Eyes::Other.may(Action::ReadAskToMe, "sent", Side::Giver));
        assert!(!Eyes::Other.may(Action::ReadAskToMe, "drafted", Side::Mentee));
    }

    #[test]
    fn whatever_the_address_says_there_are_eyes() {
        for eyes in Eyes::ALL {
            assert_eq!(Eyes::parse(eyes.code()), eyes);
        }
        assert_eq!(Eyes::parse("manager"), Eyes::Mine);
    }
}
