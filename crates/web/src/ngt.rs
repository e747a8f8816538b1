//! Workshops: a room is opened and led, people take seats by a code, and everybody sees one stage at a time. Every page is
//! made of what the machine lets its viewer see, so that nothing hidden is ever sent.

use axum::http::StatusCode;
use trellis_programme::workshops::{Open, Shape};
use trellis_ui::{Button, Errors, Form, Inset, Markup, buttons, html};
use trellis_words::{Words, t};
use trellis_workshop::{Anonymity, Cover, Phase, Reject, Viewer, WorkshopId};

use crate::{page::Page, routes, routes::Route, site::Site, visitor::SignedIn};

mod board;
mod control;
mod door;
mod handing_out;
mod leading;
mod live;
mod new;
mod refused;
mod results;
mod screen;
mod seat;
mod sent;
mod sorting;
mod stages;
mod table;
mod vote;

pub use live::Rooms;
use sent::Sending;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/ngt" "ngt" Two Coordinator Read => new::list;
    GET "/ngt/new" "ngt-new" Two Coordinator Read => new::begin;
    POST "/ngt/new" "ngt-new" Two Coordinator Write => new::open;
    GET "/ngt/join" "ngt-join" Public Public Join => door::show;
    POST "/ngt/join" "ngt-join" Public Public Join => door::find;
    POST "/ngt/{id}/seats" "ngt-join" Public Public Join => door::join;
    GET "/ngt/{id}" "ngt-seat" Public Public Seat => seat::show;
    POST "/ngt/{id}" "ngt-seat" Public Public Seat => seat::say;
    GET "/ngt/{id}/control" "ngt-control" Two Coordinator Read => control::show;
    POST "/ngt/{id}/control" "ngt-control" Two Coordinator Write => control::say;
    POST "/ngt/{id}/lead" "ngt-control" Two Coordinator Write => control::take;
    POST "/ngt/{id}/seal" "ngt-control" Two Coordinator Write => control::seal;
    GET "/ngt/{id}/screen" "ngt-screen" Two Coordinator Read => screen::show;
    GET "/ngt/{id}/events" "ngt-events" Public Public Seat => live::seat;
    GET "/ngt/{id}/control/events" "ngt-events" Two Coordinator Read => live::control;
    GET "/ngt/{id}/screen/events" "ngt-events" Two Coordinator Read => live::screen;
    GET "/ngt/{id}/results" "ngt-results" Two Coordinator Read => results::show;
    GET "/ngt/{id}/export" "ngt-export" Two Coordinator Read => handing_out::show;
    POST "/ngt/{id}/export" "ngt-export" Two Coordinator Export => handing_out::take;
];

/// Where the pages of a room are.
fn path(id: WorkshopId, below: &str) -> String {
    format!("/ngt/{id}{below}")
}

/// Who has the page before them, and where its forms lead.
#[derive(Clone, Copy)]
struct Desk<'a> {
    words: Words,
    site: &'a Site,
    id: WorkshopId,
    /// Whoever leads the room; none for a seat.
    lead: Option<&'a SignedIn>,
    phase: Phase,
    /// What was sent and refused, so that nothing typed is lost.
    typed: Option<&'a Sending>,
}

impl Desk<'_> {
    /// A form of one command. The command is a hidden field, or the button that is pressed where `what` is empty.
    fn form(&self, what: &str) -> Form {
        let form = match self.lead {
            Some(who) => who.form(self.site, path(self.id, "/control")),
            None => Form::post(path(self.id, ""), ""),
        };
        let form = form.hidden("sending", self.site.form_key()).hidden("phase", self.phase.to_string());
        if what.is_empty() { form } else { form.hidden("do", what) }
    }

    /// One button that says everything.
    fn button(&self, what: &str, button: Button) -> Form {
        self.form(what).buttons(button.once())
    }

    /// One button of whoever runs the programme, at an address of its own.
    fn button_to(&self, below: &str, button: Button) -> Option<Form> {
        let form = self.lead?.form(self.site, path(self.id, below));
        let form = form.hidden("sending", self.site.form_key()).hidden("phase", self.phase.to_string());
        Some(form.buttons(button.once()))
    }

    /// What was typed into a form of these commands about this thing, if it was refused.
    fn typed(&self, whats: &[&str], about: &str) -> &str {
        let same = |sent: &&Sending| whats.contains(&sent.text("do")) && sent.text("about") == about;
        self.typed.filter(same).map_or("", |sent| sent.text("text"))
    }
}

/// What a stage is called.
fn stage(words: Words, phase: Phase) -> String {
    let code = phase.to_string();
    let name = code.split('.').next().unwrap_or_default();
    match phase {
        Phase::Draft | Phase::Lobby => t!(words, "ngt-stage-lobby"),
        Phase::Vote(round) => t!(words, "ngt-stage-vote", round = words.number(round)),
        Phase::Reveal(round) => t!(words, "ngt-stage-reveal", round = words.number(round)),
        Phase::Discuss(round) => t!(words, "ngt-stage-discuss", round = words.number(round)),
        _ => words.say(&format!("ngt-stage-{}", name.replace('_', "-")), None),
    }
}

/// How many seconds the stage is planned to take yet; none where time does not matter.
fn left(open: &Open, cover: &Cover) -> Option<u64> {
    let agenda = cover.notice.agenda;
    let planned = match cover.phase {
        Phase::Intro => agenda.intro,
        Phase::Silent => agenda.silent,
        Phase::RoundRobin => agenda.round_robin,
        Phase::Clarify => agenda.clarify,
        Phase::Theme => agenda.theme,
        Phase::Vote(1) => agenda.vote,
        Phase::Vote(_) => agenda.second_vote,
        Phase::Reveal(_) | Phase::Discuss(_) => agenda.discuss,
        _ => return None,
    };
    let ends = cover.since_s + u64::from(planned) * 60 + u64::from(cover.extended_s);
    Some(ends.saturating_sub(open.now_ms / 1_000))
}

/// How long the stage is planned to take yet, in words; nothing where time does not matter.
fn time(words: Words, open: &Open, cover: &Cover) -> Markup {
    let Some(left) = left(open, cover) else { return html! {} };
    let minutes = usize::try_from(left.div_ceil(60)).unwrap_or_default();
    html! {
        p.nhsuk-hint {
            @if minutes > 0 { (t!(words, "ngt-time-left", time = words.minutes(minutes))) } @else { (t!(words, "ngt-time-over")) }
        }
    }
}

/// What the page's script needs: where it hears that there is something new, what the page shows, and what to say of it. A
/// page that shows minutes is old when the next one begins.
fn live(words: Words, open: &Open, viewer: &Viewer, below: &str) -> Markup {
    let cover = open.view(viewer).cover;
    let again =
        left(open, &cover).filter(|left| *left > 0 && cover.paused.is_none()).map(|left| (left - 1) % 60 + 1);
    html! {
        div #room-live data-live=(path(open.room.id, below)) data-seen=(open.seen_by(viewer)) data-again=[again]
            data-says=(stage(words, cover.phase)) data-new=(t!(words, "ngt-live-new")) data-read=(t!(words, "ngt-read-new"))
            data-lost=(t!(words, "ngt-live-lost")) data-unsent=(t!(words, "ngt-live-unsent")) {}
    }
}

/// Who can be known as an author, and for how long, in a sentence or two.
fn promise(words: Words, anonymity: Anonymity, sharing: bool) -> String {
    match (anonymity, sharing) {
        (Anonymity::Named, _) => t!(words, "ngt-promise-named"),
        (_, true) => t!(words, "ngt-promise-unlinked-writing"),
        (_, false) => t!(words, "ngt-promise-unlinked"),
    }
}

/// What stands over every page of a room that cannot go on as it is.
fn rests(words: Words, open: &Open, cover: &Cover) -> Markup {
    html! {
        @if open.shape == Shape::KeyMissing { (Inset::text(words, t!(words, "ngt-key-missing"))) }
        @else if let Some(why) = cover.paused {
            (Inset::text(words, match why {
                trellis_workshop::PauseReason::Restart => t!(words, "ngt-paused-restart"),
                _ => t!(words, "ngt-paused"),
            }))
        }
    }
}

/// "Read what is new": the page again, without its query. Where the page reads it by itself, it is not shown.
fn read_new(words: Words, to: String) -> Markup {
    html! { div.trellis-room-read { (buttons(Button::secondary(t!(words, "ngt-read-new")).link(to))) } }
}

/// The page of a refused command: the reason on top, what was typed still there.
fn refused(page: Page, reject: Option<Reject>) -> Page {
    match reject {
        None => page,
        Some(reject) => {
            let status = StatusCode::from_u16(reject.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Page { status, ..page }
        }
    }
}

/// What is being sorted, as the shared screen shows it.
fn sorting_list(words: Words, board: &trellis_workshop::Board) -> Markup {
    html! {
        h2 { (t!(words, "ngt-items", count = board.items.len())) }
        ul.nhsuk-list.nhsuk-list--bullet {
            @for item in board.items.values() {
                @let theme = item.theme.and_then(|theme| board.themes.get(&theme)?.name.as_ref());
                li {
                    (board::said(words, board.words(item.label).map(trellis_workshop::Text::as_str)))
                    @if let Some(theme) = theme { " – " strong { (theme.as_str()) } }
                }
            }
        }
    }
}

/// The reason as the summary of the page.
fn errors(words: Words, reject: Option<Reject>, field: &str) -> Errors {
    let mut errors = Errors::new();
    if let Some(reject) = reject {
        errors.add(field, refused::sentence(words, reject));
    }
    errors
}
