//! What it did: asked of the mentee alone, with what she may choose to happen then. Nothing is the default.

use trellis_domain::ask::{AskState, Felt};
use trellis_programme::asks::MyAsk;
use trellis_ui::{
    Button, Details, Errors, Inset, Markup, Warning, WhoCanSee, buttons,
    field::{Choice, radios},
    html,
};
use trellis_words::{Words, t};

use super::path;
use crate::{site::Site, visitor::SignedIn};

pub(super) fn section(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk, errors: &Errors) -> Markup {
    let question = question(words, site, who, mine, errors);
    html! {
        @match mine.felt.filter(|_| mine.seen.ask.state == AskState::Felt) {
            None => {
                h2 { (t!(words, "asks-felt")) }
                p { (t!(words, "asks-felt-text")) }
                (question)
                (thanks(words, site, who, mine))
            }
            Some(said) => {
                h2 { (t!(words, "asks-felt")) }
                (Inset::text(words, said_so(words, said.felt)))
                (Details::new(t!(words, "asks-felt-anew"), question).open(!errors.is_empty()))
                @if said.felt == Felt::MadeWorse { (worse(words, site, who, mine, said.guide)) }
                @else { (thanks(words, site, who, mine)) }
            }
        }
    }
}

fn question(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk, errors: &Errors) -> Markup {
    let name = mine.seen.other.1.as_str();
    let before = mine.felt.map(|said| said.felt.code());
    let choices = Felt::ALL.iter().map(|felt| Choice::new(felt.code(), answer(words, *felt)));
    let field =
        radios(words, "felt", t!(words, "asks-felt-question")).choices(choices).chosen(before).errors(errors);
    let readers = WhoCanSee::new(words, t!(words, "asks-felt-readers", name = name))
        .reader(t!(words, "asks-felt-lock"));
    let form = who.form(site, format!("{}/felt", path(mine.seen.ask.id))).body(field).body(readers);
    html! { (form.buttons(Button::primary(t!(words, "asks-felt-keep")).once())) }
}

fn answer(words: Words, felt: Felt) -> String {
    match felt {
        Felt::Helped => t!(words, "asks-felt-helped"),
        Felt::NoEffect => t!(words, "asks-felt-no-effect"),
        Felt::MadeWorse => t!(words, "asks-felt-made-worse"),
        Felt::Unasked => t!(words, "asks-felt-unasked"),
    }
}

fn said_so(words: Words, felt: Felt) -> String {
    match felt {
        Felt::Helped => t!(words, "asks-felt-said-helped"),
        Felt::NoEffect => t!(words, "asks-felt-said-no-effect"),
        Felt::MadeWorse => t!(words, "asks-felt-said-made-worse"),
        Felt::Unasked => t!(words, "asks-felt-said-unasked"),
    }
}

/// One plain sentence, when she chooses to send it and the pair goes on.
fn thanks(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk) -> Markup {
    let (id, name) = (mine.seen.ask.id, mine.seen.other.1.as_str());
    html! {
        @if mine.seen.thanked() { p { (t!(words, "asks-thanks-sent", name = name)) } }
        @else if mine.seen.pair_goes_on() {
            h2 { (t!(words, "asks-thanks")) }
            p { (t!(words, "asks-thanks-text", name = name)) }
            (who.form(site, format!("{}/thanks", path(id))).buttons(Button::secondary(t!(words, "asks-thanks-send")).once()))
        }
    }
}

fn worse(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk, chosen: bool) -> Markup {
    html! {
        h2 { (t!(words, "asks-worse")) }
        p { (t!(words, "asks-worse-text")) }
        (buttons(Button::primary(t!(words, "asks-worse-nothing")).link("/asks")))
        h3 { (t!(words, "asks-worse-talk")) }
        p { (t!(words, "asks-worse-talk-text")) " " a href="/speak-up" { (t!(words, "asks-worse-talk-link")) } }
        h3 { (t!(words, "asks-worse-guide")) }
        @if chosen { p { (t!(words, "asks-worse-guide-chosen")) } }
        @else { (guide(words, site, who, mine)) }
        @if mine.seen.pair_goes_on() {
            h3 { (t!(words, "asks-worse-change")) }
            p { (t!(words, "asks-worse-change-text")) " "
                a href={ "/pairs/" (mine.seen.ask.pair) "/ending" } { (t!(words, "asks-worse-change-link")) } }
        }
    }
}

/// What is sent, to whom and when; and before that, who might guess.
fn guide(words: Words, site: &Site, who: &SignedIn, mine: &MyAsk) -> Markup {
    let (id, name) = (mine.seen.ask.id, mine.seen.other.1.as_str());
    html! {
        p { (t!(words, "asks-worse-guide-text", name = name)) " "
            a href="/guides/repair" { (t!(words, "asks-worse-guide-read")) } }
        @if mine.could_guess {
            (Warning::new(t!(words, "asks-worse-guess"), t!(words, "asks-worse-guess-text", name = name)).level(4))
        }
        (who.form(site, format!("{}/felt", path(id)))
            .buttons(Button::secondary(t!(words, "asks-worse-guide-send")).sends("then", "guide").once()))
    }
}
