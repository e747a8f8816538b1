//! Supervision for mentors: my group, its dates, and help to tell a case without telling whose it is.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    id::kind,
    supervision::{MINUTES, SupervisionState},
};
use trellis_programme::supervisions::{self, Mine, Sitting};
use trellis_ui::{Button, Markup, Tag, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

mod case;
mod groups;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/mentor/supervision" "supervision" One Giver Read => show;
    GET "/mentor/supervision/case" "supervision-case" One Giver Read => case::show;
    POST "/mentor/supervision/case" "supervision-case" One Giver Write => case::check;
    POST "/mentor/supervision/{id}" "supervision" One Giver Write => attend;
    GET "/mentor/supervision/{id}/calendar" "supervision" One Giver Read => calendar;
    GET "/co/supervision" "co-supervision" Two Coordinator Read => groups::list;
    GET "/co/supervision/new" "co-supervision" Two Coordinator Read => groups::begin;
    POST "/co/supervision/new" "co-supervision" Two Coordinator Write => groups::form;
    GET "/co/supervision/{id}" "co-supervision" Two Coordinator Read => groups::show;
    POST "/co/supervision/{id}" "co-supervision" Two Coordinator Write => groups::set;
    GET "/co/supervision/{id}/members" "co-supervision" Two Coordinator Read => groups::edit;
    POST "/co/supervision/{id}/members" "co-supervision" Two Coordinator Write => groups::change;
    POST "/co/supervision/{id}/ending" "co-supervision" Two Coordinator Write => groups::end;
    POST "/co/supervision/dates/{id}/removal" "co-supervision" Two Coordinator Write => groups::take_back;
];

const PATH: &str = "/mentor/supervision";

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let mine = supervisions::mine(&mut act).await?;
    let heading = t!(words, "supervision-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "supervision-lede", minutes = MINUTES)) }
        @for one in &mine { (group(words, &site, &who, one)) }
        @if mine.is_empty() {
            p { (t!(words, "supervision-none")) }
            (buttons(Button::primary(t!(words, "supervision-to-case")).link(format!("{PATH}/case"))))
        } @else {
            h2 { (t!(words, "supervision-raise")) }
            p { (t!(words, "supervision-raise-text")) }
            p { a href={ (PATH) "/case" } { (t!(words, "supervision-to-case")) } }
        }
        p { a href="/hours" { (t!(words, "supervision-hours")) } }
        (WhoCanSee::new(words, t!(words, "supervision-who"))
            .reader(t!(words, "supervision-who-coordinator"))
            .reader(t!(words, "supervision-who-nothing")))
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

fn group(words: Words, site: &Site, who: &SignedIn, mine: &Mine) -> Markup {
    let now = site.now();
    let over = mine.group.state == SupervisionState::Over;
    let names: Vec<&str> = mine.members.iter().map(|member| member.name.as_str()).collect();
    let (past, coming): (Vec<_>, Vec<_>) =
        mine.sittings.iter().partition(|(sitting, _)| sitting.starts_at <= now);
    html! {
        h2 { (mine.group.name) @if over { " " (Tag::new(t!(words, "supervision-over"))) } }
        p { (t!(words, "supervision-members", names = words.list(&names))) }
        @if !over && coming.is_empty() { p { (t!(words, "supervision-no-date")) } }
        @for (place, (sitting, comes)) in coming.iter().enumerate() {
            (date(words, site, who, sitting, *comes, place == 0))
        }
        @if !past.is_empty() {
            h3 { (t!(words, "supervision-past")) }
            @for (sitting, was) in past.iter().rev().take(4) { (held(words, site, who, (sitting, *was), over)) }
        }
    }
}

fn date(words: Words, site: &Site, who: &SignedIn, sitting: &Sitting, comes: bool, first: bool) -> Markup {
    let moment = words.moment_with_zone(sitting.starts_at);
    let path = format!("{PATH}/{}", sitting.id);
    let yes = t!(words, "supervision-come", moment = moment.as_str());
    let yes = if first { Button::primary(yes) } else { Button::secondary(yes) };
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s { (moment) @if comes { " " (Tag::new(t!(words, "supervision-coming"))) } }
            @if comes {
                p { a href={ (path) "/calendar" } { (t!(words, "meetings-calendar")) } }
                p.nhsuk-hint { (t!(words, "meetings-calendar-hint")) }
                (who.form(site, path).buttons(
                    Button::secondary(t!(words, "supervision-not-come", moment = moment.as_str())).sends("comes", "no").once()))
            } @else { (who.form(site, path).buttons(yes.sends("comes", "yes").once())) }
        }
    }
}

/// A date that is over: whoever said that they come was there, unless they say otherwise.
fn held(words: Words, site: &Site, who: &SignedIn, (sitting, was): (&Sitting, bool), over: bool) -> Markup {
    let moment = words.moment_with_zone(sitting.starts_at);
    let (said, other, sends) = if was {
        (t!(words, "supervision-was", moment = moment.as_str()), t!(words, "supervision-was-not"), "no")
    } else {
        (t!(words, "supervision-missed", moment = moment.as_str()), t!(words, "supervision-was-there"), "yes")
    };
    html! {
        p { (said) }
        @if !over {
            (who.form(site, format!("{PATH}/{}", sitting.id))
                .buttons(Button::secondary(other).small().sends("comes", sends).once()))
        }
    }
}

/// Whether I come.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Comes {
    comes: String,
}

async fn attend(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Sitting>,
    form: Protected<Comes>,
) -> Answer<See> {
    let comes = match form.fields.comes.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Halt::Unreadable),
    };
    Ok(act!(site, who, form, act => {
        supervisions::attend(&mut act, id, comes).await?;
        Ok(See(PATH.to_owned()))
    })?)
}

async fn calendar(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Sitting>,
) -> Answer<Response> {
    let mut act = site.look(&who).await?;
    let file = supervisions::entry(&mut act, id, &site.settings.origin, who.language).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"meeting.ics\""),
    ];
    Ok((headers, file).into_response())
}
