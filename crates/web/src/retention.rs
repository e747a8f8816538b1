//! My data: taking it along, and how long things are kept, mine and everybody's.

use axum::extract::State;
use trellis_domain::retention::Kept;
use trellis_programme::retention::{self, Until};
use trellis_ui::{Cell, Table, html};
use trellis_words::{Words, t};

use crate::{
    exports,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/me/data" "data" One Member Read => show;
];

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let take = exports::part(&site, &who).await?;
    let mut act = site.look(&who).await?;
    let mine = retention::mine(&mut act).await?;
    let heading = t!(words, "retention-heading");
    let head = [t!(words, "retention-what"), t!(words, "retention-until")];
    let mut table = Table::new(t!(words, "retention-caption"), head.map(Cell::new));
    for kept in Kept::ALL {
        table = table.row(<[String; 2]>::from(line(words, *kept)).map(Cell::new));
    }
    let body = html! {
        h1 { (heading) }
        (take)
        h2 { (t!(words, "retention-how-long")) }
        p { (t!(words, "retention-lede")) }
        h3 { (t!(words, "retention-mine")) }
        @if mine.is_empty() { p { (t!(words, "retention-mine-none")) } }
        @else { ul.nhsuk-list.nhsuk-list--bullet { @for one in &mine { li { (until(words, one)) } } } }
        (table)
        h2 { (t!(words, "retention-go")) }
        ul.nhsuk-list {
            li { a href="/me/leave" { (t!(words, "retention-leave")) } }
            li { a href="/me/erasure" { (t!(words, "erasures-link")) } }
        }
    };
    Ok(Page::new(heading, body).back("/me").with_exit())
}

fn until(words: Words, one: &Until) -> String {
    let hat = words.name("hats", one.hat.code());
    match one.choices_until {
        Some(date) => t!(words, "retention-mine-until", hat = hat, date = words.date_of(date)),
        None => t!(words, "retention-mine-open", hat = hat),
    }
}

fn line(words: Words, kept: Kept) -> (String, String) {
    match kept {
        Kept::Started => (t!(words, "retention-kept-started"), t!(words, "retention-kept-started-until")),
        Kept::Drafts => (t!(words, "retention-kept-drafts"), t!(words, "retention-kept-drafts-until")),
        Kept::DraftsBegun => {
            (t!(words, "retention-kept-drafts-begun"), t!(words, "retention-kept-drafts-begun-until"))
        }
        Kept::SealedDrafts => {
            (t!(words, "retention-kept-sealed-drafts"), t!(words, "retention-kept-sealed-drafts-until"))
        }
        Kept::Notes => (t!(words, "retention-kept-notes"), t!(words, "retention-kept-notes-until")),
        Kept::OwnWriting => {
            (t!(words, "retention-kept-own-writing"), t!(words, "retention-kept-own-writing-until"))
        }
        Kept::Choices => (t!(words, "retention-kept-choices"), t!(words, "retention-kept-choices-until")),
        Kept::Unmatched => {
            (t!(words, "retention-kept-unmatched"), t!(words, "retention-kept-unmatched-until"))
        }
        Kept::Pairs => (t!(words, "retention-kept-pairs"), t!(words, "retention-kept-pairs-until")),
        Kept::Programme => {
            (t!(words, "retention-kept-programme"), t!(words, "retention-kept-programme-until"))
        }
        Kept::Support => (t!(words, "retention-kept-support"), t!(words, "retention-kept-support-until")),
        Kept::Sessions => (t!(words, "retention-kept-sessions"), t!(words, "retention-kept-sessions-until")),
        Kept::Letters => (t!(words, "retention-kept-letters"), t!(words, "retention-kept-letters-until")),
        Kept::Looks => (t!(words, "retention-kept-looks"), t!(words, "retention-kept-looks-until")),
    }
}
