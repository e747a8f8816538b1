#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod code;
pub mod links;
pub mod sessions;
pub mod set_up;
pub mod token;
pub mod unlocks;
pub mod visits;
