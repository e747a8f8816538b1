//! All recorded lines of a film: every one of them, or a list of what is missing or wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use trellis_film::script::{all_description_keys, all_line_keys};

use super::{LONGEST_S, RATE, clip};

/// What a recording is called after its line.
const ENDING: &str = ".wav";

/// The recorded lines of one film in one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voices {
    clips: BTreeMap<String, Vec<f32>>,
}

/// A file that is wrong, or is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The file's name in the folder of its language.
    pub name: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with a recording.
#[derive(Debug, Clone, PartialEq)]
pub enum Wrong {
    /// There is no such file, and others are there.
    Missing,
    /// No line of any film has this name.
    Unknown,
    /// It cannot be read.
    NotWav(String),
    /// So many channels.
    Channels(u16),
    /// Samples a second.
    Rate(u32),
    /// It is longer than a line can be.
    Long {
        /// In seconds.
        seconds: f64,
    },
    /// It has no samples.
    Empty,
    /// Nobody is heard; its loudness in LUFS, if there is any.
    Silent(Option<f64>),
}

impl Voices {
    /// Reads the recordings of a film that says the lines, and reads the descriptions, `needed`, from files by name. Without any
    /// recording the film is silent.
    ///
    /// # Errors
    /// Every file that is missing or wrong, in the order of their names. Recordings for another audience, and of descriptions, may be
    /// there too.
    pub fn read<'a>(
        files: &BTreeMap<String, Vec<u8>>,
        needed: impl IntoIterator<Item = &'a str>,
    ) -> Result<Option<Self>, Vec<Fault>> {
        if files.is_empty() {
            return Ok(None);
        }
        let needed: BTreeSet<&str> = needed.into_iter().collect();
        let known = &all_line_keys() | &all_description_keys();
        let mut voices = Self::default();
        let mut faults: Vec<Fault> = Vec::new();
        for (name, bytes) in files {
            let line = name.strip_suffix(ENDING).unwrap_or(name);
            if !known.contains(line) {
                faults.push(Fault { name: name.clone(), wrong: Wrong::Unknown });
            } else if needed.contains(line) {
                match clip::read(bytes) {
                    Ok(samples) => {
                        voices.clips.insert(line.to_owned(), samples);
                    }
                    Err(wrong) => {
                        faults.extend(wrong.into_iter().map(|wrong| Fault { name: name.clone(), wrong }));
                    }
                }
            }
        }
        let names = needed.iter().map(|line| format!("{line}{ENDING}"));
        faults.extend(
            names.filter(|name| !files.contains_key(name)).map(|name| Fault { name, wrong: Wrong::Missing }),
        );
        faults.sort_by(|one, other| one.name.cmp(&other.name));
        if faults.is_empty() { Ok(Some(voices)) } else { Err(faults) }
    }

    /// How long each line was spoken, in ms, rounded up.
    pub fn lengths(&self) -> BTreeMap<String, u32> {
        let ms = |samples: &Vec<f32>| (samples.len() as u32).div_ceil(RATE / 1000);
        self.clips.iter().map(|(line, samples)| (line.clone(), ms(samples))).collect()
    }

    /// The samples of a line.
    pub(super) fn of(&self, line: &str) -> Option<&[f32]> {
        self.clips.get(line).map(Vec::as_slice)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.wrong)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("it is missing; record every line of a language, or none"),
            Self::Unknown => {
                f.write_str("no line of the film has this name; rename it or take it out of the folder")
            }
            Self::NotWav(why) => {
                write!(f, "it cannot be read as WAV ({why}); save it as WAV with PCM samples")
            }
            Self::Channels(number) => {
                write!(f, "it has {number} channels; save it as mono, with one channel")
            }
            Self::Rate(rate) => write!(f, "it has {rate} samples a second; save it with {RATE} (48 kHz)"),
            Self::Long { seconds } => {
                write!(
                    f,
                    "it lasts {:.1} s; a line lasts {LONGEST_S} s at most",
                    (seconds * 10.0).ceil() / 10.0
                )
            }
            Self::Empty => f.write_str("it holds no sound; record the line again"),
            Self::Silent(Some(loud)) => {
                write!(f, "it is as good as silent ({loud:.0} LUFS); record it louder and nearer")
            }
            Self::Silent(None) => f.write_str("it is silent; record the line again"),
        }
    }
}
