//! From the first word to the answer, and who learns nothing of it.

use jiff::SignedDuration;
use trellis_town::{Town, on_each};

use crate::setting::{
    ANSWER, TEXT, Valley, asks, body, fills, finds_nothing, knows, lies_nowhere, new_rows, ready, unlocks,
    writes,
};

#[tokio::test]
async fn a_message_about_one_coordinator_goes_to_the_other_and_leaves_no_trace_for_the_one_it_is_about() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut helen = ready(&town, valley.helen).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        assert!(body(&mut amina, "/home").await.contains("href=\"/support\""));
        let pages = ["/co", "/co/support", "/notices", "/co/people", "/co/pairs"];
        let mut seen = Vec::new();
        for page in pages {
            seen.push(helen.get(page).await.steady());
        }
        let before = town.rows().await;

        let page = writes(&mut amina, "runs", TEXT).await;
        assert!(page.body.contains(TEXT) && page.body.contains("Somebody who runs the programme"));
        assert!(page.body.contains("Helen Marsh") && page.body.contains("David Ellis"), "{}", page.body);
        let (about, to) = (valley.helen.to_string(), valley.david.to_string());
        let same = amina.submit(&page, "/support/check", &[("whom", &about), ("reader", &about)]).await;
        assert!(same.status == 422 && same.body.contains("It is about this person"), "{}", same.body);
        let unsaid = amina.submit(&page, "/support/check", &[("reader", &to)]).await;
        assert!(unsaid.status == 422 && unsaid.body.contains("Choose who it is about"));
        let path = asks(&mut amina, &valley).await;

        // Nothing that is there now and was not before knows her, and no page of hers has changed.
        for (table, row) in new_rows(&before, &town.rows().await) {
            assert!(!knows(&row, valley.helen), "{table}: {row}");
        }
        for (page, before) in pages.into_iter().zip(seen) {
            assert_eq!(helen.get(page).await.steady(), before, "{page}");
        }
        finds_nothing(&mut helen, &format!("/co{path}")).await;
        finds_nothing(&mut helen, &path).await;
        for end in ["", "/hand-over", "/closing"] {
            assert_eq!(helen.post(&format!("/co{path}{end}"), &[]).await.status, 404, "{end}");
        }

        let events = town.rows().await["event"].clone();
        let moved: Vec<&String> = events.iter().filter(|row| row.contains("SupportMoved")).collect();
        assert_eq!(moved.len(), 1);
        for person in [valley.amina, valley.david, valley.helen] {
            assert!(!knows(moved[0], person), "{}", moved[0]);
        }
        let id = path.rsplit('/').next().expect("an id");
        assert!(!moved[0].to_lowercase().replace('-', "").contains(id), "the chain names no request");

        // The one who was chosen reads it and answers; a letter says no more than that there is a message.
        let notices = body(&mut david, "/notices").await;
        assert!(notices.contains("You have a message"), "{notices}");
        assert!(!town.rows().await["letter"].iter().any(|row| row.contains("support")), "no letter tells");
        assert!(body(&mut david, "/co").await.contains("Messages to you that wait"));
        let mine = body(&mut david, &format!("/co{path}")).await;
        assert!(
            mine.contains(TEXT) && mine.contains("Helen Marsh") && mine.contains("Amina Yusuf"),
            "{mine}"
        );
        let answered = fills(&mut david, &format!("/co{path}"), "", &[("text", ANSWER)]).await;
        assert_eq!(answered.status, 303, "{}", answered.body);
        assert!(body(&mut amina, &path).await.contains(ANSWER));
        assert!(body(&mut amina, "/notices").await.contains("You have a message"));
        assert!(!body(&mut david, "/co").await.contains("Messages to you that wait"));
        assert_eq!(fills(&mut amina, &path, "", &[("text", "Thursday is good")]).await.status, 303);
        assert!(body(&mut david, &format!("/co{path}")).await.contains("Thursday is good"));
        for text in [TEXT, ANSWER, "Thursday is good"] {
            lies_nowhere(&town, text).await;
        }

        for card in ["admin", "mentor", "sponsor", "facilitator"] {
            let mut other = town.as_person(valley.card(card)).await;
            finds_nothing(&mut other, &path).await;
            finds_nothing(&mut other, &format!("/co{path}")).await;
            finds_nothing(&mut other, "/co/support").await;
            assert!(
                body(&mut other, "/support").await.contains("You have asked for nothing so far"),
                "{card}"
            );
        }
        assert_eq!(fills(&mut david, &format!("/co{path}"), "/closing", &[]).await.status, 303);
        assert!(body(&mut amina, &path).await.contains("This was closed on"));
        assert_eq!(david.post(&format!("/co{path}"), &[("text", "And")]).await.status, 404, "it is over");
        assert_eq!(fills(&mut amina, &path, "/removal", &[]).await.status, 303);
        finds_nothing(&mut amina, &path).await;
        finds_nothing(&mut david, &format!("/co{path}")).await;
        for table in ["support_request", "support_copy", "support_word"] {
            assert!(town.rows().await[table].is_empty(), "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_space_that_locks_keeps_what_was_typed() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = town.on_own_device(valley.amina).await;
        assert!(body(&mut amina, "/support/write").await.contains("Set up your private space"));
        amina.sets_up_private_space().await;
        let typed = [("about", "work"), ("text", TEXT)];
        assert_eq!(amina.post("/support/write", &[("text", " ")]).await.status, 422);
        town.pass(SignedDuration::from_mins(11));
        assert_eq!(amina.post("/support/write/draft", &typed).await.status, 204, "saved while locked");
        let sent = amina.post("/support/write", &typed).await;
        assert_eq!(sent.leads_to(), "/me/unlock?to=/support/write");
        let locked = body(&mut amina, "/support/check").await;
        assert!(!locked.contains(TEXT) && locked.contains("Unlock"), "{locked}");
        lies_nowhere(&town, TEXT).await;
        unlocks(&mut amina).await;
        let page = amina.get("/support/check").await;
        assert!(page.body.contains(TEXT), "{}", page.body);
        // It locks once more, on the way; whoever runs a programme is signed out after half an hour.
        david.get("/home").await;
        town.pass(SignedDuration::from_mins(11));
        let david_is = valley.david.to_string();
        let late = amina.submit(&page, "/support/check", &[("reader", &david_is)]).await;
        assert_eq!(late.leads_to(), "/me/unlock?to=/support/check");
        unlocks(&mut amina).await;
        let page = amina.get("/support/check").await;
        let sent = amina.submit(&page, "/support/check", &[("reader", &david_is)]).await;
        let path = sent.leads_to().to_owned();
        assert!(path.starts_with("/support/"), "{}", sent.body);
        town.pass(SignedDuration::from_mins(11));
        assert_eq!(
            amina.post(&path, &[("text", "And one more thing")]).await.leads_to(),
            format!("/me/unlock?to={path}")
        );
        unlocks(&mut amina).await;
        assert!(body(&mut amina, &path).await.contains("And one more thing"), "it waits in its box");
        // So does an answer.
        let to_david = format!("/co{path}");
        let away = david.post(&to_david, &[("text", ANSWER)]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={to_david}"));
        unlocks(&mut david).await;
        assert!(body(&mut david, &to_david).await.contains(ANSWER));
        lies_nowhere(&town, ANSWER).await;
    })
    .await;
}

#[tokio::test]
async fn while_nobody_who_runs_the_programme_has_a_key_it_is_said_and_what_was_typed_waits() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut amina = ready(&town, valley.amina).await;
        let page = writes(&mut amina, "programme", TEXT).await;
        assert!(page.body.contains("nothing can be sent from here today"), "{}", page.body);
        assert!(page.body.contains("David Ellis has no private space here yet"), "{}", page.body);
        assert!(page.forms().iter().all(|form| form.action != "/support/check"), "there is nothing to press");
        let david = valley.david.to_string();
        let forced = [("about", "programme"), ("text", TEXT), ("reader", david.as_str())];
        assert_eq!(amina.post("/support/check", &forced).await.status, 422);
        assert!(town.rows().await["support_request"].is_empty());
        lies_nowhere(&town, TEXT).await;
        let mut stranger = town.anonymous();
        let closed = body(&mut stranger, "/support/new").await;
        assert!(closed.contains("nothing can be sent from here today") && !closed.contains("<textarea"));

        ready(&town, valley.david).await;
        let page = amina.get("/support/check").await;
        assert!(page.body.contains(TEXT) && page.body.contains("Helen Marsh has no private space here yet"));
        let sent = amina.submit(&page, "/support/check", &[("reader", &david)]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    })
    .await;
}

#[tokio::test]
async fn nobody_between_whom_and_the_asker_a_conflict_was_declared_can_be_chosen() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        ready(&town, valley.helen).await;
        let mut david = ready(&town, valley.david).await;
        let mut amina = ready(&town, valley.amina).await;
        let path = asks(&mut amina, &valley).await;
        let manager = [("address", "david.ellis@wrenvalley.example"), ("kind", "line_management")];
        assert_eq!(amina.post("/me/not-with", &manager).await.status, 303);
        // What he read so far he does not find any more, and she is told to choose somebody else.
        finds_nothing(&mut david, &format!("/co{path}")).await;
        assert!(!body(&mut david, "/co").await.contains("Messages to you that wait"));
        assert!(!body(&mut david, "/co/support").await.contains("Amina"));
        let page = body(&mut amina, &path).await;
        assert!(page.contains("cannot be asked. Choose somebody else"), "{page}");
        assert!(page.contains("nobody else who could read it"), "Helen is the one it is about: {page}");
        let page = writes(&mut amina, "work", TEXT).await;
        assert!(page.body.contains("Helen Marsh") && !page.body.contains("David Ellis"), "{}", page.body);
        let david_is = valley.david.to_string();
        let forced = [("about", "work"), ("text", TEXT), ("reader", david_is.as_str())];
        assert_eq!(amina.post("/support/check", &forced).await.status, 422);
        // A coordinator asks as anybody does, and never themselves.
        let page = writes(&mut david, "work", ANSWER).await;
        let choices = page.body.matches("type=\"radio\"").count();
        assert!(choices == 1 && page.body.contains("Helen Marsh"), "{choices}: {}", page.body);
    })
    .await;
}

#[tokio::test]
async fn who_leads_a_circle_says_what_worries_them_and_no_member_can() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut david = ready(&town, valley.david).await;
        let mut ravi = ready(&town, valley.card("facilitator")).await;
        let circles = ravi.get("/circles").await.links();
        let circle = circles.iter().find(|link| link.starts_with("/circle/")).expect("he leads one").clone();
        let concern = circle.replace("/circle/", "/circles/") + "/concern";
        assert!(ravi.get(&circle).await.links().contains(&concern), "the circle's page leads to it");
        let page = ravi.get(&concern).await;
        assert!(page.body.contains("Leave the names of members out"), "{}", page.body);
        let typed = [("about", "circle_safety"), ("text", TEXT)];
        let sent = ravi.submit(&page, &concern, &typed).await;
        let check = format!("{concern}/check");
        assert_eq!(sent.leads_to(), check, "{}", sent.body);
        let page = ravi.get(&check).await;
        assert!(page.body.contains(TEXT) && page.body.contains("Rowan circle"), "{}", page.body);
        let elsewhere = [("about", "work"), ("text", TEXT)];
        assert_eq!(ravi.post(&concern, &elsewhere).await.status, 422, "only what is about a circle");
        let sent = ravi.submit(&page, &check, &[("reader", &valley.david.to_string())]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let to_david = format!("/co{}", sent.leads_to());
        let read = body(&mut david, &to_david).await;
        assert!(
            read.contains(TEXT) && read.contains("Rowan circle") && read.contains("Ravi Menon"),
            "{read}"
        );
        lies_nowhere(&town, TEXT).await;
        for card in ["mentee", "mentor", "coordinator", "admin"] {
            let mut other = town.as_person(valley.card(card)).await;
            finds_nothing(&mut other, &concern).await;
            assert!(!body(&mut other, &circle).await.contains("/concern"), "{card}");
        }
    })
    .await;
}
