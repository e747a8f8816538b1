//! The last look at a file before it is written: are all pictures in it, each once, at the place and of the length it says?

use super::{Film, TIMESCALE};
use crate::sound::{RATE, Sound};
use crate::video::Fault;

/// Reads the contents back as a player would and compares them with what was asked for: pictures, sound, length, places.
pub(crate) fn check(head: &[u8], film: &Film<'_>) -> Result<(), Fault> {
    let wrong = |what: &str| Fault::SelfCheck(what.to_owned());
    let unreadable = || wrong("its table of contents cannot be read");
    let samples = tables(head, *b"vide").ok_or_else(unreadable)?;
    let tables = Tables::of(samples).ok_or_else(unreadable)?;
    let settings = film.settings;
    if tables.frames != settings.frames || tables.sizes.len() != settings.frames as usize {
        return Err(wrong(&format!("{} pictures instead of {}", tables.sizes.len(), settings.frames)));
    }
    if tables.step * settings.fps != TIMESCALE {
        return Err(wrong("a picture is shown too long or not long enough"));
    }
    let end = head.len() as u64 + u64::from(payload(head).ok_or_else(unreadable)?);
    let titles: usize = super::chapters::samples(film).iter().map(Vec::len).sum();
    let mut place = (head.len() + titles) as u64;
    let mut sizes = tables.sizes.iter();
    let mut heard = Heard::of(head, film)?;
    if tables.places.len() != film.groups.len() {
        return Err(wrong("it is longer or shorter than it says"));
    }
    for ((group, told), count) in film.groups.iter().zip(&tables.places).zip(film.heard()) {
        place += heard.next(count, place)?;
        let length: u64 = sizes.by_ref().take(group.sizes.len()).map(|size| u64::from(*size)).sum();
        if u64::from(*told) != place || length != group.bytes.len() as u64 {
            return Err(wrong("a picture is not where the file says"));
        }
        place += length;
    }
    if !heard.is_over() || place != end {
        return Err(wrong("it is longer or shorter than it says"));
    }
    Ok(())
}

/// The sound as the head tells of it, stretch by stretch.
struct Heard {
    sizes: std::vec::IntoIter<u32>,
    places: std::vec::IntoIter<u32>,
}

impl Heard {
    fn of(head: &[u8], film: &Film<'_>) -> Result<Self, Fault> {
        let Some(sound) = film.sound else {
            return Ok(Self { sizes: Vec::new().into_iter(), places: Vec::new().into_iter() });
        };
        let wrong = |what: &str| Fault::SelfCheck(what.to_owned());
        let told = tables(head, *b"soun").and_then(Tables::of);
        let told = told.ok_or_else(|| wrong("the table of its sound cannot be read"))?;
        // Within one picture of the pictures.
        let (long, wanted) = (u64::from(sound.samples) * u64::from(TIMESCALE), u64::from(film.duration()));
        let step = u64::from(film.step() * RATE);
        if (wanted * u64::from(RATE)).abs_diff(long) > step
            || told.step != Sound::UNIT
            || told.sizes != sound.sizes
        {
            return Err(wrong("its sound is longer or shorter than its pictures"));
        }
        Ok(Self { sizes: told.sizes.into_iter(), places: told.places.into_iter() })
    }

    /// The length of the next stretch, of so many units, if it is at this place.
    fn next(&mut self, count: u32, place: u64) -> Result<u64, Fault> {
        if count > 0 && self.places.next().map(u64::from) != Some(place) {
            return Err(Fault::SelfCheck("its sound is not where the file says".to_owned()));
        }
        Ok(self.sizes.by_ref().take(count as usize).map(u64::from).sum())
    }

    fn is_over(&self) -> bool {
        self.sizes.len() == 0 && self.places.len() == 0
    }
}

/// `stbl` of the first track of that kind.
fn tables(head: &[u8], kind: [u8; 4]) -> Option<&[u8]> {
    let track = tracks(head).find(|track| {
        find(track, &[*b"mdia", *b"hdlr"]).and_then(|inside| inside.get(8..12)) == Some(&kind[..])
    })?;
    find(track, &[*b"mdia", *b"minf", *b"stbl"])
}

/// The insides of all tracks.
pub(crate) fn tracks(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let movie = find(head, &[*b"moov"]).unwrap_or_default();
    boxes(movie).filter(|(name, _)| name == b"trak").map(|(_, inside)| inside)
}

/// What the last box, of which only the header is here, says that it holds.
fn payload(head: &[u8]) -> Option<u32> {
    let (length, name) = head.last_chunk::<8>()?.split_at(4);
    let length = u32::from_be_bytes(length.try_into().ok()?);
    (name == b"mdat").then(|| length.checked_sub(8)).flatten()
}

struct Tables {
    frames: u32,
    step: u32,
    sizes: Vec<u32>,
    places: Vec<u32>,
}

impl Tables {
    fn of(samples: &[u8]) -> Option<Self> {
        let words = |name| find(samples, &[name]).map(words);
        let [_, 1, frames, step] = words(*b"stts")?[..] else { return None };
        let [_, 0, number, ref sizes @ ..] = words(*b"stsz")?[..] else { return None };
        let [_, chunks, ref places @ ..] = words(*b"stco")?[..] else { return None };
        let whole = number as usize == sizes.len() && chunks as usize == places.len();
        whole.then(|| Self { frames, step, sizes: sizes.to_vec(), places: places.to_vec() })
    }
}

/// The inside of the first box of that name, in the first box of the name before, and so on.
pub(crate) fn find<'a>(mut bytes: &'a [u8], path: &[[u8; 4]]) -> Option<&'a [u8]> {
    for name in path {
        bytes = boxes(bytes).find(|(other, _)| other == name)?.1;
    }
    Some(bytes)
}

/// Names and insides of the boxes that follow one another here, as far as they are whole.
pub(crate) fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(*bytes.first_chunk::<4>()?) as usize;
        let name: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
        let inside = bytes.get(8..length)?;
        bytes = &bytes[length..];
        Some((name, inside))
    })
}

pub(crate) fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_be_bytes(*word)).collect()
}
