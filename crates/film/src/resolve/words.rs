//! Text in the picture, and captions along its foot.

use super::keys::Place;
use super::{Resolver, colour};
use crate::plan::{Role, Row, Track};
use crate::shape::{Paint, rect};
use crate::storyboard::Layer;
use crate::text::{ASCENT, LEADING, Wanted};

/// Kinds of text: name, size in canvas pixels, and whether it is bold.
pub const STYLES: [(&str, f64, bool); 8] = [
    ("title", 100.0, true),
    ("heading", 64.0, true),
    ("body", 44.0, false),
    ("strong", 44.0, true),
    ("label", 40.0, true),
    ("figure", 150.0, true),
    ("small", 32.0, false),
    ("note", 28.0, false),
];

/// Size of captions, and the zone in which they stand.
const CAPTION: f64 = 44.0;
const CAPTION_MIDDLE: f64 = 980.0;

impl Resolver<'_> {
    /// Sets a message into the box of its layer, in the middle of the box's height.
    pub(super) fn text(&mut self, layer: &Layer, message: &str, place: Place<'_>) {
        let Some(words) = (self.score.text)(message) else {
            self.fault(&place.spoken.id, &layer.id, format!("there is no message `{message}`"));
            return;
        };
        if words.is_empty() {
            return;
        }
        let style = layer.style.as_deref().unwrap_or("body");
        let (Some(&(_, size, bold)), Some([width, height])) =
            (STYLES.iter().find(|(name, ..)| *name == style), layer.boxed)
        else {
            self.fault(&place.spoken.id, &layer.id, "text needs a known style and a box");
            return;
        };
        let set = match self.setter.set(&words, Wanted { width, height, size, bold }) {
            Ok(set) => set,
            Err(what) => {
                self.unset(&place.spoken.id, &layer.id, &what);
                return;
            }
        };
        let fill = self.colours(layer.fill.as_ref(), place).unwrap_or(Track::Still(colour("ink")));
        let tall = ASCENT * set.size + LEADING * set.size * (set.rows.len() - 1) as f64;
        let first = (height - tall) / 2.0 + ASCENT * set.size;
        for (number, row) in set.rows.into_iter().enumerate() {
            let free = width - row.width;
            let x = match layer.align.as_deref() {
                Some("centre") => free / 2.0,
                Some("right") => free,
                _ => 0.0,
            };
            self.row(
                row,
                x,
                first + LEADING * set.size * number as f64,
                fill.clone(),
                [place.spoken.start, place.spoken.end],
            );
        }
    }

    fn row(&mut self, row: Row, x: f64, y: f64, fill: Track<crate::colour::Lab>, on: [u32; 2]) {
        let round = |number: f64| libm::round(number * 100.0) / 100.0;
        let mut node = self.sheet.node("row", on);
        node.x = Track::Still(round(x));
        node.y = Track::Still(round(y));
        node.fill = Some(fill);
        node.text = Some(row);
        self.sheet.leaf(node);
    }

    /// Lays every caption as light rows on a dark strip.
    pub(super) fn captions(&mut self) {
        let cues = &self.score.captions;
        for (number, cue) in cues.iter().enumerate() {
            let on = [cue.start, cue.end];
            let mut rows = Vec::new();
            for words in &cue.rows {
                match self
                    .setter
                    .set(words, Wanted { width: 1700.0, height: 60.0, size: CAPTION, bold: false })
                {
                    Ok(set) => rows.extend(set.rows),
                    Err(what) => self.unset("captions", &format!("caption-{number}"), &what),
                }
            }
            let wide = rows.iter().map(|row| row.width).fold(0.0, f64::max) + 64.0;
            let tall = LEADING * CAPTION * rows.len() as f64 + 24.0;
            let mut node = self.sheet.node(&format!("caption-{number}"), on);
            node.role = Role::Caption;
            self.sheet.open(node);
            let strip = rect(960.0 - wide / 2.0, CAPTION_MIDDLE - tall / 2.0, wide, tall, 14.0);
            self.sheet.shape(
                "strip",
                on,
                &strip,
                Paint { fill: Some(colour("ink")), stroke: None, width: 0.0 },
            );
            for (index, row) in rows.into_iter().enumerate() {
                let y = CAPTION_MIDDLE - tall / 2.0
                    + 12.0
                    + LEADING * CAPTION * (index as f64 + 0.5)
                    + 0.36 * CAPTION;
                let x = 960.0 - row.width / 2.0;
                self.row(row, x, y, Track::Still(colour("paper")), on);
            }
            self.sheet.close();
        }
    }
}
