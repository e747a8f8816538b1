//! Ending a pair: at once, without a reason and without fault.

use axum::extract::State;
use serde::Deserialize;
use trellis_domain::{
    id::kind,
    pair::{EndReason, PairState, Side},
    permission::Action,
};
use trellis_programme::pairs;
use trellis_ui::{
    Button, Inset,
    field::{Choice, radios},
    html,
};
use trellis_words::t;

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ending {
    #[serde(default)]
    reason: String,
}

pub(super) async fn ending(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let seen = pairs::read(&mut act, id, Action::EndPair).await?;
    let heading = t!(words, "pairs-ending");
    let closing = seen.pair.state == PairState::Closing;
    let choices = EndReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.code(), words.name("end_reasons", reason.code())));
    let field = radios(words, "reason", t!(words, "pairs-ending-why"))
        .hint(t!(words, "pairs-ending-why-hint"))
        .choices(choices)
        .small();
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "pairs-ending-lede")) }
        p { (t!(words, "pairs-ending-they-read", name = seen.other.name())) }
        (Inset::text(words, if closing { t!(words, "pairs-closed-text") } else { t!(words, "pairs-over-text") }))
        p { @match seen.side {
            Side::Mentee => (t!(words, "pairs-ending-mentee")),
            Side::Giver => (t!(words, "pairs-ending-giver")),
        } " " (t!(words, "pairs-ending-meetings")) }
        (who.form(&site, format!("/pairs/{id}/ending")).body(html! { @if !closing { (field) } }).buttons(html! {
            (Button::warning(t!(words, "pairs-ending-do")).once())
            a.nhsuk-link href={ "/pairs/" (id) } { (t!(words, "pairs-ending-back")) }
        }))
    };
    Ok(Page::new(heading, body).back(format!("/pairs/{id}")).with_exit())
}

pub(super) async fn end(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Ending>,
) -> Answer<See> {
    let reason = EndReason::parse(&form.fields.reason);
    Ok(act!(site, who, form, act => {
        pairs::end(&mut act, id, reason).await?;
        Ok(See(format!("/pairs/{id}")))
    })?)
}
