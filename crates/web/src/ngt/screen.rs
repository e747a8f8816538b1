//! The shared screen: large, without authors, and the same for everybody.

use axum::extract::State;
use trellis_programme::workshops;
use trellis_ui::{Markup, Qr, html};
use trellis_words::{Words, t};
use trellis_workshop::{Anonymity, Phase, TheWorkshop, View};

use super::{board, control, live, path, read_new, rests, sorting_list, stage, table, time, vote};
use crate::{
    page::{Answer, Page},
    path::PathId,
    site::Site,
    visitor::SignedIn,
};

pub(super) async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<TheWorkshop>) -> Answer {
    let mut act = site.look(&who).await?;
    workshops::leads(&mut act, id).await?;
    drop(act);
    let led = control::led(&site, &who, id).await?;
    let (words, view) = (who.words(), led.open.view(&control::SCREEN));
    let phase = view.cover.phase;
    let over = matches!(phase, Phase::Closed | Phase::Sealed | Phase::Aborted);
    let heading = stage(words, phase);
    let body = html! {
        h1.nhsuk-heading-xl { (heading) }
        @if over { p.nhsuk-lede-text { (t!(words, "ngt-screen-over")) } }
        @else {
            p.nhsuk-lede-text.trellis-written lang=(view.cover.notice.locale) { (view.cover.notice.question) }
            (rests(words, &led.open, &view.cover))
            (time(words, &led.open, &view.cover))
            (shown(&site, words, &view, &led.open.room.code))
            @if matches!(phase, Phase::Reveal(_) | Phase::Discuss(_)) {
                @for (round, shown) in &led.tables { (table::of(words, *round, shown, true)) }
            }
        }
        (read_new(words, path(id, "/screen")))
        (live(words, &led.open, &control::SCREEN, "/screen/events"))
    };
    Ok(Page::new(heading, body).script("room.js").back(path(id, "/control")).wide())
}

fn shown(site: &Site, words: Words, view: &View, code: &str) -> Markup {
    let Some(board) = &view.board else { return html! {} };
    let cover = &view.cover;
    html! {
        @match cover.phase {
            Phase::Draft | Phase::Lobby => {
                p { (t!(words, "ngt-code-is")) }
                p.nhsuk-heading-xl { (&code[..4]) " " (&code[4..]) }
                p { (control::where_to_join(words, site)) }
                (Qr::new(format!("{}/ngt/join?code={code}", site.settings.origin), t!(words, "ngt-code-picture")))
                p { (t!(words, "ngt-lobby-seated", count = cover.seated)) }
                p { (if cover.notice.anonymity == Anonymity::Named { t!(words, "ngt-promise-named") } else { t!(words, "ngt-promise-unlinked") }) }
            }
            Phase::Intro => p.nhsuk-heading-m { (t!(words, "ngt-script-intro")) },
            Phase::Silent => {
                p.nhsuk-heading-m { (t!(words, "ngt-silent-lede")) }
                p { (t!(words, "ngt-ready-count", ready = cover.ready, seated = cover.seated)) }
            }
            Phase::RoundRobin | Phase::Clarify => (board::wall(words, board)),
            Phase::Theme => (sorting_list(words, board)),
            Phase::Vote(_) => {
                p.nhsuk-heading-m { (t!(words, "ngt-vote-lede")) }
                p { (vote::turnout(words, board)) }
            }
            _ => {}
        }
    }
}
