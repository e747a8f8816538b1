//! The SVG of a moment, drawn by a renderer that is not ours, is the picture of that moment.

use proptest::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use trellis_film::evaluate::Captions;
use trellis_film::plan::Plan;
use trellis_film::time::Ms;
use trellis_studio::raster::Level;
use trellis_studio::svg::{self, Clip};

use crate::compare::{Difference, RMSE, compare};
use crate::raster::{picture, plans};
use crate::stage::stage;

/// Wide enough to see what is wrong, small enough for many pictures.
pub const WIDTH: u16 = 640;

/// What resvg makes of an SVG, so many pixels wide.
fn second_opinion(svg: &str, width: u16) -> Vec<u8> {
    let tree = Tree::from_str(svg, &Options::default()).expect("resvg reads our SVG");
    let scale = f32::from(width) / tree.size().width();
    let mut pixels = Pixmap::new(u32::from(width), u32::from(width) / 16 * 9).expect("a sheet");
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.take()
}

/// How far the SVG of a moment is from its picture.
pub fn differ(plan: &Plan, moment: Ms, width: u16) -> Difference {
    let ours = picture(plan, moment, width, Level::Fastest);
    compare(&ours, &second_opinion(&svg::moment(plan, moment, Captions::Beside), width), usize::from(width))
}

#[test]
fn the_svg_of_a_moment_is_its_picture() {
    let stage = stage();
    for moment in [0, 250, 1_000, 1_777, 2_222, 3_000, 3_999] {
        let difference = differ(&stage, moment, WIDTH);
        assert!(difference.rmse <= RMSE && difference.far == 0, "at {moment}: {difference:?}");
    }
}

#[test]
fn an_svg_says_what_it_shows_and_holds_no_letters_as_text() {
    let svg = svg::moment(&stage(), 2_600, Captions::Beside);
    assert!(svg.contains("<title id=\"title\">A stage &amp; its &lt;play&gt;: Chapter &lt;second&gt; &amp; &quot;more&quot;</title>"));
    assert!(svg.contains("<desc id=\"desc\">What second shows &amp; &lt;says&gt;</desc>"));
    assert!(!svg.contains("<text") && svg.contains("<use href=\"#g"));
    assert!(svg == svg::moment(&stage(), 2_600, Captions::Beside));
}

/// The picture that a renderer without motion makes of a moving SVG, and ours of its poster's moment.
pub fn poster(plan: &Plan, clip: Clip) -> Difference {
    let ours = picture(plan, clip.poster, WIDTH, Level::Fastest);
    compare(&ours, &second_opinion(&svg::animated(plan, clip, Captions::Beside), WIDTH), usize::from(WIDTH))
}

#[test]
fn a_moving_svg_shows_its_poster_where_nothing_moves() {
    let stage = stage();
    for poster_moment in [700, 1_450, 2_100, 2_890] {
        let difference = poster(&stage, Clip { from: 600, to: 2_900, poster: poster_moment });
        assert!(difference.rmse <= RMSE && difference.far == 0, "at {poster_moment}: {difference:?}");
    }
}

#[test]
fn all_motion_can_be_refused_and_a_long_piece_waits_to_be_asked() {
    let mut long = stage();
    long.beat.dur = 6_000;
    let [short, long] = [(&stage(), 3_000), (&long, 6_000)]
        .map(|(plan, to)| svg::animated(plan, Clip { from: 0, to, poster: 2_000 }, Captions::Beside));
    for svg in [&short, &long] {
        let (before, inside) =
            svg.split_once("@media (prefers-reduced-motion:no-preference)").expect("one query");
        assert!(!before.contains("animation") && inside.contains("@keyframes") && !svg.contains("<script"));
        assert!(!svg.contains("infinite") && !svg.contains("<animate"));
    }
    assert!(short.contains("linear both running") && !short.contains(":target") && !short.contains("<a "));
    assert!(long.contains("linear both paused") && !long.contains("running;"));
    let order = [
        "<g id=\"pause\"",
        "<a id=\"play-link\" href=\"#play\"",
        "<g id=\"play\"",
        "href=\"#pause\"",
        "<svg id=\"film\"",
    ];
    let places = order.map(|part| long.find(part).expect(part));
    assert!(places.is_sorted(), "{places:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_svg_of_any_plan_is_its_picture(plan in plans(), moment in 0..4_000_u32) {
        let difference = differ(&plan, moment, WIDTH);
        prop_assert!(difference.far == 0, "{difference:?}");
        let (from, to) = (moment.saturating_sub(700), moment + 900);
        let difference = poster(&plan, Clip { from, to, poster: moment });
        prop_assert!(difference.far == 0, "moving: {difference:?}");
    }
}
