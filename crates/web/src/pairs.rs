//! The pages of a pair: first talk and where it stands; preparing and ending are in the files beside.

mod ending;
mod facts;
mod prep;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;
use serde::Deserialize;
use trellis_domain::{
    id::{PairId, kind},
    meeting::MeetingState,
    pair::{PairState, QUIET_AFTER, Side},
    permission::Action,
    review::Review,
};
use trellis_programme::{
    Meeting,
    exceptions::{self, Stands},
    goals::{self, Goals},
    notes,
    pairs::{self, Seen},
    reviews,
};
use trellis_ui::{
    Banner, Button, Details, Errors, Inset, Markup, Tag, WhoCanSee, buttons,
    field::{Choice, radios},
    html, raw,
};
use trellis_words::{Words, content, t};

use crate::{
    act,
    form::Protected,
    home::state_name,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}" "pair" One Wearing Read => show;
    GET "/pairs/{id}/chemistry" "chemistry" One Wearing Read => first_talk;
    POST "/pairs/{id}/chemistry" "chemistry" One Wearing Write => answer;
    GET "/pairs/{id}/prep" "prep" One Wearing Read => prep::prep;
    GET "/pairs/{id}/ending" "ending" One Wearing Read => ending::ending;
    POST "/pairs/{id}/ending" "ending" One Wearing Write => ending::end;
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Talked {
    #[serde(default)]
    answer: String,
}

async fn first_talk(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    talk_page(&site, &who, id, &Errors::new()).await
}

async fn talk_page(site: &Site, who: &SignedIn, id: PairId, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let seen = pairs::read(&mut act, id, Action::ReadChemistry).await?;
    let heading = t!(words, "pairs-talk");
    let opener = content::page("opener", words.language());
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "pairs-talk-lede", name = seen.other.name())) }
        (when(words, site, &seen))
        p { a href={ "/pairs/" (id) "/opener" } { (t!(words, "openers-link")) } }
        (Details::new(t!(words, "pairs-talk-prompts"), raw::shipped(opener)))
        @if seen.answered { (Inset::text(words, t!(words, "pairs-talk-answered"))) }
        @else { (yes_or_no(words, site, who, id, errors)) }
    };
    let page = Page::new(heading, body).back("/home").with_exit();
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

/// When the first talk is, or how to find a time for it.
fn when(words: Words, site: &Site, seen: &Seen) -> Markup {
    let meet = format!("/pairs/{}/meet", seen.pair.id);
    html! {
        @if let Some(at) = seen.next_meeting(site.now()).and_then(|meeting| meeting.starts_at) {
            p { (t!(words, "pairs-talk-when", moment = words.moment_with_zone(at))) }
            p { a href=(meet) { (t!(words, "pairs-to-times")) } }
        } @else if seen.offered().is_some() {
            p { (t!(words, "pairs-talk-offered")) " " a href=(meet) { (t!(words, "pairs-talk-see-times")) } }
        } @else {
            (buttons(Button::secondary(t!(words, "pairs-talk-find")).link(meet)))
        }
    }
}

fn yes_or_no(words: Words, site: &Site, who: &SignedIn, id: PairId, errors: &Errors) -> Markup {
    let field = radios(words, "answer", t!(words, "pairs-talk-answer"))
        .hint(t!(words, "pairs-talk-answer-hint"))
        .choice(Choice::new("yes", t!(words, "pairs-talk-yes")))
        .choice(Choice::new("no", t!(words, "pairs-talk-no")))
        .errors(errors);
    let form = who.form(site, format!("/pairs/{id}/chemistry")).body(field);
    html! { (form.submit(t!(words, "pairs-talk-send"))) }
}

async fn answer(
    State(site): State<Site>,
    who: SignedIn,
    PathId(id): PathId<kind::Pair>,
    form: Protected<Talked>,
) -> Answer<Response> {
    let yes = match form.fields.answer.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let mut errors = Errors::new();
            errors.add("answer", t!(who.words(), "pairs-talk-choose"));
            return Ok(talk_page(&site, &who, id, &errors).await?.into_response());
        }
    };
    let see = act!(site, who, form, act => {
        let state = pairs::answer_first_talk(&mut act, id, yes).await?;
        let chemistry = state == PairState::Chemistry;
        Ok(See(if chemistry { format!("/pairs/{id}/chemistry") } else { format!("/pairs/{id}") }))
    })?;
    Ok(see.into_response())
}

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let seen = pairs::read(&mut act, id, Action::ReadPair).await?;
    let goals = match seen.pair.state {
        PairState::Chemistry | PairState::NotThisTime => None,
        _ => Some(goals::list(&mut act, id).await?),
    };
    let both = seen.side == Side::Mentee
        && seen.pair.state.holds_place()
        && exceptions::read(&mut act, id).await?.stands != Stands::Nothing;
    let review = match Review::of(seen.pair.state) {
        None => None,
        Some(_) => Some(reviews::read(&mut act, id).await?),
    };
    let wrote = seen.pair.state == PairState::NotThisTime && notes::wrote_alone(&mut act, id).await?;
    let both_stay = review.as_ref().is_some_and(|review| review.address.is_some());
    let state = seen.pair.state.for_the_two(both_stay);
    let heading = heading(words, &site, &seen, state);
    let body = html! {
        @if unsigned_while_meeting(&seen) { (Banner::new(words, t!(words, "pairs-banner"))) }
        @else if seen.agreement_waits() { (Banner::new(words, t!(words, "agreement-waits"))) }
        h1 { (heading) }
        @match state {
            PairState::Redefined => (parted(words, &seen, t!(words, "pairs-redefined-text"), kept(words, goals.as_ref(), review.as_ref()))),
            PairState::NotThisTime => (parted(words, &seen, t!(words, "pairs-parted-text"), own_notes(words, id, wrote))),
            PairState::EndedNoFault => (parted(words, &seen, t!(words, "pairs-over-text"), kept(words, goals.as_ref(), review.as_ref()))),
            PairState::Closed => (parted(words, &seen, t!(words, "pairs-closed-text"), kept(words, goals.as_ref(), review.as_ref()))),
            _ => (under_way(words, &site, &who, (&seen, both), goals.as_ref(), review.as_ref())),
        }
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

/// Two meetings, and what stays between them is not agreed yet.
fn unsigned_while_meeting(seen: &Seen) -> bool {
    let counts = |meeting: &&Meeting| matches!(meeting.state, MeetingState::Held | MeetingState::Booked);
    seen.pair.state == PairState::Contracting && seen.meetings.iter().filter(counts).count() >= 2
}

fn heading(words: Words, site: &Site, seen: &Seen, state: PairState) -> String {
    match state {
        PairState::Redefined => t!(words, "pairs-redefined"),
        PairState::NotThisTime => t!(words, "pairs-parted"),
        PairState::EndedNoFault => t!(words, "pairs-over"),
        PairState::Closed => t!(words, "pairs-closed"),
        PairState::Paused if seen.handing_over && seen.side == Side::Mentee => t!(words, "pairs-onward"),
        PairState::Paused if seen.handing_over => t!(words, "pairs-leaving"),
        PairState::Paused => t!(words, "pairs-resting"),
        PairState::Chemistry => t!(words, "pairs-talk"),
        PairState::Contracting if !seen.signed(seen.side) => t!(words, "pairs-sign-first"),
        _ if seen.next_meeting(site.now()).is_some() => t!(words, "pairs-ready"),
        _ => t!(words, "pairs-find-time"),
    }
}

/// The way to what I wrote for myself about a first talk that did not lead on.
fn own_notes(words: Words, id: PairId, wrote: bool) -> Markup {
    html! { @if wrote { p { a href={ "/pairs/" (id) "/notes" } { (t!(words, "notes-link-own")) } } } }
}

/// The ways to what is kept of a pair that is over.
fn kept(words: Words, goals: Option<&Goals>, review: Option<&reviews::Seen>) -> Markup {
    html! {
        @if let Some(goals) = goals.filter(|goals| !goals.goals.is_empty()) {
            p { a href={ "/pairs/" (goals.two.pair.id) "/goals" } { (t!(words, "goals-kept-link")) } }
        }
        @if let Some(review) = review {
            @let to = format!("/pairs/{}/review", review.pair.id);
            @if review.asks_to_stay_in_touch() { p { a href=(to) { (t!(words, "reviews-link-over")) } } }
            @else if review.mine.is_some() { p { a href=(to) { (t!(words, "reviews-link-mine")) } } }
        }
    }
}

fn parted(words: Words, seen: &Seen, text: String, kept: Markup) -> Markup {
    html! {
        p { (text) }
        (kept)
        @if seen.side == Side::Mentee {
            @if let Some(date) = seen.queued_at {
                p { (t!(words, "pairs-over-queue", date = words.date_of(date))) }
            }
            @if seen.endings > 1 { p { (t!(words, "pairs-over-talk")) } }
            (buttons(Button::primary(t!(words, "pairs-over-rematch")).link("/matches")))
        } @else {
            (buttons(Button::primary(t!(words, "pairs-over-home")).link("/home")))
        }
    }
}

fn under_way(
    words: Words,
    site: &Site,
    who: &SignedIn,
    (seen, both): (&Seen, bool),
    goals: Option<&Goals>,
    review: Option<&reviews::Seen>,
) -> Markup {
    let name = seen.other.name();
    let resting = seen.pair.state == PairState::Paused;
    html! {
        h2 { (t!(words, "pairs-with", name = name.clone())) " " (Tag::new(state_name(words, seen.pair.state))) }
        p { @match seen.side {
            Side::Mentee => (t!(words, "pairs-they-are", name = name, kind = seen.pair.kind.code())),
            Side::Giver => (t!(words, "pairs-you-are", name = name)),
        } }
        @if seen.handing_over { (onward(words, seen)) }
        @else if resting { p { (t!(words, "pairs-resting-text", date = words.date_of(seen.pair.moved_at))) } }
        @else { (next(words, site, seen)) }
        @if let Some(review) = review { (crate::reviews::look_back(words, review)) }
        (quiet(words, site, seen))
        (facts::facts(words, site, who, seen, both))
        @if let Some(goals) = goals { (goals_of(words, goals)) }
        h2 { (t!(words, "pairs-how")) }
        p { (t!(words, "pairs-how-text")) }
        p { (t!(words, "pairs-how-talk")) " " a href="/speak-up" { (t!(words, "pairs-how-speak")) } }
        @if matches!(seen.pair.state, PairState::Contracting | PairState::Active | PairState::Paused | PairState::Closing) && !seen.handing_over {
            p { a href={ "/pairs/" (seen.pair.id) "/ending" } { (t!(words, "pairs-end")) } }
        }
        (WhoCanSee::new(words, t!(words, "pairs-who-sees"))
            .reader(t!(words, "pairs-who-coordinator"))
            .reader(t!(words, "pairs-who-managers")))
    }
}

/// The goals, and the way to a new one.
fn goals_of(words: Words, goals: &Goals) -> Markup {
    let to = format!("/pairs/{}/goals", goals.two.pair.id);
    let label = match (goals.goals.is_empty(), goals.two.side) {
        (true, Side::Mentee) => t!(words, "goals-first-link"),
        (true, Side::Giver) => t!(words, "goals-propose"),
        (false, _) => t!(words, "goals-link"),
    };
    html! {
        h2 { (t!(words, "goals-title")) }
        (crate::goals::listed(words, goals))
        p { a href=(to) { (label) } }
    }
}

/// The helper goes: the mentee chooses how to go on, and the helper knows until when.
fn onward(words: Words, seen: &Seen) -> Markup {
    let name = seen.other.name();
    html! {
        @match seen.side {
            Side::Mentee => p { (t!(words, "pairs-onward-text", name = name)) },
            Side::Giver => p { (t!(words, "pairs-leaving-text", name = name)) },
        }
        @if let Some(by) = seen.pair.answer_by { p { (t!(words, "pairs-choose-by", date = words.date_of(by))) } }
        @if seen.side == Side::Mentee {
            (buttons(Button::primary(t!(words, "pairs-onward-link")).link(format!("/pairs/{}/hand-over", seen.pair.id))))
        }
    }
}

/// Who acts next and by when, with the one primary button.
fn next(words: Words, site: &Site, seen: &Seen) -> Markup {
    let to = |page: &str| format!("/pairs/{}/{page}", seen.pair.id);
    let name = seen.other.name();
    let now = site.now();
    let unsigned = seen.pair.state == PairState::Contracting;
    let confirm = seen.to_confirm(now).filter(|meeting| meeting.state == MeetingState::Booked);
    let (text, label, page) = if unsigned && !seen.signed(seen.side) {
        (t!(words, "pairs-next-you-sign"), t!(words, "pairs-agreement-read"), "agreement")
    } else if let Some(at) = confirm.and_then(|meeting| meeting.starts_at) {
        let text = t!(words, "pairs-next-confirm", date = words.date_of(at));
        (text, t!(words, "pairs-to-after"), "after")
    } else if let Some(offered) = seen.offered() {
        let first = offered.offered.first().copied().unwrap_or(now);
        if offered.offered_by == seen.side {
            let date = words.date_of(first);
            (
                t!(words, "pairs-next-they-times", name = name, date = date),
                t!(words, "pairs-to-times"),
                "meet",
            )
        } else {
            (t!(words, "pairs-next-you-times", name = name), t!(words, "pairs-talk-see-times"), "meet")
        }
    } else if let Some(at) = seen.next_meeting(now).and_then(|meeting| meeting.starts_at) {
        let text = t!(words, "pairs-next-meet", moment = words.moment_with_zone(at));
        (text, t!(words, "pairs-to-prepare"), "prep")
    } else if unsigned {
        (t!(words, "pairs-next-they-sign", name = name), t!(words, "pairs-talk-find"), "meet")
    } else if seen.held() == 0 {
        (t!(words, "pairs-never-met"), t!(words, "pairs-talk-find"), "meet")
    } else {
        (t!(words, "pairs-next-nobody"), t!(words, "pairs-talk-find"), "meet")
    };
    html! {
        (Inset::new(words, html! { p { strong { (t!(words, "pairs-next-title")) } } p { (text) } }))
        (buttons(Button::primary(label).link(to(page))))
    }
}

/// Five weeks without a meeting: a gentle word to both; six: options for the mentee.
fn quiet(words: Words, site: &Site, seen: &Seen) -> Markup {
    let silent = site.now().duration_since(seen.last_together());
    let six_weeks = QUIET_AFTER + SignedDuration::from_hours(7 * 24);
    let counts = seen.pair.state == PairState::Active && silent >= QUIET_AFTER;
    html! {
        @if counts {
            h2 { (t!(words, "pairs-quiet")) }
            @if seen.side == Side::Mentee && silent >= six_weeks { p { (t!(words, "pairs-quiet-options")) } }
            @else { p { (t!(words, "pairs-quiet-text")) } }
        }
    }
}
