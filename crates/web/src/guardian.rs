//! The page of whoever guards sponsorship: counts, declarations, exceptions, and sponsors who go. Never what was done or for
//! whom.

use axum::extract::State;
use trellis_domain::{disclosure::ProtectedCount, succession::Why};
use trellis_programme::guardians::{self, Going, Watch};
use trellis_ui::{Cell, Inset, Markup, Table, WhoCanSee, html};
use trellis_words::{Words, t};

use crate::{
    exceptions,
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/guardian" "guardian" Two Guardian Read => show;
];

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look_on_record(&who).await?;
    let watch = guardians::read(&mut act).await?;
    act.commit_unrecorded().await?;
    let heading = t!(words, "guardian-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "guardian-lede")) }
        (exceptions::wished(words, &site, &who, &watch.wished))
        h2 { (t!(words, "guardian-going")) }
        @if watch.going.is_empty() { p { (t!(words, "guardian-going-none")) } }
        @else {
            p { (t!(words, "guardian-going-text")) }
            (going(words, &watch.going))
        }
        h2 { (t!(words, "guardian-sponsors")) }
        @if watch.sponsors.is_empty() { p { (t!(words, "guardian-sponsors-none")) } }
        @else {
            (sponsors(words, &watch))
            (Inset::text(words, t!(words, "guardian-star")))
            p { (t!(words, "guardian-declared-text")) }
        }
        p { (t!(words, "guardian-not-here")) }
        (WhoCanSee::new(words, t!(words, "guardian-who")).reader(t!(words, "guardian-who-log")))
    };
    Ok(Page::new(heading, body))
}

/// A count as it may be shown.
fn shown(words: Words, count: ProtectedCount) -> String {
    match count {
        ProtectedCount::Zero => words.number(0),
        ProtectedCount::Suppressed => "*".to_owned(),
        ProtectedCount::Rounded(about) => t!(words, "guardian-about", count = words.number(about)),
    }
}

fn going(words: Words, all: &[Going]) -> Table {
    let head = [
        t!(words, "guardian-name"),
        t!(words, "guardian-why"),
        t!(words, "guardian-since"),
        t!(words, "guardian-planned"),
    ];
    let mut table =
        Table::new(t!(words, "guardian-going-caption"), head.map(Cell::new)).first_is_header().stacking();
    for one in all {
        let why = match one.why {
            Why::Left => t!(words, "guardian-left"),
            Why::Paused => t!(words, "guardian-paused"),
        };
        let cells = [one.name.clone(), why, words.date(one.since), shown(words, one.planned)];
        table = table.row(cells.map(Cell::new));
    }
    table
}

fn sponsors(words: Words, watch: &Watch) -> Markup {
    let head = [t!(words, "guardian-name"), t!(words, "guardian-done"), t!(words, "guardian-declared")]
        .map(Cell::new);
    let mut table = Table::new(t!(words, "guardian-sponsors-caption"), head).first_is_header().stacking();
    for one in &watch.sponsors {
        let declared =
            if one.declared { t!(words, "guardian-declared-yes") } else { t!(words, "guardian-declared-no") };
        table = table.row([one.name.clone(), shown(words, one.done), declared].map(Cell::new));
    }
    html! { (table) }
}
