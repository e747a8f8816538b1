//! What the mentee of a pair lets its helper read of her needs, on one page for the two.

use axum::extract::State;
use trellis_domain::id::kind;
use trellis_programme::{
    helpers::{self, Seen},
    spaces::Opened,
};
use trellis_ui::{Button, Inset, Markup, WhoCanSee, buttons, html};
use trellis_words::{Words, questions, t};

use crate::{
    door,
    page::{Answer, Page},
    path::PathId,
    routes,
    routes::Route,
    site::Site,
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/pairs/{id}/needs" "shared-needs" One Wearing Read => show;
];

async fn show(State(site): State<Site>, who: SignedIn, PathId(id): PathId<kind::Pair>) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let seen = helpers::seen(&mut act, id).await?;
    let name = seen.other.as_str();
    // The heading is the title too, so it names nobody.
    let (heading, lede, readers) = if seen.mine {
        (
            t!(words, "helpers-mine"),
            t!(words, "helpers-mine-lede", name = name),
            t!(words, "helpers-mine-who", name = name),
        )
    } else {
        (
            t!(words, "helpers-theirs"),
            t!(words, "helpers-theirs-lede", name = name),
            t!(words, "helpers-theirs-who", name = name),
        )
    };
    let pair = format!("/pairs/{id}");
    let shut = door::shut(words, &seen.room.door, false, &format!("{pair}/needs"), Button::primary);
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (lede) }
        @if let Some(shut) = &shut { (shut) }
        @else {
            @if seen.answers.is_empty() { (nothing(words, &seen, &pair)) }
            @else { (answers(words, &seen)) }
            @if seen.mine { p { a href="/needs" { (t!(words, "helpers-to-needs")) } } }
        }
        (WhoCanSee::new(words, readers).reader(t!(words, "answers-who-nobody")).more(t!(words, "answers-who-end")))
    };
    Ok(Page::new(heading, body).back(pair).with_exit())
}

fn nothing(words: Words, seen: &Seen, pair: &str) -> Markup {
    let name = seen.other.as_str();
    html! {
        @if seen.mine { p { (t!(words, "helpers-mine-none", name = name)) } }
        @else {
            p { (t!(words, "helpers-theirs-none", name = name)) }
            (buttons(Button::secondary(t!(words, "helpers-to-pair")).link(pair)))
        }
    }
}

/// The answers by question, each set of questions under its own label.
fn answers(words: Words, seen: &Seen) -> Markup {
    let set = questions::shipped();
    html! {
        (Inset::text(words, set.label(words)))
        @for question in set.questions {
            @let under: Vec<_> = seen.answers.iter().filter(|one| of(one, question.key)).collect();
            @if !under.is_empty() {
                h2 { (question.text(words)) }
                @for one in under { @if let Some(answer) = &one.text {
                    article.trellis-note {
                        h3.nhsuk-heading-s { (t!(words, "answers-of", date = words.date(answer.written_on))) }
                        p.trellis-written { (answer.text) }
                    }
                } }
            }
        }
        @if seen.answers.iter().any(|one| one.text.is_none()) { p { (t!(words, "helpers-cannot-open")) } }
    }
}

fn of(one: &Opened<trellis_domain::answer::Shared>, key: &str) -> bool {
    one.text.as_ref().is_some_and(|answer| answer.question.code() == key)
}
