//! Givers who want to help: answered within 10 working days, the oldest first.

use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    hat::Hat,
    id::{CohortId, kind},
};
use trellis_programme::{
    applications::{self, Application},
    cohorts,
};
use trellis_ui::{Answer as Fact, Button, Card, CheckAnswers, Colour, Markup, Tag, buttons, html};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    co::no_cohort,
    form::Protected,
    frame::mine,
    page::{Answer, Page},
    paging::part,
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/applications" "co-applications" Two Coordinator Read => list;
    POST "/co/applications/{id}/acceptance" "co-applications" Two Coordinator Write => accept;
    POST "/co/applications/{id}/decline" "co-applications" Two Coordinator Write => decline;
];

const LIST: &str = "/co/applications";
/// How many people a page lists.
const SHOWN: usize = 20;

/// Which page of the list, and the cohort where it is not the newest that is open.
#[derive(Deserialize, Default)]
struct Asked {
    #[serde(default)]
    page: String,
    #[serde(default)]
    cohort: String,
}

async fn list(State(site): State<Site>, who: SignedIn, Query(asked): Query<Asked>) -> Answer {
    let words = who.words();
    let heading = t!(words, "applications-heading");
    let mut act = site.look_on_record(&who).await?;
    let named: Option<CohortId> = asked.cohort.parse().ok();
    let Some(cohort) = cohorts::current(&mut act, mine(&who)?, named).await? else {
        return Ok(no_cohort(words, heading));
    };
    let waiting = applications::list(&mut act, cohort.id).await?;
    act.commit_unrecorded().await?;
    let shown = part(&waiting, &asked.page, SHOWN);
    let body = html! {
        h1 { (heading) }
        @if waiting.is_empty() {
            p { (t!(words, "applications-none")) }
            @if cohort.state.changes() {
                (Button::primary(t!(words, "applications-invite")).link("/co/people/invitations"))
            }
        } @else {
            p { (t!(words, "applications-lede")) }
            (shown.shown(words))
            @for one in shown.here { (card(&site, &who, one)) }
            (shown.links(words, &named.map_or_else(|| LIST.to_owned(), |id| format!("{LIST}?cohort={id}"))))
        }
    };
    Ok(Page::new(heading, body).back("/co"))
}

fn card(site: &Site, who: &SignedIn, one: &Application) -> Markup {
    let words = who.words();
    let name = if one.name.is_empty() { t!(words, "applications-no-name") } else { one.name.clone() };
    let send = |verb: &str, button: Button| {
        who.form(site, format!("/co/applications/{}/{verb}", one.id)).buttons(button.once())
    };
    let accept = Button::secondary(t!(words, "applications-accept", name = name.as_str()));
    let decline = Button::secondary(t!(words, "applications-decline", name = name.as_str()));
    let body = html! {
        p {
            (words.name("hats", one.hat.code()))
            @if !one.organisation.is_empty() { ", " (one.organisation) }
        }
        p {
            (t!(words, "applications-answer-by", since = words.date(one.since), date = words.date(one.answer_by))) " "
            @if one.overdue { (Tag::coloured(t!(words, "applications-overdue"), Colour::Yellow)) }
        }
        (CheckAnswers::new(words, said(words, one)).plain())
        p { a href={ "/co/people/" (one.person) } { (t!(words, "applications-record", name = name.as_str())) } }
        (buttons(html! { (send("acceptance", accept)) (send("decline", decline)) }))
    };
    html! { (Card::new(name).body(body)) }
}

/// What somebody said when they applied; nothing for people who came from a file and have not said anything yet.
fn said(words: Words, one: &Application) -> Vec<Fact> {
    let bring =
        if one.hat == Hat::Sponsor { t!(words, "apply-rooms") } else { t!(words, "apply-experience") };
    let answers = [
        (t!(words, "apply-why"), "helping_reasons", &one.said.reasons),
        (bring, "helping_experience", &one.said.experience),
        (t!(words, "apply-pledge"), "pledges", &one.said.pledge),
    ];
    let given = answers.into_iter().filter(|(_, _, codes)| !codes.is_empty());
    let fact = |(question, list, codes): (String, &str, &Vec<String>)| {
        let names: Vec<&str> = codes.iter().map(|code| words.name(list, code)).collect();
        Fact::new(question, words.list(&names))
    };
    given.map(fact).collect()
}

async fn accept(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        applications::accept(&mut act, id).await?;
        Ok(See("/co/applications".to_owned()))
    })?)
}

async fn decline(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Participation>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        applications::decline(&mut act, id).await?;
        Ok(See("/co/applications".to_owned()))
    })?)
}
