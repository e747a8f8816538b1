//! What stands within a pair: an ask of an ally, an act of a sponsor and a panel.

use trellis_domain::{
    ask::AskState,
    hat::Hat,
    id::Id,
    pair::Side,
    permission::Action,
    sponsorship::{ActKind, ActState, Aim, Forum, PanelState},
    summary::SummaryState,
};
use trellis_store::{
    Broken,
    asks::{self, Ask},
    sponsorships::{self, Facts, PanelDeclaration, SponsorshipAct},
    summaries::{self, Summary},
};

use crate::{
    facts::Fact,
    people::{Cast, Scene, permit},
    things::{Thing, thing},
};

/// Whether it is an active pair of a mentee and an ally.
pub fn is_of_ally(thing: &Thing) -> bool {
    let helper = thing.own.get(1).and_then(|seat| seat.role.hat());
    thing.kind == "pair" && thing.state == "active" && helper == Some(Hat::Ally)
}

/// An ask in a state.
pub async fn ask(scene: &mut Scene<'_>, cast: &Cast, pair: &Thing, state: AskState) -> Result<Thing, Broken> {
    let id = Id::random(&mut scene.world.dice);
    let of: trellis_domain::id::PairId = pair.id.parse().expect("an id");
    let ask = Ask { id, pair: of, state, moved_at: scene.world.ago(24), version: 1 };
    asks::add(&mut scene.world.unit, &permit(Action::BeginAsk, of), &ask).await?;
    let (mentee, giver) = (Some(pair.own[0].person), Some(pair.own[1].person));
    let fact =
        Fact { mentee, giver, programmes: vec![cast.programme], state: state.code(), ..Fact::default() };
    scene.facts.learn(&id, fact);
    Ok(thing("ask", state.code(), &id, pair.own.clone()))
}

/// A summary in each state: the helper's, and what the mentee has sent herself.
pub async fn summary(
    scene: &mut Scene<'_>,
    cast: &Cast,
    pair: &Thing,
    (side, state): (Side, SummaryState),
) -> Result<Thing, Broken> {
    let id = Id::random(&mut scene.world.dice);
    let of: trellis_domain::id::PairId = pair.id.parse().expect("an id");
    let summary = Summary { id, pair: of, side, state, moved_on: scene.world.today(), version: 1 };
    let keys = scene.keys.clone();
    summaries::add(&mut scene.world.unit, &keys, &summary, "All is well.", &mut scene.world.dice).await?;
    let (mentee, giver) = (Some(pair.own[0].person), Some(pair.own[1].person));
    let giver = giver.filter(|_| side == Side::Giver);
    let fact =
        Fact { mentee, giver, programmes: vec![cast.programme], state: state.code(), ..Fact::default() };
    scene.facts.learn(&id, fact);
    Ok(thing("summary", state.code(), &id, pair.own.clone()))
}

/// An act that is planned, and a post that was named, in a pair of a mentee and her sponsor.
pub async fn sponsorship(scene: &mut Scene<'_>, cast: &Cast, of: &Thing) -> Result<Vec<Thing>, Broken> {
    let pair = of.id.parse().expect("an id");
    let (keys, today) = (scene.keys.clone(), scene.world.today());
    let facts = Facts {
        kind: ActKind::Boost,
        forum: Forum::Board,
        aim: Aim::Development,
        post: None,
        state: ActState::Planned,
        planned_on: today,
        done_on: None,
        allowed: false,
        ground: None,
        looks: 0,
        told: None,
    };
    let act = SponsorshipAct { id: Id::random(&mut scene.world.dice), pair, facts, version: 1 };
    sponsorships::add(&mut scene.world.unit, &keys, &act, &mut scene.world.dice).await?;
    let id = Id::random(&mut scene.world.dice);
    let panel = PanelDeclaration { id, pair, state: PanelState::NotOn, version: 1 };
    sponsorships::declare(&mut scene.world.unit, &keys, &panel, &mut scene.world.dice).await?;
    let (mentee, giver) = (Some(of.own[0].person), Some(of.own[1].person));
    let fact = Fact { mentee, giver, programmes: vec![cast.programme], state: of.state, ..Fact::default() };
    scene.facts.learn(&act.id, fact.clone());
    scene.facts.learn(&panel.id, fact);
    Ok(vec![
        thing("act", of.state, &act.id, of.own.clone()),
        thing("panel", of.state, &panel.id, of.own.clone()),
    ])
}
