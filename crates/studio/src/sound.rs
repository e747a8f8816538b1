//! Recorded voices: clips in, one even track of sound out.
//!
//! A film is silent unless somebody has recorded every line of it. The clips decide how long the lines last ([`Voices::lengths`]); the track
//! puts each where its line starts, brings it to the loudness of broadcast speech, and is encoded as AAC-LC for the video ([`Sound`]).

mod clip;
mod encode;
mod level;
mod limit;
#[cfg(test)]
mod tests;
mod voices;

pub use encode::Sound;
pub use voices::{Fault, Voices, Wrong};

/// Samples a second, of every clip and of the track.
pub const RATE: u32 = 48_000;
/// No clip is longer, in seconds.
pub const LONGEST_S: u32 = 60;
/// How loud the voices are together, in LUFS (ITU-R BS.1770-5).
pub const LOUDNESS: f64 = -16.0;
/// How far they may be from that, in LU.
pub const TOLERANCE: f64 = 1.0;
/// No true peak is higher, in dBTP.
pub const PEAK: f64 = -1.0;

/// Why there is no track, although every clip is as it should be.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// The peaks stand too far above the rest.
    #[error(
        "the voices cannot be made {} LUFS loud with peaks below {} dBTP: they reach {loudness:.1} LUFS \
         and {peak:.1} dBTP. Record without knocks, clicks and plosives",
        LOUDNESS,
        PEAK
    )]
    Level {
        /// In LUFS.
        loudness: f64,
        /// In dBTP.
        peak: f64,
    },
    /// The encoder refused.
    #[error("the encoder of sound failed: {0}")]
    Encoder(String),
}
