//! Keys of the storyboard become tracks of the plan.

use super::{Resolver, SpokenScene};
use crate::colour::{Lab, token};
use crate::curve::{Curve, ENTER, EXIT, MOVE};
use crate::plan::{Key, Track};
use crate::storyboard::{At, Key as Written, Value};
use crate::time::Ms;

/// How far something rises while it comes in, in canvas pixels.
const RISE: f64 = 22.0;
/// How long that takes.
const ENTRANCE: Ms = 500;
/// How long something takes to go.
const LEAVING: Ms = 350;

/// Where a value belongs, for messages.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) spoken: &'a SpokenScene,
    pub(super) layer: &'a str,
}

impl Resolver<'_> {
    /// The track of a number; `usual` where nothing is written.
    pub(super) fn track(&mut self, value: Option<&Value<f64>>, usual: f64, place: Place<'_>) -> Track<f64> {
        self.mapped(value, place, |number| Some(*number)).unwrap_or(Track::Still(usual))
    }

    /// The track of a colour.
    pub(super) fn colours(&mut self, value: Option<&Value<String>>, place: Place<'_>) -> Option<Track<Lab>> {
        let brand = self.score.brand;
        self.mapped(value, place, |name| if name == "brand" { Some(brand) } else { token(name) })
    }

    /// A track of what `meant` makes of each written value.
    pub(super) fn mapped<V: std::fmt::Debug, W: Copy>(
        &mut self,
        value: Option<&Value<V>>,
        place: Place<'_>,
        meant: impl Fn(&V) -> Option<W>,
    ) -> Option<Track<W>> {
        match value? {
            Value::Still(value) => self.known(meant(value), value, place).map(Track::Still),
            Value::Keys(keys) => {
                let marked: Vec<_> =
                    keys.iter().filter_map(|key| Some((key.at(), self.key(key, place, &meant)?))).collect();
                for pair in marked.windows(2) {
                    self.in_order([pair[0].0, pair[1].0], [pair[0].1.0, pair[1].1.0], place);
                }
                let keys: Vec<_> = marked.into_iter().map(|(_, key)| key).collect();
                (!keys.is_empty()).then_some(Track::Keys(keys))
            }
        }
    }

    fn key<V: std::fmt::Debug, W: Copy>(
        &mut self,
        key: &Written<V>,
        place: Place<'_>,
        meant: &impl Fn(&V) -> Option<W>,
    ) -> Option<Key<W>> {
        let (at, value, curve) = match key {
            Written::Plain(at, value) => (at, value, Some(MOVE)),
            Written::Curved(at, value, name) => (at, value, curve(name)),
        };
        let curve = self.known(curve, &"its curve", place)?;
        let moment = self.moment(at, place.spoken, place.layer);
        self.known(meant(value), value, place).map(|value| Key(moment, value, curve))
    }

    fn known<V: std::fmt::Debug, W>(&mut self, meant: Option<W>, written: &V, place: Place<'_>) -> Option<W> {
        if meant.is_none() {
            self.fault(&place.spoken.id, place.layer, format!("{written:?} is not known"));
        }
        meant
    }

    /// Refuses two keys that a recording has made swap places: audio moves keys, keys never move audio.
    pub(super) fn in_order(&mut self, [first, second]: [&At; 2], at: [Ms; 2], place: Place<'_>) {
        if at[1] < at[0] {
            let [one, two] = at.map(|moment| moment - place.spoken.start);
            let what = format!(
                "its keys `{first}` and `{second}` have swapped places: they fall at {one} and {two} ms of the scene. \
                 A line was recorded faster or slower than the picture allows"
            );
            self.fault(&place.spoken.id, place.layer, what);
        }
    }
}

fn curve(name: &str) -> Option<Curve> {
    Some(match name {
        "enter" => ENTER,
        "move" => MOVE,
        "exit" => EXIT,
        "hold" => Curve::Hold,
        "linear" => Curve::Linear,
        _ => return None,
    })
}

/// A solidity that comes in at `enter` and is gone at `exit`.
pub(super) fn comes_and_goes(opacity: Track<f64>, enter: Option<Ms>, exit: Option<Ms>) -> Track<f64> {
    let Track::Still(solid) = opacity else { return opacity };
    let mut keys = Vec::new();
    if let Some(enter) = enter {
        keys.extend([Key(enter, 0.0, ENTER), Key(enter + ENTRANCE, solid, ENTER)]);
    }
    if let Some(exit) = exit {
        keys.extend([Key(exit.saturating_sub(LEAVING), solid, EXIT), Key(exit, 0.0, EXIT)]);
    }
    if keys.is_empty() { Track::Still(solid) } else { Track::Keys(keys) }
}

/// A height from which something rises a little while it comes in.
pub(super) fn rises(y: Track<f64>, enter: Option<Ms>) -> Track<f64> {
    match (y, enter) {
        (Track::Still(y), Some(enter)) => {
            Track::Keys(vec![Key(enter, y + RISE, ENTER), Key(enter + ENTRANCE, y, ENTER)])
        }
        (y, _) => y,
    }
}
