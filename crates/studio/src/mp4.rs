//! The file around the pictures: what is where, how long, in which colours and language, with which chapters.
//!
//! Our own, because the crates that write MP4 know neither chapters that players show nor the colours of BT.709. Sections are those of
//! ISO/IEC 14496-12 (boxes) and 14496-15 (H.264 in them), and of Apple's QuickTime File Format for chapters and names.

mod boxes;
mod chapters;
mod check;
mod movie;
mod names;
mod picture;
mod sound;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::sound::Sound;
use crate::video::{Fault, Group, Settings};

pub(crate) use check::check;
#[cfg(test)]
pub(crate) use check::{boxes, find, tracks, words};
pub(crate) use sound::alone;

/// Units of time in a second, in the whole file: frames of all five rates and milliseconds are whole numbers of them.
pub(crate) const TIMESCALE: u32 = 3000;

/// All that the file holds.
pub(crate) struct Film<'a> {
    /// Size, length and names.
    pub settings: &'a Settings,
    /// The sequence parameter set, without a start code.
    pub sps: &'a [u8],
    /// The picture parameter set, likewise.
    pub pps: &'a [u8],
    /// The pictures.
    pub groups: &'a [Group],
    /// What is heard, as long as the pictures.
    pub sound: Option<&'a Sound>,
}

impl Film<'_> {
    /// Of one frame, in units of time.
    fn step(&self) -> u32 {
        TIMESCALE / self.settings.fps
    }

    /// Of the film, in units of time; an hour is 10.8 million.
    fn duration(&self) -> u32 {
        self.settings.frames * self.step()
    }

    /// Units of sound that stand before each group: those that are heard while it is shown.
    fn heard(&self) -> Vec<u32> {
        self.sound.map_or_else(|| vec![0; self.groups.len()], |sound| sound::counts(self, sound))
    }

    /// Bytes of sound before each group, and bytes of the group, in their order.
    fn lengths(&self) -> Vec<[u32; 2]> {
        let mut sizes = self.sound.map_or(&[][..], |sound| &sound.sizes).iter();
        let mut of_sound = |count: u32| sizes.by_ref().take(count as usize).sum();
        let groups = self.groups.iter().map(|group| group.bytes.len() as u32);
        self.heard().into_iter().zip(groups).map(|(count, length)| [of_sound(count), length]).collect()
    }
}

/// Everything before the pictures, so that a player on the other side of a network can start at once.
pub(crate) fn head(film: &Film<'_>) -> Result<Vec<u8>, Fault> {
    let texts: u64 = chapters::samples(film).iter().map(|sample| sample.len() as u64).sum();
    let pictures: u64 = film.groups.iter().map(|group| group.bytes.len() as u64).sum();
    let sound = film.sound.map_or(0, |sound| sound.bytes.len() as u64);
    // Two bytes short of all that 32 bits can say would do; a film is a thousandth of it.
    let payload = u32::try_from(texts + pictures + sound).ok().filter(|payload| *payload < 1 << 31);
    let payload = payload.ok_or_else(|| Fault::SelfCheck("it is larger than 2 GiB".to_owned()))?;
    let kind = boxes::plain(*b"ftyp", b"isom\0\0\x02\0isomiso2avc1mp41");
    // The places of the pictures stand in front of them, in numbers of fixed length: the second time they are right.
    let length = kind.len() + movie::movie(film, 0)?.len() + boxes::HEADER;
    let mut head = kind;
    head.extend(movie::movie(film, length as u32)?);
    head.extend((payload + boxes::HEADER as u32).to_be_bytes());
    head.extend(b"mdat");
    Ok(head)
}

/// What comes behind it: the titles of the chapters, then group after group, each behind the sound that is heard with it.
pub(crate) fn body<'a>(film: &'a Film<'a>) -> impl Iterator<Item = Cow<'a, [u8]>> {
    let texts = chapters::samples(film).concat();
    let mut sound = film.sound.map_or(&[][..], |sound| &sound.bytes);
    let groups = film.groups.iter().zip(film.lengths()).flat_map(move |(group, [heard, _])| {
        let (now, later) = sound.split_at(heard as usize);
        sound = later;
        [now.into(), group.bytes.as_slice().into()]
    });
    [texts.into()].into_iter().chain(groups)
}
