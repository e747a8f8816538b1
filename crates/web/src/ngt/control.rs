//! The page of whoever leads a room: what to say, what to do next, who is here. Nothing on it tells what anybody has not
//! shared, nor how anybody votes.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use trellis_domain::id::Id;
use trellis_programme::{
    Stop,
    workshops::{self, Led, Sent},
};
use trellis_ui::{Button, Inset, Markup, Tag, buttons, html};
use trellis_words::{Words, t};
use trellis_workshop::{Phase, Reject, TheWorkshop, View, Viewer, WorkshopId};

use super::{Desk, errors, leading, live, path, read_new, refused, rests, sent::Sending, stage, table, time};
use crate::{
    act,
    form::Protected,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visitor::SignedIn,
};

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<TheWorkshop>) -> Answer {
    let led = led(&site, &who, id).await?;
    Ok(page(&site, &who, &led, None, None))
}

/// The room as it is now, with everything done that was due.
pub(super) async fn led(site: &Site, who: &SignedIn, id: WorkshopId) -> Answer<Led> {
    let mut act = site.look(who).await?;
    let led = workshops::lead(&mut act, id).await?;
    if !workshops::due(&mut act, &led.open, None) {
        return Ok(led);
    }
    drop(act);
    workshops::settle(&site.ground, id, None).await?;
    let mut act = site.look(who).await?;
    Ok(workshops::lead(&mut act, id).await?)
}

pub(super) async fn say(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<TheWorkshop>,
    form: Protected<Sending>,
) -> Answer<Response> {
    let asked = form.fields.envelope().and_then(|sent| Ok((sent, form.fields.of_lead()?)));
    // What makes no sense is refused only where whoever sends it leads the room.
    let (sent, asked) = match asked {
        Ok(asked) => asked,
        Err(reject) => {
            let mut act = site.look(&who).await?;
            workshops::leads(&mut act, id).await?;
            drop(act);
            let led = led(&site, &who, id).await?;
            return Ok(page(&site, &who, &led, Some(reject), Some(&form.fields)).into_response());
        }
    };
    let mut refused: Option<Reject> = None;
    let done = act!(site, who, form, act => {
        answered(workshops::say_as_lead(&mut act, id, sent, asked.clone()).await?, id, &mut refused)
    });
    after(&site, &who, id, done, refused, Some(&form.fields)).await
}

pub(super) async fn seal(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<TheWorkshop>,
    form: Protected<Sending>,
) -> Answer<Response> {
    let mut refused: Option<Reject> = None;
    // An envelope that cannot be read is that of another stage.
    let nothing = || Sent { id: Id::from(uuid::Uuid::nil()), phase: Phase::Draft, base: None };
    let sent = form.fields.envelope().unwrap_or_else(|_| nothing());
    let done = act!(site, who, form, act => {
        answered(workshops::seal(&mut act, id, sent).await?, id, &mut refused)
    });
    after(&site, &who, id, done, refused, None).await
}

pub(super) async fn take(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<TheWorkshop>,
    form: Protected<Sending>,
) -> Answer<Response> {
    let sent = form.fields.envelope();
    let mut refused: Option<Reject> = None;
    let done = act!(site, who, form, act => {
        let said = match sent {
            Ok(sent) => workshops::take(&mut act, id, sent).await?,
            Err(reject) => workshops::lead(&mut act, id).await.map(|_| Err(reject))?,
        };
        answered(said, id, &mut refused)
    });
    after(&site, &who, id, done, refused, None).await
}

/// Where a command leads; one that the machine refused leaves nothing behind but its reason.
fn answered(said: Result<(), Reject>, id: WorkshopId, refused: &mut Option<Reject>) -> Result<See, Stop> {
    said.map(|()| See(path(id, "/control"))).map_err(|reject| {
        *refused = Some(reject);
        Stop::Changed
    })
}

async fn after(
    site: &Site,
    who: &SignedIn,
    id: WorkshopId,
    done: Result<See, Stop>,
    refused: Option<Reject>,
    typed: Option<&Sending>,
) -> Answer<Response> {
    match (done, refused) {
        (Ok(see), _) => {
            site.rooms.stir(id);
            Ok(see.into_response())
        }
        (Err(Stop::Changed), Some(reject)) => {
            let led = led(site, who, id).await?;
            Ok(page(site, who, &led, Some(reject), typed).into_response())
        }
        (Err(stop), _) => Err(stop.into()),
    }
}

fn page(site: &Site, who: &SignedIn, led: &Led, reject: Option<Reject>, typed: Option<&Sending>) -> Page {
    let (words, id) = (who.words(), led.open.room.id);
    let view = led.open.view(&led.viewer());
    let phase = view.cover.phase;
    let desk = Desk { words, site, id, lead: Some(who), phase, typed };
    let heading = t!(words, "ngt-control-heading");
    let errors = errors(words, reject, "main");
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text lang=(view.cover.notice.locale) { (view.cover.notice.question) }
        p { (Tag::new(stage(words, phase))) }
        (rests(words, &led.open, &view.cover))
        @if led.mine { (own(&desk, led, &view)) } @else { (others(&desk, led, &view)) }
        (live(words, &led.open, &led.viewer(), "/control/events"))
    };
    refused(Page::new(heading, body).script("room.js").back("/ngt"), reject)
}

fn own(desk: &Desk<'_>, led: &Led, view: &View) -> Markup {
    let (words, phase) = (desk.words, view.cover.phase);
    let Some(board) = &view.board else { return html! {} };
    html! {
        (time(words, &led.open, &view.cover))
        @if phase.live() { (code(desk, &led.open.room.code, phase)) }
        (leading::script(words, phase))
        (leading::next(desk, led, view, board))
        @for (round, shown) in &led.tables { (table::of(words, *round, shown, true)) }
        (read_new(words, path(desk.id, "/control")))
        (leading::people(desk, view, board))
        (leading::anytime(desk, view))
    }
}

/// The address where people type the code.
pub(super) fn where_to_join(words: Words, site: &Site) -> String {
    t!(words, "ngt-code-where", address = format!("{}/ngt/join", site.settings.origin))
}

fn code(desk: &Desk<'_>, code: &str, phase: Phase) -> Markup {
    let words = desk.words;
    let spaced = format!("{} {}", &code[..4], &code[4..]);
    html! {
        @if matches!(phase, Phase::Lobby | Phase::Intro | Phase::Silent | Phase::RoundRobin) {
            p { (t!(words, "ngt-code-is")) " " strong.trellis-code { (spaced) } }
            p { (where_to_join(words, desk.site)) " " a href={ "/ngt/join?code=" (code) } { (t!(words, "ngt-code-link")) } }
        }
        (buttons(Button::secondary(t!(words, "ngt-to-screen")).link(path(desk.id, "/screen"))))
    }
}

/// Somebody else who runs the programme: that there is a room and where it stands, and from the end on their seal.
fn others(desk: &Desk<'_>, led: &Led, view: &View) -> Markup {
    let words = desk.words;
    html! {
        (Inset::text(words, t!(words, "ngt-not-yours")))
        p { (t!(words, "ngt-lobby-seated", count = view.cover.seated)) }
        @if let Some(form) = desk.button_to("/lead", Button::secondary(t!(words, "ngt-take"))).filter(|_| led.open.takeable()) {
            p { (t!(words, "ngt-take-text")) }
            (form)
        }
        (leading::seal(desk, &view.cover, false))
        @for (round, shown) in &led.tables { (table::of(words, *round, shown, false)) }
        @if view.cover.phase == Phase::Sealed { (results(desk)) }
    }
}

/// To the page of results.
pub(super) fn results(desk: &Desk<'_>) -> Markup {
    buttons(Button::secondary(t!(desk.words, "ngt-to-results")).link(path(desk.id, "/results")))
}

/// Whoever looks at the shared screen sees what everybody sees.
pub(super) const SCREEN: Viewer = Viewer::Projector;
