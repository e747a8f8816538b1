//! Every page, asked as everybody: all addresses of the route table about every thing that there is, and then whatever
//! those pages lead to.

use std::collections::BTreeSet;

use axum::http::Method;
use trellis_web::routes;

use crate::{Answer, Browser, Town};

/// One answer to somebody.
pub struct Seen {
    /// The route that was asked.
    pub route: &'static str,
    /// What came.
    pub answer: Answer,
}

impl Seen {
    /// All that came: status, headers and body.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = format!("{} {}\n", self.answer.path, self.answer.status).into_bytes();
        for (name, value) in &self.answer.headers {
            bytes.extend_from_slice(name.as_str().as_bytes());
            bytes.push(b' ');
            bytes.extend_from_slice(value.as_bytes());
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(&self.answer.file);
        bytes
    }

    /// What can be seen of it without reading it: the address, where it leads, the title, and the name of a file.
    pub fn envelope(&self) -> String {
        let parts = [
            &self.answer.path,
            self.answer.leads_to(),
            &self.answer.title(),
            self.answer.header("content-disposition"),
        ];
        parts.join("\n")
    }
}

/// What stands in an address, by how the address begins: a column of ids, or texts.
enum Slot {
    Ids(&'static str, &'static str),
    Texts(&'static [&'static str]),
}

fn slot(start: &str) -> Slot {
    use Slot::{Ids, Texts};
    match start {
        "/pairs" | "/requests" | "/matches" | "/co/pairs" | "/opportunities" | "/questions/beside" => {
            Ids("pair", "id")
        }
        "/meetings" => Ids("meeting", "id"),
        "/opportunities/acts" | "/sponsor/acts" => Ids("sponsorship_act", "id"),
        "/sponsor/panels" => Ids("panel_declaration", "id"),
        "/goals" => Ids("goal", "id"),
        "/support" | "/co/support" => Ids("support_request", "id"),
        "/co/supervision" => Ids("supervision", "id"),
        "/mentor/supervision" => Ids("sitting", "id"),
        "/questions/wellbeing" | "/co/instruments" => Texts(&["brs", "swemwbs", "psafe7"]),
        "/asks" | "/ally/asks" => Ids("ask", "id"),
        "/circle" | "/circles" | "/co/circles" => Ids("circle", "id"),
        "/ngt" => Ids("workshop", "id"),
        "/co/matching/runs" => Ids("matching_run", "id"),
        "/co/people" | "/admin/people" => Ids("person", "id"),
        "/me/leave" | "/hours" => Ids("participation", "id"),
        "/co/import" => Ids("people_import", "id"),
        "/co/programme/timetable" => Ids("cohort", "id"),
        "/needs/answers" => Texts(&["need", "help", "support", "require"]),
        "/guides" => Texts(&["repair", "small-acts"]),
        "/demo/personas" | "/static" | "/film/kit" => Texts(&[]),
        "/sign-in/link" | "/setup" | "/invite" => {
            Texts(&["0000000000000000000000000000000000000000000000000000000000000000"])
        }
        // The forms of many pages.
        "/start"
        | "/needs"
        | "/mentor/start"
        | "/sponsor/start"
        | "/ally/start"
        | "/facilitator/start"
        | "/me/preferences-for-matching/lens"
        | "/me/preferences-for-matching/offer" => Ids("draft", "id"),
        _ => panic!("say in drive.rs what stands in an address that begins with {start}"),
    }
}

/// Pages of the forms of many pages into which private words are typed, and the first.
const STEPS: [&str; 2] = ["about", "words-other"];

/// Every address of the table that can be looked at, about everything that there is.
///
/// # Panics
/// When a route has something in its address that nothing here can stand in for.
pub async fn pages(town: &Town) -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    let looked_at = routes::all().filter(|route| route.method == Method::GET && !route.demo());
    for route in looked_at {
        let Some((start, rest)) = route.path.split_once("/{") else {
            let query = if route.path == "/co/matching/preview" {
                format!("?cohort={}", town.ids("cohort", "id").await[0])
            } else {
                String::new()
            };
            pages.push((route.path, format!("{}{query}", route.path)));
            continue;
        };
        let end = rest.split_once('}').map_or("", |(_, end)| end);
        let steps = if end.contains("{step}") { &STEPS[..] } else { &[""] };
        let there = match slot(start) {
            Slot::Ids(table, column) => town.ids(table, column).await,
            Slot::Texts(texts) => texts.iter().map(|text| (*text).to_owned()).collect(),
        };
        for (one, step) in there.iter().flat_map(|one| steps.iter().map(move |step| (one, step))) {
            pages.push((route.path, format!("{start}/{one}{}", end.replace("{step}", step))));
        }
    }
    pages
}

/// Where an answer leads, of our own: its links and where it sends. Nothing that only changes the language.
fn onward(answer: &Answer) -> Vec<String> {
    let links = answer.links().into_iter().chain([answer.leads_to().to_owned()]);
    let plain = links.map(|link| link.split('#').next().unwrap_or_default().to_owned());
    plain.filter(|link| link.starts_with('/') && !link.starts_with("//") && !link.contains("lang=")).collect()
}

/// A browser looks at these pages, and at what they lead to that is not among them.
pub async fn looked(
    browser: &mut Browser<'_>,
    pages: &[(&'static str, String)],
    more: &mut BTreeSet<String>,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    for (route, path) in pages {
        let answer = browser.get(path).await;
        more.extend(onward(&answer));
        seen.push(Seen { route, answer });
    }
    seen
}

/// What somebody saw, without what chance draws anew each time: the nonce, the keys and tokens of forms, a passphrase that
/// is offered, and the head of the record, which salts hang on. How long the record is and what stands in it is left.
pub fn plain(seen: &Seen) -> String {
    let mut text = seen.answer.bytes();
    let offered = text.split_once("name=\"drawn\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    if let Some(offered) = offered.map(|(offered, _)| offered.to_owned()) {
        text = text.replace(&offered, "");
    }
    for name in ["name=\"idem\" value=\"", "name=\"csrf\" value=\"", "name=\"sending\" value=\""] {
        let parts: Vec<String> = text.split(name).map(str::to_owned).collect();
        let rest = parts[1..].iter().map(|part| part.split_once('"').map_or("", |(_, rest)| rest).to_owned());
        text = parts[..1].iter().cloned().chain(rest).collect();
    }
    let heads = text.split(|sign: char| !sign.is_ascii_hexdigit()).filter(|run| run.len() == 64);
    for head in heads.map(str::to_owned).collect::<Vec<_>>() {
        text = text.replace(&head, "");
    }
    format!("{} {}\n{text}", seen.answer.status, seen.answer.leads_to())
}
