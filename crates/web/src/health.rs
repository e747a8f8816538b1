//! How the installation stands, in words: the page of the administrators, and what `trellis doctor` prints.

use axum::extract::State;
use jiff::SignedDuration;
use trellis_domain::high_water::Clock;
use trellis_programme::{
    health::{self, Finding},
    staff::Chain,
};
use trellis_ui::{Status, Task, TaskList, html};
use trellis_words::{Words, t};

use crate::{
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/admin/health" "admin-health" Two Admin Read => show;
];

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What was looked at.
    pub name: String,
    /// How it is.
    pub state: String,
    /// What to do, where something is not well.
    pub todo: Option<String>,
}

/// Says a finding.
pub fn said(words: Words, finding: &Finding) -> Said {
    let key = |end: &str| format!("health-{}{end}", finding.code());
    let todo = (!finding.is_well()).then(|| words.say(&key("-do"), None));
    Said { name: words.say(&key(""), None), state: state(words, finding), todo }
}

fn state(words: Words, finding: &Finding) -> String {
    let number = |count: &i64| words.number(count);
    match finding {
        Finding::Schema { step, newest } => t!(words, "health-schema-is", step = *step, newest = *newest),
        Finding::File(troubles) => t!(words, "health-file-is", count = troubles.len()),
        Finding::Folder { open: false } => t!(words, "health-folder-closed"),
        Finding::Folder { open: true } => t!(words, "health-folder-open"),
        Finding::Keys(bad) if bad.is_empty() => t!(words, "health-keys-well"),
        Finding::Keys(bad) => {
            let names: Vec<&str> = bad.iter().map(String::as_str).collect();
            t!(words, "health-keys-bad", names = words.list(&names))
        }
        Finding::Disk(None) => t!(words, "health-disk-unknown"),
        Finding::Disk(Some(free)) => t!(words, "health-disk-is", room = words.number(free >> 20)),
        Finding::Chain(Chain::Whole { links: 0, .. }) => t!(words, "health-chain-empty"),
        Finding::Chain(Chain::Whole { links, head }) => {
            t!(words, "health-chain-whole", links = words.number(links), head = head.as_str())
        }
        Finding::Chain(Chain::BrokenAt(row)) => t!(words, "health-chain-broken", row = words.number(row)),
        Finding::Backup(None) => t!(words, "health-backup-never"),
        Finding::Backup(Some(old)) => t!(words, "health-backup-is", age = age(words, *old)),
        Finding::BackupKey(true) => t!(words, "health-backup-key-there"),
        Finding::BackupKey(false) => t!(words, "health-backup-key-none"),
        Finding::Waiting { count, .. } => number(count),
        Finding::GivenUp(count) | Finding::Stopped(count) | Finding::Administrators(count) => number(count),
        Finding::Mail { kept: false } => t!(words, "health-mail-sent"),
        Finding::Mail { kept: true } => t!(words, "health-mail-kept"),
        Finding::Clock(Clock::Well(_)) => t!(words, "health-clock-well"),
        Finding::Clock(Clock::Ahead { from, to }) => {
            t!(words, "health-clock-ahead", age = age(words, to.duration_since(*from)))
        }
        Finding::Clock(Clock::Behind { from, to }) => {
            t!(words, "health-clock-behind", age = age(words, from.duration_since(*to)))
        }
    }
}

/// A length of time in its largest whole unit.
fn age(words: Words, age: SignedDuration) -> String {
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    match (age.as_hours() / 24, age.as_hours(), age.as_mins()) {
        (days @ 2.., ..) => words.days(count(days)),
        (_, hours @ 1.., _) => words.hours(count(hours)),
        (_, _, minutes) => words.minutes(count(minutes)),
    }
}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let machine = (site.settings.machine.0)();
    let findings = health::read(&site.ground, who.actor(), machine).await?;
    let tasks = findings.iter().map(|finding| task(words, finding));
    let heading = t!(words, "health-heading");
    let body = html! {
        h1 { (heading) }
        (TaskList::new("health", tasks))
        p { (t!(words, "health-version", version = env!("CARGO_PKG_VERSION"))) }
        p { (t!(words, "health-doctor")) }
        ul.nhsuk-list {
            li { a href="/admin/people" { (t!(words, "staff-heading")) } }
            li { a href="/admin/audit" { (t!(words, "staff-audit")) } }
            li { a href="/admin/translations" { (t!(words, "staff-translations")) } }
        }
    };
    Ok(Page::new(heading, body))
}

fn task(words: Words, finding: &Finding) -> Task {
    let Said { name, state, todo } = said(words, finding);
    let status = match todo {
        None => Status::Done(t!(words, "health-well")),
        Some(_) => Status::Look(t!(words, "health-look")),
    };
    let hint = todo.map_or_else(|| state.clone(), |todo| format!("{state}. {todo}"));
    Task::new(name, status).hint(hint)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use trellis_words::Language;

    use super::*;

    #[test]
    fn every_finding_that_is_not_well_says_what_to_do_in_both_languages() {
        let bad = [
            Finding::Schema { step: 7, newest: 8 },
            Finding::File(vec!["x".to_owned()]),
            Finding::Folder { open: true },
            Finding::Keys(vec!["runs".to_owned()]),
            Finding::Disk(Some(0)),
            Finding::Chain(Chain::BrokenAt(3)),
            Finding::Backup(None),
            Finding::Backup(Some(SignedDuration::from_hours(72))),
            Finding::BackupKey(false),
            Finding::Waiting { count: 2, late: true },
            Finding::GivenUp(1),
            Finding::Stopped(1),
            Finding::Mail { kept: true },
            Finding::Administrators(1),
            Finding::Clock(Clock::Behind {
                from: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(48),
                to: Timestamp::UNIX_EPOCH,
            }),
        ];
        for language in [Language::English, Language::Welsh] {
            for finding in &bad {
                let said = said(Words::new(language), finding);
                assert!(said.todo.is_some_and(|todo| todo.ends_with('.') && todo.len() > 20), "{finding:?}");
                assert!(!said.name.is_empty() && !said.state.is_empty(), "{finding:?}");
            }
        }
    }
}
