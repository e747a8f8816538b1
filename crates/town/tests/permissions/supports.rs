//! Requests for support in every state, each with who asks and who was asked to read it; and one without an account.

use trellis_domain::{
    hat::{Hat, Role},
    id::Id,
    participation::ParticipationState::Waiting,
    permission::Action,
    support::{SupportState, answer_by},
};
use trellis_sealing::ReceiptCode;
use trellis_store::{
    Broken,
    supports::{self, Asker, Request},
};

use crate::{
    facts::Fact,
    people::{Cast, Scene, Seat, permit},
    things::{Thing, thing},
};

/// The code of whoever asks without an account.
pub const CODE: &str = "7K2M-4Q9T-XB3D-90FH-W5CA";

/// One in each state.
pub async fn requests(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for state in SupportState::ALL {
        let name = format!("Asker {}", state.code());
        let (asker, _) = scene.wearing(&name, cast.cohort, Hat::Mentee, Waiting).await?;
        scene.in_line(asker, cast.manager).await?;
        let request = add(scene, cast, Asker::Person(asker), *state).await?;
        let fact = Fact {
            owner: Some(asker),
            giver: Some(cast.coordinator),
            programmes: vec![cast.programme],
            state: state.code(),
            ..Fact::default()
        };
        scene.facts.learn(&request.id, fact);
        let own = vec![
            Seat { kind: "its person", person: asker, role: Role::Wearing(Hat::Mentee, cast.cohort) },
            Seat { kind: "its giver", person: cast.coordinator, role: Role::Coordinating(cast.programme) },
        ];
        things.push(thing("support", state.code(), &request.id, own));
    }
    let code = ReceiptCode::read(CODE).expect("a code");
    let asker = Asker::Receipt { name: code.name(), key: code.member().public().0 };
    let unnamed = add(scene, cast, asker, SupportState::Waiting).await?;
    let fact = Fact {
        giver: Some(cast.coordinator),
        programmes: vec![cast.programme],
        state: "waiting",
        ..Fact::default()
    };
    scene.facts.learn(&unnamed.id, fact);
    Ok(things)
}

async fn add(
    scene: &mut Scene<'_>,
    cast: &Cast,
    asker: Asker,
    state: SupportState,
) -> Result<Request, Broken> {
    let today = scene.world.today();
    let request = Request {
        id: Id::random(&mut scene.world.dice),
        programme: cast.programme,
        asker,
        handler: Some(cast.coordinator),
        state,
        moved_on: today,
        due_on: answer_by(today),
        epoch: 1,
        version: 1,
    };
    let may = permit(Action::AskForSupport, cast.coordinator);
    supports::add(&mut scene.world.unit, &may, &request).await?;
    Ok(request)
}
