//! Recorded voices: what lies in the folder of a language, all of it read or all of its faults told.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use trellis_film::marks::{self, Mark};
use trellis_film::script::{Script, all_description_keys};
use trellis_studio::sound::Voices;

use super::Trouble;
use super::source::Film;

/// A minute in the widest format has 11.5 MB; no more than this is read of a file, in bytes.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Something of each file, by its name.
type Named<T> = BTreeMap<String, T>;

/// The recordings of a script in `folder/LANGUAGE/LINE.wav`, with those of its descriptions when they are asked for; nothing where
/// there are none in its language.
pub fn voices(folder: &Path, script: &Script, described: bool) -> Result<Option<Voices>, Trouble> {
    if !folder.is_dir() {
        return Err(Trouble::Unreadable(format!("{}: there is no such folder", folder.display())));
    }
    let folder = folder.join(script.language.code());
    let (files, mut faults) = files(&folder)?;
    let descriptions = script.scenes.iter().filter_map(|scene| scene.described.as_ref());
    let needed =
        script.lines().map(|line| &line.id).chain(descriptions.map(|one| &one.id).filter(|_| described));
    let wrong = match Voices::read(&files, needed.map(String::as_str)) {
        Ok(voices) if faults.is_empty() => return Ok(voices),
        read => read.err().unwrap_or_default(),
    };
    // What is there and cannot be read is not missing.
    for fault in wrong.into_iter().filter(|fault| !faults.contains_key(&fault.name)).collect::<Vec<_>>() {
        faults.entry(fault.name).or_default().push(fault.wrong.to_string());
    }
    let place = folder.display();
    let lines = faults.iter().flat_map(|(name, why)| why.iter().map(move |why| (name, why)));
    let mut lines: Vec<String> = lines.map(|(name, why)| format!("{place}/{name}: {why}")).collect();
    if faults.keys().any(|name| all_description_keys().iter().any(|key| *name == format!("{key}.wav"))) {
        lines.push(
            "--described needs a recording of every description; without it, the player (film.html) reads them aloud"
                .to_owned(),
        );
    }
    Err(Trouble::Unreadable(lines.join("\n")))
}

/// The marks of words beside the recordings of a script, `folder/LANGUAGE/LINE.marks.toml`; a recording needs none.
pub fn marks(folder: &Path, script: &Script, voices: &Voices) -> Result<Named<Vec<Mark>>, Trouble> {
    let folder = folder.join(script.language.code());
    let lengths = voices.lengths();
    let (mut found, mut faults) = (Named::new(), Vec::new());
    for line in script.lines() {
        let path = folder.join(format!("{}{}", line.id, marks::ENDING));
        if !path.exists() {
            continue;
        }
        let name = path.display().to_string();
        let bytes = read(&path, marks::MOST_BYTES as u64 + 1);
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other));
        match text.map_err(|error| vec![format!("{name}: it cannot be read: {error}")]).and_then(|text| {
            let read = marks::read(&name, &text, &line.text, lengths.get(&line.id).copied().unwrap_or(0));
            read.map_err(|faults| faults.iter().map(ToString::to_string).collect())
        }) {
            Ok(marks) => {
                found.insert(line.id.clone(), marks);
            }
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(Trouble::Unreadable(faults.join("\n"))) }
}

/// What could be read of a folder, and what could not, by name.
type Read = (Named<Vec<u8>>, Named<Vec<String>>);

/// Every WAV file by its name, and what cannot be read. Other files are notes of whoever recorded them.
fn files(folder: &Path) -> Result<Read, Trouble> {
    let (mut files, mut faults) = (Named::new(), Named::<Vec<String>>::new());
    if !folder.is_dir() {
        return Ok((files, faults));
    }
    let wrong = |error| Trouble::Unreadable(format!("{}: it cannot be read: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.to_lowercase().ends_with(".wav") || name.starts_with('.') {
            continue;
        }
        match read(&path, LARGEST) {
            Ok(bytes) => {
                files.insert(name, bytes);
            }
            Err(error) => {
                faults.insert(name, vec![format!("it cannot be read: {error}")]);
            }
        }
    }
    Ok((files, faults))
}

/// The file, up to so many bytes; a recording that is cut off here says in its first bytes that it is longer.
fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses a folder of recordings in which none of these films has found any.
pub fn found(folder: Option<&Path>, films: &[&Film]) -> Result<(), Trouble> {
    match folder {
        Some(folder) if films.iter().all(|film| film.sound.is_none()) => {
            let languages: Vec<&str> = films.iter().map(|film| film.script.language.code()).collect();
            Err(Trouble::Unreadable(format!(
                "{}: there are no recordings for this film in it; they are called `{}/title-1.wav` and so on, \
                 one for each line",
                folder.display(),
                languages.first().unwrap_or(&"en")
            )))
        }
        _ => Ok(()),
    }
}
