//! The home page of a hat whose cohort has closed: what is kept of it can still be read, and another cohort come into.

use jiff::Timestamp;
use trellis_programme::homes::{Home, TieRow};
use trellis_ui::{Markup, html};
use trellis_words::{Words, t};

use super::{links_list, next, person};

/// The page.
pub fn of(words: Words, home: &Home, now: Timestamp) -> Markup {
    let together: Vec<&TieRow> = home.ties.iter().filter(|tie| !tie.state.open()).collect();
    html! {
        (next::next(words, home, now))
        @if home.news > 0 {
            p { a href="/notices" { (t!(words, "home-news", count = home.news)) } }
        }
        @if !together.is_empty() {
            h2 { (t!(words, "home-people")) }
            ul.trellis-people { @for tie in together { li { (person(words, tie)) } } }
        }
        @if home.hat.gives() { (links_list(words, giver_links(words))) }
        @else { (links_list(words, mentee_links(words))) }
    }
}

fn mentee_links(words: Words) -> [(&'static str, String); 5] {
    [
        ("/needs", t!(words, "home-needs")),
        ("/record", t!(words, "entries-home")),
        ("/questions", t!(words, "measures-link")),
        ("/support", t!(words, "support-link")),
        ("/start", t!(words, "home-again")),
    ]
}

fn giver_links(words: Words) -> [(&'static str, String); 4] {
    [
        ("/hours", t!(words, "hours-heading")),
        ("/record", t!(words, "entries-home")),
        ("/support", t!(words, "support-link")),
        ("/start", t!(words, "home-again")),
    ]
}
