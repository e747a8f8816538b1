//! The film that ships, at moments strewn over all of it: every renderer shows the same.

use trellis_film::audience::Audience;
use trellis_film::film;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::time::Ms;
use trellis_studio::svg::Clip;

use crate::compare::RMSE;
use crate::lottie;
use crate::raster::follow;
use crate::svg::{WIDTH, differ, poster};

/// The film that ships.
pub fn film(language: Language, audience: Audience) -> Plan {
    let params = Params::default();
    let script = Script::new(language, audience, &params).expect("a script");
    film::plan(&script, &params, &[], 30).expect("the film that ships")
}

/// Moments that fill the film evenly, in no order, from a seed: the golden section leaves no gap.
fn moments(length: Ms, seed: u32) -> impl Iterator<Item = Ms> {
    (seed..)
        .map(move |number| (f64::from(number) * 0.618_033_988_75).fract() * f64::from(length))
        .map(|moment| moment as Ms)
}

#[test]
fn the_svg_of_any_moment_of_the_film_is_its_picture() {
    for (seed, language, audience) in
        [(0, Language::En, Audience::Organisations), (100, Language::Cy, Audience::Policymakers)]
    {
        let plan = film(language, audience);
        for moment in moments(plan.beat.dur, seed).take(6) {
            let still = differ(&plan, moment, WIDTH);
            assert!(still.far == 0, "at {moment}: {still:?}");
            let clip = Clip { from: moment.saturating_sub(1_500), to: moment + 1_500, poster: moment };
            let poster = poster(&plan, clip);
            assert!(poster.far == 0, "poster at {moment}: {poster:?}");
        }
    }
}

/// A scene that comes and goes fades as one: what lies behind others in it never shows through them.
#[test]
fn the_svg_of_a_scene_half_way_in_is_its_picture() {
    let plan = film(Language::En, Audience::Policymakers);
    for scene in plan.scenes.iter().skip(2).step_by(3) {
        for moment in [scene.start + 570, scene.end - 450] {
            let still = differ(&plan, moment, WIDTH);
            assert!(still.far == 0, "{} at {moment}: {still:?}", scene.id);
        }
    }
}

/// Edges are a larger part of a smaller picture, so the mean is held to its limit at the size of the canvas.
#[test]
fn the_two_hundred_people_of_the_figures_are_close_on_the_whole() {
    let still = differ(&film(Language::En, Audience::Organisations), 28_280, 1920);
    assert!(still.rmse <= RMSE && still.far == 0, "{still:?}");
}

#[test]
fn a_lottie_player_shows_the_film_that_ships() {
    let mut plan = film(Language::En, Audience::Educators);
    lottie::spare_families(&mut plan);
    let frames: Vec<u32> =
        moments(plan.beat.dur, 7).take(10).map(|moment| plan.beat.frame_at(moment)).collect();
    lottie::agree(&plan, &frames);
}

/// Six frames on end of every second: what moves slowly, what moves fast, and what comes and goes.
#[test]
fn the_film_that_ships_can_be_followed_frame_by_frame() {
    for (language, audience) in [(Language::En, Audience::Educators), (Language::Cy, Audience::Policymakers)]
    {
        let plan = film(language, audience);
        let frames = (0..plan.beat.frames()).filter(|frame| frame % 30 < 6);
        let share = follow(&plan, frames.map(|frame| plan.beat.moment(frame)), 480);
        assert!(share < 0.5, "{share}");
    }
}
