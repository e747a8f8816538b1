//! Ending a circle for everybody in it: asked once more, then done, by those who lead it or by its coordinator.

use axum::extract::State;
use trellis_domain::id::{CircleId, kind};
use trellis_programme::circles::ending;
use trellis_ui::{Button, Interruption, html};
use trellis_words::t;

use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    suggestions::Nothing,
    visitor::SignedIn,
};

/// Asks one of those who lead it.
pub async fn ask(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Circle>) -> Answer {
    let page = asked(&site, &who, id, ("/circles", "/circle"), true).await?;
    Ok(page.with_exit())
}

/// Asks the coordinator.
pub async fn ask_coordinator(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
) -> Answer {
    asked(&site, &who, id, ("/co/circles", "/co/circles"), false).await
}

async fn asked(site: &Site, who: &SignedIn, id: CircleId, (to, from): (&str, &str), leads: bool) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let circle = ending::before(&mut act, id).await?;
    let heading = t!(words, "circles-end-ask", name = circle.name.as_str());
    let back = format!("{from}/{id}");
    let body = html! {
        ul.nhsuk-list.nhsuk-list--bullet {
            li { (t!(words, "circles-end-all")) }
            li { (t!(words, "circles-end-told")) }
            li { (t!(words, "circles-end-rules")) }
            @if leads { li { (t!(words, "circles-end-talk")) } }
        }
        (who.form(site, format!("{to}/{id}/ending")).buttons(html! {
            (Button::reverse(t!(words, "circles-end-yes")).once())
            (Button::reverse(t!(words, "circles-end-no")).link(&*back))
        }))
    };
    let body = html! { (Interruption::new(heading.as_str(), body)) };
    Ok(Page::new(heading.as_str(), body).back(back))
}

/// Ends it, by one of those who lead it.
pub async fn end(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        ending::end(&mut act, id).await?;
        Ok(See(format!("/circle/{id}")))
    })?)
}

/// Ends it, by the coordinator.
pub async fn end_coordinator(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Circle>,
    form: Protected<Nothing>,
) -> Answer<See> {
    Ok(act!(site, who, form, act => {
        ending::end(&mut act, id).await?;
        Ok(See(format!("/co/circles/{id}")))
    })?)
}
