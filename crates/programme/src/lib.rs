#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod accounts;
pub mod act;
pub mod pairs;
pub mod programmes;

pub use act::{Act, Ground, Moment, Stop};
