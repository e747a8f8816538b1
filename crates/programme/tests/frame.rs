//! Stories of a programme that is set up and of people who are brought in, on both engines.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told has failed")]

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use jiff::{Timestamp, civil::date};
use trellis_database::testing::on_each;
use trellis_domain::{
    address::Address,
    cohort::{CohortState, ProgrammeState, Timetable},
    hat::{Hat, Role},
    id::{CohortId, Id, PersonId, ProgrammeId},
    language::Language,
    participation::ParticipationState,
    permission::{Action, Actor},
    positive_action::{PositiveActionRecord, RecordState},
    readiness::{Answer, Basis, Check, Condition, Missing, Purpose},
    refusal::Refusal,
    training::Module,
};
use trellis_programme::{
    Act, Ground, Stop, applications, cohorts, coordinators,
    frame::{self, Assessments, Decision, Signature, Signpost},
    imports::{self, Incoming, Profile},
    invitations, people, readiness,
    set_up::{self, SetUp},
};
use trellis_store::{Store, accounts, conflicts, migrations, participations, sealing::Keys};

const NOW: &str = "2026-11-23T09:00:00Z";

fn ground(store: Store) -> Ground {
    let counter = AtomicU64::new(1);
    Ground {
        store,
        keys: Keys::new([[7; 32]; 5]),
        clock: Arc::new(|| NOW.parse::<Timestamp>().unwrap()),
        seeds: Arc::new(move || {
            let mut seed = [3; 32];
            seed[..8].copy_from_slice(&counter.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            seed
        }),
        live: trellis_programme::live::in_memory(),
        watched: trellis_programme::workshops::Watched::default(),
    }
}

async fn act(ground: &Ground, actor: Actor) -> Act {
    Act::begin(ground, ground.moment(), actor).await.unwrap()
}

macro_rules! doing {
    ($ground:expr, $actor:expr, $act:ident => $body:expr) => {{
        let mut $act = act($ground, $actor).await;
        let result = $body.await;
        if result.is_ok() {
            $act.commit().await.unwrap();
        }
        result
    }};
}

fn words() -> frame::Words {
    frame::Words {
        internal_name: "Rising Tide".into(),
        alias_en: "Staff development".into(),
        alias_cy: "Datblygu staff".into(),
        terminology: "model_terms".into(),
        local_term_en: String::new(),
        local_term_cy: String::new(),
        ladder: "afc".into(),
    }
}

/// An installation with a first programme; its coordinator.
async fn installed(ground: &Ground) -> (ProgrammeId, Actor) {
    let new = SetUp {
        organisation: "Wren Valley Health".into(),
        ods_code: String::new(),
        nation: "england".into(),
        name: "Tom".into(),
        address: "tom@example.org".into(),
        second: "sue@example.org".into(),
        coordinator: "helen@example.org".into(),
        words: words(),
        backup_key: String::new(),
    };
    doing!(ground, Actor::Anonymous, act => set_up::set_up(&mut act, new)).unwrap();
    let mut act = act(ground, Actor::Anonymous).await;
    let helen = accounts::of_address(&mut act.unit, "helen@example.org").await.unwrap().unwrap().id;
    let programme = trellis_store::programmes::every(&mut act.unit).await.unwrap()[0].id;
    (programme, Actor::Person { person: helen, role: Role::Coordinating(programme) })
}

fn record() -> PositiveActionRecord {
    let text = || String::from("text");
    PositiveActionRecord {
        aim: text(),
        evidence: text(),
        alternatives: text(),
        proportionality: text(),
        routes_for_others: text(),
        end_test: text(),
        owner: text(),
        approved_by: text(),
        approved_on: Some(date(2026, 11, 1)),
        review_on: Some(date(2027, 10, 1)),
        ..PositiveActionRecord::default()
    }
}

fn plan() -> cohorts::Plan {
    cohorts::Plan {
        name: "Spring".into(),
        timetable: Timetable {
            apply_opens: date(2026, 11, 1),
            apply_closes: date(2026, 12, 1),
            match_by: date(2027, 1, 10),
            starts: date(2027, 2, 1),
            mid_review: date(2027, 8, 1),
            ends: date(2028, 2, 1),
        },
    }
}

/// Everything that a programme needs, one page after the other; its open cohort.
async fn opened(ground: &Ground, programme: ProgrammeId, co: Actor) -> CohortId {
    doing!(ground, co, act => frame::write_ground(&mut act, programme, record())).unwrap();
    let decisions: Vec<Decision> = Purpose::ALL
        .iter()
        .map(|purpose| Decision {
            purpose: *purpose,
            basis: Basis::PublicTask,
            condition: Condition::ExplicitConsent,
            by: "The officer".into(),
            on: date(2026, 11, 1),
            review_on: date(2027, 11, 1),
        })
        .collect();
    let assessments = Assessments { data_protection: "D-1".into(), equality: "E-1".into() };
    doing!(ground, co, act => frame::decide_purposes(&mut act, programme, &decisions, &assessments)).unwrap();
    doing!(ground, co, act => coordinators::name(&mut act, programme, "deputy@example.org")).unwrap();
    let answers: Vec<_> = Check::ALL.iter().map(|check| (*check, Answer::Yes)).collect();
    doing!(ground, co, act => frame::answer_checks(&mut act, programme, &answers)).unwrap();
    let signature = Signature { version: 1, by: "Margaret".into(), on: date(2026, 11, 20) };
    doing!(ground, co, act => frame::sign_charter(&mut act, programme, &signature)).unwrap();
    let signposts = [Signpost {
        kind: "guardian".into(),
        name: "The guardian".into(),
        contact: "01234 567890".into(),
        checked_on: date(2026, 11, 20),
    }];
    doing!(ground, co, act => frame::change_signposts(&mut act, programme, &signposts)).unwrap();
    doing!(ground, co, act => readiness::advance(&mut act, programme)).unwrap();
    doing!(ground, co, act => readiness::advance(&mut act, programme)).unwrap();
    let cohort = doing!(ground, co, act => cohorts::plan(&mut act, programme, plan())).unwrap();
    doing!(ground, co, act => cohorts::open(&mut act, cohort)).unwrap();
    cohort
}

fn row(address: &str, hat: Hat, manager: Option<&str>) -> Incoming {
    Incoming {
        address: Address::read(address).unwrap(),
        profile: Profile { first_name: address[..3].to_owned(), ..Profile::default() },
        hats: vec![hat],
        wants: vec![Hat::Mentor],
        manager: manager.map(|manager| Address::read(manager).unwrap()),
        waiting_since: None,
        places: Vec::new(),
        half_hours: None,
    }
}

async fn import(ground: &Ground, co: Actor, cohort: CohortId, people: &[Incoming]) -> (i64, i64) {
    let kept = imports::keep;
    let id = doing!(ground, co, act => kept(&mut act, cohort, vec![1], "[]".into(), "[]".into())).unwrap();
    doing!(ground, co, act => imports::map(&mut act, id, "[]")).unwrap();
    doing!(ground, co, act => imports::apply(&mut act, id, people)).unwrap()
}

async fn person(ground: &Ground, address: &str) -> PersonId {
    let mut act = act(ground, Actor::Anonymous).await;
    accounts::of_address(&mut act.unit, address).await.unwrap().unwrap().id
}

#[tokio::test]
async fn a_programme_that_is_not_ready_says_what_is_missing_and_cannot_be_waved_through() {
    on_each(migrations::ALL, async |store| {
        let ground = ground(store);
        let (programme, co) = installed(&ground).await;
        let mut look = act(&ground, co).await;
        let seen = readiness::frame(&mut look, programme).await.unwrap();
        drop(look);
        let missing = seen.missing();
        assert!(missing.contains(&Missing::Record) && missing.contains(&Missing::DataProtection));
        assert_eq!(missing.len(), Purpose::ALL.len() + 3);
        let stopped = doing!(&ground, co, act => readiness::advance(&mut act, programme));
        assert!(matches!(stopped, Err(Stop::Refused(Refusal::NotReady))));
        let early = doing!(&ground, co, act => cohorts::plan(&mut act, programme, plan())).unwrap();
        let stopped = doing!(&ground, co, act => cohorts::open(&mut act, early));
        assert!(matches!(stopped, Err(Stop::Refused(Refusal::NotReady))));

        let cohort = opened(&ground, programme, co).await;
        let mut look = act(&ground, co).await;
        let seen = readiness::frame(&mut look, programme).await.unwrap();
        assert_eq!(seen.missing(), []);
        assert_eq!(seen.programme.state, ProgrammeState::Running);
        let state = |id| seen.cohorts.iter().find(|one| one.id == id).map(|one| one.state);
        assert_eq!(
            (state(cohort), state(early)),
            (Some(CohortState::Recruiting), Some(CohortState::Planned))
        );
        assert_eq!(seen.record.unwrap().state, RecordState::Approved);
    })
    .await;
}

#[tokio::test]
async fn importing_the_same_file_twice_changes_nothing() {
    on_each(migrations::ALL, async |store| {
        let ground = ground(store);
        let (programme, co) = installed(&ground).await;
        let cohort = opened(&ground, programme, co).await;
        let people = [
            row("amina@example.org", Hat::Mentee, Some("boss@example.org")),
            row("grace@example.org", Hat::Mentor, None),
            row("helen@example.org", Hat::Mentor, None),
        ];
        assert_eq!(import(&ground, co, cohort, &people).await, (2, 0), "the coordinator is left out");
        let seen = async || {
            let mut look = act(&ground, co).await;
            let permit = look.may(Action::ReadCohort, cohort).await.unwrap();
            let hats = participations::of_cohort(&mut look.unit, &permit).await.unwrap();
            let mut hats: Vec<_> =
                hats.iter().map(|one| (one.person, one.hat, one.state, one.version)).collect();
            hats.sort();
            hats
        };
        let before = seen().await;
        assert_eq!(before.len(), 2);
        assert!(before.iter().any(|one| one.2 == ParticipationState::Started));
        assert!(before.iter().any(|one| one.2 == ParticipationState::Applied));
        assert_eq!(import(&ground, co, cohort, &people).await, (0, 2));
        assert_eq!(seen().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_manager_in_the_file_becomes_a_conflict_the_person_sees_and_the_manager_finds_nobody() {
    on_each(migrations::ALL, async |store| {
        let ground = ground(store);
        let (programme, co) = installed(&ground).await;
        let cohort = opened(&ground, programme, co).await;
        let people = [
            row("amina@example.org", Hat::Mentee, Some("helen@example.org")),
            row("other@example.org", Hat::Mentee, None),
        ];
        import(&ground, co, cohort, &people).await;
        import(&ground, co, cohort, &people).await;
        let amina = person(&ground, "amina@example.org").await;
        let own = Actor::Person { person: amina, role: Role::Newcomer };
        let mut look = act(&ground, own).await;
        let permit = look.may(Action::ReadOwnAccount, amina).await.unwrap();
        let declared = conflicts::own(&mut look.unit, &look.keys, &permit).await.unwrap();
        assert_eq!(declared.len(), 1, "once, however often the file comes");
        drop(look);
        let mut look = act(&ground, co).await;
        let shut = people::read(&mut look, amina).await;
        assert!(matches!(shut, Err(Stop::NotFound)));
        let nobody: PersonId = Id::random(&mut look.dice);
        assert!(matches!(people::read(&mut look, nobody).await, Err(Stop::NotFound)));
        let lines = people::list(&mut look, cohort, None).await.unwrap();
        assert!(lines.iter().all(|line| line.person != amina), "nor in the list");
        assert_eq!(lines.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_accepted_giver_is_available_as_soon_as_the_training_is_there() {
    on_each(migrations::ALL, async |store| {
        let ground = ground(store);
        let (programme, co) = installed(&ground).await;
        let cohort = opened(&ground, programme, co).await;
        import(&ground, co, cohort, &[row("grace@example.org", Hat::Mentor, None)]).await;
        let mut look = act(&ground, co).await;
        let id = applications::list(&mut look, cohort).await.unwrap()[0].id;
        drop(look);
        doing!(&ground, co, act => applications::accept(&mut act, id)).unwrap();
        let mut states = Vec::new();
        for module in Module::required(Hat::Mentor) {
            let on = date(2026, 11, 20);
            doing!(&ground, co, act => applications::record_training(&mut act, id, *module, on, "trust"))
                .unwrap();
            let mut look = act(&ground, co).await;
            let permit = look.may(Action::RecordTraining, id).await.unwrap();
            states.push(participations::load(&mut look.unit, &permit).await.unwrap().state);
        }
        use ParticipationState::{Accepted, Available};
        assert_eq!(states, [Accepted, Accepted, Available]);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_accepted_once_and_a_stopped_address_is_never_written_to() {
    on_each(migrations::ALL, async |store| {
        let ground = ground(store);
        let (programme, co) = installed(&ground).await;
        let cohort = opened(&ground, programme, co).await;
        let address = |text| Address::read(text).unwrap();
        let all = ["amina@example.org", "helen@example.org", "stop@example.org"].map(address).into();
        let sent =
            doing!(&ground, co, act => invitations::invite(&mut act, cohort, Hat::Mentee, &all)).unwrap();
        assert_eq!((sent.sent, sent.left_out), (3, 0));
        let mut tokens = std::collections::BTreeMap::new();
        let mut take = ground.store.write().await.unwrap();
        let far = "2027-01-01T00:00:00Z".parse().unwrap();
        while let Some(due) =
            trellis_store::letters::take(&mut take, NOW.parse().unwrap(), far).await.unwrap()
        {
            let link = due.letter.slots.link;
            if let Some(token) = link.split("/invite/").nth(1) {
                tokens.insert(due.letter.address.to_string(), token.to_owned());
            }
        }
        take.commit().await.unwrap();
        let nobody = Actor::Anonymous;
        let english = Language::English;
        let amina = tokens["amina@example.org"].clone();
        let id = doing!(&ground, nobody, act => invitations::accept(&mut act, &amina, english)).unwrap();
        assert_eq!(id, person(&ground, "amina@example.org").await);
        let again = doing!(&ground, nobody, act => invitations::accept(&mut act, &amina, english));
        assert!(matches!(again, Err(Stop::NotFound)), "a yes is a yes: the second one makes nothing");
        let helen = tokens["helen@example.org"].clone();
        let own = doing!(&ground, nobody, act => invitations::accept(&mut act, &helen, english));
        assert!(matches!(own, Err(Stop::Refused(Refusal::OwnCohort))));
        let stop = tokens["stop@example.org"].clone();
        doing!(&ground, nobody, act => invitations::stop(&mut act, &stop)).unwrap();
        let sent =
            doing!(&ground, co, act => invitations::invite(&mut act, cohort, Hat::Mentor, &all)).unwrap();
        assert_eq!((sent.sent, sent.left_out), (2, 1));
    })
    .await;
}
