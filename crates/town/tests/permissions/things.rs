//! The things that are asked about, one in each state, each with its own people.

use jiff::SignedDuration;
use trellis_domain::{
    cohort::CohortState,
    hat::{Hat, Role},
    id::{Id, PersonId, kind},
    invitation::InvitationState,
    meeting::{MeetingState, Mode},
    pair::{Kind, PairState, Side},
    participation::ParticipationState,
    permission::{Action, Actor, Permit, Standing, may},
};
use trellis_programme::Meeting;
use trellis_store::{
    Broken, conflicts, grants, hand_overs,
    imports::{self, Import},
    invitations::{self, Invitation},
    meetings,
    sealing::Keys,
};
use trellis_town::Town;
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
    /// The step of a form of many pages; empty elsewhere.
    pub step: String,
    /// Who is what to it.
    pub own: Vec<(&'static str, PersonId)>,
}

fn thing(
    kind: &'static str,
    state: &'static str,
    id: &impl ToString,
    own: Vec<(&'static str, PersonId)>,
) -> Thing {
    Thing { kind, state, id: id.to_string(), step: String::new(), own }
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
        let id = if *state == PairState::Paused {
            // Resting because its helper goes: then there is something to choose.
            let pair = world.drawn(cast.cohort, Kind::Mentor, mentee, giver, *state);
            world.keep(&pair).await?;
            hand_overs::begin(&mut world.unit, &pair, world.now).await?;
            pair.id
        } else {
            world.pair(cast.cohort, Kind::Mentor, mentee, giver, *state).await?
        };
        let own = vec![("its mentee", mentee.0), ("its giver", giver.0)];
        things.push(thing("pair", state.code(), &id, own));
    }
    let mut meetings = Vec::new();
    for state in MeetingState::ALL {
        let id = Id::random(&mut world.dice);
        let at =
            world.ago(if matches!(state, MeetingState::Proposed | MeetingState::Booked) { -48 } else { 48 });
        let active = things.iter().find(|thing| thing.state == "active").expect("there is an active pair");
        let meeting = Meeting {
            id,
            pair: active.id.parse().expect("an id"),
            state: *state,
            offered_by: Side::Giver,
            offered: vec![at],
            starts_at: (*state != MeetingState::Proposed).then_some(at),
            minutes: 60,
            mode: Mode::Remote,
            place: String::new(),
            sequence: 0,
            made_at: world.ago(24 * 10),
            version: 1,
        };
        meetings::add(&mut world.unit, &meeting).await?;
        meetings.push(thing("meeting", state.code(), &id, active.own.clone()));
    }
    things.extend(meetings);
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
        if *state == ParticipationState::Waiting {
            let actor = Actor::Person { person, role: Role::Wearing(hat, cast.cohort) };
            let standing = Standing { own: true, ..Standing::default() };
            let permit = may(actor, Action::DeclareConflict, person, &standing).expect("it is their own");
            let declared = conflicts::own(&mut world.unit, keys, &permit).await?;
            things.push(thing("conflict", "", &declared[0].id, own.clone()));
        }
        things.push(thing("participation", state.code(), &id, own.clone()));
        if matches!(state, Applied | ParticipationState::Waiting) {
            things.push(thing("person", hat.code(), &person, own));
        }
    }
    Ok(things)
}

fn coordinator(cast: &Cast) -> Actor {
    Actor::Person { person: cast.manager, role: Role::Coordinating(cast.programme) }
}

fn permit<K>(cast: &Cast, action: Action, id: Id<K>, state: &'static str) -> Permit<K> {
    let standing = Standing { coordinates: true, state, ..Standing::default() };
    may(coordinator(cast), action, id, &standing).expect("a coordinator may")
}

/// Cohorts, imports, invitations and staff roles, in every state.
pub async fn of_the_programme(world: &mut Builder, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for (number, state) in (0_i32..).zip(CohortState::ALL) {
        let id = world.cohort(cast.programme, state.code(), *state, 200 + number).await?;
        things.push(thing("cohort", state.code(), &id, Vec::new()));
    }
    for state in ["mapping", "checked", "applied", "dropped"] {
        let id = Id::random(&mut world.dice);
        let import = Import {
            id,
            cohort: cast.cohort,
            digest: id.uuid().as_bytes().to_vec(),
            tables: "[]".to_owned(),
            mapping: "{}".to_owned(),
            state: state.to_owned(),
            added: 0,
            known: 0,
            at: world.now,
        };
        let permit = permit(cast, Action::ImportPeople, cast.cohort, "matching");
        imports::add(&mut world.unit, &permit, &import, cast.manager).await?;
        things.push(thing("import", state, &id, Vec::new()));
    }
    for state in InvitationState::ALL {
        let (token, kept) = invitations::fresh_token(&mut world.dice);
        let invitation = Invitation {
            id: Id::random(&mut world.dice),
            cohort: cast.cohort,
            hat: Hat::Mentor,
            address: format!("{}@invited.example", state.code()),
            token: kept,
            state: *state,
            sent_at: world.ago(2),
            ends_at: world.now.saturating_add(SignedDuration::from_hours(240)).expect("a moment"),
        };
        let permit = permit(cast, Action::Invite, cast.cohort, "matching");
        invitations::add(&mut world.unit, &permit, &invitation).await?;
        things.push(thing("invitation", state.code(), &token, Vec::new()));
    }
    let held = permit(cast, Action::ReadProgramme, cast.programme, "running");
    let held = grants::of_programme(&mut world.unit, &held).await?;
    let first = held.first().expect("somebody coordinates");
    things.push(thing("grant", "held", &first.id, vec![("whose it is", first.account)]));
    let admin = Actor::Person { person: cast.manager, role: Role::Administering };
    let here = may(admin, Action::ProposeGrant, Id::<kind::Host>::HERE, &Standing::default());
    let (id, to) = (Id::random(&mut world.dice), cast.strangers[1].person);
    let here = here.expect("an admin may");
    grants::propose(&mut world.unit, &here, id, to, cast.manager, world.now).await?;
    things.push(thing("grant", "proposed", &id, vec![("whose it would be", to)]));
    Ok(things)
}

/// A form of many pages, begun in the application itself: its kind is the path it began at.
pub async fn draft(town: &Town, kind: &'static str, owner: PersonId) -> Thing {
    let answer = town.as_person(owner).await.post(kind, &[]).await;
    let below = answer.leads_to().strip_prefix(kind).unwrap_or_else(|| panic!("{kind}: {}", answer.status));
    let (id, step) = below.trim_start_matches('/').split_once('/').expect("an id and a step");
    Thing { step: step.to_owned(), ..thing(kind, "", &id, vec![("its person", owner)]) }
}

/// Proposals of the engine: one to publish, one published, one dropped, made in the application itself.
pub async fn runs(town: &Town, cast: &Cast, coordinator: PersonId) -> Vec<Thing> {
    let mut browser = town.as_person(coordinator).await;
    let cohort = cast.cohort.to_string();
    let mut things = Vec::new();
    for (state, action) in [("published", "/publication"), ("discarded", "/removal"), ("draft", "")] {
        let answer = browser.post("/co/matching/runs", &[("cohort", &cohort)]).await;
        let path = answer.leads_to().to_owned();
        let id =
            path.strip_prefix("/co/matching/runs/").unwrap_or_else(|| panic!("{}: {path}", answer.status));
        if !action.is_empty() {
            let done = browser.post(&format!("{path}{action}"), &[]).await;
            assert!(done.status.is_redirection(), "{action}: {}", done.status);
        }
        things.push(thing("run", state, &id, Vec::new()));
    }
    things
}

/// The fields that pin somebody who waits and somebody who is available, and the pin that they made.
pub async fn pinned(
    town: &Town,
    cast: &Cast,
    coordinator: PersonId,
    things: &[Thing],
) -> (Vec<(&'static str, String)>, String) {
    let find = |kind: &str, state: &str| {
        let found = things.iter().find(|thing| thing.kind == kind && thing.state == state);
        found.expect("it is on the stage").id.clone()
    };
    let fields = vec![
        ("cohort", cast.cohort.to_string()),
        ("run", find("run", "draft")),
        ("kind", "mentor".to_owned()),
        ("mentee", find("participation", "waiting")),
        ("giver", find("participation", "available")),
        ("what", "forbidden".to_owned()),
        ("reason", "They know each other.".to_owned()),
    ];
    let mut browser = town.as_person(coordinator).await;
    let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = browser.post("/co/matching/pins", &sent).await;
    assert!(done.status.is_redirection(), "pinning: {}", done.status);
    let page = browser.get(&format!("/co/matching?cohort={}", cast.cohort)).await;
    let lift = page.form("/co/matching/pins/lifted");
    let pin = lift.fields.into_iter().find(|(name, _)| name == "pin").expect("the form names its pin");
    (fields, pin.1)
}
