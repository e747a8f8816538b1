//! The storyboard to hand out: every scene's still, what is said beside it, and the sources.

use krilla::tagging::Tag;
use kurbo::Affine;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::Plan;
use trellis_film::script::{Scene, Script};
use trellis_film::shape::rect;
use trellis_film::text::SMALLEST;

use super::Wrong;
use super::part::scene;
use super::sheet::{Area, Book, MARGIN, PAGE, Sheet, Style, ink};
use crate::shape::{self, Shape};

/// Scenes on a page.
const ROWS: usize = 5;
/// From one scene to the next.
const STEP: f64 = 505.0;
/// Width of a picture; its height is 9/16 of it.
const WIDE: f64 = 800.0;
/// Between two lines of what is said.
const GAP: f64 = 20.0;

const HEADING: Style = Style { size: 84.0, bold: true, colour: "ink", centred: false };
const CHAPTER: Style = Style { size: 52.0, bold: true, colour: "ink", centred: false };
const SAID: Style = Style { size: 42.0, bold: false, colour: "ink", centred: false };
const SOURCE: Style = Style { size: 36.0, bold: false, colour: "ink", centred: false };

/// Draws the storyboard.
pub fn draw(book: &mut Book<'_>, plan: &Plan, script: &Script) -> Result<(), Wrong> {
    let shapes = shape::all(plan);
    let pages = script.scenes.chunks(ROWS).collect::<Vec<_>>();
    for (number, scenes) in pages.iter().enumerate() {
        book.page(|sheet| {
            let mut y = MARGIN;
            if number == 0 {
                heading(sheet, script)?;
                y = 340.0;
            }
            for scene in *scenes {
                row(sheet, plan, &shapes, scene, y)?;
                y += STEP;
            }
            if number + 1 == pages.len() {
                sources(sheet, script, y + 60.0)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// What the film is called, and that it is a draft.
fn heading(sheet: &mut Sheet<'_>, script: &Script) -> Result<(), Wrong> {
    let area = Area { x: MARGIN, y: 120.0, width: PAGE.0 - 2.0 * MARGIN, height: 90.0 };
    sheet.heading(1, script.text("film-title"), area, HEADING)?;
    if script.is_draft() {
        sheet.label(script.text("label-draft"), PAGE.0 - MARGIN, 268.0)?;
    }
    Ok(())
}

/// A picture, the name of the scene, and what is said.
fn row(sheet: &mut Sheet<'_>, plan: &Plan, shapes: &[Shape], said: &Scene, y: f64) -> Result<(), Wrong> {
    let x = MARGIN + WIDE + 60.0;
    let width = PAGE.0 - MARGIN - x;
    let area = Area { x, y: y + 8.0, width, height: 60.0 };
    let below = sheet.heading(2, &format!("{}. {}", said.number, said.chapter), area, CHAPTER)?;
    let still = scene(plan, said.id.word())?.still;
    let area = Area { x: MARGIN, y, width: WIDE, height: WIDE * 9.0 / 16.0 };
    let figure = sheet.figure(&said.alt, area, |canvas| {
        let frame = rect(area.x, area.y, area.width, area.height, 16.0);
        let mut list = DisplayList::default();
        evaluate(plan, still, Captions::Beside, &mut list);
        let place = Affine::translate((area.x, area.y)) * Affine::scale(WIDE / f64::from(plan.size[0]));
        canvas.clip(&frame);
        canvas.picture(plan, shapes, &list, place);
        canvas.pop();
        canvas.line(&frame, Affine::IDENTITY, ink("ink-soft", 255), 3.0);
    });
    sheet.read(figure);
    let area = Area { x, y: below + 18.0, width, height: y + STEP - 20.0 - below };
    lines(sheet, said, area)
}

/// What is said in a scene, in letters of one size that lets all of it fit.
fn lines(sheet: &mut Sheet<'_>, said: &Scene, area: Area) -> Result<(), Wrong> {
    let mut style = SAID;
    loop {
        let mut tall = 0.0;
        for line in &said.lines {
            tall += sheet.height(&line.text, area, style)? + GAP;
        }
        if tall <= area.height || style.size <= SMALLEST {
            break;
        }
        style.size -= 2.0;
    }
    let mut y = area.y;
    for line in &said.lines {
        let (node, below) = sheet.words(Tag::P, &line.text, Area { y, ..area }, style)?;
        sheet.read(node);
        y = below + GAP;
    }
    Ok(())
}

/// Where words and figures come from, and who made the film.
fn sources(sheet: &mut Sheet<'_>, script: &Script, mut y: f64) -> Result<(), Wrong> {
    let width = PAGE.0 - 2.0 * MARGIN;
    let area = Area { x: MARGIN, y, width, height: 60.0 };
    y = sheet.heading(2, script.text("transcript-sources"), area, CHAPTER)? + 18.0;
    let figures: &[&str] =
        if script.figures.is_some() { &["transcript-figure-all", "transcript-figure-part"] } else { &[] };
    for key in [&["transcript-study"], figures, &["end-credit", "end-term"]].concat() {
        let area = Area { x: MARGIN, y, width, height: 140.0 };
        let (node, below) = sheet.words(Tag::P, script.text(key), area, SOURCE)?;
        sheet.read(node);
        y = below + 14.0;
    }
    Ok(())
}
