//! My people: the model drawn with the mentee at the centre, real people in it, gaps named kindly.

use axum::extract::State;
use jiff::Timestamp;
use serde::Deserialize;
use trellis_domain::{
    circle::CircleState,
    coverage::{Coverage, Line},
    pair::{self, PairState},
};
use trellis_programme::constellations::{self, Constellation, HelperLine, TieRow};
use trellis_ui::{
    Button, Markup, WhoCanSee,
    constellation::{self as drawing, Place, Standing, Tie},
    html,
};
use trellis_words::{Words, t};

use crate::{
    act,
    form::Protected,
    page::{Answer, Halt, Page},
    routes,
    routes::Route,
    site::{See, Site},
    visitor::SignedIn,
};

/// Addresses of this module.
pub const ROUTES: &[Route] = routes![
    GET "/people" "people" One Mentee Read => show;
    POST "/people/wishes" "people" One Mentee Write => wish;
];

async fn show(State(site): State<Site>, who: SignedIn) -> Answer {
    let words = who.words();
    let mut act = site.look(&who).await?;
    let mine = constellations::mine(&mut act).await?;
    let heading = t!(words, "people-heading");
    let body = html! {
        h1 { (heading) }
        p.nhsuk-lede-text { (t!(words, "people-lede")) }
        (drawn(words, &site, &who, &mine))
        (WhoCanSee::new(words, t!(words, "people-who-can-see")).reader(t!(words, "people-who-coordinator")))
        p { a href="/about-the-model" { (t!(words, "people-about")) } }
    };
    Ok(Page::new(heading, body).with_exit().wide())
}

fn drawn(words: Words, site: &Site, who: &SignedIn, mine: &Constellation) -> drawing::Constellation {
    let picture = drawing::Constellation::new(
        t!(words, "people-picture"),
        t!(words, "people-picture-text"),
        t!(words, "people-you"),
    );
    let picture =
        mine.helpers.iter().fold(picture, |picture, line| picture.line(helper(words, site, who, line)));
    let sentence =
        if mine.lens_answered { t!(words, "people-lens-set") } else { t!(words, "people-lens-open") };
    let link =
        if mine.lens_answered { t!(words, "people-lens-again") } else { t!(words, "people-lens-answer") };
    let note = if mine.lens_answered { t!(words, "people-note-set") } else { t!(words, "people-note-open") };
    let lens = drawing::Line::new(Place::Lens, words.name("coverage_lines", "lens"), sentence, note)
        .answered(mine.lens_answered)
        .link(link, "/me/preferences-for-matching");
    picture.line(lens)
}

fn helper(words: Words, site: &Site, who: &SignedIn, helper: &HelperLine) -> drawing::Line {
    let place = match helper.line {
        Line::Mentor => Place::Mentor,
        Line::Sponsor => Place::Sponsorship,
        Line::Ally => Place::Allyship,
        Line::Circle | Line::Lens => Place::Circles,
    };
    let note = if helper.coverage == Coverage::NotWanted {
        t!(words, "people-note-not-now")
    } else {
        t!(words, "people-note-nobody")
    };
    let name = words.name("coverage_lines", helper.line.code());
    let mut line = drawing::Line::new(place, name, sentence(words, helper), note);
    for mine in &helper.circles {
        let stands = match (mine.held.accepted, mine.circle.state) {
            (true, CircleState::Running | CircleState::Deciding) => Standing::Active,
            (true, CircleState::Merging) => Standing::Resting,
            _ => Standing::Asked,
        };
        line = line.tie(Tie::circle(mine.circle.name.as_str(), stands));
    }
    // The store has the latest first; in the picture whoever came first keeps the first place.
    for tie in helper.ties.iter().rev() {
        line = line.tie(Tie::person(tie.name.as_str(), tie.person.to_string(), standing(tie, site.now())));
    }
    let wanted = helper.coverage != Coverage::NotWanted;
    if !wanted {
        line = line.not_wanted();
    }
    line.form(actions(words, site, who, helper, wanted))
}

fn standing(tie: &TieRow, now: Timestamp) -> Standing {
    match tie.state {
        PairState::Active if pair::is_quiet(tie.moved_at, tie.together, now) => Standing::Resting,
        PairState::Active | PairState::Closing => Standing::Active,
        PairState::Paused => Standing::Resting,
        _ => Standing::Asked,
    }
}

fn sentence(words: Words, helper: &HelperLine) -> String {
    let circles = helper.circles.iter().map(|mine| mine.circle.name.as_str());
    // Who is only suggested, or was only asked, is not met yet.
    let named = |tie: &&TieRow| match helper.coverage {
        Coverage::Active | Coverage::Quiet => matches!(tie.state, PairState::Active | PairState::Closing),
        Coverage::Paused => tie.state == PairState::Paused,
        Coverage::Offered => matches!(tie.state, PairState::Chemistry | PairState::Contracting),
        _ => true,
    };
    let names: Vec<&str> =
        helper.ties.iter().filter(named).map(|tie| tie.name.as_str()).chain(circles).collect();
    let names = words.list(&names);
    match (helper.coverage, helper.line) {
        (Coverage::Active, Line::Circle) => t!(words, "people-circle-active", names = names),
        (Coverage::Paused, Line::Circle) => t!(words, "people-circle-paused", names = names),
        (Coverage::Offered, Line::Circle) => t!(words, "people-circle-together", names = names),
        (Coverage::Asked, Line::Circle) => t!(words, "people-circle-offered", names = names),
        (Coverage::Ended, Line::Circle) => t!(words, "people-circle-ended"),
        (Coverage::Active, _) => t!(words, "people-active", names = names),
        (Coverage::Quiet, _) => t!(words, "people-quiet", names = names),
        (Coverage::Paused, _) => t!(words, "people-paused", names = names),
        (Coverage::Offered, _) => t!(words, "people-offered", names = names),
        (Coverage::Asked, _) => t!(words, "people-asked", names = names),
        (Coverage::NotWanted, _) => t!(words, "people-not-wanted"),
        (Coverage::Ended, _) => t!(words, "people-ended"),
        (Coverage::Empty, Line::Mentor) => t!(words, "people-no-mentor"),
        (Coverage::Empty, Line::Sponsor) => t!(words, "people-no-sponsor"),
        (Coverage::Empty, Line::Ally) => t!(words, "people-no-ally"),
        (Coverage::Empty, Line::Circle | Line::Lens) => t!(words, "people-no-circle"),
    }
}

fn actions(words: Words, site: &Site, who: &SignedIn, helper: &HelperLine, wanted: bool) -> Markup {
    let name = words.name("coverage_lines", helper.line.code());
    let wish = |wish: &str, label: String| {
        who.form(site, "/people/wishes")
            .hidden("line", helper.line.code())
            .hidden("wish", wish)
            .buttons(Button::secondary(label).small())
    };
    html! {
        // However many are suggested, they wait on one page.
        @if helper.ties.iter().any(|tie| tie.state == PairState::Suggested) {
            p { a href="/matches" { (t!(words, "people-see-suggestions")) } }
        }
        @for tie in &helper.ties {
            @match tie.state {
                PairState::Suggested | PairState::Requested => {},
                PairState::Chemistry => p { a href={ "/pairs/" (tie.pair) "/chemistry" } { (t!(words, "people-to-pair", name = tie.name.as_str())) } },
                _ => p { a href={ "/pairs/" (tie.pair) } { (t!(words, "people-to-pair", name = tie.name.as_str())) } },
            }
        }
        @for mine in &helper.circles {
            p { a href={ "/circle/" (mine.circle.id) } { (t!(words, "people-to-circle", name = mine.circle.name.as_str())) } }
        }
        @if helper.line == Line::Circle && helper.circles.is_empty() && wanted {
            p { a href="/circles" { (t!(words, "people-circle-what")) } }
        }
        @if helper.ties.is_empty() && helper.circles.is_empty() {
            @if wanted { (wish("not_wanted", t!(words, "people-not-now", name = name))) }
            @else { (wish("wanted", t!(words, "people-want", name = name))) }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    line: String,
    wish: String,
}

async fn wish(State(site): State<Site>, who: SignedIn, form: Protected<Wish>) -> Answer<See> {
    let line = Line::parse(&form.fields.line).ok_or(Halt::Unreadable)?;
    let wanted = match form.fields.wish.as_str() {
        "wanted" => true,
        "not_wanted" => false,
        _ => return Err(Halt::Unreadable),
    };
    Ok(act!(site, who, form, act => {
        constellations::want(&mut act, line, wanted).await?;
        Ok(See("/people".to_owned()))
    })?)
}
