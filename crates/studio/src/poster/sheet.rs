//! Pages, what is on them, and in which order it is read.
//!
//! Lengths are tenths of a millimetre on A4; other paper is the same page enlarged.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::metadata::{Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Node, Tag, TagGroup, TagKind, TagTree};
use krilla::text::Font;
use kurbo::Affine;
use trellis_film::colour;
use trellis_film::font::Fonts;
use trellis_film::plan::{Plan, Row};
use trellis_film::shape::rect;
use trellis_film::text::{ASCENT, LEADING, Set, Setter, Wanted};

use super::canvas::{Canvas, fonts};
use super::part::Part;
use super::{Paper, Wrong};

/// Width and height of a page.
pub const PAGE: (f64, f64) = (2100.0, 2970.0);
/// How wide the margins are.
pub const MARGIN: f64 = 150.0;
/// Text boxes are filled to this share by the film's own setter; on paper nothing spills, so boxes are asked for wider.
const FILLED: f64 = 0.92;
/// How far letters reach below the line on which they stand, in sizes.
const DESCENT: f64 = 0.25;

/// The colour token as red, green, blue and how solid, 0…255.
pub fn ink(token: &str, solid: u8) -> [u8; 4] {
    let [red, green, blue] = colour::token(token).unwrap_or(colour::Lab(0.0, 0.0, 0.0)).srgb();
    [red, green, blue, solid]
}

/// A document while it is made.
pub struct Book<'a> {
    document: Document,
    fonts: Vec<Font>,
    letters: Fonts<'a>,
    setter: Setter,
    tags: Vec<Node>,
    outline: Outline,
    pages: usize,
    scale: f64,
}

/// How a paragraph is written.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Size of the letters; smaller where they do not fit.
    pub size: f64,
    /// The heavier weight.
    pub bold: bool,
    /// Colour token.
    pub colour: &'static str,
    /// In the middle of the box rather than at its left.
    pub centred: bool,
}

/// A box on the page, from its top left corner.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl<'a> Book<'a> {
    /// An empty document, in the fonts of `plan`.
    pub fn new(paper: Paper, plan: &'a Plan) -> Result<Self, Wrong> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .expect("one standard does not contradict itself");
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let millimetres = if paper == Paper::A4 { 210.0 } else { 297.0 };
        Ok(Self {
            document: Document::new_with(settings),
            fonts: fonts(plan.fallback.as_ref()).ok_or(Wrong::Font)?,
            letters: plan.fonts(),
            setter: Setter::new(plan.fallback.as_ref()),
            tags: Vec::new(),
            outline: Outline::new(),
            pages: 0,
            scale: millimetres / 25.4 * 72.0 / PAGE.0,
        })
    }

    /// Draws a page on the film's paper.
    pub fn page(&mut self, draw: impl FnOnce(&mut Sheet<'_>) -> Result<(), Wrong>) -> Result<(), Wrong> {
        let [width, height] = [PAGE.0, PAGE.1].map(|side| (side * self.scale) as f32);
        let settings =
            PageSettings::from_wh(width, height).ok_or_else(|| Wrong::Pdf("no page".to_owned()))?;
        let mut page = self.document.start_page_with(settings);
        let mut sheet = Sheet {
            canvas: Canvas::new(page.surface(), &self.fonts, self.letters, self.scale),
            setter: &mut self.setter,
            tags: &mut self.tags,
            outline: &mut self.outline,
            number: self.pages,
            scale: self.scale,
        };
        sheet.unread(|canvas| {
            canvas.fill(&rect(0.0, 0.0, PAGE.0, PAGE.1, 0.0), Affine::IDENTITY, ink("paper", 255));
        });
        let drawn = draw(&mut sheet);
        sheet.finish();
        page.finish();
        self.pages += 1;
        drawn
    }

    /// Sets words at the largest size at which every one of `all` fits its box, at most `style`'s.
    pub fn common(&mut self, all: &[&str], area: Area, style: Style) -> Result<Style, Wrong> {
        let mut size = style.size;
        for words in all {
            size = size.min(set(&mut self.setter, words, area, style)?.size);
        }
        Ok(Style { size, ..style })
    }

    /// The bytes of the PDF.
    pub fn finish(mut self, title: &str, language: &str) -> Result<Vec<u8>, Wrong> {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for node in self.tags {
            tree.push(node);
        }
        self.document.set_tag_tree(tree);
        self.document.set_outline(self.outline);
        let metadata = Metadata::new()
            .title(title.to_owned())
            .language(language.to_owned())
            .text_direction(TextDirection::LeftToRight);
        self.document.set_metadata(metadata);
        self.document.finish().map_err(|error| Wrong::Pdf(format!("{error:?}")))
    }
}

/// One page while it is drawn.
pub struct Sheet<'a> {
    canvas: Canvas<'a>,
    setter: &'a mut Setter,
    tags: &'a mut Vec<Node>,
    outline: &'a mut Outline,
    number: usize,
    scale: f64,
}

impl Sheet<'_> {
    /// Ends the page.
    fn finish(self) {
        self.canvas.finish();
    }

    /// Draws what says nothing, so that nobody has it read out.
    pub fn unread(&mut self, draw: impl FnOnce(&mut Canvas<'_>)) {
        self.canvas.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        draw(&mut self.canvas);
        self.canvas.surface.end_tagged();
    }

    /// Draws a picture that `alt` stands in for.
    pub fn figure(&mut self, alt: &str, area: Area, draw: impl FnOnce(&mut Canvas<'_>)) -> Node {
        let id = self.canvas.surface.start_tagged(ContentTag::Other);
        draw(&mut self.canvas);
        self.canvas.surface.end_tagged();
        let [x, y, width, height] =
            [area.x, area.y, area.width, area.height].map(|length| (length * self.scale) as f32);
        let seen = Rect::from_xywh(x, y, width, height).map(|seen| BBox::new(self.number, seen));
        let figure = Tag::Figure(Some(alt.to_owned())).with_bbox(seen);
        TagGroup::with_children(figure, vec![id.into()]).into()
    }

    /// Writes a paragraph into its box from the top; also says where the line under its last row is.
    pub fn words(
        &mut self,
        tag: impl Into<TagKind>,
        words: &str,
        area: Area,
        style: Style,
    ) -> Result<(Node, f64), Wrong> {
        let set = set(self.setter, words, area, style)?;
        let id = self.canvas.surface.start_tagged(ContentTag::Other);
        let mut y = area.y + ASCENT * set.size;
        for (index, row) in set.rows.iter().enumerate() {
            let x = area.x + if style.centred { (area.width - row.width) / 2.0 } else { 0.0 };
            let more = index + 1 < set.rows.len();
            self.canvas.row(row, Affine::translate((x, y)), ink(style.colour, 255), more);
            y += LEADING * set.size;
        }
        self.canvas.surface.end_tagged();
        let below = y - LEADING * set.size + DESCENT * set.size;
        Ok((TagGroup::with_children(tag, vec![id.into()]).into(), below))
    }

    /// How tall a paragraph is that is as wide as `area`.
    pub fn height(&mut self, words: &str, area: Area, style: Style) -> Result<f64, Wrong> {
        let set = set(self.setter, words, area, style)?;
        Ok(height(&set.rows, set.size) + DESCENT * set.size)
    }

    /// The same in the middle of the box's height.
    pub fn middle(&mut self, words: &str, area: Area, style: Style) -> Result<Node, Wrong> {
        let (area, style) = balanced(self.setter, words, area, style)?;
        let rows = set(self.setter, words, area, style)?;
        let tall = height(&rows.rows, rows.size);
        let inner = Area { y: area.y + (area.height - tall) / 2.0, ..area };
        Ok(self.words(Tag::P, words, inner, style)?.0)
    }

    /// Writes a heading, and names it in the list of contents.
    pub fn heading(&mut self, level: u16, words: &str, area: Area, style: Style) -> Result<f64, Wrong> {
        let (area, style) = balanced(self.setter, words, area, style)?;
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let (node, below) = self.words(Tag::Hn(level, Some(words.to_owned())), words, area, style)?;
        self.tags.push(node);
        let at = Point::from_xy((area.x * self.scale) as f32, (area.y * self.scale) as f32);
        self.outline.push_child(OutlineNode::new(words.to_owned(), XyzDestination::new(self.number, at)));
        Ok(below)
    }

    /// Says that `node` is read next.
    pub fn read(&mut self, node: Node) {
        self.tags.push(node);
    }

    /// A label with a line around it, `right` at its right end and `y` at its middle.
    pub fn label(&mut self, words: &str, right: f64, y: f64) -> Result<(), Wrong> {
        let style = Style { size: 40.0, bold: true, colour: "ink", centred: true };
        let area = Area { x: 0.0, y: 0.0, width: 1000.0, height: 60.0 };
        let width = set(self.setter, words, area, style)?.rows.first().map_or(0.0, |row| row.width) + 80.0;
        let around = Area { x: right - width, y: y - 42.0, width, height: 84.0 };
        self.unread(|canvas| {
            let edge = rect(around.x, around.y, width, around.height, 42.0);
            canvas.line(&edge, Affine::IDENTITY, ink("ink", 255), 5.0);
        });
        let node = self.middle(words, around, style)?;
        self.read(node);
        Ok(())
    }
}

impl Canvas<'_> {
    /// Draws a part of the film.
    pub fn part(&mut self, part: &Part, place: Affine) {
        self.picture(&part.plan, &part.shapes, &part.list, place);
    }
}

fn set(setter: &mut Setter, words: &str, area: Area, style: Style) -> Result<Set, Wrong> {
    let (width, height) = (area.width / FILLED, area.height);
    Ok(setter.set(words, Wanted { width, height, size: style.size, bold: style.bold })?)
}

/// The narrowest box in which the words take no more rows, so that no row is left with a single short word; and the size they have.
fn balanced(setter: &mut Setter, words: &str, area: Area, style: Style) -> Result<(Area, Style), Wrong> {
    let widest = set(setter, words, area, style)?;
    let style = Style { size: widest.size, ..style };
    let mut best = area;
    for less in 1..40 {
        let width = area.width * (1.0 - 0.02 * f64::from(less));
        let narrower = Area { width, height: f64::MAX, ..area };
        if widest.rows.len() < 2
            || set(setter, words, narrower, style)
                .is_ok_and(|set| set.rows.len() > widest.rows.len() || set.size < style.size)
        {
            break;
        }
        best =
            Area { x: area.x + if style.centred { (area.width - width) / 2.0 } else { 0.0 }, width, ..area };
    }
    Ok((best, style))
}

/// From the top of the first row's letters to the line on which the last row stands.
fn height(rows: &[Row], size: f64) -> f64 {
    ASCENT * size + LEADING * size * (rows.len().max(1) - 1) as f64
}
