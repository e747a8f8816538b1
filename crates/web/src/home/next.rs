//! The one card of a home page. Waiting always says who acts next, by when, and how to stop.

use jiff::{Timestamp, tz::TimeZone};
use trellis_domain::{application, day, hat::Hat, next_step::Next};
use trellis_programme::{duties::LONG_WAIT, homes::Home};
use trellis_ui::{Markup, NextStep, html};
use trellis_words::{Words, t};

/// The next step of whoever takes part.
pub fn next(words: Words, home: &Home, now: Timestamp) -> NextStep {
    let step = |heading: String, text: String| NextStep::new(words, heading, text);
    match home.next {
        Next::GoOnStarting => step(t!(words, "home-next-start"), t!(words, "home-next-start-text"))
            .link(t!(words, "home-next-start-link"), start(home)),
        Next::Train => step(t!(words, "home-next-train"), t!(words, "home-next-train-text"))
            .link(t!(words, "home-next-train-link"), "/training"),
        Next::Resume => step(t!(words, "home-next-paused"), t!(words, "home-next-paused-text")).link(
            t!(words, "home-next-paused-link"),
            if home.hat.gives() { "/mentor/capacity" } else { "/me/leave" },
        ),
        Next::WaitForDecision => waits_for_decision(words, home, now),
        Next::WaitForMatch => waits_for_match(words, home, now),
        Next::LookBack => step(t!(words, "home-next-back"), t!(words, "home-next-back-text"))
            .link(t!(words, "home-next-back-link"), "/me/data"),
        Next::Nothing => step(t!(words, "home-next-nothing"), t!(words, "home-next-nothing-text"))
            .link(nothing_label(words, home), nothing(home)),
        Next::WaitForAnswer(..)
        | Next::WaitForOther(..)
        | Next::WaitForChoice(..)
        | Next::WaitForResting(_) => waits_for_pair(words, home, now),
        Next::AnswerCircle(..)
        | Next::AgreeRules(_)
        | Next::TellSession(_)
        | Next::SetSession(_)
        | Next::DecideCircle(_)
        | Next::MeetCircle(..)
        | Next::WaitForCircle(_) => of_a_circle(words, home),
        _ => of_a_pair(words, home),
    }
}

/// Something to do in one of the circles, or something that comes.
fn of_a_circle(words: Words, home: &Home) -> NextStep {
    let step = |heading: String, text: String| NextStep::new(words, heading, text);
    let see = t!(words, "home-next-circle-link");
    match home.next {
        Next::AnswerCircle(circle, by) => {
            step(t!(words, "home-next-place"), t!(words, "home-next-place-text", date = words.date_of(by)))
                .link(t!(words, "home-next-place-link"), format!("/circle/{circle}"))
        }
        Next::AgreeRules(circle) => step(t!(words, "home-next-rules"), t!(words, "home-next-rules-text"))
            .link(t!(words, "home-next-rules-link"), format!("/circle/{circle}/rules")),
        Next::TellSession(circle) => step(t!(words, "home-next-tell"), t!(words, "home-next-tell-text"))
            .link(t!(words, "home-next-tell-link"), format!("/circles/{circle}/sessions")),
        Next::SetSession(circle) => step(t!(words, "home-next-session"), t!(words, "home-next-session-text"))
            .link(t!(words, "home-next-session-link"), format!("/circles/{circle}/sessions")),
        Next::DecideCircle(circle) => step(t!(words, "home-next-decide"), t!(words, "home-next-decide-text"))
            .link(t!(words, "home-next-decide-link"), format!("/circles/{circle}/sessions")),
        Next::MeetCircle(circle, at) => {
            let text = t!(words, "home-next-circle-meets-text", moment = words.moment(at));
            step(t!(words, "home-next-circle-meets"), text).link(see, format!("/circle/{circle}"))
        }
        Next::WaitForCircle(circle) => {
            step(t!(words, "home-next-circle-waits"), t!(words, "home-next-circle-waits-text"))
                .link(see, format!("/circle/{circle}"))
        }
        _ => step(t!(words, "home-next-circle-waits"), t!(words, "home-next-circle-waits-text"))
            .link(see, "/circles"),
    }
}

/// Something to do in one of the pairs.
fn of_a_pair(words: Words, home: &Home) -> NextStep {
    let step = |heading: String, text: String| NextStep::new(words, heading, text);
    let by = |by: Option<Timestamp>| by.map(|by| words.date_of(by));
    match home.next {
        Next::ChooseHowToGoOn(pair, until) => step(
            t!(words, "home-next-onward"),
            by(until).map_or_else(
                || t!(words, "home-next-onward-text"),
                |date| t!(words, "home-next-onward-by", date = date),
            ),
        )
        .link(t!(words, "home-next-onward-link"), format!("/pairs/{pair}/hand-over")),
        Next::AnswerRequest(pair, until) => step(
            t!(words, "home-next-request"),
            by(until).map_or_else(
                || t!(words, "home-next-request-text"),
                |date| t!(words, "home-next-request-by", date = date),
            ),
        )
        .link(t!(words, "home-next-request-link"), format!("/requests/{pair}")),
        Next::AnswerProposal(_, until) => step(
            t!(words, "home-next-proposal"),
            by(until).map_or_else(
                || t!(words, "home-next-proposal-text"),
                |date| t!(words, "home-next-proposal-by", date = date),
            ),
        )
        .link(t!(words, "home-next-proposal-link"), "/matches"),
        Next::TalkFirst(pair) => step(t!(words, "home-next-talk"), t!(words, "home-next-talk-text"))
            .link(t!(words, "home-next-talk-link"), format!("/pairs/{pair}/chemistry")),
        Next::Sign(pair) => step(t!(words, "home-next-sign"), t!(words, "home-next-sign-text"))
            .link(t!(words, "home-next-sign-link"), format!("/pairs/{pair}/agreement")),
        Next::FindTime(pair) => step(t!(words, "home-next-time"), t!(words, "home-next-time-text"))
            .link(t!(words, "home-next-time-link"), format!("/pairs/{pair}/meet")),
        Next::Prepare(pair, at) => step(
            t!(words, "home-next-prepare"),
            t!(words, "home-next-prepare-text", moment = words.moment(at)),
        )
        .link(t!(words, "home-next-prepare-link"), format!("/pairs/{pair}/prep")),
        _ => step(t!(words, "home-next-choose"), t!(words, "home-next-choose-text"))
            .link(t!(words, "home-next-choose-link"), "/matches"),
    }
}

/// The other one acts next.
fn waits_for_pair(words: Words, home: &Home, now: Timestamp) -> NextStep {
    let step = |heading: String, text: String| NextStep::new(words, heading, text);
    let see = t!(words, "home-next-wait-link");
    match home.next {
        Next::WaitForAnswer(pair, by) => {
            let text = match by.map(|by| words.date_of(by)) {
                Some(date) if home.hat.gives() => t!(words, "home-next-wait-giver", date = date),
                Some(date) => t!(words, "home-next-wait-by", date = date),
                None => t!(words, "home-next-wait-text"),
            };
            let to = if home.hat.gives() { format!("/requests/{pair}") } else { "/matches".to_owned() };
            step(t!(words, "home-next-wait"), text).link(see, to)
        }
        Next::WaitForOther(pair, by) => {
            let text = if by > now {
                t!(words, "home-next-other-text", date = words.date_of(by))
            } else {
                t!(words, "home-next-other-late")
            };
            step(t!(words, "home-next-wait"), text).link(see, format!("/pairs/{pair}"))
        }
        Next::WaitForChoice(_, by) => {
            let text = by.map_or_else(
                || t!(words, "home-next-leaving-text"),
                |by| t!(words, "home-next-leaving-by", date = words.date_of(by)),
            );
            let to = format!("/me/leave/{}", home.participation);
            return step(t!(words, "home-next-leaving"), text).link(t!(words, "home-next-leaving-link"), to);
        }
        Next::WaitForResting(pair) => {
            step(t!(words, "home-next-resting"), t!(words, "home-next-resting-text"))
                .link(t!(words, "home-next-resting-link"), format!("/pairs/{pair}"))
        }
        _ => step(t!(words, "home-next-wait"), t!(words, "home-next-wait-text")).link(see, "/me"),
    }
    .after(how_to_stop(words, t!(words, "home-next-wait-after")))
}

fn how_to_stop(words: Words, text: String) -> Markup {
    html! { (text) " " a href="/me/leave" { (t!(words, "home-leave")) } }
}

fn waits_for_decision(words: Words, home: &Home, now: Timestamp) -> NextStep {
    let by = application::answer_by(home.moved_at.to_zoned(TimeZone::UTC).date());
    let text = if by < day::of(now) {
        t!(words, "home-next-decision-late", date = words.date(by))
    } else {
        t!(words, "home-next-decision-text", date = words.date(by))
    };
    NextStep::new(words, t!(words, "home-next-decision"), text)
        .link(t!(words, "home-next-decision-link"), "/training")
        .after(how_to_stop(words, t!(words, "home-next-wait-after")))
}

fn waits_for_match(words: Words, home: &Home, now: Timestamp) -> NextStep {
    if home.hat == Hat::Facilitator {
        return NextStep::new(words, t!(words, "home-next-lead"), t!(words, "home-next-lead-text"))
            .link(t!(words, "home-next-match-room"), "/mentor/capacity")
            .after(how_to_stop(words, t!(words, "home-next-wait-after")));
    }
    let by = (home.match_by >= day::of(now)).then(|| words.date(home.match_by));
    let long = home.queued_at.filter(|since| (day::of(now) - day::of(*since)).get_days() > LONG_WAIT);
    let circle = long.filter(|_| !home.wants.contains(&Hat::Facilitator));
    let text = match (circle, home.queued_at.map(|since| words.date_of(since)), by) {
        (Some(since), ..) => t!(words, "home-next-match-long", since = words.date_of(since)),
        (None, Some(since), Some(date)) => t!(words, "home-next-match-since", date = date, since = since),
        (None, Some(since), None) => t!(words, "home-next-match-unknown-since", since = since),
        (None, None, Some(date)) => t!(words, "home-next-match-text", date = date),
        (None, None, None) => t!(words, "home-next-match-unknown"),
    };
    let (label, to) = if home.hat.gives() {
        (t!(words, "home-next-match-room"), "/mentor/capacity")
    } else if circle.is_some() {
        (t!(words, "home-next-match-circle"), "/circles")
    } else {
        (t!(words, "home-next-match-link"), "/matches")
    };
    NextStep::new(words, t!(words, "home-next-match"), text)
        .link(label, to)
        .after(how_to_stop(words, t!(words, "home-next-match-after")))
}

fn nothing(home: &Home) -> &'static str {
    match (home.state.open(), home.hat.gives()) {
        (false, _) => "/me",
        (true, true) => "/mentor/capacity",
        (true, false) => "/people",
    }
}

fn nothing_label(words: Words, home: &Home) -> String {
    match (home.state.open(), home.hat.gives()) {
        (false, _) => t!(words, "home-next-over-link"),
        (true, true) => t!(words, "home-next-match-room"),
        (true, false) => t!(words, "home-my-people"),
    }
}

fn start(home: &Home) -> String {
    if home.hat.gives() { format!("/{}/start", home.hat.code()) } else { "/start".to_owned() }
}
