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

/// Who got through, by kind of person, and in which states.
type Through = BTreeMap<&'static str, BTreeSet<&'static str>>;

/// One line of the golden text.
pub async fn line(stage: &Stage, route: &'static Route) -> String {
    let mut asking = Asking { stage, route, town: stage.copy(0).await, copies: 0, order: Vec::new() };
    let nothing = [Thing { kind: "", state: "", id: String::new(), own: Vec::new() }];
    let things: Vec<Thing> = match forms::standing_in(route.path) {
        None => nothing.to_vec(),
        Some(Slot::Text(text)) => {
            nothing.iter().map(|thing| Thing { id: text.to_owned(), ..thing.clone() }).collect()
        }
        Some(Slot::Thing(kind)) => stage.things.iter().filter(|thing| thing.kind == kind).cloned().collect(),
    };
    assert!(!things.is_empty(), "nothing on the stage can stand in {}", route.path);
    let mut through = Through::new();
    let mut signed_out = false;
    for thing in &things {
        signed_out |= asking.signed_out(thing).await;
        asking.unknown(thing).await;
        for (kind, person) in asking.everybody(thing) {
            if asking.gets_through(thing, kind, person).await {
                through.entry(kind).or_default().insert(thing.state);
            }
        }
    }
    let states: Vec<&str> = things.iter().map(|thing| thing.state).collect();
    let who = sentence(&asking.order, &through, &states, signed_out);
    let token = if signed_out && route.method == Method::POST { "; no token" } else { "" };
    format!("{:<4} {:<48} {who}{token}", route.method, route.path)
}

struct Asking<'s> {
    stage: &'s Stage,
    route: &'static Route,
    town: Town,
    copies: usize,
    order: Vec<&'static str>,
}

impl Asking<'_> {
    fn everybody(&mut self, thing: &Thing) -> Vec<(&'static str, PersonId)> {
        let without = thing.kind.is_empty();
        let strangers = self.stage.cast.strangers.iter().filter_map(|stranger| match stranger.kind {
            "its coordinator" if without => Some(("coordinator", stranger.person)),
            "coordinator of another programme" | "its coordinator who is a line manager" if without => None,
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
        format!("{start}{}{end}", thing.id)
    }

    /// Asks once, as one of our pages would or without the token.
    async fn ask(&self, browser: &mut Browser<'_>, path: &str, token: bool) -> Answer {
        let fields = forms::fields(self.stage, self.route.path);
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
    async fn signed_out(&self, thing: &Thing) -> bool {
        let path = self.path(thing);
        let public = self.route.gate == Gate::Public;
        let mut bytes = Vec::new();
        for person in [None, Some(self.stage.cast.disabled)] {
            let mut browser = self.browser(person);
            let answer = self.ask(&mut browser, &path, true).await;
            if public {
                assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
                assert_ne!(answer.status, StatusCode::BAD_REQUEST, "{path}: give its form fields");
            } else {
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} signed out");
                assert!(answer.leads_to().starts_with("/sign-in"), "{path}: {}", answer.leads_to());
            }
            bytes.push((answer.status, answer.bytes()));
        }
        assert_eq!(bytes[0].0, bytes[1].0, "{path}: a disabled account is answered like nobody");
        public
    }

    /// A thing that does not exist is a missing page for everybody.
    async fn unknown(&self, thing: &Thing) {
        if thing.kind.is_empty() || thing.state != self.stage.first_state(thing.kind) {
            return;
        }
        let missing = Thing { id: "0123456789abcdef0123456789abcdef".to_owned(), ..thing.clone() };
        let path = self.path(&missing);
        for stranger in &self.stage.cast.strangers {
            let mut browser = self.browser(Some(stranger.person));
            let answer = self.ask(&mut browser, &path, true).await;
            self.is_missing(&mut browser, &path, &answer).await;
        }
    }

    async fn gets_through(&mut self, thing: &Thing, kind: &str, person: PersonId) -> bool {
        let path = self.path(thing);
        let mut browser = self.browser(Some(person));
        let place = format!("{} {path} ({}) as {kind}", self.route.method, thing.state);
        if self.route.method == Method::POST && self.route.gate != Gate::Public {
            let bare = self.ask(&mut browser, &path, false).await;
            let refused = matches!(bare.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            assert!(refused, "{place}, without the token: {}", bare.status);
        }
        let answer = self.ask(&mut browser, &path, true).await;
        match answer.status {
            StatusCode::NOT_FOUND => {
                self.is_missing(&mut browser, &path, &answer).await;
                false
            }
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT => true,
            status if status.is_success() || status.is_redirection() => {
                assert!(!answer.leads_to().starts_with("/sign-in"), "{place}: to the sign-in page");
                if self.route.method == Method::POST {
                    self.copies += 1;
                    self.town = self.stage.copy(self.copies).await;
                }
                true
            }
            StatusCode::BAD_REQUEST => panic!("{place}: give its form fields in the tests of permissions"),
            status => panic!("{place}: {status}\n{}", answer.body),
        }
    }

    /// The very bytes of a page that does not exist.
    async fn is_missing(&self, browser: &mut Browser<'_>, path: &str, answer: &Answer) {
        let nowhere = browser.get("/nowhere").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.bytes(), nowhere.bytes(), "{path}: not the bytes of a missing page");
        assert_eq!(answer.headers.len(), nowhere.headers.len(), "{path}");
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
fn sentence(order: &[&'static str], through: &Through, states: &[&str], signed_out: bool) -> String {
    let all: BTreeSet<&str> = states.iter().copied().collect();
    if signed_out {
        return "everybody".to_owned();
    }
    if order.iter().all(|kind| through.get(kind).is_some_and(|found| found.len() == all.len())) {
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
