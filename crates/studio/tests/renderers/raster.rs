//! Pictures and stills: the same bytes every time, whatever the plan.

use proptest::prelude::*;
use trellis_film::curve::Curve;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::plan::{Key, Node, Plan, Track};
use trellis_film::time::Ms;
use trellis_studio::raster::{Level, Raster};
use trellis_studio::still;

use crate::compare::{RMSE, compare};
use crate::stage::{CIRCLE, LENGTH, colour, plan, row, stage};

/// The picture of a moment in solid pixels, without captions.
pub fn picture(plan: &Plan, moment: Ms, width: u16, level: Level) -> Vec<u8> {
    let mut list = DisplayList::default();
    evaluate(plan, moment, Captions::Beside, &mut list);
    let mut raster = Raster::new(plan, width, width / 16 * 9, level);
    let mut rgba = vec![7; raster.bytes()];
    raster.draw(&list, &mut rgba);
    rgba
}

#[test]
fn a_raster_draws_the_same_bytes_whatever_it_drew_before() {
    let stage = stage();
    let mut raster = Raster::new(&stage, 480, 270, Level::Fastest);
    let (mut list, mut rgba) = (DisplayList::default(), vec![0; raster.bytes()]);
    for moment in [3_900, 0, 1_234, 2_500, 1_234] {
        evaluate(&stage, moment, Captions::Beside, &mut list);
        raster.draw(&list, &mut rgba);
        assert!(rgba == picture(&stage, moment, 480, Level::Fastest), "at {moment}");
    }
}

/// The largest difference of two pictures in a colour of a pixel.
fn furthest(one: &[u8], other: &[u8]) -> u8 {
    let colours = |picture: &[u8]| {
        picture.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect::<Vec<_>>()
    };
    colours(one).iter().zip(colours(other)).map(|(one, other)| one.abs_diff(other)).max().unwrap_or(0)
}

/// Goes from moment to moment as a film does, and holds each picture that was only followed to the same one drawn whole. Returns the
/// share of the pixels that were drawn.
pub fn follow(plan: &Plan, moments: impl IntoIterator<Item = Ms>, width: u16) -> f64 {
    let [mut followed, mut whole] = [0, 1].map(|_| Raster::new(plan, width, width / 16 * 9, Level::Fastest));
    let (mut before, mut list) = (DisplayList::default(), DisplayList::default());
    let (mut rgba, mut anew) = (vec![0; followed.bytes()], vec![0; followed.bytes()]);
    let (mut drawn, mut pixels) = (0, 0);
    for (number, moment) in moments.into_iter().enumerate() {
        std::mem::swap(&mut list, &mut before);
        evaluate(plan, moment, Captions::Painted, &mut list);
        let areas = followed.follow((number > 0).then_some(&before), &list, &mut rgba);
        drawn += areas.iter().map(|area| area.pixels()).sum::<u32>();
        pixels += u32::from(width) * u32::from(width / 16 * 9);
        whole.draw(&list, &mut anew);
        let furthest = furthest(&rgba, &anew);
        assert!(furthest <= 2, "at {moment}: {furthest} of 255");
    }
    f64::from(drawn) / f64::from(pixels)
}

#[test]
fn a_picture_that_follows_another_is_the_same_as_one_drawn_whole() {
    let all = follow(&stage(), (0..4_000).step_by(33), 480);
    assert!(all < 0.9, "nothing was spared: {all}");
}

#[test]
fn the_reproducible_level_shows_the_same_picture() {
    let stage = stage();
    for moment in [0, 1_500, 3_000] {
        let [one, other] =
            [Level::Fastest, Level::Reproducible].map(|level| picture(&stage, moment, 480, level));
        let difference = compare(&one, &other, 480);
        assert!(difference.rmse < RMSE / 10.0 && difference.far == 0, "at {moment}: {difference:?}");
    }
}

#[test]
fn a_still_has_the_size_asked_for_and_the_same_bytes_twice() {
    let stage = stage();
    for (scale, size) in [(0.25, (480, 270)), (0.5, (960, 540))] {
        let options = still::Options { scale, ..still::Options::default() };
        let file = still::png(&stage, 2_000, options).expect("a still");
        assert!(file == still::png(&stage, 2_000, options).expect("a still"));
        let reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().expect("a PNG");
        assert_eq!(reader.info().size(), size);
    }
    for scale in [0.2, 4.1, f64::NAN] {
        let options = still::Options { scale, ..still::Options::default() };
        assert!(still::png(&stage, 0, options).is_err());
    }
}

#[test]
fn captions_are_in_a_still_only_when_asked_for() {
    let still = |captions| {
        let options = still::Options { scale: 0.25, captions, ..still::Options::default() };
        still::png(&stage(), 100, options).expect("a still")
    };
    assert!(still(Captions::Beside) != still(Captions::Painted));
}

fn track(low: f64, high: f64) -> impl Strategy<Value = Track<f64>> {
    let value = move || low..=high;
    let curve = prop_oneof![
        Just(Curve::Hold),
        Just(Curve::Linear),
        prop::array::uniform4(0.0..=1.0_f64).prop_map(|[x1, y1, x2, y2]| Curve::Bezier(x1, y1, x2, y2)),
    ];
    let keys = prop::collection::btree_map(0..LENGTH, (value(), curve), 1..4);
    prop_oneof![
        value().prop_map(Track::Still),
        keys.prop_map(|keys| Track::Keys(
            keys.into_iter().map(|(at, (value, curve))| Key(at, value, curve)).collect()
        )),
    ]
}

const PATHS: [&str; 4] = [CIRCLE, "M0 0L0 0", "M0 0L90 0M5 5C5 5 5 5 5 5", "M-40 -40L40 -40L0 60Z"];

prop_compose! {
    fn node()(
        place in (track(-900.0, 2500.0), track(-900.0, 2000.0)),
        size in (track(-2.0, 3.0), track(0.0, 3.0)),
        look in (track(-720.0, 720.0), track(0.0, 1.0), track(0.0, 1.0), track(0.0, 60.0)),
        kind in (0..7_usize, any::<bool>(), any::<bool>(), 0.0..=1.0_f64),
        on in (0..LENGTH, 0..LENGTH),
        deeper in any::<bool>(),
    ) -> (Node, bool) {
        let (shape, filled, lined, alpha) = kind;
        let (x, y) = place;
        let (sx, sy) = size;
        let (rotate, opacity, trim, width) = look;
        let node = Node {
            x, y, sx, sy, rotate, opacity, trim, width, alpha,
            anchor: [40.0, -30.0],
            fill: (filled || shape == 4).then(|| Track::Still(colour("circles"))),
            stroke: (lined && shape < 4).then(|| Track::Still(colour("ink"))),
            path: PATHS.get(shape).map(|path| (*path).into()),
            text: (shape == 4).then(|| row("Ŵyn & <gŵr>", 48.0, true)),
            ..Node::new("a/b", None, [on.0.min(on.1), on.0.max(on.1) + 1])
        };
        (node, deeper)
    }
}

/// Small plans with families in families.
pub fn plans() -> impl Strategy<Value = Plan> {
    prop::collection::vec(node(), 1..8).prop_map(|drawn| {
        let mut nodes: Vec<Node> = Vec::new();
        let mut family = None;
        for (mut node, deeper) in drawn {
            node.parent = family;
            let is_family = node.path.is_none() && node.text.is_none();
            if is_family && deeper {
                family = Some(nodes.len() as u32);
            }
            nodes.push(node);
        }
        plan(nodes, LENGTH)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_plan_is_too_odd_to_be_drawn_twice_alike(plan in plans(), moment in 0..2 * LENGTH) {
        prop_assert!(picture(&plan, moment, 160, Level::Fastest) == picture(&plan, moment, 160, Level::Fastest));
    }

    #[test]
    fn any_plan_can_be_followed_from_any_moment_to_any_other(
        plan in plans(), moments in prop::collection::vec(0..2 * LENGTH, 2..6),
    ) {
        follow(&plan, moments, 160);
    }
}
