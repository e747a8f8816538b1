//! Styles, scripts and fonts: from their sources to hashed, compressed files that the server embeds.

#[path = "../../crates/ui/build/sources.rs"]
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What was built, for the server's build script.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    /// Fingerprint of the sources it was built from.
    sources: String,
    /// The plain name of each file (`main.css`) and its name on disk.
    files: BTreeMap<String, String>,
}

/// Builds `frontend/dist/` unless it is already what its sources say.
///
/// # Errors
/// When Node is missing, npm cannot fetch, or Sass or TypeScript refuse a source.
pub fn build(root: &Path) -> Result<()> {
    let frontend = root.join("frontend");
    let dist = frontend.join("dist");
    let sources = sources::fingerprint(&frontend).context("the sources in frontend/ cannot be read")?;
    packages(&frontend)?;
    if let Ok(text) = fs::read_to_string(dist.join("manifest.json"))
        && serde_json::from_str::<Manifest>(&text).is_ok_and(|manifest| manifest.sources == sources)
    {
        return Ok(());
    }
    if dist.exists() {
        fs::remove_dir_all(&dist).context("frontend/dist cannot be emptied")?;
    }
    fs::create_dir_all(dist.join("files"))?;
    let mut output = Output { folder: dist.join("files"), files: BTreeMap::new() };
    let fonts = fonts(&frontend, &mut output)?;
    fonts_for_paper(&frontend, &dist.join("paper"))?;
    styles(&frontend, &fonts, &mut output)?;
    scripts(&frontend, &mut output)?;
    film(&frontend, &mut output, &dist.join("film"))?;
    let manifest = Manifest { sources, files: output.files };
    // Written last: an interrupted build leaves no manifest, so it is not taken for a finished one.
    fs::write(dist.join("manifest.json"), serde_json::to_string_pretty(&manifest)?)?;
    Ok(())
}

/// Fetches the npm packages of the lock file, unless these very ones are there.
fn packages(frontend: &Path) -> Result<()> {
    let wanted =
        fs::read(frontend.join("package-lock.json")).context("frontend/package-lock.json is missing")?;
    let mark = frontend.join("node_modules/.lock-of-trellis");
    if fs::read(&mark).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    let status = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"])
        .current_dir(frontend)
        .status()
        .context("npm does not start; install Node 20 or later, which brings npm")?;
    ensure!(status.success(), "npm could not fetch the packages of frontend/package-lock.json");
    fs::write(mark, wanted)?;
    Ok(())
}

/// The folder of built files, and the names in it.
struct Output {
    folder: PathBuf,
    files: BTreeMap<String, String>,
}

impl Output {
    /// Writes a file under a name that changes with its content, and beside it a compressed copy when that is smaller.
    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<String> {
        let digest = hex::encode(&Sha256::digest(bytes)[..6]);
        let (stem, ending) = name.rsplit_once('.').context("an asset without an ending")?;
        let hashed = format!("{stem}-{digest}.{ending}");
        fs::write(self.folder.join(&hashed), bytes)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let gzip = gzip.finish()?;
        if gzip.len() < bytes.len() * 9 / 10 {
            fs::write(self.folder.join(format!("{hashed}.gz")), gzip)?;
        }
        self.files.insert(name.to_owned(), hashed.clone());
        Ok(hashed)
    }
}

/// The cuts of our font that pages and paper use.
const CUTS: [&str; 4] = ["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"];

fn font(frontend: &Path, cut: &str) -> Result<Vec<u8>> {
    let folder = frontend.join("node_modules/@fontsource/atkinson-hyperlegible-next/files");
    let file = folder.join(format!("atkinson-hyperlegible-next-{cut}-normal.woff2"));
    fs::read(&file).with_context(|| format!("{} is missing", file.display()))
}

/// The four files of our font; `latin-400` and so on, with their hashed names.
fn fonts(frontend: &Path, output: &mut Output) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for cut in CUTS {
        let bytes = font(frontend, cut)?;
        names.insert(cut.to_owned(), output.write(&format!("atkinson-{cut}.woff2"), &bytes)?);
    }
    Ok(names)
}

/// The same four, unpacked to what a maker of PDFs reads. They keep the name and the licence (OFL) that are written in them.
fn fonts_for_paper(frontend: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for cut in CUTS {
        let plain = wuff::decompress_woff2(&font(frontend, cut)?)
            .map_err(|error| anyhow::anyhow!("the font {cut} cannot be unpacked: {error:?}"))?;
        fs::write(folder.join(format!("{cut}.ttf")), plain)?;
    }
    Ok(())
}

/// A stylesheet of `frontend/sass`, compiled.
fn compiled(frontend: &Path, name: &str) -> Result<String> {
    let options = grass::Options::default()
        .load_path(frontend.join("node_modules"))
        .style(grass::OutputStyle::Compressed)
        .quiet(true);
    grass::from_path(frontend.join("sass").join(name), &options)
        .map_err(|error| anyhow::anyhow!("Sass refuses frontend/sass/{name}: {error}"))
}

/// Compiles the stylesheet and puts the fonts' names in.
fn styles(frontend: &Path, fonts: &BTreeMap<String, String>, output: &mut Output) -> Result<()> {
    let mut css = compiled(frontend, "main.scss")?;
    for (cut, file) in fonts {
        css = css.replace(&format!("url(\"font:{cut}\")"), &format!("url({file})"));
    }
    css = pictures(frontend, css, output)?;
    stays_at_home(&css)?;
    output.write("main.css", css.as_bytes())?;
    Ok(())
}

/// Copies the icons that nhsuk-frontend's stylesheet names, and names the copies instead.
fn pictures(frontend: &Path, mut css: String, output: &mut Output) -> Result<String> {
    let folder = frontend.join("node_modules/nhsuk-frontend/dist/nhsuk/assets/images");
    while let Some((_, rest)) = css.split_once("/assets/images/") {
        let name: String = rest.chars().take_while(|letter| !"\"')".contains(*letter)).collect();
        let bytes = fs::read(folder.join(&name)).with_context(|| format!("the icon {name} is missing"))?;
        let hashed = output.write(&name, &bytes)?;
        css = css.replace(&format!("/assets/images/{name}"), &hashed);
    }
    Ok(css)
}

/// Refuses a stylesheet that would make a browser ask another host, or that still holds a font without a file.
fn stays_at_home(css: &str) -> Result<()> {
    for address in css.split("url(").skip(1) {
        let address = address.trim_start_matches(['"', '\'']);
        ensure!(
            ["atkinson-", "nhsuk-icon-", "data:"].iter().any(|ours| address.starts_with(ours)),
            "the stylesheet asks for {}",
            address.chars().take(60).collect::<String>()
        );
    }
    for foreign in ["https://", "@import", "Frutiger"] {
        ensure!(!css.contains(foreign), "the stylesheet names {foreign}");
    }
    Ok(())
}

/// Checks and compiles each TypeScript module.
fn scripts(frontend: &Path, output: &mut Output) -> Result<()> {
    let made = frontend.join("dist/scripts");
    let status = Command::new("node")
        .args(["node_modules/typescript/bin/tsc", "--project", "."])
        .current_dir(frontend)
        .status()
        .context("node does not start; install Node 20 or later")?;
    ensure!(status.success(), "TypeScript refuses frontend/scripts");
    let mut modules: Vec<_> = fs::read_dir(&made)?.collect::<std::io::Result<_>>()?;
    modules.retain(|entry| entry.path().is_file());
    modules.sort_by_key(fs::DirEntry::file_name);
    for module in modules {
        let name = module.file_name().to_string_lossy().into_owned();
        let mut seen = BTreeSet::new();
        output.write(&name, joined(frontend, &module.path(), &mut seen)?.as_bytes())?;
    }
    fs::remove_dir_all(made)?;
    Ok(())
}

/// Packages that a module may import: each is one file that names what it gives as it is imported.
const PACKAGES: [(&str, &str); 1] = [("idiomorph", "node_modules/idiomorph/dist/idiomorph.min.js")];

/// A module after what it imports, each once: a module's own file has a hashed name that another cannot know.
fn joined(frontend: &Path, module: &Path, seen: &mut BTreeSet<PathBuf>) -> Result<String> {
    let alone = seen.is_empty();
    let module = module.canonicalize().with_context(|| format!("{} is missing", module.display()))?;
    if !seen.insert(module.clone()) {
        return Ok(String::new());
    }
    let (mut before, mut own) = (String::new(), String::new());
    for line in fs::read_to_string(&module)?.lines() {
        if let Some(import) = line.strip_prefix("import ") {
            let name = import.split('"').nth(1).unwrap_or_default();
            if let Some((_, file)) = PACKAGES.iter().find(|(package, _)| *package == name) {
                before += fs::read_to_string(frontend.join(file))?.trim_end();
                before.push('\n');
                continue;
            }
            ensure!(name.starts_with("./"), "{} imports {name}, which is not ours", module.display());
            before += &joined(frontend, &module.with_file_name(name), seen)?;
        } else {
            // What a part gives away, the whole knows anyway; only the whole has somebody to give to.
            own += if alone { line } else { line.strip_prefix("export ").unwrap_or(line) }.trim_start();
            own.push('\n');
        }
    }
    Ok(before + &own)
}

/// What the film's pages are made of, under plain names for the player, which writes it into pages that are one file: the script, how the
/// player looks, which pages of the product load as well, and how a page looks that holds nothing else.
fn film(frontend: &Path, output: &mut Output, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let script = output.files.get("film.js").context("frontend/scripts/film.ts is missing")?;
    fs::copy(output.folder.join(script), folder.join("film.js"))?;
    let look = compiled(frontend, "film/player.scss")?;
    output.write("player.css", look.as_bytes())?;
    fs::write(folder.join("player.css"), look)?;
    fs::write(folder.join("page.css"), compiled(frontend, "film/page.scss")?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_that_asks_another_host_is_refused() {
        assert!(
            stays_at_home("a{src:url(atkinson-latin.woff2)}b{background:url(\"data:image/svg+xml,x\")}")
                .is_ok()
        );
        for css in [
            "a{src:url(https://example.org/x.woff2)}",
            "a{src:url(\"//example.org/x\")}",
            "a{src:url(\"font:latin-400\")}",
            "@import 'x';",
            "a{font-family:Frutiger W01}",
        ] {
            assert!(stays_at_home(css).is_err(), "{css}");
        }
    }
}
