//! Where a pair stands: its dates, its meetings, and the ways to its pages.

use trellis_domain::{
    ask::can_begin,
    hat::Hat,
    pair::{Kind, PairState, Side},
};
use trellis_programme::pairs::Seen;
use trellis_ui::{Answer as Line, CheckAnswers, Markup, html};
use trellis_words::{Words, t};

use crate::{exceptions, site::Site, visitor::SignedIn};

/// Dates and meetings, and the ways to the pages of the two; `both` where there is something to ask or to read about being
/// mentor and sponsor at once.
pub(super) fn facts(words: Words, site: &Site, who: &SignedIn, seen: &Seen, both: bool) -> Markup {
    let to = |page: &str| format!("/pairs/{}/{page}", seen.pair.id);
    let next = seen.next_meeting(site.now());
    let next_text = next
        .and_then(|meeting| meeting.starts_at)
        .map_or_else(|| t!(words, "pairs-nothing-booked"), |at| words.moment_with_zone(at));
    let signed = seen.signed(Side::Mentee) && seen.signed(Side::Giver);
    let agreement = if seen.agreement_waits() {
        t!(words, "agreement-waits-short")
    } else if signed || seen.pair.state != PairState::Contracting {
        t!(words, "pairs-agreement-signed")
    } else {
        t!(words, "pairs-agreement-open")
    };
    let date = |day: Option<jiff::civil::Date>| day.map(|day| words.date(day));
    let mut lines = Vec::new();
    lines.extend(date(seen.pair.started_on).map(|day| Line::new(t!(words, "pairs-since"), day)));
    lines.extend(date(seen.pair.planned_end).map(|day| Line::new(t!(words, "pairs-until"), day)));
    lines.push(Line::new(t!(words, "pairs-met"), words.number(seen.held())));
    lines.push(Line::new(t!(words, "pairs-next-meeting"), next_text));
    let agreeing = seen.pair.state != PairState::Chemistry;
    if agreeing {
        lines.push(Line::new(t!(words, "pairs-agreement-line"), agreement));
    }
    html! {
        h2 { (t!(words, "pairs-facts")) }
        (CheckAnswers::new(words, lines))
        ul.nhsuk-list {
            @if seen.pair.state != PairState::Paused {
                li { a href=(to("meet")) { (t!(words, "pairs-to-times")) } }
                @if seen.held() == 0 { li { a href=(to("opener")) { (t!(words, "openers-link")) } } }
                li { a href=(to("prep")) { (t!(words, "pairs-to-prepare")) } }
            }
            @if seen.to_confirm(site.now()).is_some() {
                li { a href=(to("after")) { (t!(words, "pairs-to-after")) } }
            }
            @if agreeing { li { a href=(to("notes")) { (t!(words, "notes-link")) } } }
            @if agreeing && seen.pair.kind == Kind::Sponsor {
                // These pages stand behind the hat that is worn.
                @match who.role.hat() {
                    Some(Hat::Mentee) => li { a href="/opportunities" { (t!(words, "opportunities-link")) } },
                    Some(Hat::Sponsor) => li { a href="/sponsor/this-month" { (t!(words, "sponsorships-month")) } },
                    _ => {},
                }
            }
            // Asking stands behind the hat that is worn too.
            @if both && who.role.hat() == Some(Hat::Mentee) {
                li { a href=(exceptions::path(seen.pair.id)) {
                    (t!(words, "exceptions-pair-link", name = seen.other.name(), kind = seen.pair.kind.code()))
                } }
            }
            @if agreeing { li { a href=(to("needs")) { @match seen.side {
                Side::Mentee => (t!(words, "helpers-link-mine")),
                Side::Giver => (t!(words, "helpers-link-theirs")),
            } } } }
            @if seen.pair.kind == Kind::Ally && can_begin(seen.pair.state) { @match seen.side {
                Side::Mentee => li { a href=(to("asks")) { (t!(words, "asks-link")) } },
                Side::Giver => li { a href="/ally/asks" { (t!(words, "beside-asks")) } },
            } }
            @if agreeing { li { a href=(to("agreement")) { (t!(words, "pairs-agreement-read")) } } }
        }
    }
}
