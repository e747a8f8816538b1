//! When a helper goes: the mentee chooses how to go on.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use trellis_domain::{
    departure::Onward,
    id::{PairId, kind},
    permission::Action,
};
use trellis_programme::{hand_overs, pairs};
use trellis_ui::{
    Errors, WhoCanSee,
    field::{Choice, radios},
    html,
};
use trellis_words::t;

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}/hand-over" "hand-over" One Member Read => show;
    POST "/pairs/{id}/hand-over" "hand-over" One Member Write => choose;
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    #[serde(default)]
    onward: String,
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    page(&site, &who, id, &Errors::new()).await
}

async fn page(site: &Site, who: &SignedIn, id: PairId, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    hand_overs::read(&mut act, id).await?;
    let seen = pairs::read(&mut act, id, Action::ReadPair).await?;
    let heading = t!(words, "hand-overs-heading");
    let choice = |onward: Onward, label: String, hint: String| Choice::new(onward.code(), label).hint(hint);
    let field = radios(words, "onward", t!(words, "hand-overs-choice"))
        .choices([
            choice(Onward::Rematch, t!(words, "hand-overs-rematch"), t!(words, "hand-overs-rematch-hint")),
            choice(Onward::Wait, t!(words, "hand-overs-wait"), t!(words, "hand-overs-wait-hint")),
            choice(Onward::Circle, t!(words, "hand-overs-circle"), t!(words, "hand-overs-circle-hint")),
        ])
        .errors(errors);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "hand-overs-lede", name = seen.other.name())) }
        @if let Some(date) = seen.queued_at {
            p { (t!(words, "hand-overs-queue", date = words.date_of(date))) }
        }
        @if let Some(by) = seen.pair.answer_by {
            p { (t!(words, "hand-overs-by", date = words.date_of(by))) }
        }
        (who.form(site, format!("/pairs/{id}/hand-over")).body(field).submit(t!(words, "hand-overs-send")))
        (WhoCanSee::new(words, t!(words, "hand-overs-who")))
    };
    let page = Page::new(heading, body).back(format!("/pairs/{id}")).with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

async fn choose(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Chosen>,
) -> Answer<Response> {
    let Some(onward) = Onward::parse(&form.fields.onward) else {
        let mut errors = Errors::new();
        errors.add("onward", t!(who.words(), "hand-overs-choose"));
        return Ok(page(&site, &who, id, &errors).await?.into_response());
    };
    let see = act!(site, who, form, act => {
        hand_overs::choose(&mut act, id, onward).await?;
        Ok(See(if onward == Onward::Circle { "/circles".to_owned() } else { format!("/pairs/{id}") }))
    })?;
    Ok(see.into_response())
}
