//! The film that `serve` and `demo` show: as shipped, or as a kit has it that `trellis film render --kit` made.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use trellis_film::audience::Audience;
use trellis_film::font::Fallback;
use trellis_film::language::Language;
use trellis_film::params::Params;
use trellis_web::cinema::{Cinema, Kind, KitFile, Origin};

use crate::film;
use crate::output::Output;

/// A list of a kit is never larger, in bytes.
const LARGEST: u64 = 1_000_000;

/// What is offered of a kit: name, what it is, and its `Content-Type`.
const OFFERED: [(&str, Kind, &str); 7] = [
    ("film.mp4", Kind::Video, "video/mp4"),
    ("film.html", Kind::Player, "text/html; charset=utf-8"),
    ("captions.vtt", Kind::Captions, "text/vtt; charset=utf-8"),
    ("descriptions.vtt", Kind::Descriptions, "text/vtt; charset=utf-8"),
    ("challenge-a4.pdf", Kind::Challenge, "application/pdf"),
    ("model-a4.pdf", Kind::Model, "application/pdf"),
    ("storyboard-a4.pdf", Kind::Storyboard, "application/pdf"),
];

/// Where the film's files are, and who may show it.
#[derive(clap::Args, Default)]
pub struct Kit {
    /// A folder that `trellis film render --kit` made: its words are shown and its files offered. Without it, the film as shipped.
    #[arg(long, env = "TRELLIS_FILM", value_name = "KIT")]
    film: Option<PathBuf>,
    /// A website that may show the film in a frame, such as https://intranet.example.nhs.uk; several with commas.
    #[arg(long, env = "TRELLIS_FILM_EMBED", value_name = "ORIGIN", value_delimiter = ',')]
    film_embed: Vec<String>,
}

impl Kit {
    /// Reads the kit, and holds every file against its list.
    ///
    /// # Errors
    /// When an origin is none, or the kit is not whole.
    pub fn open(&self, out: Output) -> Result<Cinema> {
        let origin = |text: &String| {
            Origin::parse(text).with_context(|| {
                format!("{text} is no website that can be named; write https:// and the host, as https://intranet.example.nhs.uk")
            })
        };
        let origins = self.film_embed.iter().map(origin).collect::<Result<Vec<_>>>()?;
        let Some(folder) = &self.film else { return Ok(Cinema::new(Params::default(), Vec::new(), origins)) };
        let kit = Manifest::read(folder)?;
        let params = kit.params(folder)?;
        let mut files = Vec::new();
        for film in &kit.films {
            if film.is_current(&params)? {
                files.extend(film.files(folder)?);
            } else {
                out.problem(format_args!(
                    "{}: {}-{} is not the film that this Trellis makes of its words (another version, or recorded voices), so its \
                     files are not offered; make the kit again, without voices",
                    folder.display(),
                    film.language,
                    film.audience
                ));
            }
        }
        Ok(Cinema::new(params, files, origins))
    }
}

/// The list of a kit, as far as it is needed here.
#[derive(Deserialize)]
struct Manifest {
    format: String,
    #[serde(default)]
    params: Option<String>,
    #[serde(default)]
    fallback_font: Option<Font>,
    films: Vec<Entry>,
}

/// The font of letters that the film's own lacks.
#[derive(Deserialize)]
struct Font {
    file: String,
    sha256: String,
}

#[derive(Deserialize)]
struct Entry {
    language: String,
    audience: String,
    fps: u32,
    plan_sha256: String,
    files: BTreeMap<String, Listed>,
}

#[derive(Deserialize)]
struct Listed {
    sha256: String,
    bytes: u64,
}

impl Manifest {
    fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("manifest.json");
        let remedy = || {
            format!(
                "{} is not the list of a kit; make one with `trellis film render --kit --language all --audience all --out {}`",
                path.display(),
                folder.display()
            )
        };
        let mut text = String::new();
        File::open(&path)
            .and_then(|file| file.take(LARGEST).read_to_string(&mut text))
            .with_context(remedy)?;
        let kit: Self = serde_json::from_str(&text).with_context(remedy)?;
        if kit.format != film::KIT {
            bail!("{}", remedy());
        }
        Ok(kit)
    }

    fn params(&self, folder: &Path) -> Result<Params> {
        let mut params = match &self.params {
            Some(name) => film::read_params(&inside(folder, name)?).map_err(|why| anyhow::anyhow!(why))?,
            None => Params::default(),
        };
        params.fallback = self.fallback_font.as_ref().map(|font| font.read(folder)).transpose()?;
        Ok(params)
    }
}

impl Font {
    fn read(&self, folder: &Path) -> Result<Fallback> {
        let path = inside(folder, &self.file)?;
        let fallback = film::read_fallback(&path).map_err(|why| anyhow::anyhow!(why))?;
        if fallback.digest() != self.sha256 {
            bail!("{}", unwhole(&path));
        }
        Ok(fallback)
    }
}

impl Entry {
    fn of(&self) -> Result<(Language, Audience)> {
        Ok((self.language.parse()?, self.audience.parse()?))
    }

    /// Whether this program makes the same film of the same words.
    fn is_current(&self, params: &Params) -> Result<bool> {
        let (language, audience) = self.of()?;
        Ok(film::hash(language, audience, params, self.fps).is_some_and(|hash| hash == self.plan_sha256))
    }

    fn files(&self, folder: &Path) -> Result<Vec<KitFile>> {
        let of = self.of()?;
        let film = format!("{}-{}", of.0, of.1);
        let mut files = Vec::new();
        for (name, kind, media) in OFFERED {
            let listed = format!("{film}/{name}");
            let Some(entry) = self.files.get(&listed) else { continue };
            let path = inside(folder, &listed)?;
            let content = fs::read(&path).with_context(|| unwhole(&path))?;
            if content.len() as u64 != entry.bytes || hex::encode(Sha256::digest(&content)) != entry.sha256 {
                bail!("{}", unwhole(&path));
            }
            files.push(KitFile { of, kind, name: format!("{film}-{name}"), path, bytes: entry.bytes, media });
        }
        Ok(files)
    }
}

fn unwhole(path: &Path) -> String {
    format!("{} is not as the kit's manifest.json lists it; make the kit again", path.display())
}

/// A file below the kit's folder; a list cannot lead out of it.
fn inside(folder: &Path, name: &str) -> Result<PathBuf> {
    if Path::new(name).components().any(|part| !matches!(part, Component::Normal(_))) {
        bail!("{name} in the kit's manifest.json leads out of its folder");
    }
    Ok(folder.join(name))
}

#[cfg(test)]
#[path = "../../film/src/font/made.rs"]
mod made;

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    /// `trellis film` as somebody types it.
    #[derive(clap::Parser)]
    struct Typed {
        #[command(subcommand)]
        command: film::Command,
    }

    #[tokio::test]
    async fn a_kit_brings_the_font_of_its_letters_and_its_pages_have_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let [words, font, kit] = ["my.toml", "own.ttf", "kit"].map(|name| path(name).display().to_string());
        fs::write(&words, "mentee_name = \"Nguyễn Thị\"\n").unwrap();
        fs::write(&font, made::font(&['e', 'ễ', 'ị'])).unwrap();
        let asked = ["film", "render", "--kit", "--quiet", "--size", "320x180", "--fps", "24", "--params"];
        let more = [words.as_str(), "--fallback-font", &font, "--out", &kit];
        let typed = Typed::parse_from(asked.iter().chain(&more));
        assert_eq!(
            format!("{:?}", film::run(&typed.command, Output)),
            format!("{:?}", std::process::ExitCode::SUCCESS)
        );
        let given = Kit { film: Some(path("kit")), film_embed: Vec::new() };
        let cinema = given.open(Output).unwrap();
        let of = (Language::En, Audience::Organisations);
        assert_eq!(cinema.files(of).len(), OFFERED.len(), "the films are those of these words and this font");
        assert!(cinema.showing(of).await.is_ok_and(|showing| showing.letters.is_some()));
        let brought = path("kit/fallback-font.ttf");
        for (spoilt, why) in
            [(made::font(&['ễ', 'ị']), "make the kit again"), (b"none".to_vec(), "it is no font")]
        {
            fs::write(&brought, spoilt).unwrap();
            let told = format!("{:#}", given.open(Output).err().unwrap());
            assert!(told.contains("fallback-font.ttf") && told.contains(why), "{told}");
        }
        fs::remove_file(&brought).unwrap();
        assert!(given.open(Output).is_err());
    }

    #[test]
    fn everything_that_is_offered_is_made() {
        for (name, ..) in OFFERED {
            assert!(film::kit_files().any(|made| made == name), "{name}");
        }
    }

    #[test]
    fn a_list_cannot_lead_out_of_its_folder() {
        let folder = Path::new("/kit");
        assert_eq!(inside(folder, "en-educators/film.mp4").unwrap(), Path::new("/kit/en-educators/film.mp4"));
        for name in ["../secret", "/etc/passwd", "en/../../x", "./x"] {
            assert!(inside(folder, name).is_err(), "{name}");
        }
    }
}
