//! From an open room to the sealed record, and to the day on which what was said goes.

use jiff::SignedDuration;
use trellis_record::{replay, unpack};
use trellis_town::{Town, on_each};

use crate::room::{Room, choices, fields, next_about};

#[tokio::test]
async fn three_people_hold_a_workshop_on_plain_forms_and_nobody_can_say_who_wrote_what() {
    on_each(async |town: Town| {
        let mut room = Room::opened(&town, "protected", "top_k", &["Wren", "", "Gorse"]).await;
        room.shares(&[
            &["Rotas made six weeks ahead", "A quiet room"],
            &["A mentor in my field"],
            &["Time to meet"],
        ])
        .await;

        // Nothing is on the wall before it is dealt; then each idea is heard once.
        for heard in 0..4 {
            let screen = room.lead.get(&format!("{}/screen", room.path)).await;
            assert!(screen.body.contains(&format!("Ideas heard: {heard}")), "{}", screen.body);
            room.leads("deal", "", &[]).await;
        }
        assert_eq!(room.tries("deal", "", &[]).await.status, 422);
        let wall = room.page(1).await.body;
        for idea in ["Rotas made six weeks ahead", "A quiet room", "A mentor in my field", "Time to meet"] {
            assert_eq!(wall.matches(idea).count(), 1, "{idea}");
        }
        assert!(!wall.contains("By Wren"));

        // The last call cannot be cut short, and when sharing ends what links people to ideas is gone from the store.
        room.leads("last-call", "", &[]).await;
        assert_eq!(room.tries("advance", "", &[]).await.status, 422);
        assert!(!room.lies("workshop_live").await.is_empty());
        room.town.pass(SignedDuration::from_secs(61));
        room.leads("advance", "", &[]).await;
        assert!(room.control().await.body.contains("What does it mean?"));
        assert!(room.lies("workshop_live").await.is_empty());

        // A question, an explanation, better words that stand after a minute without an objection.
        let idea = next_about(&room.control().await, "understood").expect("an idea to talk about");
        room.does(1, "ask", &idea, &[("text", "Which one?")]).await;
        room.does(0, "explain", &idea, &[("text", "The night one.")]).await;
        room.does(2, "wording", &idea, &[("text", "Fair rotas for nights")]).await;
        let wording = next_about(&room.control().await, "agree").expect("a proposal");
        assert_eq!(room.tries("agree", &wording, &[]).await.status, 422);
        room.town.pass(SignedDuration::from_secs(61));
        room.leads("agree", &wording, &[]).await;
        assert!(room.page(0).await.body.contains("Fair rotas for nights"));
        assert_eq!(room.tries("advance", "", &[]).await.status, 422);
        while let Some(idea) = next_about(&room.control().await, "understood") {
            room.leads("understood", &idea, &[]).await;
        }
        room.leads("advance", "", &[]).await;

        // Two become one because nobody objects, after somebody has and was convinced.
        let sorting = room.page(0).await;
        let form = fields(&sorting, &room.path, "merge", "").expect("a form to merge");
        assert!(form.iter().all(|(name, _)| name != "item"), "nothing is chosen beforehand");
        let values = |name: &str| -> Vec<String> {
            let parts = sorting.body.split("value=\"").skip(1).filter_map(|part| part.split('"').next());
            parts.filter(|value| value.contains(name)).map(str::to_owned).collect()
        };
        let labels: Vec<String> = values(".").into_iter().filter(|value| value.len() > 33).collect();
        let items: Vec<String> = labels.iter().map(|label| label[..32].to_owned()).collect();
        let merge = [("item", items[0].as_str()), ("item", items[1].as_str()), ("label", labels[0].as_str())];
        room.does(0, "merge", "", &merge).await;
        let proposal = next_about(&room.page(1).await, "object").expect("a proposal to object to");
        room.does(1, "object", &proposal, &[]).await;
        room.town.pass(SignedDuration::from_secs(61));
        assert_eq!(room.tries("freeze", "", &[]).await.status, 422);
        room.does(1, "object-no-more", &proposal, &[]).await;
        assert!(room.page(2).await.body.contains("Ideas to sort: 3"));
        room.does(2, "theme", "", &[("text", "Time")]).await;
        room.leads("freeze", "", &[]).await;
        room.leads("advance", "", &[]).await;

        // They vote alone; nobody sees more than how many have answered, and that from three on.
        let ballot = choices(&room.page(0).await);
        assert_eq!(ballot.len(), 3);
        let first: Vec<(&str, &str)> =
            ballot.iter().zip(["1", "2", "3"]).map(|((name, _), place)| (name.as_str(), place)).collect();
        room.does(0, "cast", "", &first).await;
        assert_eq!(room.asks(1, "cast", "", &[(first[0].0, "1"), (first[1].0, "1")]).await.status, 422);
        room.does(1, "cast", "", &first[..2]).await;
        assert_eq!(room.tries("close-vote", "", &[]).await.status, 422);
        assert!(room.control().await.body.contains("shown from 3 on"));
        room.does(2, "abstain", "", &[]).await;
        assert!(room.control().await.body.contains("Everybody who is here has answered"));
        room.leads("close-vote", "", &[]).await;
        let table = room.control().await.body;
        assert!(
            table.contains("Ballots counted: 2") && table.contains("Did not vote this time: 1"),
            "{table}"
        );
        assert!(room.lies("workshop_live").await.is_empty(), "no ballot with a seat is left");
        assert!(room.page(1).await.body.contains("Ballots counted: 2"));

        // What was said lies readable nowhere: not beside the ideas, and not beside the table.
        let rows = room.town.rows().await;
        assert_eq!(rows["workshop_table"].len(), 1);
        let said =
            ["Time to meet".to_owned(), hex::encode("Time to meet"), hex::encode_upper("Time to meet")];
        assert!(!rows.values().flatten().any(|row| said.iter().any(|said| row.contains(said))));

        // Whoever else runs the programme sees the table once it was talked about, and seals with whoever leads.
        let control = format!("{}/control", room.path);
        assert!(!room.other.get(&control).await.body.contains("Ballots counted"));
        room.leads("discuss", "", &[]).await;
        assert!(room.other.get(&control).await.body.contains("Ballots counted"));
        room.leads("decide", "", &[("text", "We begin with rotas.")]).await;
        room.leads("close", "", &[]).await;
        let seal = format!("{}/seal", room.path);
        for leads in [true, false] {
            let browser = if leads { &mut room.lead } else { &mut room.other };
            let page = browser.get(&control).await;
            let sealed = browser.submit(&page, &seal, &[]).await;
            assert_eq!(sealed.status, 303, "{}", sealed.body);
        }
        let results = room.other.get(&format!("{}/results", room.path)).await.body;
        assert!(results.contains("Result of vote 1") && results.contains("The record"), "{results}");
        assert!(room.page(0).await.body.contains("The record is sealed"));
        the_record_can_be_checked(&mut room).await;

        // In its time everything that was said goes; tables and record stay.
        room.town.live(91).await;
        assert!(room.lies("workshop_fact").await.is_empty() && room.lies("workshop_seat").await.is_empty());
        let mut other = room.town.as_person(room.mona).await;
        let results = other.get(&format!("{}/results", room.path)).await.body;
        assert!(results.contains("Result of vote 1") && results.contains("has been deleted in its time"));
        assert_eq!(room.page(0).await.status, 404);
        let export = format!("{}/export", room.path);
        assert!(other.get(&export).await.body.contains("nothing to hand out any more"));
        assert_eq!(other.post(&export, &[("edition", "public")]).await.status, 409);
    })
    .await;
}

/// Whoever runs the programme takes the record along, and it passes the check that needs no server. Nobody else gets it.
async fn the_record_can_be_checked(room: &mut Room<'_>) {
    let export = format!("{}/export", room.path);
    let page = room.other.get(&export).await;
    assert!(page.body.contains("Download for everybody"), "{}", page.body);
    for edition in ["public", "analyst"] {
        let bundle = room.other.post(&export, &[("edition", edition)]).await;
        assert_eq!(
            (bundle.status.as_u16(), bundle.header("content-type")),
            (200, "application/zip"),
            "{}",
            bundle.body
        );
        let files = unpack(&bundle.file).expect("a bundle");
        let named = |name: &str| files.keys().any(|file| file == name);
        assert!(named("results.html") && named("methods.txt") && named("events.jsonl"));
        // Two voted: neither stands out in a file that leaves the house.
        assert!(!named("ballots-1.json"));
        assert_eq!(named("tally-1.json"), edition == "analyst");
        let report = replay(&bundle.file).expect("it is read");
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        let text = files.values().map(|file| String::from_utf8_lossy(file)).collect::<String>();
        assert!(text.contains("Rotas made six weeks ahead") && !text.contains("Wren"), "{edition}");
    }
    let mut seat = room.seats[0].clone();
    assert_ne!(seat.post(&export, &[("edition", "public")]).await.status, 200);
}
