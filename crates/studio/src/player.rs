//! The film as a page that plays it: one file that asks nobody for anything, or a part of a page of ours.

mod labels;
mod letters;
mod markup;
mod raw;
mod settings;
mod still;
mod transcript;
pub mod words;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, html};
use sha2::{Digest, Sha256};
use trellis_film::plan::Plan;

use labels::Labels;
use raw::raw;
use words::Words;

/// The script, built from `frontend/scripts/film.ts`.
const SCRIPT: &str = include_str!("../../../frontend/dist/film/film.js");
/// How the player looks, on any page.
const LOOK: &str = include_str!("player/player.css");
/// How a page looks that holds nothing else.
const PAGE: &str = include_str!("player/page.css");

/// The film as one HTML file: it opens from a folder and in a sandboxed frame, asks for nothing, and obeys a policy of its own.
pub fn film_html(plan: &Plan, words: &Words) -> String {
    let labels = Labels::of(&plan.language);
    let body = film_page(plan, words);
    let style = format!("{}{PAGE}{LOOK}", letters::faces(&body.clone().into_string()));
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; font-src data:; base-uri 'none'; form-action 'none'",
        digest(SCRIPT),
        digest(&style)
    );
    let page = html! {
        (DOCTYPE)
        html lang=(plan.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (plan.title) }
                style { (raw(style)) }
            }
            body {
                main.film-page {
                    h1 { (plan.title) }
                    p.film-lead { (labels.lead.replace("{time}", &markup::minutes(plan.beat.dur))) }
                    (body)
                }
                script type="module" { (raw(SCRIPT.to_owned())) }
            }
        }
    };
    page.into_string()
}

/// The player as a part of a page: the page brings the heading, [`style`], and the script `film.js` of the built assets.
pub fn film_page(plan: &Plan, words: &Words) -> Markup {
    markup::player(plan, words)
}

/// How the player looks, for a page of ours. It uses the page's font.
pub const fn style() -> &'static str {
    LOOK
}

/// What makes the player play, the same in the one-file page and in a page of ours.
pub const fn script() -> &'static str {
    SCRIPT
}

/// A source that a policy allows by its digest.
fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
