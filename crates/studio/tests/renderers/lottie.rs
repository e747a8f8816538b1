//! The Lottie of the film, drawn by a player that is not ours, is the film.
//!
//! The players in Rust fade the members of a family rather than the family (velato 0.12, rasterlottie 0.3, seen November 2026; the
//! latter fills the holes of letters too), so velato is spared that; lottie-web fades it as one.

use kurbo::{Affine, Shape};
use trellis_film::evaluate::Captions;
use trellis_film::plan::{Plan, Track};
use trellis_film::time::Ms;
use trellis_studio::lottie::lottie;
use trellis_studio::raster::Level;
use velato::model::fixed;
use vello_cpu::peniko::{BlendMode, Brush};
use vello_cpu::{Pixmap, RenderContext, Resources};

use crate::compare::{RMSE, compare};
use crate::raster::picture;
use crate::stage::stage;

const WIDTH: u16 = 640;

/// Lets the families of a plan, and shapes with an inside and a line, not fade.
pub fn spare_families(plan: &mut Plan) {
    for node in &mut plan.nodes {
        let family = node.path.is_none() && node.text.is_none();
        if family || (node.fill.is_some() && node.stroke.is_some()) {
            node.opacity = Track::Still(1.0);
        }
    }
}

/// Asks the player for those frames of the film, and demands our pictures of it.
pub fn agree(plan: &Plan, frames: &[u32]) {
    let composition = velato::Composition::from_slice(lottie(plan, Captions::Beside)).expect("Lottie");
    let scale = Affine::scale(f64::from(WIDTH) / 1920.0);
    for frame in frames {
        let mut sheet = Sheet(RenderContext::new(WIDTH, WIDTH / 16 * 9));
        velato::Renderer::new().append(&composition, f64::from(*frame), scale, 1.0, &mut sheet);
        let mut pixels = Pixmap::new(WIDTH, WIDTH / 16 * 9);
        sheet.0.flush();
        sheet.0.render(&mut pixels, &mut Resources::new());
        let ours = picture(plan, plan.beat.moment(*frame), WIDTH, Level::Fastest);
        let difference = compare(&ours, pixels.data_as_u8_slice(), usize::from(WIDTH));
        assert!(difference.rmse <= RMSE && difference.far == 0, "frame {frame}: {difference:?}");
    }
}

#[test]
fn a_lottie_player_shows_the_film_but_for_families_that_fade() {
    let mut plan = stage();
    spare_families(&mut plan);
    agree(&plan, &[0, 1, 8, 9, 30, 45, 50, 60, 75, 90, 110, 119]);
}

/// What velato draws on.
struct Sheet(RenderContext);

impl velato::RenderSink for Sheet {
    fn push_layer(&mut self, blend: impl Into<BlendMode>, alpha: f32, place: Affine, shape: &impl Shape) {
        self.0.set_transform(place);
        self.0.push_layer(Some(&shape.to_path(0.1)), Some(blend.into()), Some(alpha), None, None);
    }

    fn push_clip_layer(&mut self, place: Affine, shape: &impl Shape) {
        self.0.set_transform(place);
        self.0.push_clip_layer(&shape.to_path(0.1));
    }

    fn pop_layer(&mut self) {
        self.0.pop_layer();
    }

    fn draw(
        &mut self,
        stroke: Option<&fixed::Stroke>,
        place: Affine,
        brush: &fixed::Brush,
        shape: &impl Shape,
    ) {
        let Brush::Solid(colour) = brush else { panic!("our Lottie has plain colours only") };
        self.0.set_transform(place);
        self.0.set_paint(*colour);
        match stroke {
            Some(stroke) => {
                self.0.set_stroke(stroke.clone());
                self.0.stroke_path(&shape.to_path(0.1));
            }
            None => self.0.fill_path(&shape.to_path(0.1)),
        }
    }

    fn draw_image(&mut self, _: &velato::model::ImageAsset, _: Affine, _: f64) {
        panic!("our Lottie has no images");
    }
}

#[test]
fn a_lottie_holds_only_what_all_players_know_and_its_chapters() {
    let json = lottie(&stage(), Captions::Beside);
    assert!(json == lottie(&stage(), Captions::Beside));
    let film: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let layers = film["layers"].as_array().expect("layers").iter();
    let inner = film["assets"]
        .as_array()
        .expect("assets")
        .iter()
        .flat_map(|asset| asset["layers"].as_array().expect("layers"));
    for layer in layers.chain(inner) {
        assert!([0, 3, 4].contains(&layer["ty"].as_u64().expect("a kind")) && layer.get("ef").is_none());
    }
    assert_eq!(film["markers"][1]["cm"], "Chapter <second> & \"more\"");
    assert_eq!([&film["markers"][1]["tm"], &film["markers"][1]["dr"]], [60, 60]);
    let captions = |captions| lottie(&stage(), captions).contains("first/caption");
    assert!(captions(Captions::Painted) && !captions(Captions::Beside));
}

#[test]
fn a_family_that_fades_is_one_layer_and_its_members_are_solid_inside_it() {
    let film: serde_json::Value = serde_json::from_str(&lottie(&stage(), Captions::Beside)).expect("JSON");
    let layers = film["layers"].as_array().expect("layers");
    let named = layers.iter().filter(|layer| layer["nm"] == "first/allyship").collect::<Vec<_>>();
    let [petal] = named[..] else { panic!("one layer for the family: {named:?}") };
    assert_eq!((&petal["ty"], &petal["ks"]["o"]["a"]), (&0.into(), &1.into()), "a composition that fades");
    let assets = film["assets"].as_array().expect("assets");
    let inside = assets.iter().find(|asset| asset["id"] == petal["refId"]).expect("its members");
    let shown = inside["layers"].as_array().expect("layers").iter().filter(|layer| layer["ty"] != 3);
    let members: Vec<_> = shown.map(|layer| (&layer["nm"], &layer["ty"], &layer["ks"]["o"]["a"])).collect();
    // Its inner family fades once more, by itself; on top first.
    let [inner, leaf] = ["inner", "leaf"].map(|name| format!("first/allyship/{name}").into());
    assert_eq!(members, [(&inner, &0.into(), &1.into()), (&leaf, &4.into(), &0.into())]);
}

#[test]
fn a_hold_ends_on_the_frame_that_stands_for_its_moment() {
    let plan = stage();
    let film: serde_json::Value = serde_json::from_str(&lottie(&plan, Captions::Beside)).expect("JSON");
    let held = film["layers"]
        .as_array()
        .expect("layers")
        .iter()
        .find(|layer| layer["nm"] == "first/turn")
        .expect("held");
    let jump: Ms = 1_500;
    let keys = held["ks"]["r"]["k"].as_array().expect("keys");
    assert!(keys.iter().any(|key| key["t"] == plan.beat.frame_at(jump) && key["s"][0] == 60));
}
