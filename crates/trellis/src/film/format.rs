//! The formats of the film: by the ending of a file's name, each with what makes it.

use std::path::Path;

use trellis_film::evaluate::Captions;
use trellis_film::plan::Plan;
use trellis_film::stretch::{self, Stretch};
use trellis_film::transcript::{html, markdown, transcript};
use trellis_film::vtt::{Track, srt, webvtt};
use trellis_player::words::Words;
use trellis_studio::clip::{self, Clip};
use trellis_studio::poster::{self, Kind};
use trellis_studio::raster::Level;
use trellis_studio::sound::Sound;
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

/// The clip of a kit, and of a file whose clip nobody named: the petals arriving around the mentee.
pub const USUAL_CLIP: &str = "model";

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
    pub clip: Option<&'a str>,
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
        Format::Html => {
            let voices = film.sound.as_ref().map(Sound::m4a);
            trellis_player::film_html(plan, &Words::of(script), voices.as_deref()).into_bytes()
        }
        Format::Svg => match (wanted.scene, wanted.clip) {
            (Some(_), _) => svg::moment(plan, moment(film, wanted.scene)?, Captions::Beside).into_bytes(),
            (None, Some(name)) => piece(film, stretched(film, name)?).into_bytes(),
            (None, None) => moving(film).into_bytes(),
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

/// A clip as an SVG that plays once and rests on its last picture.
fn piece(film: &Film, stretch: Stretch) -> String {
    let Stretch { from, to, .. } = stretch;
    svg::animated(&film.plan, svg::Clip { from, to, poster: to - 1 }, Captions::Beside)
}

/// A clip, which ends on the still of its scene.
fn clipped(
    film: &Film,
    wanted: Wanted<'_>,
    make: fn(&Plan, Clip, clip::Options) -> Result<clip::Made, clip::Wrong>,
) -> Result<Vec<u8>, Trouble> {
    let stretch = stretched(film, wanted.clip.unwrap_or(USUAL_CLIP))?;
    let clip = Clip::of(&film.plan, &stretch).ok_or_else(|| left_out(stretch.id))?;
    let options = clip::Options { level: wanted.level, ..clip::Options::default() };
    make(&film.plan, clip, options)
        .map(|made| made.bytes)
        .map_err(|error| Trouble::Refused(error.to_string()))
}

/// The stretch of that name.
fn stretched(film: &Film, name: &str) -> Result<Stretch, Trouble> {
    if !stretch::names().contains(&name) {
        let known = stretch::names().join(", ");
        return Err(Trouble::Usage(format!("there is no clip `{name}`; the film has {known}")));
    }
    stretch::find(&film.script, name).ok_or_else(|| left_out(name))
}

fn left_out(name: &str) -> Trouble {
    Trouble::Refused(format!("this film leaves out the scene of the clip `{name}`"))
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
