//! The player as elements of a page: whole and readable before any script, and ready for the one that plays it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};
use serde::Serialize;
use trellis_film::colour;
use trellis_film::plan::Plan;
use trellis_film::time::Ms;

use crate::labels::Labels;
use crate::raw::raw;
use crate::still::{hex, still};
use crate::words::{Other, Words};
use crate::{settings, transcript};

/// How far down a picture is shown: below that is the zone of burned-in captions, which a page has beside the picture.
const SHOWN: u32 = 930;

/// The player, with what its script reads, and `voices` where there are any.
pub(crate) fn player(plan: &Plan, words: &Words, voices: Option<&[u8]>) -> Markup {
    let labels = Labels::of(&plan.language);
    html! {
        section.film data-film="player" aria-label=(labels.player) lang=(plan.language) {
            div.film-top {
                @if let Some(draft) = &words.draft { p.film-draft { (draft) } }
                (others(labels, &words.others))
            }
            p.film-unplayable data-film="unplayable" { (labels.no_scripts) }
            div.film-board {
                div.film-main {
                    (stage(plan, labels))
                    div hidden data-film="live" { (beside(words, labels)) (bar(plan, labels, voices.is_some())) (settings::settings(labels)) }
                }
                div.film-aside hidden data-film="live" { (chapters(plan, labels)) }
            }
            (transcript::transcript(plan, words, labels))
            p.film-unseen data-film="say" role="status" {}
            @if let Some(voices) = voices { audio data-film="voices" preload="auto" src=(as_data("audio/mp4", voices)) {} }
            // Words near those that they repeat: a page is packed by looking back a little way.
            (data("words", &json(words)))
            (data("labels", &json(labels)))
            (data("plan", &plan.for_player().to_json()))
        }
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("words can always be written")
}

/// What a script reads and no browser runs. `<` is written so that nothing in it can end the element.
fn data(name: &str, json: &str) -> Markup {
    html! { script type="application/json" data-film=(name) { (raw(json.replace('<', "\\u003c"))) } }
}

/// Bytes as an address that asks nobody.
fn as_data(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}

fn others(labels: &Labels, others: &[Other]) -> Markup {
    html! {
        @if !others.is_empty() {
            nav.film-others aria-label=(labels.others) {
                ul { @for other in others { li { a href=(other.address) lang=(other.language) hreflang=(other.language) { (other.name) } } } }
            }
        }
    }
}

fn stage(plan: &Plan, labels: &Labels) -> Markup {
    let title = plan.scenes.first();
    let [width, height] = plan.size;
    html! {
        div.film-stage {
            svg.film-screen data-film="screen" role="img" aria-label=(title.map_or("", |scene| &scene.alt))
                viewBox={ "0 0 " (width) " " (height.min(SHOWN)) } {
                (still(plan, title.map_or(0, |scene| scene.still)))
            }
            div.film-first hidden data-film="live" {
                button.film-start type="button" data-film="start" { (icon("M7 4 L21 12 L7 20 Z")) (labels.play_film) }
            }
        }
    }
}

/// What is read beside the picture: captions, descriptions, and the sentences of the petals.
fn beside(words: &Words, labels: &Labels) -> Markup {
    html! {
        p.film-captions data-film="captions" data-size="1" {}
        p.film-description data-film="description" aria-live="polite" hidden {}
        div.film-explore data-film="explore" hidden role="group" aria-label=(labels.explore) {
            p.film-explore-title aria-hidden="true" { (labels.explore) }
            @for petal in &words.petals {
                button.film-petal type="button" data-film="petal" aria-pressed="false" { (dot(&petal.token)) (petal.name) }
            }
            p.film-sentence data-film="sentence" aria-live="polite" {}
        }
    }
}

fn dot(token: &str) -> Markup {
    let colour = colour::token(token).map_or_else(|| "currentColor".to_owned(), |lab| hex(lab.srgb()));
    html! { svg aria-hidden="true" viewBox="0 0 24 24" width="20" height="20" { circle cx="12" cy="12" r="10" fill=(colour) {} } }
}

fn bar(plan: &Plan, labels: &Labels, spoken: bool) -> Markup {
    html! {
        div.film-bar {
            (scrub(plan, labels))
            div.film-row {
                button.film-play type="button" data-film="play" {
                    span.film-when-still { (icon("M7 4 L21 12 L7 20 Z")) }
                    span.film-when-playing { (icon("M6 4 H10 V20 H6 Z M14 4 H18 V20 H14 Z")) }
                    span data-film="play-word" { (labels.play) }
                }
                button.film-button type="button" data-film="back" hidden { (icon("M15 4 L17 6 L11 12 L17 18 L15 20 L7 12 Z")) (labels.back) }
                button.film-button type="button" data-film="next" hidden { (labels.next) (icon("M9 4 L7 6 L13 12 L7 18 L9 20 L17 12 Z")) }
                span.film-time data-film="time" { "0:00 / " (minutes(plan.beat.dur)) }
                span.film-time data-film="step" hidden {}
                div.film-switches {
                    @if spoken { (switch("voices-on", &labels.voices)) }
                    (switch("captions-on", &labels.captions))
                    (switch("descriptions-on", &labels.descriptions))
                    (switch("transcript-on", &labels.transcript))
                    button.film-button type="button" data-film="full" hidden {
                        (icon("M4 4 H10 V6 H6 V10 H4 Z M14 4 H20 V10 H18 V6 H14 Z M4 14 H6 V18 H10 V20 H4 Z M18 14 H20 V20 H14 V18 H18 Z"))
                        span data-film="full-word" { (labels.full_screen) }
                    }
                }
            }
        }
    }
}

fn switch(name: &str, word: &str) -> Markup {
    html! {
        button.film-button type="button" data-film=(name) aria-pressed="false" {
            (icon("M4 12 L6 10 L10 14 L18 6 L20 8 L10 18 Z")) (word)
        }
    }
}

fn scrub(plan: &Plan, labels: &Labels) -> Markup {
    let dur = plan.beat.dur;
    let share = |moment: Ms| format!("{:.2}%", 100.0 * f64::from(moment) / f64::from(dur));
    let first = plan.scenes.first().map_or("", |scene| &scene.chapter);
    html! {
        div.film-scrub data-film="scrub" role="slider" tabindex="0" aria-label=(labels.position) aria-valuemin="0"
            aria-valuemax=((dur - 1) / 1000) aria-valuenow="0" aria-valuetext={ "0:00, " (first) } {
            svg aria-hidden="true" width="100%" height="44" {
                rect.film-track x="0" y="18" width="100%" height="8" rx="4" {}
                rect.film-done data-film="done" x="0" y="18" width="0%" height="8" rx="4" {}
                @for scene in plan.scenes.iter().skip(1) { rect.film-notch x=(share(scene.start)) y="18" width="2" height="8" {} }
                circle.film-knob data-film="knob" cx="0%" cy="22" r="11" {}
            }
        }
    }
}

fn chapters(plan: &Plan, labels: &Labels) -> Markup {
    html! {
        h2.film-heading { (labels.chapters) }
        ol.film-chapters {
            @for scene in &plan.scenes {
                li {
                    button type="button" data-film="chapter" {
                        span { (scene.chapter) } " " span.film-chapter-time { (minutes(scene.start)) }
                    }
                }
            }
        }
    }
}

pub(crate) fn icon(path: &str) -> Markup {
    html! { svg.film-icon aria-hidden="true" viewBox="0 0 24 24" width="24" height="24" { path d=(path) fill="currentColor" {} } }
}

/// Minutes and seconds: 0:46.
pub(crate) fn minutes(moment: Ms) -> String {
    format!("{}:{:02}", moment / 60_000, moment / 1000 % 60)
}
