//! Who may do what: one table, default deny. A rule is a line; nothing else in the product decides.

use crate::{
    hat::Role,
    id::{Id, PersonId},
};

mod eyes;
mod policy;
pub use eyes::Eyes;
pub use policy::{Action, RULES, Rule, Who};

/// How sure we are who is there (`trust.md` 3.2). Ordered: a higher level includes the lower ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nobody has signed in.
    Public,
    /// One factor.
    One,
    /// Two factors, or a passkey.
    Two,
    /// Signed in again within the last five minutes.
    Fresh,
}

/// Who acts: a signed-in person in one role, or the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person in the role that is active in this browser.
    Person {
        /// The person.
        person: PersonId,
        /// The active role.
        role: Role,
    },
    /// A job that runs because its time has come, or the command line of the host.
    Clock,
    /// Somebody who has not signed in, such as the holder of an invitation.
    Anonymous,
}

impl Actor {
    /// The person behind it, if there is one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person { person, .. } => Some(person),
            Self::Clock | Self::Anonymous => None,
        }
    }

    /// The role's code for audit rows.
    pub const fn role_code(self) -> &'static str {
        match self {
            Self::Person { role, .. } => role.code(),
            Self::Clock => "clock",
            Self::Anonymous => "anonymous",
        }
    }
}

/// What the actor is to the thing, as the store finds it. The default is a stranger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The thing is the actor's own: account, participation, draft.
    pub own: bool,
    /// The actor is the mentee of this pair, or was offered a place in this circle or has one.
    pub mentee: bool,
    /// The actor is the giver of this pair, or leads this circle.
    pub giver: bool,
    /// The thing belongs to the programme that the actor is coordinating now.
    pub coordinates: bool,
    /// The thing belongs to the programme in which the actor guards sponsorship now.
    pub guards: bool,
    /// A line of management is declared between the actor and a person of the thing: every door is shut.
    pub conflict: bool,
    /// The thing's state, as its code; empty where it has none.
    pub state: &'static str,
}

/// The proof that `may` said yes for one thing. The store asks for it and takes the id from it.
///
/// ```
/// use trellis_domain::{id::{PairId, kind}, permission::Permit};
/// fn of_what(permit: &Permit<kind::Pair>) -> PairId {
///     permit.id()
/// }
/// ```
///
/// It cannot be made by hand, nor kept as a copy for later, nor shown for a thing of another kind:
///
/// ```compile_fail,E0451
/// use trellis_domain::{id::{PairId, kind}, permission::{Action, Permit}};
/// fn forged(id: PairId) -> Permit<kind::Pair> {
///     Permit { id, action: Action::ReadPair }
/// }
/// ```
///
/// ```compile_fail,E0599
/// use trellis_domain::{id::{PairId, kind}, permission::Permit};
/// fn two(permit: Permit<kind::Pair>) -> [Permit<kind::Pair>; 2] {
///     [permit.clone(), permit]
/// }
/// ```
///
/// ```compile_fail,E0308
/// use trellis_domain::{id::{PairId, kind}, permission::Permit};
/// fn of_what(permit: &Permit<kind::Meeting>) -> PairId {
///     permit.id()
/// }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Permit<K> {
    id: Id<K>,
    action: Action,
}

impl<K> Permit<K> {
    /// The thing it was given for.
    pub fn id(&self) -> Id<K> {
        self.id
    }

    /// What it was given for.
    pub fn action(&self) -> Action {
        self.action
    }
}

/// No. A person sees the same page as for a thing that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not found")]
pub struct Denied;

/// Asks the table. Default deny: without a matching line, and with any conflict, the answer is no.
///
/// # Errors
/// [`Denied`], which must look to people exactly like a missing page.
pub fn may<K>(actor: Actor, action: Action, id: Id<K>, standing: &Standing) -> Result<Permit<K>, Denied> {
    if action.rule().lets(actor, standing) { Ok(Permit { id, action }) } else { Err(Denied) }
}

impl Rule {
    /// Whether this line lets the actor through to a thing that it stands so towards.
    pub fn lets(&self, actor: Actor, standing: &Standing) -> bool {
        let fits = self.who.iter().any(|who| who.is(actor, standing));
        let ripe = self.states.is_empty() || self.states.contains(&standing.state);
        let shut = standing.conflict && !standing.own && !standing.mentee && !standing.giver;
        fits && ripe && !shut
    }
}

impl Who {
    fn is(self, actor: Actor, standing: &Standing) -> bool {
        let role = match actor {
            Actor::Person { role, .. } => Some(role),
            Actor::Clock | Actor::Anonymous => None,
        };
        match self {
            Self::Anyone => true,
            Self::SignedIn => role.is_some(),
            Self::Owner => role.is_some() && standing.own,
            Self::ItsMentee => role.is_some() && standing.mentee,
            Self::ItsGiver => role.is_some() && standing.giver,
            Self::ItsCoordinator => matches!(role, Some(Role::Coordinating(_))) && standing.coordinates,
            Self::ItsGuardian => matches!(role, Some(Role::Guarding(_))) && standing.guards,
            Self::Admin => matches!(role, Some(Role::Administering)),
            Self::Clock => actor == Actor::Clock,
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::{
        ask::AskState,
        circle::CircleState,
        cohort::{CohortState, ProgrammeState},
        goal::GoalState,
        hat::Hat,
        id::kind,
        invitation::InvitationState,
        meeting::MeetingState,
        pair::PairState,
        participation::ParticipationState,
        summary::SummaryState,
        supervision::SupervisionState,
        support::SupportState,
    };

    fn id() -> Id<kind::Pair> {
        Id::random(&mut StdRng::seed_from_u64(1))
    }

    fn somebody(role: Role) -> Actor {
        Actor::Person { person: Id::random(&mut StdRng::seed_from_u64(2)), role }
    }

    #[test]
    fn every_action_has_exactly_one_line() {
        for action in Action::ALL {
            let lines = RULES.iter().filter(|rule| rule.action == *action).count();
            assert_eq!(lines, 1, "{}", action.code());
        }
        assert_eq!(RULES.len(), Action::ALL.len());
    }

    /// What one can be to a thing, one at a time.
    fn standings() -> [Standing; 6] {
        let nothing = Standing::default();
        [
            nothing,
            Standing { own: true, ..nothing },
            Standing { mentee: true, ..nothing },
            Standing { giver: true, ..nothing },
            Standing { coordinates: true, ..nothing },
            Standing { guards: true, ..nothing },
        ]
    }

    #[test]
    fn each_word_of_a_rule_lets_in_whom_it_names_and_nobody_else() {
        let cohort = Id::random(&mut StdRng::seed_from_u64(3));
        let programme = Id::random(&mut StdRng::seed_from_u64(4));
        let roles = [
            Role::Newcomer,
            Role::Wearing(Hat::Ally, cohort),
            Role::Coordinating(programme),
            Role::Guarding(programme),
            Role::Administering,
        ];
        let actors = [Actor::Anonymous, Actor::Clock].into_iter().chain(roles.map(somebody));
        let actors: Vec<Actor> = actors.collect();
        // A group for each actor; in it stranger, owner, mentee, giver, coordinator and guardian of the programme.
        let expected = [
            (Who::Anyone, "++++++ ++++++ ++++++ ++++++ ++++++ ++++++ ++++++"),
            (Who::SignedIn, "------ ------ ++++++ ++++++ ++++++ ++++++ ++++++"),
            (Who::Owner, "------ ------ -+---- -+---- -+---- -+---- -+----"),
            (Who::ItsMentee, "------ ------ --+--- --+--- --+--- --+--- --+---"),
            (Who::ItsGiver, "------ ------ ---+-- ---+-- ---+-- ---+-- ---+--"),
            (Who::ItsCoordinator, "------ ------ ------ ------ ----+- ------ ------"),
            (Who::ItsGuardian, "------ ------ ------ ------ ------ -----+ ------"),
            (Who::Admin, "------ ------ ------ ------ ------ ------ ++++++"),
            (Who::Clock, "------ ++++++ ------ ------ ------ ------ ------"),
        ];
        assert_eq!(expected.map(|(who, _)| who), Who::ALL);
        for (who, expected) in expected {
            let said = actors.iter().map(|actor| {
                standings()
                    .map(|standing| if who.is(*actor, &standing) { '+' } else { '-' })
                    .iter()
                    .collect::<String>()
            });
            assert_eq!(said.collect::<Vec<_>>().join(" "), expected, "{who:?}");
        }
    }

    #[test]
    fn a_rule_names_who_and_when_and_both_must_fit() {
        let rule = Rule {
            action: Action::ReadPair,
            who: &[Who::ItsMentee, Who::ItsGiver],
            states: &["active", "paused"],
        };
        let [nothing, _, mentee, giver, ..] = standings();
        let lets = |standing, state| rule.lets(somebody(Role::Newcomer), &Standing { state, ..standing });
        assert!(lets(mentee, "active") && lets(giver, "paused"));
        assert!(!lets(mentee, "closed") && !lets(mentee, "") && !lets(nothing, "active"));
        let always = Rule { states: &[], ..rule };
        assert!(always.lets(somebody(Role::Newcomer), &mentee));
        assert!(!always.lets(somebody(Role::Newcomer), &nothing));
    }

    #[test]
    fn a_line_of_management_shuts_no_door_to_what_is_ones_own() {
        let rule = Rule { action: Action::ReadPair, who: &[Who::SignedIn], states: &[] };
        let shut = standings()
            .map(|standing| !rule.lets(somebody(Role::Newcomer), &Standing { conflict: true, ..standing }));
        assert_eq!(shut, [true, false, false, false, true, true]);
    }

    #[test]
    fn every_state_that_a_rule_names_is_a_state_of_something() {
        let states: Vec<&str> = [
            ParticipationState::ALL.iter().map(|state| state.code()).collect::<Vec<_>>(),
            PairState::ALL.iter().map(|state| state.code()).collect(),
            MeetingState::ALL.iter().map(|state| state.code()).collect(),
            GoalState::ALL.iter().map(|state| state.code()).collect(),
            SummaryState::ALL.iter().map(|state| state.code()).collect(),
            ProgrammeState::ALL.iter().map(|state| state.code()).collect(),
            CohortState::ALL.iter().map(|state| state.code()).collect(),
            InvitationState::ALL.iter().map(|state| state.code()).collect(),
            AskState::ALL.iter().map(|state| state.code()).collect(),
            CircleState::ALL.iter().map(|state| state.code()).collect(),
            SupportState::ALL.iter().map(|state| state.code()).collect(),
            SupervisionState::ALL.iter().map(|state| state.code()).collect(),
            // Runs, files of people, staff roles.
            vec!["draft", "mapping", "checked", "held", "proposed"],
        ]
        .concat();
        for rule in RULES {
            for state in rule.states {
                assert!(states.contains(state), "{}: {state}", rule.action.code());
            }
        }
    }

    #[test]
    fn a_permit_says_what_it_was_given_for() {
        let permit =
            may(Actor::Anonymous, Action::ReadInvitation, id(), &Standing::default()).expect("anyone may");
        assert_eq!((permit.id(), permit.action()), (id(), Action::ReadInvitation));
    }

    #[test]
    fn an_actor_is_a_person_or_nobody_and_is_written_down_by_role() {
        let actors = [somebody(Role::Administering), Actor::Clock, Actor::Anonymous];
        assert_eq!(actors.map(|actor| actor.person().is_some()), [true, false, false]);
        assert_eq!(actors.map(Actor::role_code), ["admin", "clock", "anonymous"]);
    }

    #[test]
    fn a_surer_sign_in_includes_the_less_sure() {
        assert!(Level::Public < Level::One && Level::One < Level::Two && Level::Two < Level::Fresh);
    }

    #[test]
    fn a_stranger_gets_nothing_but_what_anyone_gets() {
        for rule in RULES {
            let open = rule.who.contains(&Who::Anyone) || rule.who.contains(&Who::SignedIn);
            let answer = may(somebody(Role::Newcomer), rule.action, id(), &Standing::default());
            assert_eq!(answer.is_ok(), open && rule.states.is_empty(), "{}", rule.action.code());
        }
    }

    #[test]
    fn a_declared_line_of_management_shuts_every_coordinator_door() {
        let cohort = Id::random(&mut StdRng::seed_from_u64(3));
        let standing = Standing { coordinates: true, conflict: true, ..Standing::default() };
        for rule in RULES.iter().filter(|rule| !rule.who.contains(&Who::SignedIn)) {
            let states = if rule.states.is_empty() { &[""][..] } else { rule.states };
            for state in states {
                let standing = Standing { state, ..standing };
                let answer = may(somebody(Role::Coordinating(cohort)), rule.action, id(), &standing);
                assert!(answer.is_err() || rule.who.contains(&Who::Anyone), "{}", rule.action.code());
            }
        }
    }
}
