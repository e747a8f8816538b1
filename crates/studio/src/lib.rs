#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod area;
pub mod bench;
pub mod check;
pub mod clip;
pub mod lottie;
pub mod motion;
mod mp4;
pub mod poster;
pub mod raster;
pub mod reel;
pub mod shape;
pub mod sound;
pub mod still;
pub mod svg;
pub mod video;

#[cfg(test)]
#[path = "../../film/src/font/made.rs"]
mod own_font;
