//! The drawing itself: petals, chips and lines in a square of 600 units, coloured by the stylesheet.

use maud::{Markup, html};

use super::{Constellation, Line, Place, Tie};

/// Half of the square, and its centre.
const CENTRE: i32 = 300;
/// A petal above the centre; the others are this one turned.
const PETAL: &str =
    "M300 300C288 256 200 180 200 114 200 56 246 20 300 20 354 20 400 56 400 114 400 180 312 256 300 300Z";
/// Where the mentor stands, between the petals above and on the right.
const MENTOR: (i32, i32) = (494, 106);
/// Chips in one petal; more become a count.
const CHIPS: usize = 2;

pub(super) fn picture(constellation: &Constellation) -> Markup {
    let Constellation { title, description, centre, lines } = constellation;
    let petals = || lines.iter().filter(|line| line.place != Place::Mentor);
    html! {
        svg.trellis-constellation__picture viewBox="0 0 600 600" role="img"
            aria-labelledby="constellation-title constellation-description" focusable="false" {
            title id="constellation-title" { (title) }
            desc id="constellation-description" { (description) }
            circle.trellis-constellation__ring cx="300" cy="300" r="274" {}
            @for line in petals() { (petal(line)) }
            @for line in lines.iter().filter(|line| line.place == Place::Mentor) { (mentor(line)) }
            circle.trellis-constellation__halo cx="300" cy="300" r="66" {}
            circle.trellis-constellation__centre cx="300" cy="300" r="56" {}
            (text_lines("trellis-constellation__you", CENTRE, CENTRE, &wrap(centre, 9)))
        }
    }
}

/// The height of a line of a petal's name, of a note and of a chip.
const NAME: i32 = 25;
const NOTE: i32 = 27;
const CHIP: i32 = 38;

fn petal(line: &Line) -> Markup {
    let (turn, x, y) = match line.place {
        Place::Sponsorship | Place::Mentor => (0, CENTRE, 122),
        Place::Allyship => (90, 478, CENTRE),
        Place::Circles => (180, CENTRE, 478),
        Place::Lens => (270, 122, CENTRE),
    };
    let turned = format!("rotate({turn} 300 300)");
    let items = items(line);
    let height: i32 = items.iter().map(Item::height).sum();
    // The block of name and chips is centred on the petal's widest part.
    let placed = items.iter().scan(y - height / 2, |edge, item| {
        *edge += item.height();
        Some((*edge - item.height() / 2, item))
    });
    html! {
        g class={ "trellis-petal trellis-petal--" (line.place.class()) (line.state()) } {
            path.trellis-petal__shape d=(PETAL) transform=(turned) {}
            // A lens is drawn like one: with a rim inside its edge.
            @if line.place == Place::Lens { path.trellis-petal__rim d=(PETAL) transform={ (turned) " translate(33 18) scale(.89)" } {} }
            @for (middle, item) in placed {
                @match item {
                    Item::Name(text) => text.trellis-petal__name x=(x) y=(middle) { (text) },
                    Item::Note(text) => text.trellis-petal__note x=(x) y=(middle) { (text) },
                    Item::Chip(name, tie) => (chip(x, middle, name, *tie)),
                }
            }
        }
    }
}

enum Item {
    Name(String),
    Note(String),
    Chip(String, Tie),
}

impl Item {
    const fn height(&self) -> i32 {
        match self {
            Self::Name(_) => NAME,
            Self::Note(_) => NOTE,
            Self::Chip(..) => CHIP,
        }
    }
}

/// What stands in a petal, from the top.
fn items(line: &Line) -> Vec<Item> {
    let mut items: Vec<Item> = wrap(&line.name, 15).into_iter().map(Item::Name).collect();
    if line.ties.is_empty() {
        items.extend(wrap(&line.note, 16).into_iter().map(Item::Note));
    }
    items.extend(line.ties.iter().take(CHIPS).map(|(name, tie)| Item::Chip(cut(name), *tie)));
    if line.ties.len() > CHIPS {
        items.push(Item::Note(format!("+{}", line.ties.len() - CHIPS)));
    }
    items
}
/// A rounded label with a name; its look says how the tie stands, and the list says it in words.
fn chip(x: i32, y: i32, name: &str, tie: Tie) -> Markup {
    let (look, pause) = match tie {
        Tie::Active => ("active", 0),
        Tie::Asked => ("asked", 0),
        Tie::Resting => ("resting", 18),
    };
    let width = i32::try_from(name.chars().count()).unwrap_or(0) * 11 + 34 + pause;
    let left = x - width / 2;
    html! {
        g class={ "trellis-chip trellis-chip--" (look) } {
            rect.trellis-chip__shape x=(left) y=(y - 16) width=(width) height="32" rx="16" {}
            @if tie == Tie::Resting { path.trellis-chip__bars d={ "M" (left + 17) " " (y - 7) "v14m7-14v14" } {} }
            text.trellis-chip__name x=(x + pause / 2) y=(y) { (name) }
        }
    }
}

fn mentor(line: &Line) -> Markup {
    let (x, y) = MENTOR;
    let name = line.ties.first().map_or_else(|| wrap(&line.note, 9), |(name, _)| vec![cut(name)]);
    let look = line.ties.first().map_or("", |(_, tie)| match tie {
        Tie::Active => " trellis-mentor--active",
        Tie::Asked => " trellis-mentor--asked",
        Tie::Resting => " trellis-mentor--resting",
    });
    html! {
        g class={ "trellis-mentor" (look) (line.state()) } {
            path.trellis-mentor__line d={ "M300 300L" (x) " " (y) } {}
            circle.trellis-mentor__shape cx=(x) cy=(y) r="62" {}
            text.trellis-mentor__label x=(x) y=(if name.len() > 1 { y - 26 } else { y - 14 }) { (line.name) }
            (text_lines("trellis-mentor__name", x, y + 11, &name))
            @if line.ties.len() > 1 { text.trellis-mentor__more x=(x) y=(y + 38) { "+" (line.ties.len() - 1) } }
        }
    }
}

/// Lines of text around a middle.
fn text_lines(class: &str, x: i32, y: i32, lines: &[String]) -> Markup {
    let step = 24;
    let first = y - (i32::try_from(lines.len()).unwrap_or(1) - 1) * step / 2;
    html! {
        @for (row, line) in lines.iter().enumerate() {
            text class=(class) x=(x) y=(first + i32::try_from(row).unwrap_or(0) * step) { (line) }
        }
    }
}

/// Breaks a text at spaces into lines of at most `width` letters; a longer word keeps its own line.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A name short enough for a chip. The list has it whole.
fn cut(name: &str) -> String {
    const LONGEST: usize = 11;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_long_labels_wrapped() {
        assert_eq!(cut("Oluwaseun Adébáyò"), "Oluwaseun…");
        assert_eq!(cut("Siân"), "Siân");
        assert_eq!(wrap("Surface characteristics", 15), ["Surface", "characteristics"]);
        assert_eq!(wrap("Nobody yet", 14), ["Nobody yet"]);
        assert_eq!(wrap("", 14), Vec::<String>::new());
    }
}
