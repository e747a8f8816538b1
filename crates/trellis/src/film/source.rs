//! What the film is made from: languages, audiences and the file of parameters, read and turned into plans.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use trellis_film::audience::Audience;
use trellis_film::cut::Cut;
use trellis_film::font::{Fallback, MOST_BYTES};
use trellis_film::language::Language;
use trellis_film::params::{self, Params};
use trellis_film::plan::Plan;
use trellis_film::script::Script;
use trellis_film::signoff::{self, Item};
use trellis_studio::sound::{Sound, Unfit};

use super::{Trouble, narration};

/// Larger files of parameters are refused before they are read, in bytes.
const LARGEST: u64 = 256 * 1024;

/// One film, in one language and for one audience.
pub struct Film {
    pub script: Script,
    pub params: Params,
    pub open: Vec<Item>,
    pub plan: Plan,
    /// Where its picture stops for descriptions; nowhere unless that was asked for.
    pub cut: Cut,
    pub sound: Option<Sound>,
}

/// Languages by word, or `all`.
pub fn languages(word: &str) -> Result<Vec<Language>, Trouble> {
    if word == "all" {
        return Ok(Language::ALL.to_vec());
    }
    word.parse().map(|language| vec![language]).map_err(|error| Trouble::Usage(format!("{error}, or all")))
}

/// Audiences by word, or `all`.
pub fn audiences(word: &str) -> Result<Vec<Audience>, Trouble> {
    if word == "all" {
        return Ok(Audience::ALL.to_vec());
    }
    word.parse().map(|audience| vec![audience]).map_err(|error| Trouble::Usage(format!("{error}, or all")))
}

/// The parameters in a file, or the film as shipped; with a font for letters that the film's own lacks, where one is named.
pub fn params(file: Option<&Path>, font: Option<&Path>) -> Result<Params, Trouble> {
    let fallback = font.map(fallback).transpose();
    // Both are read before either is refused: all faults at once.
    match (own(file), fallback) {
        (Ok(params), Ok(fallback)) => Ok(Params { fallback, ..params }),
        (Err(words), Err(font)) => {
            Err(Trouble::Unreadable([words.lines(), font.lines()].concat().join("\n")))
        }
        (Err(trouble), Ok(_)) | (Ok(_), Err(trouble)) => Err(trouble),
    }
}

/// A font for letters that the film's own lacks.
pub fn fallback(path: &Path) -> Result<Fallback, Trouble> {
    let unreadable = |why: String| Trouble::Unreadable(format!("{}: {why}", path.display()));
    let wrong =
        |error: io::Error| unreadable(format!("it cannot be read: {error}; name a font file (.ttf or .otf)"));
    if !fs::metadata(path).map_err(wrong)?.is_file() {
        return Err(unreadable("it is no file; name a font file (.ttf or .otf)".to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(wrong)?;
    Fallback::read(bytes).map_err(|unfit| unreadable(unfit.to_string()))
}

/// What a file of parameters says, or the film as shipped.
fn own(file: Option<&Path>) -> Result<Params, Trouble> {
    let Some(path) = file else { return Ok(Params::default()) };
    let name = path.display().to_string();
    let unreadable = |why: String| Trouble::Unreadable(format!("{name}: {why}"));
    let file = File::open(path).map_err(|error| unreadable(format!("it cannot be opened: {error}")))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(format!("it cannot be read: {error}")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable(format!(
            "it is larger than {} KiB, which no file of parameters is",
            LARGEST / 1024
        )));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        unreadable(format!(
            "byte {} is not UTF-8; save the file as UTF-8",
            error.utf8_error().valid_up_to() + 1
        ))
    })?;
    params::read(&name, &text, today()).map_err(Trouble::Input)
}

/// The day by which figures are in the future, or old.
pub fn today() -> jiff::civil::Date {
    crate::folder::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// How a film is made.
#[derive(Clone, Copy, Debug)]
pub struct Making<'a> {
    /// Pictures a second.
    pub fps: u32,
    /// Whether a draft is refused.
    pub is_final: bool,
    /// The folder of recordings, with one folder for each language.
    pub narration: Option<&'a Path>,
    /// Whether its descriptions are read, for which there must be recordings.
    pub described: bool,
    /// How much longer the last picture stays, in ms.
    pub end_hold: u32,
}

/// A silent film, resolved. With `is_final` a draft is refused.
pub fn film(
    language: Language,
    audience: Audience,
    params: &Params,
    fps: u32,
    is_final: bool,
) -> Result<Film, Trouble> {
    made(language, audience, params, Making { fps, is_final, narration: None, described: false, end_hold: 0 })
}

/// A film, resolved, with voices where its language has recordings. Nothing is described without any.
pub fn made(
    language: Language,
    audience: Audience,
    params: &Params,
    making: Making<'_>,
) -> Result<Film, Trouble> {
    let silent = Script::new(language, audience, params).map_err(Trouble::Input)?;
    let open = signoff::open_items(language, params, &signoff::shipped());
    if making.is_final {
        signoff::refuse_draft(&open).map_err(Trouble::Input)?;
    }
    let voices =
        making.narration.map_or(Ok(None), |folder| narration::voices(folder, &silent, making.described))?;
    let mut script = match (&voices, making.narration) {
        (Some(voices), Some(folder)) => {
            let marks = narration::marks(folder, &silent, voices)?;
            let clips = voices.lengths();
            let mut script =
                Script::with_clips(language, audience, params, &clips).map_err(Trouble::Input)?;
            script.mark(marks);
            script
        }
        _ => silent,
    };
    script.hold_end(making.end_hold);
    let plan = trellis_film::film::plan(&script, params, &open, making.fps).map_err(|faults| {
        let lines: Vec<String> =
            faults.iter().map(|fault| format!("{language}, {audience}: {fault}")).collect();
        Trouble::Refused(lines.join("\n"))
    })?;
    let recorded = voices.as_ref().filter(|_| making.described);
    let cut = recorded.map(|voices| Cut::of(&script, &voices.lengths())).unwrap_or_default();
    let sound = voices.map(|voices| Sound::described(&voices, &script, &cut, plan.beat)).transpose();
    let sound = sound.map_err(|unfit| match unfit {
        Unfit::Level { .. } => Trouble::Refused(format!("{language}: {unfit}")),
        Unfit::Encoder(_) => Trouble::Ours(unfit.to_string()),
    })?;
    Ok(Film { script, params: params.clone(), open, plan, cut, sound })
}
