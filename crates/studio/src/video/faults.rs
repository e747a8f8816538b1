//! Why there is no film.

use std::io;

/// A reason, in words for the person who asked for the film.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Somebody interrupted it.
    #[error("the film was stopped before it was finished")]
    Stopped,
    /// H.264 with colours at half the resolution needs even sides.
    #[error(
        "a film of {width} × {height} pixels cannot be made: both sides must be even, from 64 × 64 to 1920 × 1080"
    )]
    Size {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Not one of the five rates.
    #[error("{fps} pictures a second is not a rate of films here: take 24, 25, 30, 50 or 60")]
    Rate {
        /// Pictures a second.
        fps: u32,
    },
    /// No picture, or more than fit.
    #[error("a film of {frames} pictures cannot be made: it must have at least one and last an hour at most")]
    Length {
        /// Pictures.
        frames: u32,
    },
    /// The starts that must be reachable by a jump.
    #[error("the frames to jump to must begin with 0, rise, and lie inside the film; {frame} does not")]
    KeyFrames {
        /// The first that is wrong.
        frame: u32,
    },
    /// Chapters out of order, outside the film, too many or without a name.
    #[error(
        "chapter {number} is wrong: the first starts at 0, each later than the one before, inside the film, with a title of 1 to 255 bytes; there are 255 at most"
    )]
    Chapter {
        /// Counted from 1.
        number: usize,
    },
    /// Neither English nor Welsh.
    #[error("\"{0}\" is not a language of films here: take en or cy")]
    Language(String),
    /// Something that the encoder did or refused.
    #[error("the encoder failed: {0}")]
    Encoder(String),
    /// The file that was about to be written is not the film that was asked for.
    #[error("the film failed its own check: {0}")]
    SelfCheck(String),
    /// The disk, or whatever it is written to.
    #[error("the film could not be written: {0}")]
    Write(#[from] io::Error),
}
