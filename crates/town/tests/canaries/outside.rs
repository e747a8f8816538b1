//! What leaves the pages, or lies beneath them: copies of everything, rows and files, letters with their calendars.

use std::collections::BTreeSet;

use trellis_domain::permission::Actor;
use trellis_post::{Carrier, Desk, Neutral};
use trellis_programme::programmes;
use trellis_town::{
    Answer, ORIGIN, Town,
    canary::{Class, FIELDS, KEPT, Told, Who, field, found},
};

/// Tables whose rows say nothing of anybody, not even what stands on a page of the programme.
const SILENT: [&str; 8] =
    ["answered", "deletion", "event", "event_text", "job", "letter", "notice", "session"];

/// A copy of everything holds what its owner wrote and chose, while their private space stands open; and nothing of others.
pub async fn copies(told: &mut Told<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for who in Who::ALL {
        let open = takes(told.open(*who)).await;
        let locked = takes(&mut told.locked(*who).await).await;
        let theirs: BTreeSet<&str> = FIELDS
            .iter()
            .filter(|field| !matches!(field.class, Class::C | Class::Nowhere) && field.writer == Some(*who))
            .map(|field| field.canary)
            .chain(KEPT.iter().filter(|(_, keeps)| keeps == who).map(|(canary, _)| *canary))
            .collect();
        for (file, holds) in open {
            let missing = theirs.difference(&holds).map(|canary| format!("{canary} is missing"));
            let strange = holds.difference(&theirs).map(|canary| format!("{canary} is somebody else's"));
            wrong.extend(missing.chain(strange).map(|what| format!("{} takes {file}: {what}", who.name())));
        }
        for (file, holds) in locked {
            wrong.extend(holds.iter().map(|canary| format!("{} takes {file}, locked: {canary}", who.name())));
        }
    }
    wrong
}

/// The private canaries in each file of a copy.
async fn takes(browser: &mut trellis_town::Browser<'_>) -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let page = browser.get("/me/data").await;
    let copy: Answer = browser.submit(&page, "/me/data", &[]).await;
    assert_eq!(copy.status, 200, "{}", copy.body);
    let private = |bytes: &[u8]| -> BTreeSet<&'static str> {
        found(bytes).into_iter().filter(|canary| field(canary).class != Class::C).collect()
    };
    let file = |name| trellis_sheets::bundle::file(&copy.file, name).expect("it is in there");
    ["everything.json", "everything.html"].map(|name| (name, private(&file(name)))).to_vec()
}

/// No row, file, journal or copy of the store holds a private word, and the silent ones hold no word at all.
pub async fn store(town: &Town) -> Vec<String> {
    let mut wrong = Vec::new();
    for (table, rows) in town.rows().await {
        let silent = SILENT.contains(&table.as_str());
        let heard = rows.iter().flat_map(|row| found(row.as_bytes()));
        let heard: BTreeSet<&str> =
            heard.filter(|canary| silent || field(canary).class != Class::C).collect();
        wrong.extend(heard.iter().map(|canary| format!("{canary} lies in {table}")));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.db");
    let mut files = town.files();
    if !files.is_empty() {
        town.ground.store.copy_to(&copy).await.expect("a backup begins with a copy");
        files.push(("copy.db".to_owned(), std::fs::read(&copy).expect("it can be read")));
    }
    for (name, bytes) in files {
        assert!(!bytes.is_empty() || name.ends_with("-shm") || name.ends_with("-wal"), "{name} is empty");
        let heard = found(&bytes).into_iter().filter(|canary| field(canary).class != Class::C);
        wrong.extend(heard.map(|canary| format!("{canary} lies in the file {name}")));
    }
    wrong
}

/// Letters go out with their calendar files, and hold no word of anybody.
pub async fn letters(town: &Town) -> Vec<String> {
    let mut act = town.act(Actor::Clock).await;
    let (own, names) = programmes::names_in_letters(&mut act).await.expect("the names are known");
    drop(act);
    let desk = Desk {
        store: town.ground.store.clone(),
        carrier: Carrier::kept(),
        from: "staff@wren.example".to_owned(),
        origin: ORIGIN.to_owned(),
    };
    let morning = town.now().saturating_add(jiff::SignedDuration::from_hours(24)).expect("a moment");
    let tally = desk.send_due(&Neutral { own, names }, morning).await.expect("letters leave");
    assert!(tally.sent > 5 && tally.stopped.is_empty(), "{tally:?}");
    let carried = desk.carrier.carried();
    assert!(carried.iter().any(|one| one.message.contains("text/calendar")), "one has a calendar file");
    let heard = carried.iter().flat_map(|one| found(one.message.as_bytes()));
    heard.map(|canary| format!("{canary} stands in a letter")).collect()
}
