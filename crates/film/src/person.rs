//! People, drawn simply and alike: one size, one outline, faces of two dots and a mouth. The unit is 64 pixels; a person stands
//! on (0, 0), upwards is negative.

mod body;
mod hair;

use crate::cast::{Extra, Look, Pose};
use crate::colour::{Lab, contrast, token};
use crate::curve::Curve;
use crate::plan::{Key, Node, Track};
use crate::shape::{Paint, Sheet};
use crate::time::Ms;

/// One unit of a body, in canvas pixels.
pub const UNIT: f64 = 64.0;
/// How far the middle of the head is above the floor, in units.
pub const HEAD: f64 = 5.4;
/// Width of everybody's outline, in canvas pixels.
const OUTLINE: f64 = 4.0;

/// A pose that somebody takes at a moment, and the way to it.
pub type PoseKey = (Ms, Pose, Curve);

/// Somebody while being drawn.
struct Figure<'a> {
    look: &'a Look,
    poses: &'a [PoseKey],
    on: [Ms; 2],
    colours: Colours,
}

/// The colours of one person, looked up once.
struct Colours {
    skin: Lab,
    hair: Lab,
    cloth: Lab,
    legs: Lab,
    ink: Lab,
    mark: Lab,
    light: Lab,
}

impl Colours {
    fn of(look: &Look) -> Option<Self> {
        let (ink, paper, skin) = (token("ink")?, token("paper")?, token(&format!("skin-{}", look.skin))?);
        // Eyes and mouth are ink or paper, whichever is seen better.
        let seen = |mark: Lab| contrast(mark.srgb(), skin.srgb());
        let cloth = token(&look.cloth)?;
        let legs = if look.dress == crate::cast::Dress::Scrubs { cloth } else { token("cloth-dusk")? };
        let mark = if seen(ink) >= seen(paper) { ink } else { paper };
        Some(Self { skin, hair: token(&look.hair_colour)?, cloth, legs, ink, mark, light: paper })
    }
}

/// Lays a person's head into the family that is open, about (0, 0).
///
/// # Errors
/// When the look names a colour that there is not.
pub fn draw_head(sheet: &mut Sheet, look: &Look, poses: &[PoseKey], on: [Ms; 2]) -> Result<(), String> {
    let figure = Figure::of(look, poses, on)?;
    let mut whole = sheet.node("bust", on);
    whole.y = Track::Still(HEAD * UNIT);
    sheet.open(whole);
    figure.behind(sheet);
    figure.head(sheet);
    sheet.close();
    Ok(())
}

/// Lays a person into the family that is open. The first of `poses` holds until its moment.
///
/// # Errors
/// When the look names a colour that there is not.
pub fn draw(sheet: &mut Sheet, look: &Look, poses: &[PoseKey], on: [Ms; 2]) -> Result<(), String> {
    let figure = Figure::of(look, poses, on)?;
    let has = |extra| look.extra.contains(&extra);
    if has(Extra::Wheelchair) {
        figure.wheels(sheet);
    }
    let mut whole = sheet.node("body", on);
    whole.rotate = figure.angle(|pose| pose.lean);
    sheet.open(whole);
    figure.legs(sheet);
    let mut upper = sheet.node("upper", on);
    upper.y = figure.number(|pose| pose.sit * body::SINK * UNIT);
    sheet.open(upper);
    figure.behind(sheet);
    figure.torso(sheet);
    figure.head(sheet);
    if has(Extra::Stick) {
        figure.stick(sheet);
    }
    figure.arm(sheet, -1.0);
    figure.arm(sheet, 1.0);
    sheet.close();
    sheet.close();
    Ok(())
}

impl<'a> Figure<'a> {
    fn of(look: &'a Look, poses: &'a [PoseKey], on: [Ms; 2]) -> Result<Self, String> {
        let colours = Colours::of(look).ok_or_else(|| format!("a colour of {look:?} is not known"))?;
        Ok(Self { look, poses, on, colours })
    }
}

impl Figure<'_> {
    /// A number that follows the poses.
    fn number(&self, of: impl Fn(&Pose) -> f64) -> Track<f64> {
        let values: Vec<Key<f64>> =
            self.poses.iter().map(|(at, pose, curve)| Key(*at, of(pose), *curve)).collect();
        match values.first() {
            None => Track::Still(0.0),
            Some(first) if values.iter().all(|key| (key.1 - first.1).abs() < 1e-9) => Track::Still(first.1),
            Some(_) => Track::Keys(values),
        }
    }

    /// The same for an angle.
    fn angle(&self, of: impl Fn(&Pose) -> f64) -> Track<f64> {
        self.number(of)
    }

    /// A family that turns about a joint, which stands at (0, 0) of its own.
    fn joint(&self, sheet: &Sheet, name: &str, x: f64, y: f64, turn: Track<f64>) -> Node {
        let mut node = sheet.node(name, self.on);
        node.x = Track::Still(x * UNIT);
        node.y = Track::Still(y * UNIT);
        node.rotate = turn;
        node
    }

    fn inked(&self, fill: Lab) -> Paint {
        Paint { fill: Some(fill), stroke: Some(self.colours.ink), width: OUTLINE }
    }

    fn lined(&self, colour: Lab, width: f64) -> Paint {
        Paint { fill: None, stroke: Some(colour), width }
    }
}
