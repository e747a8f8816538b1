//! A cohort with a few people, a clock that the test moves, and the rows that are left.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use rand::{SeedableRng, rngs::StdRng};
use trellis_database::testing::{self, on_each};
use trellis_domain::{
    cohort::CohortState,
    hat::{Grant, Hat, Role},
    id::{CohortId, PairId, ParticipationId, PersonId, ProgrammeId},
    pair::{Kind, PairState},
    participation::ParticipationState,
    permission::{Action, Actor},
    refusal::Refusal,
};
use trellis_programme::{
    Act, Ground, Stop, jobs,
    rounds::{self, Made},
};
use trellis_sealing::Member as Secret;
use trellis_store::{
    Store, migrations, notices, participations::Participation, people::Profile, sealing::Keys,
};
use trellis_world::Builder;

pub const START: &str = "2026-11-23T09:00:00Z";

/// Somebody who takes part.
pub type Member = (PersonId, ParticipationId);

/// One cohort whose year has just begun: Amina waits, Grace and David mentor, Helen coordinates.
pub struct World {
    pub ground: Ground,
    pub clock: Arc<Mutex<Timestamp>>,
    pub programme: ProgrammeId,
    pub cohort: CohortId,
    pub amina: Member,
    pub grace: Member,
    pub david: Member,
    pub helen: PersonId,
    seeds: AtomicU64,
}

/// Tells a story in a fresh world on each engine.
pub async fn in_both(story: impl AsyncFn(World)) {
    on_each(migrations::ALL, async |store| story(World::new(store).await).await).await;
}

impl World {
    async fn new(store: Store) -> Self {
        let clock = Arc::new(Mutex::new(START.parse::<Timestamp>().unwrap()));
        let (ticking, count) = (Arc::clone(&clock), Arc::new(AtomicU64::new(1)));
        let seeds = move || {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&count.fetch_add(1, Ordering::SeqCst).to_le_bytes());
            seed
        };
        let ground = Ground {
            store,
            keys: Keys::random(&mut StdRng::seed_from_u64(5)),
            clock: Arc::new(move || *ticking.lock().unwrap()),
            seeds: Arc::new(seeds),
            live: trellis_programme::live::in_memory(),
            watched: trellis_programme::workshops::Watched::default(),
        };
        let now = *clock.lock().unwrap();
        let unit = ground.store.write().await.unwrap();
        let mut b = Builder::new(unit, now, 9).with_keys(&ground.keys);
        let programme = b.programme("Host", "Programme", ["Development", "Datblygu"]).await.unwrap();
        let cohort = b.cohort(programme, "Spring", CohortState::Running, -10).await.unwrap();
        let waiting = ParticipationState::Waiting;
        let amina = member(&mut b, "Amina", cohort, Hat::Mentee, waiting).await;
        let grace = member(&mut b, "Grace", cohort, Hat::Mentor, ParticipationState::Available).await;
        let david = member(&mut b, "David", cohort, Hat::Mentor, ParticipationState::Available).await;
        let helen = person(&mut b, "Helen").await;
        b.grant(helen, Grant::Coordinator, Some(programme)).await.unwrap();
        b.unit.commit().await.unwrap();
        let seeds = AtomicU64::new(1000);
        rounds::make(&ground).await.unwrap();
        Self { ground, clock, programme, cohort, amina, grace, david, helen, seeds }
    }

    /// Puts more into the world.
    pub async fn build<T>(&self, build: impl AsyncFnOnce(&mut Builder) -> T) -> T {
        let unit = self.ground.store.write().await.unwrap();
        let seed = self.seeds.fetch_add(1, Ordering::SeqCst);
        let mut b = Builder::new(unit, self.now(), seed).with_keys(&self.ground.keys);
        let built = build(&mut b).await;
        b.unit.commit().await.unwrap();
        built
    }

    pub async fn joins(&self, name: &str, hat: Hat, state: ParticipationState) -> Member {
        self.build(async |b| member(b, name, self.cohort, hat, state).await).await
    }

    pub async fn pair(&self, kind: Kind, mentee: Member, giver: Member, state: PairState) -> PairId {
        self.build(async |b| b.pair(self.cohort, kind, mentee, giver, state).await.unwrap()).await
    }

    pub fn now(&self) -> Timestamp {
        *self.clock.lock().unwrap()
    }

    /// Time passes at once, as when the server was off.
    pub fn jump(&self, days: i64) {
        self.pass(SignedDuration::from_hours(24 * days));
    }

    fn pass(&self, time: SignedDuration) {
        let mut now = self.clock.lock().unwrap();
        *now = now.saturating_add(time).unwrap();
    }

    /// Time passes day by day, with the daily round and everything that is due.
    pub async fn live(&self, days: i64) {
        for _ in 0..days {
            // The server looks at the clock all the time; here twice a day will do.
            self.pass(SignedDuration::from_hours(12));
            assert_eq!(rounds::make(&self.ground).await.unwrap(), Made::Before);
            self.pass(SignedDuration::from_hours(12));
            while jobs::run_one(&self.ground).await.unwrap() {}
            assert_eq!(rounds::make(&self.ground).await.unwrap(), Made::Now);
        }
    }

    pub fn wearing(&self, who: Member, hat: Hat) -> Actor {
        Actor::Person { person: who.0, role: Role::Wearing(hat, self.cohort) }
    }

    pub fn me(&self) -> Actor {
        self.wearing(self.amina, Hat::Mentee)
    }

    pub fn mentor(&self) -> Actor {
        self.wearing(self.grace, Hat::Mentor)
    }

    pub fn coordinator(&self) -> Actor {
        Actor::Person { person: self.helen, role: Role::Coordinating(self.programme) }
    }

    pub async fn does<T>(
        &self,
        actor: Actor,
        action: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.does_with(actor, None, action).await
    }

    /// Somebody does something whose private space stands open, or does not.
    pub async fn does_with<T>(
        &self,
        actor: Actor,
        secret: Option<Arc<Secret>>,
        action: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let mut act = Act::begin(&self.ground, self.ground.moment(), actor).await?.unlocked_by(secret);
        let done = action(&mut act).await?;
        act.commit().await?;
        let mut now = self.clock.lock().unwrap();
        *now = now.saturating_add(SignedDuration::from_secs(1)).unwrap();
        Ok(done)
    }

    /// Keeps something of which no event is recorded.
    pub async fn keeps(&self, actor: Actor, action: impl AsyncFnOnce(&mut Act) -> Result<(), Stop>) {
        let mut act = Act::begin(&self.ground, self.ground.moment(), actor).await.unwrap();
        action(&mut act).await.unwrap();
        act.commit_unrecorded().await.unwrap();
    }

    pub async fn look<T>(&self, actor: Actor, look: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>) -> T {
        self.look_with(actor, None, look).await.unwrap()
    }

    /// Somebody looks at something whose private space stands open, or does not.
    pub async fn look_with<T>(
        &self,
        actor: Actor,
        secret: Option<Arc<Secret>>,
        look: impl AsyncFnOnce(&mut Act) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let mut act = Act::look(&self.ground, self.ground.moment(), actor).await?.unlocked_by(secret);
        look(&mut act).await
    }

    /// The kinds of news that a person has, the newest last.
    pub async fn news(&self, person: PersonId) -> Vec<String> {
        let actor = Actor::Person { person, role: Role::Newcomer };
        self.look(actor, async |act| {
            let permit = act.may(Action::ReadOwnAccount, person).await?;
            let mut kinds: Vec<_> = notices::of(&mut act.unit, &permit).await?;
            kinds.reverse();
            Ok(kinds.into_iter().map(|notice| notice.kind).collect())
        })
        .await
    }

    pub async fn part(&self, who: Member) -> Participation {
        let actor = Actor::Person { person: who.0, role: Role::Newcomer };
        self.look(actor, async |act| {
            let permit = act.may(Action::ReadOwnParticipation, who.1).await?;
            Ok(trellis_store::participations::load(&mut act.unit, &permit).await?)
        })
        .await
    }

    pub async fn state(&self, who: Member) -> ParticipationState {
        self.part(who).await.state
    }

    pub async fn pair_state(&self, pair: PairId, who: Member) -> PairState {
        let actor = Actor::Person { person: who.0, role: Role::Newcomer };
        self.look(actor, async |act| {
            let permit = act.may(Action::ReadOwnParticipation, who.1).await?;
            let pairs = trellis_store::pairs::of_participation(&mut act.unit, &permit).await?;
            Ok(pairs.into_iter().find(|found| found.id == pair).unwrap().state)
        })
        .await
    }

    /// How many rows a table has, of those that hold `text`.
    pub async fn rows(&self, table: &str, text: &str) -> usize {
        let rows = testing::rows(&self.ground.store).await.unwrap();
        let plain = |text: &str| text.replace('-', "").to_lowercase();
        let holds = |row: &&String| plain(row).contains(&plain(text));
        rows.get(table).map_or(0, |rows| rows.iter().filter(holds).count())
    }
}

pub async fn person(builder: &mut Builder, name: &str) -> PersonId {
    let profile = Profile { first_name: name.to_owned(), ..Profile::default() };
    builder.person(&format!("{}@example.org", name.to_lowercase()), &profile).await.unwrap()
}

/// Somebody new; a mentee has waited for a week, a giver has two places.
pub async fn member(
    builder: &mut Builder,
    name: &str,
    cohort: CohortId,
    hat: Hat,
    state: ParticipationState,
) -> Member {
    let person = person(builder, name).await;
    let (wants, number) = if hat.gives() { (&[][..], 2) } else { (&[Hat::Mentor, Hat::Sponsor][..], 1) };
    (person, builder.takes_part(person, cohort, hat, state, wants, number).await.unwrap())
}

pub fn refused<T>(result: Result<T, Stop>) -> Option<Refusal> {
    match result {
        Err(Stop::Refused(refusal)) => Some(refusal),
        _ => None,
    }
}
