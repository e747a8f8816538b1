//! What the stage knows of its own people and things, so that the store is not believed about them.

use std::collections::{BTreeMap, BTreeSet};

use trellis_domain::{
    hat::Role,
    id::{PersonId, ProgrammeId},
    permission::{Actor, Standing},
};
use trellis_programme::Pair;

/// What is so about one thing.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    /// Whose it is.
    pub owner: Option<PersonId>,
    /// The mentee of the pair.
    pub mentee: Option<PersonId>,
    /// The giver of the pair.
    pub giver: Option<PersonId>,
    /// Those who were offered a place in the circle or have one.
    pub mentees: Vec<PersonId>,
    /// Those who lead the circle.
    pub givers: Vec<PersonId>,
    /// The programmes that it belongs to.
    pub programmes: Vec<ProgrammeId>,
    /// Its state; empty where it has none.
    pub state: &'static str,
}

/// Everything that is so.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    known: BTreeMap<String, Fact>,
    lines: BTreeSet<(PersonId, PersonId)>,
}

impl Facts {
    /// Learns of a thing.
    pub fn learn(&mut self, id: &impl ToString, fact: Fact) {
        self.known.insert(id.to_string(), fact);
    }

    /// Somebody takes part in a programme.
    pub fn takes_part(&mut self, person: PersonId, programme: ProgrammeId) {
        self.known.entry(person.to_string()).or_default().programmes.push(programme);
    }

    /// The engine has suggested a pair.
    pub fn suggested(&mut self, pair: &Pair, programme: ProgrammeId) {
        let (mentee, giver) = (Some(pair.mentee_person), Some(pair.giver_person));
        let programmes = vec![programme];
        let fact = Fact { mentee, giver, programmes, state: "suggested", ..Fact::default() };
        self.known.entry(pair.id.to_string()).or_insert(fact);
    }

    /// The second is declared to be the line manager of the first.
    pub fn in_line(&mut self, person: PersonId, manager: PersonId) {
        self.lines.extend([(person, manager), (manager, person)]);
    }

    /// The programmes of a thing.
    pub fn programmes(&self, id: &impl ToString) -> Vec<ProgrammeId> {
        self.known.get(&id.to_string()).map(|fact| fact.programmes.clone()).unwrap_or_default()
    }

    /// What the actor is to a thing; none where the stage has never heard of it.
    pub fn standing(&self, actor: Actor, id: &str) -> Option<Standing> {
        let fact = self.known.get(id)?;
        let is = |person: Option<PersonId>| person.is_some() && person == actor.person();
        let coordinated = match actor {
            Actor::Person { role: Role::Coordinating(programme), .. } => Some(programme),
            _ => None,
        };
        let guarded = match actor {
            Actor::Person { role: Role::Guarding(programme), .. } => Some(programme),
            _ => None,
        };
        let among = |people: &[PersonId]| people.iter().any(|person| is(Some(*person)));
        let people = [fact.owner, fact.mentee, fact.giver].into_iter().flatten();
        let people = people.chain(fact.mentees.iter().chain(&fact.givers).copied());
        let shut = |person| actor.person().is_some_and(|me| self.lines.contains(&(me, person)));
        Some(Standing {
            own: is(fact.owner),
            mentee: is(fact.mentee) || among(&fact.mentees),
            giver: is(fact.giver) || among(&fact.givers),
            coordinates: coordinated.is_some_and(|one| fact.programmes.contains(&one)),
            guards: guarded.is_some_and(|one| fact.programmes.contains(&one)),
            conflict: people.into_iter().any(shut),
            state: fact.state,
        })
    }
}
