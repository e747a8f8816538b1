//! "Look round as…": the cards of the demonstration. `serve` mounts none of this.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use trellis_domain::permission::Actor;
use trellis_identity::sessions;
use trellis_programme::{Act, accounts};
use trellis_ui::{Button, Form, Inset, Markup, Render, html};
use trellis_words::{Words, t};

use crate::{
    form::Open,
    page::{Answer, Halt, Page},
    path::PathName,
    routes,
    routes::Route,
    site::{Persona, Site},
    visitor::Visitor,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/demo" "demo" Public Public Read => cards;
    POST "/demo/personas/{card}" "demo" Public Public SignIn => look_round;
];

async fn cards(State(site): State<Site>, visitor: Visitor) -> Answer {
    let demo = site.settings.demo.as_ref().ok_or(Halt::Missing)?;
    let words = visitor.words();
    let heading = t!(words, "demo-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "demo-lede")) }
        @if let Some(phrase) = demo.phrase { (opens_with(words, phrase)) }
        ul.trellis-cards { @for persona in &demo.personas { li { (card(words, persona)) } } }
        p { a href="/" { (t!(words, "demo-public")) } }
    };
    Ok(Page::new(heading, body))
}

/// What opens the private space of everybody here.
pub fn opens_with(words: Words, phrase: &str) -> Markup {
    let text = html! { (t!(words, "demo-phrase")) " " strong { (phrase) } };
    Inset::text(words, text).render()
}

fn card(words: Words, persona: &Persona) -> Markup {
    let (who, what) = match persona.card {
        "mentee" => (t!(words, "demo-mentee"), t!(words, "demo-mentee-sees")),
        "mentor" => (t!(words, "demo-mentor"), t!(words, "demo-mentor-sees")),
        "sponsor" => (t!(words, "demo-sponsor"), t!(words, "demo-sponsor-sees")),
        "ally" => (t!(words, "demo-ally"), t!(words, "demo-ally-sees")),
        "facilitator" => (t!(words, "demo-facilitator"), t!(words, "demo-facilitator-sees")),
        "coordinator" => (t!(words, "demo-coordinator"), t!(words, "demo-coordinator-sees")),
        "guardian" => (t!(words, "demo-guardian"), t!(words, "demo-guardian-sees")),
        _ => (t!(words, "demo-admin"), t!(words, "demo-admin-sees")),
    };
    let go = Button::primary(t!(words, "demo-look-round", name = persona.name));
    html! {
        div.nhsuk-card {
            div.nhsuk-card__content {
                h2.nhsuk-heading-m { (who) }
                p { (what) }
                (Form::post(format!("/demo/personas/{}", persona.card), "").buttons(go))
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

async fn look_round(
    State(site): State<Site>,
    PathName(card): PathName,
    headers: HeaderMap,
    Open(Nothing {}): Open<Nothing>,
) -> Answer<Response> {
    let demo = site.settings.demo.as_ref().ok_or(Halt::Missing)?;
    let persona = demo.personas.iter().find(|persona| persona.card == card).ok_or(Halt::Missing)?;
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    if !accounts::is_open(&mut act, persona.person).await? {
        return Err(Halt::Missing);
    }
    let now = act.now;
    let label = device(&headers);
    let token = sessions::begin(&mut act.unit, persona.person, false, &label, now, &mut act.dice)
        .await
        .map_err(trellis_programme::Stop::from)?;
    act.commit_unrecorded().await?;
    let line = site.settings.cookie(site.settings.session_cookie(), token.reveal(), None);
    Ok(([(header::SET_COOKIE, line)], Redirect::to("/home")).into_response())
}

/// What a person recognises a device by; a family name, never a version.
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let find = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map_or("", |(_, name)| *name)
    };
    let browser =
        find(&[("Firefox", "Firefox"), ("Edg", "Edge"), ("Chrome", "Chrome"), ("Safari", "Safari")]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
