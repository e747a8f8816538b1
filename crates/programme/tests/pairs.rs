//! From a suggestion to an ending and on to the next one, on both engines, with a clock that the test moves.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told has failed")]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use jiff::{SignedDuration, Timestamp, ToSpan};
use rand::{SeedableRng, rngs::StdRng};
use trellis_database::testing::on_each;
use trellis_domain::{
    cohort::CohortState,
    hat::{Hat, Role},
    id::{CohortId, PairId, ParticipationId, PersonId},
    meeting::{MeetingState, Mode},
    pair::{DeclineReason, EndReason, Kind, PairState},
    participation::ParticipationState,
    permission::{Action, Actor},
    refusal::Refusal,
};
use trellis_programme::{
    Act, Ground, Stop,
    agreements::{self, Terms},
    jobs,
    meetings::{self, Offer},
    overview, pairs, requests, suggestions,
};
use trellis_store::{
    Store, capacities,
    letters::{self, Kind as LetterKind},
    migrations, notices,
    people::Profile,
    sealing::Keys,
};
use trellis_world::Builder;

type Member = (PersonId, ParticipationId);

/// A cohort, a mentee and some givers.
#[derive(Clone)]
struct World {
    ground: Ground,
    clock: Arc<Mutex<Timestamp>>,
    programme: trellis_domain::id::ProgrammeId,
    cohort: CohortId,
    amina: Member,
    grace: Member,
    david: Member,
    helen: PersonId,
}

/// The standard text of this version, with nothing added.
const fn terms(version: i64) -> Terms<'static> {
    Terms { template: "agreement-mentor", version, clauses: 0 }
}

const START: &str = "2026-11-23T09:00:00Z";

async fn builder(store: &Store, now: Timestamp, seed: u64) -> Builder {
    Builder::new(store.write().await.unwrap(), now, seed)
}

async fn person(builder: &mut Builder, name: &str) -> PersonId {
    let profile = Profile { first_name: name.to_owned(), ..Profile::default() };
    builder.person(&format!("{}@example.org", name.to_lowercase()), &profile).await.unwrap()
}

async fn giver(builder: &mut Builder, name: &str, cohort: CohortId, hat: Hat, places: i64) -> Member {
    let person = person(builder, name).await;
    let state = ParticipationState::Available;
    (person, builder.takes_part(person, cohort, hat, state, &[], places).await.unwrap())
}

async fn mentee(builder: &mut Builder, name: &str, cohort: CohortId) -> Member {
    let person = person(builder, name).await;
    let (state, wants) = (ParticipationState::Waiting, [Hat::Mentor, Hat::Sponsor]);
    (person, builder.takes_part(person, cohort, Hat::Mentee, state, &wants, 5).await.unwrap())
}

impl World {
    async fn new(store: Store) -> Self {
        let now: Timestamp = START.parse().unwrap();
        let clock = Arc::new(Mutex::new(now));
        let (ticking, count) = (Arc::clone(&clock), Arc::new(AtomicU64::new(1)));
        let seeds = move || {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&count.fetch_add(1, Ordering::SeqCst).to_le_bytes());
            seed
        };
        let ground = Ground {
            store: store.clone(),
            keys: Keys::random(&mut StdRng::seed_from_u64(5)),
            clock: Arc::new(move || *ticking.lock().unwrap()),
            seeds: Arc::new(seeds),
            live: trellis_programme::live::in_memory(),
            watched: trellis_programme::workshops::Watched::default(),
        };
        let mut b = builder(&store, now, 9).await;
        let programme = b.programme("Host", "Programme", ["Development", "Datblygu"]).await.unwrap();
        let cohort = b.cohort(programme, "Spring", CohortState::Running, -10).await.unwrap();
        let amina = mentee(&mut b, "Amina", cohort).await;
        let grace = giver(&mut b, "Grace", cohort, Hat::Mentor, 1).await;
        let david = giver(&mut b, "David", cohort, Hat::Mentor, 1).await;
        let helen = person(&mut b, "Helen").await;
        b.unit.commit().await.unwrap();
        Self { ground, clock, programme, cohort, amina, grace, david, helen }
    }

    fn wait(&self, days: i64) {
        let mut now = self.clock.lock().unwrap();
        *now = now.saturating_add(SignedDuration::from_hours(24 * days)).unwrap();
    }

    fn now(&self) -> Timestamp {
        *self.clock.lock().unwrap()
    }

    fn wearing(&self, who: Member, hat: Hat) -> Actor {
        Actor::Person { person: who.0, role: Role::Wearing(hat, self.cohort) }
    }

    fn me(&self) -> Actor {
        self.wearing(self.amina, Hat::Mentee)
    }

    fn mentor(&self) -> Actor {
        self.wearing(self.grace, Hat::Mentor)
    }

    async fn pair(&self, kind: Kind, mentee: Member, giver: Member, state: PairState) -> PairId {
        let seed = giver.1.uuid().as_u64_pair().0 ^ mentee.1.uuid().as_u64_pair().1 ^ state as u64;
        let mut b = builder(&self.ground.store, self.now(), seed).await;
        let id = b.pair(self.cohort, kind, mentee, giver, state).await.unwrap();
        b.unit.commit().await.unwrap();
        id
    }

    async fn does<T>(
        &self,
        actor: Actor,
        action: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let mut act = Act::begin(&self.ground, self.ground.moment(), actor).await?;
        let done = action(&mut act).await?;
        act.commit().await?;
        // No two things happen at the same moment.
        let mut now = self.clock.lock().unwrap();
        *now = now.saturating_add(SignedDuration::from_secs(1)).unwrap();
        Ok(done)
    }

    async fn look<T>(&self, actor: Actor, look: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>) -> T {
        let mut act = Act::look(&self.ground, self.ground.moment(), actor).await.unwrap();
        look(&mut act).await.unwrap()
    }

    /// The kinds of news that a person has, the newest last.
    async fn news(&self, who: Member) -> Vec<String> {
        let actor = self.wearing(who, Hat::Mentee);
        self.look(actor, async |act| {
            let permit = act.may(Action::ReadOwnAccount, who.0).await?;
            let mut kinds: Vec<_> = notices::of(&mut act.unit, &permit).await?;
            kinds.reverse();
            Ok(kinds.into_iter().map(|notice| notice.kind).collect())
        })
        .await
    }

    async fn stands(&self, who: Member) -> (ParticipationState, Option<Timestamp>) {
        self.look(self.wearing(who, Hat::Mentee), async |act| {
            let permit = act.may(Action::ReadOwnParticipation, who.1).await?;
            let found = trellis_store::participations::load(&mut act.unit, &permit).await?;
            Ok((found.state, found.queued_at))
        })
        .await
    }

    async fn taken(&self, who: Member) -> i64 {
        self.look(self.wearing(who, Hat::Mentor), async |act| {
            let permit = act.may(Action::ReadOwnParticipation, who.1).await?;
            Ok(capacities::places(&mut act.unit, &permit).await?.unwrap().taken)
        })
        .await
    }
}

fn refused<T>(result: Result<T, Stop>) -> Option<Refusal> {
    match result {
        Err(Stop::Refused(refusal)) => Some(refusal),
        _ => None,
    }
}

async fn in_both(test: impl AsyncFn(World)) {
    on_each(migrations::ALL, async |store| test(World::new(store).await).await).await;
}

fn three_times(world: &World) -> Offer {
    let at = |hours: i64| world.now() + SignedDuration::from_hours(hours);
    Offer { times: vec![at(48), at(72), at(96)], minutes: 60, mode: Mode::Remote, place: String::new() }
}

#[tokio::test]
async fn a_pair_is_asked_for_begins_meets_ends_and_the_next_one_keeps_the_queue_date() {
    in_both(async |world| {
        let (me, mentor) = (world.me(), world.mentor());
        let queued = world.stands(world.amina).await.1;
        let first = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Suggested).await;
        let second = world.pair(Kind::Mentor, world.amina, world.david, PairState::Suggested).await;

        world.does(me, async |act| suggestions::ask(act, first).await).await.unwrap();
        assert_eq!(world.news(world.grace).await, ["asked"]);
        let again = world.does(me, async |act| suggestions::ask(act, second).await).await;
        assert_eq!(refused(again), Some(Refusal::AskedEnough), "one mentor wanted, one asked");

        let state = world.does(mentor, async |act| requests::accept(act, first).await).await.unwrap();
        assert_eq!(state, PairState::Chemistry);
        assert_eq!(world.taken(world.grace).await, 1);
        assert_eq!(world.stands(world.amina).await.0, ParticipationState::Placed);

        world.does(me, async |act| pairs::answer_first_talk(act, first, true).await).await.unwrap();
        let twice = world.does(me, async |act| pairs::answer_first_talk(act, first, false).await).await;
        assert_eq!(refused(twice), Some(Refusal::MovedOn), "the first answer stands");
        world.does(mentor, async |act| pairs::answer_first_talk(act, first, true).await).await.unwrap();

        world.does(me, async |act| agreements::sign(act, first, terms(1)).await).await.unwrap();
        world.does(mentor, async |act| agreements::sign(act, first, terms(2)).await).await.unwrap();
        let seen = world.look(me, async |act| pairs::read(act, first, Action::ReadPair).await).await;
        assert_eq!(seen.pair.state, PairState::Contracting, "both must sign the same version");
        assert_eq!(seen.signatures.len(), 1);
        world.does(me, async |act| agreements::sign(act, first, terms(2)).await).await.unwrap();
        let seen = world.look(me, async |act| pairs::read(act, first, Action::ReadPair).await).await;
        assert_eq!(seen.pair.state, PairState::Active);
        assert_eq!(seen.pair.started_on.unwrap().to_string(), "2026-11-23");
        assert_eq!(seen.pair.planned_end, Some(seen.cohort.timetable.ends));

        let offer = three_times(&world);
        world.does(mentor, async |act| meetings::offer(act, first, offer).await).await.unwrap();
        let seen = world.look(me, async |act| pairs::read(act, first, Action::ReadPair).await).await;
        let meeting = seen.offered().unwrap().id;
        let own = world.does(mentor, async |act| meetings::book(act, meeting, 2).await).await;
        assert!(matches!(own, Err(Stop::NotFound)), "nobody takes a time that they offered");
        world.does(me, async |act| meetings::book(act, meeting, 2).await).await.unwrap();
        let early = world.does(me, async |act| meetings::confirm(act, meeting, true, 60).await).await;
        assert_eq!(refused(early), Some(Refusal::TimeGone));
        world.wait(4);
        world.does(me, async |act| meetings::confirm(act, meeting, true, 45).await).await.unwrap();
        let seen = world.look(me, async |act| pairs::read(act, first, Action::ReadPair).await).await;
        assert_eq!((seen.held(), seen.meetings[0].minutes), (1, 45));

        let end = async |act: &mut Act| pairs::end(act, first, Some(EndReason::NoTime)).await;
        world.does(mentor, end).await.unwrap();
        assert_eq!(world.taken(world.grace).await, 0);
        assert_eq!(world.news(world.amina).await.last().unwrap(), "pair-ended");
        assert_eq!(world.stands(world.amina).await, (ParticipationState::Waiting, queued));

        world.does(me, async |act| suggestions::ask(act, second).await).await.unwrap();
        let david = world.wearing(world.david, Hat::Mentor);
        world.does(david, async |act| requests::accept(act, second).await).await.unwrap();
        assert_eq!(world.stands(world.amina).await, (ParticipationState::Placed, queued));
    })
    .await;
}

#[tokio::test]
async fn a_dismissed_suggestion_tells_nobody_and_a_decline_names_nobody() {
    in_both(async |world| {
        let first = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Suggested).await;
        world.does(world.me(), async |act| suggestions::dismiss(act, first).await).await.unwrap();
        assert!(world.news(world.grace).await.is_empty() && world.news(world.amina).await.is_empty());

        let second = world.pair(Kind::Mentor, world.amina, world.david, PairState::Requested).await;
        let david = world.wearing(world.david, Hat::Mentor);
        let without = world.does(david, async |act| requests::decline(act, second, None).await).await;
        assert_eq!(refused(without), Some(Refusal::Incomplete));
        let reason = Some(DeclineReason::NotNow);
        world.does(david, async |act| requests::decline(act, second, reason).await).await.unwrap();
        assert_eq!(world.news(world.amina).await, ["list-changed"]);
        let matches = world.look(world.me(), async |act| suggestions::mine(act).await).await;
        assert!(matches.turned_down.contains(&Kind::Mentor));
        assert!(matches.requests.is_empty() && matches.open.is_empty(), "nobody is named");
    })
    .await;
}

#[tokio::test]
async fn a_no_after_the_first_talk_frees_the_place_and_both_read_the_same() {
    in_both(async |world| {
        let id = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Chemistry).await;
        world.does(world.me(), async |act| pairs::answer_first_talk(act, id, false).await).await.unwrap();
        assert_eq!(world.taken(world.grace).await, 0);
        assert_eq!(world.news(world.amina).await, ["not-this-time"]);
        assert_eq!(world.news(world.grace).await, ["not-this-time"]);
        let again = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Requested).await;
        let accepted = world.does(world.mentor(), async |act| requests::accept(act, again).await).await;
        assert_eq!(refused(accepted), Some(Refusal::NotPossible), "not these two again");
    })
    .await;
}

#[tokio::test]
async fn of_a_published_pair_both_are_asked_and_the_place_is_taken_with_the_second_yes() {
    in_both(async |world| {
        let mut b = builder(&world.ground.store, world.now(), 31).await;
        // A run's pair has nobody's yes yet.
        let pair = b.drawn(world.cohort, Kind::Mentor, world.amina, world.grace, PairState::Requested);
        trellis_store::pairs::add(&mut b.unit, &pair).await.unwrap();
        b.unit.commit().await.unwrap();
        let id = pair.id;
        let accept = async |act: &mut Act| requests::accept(act, id).await;
        assert_eq!(world.does(world.mentor(), accept).await.unwrap(), PairState::Requested);
        assert_eq!(world.taken(world.grace).await, 0);
        assert_eq!(world.does(world.me(), accept).await.unwrap(), PairState::Chemistry);
        assert_eq!(world.taken(world.grace).await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_person_is_not_mentor_and_sponsor_of_the_same_mentee_and_hours_count_over_all_hats() {
    in_both(async |world| {
        let mut b = builder(&world.ground.store, world.now(), 77).await;
        let other = mentee(&mut b, "Bola", world.cohort).await;
        let state = ParticipationState::Available;
        let sponsor = b.takes_part(world.grace.0, world.cohort, Hat::Sponsor, state, &[], 2).await.unwrap();
        // Supervision 1 and a mentor's place 3: four half-hours are all that Grace gives.
        capacities::set_hours(&mut b.unit, world.grace.0, world.cohort, 4, 1).await.unwrap();
        b.unit.commit().await.unwrap();
        let sponsor = (world.grace.0, sponsor);
        let mentoring = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Requested).await;
        let sponsoring = world.pair(Kind::Sponsor, world.amina, sponsor, PairState::Requested).await;
        let elsewhere = world.pair(Kind::Sponsor, other, sponsor, PairState::Requested).await;
        world.does(world.mentor(), async |act| requests::accept(act, mentoring).await).await.unwrap();
        let both = world.does(world.mentor(), async |act| requests::accept(act, sponsoring).await).await;
        assert_eq!(refused(both), Some(Refusal::TwoPeople));
        let more = world.does(world.mentor(), async |act| requests::accept(act, elsewhere).await).await;
        assert_eq!(refused(more), Some(Refusal::CapacityExceeded), "a place is free, the hours are not");
        assert_eq!(world.taken(sponsor).await, 0);
    })
    .await;
}

#[tokio::test]
async fn reminders_come_on_days_three_and_seven_and_after_ten_the_request_is_over() {
    in_both(async |world| {
        let id = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Suggested).await;
        world.does(world.me(), async |act| suggestions::ask(act, id).await).await.unwrap();
        let due = async || {
            let mut done = 0;
            while jobs::run_one(&world.ground).await.unwrap() {
                done += 1;
            }
            done
        };
        assert_eq!(due().await, 0);
        world.wait(3);
        assert_eq!(due().await, 1);
        world.wait(4);
        assert_eq!(due().await, 1);
        assert_eq!(world.news(world.grace).await, ["asked", "answer-waited", "answer-waited"]);
        let queued = world.stands(world.amina).await.1;
        world.wait(3);
        assert_eq!(due().await, 1);
        assert_eq!(world.news(world.amina).await, ["list-changed"]);
        assert_eq!(world.stands(world.amina).await, (ParticipationState::Waiting, queued));
        let late = world.does(world.mentor(), async |act| requests::accept(act, id).await).await;
        assert!(matches!(late, Err(Stop::NotFound)));
        assert_eq!(due().await, 0);
    })
    .await;
}

#[tokio::test]
async fn five_quiet_weeks_bring_one_neutral_word_to_both() {
    in_both(async |world| {
        let id = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Contracting).await;
        for actor in [world.me(), world.mentor()] {
            world.does(actor, async |act| agreements::sign(act, id, terms(1)).await).await.unwrap();
        }
        world.wait(34);
        assert!(!jobs::run_one(&world.ground).await.unwrap());
        world.wait(1);
        assert!(jobs::run_one(&world.ground).await.unwrap());
        assert_eq!(world.news(world.amina).await.last().unwrap(), "quiet");
        assert_eq!(world.news(world.grace).await.last().unwrap(), "quiet");
        assert!(!jobs::run_one(&world.ground).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn different_answers_leave_a_meeting_unconfirmed_and_times_can_be_declined_and_cancelled() {
    in_both(async |world| {
        let id = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let (me, mentor) = (world.me(), world.mentor());
        let offered = async |by: Actor, other: Actor| {
            let offer = three_times(&world);
            world.does(by, async |act| meetings::offer(act, id, offer).await).await.unwrap();
            let seen = world.look(other, async |act| pairs::read(act, id, Action::ReadPair).await).await;
            seen.offered().unwrap().id
        };
        let meeting = offered(me, mentor).await;
        world.does(mentor, async |act| meetings::decline(act, meeting).await).await.unwrap();
        assert_eq!(world.news(world.amina).await, ["other-times-wanted"]);

        let meeting = offered(mentor, me).await;
        world.does(me, async |act| meetings::book(act, meeting, 1).await).await.unwrap();
        world.does(me, async |act| meetings::cancel(act, meeting).await).await.unwrap();
        assert_eq!(world.news(world.amina).await.last(), world.news(world.grace).await.last());

        let meeting = offered(mentor, me).await;
        world.does(me, async |act| meetings::book(act, meeting, 3).await).await.unwrap();
        world.wait(5);
        world.does(me, async |act| meetings::confirm(act, meeting, true, 60).await).await.unwrap();
        world.does(mentor, async |act| meetings::confirm(act, meeting, false, 60).await).await.unwrap();
        let seen = world.look(me, async |act| pairs::read(act, id, Action::ReadPair).await).await;
        assert_eq!(seen.to_confirm(world.now()).unwrap().state, MeetingState::Unconfirmed);
        assert_eq!(seen.held(), 0, "counts as not held");
    })
    .await;
}

/// The letters with calendar files that wait: to whom, what, and their number.
async fn entries(world: &World) -> Vec<(PersonId, LetterKind, i64)> {
    let mut unit = world.ground.store.write().await.unwrap();
    let mut found = Vec::new();
    while let Some(due) = letters::take(&mut unit, world.now(), Timestamp::MAX).await.unwrap() {
        if let (Some(entry), Some(account)) = (due.letter.slots.entry, due.letter.account) {
            found.push((account, due.letter.kind, entry.sequence));
        }
    }
    unit.commit().await.unwrap();
    found.sort_by_key(|(person, _, sequence)| (person.uuid(), *sequence));
    found
}

#[tokio::test]
async fn both_calendars_hear_of_a_meeting_of_its_end_and_of_the_end_of_the_pair() {
    in_both(async |world| {
        let id = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let (me, mentor) = (world.me(), world.mentor());
        let booked = async || {
            let offer = three_times(&world);
            world.does(mentor, async |act| meetings::offer(act, id, offer).await).await.unwrap();
            let seen = world.look(me, async |act| pairs::read(act, id, Action::ReadPair).await).await;
            let meeting = seen.offered().unwrap().id;
            world.does(me, async |act| meetings::book(act, meeting, 1).await).await.unwrap();
            meeting
        };
        let mut people = [world.amina.0, world.grace.0];
        people.sort_by_key(|person| person.uuid());
        let both = |kind, sequence| people.map(|person| (person, kind, sequence)).to_vec();
        let meeting = booked().await;
        assert_eq!(entries(&world).await, both(LetterKind::MeetingSet, 0));
        world.does(me, async |act| meetings::cancel(act, meeting).await).await.unwrap();
        assert_eq!(entries(&world).await, both(LetterKind::MeetingOff, 1));
        booked().await;
        assert_eq!(entries(&world).await, both(LetterKind::MeetingSet, 0));
        world.does(me, async |act| pairs::end(act, id, None).await).await.unwrap();
        assert_eq!(entries(&world).await, both(LetterKind::MeetingOff, 1));
    })
    .await;
}

/// Everything that a page can do to a pair; each is one arrow of the diagram, or stays where it is.
const MOVES: [&str; 11] =
    ["ask", "dismiss", "keep", "accept", "decline", "withdraw", "talk-no", "sign", "end", "pause", "resume"];

async fn moves(world: &World, name: &str, id: PairId) -> Result<(), Stop> {
    let (me, mentor) = (world.me(), world.mentor());
    let helen = Actor::Person { person: world.helen, role: Role::Coordinating(world.programme) };
    match name {
        "ask" => world.does(me, async |act| suggestions::ask(act, id).await).await,
        "dismiss" => world.does(me, async |act| suggestions::dismiss(act, id).await).await,
        "keep" => world.does(me, async |act| suggestions::keep(act, id).await).await,
        "accept" => world.does(mentor, async |act| requests::accept(act, id).await).await.map(drop),
        "decline" => {
            let reason = Some(DeclineReason::NoCapacity);
            world.does(mentor, async |act| requests::decline(act, id, reason).await).await
        }
        "withdraw" => world.does(me, async |act| requests::withdraw(act, id).await).await,
        "talk-no" => {
            world.does(me, async |act| pairs::answer_first_talk(act, id, false).await).await.map(drop)
        }
        "sign" => world.does(me, async |act| agreements::sign(act, id, terms(1)).await).await,
        "end" => world.does(mentor, async |act| pairs::end(act, id, None).await).await,
        "pause" => world.does(helen, async |act| overview::pause(act, id).await).await,
        _ => world.does(helen, async |act| overview::resume(act, id).await).await,
    }
}

#[tokio::test]
async fn every_arrow_with_a_page_is_walked_and_every_other_move_is_refused() {
    let drawn: &[(&str, &[&str])] = &[
        ("suggested", &["ask", "dismiss", "keep"]),
        ("requested", &["accept", "decline", "withdraw"]),
        ("chemistry", &["talk-no"]),
        ("contracting", &["sign", "end"]),
        ("active", &["end", "pause"]),
        ("paused", &["end", "resume"]),
        ("closing", &["end"]),
    ];
    in_both(async |world| {
        let mut seed = 4100;
        for state in PairState::ALL {
            let allowed = drawn.iter().find(|(code, _)| *code == state.code()).map_or(&[][..], |(_, ok)| ok);
            for name in MOVES {
                seed += 1;
                let mut b = builder(&world.ground.store, world.now(), seed).await;
                let amina = mentee(&mut b, &format!("Mentee{seed}"), world.cohort).await;
                let grace = giver(&mut b, &format!("Mentor{seed}"), world.cohort, Hat::Mentor, 2).await;
                b.unit.commit().await.unwrap();
                let two = World { amina, grace, ..world.clone() };
                let id = two.pair(Kind::Mentor, amina, grace, *state).await;
                let done = moves(&two, name, id).await;
                assert_eq!(done.is_ok(), allowed.contains(&name), "{name} in {}: {done:?}", state.code());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn of_a_thousand_accepts_at_once_on_the_last_place_one_succeeds() {
    in_both(async |world| {
        let mut b = builder(&world.ground.store, world.now(), 12).await;
        let mut asked = Vec::new();
        for number in 0..1000 {
            let one = mentee(&mut b, &format!("Mentee{number}"), world.cohort).await;
            let state = PairState::Requested;
            asked.push(b.pair(world.cohort, Kind::Mentor, one, world.grace, state).await.unwrap());
        }
        b.unit.commit().await.unwrap();
        let tries = asked.into_iter().map(|id| {
            let world = world.clone();
            tokio::spawn(async move {
                loop {
                    let accept = async |act: &mut Act| requests::accept(act, id).await;
                    match world.does(world.mentor(), accept).await {
                        // Running into each other is not an answer; people are asked to try again.
                        Err(Stop::Broken(broken)) if broken.is_conflict() || broken.is_busy() => {}
                        other => return other,
                    }
                }
            })
        });
        let (mut done, mut full) = (0, 0);
        for one in tries.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(_) => done += 1,
                Err(Stop::Refused(Refusal::CapacityExceeded)) => full += 1,
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!((done, full), (1, 999));
        assert_eq!(world.taken(world.grace).await, 1);
    })
    .await;
}

#[tokio::test]
async fn tell_me_more_keeps_a_suggestion_seven_days_longer_once() {
    in_both(async |world| {
        let id = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Suggested).await;
        let by = async || {
            let matches = world.look(world.me(), async |act| suggestions::mine(act).await).await;
            matches.open[0].pair.answer_by.unwrap()
        };
        let before = by().await;
        world.does(world.me(), async |act| suggestions::keep(act, id).await).await.unwrap();
        assert_eq!(by().await, before + 168.hours());
        let again = world.does(world.me(), async |act| suggestions::keep(act, id).await).await;
        assert_eq!(refused(again), Some(Refusal::MovedOn));
        assert!(world.news(world.grace).await.is_empty());
    })
    .await;
}
