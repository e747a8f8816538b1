//! The challenge to allies: five painted strips, five people, five lines.

use krilla::tagging::{ListNumbering, Node, Tag, TagGroup};
use kurbo::Affine;
use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::shape::line;
use trellis_film::signoff::Item;

use super::Wrong;
use super::canvas::Canvas;
use super::part::Part;
use super::sheet::{Area, Book, MARGIN, PAGE, Sheet, Style, ink};

/// Whose picture stands on which strip, and the strip's colour, as in the film.
const STRIPS: [(&str, &str); 5] = [
    ("challenge/strip-1/pose-1", "allyship"),
    ("challenge/strip-2/pose-2", "sponsorship"),
    ("challenge/strip-3/pose-3", "circles"),
    ("challenge/strip-4/pose-4", "surface"),
    ("challenge/strip-5/hands", "allyship"),
];
/// Middle of the first strip.
const FIRST: f64 = 800.0;
/// From one strip to the next.
const STEP: f64 = 412.0;
/// How tall a strip is.
const TALL: f64 = 300.0;

const HEADING: Style = Style { size: 196.0, bold: true, colour: "ink", centred: false };
const LINE: Style = Style { size: 122.0, bold: true, colour: "ink", centred: false };
const CREDIT: Style = Style { size: 44.0, bold: false, colour: "ink-soft", centred: false };

/// Draws the poster.
pub fn draw(book: &mut Book<'_>, plan: &Plan, script: &Script) -> Result<(), Wrong> {
    let lines: Vec<&str> = (1..=5).map(|number| script.text(&format!("poster-line-{number}"))).collect();
    let style = book.common(&lines, line_area(0), LINE)?;
    book.page(|sheet| {
        let area = Area { x: MARGIN, y: 150.0, width: PAGE.0 - 2.0 * MARGIN, height: 440.0 };
        sheet.heading(1, script.text("poster-heading"), area, HEADING)?;
        let mut list = TagGroup::new(Tag::L(ListNumbering::None));
        for (index, words) in lines.iter().enumerate() {
            let alt = script.text(&format!("poster-pose-{}", index + 1));
            list.push(strip(sheet, &Part::of(plan, STRIPS[index].0)?, index, alt, words, style)?);
        }
        sheet.read(list.into());
        let area = Area { x: MARGIN, y: 2748.0, width: 1000.0, height: 90.0 };
        let (credit, _) = sheet.words(Tag::P, script.text("poster-credit"), area, CREDIT)?;
        sheet.read(credit);
        if script.open.iter().any(|item| matches!(item, Item::So02 | Item::So09)) {
            sheet.label(script.text("label-draft"), PAGE.0 - MARGIN, 2764.0)?;
        }
        Ok(())
    })
}

fn middle(index: usize) -> f64 {
    FIRST + STEP * index as f64
}

fn line_area(index: usize) -> Area {
    Area { x: 610.0, y: middle(index) - 140.0, width: 1225.0, height: 280.0 }
}

/// One strip: paint, a person in front of it, and the line.
fn strip(
    sheet: &mut Sheet<'_>,
    person: &Part,
    index: usize,
    alt: &str,
    words: &str,
    style: Style,
) -> Result<Node, Wrong> {
    let y = middle(index);
    sheet.unread(|canvas| paint(canvas, y, STRIPS[index].1));
    let area = Area { x: 200.0, y: y - 220.0, width: 370.0, height: 380.0 };
    let figure = sheet.figure(alt, area, |canvas| {
        canvas.part(person, Affine::translate((385.0, y + 160.0)) * Affine::scale(0.88));
    });
    let words = sheet.middle(words, line_area(index), style)?;
    let body = TagGroup::with_children(Tag::LBody, vec![figure, words]);
    Ok(TagGroup::with_children(Tag::LI, vec![body.into()]).into())
}

/// Two strokes of a broad brush, one across the other.
fn paint(canvas: &mut Canvas<'_>, y: f64, colour: &str) {
    let half = TALL / 2.0;
    let first = line((MARGIN + half, y + 9.0), (PAGE.0 - MARGIN - half, y - 9.0));
    canvas.line(&first, Affine::IDENTITY, ink(colour, 40), TALL);
    let second = line((MARGIN + half + 18.0, y - 8.0), (PAGE.0 - MARGIN - half - 26.0, y + 10.0));
    canvas.line(&second, Affine::IDENTITY, ink(colour, 26), TALL - 10.0);
}
