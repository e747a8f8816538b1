//! What a mentee asks of an ally: written by her, answered by them, felt by her alone; and nobody else is told.

use jiff::SignedDuration;
use trellis_domain::{
    hat::Hat,
    id::{PairId, ParticipationId, PersonId},
    pair::{Kind, PairState},
    participation::ParticipationState,
    permission::Action,
};
use trellis_programme::{rounds, witness};
use trellis_store::{Broken, pairs, pairs::Pair, people::Profile};
use trellis_town::{Browser, PHRASE, Town, on_each};
use trellis_world::wren_valley;

const ASK: &str = "Ask on Monday why the audit went to somebody else";
const HELP: &str = "Which meeting do you mean?";
const DID: &str = "I asked, and they could not say";
const WORSE: &str = "made_worse";

/// Amina, her ally, their pair, and the people who are to see nothing.
struct Beside {
    amina: PersonId,
    ally: PersonId,
    pair: Pair,
    outside: Vec<PersonId>,
}

impl Beside {
    async fn in_town(town: &Town) -> Self {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let card =
            |card| world.personas.iter().find(|one| one.card == card).expect("the card is there").person;
        let permit = witness::of_somebody(Action::ReadCohort, world.running).expect("somebody may");
        let pairs = town.look(async |unit| pairs::of_cohort(unit, &permit).await).await;
        let amina = card("mentee");
        let of = |wanted: bool| {
            let of_ally = pairs.iter().filter(|pair| pair.kind == Kind::Ally);
            of_ally.filter(move |pair| (pair.mentee_person == amina) == wanted)
        };
        let pair = of(true).next().expect("Amina has an ally").clone();
        let other = of(false).next().expect("another pair of the kind");
        let outside =
            vec![card("mentor"), card("coordinator"), card("admin"), other.mentee_person, other.giver_person];
        Self { amina, ally: pair.giver_person, pair, outside }
    }

    fn pair(&self) -> PairId {
        self.pair.id
    }

    /// Both, each in a browser in which their private space stands open.
    async fn unlocked<'t>(&self, town: &'t Town) -> [Browser<'t>; 2] {
        let mut both = [town.as_person(self.amina).await, town.as_person(self.ally).await];
        for one in &mut both {
            one.sets_up_private_space().await;
        }
        both
    }
}

/// Signs in again after a while, and unlocks.
async fn again(town: &Town, person: PersonId) -> Browser<'_> {
    let mut browser = town.as_person(person).await;
    assert_eq!(browser.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
    browser
}

/// Days pass, and every day the round is made.
async fn live(town: &Town, days: usize) {
    for _ in 0..days {
        town.pass(SignedDuration::from_hours(24));
        rounds::make(&town.ground).await.expect("the round is made");
    }
}

/// Amina writes an ask; gives its path.
async fn writes(amina: &mut Browser<'_>, pair: PairId, text: &str) -> String {
    let path = format!("/pairs/{pair}/asks");
    let page = amina.get(&path).await;
    let sent = amina.submit(&page, &path, &[("theme", "bold"), ("text", text)]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.leads_to().to_owned()
}

/// … and sends it.
async fn asks(amina: &mut Browser<'_>, pair: PairId, text: &str) -> String {
    let path = writes(amina, pair, text).await;
    presses(amina, &path, "sending").await;
    path
}

/// Sends the form of a page that posts to the noun beneath it.
async fn presses(browser: &mut Browser<'_>, path: &str, noun: &str) {
    fills(browser, path, noun, &[]).await;
}

async fn fills(browser: &mut Browser<'_>, path: &str, noun: &str, fields: &[(&str, &str)]) {
    let sent = browser.post(&format!("{path}/{noun}"), fields).await;
    assert_eq!(sent.status, 303, "{path}/{noun}: {}", sent.body);
}

/// The whole way up to "it is done".
async fn is_done(beside: &Beside, amina: &mut Browser<'_>, ally: &mut Browser<'_>) -> String {
    let path = asks(amina, beside.pair(), ASK).await;
    presses(ally, &format!("/ally{path}"), "acceptance").await;
    fills(ally, &format!("/ally{path}"), "done", &[("line", DID)]).await;
    path
}

async fn body(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

/// Nothing of a text lies anywhere in the store.
async fn lies_nowhere(town: &Town, text: &str) {
    let hexed = hex::encode(text);
    for (table, rows) in town.rows().await {
        for row in rows {
            assert!(!row.contains(text) && !row.contains(&hexed), "{table}: {row}");
        }
    }
}

#[tokio::test]
async fn a_mentee_asks_an_ally_does_it_and_nobody_else_can_tell() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        assert!(body(&mut amina, "/home").await.contains("href=\"/asks\""));
        let path = writes(&mut amina, beside.pair(), ASK).await;
        let to_ally = format!("/ally{path}");
        assert!(body(&mut amina, &path).await.contains(ASK));
        assert!(body(&mut ally, "/ally/asks").await.contains("Nobody has asked you"), "it is not sent yet");
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
async fn that_it_made_things_worse_changes_nothing_for_anybody_else() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        let pages = [
            format!("/ally{path}"),
            "/ally/asks".to_owned(),
            "/ally/acts".to_owned(),
            "/notices".to_owned(),
            "/home".to_owned(),
        ];
        let mut before = Vec::new();
        for page in &pages {
            before.push(still(&body(&mut ally, page).await));
        }
        let kept = town.rows().await;
        fills(&mut amina, &path, "felt", &[("felt", WORSE)]).await;
        let mine = body(&mut amina, &path).await;
        for offer in ["/speak-up", "/ending", "Leave it as it is", "Have a general guide sent"] {
            assert!(mine.contains(offer), "{offer}");
        }
        for (page, before) in pages.iter().zip(before) {
            assert_eq!(still(&body(&mut ally, page).await), before, "{page}");
        }
        let changed: Vec<String> = town
            .rows()
            .await
            .into_iter()
            .filter(|(table, rows)| kept[table] != *rows)
            .map(|(table, _)| table)
            .collect();
        let allowed = ["answered", "ask", "event", "event_text", "felt_response", "session"];
        assert!(changed.iter().all(|table| allowed.contains(&table.as_str())), "{changed:?}");
        lies_nowhere(&town, WORSE).await;
        live(&town, 25).await;
        let mut later = again(&town, beside.ally).await;
        assert!(
            !body(&mut later, "/notices").await.contains("/guides/repair"),
            "nothing is sent without that choice"
        );
    })
    .await;
}

/// A page without what differs each time it is asked for: keys of forms.
fn still(page: &str) -> String {
    let mut kept = String::new();
    for part in page.split('"') {
        let key = part.len() >= 16
            && part.chars().all(|sign| sign.is_ascii_alphanumeric() || "+/=-_".contains(sign));
        kept.push_str(if key { "KEY" } else { part });
    }
    kept
}

#[tokio::test]
async fn a_general_guide_goes_out_after_one_to_three_weeks_and_says_neither_who_nor_what() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        fills(&mut amina, &path, "felt", &[("felt", "no_effect")]).await;
        assert_eq!(
            amina.post(&format!("{path}/guide"), &[]).await.status,
            422,
            "only where it made things worse"
        );
        fills(&mut amina, &path, "felt", &[("felt", WORSE)]).await;
        assert!(body(&mut amina, &path).await.contains("They may guess it is you"), "they help nobody else");
        let (pair, also) = (beside.pair.clone(), "Also Beside");
        town.build(async |world| another_mentee(world, &pair, also).await).await;
        assert!(!body(&mut amina, &path).await.contains("They may guess it is you"));

        presses(&mut amina, &path, "guide").await;
        assert!(body(&mut amina, &path).await.contains("You have chosen to have a general guide sent"));
        assert_eq!(amina.post(&format!("{path}/guide"), &[]).await.status, 422, "once");
        let waiting = &town.rows().await["guide_to_send"];
        let ally_id = beside.ally.uuid().simple().to_string();
        assert!(waiting.len() == 1 && !waiting[0].replace('-', "").contains(&ally_id), "{waiting:?}");
        live(&town, 6).await;
        let mut later = town.as_person(beside.ally).await;
        assert!(!body(&mut later, "/notices").await.contains("/guides/repair"), "not before a week is over");
        live(&town, 15).await;
        let mut later = town.as_person(beside.ally).await;
        let notices = body(&mut later, "/notices").await;
        assert_eq!(notices.matches("/guides/repair").count(), 1, "{notices}");
        assert!(!notices.contains("Amina") && town.rows().await["guide_to_send"].is_empty());
        assert!(
            town.rows().await["letter"]
                .iter()
                .all(|letter| !letter.contains("/guides/") && !letter.contains("/ally"))
        );
        let mut amina = again(&town, beside.amina).await;
        assert!(!body(&mut amina, "/notices").await.contains("/guides/repair"));
    })
    .await;
}

async fn another_mentee(world: &mut trellis_world::Builder, pair: &Pair, name: &str) -> Result<(), Broken> {
    let profile = Profile { first_name: name.to_owned(), ..Profile::default() };
    let person = world.person("also@example.org", &profile).await?;
    let part: ParticipationId = world
        .takes_part(person, pair.cohort, Hat::Mentee, ParticipationState::Placed, &[Hat::Ally], 2)
        .await?;
    world
        .pair(pair.cohort, Kind::Ally, (person, part), (pair.giver_person, pair.giver), PairState::Active)
        .await?;
    Ok(())
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
        fills(&mut ally, &format!("/ally{path}"), "words", &[("word", HELP)]).await;
        presses(&mut amina, &path, "withdrawal").await;
        assert_eq!(ally.get(&format!("/ally{path}")).await.status, 404);
        assert!(town.rows().await["item"].is_empty(), "what was written about it is gone for both");
        assert!(body(&mut amina, &path).await.contains("You took this back"));
        assert!(!body(&mut amina, "/asks").await.contains(&path));
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
async fn an_ask_waits_for_thirty_days_and_what_was_never_sent_goes_with_it() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let sent = asks(&mut amina, beside.pair(), ASK).await;
        let promised = asks(&mut amina, beside.pair(), "Something else").await;
        presses(&mut ally, &format!("/ally{promised}"), "acceptance").await;
        writes(&mut amina, beside.pair(), "Never sent").await;
        live(&town, 29).await;
        assert_eq!(town.rows().await["ask"].len(), 3);
        let mut later = again(&town, beside.ally).await;
        assert!(body(&mut later, "/ally/asks").await.contains(ASK));
        live(&town, 2).await;
        let mut later = again(&town, beside.ally).await;
        let list = body(&mut later, "/ally/asks").await;
        assert!(!list.contains(ASK) && list.contains("Something else"), "a promise is not forgotten");
        assert_eq!(later.get(&format!("/ally{sent}")).await.status, 404);
        let mut amina = again(&town, beside.amina).await;
        assert!(body(&mut amina, &sent).await.contains("No answer came within 30 days"));
        assert_eq!(town.rows().await["ask"].len(), 2);
    })
    .await;
}

#[tokio::test]
async fn no_ask_outlives_its_pair_and_each_keeps_what_they_wrote() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let done = is_done(&beside, &mut amina, &mut ally).await;
        presses(&mut amina, &done, "thanks").await;
        let open = asks(&mut amina, beside.pair(), "Something else").await;
        writes(&mut amina, beside.pair(), "Never sent").await;
        assert_eq!(amina.post(&format!("/pairs/{}/ending", beside.pair()), &[]).await.status, 303);
        assert!(body(&mut amina, &open).await.contains("The pairing has ended"));
        assert_eq!(ally.get(&format!("/ally{open}")).await.status, 404);
        assert_eq!(town.rows().await["ask"].len(), 2, "what was never sent is thrown away");
        let acts = body(&mut ally, "/ally/acts").await;
        assert!(acts.contains(DID) && acts.contains("This helped.") && !acts.contains(ASK), "{acts}");
        let mine = body(&mut amina, &done).await;
        assert!(mine.contains(ASK) && !mine.contains(DID));
        fills(&mut amina, &done, "felt", &[("felt", WORSE)]).await;
        assert!(!body(&mut amina, &done).await.contains("/ending"), "there is no pair to end");
        assert_eq!(amina.get(&format!("/pairs/{}/asks", beside.pair())).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn asks_are_deleted_for_real_ninety_days_after_taking_part_is_over() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        fills(&mut amina, &path, "felt", &[("felt", WORSE)]).await;
        let mut amina = town.as_person(beside.amina).await;
        let leave = amina.get("/me/leave").await;
        let leave = leave.links().into_iter().find(|link| link.starts_with("/me/leave/")).expect("a way out");
        let ask = amina.get(&leave).await;
        assert_eq!(amina.submit(&ask, &leave, &[]).await.status, 303);
        live(&town, 88).await;
        let rows = town.rows().await;
        assert!(!rows["ask"].is_empty() && !rows["item"].is_empty() && !rows["felt_response"].is_empty());
        live(&town, 4).await;
        let rows = town.rows().await;
        assert!(rows["ask"].is_empty() && rows["item"].is_empty() && rows["felt_response"].is_empty());
    })
    .await;
}

#[tokio::test]
async fn asks_go_ninety_days_after_their_pair_though_the_mentee_goes_on() {
    on_each(async |town: Town| {
        let beside = Beside::in_town(&town).await;
        let [mut amina, mut ally] = beside.unlocked(&town).await;
        let path = is_done(&beside, &mut amina, &mut ally).await;
        fills(&mut amina, &path, "felt", &[("felt", "helped")]).await;
        assert_eq!(amina.post(&format!("/pairs/{}/ending", beside.pair()), &[]).await.status, 303);
        live(&town, 88).await;
        let rows = town.rows().await;
        assert!(!rows["ask"].is_empty() && !rows["item"].is_empty() && !rows["felt_response"].is_empty());
        live(&town, 4).await;
        let rows = town.rows().await;
        assert!(rows["ask"].is_empty() && rows["item"].is_empty() && rows["felt_response"].is_empty());
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
