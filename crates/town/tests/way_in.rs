//! The way in, page by page: answers are kept whatever happens in between.

use jiff::SignedDuration;
use trellis_domain::{
    cohort::CohortState,
    hat::Hat,
    pair::{Kind, PairState},
    participation::ParticipationState as State,
};
use trellis_store::people::Profile;
use trellis_town::{Browser, Town, on_each};

async fn newcomer(town: &Town) -> trellis_domain::id::PersonId {
    let built = town.build(async |world| {
        let programme = world.programme("Wren Valley", "A year of growth", ["Alias", "Alias"]).await?;
        world.cohort(programme, "Spring", CohortState::Recruiting, 60).await?;
        world.person("amina@wren.example", &Profile::default()).await
    });
    built.await
}

#[tokio::test]
async fn a_mentee_walks_through_every_step_and_waits_in_the_queue() {
    on_each(async |town| {
        let amina = newcomer(&town).await;
        let mut browser = town.as_person(amina).await;
        let landing = browser.get("/start").await;
        let answer = browser.submit(&landing, "/start", &[]).await;
        let mut at = answer.leads_to().to_owned();
        assert!(at.ends_with("/declaration"), "{at}");
        let answers: [(&str, &[(&str, &str)]); 6] = [
            ("declaration", &[("declared", "yes")]),
            ("name", &[("first_name", "Amina"), ("last_name", "O'Brien-N'Diaye")]),
            ("work", &[("profession", "occupational_therapist"), ("band", "6")]),
            ("place", &[("organisation", "Wren Valley Health")]),
            ("wants", &[("wants", "mentor"), ("wants", "facilitator")]),
            ("times", &[("slots", "rotating")]),
        ];
        for _ in 0..20 {
            let step = at.rsplit('/').next().unwrap().to_owned();
            if step == "check" {
                break;
            }
            let page = browser.get(&at).await;
            assert_eq!(page.status, 200, "{at}");
            let fields = answers.iter().find(|(name, _)| *name == step).map_or(&[][..], |(_, fields)| fields);
            let next = browser.submit(&page, &at, fields).await;
            assert_eq!(next.status, 303, "{at}: {}", next.body);
            at = next.leads_to().to_owned();
        }
        let check = browser.get(&at).await;
        assert!(check.body.contains("Amina"), "{}", check.body);
        let sent = browser.submit(&check, &at, &[]).await;
        assert_eq!(sent.leads_to(), "/start/sent", "{}", sent.body);
        assert_eq!(browser.get("/start/sent").await.status, 200);
        let needs = browser.get("/needs").await;
        let mut at = browser.submit(&needs, "/needs", &[]).await.leads_to().to_owned();
        for _ in 0..9 {
            let page = browser.get(&at).await;
            assert_eq!(page.status, 200, "{at}");
            if at.ends_with("/check") {
                break;
            }
            let fields: &[(&str, &str)] = match at.rsplit('/').next().unwrap() {
                "need" => &[("need-career", "next_band"), ("need-career", "leadership")],
                "order" => &[("order-leadership", "1")],
                "matching" => &[("use", "leadership")],
                _ => &[],
            };
            at = browser.submit(&page, &at, fields).await.leads_to().to_owned();
        }
        let page = browser.get(&at).await;
        assert_eq!(browser.submit(&page, &at, &[]).await.leads_to(), "/me/preferences-for-matching");
        let preferences = browser.get("/me/preferences-for-matching").await;
        assert_eq!(preferences.status, 200);
        let mut at = browser
            .submit(&preferences, "/me/preferences-for-matching/lens", &[])
            .await
            .leads_to()
            .to_owned();
        for _ in 0..9 {
            let page = browser.get(&at).await;
            assert_eq!(page.status, 200, "{at}");
            if at.ends_with("/check") {
                break;
            }
            let fields: &[(&str, &str)] = match at.rsplit('/').next().unwrap() {
                "about" => &[("about", "faith")],
                "value-faith" => &[("value-faith", "own")],
                "words-faith" => &[("words-faith", "  SIKH ")],
                "wish-faith" => {
                    &[("wish-faith", "wanted"), ("weight-faith", "2"), ("helpers-faith", "mentor")]
                }
                "wait-faith" => {
                    assert!(page.body.contains("fewer than 8") && page.body.contains("cannot say yet"));
                    &[("wait-faith", "go_on")]
                }
                other => panic!("{other}"),
            };
            at = browser.submit(&page, &at, fields).await.leads_to().to_owned();
        }
        let page = browser.get(&at).await;
        assert_eq!(browser.submit(&page, &at, &[]).await.leads_to(), "/me/preferences-for-matching");
        let shown = browser.get("/me/preferences-for-matching").await;
        assert!(!shown.body.to_lowercase().contains("sikh") && shown.body.contains("You set this on"));
        for path in [
            "/me/not-with",
            "/start",
            "/needs",
            "/mentor/start",
            "/sponsor/start",
            "/ally/start",
            "/facilitator/start",
        ] {
            assert_eq!(browser.get(path).await.status, 200, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn switching_the_language_with_errors_shown_keeps_answers_errors_and_step() {
    on_each(async |town| {
        let amina = newcomer(&town).await;
        let mut browser = town.as_person(amina).await;
        let landing = browser.get("/start").await;
        let at = browser.submit(&landing, "/start", &[]).await.leads_to().replace("declaration", "name");
        let page = browser.get(&at).await;
        let long = "x".repeat(121);
        let wrong = browser.submit(&page, &at, &[("first_name", ""), ("last_name", &long)]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.title().starts_with("Error:") && wrong.body.contains(&long));
        let welsh = browser.get(&format!("{at}?lang=cy")).await;
        assert!(welsh.title().starts_with("Gwall:") && welsh.body.contains(&long), "{}", welsh.title());
        assert!(welsh.body.contains("Rhowch enw y gallwn eich galw wrtho"));
    })
    .await;
}

#[tokio::test]
async fn a_time_out_in_the_middle_loses_nothing() {
    on_each(async |town| {
        let amina = newcomer(&town).await;
        let mut browser = town.as_person(amina).await;
        let landing = browser.get("/start").await;
        let at = browser.submit(&landing, "/start", &[]).await.leads_to().replace("declaration", "name");
        let page = browser.get(&at).await;
        let kept = browser.submit(&page, &at, &[]).await;
        assert_eq!(kept.status, 422);
        let fields = [("first_name", "Amina"), ("last_name", ""), ("pronouns", "")];
        assert_eq!(browser.post(&format!("{at}/draft"), &fields).await.status, 204);
        town.pass(SignedDuration::from_mins(16));
        let out = browser.get(&at).await;
        assert!(out.leads_to().starts_with("/sign-in?to=/start/"), "{}", out.leads_to());
        let mut again = town.as_person(amina).await;
        assert!(again.get(&at).await.body.contains("value=\"Amina\""));
        assert!(again.get("/start").await.body.contains(&at), "the way back leads to the exact step");
        let unknown = again.post(&at, &[("first_name", "A"), ("role", "admin")]).await;
        assert_eq!(unknown.status, 400);
    })
    .await;
}

#[tokio::test]
async fn after_exit_this_page_back_shows_nothing_even_before_the_server_has_heard_of_it() {
    on_each(async |town| {
        let amina = newcomer(&town).await;
        let mut browser = town.as_person(amina).await;
        assert_eq!(browser.get("/me").await.status, 200);
        let (left, token) = (town.settings().left_cookie().to_owned(), browser.csrf.clone());
        browser.cookies().insert(left.clone(), token);
        let back = browser.get("/me").await;
        assert!(back.leads_to().starts_with("/sign-in"), "{}", back.status);
        // Another session, begun later in the same browser, is not touched by it.
        let old = browser.cookies()[&left].clone();
        let mut later = town.as_person(amina).await;
        later.cookies().insert(left, old);
        assert_eq!(later.get("/me").await.status, 200);
        // The news of it ends the visit for good, also where the mark of leaving is lost again.
        let mut copied = browser.clone();
        assert_eq!(browser.post_exactly("/exit", &[]).await.status, 200);
        copied.cookies().remove(town.settings().left_cookie());
        assert!(copied.get("/me").await.leads_to().starts_with("/sign-in"));
    })
    .await;
}

/// Offers one value of a characteristic, page by page.
async fn offers(giver: &mut Browser<'_>, about: &str, value: &str, scope: &str) {
    const OFFER: &str = "/me/preferences-for-matching/offer";
    let field = format!("value-{about}");
    let mut at = giver.post(OFFER, &[]).await.leads_to().to_owned();
    while at.starts_with(OFFER) {
        let page = giver.get(&at).await;
        let fields: &[(&str, &str)] = match at.rsplit('/').next().expect("a step") {
            "about" => &[("about", about)],
            "scope" => &[("scope", scope), ("consent", "yes")],
            "check" => &[],
            _ => &[(&field, value)],
        };
        let sent = giver.submit(&page, &at, fields).await;
        assert_eq!(sent.status, 303, "{at}: {}", sent.body);
        sent.leads_to().clone_into(&mut at);
    }
}

#[tokio::test]
async fn what_a_giver_lets_be_shown_is_read_by_whom_they_are_suggested_to_and_nobody_else() {
    on_each(async |town| {
        let built = town.build(async |world| {
            let programme = world.programme("Wren Valley", "A year of growth", ["Alias", "Alias"]).await?;
            let cohort = world.cohort(programme, "Spring", CohortState::Matching, 60).await?;
            let mut people = Vec::new();
            for (name, hat, state) in [
                ("amina", Hat::Mentee, State::Waiting),
                ("bola", Hat::Mentee, State::Waiting),
                ("grace", Hat::Mentor, State::Available),
            ] {
                let profile = Profile { first_name: name.to_owned(), ..Profile::default() };
                let person = world.person(&format!("{name}@wren.example"), &profile).await?;
                let wants = if hat.gives() { &[][..] } else { &[Hat::Mentor] };
                people.push((person, world.takes_part(person, cohort, hat, state, wants, 2).await?));
            }
            world.pair(cohort, Kind::Mentor, people[0], people[2], PairState::Suggested).await?;
            Ok(people)
        });
        let [amina, bola, grace] = built.await.try_into().expect("three people");
        let mut helper = town.as_person(grace.0).await;
        offers(&mut helper, "faith", "sikh", "shown_on_suggestion").await;
        offers(&mut helper, "gender", "woman", "matching_only").await;
        let matches = async |person| town.as_person(person).await.get("/matches").await.body;
        let hers = matches(amina.0).await;
        assert!(hers.contains("They say about themselves") && hers.contains("Faith: Sikh"), "{hers}");
        assert!(!hers.contains("Gender") && !matches(bola.0).await.contains("Sikh"));
        assert_eq!(
            helper.post("/me/preferences-for-matching/offers/end", &[("about", "faith")]).await.status,
            303
        );
        assert!(!matches(amina.0).await.contains("Sikh"), "taken back, it is gone at once");
    })
    .await;
}
