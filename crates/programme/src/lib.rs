#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod accounts;
pub mod act;
pub mod constellations;
pub mod homes;
pub mod pairs;
pub mod programmes;

pub use act::{Act, Ground, Moment, Stop};
