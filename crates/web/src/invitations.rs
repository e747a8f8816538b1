//! Inviting people, and the page that an invitation leads to. Looking at it changes nothing.

use std::collections::BTreeSet;

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Deserialize;
use trellis_domain::{
    address::Address, hat::Hat, invitation::InvitationState, permission::Actor, refusal::Refusal,
};
use trellis_identity::sessions;
use trellis_programme::{Act, Stop, cohorts, invitations, programmes};
use trellis_ui::{
    Banner, Button, Cell, Errors, Form, Markup, Table,
    field::{Choice, radios, textarea},
    html,
};
use trellis_words::{Words, t};

use crate::{
    account::Nothing,
    act,
    co::no_cohort,
    form::{Open, Protected},
    frame::{again, at, mine},
    page::{Answer, Halt, Page},
    paging::part,
    path::PathName,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::{SignedIn, Visitor},
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/co/people/invitations" "co-invitations" Two Coordinator Read => list;
    POST "/co/people/invitations" "co-invitations" Two Coordinator Write => send;
    POST "/co/people/invitations/imported" "co-invitations" Two Coordinator Write => send_imported;
    GET "/invite/{token}" "invite" Public Public Read => invited;
    POST "/invite/{token}/acceptance" "invite" Public Public SignIn => accept;
    POST "/invite/{token}/later" "invite" Public Public SignIn => put_off;
    POST "/invite/{token}/stop" "invite" Public Public SignIn => stop;
    POST "/invite/{token}/renewal" "invite" Public Public SignIn => renew;
    GET "/invite/{token}/done" "invite" Public Public Read => done;
];

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(default)]
    addresses: String,
    #[serde(default)]
    hat: String,
}

/// How many invitations a page lists.
const SHOWN: usize = 50;

/// Which page of the list.
#[derive(Deserialize, Default)]
struct Asked {
    #[serde(default)]
    page: String,
}

async fn list(State(site): State<Site>, who: SignedIn, Query(asked): Query<Asked>) -> Answer {
    page(&site, &who, &asked.page, &Typed::default(), &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, asked: &str, typed: &Typed, errors: &Errors) -> Answer {
    let words = who.words();
    let heading = t!(words, "invitations-heading");
    let mut act = site.look_on_record(who).await?;
    let Some(cohort) = cohorts::current(&mut act, mine(who)?, None).await? else {
        return Ok(no_cohort(words, heading));
    };
    if !cohorts::takes_people(cohort.state) {
        return Ok(no_cohort(words, heading));
    }
    let sent = invitations::list(&mut act, cohort.id).await?;
    let imported = invitations::imported(&mut act, cohort.id).await?.len();
    act.commit_unrecorded().await?;
    let hats = Hat::ALL.map(|hat| Choice::new(hat.code(), words.name("hats", hat.code())));
    let form = who
        .form(site, "/co/people/invitations")
        .body(
            textarea(words, "addresses", t!(words, "invitations-addresses"))
                .hint(t!(words, "invitations-addresses-hint"))
                .value(&typed.addresses)
                .errors(errors),
        )
        .body(
            radios(words, "hat", t!(words, "invitations-hat"))
                .choices(hats)
                .chosen([&typed.hat])
                .errors(errors),
        )
        .submit(t!(words, "invitations-send"));
    let head = [
        t!(words, "invitations-address"),
        t!(words, "invitations-as"),
        t!(words, "invitations-state"),
        t!(words, "invitations-sent"),
    ];
    let mut table = Table::new(t!(words, "invitations-caption"), head.map(Cell::new)).stacking();
    let shown = part(&sent, asked, SHOWN);
    for one in shown.here {
        // Who said "not now", or asked never to be written to again, is theirs alone to know: it looks like silence.
        let state = match one.state {
            InvitationState::Accepted => InvitationState::Accepted,
            _ if act_now(site) <= one.ends_at => InvitationState::Sent,
            _ => InvitationState::Expired,
        };
        table = table.row([
            Cell::new(&one.address),
            Cell::new(words.name("hats", one.hat.code())),
            Cell::new(words.name("invitation_states", state.code())),
            Cell::new(words.date_of(one.sent_at)),
        ]);
    }
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p { (t!(words, "invitations-lede", name = cohort.name.as_str())) }
        @if imported > 0 {
            (Banner::new(words, t!(words, "invitations-imported", count = imported)))
            (who.form(site, "/co/people/invitations/imported")
                .buttons(Button::secondary(t!(words, "invitations-send-imported", count = imported)).once()))
        }
        (form)
        h2 { (t!(words, "invitations-so-far")) }
        @if sent.is_empty() { p { (t!(words, "invitations-none")) } }
        @else { (shown.shown(words)) (table) (shown.links(words, "/co/people/invitations")) }
    };
    Ok(again(Page::new(heading, body).back("/co/people"), errors))
}

fn act_now(site: &Site) -> jiff::Timestamp {
    site.now()
}

/// The addresses of a text: one a line, or divided by commas or semicolons; and those that are none.
fn addresses(text: &str) -> (BTreeSet<Address>, Vec<String>) {
    let mut good = BTreeSet::new();
    let mut bad = Vec::new();
    let parts = text.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    for part in parts {
        match Address::read(part) {
            Ok(address) => {
                good.insert(address);
            }
            Err(_) => bad.push(part.to_owned()),
        }
    }
    (good, bad)
}

async fn send(State(site): State<Site>, who: SignedIn, form: Protected<Typed>) -> Answer<Result<See, Page>> {
    let (programme, words) = (mine(&who)?, who.words());
    let (good, bad) = addresses(&form.fields.addresses);
    let mut errors = Errors::new();
    if !bad.is_empty() {
        errors.add("addresses", t!(words, "invitations-bad", addresses = bad.join(", ")));
    } else if good.is_empty() {
        errors.add("addresses", t!(words, "invitations-no-address"));
    }
    let Some(hat) = Hat::parse(&form.fields.hat).filter(|_| errors.is_empty()) else {
        if Hat::parse(&form.fields.hat).is_none() {
            errors.add("hat", t!(words, "invitations-no-hat"));
        }
        return Ok(Err(page(&site, &who, "", &form.fields, &errors).await?));
    };
    let done = act!(site, who, form, act => {
        let cohort = cohorts::current(&mut act, programme, None).await?.ok_or(Refusal::NotOpen)?;
        invitations::invite(&mut act, cohort.id, hat, &good).await?;
        Ok(See("/co/people/invitations".to_owned()))
    });
    match done {
        Ok(see) => Ok(Ok(see)),
        Err(Stop::Refused(refusal)) => {
            Ok(Err(page(&site, &who, "", &form.fields, &at(words, "addresses", refusal)).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

async fn send_imported(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    let programme = mine(&who)?;
    Ok(act!(site, who, form, act => {
        let cohort = cohorts::current(&mut act, programme, None).await?.ok_or(Refusal::NotOpen)?;
        invitations::invite_imported(&mut act, cohort.id).await?;
        Ok(See("/co/people/invitations".to_owned()))
    })?)
}

/// What this is, and three answers.
async fn invited(State(site): State<Site>, visitor: Visitor, PathName(token): PathName) -> Answer {
    let words = visitor.words();
    let mut act = site.look_as(Actor::Anonymous).await?;
    let invitation = invitations::read(&mut act, &token).await?;
    let programme = programmes::of_cohort(&mut act, invitation.cohort).await?;
    let over = act.now > invitation.ends_at;
    let heading = t!(words, "invitations-page-heading");
    let button =
        |verb: &str, button: Button| Form::post(format!("/invite/{token}/{verb}"), "").buttons(button.once());
    let stop = || button("stop", Button::secondary(t!(words, "invitations-stop")));
    let hat = words.name("hats", invitation.hat.code());
    let answers: Markup = match invitation.state {
        InvitationState::Sent if !over => html! {
            p { (t!(words, "invitations-page-until", date = words.date_of(invitation.ends_at))) }
            (button("acceptance", Button::primary(t!(words, "invitations-accept"))))
            (button("later", Button::secondary(t!(words, "invitations-later"))))
            (stop())
        },
        InvitationState::Sent | InvitationState::Expired => html! {
            p { (t!(words, "invitations-page-over")) }
            (button("renewal", Button::primary(t!(words, "invitations-renew"))))
            (stop())
        },
        InvitationState::Accepted => html! {
            p { (t!(words, "invitations-page-accepted")) }
            (Button::primary(t!(words, "invitations-go-on")).link("/home"))
        },
        InvitationState::NotNow => html! { p { (t!(words, "invitations-page-later")) } (stop()) },
        InvitationState::Never => html! { p { (t!(words, "invitations-page-never")) } },
    };
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "invitations-page-lede", alias = programme.alias(words.language()))) }
        p { (t!(words, "invitations-page-as", hat = hat)) }
        p { (t!(words, "invitations-page-free")) }
        (answers)
        p { a href="/how-it-works" { (t!(words, "invitations-how")) } }
    };
    Ok(Page::new(heading, body))
}

/// Accepting signs in. A second acceptance leads to the same place, and signs nobody in.
async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    PathName(token): PathName,
    headers: HeaderMap,
    Open(Nothing {}): Open<Nothing>,
) -> Answer<Response> {
    let mut act = Act::begin(&site.ground, site.moment(), visitor.actor()).await?;
    if invitations::read(&mut act, &token).await?.state == InvitationState::Accepted {
        return Ok(See("/home".to_owned()).into_response());
    }
    let person = invitations::accept(&mut act, &token, visitor.language).await?;
    let label = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let now = act.now;
    let session =
        sessions::begin(&mut act.unit, person, false, label, now, &mut act.dice).await.map_err(Stop::from)?;
    act.commit().await?;
    let cookie = site.settings.cookie(site.settings.session_cookie(), session.reveal(), None);
    Ok(([(header::SET_COOKIE, cookie)], See("/home".to_owned())).into_response())
}

async fn put_off(
    State(site): State<Site>,
    visitor: Visitor,
    PathName(token): PathName,
    Open(Nothing {}): Open<Nothing>,
) -> Answer<See> {
    let mut act = Act::begin(&site.ground, site.moment(), visitor.actor()).await?;
    invitations::put_off(&mut act, &token).await?;
    act.commit().await?;
    Ok(See(format!("/invite/{token}")))
}

async fn stop(
    State(site): State<Site>,
    visitor: Visitor,
    PathName(token): PathName,
    Open(Nothing {}): Open<Nothing>,
) -> Answer<See> {
    let mut act = Act::begin(&site.ground, site.moment(), visitor.actor()).await?;
    invitations::stop(&mut act, &token).await?;
    act.commit().await?;
    Ok(See(format!("/invite/{token}")))
}

async fn renew(
    State(site): State<Site>,
    visitor: Visitor,
    PathName(token): PathName,
    Open(Nothing {}): Open<Nothing>,
) -> Answer<See> {
    let mut act = Act::begin(&site.ground, site.moment(), visitor.actor()).await?;
    invitations::renew(&mut act, &token).await?;
    act.commit().await?;
    Ok(See(format!("/invite/{token}/done")))
}

/// A new link is on its way; the old one opens nothing any more.
async fn done(visitor: Visitor, PathName(token): PathName) -> Answer {
    if token.len() != 64 {
        return Err(Halt::Missing);
    }
    let words: Words = visitor.words();
    let heading = t!(words, "invitations-renewed-heading");
    let body = html! { h1 { (heading) } p { (t!(words, "invitations-renewed")) } };
    Ok(Page::new(heading, body))
}
