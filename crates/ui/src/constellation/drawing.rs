//! The drawing itself, in the canvas pixels of the film ([`trellis_film::venn`]) and coloured by the stylesheet.

use maud::{Markup, html};
use trellis_film::venn::{CENTRE, DISC, PETAL, Petal, TOKEN};

use super::names::{initials, joined, wrap};
use super::pattern;
use super::{Constellation, Line, Place, Standing, Tie};

/// What is shown of the canvas: the four petals, with room for their labels above and below.
const WITH_LABELS: &str = "540 -90 840 1120";
/// The same without labels.
const BARE: &str = "540 0 840 920";
/// Where mentors stand: above the place where the two upper petals meet, the first in the middle.
const MENTORS: [(f64, f64); 3] = [(960.0, 52.0), (880.0, 52.0), (1040.0, 52.0)];
/// From one row of text to the next.
const ROW: f64 = 42.0;

/// The picture with its labels, named and described for those who do not see it.
pub(super) fn picture(constellation: &Constellation) -> Markup {
    let Constellation { id, title, description, centre, lines } = constellation;
    let you = if centre.chars().count() > 5 {
        "trellis-constellation__you is-long"
    } else {
        "trellis-constellation__you"
    };
    html! {
        svg.trellis-constellation__picture viewBox=(WITH_LABELS) role="img"
            aria-labelledby={ (id) "-title " (id) "-description" } focusable="false" {
            title id={ (id) "-title" } { (title) }
            desc id={ (id) "-description" } { (description) }
            (figure(lines))
            (rows(you, "middle", CENTRE, wrap(centre, 9)))
            @for line in lines { (label(line)) }
        }
    }
}

/// The picture alone, beside words that say the same.
pub(super) fn emblem(lines: &[Line]) -> Markup {
    html! {
        svg.trellis-constellation__emblem viewBox=(BARE) aria-hidden="true" focusable="false" { (figure(lines)) }
    }
}

/// Petals, then what leads from the centre, then the tokens, and the centre over them all.
fn figure(lines: &[Line]) -> Markup {
    let seated: Vec<(&Line, Vec<Seated<'_>>)> = lines.iter().map(|line| (line, seated(line))).collect();
    html! {
        // An empty petal lies under the others, which it would pale.
        @for open in [true, false] {
            @for line in lines.iter().filter(|line| line.is_open() == open) {
                @if let Some(shape) = line.place.petal() { (petal(line, shape)) }
            }
        }
        @for (line, ties) in &seated { @if line.place == Place::Mentor { (ways(line, ties)) } }
        @for (from, to) in same(&seated) { path.trellis-constellation__same d=(stroke(from, to)) {} }
        @for (line, ties) in &seated {
            g class={ "trellis-tokens trellis-tokens--" (line.place.class()) } {
                @for (tie, seat) in ties { (token(tie, *seat)) }
            }
        }
        circle.trellis-constellation__centre cx=(CENTRE.0) cy=(CENTRE.1) r=(DISC) {}
    }
}

/// A place in canvas pixels.
type Spot = (f64, f64);
/// A tie that has a token, with its place.
type Seated<'a> = (&'a Tie, Spot);

/// The ties that have a token; more are a count in the label.
fn seated(line: &Line) -> Vec<Seated<'_>> {
    let places = line.place.petal().map_or_else(|| MENTORS.to_vec(), |petal| petal.seats().to_vec());
    line.ties.iter().zip(places).collect()
}

fn petal(line: &Line, petal: Petal) -> Markup {
    let (x, y) = petal.middle();
    let (strokes, width) = pattern::of(petal);
    html! {
        g class={ "trellis-petal trellis-petal--" (line.place.class()) (line.state()) } {
            circle.trellis-petal__shape cx=(tenth(x)) cy=(tenth(y)) r=(PETAL) {}
            path.trellis-petal__pattern d=(strokes) stroke-width=(width) {}
        }
    }
}

/// The line from the centre to each mentor, or to where one may come to stand.
fn ways(line: &Line, ties: &[Seated<'_>]) -> Markup {
    let look = |tie: &Tie| if tie.standing == Standing::Active { "" } else { " is-open" };
    html! {
        @for (tie, seat) in ties { path class={ "trellis-mentor__line" (look(tie)) } d=(stroke(CENTRE, *seat)) {} }
        @if ties.is_empty() && line.wanted {
            path class={ "trellis-mentor__line" (line.state()) } d=(stroke(CENTRE, MENTORS[0])) {}
            @if line.is_open() { circle.trellis-mentor__place cx=(MENTORS[0].0) cy=(MENTORS[0].1) r=(TOKEN) {} }
        }
    }
}

/// The ends of the thin lines between ties of one person.
fn same(seated: &[(&Line, Vec<Seated<'_>>)]) -> Vec<(Spot, Spot)> {
    let all: Vec<_> = seated.iter().flat_map(|(_, ties)| ties).collect();
    let next = |number: usize| {
        let (tie, from) = all[number];
        let who = tie.who.as_ref()?;
        let (_, to) = all[number + 1..].iter().find(|(other, _)| other.who.as_ref() == Some(who))?;
        Some((*from, *to))
    };
    (0..all.len()).filter_map(next).collect()
}

fn token(tie: &Tie, (x, y): (f64, f64)) -> Markup {
    let look = match tie.standing {
        Standing::Active => "active",
        Standing::Asked => "asked",
        Standing::Resting => "resting",
    };
    html! {
        g class={ "trellis-token trellis-token--" (look) } {
            circle.trellis-token__shape cx=(x) cy=(y) r=(TOKEN) {}
            @if tie.standing == Standing::Resting {
                path.trellis-token__bar d={ "M" (x - 17.0) " " (y + 17.0) "h34" } {}
            }
            @if !tie.label.is_empty() { text.trellis-token__initials x=(x) y=(y) { (initials(&tie.name)) } }
        }
    }
}

/// Where a label stands, how it is set from there, and the most letters that fit beside what is next to it.
struct Set {
    x: f64,
    /// The middle of the row that lies nearest to the petal.
    y: f64,
    anchor: &'static str,
    above: bool,
    letters: usize,
}

const fn set(place: Place) -> Set {
    let (x, y, anchor, above, letters) = match place {
        Place::Mentor => (CENTRE.0, -16.0, "middle", true, 14),
        Place::Allyship => (548.0, 76.0, "start", true, 15),
        Place::Sponsorship => (1372.0, 76.0, "end", true, 15),
        Place::Circles => (548.0, 926.0, "start", false, 20),
        Place::Lens => (1372.0, 926.0, "end", false, 20),
    };
    Set { x, y, anchor, above, letters }
}

/// What a line is called, and under it who is in it or that nobody is yet.
fn label(line: &Line) -> Markup {
    let Set { x, y, anchor, above, letters } = set(line.place);
    let name = wrap(&line.name, letters);
    let note =
        if line.ties.is_empty() { wrap(&line.note, letters) } else { vec![joined(&line.ties, letters)] };
    let count = |rows: &[String]| f64::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let first = if above { y - (count(&name) + count(&note) - 1.0) * ROW } else { y };
    let second = first + count(&name) * ROW;
    html! {
        g class={ "trellis-label trellis-label--" (line.place.class()) (line.state()) } {
            (from("trellis-label__name", anchor, (x, first), name))
            (from("trellis-label__note", anchor, (x, second), note))
        }
    }
}

/// Rows of text from the middle of the first one.
fn from(class: &str, anchor: &str, (x, y): (f64, f64), rows: Vec<String>) -> Markup {
    html! {
        @for (row, number) in rows.iter().zip(0_u16..) {
            text class=(class) text-anchor=(anchor) x=(x) y=(y + f64::from(number) * ROW) { (row) }
        }
    }
}

/// Rows of text around a middle.
fn rows(class: &str, anchor: &str, (x, y): (f64, f64), rows: Vec<String>) -> Markup {
    let more = f64::from(u16::try_from(rows.len().saturating_sub(1)).unwrap_or(u16::MAX));
    from(class, anchor, (x, y - more * ROW / 2.0), rows)
}

fn stroke(from: (f64, f64), to: (f64, f64)) -> String {
    format!("M{} {}L{} {}", from.0, from.1, to.0, to.1)
}

/// A number to the tenth of a canvas pixel.
fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
