//! Reads the long texts of `content/`: front matter, then Markdown, each in both languages.
//!
//! Part of the build script; the tests of the crate include it as well.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// One text in one language, its front matter read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shipped {
    pub title: String,
    pub version: u32,
    pub reviewed: bool,
    pub note: Option<String>,
    pub body: String,
}

/// Slug, then English and Welsh.
pub type Texts = BTreeMap<String, (Shipped, Shipped)>;

/// Reads `<slug>.en.md` and `<slug>.cy.md` in the folder and the folders below it. A folder that is not there holds nothing.
pub fn collect(folder: &Path) -> Result<Texts, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut found: BTreeMap<String, [Option<Shipped>; 2]> = BTreeMap::new();
    walk(folder, "", &mut found, &mut mistakes);
    let mut texts = Texts::new();
    for (slug, languages) in found {
        match languages {
            [Some(english), Some(welsh)] if english.version == welsh.version => {
                texts.insert(slug, (english, welsh));
            }
            [Some(english), Some(welsh)] => mistakes.push(format!(
                "content/{slug}: English is version {}, Welsh is version {}",
                english.version, welsh.version
            )),
            [Some(_), None] => mistakes.push(format!("content/{slug}.cy.md is missing")),
            _ => mistakes.push(format!("content/{slug}.en.md is missing")),
        }
    }
    if mistakes.is_empty() { Ok(texts) } else { Err(mistakes) }
}

fn walk(
    folder: &Path,
    above: &str,
    found: &mut BTreeMap<String, [Option<Shipped>; 2]>,
    mistakes: &mut Vec<String>,
) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            walk(&path, &format!("{above}{name}/"), found, mistakes);
            continue;
        }
        let (slug, place) = match (name.strip_suffix(".en.md"), name.strip_suffix(".cy.md")) {
            (Some(slug), _) => (slug, 0),
            (_, Some(slug)) => (slug, 1),
            _ => continue,
        };
        let text = fs::read_to_string(&path).unwrap_or_default();
        match parse(&text) {
            Ok(shipped) => found.entry(format!("{above}{slug}")).or_default()[place] = Some(shipped),
            Err(mistake) => mistakes.push(format!("content/{above}{name}: {mistake}")),
        }
    }
}

/// Splits front matter from Markdown.
pub fn parse(text: &str) -> Result<Shipped, String> {
    let text = text.replace("\r\n", "\n");
    let rest = text.strip_prefix("---\n").ok_or("must start with a line `---` and its title")?;
    let (front, body) = rest.split_once("\n---\n").ok_or("the front matter has no closing `---`")?;
    let mut shipped = Shipped { body: body.trim().to_owned(), ..Shipped::default() };
    for line in front.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once(':').ok_or_else(|| format!("`{line}` is not `name: value`"))?;
        let value = value.trim().trim_matches('"').to_owned();
        match name.trim() {
            "title" => shipped.title = value,
            "version" => shipped.version = value.parse().map_err(|_| "`version` must be a number")?,
            "review" => match value.as_str() {
                "done" => shipped.reviewed = true,
                "pending" => shipped.reviewed = false,
                _ => return Err("`review` must be `pending` or `done`".to_owned()),
            },
            "note" => shipped.note = Some(value),
            other => return Err(format!("`{other}` is not one of title, version, review, note")),
        }
    }
    for (wanted, missing) in [("title", shipped.title.is_empty()), ("version", shipped.version == 0)] {
        if missing {
            return Err(format!("`{wanted}` is missing"));
        }
    }
    if !front.lines().any(|line| line.starts_with("review:")) {
        return Err("`review` is missing".to_owned());
    }
    if shipped.body.is_empty() {
        return Err("there is no text below the front matter".to_owned());
    }
    Ok(shipped)
}

/// The table as Rust source, sorted by slug, English before Welsh.
pub fn as_rust(texts: &Texts) -> String {
    let mut rust = String::from("static TEXTS: &[Text] = &[\n");
    for (slug, (english, welsh)) in texts {
        for (language, shipped) in [("English", english), ("Welsh", welsh)] {
            let Shipped { title, version, reviewed, note, body } = shipped;
            let _ = writeln!(
                rust,
                "Text {{ slug: {slug:?}, language: Language::{language}, title: {title:?}, version: {version}, \
                 cy_review: Review::{}, note: {note:?}, body_markdown: {body:?} }},",
                if *reviewed || language == "English" { "Done" } else { "Pending" }
            );
        }
    }
    rust.push_str("];\n");
    rust
}
