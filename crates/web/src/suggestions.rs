//! A mentee's matches: people to say yes to, requests under way, and what happens while waiting.

use axum::extract::State;
use jiff::tz::TimeZone;
use serde::Deserialize;
use trellis_domain::{hat::Role, id::kind, pair::Kind, participation::ParticipationState};
use trellis_programme::{
    Profile,
    suggestions::{self, Matches, Suggested},
};
use trellis_ui::{Button, Card, Details, Inset, Markup, Render as _, WhoCanSee, html};
use trellis_words::{Words, t};

use crate::{
    act, exceptions,
    form::Protected,
    lens,
    page::{Answer, Halt, Page},
    path::PathId,
    reasons, routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/matches" "matches" One Mentee Read => show;
    POST "/matches/{id}/request" "matches" One Wearing Write => ask;
    POST "/matches/{id}/dismissal" "matches" One Wearing Write => dismiss;
    POST "/matches/{id}/more-time" "matches" One Wearing Write => keep;
    POST "/matches/circle" "matches" One Mentee Write => circle;
];

/// A form whose one button says everything.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    if !matches!(who.role, Role::Wearing(hat, _) if !hat.gives()) {
        return Err(Halt::Missing);
    }
    let words = who.words();
    let mut act = site.look(&who).await?;
    let matches = suggestions::mine(&mut act).await?;
    let heading = if matches.open.is_empty() {
        t!(words, "suggestions-heading-none")
    } else {
        t!(words, "suggestions-heading")
    };
    let body = html! { h1 { (heading) } (view(words, &site, &who, &matches)) };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

async fn ask(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        suggestions::ask(&mut act, id).await?;
        Ok(See("/matches".to_owned()))
    })?)
}

async fn dismiss(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        suggestions::dismiss(&mut act, id).await?;
        Ok(See("/matches".to_owned()))
    })?)
}

async fn keep(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        suggestions::keep(&mut act, id).await?;
        Ok(See("/matches".to_owned()))
    })?)
}

async fn circle(State(site): State<Site>, who: SignedIn, form: Protected<Nothing>) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        suggestions::wish_circle(&mut act).await?;
        Ok(See("/circles".to_owned()))
    })?)
}

fn view(words: Words, site: &Site, who: &SignedIn, matches: &Matches) -> Markup {
    let (proposed, waiting): (Vec<_>, Vec<_>) = matches.requests.iter().partition(|one| !one.asked);
    let first_yes =
        matches.open.iter().find(|one| one.two_people.is_none() && !matches.enough.contains(&one.pair.kind));
    let first_yes = first_yes.filter(|_| proposed.is_empty()).map(|one| one.pair.id);
    let queued = matches.mentee.queued_at;
    html! {
        @if matches.mentee.state == ParticipationState::Paused {
            (Inset::text(words, t!(words, "suggestions-break")))
        }
        @if !matches.turned_down.is_empty() {
            (Inset::new(words, html! {
                p { (t!(words, "suggestions-turned-down")) }
                @if let Some(date) = queued {
                    p { (t!(words, "suggestions-queue-date", date = words.date_of(date))) }
                }
            }))
        }
        @for one in proposed { (proposal(words, site, who, one)) }
        @if matches.open.is_empty() { (nobody(words, site, matches)) }
        @else {
            p.nhsuk-lede-text { (t!(words, "suggestions-lede")) }
            @for one in &matches.open {
                (card(words, site, who, one, matches.enough.contains(&one.pair.kind), first_yes == Some(one.pair.id)))
            }
            (what_happens(words))
        }
        @if !waiting.is_empty() {
            h2 { (t!(words, "suggestions-waiting")) }
            @for one in waiting { (under_way(words, site, who, one)) }
        }
        @if !matches.missing.is_empty() || matches.circle_wished || !matches.circles.is_empty() { (meanwhile(words, site, who, matches)) }
        p { a href="/me/leave" { (t!(words, "suggestions-leave")) } }
        (WhoCanSee::new(words, t!(words, "suggestions-who-sees"))
            .reader(t!(words, "suggestions-who-giver"))
            .reader(t!(words, "suggestions-who-coordinator")))
    }
}

/// Name, kind, work and place of somebody.
pub fn person(words: Words, profile: &Profile, kind: Option<Kind>) -> Markup {
    let work = if profile.job_title.is_empty() {
        words.name("professions", &profile.profession)
    } else {
        &profile.job_title
    };
    let band = (!profile.band.is_empty()).then(|| words.name("bands", &profile.band));
    let place = [profile.site.as_str(), profile.organisation.as_str()];
    let parts: Vec<&str> = [Some(work), band].into_iter().flatten().chain(place).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    html! {
        p {
            @if let Some(kind) = kind { strong { (words.name("hats", kind.code())) } br; }
            (parts.join(", "))
        }
    }
}

fn why(words: Words, one: &Suggested) -> Markup {
    html! {
        h3.nhsuk-heading-s { (t!(words, "suggestions-why")) }
        (reasons::list(words, &one.why))
        @if !one.says.is_empty() {
            h3.nhsuk-heading-s { (t!(words, "suggestions-says")) }
            ul { @for offer in &one.says { li { (lens::said(words, offer)) } } }
        }
    }
}

fn card(words: Words, site: &Site, who: &SignedIn, one: &Suggested, enough: bool, first: bool) -> Markup {
    let to = |what: &str| format!("/matches/{}/{what}", one.pair.id);
    let whom = html! {
        span.nhsuk-u-visually-hidden { " " (t!(words, "suggestions-with-whom", name = one.giver.name())) }
    };
    let label = |text: String| html! { (text) (whom) };
    let yes = label(t!(words, "suggestions-yes"));
    let yes = if first { Button::primary(yes) } else { Button::secondary(yes) };
    let body = html! {
        (person(words, &one.giver, Some(one.pair.kind)))
        (why(words, one))
        @if let Some(by) = one.pair.answer_by {
            p { @if one.pair.more_time_at.is_some() {
                (t!(words, "suggestions-more-said", date = words.date_of(by)))
            } @else { (t!(words, "suggestions-answer-by", date = words.date_of(by))) } }
        }
        (two_people(words, one))
        @if enough { p { (t!(words, "suggestions-enough")) } }
        (who.form(site, to("request")).buttons(html! {
            @if !enough && one.two_people.is_none() { (yes.once()) }
            (Button::secondary(label(t!(words, "suggestions-no"))).formaction(to("dismissal")))
            @if one.pair.more_time_at.is_none() {
                (Button::secondary(label(t!(words, "suggestions-more"))).formaction(to("more-time")))
            }
        }))
    };
    Card::new(one.giver.name()).body(body).render()
}

/// Somebody who helps in the other hat already, and the way to ask that they may be both.
fn two_people(words: Words, one: &Suggested) -> Markup {
    html! {
        @if let Some(there) = one.two_people {
            p { (t!(words, "exceptions-card", name = one.giver.name())) " "
                a href=(exceptions::path(there)) { (t!(words, "exceptions-card-link"))
                    span.nhsuk-u-visually-hidden { ": " (one.giver.name()) } } }
        }
    }
}

fn what_happens(words: Words) -> Details {
    Details::new(
        t!(words, "suggestions-what-happens"),
        html! {
            p { (t!(words, "suggestions-what-yes")) }
            p { (t!(words, "suggestions-what-no")) }
            p { (t!(words, "suggestions-what-more")) }
        },
    )
}

/// A pair that a run has published: both are asked.
fn proposal(words: Words, site: &Site, who: &SignedIn, one: &Suggested) -> Markup {
    let to = |what: &str| format!("/requests/{}/{what}", one.pair.id);
    let by = one.pair.answer_by.unwrap_or(one.pair.moved_at);
    let body = html! {
        (person(words, &one.giver, Some(one.pair.kind)))
        (why(words, one))
        p { (t!(words, "suggestions-proposed-text", date = words.date_of(by))) }
        (two_people(words, one))
        (who.form(site, to("acceptance")).buttons(html! {
            @if one.two_people.is_none() { (Button::primary(t!(words, "suggestions-yes")).once()) }
            (Button::secondary(t!(words, "suggestions-no")).formaction(to("refusal")))
        }))
    };
    html! {
        h2 { (t!(words, "suggestions-proposed")) }
        (Card::new(one.giver.name()).level(3).body(body))
    }
}

fn under_way(words: Words, site: &Site, who: &SignedIn, one: &Suggested) -> Markup {
    let by = one.pair.answer_by.unwrap_or(one.pair.moved_at);
    let body = html! {
        (person(words, &one.giver, Some(one.pair.kind)))
        p { (t!(words, "suggestions-waiting-text", date = words.date_of(by))) }
        (who.form(site, format!("/requests/{}/withdrawal", one.pair.id)).buttons(
            Button::secondary(html! {
                (t!(words, "suggestions-take-back"))
                span.nhsuk-u-visually-hidden { " " (t!(words, "suggestions-with-whom", name = one.giver.name())) }
            })
        ))
    };
    Card::new(one.giver.name()).level(3).body(body).render()
}

fn nobody(words: Words, site: &Site, matches: &Matches) -> Markup {
    let today = site.now().to_zoned(TimeZone::UTC).date();
    let next = matches.cohort.timetable.match_by;
    html! {
        p { (t!(words, "suggestions-none")) " "
            @if next >= today { (t!(words, "suggestions-next-batch", date = words.date(next))) }
            @else { (t!(words, "suggestions-next-unknown")) }
        }
        @if let Some(date) = matches.mentee.queued_at.filter(|_| matches.turned_down.is_empty()) {
            p { (t!(words, "suggestions-queue-date", date = words.date_of(date))) }
        }
    }
}

fn meanwhile(words: Words, site: &Site, who: &SignedIn, matches: &Matches) -> Markup {
    let kinds: Vec<&str> = matches.missing.iter().map(|kind| words.name("hats", kind.code())).collect();
    html! {
        h2 #meanwhile { (t!(words, "suggestions-meanwhile")) }
        @if !kinds.is_empty() { p { (t!(words, "suggestions-missing", kinds = words.choice(&kinds))) } }
        p { (t!(words, "suggestions-wait")) }
        @if matches.circles.iter().any(|mine| mine.held.accepted) {
            p { (t!(words, "suggestions-circle-has")) " " a href="/circles" { (t!(words, "home-circles")) } }
        } @else if !matches.circles.is_empty() {
            p { (t!(words, "suggestions-circle-offered")) " " a href="/circles" { (t!(words, "suggestions-circle-see")) } }
        } @else if matches.circle_wished {
            p { (t!(words, "suggestions-circle-wished")) " " a href="/circles" { (t!(words, "suggestions-circle-what")) } }
        } @else {
            p { (t!(words, "suggestions-circle")) }
            (who.form(site, "/matches/circle").buttons(
                Button::secondary(t!(words, "suggestions-circle-wish")).once()
            ))
        }
    }
}
