//! Walks every page that each persona can reach: no link is dead, looking changes nothing, no address tells a name.

use std::collections::{BTreeMap, BTreeSet};

use trellis_domain::id::PersonId;
use trellis_town::{Town, on_each};
use trellis_world::wren_valley;

/// What may be written by looking: that somebody looked.
const LOOKS: [&str; 2] = ["access_event", "list_access"];

#[tokio::test]
async fn every_link_leads_to_a_page_and_looking_changes_nothing() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let mut wrong = Vec::new();
        for persona in &world.personas {
            let before = kept(&town).await;
            wrong.extend(walk(&town, persona.card, Some(persona.person)).await);
            let after = kept(&town).await;
            for (table, rows) in &after {
                if before.get(table).map(BTreeSet::len) != Some(rows.len()) || before[table] != *rows {
                    wrong.push(format!("{} looked round, and {table} changed", persona.card));
                }
            }
        }
        wrong.extend(walk(&town, "nobody", None).await);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_day_after_the_year_is_over_no_link_is_dead_either() {
    on_each(async |town: Town| {
        let world = town.build(async |world| wren_valley::build(world).await).await;
        let closed = async || town.rows().await["cohort"].iter().any(|row| row.contains("closed"));
        assert!(!closed().await);
        for _ in 0..500 {
            town.live(1).await;
            if closed().await {
                break;
            }
        }
        town.live(1).await;
        let mut wrong = Vec::new();
        for persona in &world.personas {
            wrong.extend(walk(&town, persona.card, Some(persona.person)).await);
        }
        assert!(closed().await && wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

async fn kept(town: &Town) -> BTreeMap<String, BTreeSet<String>> {
    let rows = town.rows().await.into_iter();
    let rows = rows.filter(|(table, _)| !LOOKS.contains(&table.as_str()) && table != "session");
    rows.map(|(table, rows)| (table, rows.into_iter().collect())).collect()
}

async fn walk(town: &Town, card: &str, person: Option<PersonId>) -> Vec<String> {
    let mut browser = match person {
        Some(person) => town.as_person(person).await,
        None => town.anonymous(),
    };
    let names = ["amina", "yusuf", "grace", "mbeki", "helen", "marsh", "@", "%40"];
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    let start = if person.is_some() { "/home" } else { "/" };
    let mut next = vec![(start.to_owned(), "the start".to_owned())];
    while let Some((path, from)) = next.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        assert!(seen.len() < 3000, "{card} finds no end of pages");
        let small = path.to_lowercase();
        if let Some(name) = names.iter().find(|name| small.contains(**name)) {
            wrong.push(format!("{card}: the address {path} holds {name}"));
        }
        let answer = browser.get(&path).await;
        if answer.status.is_redirection() && person.is_some() && !answer.leads_to().starts_with("/sign-in") {
            next.push((answer.leads_to().to_owned(), path));
            continue;
        }
        let sent_to_sign_in = person.is_none() && answer.status.is_redirection();
        if !answer.status.is_success() && !sent_to_sign_in {
            wrong.push(format!("{card}: {from} links to {path}: {}", answer.status));
            continue;
        }
        let title = answer.title().to_lowercase();
        if let Some(name) = names.iter().find(|name| title.contains(**name)) {
            wrong.push(format!("{card}: the title of {path} holds {name}"));
        }
        for link in answer.links() {
            let plain = link.split('#').next().unwrap_or_default().to_owned();
            if plain.starts_with('/') && !plain.starts_with("//") && !plain.contains("lang=") {
                next.push((plain, path.clone()));
            }
        }
    }
    wrong
}
