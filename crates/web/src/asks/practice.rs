//! Practice for an ally: stories with branches, how to put things right, and where to begin small. Nothing is kept.

use trellis_ui::{Card, Markup, Warning, html};
use trellis_words::{
    Words,
    scenarios::{self, Scenario},
    t,
};

use crate::{page::Page, routes, routes::Route, visitor::SignedIn};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/ally/practice" "practice" One Ally Read => show;
];

async fn show(who: SignedIn) -> Page {
    let words = who.words();
    let heading = t!(words, "beside-practice");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "beside-practice-lede")) }
        (Warning::new(t!(words, "guides-content-note"), t!(words, "beside-practice-note")))
        h2 { (t!(words, "beside-practice-stories")) }
        @for scenario in scenarios::all() { (story(words, scenario)) }
        h2 { (t!(words, "beside-practice-wrong")) }
        p { (t!(words, "beside-practice-wrong-text")) " "
            a href="/guides/repair" { (t!(words, "beside-practice-wrong-link")) } }
        h2 { (t!(words, "beside-practice-small")) }
        p { (t!(words, "beside-practice-small-text")) " "
            a href="/guides/small-acts" { (t!(words, "beside-practice-small-link")) } }
        p { a href="/ally/asks" { (t!(words, "beside-acts-none-link")) } }
    };
    Page::new(heading, body).back("/home").with_exit()
}

/// How a story begins. Its branches open on its own page, so that no server learns what somebody tried.
fn story(words: Words, scenario: &Scenario) -> Markup {
    let language = words.language();
    let card = Card::new(scenario.title.say(language))
        .level(3)
        .href(format!("/guides/{}", scenario.key))
        .clickable()
        .description(scenario.situation.say(language));
    html! { (card) }
}
