//! `trellis film render`: one file of the film, or the whole kit.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use trellis_film::evaluate::Captions;
use trellis_film::time::RATES;
use trellis_film::vtt::{Track, webvtt};
use trellis_studio::raster::Level;
use trellis_studio::reel::{self, Reel};
use trellis_studio::video::{self, Fault, Report};

use super::format::{Format, Paper, Wanted, What, bytes};
use super::place::{self, Place};
use super::progress::{Stop, Teller, When};
use super::source::{self, Film, Making};
use super::{Trouble, kit, narration};
use crate::output::Output;

/// About how many bytes a second of video takes, generously.
const BYTES_A_SECOND: u64 = 250_000;
/// What is asked for every other file.
const SMALL: u64 = 4_000_000;

/// Make one file of the film, or the whole kit in a folder.
#[derive(Args, Clone)]
pub struct Options {
    /// The file to make, or with --kit the folder.
    #[arg(long)]
    pub out: PathBuf,
    /// Every format at once, with a list of what was made.
    #[arg(long)]
    pub kit: bool,
    /// en, cy, or all (kit only).
    #[arg(long, default_value = "en")]
    pub language: String,
    /// organisations, policymakers, educators, or all (kit only).
    #[arg(long, default_value = "organisations")]
    pub audience: String,
    /// Your own words and figures (`trellis film params --example` writes such a file).
    #[arg(long, value_name = "FILE")]
    pub params: Option<PathBuf>,
    /// A font for letters that the film's own lacks, such as those of Nguyễn or Ελένη: TrueType or OpenType, one font of plain outlines.
    #[arg(long, value_name = "FILE.ttf")]
    pub fallback_font: Option<PathBuf>,
    /// The format, where the file's name does not say it: mp4 html svg json gif webp pdf png vtt srt md.
    #[arg(long)]
    pub format: Option<String>,
    /// What of the film, where a format holds more than one thing.
    #[arg(long, value_enum)]
    pub what: Option<What>,
    /// The scene of a still.
    #[arg(long)]
    pub scene: Option<String>,
    /// The clip of a GIF, WebP or SVG: model (unless you say), doors, figures, ally or circle.
    #[arg(long, value_name = "NAME")]
    pub clip: Option<String>,
    /// Size of a still, 0.25 to 4 times 1920 × 1080.
    #[arg(long, default_value_t = 1.0)]
    pub scale: f64,
    /// The paper of a poster.
    #[arg(long, value_enum, default_value = "a4")]
    pub paper: Paper,
    /// Pictures a second: 24, 25, 30, 50 or 60.
    #[arg(long, default_value_t = 30)]
    pub fps: u32,
    /// Size of the video: 16:9, even, 320x180 to 1920x1080.
    #[arg(long, default_value = "1920x1080")]
    pub size: String,
    /// How many pictures are drawn at once; as many as there are processors unless you say.
    #[arg(long)]
    pub jobs: Option<usize>,
    /// The same bytes on every machine of this kind, somewhat slower.
    #[arg(long)]
    pub reproducible: bool,
    /// A folder of recorded voices, `DIR/en/title-1.wav` and so on: mono, 48 kHz, every line of a language or none.
    #[arg(long, value_name = "DIR")]
    pub narration: Option<PathBuf>,
    /// Read the descriptions too: the picture stops for those that fit no silence. There must be recordings of them.
    #[arg(long)]
    pub described: bool,
    /// Captions in the picture, in a file beside it, or both. Without voices both, with voices the file.
    #[arg(long, value_enum)]
    pub captions: Option<Shown>,
    /// How much longer the last picture stays, in milliseconds.
    #[arg(long, value_name = "MS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=60_000))]
    pub end_hold: u32,
    /// Refuse to make a film whose words are not all approved.
    #[arg(long = "final")]
    pub is_final: bool,
    /// Leave a file alone that is there already.
    #[arg(long)]
    pub no_clobber: bool,
    /// When to tell how far it is.
    #[arg(long, value_enum, default_value = "auto")]
    pub progress: When,
    /// Say nothing but faults.
    #[arg(long)]
    pub quiet: bool,
    /// Tell everything as JSON, a line each.
    #[arg(long)]
    pub json: bool,
}

/// Where the captions of a video are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Shown {
    /// In the picture.
    Burn,
    /// In a file beside the video.
    File,
    /// In both.
    Both,
}

impl Options {
    /// How the films are made.
    pub fn making(&self) -> Making<'_> {
        Making {
            fps: self.fps,
            is_final: self.is_final,
            narration: self.narration.as_deref(),
            described: self.described,
            end_hold: self.end_hold,
        }
    }

    /// Where the captions of this film's video are: who hears a voice can leave them out.
    fn shown(&self, film: &Film) -> Shown {
        self.captions.unwrap_or(if film.sound.is_some() { Shown::File } else { Shown::Both })
    }

    /// The same for another part of the film.
    pub fn with(&self, what: Option<What>, scene: Option<String>, paper: Paper) -> Self {
        Self { what, scene, paper, ..self.clone() }
    }
}

/// Makes what was asked for.
pub fn run(options: &Options, out: Output) -> Result<(), Trouble> {
    let languages = source::languages(&options.language)?;
    let audiences = source::audiences(&options.audience)?;
    if !RATES.contains(&options.fps) {
        return Err(Trouble::Usage(format!("--fps {}: take 24, 25, 30, 50 or 60", options.fps)));
    }
    let size = size(&options.size)?;
    let params = source::params(options.params.as_deref(), options.fallback_font.as_deref())?;
    let stop = Stop::listen();
    if options.kit {
        asked_of_a_kit(options)?;
        return kit::run(options, size, &languages, &audiences, &params, stop, out);
    }
    let (&[language], &[audience]) = (languages.as_slice(), audiences.as_slice()) else {
        return Err(Trouble::Usage(
            "one file has one language and one audience; `all` goes with --kit".to_owned(),
        ));
    };
    let format = Format::of(&options.out, options.format.as_deref(), options.what)?;
    let began = Instant::now();
    asked_of_one_file(options, format)?;
    let film = source::made(language, audience, &params, options.making())?;
    narration::found(options.narration.as_deref(), &[&film])?;
    let beside = (format == Format::Mp4 && options.shown(&film) != Shown::Burn)
        .then(|| options.out.with_extension("vtt"));
    // Of a run that was killed, whatever this one writes.
    place::swept(&options.out.with_extension("vtt"));
    // Both before the first picture is drawn: a video without its captions is not what was asked for.
    let video = (format == Format::Mp4).then(|| room(options, &film, &options.out)).transpose()?;
    let place = beside.as_deref().map(|path| Place::take(path, SMALL, !options.no_clobber)).transpose()?;
    let told = match video {
        Some(video) => drawn(options, size, &film, video, &options.out, stop)?,
        None => one(options, size, &film, format, &options.out, stop)?,
    };
    if let (Some(mut place), Some(path)) = (place, &beside) {
        let wrong = |error: std::io::Error| Trouble::Unwritten(format!("{}: {error}", path.display()));
        let script = film.cut.script(&film.script);
        place.write_all(webvtt(&script, Track::Captions).as_bytes()).map_err(wrong)?;
        place.keep()?;
    }
    if !options.quiet {
        say(&told, &film, beside.as_deref(), began, options.json, out);
    }
    Ok(())
}

/// Whether nothing is asked of a kit that only one file can have.
fn asked_of_a_kit(options: &Options) -> Result<(), Trouble> {
    fits(&[
        (options.clip.is_some(), "--clip goes with one file; a kit has the clip of the model"),
        (options.described, "--described goes with one video (mp4), not with --kit"),
    ])
}

/// Whether nothing is asked that this format cannot have. Only a video waits, and only for a voice.
fn asked_of_one_file(options: &Options, format: Format) -> Result<(), Trouble> {
    let video = format == Format::Mp4;
    let clip = matches!(format, Format::Gif | Format::Webp | Format::Svg);
    fits(&[
        (options.captions.is_some() && !video, "--captions goes with a video (mp4) or with --kit"),
        (options.clip.is_some() && !clip, "--clip goes with a GIF, a WebP or an SVG"),
        (options.described && !video, "--described goes with a video (mp4)"),
        (
            options.described && options.narration.is_none(),
            "--described needs recordings of the descriptions too: name their folder with --narration, or take the \
             player (film.html), which reads descriptions aloud",
        ),
    ])
}

/// Refuses the first that holds, in these words.
fn fits(wrong: &[(bool, &str)]) -> Result<(), Trouble> {
    let first = wrong.iter().find(|(holds, _)| *holds);
    first.map_or(Ok(()), |(_, why)| Err(Trouble::Usage((*why).to_owned())))
}

/// A file that was made.
pub struct Made {
    pub path: PathBuf,
    pub bytes: u64,
    pub report: Option<Report>,
}

/// Makes one file in its place.
pub fn one(
    options: &Options,
    size: [u32; 2],
    film: &Film,
    format: Format,
    path: &Path,
    stop: &Stop,
) -> Result<Made, Trouble> {
    if format != Format::Mp4 {
        let level = if options.reproducible { Level::Reproducible } else { Level::Fastest };
        let wanted = Wanted {
            what: options.what,
            scene: options.scene.as_deref(),
            clip: options.clip.as_deref(),
            scale: options.scale,
            paper: options.paper,
            level,
        };
        let content = bytes(film, format, wanted)?;
        return small(options, path, &content, stop);
    }
    drawn(options, size, film, room(options, film, path)?, path, stop)
}

/// The place of a video, where there is room for it.
fn room(options: &Options, film: &Film, path: &Path) -> Result<Place, Trouble> {
    let bytes = u64::from(film.cut.beat(film.plan.beat).dur / 1000 + 1) * BYTES_A_SECOND;
    Place::take(path, bytes, !options.no_clobber)
}

/// Draws the video into its place.
fn drawn(
    options: &Options,
    size: [u32; 2],
    film: &Film,
    mut place: Place,
    path: &Path,
    stop: &Stop,
) -> Result<Made, Trouble> {
    let level = if options.reproducible { Level::Reproducible } else { Level::Fastest };
    let comment = if film.open.is_empty() { "" } else { film.script.text("label-draft") };
    let captions = if options.shown(film) == Shown::File { Captions::Beside } else { Captions::Painted };
    let reel_options = reel::Options { size, captions, level };
    let reel = Reel::cut(&film.plan, reel_options, comment.to_owned(), film.cut.clone())
        .with_sound(film.sound.as_ref());
    let jobs =
        options.jobs.or_else(|| std::thread::available_parallelism().ok().map(Into::into)).unwrap_or(1);
    let teller = Teller::new(options.progress, options.json, options.quiet);
    let report = video::mp4(&reel, jobs.max(1), &mut place, &|progress| teller.tell(progress), &stop.asked)
        .map_err(|fault| trouble(fault, path, stop))?;
    stopped(stop)?;
    Ok(Made { path: path.to_owned(), bytes: place.keep()?, report: Some(report) })
}

/// Puts a file that is already whole in its place.
pub fn small(options: &Options, path: &Path, content: &[u8], stop: &Stop) -> Result<Made, Trouble> {
    let mut place = Place::take(path, (content.len() as u64).max(SMALL), !options.no_clobber)?;
    let wrong = |error: std::io::Error| Trouble::Unwritten(format!("{}: {error}", path.display()));
    place.write_all(content).map_err(wrong)?;
    stopped(stop)?;
    Ok(Made { path: path.to_owned(), bytes: place.keep()?, report: None })
}

/// Ends the work when somebody asked for it.
pub fn stopped(stop: &Stop) -> Result<(), Trouble> {
    stop.signal().map_or(Ok(()), |signal| Err(Trouble::Stopped(signal)))
}

fn trouble(fault: Fault, path: &Path, stop: &Stop) -> Trouble {
    match fault {
        Fault::Stopped => Trouble::Stopped(stop.signal().unwrap_or(2)),
        Fault::Size { .. } | Fault::Rate { .. } | Fault::Length { .. } => Trouble::Usage(fault.to_string()),
        Fault::Write(error) => Trouble::Unwritten(format!("{}: {error}", path.display())),
        other => Trouble::Ours(other.to_string()),
    }
}

/// Width and height from `1280x720`.
fn size(text: &str) -> Result<[u32; 2], Trouble> {
    let wrong = || {
        Trouble::Usage(format!(
            "--size {text}: take a size of 16:9 with even sides, 320x180 to 1920x1080, such as 1280x720"
        ))
    };
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let (Ok(width), Ok(height)) = (width.parse::<u32>(), height.parse::<u32>()) else { return Err(wrong()) };
    let fits = (320..=1920).contains(&width) && width * 9 == height * 16 && width % 2 == 0 && height % 2 == 0;
    if fits { Ok([width, height]) } else { Err(wrong()) }
}

/// The last lines: what was made, how large, how long it took, and how loud it is.
fn say(made: &Made, film: &Film, beside: Option<&Path>, began: Instant, json: bool, out: Output) {
    let seconds = began.elapsed().as_secs_f64();
    let path = made.path.display().to_string();
    let sound = film.sound.as_ref().filter(|_| made.report.is_some());
    if json {
        let mut told = serde_json::json!({ "file": path, "bytes": made.bytes, "seconds": seconds });
        if let Some(report) = &made.report {
            told["frames"] = report.frames.into();
            told["held"] = report.held.into();
            told["encoder"] = report.encoder.into();
        }
        if !film.cut.stops().is_empty() {
            told["stops"] = film.cut.stops().len().into();
            told["stopped_ms"] = film.cut.longer().into();
        }
        if let Some(path) = beside {
            told["captions"] = path.display().to_string().into();
        }
        if let Some(sound) = sound {
            told["loudness_lufs"] = sound.loudness().into();
            told["true_peak_dbtp"] = sound.peak().into();
        }
        out.line(told);
        return;
    }
    out.line(format_args!("{path}: {}, made in {seconds:.1} s", sized(made.bytes)));
    if let Some(report) = &made.report {
        let held = report.held * 100 / report.frames.max(1);
        out.line(format_args!(
            "{} frames, {held} % of them held; {} groups; encoder: {}",
            report.frames, report.groups, report.encoder
        ));
    }
    if let Some(sound) = sound {
        out.line(format_args!("voices: {:.1} LUFS, peaks at {:.1} dBTP", sound.loudness(), sound.peak()));
    }
    if !film.cut.read().is_empty() {
        let (read, stops) = (film.cut.read().len(), film.cut.stops().len());
        let seconds = f64::from(film.cut.longer()) / 1000.0;
        out.line(format_args!(
            "{read} descriptions; the picture stops for {stops} of them, {seconds:.1} s in all"
        ));
    }
    if let Some(path) = beside {
        out.line(format_args!("{}: the captions", path.display()));
    }
}

/// A number of bytes as people say it.
pub fn sized(bytes: u64) -> String {
    if bytes >= 1_000_000 {
        format!("{:.1} MB", bytes as f64 / 1e6)
    } else {
        format!("{:.0} kB", (bytes as f64 / 1e3).max(1.0))
    }
}
