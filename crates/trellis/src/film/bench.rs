//! `trellis film bench`: how fast the film is made here, each figure beside what is asked for (motion.md, 10).
//!
//! A measurement, not a test: a missed target is told and is no failure.

mod machine;
mod table;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use clap::{Args, Parser};
use flate2::Compression;
use flate2::write::GzEncoder;
use trellis_film::audience::Audience;
use trellis_film::evaluate::Captions;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_player::{self as player, words::Words};
use trellis_studio::bench::{Costs, costs, frames_and_held};
use trellis_studio::raster::Level;
use trellis_studio::reel;
use trellis_studio::video::Fault;

use super::Trouble;
use super::progress::Stop;
use super::render::{self, stopped};
use super::source::{self, Film};
use crate::output::Output;
use table::{Bench, Row};

/// The film that is measured: as it is shown in an office.
const REEL: reel::Options =
    reel::Options { size: [1920, 1080], captions: Captions::Painted, level: Level::Fastest };

/// Measure how fast the film is made here.
#[derive(Args)]
pub struct Options {
    /// For how many seconds of the processor single pictures are measured, 1 to 600; the whole film and its kit take what they take.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// How many pictures are drawn at once, 1 to 256; as many as there are processors unless you say.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Measures the whole film, its kit, its page and its single pictures, in a folder that is gone afterwards.
pub fn run(options: &Options, out: Output) -> Result<(), Trouble> {
    let stop = Stop::listen();
    let folder = tempfile::tempdir()
        .map_err(|error| Trouble::Unwritten(format!("a folder for the measurement: {error}")))?;
    let jobs = options.jobs.map_or_else(machine::cores, usize::from);
    // First, so that the most memory that this process ever had is the film's.
    let mut rows = whole_film(folder.path(), jobs, out)?;
    rows.push(whole_kit(folder.path(), jobs, out)?);
    let params = Params::default();
    let film = source::film(Language::En, Audience::Organisations, &params, 30, false)?;
    rows.extend(page(&film)?);
    let costs = pictures(&film, Duration::from_secs(options.seconds), stop)?;
    rows.splice(0..0, of_a_picture(&costs));
    let (frames, held) = frames_and_held(&film.plan, REEL);
    let bench = Bench {
        format: "trellis-film-bench/1",
        processor: machine::processor(),
        cores: machine::cores(),
        simd: trellis_studio::raster::simd(),
        encoder: trellis_studio::video::ENCODER,
        build: if cfg!(debug_assertions) { "dev" } else { "release" },
        jobs,
        frames,
        held,
        pictures: costs.drawn,
        rows,
    };
    if options.json {
        out.line(serde_json::to_string(&bench).map_err(|error| Trouble::Ours(error.to_string()))?);
    } else {
        out.line(bench.to_string().trim_end());
    }
    Ok(())
}

/// `film render` as somebody would type it, so that what is measured is what is used.
#[derive(Parser)]
struct Typed {
    #[command(flatten)]
    render: render::Options,
}

/// Renders, and tells how long it took: on the clock, and on all processors together.
fn timed(out_path: &Path, jobs: usize, more: &[&str], out: Output) -> Result<(Duration, Duration), Trouble> {
    let (path, jobs) = (out_path.to_string_lossy(), jobs.to_string());
    let typed = ["render", "--quiet", "--out", &*path, "--jobs", jobs.as_str()];
    let typed =
        Typed::try_parse_from(typed.iter().chain(more)).map_err(|error| Trouble::Ours(error.to_string()))?;
    let (began, before) = (Instant::now(), machine::process_time());
    render::run(&typed.render, out)?;
    Ok((began.elapsed(), machine::process_time().saturating_sub(before)))
}

/// The film to MP4.
fn whole_film(folder: &Path, jobs: usize, out: Output) -> Result<Vec<Row>, Trouble> {
    let path = folder.join("film.mp4");
    let (wall, used) = timed(&path, jobs, &[], out)?;
    let memory = machine::most_memory();
    let bytes = fs::metadata(&path).map_err(|error| Trouble::Ours(error.to_string()))?.len();
    Ok(vec![
        Row::most("film", "whole film to MP4", "s", Some(wall.as_secs_f64()), 10.0).aiming(5.0),
        Row::most("film_cpu", "the same, all processors", "s CPU", Some(used.as_secs_f64()), 22.0),
        Row::most("memory", "most memory while it is made", "MiB", memory.map(mebibytes), 300.0),
        Row::most("mp4", "size of the MP4", "MB", Some(bytes as f64 / 1e6), 30.0).aiming(12.0),
    ])
}

/// Every format of one language and audience.
fn whole_kit(folder: &Path, jobs: usize, out: Output) -> Result<Row, Trouble> {
    let (wall, _) = timed(&folder.join("kit"), jobs, &["--kit"], out)?;
    Ok(Row::most("kit", "whole kit, one language and audience", "s", Some(wall.as_secs_f64()), 30.0))
}

/// The player's page and its script, as they travel.
fn page(film: &Film) -> Result<[Row; 2], Trouble> {
    let page = player::film_html(&film.plan, &Words::of(&film.script), None);
    let [page, script] = [page.as_str(), player::script()].map(zipped);
    Ok([
        Row::most("html", "film.html, gzipped", "KiB", Some(page? / 1024.0), 60.0),
        Row::most("script", "its script, gzipped", "KiB", Some(script? / 1024.0), 12.0),
    ])
}

/// How many bytes are left of a text.
fn zipped(text: &str) -> Result<f64, Trouble> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let done = gzip.write_all(text.as_bytes()).and_then(|()| gzip.finish());
    done.map(|bytes| bytes.len() as f64).map_err(|error| Trouble::Ours(error.to_string()))
}

/// Single pictures, on this thread, for so long. On a busy machine the clock would run out before there is much to measure.
fn pictures(film: &Film, lasting: Duration, stop: &Stop) -> Result<Costs, Trouble> {
    let before = machine::thread_time();
    let go_on = || machine::thread_time().saturating_sub(before) < lasting && stop.signal().is_none();
    let costs = costs(&film.plan, REEL, &machine::thread_time, &go_on)
        .map_err(|fault: Fault| Trouble::Ours(fault.to_string()))?;
    stopped(stop)?;
    Ok(costs)
}

/// What each step takes of a picture that is drawn.
fn of_a_picture(costs: &Costs) -> [Row; 5] {
    let each = |id, figure, time: Duration, target| {
        let milliseconds = time.as_secs_f64() * 1e3 / f64::from(costs.drawn.max(1));
        Row::most(id, figure, "ms CPU", Some(milliseconds), target)
    };
    [
        each("evaluate", "a drawn picture: evaluate", costs.evaluate, 0.05),
        each("raster", "a drawn picture: raster", costs.raster, 2.5),
        each("i420", "a drawn picture: RGBA to I420", costs.convert, 0.5),
        each("encode", "a drawn picture: encode", costs.encode, 6.0),
        Row::least("quality", "lowest PSNR of a decoded picture", "dB", Some(costs.lowest_quality), 44.0)
            .aiming(48.0),
    ]
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
