//! Writes a sheet of small stills: `sheet FILE.png` the twelve scenes, which is the README's picture of the film; `sheet FILE.png
//! LANGUAGE CLIP` twelve pictures of a clip, to look at it on paper.

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;

use trellis_film::audience::Audience;
use trellis_film::evaluate::{Captions, DisplayList, evaluate};
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::stretch;
use trellis_film::time::Ms;
use trellis_studio::clip::Clip;
use trellis_studio::raster::{Level, Raster};

/// Width and height of a still.
const SMALL: [usize; 2] = [480, 270];
/// Stills across and down.
const GRID: [usize; 2] = [4, 3];
/// Between two stills.
const GAP: usize = 8;
/// What lies there: the film's deeper paper.
const BEHIND: [u8; 3] = [0xec, 0xe4, 0xd2];

fn main() -> Result<(), Box<dyn Error>> {
    let mut asked = std::env::args().skip(1);
    let path = asked.next().ok_or("name a file")?;
    let language = asked.next().map_or(Ok(Language::En), |word| word.parse())?;
    let params = Params::default();
    let script = Script::new(language, Audience::Organisations, &params).map_err(|_| "no script")?;
    let plan = trellis_film::film::plan(&script, &params, &script.open, 30).map_err(|_| "no plan")?;
    let moments = match asked.next() {
        None => plan.scenes.iter().map(|scene| scene.still).collect(),
        Some(name) => {
            let stretch = stretch::find(&script, &name).ok_or("no such clip")?;
            spread(Clip::of(&plan, &stretch).ok_or("no such clip")?)
        }
    };
    write(&path, &sheet(&plan, &moments))
}

/// Twelve moments from the first of a clip to its still.
fn spread(clip: Clip) -> Vec<Ms> {
    (0..12)
        .map(|index| if index == 11 { clip.still } else { clip.from + (clip.to - clip.from) * index / 11 })
        .collect()
}

const WIDTH: usize = GRID[0] * (SMALL[0] + GAP) - GAP;
const HEIGHT: usize = GRID[1] * (SMALL[1] + GAP) - GAP;

/// The stills of these moments, row by row, as red, green and blue.
fn sheet(plan: &Plan, moments: &[Ms]) -> Vec<u8> {
    let mut rgb: Vec<u8> = BEHIND.into_iter().cycle().take(WIDTH * HEIGHT * 3).collect();
    let mut raster = Raster::new(plan, SMALL[0] as u16, SMALL[1] as u16, Level::Reproducible);
    let (mut list, mut rgba) = (DisplayList::default(), vec![0; raster.bytes()]);
    for (index, moment) in moments.iter().enumerate().take(GRID[0] * GRID[1]) {
        evaluate(plan, *moment, Captions::Beside, &mut list);
        raster.draw(&list, &mut rgba);
        let [left, top] = [index % GRID[0] * (SMALL[0] + GAP), index / GRID[0] * (SMALL[1] + GAP)];
        for (row, pixels) in rgba.chunks_exact(SMALL[0] * 4).enumerate() {
            let start = ((top + row) * WIDTH + left) * 3;
            for (to, from) in rgb[start..][..SMALL[0] * 3].chunks_exact_mut(3).zip(pixels.chunks_exact(4)) {
                to.copy_from_slice(&from[..3]);
            }
        }
    }
    rgb
}

fn write(path: &str, rgb: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path)?), WIDTH as u32, HEIGHT as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgb)?;
    writer.finish()?;
    Ok(())
}
