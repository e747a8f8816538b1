//! From the first word to "it is done"; who sees it, and what is refused.

use jiff::SignedDuration;
use trellis_town::{Browser, PHRASE, Town, on_each};

use crate::beside::{ASK, Beside, DID, HELP, WORSE, asks, body, fills, lies_nowhere, presses, writes};

#[tokio::test]
async fn a_mentee_asks_an_ally_does_it_and_nobody_else_can_tell() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        assert!(body(&mut amina, "/home").await.contains("href=\"/asks\""));
        let path = writes(&mut amina, beside.pair(), ASK).await;
        let to_ally = format!("/ally{path}");
        assert!(body(&mut amina, &path).await.contains(ASK));
        assert!(body(&mut ally, "/ally/asks").await.contains("Nobody is asking you"), "it is not sent yet");
        assert_eq!(ally.get(&to_ally).await.status, 404);

        presses(&mut amina, &path, "sending").await;
        assert!(body(&mut ally, "/notices").await.contains("You are asked for something"));
        assert!(body(&mut ally, "/ally/asks").await.contains(ASK));
        fills(&mut ally, &to_ally, "words", &[("word", HELP)]).await;
        assert!(body(&mut amina, &path).await.contains(HELP));
        fills(&mut amina, &path, "words", &[("word", "The one at nine")]).await;
        assert!(body(&mut ally, &to_ally).await.contains("The one at nine"));
        presses(&mut ally, &to_ally, "acceptance").await;
        assert!(body(&mut amina, &path).await.contains("has said yes"));
        fills(&mut ally, &to_ally, "done", &[("line", DID)]).await;
        assert!(body(&mut amina, &path).await.contains(DID));

        fills(&mut amina, &path, "felt", &[("felt", "helped")]).await;
        let acts = body(&mut ally, "/ally/acts").await;
        assert!(acts.contains(DID) && !acts.contains("This helped."), "nothing was sent: {acts}");
        presses(&mut amina, &path, "thanks").await;
        assert!(body(&mut ally, "/ally/acts").await.contains("This helped."));

        for person in &beside.outside {
            let mut other = town.as_person(*person).await;
            for page in [path.clone(), to_ally.clone(), format!("/pairs/{}/asks", beside.pair())] {
                let (found, nowhere) = (other.get(&page).await, other.get("/nowhere").await);
                assert_eq!((found.status.as_u16(), found.bytes()), (404, nowhere.bytes()), "{page}");
            }
            for page in ["/asks", "/ally/asks", "/ally/acts"] {
                assert!(!other.get(page).await.body.contains(ASK), "{page}");
            }
        }
        for text in [ASK, HELP, DID, "The one at nine", "This helped"] {
            lies_nowhere(&town, text).await;
        }
    })
    .await;
}

#[tokio::test]
async fn each_of_the_two_reaches_only_the_pages_and_the_moves_of_their_own_side() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = asks(&mut amina, beside.pair(), ASK).await;
        let to_ally = format!("/ally{path}");
        assert_eq!(ally.get(&path).await.status, 404, "her page is hers");
        assert_eq!(amina.get(&to_ally).await.status, 404);
        assert_eq!(
            amina.post(&format!("{to_ally}/acceptance"), &[]).await.status,
            404,
            "she cannot answer herself"
        );
        for noun in ["sending", "change", "removal", "withdrawal", "felt", "thanks", "guide"] {
            let tried = ally.post(&format!("{path}/{noun}"), &[]).await;
            assert_eq!(tried.status, 404, "{noun}");
        }
        presses(&mut ally, &to_ally, "acceptance").await;
        assert_eq!(ally.post(&format!("{to_ally}/acceptance"), &[]).await.status, 404, "said once");
        let early = amina.post(&format!("{path}/felt"), &[("felt", WORSE)]).await;
        assert_eq!(early.status, 404, "nothing to feel before it is done");
        presses(&mut ally, &to_ally, "done").await;
        for noun in ["done", "refusal"] {
            assert_eq!(ally.post(&format!("{to_ally}/{noun}"), &[]).await.status, 404, "{noun}");
        }
        assert_eq!(amina.post(&format!("{path}/withdrawal"), &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_while_it_locked_is_there_after_unlocking() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let sent = asks(&mut amina, beside.pair(), ASK).await;
        presses(&mut ally, &format!("/ally{sent}"), "acceptance").await;
        town.pass(SignedDuration::from_mins(11));
        for (browser, page) in [(&mut amina, "/asks"), (&mut ally, "/ally/asks")] {
            let locked = body(browser, page).await;
            assert!(!locked.contains(ASK) && locked.contains(&format!("/me/unlock?to={page}")), "{locked}");
        }
        let write = format!("/pairs/{}/asks", beside.pair());
        let fields = [
            ("theme", "lead"),
            ("text", "half a sentence"),
            ("wanted-day", "1"),
            ("wanted-month", ""),
            ("wanted-year", ""),
        ];
        let away = amina.post(&write, &fields).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={write}"));
        let to_ally = format!("/ally{sent}");
        let away = ally.post(&format!("{to_ally}/done"), &[("line", "half a deed")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={to_ally}"));
        let away = ally.post(&format!("{to_ally}/words"), &[("word", "half a word")]).await;
        assert_eq!(away.leads_to(), format!("/me/unlock?to={to_ally}"));
        for text in ["half a sentence", "half a deed", "half a word"] {
            lies_nowhere(&town, text).await;
        }
        for one in [&mut amina, &mut ally] {
            assert_eq!(one.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        }
        let back = amina.get(&write).await;
        let form = back.form(&write);
        let has = |name: &str, value: &str| form.fields.contains(&(name.to_owned(), value.to_owned()));
        assert!(
            has("theme", "lead") && has("text", "half a sentence") && has("wanted-day", "1"),
            "{:?}",
            form.fields
        );
        let back = body(&mut ally, &to_ally).await;
        assert!(back.contains("half a deed</textarea>") && back.contains("half a word</textarea>"), "{back}");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_in_order_is_refused_and_what_was_typed_is_kept() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let write = format!("/pairs/{}/asks", beside.pair());
        let empty =
            amina.post(&write, &[("wanted-day", "31"), ("wanted-month", "2"), ("wanted-year", "2027")]).await;
        assert_eq!(empty.status, 422);
        for said in ["Choose what it is about", "Write what you would like", "Enter a day", "value=\"31\""] {
            assert!(empty.body.contains(said), "{said}");
        }
        let long = "x".repeat(2_001);
        let refused = amina.post(&write, &[("theme", "bold"), ("text", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long) && refused.body.contains("2,001"));
        let hostile = "<script>alert(1)</script></textarea>{{7*7}}";
        let path = asks(&mut amina, beside.pair(), hostile).await;
        let to_ally = format!("/ally{path}");
        for (browser, page) in [(&mut amina, &path), (&mut ally, &to_ally)] {
            let shown = body(browser, page).await;
            assert!(shown.contains("&lt;script&gt;alert(1)") && !shown.contains("<script>alert"), "{page}");
        }
        for (noun, field) in [("words", "word")] {
            let nothing = ally.post(&format!("{to_ally}/{noun}"), &[(field, " ")]).await;
            assert_eq!(nothing.status, 422, "{noun}");
            let much = ally.post(&format!("{to_ally}/{noun}"), &[(field, &long)]).await;
            assert!(much.status == 422 && much.body.contains(&long), "{noun}");
        }
        presses(&mut ally, &to_ally, "acceptance").await;
        let much = ally.post(&format!("{to_ally}/done"), &[("line", &long)]).await;
        assert!(much.status == 422 && much.body.contains(&long));
        presses(&mut ally, &to_ally, "done").await;
        assert_eq!(amina.post(&format!("{path}/felt"), &[("felt", "wonderful")]).await.status, 422);
        presses(&mut amina, &path, "thanks").await;
        assert_eq!(
            amina.post(&format!("{path}/thanks"), &[]).await.status,
            422,
            "once, and in no other words"
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_is_sent_to_somebody_who_could_not_read_it() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let mut amina = town.as_person(beside.amina).await;
        amina.sets_up_private_space().await;
        let first = writes(&mut amina, beside.pair(), ASK).await;
        writes(&mut amina, beside.pair(), "Something else").await;
        let page = body(&mut amina, &first).await;
        assert!(page.contains("has not set up their private space yet") && !page.contains("Send it to"));
        assert_eq!(amina.post(&format!("{first}/sending"), &[]).await.status, 422);
        let mut ally = town.as_person(beside.ally).await;
        let notices = body(&mut ally, "/notices").await;
        assert_eq!(notices.matches("would like to share something").count(), 1, "told once");
        ally.sets_up_private_space().await;
        presses(&mut amina, &first, "sending").await;
        assert!(body(&mut ally, &format!("/ally{first}")).await.contains(ASK));
    })
    .await;
}

#[tokio::test]
async fn what_was_not_sent_can_be_changed_or_thrown_away_and_what_was_sent_taken_back() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = writes(&mut amina, beside.pair(), ASK).await;
        let change = amina.post(&format!("{path}/change"), &[]).await;
        assert_eq!(change.leads_to(), format!("/pairs/{}/asks", beside.pair()));
        let form = amina.get(change.leads_to()).await;
        assert!(form.body.contains(&format!("{ASK}</textarea>")));
        assert_eq!(amina.get(&path).await.status, 404);
        let path = writes(&mut amina, beside.pair(), ASK).await;
        presses(&mut amina, &path, "removal").await;
        let rows = town.rows().await;
        assert!(rows["ask"].is_empty() && rows["item"].is_empty() && rows["sealed_draft"].is_empty());

        let path = asks(&mut amina, beside.pair(), ASK).await;
        let to_ally = format!("/ally{path}");
        fills(&mut ally, &to_ally, "words", &[("word", HELP)]).await;
        for (browser, page) in [(&mut amina, &path), (&mut ally, &to_ally)] {
            let kept = browser.post(&format!("{page}/words/draft"), &[("word", "half a word")]).await;
            assert_eq!(kept.status, 204);
        }
        amina.post("/me/unlock/lock", &[]).await;
        let locked = amina.get(&path).await;
        assert!(!locked.body.contains(ASK));
        let taken = amina.submit(&locked, &format!("{path}/withdrawal"), &[]).await;
        assert_eq!(taken.status, 303, "it can be taken back while it is locked");
        assert_eq!(ally.get(&to_ally).await.status, 404);
        let rows = town.rows().await;
        assert!(rows["item"].is_empty(), "what was written about it is gone for both");
        assert!(rows["sealed_draft"].is_empty(), "and what was begun");
        assert!(!body(&mut ally, "/notices").await.contains("was taken back"), "nothing was promised");
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        assert!(body(&mut amina, &path).await.contains("You took this back"));
        assert!(!body(&mut amina, "/asks").await.contains(&path));

        let promised = asks(&mut amina, beside.pair(), ASK).await;
        presses(&mut ally, &format!("/ally{promised}"), "acceptance").await;
        presses(&mut amina, &promised, "withdrawal").await;
        let notices = body(&mut ally, "/notices").await;
        assert!(notices.contains("Something you had said yes to was taken back"), "{notices}");
    })
    .await;
}

/// Sends the form of a page, and then what a script saves of it late.
async fn sends_and_saves(browser: &mut Browser<'_>, page: &str, to: &str, typed: &[(&str, &str)]) {
    let form = browser.get(page).await.form(to);
    let given = |name: &str| typed.iter().any(|(known, _)| *known == name);
    let kept = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let fields: Vec<(&str, &str)> =
        kept.filter(|(name, _)| !given(name)).chain(typed.iter().copied()).collect();
    assert_eq!(browser.post_exactly(to, &fields).await.status, 303, "{to}");
    assert_eq!(browser.post_exactly(&format!("{to}/draft"), &fields).await.status, 204, "{to}");
}

#[tokio::test]
async fn what_a_script_saves_late_of_what_was_sent_is_no_draft() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let write = format!("/pairs/{}/asks", beside.pair());
        sends_and_saves(&mut amina, &write, &write, &[("theme", "bold"), ("text", ASK)]).await;
        let path = asks(&mut amina, beside.pair(), "Something else").await;
        for (browser, page) in [(&mut amina, path.clone()), (&mut ally, format!("/ally{path}"))] {
            sends_and_saves(browser, &page, &format!("{page}/words"), &[("word", HELP)]).await;
        }
        assert!(town.rows().await["sealed_draft"].is_empty());
    })
    .await;
}

#[tokio::test]
async fn while_the_pair_rests_the_pages_offer_nothing_that_would_be_refused() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, _] = beside.unlocked(&town).await;
        let path = writes(&mut amina, beside.pair(), ASK).await;
        let id = beside.pair();
        town.tamper(&format!("UPDATE pair SET state = 'paused' WHERE id = {{id:{id}}}")).await;
        let page = amina.get(&path).await;
        assert!(
            page.body.contains("cannot be sent now") && !page.body.contains("Send it to"),
            "{}",
            page.body
        );
        assert!(!page.body.contains(&format!("{path}/change")));
        let list = body(&mut amina, "/asks").await;
        assert!(list.contains("is paused") && !list.contains("Nobody walks beside you"), "{list}");
        assert_eq!(amina.post(&format!("{path}/removal"), &[]).await.status, 303, "thrown away it can be");
        let list = body(&mut amina, "/asks").await;
        assert!(list.contains("is paused") && !list.contains("Nobody walks beside you"), "{list}");
    })
    .await;
}

#[tokio::test]
async fn not_now_is_told_kindly_and_asks_for_no_reason() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = asks(&mut amina, beside.pair(), ASK).await;
        let done = ally.post(&format!("/ally{path}/refusal"), &[]).await;
        assert_eq!(done.leads_to(), "/ally/asks");
        assert!(body(&mut amina, &path).await.contains("says nothing about you"));
        assert!(!body(&mut ally, "/ally/asks").await.contains(ASK));
    })
    .await;
}

#[tokio::test]
async fn an_ally_practises_without_a_trace_and_reads_kind_pages_where_nothing_is() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let mut ally = town.as_person(beside.ally).await;
        let before = town.rows().await;
        let practice = ally.get("/ally/practice").await;
        let stories: Vec<String> =
            practice.links().into_iter().filter(|link| link.starts_with("/guides/the-")).collect();
        assert!(stories.len() >= 6, "{stories:?}");
        for story in &stories {
            let page = ally.get(story).await;
            assert!(page.status == 200 && page.body.contains("<details"), "{story} branches");
        }
        assert_eq!(town.rows().await["session"].len(), before["session"].len());
        ally.sets_up_private_space().await;
        for (page, next) in [("/ally/asks", "/ally/practice"), ("/ally/acts", "/ally/asks")] {
            let empty = ally.get(page).await;
            assert!(empty.status == 200 && empty.links().contains(&next.to_owned()), "{page}");
        }
        let mut mentor = town.as_person(beside.outside[0]).await;
        for page in ["/ally/asks", "/ally/acts", "/ally/practice", "/asks"] {
            assert_eq!(mentor.get(page).await.status, 404, "{page} is no page of a mentor");
        }
    })
    .await;
}
