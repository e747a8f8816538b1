//! Sponsorship for the sponsor: whom I open doors for, three things this month, my log, posts and their panels.

mod acts;
mod log;
mod month;
mod panels;

use axum::{extract::State, response::Response};
use serde::Serialize;
use trellis_domain::{
    pair::{PairState, Side},
    sponsorship::{ActKind, ActState},
};
use trellis_programme::{
    spaces::Door,
    sponsorships::{self, Behind, Deed, Draft, Facts, Tie},
};
use trellis_ui::{Answer as Fact, Button, CheckAnswers, Details, Inset, Markup, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use crate::{
    door,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/sponsor/people" "sponsor-people" One Sponsor Read => people;
    GET "/sponsor/this-month" "sponsor-month" One Sponsor Read => month::show;
    POST "/sponsor/this-month" "sponsor-month" One Sponsor Write => month::plan;
    GET "/sponsor/acts/{id}" "sponsor-act" One Sponsor Read => acts::show;
    POST "/sponsor/acts/{id}" "sponsor-act" One Sponsor Write => acts::move_on;
    GET "/sponsor/log" "sponsor-log" One Sponsor Read => log::show;
    GET "/sponsor/log/counts" "sponsor-log" One Sponsor Read => log::counts;
    GET "/sponsor/panels" "sponsor-panels" One Sponsor Read => panels::show;
    POST "/sponsor/panels" "sponsor-panels" One Sponsor Write => panels::declare;
    POST "/sponsor/panels/{id}" "sponsor-panels" One Sponsor Write => panels::change;
];

async fn people(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let found = sponsorships::mine(&mut site.look(&who).await?).await?;
    let heading = t!(words, "sponsorships-people");
    let ties = match open(words, heading.clone(), "/sponsor/people", found) {
        Ok(ties) => ties,
        Err(shut) => return Ok(*shut),
    };
    let ties: Vec<Tie> = ties.into_iter().filter(|tie| runs(tie.pair.state)).collect();
    let body = html! {
        h1 { (heading) }
        @if ties.is_empty() { (nobody(words)) }
        @else {
            p.nhsuk-lede-text { (t!(words, "sponsorships-people-lede")) }
            @for tie in &ties { (sponsee(words, tie)) }
            (buttons(Button::primary(t!(words, "sponsorships-to-month")).link("/sponsor/this-month")))
            (WhoCanSee::new(words, t!(words, "sponsorships-people-who")))
        }
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

/// Whether the two are on their way or under way.
const fn runs(state: PairState) -> bool {
    !matches!(state, PairState::Closed | PairState::EndedNoFault)
}

/// Without a yes there is a name and nothing else.
fn sponsee(words: Words, tie: &Tie) -> Markup {
    let name = tie.name.as_str();
    let kinds: Vec<&str> = tie.consent.0.keys().map(|kind| kind_name(words, *kind)).collect();
    html! {
        article.trellis-note {
            h2.nhsuk-heading-m { a href={ "/pairs/" (tie.pair.id) } { (name) } }
            (readers(words, tie))
            @if kinds.is_empty() { p { (t!(words, "sponsorships-no-consent", name = name)) } }
            @else {
                p { (t!(words, "sponsorships-consent", name = name, kinds = words.list(&kinds))) }
                @match &tie.aims {
                    Some(aims) => {
                        h3.nhsuk-heading-s { (t!(words, "sponsorships-aims")) }
                        p.trellis-written { (aims) }
                    }
                    None => p { (t!(words, "sponsorships-no-aims", name = name)) }
                }
            }
        }
    }
}

/// Nobody to sponsor yet: why, and what to do meanwhile.
fn nobody(words: Words) -> Markup {
    html! {
        p { (t!(words, "sponsorships-nobody")) }
        (buttons(Button::primary(t!(words, "sponsorships-ideas-link")).link("/guides/three-things")))
    }
}

/// What is to be said about who can read what the two write here, where something is.
pub(crate) fn readers(words: Words, tie: &Tie) -> Markup {
    html! {
        @if tie.altered { (door::altered(words)) }
        @if tie.other_waits { (Inset::text(words, match tie.side {
            Side::Mentee => t!(words, "sponsorships-other-waits", name = tie.name.as_str()),
            Side::Giver => t!(words, "sponsorships-mentee-waits", name = tie.name.as_str()),
        })) }
    }
}

/// What lies behind the lock; or the page that stands instead and leads to unlocking and back.
pub(crate) fn open<T>(words: Words, heading: String, to: &str, found: Behind<T>) -> Result<T, Box<Page>> {
    let door = match found {
        Behind::Open(open) => return Ok(open),
        Behind::NoKeys => Door::NoKeys,
        Behind::Locked => Door::Locked,
    };
    let body = html! {
        h1 { (heading) }
        @if let Some(shut) = door::shut(words, &door, false, to, Button::primary) { (shut) }
    };
    Err(Box::new(Page::new(heading, body).back("/home").with_exit()))
}

/// What was typed while the space had locked is kept, sealed to its author, and is there after unlocking.
pub(crate) async fn keep(
    site: &Site,
    who: &SignedIn,
    (draft, typed): (Draft, &(impl Serialize + Sync)),
    to: &str,
) -> Answer<Response> {
    let text = serde_json::to_string(typed).unwrap_or_default();
    let mut act = site.look_on_record(who).await?;
    let kept = sponsorships::keep_draft(&mut act, draft, &text).await;
    act.commit_unrecorded().await?;
    Ok(door::away(kept, to)?)
}

/// What somebody had typed into a form before it locked; a fresh form where there is nothing.
pub(crate) fn begun<T: serde::de::DeserializeOwned + Default>(draft: Option<String>) -> T {
    draft.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

pub(crate) fn kind_name(words: Words, kind: ActKind) -> &'static str {
    words.name("sponsorship_acts", kind.code())
}

/// What an act is, in lines.
pub(crate) fn facts(words: Words, deed: &Deed) -> CheckAnswers {
    let Facts { kind, forum, aim, planned_on, done_on, .. } = deed.act.facts.clone();
    let mut lines = vec![
        Fact::new(t!(words, "sponsorships-what"), kind_name(words, kind)),
        Fact::new(t!(words, "sponsorships-where"), words.name("sponsorship_forums", forum.code())),
        Fact::new(t!(words, "sponsorships-what-for"), words.name("sponsorship_aims", aim.code())),
    ];
    lines.extend(deed.post.as_ref().map(|post| Fact::new(t!(words, "sponsorships-post"), post.as_str())));
    lines.push(Fact::new(t!(words, "sponsorships-planned-on"), words.date(planned_on)));
    lines.extend(done_on.map(|day| Fact::new(t!(words, "sponsorships-done-on"), words.date(day))));
    CheckAnswers::new(words, lines).plain()
}

/// The line of an act, and how it was worded before.
pub(crate) fn line(words: Words, deed: &Deed) -> Markup {
    let earlier: Vec<_> = deed.wordings.iter().skip(1).collect();
    html! {
        @match deed.line() {
            Some(line) => p.trellis-written { (line) },
            None => p { (t!(words, "sponsorships-unreadable")) },
        }
        @if !earlier.is_empty() {
            (Details::new(t!(words, "sponsorships-earlier"), html! {
                @for one in earlier {
                    p.trellis-written { (words.date(one.item.day)) ": "
                        @match &one.text { Some(line) => (line.text), None => (t!(words, "sponsorships-unreadable")) } }
                }
            }))
        }
    }
}

/// What an echo says.
pub(crate) fn echo_name(words: Words, state: ActState) -> &'static str {
    words.name("sponsorship_echoes", state.code())
}
