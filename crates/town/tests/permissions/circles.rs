//! A circle in every state, each with its own people: one who is in it, one who was only asked, and two who lead.

use trellis_domain::{
    circle::CircleState,
    hat::{Hat, Role},
    participation::ParticipationState::{Available, Waiting},
    supervision::SupervisionState,
};
use trellis_store::Broken;
use trellis_world::circles::Made;

use crate::{
    facts::Fact,
    people::{Cast, Scene, Seat},
    things::Thing,
};

/// Who was offered a place and has not said yes.
pub const ONLY_ASKED: &str = "its mentee, who was only asked";

/// One in each state.
pub async fn circles(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for state in CircleState::ALL {
        things.push(circle(scene, cast, *state).await?);
    }
    Ok(things)
}

async fn circle(scene: &mut Scene<'_>, cast: &Cast, state: CircleState) -> Result<Thing, Broken> {
    let code = state.code();
    let name = |who: &str| format!("{who} of {code}");
    let member = scene.wearing(&name("Member"), cast.cohort, Hat::Mentee, Waiting).await?;
    let asked = scene.wearing(&name("Asked"), cast.cohort, Hat::Mentee, Waiting).await?;
    let one = scene.wearing(&name("Leader"), cast.cohort, Hat::Facilitator, Available).await?;
    let other = scene.wearing(&name("Second leader"), cast.cohort, Hat::Facilitator, Available).await?;
    scene.in_line(member.0, cast.manager).await?;
    let made =
        Made { name: code, slot: "", state, leaders: &[one, other], members: &[member, asked], yes: 1 };
    let id = scene.world.circle(cast.cohort, &made).await?;
    let fact = Fact {
        mentees: vec![member.0, asked.0],
        givers: vec![one.0, other.0],
        programmes: vec![cast.programme],
        state: code,
        ..Fact::default()
    };
    scene.facts.learn(&id, fact);
    let wearing = |hat| Role::Wearing(hat, cast.cohort);
    let own = vec![
        Seat { kind: "its mentee", person: member.0, role: wearing(Hat::Mentee) },
        Seat { kind: ONLY_ASKED, person: asked.0, role: wearing(Hat::Mentee) },
        Seat { kind: "its giver", person: one.0, role: wearing(Hat::Facilitator) },
    ];
    let id = id.to_string();
    Ok(Thing { kind: "circle", state: code, word: id.clone(), id, step: String::new(), own })
}

/// A supervision group in each state, with one date.
pub async fn supervisions(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for state in SupervisionState::ALL {
        let code = state.code();
        let name = format!("Supervised {code}");
        let (person, part) = scene.wearing(&name, cast.cohort, Hat::Mentor, Available).await?;
        scene.in_line(person, cast.manager).await?;
        let (group, sitting) =
            scene.world.supervision((cast.cohort, cast.programme), code, *state, &[part]).await?;
        let own = vec![Seat { kind: "its person", person, role: Role::Wearing(Hat::Mentor, cast.cohort) }];
        for (kind, id) in [("supervision", group.to_string()), ("sitting", sitting.to_string())] {
            let programmes = vec![cast.programme];
            scene.facts.learn(&id, Fact { owner: Some(person), programmes, state: code, ..Fact::default() });
            let step = String::new();
            things.push(Thing { kind, state: code, word: id.clone(), id, step, own: own.clone() });
        }
    }
    Ok(things)
}
