//! A moving SVG: CSS alone moves it, and whoever sees it can stop it.
//!
//! Up to [`LONGEST_UNASKED`] it plays once. Anything longer shows its poster until somebody follows the Play link, and the Pause link
//! stops it where it is. Where no motion is wanted, and where CSS does not move things, the poster stands still.

use trellis_film::curve::Curve;
use trellis_film::evaluate::Captions;
use trellis_film::plan::Key;
use trellis_film::plan::{Node, Plan, Role, Track};
use trellis_film::time::Ms;

use super::letters::Letters;
use super::moment::{head, scene_at};
use super::motion::{Motion, Span};
use super::part::{Looks, element, part};
use super::place::places;
use super::text::hex;
use crate::motion::pieces;

/// The longest piece that may move without being asked, in milliseconds. Source: WCAG 2.2, 2.2.2, with room to spare.
pub const LONGEST_UNASKED: Ms = 4_800;

/// Height of the strip below a longer film, which holds Play and Pause, in canvas pixels.
const STRIP: u32 = 120;

/// A stretch of the film, and the moment that stands for it.
#[derive(Debug, Clone, Copy)]
pub struct Clip {
    /// First moment.
    pub from: Ms,
    /// The moment after the last.
    pub to: Ms,
    /// Seen where nothing moves; between the two.
    pub poster: Ms,
}

/// The moving SVG of a clip (cut to the film): the same text every time.
pub fn animated(plan: &Plan, clip: Clip, captions: Captions) -> String {
    let last = clip.to.min(plan.beat.dur).saturating_sub(1).max(1);
    let first = clip.from.min(last - 1);
    let span = Span { first, last, poster: clip.poster.clamp(first, last) };
    let asks = last - first >= LONGEST_UNASKED;
    let mut writer = Writer { plan, span, captions, letters: Letters::default(), motion: Motion::new(span) };
    let family = writer.family(0, plan.nodes.len() as u32, [0, Ms::MAX]);
    let [width, height] = plan.size;
    let head = head(
        plan,
        [width, height + if asks { STRIP } else { 0 }],
        scene_at(plan, span.poster),
        if asks { "group" } else { "img" },
    );
    let style = style(&writer.motion, last - first, asks);
    let links = if asks { links(plan) } else { String::new() };
    format!(
        "{head}{style}{}{links}<svg id=\"film\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{family}</svg></svg>\n",
        writer.letters.outlines(plan.fonts()),
        hex(plan.paper.srgb()),
    )
}

/// Everything that moves stands in one query, so that nothing does where motion is not wanted.
fn style(motion: &Motion, length: Ms, asks: bool) -> String {
    let when = if asks { ":target~#film " } else { "#film " };
    let state = if asks { "paused" } else { "running" };
    let css = motion.css(when);
    let playing = if asks {
        "#play:target~#film *{animation-play-state:running}\n#play:target~#pause-link{display:inline}\n"
    } else {
        ""
    };
    let still = if asks { "@media (prefers-reduced-motion:reduce){a{display:none}}\n" } else { "" };
    let focus = if asks { "a:focus-visible rect{stroke:#1b2130;stroke-width:8}\n" } else { "" };
    format!(
        "<style>\n{focus}{still}@media (prefers-reduced-motion:no-preference){{\n\
         #film *{{animation:{length}ms linear both {state};animation-name:none}}\n{css}{playing}}}\n</style>\n"
    )
}

/// `#pause`, the Play link, `#play`, the Pause link: so that the keyboard goes on to Pause after Play, and back.
fn links(plan: &Plan) -> String {
    let [width, height] = plan.size;
    let (play, pause) = if plan.language == "cy" { ("Chwarae", "Oedi") } else { ("Play", "Pause") };
    let link = |id: &str, to: &str, name: &str, icon: &str, shown: &str| {
        format!(
            "<a id=\"{id}\" href=\"#{to}\" aria-label=\"{name}\"{shown}><title>{name}</title>\
             <rect x=\"{}\" y=\"{}\" width=\"200\" height=\"96\" rx=\"16\" fill=\"#2249b7\"/>\
             <path d=\"{icon}\" transform=\"translate({},{})\" fill=\"#faf5ea\"/></a>\n",
            width / 2 - 100,
            height + 12,
            width / 2,
            height + 60,
        )
    };
    format!(
        "<g id=\"pause\"/>\n{}<g id=\"play\"/>\n{}",
        link("play-link", "play", play, "M-20 -28L32 0L-20 28Z", ""),
        link("pause-link", "pause", pause, "M-24 -28H-6V28H-24ZM6 -28H24V28H6Z", " display=\"none\""),
    )
}

struct Writer<'a> {
    plan: &'a Plan,
    span: Span,
    captions: Captions,
    letters: Letters,
    motion: Motion,
}

impl Writer<'_> {
    /// The nodes from `index` until before `until`, which are on at most between the two moments `on`.
    fn family(&mut self, mut index: u32, until: u32, on: [Ms; 2]) -> String {
        let mut out = String::new();
        while index < until {
            let Some(node) = self.plan.nodes.get(index as usize) else { break };
            let own = [on[0].max(node.on[0]), on[1].min(node.on[1])];
            if self.seen(node, own) {
                out.push_str(&self.node(node, index, own));
            }
            index = node.next;
        }
        out
    }

    fn seen(&self, node: &Node, on: [Ms; 2]) -> bool {
        on[0] < on[1]
            && on[0] <= self.span.last
            && on[1] > self.span.first
            && (self.captions == Captions::Painted || node.role != Role::Caption)
    }

    fn node(&mut self, node: &Node, index: u32, on: [Ms; 2]) -> String {
        let mut places = places(node, self.span, &mut self.motion);
        let mut looks = Looks::default();
        if let Some(own) = places.pop() {
            looks.attributes = format!(" transform=\"{}\"", own.still);
            looks.ways.extend(own.way);
        }
        looks.number("opacity", &node.opacity, "1", self.span, &mut self.motion);
        let inner = if node.path.is_none() && node.text.is_none() {
            let inner = self.family(index + 1, node.next, on);
            element("g", looks, Some(inner), &mut self.motion)
        } else {
            self.on(on, &mut looks);
            part(node, looks, self.span, &mut self.letters, &mut self.motion)
        };
        places.into_iter().rev().fold(inner, |inner, place| {
            let looks = Looks {
                attributes: format!(" transform=\"{}\"", place.still),
                ways: place.way.into_iter().collect(),
            };
            element("g", looks, Some(inner), &mut self.motion)
        })
    }

    /// When a leaf is on. A family's members know it themselves, since one that is shown is seen in a hidden family.
    fn on(&mut self, [begin, end]: [Ms; 2], looks: &mut Looks) {
        let keys = [(0, 0.0), (begin, 1.0), (end, 0.0)].map(|(at, value)| Key(at, value, Curve::Hold));
        let track = Track::Keys(keys.to_vec());
        if track.at(self.span.poster) < 1.0 {
            looks.attributes.push_str(" visibility=\"hidden\"");
        }
        let declare = |value: f64| format!("visibility:{}", if value > 0.0 { "visible" } else { "hidden" });
        looks.ways.extend(self.motion.way(&pieces(&track, self.span.between()), declare));
    }
}
