//! Hours: counted from meetings held, put right by the giver alone, and a statement that tells nobody what it was for.

use jiff::SignedDuration;
use trellis_domain::{
    hat::Hat,
    hours::Kind,
    id::{MeetingId, PairId},
    meeting::MeetingState::{Booked, Cancelled, Held, NotHeld, Unconfirmed},
    neutral,
    participation::ParticipationState::Available,
    permission::{Action, Actor},
};
use trellis_programme::{
    rounds::{self, Made},
    witness,
};
use trellis_store::{circles::sessions, meetings};
use trellis_town::{Answer, Browser, Town, first_pair, on_each, persona, valley};
use trellis_words::Language;
use trellis_world::wren_valley::WrenValley;

/// The words of a page as they are read: without what stands in its tags.
fn text(answer: &Answer) -> String {
    let body = answer.body.split_once("<body").map_or("", |(_, body)| body);
    let text: Vec<&str> =
        body.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
    text.join(" ").replace("&#39;", "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Grace's pair with Amina, in which three meetings were held this month, and others were not.
async fn three_meetings(town: &Town, world: &WrenValley) -> PairId {
    let pair = first_pair(&mut town.as_person(persona(world, "mentee")).await).await;
    town.build(async |builder| {
        for (days, state) in
            [(2, Held), (9, Held), (16, Held), (3, Unconfirmed), (4, Cancelled), (5, NotHeld)]
        {
            builder.meeting(pair, state, builder.ago(24 * days)).await?;
        }
        builder.meeting(pair, Booked, builder.ago(1)).await
    })
    .await;
    pair
}

/// Where a month of the only hat of this person is put right.
async fn month_of(browser: &mut Browser<'_>, month: &str) -> String {
    let links = browser.get("/hours").await.links();
    let any = links.iter().find(|link| link.starts_with("/hours/") && link.contains("?month="));
    let address = any.expect("there is a month").split('?').next().unwrap_or_default().to_owned();
    format!("{address}?month={month}")
}

/// Every meeting of the pair of Grace and Amina that is booked and is over.
async fn booked(town: &Town, pair: PairId) -> MeetingId {
    let permit = witness::of_somebody(Action::ReadPair, pair).expect("somebody may");
    let now = town.now();
    let all = town.look(async |unit| meetings::of_pair(unit, &permit).await).await;
    let over = all.iter().find(|one| one.state == Booked && one.starts_at.is_some_and(|at| at < now));
    over.expect("one is to be confirmed").id
}

#[tokio::test]
async fn meetings_that_were_held_count_with_half_an_hour_to_prepare_for_each() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let pair = three_meetings(&town, &world).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let page = text(&grace.get("/hours").await);
        assert!(page.contains("3 meetings held: 3 hours, and 1 hour 30 minutes to prepare."), "{page}");
        assert!(page.contains("Supervision: 30 minutes, your own figure."), "{page}");
        assert!(page.contains("Together: 5 hours."), "{page}");
        // October: one meeting, and the training that she had written down.
        assert!(page.contains("1 meeting held: 1 hour, and 30 minutes to prepare."), "{page}");
        assert!(page.contains("since 1 April 2026") && page.contains("Total 8 hours 30 minutes"), "{page}");
        assert!(text(&grace.get("/home").await).contains("Your hours this month: 5 hours"));

        // A meeting counts as soon as one of the two says that it was held, and not any more when the other denies it.
        let meeting = booked(&town, pair).await;
        let held = [("held", "yes"), ("minutes", "45")];
        assert_eq!(grace.post(&format!("/meetings/{meeting}/confirmation"), &held).await.status, 303);
        let page = text(&grace.get("/hours").await);
        assert!(page.contains("4 meetings held: 3 hours 45 minutes, and 2 hours to prepare."), "{page}");
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let denied = [("held", "no"), ("minutes", "60")];
        assert_eq!(amina.post(&format!("/meetings/{meeting}/confirmation"), &denied).await.status, 303);
        assert!(text(&grace.get("/hours").await).contains("3 meetings held: 3 hours,"));
    })
    .await;
}

#[tokio::test]
async fn she_puts_a_figure_right_without_a_reason_and_takes_it_back() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        three_meetings(&town, &world).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let month = month_of(&mut grace, "2026-11").await;
        let page = grace.get(&month).await;
        assert_eq!(page.title(), "Your hours in November 2026 – Wren Valley Development");
        assert!(text(&page).contains("Counted: 3 hours, from 3 meetings held."), "{}", text(&page));
        let more = [("meeting", "4,25"), ("preparation", "1"), ("training", "2.5")];
        let saved = grace.submit(&page, &month, &more).await;
        assert_eq!(saved.leads_to(), "/hours", "{}", saved.body);
        let page = text(&grace.get("/hours").await);
        for sentence in [
            "Meetings, one to one: 4 hours 15 minutes, your own figure. Counted was: 3 hours.",
            "Preparing: 1 hour, your own figure. Counted was: 1 hour 30 minutes.",
            "Training: 2 hours 30 minutes, your own figure.",
            "Together: 8 hours 15 minutes.",
        ] {
            assert!(page.contains(sentence), "{sentence} in {page}");
        }

        let page = grace.get(&month).await;
        let removal = month.replace("?month", "/removal?month");
        let back = page.forms().into_iter().find(|form| {
            form.action == removal && form.fields.contains(&("kind".to_owned(), "meeting".to_owned()))
        });
        let back = back.expect("each figure can be taken back");
        let fields: Vec<(&str, &str)> = back.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(grace.post_exactly(&removal, &fields).await.leads_to(), month);
        assert_eq!(
            grace.post(&removal, &[("kind", "meeting")]).await.leads_to(),
            month,
            "once more is no harm"
        );
        assert!(text(&grace.get("/hours").await).contains("3 meetings held: 3 hours."));

        // A field that is left empty takes a figure back as well.
        let page = grace.get(&month).await;
        grace.submit(&page, &month, &[("preparation", ""), ("training", ""), ("supervision", "")]).await;
        let page = text(&grace.get("/hours").await);
        assert!(page.contains("3 meetings held: 3 hours, and 1 hour 30 minutes to prepare."), "{page}");

        // The chain says that she put her hours right, three times; and nothing of what she wrote.
        let rows = town.rows().await;
        let events: Vec<&String> =
            rows["event"].iter().filter(|row| row.contains("HoursCorrected")).collect();
        assert_eq!(events.len(), 3, "{events:?}");
        let told = ["meeting", "preparation", "training", "2026-11|"];
        assert!(events.iter().all(|row| told.iter().all(|word| !row.contains(word))), "{events:?}");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let month = month_of(&mut grace, "2026-11").await;
        let page = grace.get(&month).await;
        let odd = [("meeting", "two"), ("preparation", "1.3"), ("supervision", "744.25"), ("training", "3")];
        let refused = grace.submit(&page, &month, &odd).await;
        assert_eq!(refused.status, 422);
        assert!(refused.title().starts_with("Error: "));
        let said = text(&refused);
        for sentence in [
            "Meetings, one to one: enter a number of hours, such as 1.5",
            "Preparing: enter quarters of an hour, such as 1.25, 1.5 or 1.75",
            "Supervision: enter hours from 0 to 744",
        ] {
            assert!(said.contains(sentence), "{sentence} in {said}");
        }
        for (_, typed) in odd {
            assert!(refused.body.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
        }
        assert!(!text(&grace.get("/hours").await).contains("Training: 3 hours,"), "nothing was saved");

        // A kind that her hat does not know, and months in which she was not here or that are to come.
        let circle = grace.post(&month, &[("circle", "2")]).await;
        assert_eq!(circle.status, 422);
        for elsewhen in ["2026-12", "2020-01", "november"] {
            let address = month.replace("2026-11", elsewhen);
            assert_eq!(grace.get(&address).await.status, 404, "{address}");
            assert_eq!(grace.post(&address, &[("training", "2")]).await.status, 404, "{address}");
        }
        let backwards = grace.get("/hours/statement?from=2026-11&to=2026-10").await;
        assert_eq!(backwards.status, 422);
        assert!(text(&backwards).contains("Choose a last month that does not come before the first"));
        assert!(backwards.body.contains("value=\"2026-11\" selected"), "{}", backwards.body);
    })
    .await;
}

#[tokio::test]
async fn a_statement_says_her_hours_and_nothing_of_whom_or_what_for() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        three_meetings(&town, &world).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let statement = grace.get("/hours/statement").await;
        assert_eq!(statement.title(), "Statement of hours – Wren Valley Development");
        let said = text(&statement);
        for there in [
            "Name Grace Mbeki",
            "Programme Wren Valley Development",
            "Months April 2026 to March 2027",
            "Made on 23 November 2026",
            "Meetings, one to one 4 hours",
            "Preparing 2 hours",
            "Training 2 hours",
            "Total 8 hours 30 minutes",
            "October 2026 3 hours 30 minutes",
            "November 2026 5 hours",
            "Nobody else has checked them.",
        ] {
            assert!(said.contains(there), "{there} in {said}");
        }
        for never in ["Amina", "Yusuf", "mentee", "Mentor", "Spring cohort", "Rise Together", "meeting held"]
        {
            assert!(!said.contains(never), "{never} in {said}");
        }
        assert!(!statement.body.contains("<nav") && !statement.body.contains("<footer"), "a page to print");
        for language in [Language::English, Language::Welsh] {
            let page = grace.get(&format!("/hours/statement?lang={}", language.code())).await;
            assert_eq!(neutral::revealing(&text(&page), &["rise together"], &[]), None, "{}", text(&page));
            let file = grace.get("/hours/statement/file").await;
            assert_eq!(neutral::revealing(&file.body, &["rise together"], &[]), None, "{}", file.body);
        }

        let october = text(&grace.get("/hours/statement?from=2026-10&to=2026-10&lang=en").await);
        assert!(october.contains("Total 3 hours 30 minutes") && !october.contains("5 hours"), "{october}");
        let none = text(&grace.get("/hours/statement?from=2026-04&to=2026-05").await);
        assert!(none.contains("There are no hours in these months."), "{none}");

        let file = grace.get("/hours/statement/file?from=2026-10&to=2026-11").await;
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"hours.csv\"");
        assert!(file.body.contains("2026-10,\"Meetings, one to one\",1.00,60"), "{}", file.body);
        assert!(file.body.contains("2026-11,Preparing,1.50,90"), "{}", file.body);
        assert!(!file.body.contains("Grace") && !file.body.contains("Amina"), "{}", file.body);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_finds_her_hours_and_a_mentee_has_none() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let pair = three_meetings(&town, &world).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        assert!(grace.get("/me").await.links().contains(&"/hours".to_owned()));
        assert!(grace.get("/home").await.links().contains(&"/hours".to_owned()));
        let month = month_of(&mut grace, "2026-11").await;
        grace.post(&month, &[("training", "7.75")]).await;
        for card in ["mentee", "sponsor", "ally", "facilitator", "coordinator", "admin"] {
            let mut other = town.as_person(persona(&world, card)).await;
            assert_eq!(other.get(&month).await.status, 404, "{card}");
            assert_eq!(other.post(&month, &[("training", "1")]).await.status, 404, "{card}");
            let removal = month.replace("?month", "/removal?month");
            assert_eq!(other.post(&removal, &[("kind", "training")]).await.status, 404, "{card}");
        }
        for card in ["mentee", "coordinator", "admin"] {
            let mut other = town.as_person(persona(&world, card)).await;
            for page in ["/hours", "/hours/statement", "/hours/statement/file"] {
                assert_eq!(other.get(page).await.status, 404, "{card} {page}");
            }
            assert!(!other.get("/me").await.links().contains(&"/hours".to_owned()), "{card}");
        }
        // Where others meet Grace, nothing of it stands.
        let mentor = persona(&world, "mentor");
        let mut amina = town.as_person(persona(&world, "mentee")).await;
        let mut helen = town.as_person(persona(&world, "coordinator")).await;
        let pages = [
            amina.get(&format!("/pairs/{pair}")).await,
            amina.get("/people").await,
            helen.get(&format!("/co/people/{mentor}")).await,
            helen.get("/co/pairs").await,
        ];
        for page in pages {
            assert!(!page.body.contains("7 hours") && !page.body.contains("7.75"), "{}", page.body);
        }
        assert!(text(&grace.get("/hours").await).contains("Training: 7 hours 45 minutes, your own figure."));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_given_nothing_yet_reads_why_and_can_begin() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut owen = town.as_person(persona(&world, "sponsor")).await;
        let page = owen.get("/hours").await;
        assert!(text(&page).contains("No hours yet."), "{}", page.body);
        assert!(!page.body.contains("<table") && !page.body.contains("Make a statement"), "no bare table");
        let add = page.links().into_iter().find(|link| link.starts_with("/hours/")).expect("a way to begin");
        let form = owen.get(&add).await;
        let action =
            form.forms().into_iter().find(|form| form.action.starts_with("/hours/")).expect("a form").action;
        assert_eq!(owen.submit(&form, &action, &[("training", "1.5")]).await.leads_to(), "/hours");
        assert!(text(&owen.get("/hours").await).contains("Training: 1 hour 30 minutes, your own figure."));
    })
    .await;
}

#[tokio::test]
async fn a_circle_counts_for_whoever_led_it_when_its_session_was_held() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let ravi = persona(&world, "facilitator");
        let mut browser = town.as_person(ravi).await;
        assert!(text(&browser.get("/hours").await).contains("No hours yet."), "planned is not held");
        let circle = browser.get("/home").await.links().into_iter().find_map(|link| {
            link.strip_prefix("/circle/").filter(|rest| !rest.contains('/')).and_then(|id| id.parse().ok())
        });
        let permit =
            witness::of_somebody(Action::HoldSession, circle.expect("a circle")).expect("somebody may");
        let starts_at = town.now().saturating_sub(SignedDuration::from_hours(20)).expect("yesterday");
        let held = sessions::Session { number: 1, starts_at, outcome: sessions::Outcome::Held(5) };
        town.change(async |unit| sessions::keep(unit, &permit, &held).await).await;
        let page = text(&browser.get("/hours").await);
        assert!(
            page.contains("1 group session led: 1 hour 15 minutes, and 30 minutes to prepare."),
            "{page}"
        );
        // Nor does it count for a session before one led: she who is named later was not there.
        let before = sessions::Session {
            number: 2,
            starts_at: town.now() - SignedDuration::from_hours(24 * 20),
            ..held
        };
        town.change(async |unit| sessions::keep(unit, &permit, &before).await).await;
        assert!(text(&browser.get("/hours").await).contains("1 group session led: 1 hour 15 minutes"));
        let statement = text(&browser.get("/hours/statement").await);
        assert!(
            statement.contains("Group sessions led 1 hour 15 minutes") && !statement.contains("ircle"),
            "{statement}"
        );
    })
    .await;
}

#[tokio::test]
async fn somebody_with_two_hats_sees_each_of_them_and_has_one_statement() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let grace = persona(&world, "mentor");
        town.build(async |builder| {
            let ally = builder.takes_part(grace, world.running, Hat::Ally, Available, &[], 1).await?;
            builder.says_hours((grace, ally), 0, (Kind::Training, 75)).await
        })
        .await;
        let mut browser = town.as_person(grace).await;
        let page = browser.get("/hours").await;
        let said = text(&page);
        for hat in ["Mentor, Spring cohort", "Ally, Spring cohort"] {
            assert!(said.matches(hat).count() >= 3, "{hat} this month, this year, month by month: {said}");
        }
        assert!(said.contains("Training: 1 hour 15 minutes, your own figure."), "{said}");
        let mut ids: Vec<&str> =
            page.body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "no id stands twice on the page");
        let statement = text(&browser.get("/hours/statement").await);
        assert!(statement.contains("Training 3 hours 15 minutes"), "{statement}");
        assert!(statement.contains("Programme Wren Valley Development Months"), "once: {statement}");
        assert!(!statement.contains("Ally") && !statement.contains("Mentor"), "{statement}");
    })
    .await;
}

#[tokio::test]
async fn her_own_figures_are_in_her_copy_stay_for_a_year_and_go_with_her() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut ravi = town.as_person(persona(&world, "facilitator")).await;
        let add = ravi.get("/hours").await.links().into_iter().find(|link| link.starts_with("/hours/"));
        ravi.post(&add.expect("a way to begin"), &[("training", "3")]).await;
        let mut grace = town.as_person(persona(&world, "mentor")).await;
        let data = grace.get("/me/data").await;
        let copy = grace.submit(&data, "/me/data", &[]).await;
        let page = trellis_sheets::bundle::file(&copy.file, "everything.html").expect("it is in there");
        let page = String::from_utf8(page).expect("it is text");
        assert!(page.contains("Figures of your own in your hours") && page.contains("Supervision"), "{page}");
        assert_eq!(town.rows().await["hours"].len(), 3);
        let ask = grace.get("/me/erasure").await;
        assert_eq!(grace.submit(&ask, "/me/erasure", &[]).await.status, 200);
        assert_eq!(town.rows().await["hours"].len(), 1, "hers are gone");

        // A facilitator has no pair: three months after the cohort has closed the hours are still there, in a year not.
        town.tamper("UPDATE cohort SET state = 'closed', closed_at = '2026-11-23T09:30:00.000000Z'").await;
        let mut ravi = town.as_person(persona(&world, "facilitator")).await;
        assert!(text(&ravi.get("/hours").await).contains("Training: 3 hours, your own figure."));
        assert!(text(&ravi.get("/hours/statement").await).contains("Total 3 hours"));
        let days_on = [(0, 1), (61, 1), (85, 1), (93, 1), (336, 1), (360, 1), (368, 0)];
        let mut today = 0;
        for (day, left) in days_on {
            town.pass(SignedDuration::from_hours(24 * (day - today)));
            today = day;
            let mut act = town.act(Actor::Clock).await;
            rounds::confirm_clock(&mut act).await.expect("the clock is right");
            act.commit().await.expect("it is kept");
            assert_eq!(rounds::make(&town.ground).await.expect("the round is made"), Made::Now);
            assert_eq!(town.rows().await["hours"].len(), left, "{day} days on");
        }
    })
    .await;
}
