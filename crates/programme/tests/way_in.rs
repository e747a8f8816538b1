//! Stories of the way in, on both engines: drafts, the declaration, needs, lens, offers, conflicts, an application.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told has failed")]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use trellis_database::testing::{self, Engine};
use trellis_domain::{
    address::Address,
    cohort::CohortState,
    conflict::ConflictKind,
    dialogue::RaceDialogue,
    hat::{Grant, Hat, Role},
    id::{CohortId, DraftId, PersonId},
    language::Language,
    lens::{Characteristic, Lens, OfferedCharacteristic, Scope, SurfacePreference, Wish},
    needs_map::Answered,
    participation::ParticipationState as State,
    permission::Actor,
    refusal::Refusal,
};
use trellis_programme::{
    Act, Ground, Stop, conflicts,
    drafts::{self, Answers},
    intakes::{self, Application, Giver, Mentee, Profile},
    lenses, needs, participations,
};
use trellis_store::{Store, conflicts::between, migrations, sealing::Keys};
use trellis_world::Builder;

/// An installation with one open cohort, a newcomer, a helper to be, and the cohort's coordinator.
struct Way {
    ground: Ground,
    clock: Arc<Mutex<Timestamp>>,
    cohort: CohortId,
    amina: PersonId,
    grace: PersonId,
    helen: PersonId,
}

impl Way {
    async fn on(store: Store) -> Self {
        let clock = Arc::new(Mutex::new("2026-11-23T09:30:00Z".parse().unwrap()));
        let shown = Arc::clone(&clock);
        let drawn = AtomicU64::new(1);
        let ground = Ground {
            store,
            keys: Keys::random(&mut StdRng::seed_from_u64(7)),
            clock: Arc::new(move || *shown.lock().unwrap()),
            seeds: Arc::new(move || {
                let mut seed = [0; 32];
                StdRng::seed_from_u64(drawn.fetch_add(1, Ordering::Relaxed)).fill_bytes(&mut seed);
                seed
            }),
            live: trellis_programme::live::in_memory(),
            watched: trellis_programme::workshops::Watched::default(),
        };
        let now = (ground.clock)();
        let mut world = Builder::new(ground.store.write().await.unwrap(), now, 1);
        let programme = world.programme("Wren Valley", "A year of growth", ["Alias", "Alias"]).await.unwrap();
        let cohort = world.cohort(programme, "Spring", CohortState::Recruiting, 60).await.unwrap();
        let amina = world.person("amina@wren.example", &Profile::default()).await.unwrap();
        let grace = world.person("grace@wren.example", &Profile::default()).await.unwrap();
        let helen = world.person("helen@wren.example", &Profile::default()).await.unwrap();
        world.grant(helen, Grant::Coordinator, Some(programme)).await.unwrap();
        world.unit.commit().await.unwrap();
        Self { ground, clock, cohort, amina, grace, helen }
    }

    fn pass(&self, days: i64) {
        let mut clock = self.clock.lock().unwrap();
        *clock += SignedDuration::from_hours(24 * days);
    }

    async fn act(&self, person: PersonId, hat: Option<Hat>) -> Act {
        let role = hat.map_or(Role::Newcomer, |hat| Role::Wearing(hat, self.cohort));
        Act::begin(&self.ground, self.ground.moment(), Actor::Person { person, role }).await.unwrap()
    }

    async fn draft(&self, person: PersonId, hat: Option<Hat>, journey: &str) -> DraftId {
        let mut act = self.act(person, hat).await;
        let id = drafts::begin(&mut act, journey, &Answers::default()).await.unwrap();
        act.commit_unrecorded().await.unwrap();
        id
    }

    /// Amina declares and sends her profile.
    async fn declare(&self) {
        let draft = self.draft(self.amina, None, "start").await;
        let mut act = self.act(self.amina, None).await;
        intakes::declare(&mut act, draft, self.mentee(), Language::English).await.unwrap();
        act.commit().await.unwrap();
    }

    fn mentee(&self) -> Mentee {
        Mentee {
            cohort: self.cohort,
            statement: 1,
            profile: profile("Amina"),
            wants: vec![Hat::Mentor],
            stage: "settled".into(),
            barriers: vec!["racism".into()],
        }
    }

    fn giver(&self) -> Giver {
        Giver {
            cohort: self.cohort,
            hat: Hat::Mentor,
            profile: profile("Grace"),
            application: Application { pledge: vec!["keep_time".into()], ..Application::default() },
            tags: vec!["confidence".into()],
            places: 2,
            half_hours: 8,
            manages: Vec::new(),
            reflection: vec!["repair".into()],
        }
    }

    /// Grace applies.
    async fn apply(&self, giver: Giver) -> Result<(), Stop> {
        let draft = self.draft(self.grace, None, "mentor-start").await;
        let mut act = self.act(self.grace, None).await;
        intakes::apply(&mut act, draft, giver).await?;
        act.commit().await
    }

    async fn state(&self, person: PersonId, hat: Hat) -> (State, Option<Timestamp>) {
        let mut act = self.act(person, Some(hat)).await;
        let worn = participations::worn(&mut act).await.unwrap();
        (worn.state, worn.queued_at)
    }

    async fn set(&self, lens: Lens) {
        let draft = self.draft(self.amina, Some(Hat::Mentee), "lens").await;
        let mut act = self.act(self.amina, Some(Hat::Mentee)).await;
        lenses::set(&mut act, draft, &lens, Language::English).await.unwrap();
        act.commit().await.unwrap();
    }
}

fn profile(name: &str) -> Profile {
    Profile { first_name: name.into(), profession: "nurse".into(), ..Profile::default() }
}

async fn on_each(story: impl AsyncFn(Way)) {
    testing::on_each(migrations::ALL, async |store| story(Way::on(store).await).await).await;
}

#[tokio::test]
async fn a_mentee_comes_back_to_the_exact_step_with_her_answers() {
    on_each(async |way| {
        let id = way.draft(way.amina, None, "start").await;
        let mut act = way.act(way.amina, None).await;
        let said = drafts::save(&mut act, id, |answers| {
            answers.at = "work".into();
            answers.set("first_name", vec!["Amina".into()]);
        });
        said.await.unwrap();
        act.commit_unrecorded().await.unwrap();
        way.pass(6);
        let mut act = way.act(way.amina, None).await;
        let (newest, _) = drafts::newest(&mut act, "start").await.unwrap().unwrap();
        assert_eq!(newest, id);
        let draft = drafts::read(&mut act, id).await.unwrap();
        assert_eq!((&*draft.answers.at, draft.answers.one("first_name")), ("work", "Amina"));
        drop(act);
        way.pass(2);
        let mut act = way.act(way.amina, None).await;
        assert!(drafts::newest(&mut act, "start").await.unwrap().is_none());
        assert!(matches!(drafts::read(&mut act, id).await, Err(Stop::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn two_tabs_do_not_lose_answers_and_nobody_else_opens_them() {
    on_each(async |way| {
        let (one, other) =
            (way.draft(way.amina, None, "start").await, way.draft(way.amina, None, "start").await);
        for (id, field, answer) in [(one, "a", "1"), (other, "a", "2"), (one, "b", "3")] {
            let mut act = way.act(way.amina, None).await;
            drafts::save(&mut act, id, |answers| answers.set(field, vec![answer.into()])).await.unwrap();
            act.commit_unrecorded().await.unwrap();
        }
        let mut act = way.act(way.amina, None).await;
        let first = drafts::read(&mut act, one).await.unwrap().answers;
        let second = drafts::read(&mut act, other).await.unwrap().answers;
        assert_eq!((first.one("a"), first.one("b"), second.one("a")), ("1", "3", "2"));
        drop(act);
        let mut act = way.act(way.grace, None).await;
        assert!(matches!(drafts::read(&mut act, one).await, Err(Stop::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn nothing_set_is_a_full_answer_and_the_first_day_in_the_queue_stays_the_first() {
    on_each(async |way| {
        way.declare().await;
        assert_eq!(way.state(way.amina, Hat::Mentee).await, (State::Declared, None));
        let draft = way.draft(way.amina, Some(Hat::Mentee), "needs").await;
        let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
        let answered = Answered { set: "trellis-paraphrase".into(), version: 1, ticks: Vec::new() };
        needs::answer(&mut act, draft, answered).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(way.state(way.amina, Hat::Mentee).await, (State::Profiled, None));
        let first = (way.ground.clock)();
        let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
        lenses::leave_open(&mut act, Language::English).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(way.state(way.amina, Hat::Mentee).await, (State::Waiting, Some(first)));
        way.pass(3);
        let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
        lenses::say(&mut act, RaceDialogue::Unsaid).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(way.state(way.amina, Hat::Mentee).await, (State::Waiting, Some(first)));
    })
    .await;
}

#[tokio::test]
async fn without_the_statement_nothing_is_sent_and_the_draft_stays() {
    on_each(async |way| {
        let draft = way.draft(way.amina, None, "start").await;
        let mut act = way.act(way.amina, None).await;
        let mentee = Mentee { statement: 0, ..way.mentee() };
        let refused = intakes::declare(&mut act, draft, mentee, Language::English).await;
        assert!(matches!(refused, Err(Stop::Refused(Refusal::NotDeclared))));
        drop(act);
        let mut act = way.act(way.amina, None).await;
        assert!(participations::mine(&mut act).await.unwrap().is_empty());
        assert!(drafts::read(&mut act, draft).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_cannot_take_part_in_the_cohort_they_coordinate() {
    on_each(async |way| {
        let draft = way.draft(way.helen, None, "start").await;
        let mut act = way.act(way.helen, None).await;
        let refused = intakes::declare(&mut act, draft, way.mentee(), Language::English).await;
        assert!(matches!(refused, Err(Stop::Refused(Refusal::OwnCohort))));
    })
    .await;
}

#[tokio::test]
async fn a_giver_applies_within_the_ceilings_only() {
    on_each(async |way| {
        let too_many = Giver { places: 4, ..way.giver() };
        assert!(matches!(way.apply(too_many).await, Err(Stop::Refused(Refusal::NotOffered))));
        let too_long = Giver { half_hours: 17, ..way.giver() };
        assert!(matches!(way.apply(too_long).await, Err(Stop::Refused(Refusal::NotOffered))));
        way.apply(way.giver()).await.unwrap();
        assert_eq!(way.state(way.grace, Hat::Mentor).await.0, State::Applied);
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_was_revoked_is_gone_at_once() {
    on_each(async |way| {
        way.apply(way.giver()).await.unwrap();
        let count = async || {
            let mut act = way.act(way.grace, Some(Hat::Mentor)).await;
            let mine = participations::worn(&mut act).await.unwrap().id;
            let action = trellis_domain::permission::Action::ReadOwnParticipation;
            let permit = act.may(action, mine).await.unwrap();
            let kept = trellis_store::choices::own::<trellis_domain::lens::Offers>(
                &mut act.unit,
                &act.keys,
                &permit,
                trellis_store::choices::Choice::Offers,
            );
            let offers = kept.await.unwrap().unwrap().0;
            (offers.tags.len(), offers.characteristics.len())
        };
        let draft = way.draft(way.grace, Some(Hat::Mentor), "offer").await;
        let mut act = way.act(way.grace, Some(Hat::Mentor)).await;
        let offer = OfferedCharacteristic {
            characteristic: Characteristic::Faith,
            value: "sikh".into(),
            scope: Scope::MatchingOnly,
            consented_at: act.now,
        };
        lenses::offer(&mut act, draft, offer, Language::Welsh).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(count().await, (1, 1));
        let mut act = way.act(way.grace, Some(Hat::Mentor)).await;
        lenses::revoke(&mut act, Some(Characteristic::Faith)).await.unwrap();
        act.commit().await.unwrap();
        assert_eq!(count().await, (1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_conflict_by_address_waits_for_whoever_comes_and_never_tells_whether_they_did() {
    on_each(async |way| {
        way.declare().await;
        let address = Address::read("newcomer@wren.example").unwrap();
        let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
        conflicts::declare(
            &mut act,
            conflicts::Other::Address(address.clone()),
            ConflictKind::LineManagement,
        )
        .await
        .unwrap();
        act.commit().await.unwrap();
        let now = (way.ground.clock)();
        let mut world = Builder::new(way.ground.store.write().await.unwrap(), now, 2);
        let new = world.person(address.as_str(), &profile("Nadia")).await.unwrap();
        trellis_store::conflicts::settle(&mut world.unit, &way.ground.keys, &address, new).await.unwrap();
        world.unit.commit().await.unwrap();
        let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
        let today = "2026-11-23".parse().unwrap();
        for (one, other) in [(way.amina, new), (new, way.amina)] {
            assert!(between(&mut act.unit, &act.keys, one, other, today).await.unwrap());
        }
        let own = conflicts::own(&mut act).await.unwrap();
        assert_eq!(own[0].whom, "newcomer@wren.example");
        conflicts::withdraw(&mut act, own[0].id).await.unwrap();
        act.commit().await.unwrap();
        let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
        assert!(!between(&mut act.unit, &act.keys, way.amina, new, today).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn no_wish_is_found_in_the_bytes_of_the_store() {
    let Some(fresh) = testing::fresh(Engine::Sqlite, migrations::ALL).await else { return };
    let way = Way::on(fresh.store.clone()).await;
    way.declare().await;
    way.set(Lens {
        wishes: vec![SurfacePreference {
            applies_to: vec![Hat::Mentor],
            characteristic: Characteristic::Other,
            value: "a very own canary".into(),
            wish: Wish::Wanted,
            weight: 3,
            wait_for_it: true,
        }],
    })
    .await;
    let mut act = way.act(way.amina, Some(Hat::Mentee)).await;
    assert!(lenses::made(&mut act).await.unwrap().first.is_some());
    drop(act);
    let mut seen = 0;
    for entry in std::fs::read_dir(fresh.folder().unwrap()).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap();
        let has = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!has("canary") && !has("not_wanted\"") && !has("wait_for_it"), "{}", entry.path().display());
        seen += usize::from(has("amina@wren.example"));
    }
    assert!(seen > 0, "the files are those of the store");
}
