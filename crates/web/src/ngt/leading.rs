//! What whoever leads says and does in each stage.

use trellis_programme::workshops::{Led, Shape};
use trellis_ui::{
    Button, Details, Form, Inset, Markup,
    field::{number, textarea},
    html,
};
use trellis_words::{Words, t};
use trellis_workshop::{Board, Cover, Phase, RoundRobin, View};

use super::{Desk, board, control::results, sorting, vote};

/// What to say at this stage.
pub(super) fn script(words: Words, phase: Phase) -> Markup {
    let says = match phase {
        Phase::Draft | Phase::Lobby => t!(words, "ngt-script-lobby"),
        Phase::Intro => t!(words, "ngt-script-intro"),
        Phase::Silent => t!(words, "ngt-script-silent"),
        Phase::RoundRobin => t!(words, "ngt-script-round-robin"),
        Phase::Clarify => t!(words, "ngt-script-clarify"),
        Phase::Theme => t!(words, "ngt-script-theme"),
        Phase::Vote(_) => t!(words, "ngt-script-vote"),
        Phase::Reveal(_) => t!(words, "ngt-script-reveal"),
        Phase::Discuss(_) => t!(words, "ngt-script-discuss"),
        Phase::Closed => t!(words, "ngt-script-close"),
        Phase::Sealed | Phase::Aborted => return html! {},
    };
    html! { h2 { (t!(words, "ngt-script")) } blockquote.nhsuk-inset-text { p { (says) } } }
}

/// A form with a reason.
fn reasoned(desk: &Desk<'_>, what: &str, about: &str, label: String, button: Button) -> Form {
    let field = if about.is_empty() { format!("why-{what}") } else { format!("why-{what}-{about}") };
    let typed = desk.typed(&[what], about);
    desk.form(what)
        .hidden("about", about)
        .body(textarea(desk.words, "text", label).id(&field).rows(2).value(typed))
        .buttons(button.once())
}

/// What there is to do in this stage.
pub(super) fn next(desk: &Desk<'_>, led: &Led, view: &View, board: &Board) -> Markup {
    let words = desk.words;
    if led.open.shape == Shape::KeyMissing {
        return html! {};
    }
    if view.cover.paused.is_some() {
        return html! { (desk.button("resume", Button::primary(t!(words, "ngt-resume")))) };
    }
    let onward = |label: String| desk.button("advance", Button::primary(label));
    let cover = &view.cover;
    html! {
        @match cover.phase {
            Phase::Draft | Phase::Lobby => {
                p { (t!(words, "ngt-lobby-seated", count = cover.seated)) " " (t!(words, "ngt-lobby-consented", count = cover.consented)) }
                @if cover.locked { (onward(t!(words, "ngt-to-intro"))) }
                @else {
                    p { (t!(words, "ngt-lock-text")) }
                    (desk.button("lock", Button::primary(t!(words, "ngt-lock"))))
                }
            }
            Phase::Intro => {
                p { (t!(words, "ngt-ready-count", ready = cover.ready, seated = cover.seated)) }
                (onward(t!(words, "ngt-to-silent")))
            }
            Phase::Silent => {
                p { (t!(words, "ngt-ready-count", ready = cover.ready, seated = cover.seated)) }
                (onward(t!(words, "ngt-to-round-robin")))
            }
            Phase::RoundRobin => (round_robin(desk, view, board)),
            Phase::Clarify => {
                (board::clarify(desk, board, None, cover.notice.anonymity))
                (onward(t!(words, "ngt-to-theme")))
                (Details::new(t!(words, "ngt-back-to-sharing"), desk.button("back", Button::secondary(t!(words, "ngt-back-to-sharing")))))
            }
            Phase::Theme => {
                (sorting::of(desk, board, None, led.open.now_ms / 1_000))
                @if board.item_set.is_some() { (onward(t!(words, "ngt-to-vote"))) }
                @else {
                    p { (t!(words, "ngt-freeze-text")) }
                    (desk.button("freeze", Button::primary(t!(words, "ngt-freeze"))))
                }
                (Details::new(t!(words, "ngt-back-to-clarify"), desk.button("back", Button::secondary(t!(words, "ngt-back-to-clarify")))))
            }
            Phase::Vote(_) => (voting(desk, board)),
            Phase::Reveal(_) => {
                (desk.button("discuss", Button::primary(t!(words, "ngt-to-discuss"))))
                (desk.button("close", Button::secondary(t!(words, "ngt-to-close"))))
            }
            Phase::Discuss(round) => (discussing(desk, cover, board, round)),
            Phase::Closed => {
                (decide(desk))
                (board::decisions(words, board))
                (seal(desk, cover, true))
            }
            Phase::Sealed => {
                (board::decisions(words, board))
                (results(desk))
            }
            Phase::Aborted => p { (t!(words, "ngt-aborted-lede")) },
        }
    }
}

fn round_robin(desk: &Desk<'_>, view: &View, board: &Board) -> Markup {
    let words = desk.words;
    if view.cover.sharing_over {
        return html! { (Inset::text(words, t!(words, "ngt-links-going"))) };
    }
    let spoken = view.cover.notice.round_robin == RoundRobin::Spoken;
    html! {
        @if let Some(lap) = board.lap {
            p { (t!(words, "ngt-lap", lap = lap.lap, heard = lap.heard, offered = lap.offered)) }
            @if let Some(turn) = lap.turn {
                p { (t!(words, "ngt-turn-of", name = board.people.get(&turn).map_or("", |person| person.name.as_str()))) }
                (Details::new(t!(words, "ngt-skip"), html! {
                    (reasoned(desk, "skip", "", t!(words, "ngt-why"), Button::secondary(t!(words, "ngt-skip"))))
                }))
            }
        }
        @if !spoken || board.lap.is_none() {
            (desk.button("deal", Button::primary(if spoken { t!(words, "ngt-open-lap") } else { t!(words, "ngt-deal") })))
        }
        (board::wall(words, board))
        @if let Some(card) = board.wall.cards().last().filter(|card| board.standing(card.idea).is_some()) {
            (board::hold(desk, card.idea))
        }
        h2 { (t!(words, "ngt-sharing-ends")) }
        @if board.last_call_s.is_none() {
            p { (t!(words, "ngt-last-call-text")) }
            (desk.button("last-call", Button::secondary(t!(words, "ngt-last-call"))))
        } @else { p { (t!(words, "ngt-last-call-made")) } }
        (desk.button("advance", Button::secondary(t!(words, "ngt-to-clarify"))))
        (Details::new(t!(words, "ngt-close-early"), html! {
            p { (t!(words, "ngt-close-early-text")) }
            (reasoned(desk, "close-early", "", t!(words, "ngt-why"), Button::warning(t!(words, "ngt-close-early"))))
        }))
    }
}

fn voting(desk: &Desk<'_>, board: &Board) -> Markup {
    let words = desk.words;
    let vote = board.vote.as_ref();
    if vote.is_some_and(|vote| vote.sealed.is_some()) {
        return html! { p { (t!(words, "ngt-counting")) } };
    }
    html! {
        p { (vote::turnout(words, board)) }
        (desk.button("close-vote", Button::primary(t!(words, "ngt-close-vote"))))
        @if vote.is_some_and(|vote| vote.called_s.is_some()) {
            p { (t!(words, "ngt-called")) }
            (Details::new(t!(words, "ngt-close-vote-without"), html! {
                p { (t!(words, "ngt-close-vote-text")) }
                (reasoned(desk, "close-vote", "", t!(words, "ngt-why"), Button::secondary(t!(words, "ngt-close-vote-without"))))
            }))
        } @else { (desk.button("call", Button::secondary(t!(words, "ngt-call")))) }
        (Details::new(t!(words, "ngt-void"), html! {
            p { (t!(words, "ngt-void-text")) }
            (reasoned(desk, "void", "", t!(words, "ngt-why"), Button::warning(t!(words, "ngt-void"))))
        }))
    }
}

fn discussing(desk: &Desk<'_>, cover: &Cover, board: &Board, round: u8) -> Markup {
    let words = desk.words;
    html! {
        p { (t!(words, "ngt-again-asked", count = board.requests)) }
        @if round < cover.notice.rounds_max {
            (desk.button("open-vote", Button::secondary(t!(words, "ngt-vote-again"))))
        }
        (decide(desk))
        (board::decisions(words, board))
        (desk.button("close", Button::primary(t!(words, "ngt-to-close"))))
    }
}

fn decide(desk: &Desk<'_>) -> Markup {
    let words = desk.words;
    html! { (reasoned(desk, "decide", "", t!(words, "ngt-decision"), Button::secondary(t!(words, "ngt-decision-save")))) }
}

/// The two seals.
pub(super) fn seal(desk: &Desk<'_>, cover: &Cover, leads: bool) -> Markup {
    let (words, (owner, lead)) = (desk.words, cover.seals);
    let given = if leads { lead } else { owner };
    let form = desk.button_to("/seal", Button::primary(t!(words, "ngt-seal")));
    let Some(form) = form.filter(|_| cover.phase == Phase::Closed) else { return html! {} };
    html! {
        h2 { (t!(words, "ngt-seal-heading")) }
        p { (t!(words, "ngt-seal-text")) }
        @if given { p { (t!(words, "ngt-seal-given")) } } @else { (form) }
    }
}

/// Who sits where, and what can be done about it.
pub(super) fn people(desk: &Desk<'_>, view: &View, board: &Board) -> Markup {
    let (words, live) = (desk.words, view.cover.phase.live());
    let left = view.desk.as_ref().map(|desk| &desk.left);
    html! {
        @if !board.people.is_empty() && live {
            h2 { (t!(words, "ngt-people")) }
            ul.nhsuk-list {
                @for (seat, person) in &board.people {
                    @let about = seat.0.to_string();
                    li {
                        (person.name.as_str())
                        @if !person.here { " – " (t!(words, "ngt-person-out")) }
                        (Details::new(html! { (t!(words, "ngt-person-more")) span.nhsuk-u-visually-hidden { ": " (person.name.as_str()) } }, html! {
                            @if person.here {
                                p { (t!(words, "ngt-person-away-text")) }
                                (desk.form("away").hidden("about", &about).buttons(Button::secondary(t!(words, "ngt-person-away")).small().once()))
                            }
                            @if left.is_some_and(|left| left.contains_key(seat)) && view.cover.phase == Phase::RoundRobin {
                                p { (t!(words, "ngt-release-text")) }
                                (desk.form("release").hidden("about", &about).buttons(Button::secondary(t!(words, "ngt-release")).small().once()))
                            }
                            (reasoned(desk, "eject", &about, t!(words, "ngt-eject-why"), Button::warning(t!(words, "ngt-eject")).small()))
                        }))
                    }
                }
            }
        }
    }
}

/// What can be done at any time.
pub(super) fn anytime(desk: &Desk<'_>, view: &View) -> Markup {
    let words = desk.words;
    let phase = view.cover.phase;
    if !phase.live() && phase != Phase::Closed {
        return html! {};
    }
    html! {
        (Details::new(t!(words, "ngt-anytime"), html! {
            @if phase.live() && view.cover.paused.is_none() {
                (desk.button("pause", Button::secondary(t!(words, "ngt-pause"))))
                (desk.form("extend")
                    .body(number(words, "minutes", t!(words, "ngt-extend")).width(3))
                    .buttons(Button::secondary(t!(words, "ngt-extend-save")).once()))
            }
            @if phase.live() {
                (reasoned(desk, "deviate", "", t!(words, "ngt-deviate"), Button::secondary(t!(words, "ngt-save"))))
            }
            (reasoned(desk, "abort", "", t!(words, "ngt-abort-why"), Button::warning(t!(words, "ngt-abort"))))
        }))
    }
}
