//! The rules of the examination, each with a film that breaks it.

use trellis_film::cast::Part;
use trellis_film::colour::token;
use trellis_film::curve::{Curve, MOVE};
use trellis_film::params::Provenance;
use trellis_film::plan::{Key, Node, Scene, Track, VERSION};
use trellis_film::shape::{circle, rect, written};
use trellis_film::time::Beat;

use super::*;

mod made;
mod other;
mod shipped;

fn today() -> Date {
    jiff::civil::date(2026, 11, 27)
}

/// The film that ships, in words and pictures.
fn shipped(language: Language, params: &Params) -> (Script, Plan) {
    let script = Script::new(language, Audience::Organisations, params).unwrap();
    let plan = film::plan(&script, params, &script.open, 30).unwrap();
    (script, plan)
}

/// A film of one scene of `dur` milliseconds on paper, with these nodes in it.
fn stage(dur: Ms, nodes: Vec<Node>) -> Plan {
    let mut root = Node::new("model", None, [0, dur]);
    root.next = 1 + nodes.len() as u32;
    let mut all = vec![root];
    all.extend(nodes.into_iter().enumerate().map(|(index, mut node)| {
        (node.parent, node.next, node.on) = (Some(0), index as u32 + 2, [0, dur]);
        node
    }));
    let scene = Scene {
        id: "model".into(),
        start: 0,
        end: dur,
        chapter: "One".into(),
        alt: "One".into(),
        still: dur / 2,
        steps: vec![dur / 2],
    };
    Plan {
        v: VERSION,
        language: "en".into(),
        audience: "organisations".into(),
        title: "Test".into(),
        size: [1920, 1080],
        beat: Beat { fps: 30, dur },
        paper: token("paper").unwrap(),
        scenes: vec![scene],
        nodes: all,
        fallback: None,
    }
}

/// A filled shape.
fn filled(id: &str, path: &kurbo::BezPath, fill: &str) -> Node {
    let mut node = Node::new(id, Some(0), [0, 0]);
    node.path = Some(written(path));
    node.fill = Some(Track::Still(token(fill).unwrap()));
    node
}

/// Seen and not seen in turn, each for so many milliseconds.
fn blinking(dur: Ms, each: Ms) -> Track<f64> {
    let keys = (0..dur / each).map(|number| Key(number * each, f64::from(number % 2), Curve::Hold));
    Track::Keys(keys.collect())
}
