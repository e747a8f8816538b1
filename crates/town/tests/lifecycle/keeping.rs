//! Time travel: what is to be kept is there on the day before, and gone on the day after, with a word beforehand.

use trellis_domain::{
    hat::{Hat, Role},
    pair::{Kind, PairState},
    participation::ParticipationState as State,
    permission::Actor,
    retention::Kept,
};
use trellis_programme::{Act, drafts, retention, rounds, rounds::Made};
use trellis_store::{choices::Choice, letters};

use crate::world::{Member, World, in_both, person};

/// Somebody signs in, once.
pub async fn signs_in(world: &World, who: trellis_domain::id::PersonId) {
    let mut act = Act::begin(&world.ground, world.ground.moment(), Actor::Anonymous).await.unwrap();
    let id = trellis_domain::id::Id::random(&mut act.dice);
    let session = trellis_store::sessions::Session {
        id,
        token: id.uuid().as_bytes().to_vec(),
        account: who,
        own_device: true,
        label: String::new(),
        csrf: String::new(),
        two_factors: false,
        role: String::new(),
        began_at: act.now,
        seen_at: act.now,
        fresh_until: act.now,
    };
    trellis_store::sessions::add(&mut act.unit, &session).await.unwrap();
    act.commit_unrecorded().await.unwrap();
}

pub async fn begins_form(world: &World, who: trellis_domain::id::PersonId, journey: &str) {
    let actor = Actor::Person { person: who, role: Role::Newcomer };
    let mut act = Act::begin(&world.ground, world.ground.moment(), actor).await.unwrap();
    drafts::begin(&mut act, journey, &drafts::Answers::default()).await.unwrap();
    act.commit_unrecorded().await.unwrap();
}

/// Somebody whose participation moved to `state` just now.
pub async fn moved(world: &World, name: &str, hat: Hat, state: State) -> Member {
    let who = world.joins(name, hat, state).await;
    world
        .build(async |b| {
            let actor = Actor::Person { person: who.0, role: Role::Newcomer };
            let own = trellis_domain::permission::Standing { own: true, ..Default::default() };
            let action = trellis_domain::permission::Action::ReadOwnParticipation;
            let permit = trellis_domain::permission::may(actor, action, who.1, &own).unwrap();
            let mut part = trellis_store::participations::load(&mut b.unit, &permit).await.unwrap();
            part.moved_at = world.now();
            trellis_store::participations::save(&mut b.unit, &part).await.unwrap();
        })
        .await;
    who
}

/// A letter to Grace.
pub fn letter_to(grace: trellis_domain::id::PersonId) -> letters::Letter {
    letters::Letter {
        kind: letters::Kind::News,
        account: Some(grace),
        address: trellis_domain::address::Address::read("grace@example.org").unwrap(),
        languages: letters::Languages::Both,
        slots: letters::Slots::default(),
    }
}

fn id(who: Member) -> String {
    who.1.uuid().to_string()
}

#[tokio::test]
async fn a_start_that_is_not_continued_expires_after_sixty_days_with_a_word_a_week_before() {
    in_both(async |world| {
        let zoe = moved(&world, "Zoe", Hat::Mentee, State::Started).await;
        let listed = moved(&world, "Lou", Hat::Mentee, State::Started).await;
        world
            .build(async |b| trellis_store::participations::list(&mut b.unit, listed.1).await.unwrap())
            .await;
        world.live(52).await;
        assert!(world.news(zoe.0).await.is_empty());
        world.live(1).await;
        assert_eq!(world.news(zoe.0).await, ["start-expires"]);
        world.live(6).await;
        assert_eq!(world.state(zoe).await, State::Started);
        world.live(1).await;
        assert_eq!(world.state(zoe).await, State::Expired);
        assert_eq!(world.state(listed).await, State::Expired);
        assert!(world.news(listed.0).await.is_empty(), "whoever was only on a list is not written to");
    })
    .await;
}

#[tokio::test]
async fn going_on_with_a_form_is_progress_and_the_word_comes_again_for_the_new_time() {
    in_both(async |world| {
        let zoe = moved(&world, "Zoe", Hat::Mentee, State::Started).await;
        world.live(55).await;
        begins_form(&world, zoe.0, "start").await;
        world.live(58).await;
        assert_eq!(world.state(zoe).await, State::Started);
        assert_eq!(world.news(zoe.0).await, ["start-expires", "start-expires"]);
        world.live(2).await;
        assert_eq!(world.state(zoe).await, State::Expired);
        assert_eq!(world.rows("draft", "start").await, 0);
    })
    .await;
}

#[tokio::test]
async fn unsent_forms_go_after_seven_days_and_after_sixty_where_somebody_takes_part() {
    in_both(async |world| {
        let nobody = world.build(async |b| person(b, "Nia").await).await;
        begins_form(&world, nobody, "start").await;
        begins_form(&world, world.amina.0, "needs").await;
        world.live(6).await;
        assert_eq!(world.rows("draft", "start").await, 1);
        world.live(1).await;
        assert_eq!(world.rows("draft", "start").await, 0);
        world.live(52).await;
        assert_eq!(world.rows("draft", "needs").await, 1);
        world.live(1).await;
        assert_eq!(world.rows("draft", "needs").await, 0);
        assert_eq!(world.rows("deletion", "drafts").await, 2, "a receipt of each");
    })
    .await;
}

#[tokio::test]
async fn private_choices_go_ninety_days_after_a_part_is_over_told_thirty_and_seven_days_before() {
    in_both(async |world| {
        let zoe = moved(&world, "Zoe", Hat::Mentor, State::Declined).await;
        world.build(async |b| b.chooses(zoe, Choice::Offers, &"canary").await.unwrap()).await;
        world.live(59).await;
        assert!(world.news(zoe.0).await.is_empty());
        world.live(1).await;
        assert_eq!(world.news(zoe.0).await, ["answers-go"]);
        world.live(22).await;
        assert_eq!(world.news(zoe.0).await.len(), 1);
        world.live(1).await;
        assert_eq!(world.news(zoe.0).await.len(), 2);
        world.live(6).await;
        assert_eq!(world.rows("choice", &id(zoe)).await, 1);
        world.live(1).await;
        assert_eq!(world.rows("choice", &id(zoe)).await, 0);
        assert!(world.rows("deletion", "choices").await == 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_goes_after_a_jump_of_the_clock_until_it_is_confirmed_and_then_not_without_a_word_before() {
    in_both(async |world| {
        let zoe = moved(&world, "Zoe", Hat::Mentor, State::Declined).await;
        world.build(async |b| b.chooses(zoe, Choice::Offers, &"canary").await.unwrap()).await;
        begins_form(&world, world.helen, "start").await;
        world.live(1).await;
        world.jump(200);
        assert!(matches!(rounds::make(&world.ground).await.unwrap(), Made::Waits(_)));
        assert_eq!((world.rows("choice", &id(zoe)).await, world.rows("draft", "start").await), (1, 1));

        let mut act = Act::begin(&world.ground, world.ground.moment(), Actor::Clock).await.unwrap();
        let would_go = retention::rehearse(&mut act).await.unwrap();
        drop(act);
        assert!(would_go.contains(&(Kept::Drafts, 1)), "{would_go:?}");
        assert_eq!(world.rows("draft", "start").await, 1, "a rehearsal changes nothing");

        world.does(Actor::Clock, async |act| rounds::confirm_clock(act).await).await.unwrap();
        assert_eq!(rounds::make(&world.ground).await.unwrap(), Made::Now);
        assert_eq!((world.rows("choice", &id(zoe)).await, world.rows("draft", "start").await), (1, 0));
        assert_eq!(world.news(zoe.0).await, ["answers-go"], "told first, with the shorter time");
        world.live(6).await;
        assert_eq!(world.rows("choice", &id(zoe)).await, 1);
        world.live(1).await;
        assert_eq!(world.rows("choice", &id(zoe)).await, 0);
    })
    .await;
}

#[tokio::test]
async fn ended_sign_ins_go_after_thirty_days_and_the_log_of_letters_after_ninety() {
    in_both(async |world| {
        signs_in(&world, world.amina.0).await;
        signs_in(&world, world.grace.0).await;
        let mut act = Act::begin(&world.ground, world.ground.moment(), world.me()).await.unwrap();
        trellis_programme::accounts::sign_out_everywhere(&mut act).await.unwrap();
        act.commit().await.unwrap();
        let letter = letter_to(world.grace.0);
        world
            .build(async |b| {
                let now = b.now;
                let sent = letters::add(&mut b.unit, &letter, now, now, &mut b.dice).await.unwrap();
                letters::sent(&mut b.unit, sent, now).await.unwrap();
            })
            .await;
        let amina = world.amina.0.uuid().to_string();
        world.live(29).await;
        assert_eq!(world.rows("session", &amina).await, 1);
        world.live(1).await;
        assert_eq!(world.rows("session", &amina).await, 0);
        assert_eq!(world.rows("session", "").await, 1, "what nobody ended stays until nobody could use it");
        world.live(30).await;
        assert_eq!(world.rows("session", "").await, 0);
        world.live(29).await;
        assert_eq!(world.rows("letter", "sent").await, 1);
        world.live(1).await;
        assert_eq!(world.rows("letter", "sent").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_never_matched_goes_ninety_days_after_the_cohort_has_closed_and_the_pairs_after_a_year() {
    in_both(async |world| {
        let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        world.pair(Kind::Mentor, world.amina, world.david, PairState::Suggested).await;
        let (david, amina) = (id(world.david), id(world.amina));
        let account = world.david.0.uuid().to_string();
        // The cohort ends 355 days from now and closes after 30 more: on the 386th day.
        world.live(386 + 89).await;
        assert_eq!(world.rows("participation", &david).await, 1);
        assert_eq!(world.rows("person", &account).await, 1);
        world.live(1).await;
        assert_eq!(world.rows("participation", &david).await, 0);
        assert_eq!((world.rows("person", &account).await, world.rows("account", &account).await), (0, 0));
        assert_eq!(world.rows("pair", &pair.uuid().to_string()).await, 1);
        world.live(365 - 91).await;
        assert_eq!(world.rows("participation", &amina).await, 1);
        world.live(1).await;
        assert_eq!(world.rows("participation", "").await, 0);
        assert_eq!(world.rows("pair", "").await, 0);
        assert_eq!(world.rows("account", &world.helen.uuid().to_string()).await, 1, "staff stay");
        let chain =
            trellis_store::record::verify(&mut world.ground.store.read().await.unwrap()).await.unwrap();
        assert!(matches!(chain, trellis_store::record::Chain::Whole { .. }), "{chain:?}");
    })
    .await;
}
