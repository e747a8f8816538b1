//! Mentors who supervise each other: a group, its dates, who comes, hours that count by themselves; and a text that is
//! looked through and kept nowhere.

use jiff::SignedDuration;
use trellis_domain::{
    cohort::CohortState,
    conflict::ConflictKind,
    hat::{Grant, Hat},
    id::{CohortId, ParticipationId, PersonId},
    pair::{Kind, PairState},
    participation::ParticipationState::{Available, Placed},
};
use trellis_store::{
    Broken,
    conflicts::{self, Declaration, Other},
    people::Profile,
};
use trellis_town::{Answer, Browser, Town, on_each};
use trellis_world::Builder;

struct Valley {
    cohort: CohortId,
    helen: PersonId,
    admin: PersonId,
    amina: PersonId,
    sponsor: PersonId,
    mentors: Vec<(PersonId, ParticipationId)>,
}

async fn person(world: &mut Builder, name: &str) -> Result<PersonId, Broken> {
    let profile =
        Profile { first_name: name.to_owned(), last_name: "Made-Up".to_owned(), ..Profile::default() };
    world.person(&format!("{}@example.org", name.to_lowercase()), &profile).await
}

async fn valley(town: &Town) -> Valley {
    let keys = town.ground.keys.clone();
    town.build(async |world| {
        world.keys = Some(keys);
        let programme = world.programme("Wren Valley", "Rise", ["Development", "Datblygu"]).await?;
        let cohort = world.cohort(programme, "Spring", CohortState::Running, -60).await?;
        let (helen, admin) = (person(world, "Helen").await?, person(world, "Tom").await?);
        world.grant(helen, Grant::Coordinator, Some(programme)).await?;
        world.grant(admin, Grant::Admin, None).await?;
        let mut mentors = Vec::new();
        for name in ["Grace", "Bo", "Cai", "Dee"] {
            let person = person(world, name).await?;
            mentors.push((person, world.takes_part(person, cohort, Hat::Mentor, Available, &[], 2).await?));
        }
        let amina = person(world, "Amina").await?;
        let mentee = (amina, world.takes_part(amina, cohort, Hat::Mentee, Placed, &[Hat::Mentor], 3).await?);
        world.pair(cohort, Kind::Mentor, mentee, mentors[0], PairState::Active).await?;
        let sponsor = person(world, "Owen").await?;
        world.takes_part(sponsor, cohort, Hat::Sponsor, Available, &[], 2).await?;
        Ok(Valley { cohort, helen, admin, amina, sponsor, mentors })
    })
    .await
}

async fn makes(helen: &mut Browser<'_>, world: &Valley, mentors: &[usize]) -> Answer {
    let cohort = world.cohort.to_string();
    let members: Vec<String> = mentors.iter().map(|one| world.mentors[*one].1.to_string()).collect();
    let mut fields = vec![("cohort", cohort.as_str()), ("name", "Thursday mentors")];
    fields.extend(members.iter().map(|one| ("members", one.as_str())));
    helen.post("/co/supervision/new", &fields).await
}

/// Sets a date in so many hours.
async fn sets(town: &Town, helen: &mut Browser<'_>, group: &str, hours: i64) -> Answer {
    let day = trellis_domain::day::of(town.now() + SignedDuration::from_hours(hours));
    let (d, m, y) = (day.day().to_string(), day.month().to_string(), day.year().to_string());
    let date = [("next-day", &*d), ("next-month", &*m), ("next-year", &*y), ("next-time", "10:00")];
    helen.post(group, &date).await
}

/// The first form on a page that leads below an address.
fn below(page: &Answer, start: &str) -> String {
    let actions = page.body.split("action=\"").filter_map(|part| part.split('"').next());
    let mut found = actions.filter(|path| path.starts_with(start)).map(str::to_owned);
    found.next().unwrap_or_else(|| panic!("{start} on {}", page.body))
}

#[tokio::test]
async fn a_group_is_made_mentors_say_that_they_come_and_it_counts_in_their_hours() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut helen = town.as_person(world.helen).await;
        assert_eq!(makes(&mut helen, &world, &[0, 1]).await.status, 422, "two are too few");
        let made = makes(&mut helen, &world, &[0, 1, 2]).await;
        let group = made.leads_to().to_owned();
        assert!(group.starts_with("/co/supervision/"), "{}", made.body);
        assert_eq!(sets(&town, &mut helen, &group, 48).await.status, 303);
        let past = sets(&town, &mut helen, &group, -48).await;
        assert_eq!(past.status, 422, "{}", past.body);

        let grace = world.mentors[0].0;
        let mut browser = town.as_person(grace).await;
        assert!(browser.get("/home").await.links().contains(&"/mentor/supervision".to_owned()));
        assert!(browser.get("/notices").await.body.contains("There is news of your supervision group"));
        let page = browser.get("/mentor/supervision").await;
        assert!(page.body.contains("Bo Made-Up") && page.body.contains("Cai Made-Up"), "{}", page.body);
        let date = below(&page, "/mentor/supervision/");
        assert_eq!(browser.post(&date, &[("comes", "yes")]).await.status, 303);
        let file = browser.get(&format!("{date}/calendar")).await.body;
        assert!(file.contains("DURATION:PT90M") && file.contains("CLASS:PRIVATE"), "{file}");
        for never in ["Grace", "Bo", "entor", "upervision", "Rise"] {
            assert!(!file.contains(never), "{never}: {file}");
        }
        let dee = world.mentors[3].0;
        assert!(
            town.as_person(dee)
                .await
                .get("/mentor/supervision")
                .await
                .body
                .contains("You are in no supervision")
        );
        assert_eq!(town.as_person(dee).await.post(&date, &[("comes", "yes")]).await.status, 404);
        for stranger in [world.amina, world.sponsor, world.helen, world.admin] {
            let mut browser = town.as_person(stranger).await;
            for path in ["/mentor/supervision", "/mentor/supervision/case", &format!("{date}/calendar")] {
                assert_eq!(browser.get(path).await.status, 404, "{path}");
            }
        }
        let facts = helen.get(&group).await.body;
        assert!(facts.contains("Grace Made-Up"), "who is in it is the coordinator's list");
        let signed: Vec<String> = town.rows().await["event"].clone();
        let who = grace.uuid().simple().to_string();
        for row in signed.iter().filter(|row| row.contains("SupervisionAttended")) {
            assert!(!row.to_lowercase().replace('-', "").contains(&who), "{row}");
        }

        let mut early = town.as_person(grace).await;
        assert!(!early.get("/hours").await.body.contains("1.5"), "it has not taken place yet");
        town.pass(SignedDuration::from_hours(24 * 7));
        let mut browser = town.as_person(grace).await;
        let hours = browser.get("/hours").await.body;
        assert!(hours.contains("1.5") || hours.contains("1 hour 30"), "{hours}");
        let page = browser.get("/mentor/supervision").await;
        assert!(page.body.contains("you were there."), "{}", page.body);
        assert_eq!(browser.post(&date, &[("comes", "no")]).await.status, 303);
        assert!(town.rows().await["attendance"].is_empty());
        let late = helen_again(&town, &world).await.post(&below_removal(&date), &[]).await;
        assert_eq!(late.status, 422, "what has been is not taken back");
    })
    .await;
}

async fn helen_again<'t>(town: &'t Town, world: &Valley) -> Browser<'t> {
    town.as_person(world.helen).await
}

fn below_removal(date: &str) -> String {
    format!("/co/supervision/dates/{}/removal", date.rsplit('/').next().expect("an id"))
}

#[tokio::test]
async fn a_date_is_taken_back_somebody_goes_and_a_group_ends() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut helen = town.as_person(world.helen).await;
        let group = makes(&mut helen, &world, &[0, 1, 2]).await.leads_to().to_owned();
        for hours in [48, 96] {
            assert_eq!(sets(&town, &mut helen, &group, hours).await.status, 303);
        }
        let mut grace = town.as_person(world.mentors[0].0).await;
        let first = below(&grace.get("/mentor/supervision").await, "/mentor/supervision/");
        grace.post(&first, &[("comes", "yes")]).await;
        assert_eq!(helen.post(&below_removal(&first), &[]).await.leads_to(), group);
        let rows = town.rows().await;
        assert_eq!((rows["sitting"].len(), rows["attendance"].len()), (1, 0));
        let second = below(&grace.get("/mentor/supervision").await, "/mentor/supervision/");
        grace.post(&second, &[("comes", "yes")]).await;
        let members: Vec<String> = (1..4).map(|one| world.mentors[one].1.to_string()).collect();
        let mut fields = vec![("name", "Friday mentors")];
        fields.extend(members.iter().map(|one| ("members", one.as_str())));
        assert_eq!(helen.post(&format!("{group}/members"), &fields).await.leads_to(), group);
        assert!(town.rows().await["attendance"].is_empty(), "whoever is out does not come");
        assert!(grace.get("/mentor/supervision").await.body.contains("You are in no supervision group"));
        let mut dee = town.as_person(world.mentors[3].0).await;
        assert!(dee.get("/mentor/supervision").await.body.contains("Friday mentors"));
        assert_eq!(helen.post(&format!("{group}/ending"), &[]).await.status, 303);
        assert_eq!(helen.post(&format!("{group}/ending"), &[]).await.status, 404, "once is enough");
        assert!(town.rows().await["sitting"].is_empty());
        assert!(dee.get("/mentor/supervision").await.body.contains("Over"));
        assert_eq!(dee.post(&second, &[("comes", "yes")]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_supervised_beside_their_manager_and_a_manager_does_not_see_the_group() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let declares = async |from: PersonId, about: PersonId| {
            let keys = town.ground.keys.clone();
            town.build(async |world| {
                let other = Other::Person(about);
                let declared = Declaration { other, kind: ConflictKind::LineManagement, until: None };
                let (now, dice) = (world.now, &mut world.dice);
                conflicts::declare(&mut world.unit, &keys, from, &declared, now, dice).await
            })
            .await;
        };
        declares(world.mentors[0].0, world.mentors[1].0).await;
        let mut helen = town.as_person(world.helen).await;
        let refused = makes(&mut helen, &world, &[0, 1, 2]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("This is not possible with these people."), "{}", refused.body);
        assert!(refused.body.contains("Thursday mentors"), "what was typed is kept");
        let group = makes(&mut helen, &world, &[0, 2, 3]).await.leads_to().to_owned();
        declares(world.mentors[3].0, world.helen).await;
        assert_eq!(helen.get(&group).await.status, 404);
        assert!(!helen.get("/co/supervision").await.body.contains("Thursday mentors"));
    })
    .await;
}

#[tokio::test]
async fn a_case_is_looked_through_and_kept_nowhere() {
    on_each(async |town: Town| {
        let world = valley(&town).await;
        let mut grace = town.as_person(world.mentors[0].0).await;
        let path = "/mentor/supervision/case";
        let rules = grace.get(path).await.body;
        assert!(rules.contains("It is not kept, not logged and not sent to anybody."), "{rules}");
        let before = town.rows().await;
        let typed = "AMINA told me on Monday that the only nurse on ward 7 laughed. Then Gwen did.";
        let answer = grace.post(path, &[("text", typed)]).await;
        assert_eq!(answer.status, 200);
        for (word, why) in [
            ("AMINA", "The name of somebody you are in a pair with, or were"),
            ("Monday", "A month or a day"),
            ("only", "Says that somebody is one of few"),
            ("nurse", "A profession"),
            ("ward", "A kind of workplace"),
            ("7", "A number, such as an age, a grade or a day"),
            ("Gwen", "A capital in the middle of a sentence: perhaps a name"),
        ] {
            assert!(answer.body.contains(&format!("<mark>{word}</mark>")), "{word}: {}", answer.body);
            assert!(answer.body.contains(why), "{why}");
        }
        assert!(answer.body.contains("laughed. Then Gwen did.</textarea>"), "what was typed comes back");
        let after = town.rows().await;
        for (table, rows) in &after {
            if table != "session" {
                assert_eq!(rows, &before[table], "{table} is as it was");
            }
            assert!(!rows.iter().any(|row| row.contains("laughed")), "{table}");
        }
        let plain = grace.post(path, &[("text", "Somebody felt left out.")]).await.body;
        assert!(plain.contains("None of the rules below found anything."), "{plain}");
        let nothing = grace.post(path, &[("text", " ")]).await;
        assert_eq!(nothing.status, 422);
        let long = "a ".repeat(2_001);
        let long = grace.post(path, &[("text", &long)]).await;
        assert_eq!(long.status, 422);
        assert!(long.body.contains("no more than 4,000 characters"), "{}", long.body);
    })
    .await;
}
