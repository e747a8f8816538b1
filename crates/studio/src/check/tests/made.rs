//! Films made to break the rules about pictures.

use super::*;

fn flashing(path: &kurbo::BezPath, fill: &str, each: Ms) -> Finding {
    let mut node = filled("model/light", path, fill);
    node.opacity = blinking(3000, each);
    super::super::flashing::flashing(&stage(3000, vec![node]))
}

#[test]
fn a_film_made_to_flash_four_times_a_second_fails_with_its_time() {
    let all = rect(0.0, 0.0, 1920.0, 1080.0, 0.0);
    let found = flashing(&all, "ink", 125);
    assert_eq!((found.worst.outcome, found.worst.measured.as_str()), (Outcome::Fail, "4 flashes a second"));
    let place = found.worst.place.unwrap();
    assert_eq!(place.scene, "model");
    assert!((900..1200).contains(&place.ms), "{}", place.ms);
    assert_eq!(flashing(&all, "ink", 250).worst.outcome, Outcome::Warn, "twice a second");
    assert_eq!(flashing(&all, "ink", 1200).worst.measured, "0 flashes a second");
    let every_frame = flashing(&all, "ink", 33).worst;
    assert!(
        every_frame.measured.starts_with("14") || every_frame.measured.starts_with("15"),
        "{every_frame:?}"
    );
}

#[test]
fn a_light_that_is_small_or_changes_little_is_no_flash() {
    assert_eq!(flashing(&rect(100.0, 100.0, 200.0, 150.0, 0.0), "ink", 125).worst.outcome, Outcome::Pass);
    assert_eq!(flashing(&rect(100.0, 100.0, 420.0, 260.0, 0.0), "ink", 125).worst.outcome, Outcome::Fail);
    assert_eq!(flashing(&rect(0.0, 0.0, 1920.0, 1080.0, 0.0), "light", 125).worst.outcome, Outcome::Pass);
}

#[test]
fn saturated_red_flashes_however_dark_it_is() {
    let mut plan = stage(2000, vec![filled("model/light", &rect(0.0, 0.0, 1920.0, 1080.0, 0.0), "ink")]);
    // A red whose luminance stays under a tenth, on black.
    plan.paper = trellis_film::colour::Lab(0.0, 0.0, 0.0);
    plan.nodes[1].fill = Some(Track::Still(trellis_film::colour::Oklch(0.35, 0.15, 29.0).lab()));
    plan.nodes[1].opacity = blinking(2000, 125);
    assert_eq!(super::super::flashing::measure(&plan).count, 4);
}

#[test]
fn a_person_who_walks_by_is_no_flash() {
    let mut node = filled("model/walker", &rect(0.0, 400.0, 150.0, 420.0, 0.0), "ink");
    node.x = Track::Keys(vec![Key(0, 0.0, Curve::Linear), Key(3000, 1700.0, Curve::Linear)]);
    assert_eq!(super::super::flashing::measure(&stage(3000, vec![node])).count, 0);
}

#[test]
fn text_of_low_contrast_fails_by_the_worst_pixel_behind_it() {
    let (_, plan) = shipped(Language::En, &Params::default());
    let row = plan.nodes.iter().find(|node| node.id.starts_with("model/label-allyship/")).unwrap().clone();
    let check = |fill: &str, behind: Option<Node>| {
        let mut text = row.clone();
        (text.x, text.y, text.fill) =
            (Track::Still(300.0), Track::Still(300.0), token(fill).map(Track::Still));
        pictures::contrasts(&stage(1000, behind.into_iter().chain([text]).collect())).0
    };
    assert_eq!(check("ink", None).worst.outcome, Outcome::Pass);
    assert_eq!(check("allyship", None).worst.outcome, Outcome::Warn);
    let faint = check("cloth-sky", None).worst;
    assert_eq!(faint.outcome, Outcome::Fail, "{faint:?}");
    let spot = filled("model/spot", &circle(340.0, 290.0, 6.0), "ink-soft");
    let hidden = check("ink", Some(spot)).worst;
    assert_eq!(hidden.outcome, Outcome::Fail, "a dark spot behind one letter: {hidden:?}");
    assert_eq!(hidden.place.unwrap().layer, "model/label-allyship");
}

#[test]
fn an_outline_that_is_hardly_seen_fails_and_a_decoration_may() {
    let outlined = |stroke: &str, decorative: bool| {
        let mut node = filled("model/box/shape", &rect(400.0, 400.0, 300.0, 200.0, 0.0), "paper");
        (node.stroke, node.width) = (token(stroke).map(Track::Still), Track::Still(4.0));
        if decorative {
            node.role = trellis_film::plan::Role::Decorative;
        }
        pictures::contrasts(&stage(1000, vec![node])).1.worst
    };
    assert_eq!(outlined("ink", false).outcome, Outcome::Pass);
    let faint = outlined("cloth-sky", false);
    assert_eq!((faint.outcome, faint.place.unwrap().layer.as_str()), (Outcome::Fail, "model/box"));
    assert_eq!(outlined("cloth-sky", true).outcome, Outcome::Pass);
}

#[test]
fn what_moves_too_fast_fails_and_what_grows_does_not() {
    let check = |to: f64, took: Ms| {
        let mut node = filled("model/dot/shape", &circle(0.0, 300.0, 30.0), "ink");
        node.x = Track::Keys(vec![Key(500, 300.0, Curve::Linear), Key(500 + took, to, Curve::Linear)]);
        motion::motion(&stage(3000, vec![node])).worst
    };
    assert_eq!(check(1100.0, 1000).outcome, Outcome::Pass);
    let fast = check(1500.0, 1000);
    assert_eq!((fast.outcome, fast.place.unwrap().layer.as_str()), (Outcome::Fail, "model/dot"));
    let mut grown = filled("model/dot/shape", &circle(500.0, 300.0, 30.0), "ink");
    grown.sx = Track::Keys(vec![Key(0, 0.0, MOVE), Key(200, 3.0, MOVE)]);
    assert_eq!(motion::motion(&stage(1000, vec![grown])).worst.outcome, Outcome::Pass);
}

#[test]
fn a_camera_that_zooms_too_far_fails_and_so_does_a_scene_without_a_still_step() {
    let mut plan = stage(1000, vec![filled("model/dot/shape", &circle(500.0, 300.0, 30.0), "ink")]);
    plan.nodes[0].sx = Track::Keys(vec![Key(0, 1.0, MOVE), Key(900, 1.3, MOVE)]);
    assert_eq!(motion::motion(&plan).worst.measured, "zoom 1.30");
    plan.nodes[0].sx = Track::Still(1.0);
    plan.scenes[0].steps.clear();
    assert_eq!(motion::motion(&plan).worst.measured, "0 steps");
}

#[test]
fn a_text_that_is_small_or_outside_fails() {
    let (_, mut plan) = shipped(Language::En, &Params::default());
    assert!(overflow::overflow(&plan, true).worst.outcome < Outcome::Fail);
    let layer = plan.nodes.iter().position(|node| node.id == "title/name").unwrap();
    plan.nodes[layer].x = Track::Still(1500.0);
    assert_eq!(overflow::overflow(&plan, true).worst.place.unwrap().layer, "title/name");
    (plan.nodes[layer].x, plan.nodes[layer].sx) = (Track::Still(800.0), Track::Still(0.25));
    plan.nodes[layer].sy = Track::Still(0.25);
    assert_eq!(overflow::overflow(&plan, true).worst.measured, "25 px");
}
