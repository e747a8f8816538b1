//! One ask of mine: check and send it, wait, talk about it, take it back; and when it is done, how it was.

use jiff::civil::Date;
use trellis_domain::{
    ask::{AskState, answer_by, can_begin},
    id::AskId,
};
use trellis_programme::asks::{self, MyAsk, What};
use trellis_ui::{
    Answer as Line, Button, CheckAnswers, Errors, Inset, Markup, WhoCanSee, buttons, field::textarea, html,
};
use trellis_words::{Words, t};

use super::{felt, path, shared};
use crate::{
    door,
    page::{Answer, Page},
    site::Site,
    visitor::SignedIn,
};

pub(super) async fn page(site: &Site, who: &SignedIn, id: AskId, typed: &str, errors: &Errors) -> Answer {
    let words = who.words();
    let mut act = site.look(who).await?;
    let mine = asks::read(&mut act, id).await?;
    let heading = heading(words, mine.seen.ask.state);
    let body = html! {
        (errors.summary(words))
        h1 { (heading) }
        @if let Some(shut) = door::shut(words, &mine.door, mine.draft.is_some(), &path(id), Button::primary) {
            (shut)
            @if mine.seen.ask.state.open() { (taking_back(words, site, who, id)) }
        }
        @else { (open(words, site, who, &mine, typed, errors)) }
    };
    let page = Page::new(heading, body).back("/asks").with_exit().script("autosave.js");
    Ok(if errors.is_empty() { page } else { page.with_errors() })
}

fn heading(words: Words, state: AskState) -> String {
    match state {
        AskState::Drafted => t!(words, "asks-check"),
        AskState::Sent => t!(words, "asks-sent"),
        AskState::Accepted => t!(words, "asks-accepted"),
        AskState::Done | AskState::Felt => t!(words, "asks-done"),
        AskState::Declined => t!(words, "asks-declined"),
        AskState::Withdrawn => t!(words, "asks-withdrawn"),
        AskState::Expired => t!(words, "asks-expired"),
    }
}

fn open(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk, typed: &str, errors: &Errors) -> Markup {
    let seen = &mine.seen;
    let name = seen.other.1.as_str();
    let by = words.date(answer_by(seen.ask.moved_at));
    html! {
        @match seen.ask.state {
            AskState::Drafted => (check(words, site, who, mine)),
            AskState::Sent => {
                p.nhsuk-lede-text { (t!(words, "asks-sent-text", name = name, date = by)) }
                (under_way(words, site, who, mine, typed, errors))
            }
            AskState::Accepted => {
                p.nhsuk-lede-text { (t!(words, "asks-accepted-text", name = name)) }
                (under_way(words, site, who, mine, typed, errors))
            }
            AskState::Done | AskState::Felt => {
                p.nhsuk-lede-text { (t!(words, "asks-done-text", name = name)) }
                (what(words, mine))
                @for (_, text) in seen.said(What::Done) {
                    h2 { (t!(words, "asks-what-they-did", name = name)) }
                    p.trellis-written { (text) }
                }
                (shared::talk(words, who, seen))
                (felt::section(words, site, who, mine, errors))
            }
            AskState::Declined => (over(words, who, mine, t!(words, "asks-declined-text", name = name))),
            AskState::Withdrawn => (over(words, who, mine, t!(words, "asks-withdrawn-text"))),
            AskState::Expired if seen.pair_goes_on() => (over(words, who, mine, t!(words, "asks-expired-text"))),
            AskState::Expired => (over(words, who, mine, t!(words, "asks-expired-ended"))),
        }
    }
}

/// The theme, the words and the day; a sentence where they cannot be opened.
fn what(words: Words, mine: &MyAsk) -> Markup {
    let seen = &mine.seen;
    let Some(text) = &seen.text else {
        return html! { p { (t!(words, "asks-cannot-open")) } };
    };
    let day = |day: Option<Date>| day.map_or_else(|| t!(words, "asks-no-day"), |day| words.date(day));
    let lines = [
        Line::new(t!(words, "asks-line-to"), seen.other.1.as_str()),
        Line::new(t!(words, "asks-line-theme"), shared::title(words, seen).unwrap_or_default()),
        Line::new(t!(words, "asks-line-text"), html! { p.trellis-written { (text.text) } }),
        Line::new(t!(words, "asks-line-wanted"), day(text.wanted_by)),
    ];
    html! { (CheckAnswers::new(words, lines)) }
}

fn check(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk) -> Markup {
    let (id, name) = (mine.seen.ask.id, mine.seen.other.1.as_str());
    let goes_on = can_begin(mine.seen.pair_state);
    html! {
        (what(words, mine))
        @if !goes_on { (Inset::text(words, t!(words, "asks-check-rests", name = name))) }
        @else if mine.other_waits { (Inset::text(words, t!(words, "asks-check-waits", name = name))) }
        @else { p { (t!(words, "asks-check-after", name = name)) } }
        (WhoCanSee::new(words, t!(words, "asks-readers", name = name)))
        (who.form(site, format!("{}/sending", path(id))).buttons(html! {
            @if goes_on && !mine.other_waits { (Button::primary(t!(words, "asks-send", name = name)).once()) }
            @if goes_on { (Button::secondary(t!(words, "asks-change")).formaction(format!("{}/change", path(id)))) }
            (Button::secondary(t!(words, "asks-throw-away")).formaction(format!("{}/removal", path(id))))
        }))
    }
}

/// Sent or accepted: what it says, the talk about it, and how to take it back.
fn under_way(
    words: Words,
    site: &Site,
    who: &SignedIn,
    mine: &MyAsk,
    typed: &str,
    errors: &Errors,
) -> Markup {
    let (id, name) = (mine.seen.ask.id, mine.seen.other.1.as_str());
    let field = textarea(words, "word", t!(words, "asks-word", name = name))
        .hint(t!(words, "asks-word-hint"))
        .rows(3)
        .value(shared::begun(typed, mine.draft.as_ref()))
        .errors(errors);
    html! {
        (what(words, mine))
        (shared::talk(words, who, &mine.seen))
        (who.form(site, format!("{}/words", path(id)))
            .body(field)
            .body(WhoCanSee::new(words, t!(words, "notes-readers-shared", name = name)))
            .autosave(format!("{}/words/draft", path(id)), words)
            .buttons(Button::primary(t!(words, "asks-word-send")).once()))
        (taking_back(words, site, who, id))
    }
}

/// It needs nothing that is sealed, so it is there while the door is shut too.
fn taking_back(words: Words, site: &Site, who: &SignedIn, id: AskId) -> Markup {
    html! {
        h2 { (t!(words, "asks-withdraw-heading")) }
        p { (t!(words, "asks-withdraw-text")) }
        (who.form(site, format!("{}/withdrawal", path(id))).buttons(Button::secondary(t!(words, "asks-withdraw")).once()))
    }
}

fn over(words: Words, who: &SignedIn, mine: &MyAsk, text: String) -> Markup {
    html! {
        p.nhsuk-lede-text { (text) }
        @if mine.seen.ask.state != AskState::Withdrawn { (what(words, mine)) (shared::talk(words, who, &mine.seen)) }
        (buttons(Button::primary(t!(words, "asks-all")).link("/asks")))
    }
}
