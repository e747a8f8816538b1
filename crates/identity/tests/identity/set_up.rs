//! The link that sets an installation up.

use jiff::{SignedDuration, Timestamp};
use trellis_database::testing::on_each;
use trellis_identity::set_up;
use trellis_store::migrations;

use crate::world::World;

#[tokio::test]
async fn a_set_up_link_works_once_within_half_an_hour_while_there_is_no_account() {
    on_each(migrations::ALL, async |store| {
        let mut now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let first = set_up::offer(&store, now, [1; 32]).await.unwrap().unwrap();
        now = now.saturating_add(SignedDuration::from_secs(1)).unwrap();
        let second = set_up::offer(&store, now, [2; 32]).await.unwrap().unwrap();
        let mut unit = store.write().await.unwrap();
        assert!(!set_up::works(&mut unit, first.reveal(), now).await.unwrap(), "a newer one was made");
        // Looked at by programs that open every link.
        for _ in 0..4 {
            assert!(set_up::works(&mut unit, second.reveal(), now).await.unwrap());
        }
        let late = now.saturating_add(set_up::WORKS_FOR).unwrap();
        assert!(!set_up::works(&mut unit, second.reveal(), late).await.unwrap());
        assert!(!set_up::use_up(&mut unit, second.reveal(), late).await.unwrap());
        assert!(!set_up::use_up(&mut unit, "nonsense", now).await.unwrap());
        assert!(set_up::use_up(&mut unit, second.reveal(), now).await.unwrap());
        assert!(!set_up::use_up(&mut unit, second.reveal(), now).await.unwrap(), "used");
        unit.commit().await.unwrap();
        let world = World::new(store).await;
        assert_eq!(set_up::offer(&world.store, now, [3; 32]).await.unwrap(), None, "there is an account");
    })
    .await;
}
