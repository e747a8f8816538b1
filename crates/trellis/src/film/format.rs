//! The formats of the film: by the ending of a file's name, each with what makes it.

use std::path::Path;

use trellis_film::evaluate::Captions;
use trellis_film::plan::Plan;
use trellis_film::transcript::{html, markdown, transcript};
use trellis_film::vtt::{Track, srt, webvtt};
use trellis_player::words::Words;
use trellis_studio::clip::{self, Clip};
use trellis_studio::poster::{self, Kind};
use trellis_studio::raster::Level;
use trellis_studio::{lottie, still, svg};

use super::Trouble;
use super::source::Film;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Video with chapters.
    Mp4,
    /// The player, one self-contained page.
    Html,
    /// Animated SVG, without a script.
    Svg,
    /// Lottie, shapes only.
    Lottie,
    /// A short clip that plays once.
    Gif,
    /// The same, smaller.
    Webp,
    /// A poster, or the storyboard.
    Pdf,
    /// A still.
    Png,
    /// Captions, descriptions or chapters as WebVTT.
    Vtt,
    /// The same as SRT.
    Srt,
    /// The transcript.
    Markdown,
    /// The plan of the film, for machines.
    Plan,
}

/// Every format with its ending.
const ENDINGS: [(&str, Format); 11] = [
    ("mp4", Format::Mp4),
    ("html", Format::Html),
    ("svg", Format::Svg),
    ("json", Format::Lottie),
    ("gif", Format::Gif),
    ("webp", Format::Webp),
    ("pdf", Format::Pdf),
    ("png", Format::Png),
    ("vtt", Format::Vtt),
    ("srt", Format::Srt),
    ("md", Format::Markdown),
];

/// What of the film is wanted, where a format holds more than one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// What is said.
    Captions,
    /// What only the picture says.
    Descriptions,
    /// Where each scene starts.
    Chapters,
    /// Everything in words.
    Transcript,
    /// One picture of a scene.
    Still,
    /// The poster of the challenge to allies.
    Challenge,
    /// The poster of the model.
    Model,
    /// Every scene with its words, on paper.
    Storyboard,
    /// The plan, for machines.
    Plan,
}

/// How large the paper of a poster is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Format {
    /// The format of a file's name, or the one that was asked for.
    pub fn of(path: &Path, asked: Option<&str>, what: Option<What>) -> Result<Self, Trouble> {
        let known = || ENDINGS.map(|(ending, _)| ending).join(", ");
        let ending = match asked {
            Some(word) => word.to_owned(),
            None => {
                path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
            }
        };
        let format = ENDINGS.iter().find(|(word, _)| *word == ending).map(|(_, format)| *format);
        match (format, what) {
            (Some(Self::Lottie), Some(What::Plan)) => Ok(Self::Plan),
            (Some(format), _) => Ok(format),
            (None, _) if ending.is_empty() => Err(Trouble::Usage(format!(
                "{}: the name has no ending that says the format; take one of {}",
                path.display(),
                known()
            ))),
            (None, _) => {
                Err(Trouble::Usage(format!("`{ending}` is no format of the film; it has {}", known())))
            }
        }
    }
}

/// How the small formats are made.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub what: Option<What>,
    pub scene: Option<&'a str>,
    pub scale: f64,
    pub paper: Paper,
    pub level: Level,
}

/// The bytes of a file, in every format but the video.
pub fn bytes(film: &Film, format: Format, wanted: Wanted<'_>) -> Result<Vec<u8>, Trouble> {
    let (plan, script) = (&film.plan, &film.script);
    Ok(match format {
        Format::Html if wanted.what == Some(What::Transcript) => {
            html(&transcript(script, &film.params)).into_bytes()
        }
        Format::Html => trellis_player::film_html(plan, &Words::of(script)).into_bytes(),
        Format::Svg => match wanted.scene {
            Some(_) => svg::moment(plan, moment(film, wanted.scene)?, Captions::Beside).into_bytes(),
            None => moving(film).into_bytes(),
        },
        Format::Lottie => lottie::lottie(plan, Captions::Painted).into_bytes(),
        Format::Png => {
            let options =
                still::Options { scale: wanted.scale, level: wanted.level, ..still::Options::default() };
            still::png(plan, moment(film, wanted.scene)?, options)
                .map_err(|error| Trouble::Usage(error.to_string()))?
        }
        Format::Gif => clipped(film, wanted, clip::gif)?,
        Format::Webp => clipped(film, wanted, clip::webp)?,
        Format::Pdf => printed(film, wanted)?,
        Format::Vtt => webvtt(script, track(wanted.what)).into_bytes(),
        Format::Srt => srt(script, track(wanted.what)).into_bytes(),
        Format::Markdown => markdown(&transcript(script, &film.params)).into_bytes(),
        Format::Plan => plan.to_json().into_bytes(),
        Format::Mp4 => return Err(Trouble::Ours("a video is made frame by frame".to_owned())),
    })
}

/// The whole film as an SVG that moves, paused until somebody presses Play; its still is the title's.
fn moving(film: &Film) -> String {
    let poster = film.plan.scenes.first().map_or(0, |scene| scene.still);
    svg::animated(&film.plan, svg::Clip { from: 0, to: film.plan.beat.dur, poster }, Captions::Painted)
}

/// The clip of the model, which ends on the still.
fn clipped(
    film: &Film,
    wanted: Wanted<'_>,
    make: fn(&Plan, Clip, clip::Options) -> Result<clip::Made, clip::Wrong>,
) -> Result<Vec<u8>, Trouble> {
    let piece = Clip::model(&film.plan, &film.script).ok_or_else(|| {
        Trouble::Refused("this film has no scene of the model to make a clip of".to_owned())
    })?;
    let options = clip::Options { level: wanted.level, ..clip::Options::default() };
    make(&film.plan, piece, options)
        .map(|made| made.bytes)
        .map_err(|error| Trouble::Refused(error.to_string()))
}

/// A poster, or the storyboard.
fn printed(film: &Film, wanted: Wanted<'_>) -> Result<Vec<u8>, Trouble> {
    let kind = match wanted.what {
        Some(What::Model) => Kind::Model,
        Some(What::Storyboard) => Kind::Storyboard,
        _ => Kind::Challenge,
    };
    let paper = match wanted.paper {
        Paper::A4 => poster::Paper::A4,
        Paper::A3 => poster::Paper::A3,
    };
    poster::pdf(kind, paper, &film.plan, &film.script).map_err(|error| match error {
        poster::Wrong::Pdf(_) => Trouble::Ours(error.to_string()),
        other => Trouble::Refused(other.to_string()),
    })
}

/// The moment of a scene's still; the title's without one.
fn moment(film: &Film, scene: Option<&str>) -> Result<u32, Trouble> {
    let scenes = &film.plan.scenes;
    let wanted = scene.unwrap_or("title");
    scenes.iter().find(|scene| scene.id == wanted).map(|scene| scene.still).ok_or_else(|| {
        let known: Vec<&str> = scenes.iter().map(|scene| scene.id.as_str()).collect();
        Trouble::Usage(format!("there is no scene `{wanted}`; this film has {}", known.join(", ")))
    })
}

fn track(what: Option<What>) -> Track {
    match what {
        Some(What::Descriptions) => Track::Descriptions,
        Some(What::Chapters) => Track::Chapters,
        _ => Track::Captions,
    }
}
