//! Asks one route as everybody about everything, and compares each answer with what the policy says of it.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use trellis_domain::{
    hat::Role,
    id::PersonId,
    permission::{Action, Actor, Level, Standing},
};
use trellis_programme::witness::{self, Asked};
use trellis_town::{Answer, Browser, Town};
use trellis_web::routes::{Gate, Route};

use crate::{
    forms::{self, Slot},
    people::Seat,
    rounds::{self, passes},
    stage::Stage,
    things::Thing,
};

/// A question that the policy was asked, with what the stage knows of who asked.
pub struct Heard {
    /// What somebody wanted to do.
    pub action: Action,
    /// Who.
    pub actor: Actor,
    /// What they are to the thing.
    pub standing: Standing,
    /// Whether the application let them.
    pub granted: bool,
}

/// What was found out about one route.
#[derive(Default)]
pub struct Found {
    /// The permissions that it asks for, in the order in which they come up.
    pub asks: Vec<Action>,
    /// Every question that was asked.
    pub heard: Vec<Heard>,
    /// What must not be.
    pub wrong: Vec<String>,
    /// The further conditions that somebody runs into though everything is allowed.
    pub met: BTreeSet<&'static str>,
}

/// Asks a route as everybody about everything.
pub async fn route(stage: &Stage, route: &'static Route) -> Found {
    let of = if forms::standing_in(route.path) == Some(Slot::SetUp) { "empty" } else { "whole" };
    let town = stage.copy(of, route).await;
    let mut asking = Asking { stage, route, of, town, done: Vec::new(), found: Found::default() };
    asking.listen_to_all().await;
    let rounds = rounds::of(stage, route);
    if route.gate != Gate::Public {
        asking.less_surely(&rounds).await;
    }
    if rounds.is_empty() {
        asking.found.wrong.push(format!("nothing on the stage can stand in {}", route.path));
    }
    for (thing, seats) in &rounds {
        asking.signed_out(thing).await;
        if route.gate != Gate::Public {
            asking.unknown(thing, seats).await;
        }
        for seat in seats {
            asking.one(thing, *seat).await;
        }
    }
    asking.found
}

struct Asking<'s> {
    stage: &'s Stage,
    route: &'static Route,
    of: &'static str,
    town: Town,
    /// What has changed in this town, and by whom.
    done: Vec<(String, PersonId)>,
    found: Found,
}

impl Asking<'_> {
    fn posts(&self) -> bool {
        self.route.method == Method::POST
    }

    fn path(&self, thing: &Thing) -> String {
        let query = forms::query(self.stage, self.route.path);
        let Some((start, rest)) = self.route.path.split_once('{') else {
            return format!("{}{query}", self.route.path);
        };
        let end = rest.split_once('}').map_or("", |(_, end)| end);
        format!("{start}{}{}{query}", thing.word, end.replace("{step}", &thing.step))
    }

    /// Whether it is the first of its kind.
    fn is_first(&self, thing: &Thing) -> bool {
        let first = self.stage.things.iter().find(|first| first.kind == thing.kind);
        first.is_none_or(|first| first.id == thing.id)
    }

    /// Asks once, with the token that this browser holds.
    async fn ask(&self, browser: &mut Browser<'_>, seat: Option<Seat>, path: &str) -> Answer {
        if forms::UPLOADS.contains(&self.route.path) && self.posts() {
            return browser.upload(path).await;
        }
        if !self.posts() {
            return browser.get(path).await;
        }
        let fields = forms::fields(self.stage, seat, self.route.path);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(path, &fields).await
    }

    /// What the route asks for at all: heard while every answer is a yes, so no rule of the policy changes it.
    async fn listen_to_all(&mut self) {
        let town = self.stage.copy(self.of, self.route).await;
        for (thing, seats) in rounds::of(self.stage, self.route) {
            let mut inside: Vec<Option<Seat>> =
                seats.into_iter().filter(|seat| passes(self.route.gate, seat.role)).map(Some).collect();
            if self.route.gate == Gate::Public {
                inside.insert(0, None);
            }
            // Its own people, or some of those who have nothing to do with it, are enough to hear it.
            inside.truncate(if self.is_first(&thing) { 6 } else { 2 });
            let path = self.path(&thing);
            for seat in inside {
                let mut browser = self.stage.browser(&town, seat);
                let (answer, asked) = witness::nod(self.ask(&mut browser, seat, &path)).await;
                let broken = answer.status.is_server_error();
                self.unless(!broken, || format!("{path} when everything is allowed: {}", answer.status));
                if answer.status == StatusCode::NOT_FOUND {
                    self.found.met.extend(forms::further(self.route, seat.as_ref(), thing.state));
                }
                for asked in asked {
                    if !self.found.asks.contains(&asked.action) {
                        self.found.asks.push(asked.action);
                    }
                }
            }
        }
    }

    /// Whoever has not signed in surely enough for this route is asked to, and nothing else happens.
    async fn less_surely(&mut self, rounds: &[(Thing, Vec<Seat>)]) {
        let Some((thing, seat)) = rounds::inside(rounds, self.route.gate) else {
            return self.found.wrong.push(format!("nobody gets to the door of {}", self.route.path));
        };
        let path = self.path(thing);
        for (of, level) in [("one factor", Level::One), ("a while ago", Level::Two)] {
            let town = self.stage.copy(of, self.route).await;
            let mut browser = self.stage.browser(&town, Some(seat));
            let (answer, asked) = witness::listen(self.ask(&mut browser, Some(seat), &path)).await;
            let sent_away = answer.leads_to().starts_with("/sign-in?to=");
            let right = sent_away == (level < self.route.level) && (!sent_away || asked.is_empty());
            self.unless(right, || format!("{path}, signed in by {of}: {} {asked:?}", answer.status));
        }
    }

    /// Nobody, and accounts that were shut out, are answered alike.
    async fn signed_out(&mut self, thing: &Thing) {
        if self.route.gate == Gate::Admin && !self.done.is_empty() {
            // Somebody who was shut out may have been let in again.
            self.begin_again().await;
        }
        let path = self.path(thing);
        let public = self.route.gate == Gate::Public;
        let out = [self.stage.cast.disabled, self.stage.cast.erased];
        let out = out.map(|person| Some(Seat { kind: "shut out", person, role: Role::Newcomer }));
        let mut statuses = BTreeSet::new();
        for seat in [None].into_iter().chain(out) {
            let mut browser = self.stage.browser(&self.town, seat);
            let (answer, asked) = witness::listen(self.ask(&mut browser, seat, &path)).await;
            let status = answer.status;
            if public {
                self.compare(thing, None, &answer, asked);
                if self.posts() {
                    self.town = self.stage.copy(self.of, self.route).await;
                }
            } else {
                let away = status == StatusCode::SEE_OTHER && answer.leads_to().starts_with("/sign-in");
                // Whoever was signed in gets back what they typed, whatever has ended their sign-in.
                let given_back = seat.is_some() && self.posts() && status == StatusCode::UNAUTHORIZED;
                let shut = (away || given_back) && asked.is_empty();
                self.unless(shut, || format!("{path} signed out: {status}, {asked:?}"));
            }
            if seat.is_some() || public {
                statuses.insert(status);
            }
        }
        self.unless(statuses.len() == 1, || format!("{path}: shut accounts differ"));
    }

    /// A thing that does not exist is a missing page for everybody.
    async fn unknown(&mut self, thing: &Thing, seats: &[Seat]) {
        if thing.id.is_empty() || !self.is_first(thing) {
            return;
        }
        let missing = Thing { word: "0123456789abcdef0123456789abcdef".to_owned(), ..thing.clone() };
        let path = self.path(&missing);
        for seat in seats {
            let mut browser = self.stage.browser(&self.town, Some(*seat));
            let answer = self.ask(&mut browser, Some(*seat), &path).await;
            self.unless(answer.bytes() == self.stage.nowhere(*seat).bytes(), || {
                format!("{path} is no thing, and {} is told {}", seat.kind, answer.status)
            });
        }
    }

    /// A town as it was at the beginning, where something has changed that this person might run into.
    async fn undo(&mut self, thing: &Thing, seat: Seat) {
        let staff = matches!(self.route.gate, Gate::Coordinator | Gate::Admin);
        let meets = |(word, person): &(String, PersonId)| {
            *person == seat.person || *word == thing.word && (staff || !word.is_empty())
        };
        if self.done.iter().any(meets) {
            self.begin_again().await;
        }
    }

    async fn begin_again(&mut self) {
        self.town = self.stage.copy(self.of, self.route).await;
        self.done.clear();
    }

    async fn one(&mut self, thing: &Thing, seat: Seat) {
        let path = self.path(thing);
        let place = format!("{} {path} ({}) as {}", self.route.method, thing.state, seat.kind);
        let public = self.route.gate == Gate::Public;
        if public && self.posts() {
            return;
        }
        let inside = passes(self.route.gate, seat.role);
        let near = thing.own.contains(&seat) || self.is_first(thing);
        if !inside && !near {
            // The door does not look at the thing: whom it has turned away once it turns away.
            return;
        }
        self.undo(thing, seat).await;
        if self.posts() && inside && near {
            // Without the token, and with somebody else's.
            for token in ["", self.stage.token_of_another(seat)] {
                let mut browser = self.stage.browser(&self.town, Some(seat));
                token.clone_into(&mut browser.csrf);
                let (answer, asked) = witness::listen(self.ask(&mut browser, Some(seat), &path)).await;
                let refused = answer.status == StatusCode::FORBIDDEN;
                self.unless(refused && asked.is_empty(), || {
                    format!("{place}, with the token {token:?}: {}", answer.status)
                });
            }
        }
        let mut browser = self.stage.browser(&self.town, Some(seat));
        let (answer, asked) = witness::listen(self.ask(&mut browser, Some(seat), &path)).await;
        if !inside {
            let same = answer.bytes() == self.stage.nowhere(seat).bytes();
            self.unless(same && asked.is_empty(), || format!("{place}: past the door, {}", answer.status));
            return;
        }
        if answer.status == StatusCode::NOT_FOUND {
            let nowhere = self.stage.nowhere(seat);
            let same = answer.bytes() == nowhere.bytes() && answer.headers.len() == nowhere.headers.len();
            self.unless(same, || format!("{place}: not the bytes of a missing page"));
        }
        self.compare(thing, Some(&seat), &answer, asked);
        if self.posts() && (answer.status.is_success() || answer.status.is_redirection()) {
            self.done.push((thing.word.clone(), seat.person));
        }
    }

    /// The answer must be the one that the permissions which were asked for give, and each of those the one that
    /// its rule gives to somebody who is what the stage knows them to be.
    fn compare(&mut self, thing: &Thing, seat: Option<&Seat>, answer: &Answer, asked: Vec<Asked>) {
        let status = answer.status;
        let who = seat.map_or("nobody", |seat| seat.kind);
        let actor =
            seat.map_or(Actor::Anonymous, |seat| Actor::Person { person: seat.person, role: seat.role });
        let place =
            format!("{} {} {:?} as {who}: {status}", self.route.method, self.path(thing), thing.state);
        let known =
            matches!(status, StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT)
                || status.is_success()
                || (status.is_redirection() && !answer.leads_to().starts_with("/sign-in?to="));
        self.unless(known, || format!("{place} {}", answer.leads_to()));
        let through = status != StatusCode::NOT_FOUND;
        let denied: Vec<Action> = asked.iter().filter(|one| !one.granted).map(|one| one.action).collect();
        let passed_over = |action: &Action| forms::passed_over(self.route.path).contains(action);
        let shut = denied.iter().any(|action| !passed_over(action));
        if through {
            self.unless(!shut, || format!("{place}, though {denied:?} was denied"));
            self.about(thing, seat, &asked, &place);
        } else if !shut {
            let condition = forms::further(self.route, seat, thing.state);
            let met = condition.is_some_and(|condition| self.found.met.contains(condition));
            self.unless(met, || format!("{place}, though nothing was denied ({asked:?}, {condition:?})"));
        }
        for one in asked {
            self.agree(one, actor, &place);
        }
    }

    /// Whoever gets through was asked for a permission, and for one about the thing in the address.
    fn about(&mut self, thing: &Thing, seat: Option<&Seat>, asked: &[Asked], place: &str) {
        let asks_nothing = self.found.asks.is_empty();
        let same = seat.is_some_and(|seat| forms::says_the_same(self.route.path, seat.role));
        // What one has declared oneself is found among one's own.
        let own =
            thing.kind == "conflict" || thing.id.is_empty() || asked.iter().any(|one| one.id == thing.id);
        let right = asks_nothing || same || (own && !asked.is_empty());
        self.unless(right, || format!("{place}, and asked was only {asked:?}"));
    }

    /// One answer of the application against the rule, by what the stage knows.
    fn agree(&mut self, one: Asked, actor: Actor, place: &str) {
        self.unless(self.found.asks.contains(&one.action), || {
            format!("{place}: {:?} is asked for here only when it is denied", one.action)
        });
        let Some(standing) = self.stage.facts.standing(actor, &one.id) else {
            // Something that this very request has made.
            self.unless(self.posts(), || {
                format!("{place}: the stage does not know the {} {}", one.kind, one.id)
            });
            return;
        };
        let right = one.action.rule().lets(actor, &standing) == one.granted;
        self.unless(right, || format!("{place}: {one:?}, but {standing:?}"));
        let Asked { action, granted, .. } = one;
        self.found.heard.push(Heard { action, actor, standing, granted });
    }

    fn unless(&mut self, right: bool, wrong: impl FnOnce() -> String) {
        if !right {
            self.found.wrong.push(wrong());
        }
    }
}
