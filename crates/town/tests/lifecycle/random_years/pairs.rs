//! Two people: from a suggestion to the end, and what must hold of places, hours and the queue.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use rand::{Rng, seq::IndexedRandom};
use trellis_domain::{
    capacity,
    departure::Onward,
    hat::Hat,
    id::{PairId, PersonId},
    meeting::{MeetingState, Mode},
    pair::{Kind, PairState, Side},
    participation::ParticipationState as State,
    permission::Action,
};
use trellis_programme::{
    Act, Meeting, Stop,
    agreements::{self, Terms},
    hand_overs,
    meetings::{self, Offer},
    overview, pairs, requests, reviews, suggestions,
};
use trellis_store::{meetings as kept_meetings, pairs::Pair};

use super::{
    Done, Year,
    circles_hold::leads_now,
    picture::{Picture, walks},
};

impl Year {
    pub(super) async fn suggest(&mut self, now: &Picture) -> Result<(), Stop> {
        let mentee = *self.mentees.choose(&mut self.dice).unwrap();
        let kind = *Kind::ALL.choose(&mut self.dice).unwrap();
        let of_kind: Vec<_> = self.givers.iter().filter(|(_, hat)| *hat == kind.hat()).collect();
        let (giver, _) = **of_kind.choose(&mut self.dice).unwrap();
        let stands =
            |who, states: &[State]| now.people.get(&who).is_some_and(|one| states.contains(&one.state));
        let ready = stands(mentee.1, &[State::Waiting, State::Placed])
            && stands(giver.1, &[State::Available, State::Placed]);
        let open = |pair: &Pair| pair.mentee == mentee.1 && pair.giver == giver.1 && pair.state.open();
        if !ready || now.pairs.values().any(open) {
            return Err(Stop::NotFound);
        }
        self.world.pair(kind, mentee, giver, PairState::Suggested).await;
        Ok(())
    }

    /// One of the two of some pair does what some page of a pair can do, whatever the pair's state.
    pub(super) async fn in_a_pair(&mut self, now: &Picture) -> Done {
        if self.dice.random_bool(0.2) {
            return self.meets(now).await;
        }
        let further = self.dice.random_bool(0.5);
        let open =
            now.pairs.values().filter(|pair| pair.state.holds_place() || (!further && pair.state.open()));
        let open: Vec<&Pair> = open.collect();
        let Some(pair) = open.choose(&mut self.dice) else { return ("nothing", Err(Stop::NotFound)) };
        let id = pair.id;
        let mentee = self.world.wearing((pair.mentee_person, pair.mentee), Hat::Mentee);
        let giver = self.world.wearing((pair.giver_person, pair.giver), pair.kind.hat());
        let one = if self.dice.random_bool(0.5) { mentee } else { giver };
        let yes = self.dice.random_bool(0.85);
        let helen = self.world.coordinator();
        // Mostly what there is to do where the pair stands, and now and then anything.
        let usual = match pair.state {
            PairState::Suggested => 0..6,
            PairState::Requested => 6..13,
            PairState::Chemistry => 13..20,
            PairState::Contracting => 20..28,
            PairState::Paused => 28..33,
            // Most of those who are under way go on.
            _ if yes => 28..40,
            _ => 27..40,
        };
        let what = if self.dice.random_bool(0.8) { usual } else { 0..40 };
        match self.dice.random_range(what) {
            0..5 => ("asked", self.does(mentee, async |act| suggestions::ask(act, id).await).await),
            5 => ("dismissed", self.does(mentee, async |act| suggestions::dismiss(act, id).await).await),
            6..11 => {
                ("accepted", self.does(one, async |act| requests::accept(act, id).await.map(drop)).await)
            }
            11 => ("declined", self.does(one, async |act| requests::decline(act, id, None).await).await),
            12 => ("withdrew", self.does(mentee, async |act| requests::withdraw(act, id).await).await),
            13..20 => {
                let talked = async |act: &mut Act| pairs::answer_first_talk(act, id, yes).await.map(drop);
                ("talked", self.does(one, talked).await)
            }
            20..27 => {
                let template = match pair.kind {
                    Kind::Mentor => "agreement-mentor",
                    Kind::Sponsor => "agreement-sponsor",
                    Kind::Ally => "agreement-ally",
                };
                let terms = Terms { template, version: 1, clauses: 0 };
                ("signed", self.does(one, async |act| agreements::sign(act, id, terms).await).await)
            }
            27 => ("ended", self.does(one, async |act| pairs::end(act, id, None).await).await),
            28 => ("paused", self.does(helen, async |act| overview::pause(act, id).await).await),
            29..31 => ("resumed", self.does(helen, async |act| overview::resume(act, id).await).await),
            31..33 => {
                let onward = *Onward::ALL.choose(&mut self.dice).unwrap();
                let chooses = async |act: &mut Act| hand_overs::choose(act, id, onward).await;
                ("chose a way on", self.does(mentee, chooses).await)
            }
            33 => {
                let would = async |act: &mut Act| reviews::stay_in_touch(act, id, yes).await;
                ("stays in touch", self.does(one, would).await)
            }
            34..36 => {
                let at = self.world.now().saturating_add(SignedDuration::from_hours(24 * 8)).unwrap();
                let offer = Offer { times: vec![at], minutes: 60, mode: Mode::Remote, place: String::new() };
                ("offered times", self.does(one, async |act| meetings::offer(act, id, offer).await).await)
            }
            36..38 => ("booked", self.does(one, async |act| books(act, id).await).await),
            _ => ("met", self.does(one, async |act| tells(act, id, yes).await).await),
        }
    }

    /// A few of those who are under way meet as people do: times are offered, one is taken, and both say how it went.
    async fn meets(&mut self, now: &Picture) -> Done {
        let active = now.pairs.values().filter(|pair| pair.state == PairState::Active).take(6);
        let active: Vec<&Pair> = active.collect();
        let Some(pair) = active.choose(&mut self.dice) else { return ("nothing", Err(Stop::NotFound)) };
        let (id, (mentee, giver), held) = (pair.id, self.both(pair), self.dice.random_bool(0.85));
        let one = if self.dice.random_bool(0.5) { mentee } else { giver };
        let stands = async |act: &mut Act| {
            let proposed = meetings_in(act, id, MeetingState::Proposed).await?;
            let booked = meetings_in(act, id, MeetingState::Booked).await?;
            let to_come = |meeting: &Meeting| meeting.offered.iter().any(|time| *time > act.now);
            Ok((proposed.iter().any(to_come), !booked.is_empty()))
        };
        let (proposed, booked) = self.world.look(one, stands).await;
        match (proposed, booked) {
            (_, true) => ("met", self.does(one, async |act| tells(act, id, held).await).await),
            (true, false) => ("booked", self.does(one, async |act| books(act, id).await).await),
            (false, false) => {
                let at = self.world.now().saturating_add(SignedDuration::from_hours(24 * 5)).unwrap();
                let offer = Offer { times: vec![at], minutes: 45, mode: Mode::Remote, place: String::new() };
                ("offered times", self.does(one, async |act| meetings::offer(act, id, offer).await).await)
            }
        }
    }

    pub(super) fn check_pairs(&self, before: &Picture, now: &Picture, arrows: usize) {
        let mut open = BTreeSet::new();
        let mut helps: BTreeMap<(PersonId, PersonId), BTreeSet<Kind>> = BTreeMap::new();
        for pair in now.pairs.values() {
            if let Some(was) = before.pairs.get(&pair.id) {
                let way = (was.state, pair.state);
                assert!(walks(PairState::ALL, PairState::leads_to, way, arrows), "a pair went {way:?}");
                if way == (PairState::Requested, PairState::Chemistry) {
                    let apart = self.are_apart(pair.mentee_person, pair.giver_person);
                    assert!(!apart, "two who are kept apart were brought together");
                }
            }
            if pair.state.open() {
                let one = (pair.mentee, pair.giver, pair.kind);
                assert!(open.insert(one), "two open pairs of the same two: {one:?}");
            }
            if pair.state.holds_place() {
                helps.entry((pair.mentee_person, pair.giver_person)).or_default().insert(pair.kind);
                for side in [Side::Mentee, Side::Giver] {
                    let part = if side == Side::Mentee { pair.mentee } else { pair.giver };
                    let state = now.people[&part].state;
                    assert!(state.open(), "{side:?} of a pair that goes on is {}", state.code());
                    assert_ne!(state, State::Waiting, "{side:?} waits in a pair that goes on");
                }
            }
        }
        for (two, kinds) in helps {
            let both = kinds.contains(&Kind::Mentor) && kinds.contains(&Kind::Sponsor);
            assert!(!both, "mentor and sponsor of the same mentee are two people: {two:?}");
        }
    }

    /// Places, hours over all hats, participations and the queue.
    pub(super) fn check_people(&mut self, before: &Picture, now: &Picture) {
        let held = |pair: &&Pair| pair.state.holds_place();
        for (giver, (taken, places)) in &now.places {
            let helps = now.pairs.values().filter(held).filter(|pair| pair.giver == *giver).count();
            let leads = now.circles.values().filter(|ring| leads_now(ring, *giver)).count();
            assert_eq!(i64::try_from(helps + leads).unwrap(), *taken, "places taken of {giver}");
            // Whoever makes less room keeps those that they have; nobody new is let in over it.
            let had = before.places.get(giver).map_or(0, |(taken, _)| *taken);
            assert!(taken <= places || *taken <= had, "{giver} has {taken} of {places} places taken");
        }
        for (person, hours) in &now.hours {
            let helps = now.pairs.values().filter(held).filter(|pair| pair.giver_person == *person);
            let parts = now.people.values().filter(|one| one.person == *person);
            let leads = parts.map(|one| now.circles.values().filter(|ring| leads_now(ring, one.id)).count());
            let leads = i64::try_from(leads.sum::<usize>()).unwrap() * capacity::half_hours(Hat::Facilitator);
            let load = helps.map(|pair| pair.kind.half_hours()).sum::<i64>() + leads;
            let load = load + self.unladen.get(person).copied().unwrap_or_default();
            assert_eq!(load, hours.load, "half-hours of {person} over all their hats");
            let had = before.hours.get(person).map_or(0, |hours| hours.load);
            let most = hours.cap.min(16);
            assert!(load <= most || load <= had, "{person} gives {load} of {most} half-hours a month");
        }
        for one in now.people.values() {
            if let Some(was) = before.people.get(&one.id) {
                let leads = |from: State, to| from.leads_to(to, one.hat.gives());
                let way = (was.state, one.state);
                assert!(walks(State::ALL, leads, way, usize::MAX), "{:?} went {way:?}", one.hat);
            }
            if one.hat == Hat::Mentee && one.state.open() {
                let at = one.queued_at.expect("a mentee has a date in the queue");
                let first = *self.queued.entry(one.id).or_insert(at);
                assert_eq!(first, at, "a mentee keeps the first date in the queue");
            }
        }
    }
}

/// The meetings of a pair in one state, as one of the two finds them.
async fn meetings_in(act: &mut Act, id: PairId, state: MeetingState) -> Result<Vec<Meeting>, Stop> {
    let permit = act.may(Action::ReadPair, id).await?;
    let all = kept_meetings::of_pair(&mut act.unit, &permit).await?;
    Ok(all.into_iter().filter(|meeting| meeting.state == state).collect())
}

/// Takes the first time that is offered.
async fn books(act: &mut Act, id: PairId) -> Result<(), Stop> {
    let offered = meetings_in(act, id, MeetingState::Proposed).await?;
    let first = offered.first().ok_or(Stop::NotFound)?;
    meetings::book(act, first.id, 1).await.map(drop)
}

/// Says whether a meeting that is over took place.
async fn tells(act: &mut Act, id: PairId, held: bool) -> Result<(), Stop> {
    let booked = meetings_in(act, id, MeetingState::Booked).await?;
    let now = act.now;
    let over = booked.iter().find(|meeting| meeting.starts_at.is_some_and(|at| at < now));
    meetings::confirm(act, over.ok_or(Stop::NotFound)?.id, held, 60).await.map(drop)
}
