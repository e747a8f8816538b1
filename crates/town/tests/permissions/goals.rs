//! Goals in every state, of a pair that goes on and of pairs that are over.

use trellis_domain::{goal::GoalState, id::Id, pair::Side};
use trellis_store::{
    Broken,
    goals::{self, Goal},
};

use crate::{
    facts::Fact,
    people::{Cast, Scene},
    things::Thing,
};

/// A goal in every state, and one in each pair that is over.
pub async fn of(scene: &mut Scene<'_>, cast: &Cast, things: &[Thing]) -> Result<Vec<Thing>, Broken> {
    let pair = |state: &str| {
        let mut pairs = things.iter().filter(|thing| thing.kind == "pair");
        pairs.find(|thing| thing.state == state).expect("it is on the stage").clone()
    };
    let mut found = Vec::new();
    for state in GoalState::ALL {
        found.push(goal(scene, cast, &pair("active"), *state).await?);
    }
    for over in ["closed", "ended_no_fault"] {
        found.push(goal(scene, cast, &pair(over), GoalState::Open).await?);
    }
    Ok(found)
}

async fn goal(scene: &mut Scene<'_>, cast: &Cast, pair: &Thing, state: GoalState) -> Result<Thing, Broken> {
    let id = Id::random(&mut scene.world.dice);
    let goal = Goal {
        id,
        pair: pair.id.parse().expect("an id"),
        proposed_by: Side::Giver,
        state,
        moved_on: scene.world.today(),
        version: 1,
    };
    goals::add(&mut scene.world.unit, &goal).await?;
    // When the two have parted, a goal is the mentee's alone, and stands where its pair stands.
    let over = pair.state != "active";
    let (mentee, giver) = (Some(pair.own[0].person), Some(pair.own[1].person).filter(|_| !over));
    let state = if over { pair.state } else { state.code() };
    let fact = Fact { mentee, giver, programmes: vec![cast.programme], state, ..Fact::default() };
    scene.facts.learn(&id, fact);
    Ok(Thing { kind: "goal", state, id: id.to_string(), word: id.to_string(), ..pair.clone() })
}
