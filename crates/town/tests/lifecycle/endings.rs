//! The end of a programme: it follows its last cohort, is read for six years, and is then not there any more.

use jiff::{SignedDuration, ToSpan};
use trellis_database::testing;
use trellis_domain::{
    cohort::{CohortState, ProgrammeState, Timetable},
    day,
    hat::{Grant, Hat},
    id::{CohortId, PersonId, SittingId},
    pair::{Kind, PairState},
    participation::ParticipationState::Available,
    positive_action::PositiveActionRecord,
    refusal::Refusal,
};
use trellis_programme::{
    Act, Stop, cohorts, coordinators, frame, guardians,
    readiness::{self, Frame},
    supervisions,
};

use crate::{
    table::believed,
    world::{World, in_both, person, refused},
};

/// The cohort ends 355 days from the start of the story; the round of the next day knows.
const ENDED: i64 = 356;
/// … and closes after 30 more.
const CLOSED: i64 = ENDED + 30;

async fn frame_of(world: &World) -> Frame {
    world.look(world.coordinator(), async |act| readiness::frame(act, world.programme).await).await
}

async fn state(world: &World) -> ProgrammeState {
    frame_of(world).await.programme.state
}

async fn told(world: &World, person: PersonId, code: &str) -> usize {
    world.news(person).await.iter().filter(|one| *one == code).count()
}

/// The programme has everything that it was built on, and somebody who guards sponsorship in it.
async fn built(world: &World) -> PersonId {
    world
        .build(async |b| {
            b.frame(world.programme, world.helen).await.unwrap();
            let sue = person(b, "Sue").await;
            b.grant(sue, Grant::Coordinator, Some(world.programme)).await.unwrap();
            let gwen = person(b, "Gwen").await;
            b.grant(gwen, Grant::SponsorshipGuardian, Some(world.programme)).await.unwrap();
            gwen
        })
        .await
}

/// A cohort whose year begins in a while.
fn next_year(world: &World) -> cohorts::Plan {
    let day = |days: i32| day::of(world.now()).saturating_add(days.days());
    let timetable = Timetable {
        apply_opens: day(1),
        apply_closes: day(20),
        match_by: day(30),
        starts: day(40),
        mid_review: day(200),
        ends: day(400),
    };
    cohorts::Plan { name: "Next year".into(), timetable }
}

async fn plans(world: &World) -> Result<CohortId, Stop> {
    let plan = next_year(world);
    world.does(world.coordinator(), async |act| cohorts::plan(act, world.programme, plan).await).await
}

#[tokio::test]
async fn a_programme_ends_with_its_last_cohort_and_six_years_later_nothing_of_it_is_left() {
    in_both(async |world| {
        let gwen = built(&world).await;
        world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        world.live(ENDED - 44).await;
        assert_eq!(frame_of(&world).await.last_call(), None);
        world.live(1).await;
        assert!(frame_of(&world).await.last_call().is_some(), "42 days before, it is said on the page");
        world.live(42).await;
        assert_eq!(state(&world).await, ProgrammeState::Running, "on the last day of the cohort");
        world.live(1).await;
        assert_eq!(state(&world).await, ProgrammeState::Closing);
        assert_eq!(told(&world, world.helen, "programme-closing").await, 1);
        world.live(CLOSED - ENDED - 1).await;
        assert_eq!(state(&world).await, ProgrammeState::Closing);
        world.live(1).await;
        let closed = world.now();
        assert_eq!(state(&world).await, ProgrammeState::Closed);
        assert_eq!(told(&world, world.helen, "programme-closed").await, 1);
        assert_eq!(world.rows("event", "ProgrammeMovedOn").await, 2);

        // It can be read, and its reading can be handed on; nothing else can be done with it.
        let read = frame_of(&world).await;
        assert!(read.record.is_some() && read.charter.is_some() && read.kept_until().is_some());
        assert_eq!(read.missing(), [], "nothing waits for anybody");
        nothing_changes(&world).await;

        // Whoever took part goes as always; the record stays for six years from the day on which the programme closed.
        world.live(365).await;
        assert_eq!(world.rows("participation", "").await, 0);
        believed(&world, closed, 2_161).await;
        assert_eq!(told(&world, world.helen, "programme-goes").await, 0);
        believed(&world, closed, 2_162).await;
        for one in [world.helen, gwen] {
            assert_eq!(told(&world, one, "programme-goes").await, 1, "those who ran it are told");
        }
        believed(&world, closed, 2_191).await;
        assert_eq!((world.rows("programme", "").await, world.rows("positive_action", "").await), (1, 1));
        believed(&world, closed, 2_192).await;
        nothing_is_left(&world).await;
    })
    .await;
}

/// Everything that changes a programme is refused to those who coordinate it, but to name who reads it next.
async fn nothing_changes(world: &World) {
    let (co, id) = (world.coordinator(), world.programme);
    let gone = |done: Result<(), Stop>| assert!(matches!(done, Err(Stop::NotFound)), "{done:?}");
    gone(plans(world).await.map(drop));
    gone(world.does(co, async |act| frame::change_languages(act, id, 1, "cy").await).await);
    gone(world.does(co, async |act| frame::change_signposts(act, id, &[]).await).await);
    gone(world.does(co, async |act| frame::answer_checks(act, id, &[]).await).await);
    gone(world.does(co, async |act| guardians::name(act, id, "new@example.org").await).await);
    let record = PositiveActionRecord::default;
    gone(world.does(co, async |act| frame::write_ground(act, id, record()).await.map(drop)).await);
    world.does(co, async |act| coordinators::name(act, id, "next@example.org").await).await.unwrap();
}

async fn nothing_is_left(world: &World) {
    for table in [
        "programme",
        "cohort",
        "positive_action",
        "charter",
        "purpose",
        "readiness",
        "assessment",
        "signpost",
    ] {
        assert_eq!(world.rows(table, "").await, 0, "{table}");
    }
    assert_eq!(
        (world.rows("staff_grant", "").await, world.rows("account", "").await),
        (0, 0),
        "nor who ran it"
    );
    assert_eq!(world.rows("deletion", "programme").await, 1, "a receipt");
    let chain = trellis_store::record::verify(&mut world.ground.store.read().await.unwrap()).await.unwrap();
    assert!(matches!(chain, trellis_store::record::Chain::Whole { .. }), "{chain:?}");
}

#[tokio::test]
async fn a_further_cohort_keeps_a_programme_going_and_opens_only_where_nothing_is_missing() {
    in_both(async |world| {
        built(&world).await;
        world.live(ENDED).await;
        assert_eq!(state(&world).await, ProgrammeState::Closing);
        let next = plans(&world).await.unwrap();
        let opens =
            async || world.does(world.coordinator(), async |act| cohorts::open(act, next).await).await;
        assert_eq!(
            refused(opens().await),
            Some(Refusal::NotReady),
            "its review is late, as for every cohort"
        );
        let mut record = frame_of(&world).await.record.unwrap();
        record.review_on = Some(day::of(world.now()).saturating_add(200.days()));
        record.approved_on = Some(day::of(world.now()));
        let renew = async |act: &mut Act| frame::write_ground(act, world.programme, record).await;
        world.does(world.coordinator(), renew).await.unwrap();
        opens().await.unwrap();
        assert_eq!(state(&world).await, ProgrammeState::Running);

        // The first cohort closes, and with it nothing else; the programme ends with the second one.
        world.live(31).await;
        assert_eq!(state(&world).await, ProgrammeState::Running);
        assert_eq!(world.rows("cohort", "closed").await, 1);
        world.live(400 - 31 + 1).await;
        assert_eq!(state(&world).await, ProgrammeState::Closing);
        assert_eq!(told(&world, world.helen, "programme-closing").await, 2);
        assert_eq!(told(&world, world.helen, "programme-closed").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_plan_keeps_a_programme_open_until_the_year_that_it_planned_is_over() {
    in_both(async |world| {
        plans(&world).await.unwrap();
        world.live(CLOSED).await;
        assert_eq!(state(&world).await, ProgrammeState::Running, "the plan ends on the 400th day");
        world.live(400 - CLOSED).await;
        assert_eq!(state(&world).await, ProgrammeState::Running);
        world.live(1).await;
        assert_eq!(
            state(&world).await,
            ProgrammeState::Closed,
            "nobody came into it, and nobody can any more"
        );
    })
    .await;
}

#[tokio::test]
async fn a_programme_from_which_somebody_is_left_waits_for_them() {
    in_both(async |world| {
        built(&world).await;
        world.live(CLOSED).await;
        let closed = world.now();
        // Somebody asks for help and nobody closes it: the row stands for whatever could still be left after six years.
        world.live(365).await;
        let [asker] = [world.helen].map(|one| one.uuid().simple().to_string());
        let open = format!(
            "INSERT INTO support_request (id, programme, asker, handler, state, moved_on, due_on, epoch, version)
             SELECT {{id:{asker}}}, programme.id, {{id:{asker}}}, {{id:{asker}}}, 'waiting', '2040-01-01', '2040-01-01', 1, 1
             FROM programme"
        );
        testing::tamper(&world.ground.store, &open).await.unwrap();
        for days in [2_162, 2_192, 2_222] {
            believed(&world, closed, days).await;
        }
        assert_eq!((world.rows("programme", "").await, world.rows("charter", "").await), (1, 1));
        assert_eq!(told(&world, world.helen, "programme-goes").await, 0);
        testing::tamper(&world.ground.store, "DELETE FROM support_request").await.unwrap();
        believed(&world, closed, 2_223).await;
        assert_eq!(told(&world, world.helen, "programme-goes").await, 1);
        believed(&world, closed, 2_252).await;
        assert_eq!(world.rows("programme", "").await, 1, "never without a word long enough before");
        believed(&world, closed, 2_253).await;
        assert_eq!(world.rows("programme", "").await, 0);
    })
    .await;
}

#[tokio::test]
async fn groups_of_mentors_end_with_their_cohort_and_what_was_still_to_come_is_taken_off() {
    in_both(async |world| {
        let bo = world.joins("Bo", Hat::Mentor, Available).await;
        let members = [world.grace.1, world.david.1, bo.1];
        let co = world.coordinator();
        let form = async |act: &mut Act| supervisions::form(act, world.cohort, "Thursdays", &members).await;
        let group = world.does(co, form).await.unwrap();
        for days in [100, 500] {
            let at = world.now().saturating_add(SignedDuration::from_hours(24 * days)).unwrap();
            world.does(co, async |act| supervisions::set(act, group, at).await).await.unwrap();
        }
        for sitting in sittings(&world).await {
            let comes = async |act: &mut Act| supervisions::attend(act, sitting, true).await;
            world.does(world.mentor(), comes).await.unwrap();
        }
        world.live(CLOSED - 1).await;
        assert_eq!((world.rows("supervision", "open").await, world.rows("sitting", "").await), (1, 2));
        world.live(1).await;
        assert_eq!(world.rows("cohort", CohortState::Closed.code()).await, 1);
        assert_eq!(
            (world.rows("supervision", "open").await, world.rows("supervision", "over").await),
            (0, 1)
        );
        assert_eq!((world.rows("sitting", "").await, world.rows("attendance", "").await), (1, 1));
        let set = async |act: &mut Act| supervisions::set(act, group, act.now + 24.hours()).await;
        assert!(matches!(world.does(co, set).await, Err(Stop::NotFound)));
    })
    .await;
}

/// The dates of the groups that Grace is in.
async fn sittings(world: &World) -> Vec<SittingId> {
    let groups = world.look(world.mentor(), async |act| supervisions::mine(act).await).await;
    groups.into_iter().flat_map(|group| group.sittings).map(|(sitting, _)| sitting.id).collect()
}
