//! "View as": my own things through somebody else's eyes are what that somebody's own pages show, and nothing more.

use trellis_domain::permission::Eyes;
use trellis_town::{Answer, Browser, Town, first_pair, on_each, persona, valley};

const HIDDEN: &str = "Not shown to this person";
const CANARY: &str = "Written for nobody else";

/// The lines of a page: what is asked and what is answered, without marks.
fn lines(page: &Answer) -> Vec<(String, String)> {
    let rows = page.body.split("<dt").skip(1);
    rows.map(|row| {
        let (question, rest) = row.split_once("</dt>").expect("a question ends");
        let answer = rest.split_once("<dd").and_then(|(_, rest)| rest.split_once("</dd>"));
        (text(question), text(answer.expect("it is answered").0))
    })
    .collect()
}

/// What stands between the tags, after the first one is closed.
fn text(html: &str) -> String {
    let (_, html) = html.split_once('>').expect("a tag is closed");
    let mut parts = html.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once('>').map(|(_, text)| text));
    let words: Vec<String> =
        std::iter::once(first).chain(rest.map(str::to_owned)).map(|part| part.trim().to_owned()).collect();
    words.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

async fn seen_as(browser: &mut Browser<'_>, eyes: Eyes) -> Vec<(String, String)> {
    let page = browser.get(&format!("/me?as={}", eyes.code())).await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains(CANARY), "never a word, not even to oneself");
    lines(&page)
}

#[tokio::test]
async fn view_as_coordinator_shows_exactly_the_fields_that_the_coordinators_own_request_shows() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        for card in ["mentee", "mentor", "sponsor", "ally"] {
            let person = persona(&world, card);
            let mut browser = town.as_person(person).await;
            let shown = seen_as(&mut browser, Eyes::Coordinator).await;
            let mut joy = town.as_person(persona(&world, "coordinator")).await;
            let record = joy.get(&format!("/co/people/{person}")).await;
            assert_eq!(record.status, 200, "{card}");
            let theirs = lines(&record);
            assert!(theirs.len() > 5, "{card}: {theirs:?}");
            // Of the person: the same lines with the same answers, in the same order; everything else is hidden.
            let whole = browser.get("/me?as=coordinator").await;
            let (of_person, of_pairs) = whole.body.split_once("<h2>Pair with").unwrap_or((&whole.body, ""));
            let of_person = Answer { body: of_person.to_owned(), ..whole.clone() };
            let seen: Vec<_> = lines(&of_person).into_iter().filter(|(_, answer)| answer != HIDDEN).collect();
            let (hats, facts): (Vec<_>, Vec<_>) =
                seen.into_iter().partition(|(label, _)| label == "Takes part as" || label == "Training");
            assert_eq!(facts, theirs, "{card}");
            let plain = text(&format!(">{}", record.body));
            for (label, answer) in hats {
                assert!(plain.contains(&answer), "{card}: {label} {answer} is not on their page");
            }
            // Of each pair: what the list of pairs shows, and what was told on purpose.
            let pairs = text(&format!(">{}", joy.get("/co/pairs").await.body));
            let of_pairs = Answer { body: format!("<h2>Pair with{of_pairs}"), ..whole.clone() };
            for (label, answer) in lines(&of_pairs).into_iter().filter(|(_, answer)| answer != HIDDEN) {
                match label.as_str() {
                    "State" | "Last met" => assert!(pairs.contains(&answer), "{card}: {label} {answer}"),
                    "Told to the coordinator" => assert_eq!(answer, "None", "{card}"),
                    "That I am in it" => assert_eq!(answer, "By my own name", "{card}"),
                    other => panic!("{card}: a coordinator has no page with {other}: {answer}"),
                }
            }
            assert!(shown.iter().any(|(_, answer)| answer == HIDDEN), "{card}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_other_one_of_a_pair_sees_what_is_shared_and_a_stranger_sees_nothing() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let id = first_pair(&mut amina).await;
        amina.sets_up_private_space().await;
        for (kind, field) in [("note", "note"), ("reflection", "reflection"), ("reflection", "reflection")] {
            let path = format!("/pairs/{id}/notes");
            assert_eq!(amina.post(&path, &[("kind", kind), (field, CANARY)]).await.status, 303);
        }
        let said = |lines: &[(String, String)], label: &str| -> Vec<String> {
            let found = lines.iter().filter(|(question, _)| question == label);
            found.map(|(_, answer)| answer.clone()).collect()
        };
        let hidden = |lines: &[(String, String)], label: &str| {
            let found = said(lines, label);
            !found.is_empty() && found.iter().all(|answer| answer == HIDDEN)
        };
        let mine = seen_as(&mut amina, Eyes::Mine).await;
        assert!(mine.iter().all(|(_, answer)| answer != HIDDEN), "{mine:?}");
        assert!(said(&mine, "My reflections").contains(&"2".to_owned()), "{mine:?}");
        let other = seen_as(&mut amina, Eyes::Other).await;
        assert!(said(&other, "My shared notes").contains(&"1".to_owned()), "{other:?}");
        for private in ["My reflections", "My private record", "Pronouns", "E-mail address"] {
            assert!(hidden(&other, private), "{private}: {other:?}");
        }
        let coordinator = seen_as(&mut amina, Eyes::Coordinator).await;
        for private in
            ["My shared notes", "My reflections", "Goals", "My private record", "My answers in my own words"]
        {
            assert!(hidden(&coordinator, private), "{private}: {coordinator:?}");
        }
        let stranger = seen_as(&mut amina, Eyes::Stranger).await;
        assert!(stranger.iter().all(|(_, answer)| answer == HIDDEN), "{stranger:?}");
        let circle = seen_as(&mut amina, Eyes::Circle).await;
        assert!(hidden(&circle, "Name"), "a circle knows the name that was chosen there");
    })
    .await;
}
