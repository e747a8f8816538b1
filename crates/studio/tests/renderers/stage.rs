//! A plan that uses every feature a plan has, so that renderers disagree here rather than in the film.

use skrifa::instance::{LocationRef, Size};
use skrifa::{GlyphId, MetadataProvider as _};
use trellis_film::colour::{Lab, token};
use trellis_film::curve::{Curve, ENTER, EXIT, MOVE};
use trellis_film::font::Fonts;
use trellis_film::plan::{Glyph, Key, Node, Plan, Role, Row, Scene, Track, VERSION};
use trellis_film::time::{Beat, Ms};

/// Length of the synthetic film.
pub const LENGTH: Ms = 4_000;

pub fn colour(name: &str) -> Lab {
    token(name).expect("a colour of the film")
}

/// From one value to another between two moments.
pub fn way<V>(from: (Ms, V), to: (Ms, V), curve: Curve) -> Track<V> {
    Track::Keys(vec![Key(from.0, from.1, Curve::Linear), Key(to.0, to.1, curve)])
}

/// A row of letters, one after the other.
pub fn row(words: &str, size: f64, bold: bool) -> Row {
    let mut width = 0.0;
    let glyphs = words.chars().map(|letter| {
        let held = (0..2)
            .map(|file| file + 2 * u8::from(bold))
            .find_map(|file| Some((file, Fonts::default().glyph(file, letter)?)));
        let (file, glyph) = held.expect("the fonts hold the letter");
        let at = Glyph(file, glyph, width);
        let font = Fonts::default().font(file).expect("a font of the film");
        let metrics = font.glyph_metrics(Size::new(size as f32), LocationRef::default());
        width += f64::from(metrics.advance_width(GlyphId::new(glyph)).unwrap_or(0.0));
        at
    });
    let glyphs = glyphs.collect();
    Row { words: words.into(), size, bold, width, glyphs }
}

pub const CIRCLE: &str = "M100 0C100 55.228 55.228 100 0 100C-55.228 100 -100 55.228 -100 0C-100 -55.228 -55.228 -100 0 -100C55.228 -100 100 -55.228 100 0Z";
const LEAF: &str = "M0 0C120 -160 260 -160 380 0C260 160 120 160 0 0Z";
const NET: &str = "M0 0L120 40C180 60 200 140 260 160M300 0L300 80L420 120Z";

/// Nodes in the order of painting; sets `next` when the plan is finished.
pub fn plan(mut nodes: Vec<Node>, length: Ms) -> Plan {
    for index in (0..nodes.len()).rev() {
        let last = (index + 1..nodes.len()).rev().find(|later| under(&nodes, *later, index));
        nodes[index].next = last.unwrap_or(index) as u32 + 1;
    }
    let half = length / 2;
    let scene = |id: &str, start, end| Scene {
        id: id.into(),
        start,
        end,
        chapter: format!("Chapter <{id}> & \"more\""),
        alt: format!("What {id} shows & <says>"),
        still: end - 1,
        steps: vec![end - 1],
    };
    Plan {
        v: VERSION,
        language: "en".into(),
        audience: "organisations".into(),
        title: "A stage & its <play>".into(),
        size: [1920, 1080],
        beat: Beat { fps: 30, dur: length },
        paper: colour("paper"),
        scenes: vec![scene("first", 0, half), scene("second", half, length)],
        nodes,
        fallback: None,
    }
}

fn under(nodes: &[Node], mut node: usize, family: usize) -> bool {
    while let Some(parent) = nodes[node].parent {
        node = parent as usize;
        if node == family {
            return true;
        }
    }
    false
}

/// Everything at once: families that fade and turn in each other, lines that grow, letters, colours, holds, a caption.
pub fn stage() -> Plan {
    let mut nodes = Vec::new();
    let whole = [0, LENGTH];
    let mut add = |node: Node| {
        nodes.push(node);
        nodes.len() as u32 - 1
    };
    for (index, name) in ["allyship", "sponsorship", "circles", "surface"].iter().enumerate() {
        petal(&mut add, index as f64, name);
    }
    grid(&mut add);
    let line = |id: &str, x: f64, y: f64| Node {
        x: Track::Still(x),
        y: Track::Still(y),
        path: Some(NET.into()),
        stroke: Some(Track::Still(colour("focus"))),
        ..Node::new(id, None, whole)
    };
    add(Node {
        trim: way((200, 0.0), (3000, 1.0), MOVE),
        width: Track::Still(14.0),
        ..line("first/net", 1300.0, 120.0)
    });
    let width = way((0, 4.0), (4000, 24.0), Curve::Linear);
    add(Node { width, sx: Track::Still(1.4), sy: Track::Still(0.6), ..line("first/wide", 1250.0, 420.0) });
    add(Node {
        path: Some(CIRCLE.into()),
        fill: Some(way((500, colour("skin-2")), (3500, colour("cloth-dusk")), MOVE)),
        stroke: Some(way((500, colour("ink")), (3500, colour("light")), ENTER)),
        opacity: way((1000, 1.0), (3000, 0.3), EXIT),
        ..Node { width: Track::Still(18.0), ..line("first/round", 1560.0, 760.0) }
    });
    let words = |id: &str, on, words: &str, x: f64, y: f64, bold| Node {
        x: Track::Still(x),
        y: Track::Still(y),
        fill: Some(Track::Still(colour("ink"))),
        text: Some(row(words, if bold { 64.0 } else { 40.0 }, bold)),
        ..Node::new(id, None, on)
    };
    add(words("first/title", [0, 2500], "Mentora: «ŵ ŷ» & <so>", 90.0, 110.0, true));
    add(Node {
        opacity: way((2000, 0.0), (2600, 1.0), ENTER),
        ..words("second/title", [2000, LENGTH], "Pwy all fy helpu?", 90.0, 200.0, false)
    });
    let hold = Track::Keys(vec![
        Key(0, 0.0, Curve::Linear),
        Key(1500, 60.0, Curve::Hold),
        Key(3000, 90.0, Curve::Hold),
    ]);
    add(Node {
        rotate: hold,
        anchor: [60.0, -20.0],
        ..words("first/turn", [300, 3700], "Held", 1650.0, 1000.0, true)
    });
    add(Node { role: Role::Caption, ..words("first/caption", whole, "A caption", 700.0, 1050.0, true) });
    plan(nodes, LENGTH)
}

fn petal(add: &mut impl FnMut(Node) -> u32, index: f64, name: &str) {
    let family = add(Node {
        x: way((0, 300.0), (2500, 520.0), ENTER),
        y: way((100, 600.0), (2500, 480.0), MOVE),
        rotate: way((0, 90.0 * index), (4000, 90.0 * index + 70.0), Curve::Linear),
        sx: way((0, 0.6), (3000, 1.1), MOVE),
        sy: way((0, 0.9), (2000, 0.7), ENTER),
        opacity: way((600, 1.0), (2400, 0.4 + 0.1 * index), MOVE),
        anchor: [0.0, 30.0],
        ..Node::new(format!("first/{name}"), None, [0, 4000])
    });
    let on = [0, 4000];
    add(Node {
        path: Some(LEAF.into()),
        fill: Some(Track::Still(colour(name))),
        alpha: 0.5,
        stroke: Some(Track::Still(colour(name))),
        width: Track::Still(6.0),
        ..Node::new(format!("first/{name}/leaf"), Some(family), on)
    });
    let inner = add(Node {
        opacity: way((1000, 0.2), (1800, 0.9), EXIT),
        rotate: way((0, 0.0), (4000, -120.0), MOVE),
        anchor: [200.0, 0.0],
        ..Node::new(format!("first/{name}/inner"), Some(family), on)
    });
    for (number, skin) in ["skin-3", "skin-7"].iter().enumerate() {
        add(Node {
            x: Track::Still(170.0 + 70.0 * number as f64),
            path: Some(CIRCLE.into()),
            sx: way((0, 0.2), (3500, 0.5), ENTER),
            sy: Track::Still(0.4),
            fill: Some(Track::Still(colour(skin))),
            ..Node::new(format!("first/{name}/inner/{number}"), Some(inner), on)
        });
    }
    add(Node {
        x: Track::Still(90.0),
        y: Track::Still(60.0),
        fill: Some(Track::Still(colour("paper"))),
        text: Some(row(name, 36.0, true)),
        ..Node::new(format!("first/{name}/word"), Some(inner), on)
    });
}

/// Twenty people who appear one after the other.
fn grid(add: &mut impl FnMut(Node) -> u32) {
    let family = add(Node {
        x: Track::Still(1000.0),
        y: Track::Still(700.0),
        ..Node::new("second/grid", None, [0, 4000])
    });
    for number in 0..20 {
        let begin = 100 * number;
        add(Node {
            x: Track::Still(f64::from(number % 5) * 44.0),
            y: Track::Still(f64::from(number / 5) * 44.0),
            sx: Track::Still(0.18),
            sy: Track::Still(0.18),
            path: Some(CIRCLE.into()),
            opacity: way((begin, 0.0), (begin + 300, 1.0), ENTER),
            fill: Some(way((begin, colour("barrier")), (begin + 900, colour("sponsorship")), Curve::Linear)),
            ..Node::new(format!("second/grid/{number}"), Some(family), [begin, 4000])
        });
    }
}
