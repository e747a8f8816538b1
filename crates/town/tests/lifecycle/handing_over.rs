//! A helper stops while pairs are running: each mentee chooses first, and nobody is told why.

use trellis_domain::{
    departure::Onward,
    hat::Hat,
    pair::{Kind, PairState},
    participation::ParticipationState as State,
    refusal::Refusal,
};
use trellis_programme::{Stop, capacities, departures, duties, hand_overs, homes, overview};

use crate::world::{in_both, refused};

#[tokio::test]
async fn every_running_pair_rests_until_its_mentee_has_chosen_and_then_the_helper_is_out() {
    in_both(async |world| {
        let bola = world.joins("Bola", Hat::Mentee, State::Waiting).await;
        let first = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let second = world.pair(Kind::Mentor, bola, world.grace, PairState::Active).await;
        let queued = world.part(world.amina).await.queued_at;
        world.does(world.mentor(), async |act| departures::leave(act, world.grace.1).await).await.unwrap();

        for (pair, mentee) in [(first, world.amina), (second, bola)] {
            assert_eq!(world.pair_state(pair, mentee).await, PairState::Paused);
            assert_eq!(world.news(mentee.0).await, ["hand-over"]);
        }
        assert!(
            world.state(world.grace).await.open(),
            "the helper is not out before the mentees have chosen"
        );
        let again = world.does(world.mentor(), async |act| departures::leave(act, world.grace.1).await).await;
        assert_eq!(refused(again), Some(Refusal::MovedOn));
        let more = world.does(world.mentor(), async |act| capacities::change(act, 3, 8).await).await;
        assert_eq!(refused(more), Some(Refusal::MovedOn), "nobody new comes any more");
        let resumed = world.does(world.coordinator(), async |act| overview::resume(act, first).await).await;
        assert_eq!(refused(resumed), Some(Refusal::MovedOn), "only the mentee chooses");
        let giver =
            world.does(world.mentor(), async |act| hand_overs::choose(act, first, Onward::Wait).await);
        assert!(matches!(giver.await, Err(Stop::NotFound)));

        let choose =
            async |act: &mut trellis_programme::Act| hand_overs::choose(act, first, Onward::Circle).await;
        world.does(world.me(), choose).await.unwrap();
        assert_eq!(world.pair_state(first, world.amina).await, PairState::EndedNoFault);
        let amina = world.part(world.amina).await;
        assert_eq!((amina.state, amina.queued_at), (State::Waiting, queued), "the first date stays");
        assert!(amina.wants.contains(&Hat::Facilitator), "a circle meanwhile");
        assert!(world.state(world.grace).await.open(), "the other mentee has not chosen");
        let twice = world.does(world.me(), choose).await;
        assert!(matches!(twice, Err(Stop::NotFound)));

        let bolas = world.wearing(bola, Hat::Mentee);
        world.does(bolas, async |act| hand_overs::choose(act, second, Onward::Rematch).await).await.unwrap();
        assert_eq!(world.state(world.grace).await, State::Withdrawn);
        let mut told = world.news(world.grace.0).await;
        told.sort();
        assert_eq!(told, ["pair-ended", "pair-ended", "part-over"]);
        let duties =
            world.look(world.coordinator(), async |act| duties::of(act, world.programme).await).await;
        assert_eq!(
            duties.rematches,
            [(world.cohort, 1)],
            "who would like somebody new at once; not who waits"
        );
        assert_eq!(world.rows("parting_reason", "").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_choose_is_reminded_once_and_waits_after_a_month() {
    in_both(async |world| {
        let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        world.does(world.mentor(), async |act| departures::leave(act, world.grace.1).await).await.unwrap();
        let home = world.look(world.me(), async |act| homes::mine(act).await).await.unwrap();
        let asked = |next| matches!(next, trellis_domain::next_step::Next::ChooseHowToGoOn(of, Some(_)) if of == pair);
        assert!(asked(home.next), "{:?}", home.next);
        world.live(13).await;
        assert_eq!(world.news(world.amina.0).await, ["hand-over"]);
        world.live(16).await;
        assert_eq!(world.news(world.amina.0).await, ["hand-over", "hand-over"]);
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::Paused);
        world.live(1).await;
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::EndedNoFault);
        assert_eq!(world.state(world.amina).await, State::Waiting);
        assert_eq!(world.state(world.grace).await, State::Withdrawn);
    })
    .await;
}

#[tokio::test]
async fn what_is_only_on_its_way_ends_the_same_day_in_the_words_that_any_ending_has() {
    in_both(async |world| {
        let mut told = Vec::new();
        for (name, state, news) in [
            ("Ada", PairState::Suggested, None),
            ("Ben", PairState::Requested, Some("list-changed")),
            ("Cai", PairState::Chemistry, Some("not-this-time")),
            ("Dee", PairState::Contracting, Some("pair-ended")),
        ] {
            let mentee = world.joins(name, Hat::Mentee, State::Waiting).await;
            let pair = world.pair(Kind::Mentor, mentee, world.grace, state).await;
            told.push((mentee, pair, news));
        }
        world.does(world.mentor(), async |act| departures::leave(act, world.grace.1).await).await.unwrap();
        for (mentee, pair, news) in told {
            assert!(!world.pair_state(pair, mentee).await.open());
            assert_eq!(world.news(mentee.0).await, Vec::from_iter(news));
            assert_eq!(world.state(mentee).await, State::Waiting);
        }
        assert_eq!(world.state(world.grace).await, State::Withdrawn, "nobody has anything to choose");
    })
    .await;
}
