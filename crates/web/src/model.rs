//! The model as pictures for pages that explain it: nobody's own people.

use trellis_ui::{
    Markup,
    constellation::{Constellation, Line, Place, Standing, Tie},
    html,
};
use trellis_words::{Words, t};

/// The whole model, named; the page beside it says the same in words.
pub fn picture(words: Words) -> Markup {
    let picture = Constellation::new(
        t!(words, "public-model-picture"),
        t!(words, "public-model-picture-text"),
        t!(words, "public-model-you"),
    );
    let lines = [
        (Place::Mentor, "mentor"),
        (Place::Allyship, "ally"),
        (Place::Sponsorship, "sponsor"),
        (Place::Circles, "circle"),
        (Place::Lens, "lens"),
    ];
    let line = |(place, code)| Line::new(place, words.name("coverage_lines", code), "", "").answered(true);
    let picture = lines.into_iter().map(line).fold(picture, Constellation::line);
    html! { div.trellis-model { (picture.picture()) } }
}

/// What happens, in four steps, each with the picture of how things stand then.
pub fn steps(words: Words) -> Markup {
    use Standing::{Active, Asked};
    let steps = [
        (t!(words, "public-step-need"), t!(words, "public-step-need-text"), [None, None, None, None]),
        (
            t!(words, "public-step-see"),
            t!(words, "public-step-see-text"),
            [Some(Asked), None, Some(Asked), None],
        ),
        (
            t!(words, "public-step-talk"),
            t!(words, "public-step-talk-text"),
            [Some(Active), None, Some(Asked), Some(Asked)],
        ),
        (t!(words, "public-step-people"), t!(words, "public-step-people-text"), [Some(Active); 4]),
    ];
    html! {
        ol.trellis-steps {
            @for (heading, text, helpers) in steps {
                li.trellis-step {
                    (emblem(helpers))
                    div { h3.trellis-step__heading { (heading) } p { (text) } }
                }
            }
        }
    }
}

/// How far mentor, ally, sponsor and circle are.
fn emblem(helpers: [Option<Standing>; 4]) -> Markup {
    let places = [Place::Mentor, Place::Allyship, Place::Sponsorship, Place::Circles];
    let line = |(place, standing): (Place, Option<Standing>)| {
        let line = Line::new(place, "", "", "");
        standing.map_or(line.clone(), |standing| line.tie(Tie::anybody(standing)))
    };
    let lens = Line::new(Place::Lens, "", "", "").answered(true);
    let start = Constellation::new("", "", "").line(lens);
    places.into_iter().zip(helpers).map(line).fold(start, Constellation::line).emblem()
}
