//! The eight questions about an ally: the mentee reads what she said, changes it, deletes it; and nobody else learns a thing.

use trellis_town::{Browser, PHRASE, Town, on_each};

use crate::people::{People, answers, body, eight};

const LABEL: &str = "Written for Trellis from the themes of the Challenge to Change poster. Not tested. \
                     Do not compare organisations with it.";

#[tokio::test]
async fn she_answers_in_private_and_reads_and_changes_and_deletes_what_she_said() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        let path = people.beside();
        assert!(body(&mut amina, "/asks").await.contains(&path), "it is found where she asks for help");
        let first = body(&mut amina, &path).await;
        assert!(
            first.contains(LABEL)
                && first.contains("no detriment")
                && !first.contains("Your answers come to")
        );
        assert_eq!(amina.post(&path, &[]).await.status, 422, "nothing is no answer");
        answers(&mut amina, &path, &eight("4,3,3,4,2,1,W,N")).await;
        let said = body(&mut amina, &path).await;
        assert!(
            said.contains("2.833 out of 4") && said.contains("of one thing that it made things worse"),
            "{said}"
        );
        assert!(said.contains(LABEL));
        for offer in ["/speak-up", "/ending", "Leave it as it is", "Have the guide sent"] {
            assert!(said.contains(offer), "{offer}");
        }
        assert!(body(&mut amina, "/questions").await.contains("something made things worse"));
        answers(&mut amina, &path, &eight("4,3,3,4,2,N,skip,skip")).await;
        let anew = body(&mut amina, &path).await;
        assert!(anew.contains("fewer than 6 answers") && !anew.contains("Leave it as it is"), "{anew}");
        answers(&mut amina, &format!("{path}/removal"), &[]).await;
        assert!(!body(&mut amina, &path).await.contains("You answered on"));
        assert!(town.rows().await["measure"].is_empty(), "it is gone at once");
    })
    .await;
}

#[tokio::test]
async fn while_her_space_is_locked_nothing_of_it_is_shown() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        answers(&mut amina, &people.beside(), &eight("4,4,4,4,4,4,4,W")).await;
        amina.post("/me/unlock/lock", &[]).await;
        for path in [people.beside(), "/questions".to_owned(), "/asks".to_owned()] {
            let page = body(&mut amina, &path).await;
            assert!(!page.contains("made things worse") && !page.contains("out of 4"), "{path}: {page}");
        }
        assert_eq!(amina.post("/me/unlock", &[("phrase", PHRASE)]).await.status, 303);
        assert!(body(&mut amina, &people.beside()).await.contains("4.000 out of 4"));
    })
    .await;
}

/// A page without what differs each time it is asked for: keys of forms.
fn still(page: &str) -> String {
    let key = |part: &&str| part.len() < 16 || part.contains([' ', '<', '/', '.']);
    page.split('"').filter(key).collect()
}

async fn pages_of(browser: &mut Browser<'_>) -> Vec<String> {
    let mut pages = Vec::new();
    for path in ["/home", "/notices", "/ally/asks", "/ally/acts", "/me", "/co", "/co/pairs", "/people"] {
        let answer = browser.get(path).await;
        pages.push(format!("{path} {} {}", answer.status, still(&answer.body)));
    }
    pages
}

#[tokio::test]
async fn nobody_else_finds_the_page_and_nothing_changes_for_anybody_else() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        let path = people.beside();
        let mut browsers = Vec::new();
        for other in &people.others {
            let mut browser = town.as_person(*other).await;
            let before = pages_of(&mut browser).await;
            browsers.push((browser, before));
        }
        let kept = town.rows().await;
        answers(&mut amina, &path, &eight("W,W,W,W,W,W,W,W")).await;
        for (browser, before) in &mut browsers {
            assert_eq!(pages_of(browser).await, *before);
            let nowhere = browser.get("/questions/nothing-at-all").await.bytes();
            assert_eq!(browser.get(&path).await.bytes(), nowhere, "as a page that does not exist");
            assert_eq!(browser.post(&path, &eight("4,4,4,4,4,4,4,4")).await.status, 404);
            assert_eq!(browser.post(&format!("{path}/removal"), &[]).await.status, 404);
        }
        let rows = town.rows().await;
        let changed =
            rows.iter().filter(|(table, rows)| kept[*table] != **rows).map(|(table, _)| table.as_str());
        let allowed =
            ["answered", "event", "event_text", "list_access", "access_event", "measure", "session"];
        let changed: Vec<&str> = changed.filter(|table| !allowed.contains(table)).collect();
        assert!(changed.is_empty(), "{changed:?}");
        let event =
            rows["event"].iter().find(|row| row.contains("QuestionsAnswered")).expect("it is recorded");
        let ids = [people.amina.uuid().simple().to_string(), people.pair.uuid().simple().to_string()];
        let plain = event.replace('-', "").to_lowercase();
        assert!(ids.iter().all(|id| !plain.contains(id)), "not who, and not about whom: {event}");
        town.live(25).await;
        let mut ally = town.as_person(people.ally).await;
        assert!(!body(&mut ally, "/notices").await.contains("/guides/repair"), "nothing goes out by itself");
    })
    .await;
}

#[tokio::test]
async fn a_general_guide_goes_out_only_where_she_chooses_it_and_once() {
    on_each(async |town: Town| {
        let people = People::in_town(&town).await;
        let mut amina = people.amina(&town).await;
        let (path, guide) = (people.beside(), [("then", "guide")]);
        answers(&mut amina, &path, &eight("4,4,4,4,4,4,4,4")).await;
        assert_eq!(amina.post(&path, &guide).await.status, 422, "only where something made things worse");
        answers(&mut amina, &path, &eight("4,4,4,4,4,4,4,W")).await;
        assert!(body(&mut amina, &path).await.contains("They may guess it is you"));
        answers(&mut amina, &path, &guide).await;
        assert_eq!(amina.post(&path, &guide).await.status, 422, "once");
        assert_eq!(town.rows().await["guide_to_send"].len(), 1);
        town.live(22).await;
        let mut ally = town.as_person(people.ally).await;
        let notices = body(&mut ally, "/notices").await;
        assert!(notices.contains("/guides/repair") && !notices.contains("Amina"), "{notices}");
    })
    .await;
}
