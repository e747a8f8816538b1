//! Asking for help under one's own name: the list of one's messages, each with where it stands.

use axum::extract::State;
use trellis_domain::{day, support::SupportState};
use trellis_programme::{
    programmes,
    supports::{self, Listed, Occasion},
};
use trellis_ui::{Button, Markup, Tag, buttons, html};
use trellis_words::{Words, t};

use crate::{
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

mod concern;
mod receipt;
pub(crate) mod shared;
pub(crate) mod talk;
mod thread;
mod unnamed;
mod writing;

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/support" "support" One Member Read => list;
    GET "/support/write" "support-writing" One Member Read => writing::show;
    POST "/support/write" "support-writing" One Member Write => writing::go_on;
    POST "/support/write/draft" "support-writing" One Member Write => writing::keep;
    GET "/support/check" "support-writing" One Member Read => writing::check;
    POST "/support/check" "support-writing" One Member Write => writing::send;
    GET "/support/{id}" "support-thread" One Member Read => thread::show;
    POST "/support/{id}" "support-thread" One Member Write => thread::say;
    POST "/support/{id}/draft" "support-thread" One Member Write => thread::keep;
    GET "/support/{id}/reader" "support-thread" One Member Read => thread::show;
    POST "/support/{id}/reader" "support-thread" One Member Write => thread::give;
    POST "/support/{id}/staying" "support-thread" One Member Write => thread::stay;
    POST "/support/{id}/closing" "support-thread" One Member Write => thread::close;
    POST "/support/{id}/removal" "support-thread" One Member Write => thread::remove;
    GET "/circles/{id}/concern" "circle-concern" Two Giver Read => concern::show;
    POST "/circles/{id}/concern" "circle-concern" Two Giver Write => concern::go_on;
    POST "/circles/{id}/concern/draft" "circle-concern" Two Giver Write => concern::keep;
    GET "/circles/{id}/concern/check" "circle-concern" Two Giver Read => concern::check;
    POST "/circles/{id}/concern/check" "circle-concern" Two Giver Write => concern::send;
    GET "/support/new" "support-new" Public Public Read => unnamed::show;
    POST "/support/new" "support-new" Public Public Receipt => unnamed::check;
    GET "/support/new/sending" "support-new" Public Public Read => unnamed::show;
    POST "/support/new/sending" "support-new" Public Public Receipt => unnamed::send;
    GET "/support/receipt" "receipt" Public Public Read => receipt::ask;
    POST "/support/receipt" "receipt" Public Public Receipt => receipt::open;
    GET "/support/receipt/words" "receipt" Public Public Read => receipt::ask;
    POST "/support/receipt/words" "receipt" Public Public Receipt => receipt::say;
    GET "/support/receipt/reader" "receipt" Public Public Read => receipt::ask;
    POST "/support/receipt/reader" "receipt" Public Public Receipt => receipt::give;
    GET "/support/receipt/staying" "receipt" Public Public Read => receipt::ask;
    POST "/support/receipt/staying" "receipt" Public Public Receipt => receipt::stay;
    GET "/support/receipt/closing" "receipt" Public Public Read => receipt::ask;
    POST "/support/receipt/closing" "receipt" Public Public Receipt => receipt::close;
    GET "/support/receipt/removal" "receipt" Public Public Read => receipt::ask;
    POST "/support/receipt/removal" "receipt" Public Public Receipt => receipt::remove;
];

const PATH: &str = "/support";

async fn list(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let mine = supports::list(&mut act).await?;
    let begun = supports::desk(&mut act, Occasion::Own).await?.draft.is_some();
    let host = programmes::host(&mut act).await?;
    let today = day::of(act.now);
    let heading = t!(words, "support-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "support-lede")) }
        (shared::what_happens(words))
        @if begun { p { (t!(words, "support-begun")) } }
        (buttons(Button::primary(t!(words, "support-write")).link("/support/write")))
        h2 { (t!(words, "support-yours")) }
        @if mine.is_empty() { p { (t!(words, "support-none")) } }
        @for one in &mine { (entry(words, one, today)) }
        h2 { (t!(words, "support-without")) }
        p { (t!(words, "support-without-text")) }
        ul.nhsuk-list {
            li { a href="/support/new" { (t!(words, "support-without")) } }
            li { a href="/support/receipt" { (t!(words, "support-have-code")) } }
        }
        (shared::signposts(words, &host))
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

/// What a state is called where the asker sees it.
pub fn state_name(words: Words, state: SupportState) -> String {
    match state {
        SupportState::Waiting => t!(words, "support-state-waiting"),
        SupportState::Answered => t!(words, "support-state-answered"),
        SupportState::HandingOver => t!(words, "support-state-handing-over"),
        SupportState::Closed => t!(words, "support-state-closed"),
    }
}

fn entry(words: Words, one: &Listed, today: jiff::civil::Date) -> Markup {
    let (request, name) = (&one.request, shared::called(words, &one.name));
    html! {
        article.trellis-note {
            h3.nhsuk-heading-s {
                a href={ "/support/" (request.id) } {
                    @if request.handler.is_some() { (t!(words, "support-to", name = name)) }
                    @else { (t!(words, "support-nobody-reads")) }
                }
            }
            p { (Tag::new(state_name(words, request.state))) }
            @if request.state.late(request.due_on, today) {
                p { (t!(words, "support-late", date = words.date(request.due_on))) }
            } @else if request.state == SupportState::Waiting {
                p { (t!(words, "support-by", date = words.date(request.due_on))) }
            }
        }
    }
}
