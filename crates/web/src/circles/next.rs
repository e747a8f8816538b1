//! The page of a circle for those in it: what comes next, who is there, the sessions, the way out.

use jiff::Timestamp;
use trellis_domain::circle::CircleState;
use trellis_programme::circles::{Seat, Seen, Session, mergers::Between};
use trellis_ui::{Button, Markup, Tag, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use super::{facts, mergers, note, state_name};
use crate::site::Site;

/// Heading and body.
pub fn inside(words: Words, site: &Site, seen: &Seen, between: &Between) -> (String, Markup) {
    let heading = heading(words, seen);
    let state = seen.circle.state;
    let body = html! {
        h2 { (seen.circle.name) " " (Tag::new(state_name(words, state))) }
        @if let Some(asked) = mergers::asked(words, seen, between) { (asked) }
        @else { (next(words, site.now(), seen)) @if let Some(sentence) = mergers::after(words, seen, between) { p { (sentence) } } }
        (people(words, seen))
        h2 { (t!(words, "circles-facts")) }
        (facts(words, &seen.circle, &seen.leaders))
        (links(words, seen))
        p { (t!(words, "circles-talk")) " " a href="/speak-up" { (t!(words, "circles-speak")) } }
        @if state != CircleState::Closed {
            p { a href={ "/circle/" (seen.circle.id) "/leaving" } { (t!(words, "circles-leave")) } }
        }
        @if seen.leads() && !matches!(state, CircleState::Forming | CircleState::Closed) {
            p { a href={ "/circles/" (seen.circle.id) "/concern" } { (t!(words, "support-concern-link")) } }
            p { a href={ "/circles/" (seen.circle.id) "/ending" } { (t!(words, "circles-end")) } }
        }
        (WhoCanSee::new(words, t!(words, "circles-who"))
            .reader(t!(words, "circles-who-names"))
            .reader(t!(words, "circles-who-coordinator"))
            .reader(t!(words, "circles-who-number"))
            .reader(t!(words, "circles-who-managers")))
    };
    (heading, body)
}

fn heading(words: Words, seen: &Seen) -> String {
    use CircleState::*;
    match seen.circle.state {
        Forming | Offered => t!(words, "circles-comes"),
        Contracting | Running if seen.rules_wait() => t!(words, "circles-agree-first"),
        Contracting => t!(words, "circles-write-first"),
        Running => t!(words, "circles-meets"),
        Merging => t!(words, "circles-looks"),
        Deciding => t!(words, "circles-decides"),
        Alumni => t!(words, "circles-done"),
        Closed => t!(words, "circles-over"),
    }
}

/// Who acts next, with the one primary button.
fn next(words: Words, now: Timestamp, seen: &Seen) -> Markup {
    use CircleState::*;
    let id = seen.circle.id;
    let rules = || Some((t!(words, "circles-to-rules"), format!("/circle/{id}/rules")));
    let sessions = || Some((t!(words, "circles-to-sessions"), format!("/circles/{id}/sessions")));
    let planned = seen.planned();
    let date = |session: &Session| words.moment_with_zone(session.starts_at);
    let meets = matches!(seen.circle.state, Contracting | Running);
    let (sentence, to) = match (seen.circle.state, planned) {
        (Forming, _) => (t!(words, "circles-next-forming"), None),
        (Offered, _) => (t!(words, "circles-next-offered"), None),
        (Contracting, _) if seen.circle.rules == 0 => (t!(words, "circles-next-write"), rules()),
        _ if meets && seen.rules_wait() => (t!(words, "circles-next-agree"), rules()),
        (_, Some(session)) if meets && seen.leads() && session.starts_at <= now => {
            (t!(words, "circles-next-tell", moment = date(session)), sessions())
        }
        (_, None) if meets && seen.leads() => (t!(words, "circles-next-set"), sessions()),
        (_, Some(session)) if meets && session.starts_at > now => {
            (t!(words, "circles-next-session", moment = date(session)), None)
        }
        (Contracting, _) => (t!(words, "circles-next-others"), rules()),
        (Running, _) => (t!(words, "circles-next-date"), None),
        (Merging, _) => (t!(words, "circles-next-merging"), None),
        (Deciding, _) if seen.leads() => (t!(words, "circles-next-deciding-leader"), sessions()),
        (Deciding, _) => (t!(words, "circles-next-deciding"), None),
        (Alumni, _) => (t!(words, "circles-next-alumni"), None),
        (Closed, _) => (t!(words, "circles-next-closed"), None),
    };
    html! {
        (note(words, sentence))
        @if let Some((label, href)) = to { (buttons(Button::primary(label).link(href))) }
    }
}

fn people(words: Words, seen: &Seen) -> Markup {
    let list = |seats: &[Seat]| {
        html! {
            ul.nhsuk-list.nhsuk-list--bullet {
                @for seat in seats {
                    li {
                        (seat.called())
                        @if seat.person == seen.me.person { " " (t!(words, "circles-you")) }
                    }
                }
            }
        }
    };
    html! {
        h2 { (t!(words, "circles-people")) }
        @if seen.members.is_empty() { p { (t!(words, "circles-people-none")) } } @else { (list(&seen.members)) }
        @if !seen.leaders.is_empty() { h3 { (t!(words, "circles-leaders")) } (list(&seen.leaders)) }
    }
}

fn links(words: Words, seen: &Seen) -> Markup {
    use CircleState::*;
    let id = seen.circle.id;
    let state = seen.circle.state;
    let rules = matches!(state, Contracting | Running | Merging | Deciding | Alumni);
    let runs = seen.leads() && matches!(state, Offered | Contracting | Running | Merging | Deciding);
    html! {
        ul.nhsuk-list {
            @if rules { li { a href={ "/circle/" (id) "/rules" } { (t!(words, "circles-rules")) } } }
            @if runs {
                li { a href={ "/circles/" (id) "/run" } { (t!(words, "circles-run")) } }
                li { a href={ "/circles/" (id) "/sessions" } { (t!(words, "circles-sessions")) } }
            } @else {
                li { a href="/guides/circle-session" { (t!(words, "circles-how")) } }
            }
        }
    }
}
