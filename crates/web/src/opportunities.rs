//! What is done in a mentee's name: what was done, what she says yes to, and what reached her.

mod asked;
mod consent;
mod kept;

use axum::extract::State;
use trellis_domain::{
    pair::PairState,
    sponsorship::{ActKind, ActState},
    succession::Why,
};
use trellis_programme::{
    sponsorships::{self, Deed, Tie},
    successions,
};
use trellis_ui::{Button, Colour, Inset, Markup, Tag, WhoCanSee, buttons, html};
use trellis_words::{Words, t};

use crate::{
    page::{Answer, Page},
    routes,
    routes::Route,
    site::Site,
    sponsorships::{echo_name, kind_name, line, open, readers},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/opportunities" "opportunities" One Mentee Read => show;
    GET "/opportunities/kept" "opportunities" One Mentee Read => kept::show;
    POST "/opportunities/kept" "opportunities" One Mentee Write => kept::send;
    GET "/opportunities/{id}" "opportunities-consent" One Mentee Read => consent::show;
    POST "/opportunities/{id}" "opportunities-consent" One Mentee Write => consent::allow;
    GET "/opportunities/acts/{id}" "opportunities-act" One Mentee Read => asked::show;
    POST "/opportunities/acts/{id}" "opportunities-act" One Mentee Write => asked::answer;
];

const PATH: &str = "/opportunities";

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let found = sponsorships::mine(&mut act).await?;
    let keeping = successions::keeping(&mut act).await?;
    let heading = t!(words, "opportunities-heading");
    let ties = match open(words, heading.clone(), PATH, found) {
        Ok(ties) => ties,
        Err(shut) => return Ok(*shut),
    };
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "opportunities-lede")) }
        @if ties.is_empty() {
            p { (t!(words, "opportunities-no-sponsor")) }
            (kept::shelf(words, &keeping))
            (buttons(Button::primary(t!(words, "opportunities-to-people")).link("/people")))
        } @else {
            (kept::shelf(words, &keeping))
            @for (place, tie) in ties.iter().enumerate() { (sponsor(words, tie, place == 0)) }
            (WhoCanSee::new(words, t!(words, "opportunities-who")))
        }
    };
    Ok(Page::new(heading, body).back("/home").with_exit())
}

/// Whether a yes can be given or taken back.
const fn chooses(state: PairState) -> bool {
    use PairState::{Active, Closing, Contracting, Paused};
    matches!(state, Contracting | Active | Paused | Closing)
}

fn sponsor(words: Words, tie: &Tie, first: bool) -> Markup {
    let name = tie.name.as_str();
    let planned: Vec<&Deed> = with(tie, |state| state == ActState::Planned);
    let done: Vec<&Deed> = with(tie, ActState::happened);
    let label = t!(words, "opportunities-choose", name = name);
    let button = if first { Button::primary(label) } else { Button::secondary(label) };
    html! {
        h2 { (name) }
        (readers(words, tie))
        @match tie.succession {
            Some(Why::Left) => (Inset::text(words, t!(words, "successions-left", name = name))),
            Some(Why::Paused) => (Inset::text(words, t!(words, "successions-paused", name = name))),
            None => {}
        }
        @if chooses(tie.pair.state) {
            p { (consented(words, tie)) }
            (buttons(button.link(format!("{PATH}/{}", tie.pair.id))))
        } @else { p { (t!(words, "opportunities-over", name = name)) } }
        @if !planned.is_empty() {
            h3 { (t!(words, "opportunities-planned")) }
            @for deed in planned { (entry(words, deed)) }
        }
        h3 { (t!(words, "opportunities-done")) }
        @if done.is_empty() { p { (t!(words, "opportunities-none")) } }
        @for deed in done { (entry(words, deed)) }
    }
}

fn with(tie: &Tie, fits: impl Fn(ActState) -> bool) -> Vec<&Deed> {
    tie.deeds.iter().filter(|deed| fits(deed.act.facts.state)).collect()
}

fn consented(words: Words, tie: &Tie) -> String {
    let kinds: Vec<&str> = tie.consent.0.keys().map(|kind: &ActKind| kind_name(words, *kind)).collect();
    let name = tie.name.as_str();
    if kinds.is_empty() {
        t!(words, "opportunities-no-consent", name = name)
    } else {
        t!(words, "opportunities-consent", name = name, kinds = words.list(&kinds))
    }
}

fn entry(words: Words, deed: &Deed) -> Markup {
    let facts = &deed.act.facts;
    html! {
        article.trellis-note {
            h4.nhsuk-heading-s {
                a href={ (PATH) "/acts/" (deed.act.id) } { (kind_name(words, facts.kind)) } " " (tag(words, deed))
            }
            p.nhsuk-hint {
                (words.name("sponsorship_forums", facts.forum.code()))
                @if let Some(day) = facts.done_on { ", " (words.date(day)) }
            }
            (line(words, deed))
        }
    }
}

/// Where an act stands, as the mentee sees it.
fn tag(words: Words, deed: &Deed) -> Tag {
    match deed.act.facts.state {
        ActState::Planned if deed.covered => Tag::new(t!(words, "opportunities-tag-yes")),
        ActState::Planned => Tag::coloured(t!(words, "opportunities-tag-asks"), Colour::Blue),
        ActState::EchoOpen | ActState::Done => {
            Tag::coloured(t!(words, "opportunities-tag-open"), Colour::Blue)
        }
        echo => Tag::coloured(echo_name(words, echo), Colour::Green),
    }
}
