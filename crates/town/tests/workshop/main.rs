//! A whole workshop on plain forms: a room is opened, people take seats by its code, and it is led from writing alone to the
//! sealed record; and nobody is ever sent what they may not know.

mod room;
mod whole;

use jiff::SignedDuration;
use room::{Room, choices, fields};
use trellis_town::{Town, on_each};

#[tokio::test]
async fn nobody_is_sent_a_draft_an_open_ballot_or_whose_an_idea_is() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "protected", "dots", &["Wren", "Rowan", "Gorse"]).await;
        for what in ["lock", "advance", "advance"] {
            room.leads(what, "", &[]).await;
        }
        room.does(0, "draft", "", &[("text", "Kestrel over the ward")]).await;
        assert!(room.page(0).await.body.contains("Kestrel"));
        assert!(!room.all_but(0).await.contains("Kestrel"), "a draft is its seat's alone");
        // Nothing of it lies readable anywhere in the store.
        let rows = room.town.rows().await;
        assert!(
            !rows
                .values()
                .flatten()
                .any(|row| row.contains("Kestrel") || row.contains(&hex::encode("Kestrel")))
        );
        room.leads("advance", "", &[]).await;
        assert!(!room.all_but(0).await.contains("Kestrel"), "an idea that waits is its seat's alone");
        room.leads("deal", "", &[]).await;
        assert!(room.all_but(0).await.contains("Kestrel"));
        room.goes_on_to_the_vote().await;

        // What others are sent is the same whatever somebody votes.
        let ballot = choices(&room.page(0).await);
        let field = ballot[0].0.clone();
        room.does(0, "cast", "", &[(&field, "5")]).await;
        let one = steady(&room.all_but(0).await);
        room.does(0, "cast", "", &[(&field, "1")]).await;
        assert_eq!(one, steady(&room.all_but(0).await));
        assert!(room.page(0).await.body.contains("Your vote is in"));
    })
    .await;
}

/// Without what chance draws anew for each page.
fn steady(pages: &str) -> String {
    let long = |word: &str| {
        word.len() >= 20 && word.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_+/=".contains(sign))
    };
    let words = pages.split(['"', '\'']).filter(|word| !long(word));
    words.collect::<Vec<_>>().join("\"")
}

#[tokio::test]
async fn a_named_workshop_goes_round_in_turns_and_shows_whose_an_idea_is() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "classic", "approval", &["Wren", "Rowan", "Gorse"]).await;
        room.shares(&[&["Rotas"], &["Mentors"], &[]]).await;
        for _ in 0..2 {
            for _ in 0..3 {
                for seat in 0..3 {
                    let page = room.page(seat).await.body;
                    if page.contains("It is your turn") {
                        let what = if page.contains("value=\"share\"") { "share" } else { "pass" };
                        room.does(seat, what, "", &[]).await;
                        break;
                    }
                }
            }
        }
        let wall = room.page(2).await.body;
        assert!(wall.contains("By Wren") && wall.contains("By Rowan"), "{wall}");
        room.leads("advance", "", &[]).await;
        assert!(room.control().await.body.contains("What does it mean?"));
    })
    .await;
}

#[tokio::test]
async fn a_seat_is_whoever_holds_its_token_and_a_second_sending_does_nothing() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "named", "rate_1_9", &["Wren", "Rowan"]).await;
        // Somebody else's token, or none, is a page that does not exist.
        let path = room.path.clone();
        assert_eq!(room.town.anonymous().get(&path).await.status, 404);
        assert_eq!(room.lead.get(&path).await.status, 404);
        for what in ["lock", "advance", "advance"] {
            room.leads(what, "", &[]).await;
        }
        let action = path.clone();
        let page = room.page(0).await;
        let form = fields(&page, &action, "draft", "").expect("a form to write into");
        let mut sent: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        sent.retain(|(name, _)| *name != "text");
        sent.push(("text", "Only once"));
        for _ in 0..2 {
            assert_eq!(room.seats[0].post_exactly(&action, &sent).await.status, 303);
        }
        assert_eq!(room.page(0).await.body.matches("name=\"base\"").count(), 1);
        // From another website it is refused.
        let from = [("sec-fetch-site", "cross-site")];
        let forged = room.seats[0].send(axum::http::Method::POST, &action, Some(&sent), &from).await;
        assert_eq!(forged.status, 403);
        // Leaving for good takes everything along that was not shared.
        room.does(0, "leave", "", &[]).await;
        assert!(room.page(0).await.body.contains("This seat is empty now"));
        room.leads("advance", "", &[]).await;
        assert_eq!(room.tries("deal", "", &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_starts_again_lets_the_room_rest_and_loses_nothing() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "protected", "top_k", &["Wren", "Rowan"]).await;
        for what in ["lock", "advance", "advance"] {
            room.leads(what, "", &[]).await;
        }
        room.does(0, "draft", "", &[("text", "Still here")]).await;
        room.town.restart();
        trellis_programme::workshops::wake(&room.town.ground).await.expect("rooms are looked after");
        room.town.pass(SignedDuration::from_mins(20));
        let page = room.page(0).await.body;
        assert!(page.contains("The server was started again") && page.contains("Still here"), "{page}");
        room.leads("resume", "", &[]).await;
        assert!(room.page(1).await.body.contains("10 minutes more"), "the time that passed is nobody's");
    })
    .await;
}

/// What a page says that it shows.
fn seen(page: &trellis_town::Answer) -> String {
    let (_, rest) = page.body.split_once("data-seen=\"").expect("the page says what it shows");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_page_hears_of_what_it_shows_and_of_nothing_else() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "protected", "dots", &["Wren", "Rowan", "Gorse"]).await;
        for what in ["lock", "advance", "advance"] {
            room.leads(what, "", &[]).await;
        }
        let others = room.shown_to_all_but(0).await;
        let own = seen(&room.page(0).await);
        room.does(0, "draft", "", &[("text", "Rotas")]).await;
        assert_eq!(others, room.shown_to_all_but(0).await, "nobody hears that somebody writes");
        assert_ne!(own, seen(&room.page(0).await));

        room.leads("advance", "", &[]).await;
        let others = room.shown_to_all_but(0).await;
        room.does(0, "draft", "", &[("text", "A quiet room")]).await;
        assert_eq!(others, room.shown_to_all_but(0).await);
        room.leads("deal", "", &[]).await;
        let now = room.shown_to_all_but(0).await;
        assert!(others.iter().zip(&now).all(|(then, now)| then != now), "an idea is heard by all at once");

        // What is said in answer to somebody who waits is what their page shows, whatever they say that they have.
        let page = seen(&room.page(1).await);
        for after in ["", "garbage", &seen(&room.page(2).await)] {
            let events = format!("{}/events?after={after}&wait=5", room.path);
            assert_eq!(room.seats[1].get(&events).await.body, page);
        }
        let path = room.path.clone();
        assert_eq!(room.town.anonymous().get(&format!("{path}/events")).await.status, 404);
        assert_eq!(room.other.get(&format!("{path}/screen/events")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn somebody_else_who_runs_the_programme_leads_on_when_whoever_led_cannot() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "protected", "top_k", &["Wren", "Rowan"]).await;
        let control = format!("{}/control", room.path);
        let taken = format!("{}/lead", room.path);
        assert!(
            !room.control().await.body.contains("Lead this workshop"),
            "whoever leads need not take over"
        );
        let page = room.other.get(&control).await;
        assert_eq!(room.other.submit(&page, &taken, &[]).await.status, 303);
        assert!(room.other.get(&control).await.body.contains("value=\"lock\""));
        assert!(room.control().await.body.contains("Lead this workshop"));
        // And back, on to the end. What has closed changes hands no more: two seals are of two people.
        let page = room.control().await;
        assert_eq!(room.lead.submit(&page, &taken, &[]).await.status, 303);
        room.leads("abort", "", &[("text", "The alarm rang.")]).await;
        assert!(!room.other.get(&control).await.body.contains("Lead this workshop"));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_asks_by_itself_keeps_nobody_signed_in() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "named", "dots", &["Wren", "Rowan"]).await;
        let control = format!("{}/control", room.path);
        for _ in 0..18 {
            room.town.pass(SignedDuration::from_mins(10));
            assert_eq!(room.lead.get(&control).await.status, 200, "somebody who reads is there");
        }
        for _ in 0..18 {
            room.town.pass(SignedDuration::from_mins(10));
            room.lead.get(&format!("{control}/events")).await;
        }
        assert_eq!(room.lead.get(&control).await.status, 303);
    })
    .await;
}
