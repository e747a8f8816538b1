//! What a route is asked about, and by whom.

use axum::http::Method;
use trellis_domain::hat::{Hat, Role};
use trellis_web::routes::{Gate, Route};

use crate::{
    forms::{self, Slot},
    people::Seat,
    stage::Stage,
    things::Thing,
};

/// The things that can stand in its path, or the places from which it can be asked; each with those who ask.
pub fn of(stage: &Stage, route: &Route) -> Vec<(Thing, Vec<Seat>)> {
    let strangers = &stage.cast.strangers;
    let nothing = Thing::default;
    match forms::standing_in(route.path) {
        Some(Slot::Thing(kind)) => {
            let things = stage.things.iter().filter(|thing| thing.kind == kind).cloned();
            things.map(|thing| (thing.clone(), [thing.own.clone(), around(stage, &thing)].concat())).collect()
        }
        Some(Slot::SetUp) => vec![(Thing { word: stage.set_up.clone(), ..nothing() }, Vec::new())],
        Some(Slot::Asset) => vec![(Thing { word: stage.asset.clone(), ..nothing() }, strangers.clone())],
        Some(Slot::Text(text)) => {
            vec![(Thing { word: text.to_owned(), ..nothing() }, strangers.clone())]
        }
        None => {
            let parts = stage.things.iter().filter(|thing| thing.kind == "participation");
            let parts = parts.map(|thing| (Thing { state: thing.state, ..nothing() }, thing.own.clone()));
            let programmes = stage.cast.programmes.iter();
            let programmes = programmes.map(|(state, _, seat)| (Thing { state, ..nothing() }, vec![*seat]));
            // Whoever has been asked, or asks, sees it on pages of their own; a sponsor also chooses there for whom it is.
            let shown = route.method == Method::GET || route.gate == Gate::Sponsor;
            let pairs = stage.things.iter().filter(|thing| thing.kind == "pair" && shown);
            let pairs =
                pairs.map(|thing| (Thing { state: thing.state, ..nothing() }, thing.own[..2].to_vec()));
            let own: Vec<(Thing, Vec<Seat>)> = match route.gate {
                Gate::Public | Gate::Guardian | Gate::Admin => Vec::new(),
                Gate::Coordinator => programmes.collect(),
                Gate::Member => parts.collect(),
                Gate::Wearing | Gate::Mentee | Gate::Giver | Gate::Sponsor | Gate::Ally => {
                    parts.chain(pairs).collect()
                }
            };
            [(nothing(), strangers.clone())].into_iter().chain(own).collect()
        }
    }
}

/// The strangers who ask about a thing. What a sponsor's or an ally's pair is to them, a mentor's has shown.
fn around(stage: &Stage, thing: &Thing) -> Vec<Seat> {
    let strangers = stage.cast.strangers.iter().copied();
    let another_helper = thing.kind == "pair" && thing.own.len() == 2;
    strangers.filter(|seat| !another_helper || matches!(seat.role, Role::Coordinating(_))).collect()
}

/// Whether the door lets somebody in who is there in this role.
pub const fn passes(gate: Gate, role: Role) -> bool {
    match gate {
        Gate::Public | Gate::Member => true,
        Gate::Wearing => matches!(role, Role::Wearing(..)),
        Gate::Mentee => matches!(role, Role::Wearing(Hat::Mentee, _)),
        Gate::Giver => {
            matches!(role, Role::Wearing(Hat::Mentor | Hat::Sponsor | Hat::Ally | Hat::Facilitator, _))
        }
        Gate::Sponsor => matches!(role, Role::Wearing(Hat::Sponsor, _)),
        Gate::Ally => matches!(role, Role::Wearing(Hat::Ally, _)),
        Gate::Coordinator => matches!(role, Role::Coordinating(_)),
        Gate::Guardian => matches!(role, Role::Guarding(_)),
        Gate::Admin => matches!(role, Role::Administering),
    }
}

/// The first whom the door lets in.
pub fn inside(rounds: &[(Thing, Vec<Seat>)], gate: Gate) -> Option<(&Thing, Seat)> {
    let mut seats = rounds.iter().flat_map(|(thing, seats)| seats.iter().map(move |seat| (thing, *seat)));
    seats.find(|(_, seat)| passes(gate, seat.role))
}
