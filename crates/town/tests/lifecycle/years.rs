//! The year by its dates: pairs come to a good end, the cohort closes, and whoever was in a pair has completed it.

use jiff::civil::date;
use trellis_domain::{
    cohort::CohortState,
    day,
    hat::Hat,
    pair::{Kind, PairState},
    participation::ParticipationState as State,
    permission::Action,
};
use trellis_programme::cohorts;

use crate::world::{Member, World, in_both};

async fn cohort_state(world: &World) -> CohortState {
    let of = async |act: &mut trellis_programme::Act| {
        cohorts::current(act, world.programme, Some(world.cohort)).await
    };
    world.look(world.coordinator(), of).await.unwrap().state
}

#[tokio::test]
async fn pairs_close_in_time_and_the_cohort_after_them() {
    in_both(async |world| {
        // The cohort ends 355 days from the start of the story, the pair 50 days before that.
        let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let late = world.joins("Bola", Hat::Mentee, State::Placed).await;
        let other = world.pair(Kind::Mentor, late, world.david, PairState::Chemistry).await;
        world.live(262).await;
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::Active);
        world.live(1).await;
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::Closing);
        assert!(world.news(world.amina.0).await.contains(&"pair-closing".to_owned()));
        world.live(71).await;
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::Closing);
        world.live(1).await;
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::Closed);
        assert_eq!(world.state(world.amina).await, State::Waiting, "the year goes on");

        world.live(21).await;
        assert_eq!(
            (day::of(world.now()), cohort_state(&world).await),
            (date(2027, 11, 14), CohortState::Closing)
        );
        world.live(30).await;
        assert_eq!(cohort_state(&world).await, CohortState::Closed);
        assert_eq!(world.pair_state(other, late).await, PairState::NotThisTime);
        assert_eq!(world.state(late).await, State::Completed);
        assert_eq!(
            world.state(world.amina).await,
            State::Completed,
            "whoever was waiting again is done as well"
        );
        assert!(world.news(world.amina.0).await.contains(&"cohort-over".to_owned()));
        let permit = async |act: &mut trellis_programme::Act| {
            act.may(Action::ReadCohort, world.cohort).await.map(drop)
        };
        world.look(world.coordinator(), permit).await;
        assert!(world.news(world.grace.0).await.contains(&"cohort-over".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn half_way_the_two_are_reminded_once_to_look_back() {
    in_both(async |world| {
        let told =
            async |who: Member| world.news(who.0).await.iter().filter(|code| *code == "half-way").count();
        let pair = world.pair(Kind::Mentor, world.amina, world.grace, PairState::Active).await;
        let resting = world.joins("Bola", Hat::Mentee, State::Placed).await;
        world.pair(Kind::Mentor, resting, world.david, PairState::Paused).await;
        let of = async |act: &mut trellis_programme::Act| {
            cohorts::current(act, world.programme, Some(world.cohort)).await
        };
        let half_way = world.look(world.coordinator(), of).await.unwrap().timetable.mid_review;
        let days = half_way.since(day::of(world.now())).unwrap().get_days();
        world.live(i64::from(days) - 1).await;
        assert_eq!((told(world.amina).await, told(world.grace).await), (0, 0));
        world.live(3).await;
        assert_eq!((told(world.amina).await, told(world.grace).await), (1, 1));
        assert_eq!(told(resting).await, 0, "a pair that rests is left in peace");
        assert_eq!(world.pair_state(pair, world.amina).await, PairState::Active);
    })
    .await;
}
