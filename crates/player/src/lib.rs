#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

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
pub use letters::Letters;
use raw::raw;
use words::Words;

/// The script, built from `frontend/scripts/film.ts`.
const SCRIPT: &str = include_str!("../../../frontend/dist/film/film.js");
/// How the player looks, on any page.
const LOOK: &str = include_str!("../../../frontend/dist/film/player.css");
/// How a page looks that holds nothing else.
const PAGE: &str = include_str!("../../../frontend/dist/film/page.css");

/// The film as a page of its own, with the policy that it states itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The page.
    pub html: String,
    /// Its content security policy, for a server to state as well.
    pub policy: String,
}

/// The film as one HTML file: it opens from a folder and in a sandboxed frame, asks for nothing, and obeys a policy of its own.
///
/// `voices`: recorded lines as an M4A file that is as long as the film. Then the film's clock is theirs.
pub fn film_html(plan: &Plan, words: &Words, voices: Option<&[u8]>) -> String {
    page(plan, words, voices).html
}

/// The silent film as one HTML file, with its policy beside it.
pub fn whole(plan: &Plan, words: &Words) -> Whole {
    page(plan, words, None)
}

fn page(plan: &Plan, words: &Words, voices: Option<&[u8]>) -> Whole {
    let labels = Labels::of(&plan.language);
    let body = markup::player(plan, words, voices);
    // Voices are bytes, not letters; what is said of them stands among the labels in any case.
    let text = film_page(plan, words).into_string();
    let others = fallback_letters(plan, &text).map(|letters| letters.embedded()).unwrap_or_default();
    let style = format!("{}{PAGE}{LOOK}{others}", letters::faces(&text));
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; font-src data:; {}base-uri 'none'; form-action 'none'",
        digest(SCRIPT),
        digest(&style),
        voices.map_or("", |_| "media-src data:; "),
    );
    let page = html! {
        (DOCTYPE)
        html lang=(plan.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(&policy);
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
    Whole { html: page.into_string(), policy }
}

/// The player as a part of a page: the page brings the heading and the font, and `player.css` and `film.js` of the built assets.
pub fn film_page(plan: &Plan, words: &Words) -> Markup {
    markup::player(plan, words, None)
}

/// The letters of a page of the player that the page's own font lacks, and the plan's fallback font has: for the page to bring.
pub fn fallback_letters(plan: &Plan, page: &str) -> Option<Letters> {
    Letters::of(plan.fallback.as_ref()?, page)
}

/// What makes the player play, the same in the one-file page and in a page of ours.
pub const fn script() -> &'static str {
    SCRIPT
}

/// A source that a policy allows by its digest.
fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
