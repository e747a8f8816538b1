//! The first part of the text: one line for each permission, found by asking its rule as every kind of person about
//! a thing in every state.

use std::collections::BTreeSet;

use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    ask::AskState,
    circle::CircleState,
    cohort::{CohortState, ProgrammeState},
    hat::{Hat, Role},
    id::Id,
    invitation::InvitationState,
    meeting::MeetingState,
    pair::PairState,
    participation::ParticipationState,
    permission::{Actor, Rule, Standing},
    summary::SummaryState,
    supervision::SupervisionState,
    support::SupportState,
};

/// Somebody who might ask.
pub struct Kind {
    name: &'static str,
    /// What they are to the thing.
    pub standing: Standing,
    /// In each role in which it can be asked.
    pub actors: Vec<Actor>,
}

const ANONYMOUS: &str = "somebody who is not signed in";
const ANYBODY: &str = "everybody who is signed in";

/// The line of one permission.
pub fn line(rule: &Rule) -> String {
    let (who, when) = who_and_when(rule);
    let when = if when.len() == states().len() { "always".to_owned() } else { in_order(when).join(", ") };
    format!("{:<24} {:<28} {when}", rule.action.code(), if who.is_empty() { "nobody" } else { &who })
}

fn who_and_when(rule: &Rule) -> (String, Vec<&'static str>) {
    let (mut who, mut when, mut anybody) = (Vec::new(), Vec::new(), Vec::new());
    for kind in kinds() {
        let mut as_whom = Vec::new();
        for actor in &kind.actors {
            let lets = |state: &&'static str| rule.lets(*actor, &Standing { state, ..kind.standing });
            let these: Vec<&str> = states().into_iter().filter(lets).collect();
            if !these.is_empty() {
                assert!(
                    when.is_empty() || when == these,
                    "{}: some may when others may not",
                    rule.action.code()
                );
                when = these;
                as_whom.push(actor.role_code());
            }
        }
        let everyone = as_whom.len() == kind.actors.len();
        if kind.name == ANYBODY {
            // Whoever is nothing to the thing comes first: what they may, all may.
            anybody.clone_from(&as_whom);
        } else if !kind.standing.conflict {
            as_whom.retain(|role| !anybody.contains(role));
        }
        if kind.name == ANYBODY && !everyone {
            who.extend(as_whom.into_iter().map(str::to_owned));
        } else if everyone && !as_whom.is_empty() {
            who.push(kind.name.to_owned());
        } else {
            who.extend(as_whom.iter().map(|role| format!("{} as {role}", kind.name)));
        }
    }
    (gathered(who), when)
}

/// Whoever is there, signed in or not, and the clock: that is everybody.
fn gathered(mut who: Vec<String>) -> String {
    if who == [ANYBODY, ANONYMOUS, CLOCK] {
        who = vec!["everybody".to_owned()];
    }
    who.join(" or ")
}

const CLOCK: &str = "the clock";

/// Everybody who might ask.
pub fn kinds() -> Vec<Kind> {
    let dice = &mut StdRng::seed_from_u64(1);
    let (person, cohort, programme) = (Id::random(dice), Id::random(dice), Id::random(dice));
    let hats = Hat::ALL.map(|hat| Role::Wearing(hat, cohort));
    let staff =
        [Role::Newcomer, Role::Coordinating(programme), Role::Guarding(programme), Role::Administering];
    let roles = staff.into_iter().chain(hats);
    let people: Vec<Actor> = roles.map(|role| Actor::Person { person, role }).collect();
    let nothing = Standing::default();
    let one = |role| vec![Actor::Person { person, role }];
    let kind = |name, standing, actors| Kind { name, standing, actors };
    let (coordinator, admin) = (one(Role::Coordinating(programme)), one(Role::Administering));
    vec![
        kind(ANYBODY, nothing, people.clone()),
        kind(ANONYMOUS, nothing, vec![Actor::Anonymous]),
        kind("its person", Standing { own: true, ..nothing }, people.clone()),
        kind("its mentee", Standing { mentee: true, ..nothing }, people.clone()),
        kind("its giver", Standing { giver: true, ..nothing }, people),
        kind("its coordinator", Standing { coordinates: true, ..nothing }, coordinator.clone()),
        kind(
            "its coordinator who is a line manager",
            Standing { coordinates: true, conflict: true, ..nothing },
            coordinator,
        ),
        kind("its guardian", Standing { guards: true, ..nothing }, one(Role::Guarding(programme))),
        kind("admin who is a line manager", Standing { conflict: true, ..nothing }, admin),
        kind(CLOCK, nothing, vec![Actor::Clock]),
    ]
}

/// The codes of every state of anything; the first is that of a thing without any.
pub fn states() -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    [""].into_iter().chain(by_kind().into_iter().flatten()).filter(|state| seen.insert(*state)).collect()
}

/// The states of each kind of thing, in the order in which they come about.
fn by_kind() -> Vec<Vec<&'static str>> {
    vec![
        ParticipationState::ALL.iter().map(|state| state.code()).collect(),
        PairState::ALL.iter().map(|state| state.code()).collect(),
        MeetingState::ALL.iter().map(|state| state.code()).collect(),
        ProgrammeState::ALL.iter().map(|state| state.code()).collect(),
        CohortState::ALL.iter().map(|state| state.code()).collect(),
        InvitationState::ALL.iter().map(|state| state.code()).collect(),
        AskState::ALL.iter().map(|state| state.code()).collect(),
        SummaryState::ALL.iter().map(|state| state.code()).collect(),
        CircleState::ALL.iter().map(|state| state.code()).collect(),
        SupportState::ALL.iter().map(|state| state.code()).collect(),
        SupervisionState::ALL.iter().map(|state| state.code()).collect(),
        vec!["mapping", "checked", "applied", "dropped"],
        vec!["draft", "published", "discarded"],
        vec!["held", "proposed"],
    ]
}

/// The states as one kind of thing goes through them, if they are all of one kind.
fn in_order(states: Vec<&'static str>) -> Vec<&'static str> {
    let kind = by_kind().into_iter().find(|kind| states.iter().all(|state| kind.contains(state)));
    kind.map_or(states.clone(), |kind| kind.into_iter().filter(|state| states.contains(state)).collect())
}
