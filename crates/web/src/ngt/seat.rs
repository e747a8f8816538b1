//! The page of a seat: one stage at a time, what to do in a sentence, and who can see what is written.

use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use futures_util::future::{Either, select};
use trellis_domain::permission::Actor;
use trellis_programme::{
    Act,
    workshops::{self, Sitting},
};
use trellis_ui::{Button, Details, Markup, buttons, html};
use trellis_words::{Words, t};
use trellis_workshop::{Phase, Reject, TheWorkshop, View, Viewer, WorkshopId};

use super::{Desk, errors, live, path, read_new, refused, rests, sent::Sending, stage, stages, table, time};
use crate::{
    form::Open,
    page::{Answer, Page},
    path::PathId,
    site::{See, Site},
    visit::cookie,
    visitor::Visitor,
};

pub(super) fn token<'h>(site: &Site, headers: &'h HeaderMap) -> &'h str {
    cookie(headers, site.settings.seat_cookie()).unwrap_or_default()
}

pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    PathId(id): PathId<TheWorkshop>,
    headers: HeaderMap,
) -> Answer {
    let token = token(&site, &headers);
    let sitting = sit(&site, id, token).await?;
    Ok(page(&site, visitor.words(), &sitting, None, None))
}

/// The room as it is now, with everything done that was due.
pub(super) async fn sit(site: &Site, id: WorkshopId, token: &str) -> Answer<Sitting> {
    let mut act = site.look_as(Actor::Anonymous).await?;
    let sitting = workshops::sit(&mut act, id, token).await?;
    if !workshops::due(&mut act, &sitting.open, Some(sitting.seat)) {
        return Ok(sitting);
    }
    drop(act);
    workshops::settle(&site.ground, id, Some(sitting.seat)).await?;
    let mut act = site.look_as(Actor::Anonymous).await?;
    Ok(workshops::sit(&mut act, id, token).await?)
}

/// In stages where the time of an answer could tell something, every answer waits for the next of these moments.
const GRID: std::time::Duration = std::time::Duration::from_millis(150);

pub(super) async fn say(
    State(site): State<Site>,
    visitor: Visitor,
    PathId(id): PathId<TheWorkshop>,
    headers: HeaderMap,
    Open(sending): Open<Sending>,
) -> Answer<Response> {
    let hidden = sending.text("phase").parse::<Phase>();
    let hidden = matches!(hidden, Ok(Phase::Silent | Phase::RoundRobin | Phase::Vote(_)));
    let answer = done(&site, &visitor, id, &headers, &sending);
    if hidden { on_the_grid(answer).await } else { answer.await }
}

/// The answer, no sooner than the next moment of the grid after it is there.
async fn on_the_grid<T>(answer: impl Future<Output = T>) -> T {
    let mut answer = std::pin::pin!(answer);
    loop {
        let moment = tokio::time::sleep(GRID);
        let mut moment = std::pin::pin!(moment);
        let first = match select(answer.as_mut(), moment.as_mut()).await {
            Either::Left((answer, _)) => Some(answer),
            Either::Right(_) => None,
        };
        if let Some(answer) = first {
            moment.await;
            return answer;
        }
    }
}

async fn done(
    site: &Site,
    visitor: &Visitor,
    id: WorkshopId,
    headers: &HeaderMap,
    sending: &Sending,
) -> Answer<Response> {
    let (token, words) = (token(site, headers), visitor.words());
    let mut act = Act::begin(&site.ground, site.moment(), Actor::Anonymous).await?;
    if sending.text("do") == "away" {
        workshops::away(&mut act, id, token).await.map(drop)?;
        act.commit_unrecorded().await?;
        site.rooms.stir(id);
        return Ok(out(words, id).into_response());
    }
    let before = workshops::sit(&mut act, id, token).await?;
    let board = before.open.view(&Viewer::Seat(before.seat)).board;
    let scheme = board.as_ref().and_then(|board| board.vote.as_ref()).map(|vote| vote.scheme);
    let said = match sending.envelope().and_then(|sent| Ok((sent, sending.of_seat(scheme)?))) {
        Ok((sent, action)) => workshops::say(&mut act, id, token, sent, action).await?,
        Err(reject) => Err(reject),
    };
    let Err(reject) = said else {
        act.commit_unrecorded().await?;
        site.rooms.stir(id);
        return Ok(See(path(id, "")).into_response());
    };
    drop(act);
    let sitting = sit(site, id, token).await?;
    Ok(page(site, words, &sitting, Some(reject), Some(sending)).into_response())
}

/// Somebody has gone out for a while.
fn out(words: Words, id: WorkshopId) -> Page {
    let heading = t!(words, "ngt-out-heading");
    let body = html! {
        h1 { (heading) }
        p { (t!(words, "ngt-out-text")) }
        (buttons(Button::primary(t!(words, "ngt-out-back")).link(path(id, ""))))
        p { a href="/support/new" { (t!(words, "ngt-support")) } }
    };
    Page::new(heading, body).with_exit()
}

fn page(
    site: &Site,
    words: Words,
    sitting: &Sitting,
    reject: Option<Reject>,
    typed: Option<&Sending>,
) -> Page {
    let (open, id) = (&sitting.open, sitting.open.room.id);
    let view = open.view(&Viewer::Seat(sitting.seat));
    let phase = view.cover.phase;
    let desk = Desk { words, site, id, lead: None, phase, typed };
    let heading = stage(words, phase);
    let writes = matches!(phase, Phase::Silent | Phase::RoundRobin);
    let errors = errors(words, reject, if writes { "text" } else { "main" });
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.trellis-written lang=(view.cover.notice.locale) { (view.cover.notice.question) }
        (rests(words, open, &view.cover))
        (time(words, open, &view.cover))
        @if gone(&view) { p { (t!(words, "ngt-seat-gone")) } }
        @else { (stages::of(&desk, sitting, &view)) }
        @if shows_tables(phase) { @for (round, shown) in &sitting.tables { (table::of(words, *round, shown, true)) } }
        (read_new(words, path(id, "")))
        @if !gone(&view) { (going(&desk, phase)) }
        p { a href="/support/new" { (t!(words, "ngt-support")) } }
        @if !gone(&view) { (live(words, open, &Viewer::Seat(sitting.seat), "/events")) }
    };
    refused(Page::new(heading, body).script("room.js").with_exit(), reject)
}

/// Whether the seat was taken away, or its holder has left.
const fn gone(view: &View) -> bool {
    view.own.is_none()
}

const fn shows_tables(phase: Phase) -> bool {
    matches!(phase, Phase::Reveal(_) | Phase::Discuss(_) | Phase::Closed | Phase::Sealed)
}

/// Leaving for a while, or for good.
fn going(desk: &Desk<'_>, phase: Phase) -> Markup {
    let words = desk.words;
    html! {
        @if phase.live() {
            (Details::new(t!(words, "ngt-leave"), html! {
                p { (t!(words, "ngt-away-text")) }
                (desk.button("away", Button::secondary(t!(words, "ngt-away"))))
                p { (t!(words, "ngt-leave-text")) }
                (desk.button("leave", Button::warning(t!(words, "ngt-leave-for-good"))))
            }))
        }
    }
}
