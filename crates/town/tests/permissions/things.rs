//! The things that are asked about, one in each state, each with its own people.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use trellis_domain::{
    ask::AskState,
    cohort::CohortState,
    hat::{Hat, Role},
    id::{CohortId, Id, PersonId, kind},
    invitation::InvitationState,
    meeting::{MeetingState, Mode},
    pair::{Kind, PairState, Side},
    participation::ParticipationState::{self, Available, Placed, Waiting},
    permission::Action,
    summary::SummaryState,
};
use trellis_programme::Meeting;
use trellis_store::{
    Broken, conflicts, grants, hand_overs,
    imports::{self, Import},
    invitations::{self, Invitation},
    meetings,
};
use trellis_town::Town;

use crate::{
    facts::Fact,
    people::{Cast, Scene, Seat, permit, role},
    within_pairs::{ask, is_of_ally, sponsorship, summary},
};

/// One thing with an address, or one place that somebody stands in.
#[derive(Debug, Clone, Default)]
pub struct Thing {
    /// What it is: `pair`, `run`.
    pub kind: &'static str,
    /// Its state; empty where it has none.
    pub state: &'static str,
    /// Its id.
    pub id: String,
    /// What stands for it in an address.
    pub word: String,
    /// The step of a form of many pages; empty elsewhere.
    pub step: String,
    /// Who is what to it.
    pub own: Vec<Seat>,
}

/// A thing whose id stands for it in addresses.
pub fn thing(kind: &'static str, state: &'static str, id: &impl ToString, own: Vec<Seat>) -> Thing {
    Thing { kind, state, id: id.to_string(), word: id.to_string(), step: String::new(), own }
}

/// A pair in every state, of every kind of helper, each with its own two people; and meetings in every state.
pub async fn pairs(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for kind in Kind::ALL {
        for state in PairState::ALL {
            things.push(pair(scene, cast, *kind, *state).await?);
        }
    }
    for place in 0..things.len() {
        let thing = things[place].clone();
        if matches!(thing.own[1].role, Role::Wearing(Hat::Sponsor, _)) {
            things.extend(sponsorship(scene, cast, &thing).await?);
        }
    }
    let active =
        things.iter().find(|thing| thing.state == "active").expect("there is an active pair").clone();
    for state in MeetingState::ALL {
        for offered_by in [Side::Giver, Side::Mentee] {
            if offered_by == Side::Giver || *state == MeetingState::Proposed {
                things.push(meeting(scene, cast, &active, *state, offered_by).await?);
            }
        }
    }
    for state in SummaryState::ALL {
        things.push(summary(scene, cast, &active, (Side::Giver, *state)).await?);
    }
    things.push(summary(scene, cast, &active, (Side::Mentee, SummaryState::Released)).await?);
    let beside = things.iter().find(|thing| is_of_ally(thing)).expect("there is an active ally").clone();
    for state in AskState::ALL {
        things.push(ask(scene, cast, &beside, *state).await?);
    }
    Ok(things)
}

async fn pair(scene: &mut Scene<'_>, cast: &Cast, kind: Kind, state: PairState) -> Result<Thing, Broken> {
    let name = |who: &str| format!("{who} {} {}", kind.code(), state.code());
    let parts = [(name("Mentee"), Hat::Mentee), (name("Giver"), kind.hat())];
    let mentee_state = if state.open() { Placed } else { Waiting };
    let mentee = scene.wearing(&parts[0].0, cast.cohort, Hat::Mentee, mentee_state).await?;
    let giver = scene.wearing(&parts[1].0, cast.cohort, kind.hat(), Available).await?;
    scene.in_line(mentee.0, cast.manager).await?;
    let pair = scene.world.drawn(cast.cohort, kind, mentee, giver, state);
    scene.world.keep(&pair).await?;
    if state == PairState::Paused && kind == Kind::Mentor {
        // Resting because its helper goes: then there is something to choose.
        hand_overs::begin(&mut scene.world.unit, &pair, scene.world.now).await?;
    }
    let id = pair.id;
    let (programmes, code) = (vec![cast.programme], state.code());
    let fact =
        Fact { mentee: Some(mentee.0), giver: Some(giver.0), programmes, state: code, ..Fact::default() };
    scene.facts.learn(&id, fact);
    let wearing = |hat| Role::Wearing(hat, cast.cohort);
    let mut own = vec![
        Seat { kind: "its mentee", person: mentee.0, role: wearing(Hat::Mentee) },
        Seat { kind: "its giver", person: giver.0, role: wearing(kind.hat()) },
    ];
    if kind == Kind::Mentor {
        scene.put_on(mentee.0, cast.cohort, Hat::Facilitator, Available).await?;
        scene.put_on(giver.0, cast.cohort, Hat::Facilitator, Available).await?;
        let role = wearing(Hat::Facilitator);
        own.push(Seat { kind: "its mentee in another hat", person: mentee.0, role });
        own.push(Seat { kind: "its giver in another hat", person: giver.0, role });
    }
    Ok(thing("pair", code, &id, own))
}

async fn meeting(
    scene: &mut Scene<'_>,
    cast: &Cast,
    pair: &Thing,
    state: MeetingState,
    offered_by: Side,
) -> Result<Thing, Broken> {
    let id = Id::random(&mut scene.world.dice);
    let still_to_come = matches!(state, MeetingState::Proposed | MeetingState::Booked);
    let at = scene.world.ago(if still_to_come { -48 } else { 48 });
    let meeting = Meeting {
        id,
        pair: pair.id.parse().expect("an id"),
        state,
        offered_by,
        offered: vec![at],
        starts_at: (state != MeetingState::Proposed).then_some(at),
        minutes: 60,
        mode: Mode::Remote,
        place: String::new(),
        sequence: 0,
        made_at: scene.world.ago(24 * 10),
        version: 1,
    };
    meetings::add(&mut scene.world.unit, &meeting).await?;
    let (mentee, giver) = (Some(pair.own[0].person), Some(pair.own[1].person));
    let programmes = vec![cast.programme];
    let fact = Fact { mentee, giver, programmes, state: state.code(), ..Fact::default() };
    scene.facts.learn(&id, fact);
    // Whoever offered the times is not the one who picks.
    let mut own = pair.own.clone();
    if offered_by == Side::Giver {
        own[1].kind = "its giver, who offered the times";
        own[3].kind = "its giver, who offered the times";
    } else {
        own[0].kind = "its mentee, who offered the times";
        own[2].kind = "its mentee, who offered the times";
    }
    Ok(thing("meeting", state.code(), &id, own))
}

/// Somebody who takes part, in every state of a mentee and of a giver, also as a person and with a declared conflict.
pub async fn participations(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for hat in [Hat::Mentee, Hat::Mentor] {
        for state in ParticipationState::ALL {
            things.extend(part(scene, cast, hat, *state).await?);
        }
    }
    for (state, person) in [("disabled", cast.disabled), ("erased", cast.erased)] {
        things.push(thing("person", state, &person, Vec::new()));
    }
    Ok(things)
}

async fn part(
    scene: &mut Scene<'_>,
    cast: &Cast,
    hat: Hat,
    state: ParticipationState,
) -> Result<Vec<Thing>, Broken> {
    let name = format!("Part {} {}", hat.code(), state.code());
    let (person, id) = scene.wearing(&name, cast.cohort, hat, state).await?;
    scene.in_line(person, cast.manager).await?;
    let seat = Seat { kind: "its person", person, role: role(hat, cast.cohort, state) };
    let own = vec![seat];
    let mut things = vec![thing("participation", state.code(), &id, own.clone())];
    if state == Waiting && hat == Hat::Mentee {
        let permit = permit(Action::DeclareConflict, person);
        let declared = conflicts::own(&mut scene.world.unit, &scene.keys, &permit).await?;
        things.push(thing("conflict", "", &declared[0].id, own.clone()));
    }
    if matches!(state, Waiting | Available) {
        things.push(thing("person", hat.code(), &person, own));
    }
    Ok(things)
}

/// Cohorts, imports, invitations and staff roles, in every state.
pub async fn of_the_programme(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let mut things = Vec::new();
    for (number, state) in (0_i32..).zip(CohortState::ALL) {
        let id = scene.cohort(cast.programme, *state, 200 + number).await?;
        things.push(thing("cohort", state.code(), &id, Vec::new()));
        things.push(import(scene, cast, id, "checked").await?);
    }
    for state in ["mapping", "checked", "applied", "dropped"] {
        things.push(import(scene, cast, cast.cohort, state).await?);
    }
    for state in InvitationState::ALL {
        things.push(invitation(scene, cast, *state).await?);
    }
    things.extend(roles(scene, cast).await?);
    Ok(things)
}

async fn import(
    scene: &mut Scene<'_>,
    cast: &Cast,
    cohort: CohortId,
    state: &'static str,
) -> Result<Thing, Broken> {
    let id = Id::random(&mut scene.world.dice);
    let import = Import {
        id,
        cohort,
        digest: id.uuid().as_bytes().to_vec(),
        tables: "[]".to_owned(),
        mapping: "{}".to_owned(),
        state: state.to_owned(),
        added: 0,
        known: 0,
        at: scene.world.now,
    };
    let permit = permit(Action::ImportPeople, cohort);
    imports::add(&mut scene.world.unit, &permit, &import, cast.coordinator).await?;
    scene.facts.learn(&id, Fact { programmes: vec![cast.programme], state, ..Fact::default() });
    Ok(thing("import", state, &id, Vec::new()))
}

async fn invitation(scene: &mut Scene<'_>, cast: &Cast, state: InvitationState) -> Result<Thing, Broken> {
    let (token, kept) = invitations::fresh_token(&mut scene.world.dice);
    let invitation = Invitation {
        id: Id::random(&mut scene.world.dice),
        cohort: cast.cohort,
        hat: Hat::Mentor,
        address: format!("{}@invited.example", state.code()),
        token: kept,
        state,
        sent_at: scene.world.ago(2),
        ends_at: scene.world.now.saturating_add(SignedDuration::from_hours(240)).expect("a moment"),
    };
    let permit = permit(Action::Invite, cast.cohort);
    invitations::add(&mut scene.world.unit, &permit, &invitation).await?;
    let programmes = vec![cast.programme];
    scene.facts.learn(&invitation.id, Fact { programmes, state: state.code(), ..Fact::default() });
    Ok(Thing { word: token.clone(), ..thing("invitation", state.code(), &invitation.id, Vec::new()) })
}

async fn roles(scene: &mut Scene<'_>, cast: &Cast) -> Result<Vec<Thing>, Broken> {
    let read = permit(Action::ReadProgramme, cast.programme);
    let held = grants::of_programme(&mut scene.world.unit, &read).await?;
    let mine = held.iter().find(|held| held.account == cast.coordinator).expect("somebody coordinates");
    let programmes = vec![cast.programme];
    let owner = Some(mine.account);
    scene.facts.learn(&mine.id, Fact { owner, programmes, state: "held", ..Fact::default() });
    let here = permit(Action::ProposeGrant, Id::<kind::Host>::HERE);
    let (id, to): (_, PersonId) = (Id::random(&mut scene.world.dice), cast.strangers[1].person);
    grants::propose(&mut scene.world.unit, &here, id, to, cast.manager, scene.world.now).await?;
    scene.facts.learn(&id, Fact { owner: Some(to), state: "proposed", ..Fact::default() });
    let hers = Seat { kind: "whose it would be", person: to, role: cast.strangers[1].role };
    Ok(vec![thing("grant", "held", &mine.id, Vec::new()), thing("grant", "proposed", &id, vec![hers])])
}

/// A form of many pages, begun and filled in in the application itself: its kind is the path it began at.
pub async fn draft(town: &Town, kind: &'static str, owner: Seat) -> Thing {
    let mut browser = town.as_person(owner.person).await;
    let first = browser.post(kind, &[]).await.leads_to().to_owned();
    let below = first.strip_prefix(kind).unwrap_or_else(|| panic!("{kind} leads to {first}"));
    let (id, step) = below.trim_start_matches('/').split_once('/').expect("an id and a step");
    let mut at = first.clone();
    while !at.ends_with("/check") {
        let page = browser.get(&at).await;
        let answers = first_of_each(&page.body);
        let answers: Vec<(&str, &str)> = answers.iter().map(|(name, value)| (*name, *value)).collect();
        let sent = browser.submit(&page, &at, &answers).await;
        assert_eq!(sent.status, 303, "{at} with {answers:?}");
        sent.leads_to().clone_into(&mut at);
    }
    Thing { step: step.to_owned(), ..thing(kind, "", &id, vec![owner]) }
}

/// The first choice of every question on a page, and of every list.
fn first_of_each(html: &str) -> BTreeMap<&str, &str> {
    let mut first = BTreeMap::new();
    let mut list = None;
    for tag in html.split('<').filter_map(|part| part.split('>').next()) {
        let attribute =
            |name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        match tag.split(' ').next() {
            Some("input") if matches!(attribute("type"), Some("radio" | "checkbox")) => {
                if let (Some(name), Some(value)) = (attribute("name"), attribute("value")) {
                    first.entry(name).or_insert(value);
                }
            }
            Some("select") => list = attribute("name"),
            Some("option") => {
                if let (Some(name), Some(value)) =
                    (list, attribute("value").filter(|value| !value.is_empty()))
                {
                    first.entry(name).or_insert(value);
                }
            }
            _ => {}
        }
    }
    first
}

/// Proposals of the engine: one to publish, one published, one dropped, made in the application itself.
pub async fn runs(town: &Town, cast: &Cast) -> Vec<Thing> {
    let mut browser = town.as_role(cast.coordinator, Role::Coordinating(cast.programme)).await;
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

/// A workshop in its lobby, and the code that people type to come in.
pub async fn workshop(town: &Town, cast: &Cast) -> (Thing, String) {
    let leads = Role::Coordinating(cast.programme);
    let mut browser = town.as_role(cast.coordinator, leads).await;
    let plan = [
        ("question", "What?"),
        ("consent", "I want to."),
        ("seats", "5"),
        ("way", "protected"),
        ("scheme", "dots"),
    ];
    let path = browser.post("/ngt/new", &plan).await.leads_to().to_owned();
    let page = browser.get(&path).await.body;
    let code = page.split_once("trellis-code\">").and_then(|(_, rest)| rest.split('<').next());
    let code = code.unwrap_or_else(|| panic!("{path} shows a code")).replace(' ', "");
    let id = path.trim_start_matches("/ngt/").trim_end_matches("/control").to_owned();
    let own = vec![Seat { kind: "whoever leads it", person: cast.coordinator, role: leads }];
    (thing("workshop", "", &id, own), code)
}

/// The fields that pin somebody who waits and somebody who is available, and the pin that they made.
pub async fn pinned(town: &Town, cast: &Cast, things: &[Thing]) -> (Vec<(&'static str, String)>, String) {
    let part = |hat: Hat, state: &str| {
        let worn = |thing: &&Thing| thing.own.first().is_some_and(|seat| seat.role.hat() == Some(hat));
        let mut parts = things.iter().filter(|thing| thing.kind == "participation" && thing.state == state);
        parts.find(worn).expect("they are on the stage").id.clone()
    };
    let run = things.iter().find(|thing| thing.kind == "run" && thing.state == "draft");
    let fields = vec![
        ("cohort", cast.cohort.to_string()),
        ("run", run.expect("it is on the stage").id.clone()),
        ("kind", "mentor".to_owned()),
        ("mentee", part(Hat::Mentee, "waiting")),
        ("giver", part(Hat::Mentor, "available")),
        ("what", "forbidden".to_owned()),
        ("reason", "They know each other.".to_owned()),
    ];
    let mut browser = town.as_role(cast.coordinator, Role::Coordinating(cast.programme)).await;
    let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = browser.post("/co/matching/pins", &sent).await;
    assert!(done.status.is_redirection(), "pinning: {}", done.status);
    let page = browser.get(&format!("/co/matching?cohort={}", cast.cohort)).await;
    let lift = page.form("/co/matching/pins/lifted");
    let pin = lift.fields.into_iter().find(|(name, _)| name == "pin").expect("the form names its pin");
    (fields, pin.1)
}
