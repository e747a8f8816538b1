//! What a seat sees and does in each stage.

use trellis_programme::workshops::Sitting;
use trellis_ui::{
    Button, Details, Inset, Markup, WhoCanSee,
    field::{Choice, radios, textarea},
    html,
};
use trellis_words::t;
use trellis_workshop::{Anonymity, Board, DraftCard, LeaverChoice, Own, Phase, RoundRobin, View};

use super::{Desk, board, promise, sorting, vote};

pub(super) fn of(desk: &Desk<'_>, sitting: &Sitting, view: &View) -> Markup {
    let words = desk.words;
    let (Some(board), Some(own)) = (&view.board, &view.own) else { return html! {} };
    let waits = view.cover.paused.is_some();
    html! {
        @match view.cover.phase {
            Phase::Draft | Phase::Lobby => (lobby(desk, view, board, own)),
            Phase::Intro => (intro(desk, view, own)),
            Phase::Silent if waits => (drafts(desk, own, true)),
            Phase::Silent => (silent(desk, view, own)),
            Phase::RoundRobin => (round_robin(desk, view, board, own)),
            Phase::Clarify => {
                p.nhsuk-lede-text { (t!(words, "ngt-clarify-lede")) }
                (board::clarify(desk, board, Some(own), view.cover.notice.anonymity))
            }
            Phase::Theme => {
                p.nhsuk-lede-text { (t!(words, "ngt-theme-lede")) }
                (sorting::of(desk, board, Some(own), sitting.open.now_ms / 1_000))
            }
            Phase::Vote(_) => (vote::of(desk, sitting, board, own)),
            Phase::Reveal(_) => p.nhsuk-lede-text { (t!(words, "ngt-reveal-lede")) },
            Phase::Discuss(_) => {
                p.nhsuk-lede-text { (t!(words, "ngt-discuss-lede")) }
                p { (t!(words, "ngt-again-asked", count = board.requests)) }
                (desk.button("again", Button::secondary(t!(words, "ngt-again"))))
                (board::decisions(words, board))
            }
            Phase::Closed => {
                p.nhsuk-lede-text { (t!(words, "ngt-closed-lede")) }
                (board::decisions(words, board))
            }
            Phase::Sealed => {
                p.nhsuk-lede-text { (t!(words, "ngt-sealed-lede")) }
                (board::decisions(words, board))
            }
            Phase::Aborted => p.nhsuk-lede-text { (t!(words, "ngt-aborted-lede")) },
        }
    }
}

fn lobby(desk: &Desk<'_>, view: &View, board: &Board, own: &Own) -> Markup {
    let words = desk.words;
    let small = view.cover.notice.anonymity != Anonymity::Named && view.cover.seated < 5;
    let name = board.people.get(&own.seat).map_or("", |person| person.name.as_str());
    html! {
        p.nhsuk-lede-text { (t!(words, "ngt-lobby-lede")) }
        p { (t!(words, "ngt-lobby-you", name = name)) " " (t!(words, "ngt-lobby-seated", count = view.cover.seated)) }
        @if small && !own.guess_accepted {
            (Inset::text(words, t!(words, "ngt-guess-hint")))
            (desk.button("guess", Button::secondary(t!(words, "ngt-guess-yes"))))
        }
        (WhoCanSee::new(words, promise(words, view.cover.notice.anonymity, false)).reader(t!(words, "ngt-operator")))
    }
}

fn intro(desk: &Desk<'_>, view: &View, own: &Own) -> Markup {
    let words = desk.words;
    html! {
        p.nhsuk-lede-text { (t!(words, "ngt-intro-lede")) }
        ol.nhsuk-list.nhsuk-list--number {
            @for line in [
                t!(words, "ngt-intro-write"),
                t!(words, "ngt-intro-share"),
                t!(words, "ngt-intro-clarify"),
                t!(words, "ngt-intro-vote"),
            ] { li { (line) } }
        }
        p { (promise(words, view.cover.notice.anonymity, false)) }
        @if own.ready { p { (t!(words, "ngt-intro-read")) } }
        @else { (desk.button("ready", Button::primary(t!(words, "ngt-intro-ready")))) }
    }
}

/// Under every box that somebody writes an idea into.
fn who_reads(desk: &Desk<'_>, view: &View) -> Markup {
    let words = desk.words;
    html! {
        (WhoCanSee::new(words, t!(words, "ngt-who-drafts"))
            .reader(promise(words, view.cover.notice.anonymity, true))
            .reader(t!(words, "ngt-operator"))
            .more(t!(words, "ngt-self-check")))
    }
}

fn writing(desk: &Desk<'_>, view: &View) -> Markup {
    let words = desk.words;
    html! {
        (desk.form("draft")
            .body(textarea(words, "text", t!(words, "ngt-idea")).hint(t!(words, "ngt-idea-hint")).rows(3)
                .value(desk.typed(&["draft"], "")))
            .buttons(Button::primary(t!(words, "ngt-idea-save")).once()))
        (who_reads(desk, view))
    }
}

fn silent(desk: &Desk<'_>, view: &View, own: &Own) -> Markup {
    let words = desk.words;
    html! {
        p.nhsuk-lede-text { (t!(words, "ngt-silent-lede")) }
        p { (t!(words, "ngt-ready-count", ready = view.cover.ready, seated = view.cover.seated)) }
        (writing(desk, view))
        (drafts(desk, own, false))
        @if own.ready {
            p { (t!(words, "ngt-silent-done")) }
            (desk.button("not-done", Button::secondary(t!(words, "ngt-silent-not-done"))))
        } @else {
            (desk.button("done", Button::secondary(t!(words, "ngt-silent-finish"))))
        }
        (if_gone(desk, own))
    }
}

/// What I have written. While the room rests it is only shown.
fn drafts(desk: &Desk<'_>, own: &Own, rests: bool) -> Markup {
    let words = desk.words;
    html! {
        h2 { (t!(words, "ngt-my-ideas")) }
        @if own.page.drafts.is_empty() { p { (t!(words, "ngt-my-ideas-none")) } }
        @for draft in &own.page.drafts {
            article.trellis-note {
                p.trellis-written { (draft.text.as_str()) }
                @if draft.offered { p.nhsuk-hint { (t!(words, "ngt-idea-offered")) } }
                @if !rests { (change(desk, draft)) }
            }
        }
    }
}

fn change(desk: &Desk<'_>, draft: &DraftCard) -> Markup {
    let words = desk.words;
    let about = draft.idea.to_string();
    let typed = desk.typed(&["draft"], &about);
    let text = if typed.is_empty() { draft.text.as_str() } else { typed };
    // In round-robin an idea that waits is withdrawn; in the silent stage it is only deleted.
    let drop = if desk.phase == Phase::Silent { "drop" } else { "withdraw" };
    let field = format!("text-{about}");
    html! {
        @if !draft.offered {
            (Details::new(t!(words, "ngt-idea-change"), html! {
                (desk.form("draft").hidden("about", &about).hidden("base", draft.version.to_string())
                    .body(textarea(words, "text", t!(words, "ngt-idea")).id(&field).rows(3).value(text))
                    .buttons(Button::secondary(t!(words, "ngt-idea-keep")).once()))
            }))
        }
        (desk.form(drop).hidden("about", &about)
            .buttons(Button::secondary(html! { (t!(words, "ngt-idea-drop")) span.nhsuk-u-visually-hidden { ": " (draft.text.as_str()) } }).small().once()))
    }
}

/// What becomes of my ideas if I have to go.
fn if_gone(desk: &Desk<'_>, own: &Own) -> Markup {
    let words = desk.words;
    let chosen = match own.leaver {
        Some(LeaverChoice::ShareForMe) => "share",
        Some(LeaverChoice::Withdraw) => "withdraw",
        None => "",
    };
    let choices = [
        Choice::new("share", t!(words, "ngt-if-gone-share")),
        Choice::new("withdraw", t!(words, "ngt-if-gone-withdraw")),
    ];
    html! {
        @if !own.page.drafts.is_empty() {
            (Details::new(t!(words, "ngt-if-gone"), html! {
                (desk.form("if-gone")
                    .body(radios(words, "choice", t!(words, "ngt-if-gone-ask")).choices(choices).chosen([chosen]))
                    .buttons(Button::secondary(t!(words, "ngt-save")).once()))
            }).open(own.leaver.is_none()))
        }
    }
}

fn round_robin(desk: &Desk<'_>, view: &View, board: &Board, own: &Own) -> Markup {
    let words = desk.words;
    let spoken = view.cover.notice.round_robin == RoundRobin::Spoken;
    let mine = board.lap.and_then(|lap| lap.turn) == Some(own.seat);
    if view.cover.sharing_over {
        return html! { (Inset::text(words, t!(words, "ngt-links-going"))) (board::wall(words, board)) };
    }
    html! {
        p.nhsuk-lede-text { (if spoken { t!(words, "ngt-spoken-lede") } else { t!(words, "ngt-dealt-lede") }) }
        @if board.last_call_s.is_some() { (Inset::text(words, t!(words, "ngt-last-call-seat"))) }
        @if spoken && mine && view.cover.paused.is_none() {
            h2 { (t!(words, "ngt-your-turn")) }
            @match own.page.drafts.iter().find(|draft| draft.queued) {
                Some(next) => {
                    p.trellis-written { (next.text.as_str()) }
                    (desk.button("share", Button::primary(t!(words, "ngt-share"))))
                }
                None => p { (t!(words, "ngt-your-turn-none")) },
            }
            (desk.button("pass", Button::secondary(t!(words, "ngt-pass"))))
        } @else if let Some(turn) = board.lap.and_then(|lap| lap.turn) {
            p { (t!(words, "ngt-turn-of", name = board.people.get(&turn).map_or("", |person| person.name.as_str()))) }
        }
        (board::wall(words, board))
        @if view.cover.paused.is_none() { h2 { (t!(words, "ngt-more-ideas")) } (writing(desk, view)) }
        (drafts(desk, own, view.cover.paused.is_some()))
        @if view.cover.paused.is_none() { (if_gone(desk, own)) }
        @if !own.held.is_empty() { (Inset::text(words, t!(words, "ngt-held-yours"))) }
    }
}
