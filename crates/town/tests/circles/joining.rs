//! Joining later: the eleventh is refused, nobody joins after session 2, and the last place goes to one.

use jiff::SignedDuration;
use trellis_town::{Town, on_each};

use crate::setting::{post, valley};

#[tokio::test]
async fn the_eleventh_is_refused_and_nobody_joins_after_session_two() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 10, 10).await;
        let path = format!("/co/circles/{id}/places");
        let mut helen = town.as_person(world.helen).await;
        let one = [("members", world.mentees[10].part.to_string())];
        let full = post(&mut helen, &path, &one).await;
        assert_eq!(full.status, 422);
        assert!(full.body.contains("ten members at most"), "{}", full.body);
        let mut leila = town.as_person(world.mentees[9].person).await;
        assert_eq!(leila.post(&format!("/circle/{id}/leaving"), &[]).await.status, 303);
        let mut helen = town.as_person(world.helen).await;
        assert_eq!(post(&mut helen, &path, &one).await.status, 303);
        for _ in 0..2 {
            let told = crate::setting::meets(&town, world.ravi.person, id, Some(8)).await;
            assert_eq!(told.status, 303, "{}", told.body);
        }
        let late = world.mentees[10].person;
        let mut browser = town.as_person(late).await;
        let said = browser.post(&format!("/circle/{id}"), &[("name", "K")]).await;
        assert_eq!(said.status, 404, "the offer has passed with session 2");
        assert!(!browser.get("/notices").await.body.contains(&format!("/circle/{id}")));
        assert!(!browser.get("/home").await.body.contains("A place in a circle is offered to you"));
        let mut helen = town.as_person(world.helen).await;
        let closed = post(&mut helen, &path, &[("members", world.mentees[11].part.to_string())]).await;
        assert!(closed.body.contains("has met twice"), "{}", closed.body);
        town.pass(SignedDuration::from_hours(1));
    })
    .await;
}

#[tokio::test]
async fn of_many_who_accept_the_last_place_at_once_one_has_it() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let id = world.together(&town, 10, 9).await;
        let mut helen = town.as_person(world.helen).await;
        let one = [("members", world.mentees[10].part.to_string())];
        assert_eq!(post(&mut helen, &format!("/co/circles/{id}/places"), &one).await.status, 303);
        let path = format!("/circle/{id}");
        let (mut jas, mut kemi) =
            (town.as_person(world.mentees[9].person).await, town.as_person(world.mentees[10].person).await);
        let (one, other) =
            tokio::join!(jas.post(&path, &[("name", "J")]), kemi.post(&path, &[("name", "K")]));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
    })
    .await;
}
