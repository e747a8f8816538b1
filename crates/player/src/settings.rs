//! What a viewer may set, and the keys that work while the focus is in the player.

use maud::{Markup, html};

use crate::labels::Labels;

/// The folded part below the controls.
pub(crate) fn settings(labels: &Labels) -> Markup {
    let speeds =
        [("0.75", "0.75 ×"), ("1", labels.speed_usual.as_str()), ("1.25", "1.25 ×"), ("1.5", "1.5 ×")];
    let sizes = [
        ("1", labels.size_usual.as_str()),
        ("2", labels.size_large.as_str()),
        ("3", labels.size_largest.as_str()),
    ];
    html! {
        details.film-settings {
            summary { (labels.settings) }
            div.film-choices {
                (choice("speed", &labels.speed, &speeds))
                (choice("size", &labels.caption_size, &sizes))
                (tick("stepping", &labels.stepping, false))
                div data-film="aloud-choice" hidden { (tick("aloud", &labels.aloud, false)) }
                (tick("keys", &labels.keys, true))
            }
            (keys(labels))
        }
    }
}

fn choice(name: &str, word: &str, values: &[(&str, &str)]) -> Markup {
    html! {
        label.film-choice {
            span { (word) }
            select data-film=(name) {
                @for (value, word) in values { option value=(value) selected[*value == "1"] { (word) } }
            }
        }
    }
}

fn tick(name: &str, word: &str, on: bool) -> Markup {
    html! { label.film-tick { input type="checkbox" data-film=(name) checked[on]; span { (word) } } }
}

fn keys(labels: &Labels) -> Markup {
    let rows = [
        (labels.key_play.as_str(), &labels.does_play),
        (&labels.key_little, &labels.does_little),
        (&labels.key_more, &labels.does_more),
        (&labels.key_ends, &labels.does_ends),
        (&labels.key_chapter, &labels.does_chapter),
        ("C", &labels.captions),
        ("D", &labels.descriptions),
        ("T", &labels.transcript),
        (&labels.key_escape, &labels.leave_full_screen),
    ];
    html! {
        table.film-keys {
            thead { tr { th scope="col" { (labels.key) } th scope="col" { (labels.does) } } }
            tbody { @for (key, does) in rows { tr { th scope="row" { (key) } td { (does) } } } }
        }
    }
}
