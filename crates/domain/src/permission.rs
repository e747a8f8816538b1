//! Who may do what: one table, default deny. A rule is a line; nothing else in the product decides.

use crate::{
    hat::Role,
    id::{Id, PersonId},
};

mod policy;
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
    /// The actor is the mentee of this pair.
    pub mentee: bool,
    /// The actor is the giver of this pair.
    pub giver: bool,
    /// The thing belongs to the programme that the actor is coordinating now.
    pub coordinates: bool,
    /// A line of management is declared between the actor and a person of the thing: every door is shut.
    pub conflict: bool,
    /// The thing's state, as its code; empty where it has none.
    pub state: &'static str,
}

/// The proof that `may` said yes for one thing. The store asks for it and takes the id from it.
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
    let rule = action.rule();
    let fits = rule.who.iter().any(|who| who.is(actor, standing));
    let ripe = rule.states.is_empty() || rule.states.contains(&standing.state);
    let shut = standing.conflict && !standing.own && !standing.mentee && !standing.giver;
    if fits && ripe && !shut { Ok(Permit { id, action }) } else { Err(Denied) }
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
            Self::Admin => matches!(role, Some(Role::Administering)),
            Self::Clock => actor == Actor::Clock,
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::id::kind;

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
