//! The daily round: once a day, by a clock that is believed; and who is told of what has waited too long.

use trellis_domain::{
    hat::{Grant, Hat, Role},
    high_water::Clock,
    participation::ParticipationState as State,
    permission::Actor,
};
use trellis_programme::{
    Stop, heads, homes,
    rounds::{self, Made},
    staff,
};

use crate::world::{in_both, person};

#[tokio::test]
async fn it_is_made_once_a_day_and_waits_for_a_word_after_a_jump_either_way() {
    in_both(async |world| {
        let make = async || rounds::make(&world.ground).await.unwrap();
        assert_eq!(make().await, Made::Before, "the world has begun with one");
        world.jump(1);
        assert_eq!(make().await, Made::Now);
        world.jump(3);
        assert!(matches!(make().await, Made::Waits(Clock::Ahead { .. })));
        let by_me = world.does(world.me(), async |act| rounds::confirm_clock(act).await).await;
        assert!(matches!(by_me, Err(Stop::NotFound)));
        world.does(Actor::Clock, async |act| rounds::confirm_clock(act).await).await.unwrap();
        assert_eq!(make().await, Made::Now);
        world.jump(-2);
        assert!(matches!(make().await, Made::Waits(Clock::Behind { .. })));
        world.jump(2);
        assert_eq!(make().await, Made::Before, "what was wrong has been put right");
    })
    .await;
}

#[tokio::test]
async fn after_five_weeks_the_coordinators_are_told_once_and_the_mentee_is_offered_a_circle() {
    in_both(async |world| {
        // Amina has waited for a week already.
        world.live(28).await;
        assert!(world.news(world.helen).await.is_empty());
        world.live(1).await;
        assert_eq!(world.news(world.helen).await, ["long-wait"]);
        assert_eq!(world.news(world.amina.0).await, ["circle-offered"]);
        let home = world.look(world.me(), async |act| homes::mine(act).await).await.unwrap();
        assert_eq!(home.next, trellis_domain::next_step::Next::WaitForMatch);
        world.live(10).await;
        assert_eq!(world.news(world.helen).await, ["long-wait"], "once for each wait");
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_is_written_to_no_more_and_keeps_its_news_for_when_it_is_let_in_again() {
    in_both(async |world| {
        let [tom, una] = world
            .build(async |b| {
                let all = [person(b, "Tom").await, person(b, "Una").await, person(b, "Vic").await];
                for one in all {
                    b.grant(one, Grant::Admin, None).await.unwrap();
                }
                [all[0], all[1]]
            })
            .await;
        let tom_acts = Actor::Person { person: tom, role: Role::Administering };
        for one in [una, world.amina.0] {
            world.does(tom_acts, async |act| staff::disable(act, one).await).await.unwrap();
        }
        world.live(29).await;
        heads::send(&world.ground).await.unwrap();
        for (person, letters) in [(tom, 1), (una, 0), (world.helen, 1), (world.amina.0, 0)] {
            assert_eq!(world.rows("letter", &person.to_string()).await, letters);
        }
        assert_eq!(world.news(world.amina.0).await, ["circle-offered"]);
    })
    .await;
}

#[tokio::test]
async fn an_application_without_an_answer_after_ten_working_days_is_told_to_the_coordinators_once() {
    in_both(async |world| {
        let new = world.joins("Zoe", Hat::Mentor, State::Started).await;
        world
            .build(async |b| {
                // Applied on Monday, 23 November: the answer is due on Monday, 7 December.
                let actor = world.wearing(new, Hat::Mentor);
                let own = trellis_domain::permission::Standing {
                    own: true,
                    state: "started",
                    ..Default::default()
                };
                let action = trellis_domain::permission::Action::ReadOwnParticipation;
                let permit = trellis_domain::permission::may(actor, action, new.1, &own).unwrap();
                let mut zoe = trellis_store::participations::load(&mut b.unit, &permit).await.unwrap();
                (zoe.state, zoe.moved_at) = (State::Applied, world.now());
                trellis_store::participations::save(&mut b.unit, &zoe).await.unwrap();
            })
            .await;
        world.live(14).await;
        assert!(!world.news(world.helen).await.contains(&"late-application".to_owned()));
        world.live(1).await;
        assert!(world.news(world.helen).await.contains(&"late-application".to_owned()));
        world.live(5).await;
        let told = world.news(world.helen).await;
        assert_eq!(told.iter().filter(|kind| *kind == "late-application").count(), 1);
    })
    .await;
}
