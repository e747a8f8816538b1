//! Golden frames: the film at its turning points, kept as texts so small that a person can look through what changed.
//!
//! Of each picture of 480 × 270 pixels are kept a hash of 64 bits, which sees shapes, and the mean colours of 32 × 18 fields, which
//! see colours (motion.md, 9.3). They are drawn without vector units, so that other processors draw them alike.

use std::fs;
use std::io::{Write as _, stderr};
use std::path::{Path, PathBuf};

use trellis_film::audience::Audience;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::language::Language;
use trellis_film::plan::Plan;
use trellis_film::time::Ms;
use trellis_studio::raster::{Level, Raster};

use crate::print::{DOWN_PIXELS, Print, WIDE_PIXELS};
use crate::real::film;

/// From the start of a scene that follows another until it is half way in.
const HALF_WAY: Ms = 570;

/// Every scene's first picture, one of its coming in, its still, and its last picture.
fn moments(plan: &Plan) -> Vec<(String, Ms)> {
    let of_scene = |scene: &trellis_film::plan::Scene| {
        let named = |what: &str, moment| (format!("{}/{what}", scene.id), moment);
        [
            named("start", scene.start),
            named("middle", scene.start + HALF_WAY),
            named("still", scene.still),
            named("end", scene.end - 1),
        ]
    };
    plan.scenes.iter().flat_map(of_scene).collect()
}

/// The film as it is in the video, captions and all.
fn drawn(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    let mut raster = Raster::new(plan, WIDE_PIXELS as u16, DOWN_PIXELS as u16, Level::Reproducible);
    let mut list = DisplayList::default();
    let pictures = moments(plan).into_iter().map(|(name, moment)| {
        let mut rgba = vec![0; raster.bytes()];
        evaluate(plan, moment, Captions::Painted, &mut list);
        raster.draw(&list, &mut rgba);
        (name, rgba)
    });
    pictures.collect()
}

/// The line that is kept for `name`, when it is one.
fn kept<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
}

/// Holds a film to its file. Where a picture is as near to the kept one as it has to be, the kept line stays.
fn hold(plan: &Plan, path: &Path) {
    let before = fs::read_to_string(path).unwrap_or_default();
    let lines = drawn(plan).into_iter().map(|(name, rgba)| {
        let now = Print::of(&rgba);
        let line = match kept(&before, &name).map(|line| (line, Print::read(line))) {
            Some((line, Some(was))) if was.is_near(&now) => line.to_owned(),
            Some((_, Some(was))) => {
                let beside = beside(path, &name);
                fs::write(&beside, was.beside(&rgba)).expect("a place for the two pictures");
                let _said = writeln!(stderr(), "{name} looks different: {}", beside.display());
                now.to_string()
            }
            _ => now.to_string(),
        };
        format!("{name} {line}\n")
    });
    trellis_golden::check(path, &lines.collect::<String>());
}

/// Where the kept picture and the new one are put side by side.
fn beside(path: &Path, name: &str) -> PathBuf {
    let film = path.file_stem().unwrap_or_default().to_string_lossy();
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{film}.{}.png", name.replace('/', "-")))
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name)
}

#[test]
fn the_english_film_looks_like_its_golden_frames() {
    hold(&film(Language::En, Audience::Organisations), &golden("frames.en.organisations.txt"));
}

#[test]
fn the_welsh_film_looks_like_its_golden_frames() {
    hold(&film(Language::Cy, Audience::Policymakers), &golden("frames.cy.policymakers.txt"));
}
