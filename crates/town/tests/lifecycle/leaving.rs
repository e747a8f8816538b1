//! A mentee leaves from wherever they stand, and what they chose is gone at once.

use jiff::SignedDuration;
use trellis_domain::{
    hat::Hat,
    pair::{Kind, PairState},
    participation::ParticipationState as State,
    refusal::Refusal,
};
use trellis_programme::{Stop, departures, drafts, homes, suggestions};
use trellis_store::choices::Choice;

use crate::world::{in_both, refused};

#[tokio::test]
async fn a_mentee_can_leave_from_every_state_that_is_not_over_and_from_no_other() {
    in_both(async |world| {
        for state in State::ALL {
            let gives = matches!(state, State::Applied | State::Accepted | State::Trained | State::Available);
            let hat = if gives { Hat::Mentor } else { Hat::Mentee };
            let who = world.joins(state.code(), hat, *state).await;
            let actor = world.wearing(who, hat);
            let left = world.does(actor, async |act| departures::leave(act, who.1).await).await;
            if state.open() {
                left.unwrap();
                assert_eq!(world.state(who).await, State::Withdrawn, "{}", state.code());
            } else {
                assert!(matches!(left, Err(Stop::NotFound)), "{}", state.code());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn leaving_ends_every_pair_neutrally_and_deletes_what_was_chosen_at_once() {
    in_both(async |world| {
        let mut pairs = Vec::new();
        for (name, state, news) in [
            ("Ada", PairState::Suggested, None),
            ("Ben", PairState::Requested, None),
            ("Cai", PairState::Chemistry, Some("not-this-time")),
            ("Dee", PairState::Contracting, Some("pair-ended")),
            ("Eve", PairState::Active, Some("pair-ended")),
            ("Fay", PairState::Paused, Some("pair-ended")),
            ("Gus", PairState::Closing, Some("pair-ended")),
        ] {
            let giver = world.joins(name, Hat::Mentor, State::Available).await;
            let pair = world.pair(Kind::Mentor, world.amina, giver, state).await;
            pairs.push((giver, pair, news));
        }
        world
            .build(async |b| {
                for choice in Choice::ALL {
                    b.chooses(world.amina, choice, &"canary").await.unwrap();
                }
            })
            .await;
        let mut act =
            trellis_programme::Act::begin(&world.ground, world.ground.moment(), world.me()).await.unwrap();
        for journey in ["needs", "lens", "offer"] {
            drafts::begin(&mut act, journey, &drafts::Answers::default()).await.unwrap();
        }
        act.commit_unrecorded().await.unwrap();
        let mine = world.amina.1.uuid().to_string();
        assert_eq!(world.rows("choice", &mine).await, 6);

        world.does(world.me(), async |act| departures::leave(act, world.amina.1).await).await.unwrap();
        assert_eq!(world.state(world.amina).await, State::Withdrawn);
        assert_eq!(world.rows("choice", &mine).await, 0);
        assert_eq!((world.rows("draft", "needs").await, world.rows("draft", "lens").await), (0, 0));
        assert_eq!(world.rows("draft", "offer").await, 1, "what belongs to another hat stays");
        for (giver, pair, news) in pairs {
            let state = world.pair_state(pair, giver).await;
            assert!(!state.open(), "{}", state.code());
            assert_eq!(world.news(giver.0).await, Vec::from_iter(news), "{}", state.code());
            assert_eq!(world.state(giver).await, State::Available, "the place is free");
        }
        let again = world.does(world.me(), async |act| departures::leave(act, world.amina.1).await).await;
        assert!(matches!(again, Err(Stop::NotFound)));
        let part = world.look(world.me(), async |act| departures::read(act, world.amina.1).await).await;
        assert!(part.left_at.is_some() && part.ties.is_empty(), "the receipt stays");
        assert!(world.look(world.me(), async |act| departures::mine(act).await).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_break_suggests_nobody_new_keeps_what_runs_and_the_date_in_the_queue() {
    in_both(async |world| {
        let suggested = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Suggested).await;
        let queued = world.part(world.amina).await.queued_at;
        world.does(world.me(), async |act| departures::rest(act, world.amina.1).await).await.unwrap();
        assert_eq!(world.state(world.amina).await, State::Paused);
        let matches = world.look(world.me(), async |act| suggestions::mine(act).await).await;
        assert!(matches.open.is_empty());
        let asked = world.does(world.me(), async |act| suggestions::ask(act, suggested).await).await;
        assert_eq!(refused(asked), Some(Refusal::NotPossible));
        let home = world.look(world.me(), async |act| homes::mine(act).await).await.unwrap();
        assert_eq!(home.next, trellis_domain::next_step::Next::Resume);
        *world.clock.lock().unwrap() += SignedDuration::from_hours(24 * 20);
        world.does(world.me(), async |act| departures::come_back(act, world.amina.1).await).await.unwrap();
        let amina = world.part(world.amina).await;
        assert_eq!((amina.state, amina.queued_at), (State::Waiting, queued));

        world.pair(Kind::Mentor, world.amina, world.david, PairState::Active).await;
        world.does(world.me(), async |act| departures::rest(act, world.amina.1).await).await.unwrap();
        world.does(world.me(), async |act| departures::come_back(act, world.amina.1).await).await.unwrap();
        assert_eq!(world.state(world.amina).await, State::Placed);
    })
    .await;
}
