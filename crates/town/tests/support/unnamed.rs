//! Without an account: a code, shown once, finds the message and opens it, and nothing that is kept tells who wrote.

use trellis_town::{Answer, Browser, Town, on_each};

use crate::setting::{
    ANSWER, TEXT, Valley, body, fills, finds_nothing, knows, lies_nowhere, new_rows, ready,
};

/// Sends a message without an account; the code, and the page that shows it.
async fn sends(stranger: &mut Browser<'_>, of: &Valley) -> (String, Answer) {
    let page = stranger.get("/support/new").await;
    let check = stranger.submit(&page, "/support/new", &[("about", "runs"), ("text", TEXT)]).await;
    assert!(check.status == 200 && check.body.contains(TEXT), "{}", check.body);
    let (helen, david) = (of.helen.to_string(), of.david.to_string());
    let same = [("whom", helen.as_str()), ("reader", helen.as_str())];
    assert_eq!(stranger.submit(&check, "/support/new/sending", &same).await.status, 422);
    let sent = stranger.submit(&check, "/support/new/sending", &[("whom", &helen), ("reader", &david)]).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let (_, rest) = sent.body.split_once("trellis-code\">").expect("the code is shown");
    let code = rest.split_once('<').expect("it ends").0.to_owned();
    // Sent twice, it is said once, and the same code is shown.
    let again =
        stranger.submit(&check, "/support/new/sending", &[("whom", &helen), ("reader", &david)]).await;
    assert!(again.body.contains(&code));
    (code, sent)
}

#[tokio::test]
async fn somebody_without_an_account_asks_and_reads_the_answer_with_the_code() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        let mut helen = ready(&town, valley.helen).await;
        let mut david = ready(&town, valley.david).await;
        let before = town.rows().await;
        let mut stranger = town.anonymous();
        let (code, sent) = sends(&mut stranger, &valley).await;
        assert!(code.len() == 24 && sent.body.contains("shown this once"), "{code}");
        assert!(stranger.cookies().is_empty(), "nothing is left in the browser");
        assert_eq!(town.rows().await["support_request"].len(), 1);
        // The row has no asker, nothing that is new holds the code or the words, and no event has an actor.
        let bare = code.replace('-', "");
        for (table, row) in new_rows(&before, &town.rows().await) {
            assert!(!row.contains(&bare) && !row.contains(&code) && !row.contains(TEXT), "{table}: {row}");
        }
        lies_nowhere(&town, TEXT).await;

        let list = david.get("/co/support").await;
        let path =
            list.links().into_iter().find(|link| link.starts_with("/co/support/")).expect("it is there");
        assert!(list.body.contains("Somebody without an account"));
        let read = body(&mut david, &path).await;
        assert!(read.contains(TEXT) && read.contains("Helen Marsh"), "{read}");
        finds_nothing(&mut helen, &path).await;
        assert!(body(&mut helen, "/co/support").await.contains("Nobody has written to you"));
        assert_eq!(fills(&mut david, &path, "", &[("text", ANSWER)]).await.status, 303);

        let mut elsewhere = town.anonymous();
        let page = elsewhere.get("/support/receipt").await;
        let typed = code.to_lowercase().replace('-', " ");
        let thread = elsewhere.submit(&page, "/support/receipt", &[("receipt", &typed)]).await;
        assert!(thread.status == 200 && thread.body.contains(ANSWER) && thread.body.contains(TEXT));
        let more = elsewhere.submit(&thread, "/support/receipt/words", &[("text", "Thursday then")]).await;
        assert!(more.status == 200 && more.body.matches("Thursday then").count() == 1, "{}", more.body);
        let twice = elsewhere.submit(&thread, "/support/receipt/words", &[("text", "Thursday then")]).await;
        assert_eq!(twice.body.matches("Thursday then").count(), 1, "the same form sent twice says it once");
        assert!(body(&mut david, &path).await.contains("Thursday then"));
        let empty = elsewhere.submit(&thread, "/support/receipt/words", &[("text", " ")]).await;
        assert_eq!(empty.status, 422);

        // David asks whether somebody else may; Helen is not offered, for it is about her.
        assert_eq!(fills(&mut david, &path, "/hand-over", &[]).await.status, 303);
        let asked = elsewhere.submit(&page, "/support/receipt", &[("receipt", &code)]).await;
        assert!(
            asked.body.contains("asks whether somebody else") && asked.body.contains("nobody else who could")
        );
        let helen_is = valley.helen.to_string();
        let forced = [("receipt", code.as_str()), ("reader", helen_is.as_str())];
        assert_eq!(elsewhere.post("/support/receipt/reader", &forced).await.status, 422);
        let stays = elsewhere.submit(&asked, "/support/receipt/staying", &[]).await;
        assert!(stays.body.contains("is asked to answer by"), "{}", stays.body);
        let closed = elsewhere.submit(&stays, "/support/receipt/closing", &[]).await;
        assert!(closed.body.contains("This was closed on"), "{}", closed.body);
        let gone = elsewhere.submit(&closed, "/support/receipt/removal", &[]).await;
        assert!(gone.body.contains("It is deleted"));
        finds_nothing(&mut david, &path).await;
        assert!(town.rows().await["support_request"].is_empty());
        let events = town.rows().await["event"].clone();
        let moved = events.iter().filter(|row| row.contains("SupportMoved"));
        assert!(moved.clone().count() > 4 && moved.clone().all(|row| row.contains("anonymous")));
    })
    .await;
}

#[tokio::test]
async fn a_code_that_leads_nowhere_and_one_that_is_none_are_answered_in_the_same_bytes() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        ready(&town, valley.david).await;
        let mut stranger = town.anonymous();
        let (code, _) = sends(&mut stranger, &valley).await;
        let last = if code.ends_with('7') { '8' } else { '7' };
        let unknown = format!("{}{last}", &code[..code.len() - 1]);
        let mut answers = Vec::new();
        for typed in [unknown.as_str(), "nonsense", "", "7K2M-4Q9T-XB3D-90FH-W5CA", &code[1..]] {
            for end in ["", "/words", "/staying", "/closing", "/removal"] {
                let fields = [("receipt", typed), ("text", "A line")];
                let answer = stranger.post(&format!("/support/receipt{end}"), &fields).await;
                answers.push((answer.status.as_u16(), answer.bytes(), answer.headers.len()));
            }
        }
        // The switch of language names the address; everything else is the same.
        let ends = ["/words", "/staying", "/closing", "/removal"];
        let plain = |bytes: &str| {
            ends.iter().fold(bytes.to_owned(), |text, end| text.replace(&format!("receipt{end}"), "receipt"))
        };
        let first = (answers[0].0, plain(&answers[0].1), answers[0].2);
        assert_eq!(first.0, 422);
        for (status, bytes, headers) in &answers {
            assert_eq!((*status, plain(bytes), *headers), first);
        }
        assert!(!first.1.contains(&unknown), "what was typed does not stand there again");
        assert_eq!(town.rows().await["support_word"].len(), 1, "nothing was written");
    })
    .await;
}

#[tokio::test]
async fn codes_are_tried_a_hundred_times_a_minute_from_one_place_at_most() {
    on_each(async |town: Town| {
        Valley::of(&town).await;
        let town = town.with_limits();
        let mut stranger = town.anonymous();
        let mut tries = 0;
        while stranger.post("/support/receipt", &[("receipt", "wrong")]).await.status == 422 {
            tries += 1;
            assert!(tries < 1_000, "nobody is ever told to wait");
        }
        assert!(tries >= 100, "{tries}");
        let told = stranger.post("/support/receipt", &[("receipt", "wrong")]).await;
        assert_eq!(told.status, 429);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_in_and_asks_without_an_account_is_not_kept_with_it() {
    on_each(async |town: Town| {
        let valley = Valley::of(&town).await;
        ready(&town, valley.david).await;
        let mut amina = town.as_person(valley.amina).await;
        assert!(body(&mut amina, "/support/new").await.contains("kept without your name"));
        let before = town.rows().await;
        let fields = [
            ("about", "work"),
            ("text", TEXT),
            ("reader", &valley.david.to_string()),
            ("receipt", "7K2M-4Q9T-XB3D-90FH-W5CA"),
        ];
        assert_eq!(amina.post("/support/new/sending", &fields).await.status, 200);
        for (table, row) in new_rows(&before, &town.rows().await) {
            assert!(!knows(&row, valley.amina), "{table}: {row}");
        }
    })
    .await;
}
