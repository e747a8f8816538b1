//! Asks one route as everybody, and says in one line who got through.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};
use trellis_domain::id::PersonId;
use trellis_town::{Answer, Browser, Town};
use trellis_web::routes::{Gate, Route};

use crate::{
    forms::{self, Slot},
    stage::Stage,
    things::Thing,
};

/// Also who has not signed in.
const EVERYBODY: &str = "everybody";

/// Who got through, by kind of person, and in which states.
type Through = BTreeMap<&'static str, BTreeSet<&'static str>>;

/// One line of the golden text, and what happened that must not.
pub async fn line(stage: &Stage, route: &'static Route) -> (String, Vec<String>) {
    let town = stage.copy().await;
    let mut asking = Asking { stage, route, town, order: Vec::new(), wrong: Vec::new() };
    let nothing = [Thing { kind: "", state: "", id: String::new(), step: String::new(), own: Vec::new() }];
    let things: Vec<Thing> = match forms::standing_in(route.path) {
        None => nothing.to_vec(),
        Some(Slot::Text(text)) => {
            nothing.iter().map(|thing| Thing { id: text.to_owned(), ..thing.clone() }).collect()
        }
        Some(Slot::Thing(kind)) => stage.things.iter().filter(|thing| thing.kind == kind).cloned().collect(),
    };
    if things.is_empty() {
        asking.wrong.push(format!("nothing on the stage can stand in {}", route.path));
    }
    let mut through = Through::new();
    for thing in &things {
        if asking.signed_out(thing).await {
            through.entry(EVERYBODY).or_default().insert(thing.state);
        }
        if route.gate == Gate::Public {
            continue;
        }
        asking.unknown(thing).await;
        for (kind, person) in asking.everybody(thing) {
            if asking.gets_through(thing, kind, person).await {
                through.entry(kind).or_default().insert(thing.state);
            }
        }
    }
    let states: Vec<&str> = things.iter().map(|thing| thing.state).collect();
    let public = route.gate == Gate::Public;
    let order = if public { vec![EVERYBODY] } else { asking.order };
    let who = sentence(&order, &through, &states);
    let token = if public && route.method == Method::POST { "; no token" } else { "" };
    (format!("{:<4} {:<56} {who}{token}", route.method.as_str(), route.path), asking.wrong)
}

struct Asking<'s> {
    stage: &'s Stage,
    route: &'static Route,
    town: Town,
    order: Vec<&'static str>,
    wrong: Vec<String>,
}

impl Asking<'_> {
    fn everybody(&mut self, thing: &Thing) -> Vec<(&'static str, PersonId)> {
        let without = thing.kind.is_empty();
        let strangers = self.stage.cast.strangers.iter().filter_map(|stranger| match stranger.kind {
            "its coordinator" if without => Some(("coordinator", stranger.person)),
            "coordinator of another programme" if without => {
                Some(("coordinator of a draft", stranger.person))
            }
            "its coordinator who is a line manager" if thing.own.is_empty() => None,
            kind => Some((kind, stranger.person)),
        });
        let all: Vec<(&'static str, PersonId)> = thing.own.iter().copied().chain(strangers).collect();
        if self.order.is_empty() {
            self.order = all.iter().map(|(kind, _)| *kind).collect();
        }
        all
    }

    fn path(&self, thing: &Thing) -> String {
        let (start, rest) = self.route.path.split_once('{').unwrap_or((self.route.path, ""));
        let end = rest.split_once('}').map_or("", |(_, end)| end);
        let query = forms::query(self.stage, self.route.path);
        format!("{start}{}{}{query}", thing.id, end.replace("{step}", &thing.step))
    }

    /// Asks once, as one of our pages would or without the token.
    async fn ask(&self, browser: &mut Browser<'_>, path: &str, token: bool) -> Answer {
        let fields = forms::fields(self.stage, self.route.path);
        if forms::UPLOADS.contains(&self.route.path) && self.route.method == Method::POST {
            return browser.upload(path, token).await;
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if self.route.method == Method::GET {
            browser.get(path).await
        } else if token {
            browser.post(path, &fields).await
        } else {
            browser.post_exactly(path, &fields).await
        }
    }

    /// Whether somebody who is not signed in gets through; a disabled account is answered alike.
    async fn signed_out(&mut self, thing: &Thing) -> bool {
        let path = self.path(thing);
        let public = self.route.gate == Gate::Public;
        let (mut statuses, mut through) = (Vec::new(), public);
        for person in [None, Some(self.stage.cast.disabled)] {
            let answer = self.ask(&mut self.browser(person), &path, true).await;
            let status = answer.status;
            through &= status != StatusCode::NOT_FOUND;
            if public {
                self.unless(!status.is_server_error() && status != StatusCode::BAD_REQUEST, || {
                    format!("{path} signed out: {status}")
                });
                if self.route.method == Method::POST {
                    self.town = self.stage.copy().await;
                }
            } else {
                let away = status == StatusCode::SEE_OTHER && answer.leads_to().starts_with("/sign-in");
                self.unless(away, || format!("{path} signed out: {status}"));
            }
            statuses.push(status);
        }
        self.unless(statuses[0] == statuses[1], || format!("{path}: a disabled account differs from nobody"));
        through
    }

    /// A thing that does not exist is a missing page for everybody.
    async fn unknown(&mut self, thing: &Thing) {
        if thing.kind.is_empty() || thing.state != self.stage.first_state(thing.kind) {
            return;
        }
        let missing = Thing { id: "0123456789abcdef0123456789abcdef".to_owned(), ..thing.clone() };
        let path = self.path(&missing);
        for (kind, person) in self.everybody(thing) {
            let answer = self.ask(&mut self.browser(Some(person)), &path, true).await;
            self.unless(answer.status == StatusCode::NOT_FOUND, || {
                format!("{path} is no thing, and {kind} is told {}", answer.status)
            });
        }
    }

    async fn gets_through(&mut self, thing: &Thing, kind: &str, person: PersonId) -> bool {
        let path = self.path(thing);
        let place = format!("{} {path} ({}) as {kind}", self.route.method, thing.state);
        if self.route.method == Method::POST {
            let bare = self.ask(&mut self.browser(Some(person)), &path, false).await;
            let refused = matches!(bare.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            self.unless(refused, || format!("{place}, without the token: {}", bare.status));
        }
        let answer = self.ask(&mut self.browser(Some(person)), &path, true).await;
        match answer.status {
            StatusCode::NOT_FOUND => {
                let nowhere = &self.stage.nowhere[&person];
                let same = answer.bytes() == nowhere.bytes() && answer.headers.len() == nowhere.headers.len();
                self.unless(same, || format!("{place}: not the bytes of a missing page"));
                false
            }
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT => true,
            status if status.is_success() || status.is_redirection() => {
                let away = answer.leads_to().starts_with("/sign-in?to=");
                self.unless(!away, || format!("{place}: to the sign-in page"));
                if self.route.method == Method::POST {
                    self.town = self.stage.copy().await;
                }
                true
            }
            status => {
                self.unless(false, || format!("{place}: {status}"));
                true
            }
        }
    }

    fn unless(&mut self, right: bool, wrong: impl FnOnce() -> String) {
        if !right {
            self.wrong.push(wrong());
        }
    }

    fn browser(&self, person: Option<PersonId>) -> Browser<'_> {
        let mut browser = self.town.anonymous();
        if let Some((cookie, csrf)) = person.and_then(|person| self.stage.sessions.get(&person)) {
            let name = self.town.settings().session_cookie().to_owned();
            browser.cookies().insert(name, cookie.clone());
            browser.csrf.clone_from(csrf);
        }
        browser
    }
}

/// "its mentee or its giver: requested, declined · its coordinator".
fn sentence(order: &[&'static str], through: &Through, states: &[&str]) -> String {
    let all: BTreeSet<&str> = states.iter().copied().collect();
    if order.len() > 1
        && order.iter().all(|kind| through.get(kind).is_some_and(|found| found.len() == all.len()))
    {
        return "everybody who is signed in".to_owned();
    }
    let mut groups: Vec<(Vec<&str>, &BTreeSet<&str>)> = Vec::new();
    for kind in order {
        let Some(found) = through.get(kind) else { continue };
        match groups.iter_mut().find(|(_, states)| *states == found) {
            Some((kinds, _)) => kinds.push(kind),
            None => groups.push((vec![kind], found)),
        }
    }
    let parts = groups.iter().map(|(kinds, found)| {
        let kinds = kinds.join(" or ");
        if found.len() == all.len() {
            return kinds;
        }
        let named: Vec<&str> = states.iter().copied().filter(|state| found.contains(state)).collect();
        format!("{kinds}: {}", named.join(", "))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "nobody".to_owned() } else { parts.join(" · ") }
}
