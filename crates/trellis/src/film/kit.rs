//! The kit: every format of the film in a folder, with a list of what was made and from what.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use trellis_film::audience::Audience;
use trellis_film::language::Language;
use trellis_film::params::Params;

use super::format::{Format, Paper, What};
use super::progress::Stop;
use super::render::{Made, Options, one, sized, small, stopped};
use super::source::{self, Film};
use super::{Trouble, narration};
use crate::output::Output;

/// The form of a kit's list.
pub const FORMAT: &str = "trellis-film-kit/1";

/// The files of one film: name, format, what of it, and on what paper.
const FILES: [(&str, Format, Option<What>, Paper); 19] = [
    ("film.mp4", Format::Mp4, None, Paper::A4),
    ("film.html", Format::Html, None, Paper::A4),
    ("film.svg", Format::Svg, None, Paper::A4),
    ("film.lottie.json", Format::Lottie, None, Paper::A4),
    ("model.gif", Format::Gif, None, Paper::A4),
    ("model.webp", Format::Webp, None, Paper::A4),
    ("challenge-a4.pdf", Format::Pdf, Some(What::Challenge), Paper::A4),
    ("challenge-a3.pdf", Format::Pdf, Some(What::Challenge), Paper::A3),
    ("model-a4.pdf", Format::Pdf, Some(What::Model), Paper::A4),
    ("model-a3.pdf", Format::Pdf, Some(What::Model), Paper::A3),
    ("storyboard-a4.pdf", Format::Pdf, Some(What::Storyboard), Paper::A4),
    ("captions.vtt", Format::Vtt, Some(What::Captions), Paper::A4),
    ("descriptions.vtt", Format::Vtt, Some(What::Descriptions), Paper::A4),
    ("chapters.vtt", Format::Vtt, Some(What::Chapters), Paper::A4),
    ("captions.srt", Format::Srt, Some(What::Captions), Paper::A4),
    ("descriptions.srt", Format::Srt, Some(What::Descriptions), Paper::A4),
    ("transcript.html", Format::Html, Some(What::Transcript), Paper::A4),
    ("transcript.md", Format::Markdown, None, Paper::A4),
    ("plan.json", Format::Plan, Some(What::Plan), Paper::A4),
];

/// Makes the kit: one folder for each language and audience, and `manifest.json` over all of them.
pub fn run(
    options: &Options,
    size: [u32; 2],
    languages: &[Language],
    audiences: &[Audience],
    params: &Params,
    stop: &Stop,
    out: Output,
) -> Result<(), Trouble> {
    // Everything is resolved before anything is written: a refusal leaves the folder as it is.
    let mut films = Vec::new();
    for language in languages {
        for audience in audiences {
            films.push(source::made(*language, *audience, params, options.making())?);
        }
    }
    narration::found(options.narration.as_deref(), &films.iter().collect::<Vec<_>>())?;
    let mut told = Vec::new();
    for film in &films {
        let name = format!("{}-{}", film.script.language.code(), film.script.audience.word());
        let folder = options.out.join(&name);
        fs::create_dir_all(&folder)
            .map_err(|error| Trouble::Unwritten(format!("{}: {error}", folder.display())))?;
        let files = of_one(options, size, film, &folder, stop)?;
        if !options.quiet && !options.json {
            let bytes = files.iter().map(|made| made.bytes).sum();
            out.line(format_args!("{}: {} files, {}", folder.display(), files.len(), sized(bytes)));
        }
        told.push(entry(film, &name, &files)?);
    }
    let (words, font) = (own_words(options, stop)?, own_font(options, &films, stop)?);
    let mut manifest = serde_json::json!({ "format": FORMAT, "params": words, "films": told });
    if let Some(font) = font {
        manifest["fallback_font"] = font;
    }
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| Trouble::Ours(error.to_string()))?;
    let made = small(options, &options.out.join("manifest.json"), text.as_bytes(), stop)?;
    if options.json {
        out.line(serde_json::json!({ "manifest": made.path.display().to_string(), "films": films.len() }));
    } else if !options.quiet {
        out.line(format_args!("{}: what was made, with checksums", made.path.display()));
    }
    Ok(())
}

/// The file of parameters goes along: whoever shows the kit shows its words.
fn own_words(options: &Options, stop: &Stop) -> Result<Option<&'static str>, Trouble> {
    let Some(path) = &options.params else { return Ok(None) };
    let text = fs::read(path).map_err(|error| Trouble::Unreadable(format!("{}: {error}", path.display())))?;
    small(options, &options.out.join("params.toml"), &text, stop)?;
    Ok(Some("params.toml"))
}

/// The font goes along too where a film has letters of it, so that the pages of a server have them: its line in the list.
fn own_font(options: &Options, films: &[Film], stop: &Stop) -> Result<Option<serde_json::Value>, Trouble> {
    let Some(font) = films.iter().find_map(|film| film.plan.fallback.as_ref()) else { return Ok(None) };
    let name = if font.is_postscript() { "fallback-font.otf" } else { "fallback-font.ttf" };
    small(options, &options.out.join(name), font.file(), stop)?;
    Ok(Some(serde_json::json!({
        "file": name,
        "sha256": font.digest(),
        "bytes": font.file().len(),
        "licence": "The font's own, which is yours to keep: it must allow the font to be put into films, pages and documents, \
                    and this file to be handed on with the kit.",
    })))
}

/// The names of a film's files.
#[cfg(test)]
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, ..)| *name)
}

fn of_one(
    options: &Options,
    size: [u32; 2],
    film: &Film,
    folder: &Path,
    stop: &Stop,
) -> Result<Vec<Made>, Trouble> {
    let mut made = Vec::new();
    for (name, format, what, paper) in FILES {
        stopped(stop)?;
        let asked = options.with(what, None, paper);
        made.push(one(&asked, size, film, format, &folder.join(name), stop)?);
    }
    // What stands in for the clips, for whoever puts one on a page.
    let alt =
        film.plan.scenes.iter().find(|scene| scene.id == "model").map_or("", |scene| scene.alt.as_str());
    for name in ["model.gif.alt.txt", "model.webp.alt.txt"] {
        made.push(small(options, &folder.join(name), format!("{alt}\n").as_bytes(), stop)?);
    }
    for scene in &film.plan.scenes {
        stopped(stop)?;
        let asked = options.with(Some(What::Still), Some(scene.id.clone()), Paper::A4);
        made.push(one(
            &asked,
            size,
            film,
            Format::Png,
            &folder.join(format!("still-{}.png", scene.id)),
            stop,
        )?);
    }
    Ok(made)
}

/// A film in the list: what it is, whether its words are a draft, and each file with its digest.
fn entry(film: &Film, folder: &str, files: &[Made]) -> Result<serde_json::Value, Trouble> {
    let mut listed = serde_json::Map::new();
    for made in files {
        let content = fs::read(&made.path)
            .map_err(|error| Trouble::Unwritten(format!("{}: {error}", made.path.display())))?;
        let name = made.path.file_name().unwrap_or_default().to_string_lossy();
        let digest = hex::encode(Sha256::digest(&content));
        listed.insert(
            format!("{folder}/{name}"),
            serde_json::json!({ "sha256": digest, "bytes": content.len() }),
        );
    }
    let open: Vec<String> = film.open.iter().map(ToString::to_string).collect();
    Ok(serde_json::json!({
        "language": film.script.language.code(),
        "audience": film.script.audience.word(),
        "milliseconds": film.plan.beat.dur,
        "fps": film.plan.beat.fps,
        "plan_sha256": film.plan.hash(),
        "waits_for_approval": open,
        "files": listed,
    }))
}
