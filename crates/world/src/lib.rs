#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod builder;
pub mod circles;
mod frame;
mod hours;
mod names;
mod supervision;
pub mod wren_valley;

pub use builder::Builder;
