//! The things that are asked about, one in each state, each with its own people.

use trellis_domain::{
    hat::Hat,
    id::PersonId,
    pair::{Kind, PairState},
    participation::ParticipationState,
};
use trellis_store::{Broken, sealing::Keys};
use trellis_world::Builder;

use crate::people::{Cast, in_line, wearing};

/// One thing with an address.
#[derive(Debug, Clone)]
pub struct Thing {
    /// What it is: `pair`, `run`.
    pub kind: &'static str,
    /// Its state; empty where it has none.
    pub state: &'static str,
    /// What stands for it in an address.
    pub id: String,
    /// Who is what to it.
    pub own: Vec<(&'static str, PersonId)>,
}

/// A pair in every state, of every kind of giver, each with its own two people.
pub async fn pairs(world: &mut Builder, keys: &Keys, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for state in PairState::ALL {
        let name = |who: &str| format!("{who} {}", state.code());
        let mentee_state =
            if state.open() { ParticipationState::Placed } else { ParticipationState::Waiting };
        let mentee = wearing(world, &name("Mentee"), cast.cohort, Hat::Mentee, mentee_state).await?;
        let giver =
            wearing(world, &name("Giver"), cast.cohort, Hat::Mentor, ParticipationState::Available).await?;
        in_line(world, keys, mentee.0, cast.manager).await?;
        let id = world.pair(cast.cohort, Kind::Mentor, mentee, giver, *state).await?;
        let own = vec![("its mentee", mentee.0), ("its giver", giver.0)];
        things.push(Thing { kind: "pair", state: state.code(), id: id.to_string(), own });
    }
    Ok(things)
}

/// Somebody who takes part, in every state of a giver and of a mentee.
pub async fn participations(world: &mut Builder, keys: &Keys, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    use ParticipationState::{Accepted, Applied, Available, Trained};
    let mut things = Vec::new();
    for state in ParticipationState::ALL {
        let hat =
            if matches!(state, Applied | Accepted | Trained | Available) { Hat::Mentor } else { Hat::Mentee };
        let (person, id) =
            wearing(world, &format!("Part {}", state.code()), cast.cohort, hat, *state).await?;
        in_line(world, keys, person, cast.manager).await?;
        let own = vec![("its person", person)];
        things.push(Thing {
            kind: "participation",
            state: state.code(),
            id: id.to_string(),
            own: own.clone(),
        });
        if matches!(state, Applied | ParticipationState::Waiting) {
            things.push(Thing { kind: "person", state: hat.code(), id: person.to_string(), own });
        }
    }
    Ok(things)
}
