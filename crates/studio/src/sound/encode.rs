//! The track as AAC-LC, decoded again before anybody hears it.

use syom::{AacError, DecodeOptions, EncodeOptions, Encoder};
use trellis_film::cut::Cut;
use trellis_film::script::Script;
use trellis_film::time::{Beat, Ms};

use super::{LOUDNESS, PEAK, RATE, TOLERANCE, Unfit, Voices, level};

/// Bits a second: enough for one voice to be whole.
const BITS: u32 = 96_000;
/// Where the first attempt keeps its peaks, in dBFS: waves rise between samples, and the encoder adds a little.
const CEILING: f64 = -2.5;
/// So many times the ceiling is lowered by what the decoded track is above its limit.
const ATTEMPTS: usize = 4;

/// The sound of a video: AAC-LC, mono, 48 kHz, exactly as long as the pictures.
#[derive(Debug, Clone, PartialEq)]
pub struct Sound {
    /// What tells a decoder how it is encoded (ISO/IEC 14496-3, 1.6: `AudioSpecificConfig`).
    pub(crate) config: Vec<u8>,
    /// Bytes of each access unit, of [`Sound::UNIT`] samples.
    pub(crate) sizes: Vec<u32>,
    /// The access units.
    pub(crate) bytes: Vec<u8>,
    /// Samples that a decoder gives before the first of ours.
    pub(crate) priming: u32,
    /// Our samples.
    pub(crate) samples: u32,
    loudness: f64,
    peak: f64,
}

impl Sound {
    /// Samples of an access unit.
    pub(crate) const UNIT: u32 = 1024;

    /// The recorded lines of a script whose times are theirs, as long as all pictures of `beat`.
    ///
    /// # Errors
    /// [`Unfit`]: when the decoded track is not as loud as it should be, or has peaks that are too high.
    pub fn new(voices: &Voices, script: &Script, beat: Beat) -> Result<Self, Unfit> {
        Self::spoken(voices, &lines(script), beat)
    }

    /// The same with descriptions, of which there are recordings too: `script` and `beat` by the film's own clock.
    ///
    /// # Errors
    /// As [`Sound::new`].
    pub fn described(voices: &Voices, script: &Script, cut: &Cut, beat: Beat) -> Result<Self, Unfit> {
        let script = cut.script(script);
        let mut spoken = lines(&script);
        spoken.extend(cut.read().iter().map(|read| (read.id.as_str(), read.start)));
        Self::spoken(voices, &spoken, cut.beat(beat))
    }

    /// Recordings, each from its moment in ms.
    fn spoken(voices: &Voices, lines: &[(&str, Ms)], beat: Beat) -> Result<Self, Unfit> {
        // At all five rates a picture is a whole number of samples.
        let length = beat.frames() * (RATE / beat.fps);
        let track = level::laid(voices, lines, length as usize);
        let mut ceiling = CEILING;
        let mut sound = Self::encoded(&level::mastered(&track, ceiling))?;
        for _ in 1..ATTEMPTS {
            if sound.peak <= PEAK {
                break;
            }
            ceiling -= sound.peak - PEAK + 0.1;
            sound = Self::encoded(&level::mastered(&track, ceiling))?;
        }
        if sound.peak > PEAK || (sound.loudness - LOUDNESS).abs() > TOLERANCE {
            return Err(Unfit::Level { loudness: sound.loudness, peak: sound.peak });
        }
        Ok(sound)
    }

    /// The track as an M4A file, for a page.
    pub fn m4a(&self) -> Vec<u8> {
        crate::mp4::alone(self)
    }

    /// Integrated loudness of the decoded track, in LUFS.
    pub const fn loudness(&self) -> f64 {
        self.loudness
    }

    /// Highest true peak of the decoded track, in dBTP.
    pub const fn peak(&self) -> f64 {
        self.peak
    }

    /// A sound of units that hold nothing.
    #[cfg(test)]
    pub(crate) fn of_units(sizes: Vec<u32>, samples: u32) -> Self {
        let bytes = vec![5; sizes.iter().sum::<u32>() as usize];
        Self { config: vec![0x11, 0x88], sizes, bytes, priming: 1024, samples, loudness: -16.0, peak: -1.0 }
    }

    /// The access units without the container's tag that a whole file of the encoder begins with.
    fn encoded(track: &[f32]) -> Result<Self, Unfit> {
        let wrong = |why: AacError| Unfit::Encoder(why.to_string());
        let mut encoder =
            Encoder::new(RATE, 1, &EncodeOptions::adts().with_bitrate_bps(BITS)).map_err(wrong)?;
        let config = encoder.asc().to_vec();
        let (mut sizes, mut bytes, mut stream) = (Vec::new(), Vec::new(), Vec::new());
        let mut keep = |frame: syom::EncodedFrame<'_>| {
            sizes.push(frame.payload.len() as u32);
            bytes.extend_from_slice(frame.payload);
            stream.extend_from_slice(frame.au);
            Ok(())
        };
        encoder.feed(&[track], &mut keep).map_err(wrong)?;
        let told = encoder.finish(&mut keep).map_err(wrong)?;
        let heard = syom::decode_with(&stream, &DecodeOptions::unbounded()).map_err(wrong)?;
        let heard = heard.channels.first().map_or(&[][..], Vec::as_slice);
        Ok(Self {
            config,
            sizes,
            bytes,
            priming: told.priming as u32,
            samples: track.len() as u32,
            loudness: level::loudness(heard).unwrap_or(f64::NEG_INFINITY),
            peak: level::true_peak(heard),
        })
    }
}

/// What is said, and from which moment in ms.
fn lines(script: &Script) -> Vec<(&str, Ms)> {
    script.lines().map(|line| (line.id.as_str(), line.start)).collect()
}
