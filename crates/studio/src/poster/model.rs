//! The model on one page: the mentee in the middle, four petals with what they mean, four questions.

use krilla::tagging::Tag;
use kurbo::Affine;
use trellis_film::colour::{Lab, token};
use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::shape::{circle, rect};
use trellis_film::venn::{self, CENTRE, Petal};

use super::Wrong;
use super::canvas::Canvas;
use super::part::{Part, scene};
use super::sheet::{Area, Book, MARGIN, PAGE, Sheet, Style, ink};

/// Middle of the picture on the page.
const MIDDLE: (f64, f64) = (1050.0, 1216.0);
/// Page lengths for one pixel of the film.
const SCALE: f64 = 1.38;
/// Radius of the mentee's disc.
const DISC: f64 = 158.0;
/// Width of a column.
const COLUMN: f64 = 870.0;

const HEADING: Style = Style { size: 106.0, bold: true, colour: "ink", centred: false };
const NAME: Style = Style { size: 76.0, bold: true, colour: "ink", centred: false };
const MEANING: Style = Style { size: 56.0, bold: false, colour: "ink", centred: false };
const QUESTION: Style = Style { size: 64.0, bold: true, colour: "ink", centred: true };
const NOTE: Style = Style { size: 34.0, bold: false, colour: "ink-soft", centred: false };
const MENTEE: Style = Style { size: 38.0, bold: true, colour: "ink", centred: true };

/// Draws the poster.
pub fn draw(book: &mut Book<'_>, plan: &Plan, script: &Script) -> Result<(), Wrong> {
    let questions = ["need", "help", "support", "require"].map(|key| script.text(&format!("question-{key}")));
    let asked = book.common(&questions, question(0).1, QUESTION)?;
    let meanings = Petal::ALL.map(|petal| sentences(petal, script));
    let meant =
        book.common(&meanings.each_ref().map(String::as_str), meaning_area(Petal::Allyship), MEANING)?;
    let names = Petal::ALL.map(|petal| script.text(&format!("petal-{}", petal.name())));
    let named = book.common(&names, name_area(Petal::Allyship), NAME)?;
    let picture = Picture::of(plan)?;
    book.page(|sheet| {
        let area = Area { x: MARGIN, y: 150.0, width: PAGE.0 - 2.0 * MARGIN, height: 120.0 };
        sheet.heading(1, script.text("film-title"), area, HEADING)?;
        let seen = Area { x: MIDDLE.0 - 555.0, y: MIDDLE.1 - 555.0, width: 1110.0, height: 1110.0 };
        let figure = sheet.figure(&scene(plan, "model")?.alt, seen, |canvas| picture.draw(canvas));
        sheet.read(figure);
        let area = Area { x: MIDDLE.0 - 120.0, y: MIDDLE.1 + 66.0, width: 240.0, height: 50.0 };
        let (mentee, _) = sheet.words(Tag::P, script.text("picture-mentee"), area, MENTEE)?;
        sheet.read(mentee);
        for ((petal, name), means) in Petal::ALL.into_iter().zip(names).zip(&meanings) {
            let area = name_area(petal);
            sheet.unread(|canvas| swatch(canvas, petal, (area.x - 68.0, area.y + 28.0)));
            sheet.heading(2, name, area, Style { colour: petal.name(), ..named })?;
            let (node, _) = sheet.words(Tag::P, means, meaning_area(petal), meant)?;
            sheet.read(node);
        }
        for (index, words) in questions.into_iter().enumerate() {
            let (card, inside) = question(index);
            sheet.unread(|canvas| {
                let edge = rect(card.x, card.y, card.width, card.height, 36.0);
                canvas.line(&edge, Affine::IDENTITY, ink("ink", 255), 6.0);
            });
            let node = sheet.middle(words, inside, asked)?;
            sheet.read(node);
        }
        credit(sheet, script)
    })
}

/// The card of a question, and where its words are.
fn question(index: usize) -> (Area, Area) {
    let x = MARGIN + (index % 2) as f64 * (PAGE.0 - 2.0 * MARGIN - COLUMN);
    let y = 2150.0 + (index / 2) as f64 * 224.0;
    let card = Area { x, y, width: COLUMN, height: 194.0 };
    (card, Area { x: x + 40.0, y: y + 16.0, width: COLUMN - 80.0, height: 162.0 })
}

/// Where a petal's name stands, with room for a piece of its pattern before it.
fn name_area(petal: Petal) -> Area {
    let (right, down) = petal.corner();
    let x = if right < 0.0 { MARGIN } else { PAGE.0 - MARGIN - COLUMN };
    let y = if down < 0.0 { 328.0 } else { 1798.0 };
    Area { x: x + 112.0, y, width: COLUMN - 112.0, height: 64.0 }
}

/// Where it is said what a petal means: under its name.
fn meaning_area(petal: Petal) -> Area {
    let name = name_area(petal);
    Area { x: name.x - 112.0, y: name.y + 104.0, width: COLUMN - 30.0, height: 200.0 }
}

/// What the film says of a petal, without the name, which stands above it already.
fn sentences(petal: Petal, script: &Script) -> String {
    let lines = match petal {
        Petal::Allyship => ["allyship-1", "allyship-3"],
        Petal::Sponsorship => ["sponsorship-1", "sponsorship-2"],
        Petal::Circles => ["circles-2", "circles-3"],
        Petal::Surface => ["surface-1", "surface-2"],
    };
    let said = lines.map(|key| script.text(key)).join(" ");
    let name = format!("{}. ", script.text(&format!("petal-{}", petal.name())));
    said.strip_prefix(&name).map_or_else(|| said.clone(), str::to_owned)
}

/// Whose words these are, and what is not settled.
fn credit(sheet: &mut Sheet<'_>, script: &Script) -> Result<(), Wrong> {
    let mut y = 2616.0;
    if script.paraphrase {
        let style = Style { size: 40.0, bold: true, colour: "ink-soft", centred: true };
        let area = Area { x: MARGIN, y, width: PAGE.0 - 2.0 * MARGIN, height: 60.0 };
        let (label, below) = sheet.words(Tag::P, script.text("label-paraphrase"), area, style)?;
        sheet.read(label);
        y = below;
    }
    y = y.max(2690.0);
    let width = if script.is_draft() { 1020.0 } else { PAGE.0 - 2.0 * MARGIN };
    for key in ["end-credit", "transcript-study"] {
        let (node, below) =
            sheet.words(Tag::P, script.text(key), Area { x: MARGIN, y, width, height: 140.0 }, NOTE)?;
        sheet.read(node);
        y = below + 10.0;
    }
    if script.is_draft() {
        sheet.label(script.text("label-draft"), PAGE.0 - MARGIN, 2740.0)?;
    }
    Ok(())
}

/// The petals and the mentee, taken out of the film.
struct Picture {
    petals: Vec<Part>,
    mentee: Part,
}

impl Picture {
    fn of(plan: &Plan) -> Result<Self, Wrong> {
        let petals = Petal::ALL.into_iter().map(|petal| Part::of(plan, &format!("model/{}", petal.name())));
        Ok(Self { petals: petals.collect::<Result<_, _>>()?, mentee: Part::of(plan, "model/centre/mentee")? })
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let place =
            Affine::translate(MIDDLE) * Affine::scale(SCALE) * Affine::translate((-CENTRE.0, -CENTRE.1));
        for petal in &self.petals {
            canvas.part(petal, place);
        }
        let disc = circle(MIDDLE.0, MIDDLE.1, DISC);
        canvas.fill(&disc, Affine::IDENTITY, ink("paper", 255));
        canvas.line(&disc, Affine::IDENTITY, ink("ink", 255), 7.0);
        canvas.part(&self.mentee, Affine::translate((MIDDLE.0, MIDDLE.1 - 40.0)) * Affine::scale(1.15));
    }
}

/// A small disc with the petal's colour, pattern and edge, so that nobody needs colour to find it.
fn swatch(canvas: &mut Canvas<'_>, petal: Petal, middle: (f64, f64)) {
    let Some(own) = token(petal.name()).map(Lab::srgb) else { return };
    let colour = |solid| [own[0], own[1], own[2], solid];
    let zoom = Affine::translate(middle) * Affine::scale(44.0 / 80.0);
    canvas.fill(&circle(0.0, 0.0, 80.0), zoom, colour(56));
    let (lines, width) = petal.pattern((0.0, 0.0), 80.0);
    canvas.line(&lines, zoom, colour(150), width * 1.6);
    let edge = if petal.is_dashed() { venn::dashed((0.0, 0.0), 80.0, 18.0) } else { circle(0.0, 0.0, 80.0) };
    canvas.line(&edge, zoom, colour(255), 9.0);
}
