//! Givers with a session each, and mentees who ask them: one more than there are places.

use std::{collections::VecDeque, fs, path::Path};

use jiff::Timestamp;
use rand::{SeedableRng, rngs::StdRng};
use trellis_domain::{
    circle::CircleState,
    cohort::CohortState,
    hat::{Grant, Hat, Role},
    id::{CohortId, Id, PairId, PersonId},
    pair::{Kind, PairState, Side},
    participation::ParticipationState,
    permission::{Action, Actor, Standing, may},
    sponsorship::{ActKind, ActState, Aim, Forum},
};
use trellis_identity::sessions;
use trellis_store::{
    Store,
    circles::seats,
    pairs,
    people::Profile,
    sealing::{Keys, Purpose},
    sponsorships::{self, Facts, SponsorshipAct},
};
use trellis_world::{Builder, circles::Made};

use crate::server::post;

/// Places that each giver offers.
pub const PLACES: i64 = 3;
/// Mentees who ask each giver.
const ASKING: i64 = PLACES + 1;

/// A mentee's request, and what its giver's browser knows.
#[derive(Clone)]
pub struct Request {
    /// The pair.
    pub pair: PairId,
    /// The giver.
    pub giver: PersonId,
    /// What the giver's browser sends as its session.
    pub cookie: String,
    /// The token of that session's forms.
    pub csrf: String,
    /// The key of the form, the same whenever this request is answered again: here the pair's own, so that it is found.
    pub form: String,
}

impl Request {
    fn path(&self) -> String {
        format!("/requests/{}/acceptance", self.pair)
    }

    /// The giver says yes; the status of the answer, if one came.
    pub fn accept(&self, origin: &str) -> Option<u16> {
        let body = format!("csrf={}&idem={}", self.csrf, self.form);
        post(origin, &self.path(), &self.cookie, &body).map(|answer| answer.status)
    }
}

/// The cohort that they are in.
pub struct Cohort {
    id: CohortId,
    givers: u64,
}

impl Cohort {
    /// A cohort without anybody.
    pub async fn begin(store: &Store) -> Self {
        let mut b = Builder::new(store.write().await.unwrap(), now(), 1);
        let programme = b.programme("Host", "Programme", ["Development", "Datblygu"]).await.unwrap();
        let id = b.cohort(programme, "Spring", CohortState::Running, -10).await.unwrap();
        b.unit.commit().await.unwrap();
        Self { id, givers: 0 }
    }

    /// At least so many new requests, of new mentees to new givers, in an order that mixes the givers.
    pub async fn ask(&mut self, store: &Store, at_least: usize) -> VecDeque<Request> {
        let mut by_giver = Vec::new();
        let mut b = Builder::new(store.write().await.unwrap(), now(), 1_000 + self.givers);
        while by_giver.len() * (ASKING as usize) < at_least {
            self.givers += 1;
            by_giver.push(self.giver(&mut b).await);
        }
        b.unit.commit().await.unwrap();
        let turn = |turn: usize| by_giver.iter().map(move |requests| requests[turn].clone());
        (0..ASKING as usize).flat_map(turn).collect()
    }

    /// Lets the giver of a request lead a circle, under a name of their own choice, and sponsor somebody for whom something
    /// is planned: name and plan lie sealed under the keys of this data folder.
    pub async fn seal(&self, store: &Store, data: &Path, request: &Request) {
        let key = |purpose: &Purpose| fs::read(data.join(format!("keys/{}.key", purpose.name()))).unwrap();
        let keys = Keys::new(Purpose::ALL.map(|purpose| key(&purpose).try_into().unwrap()));
        let mut b = Builder::new(store.write().await.unwrap(), now(), 77);
        let mut dice = StdRng::seed_from_u64(78);
        let (state, person) = (ParticipationState::Available, request.giver);
        let leader = (person, b.takes_part(person, self.id, Hat::Facilitator, state, &[], 1).await.unwrap());
        let made = Made {
            name: "Tuesday",
            slot: "",
            state: CircleState::Contracting,
            leaders: &[leader],
            members: &[],
            yes: 0,
        };
        let circle = b.circle(self.id, &made).await.unwrap();
        let its = Standing { mentee: true, state: CircleState::Offered.code(), ..Standing::default() };
        let actor = Actor::Person { person, role: Role::Newcomer };
        let permit = may(actor, Action::AnswerCircle, circle, &its).unwrap();
        seats::call(&mut b.unit, &keys, &permit, leader.1, "Wren", &mut dice).await.unwrap();

        let sponsor = (person, b.takes_part(person, self.id, Hat::Sponsor, state, &[], 1).await.unwrap());
        let mentee = b.person("sponsored@example.org", &Profile::default()).await.unwrap();
        let (state, wants) = (ParticipationState::Placed, [Hat::Sponsor]);
        let mentee = (mentee, b.takes_part(mentee, self.id, Hat::Mentee, state, &wants, 5).await.unwrap());
        let pair = b.pair(self.id, Kind::Sponsor, mentee, sponsor, PairState::Active).await.unwrap();
        let facts = Facts {
            kind: ActKind::Boost,
            forum: Forum::Board,
            aim: Aim::Recruitment,
            post: None,
            state: ActState::Planned,
            planned_on: b.today(),
            done_on: None,
            allowed: false,
            ground: None,
            looks: 0,
            told: None,
        };
        let act = SponsorshipAct { id: Id::random(&mut dice), pair, facts, version: 1 };
        sponsorships::add(&mut b.unit, &keys, &act, &mut dice).await.unwrap();
        b.unit.commit().await.unwrap();
    }

    async fn giver(&self, b: &mut Builder) -> Vec<Request> {
        let number = self.givers;
        let person = b.person(&format!("giver{number}@example.org"), &Profile::default()).await.unwrap();
        let state = ParticipationState::Available;
        let giver = (person, b.takes_part(person, self.id, Hat::Mentor, state, &[], PLACES).await.unwrap());
        let mut dice = StdRng::seed_from_u64(number);
        let token = sessions::begin(&mut b.unit, person, true, "Test", b.now, &mut dice).await.unwrap();
        let session = sessions::find(&mut b.unit, token.reveal()).await.unwrap().unwrap();
        let mut requests = Vec::new();
        for ask in 0..ASKING {
            let address = format!("mentee{number}-{ask}@example.org");
            let person = b.person(&address, &Profile::default()).await.unwrap();
            let (state, wants) = (ParticipationState::Waiting, [Hat::Mentor]);
            let mentee =
                (person, b.takes_part(person, self.id, Hat::Mentee, state, &wants, 5).await.unwrap());
            let pair = b.pair(self.id, Kind::Mentor, mentee, giver, PairState::Requested).await.unwrap();
            let asked = b.drawn(self.id, Kind::Mentor, mentee, giver, PairState::Requested);
            let asked = pairs::Pair { id: pair, ..asked };
            pairs::say_yes(&mut b.unit, &asked, Side::Mentee, b.now).await.unwrap();
            requests.push(Request {
                pair,
                giver: giver.0,
                cookie: token.reveal().to_owned(),
                csrf: session.csrf.clone(),
                form: pair.uuid().simple().to_string(),
            });
        }
        requests
    }
}

/// Somebody who holds a role of the staff, signed in; what their browser sends, and the token of its forms.
pub async fn signed_in(store: &Store, address: &str, role: Grant) -> (String, String) {
    let seed = address.bytes().fold(0, |seed: u64, byte| seed.wrapping_mul(31) + u64::from(byte));
    let mut b = Builder::new(store.write().await.unwrap(), now(), seed);
    let mut dice = StdRng::seed_from_u64(seed + 1);
    let programme = match role {
        Grant::Coordinator | Grant::SponsorshipGuardian => {
            let programme = b.programme("Host", "Programme", ["Development", "Datblygu"]).await.unwrap();
            b.cohort(programme, "Spring", CohortState::Running, -10).await.unwrap();
            Some(programme)
        }
        Grant::Admin => None,
    };
    let person = b.person(address, &Profile::default()).await.unwrap();
    b.grant(person, role, programme).await.unwrap();
    let token = sessions::begin(&mut b.unit, person, true, "Test", b.now, &mut dice).await.unwrap();
    let session = sessions::find(&mut b.unit, token.reveal()).await.unwrap().unwrap();
    b.unit.commit().await.unwrap();
    (token.reveal().to_owned(), session.csrf)
}

#[expect(clippy::disallowed_methods, reason = "the server that is tested has the real clock")]
fn now() -> Timestamp {
    Timestamp::now()
}
