//! Circles: a coordinator forms them, people join and leave, they agree to rules, meet, and decide how to go on.

use jiff::SignedDuration;
use rand::{Rng, seq::IndexedRandom};
use trellis_domain::{
    circle::{CircleState, LEADERS, Onward, Part, SeatState},
    hat::Hat,
    id::ParticipationId,
    meeting::Mode,
    participation::ParticipationState as State,
    permission::Actor,
};
use trellis_programme::{
    Act, Stop,
    circles::{
        self, Outcome, Seat, ending,
        forming::{self, Plan},
        meeting, rules,
    },
};

use super::{
    Done, Year,
    picture::{Picture, Ring},
};

/// As many circles as are on their way at once.
const AT_ONCE: usize = 3;

impl Year {
    pub(super) async fn in_a_circle(&mut self, now: &Picture) -> Done {
        let on_the_way = |ring: &&Ring| ring.circle.state.open();
        let under_way = now.circles.values().filter(on_the_way).count();
        if under_way < AT_ONCE && self.dice.random_bool(0.1) {
            return ("formed a circle", self.forms(now).await);
        }
        let over = self.dice.random_bool(0.05);
        let rings: Vec<&Ring> = now.circles.values().filter(|ring| over || on_the_way(ring)).collect();
        let Some(ring) = rings.choose(&mut self.dice) else { return ("nothing", Err(Stop::NotFound)) };
        if ring.circle.state == CircleState::Running && self.dice.random_bool(0.4) {
            let dated = ring.sessions.iter().any(|session| session.outcome == Outcome::Planned);
            return if dated {
                ("told of a session", self.tells_of(ring).await)
            } else {
                ("set a session", self.sets(ring).await)
            };
        }
        // Mostly what there is to do where the circle stands, and now and then anything.
        let usual = match ring.circle.state {
            CircleState::Forming => 0..8,
            CircleState::Offered => 8..30,
            CircleState::Contracting => 10..54,
            CircleState::Running => 20..80,
            CircleState::Merging => 14..32,
            CircleState::Deciding => 79..91,
            CircleState::Alumni | CircleState::Closed => 75..94,
        };
        let what = if self.dice.random_bool(0.9) { usual } else { 0..94 };
        match self.dice.random_range(what) {
            0..5 => ("offered a circle", self.offers(ring).await),
            5..8 => ("changed a draft", self.changes(now, ring).await),
            8 => ("dropped a draft", self.drops(ring).await),
            9..26 => self.answers(ring).await,
            26..30 => ("added places", self.adds(now, ring).await),
            30..33 => ("wrote rules", self.writes_rules(ring).await),
            33..36 => ("shared earlier rules", self.shares_rules(ring).await),
            36..54 => ("agreed", self.agrees(ring).await),
            54..58 => ("set a session", self.sets(ring).await),
            58..74 => ("told of a session", self.tells_of(ring).await),
            74..76 => ("left a circle", self.goes_out(ring).await),
            76..79 => ("named a leader", self.names(now, ring).await),
            79..91 => ("decided", self.decides(ring).await),
            91 => ("ended a circle", self.ends(ring).await),
            _ => ("left a circle", self.goes_out(ring).await),
        }
    }

    fn candidates(
        &mut self,
        now: &Picture,
        ring: Option<&Ring>,
        hat: Hat,
        number: usize,
    ) -> Vec<ParticipationId> {
        let told = |id: &ParticipationId| {
            ring.is_some_and(|ring| ring.seats.iter().any(|seat| seat.participation == *id))
        };
        let free = |state| matches!(state, State::Waiting | State::Placed | State::Available);
        let those = now.people.values().filter(|one| one.hat == hat && free(one.state) && !told(&one.id));
        let those: Vec<ParticipationId> = those.map(|one| one.id).collect();
        those.choose_multiple(&mut self.dice, number).copied().collect()
    }

    fn plan(&mut self, now: &Picture, ring: Option<&Ring>) -> Plan {
        let number = if self.dice.random_bool(0.1) { 3 } else { self.dice.random_range(6..=11) };
        let inside = |part| ring.map_or(0, |ring| seated(ring, part, SeatState::Accepted).len());
        let (leaders, members) = (inside(Part::Leader), inside(Part::Member));
        Plan {
            name: "Thursday circle".to_owned(),
            slot: String::new(),
            mode: Mode::Remote,
            sessions: self.dice.random_range(2..4),
            leaders: self.candidates(now, ring, Hat::Facilitator, LEADERS.saturating_sub(leaders)),
            members: self.candidates(now, ring, Hat::Mentee, number.max(members) - members),
        }
    }

    async fn forms(&mut self, now: &Picture) -> Result<(), Stop> {
        let (plan, cohort) = (self.plan(now, None), self.world.cohort);
        let forms = async |act: &mut Act| forming::form(act, cohort, plan).await.map(drop);
        self.does(self.world.coordinator(), forms).await
    }

    async fn changes(&mut self, now: &Picture, ring: &Ring) -> Result<(), Stop> {
        let (plan, id) = (self.plan(now, Some(ring)), ring.circle.id);
        self.does(self.world.coordinator(), async |act| forming::change(act, id, plan).await).await
    }

    async fn offers(&mut self, ring: &Ring) -> Result<(), Stop> {
        let id = ring.circle.id;
        self.does(self.world.coordinator(), async |act| forming::offer(act, id).await).await
    }

    async fn drops(&mut self, ring: &Ring) -> Result<(), Stop> {
        let id = ring.circle.id;
        self.does(self.world.coordinator(), async |act| forming::drop_draft(act, id).await).await
    }

    async fn adds(&mut self, now: &Picture, ring: &Ring) -> Result<(), Stop> {
        // Mostly as many as there are places left, although others have not answered yet.
        let left = 10_usize.saturating_sub(seated(ring, Part::Member, SeatState::Accepted).len());
        let number = if self.dice.random_bool(0.8) { left } else { 7 };
        let (more, id) = (self.candidates(now, Some(ring), Hat::Mentee, number), ring.circle.id);
        self.does(self.world.coordinator(), async |act| forming::add(act, id, &more).await).await
    }

    async fn names(&mut self, now: &Picture, ring: &Ring) -> Result<(), Stop> {
        let found = self.candidates(now, Some(ring), Hat::Facilitator, 1);
        let (one, id) = (*found.first().ok_or(Stop::NotFound)?, ring.circle.id);
        self.does(self.world.coordinator(), async |act| forming::name_leader(act, id, one).await).await
    }

    /// Somebody in a state, of either part.
    fn one_of(&mut self, ring: &Ring, part: Option<Part>, state: SeatState) -> Result<(Actor, Seat), Stop> {
        let parts = part.map_or(Part::ALL, |part| match part {
            Part::Member => &[Part::Member],
            Part::Leader => &[Part::Leader],
        });
        let those: Vec<&Seat> = parts.iter().flat_map(|part| seated(ring, *part, state)).collect();
        let seat = those.choose(&mut self.dice).ok_or(Stop::NotFound)?;
        let hat = if seat.part == Part::Leader { Hat::Facilitator } else { Hat::Mentee };
        Ok((self.world.wearing((seat.person, seat.participation), hat), (*seat).clone()))
    }

    async fn answers(&mut self, ring: &Ring) -> Done {
        let id = ring.circle.id;
        let (yes, state) = (self.dice.random_bool(0.88), self.dice.random_bool(0.97));
        let state = if state { SeatState::Offered } else { SeatState::Accepted };
        let found = self.one_of(ring, Some(Part::Member), state);
        let actor = match found {
            Ok((actor, _)) => actor,
            Err(stop) => return ("joined", Err(stop)),
        };
        if yes {
            ("joined", self.does(actor, async |act| circles::accept(act, id, "Sunny").await).await)
        } else {
            ("passed", self.does(actor, async |act| circles::pass(act, id).await).await)
        }
    }

    async fn goes_out(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, (actor, _)) = (ring.circle.id, self.one_of(ring, None, SeatState::Accepted)?);
        self.does(actor, async |act| circles::leave(act, id).await).await
    }

    async fn writes_rules(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, since) = (ring.circle.id, ring.circle.rules);
        if since > 0 && self.dice.random_bool(0.7) {
            return Err(Stop::NotFound);
        }
        let (actor, _) = self.one_of(ring, None, SeatState::Accepted)?;
        self.does(actor, async |act| rules::write(act, id, since, "We listen first").await).await
    }

    async fn shares_rules(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, (actor, _)) = (ring.circle.id, self.one_of(ring, None, SeatState::Accepted)?);
        self.does(actor, async |act| rules::share(act, id).await).await
    }

    /// Somebody agrees, mostly one who has not yet.
    async fn agrees(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, version) = (ring.circle.id, ring.circle.rules);
        let lacks = |seat: &&Seat| seat.state == SeatState::Accepted && seat.agreed != Some(version);
        let those: Vec<&Seat> = ring.seats.iter().filter(lacks).collect();
        let (person, participation, part) = match those.choose(&mut self.dice) {
            Some(seat) => (seat.person, seat.participation, seat.part),
            None => {
                let (_, seat) = self.one_of(ring, None, SeatState::Accepted)?;
                (seat.person, seat.participation, seat.part)
            }
        };
        let hat = if part == Part::Leader { Hat::Facilitator } else { Hat::Mentee };
        let actor = self.world.wearing((person, participation), hat);
        self.does(actor, async |act| rules::agree(act, id, version).await).await
    }

    async fn sets(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, (actor, _)) = (ring.circle.id, self.one_of(ring, Some(Part::Leader), SeatState::Accepted)?);
        let hours = self.dice.random_range(-20..90);
        let at = self.world.now().saturating_add(SignedDuration::from_hours(hours)).unwrap();
        self.does(actor, async |act| meeting::set(act, id, at).await).await
    }

    /// Those who lead say how many came; now and then a member tries to.
    async fn tells_of(&mut self, ring: &Ring) -> Result<(), Stop> {
        let part = if self.dice.random_bool(0.97) { Part::Leader } else { Part::Member };
        let (id, (actor, _)) = (ring.circle.id, self.one_of(ring, Some(part), SeatState::Accepted)?);
        let heads = match self.dice.random_range(0..20) {
            0..2 => None,
            2..7 => Some(self.dice.random_range(1..3)),
            7 => Some(13),
            _ => Some(self.dice.random_range(3..12)),
        };
        let told = self.does(actor, async |act| meeting::tell(act, id, heads).await).await;
        assert!(
            told.is_err() || (part == Part::Leader && heads != Some(13)),
            "{part:?} told of {heads:?} heads"
        );
        told
    }

    async fn decides(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, (actor, _)) = (ring.circle.id, self.one_of(ring, Some(Part::Leader), SeatState::Accepted)?);
        let onward = *Onward::ALL.choose(&mut self.dice).unwrap();
        self.does(actor, async |act| meeting::decide(act, id, onward).await).await
    }

    async fn ends(&mut self, ring: &Ring) -> Result<(), Stop> {
        let (id, (leader, _)) = (ring.circle.id, self.one_of(ring, Some(Part::Leader), SeatState::Accepted)?);
        let actor = if self.dice.random_bool(0.5) { leader } else { self.world.coordinator() };
        self.does(actor, async |act| ending::end(act, id).await).await
    }
}

/// Those who do this in the circle and stand so.
pub fn seated(ring: &Ring, part: Part, state: SeatState) -> Vec<&Seat> {
    ring.seats.iter().filter(|seat| seat.part == part && seat.state == state).collect()
}
